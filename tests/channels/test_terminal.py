"""`svetilka talk` in a plain terminal."""

from __future__ import annotations

import io

from bot.channels.terminal import Terminal
from bot.engine.answers import Answers
from tests.people import Person, city


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
