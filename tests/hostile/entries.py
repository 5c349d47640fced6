"""Where bodies come in at each messenger, and what may be said of the calls that answer them."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.channels.telegram import talk as telegram
from bot.channels.telegram.updates import Update, read_update
from bot.channels.viber import talk as viber
from bot.channels.viber.events import read_event
from bot.log import Formatter
from tests.hostile import seeds
from tests.hostile.fitting import telegram_faults, viber_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.channels.calls import Call


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """All that is logged meanwhile, at any level, as the project writes it."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


@dataclass(frozen=True, slots=True)
class Entry:
    """The way in: honest bodies, who reads and who answers them; `chat` is whose an event is."""

    honest: Callable[[], list[dict[str, Any]]]
    read: Callable[[bytes], Any]
    talk: Callable[..., Any]
    faults: Callable[[Call], Iterator[str]]
    chat: Callable[[Any], int | str]

    def wrong(self, told: Any, calls: list[Call]) -> list[str]:
        """What no messenger would take of the calls, and whether one goes to somebody else."""
        chat = self.chat(told)
        named = {call.params.get(key, chat) for call in calls for key in ("chat_id", "receiver", "user_id")}
        strangers = {*named, *(call.chat for call in calls if call.chat is not None)} - {chat}
        return [*(fault for call in calls for fault in self.faults(call)), *(["another chat"] if strangers else [])]


def chat_of(update: Update) -> int:
    """The chat that a Telegram update is from."""
    if tap := update.callback_query:
        return tap.chat.id
    there = update.message or update.edited_message or update.my_chat_member
    return there.chat.id if there else 0


ENTRIES = {
    "telegram": Entry(seeds.telegram, read_update, telegram.Talk, telegram_faults, chat_of),
    "viber": Entry(seeds.viber, read_event, viber.Talk, viber_faults, lambda event: event.chat),
}
