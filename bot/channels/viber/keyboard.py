"""Keyboards of Viber: answers in full width, the ways out beside each other below.

A row has six columns; Viber puts as many buttons into it as fit, in their order. Nothing here needs more than twelve
rows, which is what its FAQ allows (https://developers.viber.com/docs/faq).
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from bot.channels.doors import CARD, HIDE, Door, savable
from bot.channels.limits import VIBER
from bot.channels.maps import map_of
from bot.engine.reply import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.reply import Place, Reply
    from bot.locales.tongue import Tongue

Keyboard = dict[str, Any]

MEANT = {Role.ANSWER, Role.GUESS}
"""Choices that answer; all others are ways out."""
SMALL = 3
"""So many ways out at most stand beside each other: longer words would not be readable on a small telephone."""
PAPER = "#faf6ef"
REPLY, OPEN = "reply", "open-url"


@dataclass(frozen=True, slots=True)
class _Paint:
    """Colours of a button and of its words. Both are told, so that none is left to a dark or a light telephone."""

    ground: str
    ink: str


_ANSWER = _Paint("#174a5b", "#ffffff")
_WAY = _Paint("#e4dacb", "#24201b")

_NEWER = {"TextShouldFit", "Silent"}

_Offer = tuple[str, str, str]
"""A label, what a tap does (REPLY, OPEN), and what it sends or opens."""


def keyboard(reply: Reply, tongue: Tongue, map_template: str) -> Keyboard:
    """The choices of a reply, and the doors beside it."""
    answers = [(choice.label, REPLY, sends(choice.token)) for choice in reply.choices if choice.role in MEANT]
    ways = [(choice.label, REPLY, sends(choice.token)) for choice in reply.choices if choice.role not in MEANT]
    small = [*_doors(reply, tongue, map_template), *ways, *_hiding(reply, tongue)]
    return {
        "Type": "keyboard",
        "DefaultHeight": False,
        "BgColor": PAPER,
        "InputFieldState": "regular",
        "Buttons": [
            *(_button(answer, VIBER.row, _ANSWER) for answer in answers),
            *(_button(way, columns, _WAY) for way, columns in zip(small, _columns(len(small)), strict=True)),
        ],
    }


def sends(token: str) -> str:
    """What a button sends for a token. `en` becomes `en_`, which is the same screen: "en" is "one" in Slovene."""
    return token if "_" in token else f"{token}_"


def for_older(board: Keyboard) -> Keyboard:
    """The keyboard without what telephones below API level 6 do not know: there a tap stands in the chat."""
    known = {key: value for key, value in board.items() if key != "InputFieldState"}
    buttons = [{key: value for key, value in one.items() if key not in _NEWER} for one in board["Buttons"]]
    return known | {"Buttons": buttons}


def _doors(reply: Reply, tongue: Tongue, map_template: str) -> Iterator[_Offer]:
    """Save the contact, open the map; not where the telephone must not remember it."""
    place = savable(reply)
    if place:
        yield tongue.ui("Shranite stik"), REPLY, Door(CARD, tongue.locale, place.service.id).value
    url = "" if reply.sensitive else _map(reply.places, place, map_template)
    if url:
        yield tongue.ui("Zemljevid"), OPEN, url


def _hiding(reply: Reply, tongue: Tongue) -> Iterator[_Offer]:
    """How a person deletes the chat: Viber lets no bot hide it."""
    if reply.sensitive:
        yield tongue.ui("Kako izbrišem pogovor"), REPLY, Door(HIDE, tongue.locale).value


def _map(places: Sequence[Place], saved: Place | None, template: str) -> str:
    """The map of the one place that has an address, if no contact of another is beside it.

    Of several nobody would know which is meant.
    """
    maps = [(place, url) for place in places if not place.brief and (url := map_of(place, template))]
    if len(maps) != 1:
        return ""
    ((place, url),) = maps
    return url if saved is None or saved is place else ""


def _columns(count: int) -> Iterator[int]:
    """The widths of so many small buttons, in as few even rows as can be read."""
    rows = -(-count // SMALL)
    for row in range(rows):
        beside = count // rows + (row >= rows - count % rows)
        yield from [VIBER.row // beside] * beside


def _button(offer: _Offer, columns: int, paint: _Paint) -> dict[str, Any]:
    label, action, body = offer
    return {
        "Columns": columns,
        "Rows": 1,
        "ActionType": action,
        "ActionBody": body,
        "Text": f'<font color="{paint.ink}">{escape(label, quote=False)}</font>',
        "TextSize": "regular",
        "TextShouldFit": True,
        "BgColor": paint.ground,
        "Silent": True,
    }
