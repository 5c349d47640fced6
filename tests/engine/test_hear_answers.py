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


YOUNG, FAMILY = "roof-tonight_young_under-18", "roof-tonight_family_with-children"


@pytest.mark.parametrize("text", ["sam", "sem sam", "fant", "jaz sem moški", "ja, moški", "hvala, sam sem"])
def test_other_words_for_an_answer_choose_it_beside_words_that_say_nothing(text):
    assert answered(text) == f"sl_{MAN}"


@pytest.mark.parametrize("text", ["oce", "mama sem", "otrok", "imam otroka 3 leta", "sem sama z dojenčkom", "3 otroke"])
def test_who_has_a_child_says_so_in_many_ways(text):
    assert answered(text) == f"sl_{FAMILY}"


@pytest.mark.parametrize("text", ["sama z otrokom", "jaz moški žena in dva otroka"])
def test_of_two_answers_the_one_said_in_more_words_is_meant(text):
    assert answered(text) == f"sl_{FAMILY}"


@pytest.mark.parametrize("text", ["jaz in žena", "jaz in moj mož", "s fantom sem", "s psom"])
def test_a_couple_is_asked_nothing_more(text):
    assert answered(text) == "sl_roof-tonight_beds"


@pytest.mark.parametrize("text", ["17 let", "16", "15 let", "star sem 15", "star je 16", "imam 15 let", "I'm 16"])
def test_years_below_an_age_choose_the_answer_that_means_it(text):
    assert answered(text) == f"sl_{YOUNG}"


def test_years_are_understood_in_another_language():
    assert answered("16 yo") == answered("I am 16 years old") == f"en_{YOUNG}"


@pytest.mark.parametrize("text", ["18 let", "18", "45", "imam 45 let", "star sem 30 let", "I'm 21"])
def test_years_above_an_age_never_choose_it(text):
    assert "young" not in answered(text)


@pytest.mark.parametrize(
    "on", ["sl_violence", "sl_pregnant", "sl_drugs", "sl_lgbt", "sl_suicide", "sl_mental-distress"]
)
def test_years_are_understood_wherever_an_answer_means_an_age(on):
    assert "_young" in answered("17 let", on)
    assert "_young" not in answered("27 let", on)


def test_a_number_of_something_else_is_no_age():
    assert "young" not in answered("imam 3 pse")


def test_a_number_is_a_place_as_far_as_there_are_answers():
    assert answered("5") == f"sl_{YOUNG}"
    assert answered("7") == "sl_roof-tonight_beds"
    assert answered("9") == f"sl_{YOUNG}"


@pytest.mark.parametrize("text", ["1", "2", "drugo", "2."])
@pytest.mark.parametrize("on", ["sl", "sl_home_health", f"sl_{MAN}"])
def test_a_number_chooses_nothing_where_other_things_can_be_counted(on, text):
    assert answered(text, on) == on


@pytest.mark.parametrize(("text", "answer"), [("ne", "sl_alimony_not-set"), ("da", "sl_alimony"), ("ja", "sl_alimony")])
def test_yes_and_no_choose_the_one_answer_that_begins_so(text, answer):
    assert answered(text, "sl_alimony") == answer


@pytest.mark.parametrize("text", ["ne", "ja", "da"])
@pytest.mark.parametrize("on", [WHO, "sl_pregnant", "sl_violence", "sl_suicide", "sl"])
def test_yes_and_no_choose_nothing_by_accident(on, text):
    assert answered(text, on) == on


def test_who_does_not_know_what_to_do_is_heard():
    assert answered("ne vem", "sl_pregnant") == "sl_pregnant_unsure"


@pytest.mark.parametrize(
    ("text", "on", "never"),
    [
        ("nisem noseča", WHO, "roof-tonight_family"),
        ("nisem mladoletna", WHO, "young"),
        ("nisem moški", WHO, "beds_man"),
        ("nisem ženska", WHO, "beds_woman"),
        ("ne krvavim", "sl_pregnant", "pregnant_urgent"),
        ("nisem v nevarnosti", "sl_violence", "violence_danger"),
        ("nisem pijan", "sl_emergency", "emergency_too-much"),
    ],
)
def test_what_is_denied_is_not_chosen(text, on, never):
    assert never not in answered(text, on)


@pytest.mark.parametrize(
    ("text", "on"),
    [("nisem noseča", WHO), ("nisem moški", WHO), ("im not a man", "en_roof-tonight"), ("ne krvavim", "sl_pregnant")],
)
def test_what_is_denied_is_no_need_either(text, on):
    assert answered(text, on) == on


@pytest.mark.parametrize(("text", "on"), [("help me", "en_suicide"), ("zdaj prosim", "sl_violence")])
def test_idle_words_are_an_answer_only_where_nothing_else_is_said(text, on):
    assert answered(text, on) == on


@pytest.mark.parametrize("text", ["je pred vrati", "pred vrati", "je pred hišo", "zdaj", "je v kuhinji"])
def test_who_stands_at_the_door_was_not_there_earlier(text):
    assert answered(text, "sl_violence") == "sl_violence_danger"


def test_a_word_is_no_slip_of_another():
    assert answered("prej", "sl_violence") == "sl_violence_earlier"
    assert answered("pred", "sl_violence") == "sl_violence"
    assert answered("pred vrati") == WHO


@pytest.mark.parametrize(
    "text", ["gre za sina", "gre za hčer", "gre za prijatelja", "ne gre zame", "prijateljica", "mama"]
)
def test_who_worries_about_somebody_is_told_what_to_do(text):
    assert answered(text, "sl_suicide") == "sl_suicide_someone"


@pytest.mark.parametrize("text", ["zame", "jaz", "meni"])
def test_who_speaks_of_themselves_is_heard(text):
    assert answered(text, "sl_suicide") == "sl_suicide_me"


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("požar", "accident"),
        ("gori", "accident"),
        ("plin", "accident"),
        ("nesreča", "accident"),
        ("ne diha", "medical"),
        ("krvavi", "medical"),
        ("tablete", "too-much"),
        ("prijatelj je vzel tablete", "too-much"),
    ],
)
def test_in_an_emergency_one_word_is_enough(text, node):
    assert answered(text, "sl_emergency") == f"sl_emergency_{node}"


@pytest.mark.parametrize(
    ("text", "on", "answer"),
    [
        ("elektrika", "sl_money", "sl_money_bills"),
        ("ne morem plačat elektrike", "sl_money", "sl_money_bills"),
        ("zdaj", "sl_mental-distress", "sl_mental-distress_talk"),
        ("z otrokom", f"sl_{MAN}", "sl_roof-tonight_family_man_with-children_-beds"),
    ],
)
def test_one_word_answers_a_question(text, on, answer):
    assert answered(text, on) == answer


@pytest.mark.parametrize(
    ("text", "on", "answer"),
    [
        ("I have nowhere to sleep", "sl", "en_roof-tonight"),
        ("nimam kje spati", "en", "sl_roof-tonight"),
        ("I need a doctor", "sl_home_health", "en_doctor"),
    ],
)
def test_a_label_of_another_language_is_a_button(text, on, answer):
    assert answered(text, on).startswith(answer)
