"""A conversation in a plain terminal: choices are numbered, everything else is text."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

from bot.channels.plain import paragraph
from bot.engine.reply import Place, Role, Say, Tone
from bot.understanding.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import TextIO

    from bot.engine.answers import Answers
    from bot.engine.reply import Block, Choice, Reply
    from bot.locales.tongue import Tongue

WIDEST = 76
MEANT = {Role.ANSWER, Role.GUESS}
"""Choices that have a number; the others are ways out and have a letter."""
LEAVING = {"q", "quit", "exit"}
SHORT_NUMBER = re.compile(r"\d{1,2}")
"""A slip of the finger on this screen. A longer one, such as 112, is heard."""
BOLD, DIM, PLAIN = "\033[1m", "\033[2m", "\033[0m"


class Terminal:
    """Reads a line, shows a screen, until the person leaves or the input ends."""

    def __init__(
        self, answers: Answers, clock: Callable[[], datetime], given: TextIO = sys.stdin, shown: TextIO = sys.stdout
    ) -> None:
        self._answers = answers
        self._clock = clock
        self._in = given
        self._out = shown
        self._styled = shown.isatty() and "NO_COLOR" not in os.environ
        self._width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)

    def talk(self, locale: str) -> None:
        """Have the conversation, beginning at home."""
        reply = self._answers.show(self._home(locale), self._clock())
        leaving = LEAVING | {fold(tongue.ui("Konec")) for tongue in self._answers.world.tongues.values()}
        while True:
            buttons = self._show(reply)
            line = self._in.readline()
            said = line.strip()
            named = fold(said).strip(" .!?") or said
            if not line or named in leaving:
                self._out.write("\n")
                return
            if named in buttons:
                reply = self._answers.show(buttons[named], self._clock())
            elif SHORT_NUMBER.fullmatch(said):
                tongue = self._answers.world.tongues[reply.state.locale]
                self._out.write(f"\n{tongue.ui('Številke {number} tukaj ni.', number=said)}\n")
            elif said:
                reply = self._answers.hear(said, reply.token, self._clock())

    def _show(self, reply: Reply) -> dict[str, str]:
        """Write a screen; returns what can be typed there, folded, and the token each leads to."""
        self._out.write("\n")
        for block in reply.blocks:
            self._block(block)
        numbered = [choice for choice in reply.choices if choice.role in MEANT]
        for number, choice in enumerate(numbered, 1):
            self._out.write(f"  {self._style(f'{number:>2}', BOLD)}  {choice.label}\n")
        tongue = self._answers.world.tongues[reply.state.locale]
        ways = {_key(choice, tongue): choice for choice in reply.choices if choice.role not in MEANT}
        named = [f"{key} {choice.label}" for key, choice in ways.items()] + [f"q {tongue.ui('Konec')}"]
        self._out.write(f"\n  {self._style('   '.join(named), DIM)}\n> ")
        self._out.flush()
        keys = {str(number): choice for number, choice in enumerate(numbered, 1)} | ways
        labels = {fold(choice.label): choice.token for choice in reply.choices}
        return self._words_back(reply) | labels | {key: choice.token for key, choice in keys.items()}

    def _words_back(self, reply: Reply) -> dict[str, str]:
        """Back and home by name, in any language and also where they are not offered because they lead home."""
        home = self._home(reply.state.locale)
        back = next((choice.token for choice in reply.choices if choice.role is Role.BACK), home)
        words: dict[str, str] = {}
        for tongue in self._answers.world.tongues.values():
            words |= {fold(tongue.ui("Na začetek")): home, fold(tongue.ui("Nazaj")): back}
        return words

    def _home(self, locale: str) -> str:
        codec = self._answers.world.codec
        return codec.encode(codec.home(locale))

    def _block(self, block: Block) -> None:
        lines = list(paragraph(block, self._width))
        if isinstance(block, Say) and block.tone in {Tone.LEAD, Tone.HEADING}:
            lines = [self._style(line, BOLD) for line in lines]
        elif isinstance(block, Say) and block.tone is Tone.NOTE:
            lines = [self._style(line, DIM) for line in lines]
        elif isinstance(block, Place):
            lines[0] = self._style(lines[0], BOLD)
        self._out.write("\n".join(lines) + "\n\n")

    def _style(self, text: str, style: str) -> str:
        return f"{style}{text}{PLAIN}" if self._styled else text


def _key(choice: Choice, tongue: Tongue) -> str:
    keys = {Role.BACK: tongue.ui("n"), Role.HOME: tongue.ui("z"), Role.ABOUT: "?"}
    return keys.get(choice.role, choice.locale)
