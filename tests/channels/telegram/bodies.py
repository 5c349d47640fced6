"""Updates as Telegram sends them, with all the fields we do not read: `tap("sl_food")`, `message(text="/start")`."""

from __future__ import annotations

import json
from typing import Any

CHAT = 5_001_112_223
GROUP = -1_001_234_567_890
ME = {"id": 7_000_000_001, "is_bot": True, "first_name": "Svetilka", "username": "SvetilkaBot"}
SENT = 1_798_150_200
"""When messages were sent, if nothing else is said: at ten past ten p.m. (UTC) on Christmas Eve of 2026."""

PHOTO = [
    {"file_id": "AgACAgQAAxk", "file_unique_id": "AQADs7cxG", "file_size": 1101, "width": 90, "height": 67},
    {"file_id": "AgACAgQAAxl", "file_unique_id": "AQADs7cxH", "file_size": 14251, "width": 320, "height": 240},
]
_FILE = {"file_id": "AwACAgQAAxkB", "file_unique_id": "AgADfQ8AAh", "file_size": 5120}
_POINT = {"latitude": 46.0514, "longitude": 14.506}
THINGS: dict[str, Any] = {
    "photo": PHOTO,
    "voice": {**_FILE, "duration": 3, "mime_type": "audio/ogg"},
    "audio": {**_FILE, "duration": 180, "title": "Pesem"},
    "video": {**_FILE, "duration": 8, "width": 640, "height": 480},
    "video_note": {**_FILE, "duration": 5, "length": 240},
    "document": {**_FILE, "file_name": "vloga.pdf", "mime_type": "application/pdf"},
    "sticker": {**_FILE, "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "animation": {**_FILE, "duration": 2, "width": 320, "height": 240},
    "contact": {"phone_number": "38640123456", "first_name": "Ana", "user_id": CHAT},
    "location": {**_POINT, "live_period": 900},
    "venue": {"location": _POINT, "title": "Tržnica", "address": "Vodnikov trg"},
    "poll": {"id": "5", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False},
    "dice": {"emoji": "🎲", "value": 4},
    "game": {"title": "Igra", "description": "", "photo": PHOTO},
    "story": {"chat": {"id": CHAT, "type": "private"}, "id": 1},
}
"""One of each kind of what can be sent besides words."""

Json = dict[str, Any]


def body(update: Json) -> bytes:
    """An update as it is posted."""
    return json.dumps(update, ensure_ascii=False).encode()


def person(language: str = "sl", number: int = CHAT) -> Json:
    """Somebody; `language` is that of their telephone."""
    told = {"language_code": language} if language else {}
    return {"id": number, "is_bot": False, "first_name": "Ana", "username": "ana_na", **told}


def private(number: int = CHAT) -> Json:
    """Somebody's private chat with the bot."""
    return {"id": number, "first_name": "Ana", "username": "ana_na", "type": "private"}


def group(number: int = GROUP, kind: str = "supergroup") -> Json:
    """A group."""
    return {"id": number, "title": "Sosedje", "type": kind}


def sent(language: str = "sl", chat: Json | None = None, number: int = 100, date: int = SENT, **content: Any) -> Json:
    """A message of a person; `content` is `text="…"`, or a thing such as `photo=PHOTO`."""
    return {"message_id": number, "from": person(language), "chat": chat or private(), "date": date, **content}


def message(update: int = 700_000_001, **told: Any) -> Json:
    """A new message; see `sent`."""
    return {"update_id": update, "message": sent(**told)}


def edited(update: int = 700_000_001, **told: Any) -> Json:
    """A message that its writer changed."""
    changed = sent(**told)
    return {"update_id": update, "edited_message": {**changed, "edit_date": changed["date"] + 30}}


def shown(*values: str, number: int = 99, date: int = SENT) -> Json:
    """A message of ours, with buttons that send `values`."""
    rows = [[{"text": value, "callback_data": value}] for value in values]
    return {
        "message_id": number,
        "from": ME,
        "chat": private(),
        "date": date,
        "text": "Pri čem potrebujete pomoč?",
        "entities": [{"type": "bold", "offset": 0, "length": 26}],
        "reply_markup": {"inline_keyboard": rows},
    }


def tap(data: str, language: str = "sl", update: int = 700_000_002, **told: Any) -> Json:
    """A tap on a button below a message of ours; `number` and `date` are the message's."""
    return _tapped(data, language, update, {"message": shown(data, **told)})


def tap_inaccessible(data: str, language: str = "sl", number: int = 99) -> Json:
    """A tap on a message that is too old for Telegram to show to bots."""
    return _tapped(data, language, 700_000_003, {"message": {"chat": private(), "message_id": number, "date": 0}})


def tap_nowhere(data: str, language: str = "sl") -> Json:
    """A tap on a message that Telegram does not tell of."""
    return _tapped(data, language, 700_000_004, {"inline_message_id": "AgAAAA"})


def _tapped(data: str, language: str, update: int, where: Json) -> Json:
    told = {"id": "4382bfdwdsb323b2d9", "from": person(language), "chat_instance": "-3423", "data": data}
    return {"update_id": update, "callback_query": {**told, **where}}


def membership(status: str = "member", chat: Json | None = None, language: str = "sl") -> Json:
    """The bot was added, removed, blocked …"""
    me = {key: ME[key] for key in ("id", "is_bot", "first_name", "username")}
    told = {
        "chat": chat or group(),
        "from": person(language),
        "date": SENT,
        "old_chat_member": {"user": me, "status": "left"},
        "new_chat_member": {"user": me, "status": status},
    }
    return {"update_id": 700_000_005, "my_chat_member": told}


def channel_post(text: str = "Obvestilo") -> Json:
    """A post in a channel that the bot is in."""
    post = {"message_id": 3, "chat": {"id": GROUP, "title": "Oglasi", "type": "channel"}, "date": SENT, "text": text}
    return {"update_id": 700_000_006, "channel_post": post}


def service_message(**content: Any) -> Json:
    """A message that nobody wrote: somebody joined, a message was pinned."""
    return message(**(content or {"pinned_message": shown("sl")}))
