"""What Viber's REST API takes: https://creators.viber.com/docs/bots-api."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.doubles.telegram_html import units

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT, LONGEST_TRACKING, LONGEST_NAME, LONGEST_LABEL = 7000, 4000, 28, 250
LONGEST_CONTACT, LONGEST_NUMBER = 28, 18
HEAVIEST = 30_000
"""Bytes of a request."""

MOST_ROWS, COLUMNS = 24, 6
COLOUR = re.compile("#[0-9a-fA-F]{6}")
MESSAGE = {"type", "sender", "tracking_data", "min_api_version", "keyboard", "receiver"}
TYPES = {"text": {"text"}, "contact": {"contact"}}
"""The messages that we send, and what they carry besides."""

BOARD = {
    "Type": 1,
    "Buttons": 1,
    "BgColor": 1,
    "DefaultHeight": 1,
    "CustomDefaultHeight": 3,
    "HeightScale": 3,
    "ButtonsGroupColumns": 4,
    "ButtonsGroupRows": 4,
    "InputFieldState": 4,
}
BUTTON = {
    "Columns": 1,
    "Rows": 1,
    "BgColor": 1,
    "BgMediaType": 1,
    "BgMedia": 1,
    "BgLoop": 1,
    "ActionType": 1,
    "ActionBody": 1,
    "Image": 1,
    "Text": 1,
    "TextVAlign": 1,
    "TextHAlign": 1,
    "TextOpacity": 1,
    "TextSize": 1,
    "Silent": 6,
    "InternalBrowser": 3,
    "TextPaddings": 4,
    "TextShouldFit": 6,
}
"""What a keyboard and a button may say, each with the API version that knows it."""

CHOICES = {
    "ActionType": {"reply", "open-url", "location-picker", "share-phone", "none"},
    "TextVAlign": {"top", "middle", "bottom"},
    "TextHAlign": {"left", "center", "right"},
    "TextSize": {"small", "regular", "large"},
    "InputFieldState": {"regular", "minimized", "hidden"},
}


def faults_of(message: dict[str, Any], *, welcome: bool = False) -> list[str]:
    """What Viber or a telephone would not take in a message; a welcome has no receiver."""
    return list(_faults(message, welcome=welcome))


def _faults(message: dict[str, Any], *, welcome: bool) -> Iterator[str]:
    kind = str(message.get("type"))
    if kind not in TYPES:
        yield f"type {kind}"
        return
    yield from (f"no field {name}" for name in message.keys() - MESSAGE - TYPES[kind])
    yield from (f"{name} is missing" for name in TYPES[kind] - message.keys())
    if welcome == ("receiver" in message):
        yield "a receiver, and only where it is no welcome"
    if not 1 <= len(str(message.get("sender", {}).get("name", ""))) <= LONGEST_NAME:
        yield "sender.name is too short or too long"
    if not 0 <= units(str(message.get("tracking_data", ""))) <= LONGEST_TRACKING:
        yield "tracking_data is too long"
    if kind == "text" and not 1 <= units(str(message.get("text", ""))) <= LONGEST_TEXT:
        yield "the text is empty or too long"
    if kind == "contact":
        yield from _contact(message.get("contact", {}))
    if "keyboard" in message:
        yield from _board(message["keyboard"], int(message.get("min_api_version", 1)))


def _contact(contact: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(str(contact.get("name", ""))) <= LONGEST_CONTACT:
        yield "contact.name is empty or too long"
    if not re.fullmatch(rf"\+?[0-9]{{1,{LONGEST_NUMBER - 1}}}", str(contact.get("phone_number", ""))):
        yield "contact.phone_number is no number"


def _board(board: dict[str, Any], level: int) -> Iterator[str]:
    yield from _known(board, BOARD, level)
    if board.get("Type") != "keyboard":
        yield "the keyboard has no Type"
    buttons = board.get("Buttons") or []
    if not buttons:
        yield "the keyboard has no buttons"
    if rows(buttons) > MOST_ROWS:
        yield f"more than {MOST_ROWS} rows"
    for button in buttons:
        yield from _known(button, BUTTON, level)
        if not 1 <= int(button.get("Columns", COLUMNS)) <= COLUMNS or int(button.get("Rows", 1)) not in {1, 2}:
            yield "a button is too wide or too high"
        if not button.get("ActionBody"):
            yield "a button has no ActionBody"
        if not button.get("Text") or len(button["Text"]) > LONGEST_LABEL:
            yield "a button's text is empty or too long"


def _known(part: dict[str, Any], names: dict[str, int], level: int) -> Iterator[str]:
    for name, value in part.items():
        if names.get(name, level + 1) > level:
            yield f"{name} is not known to API version {level}"
        if name in CHOICES and value not in CHOICES[name]:
            yield f"{name} is {value}"
        if name == "BgColor" and not COLOUR.fullmatch(str(value)):
            yield f"{name} is {value}"


def rows(buttons: list[dict[str, Any]]) -> int:
    """How many rows so many buttons take, put beside each other while they fit."""
    taken = left = high = 0
    for button in buttons:
        width, height = int(button.get("Columns", COLUMNS)), int(button.get("Rows", 1))
        if width > left:
            taken, left, high = taken + high, COLUMNS, 0
        left, high = left - width, max(high, height)
    return taken + high
