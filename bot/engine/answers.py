"""A world that remembers this minute's replies.

A reply depends only on token, world and minute, so the same token in the same minute is answered from memory. What of
it is the same at any minute, its frame, is remembered longer.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from bot.engine.hear import hear
from bot.engine.show import fill, frame

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.show import Frame
    from bot.engine.world import World

ROOM = 2048
"""So many replies are kept at most, those asked for last."""


class Answers:
    """The front door of the core for a channel."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._told_of = world
        self._kept: OrderedDict[str, tuple[int, Reply, Frame]] = OrderedDict()

    def show(self, token: str, now: datetime) -> Reply:
        """The reply of a token; any string is a token. One that we would not write is from outside, and is not kept."""
        if self._told_of is not self.world:
            self._told_of = self.world
            self._kept.clear()
        minute = int(now.timestamp()) // 60
        kept = self._kept.get(token)
        if kept is not None and kept[0] == minute:
            self._kept.move_to_end(token)
            return kept[1]
        framed = kept[2] if kept else frame(self.world.codec.decode(token), self.world)
        reply = fill(framed, self.world, now.replace(second=0, microsecond=0))
        if token == framed.token:
            self._keep(framed, minute, reply)
        return reply

    def _keep(self, framed: Frame, minute: int, reply: Reply) -> None:
        self._kept[framed.token] = minute, reply, framed
        self._kept.move_to_end(framed.token)
        if len(self._kept) > ROOM:
            self._kept.popitem(last=False)

    def hear(self, text: str, token: str, now: datetime) -> Reply:
        """The reply to a typed text on the screen of `token`. Nothing of it is kept."""
        return hear(text, self.world.codec.decode(token), self.world, now.replace(second=0, microsecond=0))
