"""What people say to anybody, heard by the sayings of the real city; and what is wrong in such a file."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.source import Problems
from bot.understanding.manners import Manners, Wish
from bot.understanding.manners_read import read_manners
from tests.people import ROOT

LOCALES = ("sl", "en")


@cache
def manners():
    problems = Problems()
    sayings = read_manners(ROOT / "dialogs" / "manners", ROOT, LOCALES, problems)
    assert problems.all == ()
    return Manners(sayings)


def overheard(text):
    return manners().overheard(text)


def manner(text):
    told = overheard(text).manner
    return told and (told.manner.value, told.locale)


@pytest.mark.parametrize(
    "text", ["Živjo!", "zivjo", "dober dan vsem", "lep pozdrav", "živijoooo", "hej, je kdo tukaj?"]
)
def test_a_greeting_is_heard_in_slovene(text):
    assert manner(text) == ("greeting", "sl")


@pytest.mark.parametrize("text", ["Hello", "hi there 👋", "good morning everyone", "heyyy"])
def test_a_greeting_is_heard_in_english(text):
    assert manner(text) == ("greeting", "en")


@pytest.mark.parametrize("text", ["hvala", "najlepša hvala za pomoč", "Hvalaaaa ❤", "živjo in hvala", "fala"])
def test_thanks_are_heard_beside_a_greeting_too(text):
    assert manner(text) == ("thanks", "sl")


@pytest.mark.parametrize(
    "text",
    ["ste robot?", "kdo bere, kar napišem?", "ali me sploh kdo bere", "a shranjujete moje podatke", "kdo ste vi"],
)
def test_a_question_about_the_bot_is_heard(text):
    assert manner(text) == ("about", "sl")


@pytest.mark.parametrize("text", ["who made you?", "is this a real human", "do you keep my messages", "are u a bot"])
def test_a_question_about_the_bot_is_heard_in_english(text):
    assert manner(text) == ("about", "en")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("rabim pomoč", "help"),
        ("živjo, pomoč prosim", "help"),
        ("najlepša hvala za pomoč", "thanks"),
        ("adijo in hvala", "goodbye"),
        ("nihče se ne oglasi", "busy"),
        ("raje bi pisala", "afraid"),
        ("brez kredita sem", "credit"),
        ("ne kličite policije", "police"),
        ("ne razumem", "human"),
        ("so odprti danes", "page"),
        ("nazaj", "back"),
        ("domov", "start"),
    ],
)
def test_what_is_said_of_calling_and_of_the_screen_is_heard(text, kind):
    assert manner(text) == (kind, "sl")


@pytest.mark.parametrize("text", ["pomoč na domu", "ne morem domov", "policija mi je vzela otroka"])
def test_such_a_word_in_a_text_that_says_more_is_no_manner(text):
    assert manner(text) is None


@pytest.mark.parametrize("text", ["jebi se", "ti si navaden idiot", "stupid useless bot", "fuck you"])
def test_abuse_is_heard(text):
    assert manner(text)[0] == "abuse"


@pytest.mark.parametrize(
    "text",
    [
        "živjo, nimam kje spati",
        "hvala, kje pa dobim hrano za otroke",
        "Hi, my landlord wants me out by Friday",
        "kdo mi lahko pomaga plačati elektriko",
        "what can I do, my boss does not pay me",
        "fant me tepe",
        "",
        "...",
    ],
)
def test_what_says_something_else_is_no_manner(text):
    assert manner(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("english", Wish("en")),
        ("in English, please", Wish("en")),
        ("do you speak english?", Wish("en")),
        ("po slovensko", Wish("sl")),
        ("slovenščina", Wish("sl")),
        ("slovenscina prosim", Wish("sl")),
        ("deutsch?", Wish("de")),
        ("shqip", Wish("sq")),
        ("arabski", Wish("ar")),
        ("govorite rusko?", Wish("ru")),
        ("українська", Wish("uk")),
        ("العربية", Wish("ar")),
        ("zamenjaj jezik", Wish("")),
        ("change language please", Wish("")),
        ("ne razumem slovensko", Wish("", "sl")),
        ("I don't speak Slovenian", Wish("", "sl")),
    ],
)
def test_a_wish_for_a_language_is_heard(text, wish):
    assert overheard(text).wish == wish


@pytest.mark.parametrize(
    "text",
    [
        "I don't know",
        "ne razumem",
        "iščem tečaj slovenščine",
        "I need an English teacher for my son",
        "angleški konzulat",
        "prosim",
        "",
    ],
)
def test_a_text_that_says_more_is_no_wish_for_a_language(text):
    assert overheard(text).wish is None


@pytest.mark.parametrize(("text", "answer"), [("ja", "yes"), ("Da.", "yes"), ("nope", "no"), ("ne vem", "dunno")])
def test_yes_and_no_are_heard_when_they_are_all(text, answer):
    assert overheard(text).answer == answer


def test_a_yes_before_more_is_no_answer():
    assert overheard("ja, ampak nimam kje spati").answer is None


@pytest.mark.parametrize(("text", "number"), [("2", 2), ("prva", 1), ("the third one", 3), ("10", 10), ("to drugo", 2)])
def test_answers_are_counted(text, number):
    assert overheard(text).number == number


@pytest.mark.parametrize("text", ["112", "1 ali 2", "imam dva otroka", "7 8"])
def test_other_numbers_count_no_answer(text):
    assert overheard(text).number is None


@given(some.text(max_size=300))
def test_no_text_is_too_strange(text):
    heard = overheard(text)
    assert heard.manner is None or 0 < heard.manner.share <= 1
    assert all(place < len(heard.words) for at in heard.places.values() for place in at)


def faults(tmp_path, **files):
    folder = tmp_path / "manners"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    read_manners(folder, tmp_path, LOCALES, problems)
    return [str(problem).partition("\n")[0] for problem in problems.all]


def test_an_unknown_file_is_told_with_a_near_one(tmp_path):
    (told,) = faults(tmp_path, greting="sl:\n  - živjo\n")
    assert told == (
        'manners/greting.yaml:1:1: unknown-manner: "greting" is nothing that is read here. Did you mean "greeting"?'
    )


def test_an_unknown_language_of_a_file_is_told(tmp_path):
    (told,) = faults(tmp_path, thanks="sl:\n  - hvala\nde:\n  - danke\n")
    assert told.startswith("manners/thanks.yaml:3:1: unknown-key:")


def test_a_saying_that_cannot_be_read_is_told_at_its_place(tmp_path):
    (told,) = faults(tmp_path, thanks="sl:\n  - hvala\n  - '... lepa'\n")
    assert told.startswith("manners/thanks.yaml:3:5: bad-rule:")


def test_a_city_without_sayings_hears_none(tmp_path):
    sayings = read_manners(tmp_path / "nothing", tmp_path, LOCALES, Problems())
    assert Manners(sayings).overheard("živjo").manner is None
