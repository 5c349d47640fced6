"""Dates in opening hours: only dates that exist, in order, and with the year on both ends or on neither."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace

from bot.knowledge.hours_words import FIRST_YEAR, LAST_YEAR, MONTHS, HoursError, Token

_LEAP_YEAR = 2024
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class DateEnd:
    """One end of a span of dates; 0 where nothing is said. `nth` is such as `Su[-1]` and stands instead of a day."""

    year: int
    month: int
    day: int
    nth: str
    column: int
    said_day: bool = True
    """Whether a day was written, even one that does not exist such as 0."""

    @property
    def order(self) -> tuple[int, int]:
        """Sorts dates of one year."""
        return self.month, self.day

    @property
    def whole_month(self) -> bool:
        """Whether no day is said."""
        return not (self.nth or self.day)

    def __str__(self) -> str:
        parts = (str(self.year or ""), MONTHS[self.month - 1], self.nth or str(self.day or ""))
        return " ".join(part for part in parts if part)


def checked_year(year: int, column: int) -> int:
    """The year if it can be meant; 0 (none said) passes."""
    if year and not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"The year {year} is not between {FIRST_YEAR} and {LAST_YEAR}."
        raise HoursError(message, column)
    return year


def years(first: Token, last: Token) -> str:
    """`2026` or `2026-2027`."""
    begin, end = (checked_year(token.numbers[0], token.column) for token in (first, last))
    if end < begin:
        raise _disorder(first.column)
    return str(begin) if begin == end else f"{begin}-{end}"


def span(first: DateEnd, last: DateEnd | None) -> str:
    """One date, or a span of dates with both ends included."""
    if last is None:
        return str(_checked(first))
    first, last = _shared_month(first, last)
    if first.whole_month != last.whole_month or "," in first.nth + last.nth:
        sentence = 'Write both dates with month and day, for example "Dec 24-Jan 2".'
        raise HoursError(sentence, first.column)
    wraps = first.order > last.order
    if first.year and not last.year:
        last = replace(last, year=first.year + wraps)
    if last.year and not first.year:
        first = replace(first, year=last.year - wraps)
    if first.year and first.whole_month:
        first, last = replace(first, day=1), replace(last, day=monthrange(last.year, last.month)[1])
    for end in (first, last):
        _checked(end)
        if not end.year and (end.month, end.day) == _LEAP_DAY:
            message = "Feb 29 is not in every year. Write Feb 28 or Mar 1, or add the year."
            raise HoursError(message, end.column)
    if first.year and (first.year, *first.order) > (last.year, *last.order):
        raise _disorder(first.column)
    return str(first) if first == replace(last, column=first.column) else f"{first}-{last}"


def _shared_month(first: DateEnd, last: DateEnd) -> tuple[DateEnd, DateEnd]:
    """`24.-26. 12.` says the month at its end, `Dec 24-26` at its beginning."""
    if not last.month:
        last = replace(last, month=first.month, year=last.year or first.year)
    if not first.month:
        first = replace(first, month=last.month, year=first.year or last.year)
    return first, last


def _checked(date: DateEnd) -> DateEnd:
    checked_year(date.year, date.column)
    known_month = 1 <= date.month <= len(MONTHS)
    if not known_month:
        message = f"There is no month {date.month}."
        raise HoursError(message, date.column)
    last_day = monthrange(date.year or _LEAP_YEAR, date.month)[1]
    if not date.nth and (date.day > last_day or (date.said_day and not date.day)):
        in_year = f" in {date.year}" if date.year else ""
        message = f"There is no {MONTHS[date.month - 1]} {date.day}{in_year}."
        raise HoursError(message, date.column)
    return date


def _disorder(column: int) -> HoursError:
    return HoursError("The last date comes before the first.", column)
