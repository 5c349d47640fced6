"""A slow, plain second opinion on opening hours: every minute of every day is painted, one rule after another.

Written from the OSM specification and from Slovene law, with nothing of bot/ in it: its own parser, its own holidays
(Zakon o praznikih in dela prostih dnevih), its own clock changes (last Sundays of March and October at 01:00 UTC).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSED, OPEN, APPOINTMENT, UNKNOWN = b"c", b"o", b"a", b"u"
NAMES = {CLOSED: "closed", OPEN: "open", APPOINTMENT: "appointment", UNKNOWN: "unknown"}
DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MINUTES = 1440
ONE_DAY = timedelta(days=1)
RULE_BREAK = re.compile(r'(?<=:[0-9]{2}),\s*(?=[A-Z]|20[0-9]{2}\b)|(?<=off),\s*|(?<=["n]),\s*(?=[A-Z]|20[0-9]{2}\b)')
RULE = re.compile(
    r"^(?P<days>.*?)\s*(?P<times>[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}(,\s*[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2})*)?"
    r'\s*(?P<state>off|closed|open|unknown)?\s*(?P<comment>"[^"]*")?$'
)


def easter(year: int) -> date:
    """The anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def holidays(year: int) -> set[date]:
    fixed = [(1, 1), (1, 2), (2, 8), (4, 27), (5, 1), (5, 2), (6, 25), (8, 15), (10, 31), (11, 1), (12, 25), (12, 26)]
    moving = [easter(year), easter(year) + ONE_DAY, easter(year) + 49 * ONE_DAY]
    return {date(year, month, day) for month, day in fixed} | set(moving)


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() + 1) % 7)


def nth(day: date, number: int) -> bool:
    """Whether this weekday is the number-th of its month (-1: the last)."""
    if number > 0:
        return (day.day - 1) // 7 + 1 == number
    return (monthrange(day.year, day.month)[1] - day.day) // 7 + 1 == -number


def split_list(text: str) -> list[str]:
    """At commas that are not in brackets."""
    return re.split(r",\s*(?![^\[]*\])", text)


def day_matches(item: str, day: date) -> bool:
    if item == "PH":
        return day in holidays(day.year)
    name = DAYS[day.weekday()]
    if numbered := re.fullmatch(r"(\w\w)\[(.*)\]", item):
        return name == numbered[1] and any(nth(day, int(number)) for number in numbered[2].split(","))
    if "-" not in item:
        return name == item
    first, last = (DAYS.index(part) for part in item.split("-"))
    return (day.weekday() - first) % 7 <= (last - first) % 7


def date_of(text: str, year: int, *, last: bool) -> date:
    """`Dec 24`, `Mar Su[-1]` or `Jul` (first or last day) in a year."""
    parts = text.split()
    month = MONTHS.index(parts[0]) + 1
    length = monthrange(year, month)[1]
    if len(parts) == 1:
        return date(year, month, length if last else 1)
    if parts[1].isdigit():
        return date(year, month, 1) + (min(int(parts[1]), length if last else 31) - 1) * ONE_DAY
    number = int(parts[1][3:-1])
    days = [date(year, month, day) for day in range(1, length + 1)]
    return next(day for day in days if DAYS[day.weekday()] == parts[1][:2] and nth(day, number))


def date_matches(item: str, day: date) -> bool:
    if only_years := re.fullmatch(r"(20\d\d)(?:-(20\d\d))?", item):
        return int(only_years[1]) <= day.year <= int(only_years[2] or only_years[1])
    first, _, last = re.sub(r"\[-", "[~", item).partition("-")
    first, last = first.replace("~", "-"), last.replace("~", "-")
    if last.isdigit():
        last = f"{first.rsplit(' ', 1)[0]} {last}"
    if first[:4].isdigit():
        begin = date_of(first[5:], int(first[:4]), last=False)
        if not last:
            return begin <= day <= date_of(first[5:], int(first[:4]), last=True)
        return begin <= day <= date_of(last[5:], int(last[:4]), last=True)
    if not last and first.split()[-1].isdigit():
        return (MONTHS[day.month - 1], day.day) == (first.split()[0], int(first.split()[1]))
    for year in (day.year - 1, day.year):
        begin, end = date_of(first, year, last=False), date_of(last or first, year, last=True)
        if end < begin:
            end = date_of(last or first, year + 1, last=True)
        if begin <= day <= end:
            return True
    return False


@dataclass(frozen=True)
class Rule:
    overrides: bool
    dates: tuple[str, ...]
    days: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    state: bytes

    def matches(self, day: date) -> bool:
        in_dates = not self.dates or any(date_matches(item, day) for item in self.dates)
        return in_dates and (not self.days or any(day_matches(item, day) for item in self.days))


def minutes(clock: str) -> int:
    hour, minute = clock.strip().split(":")
    return int(hour) * 60 + int(minute)


def read_span(text: str) -> tuple[int, int]:
    start, end = (minutes(part) for part in text.split("-"))
    return (start, end) if end > start else (start, end + MINUTES)


def where_days_begin(selectors: str) -> int:
    """The place of the first day of the week or PH; `Fr[1]` after a month is part of the date."""
    for found in re.finditer(r"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH)\b", selectors):
        before = selectors[: found.start()]
        after_month = re.search(r"[A-Z][a-z]{2} $", before)
        after_months = re.search(r"(^|,)[A-Z][a-z]{2}-[A-Z][a-z]{2} $", before)
        if after_months or not (after_month and selectors[found.end() :].startswith("[")):
            return found.start()
    return len(selectors)


def read_rule(text: str, *, overrides: bool) -> Rule:
    found = RULE.match(text.strip())
    assert found, text
    dates: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    selectors = found["days"].strip()
    if selectors not in {"", "24/7"}:
        at = where_days_begin(selectors)
        dates = tuple(split_list(selectors[:at].strip())) if selectors[:at].strip() else ()
        days = tuple(split_list(selectors[at:].strip())) if selectors[at:].strip() else ()
    comment = (found["comment"] or "").strip('"')
    state = {"off": CLOSED, "closed": CLOSED, "unknown": UNKNOWN}.get(found["state"] or "open", OPEN)
    if state == UNKNOWN and comment == "by appointment":
        state = APPOINTMENT
    spans = tuple(read_span(span) for span in found["times"].split(",")) if found["times"] else ((0, MINUTES),)
    whole_override = overrides and not (state == CLOSED and found["times"])
    return Rule(whole_override, dates, days, spans, state)


def read_rules(expression: str) -> list[Rule]:
    rules = []
    for part in expression.split(";"):
        if part.strip():
            first, *more = RULE_BREAK.split(part.strip())
            rules.append(read_rule(first, overrides=True))
            rules.extend(read_rule(text, overrides=False) for text in more)
    return rules


def paint(rules: list[Rule], day: date) -> bytes:
    """The states of a day's 1,440 minutes by the clock on the wall; the last rule that speaks of a minute wins."""
    table = bytearray(CLOSED * MINUTES)
    for rule in rules:
        today, yesterday = rule.matches(day), rule.matches(day - ONE_DAY)
        if today and rule.overrides:
            table[:] = CLOSED * MINUTES
        for start, end in rule.spans:
            if yesterday and end > MINUTES:
                table[: end - MINUTES] = rule.state * (end - MINUTES)
            if today:
                until = min(end, MINUTES)
                table[start:until] = rule.state * (until - start)
    return bytes(table)


def lived(table: bytes, day: date) -> bytes:
    """The minutes as they pass: an hour is skipped in March; in October one passes twice and nothing changes in it."""
    if day == last_sunday(day.year, 3):
        return table[:120] + table[180:]
    if day == last_sunday(day.year, 10):
        return table[:180] + table[179:180] * 60 + table[180:]
    return table


class Oracle:
    """The states of an expression from 1 January of `first_year` to the end of `last_year`, minute by minute."""

    def __init__(self, expression: str, first_year: int, last_year: int) -> None:
        self.rules = read_rules(expression)
        self.begin = datetime(first_year - 1, 12, 31, 23, tzinfo=UTC)
        days = (date(last_year, 12, 31) - date(first_year, 1, 1)).days + 1
        dates = [date(first_year, 1, 1) + number * ONE_DAY for number in range(days)]
        self.timeline = b"".join(lived(paint(self.rules, day), day) for day in dates)
        self.runs = [(found.start(), found[1]) for found in re.finditer(rb"(.)\1*", self.timeline)]
        self._starts = [start for start, _ in self.runs]
        self._opens = [start for start, state in self.runs if state == OPEN]
        self._stops = [start for start, state in self.runs if state != OPEN]

    def minute(self, now: datetime) -> int:
        return int((now - self.begin).total_seconds() // 60)

    def instant(self, minute: int) -> datetime:
        return self.begin + timedelta(minutes=minute)

    def changes(self) -> Iterator[int]:
        yield from self._starts[1:]

    def state(self, minute: int) -> str:
        return NAMES[self.timeline[minute : minute + 1]]

    def next(self, minute: int) -> datetime | None:
        """When it next closes (if open) or opens (if not)."""
        points = self._stops if self.timeline[minute : minute + 1] == OPEN else self._opens
        place = bisect_right(points, minute)
        return self.instant(points[place]) if place < len(points) else None
