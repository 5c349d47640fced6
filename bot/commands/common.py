"""What several commands need: the moment that `--at` names, and the options they share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

MOST_DAYS = 3660
"""The longest span a command looks at: ten years."""
FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Years in which calendars and time zones can be relied on."""


class Unusable(Exception):  # noqa: N818  # it is not an error of the program but a wrong word of its user
    """A wrong option, said in one plain sentence."""


def add_at(parser: argparse.ArgumentParser) -> None:
    """`--at`: the moment to pretend it is."""
    parser.add_argument("--at", metavar="TIME", help="pretend it is this local time, such as 2026-12-24T23:10")


def add_locale(parser: argparse.ArgumentParser) -> None:
    """`--locale`."""
    parser.add_argument("--locale", help="language of the replies, such as en")


def chosen_locale(wanted: str | None, locales: tuple[str, ...]) -> str:
    """The locale asked for, else the city's first; Unusable if the city does not speak it."""
    if wanted is None or wanted in locales:
        return wanted or locales[0]
    message = f'There is no language "{wanted}". This city speaks: {", ".join(locales)}.'
    raise Unusable(message)


def clock_at(at: str | None, zone: ZoneInfo) -> Callable[[], datetime]:
    """A clock that stands at `at`, or the real one. Local time unless it carries an offset; else Unusable.

    A local time that is skipped in spring is the moment as much later as the clock jumps.
    """
    if at is None:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        message = f'"{at}" is not a time. Write it like 2026-12-24T23:10.'
        raise Unusable(message) from None
    _bound(moment.date(), at)
    instant = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC).astimezone(zone)
    return lambda: instant


def day(text: str) -> date:
    """A date such as 2026-01-31; Unusable if it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        message = f'"{text}" is not a date. Write it like 2026-01-31.'
        raise Unusable(message) from None
    _bound(found, text)
    return found


def span(days: int) -> int:
    """What `--days` says; Unusable if it is none or too long."""
    if not 0 < days <= MOST_DAYS:
        message = f"--days is a number from 1 to {MOST_DAYS}, not {days}."
        raise Unusable(message)
    return days


def _bound(when: date, text: str) -> None:
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        message = f'"{text}" is not in the years from {FIRST_YEAR} to {LAST_YEAR}.'
        raise Unusable(message)
