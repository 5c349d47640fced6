"""What a Telegram bot's account knows: its chats, their messages, the questions of buttons that wait for an answer.

All private chats and basic groups of an account share one sequence of message numbers, the messages of people too.
Channels and supergroups have sequences of their own.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

TWO_DAYS = 48 * 3600
"""Seconds for which a bot may delete a message."""

QUERY_LASTS = 15
"""Seconds for which the press of a button may be answered."""

GROUP, CHANNEL, PRIVATE = "group", "channel", "private"


class RefusalError(Exception):
    """An error of the Bot API, in its words. `parameters` as in its ResponseParameters."""

    def __init__(self, code: int, words: str, **parameters: Any) -> None:
        prefix = {400: "Bad Request: ", 403: "Forbidden: ", 409: "Conflict: "}.get(code, "")
        super().__init__(prefix + words)
        self.code = code
        self.words = prefix + words
        self.parameters = parameters


@dataclass
class Message:
    """One message as it now stands. `more` is what else it carries: a contact, a photo, a service notice."""

    id: int
    chat: Chat
    sender: dict[str, Any]
    date: int
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    markup: dict[str, Any] | None = None
    more: dict[str, Any] = field(default_factory=dict)
    quoted: Message | None = None
    edited: int = 0
    touched: int = 0  # the higher, the later it was written or changed

    @property
    def of_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def content(self) -> tuple[Any, ...]:
        """What an edit has to change."""
        return self.text, self.entities, self.markup

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons under it, row by row."""
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]

    def as_json(self, *, nested: bool = False) -> dict[str, Any]:
        """The message as the Bot API shows it; a quoted message shows no message that it quotes itself."""
        shown = {"message_id": self.id, "from": self.sender, "chat": self.chat.as_json(), "date": self.date}
        if self.chat.kind == CHANNEL:
            shown["sender_chat"] = shown["chat"]
            del shown["from"]
        optional = {
            "edit_date": self.edited,
            "text": self.text,
            "entities": self.entities,
            "reply_markup": self.markup,
            "reply_to_message": self.quoted.as_json(nested=True) if self.quoted and not nested else None,
        }
        return shown | self.more | {key: value for key, value in optional.items() if value}


@dataclass
class Chat:
    """A chat. `started`: the person has written first; `blocked`: they want nothing from the bot any more."""

    id: int
    kind: str
    name: str
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    numbers: count[int] = field(default_factory=lambda: count(1))

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.kind, ("first_name" if self.kind == PRIVATE else "title"): self.name}


@dataclass
class Query:
    """A press of a button that waits for its answer."""

    chat: int
    asked: float
    answer: dict[str, Any] | None = None


class Ledger:
    """All of it, and the clock that tests move. `now` is in seconds since 1970."""

    def __init__(self, me: dict[str, Any]) -> None:
        self.me = me
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.kept: dict[tuple[str, str], Any] = {}  # commands and descriptions, by kind and language
        self.skipped = 0.0
        self._numbers = count(1)
        self._touches = count(1)

    @property
    def now(self) -> float:
        return time.time() + self.skipped

    def writes(self, chat: Chat, sender: dict[str, Any], **content: Any) -> Message:
        """A new message in a chat."""
        number = next(chat.numbers if chat.kind == CHANNEL else self._numbers)
        message = chat.messages[number] = Message(number, chat, sender, int(self.now), **content)
        message.touched = next(self._touches)
        return message

    def changes(self, message: Message, **content: Any) -> None:
        """A message has become another."""
        for name, value in content.items():
            setattr(message, name, value)
        message.edited, message.touched = int(self.now), next(self._touches)

    def writable(self, chat_id: object) -> Chat:
        """The chat that the bot writes to. Raises RefusalError in the words of the Bot API."""
        if chat_id in {None, ""}:
            raise RefusalError(400, "chat_id is empty")
        chat = self.chats.get(int(chat_id)) if str(chat_id).lstrip("-").isdigit() else None  # type: ignore[call-overload]
        if chat is None:
            raise RefusalError(400, "chat not found")
        if chat.blocked:
            words = "bot was blocked by the user" if chat.kind == PRIVATE else "bot was kicked from the group chat"
            raise RefusalError(403, words)
        if not chat.started:
            raise RefusalError(403, "bot can't initiate conversation with a user")
        return chat

    def deletable(self, message: Message) -> bool:
        """Whether the bot may delete it: anybody's in a private chat, its own elsewhere, for two days."""
        mine = message.of_bot or message.chat.kind == PRIVATE
        return mine and self.now - message.date <= TWO_DAYS
