"""An answer to the question on the screen may be typed in other words; what says something else is no answer."""

from __future__ import annotations

import pytest

from tests.people import Person

WHO = "sl_roof-tonight"
MAN, WOMAN = "roof-tonight_beds_man", "roof-tonight_beds_woman"


def answered(text: str, on: str = WHO) -> str:
    return Person().opens(on).says(text).screen.token


@pytest.mark.parametrize("text", ["Moški", "moski", "sem moški", "moski sem, sam", "MOŠKI!", "prvo", "1", "prva"])
def test_a_label_is_typed_in_part_or_by_its_number(text):
    assert answered(text) == f"sl_{MAN}"


@pytest.mark.parametrize("text", ["a man", "I am a man", "for me, a man", "the first one"])
def test_an_answer_in_another_language_is_answered_in_it(text):
    assert answered(text).endswith(MAN)


def test_the_second_answer_is_counted():
    assert answered("druga") == answered("2") == f"sl_{WOMAN}"


@pytest.mark.parametrize("text", ["nisem moški", "sem moški ali ženska", "12"])
def test_what_is_not_clear_is_no_answer(text):
    assert not answered(text).startswith((f"sl_{MAN}", f"sl_{WOMAN}"))


def test_a_number_that_is_not_on_the_label_is_no_answer():
    assert answered("imam 45 let") == WHO


@pytest.mark.parametrize(
    ("text", "answer"),
    [("da", "yes"), ("ja, seveda", "yes"), ("nope", "no"), ("nimam", "no"), ("ne vem", "dk"), ("raje ne povem", "ns")],
)
def test_yes_and_no_answer_a_check(text, answer):
    assert answered(text, "sl_check_child-benefit") == f"sl_check_child-benefit_child-{answer}"


def test_a_label_of_home_is_a_need_with_all_its_words():
    assert answered("jest", "sl").startswith("sl_food")


def test_another_need_is_no_answer_although_it_has_a_word_of_a_label():
    assert Person().opens(WHO).says("sem moški in nimam kaj jesti").screen.state.flow == "food"


def test_what_speaks_of_a_crisis_is_no_answer():
    assert Person().opens(WHO).says("sem moški in se bom ubil").screen.state.flow == "suicide"
