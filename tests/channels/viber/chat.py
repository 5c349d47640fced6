"""A Viber chat at a fixed moment, without Viber: what the bot would send for each callback."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from bot.channels.viber.events import read_event
from bot.channels.viber.talk import Talk
from bot.engine.answers import Answers
from tests.channels.viber import bodies
from tests.people import ROOT, Person, city

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.calls import Call

MARKUP = re.compile("<[^>]*>")


class Chat:
    """One person; `shown` is the last message, whose keyboard Viber shows."""

    def __init__(self, root: Path = ROOT, answers: Any = None, **person: Any) -> None:
        self.config, self.world = city(root)
        self.now = Person(root=root).now
        self._talk = Talk(answers or Answers(self.world), self.config)
        self._person = person
        self.calls: list[Call] = []
        self.shown: dict[str, Any] = {}

    def gets(self, body: bytes) -> Chat:
        """A callback comes."""
        event = read_event(body)
        self.calls = self._talk.answer(event, self.now) if event else []
        self.shown = dict(self.calls[-1].params) if self.calls else self.shown
        return self

    def opens(self, context: str = "") -> Chat:
        return self.gets(bodies.started(context, **self._person))

    def says(self, text: str, *, silent: bool = False) -> Chat:
        """Type a text, or tap what sends it; `silent` if Viber tells that it was a tap."""
        return self.gets(bodies.text(text, self.shown.get("tracking_data", ""), silent=silent, **self._person))

    def taps(self, label: str) -> Chat:
        """Tap a button; on an older telephone it is not told from a text."""
        return self.says(self.buttons[label])

    @property
    def text(self) -> str:
        return "\n\n".join(call.params.get("text", "") for call in self.calls)

    @property
    def keys(self) -> list[dict[str, Any]]:
        keys: list[dict[str, Any]] = self.shown["keyboard"]["Buttons"]
        return keys

    @property
    def buttons(self) -> dict[str, str]:
        """What the buttons send, by label."""
        return {unescape(MARKUP.sub("", key["Text"])): key["ActionBody"] for key in self.keys}

    @property
    def on(self) -> str:
        """The token that comes back with the next message."""
        token: str = self.shown["tracking_data"]
        return token


def rows(keys: list[dict[str, Any]]) -> list[list[str]]:
    """The labels in rows, as Viber lays them out: as many into a row of six columns as fit."""
    laid: list[list[str]] = []
    room = 0
    for key in keys:
        if key["Columns"] > room:
            laid.append([])
            room = 6
        laid[-1].append(unescape(MARKUP.sub("", key["Text"])))
        room -= key["Columns"]
    return laid
