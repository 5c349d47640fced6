"""Buttons of the messengers that lead to no state: hide this chat, save a contact.

What stands behind them begins with `~`, which no token has. Like tokens they are named and never numbered, so that an
old one still works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.state import PLACE

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.answers import Answers
    from bot.engine.reply import Place, Reply
    from bot.knowledge.model import Phone

MARK = "~"
HIDE = "hide"
CARD = "card"


@dataclass(frozen=True, slots=True)
class Door:
    """What is behind such a button: `kind` is HIDE or CARD, `service` the id of the one whose contact is saved."""

    kind: str
    locale: str
    service: str = ""

    @property
    def value(self) -> str:
        """What the button sends: `~hide_sl`, `~card_en_tom-telefon`."""
        return "_".join(part for part in (MARK + self.kind, self.locale, self.service) if part)

    @property
    def page(self) -> str:
        """The token of the page that tells of this service."""
        return f"{self.locale}_{PLACE}_{self.service}"


def door(value: str) -> Door | None:
    """The door that a button's value names; None if it names none."""
    kind, _, rest = value.removeprefix(MARK).partition("_")
    locale, _, service = rest.partition("_")
    if not value.startswith(MARK) or kind not in {HIDE, CARD} or not locale or bool(service) != (kind == CARD):
        return None
    return Door(kind, locale, service)


def savable(reply: Reply) -> Place | None:
    """The place whose contact a person may save: the first in full, as it is the one to ring first.

    None where the contact would give a person away to who looks through their telephone. A short code (112, 116 123)
    needs no contact: it is shorter than its name.
    """
    if reply.sensitive:
        return None
    return next((place for place in reply.places if saved_number(place) and not place.brief), None)


def behind(opened: Door, answers: Answers, now: datetime) -> Place | None:
    """The place whose contact a door hands over today; None where it has none any more, or must not."""
    place = savable(answers.show(opened.page, now))
    return place if place and place.service.id == opened.service else None


def saved_number(place: Place) -> Phone | None:
    """The first number of a place that is no short code."""
    return next((phone for phone, _ in place.phones if phone.number.startswith("+")), None)


def cautions(place: Place) -> tuple[str, ...]:
    """What a contact must not be without, as it is read long after the screen: what may harm, what is old, how old."""
    return tuple(filter(None, (place.alert, *place.warnings, place.assured)))
