"""Callbacks of Viber, as far as we need them: https://creators.viber.com/docs/bots-api."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

LONGEST_ID = 64
"""Characters of a person's id; Viber's own have 24."""


class Kind(StrEnum):
    """What happened. What asks for no answer (delivered, seen, subscribed, unsubscribed, webhook …) is no event."""

    STARTED = "started"
    """Somebody opened the chat, perhaps by a link. One message may be given in the response."""
    TEXT = "text"
    """A typed text, or a tap: then the text is the value of the button."""
    LOCATION = "location"
    OTHER = "other"
    """What we cannot read: a picture, a sticker, a contact …"""
    FAILED = "failed"
    """A telephone could not show a message of ours."""


@dataclass(frozen=True, slots=True)
class Event:
    """One callback. Texts that are not there are "", `level` is 0 then."""

    kind: Kind
    token: str
    """Names this callback; one that is sent again has the same."""
    chat: str = ""
    language: str = ""
    """Of the person's telephone, such as `sl`."""
    level: int = 0
    """The API version that all of the person's devices understand."""
    text: str = ""
    """What was typed, or the link that was sent or opened by a button."""
    tracking: str = ""
    """The `tracking_data` of the message that this one answers; as foreign as any text."""
    context: str = ""
    """What the link into the chat carried."""
    silent: bool = False
    """Whether it stands nowhere in the chat: a tap, on a telephone that knows of silent buttons."""


_MESSAGES = {"text": Kind.TEXT, "location": Kind.LOCATION}


def read_event(body: bytes) -> Event | None:
    """The event of a callback's body; None if it is none, or asks for no answer. Never raises."""
    try:
        told = msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return None
    name = _text(told, "event")
    if name == Kind.FAILED:
        return Event(Kind.FAILED, _text(told, "message_token"))
    if name == "conversation_started":
        return _event(Kind.STARTED, told, _part(told, "user"), {})
    if name == "message":
        message = _part(told, "message")
        return _event(_MESSAGES.get(_text(message, "type"), Kind.OTHER), told, _part(told, "sender"), message)
    return None


def _event(kind: Kind, told: Any, person: Any, message: Any) -> Event | None:  # noqa: ANN401  # JSON of any shape
    chat = _text(person, "id")
    if not 0 < len(chat) <= LONGEST_ID:
        return None
    level = _part(person, "api_version")
    return Event(
        kind,
        _text(told, "message_token"),
        chat,
        _text(person, "language"),
        level if type(level) is int and level > 0 else 0,
        _text(message, "text") or _text(message, "media"),
        _text(message, "tracking_data"),
        _text(told, "context"),
        _part(told, "silent") is True,
    )


def _part(told: Any, key: str) -> Any:  # noqa: ANN401  # the same
    return told.get(key) if isinstance(told, dict) else None


def _text(told: Any, key: str) -> str:  # noqa: ANN401  # the same
    """A text or a whole number, as text; "" for anything else."""
    value = _part(told, key)
    return str(value) if isinstance(value, str | int) else ""
