"""Open now: what a person is told at a given minute, and the table of the week."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.schedule import HoursError, Opening, Openness, Schedule
from tests.knowledge.oracle_cases import LJUBLJANA

OSM = "Mo Tu Fr Su PH Dec Feb Mar Su[-1] [1] 24 29 31 2026 2027 24/7 off unknown 8 16 08:00 20:00 24:00 26:00 week SH"
TYPED = "- , ; : + || pon–pet 8.30 30.2. 24.-26. 24.12. zaprto do in po dogovoru 2026-12-24"
PIECES = st.sampled_from([*OSM.split(), *TYPED.split(), '"by appointment"', '"x"', "Mo-Fr 08:00-16:00", "20:00-08:00"])


def schedule(expression: str, zone: ZoneInfo = LJUBLJANA, country: str = "SI") -> Schedule:
    return Schedule.read(expression, zone, country)


def at(expression: str, local: str) -> Opening:
    return schedule(expression).at(datetime.fromisoformat(local).replace(tzinfo=LJUBLJANA))


def said(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def test_an_open_place_says_until_when():
    opening = at("Mo-Fr 08:00-16:00", "2026-11-23T09:00")
    assert (opening.state, said(opening.until)) == ("open", "2026-11-23T16:00+01:00")
    assert opening.opens_at is None


def test_a_closed_place_says_when_it_opens():
    opening = at("Mo-Fr 08:00-16:00", "2026-11-20T16:00")
    assert (opening.state, said(opening.opens_at)) == ("closed", "2026-11-23T08:00+01:00")
    assert opening.until is None


def test_a_place_that_never_closes_has_no_end():
    assert at("24/7", "2026-11-20T16:00") == Opening(Openness.OPEN)


def test_a_place_that_never_opens_says_no_time():
    assert at("off", "2026-11-20T16:00") == Opening(Openness.CLOSED)


def test_the_last_minute_is_open_and_the_next_is_closed():
    assert at("Mo-Fr 08:00-16:00", "2026-11-23T15:59:59.999999").state == "open"
    assert at("Mo-Fr 08:00-16:00", "2026-11-23T16:00").state == "closed"


def test_a_night_goes_on_past_midnight():
    for local in ("2026-11-23T23:59", "2026-11-24T00:00", "2026-11-24T07:59"):
        assert said(at("Mo 20:00-08:00", local).until) == "2026-11-24T08:00+01:00"
    assert at("Mo 20:00-08:00", "2026-11-23T07:59").state == "closed"


def test_several_periods_a_day_close_between():
    opening = at("Mo 08:00-12:00,13:00-15:00", "2026-11-23T12:30")
    assert (opening.state, said(opening.opens_at)) == ("closed", "2026-11-23T13:00+01:00")


def test_the_first_friday_of_the_month_is_found():
    assert said(at("Fr[1] 10:00-12:00", "2026-11-06T12:00").opens_at) == "2026-12-04T10:00+01:00"
    assert at("Fr[1] 10:00-12:00", "2026-11-13T11:00").state == "closed"


def test_slovene_holidays_close_what_is_off_on_holidays():
    opening = at("Mo-Fr 08:00-16:00; PH off", "2026-02-09T07:00")
    assert said(opening.opens_at) == "2026-02-09T08:00+01:00"
    assert said(at("Mo-Fr 08:00-16:00; PH off", "2026-04-03T17:00").opens_at) == "2026-04-07T08:00+02:00"
    assert said(at("Mo-Fr 08:00-16:00; PH off", "2026-12-31T17:00").opens_at) == "2027-01-04T08:00+01:00"


def test_a_dated_exception_closes_one_day_of_one_year():
    assert said(at("Mo-Fr 08:00-16:00; 2026 Dec 24 off", "2026-12-24T09:00").opens_at) == "2026-12-25T08:00+01:00"
    assert at("Mo-Fr 08:00-16:00; 2026 Dec 24 off", "2027-12-24T09:00").state == "open"


def test_summer_and_winter_hours_change_with_the_last_sunday():
    seasons = "Mar Su[-1]-Oct Su[-1] Mo-Fr 21:00-09:00, Oct Su[-1]-Mar Su[-1] Mo-Fr 18:00-09:00"
    assert said(at(seasons, "2026-10-23T12:00").opens_at) == "2026-10-23T21:00+02:00"
    assert said(at(seasons, "2026-10-26T12:00").opens_at) == "2026-10-26T18:00+01:00"


def test_the_night_of_the_spring_clock_change_is_an_hour_shorter():
    opening = at("Mo-Su 20:00-08:00", "2026-03-28T22:00")
    assert opening.until
    assert opening.until.timestamp() - datetime(2026, 3, 28, 21, tzinfo=UTC).timestamp() == 9 * 3600


def test_the_night_of_the_autumn_clock_change_is_an_hour_longer():
    opening = at("Mo-Su 20:00-08:00", "2026-10-24T22:00")
    assert opening.until
    assert opening.until.timestamp() - datetime(2026, 10, 24, 20, tzinfo=UTC).timestamp() == 11 * 3600


def test_a_time_skipped_in_spring_is_the_moment_of_the_change():
    assert said(at("Su 02:30-05:00", "2026-03-29T01:00").opens_at) == "2026-03-29T03:00+02:00"


def test_a_time_that_comes_twice_in_autumn_counts_once():
    hours = schedule("Su 00:00-02:30,05:00-06:00")
    first, again = datetime(2026, 10, 25, 0, 15, tzinfo=UTC), datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    assert said(hours.at(first).until) == "2026-10-25T02:30+02:00"
    assert said(hours.at(again).opens_at) == "2026-10-25T05:00+01:00"


def test_hours_that_lie_within_the_skipped_hour_do_not_open():
    assert said(at("Su 02:00-03:00", "2026-03-29T01:00").opens_at) == "2026-04-05T02:00+02:00"


def test_by_appointment_is_neither_open_nor_closed():
    hours = 'unknown "by appointment", Mo-Fr 08:00-16:00'
    opening = at(hours, "2026-11-21T09:00")
    assert (opening.state, said(opening.opens_at)) == ("appointment", "2026-11-23T08:00+01:00")
    assert at(hours, "2026-11-23T09:00").state == "open"


def test_what_nobody_knows_is_unknown():
    assert at('unknown "ob aktivnostih"', "2026-11-21T09:00") == Opening(Openness.UNKNOWN)
    assert at("Mo-Fr 08:00-16:00; We unknown", "2026-11-25T09:00").state == "unknown"


def test_now_may_come_in_any_zone_and_the_answer_is_local():
    opening = schedule("Mo-Fr 08:00-16:00").at(datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("America/New_York")))
    assert said(opening.until) == "2026-11-23T16:00+01:00"


def test_now_without_a_zone_is_refused():
    with pytest.raises(ValueError, match=r"^The time needs its zone\.$"):
        schedule("24/7").at(datetime(2026, 11, 23, 8))  # noqa: DTZ001  # the fault is the subject


def test_the_table_splits_a_night_at_midnight():
    (day,) = schedule("Mo-Su 20:00-08:00").week(date(2026, 11, 21), 1)
    assert (day.state, day.spans) == ("open", (("00:00", "08:00"), ("20:00", "24:00")))


def test_the_table_names_holidays_in_the_language_asked_for():
    hours = schedule("Mo-Fr 08:00-16:00; PH off")
    days = hours.week(date(2026, 12, 24), 3)
    assert [day.holiday for day in days] == [None, "božič", "dan samostojnosti in enotnosti"]
    assert [day.state for day in days] == ["open", "closed", "closed"]
    assert hours.week(date(2026, 12, 25), 1, "en")[0].holiday == "Christmas Day"


def test_the_table_keeps_the_hours_of_the_wall_when_the_clock_changes():
    (day,) = schedule("Mo-Su 00:00-24:00").week(date(2026, 3, 29), 1)
    assert day.spans == (("00:00", "24:00"),)


def test_the_table_shows_hours_by_appointment_but_none_that_nobody_knows():
    hours = schedule('Mo 08:00-10:00 unknown "by appointment", Tu 08:00-10:00 unknown, We unknown "by appointment"')
    days = hours.week(date(2026, 11, 23), 4)
    assert [day.state for day in days] == ["appointment", "unknown", "appointment", "closed"]
    assert [day.spans for day in days] == [(("08:00", "10:00"),), (), (), ()]


def test_the_week_has_seven_days_unless_said_otherwise():
    assert [day.date.day for day in schedule("24/7").week(date(2026, 11, 21))] == [21, 22, 23, 24, 25, 26, 27]


def test_another_country_has_its_own_holidays_and_zone():
    vienna = schedule("Mo-Fr 08:00-16:00; PH off", ZoneInfo("Europe/Vienna"), "AT")
    opening = vienna.at(datetime(2026, 10, 26, 9, tzinfo=ZoneInfo("Europe/Vienna")))
    assert (opening.state, vienna.week(date(2026, 10, 26), 1)[0].holiday) == ("closed", "Nationalfeiertag")


def test_a_country_without_a_calendar_is_refused():
    with pytest.raises(ValueError, match=r'^There is no calendar of public holidays for the country "ZZ"\.$'):
        schedule("24/7", country="ZZ")


def test_hours_that_mean_the_same_are_equal():
    assert schedule("Pon-Pet 8-16") == schedule("Mo-Fr 08:00-16:00")
    assert len({schedule("Pon-Pet 8-16"), schedule("Mo-Fr 08:00-16:00")}) == 1


def test_the_same_string_is_read_once():
    assert schedule("Mo-Fr 08:00-16:00") is schedule("Mo-Fr 08:00-16:00")


@settings(max_examples=400)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_is_a_schedule_or_a_sentence(text):
    try:
        hours = schedule(text)
    except HoursError as error:
        refused = error
    else:
        assert schedule(hours.expression).expression == hours.expression
        assert hours.at(datetime(2026, 10, 25, 1, 15, tzinfo=UTC)).state in Openness
        assert len(hours.week(date(2026, 12, 24), 7)) == 7
        return
    assert refused.sentence.endswith(".")
    assert 1 <= refused.column <= len(text) + 1


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # bounds are naive
def test_the_next_change_is_ahead_and_is_a_change(now):
    hours = schedule("Mo-Fr 20:00-02:30, Su 02:30-05:00, PH 10:00-12:00")
    opening = hours.at(now)
    change = opening.until or opening.opens_at
    assert change
    assert change.timestamp() > now.timestamp()
    assert (hours.at(change).state == "open") != (opening.state == "open")
