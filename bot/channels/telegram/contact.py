"""A place as a contact that a person can save: Telegram's `sendContact` with a vCard 3.0 (RFC 2426)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.channels.calls import Call
from bot.channels.limits import TELEGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.model import Address, Service
    from bot.locales.tongue import Tongue

_LONGEST_NAME = 64
_MARKED = re.compile(r"[\\,;]")
_END = "END:VCARD"


def contact(service: Service, tongue: Tongue, chat: int) -> Call:
    """The call that sends a service with at least one number as a contact; its first number is the one shown."""
    name = tongue.record(service.name).strip()[:_LONGEST_NAME] or service.id
    params = {
        "chat_id": chat,
        "phone_number": service.phones[0].number,
        "first_name": name,
        "vcard": vcard(service, name, tongue),
    }
    return Call("sendContact", params, chat)


def vcard(service: Service, name: str, tongue: Tongue) -> str:
    """The card; its last lines are left out where Telegram takes no more. Hours are not in it: they change."""
    card = ""
    for line in _lines(service, name, tongue):
        longer = f"{card}{line}\r\n"
        if len((longer + _END).encode()) > TELEGRAM.contact:
            break
        card = longer
    return card + _END


def _lines(service: Service, name: str, tongue: Tongue) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{_text(name)};;;;", f"FN:{_text(name)}")
    yield from (f"TEL;TYPE=VOICE:{phone.number}" for phone in service.phones)
    if service.address:
        yield _address(service.address)
    if service.email:
        yield f"EMAIL;TYPE=INTERNET:{_text(service.email)}"
    if service.url:
        yield f"URL:{service.url}"
    if what := tongue.record(service.what):
        yield f"NOTE:{_text(what)}"


def _address(address: Address) -> str:
    return f"ADR;TYPE=WORK:;;{_text(address.street)};{_text(address.city)};;{_text(address.postal_code)};"


def _text(text: str) -> str:
    """A value with what has a meaning in a card marked, on one line."""
    return r"\n".join(_MARKED.sub(r"\\\g<0>", line) for line in text.splitlines())
