"""What waits to go out in one chat, in which order, and what gives way to what. Pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

    from bot.channels.calls import Call, Chat

ROOM = 8
"""Calls of one chat that wait at most, of those that take its turn: nobody reads more."""
ROOM_UNPACED = 256
"""The same of those that take no turn of a chat: taps, and what is hidden."""
TAP = "answerCallbackQuery"
STAND_INS = 2
"""Times that something else is tried in place of a call."""
_DELETION = "deleteMessages"
_UNPACED = {TAP, _DELETION}


@dataclass(slots=True)
class Load:
    """How many calls of all chats were put and are not over."""

    calls: int = 0


@dataclass(slots=True, eq=False)
class Errand:
    """Calls that were put together, and the future of whoever waits for them."""

    calls: tuple[Call, ...]
    done: asyncio.Future[None]
    load: Load
    left: int = 0

    def __post_init__(self) -> None:
        self.left = len(self.calls)
        self.load.calls += self.left

    @property
    def urgent(self) -> bool:
        """Whether it answers a crisis: then all of it goes together."""
        return any(call.urgent for call in self.calls)

    def tick(self) -> None:
        """One of the calls is over: carried out, or dropped."""
        self.left -= 1
        self.load.calls -= 1
        if not self.left and not self.done.done():
            self.done.set_result(None)


@dataclass(slots=True, eq=False)
class Waiting:
    """A call that waits, and until when it is worth trying."""

    call: Call
    errand: Errand
    until: float
    tries: int = 0
    stood_in: int = 0
    """How many other calls it stands in for, one after another."""

    @property
    def turn(self) -> Chat | None:
        """The chat whose turn it takes."""
        return None if self.call.method in _UNPACED else self.call.chat

    def replaces(self, other: Waiting) -> bool:
        """Whether the other one is not wanted any more: both edit the same message, or this hides what came before."""
        mine, its = self.call, other.call
        if mine.method == _DELETION:
            return its.method != TAP and other.errand is not self.errand
        return (
            mine.method == its.method
            and mine.method.startswith("edit")
            and mine.params.get("chat_id") == its.params.get("chat_id")
            and mine.params.get("message_id") == its.params.get("message_id")
        )

    def overtakes(self, other: Waiting) -> bool:
        """Whether it may go first: it is urgent, the other is not, and what both do does not depend on the order.

        What is said before all is deleted would be deleted too.
        """
        if not self.errand.urgent or other.errand.urgent:
            return False
        return other.call.method != _DELETION and not self.replaces(other)


class Lane:
    """The calls of one chat that wait."""

    def __init__(self) -> None:
        self._waiting: deque[Waiting] = deque()
        self._newest: Errand | None = None
        """What was put last."""

    def __bool__(self) -> bool:
        return bool(self._waiting)

    @property
    def first(self) -> Waiting:
        """The one whose turn is next. It may be another one in a moment."""
        return self._waiting[0]

    def repeated(self, calls: tuple[Call, ...]) -> Errand | None:
        """The newest errand, if all of it still waits and these would only say the same once more."""
        newest = self._newest
        if newest is None or newest.calls != calls or not all(call.method.startswith("send") for call in calls):
            return None
        return newest if sum(one.errand is newest for one in self._waiting) == len(calls) else None

    def line_up(self, new: Waiting) -> None:
        """Let a call wait: last, or if it is urgent before those that are not."""
        self._newest = new.errand
        self._drop([other for other in self._waiting if new.replaces(other)])
        place = len(self._waiting)
        while place and new.overtakes(self._waiting[place - 1]):
            place -= 1
        self._waiting.insert(place, new)
        self._bound(new)

    def take(self) -> Waiting:
        """The first one goes."""
        return self._waiting.popleft()

    def again(self, one: Waiting) -> None:
        """One that was taken is first again."""
        self._waiting.appendleft(one)

    def replaced(self, one: Waiting) -> bool:
        """Whether a newer one makes one that was taken needless."""
        return any(newer.replaces(one) for newer in self._waiting)

    def clear(self) -> None:
        """Nothing of this goes out any more."""
        self._drop(list(self._waiting))

    def _drop(self, dropped: list[Waiting]) -> None:
        for one in dropped:
            self._waiting.remove(one)
            one.errand.tick()

    def _bound(self, new: Waiting) -> None:
        """Make room for the newest: the oldest goes that is not urgent, or simply the oldest."""
        alike = [one for one in self._waiting if (one.turn is None) == (new.turn is None)]
        if len(alike) > (ROOM_UNPACED if new.turn is None else ROOM):
            self._drop([next((one for one in alike if not one.call.urgent), alike[0])])
