"""A day as people write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.days import read_day
from tests.people import city

TODAY = date(2026, 11, 21)
TONGUES = city()[1].tongues


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("14. 11. 2026", "sl"),
        ("14.11.", "sl"),
        ("od 14. novembra", "sl"),
        ("14. november 2026", "sl"),
        ("2026-11-14", "sl"),
        ("14/11/2026", "en"),
        ("since 14 November", "en"),
        ("November 14th", "en"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, locale: str) -> None:
    assert read_day(text, TODAY, TONGUES[locale]) == date(2026, 11, 14)


@pytest.mark.parametrize(("text", "locale"), [("včeraj", "sl"), ("vceraj", "sl"), ("yesterday", "en")])
def test_yesterday_is_a_day_too(text: str, locale: str) -> None:
    assert read_day(text, TODAY, TONGUES[locale]) == date(2026, 11, 20)


def test_without_a_year_it_is_the_last_one_that_has_been() -> None:
    assert read_day("24. 12.", TODAY, TONGUES["sl"]) == date(2025, 12, 24)


@pytest.mark.parametrize("text", ["31. 2. 2026", "22. 11. 2026", "99. 99.", "kmalu", "", "0000-00-00"])
def test_what_is_no_day_that_has_been_is_none(text: str) -> None:
    assert read_day(text, TODAY, TONGUES["sl"]) is None


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    told = read_day(text, TODAY, TONGUES["sl"])
    assert told is None or told <= TODAY
