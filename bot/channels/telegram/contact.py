"""A place as a contact that a person can save: Telegram's `sendContact` with a vCard 3.0 (RFC 2426)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.channels.calls import Call
from bot.channels.doors import cautions, saved_number
from bot.channels.limits import TELEGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.reply import Place
    from bot.knowledge.model import Address

_LONGEST_NAME = 64
_MARKED = re.compile(r"[\\,;]")
_END = "END:VCARD"


def contact(place: Place, chat: int) -> Call:
    """The call that sends a place with at least one number as a contact; the one shown is no short code if it can."""
    name = place.name.strip()[:_LONGEST_NAME] or place.service.id
    phone = saved_number(place) or place.service.phones[0]
    params = {
        "chat_id": chat,
        "phone_number": phone.number,
        "first_name": name,
        "vcard": vcard(place, name),
    }
    return Call("sendContact", params, chat)


def vcard(place: Place, name: str) -> str:
    """The card; where Telegram takes no more, what there is and the last lines are left out, but no caution.

    Hours are not in it: they change.
    """
    notes = cautions(place)
    for noted in ((*notes, place.what, *place.details), notes):
        card = "\r\n".join((*_head(place, name), f"NOTE:{_text(chr(10).join(filter(None, noted)))}"))
        if _fits(card):
            break
    for line in _tail(place):
        if not _fits(f"{card}\r\n{line}"):
            break
        card = f"{card}\r\n{line}"
    return f"{card}\r\n{_END}"


def _fits(card: str) -> bool:
    return len(f"{card}\r\n{_END}".encode()) <= TELEGRAM.contact


def _head(place: Place, name: str) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{_text(name)};;;;", f"FN:{_text(name)}")
    yield from (f"TEL;TYPE=VOICE:{phone.number}" for phone, _ in place.phones)


def _tail(place: Place) -> Iterator[str]:
    if place.address:
        yield _address(place.address)
    if place.service.email:
        yield f"EMAIL;TYPE=INTERNET:{_text(place.service.email)}"
    if place.service.url:
        yield f"URL:{place.service.url}"


def _address(address: Address) -> str:
    return f"ADR;TYPE=WORK:;;{_text(address.street)};{_text(address.city)};;{_text(address.postal_code)};"


def _text(text: str) -> str:
    """A value with what has a meaning in a card marked, on one line."""
    return r"\n".join(_MARKED.sub(r"\\\g<0>", line) for line in text.splitlines())
