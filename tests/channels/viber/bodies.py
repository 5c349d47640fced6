"""Callbacks as Viber sends them: bodies, and their signature."""

from __future__ import annotations

import hmac
import json
from itertools import count
from typing import Any

TOKEN = "4453b6ac12345678-e02c5f12174805f9-daec9cbb5448c51f"
"""The token of a bot."""
PERSON = "01234567890A="
NEWEST = 10
"""The API version of a telephone of today."""

_tokens = count(5_741_311_803_571_721_087)


def text(words: str, on: str = "", *, silent: bool = False, **more: Any) -> bytes:
    """Somebody types, or taps a button that sends `words`; `on` is the `tracking_data` of the last message."""
    return message("text", {"text": words}, on, silent=silent, **more)


def message(kind: str, content: dict[str, Any], on: str = "", *, silent: bool = False, **more: Any) -> bytes:
    """A message of any kind: `picture`, `url` …; `more` are fields of its sender, and `message_token`."""
    tracked = {"tracking_data": on} if on else {}
    return _body("message", more, sender=_person(more), message={"type": kind, **content, **tracked}, silent=silent)


def picture(**more: Any) -> bytes:
    return message("picture", {"media": "https://dl-media.viber.com/x.jpg", "file_name": "x.jpg", "size": 9}, **more)


def sticker(**more: Any) -> bytes:
    return message("sticker", {"sticker_id": 46105, "media": "https://content.cdn.viber.com/46105.png"}, **more)


def contact(**more: Any) -> bytes:
    return message("contact", {"contact": {"name": "Ana", "phone_number": "+38640000000"}}, **more)


def location(**more: Any) -> bytes:
    return message("location", {"location": {"lat": 46.0569, "lon": 14.5058}}, **more)


def started(context: str = "", *, subscribed: bool = False, **more: Any) -> bytes:
    """Somebody opens the chat, perhaps by a link."""
    linked = {"context": context} if context else {}
    return _body("conversation_started", more, type="open", **linked, user=_person(more), subscribed=subscribed)


def subscribed(**more: Any) -> bytes:
    return _body("subscribed", more, user=_person(more))


def told(name: str, **more: Any) -> bytes:
    """What only tells of something: `delivered`, `seen`, `unsubscribed`, `failed`, `webhook`, `client_status` …"""
    failed = {"desc": "failure description"} if name == "failed" else {}
    return _body(name, more, user_id=PERSON, **failed)


def signature(body: bytes, token: str = TOKEN) -> str:
    """X-Viber-Content-Signature."""
    return hmac.new(token.encode(), body, "sha256").hexdigest()


def _person(fields: dict[str, Any]) -> dict[str, Any]:
    known = {"id": PERSON, "name": "Ana", "avatar": "", "country": "SI", "language": "sl", "api_version": NEWEST}
    return known | {key: value for key, value in fields.items() if key != "message_token"}


def _body(name: str, fields: dict[str, Any], **more: Any) -> bytes:
    token = fields.get("message_token") or next(_tokens)
    event = {"event": name, "timestamp": 1457764197627, "message_token": token, "chat_hostname": "SN-CHAT-01_"}
    return json.dumps(event | more, ensure_ascii=False).encode()
