"""What was already answered: messengers send an update again when they did not hear that it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable


class Once:
    """The last `room` keys (ids of updates, tokens of messages), in memory only; the oldest are forgotten first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._seen: dict[Hashable, None] = {}

    def first(self, key: Hashable) -> bool:
        """Whether this key was not here before; from now on it was."""
        if key in self._seen:
            return False
        self._seen[key] = None
        if len(self._seen) > self._room:
            del self._seen[next(iter(self._seen))]
        return True

    def forget(self, key: Hashable) -> None:
        """The answer did not get through: next time the key is first again."""
        self._seen.pop(key, None)
