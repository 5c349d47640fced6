"""Whether a request fits its messenger: what of it is too long, and by how much."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.channels.limits import TAG, TELEGRAM, VIBER, utf16

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.channels.calls import Call


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing of a request: what it is, how much there is of it, and how much its messenger takes."""

    what: str
    size: int
    most: int

    def __str__(self) -> str:
        return f"{self.what}: {self.size:,}, but {self.most:,} fit"


def unfit(call: Call) -> list[Measured]:
    """What of a call to Telegram or Viber does not fit; empty if all does. KeyError for a method we do not know."""
    return [one for one in _MEASURES[call.method](call.params) if one.size > one.most]


def _message(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("characters of a text", TELEGRAM.size(params["text"]), TELEGRAM.text)
    yield Measured(
        "bold words and links of a text", sum(not tag[1] for tag in TAG.finditer(params["text"])), TELEGRAM.marks
    )
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    yield Measured("buttons", len(buttons), TELEGRAM.buttons)
    yield Measured("buttons side by side", max(map(len, rows), default=0), TELEGRAM.row)
    yield Measured("bytes of buttons", _bytes(rows), TELEGRAM.keyboard)
    for button in buttons:
        yield Measured(f'characters of the button "{button["text"]}"', utf16(button["text"]), TELEGRAM.label)
        sent = button.get("callback_data", "")
        yield Measured(f'bytes of "{sent}"', len(sent.encode()), TELEGRAM.data)


def _alert(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("characters of a note", utf16(params.get("text", "")), TELEGRAM.alert)


def _contact(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("bytes of a contact", len(params["vcard"].encode()), TELEGRAM.contact)


def _commands(params: Mapping[str, Any]) -> Iterator[Measured]:
    for one in params["commands"]:
        yield Measured(f"characters of /{one['command']}", utf16(one["command"]), TELEGRAM.command)
        yield Measured(f"characters about /{one['command']}", utf16(one["description"]), TELEGRAM.told)


def _description(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("characters of the description", utf16(params["description"]), TELEGRAM.description)


def _about(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("characters of the short description", utf16(params["short_description"]), TELEGRAM.about)


def _deletion(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("messages to delete at once", len(params["message_ids"]), TELEGRAM.deleted)


def _nothing(_params: Mapping[str, Any]) -> tuple[Measured, ...]:
    return ()


def _in_viber(params: Mapping[str, Any]) -> Iterator[Measured]:
    yield Measured("bytes of a message", _bytes(params), VIBER.whole)
    yield Measured("characters of a text", VIBER.size(params.get("text", "")), VIBER.text)
    yield Measured("characters of the name above it", utf16(params["sender"]["name"]), VIBER.sender)
    yield Measured("characters to come back", utf16(params.get("tracking_data", "")), VIBER.tracking)
    buttons = params.get("keyboard", {}).get("Buttons", [])
    yield Measured("rows of buttons", _rows(buttons), VIBER.rows)
    for button in buttons:
        label, sent = button["Text"], button["ActionBody"]
        yield Measured(f'characters of the button "{TAG.sub("", label)}"', utf16(label), VIBER.label)
        if button["ActionType"] == "reply":
            yield Measured(f'bytes of "{sent}"', len(sent.encode()), VIBER.data)


def _rows(buttons: Sequence[Mapping[str, Any]]) -> int:
    """Rows that Viber makes of buttons: as many into each as fit, in their order."""
    rows, free = 0, 0
    for button in buttons:
        if button["Columns"] > free:
            rows, free = rows + 1, VIBER.row
        free -= button["Columns"]
    return rows


def _bytes(value: Any) -> int:  # noqa: ANN401  # JSON of any shape
    return len(json.dumps(value, ensure_ascii=False).encode())


_MEASURES: Mapping[str, Callable[[Mapping[str, Any]], Iterable[Measured]]] = {
    "sendMessage": _message,
    "editMessageText": _message,
    "answerCallbackQuery": _alert,
    "sendContact": _contact,
    "deleteMessages": _deletion,
    "setMyCommands": _commands,
    "setMyDescription": _description,
    "setMyShortDescription": _about,
    "setWebhook": _nothing,
    "deleteWebhook": _nothing,
    "send_message": _in_viber,
    "conversation_started": _in_viber,
    "set_webhook": _nothing,
}
"""What is measured of each method. Those of Viber are written small."""
