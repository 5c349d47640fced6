"""`svetilka talk` in a plain terminal."""

from __future__ import annotations

import io

import pytest

from bot.channels.terminal import Terminal
from bot.engine.answers import Answers
from bot.engine.reply import Role
from bot.understanding.names import fold
from tests.people import Person, city

BEDS = "sl_roof-tonight_beds_man"


def talk(*lines: str, locale: str = "sl") -> str:
    """All that stands in the terminal after these lines were typed."""
    now = Person().now
    shown = io.StringIO()
    Terminal(Answers(city()[1]), lambda: now, io.StringIO("".join(f"{line}\n" for line in lines)), shown).talk(locale)
    return shown.getvalue()


def test_a_number_taps_the_choice_of_that_number() -> None:
    assert "Kdo nocoj potrebuje posteljo?" in talk("1")


def test_two_numbers_lead_to_a_telephone_number() -> None:
    assert "01\u00a0430\u00a010\u00a080" in talk("1", "1")


def test_the_language_can_be_changed_on_any_screen() -> None:
    assert "A man" in talk("1", "en")


def test_a_text_is_heard() -> None:
    assert "Razumeli smo" in talk("prenočišče")


def test_back_and_home_have_their_letters() -> None:
    assert talk("1", "1", "n").count("Kdo nocoj potrebuje posteljo?") == 2
    assert talk("1", "z").count("Pri čem potrebujete pomoč?") == 2


def test_the_end_of_the_input_ends_the_conversation() -> None:
    assert talk().endswith("\n")


def test_no_line_is_wider_than_the_terminal() -> None:
    assert max(map(len, talk("1", "1").splitlines())) <= 80


def test_without_a_terminal_there_are_no_colours() -> None:
    assert "\033" not in talk("1")


@pytest.mark.parametrize("word", ["nazaj", "Nazaj", "NAZAJ.", "back", "Back"])
def test_back_can_be_typed_in_any_language(word: str) -> None:
    assert talk("1", "1", word) == talk("1", "1", "n")


@pytest.mark.parametrize("word", ["na začetek", "Na zacetek", "start again"])
def test_home_can_be_typed_in_any_language_and_without_carons(word: str) -> None:
    assert talk("1", "1", word) == talk("1", "1", "z")


def test_back_leads_home_where_home_came_before() -> None:
    assert talk("1", "nazaj") == talk("1", "z")


@pytest.mark.parametrize("role", list(Role))
def test_the_label_of_any_way_can_be_typed(role: Role) -> None:
    screen = Person().says("policija").screen if role is Role.GUESS else Person().opens(BEDS).screen
    lead = ["policija"] if role is Role.GUESS else ["1", "1"]
    for choice in screen.choices:
        if choice.role is role:
            assert talk(*lead, fold(choice.label)) == talk(*lead, choice.label.upper())
            assert "Tega nismo razumeli" not in talk(*lead, choice.label)


@pytest.mark.parametrize("word", ["q", "quit", "Quit", "exit", "konec", "Konec!"])
def test_the_conversation_can_be_left_by_a_word(word: str) -> None:
    assert talk(word, "1") == talk(word)


@pytest.mark.parametrize("number", ["0", "99"])
def test_a_number_that_is_not_there_gets_one_sentence_and_the_same_screen(number: str) -> None:
    shown = talk("1", number)
    assert shown.count(f"Številke {number} tukaj ni.") == 1
    assert shown.count("Kdo nocoj potrebuje posteljo?") == 2


def test_a_number_to_ring_is_heard() -> None:
    assert "tukaj ni" not in talk("112")
