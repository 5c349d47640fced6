"""What a channel made of a reply, kept as long as it holds."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.engine.answers import Answers
    from bot.engine.reply import Reply

Drawn = TypeVar("Drawn")

ROOM = 2048
"""Drawn replies kept at most, where they are as small as messages are."""


class Shelf(Generic[Drawn]):
    """Drawn replies by token. What is drawn depends only on world and reply, and is drawn anew when one changes."""

    def __init__(self, answers: Answers, draw: Callable[[Reply], Drawn], room: int = ROOM) -> None:
        self._answers = answers
        self._draw = draw
        self._room = room
        self._world = answers.world
        self._drawn: OrderedDict[str, tuple[Reply, Drawn]] = OrderedDict()

    def page(self, token: str, now: datetime) -> tuple[Reply, Drawn]:
        """The reply of a token, and what was drawn of it."""
        if self._world is not self._answers.world:
            self._world = self._answers.world
            self._drawn.clear()
        reply = self._answers.show(token, now)
        kept = self._drawn.get(token)
        drawn = kept[1] if kept and (kept[0] is reply or kept[0] == reply) else self._draw(reply)
        if token == reply.token:  # what is not a token as we write it comes from outside and is not kept
            self._drawn[token] = reply, drawn
            self._drawn.move_to_end(token)
            if len(self._drawn) > self._room:
                self._drawn.popitem(last=False)
        return reply, drawn
