"""Names and needs in a typed text, on small lists of phrases as the real city has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.understanding.names import Names

LABEL, ORGANIZATION = 0.6, 0.9

ENGLISH = Names(
    [
        ("I have nowhere to sleep", "roof-tonight"),
        ("nowhere to sleep", "roof-tonight"),
        ("I have nowhere to sleep", "money", LABEL),
        ("I owe a lot", "money"),
        ("debts", "money"),
        ("bills", "money"),
        ("I have nowhere to sleep tonight", "mothers-home", LABEL),
        ("pregnant with nowhere to go", "mothers-home"),
        ("I have a small child", "mothers-home", LABEL),
        ("took a lot of pills", "emergency"),
        ("too many pills", "emergency"),
        ("goodbye message", "suicide"),
        ("I can't sleep", "mental-distress"),
        ("I have nothing to eat", "food"),
        ("I have lost my job", "lost-job"),
        ("Šent", "sent", ORGANIZATION),
        ("Šent day centre", "sent"),
        ("AA", "alcoholics-anonymous"),
    ]
)
SLOVENE = Names(
    [
        ("Nimam kje spati", "roof-tonight"),
        ("Nimam kje spati", "money", LABEL),
        ("Nocoj nimam kje spati", "mothers-home", LABEL),
        ("Nocoj nimam kje spati", "violence", LABEL),
        ("ne morem spati", "mental-distress"),
        ("Nimam kaj jesti", "food"),
        ("CSD", "money", ORGANIZATION),
        ("Zavetišče za brezdomce", "shelter"),
        ("CSD", "shelter", ORGANIZATION),
        ("CSD Bežigrad", "csd-bezigrad"),
        ("CSD", "csd-bezigrad", ORGANIZATION),
        ("CSD Center", "csd-center"),
        ("CSD", "csd-center", ORGANIZATION),
        ("zavetišče za uporabnike drog", "roof-drugs"),
        ("Dnevni center Šent", "sent"),
    ]
)


def targets(names, text):
    return [guess.target for guess in names.guess(text)]


@pytest.mark.parametrize(
    ("names", "text", "target"),
    [
        (ENGLISH, "I have nowhere to sleep tonight", "roof-tonight"),
        (ENGLISH, "nowhere to sleep", "roof-tonight"),
        (ENGLISH, "I have a child and nowhere to sleep", "roof-tonight"),
        (SLOVENE, "nocoj nimam kje spati", "roof-tonight"),
        (SLOVENE, "nimam kje spat", "roof-tonight"),
        (ENGLISH, "i took a lot of pills", "emergency"),
        (ENGLISH, "sent me a goodbye message", "suicide"),
        (SLOVENE, "zavetisce drog", "roof-drugs"),
        (SLOVENE, "csd bezigrad", "csd-bezigrad"),
    ],
)
def test_what_a_person_means_comes_first(names, text, target):
    assert targets(names, text)[0] == target


def test_the_offices_come_before_all_else_their_organization_runs():
    assert set(targets(SLOVENE, "csd")[:2]) == {"csd-bezigrad", "csd-center"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("i took a lot of pills", "money"),
        ("sent me a goodbye message", "sent"),
        ("I am in a hurry to go", "mothers-home"),
    ],
)
def test_small_words_make_no_match(text, target):
    assert target not in targets(ENGLISH, text)


def test_a_word_that_is_known_is_no_slip_of_another():
    assert targets(ENGLISH, "pills") == ["emergency"]


@pytest.mark.parametrize("text", ["Šent", "sent", "where is Šent please"])
def test_a_short_name_is_found_alone_or_written_right(text):
    assert targets(ENGLISH, text)[0] == "sent"


def test_a_short_name_is_found_in_a_long_text_that_says_just_it():
    assert "csd-center" in targets(SLOVENE, "kako pridem do vas, iščem csd, prosim")


def test_a_name_of_two_letters_is_found():
    assert targets(ENGLISH, "AA") == ["alcoholics-anonymous"]


def test_a_phrase_scores_no_more_than_its_weight():
    (guess,) = Names([("luna", "a", 0.6)]).guess("luna")
    assert guess.score == 0.6


def test_of_equal_targets_the_one_with_more_phrases_comes_first():
    assert targets(Names([("luna", "a"), ("luna", "b"), ("luna in sonce", "b")]), "luna") == ["b", "a"]


def test_a_label_on_many_screens_makes_its_words_no_more_common():
    once = Names([("nimam kje spati", "a"), ("nimam dela", "b")])
    often = Names([("nimam kje spati", "a"), *[("nimam dela", "b")] * 9])
    assert once.guess("nimam kje spati, dela") == often.guess("nimam kje spati, dela")


@given(some.text(max_size=200))
def test_every_score_is_between_nothing_and_one(text):
    assert all(0 < guess.score <= 1 for guess in ENGLISH.guess(text))
