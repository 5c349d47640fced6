"""What several commands need: the moment that `--at` names, and the options they share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

Clock = "Callable[[], datetime]"


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
    """A clock that stands at `at`, or the real one. Local time unless it carries an offset; else Unusable."""
    if at is None:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        message = f'"{at}" is not a time. Write it like 2026-12-24T23:10.'
        raise Unusable(message) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return lambda: moment


def day(text: str) -> date:
    """A date such as 2026-01-31; Unusable if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f'"{text}" is not a date. Write it like 2026-01-31.'
        raise Unusable(message) from None
