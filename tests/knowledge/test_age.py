"""Dates of sources, and how old a fact is."""

from datetime import date
from math import inf

import pytest

from bot.config import Facts
from bot.knowledge.age import Band, band, band_of, hours_doubted, hours_trusted, months_old, newest, read_date, too_old
from bot.knowledge.model import Confidence
from tests.knowledge.builders import service, source

TODAY = date(2026, 11, 21)
FACTS = Facts(mention_after_months=12, ring_first_after_months=36, hours_unknown_after_years=10)


@pytest.mark.parametrize("text", ["2014", "2014-05", "2014-05-30", "2024-02-29"])
def test_a_date_is_as_exact_as_its_source(text):
    assert read_date(text) == text


def test_undated_is_an_empty_date():
    assert read_date("undated") == ""


@pytest.mark.parametrize("text", ["2014-13", "2023-02-29", "14-05", "2014/05", "May 2014", "2014-5", "", "0000"])
def test_what_is_no_date_is_none(text):
    assert read_date(text) is None


def test_the_newest_date_wins():
    assert newest(["2014-05", "2023", "2018-02-27"]) == "2023"


def test_a_month_is_newer_than_its_bare_year():
    assert newest(["2023", "2023-01"]) == "2023-01"


def test_an_undated_source_is_not_the_newest():
    assert newest(["", "2014-05"]) == "2014-05"


def test_nothing_dated_has_no_date():
    assert newest(["", ""]) == newest([]) == ""


@pytest.mark.parametrize(
    ("when", "months"),
    [
        ("2026-11-21", 0),
        ("2026-10-21", 1),
        ("2026-10-22", 0),
        ("2026-11", 0),
        ("2025", 22),
        ("2014-05", 150),
        ("2027", 0),
    ],
)
def test_age_counts_whole_months_from_the_earliest_day(when, months):
    assert months_old(when, TODAY) == months


def test_an_undated_fact_may_be_any_age():
    assert months_old("", TODAY) == inf


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-11-21", Band.FRESH),
        ("2025-11-22", Band.FRESH),
        ("2025-11-21", Band.AGED),
        ("2025", Band.AGED),
        ("2023-11-22", Band.AGED),
        ("2023-11-21", Band.OLD),
        ("2014-05", Band.OLD),
        ("", Band.OLD),
    ],
)
def test_a_band_begins_on_the_day_its_months_are_full(when, expected):
    assert band_of(when, TODAY, FACTS) is expected


def test_where_the_bands_begin_is_the_citys_choice():
    strict = Facts(mention_after_months=1, ring_first_after_months=2, hours_unknown_after_years=10)
    assert [band_of(when, TODAY, strict) for when in ("2026-11", "2026-10", "2026-09")] == [*Band]


@pytest.mark.parametrize(("how", "expected"), [("web", Band.FRESH), ("leaflet", Band.OLD)])
def test_what_only_a_leaflet_says_is_old_however_new_the_leaflet(how, expected):
    assert band(service(assured_date="2026-10", assured_how=how), TODAY, FACTS) is expected


@pytest.mark.parametrize(
    ("when", "old"),
    [("2016-11-21", False), ("2016-11-20", True), ("2016-11", True), ("2016-12", False), ("2016", True), ("", False)],
)
def test_ten_years_are_counted_to_the_day(when, old):
    assert too_old(when, TODAY, 10) is old


def test_hours_of_the_old_leaflet_alone_are_not_trusted():
    leaflet = service(hours_date="2014-05", sources=(source("2014-05", "hours"),))
    assert not hours_trusted(leaflet, TODAY, 10)


def test_recent_hours_are_trusted():
    assert hours_trusted(service(hours_date="2023-12", sources=(source("2023-12", "hours"),)), TODAY, 10)


def test_hours_that_an_undated_page_also_states_are_trusted():
    both = (source("2014-05", "hours"), source("", "hours", name="page"))
    assert hours_trusted(service(hours_date="2014-05", sources=both), TODAY, 10)


def test_an_undated_page_about_something_else_does_not_save_old_hours():
    both = (source("2014-05", "hours"), source("", "address", name="page"))
    assert not hours_trusted(service(hours_date="2014-05", sources=both), TODAY, 10)


def test_hours_without_any_date_are_trusted():
    assert hours_trusted(service(hours_date="", sources=(source("", "hours"),)), TODAY, 10)


UNDATED_PAGE = (source("", "hours"),)


def test_undated_hours_of_a_place_of_low_confidence_are_not_trusted():
    place = service(hours_date="", confidence=Confidence.LOW, sources=UNDATED_PAGE)
    assert not hours_trusted(place, TODAY, 10)


def test_an_undated_page_does_not_save_the_old_hours_of_a_place_of_low_confidence():
    both = (source("2014-05", "hours"), source("", "hours", name="page"))
    place = service(hours_date="2014-05", confidence=Confidence.LOW, sources=both)
    assert not hours_trusted(place, TODAY, 10)


def test_recent_hours_of_a_place_of_low_confidence_are_trusted():
    assert hours_trusted(service(hours_date="2025-02", confidence=Confidence.LOW), TODAY, 10)


def test_undated_hours_of_a_line_are_trusted_for_nobody_sets_out_for_it():
    line = service(hours_date="", confidence=Confidence.LOW, address=None, sources=UNDATED_PAGE)
    assert hours_trusted(line, TODAY, 10)


@pytest.mark.parametrize(
    ("hours", "date", "doubted"), [("24/7", "2014-05", True), ("24/7", "2025-02", False), ("", "2014-05", False)]
)
def test_only_hours_that_are_stated_can_be_doubted(hours, date, doubted):
    assert hours_doubted(service(hours=hours, hours_date=date, sources=()), TODAY, 10) is doubted
