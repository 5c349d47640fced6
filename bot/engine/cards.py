"""A service as a person needs it: one card, in one language, at one minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.reply import Place
from bot.engine.times import from_month, opening_words
from bot.knowledge.age import months_old
from bot.knowledge.find import opening_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.engine.world import World
    from bot.knowledge.model import Address, Phone, Service
    from bot.knowledge.schedule import Opening
    from bot.locales.tongue import Tongue


def card(  # noqa: PLR0913  # the five things a card is made of, and how it is shown
    service: Service, world: World, locale: str, now: datetime, *, opening: Opening | None = None, brief: bool = False,
    called: bool = False,
) -> Place:
    """The card of a service. `opening` is taken as given where the finder has it already."""
    tongue = world.tongues[locale]
    opening = opening or opening_of(service, now, world.facts.hours_unknown_after_years)
    return Place(
        service=service,
        name=tongue.record(service.name),
        what=tongue.record(service.what),
        opening=opening,
        state_words=opening_words(opening, now, tongue, line=service.address is None),
        phones=tuple((phone, _about(phone, tongue)) for phone in service.phones),
        address=service.address,
        address_words=_address_words(service.address, tongue) if service.address else "",
        eligibility=tongue.record(service.eligibility.words),
        hours=_hours(service, tongue),
        details=tuple(_details(service, tongue)),
        warnings=tuple(_warnings(service, world, tongue, now)),
        assured=_assured(service, tongue),
        brief=brief,
        called=called,
    )


def _about(phone: Phone, tongue: Tongue) -> str:
    about = tongue.record(phone.about)
    if not phone.free:
        return about
    return f"{about}, {tongue.ui('brezplačno')}" if about else tongue.ui("brezplačno")


def _address_words(address: Address, tongue: Tongue) -> str:
    town = f"{address.postal_code} {address.city}".strip()
    return ", ".join(part for part in (address.street, town, tongue.record(address.note)) if part)


def _hours(service: Service, tongue: Tongue) -> str:
    return tongue.record(service.hours_words)


def _details(service: Service, tongue: Tongue) -> Iterator[str]:
    if note := tongue.record(service.note):
        yield note
    if fees := tongue.record(service.fees):
        yield fees
    if service.anonymous:
        yield tongue.ui("Imena vam ni treba povedati.")


def _warnings(service: Service, world: World, tongue: Tongue, now: datetime) -> Iterator[str]:
    """What is old or undated, grouped by its date: the facts README's "najprej pokličite"."""
    advice = _advice(service, tongue)
    for date, what in _old(service, world, tongue, now).items():
        if date:
            yield tongue.ui("{what}: podatek {month}, {advice}.", what=what, month=from_month(date, tongue), advice=advice)
        else:
            yield tongue.ui("{what}: vir nima datuma, {advice}.", what=what, advice=advice)


def _advice(service: Service, tongue: Tongue) -> str:
    if service.address and service.phones:
        return tongue.ui("najprej pokličite")
    return tongue.ui("morda ne drži več")


def _old(service: Service, world: World, tongue: Tongue, now: datetime) -> dict[str, str]:
    dates = [(tongue.ui("Telefon"), min((phone.date for phone in service.phones), default=None))]
    dates.append((tongue.ui("Naslov"), service.address.date if service.address else None))
    dates.append((tongue.ui("Ure"), service.hours_date if service.schedule or service.hours_words else None))
    grouped: dict[str, list[str]] = {}
    for what, date in dates:
        if date is not None and months_old(date, now.date()) >= world.facts.ring_first_after_months:
            grouped.setdefault(date, []).append(what if not grouped.get(date) else what.lower())
    return {date: ", ".join(what) for date, what in grouped.items()}


def _assured(service: Service, tongue: Tongue) -> str:
    if not service.assured_date:
        return tongue.ui("Vir nima datuma: {source}.", source=_newest(service, tongue))
    month = from_month(service.assured_date, tongue)
    return tongue.ui("Podatki so {month}, vir: {source}.", month=month, source=_newest(service, tongue))


def _newest(service: Service, tongue: Tongue) -> str:
    newest = max(service.sources, key=lambda source: source.date, default=None)
    return tongue.record(newest.name) if newest else ""
