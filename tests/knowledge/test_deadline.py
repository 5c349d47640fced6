"""The last day to claim, over month ends, leap years and the work-free days of Slovenia."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.deadline import is_working_day, last_day
from tests.knowledge.rights_builders import deadline

DAYS = {
    "an ordinary day": (date(2026, 11, 2), 15, date(2026, 11, 17)),
    "the example of a lawyer: a Saturday goes on to Monday": (date(2018, 1, 12), 15, date(2018, 1, 29)),
    "a Sunday": (date(2026, 11, 7), 15, date(2026, 11, 23)),
    "over the end of a month": (date(2026, 4, 20), 30, date(2026, 5, 20)),
    "over 28 February": (date(2026, 2, 13), 30, date(2026, 3, 16)),
    "over 29 February": (date(2028, 2, 14), 30, date(2028, 3, 15)),
    "New Year, the day after and a weekend": (date(2025, 12, 2), 30, date(2026, 1, 5)),
    "2 January, a Saturday in 2027": (date(2026, 12, 3), 30, date(2027, 1, 4)),
    "8 February on a Monday": (date(2027, 1, 9), 30, date(2027, 2, 9)),
    "Easter Monday": (date(2026, 3, 7), 30, date(2026, 4, 7)),
    "Good Friday, a working day": (date(2026, 3, 4), 30, date(2026, 4, 3)),
    "27 April on a Monday": (date(2026, 3, 28), 30, date(2026, 4, 28)),
    "1 and 2 May before a Sunday": (date(2026, 4, 1), 30, date(2026, 5, 4)),
    "25 June": (date(2026, 5, 26), 30, date(2026, 6, 26)),
    "15 August, a Saturday": (date(2026, 7, 16), 30, date(2026, 8, 17)),
    "the flood day of 2023 and 15 August after it": (date(2023, 7, 15), 30, date(2023, 8, 16)),
    "31 October, a Saturday": (date(2026, 10, 1), 30, date(2026, 11, 2)),
    "Christmas, the day after and a Sunday": (date(2026, 11, 25), 30, date(2026, 12, 28)),
    "a year of 365 days": (date(2026, 3, 2), 365, date(2027, 3, 2)),
    "365 days of a leap year": (date(2028, 1, 4), 365, date(2029, 1, 3)),
}

MONTHS = {
    "the same number": (date(2026, 3, 10), 1, date(2026, 4, 10)),
    "no 31 in the last month": (date(2026, 8, 31), 1, date(2026, 9, 30)),
    "29 February of a leap year": (date(2027, 11, 30), 3, date(2028, 2, 29)),
    "28 February, a Sunday": (date(2026, 11, 30), 3, date(2027, 3, 1)),
    "a year from 29 February": (date(2028, 2, 29), 12, date(2029, 2, 28)),
    "over the end of a year": (date(2026, 11, 15), 2, date(2027, 1, 15)),
    "to December": (date(2026, 10, 1), 2, date(2026, 12, 1)),
    "a holiday": (date(2026, 9, 25), 3, date(2026, 12, 28)),
}

WORKING_DAYS = {
    "the next day": (date(2026, 11, 23), 1, date(2026, 11, 24)),
    "over a weekend": (date(2026, 11, 19), 8, date(2026, 12, 1)),
    "from a Saturday": (date(2026, 11, 21), 1, date(2026, 11, 23)),
    "over Christmas": (date(2026, 12, 23), 3, date(2026, 12, 29)),
    "over New Year": (date(2026, 12, 31), 2, date(2027, 1, 5)),
    "over the May holidays": (date(2026, 4, 24), 4, date(2026, 5, 4)),
}


@pytest.mark.parametrize(("since", "count", "last"), DAYS.values(), ids=DAYS)
def test_days_are_counted_from_the_day_after(since, count, last):
    assert last_day(deadline(days=count), since, "SI") == last


@pytest.mark.parametrize(("since", "count", "last"), MONTHS.values(), ids=MONTHS)
def test_months_end_on_the_day_of_the_same_number(since, count, last):
    assert last_day(deadline(months=count), since, "SI") == last


@pytest.mark.parametrize(("since", "count", "last"), WORKING_DAYS.values(), ids=WORKING_DAYS)
def test_working_days_leave_out_weekends_and_holidays(since, count, last):
    assert last_day(deadline(working_days=count), since, "SI") == last


def test_without_a_count_there_is_no_last_day():
    assert last_day(deadline("recurring-date"), date(2026, 11, 2), "SI") is None


def test_another_country_has_its_own_holidays():
    christmas = deadline(days=1)
    assert last_day(christmas, date(2025, 12, 25), "SI") == date(2025, 12, 29)
    assert last_day(christmas, date(2025, 12, 25), "PT") == date(2025, 12, 26)


def test_of_an_unknown_country_only_weekends_are_known():
    assert last_day(deadline(days=1), date(2026, 4, 30), "XX") == date(2026, 5, 1)
    assert last_day(deadline(days=2), date(2026, 4, 30), "XX") == date(2026, 5, 4)


@pytest.mark.parametrize("count", [{"days": 30}, {"months": 1}, {"working_days": 8}])
def test_beyond_the_last_year_is_an_error_a_caller_can_name(count):
    with pytest.raises(OverflowError):
        last_day(deadline(**count), date(9999, 12, 30), "XX")


SINCE = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(SINCE, st.integers(1, 400))
def test_the_last_day_is_the_first_working_day_from_the_counted_one(since, count):
    last = last_day(deadline(days=count), since, "SI")
    assert last is not None
    between = [since + timedelta(days=day) for day in range(count, (last - since).days)]
    assert is_working_day(last, "SI")
    assert not any(is_working_day(day, "SI") for day in between)


@given(SINCE, st.integers(1, 60))
def test_there_are_as_many_working_days_to_the_last_day_as_counted(since, count):
    last = last_day(deadline(working_days=count), since, "SI")
    assert last is not None
    days = [since + timedelta(days=day) for day in range(1, (last - since).days + 1)]
    assert sum(is_working_day(day, "SI") for day in days) == count
