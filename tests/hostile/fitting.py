"""Whether a call that would go out can be taken by its messenger, and is meant for the chat that asked."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from bot.channels.limits import TELEGRAM, VIBER, shown, utf16

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.channels.calls import Call

LONGEST_NAME = 64
"""Characters of what names a person or a tap; messengers themselves use some twenty."""
HIGHEST = 2**63 - 1
"""Of a chat's number."""
MOST_DELETED = 100
LEVELS = range(1, 13)
"""API versions of Viber; a higher one is shown to nobody."""


class Html(HTMLParser):
    """Elements that are open at the end of a text, and how many there were."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.left: list[str] = []
        self.marks = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.left.append(tag)
        self.marks += 1

    def handle_endtag(self, tag: str) -> None:
        self.left.remove(tag)


def telegram_faults(call: Call) -> Iterator[str]:
    """What the Bot API would not take."""
    params = call.params
    json.dumps(params, ensure_ascii=False).encode()
    if not -HIGHEST <= params.get("chat_id", 0) <= HIGHEST:
        yield "chat_id"
    if call.method in {"sendMessage", "editMessageText"}:
        yield from _message_faults(params)
    if not 0 <= params.get("message_id", 0) <= HIGHEST:
        yield "message_id"
    if call.method == "answerCallbackQuery":
        if utf16(params.get("text", "")) > TELEGRAM.alert:
            yield "alert"
        if not 0 < len(params["callback_query_id"]) <= LONGEST_NAME:
            yield "callback_query_id"
    if call.method == "sendContact" and len(params["vcard"].encode()) > TELEGRAM.contact:
        yield "vcard"
    if call.method == "deleteMessages":
        numbers = params["message_ids"]
        if not 0 < len(set(numbers)) == len(numbers) <= MOST_DELETED or not all(0 <= one <= HIGHEST for one in numbers):
            yield "message_ids"


def _message_faults(params: Any) -> Iterator[str]:
    html = Html(params["text"])
    if html.left or html.marks > TELEGRAM.marks:
        yield "markup"
    if not 0 < shown(params["text"]) <= TELEGRAM.text:
        yield "text"
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    if any(len(row) > TELEGRAM.row for row in rows) or len(buttons) > TELEGRAM.buttons:
        yield "rows"
    if len(json.dumps(rows, ensure_ascii=False).encode()) > TELEGRAM.keyboard:
        yield "keyboard"
    for button in buttons:
        if not 0 < len(button.get("callback_data", "x").encode()) <= TELEGRAM.data or not button["text"]:
            yield "button"


def viber_faults(call: Call) -> Iterator[str]:
    """What Viber would not take."""
    params = call.params
    if len(json.dumps(params, ensure_ascii=False).encode()) > VIBER.whole:
        yield "whole"
    if not 0 < len(params.get("receiver", "x")) <= LONGEST_NAME:
        yield "receiver"
    if not 0 < utf16(params.get("text", "x")) <= VIBER.text:
        yield "text"
    if not 0 < utf16(params["sender"]["name"]) <= VIBER.sender:
        yield "sender"
    if len(params.get("tracking_data", "")) > VIBER.tracking:
        yield "tracking_data"
    if params["min_api_version"] not in LEVELS:
        yield "min_api_version"
    for button in params.get("keyboard", {}).get("Buttons", []):
        if utf16(button["Text"]) > VIBER.label or not 0 < button["Columns"] <= VIBER.row:
            yield "button"
        if button["ActionType"] == "reply" and not 0 < len(button["ActionBody"].encode()) <= VIBER.data:
            yield "ActionBody"
