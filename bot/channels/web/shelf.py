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

ROOM = 384
"""Pages kept at most: some 25 kB each, plain and packed."""


class Shelf:
    """Pages by token. A page depends only on world and reply, and is drawn anew only when one of them changed."""

    def __init__(self, answers: Answers, draw: Callable[[Reply], Page]) -> None:
        self._answers = answers
        self._draw = draw
        self._world = answers.world
        self._pages: OrderedDict[str, tuple[Reply, Page]] = OrderedDict()

    def page(self, token: str, now: datetime) -> tuple[Reply, Page]:
        """The page of a token, and what it shows."""
        if self._world is not self._answers.world:
            self._world = self._answers.world
            self._pages.clear()
        reply = self._answers.show(token, now)
        kept, page = self._pages.get(token, (None, None))
        if page is None or not (kept is reply or kept == reply):
            page = self._draw(reply)
        if token == reply.token:  # what is not a token as we write it comes from outside and is not kept
            self._pages[token] = reply, page
            self._pages.move_to_end(token)
            if len(self._pages) > ROOM:
                self._pages.popitem(last=False)
        return reply, page
