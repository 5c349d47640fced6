"""Finished pages, kept as long as they hold."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.channels.web.page import Page
    from bot.engine.answers import Answers
    from bot.engine.reply import Reply

ROOM = 512
"""Pages kept at most: some 25 kB each, plain and packed."""


class Shelf:
    """Pages by token. A page depends only on token, world and minute, and is drawn anew only when its reply changed."""

    def __init__(self, answers: Answers, draw: Callable[[Reply], Page]) -> None:
        self._answers = answers
        self._draw = draw
        self._world = answers.world
        self._pages: OrderedDict[str, tuple[int, Reply, Page]] = OrderedDict()

    def page(self, token: str, now: datetime) -> tuple[Reply, Page]:
        """The page of a token, and what it shows."""
        if self._world is not self._answers.world:
            self._world = self._answers.world
            self._pages.clear()
        minute = int(now.timestamp() // 60)
        kept = self._pages.get(token)
        if kept and kept[0] == minute:
            self._pages.move_to_end(token)
            return kept[1], kept[2]
        reply = self._answers.show(token, now)
        page = kept[2] if kept and kept[1] == reply else self._draw(reply)
        if token == reply.token:  # what is not a token as we write it comes from outside and is not kept
            self._pages[token] = (minute, reply, page)
            self._pages.move_to_end(token)
            if len(self._pages) > ROOM:
                self._pages.popitem(last=False)
        return reply, page
