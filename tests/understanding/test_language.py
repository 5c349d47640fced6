"""The language of a text: learnt from the city's own texts, clear on few words without č š ž, None when it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.dialogs.sentences import sentences
from bot.understanding.language import CLEAR, UNKNOWN, Foreign, Languages
from tests.people import TINY, city


def learnt(root=None):
    world = city(root)[1] if root else city()[1]
    said = list(sentences(world.flows))
    return Languages({locale: [tongue.flow(*one) for one in said] for locale, tongue in world.tongues.items()})


LJUBLJANA = learnt()


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Nimam kje spati.", "sl"),
        ("nimam dnarja", "sl"),
        ("lacen sem", "sl"),
        ("rabm pomoc prosm", "sl"),
        ("kje dobim hrano za otroke", "sl"),
        ("NIMAM KAM", "sl"),
        ("nemam gdje spavati večeras, molim vas", "sl"),
        ("I have nowhere to sleep", "en"),
        ("need help", "en"),
        ("no money", "en"),
        ("where i can sleep this night please", "en"),
        ("my boyfriend hits me", "en"),
    ],
)
def test_the_language_of_a_message_is_clear_on_few_words(text, locale):
    assert LJUBLJANA.spoken(text).locale == locale


def test_slovene_with_some_english_is_slovene():
    assert LJUBLJANA.spoken("jaz nimam kje spat, homeless sem že tri dni").locale == "sl"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "112",
        "😭😭",
        "il fait beau aujourd'hui",
        "ich brauche hilfe",
        "мне нужна помощь",
        "csd",
        "日本語",
    ],
)
def test_what_is_in_no_language_of_the_city_is_not_clear(text):
    assert LJUBLJANA.spoken(text).locale is None


def test_another_city_has_its_own_languages():
    languages = learnt(TINY)
    assert languages.spoken("não tenho onde dormir").locale == "pt"
    assert languages.spoken("I have nowhere to sleep").locale == "en"


def test_a_word_that_is_usual_in_both_languages_tells_nothing():
    languages = Languages({"sl": ["most in to", "stol"], "en": ["most in to", "chair"]})
    assert languages.spoken("most").locale is None


def test_a_city_of_one_language_hears_it():
    assert Languages({"sl": ["nimam kje spati"]}).spoken("nimam denarja").locale == "sl"


@given(some.text(max_size=300))
def test_a_language_is_clear_exactly_when_it_is_sure_enough(text):
    locale, sureness = LJUBLJANA.spoken(text)
    assert 0 <= sureness <= 1
    assert locale is None or sureness >= CLEAR


FOREIGN = Foreign(
    {"de": frozenset(["ich", "habe", "hunger", "und", "in", "am"]), "ru": frozenset({"я", "хочу"})}, LJUBLJANA
)


@pytest.mark.parametrize(
    ("text", "code"), [("ich habe Hunger", "de"), ("habe ich", "de"), ("я хочу есть", "ru"), ("日本語", UNKNOWN)]
)
def test_another_language_is_known_by_its_usual_words_or_its_letters(text, code):
    assert FOREIGN.spoken(text) == code


@pytest.mark.parametrize("text", ["", "78", "I am in", "nimam nič, ich", "lačen sem 😭", "Šiška", "qwrtz"])
def test_words_that_are_ours_too_are_no_other_language(text):
    assert FOREIGN.spoken(text) is None
