"""Hours and dates in words a person would say: "odprto do jutri do 8.00", "iz maja 2014"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.knowledge.schedule import Openness

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.knowledge.schedule import Opening
    from bot.locales.tongue import Tongue

A_WEEK = timedelta(days=6)


def opening_words(opening: Opening, now: datetime, tongue: Tongue, *, line: bool, doubted: bool = False) -> str:
    """One short line about a place, or about a telephone line where `line`.

    `doubted`: the service states hours that nobody trusts any more (`age.hours_doubted`).
    """
    if opening.state is Openness.OPEN:
        return _open(opening.until, now, tongue, line=line)
    if opening.state is Openness.CLOSED:
        return _closed(opening.opens_at, now, tongue, line=line)
    if opening.state is Openness.APPOINTMENT:
        return tongue.ui("Po dogovoru, najprej pokličite")
    if doubted:
        return tongue.ui("Ure morda ne držijo")
    return tongue.ui("Ne vemo, kdaj se oglasijo") if line else tongue.ui("Odpiralnega časa ne vemo")


def _open(until: datetime | None, now: datetime, tongue: Tongue, *, line: bool) -> str:
    if until is None or until - now > A_WEEK:
        return tongue.ui("Dosegljivo noč in dan") if line else tongue.ui("Odprto noč in dan")
    when = moment(until, now, tongue)
    return tongue.ui("Dosegljivo do {when}", when=when) if line else tongue.ui("Odprto do {when}", when=when)


def _closed(opens_at: datetime | None, now: datetime, tongue: Tongue, *, line: bool) -> str:
    if opens_at is None:
        return tongue.ui("Zdaj ne dela") if line else tongue.ui("Zdaj zaprto")
    when = moment_at(opens_at, now, tongue)
    if line:
        return tongue.ui("Zdaj ne dela, spet {when}", when=when)
    return tongue.ui("Zdaj zaprto, odpre se {when}", when=when)


def clock(at: datetime, tongue: Tongue) -> str:
    """The time of day as it is written in this language."""
    return hour_words(at.hour, at.minute, tongue)


def hour_words(hour: int, minute: int, tongue: Tongue) -> str:
    """An hour as it is written in this language: 8.00 or 8:00."""
    return tongue.ui("{hour}.{minute}", hour=hour, minute=f"{minute:02d}")


def moment(at: datetime, now: datetime, tongue: Tongue) -> str:
    """A moment as the end of a span; midnight is 24.00 of the day before."""
    midnight = (at.hour, at.minute) == (0, 0)
    day = at.date() - timedelta(days=midnight)
    time = hour_words(24, 0, tongue) if midnight else clock(at, tongue)
    days = (day - now.date()).days
    if days == 0:
        return tongue.ui("polnoči") if midnight else time
    if days == 1:
        return tongue.ui("jutri do {time}", time=time)
    return tongue.ui("{day} do {time}", day=day_of(day, tongue, days, until=True), time=time)


def moment_at(at: datetime, now: datetime, tongue: Tongue) -> str:
    """A moment as a beginning."""
    days = (at.date() - now.date()).days
    time = clock(at, tongue)
    if days == 0:
        return tongue.ui("danes ob {time}", time=time)
    if days == 1:
        return tongue.ui("jutri ob {time}", time=time)
    return tongue.ui("{day} ob {time}", day=day_of(at.date(), tongue, days), time=time)


def day_of(at: date, tongue: Tongue, days: int, *, until: bool = False) -> str:
    """The day: its name within a week, else its date."""
    if days > A_WEEK.days:
        return tongue.ui("{day}. {month}", day=at.day, month=months(tongue)[at.month - 1])
    return (_until_days if until else _on_days)(tongue)[at.weekday()]


def _on_days(tongue: Tongue) -> tuple[str, ...]:
    return (
        tongue.ui("v ponedeljek"),
        tongue.ui("v torek"),
        tongue.ui("v sredo"),
        tongue.ui("v četrtek"),
        tongue.ui("v petek"),
        tongue.ui("v soboto"),
        tongue.ui("v nedeljo"),
    )


def _until_days(tongue: Tongue) -> tuple[str, ...]:
    return (
        tongue.ui("ponedeljka"),
        tongue.ui("torka"),
        tongue.ui("srede"),
        tongue.ui("četrtka"),
        tongue.ui("petka"),
        tongue.ui("sobote"),
        tongue.ui("nedelje"),
    )


def from_month(when: str, tongue: Tongue) -> str:
    """A date as exact as its source, as an origin: "iz maja 2014", "iz leta 2023". Empty for an undated source."""
    if not when:
        return ""
    year, _, rest = when.partition("-")
    if not rest:
        return tongue.ui("iz leta {year}", year=year)
    return tongue.ui("iz {month} {year}", month=months(tongue)[int(rest[:2]) - 1], year=year)


def months(tongue: Tongue) -> tuple[str, ...]:
    """The months as they stand after a day."""
    return (
        tongue.ui("januarja"),
        tongue.ui("februarja"),
        tongue.ui("marca"),
        tongue.ui("aprila"),
        tongue.ui("maja"),
        tongue.ui("junija"),
        tongue.ui("julija"),
        tongue.ui("avgusta"),
        tongue.ui("septembra"),
        tongue.ui("oktobra"),
        tongue.ui("novembra"),
        tongue.ui("decembra"),
    )


def until_day(day: date, tongue: Tongue) -> str:
    """A day as the end of a time: "do ponedeljka, 14. decembra 2026"."""
    return tongue.ui(
        "{weekday}, {day}. {month} {year}",
        weekday=_by_days(tongue)[day.weekday()],
        day=day.day,
        month=months(tongue)[day.month - 1],
        year=day.year,
    )


def _by_days(tongue: Tongue) -> tuple[str, ...]:
    return (
        tongue.ui("do ponedeljka"),
        tongue.ui("do torka"),
        tongue.ui("do srede"),
        tongue.ui("do četrtka"),
        tongue.ui("do petka"),
        tongue.ui("do sobote"),
        tongue.ui("do nedelje"),
    )
