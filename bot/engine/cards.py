"""A service as a person needs it: one card, in one language, at one minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.reply import Place
from bot.engine.times import from_month, opening_words
from bot.engine.week import week_words
from bot.knowledge.age import LEAFLET, Band, band, band_of, hours_doubted
from bot.knowledge.find import opening_of
from bot.knowledge.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.engine.world import World
    from bot.knowledge.model import Address, Phone, Service
    from bot.knowledge.schedule import Opening
    from bot.locales.tongue import Tongue


def card(  # the five things a card is made of, and how it is shown
    service: Service,
    world: World,
    locale: str,
    now: datetime,
    *,
    opening: Opening | None = None,
    brief: bool = False,
    called: bool = False,
) -> Place:
    """The card of a service. `opening` is taken as given where the finder has it already."""
    tongue = world.tongues[locale]
    opening = opening or opening_of(service, now, world.facts.hours_unknown_after_years)
    doubted = hours_doubted(service, now.date(), world.facts.hours_unknown_after_years)
    old = _old(service, world, tongue, now)
    return Place(
        service=service,
        name=tongue.record(service.name),
        what=tongue.record(service.what),
        opening=opening,
        state_words=opening_words(opening, now, tongue, line=service.address is None, doubted=doubted),
        phones=tuple((phone, _about(phone, tongue)) for phone in service.phones),
        address=service.address,
        address_words=_address_words(service.address) if service.address else "",
        eligibility=tongue.record(service.eligibility.words),
        hours=_hours(service, tongue, now),
        details=tuple(_details(service, tongue)),
        warnings=tuple(_warnings(service, old, tongue)),
        assured=_assured(service, _band_told(service, world, now), tongue, warned=service.assured_date in old),
        alert=tongue.record(service.alert),
        brief=brief,
        called=called,
    )


def _about(phone: Phone, tongue: Tongue) -> str:
    about = tongue.record(phone.about)
    if not phone.free:
        return about
    return f"{about}, {tongue.ui('brezplačno')}" if about else tongue.ui("brezplačno")


def _address_words(address: Address) -> str:
    town = f"{address.postal_code} {address.city}".strip()
    return ", ".join(part for part in (address.street, town) if part)


def _hours(service: Service, tongue: Tongue, now: datetime) -> str:
    """The hours in the words of the record, else the week as the schedule has it."""
    told = tongue.record(service.hours_words)
    if told or service.schedule is None:
        return told[:1].upper() + told[1:]
    return week_words(service.schedule, now.date(), tongue)


def _details(service: Service, tongue: Tongue) -> Iterator[str]:
    where = service.address.note if service.address else {}
    for words in (where, service.note, service.fees):
        if text := tongue.record(words):
            yield text[:1].upper() + text[1:]
    if service.anonymous:
        yield tongue.ui("Imena vam ni treba povedati.")


def _warnings(service: Service, old: Mapping[str, str], tongue: Tongue) -> Iterator[str]:
    """What is old, by its date: the rule behind "podatek iz maja 2014, najprej pokličite"."""
    advice = _advice(service, tongue)
    for date, what in old.items():
        if date:
            month = from_month(date, tongue)
            yield tongue.ui("{what}: podatek {month}, {advice}.", what=what, month=month, advice=advice)
        else:
            yield tongue.ui("{what}: starost podatka ni znana, {advice}.", what=what, advice=advice)


def _advice(service: Service, tongue: Tongue) -> str:
    if service.address and service.phones:
        return tongue.ui("najprej pokličite")
    return tongue.ui("morda ne drži več")


def _old(service: Service, world: World, tongue: Tongue, now: datetime) -> dict[str, str]:
    """What is old, by its date; undated is "".

    A warning must help to decide whether to set out. On a telephone line it only unsettles, so a line is warned of
    just where the sources are poor; its date stands under the facts all the same.
    """
    if service.address is None and service.confidence is not Confidence.LOW:
        return {}
    dates = [
        (tongue.ui("Telefon"), min((phone.date for phone in service.phones), default=None)),
        (tongue.ui("Naslov"), service.address.date if service.address else None),
        (tongue.ui("Ure"), service.hours_date if service.schedule or service.hours_words else None),
    ]
    known = [(what, date) for what, date in dates if date is not None]
    grouped: dict[str, list[str]] = {}
    for what, date in known or [(tongue.ui("Vse"), service.assured_date)]:
        if service.assured_how == LEAFLET or band_of(date, now.date(), world.facts) is Band.OLD:
            grouped.setdefault(date, []).append(what if not grouped.get(date) else what.lower())
    return {date: ", ".join(what) for date, what in grouped.items()}


def _band_told(service: Service, world: World, now: datetime) -> Band:
    """The band that the words speak of: doubt of a well-known telephone line only unsettles, as in `_old`."""
    if service.address is None and service.confidence is Confidence.HIGH:
        return Band.FRESH
    return band(service, now.date(), world.facts)


def _assured(service: Service, told: Band, tongue: Tongue, *, warned: bool) -> str:
    """Source and age of the facts; the age is left out where a warning has told it already."""
    name = _source_of(service.assured_date, service, tongue)
    if warned:
        return tongue.ui("Vir: {source}.", source=name)
    if not service.assured_date:
        return tongue.ui("Starost podatkov ni znana, vir: {source}.", source=name)
    month = from_month(service.assured_date, tongue)
    if told is Band.FRESH:
        return tongue.ui("Podatki so {month}, vir: {source}.", month=month, source=name)
    return tongue.ui("Podatki so {month}, morda se je kaj spremenilo. Vir: {source}.", month=month, source=name)


def _source_of(date: str, service: Service, tongue: Tongue) -> str:
    """The name of the source that has this date, or else of the newest."""
    dated = [source for source in service.sources if source.date == date]
    best = dated or sorted(service.sources, key=lambda source: source.date, reverse=True)
    return tongue.record(best[0].name) if best else ""
