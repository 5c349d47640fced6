"""Which words of the rules a typed one may be: inflected, misspelt by one slip, glued to others, drawn out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.understanding.spelling import MOST_GLUED, Spelling

SPELLING = Spelling(
    ["nocem", "ziveti", "umr*", "samomor*", "zgrabil", "diha", "dihanje", "tepe", "choking"],
    right=["cooking"],
    small=["ne", "se", "me"],
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("nocem", {"nocem"}),
        ("samomoru", {"samomor*"}),
        ("samomorilnost", {"samomor*"}),
        ("umrl", {"umr*"}),
        ("umrljivosti", set()),
        ("dihaj", set()),
        ("", set()),
    ],
)
def test_an_ending_is_not_longer_than_its_stem(typed, written):
    assert SPELLING.written(typed) == written


@pytest.mark.parametrize("typed", ["dihanjo", "diahnje", "dihaxnje", "dihane"])
def test_any_slip_in_a_long_word_is_forgiven(typed):
    assert SPELLING.slips(typed) == {"dihanje"}


@pytest.mark.parametrize(
    ("typed", "written"), [("zivet", 1), ("zivveti", 1), ("ziveit", 1), ("zivteti", 0), ("ziveto", 0)]
)
def test_in_a_shorter_word_a_letter_may_be_missing_twice_or_swapped_and_no_other(typed, written):
    assert len(SPELLING.slips(typed)) == written


@pytest.mark.parametrize("typed", ["samoomor", "samomro", "samomorr", "sammomora"])
def test_one_slip_in_a_stem_is_forgiven(typed):
    assert SPELLING.slips(typed) == {"samomor*"}


@pytest.mark.parametrize("typed", ["kiveti", "zzivteti", "tpee", "dha", "nocme" * 6])
def test_a_slip_in_the_first_letter_two_slips_or_one_in_a_short_word_are_not(typed):
    assert SPELLING.slips(typed) == frozenset()


def test_a_word_that_is_right_is_no_slip_of_another():
    assert SPELLING.slips("cooking") == frozenset()
    assert SPELLING.slips("chokin") == {"choking"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nocemziveti", ["nocem", "ziveti"]),
        ("nocemumrla", ["nocem", "umrla"]),
        ("setepe", ["setepe"]),
        ("setepeme", ["se", "tepe", "me"]),
        ("nocemsamomora", ["nocem", "samomora"]),
        ("dihanje", ["dihanje"]),
        ("ziveeeeti", ["ziveti"]),
        ("nocem" * 20, ["nocem" * 20]),
        ("stanovanje", ["stanovanje"]),
    ],
)
def test_glued_words_are_taken_apart_when_all_are_known(typed, words):
    assert list(SPELLING.taken_apart([typed])) == words


LETTERS = some.text(alphabet="nocemzivtmsah", max_size=MOST_GLUED + 9)


@given(typed=some.lists(LETTERS, max_size=6))
def test_taking_apart_loses_no_letter_but_those_that_are_drawn_out(typed):
    told = "".join(SPELLING.taken_apart(typed))
    letters = "".join(typed)
    assert len(told) <= len(letters)
    assert [one for one, before in zip(told, " " + told, strict=False) if one != before] == [
        one for one, before in zip(letters, " " + letters, strict=False) if one != before
    ]


@given(typed=LETTERS)
def test_a_slip_is_never_a_word_that_begins_otherwise(typed):
    assert all(word[0] == typed[0] for word in SPELLING.slips(typed))
