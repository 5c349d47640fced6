"""The last day to claim. Pure.

General Administrative Procedure Act (ZUP), art. 100: the day of the event does not count; a period in months ends on
the day of the same number, or on the last day of a month that has none. Art. 101(2): where the last day is a Sunday, a
holiday, another work-free day or a day on which the office does not work, the period ends with the next working day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.knowledge.hours_holidays import holiday_name
from bot.knowledge.rights_model import Measure

if TYPE_CHECKING:
    from bot.knowledge.rights_model import Deadline

_SATURDAY = 5
_DAY = timedelta(days=1)


def last_day(deadline: Deadline, since: date, country: str) -> date | None:
    """The last day to act when the event was on `since`; None for a deadline without a count.

    `country` is such as `SI`; of an unknown one only Saturdays and Sundays are work-free. Raises OverflowError beyond
    the year 9999.
    """
    if deadline.measure is None:
        return None
    if deadline.measure is Measure.WORKING_DAYS:
        return _after_working_days(since, deadline.count, country)
    if deadline.measure is Measure.MONTHS:
        return _working_day_from(_months_later(since, deadline.count), country)
    return _working_day_from(since + deadline.count * _DAY, country)


def is_working_day(day: date, country: str) -> bool:
    """Whether offices work: not on Saturdays, Sundays and holidays that are work-free."""
    return day.weekday() < _SATURDAY and holiday_name(day, country) is None


def _working_day_from(day: date, country: str) -> date:
    while not is_working_day(day, country):
        day += _DAY
    return day


def _after_working_days(day: date, count: int, country: str) -> date:
    for _ in range(count):
        day = _working_day_from(day + _DAY, country)
    return day


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if year > date.max.year:
        raise OverflowError(f"{count} months after {day} is beyond the last year.")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
