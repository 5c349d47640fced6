"""Hiding: what of a conversation can be deleted, found without having kept anything of it.

Telegram lets a bot delete both sides' messages of the last 48 hours, if it can name them, and we keep no list of who
was sent what. It need not be kept: in private chats a bot's messages, sent and received, are numbered in one sequence
for all chats together, and `deleteMessages` passes over numbers that are not of its chat. So the numbers around the
message at hand are named, a hundred in a call, whosever they are, and only those of this chat go.

How far back they may be named matters. One message of this chat that is too old makes Telegram refuse the whole call,
so a hundred numbers are safe only if none of them is older than 48 hours. `Tide` knows that: it notes the first number
that it sees in each hour, and no chat with it. Beyond what it knows numbers are felt for, in steps that begin with one
and grow, so that a refusal costs little; what was refused is tried with its first half (`first_half`), and if need
be with half of that. Nobody else waits for it: what is hidden takes its turn like everything, and a chat that is hidden
again begins anew.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from bot.channels.calls import Call

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HOUR = 3600
YOUNG = 48 * HOUR - 60
"""Seconds for which a message can be deleted; a minute less than the Bot API says, as the calls take their time."""
BATCH = 100
"""Numbers in one call (deleteMessages.message_ids)."""
AHEAD = BATCH - 1
"""Numbers after the newest one that is known: of our own answers nobody tells us the number."""
MOST = 60
"""Calls to hide one conversation: two seconds of all that a bot may send (30 a second). They reach 6,000 messages.

Each of them that is refused is followed by two smaller ones at most (`lane.STAND_INS`).
"""
FELT = 16
"""Calls at most for numbers of unknown age: 861 of them."""
HIGHEST = 2**31 - 1


class Tide:
    """When messages had which number: the first of each hour that can still be deleted, and the newest of all.

    At most 49 numbers, of whatever chats. Times are seconds since 1970.
    """

    def __init__(self) -> None:
        self.newest = 0
        self._firsts: dict[int, int] = {}

    def note(self, number: int, sent: int, now: int) -> None:
        """A message with this number was sent then. What is too old, or has no time, tells nothing."""
        hour = min(sent, now) // HOUR
        if hour < _first_hour(now) or not 0 < number <= HIGHEST:
            return
        self.newest = max(self.newest, number)
        first = self._firsts.get(hour)
        if first is None:
            self._ebb(now)
        if first is None or number < first:
            self._firsts[hour] = number

    def oldest(self, now: int) -> int:
        """The lowest number known to be young enough; 0 if none is."""
        self._ebb(now)
        return min(self._firsts.values(), default=0)

    def __len__(self) -> int:
        return len(self._firsts) + bool(self.newest)

    def _ebb(self, now: int) -> None:
        first = _first_hour(now)
        for hour in [hour for hour in self._firsts if hour < first]:
            del self._firsts[hour]


def _first_hour(now: int) -> int:
    """The first hour whose messages can all be deleted."""
    return -((YOUNG - now) // HOUR)


def is_young(sent: int, now: int) -> bool:
    """Whether a message that was sent then can be deleted."""
    return now - sent <= YOUNG


def deletions(chat: int, at_hand: int, sent: int, tide: Tide, now: int) -> list[Call]:
    """The calls that hide a private chat. What is nearest to the message at hand goes first: a person sees that."""
    batches = _batches(at_hand, tide, now, young=is_young(sent, now))
    return [Call("deleteMessages", {"chat_id": chat, "message_ids": batch}, chat) for batch in batches]


def first_half(refused: Call) -> Call | None:
    """What to try in place of a `deleteMessages` that was refused, as a message in it is too old; None: nothing."""
    numbers = refused.params["message_ids"]
    if len(numbers) < 2:  # noqa: PLR2004  # one message has no half
        return None
    return replace(refused, params={**refused.params, "message_ids": numbers[: len(numbers) // 2]})


def _batches(at_hand: int, tide: Tide, now: int, *, young: bool) -> list[list[int]]:
    """If the message at hand is not young, neither is what came before it."""
    known = [number for number in (tide.oldest(now), at_hand if young else 0) if number]
    if not known:
        return []
    oldest, newest = min(known), min(max(tide.newest, *known) + AHEAD, HIGHEST)
    batches = _cut(_nearest(at_hand if young else newest, oldest, newest))
    felt = _felt(oldest - 1, 0 if young else at_hand)
    return [*batches, *islice(felt, min(FELT, MOST - len(batches)))]


def _nearest(centre: int, lowest: int, highest: int) -> list[int]:
    """The numbers from lowest to highest that are nearest to one of them, at most as many as there may be."""
    room = MOST * BATCH
    near = range(max(lowest, centre - room), min(highest, centre + room) + 1)
    return sorted(near, key=lambda number: abs(number - centre))[:room]


def _cut(numbers: Sequence[int]) -> list[list[int]]:
    return [list(numbers[start : start + BATCH]) for start in range(0, len(numbers), BATCH)]


def _felt(number: int, floor: int) -> Iterator[list[int]]:
    """Numbers down to `floor`, without it, in steps that grow by half: a refused one holds a third of what went."""
    size = 1
    while number > floor:
        step = list(range(number, max(number - size, floor), -1))
        yield step
        number -= len(step)
        size = min(size + size // 2 + 1, BATCH)
