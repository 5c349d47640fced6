"""A conversation in a plain terminal: choices are numbered, everything else is text."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from bot.channels.plain import paragraph
from bot.engine.reply import Place, Role, Say, Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import TextIO

    from bot.engine.answers import Answers
    from bot.engine.reply import Block, Choice, Reply

WIDEST = 76
BOLD, DIM, PLAIN = "\033[1m", "\033[2m", "\033[0m"


class Terminal:
    """Reads a line, shows a screen, until the person leaves with "q" or the input ends."""

    def __init__(
        self, answers: Answers, clock: Callable[[], datetime], given: TextIO = sys.stdin, shown: TextIO = sys.stdout
    ) -> None:
        self._answers = answers
        self._clock = clock
        self._in = given
        self._out = shown
        self._locale = ""
        self._styled = shown.isatty() and "NO_COLOR" not in os.environ
        self._width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)

    def talk(self, locale: str) -> None:
        """Have the conversation, beginning at home."""
        codec = self._answers.world.codec
        reply = self._answers.show(codec.encode(codec.home(locale)), self._clock())
        while True:
            buttons = self._show(reply)
            line = self._in.readline()
            if not line or line.strip().lower() in {"q", "quit", "exit", "konec"}:
                self._out.write("\n")
                return
            said = line.strip()
            if not said:
                continue
            if said.lower() in buttons:
                reply = self._answers.show(buttons[said.lower()].token, self._clock())
            else:
                reply = self._answers.hear(said, reply.token, self._clock())

    def _show(self, reply: Reply) -> dict[str, Choice]:
        self._out.write("\n")
        for block in reply.blocks:
            self._block(block)
        buttons: dict[str, Choice] = {}
        numbered = [choice for choice in reply.choices if choice.role in {Role.ANSWER, Role.GUESS}]
        for number, choice in enumerate(numbered, 1):
            buttons[str(number)] = choice
            self._out.write(f"  {self._style(f'{number:>2}', BOLD)}  {choice.label}\n")
        self._locale = reply.state.locale
        ways = {self._key(choice): choice for choice in reply.choices if choice.role not in {Role.ANSWER, Role.GUESS}}
        tongue = self._answers.world.tongues[self._locale]
        named = [f"{key} {choice.label}" for key, choice in ways.items()] + [f"q {tongue.ui('Konec')}"]
        self._out.write(f"\n  {self._style('   '.join(named), DIM)}\n> ")
        self._out.flush()
        return buttons | ways

    def _key(self, choice: Choice) -> str:
        tongue = self._answers.world.tongues[self._locale]
        keys = {Role.BACK: tongue.ui("n"), Role.HOME: tongue.ui("z"), Role.ABOUT: "?"}
        return keys.get(choice.role, choice.locale)

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
