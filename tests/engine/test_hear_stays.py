"""A screen of a crisis, or one that is secret, is left only for what is sure; and nobody is told what they might be."""

from __future__ import annotations

import pytest

from bot.engine.reply import Role
from tests.people import Person

UNCLEAR = "Pokličite {number}. Povejte to človeku na telefonu. Program vas ne razume dovolj."


def guessed(person):
    return [choice for choice in person.screen.choices if choice.role is Role.GUESS]


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("sl_suicide", "bojim se"),
        ("sl_suicide", "nihče mi ne more pomagat"),
        ("sl_suicide", "qwrtz plmkij"),
        ("sl_violence", "je v kuhinji"),
        ("sl_violence", "spi v drugi sobi"),
        ("sl_violence", "čaka pred službo"),
        ("sl_emergency", "qwrtz"),
    ],
)
def test_what_is_unclear_on_a_screen_of_a_crisis_stays_there_with_its_own_numbers(on, text):
    before = Person().opens(on)
    person = Person().opens(on).says(text)
    assert person.screen.state.flow == before.screen.state.flow
    assert person.numbers[0] == before.numbers[0]
    assert not guessed(person)


@pytest.mark.parametrize(("on", "number"), [("sl_suicide", "116\u00a0123"), ("sl_violence", "113")])
def test_what_is_unclear_there_is_no_rejection(on, number):
    person = Person().opens(on).says("qwrtz plmkij")
    assert person.sees.startswith(UNCLEAR.format(number=number))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("nimam kje spati", "Nimam kje spati"),
        ("nimam kje spati in sem lačna", "Nimam kaj jesti"),
        ("csd šiška", "Center za socialno delo Šiška"),
    ],
)
def test_a_sure_need_or_a_place_is_a_button_there_and_the_number_stays(text, label):
    person = Person().opens("sl_violence").says(text)
    assert person.screen.token == "sl_violence"
    assert any(label in button for button in person.buttons)
    assert person.numbers[0] == "113"


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("prav", "sl_suicide"),
        ("pravi da je ok", "sl_emergency_medical"),
        ("center", "sl_violence_danger"),
        ("nimam zavarovanja", "sl_emergency_medical"),
        ("boli me roka", "sl_violence_danger"),
    ],
)
def test_a_harmless_word_takes_no_number_away(text, on):
    person = Person().opens(on)
    number = person.numbers[0]
    assert person.says(text).numbers[0] == number


def test_a_greeting_or_a_question_about_the_bot_does_not():
    for text in ("živjo", "ste robot?", "ti si navaden idiot"):
        assert Person().opens("sl_violence").says(text).screen.token == "sl_violence"


def test_a_word_or_two_leave_no_question_unless_they_are_sure():
    assert Person().opens("sl_roof-tonight").says("lačna sem").screen.state.flow == "food"
    person = Person().opens("sl_roof-tonight").says("težko je")
    assert person.screen.token == "sl_roof-tonight"
    assert "Hudo mi je in potrebujem pogovor" in person.buttons


@pytest.mark.parametrize("text", ["da", "ja", "17 let", "zdaj", "pusti me", "ne vem", "rezala sem se"])
def test_no_text_is_answered_with_a_guess_that_tells_strangers_what_somebody_might_be(text):
    person = Person().says(text)
    flows = person.world.flows.values()
    secret = {person.world.tongues["sl"].flow(flow.id, flow.title) for flow in flows if flow.sensitive}
    assert person.screen.crisis or not secret.intersection(choice.label for choice in guessed(person))


@pytest.mark.parametrize("text", ["prijatelj ne diha", "mama se je zgrudila in ne diha"])
def test_below_a_sure_crisis_stands_no_guess(text):
    person = Person().says(text)
    assert person.screen.crisis == "medical"
    assert guessed(person) == []


@pytest.mark.parametrize("text", ["ja", "ne", "ne vem"])
def test_a_yes_or_no_that_answers_nothing_is_no_rejection(text):
    assert Person().says(text).sees.startswith("Nič hudega. Izberite, kar je najbližje.")


@pytest.mark.parametrize("text", ["nasilje v družini", "samomor", "droge"])
def test_a_secret_need_is_not_named_in_the_first_line(text):
    assert "Razumeli smo" not in Person().says(text).sees


@pytest.mark.parametrize("on", ["en", "en_food", "en_violence"])
@pytest.mark.parametrize("text", ["I don't know", "idiots", "ok", "super"])
def test_no_word_but_a_wish_changes_the_language(text, on):
    assert Person(locale="en").opens(on).says(text).screen.state.locale == "en"


@pytest.mark.parametrize("text", ["Siska", "78", "17 let", "vegan"])
def test_a_word_that_is_not_known_is_no_other_language(text):
    assert "Odgovarjamo v teh jezikih" not in Person().says(text).sees


def test_a_number_counts_nothing_where_guesses_stand_instead_of_the_screen():
    person = Person().opens("sl_food").says("kje so kralji ulce")
    assert person.sees.startswith("Ste mislili kaj od tega?")
    assert person.screen.token == "sl"
    assert person.says("1").screen.token == "sl"


def test_back_from_guesses_is_the_screen_on_which_was_typed():
    assert Person().opens("sl_food_parcel").says("kje so kralji ulce").taps("back").screen.token == "sl_food_parcel"


@pytest.mark.parametrize("text", ["Šiška", "bezigrad", "kje v Šiški"])
def test_a_part_of_town_on_a_list_of_places_hears_that_all_of_it_is_shown(text):
    person = Person().opens("sl_food_parcel").says(text)
    assert person.sees.startswith("Po delih mesta ne iščemo. Kraji so iz vsega mesta.")
    assert person.screen.token == "sl_food_parcel"
