"""Open now: hours in OpenStreetMap `opening_hours` syntax, on opening-hours-py.

The library works on the clock on the wall; this module turns that into instants. A wall time that is skipped in spring
counts as the moment of the change; one that comes twice in autumn counts the first time (RFC 5545, 3.3.5), so nothing
opens or closes twice in that night.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from opening_hours import (  # type: ignore[attr-defined]  # its stub leaves out the errors
    OpeningHours,
    ParserError,
    State,
    UnknownCountryError,
)

from bot.knowledge.hours_grammar import APPOINTMENT, normalised
from bot.knowledge.hours_holidays import holiday_name
from bot.knowledge.hours_words import HoursError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

__all__ = ["Day", "HoursError", "Opening", "Openness", "Schedule"]

HORIZON = timedelta(days=366)
_MINUTE = timedelta(minutes=1)


class Openness(StrEnum):
    """Four answers, never two."""

    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a place is open at a minute. `until` when open (None: no end within a year), `opens_at` when not."""

    state: Openness
    until: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week table: spans as local ("HH:MM", "HH:MM") with "24:00" for midnight at the end.

    The spans are the hours in which `state` holds: open hours, or the hours by appointment of a day that has no open
    ones. They are empty when the day is closed, unknown, or by appointment without hours.
    """

    date: date
    spans: tuple[tuple[str, str], ...]
    holiday: str | None
    state: Openness


@dataclass(frozen=True, slots=True)
class Schedule:
    """The hours of one service. Equal when expression (written in one way), zone and country are."""

    expression: str
    zone: ZoneInfo
    country: str
    _hours: OpeningHours = field(repr=False, compare=False)
    _opens: bool = field(repr=False, compare=False)
    """Whether it can be open at all; if not, nobody need look for when."""

    @staticmethod
    def read(expression: str, zone: ZoneInfo, country: str) -> Schedule:
        """Read hours as staff type them (`Pon-Pet 8-16`) or as OSM has them; kept by string.

        `country` is an ISO 3166 code and decides the public holidays. Raises HoursError with a sentence for staff;
        ValueError for a country without a calendar.
        """
        return _read(expression, zone, country)

    def at(self, now: datetime) -> Opening:
        """The state at an instant (`now` must be aware), and when it next closes or opens, in the local zone.

        Looks a year ahead: `until` None is open with no end in sight, `opens_at` None is no known opening.
        """
        if now.tzinfo is None:
            message = "The time needs its zone."
            raise ValueError(message)
        wall = _wall(now.astimezone(self.zone))
        state = self._state(wall)
        if state is Openness.OPEN:
            return Opening(state, until=self._next(wall, opening=False))
        return Opening(state, opens_at=self._next(wall, opening=True) if self._opens else None)

    def week(self, first: date, days: int = 7, language: str = "") -> tuple[Day, ...]:
        """So many days from `first`, by the clock on the wall; holiday names in `language` ("": the country's own)."""
        return tuple(self._day(first + timedelta(days=number), language) for number in range(days))

    def _state(self, wall: datetime) -> Openness:
        return _openness(*self._hours.state(wall))

    def _next(self, wall: datetime, *, opening: bool) -> datetime | None:
        """The first instant after `wall` at which it is open (or not open, as asked)."""
        last = wall + HORIZON
        after: datetime | None = wall
        while (after := self._hours.next_change(after)) and after <= last:
            instant = _instant(after, self.zone)
            after = instant.replace(tzinfo=None)
            if (self._hours.state(after)[0] == State.OPEN) is opening:
                return instant
        return None

    def _day(self, day: date, language: str) -> Day:
        found: dict[Openness, list[tuple[str, str]]] = {}
        for state, start, end in self._spans(day):
            found.setdefault(state, []).append((start, end))
        order = (Openness.OPEN, Openness.APPOINTMENT, Openness.UNKNOWN)
        state = next((state for state in order if state in found), Openness.CLOSED)
        spans = tuple(found.get(state, ()))
        if state is Openness.UNKNOWN or (state is Openness.APPOINTMENT and spans == (("00:00", "24:00"),)):
            spans = ()
        return Day(day, spans, holiday_name(day, self.country, language), state)

    def _spans(self, day: date) -> Iterator[tuple[Openness, str, str]]:
        midnight = datetime.combine(day, time.min)
        next_midnight = midnight + timedelta(days=1)
        for start, end, state, comment in self._hours.intervals(midnight, next_midnight):
            openness = _openness(state, comment)
            if openness is not Openness.CLOSED:
                yield openness, f"{start:%H:%M}", "24:00" if end >= next_midnight else f"{end:%H:%M}"


@lru_cache(maxsize=4096)
def _read(expression: str, zone: ZoneInfo, country: str) -> Schedule:
    text, opens = normalised(expression)
    return Schedule(text, zone, country, _engine(text, country), opens)


@lru_cache(maxsize=4096)
def _engine(text: str, country: str) -> OpeningHours:
    """The library's reading of an expression, on wall times: without a zone it neither fails nor guesses."""
    try:
        return OpeningHours(
            text, country=country, auto_country=False, auto_timezone=False, max_interval_days=HORIZON.days
        )
    except UnknownCountryError as error:
        message = f'There is no calendar of public holidays for the country "{country}".'
        raise ValueError(message) from error
    except ParserError as error:
        raise HoursError("These hours cannot be read. Write them more simply.", 1) from error


def _openness(state: State, comment: str) -> Openness:
    if state == State.OPEN:
        return Openness.OPEN
    if state == State.CLOSED:
        return Openness.CLOSED
    return Openness.APPOINTMENT if comment == APPOINTMENT else Openness.UNKNOWN


def _wall(local: datetime) -> datetime:
    """The clock on the wall. The second time round in autumn it stands still at the end of the repeated hour."""
    if not local.fold:
        return local.replace(tzinfo=None)
    minute = local.replace(second=0, microsecond=0)
    while _shift(minute + _MINUTE):
        minute += _MINUTE
    return minute.replace(tzinfo=None)


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment when the clock first shows `wall`, or has jumped over it."""
    local = wall.replace(tzinfo=zone)
    while _shift(local) < timedelta(0):
        local += _MINUTE
    return local


def _shift(local: datetime) -> timedelta:
    """How far the clock goes back over this wall time: an hour in autumn, less than nothing if it is skipped."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return first - second if first is not None and second is not None else timedelta(0)
