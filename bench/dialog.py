"""One dialog for all: the screens of a real way from home through three questions to numbers, and its updates."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec

from bench.pages import conversations
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import read_update

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.config import Config
    from bot.engine.answers import Answers
    from bot.engine.world import World

TAPS = ("sl_home_housing", "sl_losing-home", "sl_losing-home_landlord")
"""Housing; threatened with eviction; from a rented flat: an outcome with numbers."""
LENGTH = 1 + len(TAPS)
"""Updates of one conversation: /start, then the taps."""
REQUESTS = 1 + 2 * len(TAPS)
"""What goes out in a conversation: a message for /start; an edit and the end of the waiting for every tap."""
ROUNDS = 4
"""One to warm up, then three that count; each has chats of its own."""
FIRST_CHAT = 700_000_000
SENT = 1_795_300_000
"""When the messages were sent; nobody looks at it."""


@dataclass(frozen=True, slots=True)
class Dialog:
    """The screens in order, each `text`, `reply_markup` and what else a message has, and the taps between them."""

    screens: Sequence[dict[str, Any]]
    taps: Sequence[str]

    def write(self, folder: Path, chats: int) -> None:
        """Leave for every peer the dialog and the same updates, one a line, of so many chats in every round."""
        told = {"screens": self.screens, "taps": self.taps, "rounds": ROUNDS}
        (folder / "dialog.json").write_text(json.dumps(told))
        (folder / "updates.jsonl").write_bytes(b"\n".join(self.updates(chats)))

    def updates(self, chats: int) -> Iterator[bytes]:
        """In every round the first update of every chat, then the second of every chat, and so on."""
        number = count(1)
        for first in range(FIRST_CHAT, FIRST_CHAT + ROUNDS * chats, chats):
            for step in range(LENGTH):
                for chat in range(first, first + chats):
                    yield self.update(step, chat, next(number))

    def update(self, step: int, chat: int, number: int) -> bytes:
        """One update as Telegram writes it: a tap brings the whole message whose button it was."""
        return written(number, chat, self.screens[step - 1], self.taps[step - 1]) if step else started(number, chat)


def dialog(answers: Answers, config: Config) -> Dialog:
    """Have the conversation once; what our bot shows is what every peer shows."""
    talk = Talk(answers, config)
    screens: list[dict[str, Any]] = []
    body = started(1, FIRST_CHAT)
    for tap in (*TAPS, ""):
        screens.append(_screen(talk, body))
        assert not tap or f'"{tap}"' in json.dumps(screens[-1]), f"no button leads to {tap}"
        body = written(1, FIRST_CHAT, screens[-1], tap)
    return Dialog(screens, TAPS)


def write_walks(dialog: Dialog, world: World, folder: Path, chats: int) -> None:
    """Leave in a folder, instead, as many updates of people for whom every button is equally likely."""
    taps = conversations(world, ROUNDS * LENGTH * chats)
    bodies = (written(number, FIRST_CHAT + number, dialog.screens[0], path[1:]) for number, path in enumerate(taps, 1))
    (folder / "updates.jsonl").write_bytes(b"\n".join(bodies))


def started(number: int, chat: int) -> bytes:
    """The update of a person who has pressed "Start"."""
    command = [{"type": "bot_command", "offset": 0, "length": 6}]
    said = {"message_id": 1, "from": _person(chat), "text": "/start", "entities": command}
    return _packed({"update_id": number, "message": said | _where(chat)})


def written(number: int, chat: int, screen: dict[str, Any], tap: str) -> bytes:
    """The update of a tapped button under a screen."""
    us = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "example_bot"}
    text = re.sub("<[^>]+>", "", screen["text"])
    shown = {"message_id": 2, "from": us, "text": text, "reply_markup": screen["reply_markup"]} | _where(chat)
    query = {"id": f"4382{chat}", "from": _person(chat), "message": shown, "chat_instance": f"-{chat}", "data": tap}
    return _packed({"update_id": number, "callback_query": query})


def _screen(talk: Talk, body: bytes) -> dict[str, Any]:
    update = read_update(body)
    assert update is not None
    [shown] = [call for call in talk.answer(update, datetime.now(UTC)) if "text" in call.params and call.chat]
    params: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(shown.params))
    return {key: value for key, value in params.items() if key not in {"chat_id", "message_id"}}


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "Ana", "last_name": "Novak", "language_code": "sl"}


def _where(chat: int) -> dict[str, Any]:
    return {"chat": {"id": chat, "first_name": "Ana", "last_name": "Novak", "type": "private"}, "date": SENT}


def _packed(update: dict[str, Any]) -> bytes:
    return json.dumps(update, separators=(",", ":")).encode()
