"""How fast a messenger may be called: so many calls a second in all, so many in one chat.

Pure: the time is given, in seconds of a monotonic clock.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.channels.calls import Chat

BURST = 3
"""Calls that may follow each other at once in a chat that was quiet."""
REFUSED_CHATS = 3
"""So many chats refused within a second: it is the bot that is too fast, and not somebody who taps."""
LONGEST_PAUSE = 30.0
"""Seconds for which everything waits at most."""
_SECOND = 1.0
_NOTHING = 1e-6
"""Seconds that are not worth waiting for; what remains of sums of floating numbers is less."""


class Pace:
    """When the next call may go: `overall` in any second (Bot API FAQ: 30), `chat` a second in each chat (1).

    Chats are known only until their next call may go at once again, a few seconds after their last one.
    """

    def __init__(self, overall: int = 30, chat: float = 1.0) -> None:
        self._between = _SECOND / chat
        self._last: deque[float] = deque(maxlen=overall)
        self._quiet: OrderedDict[Chat | None, float] = OrderedDict()
        """When a chat is as good as new; the one that was called last stands last."""
        self._refused: dict[Chat, float] = {}
        self._resume = 0.0

    def wait(self, chat: Chat | None, now: float) -> float:
        """Seconds until it is the turn of a call in this chat (None: of a call in no chat). 0: it may go."""
        self._forget(now)
        until = self._resume
        if len(self._last) == self._last.maxlen:
            until = max(until, self._last[0] + _SECOND)
        if chat in self._quiet:
            until = max(until, self._quiet[chat] - (BURST - 1) * self._between)
        return until - now if until - now > _NOTHING else 0.0

    def take(self, chat: Chat | None, now: float) -> None:
        """A call goes now, in this chat or in none."""
        self._forget(now)
        self._last.append(now)
        if chat is not None:
            self._quiet[chat] = max(self._quiet.get(chat, now), now) + self._between
            self._quiet.move_to_end(chat)

    def refuse(self, chat: Chat, seconds: float, now: float) -> None:
        """The messenger asked for so many seconds of silence. Asked in several chats at once, it is meant for all."""
        self._refused = {one: at for one, at in self._refused.items() if now - at < _SECOND} | {chat: now}
        if len(self._refused) >= REFUSED_CHATS:
            self._refused.clear()
            self._resume = max(self._resume, now + min(seconds, LONGEST_PAUSE))

    def _forget(self, now: float) -> None:
        """Only the front is looked at: chats stand there nearly in the order in which they become quiet."""
        while self._quiet and next(iter(self._quiet.values())) <= now:
            self._quiet.popitem(last=False)
        if self._refused and now - max(self._refused.values()) >= _SECOND:
            self._refused.clear()
