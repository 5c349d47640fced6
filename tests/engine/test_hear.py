"""A typed text finds places and needs by their names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.reply import Role
from bot.engine.show import MOST
from bot.understanding.names import Names, fold
from tests.people import Person


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Nimam kje spati", "sl_roof-tonight"),
        ("nimam kje spati", "sl_roof-tonight"),
        ("NIMAM KJE SPATI!", "sl_roof-tonight"),
        ("samomor", "sl_suicide"),
        ("zavetisce", "sl_roof-tonight"),
        ("prenocisce", "sl_roof-tonight"),
    ],
)
def test_the_words_of_a_need_lead_to_its_first_question(text: str, token: str) -> None:
    assert Person().says(text).screen.token.startswith(token)


@pytest.mark.parametrize("text", ["kralji ulice", "Kralji ulice", "kralji ulce", "kje so kralji ulice"])
def test_a_place_is_found_by_its_name_with_slips(text: str) -> None:
    person = Person().says(text)
    assert "Dnevni center Kralji ulice" in person.sees + " ".join(person.buttons)


def test_a_choice_can_be_typed_instead_of_tapped() -> None:
    tapped = Person().taps("Nimam kje spati").taps("Moški")
    assert Person().taps("Nimam kje spati").says("moski").screen.token == tapped.screen.token


def test_what_is_not_understood_offers_the_first_screen() -> None:
    person = Person().says("qwrtz plmkij")
    assert person.sees.startswith("Tega nismo razumeli.")
    assert "Nimam kje spati" in person.buttons


def test_what_was_understood_is_said() -> None:
    assert Person().says("prenočišče").sees.startswith("Razumeli smo: »Nimam kje spati«.")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_leaves_a_person_without_something_to_press(text: str) -> None:
    assert Person().says(text).buttons


def test_folding_takes_the_carons_off() -> None:
    assert fold("Šiška ČŽ đ") == "siska cz d"


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    names = Names([("društvo sonce", "a"), ("društvo luna", "b"), ("društvo zvezda", "c")])
    assert names.guess("drustvo luna")[0].target == "b"


def test_an_empty_text_names_nothing() -> None:
    assert Names([("luna", "a")]).guess(" ") == []


@pytest.mark.parametrize("text", ["qwrtz plmkij", "nimam nič"])
def test_a_text_that_is_not_clear_still_shows_the_numbers_that_always_help(text: str) -> None:
    assert {"112", "113", "116123"} <= set(Person().says(text).numbers)


def test_a_text_that_is_not_understood_keeps_the_screen() -> None:
    person = Person().opens("sl_violence")
    before = person.screen
    person.says("qwrtz plmkij")
    assert person.screen.token == before.token
    assert person.screen.sensitive
    assert set(before.choices) <= set(person.screen.choices)


def test_an_empty_text_is_the_same_screen() -> None:
    person = Person().opens("sl_food")
    assert person.says("  ").screen == Person().opens("sl_food").screen


def test_several_meanings_always_leave_a_way_out() -> None:
    assert "Nič od tega" in Person().says("šent").buttons


@pytest.mark.parametrize(
    "text", ["hocem umreti", "prijatelj je rekel da se bo ubil", "he wants to die", "hang himself"]
)
def test_the_plainest_words_of_a_crisis_reach_its_numbers(text: str) -> None:
    assert "116123" in Person().says(text).numbers


def test_two_needs_in_one_text_are_both_offered_the_urgent_one_first() -> None:
    person = Person().says("lačen sem in nimam kje spati")
    assert person.screen.state.flow == "roof-tonight"
    assert person.sees.startswith("Razumeli smo: »Nimam kje spati«. In še: »Nimam kaj jesti«.")
    assert person.buttons[0] == "Nimam kaj jesti"


def test_what_else_may_be_meant_stands_below_the_answers_and_never_makes_a_screen_too_long() -> None:
    person = Person().says("brez službe sem in ne morem plačati vrtca")
    answers = [choice for choice in person.screen.choices if choice.role in {Role.ANSWER, Role.GUESS}]
    assert any(choice.role is Role.GUESS for choice in answers)
    assert len(answers) <= MOST


def test_the_answer_comes_in_the_language_of_the_text() -> None:
    assert Person().says("i am hungry").screen.token == "en_food"
    assert Person(locale="en").says("lačna sem").screen.token == "sl_food"


def test_a_sensitive_need_leaves_no_trace_also_as_a_button() -> None:
    person = Person().says("ne vem, a je to nasilje ali samo prepir")
    assert person.screen.sensitive


def test_what_is_not_needed_is_not_offered() -> None:
    person = Person().says("ne potrebujem prenočišča, samo lačen sem")
    assert person.screen.state.flow == "food"
    assert "Nimam kje spati" not in person.buttons


def test_where_nothing_is_sure_the_nearest_needs_are_offered_with_numbers_and_a_way_out() -> None:
    person = Person().says("nimam nič")
    assert "Nimam denarja" in person.buttons
    assert set(person.numbers) >= {"112", "113", "116123"}
    assert "Nič od tega" in person.buttons
