"""A greeting, thanks, a word about the bot, abuse and the wish for a language: a short answer, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.people import TINY, Person

LIFELINES = {"112", "113", "116123"}


@pytest.mark.parametrize(
    ("text", "locale"), [("živjo", "sl"), ("dober dan", "sl"), ("hello", "en"), ("good morning!", "en")]
)
def test_a_greeting_is_answered_in_its_language_and_home_follows(text, locale):
    person = Person().says(text)
    assert person.screen.token == locale
    assert person.sees.startswith({"sl": "Pozdravljeni.", "en": person.world.tongues["en"].ui("Pozdravljeni.")}[locale])


def test_thanks_are_answered_and_the_screen_stays():
    person = Person().opens("sl_food_parcel").says("najlepša hvala")
    assert person.sees.startswith("Prosim. Srečno.")
    assert person.screen.token == "sl_food_parcel"


@pytest.mark.parametrize("text", ["ste robot?", "kdo bere to?", "do you store this?", "who made you"])
def test_a_question_about_the_bot_is_answered_by_what_this_is(text):
    assert Person().says(text).screen.state.flow == "about"


def test_abuse_is_answered_calmly_and_with_numbers():
    person = Person().says("ti si navaden idiot")
    assert person.sees.startswith("Žal nam je, če nismo pomagali.")
    assert person.numbers[0] == "116123"
    assert set(person.numbers) >= LIFELINES
    assert person.screen.token == "sl"


def test_only_who_orders_to_die_is_rude():
    assert Person().says("crkni").sees.startswith("Žal nam je")
    assert not Person().says("hočem crkniti").sees.startswith("Žal nam je")


def test_a_greeting_with_a_need_is_the_need():
    assert Person().says("živjo, nimam kje spati").screen.state.flow == "roof-tonight"


@pytest.mark.parametrize("text", ["english", "in english please", "english?", "I don't understand Slovene"])
def test_the_screen_changes_its_language(text):
    person = Person().taps("roof-tonight/man")
    before = person.screen.token
    assert person.says(text).screen.token == before.replace("sl_", "en_")


def test_the_first_screen_changes_its_language():
    assert Person(locale="en").says("slovenščina").screen.token == "sl"


def test_another_language_without_a_name_is_the_other_one():
    assert Person(locale="en").opens("en_food").says("change language").screen.token == "sl_food"


@pytest.mark.parametrize("text", ["deutsch?", "shqip", "arabski", "українська", "govorite rusko"])
def test_a_language_we_do_not_speak_is_told_honestly_and_in_all_we_speak(text):
    person = Person().says(text)
    told = [
        tongue.ui("Odgovarjamo v teh jezikih: {languages}.", languages="slovenščina, English")
        for tongue in person.world.tongues.values()
    ]
    assert all(sentence in person.sees for sentence in told)
    assert set(person.numbers) >= LIFELINES
    assert "Prihajam iz druge države" in person.buttons


def test_a_wish_on_a_sensitive_screen_leaves_no_trace():
    person = Person().opens("sl_violence").says("deutsch?")
    assert person.screen.sensitive
    assert person.screen.token == "sl_violence"


@pytest.mark.parametrize(
    "text",
    [
        "мне нужна помощь",
        "ich habe keinen Platz zum Schlafen",
        "ich brauche hilfe",
        "kam nevoj per ndihme",
        "je ne parle pas slovene",
        "ho bisogno di aiuto",
        "necesito ayuda",
        "yardım edin",
        "أحتاج مساعدة",
        "segítségre van szükségem",
        "am nevoie de ajutor",
        "我需要帮助",
    ],
)
@pytest.mark.parametrize("locale", ["sl", "en"])
def test_a_text_in_another_language_hears_in_ours_which_there_are_and_sees_numbers(text, locale):
    person = Person(locale=locale).says(text)
    assert "Odgovarjamo v teh jezikih: slovenščina, English." in person.sees
    assert "We answer in: slovenščina, English." in person.sees
    assert set(person.numbers) >= LIFELINES
    assert person.screen.token == locale


@pytest.mark.parametrize("text", ["nemam gdje da spavam", "gladan sam, nemam novca", "trebam posao"])
def test_who_writes_a_language_next_door_is_understood(text):
    assert "Odgovarjamo v teh jezikih" not in Person().says(text).sees


@given(some.one_of(some.text(max_size=200), some.text(alphabet="\u202e\u200f\ud800\u0301ačb 😭\n", max_size=300)))
def test_no_text_leaves_a_person_without_something_to_press(text):
    for locale in ("sl", "en"):
        assert Person(locale=locale).opens(f"{locale}_roof-tonight").says(text).buttons


@pytest.mark.parametrize(
    "text", ["a" * 4096, "ne " * 2000, "😭" * 4096, "\u202e" * 50, "samomor" * 700, "nimam kje spati, " * 300]
)
def test_the_longest_text_is_answered(text):
    assert Person().says(text).buttons


@pytest.mark.parametrize("text", ["não tenho onde dormir", "I have nowhere to sleep", "?", "deutsch"])
def test_a_city_without_files_of_sayings_answers_too(text):
    assert Person(root=TINY).says(text).buttons
