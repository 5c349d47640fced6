"""A world that remembers this minute's replies.

A reply depends only on token, world and minute, so the same token in the same minute is answered from memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.hear import hear
from bot.engine.show import show

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.world import World

ROOM = 768
"""So many replies are kept at most: tokens come from outside, and memory must not."""


class Answers:
    """The front door of the core for a channel."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._told_of = world
        self._replies: dict[str, tuple[int, Reply]] = {}

    def show(self, token: str, now: datetime) -> Reply:
        """The reply of a token; any string is a token."""
        if self._told_of is not self.world:
            self._told_of = self.world
            self._replies.clear()
        minute = int(now.timestamp()) // 60
        known = self._replies.get(token)
        if known is not None and known[0] == minute:
            return known[1]
        reply = show(self.world.codec.decode(token), self.world, now.replace(second=0, microsecond=0))
        if len(self._replies) >= ROOM:
            self._replies.clear()
        self._replies[token] = (minute, reply)
        return reply

    def hear(self, text: str, token: str, now: datetime) -> Reply:
        """The reply to a typed text on the screen of `token`. Nothing of it is kept."""
        return hear(text, self.world.codec.decode(token), self.world, now.replace(second=0, microsecond=0))
