"""Buttons of the messengers that lead to no state: hide this chat, save a contact.

What stands behind them begins with `~`, which no token has. Like tokens they are named and never numbered, so that an
old one still works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.reply import Place, Reply

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


def door(value: str) -> Door | None:
    """The door that a button's value names; None if it names none."""
    kind, _, rest = value.removeprefix(MARK).partition("_")
    locale, _, service = rest.partition("_")
    if not value.startswith(MARK) or kind not in {HIDE, CARD} or not locale or bool(service) != (kind == CARD):
        return None
    return Door(kind, locale, service)


def savable(reply: Reply) -> Place | None:
    """The place whose contact a person may save: the first in full, as it is the one to ring first.

    None where the contact would give a person away to who looks through their telephone.
    """
    if reply.sensitive:
        return None
    return next((place for place in reply.places if place.phones and not place.brief), None)
