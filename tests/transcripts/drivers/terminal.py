"""A conversation in the terminal, read off what it shows."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from bot.channels.terminal import Terminal
from bot.engine.answers import Answers
from tests.people import city
from tests.transcripts.screen import Button, Screen

if TYPE_CHECKING:
    from datetime import datetime

NUMBERED = re.compile(r" {2,3}(\d{1,2}) {2}(.+)")
PROMPT = "\n> "


class Keyboard:
    """Somebody at a keyboard, who types the number or the letter that stands before a label."""

    own: tuple[str, ...] = ()

    def __init__(self, now: datetime, locale: str) -> None:
        self._answers = Answers(city()[1])
        self._now = now
        self._locale = locale
        self._typed: list[str] = []
        self._screen = Screen((), ())

    def begins(self) -> Screen:
        """Start the conversation."""
        return self._shown()

    def opens(self, token: str) -> Screen:
        """Nobody comes to a terminal by a link."""
        raise NotImplementedError(token)

    def presses(self, token: str) -> Screen:
        """What scrolled away cannot be pressed."""
        raise NotImplementedError(token)

    def taps(self, label: str) -> Screen:
        """Type what stands before the label."""
        return self.says(self._screen.button(label).sends)

    def says(self, text: str) -> Screen:
        """Type a line."""
        self._typed.append(text)
        return self._shown()

    def _shown(self) -> Screen:
        """Have the whole conversation once more, and look at its last screen: nothing of it is kept anywhere."""
        given, shown = io.StringIO("".join(f"{line}\n" for line in self._typed)), io.StringIO()
        Terminal(self._answers, lambda: self._now, given, shown).talk(self._locale)
        self._screen = read(shown.getvalue().split(PROMPT)[-2])
        return self._screen


def read(text: str) -> Screen:
    """A screen: texts, numbered choices, and a last line with the ways out, the last of which leaves the terminal."""
    *lines, ways = text.strip("\n").splitlines()
    numbered = [found.groups() for line in lines if (found := NUMBERED.fullmatch(line))]
    lettered = [way.split(" ", 1) for way in ways.strip().split("   ")[:-1]]
    buttons = tuple(Button(label, key) for key, label in (*numbered, *lettered))
    return Screen(tuple(line for line in lines if not NUMBERED.fullmatch(line)), buttons)
