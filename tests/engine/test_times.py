"""Hours in words a person would say."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.engine.times import moment, moment_at, opening_words
from bot.knowledge.schedule import Opening, Openness
from bot.locales.tongue import Tongue

SLOVENE = Tongue("sl", "sl")
FRIDAY = datetime(2026, 11, 20, 19, 30, tzinfo=ZoneInfo("Europe/Ljubljana"))


def later(days, hour, minute=0):
    return (FRIDAY + timedelta(days=days)).replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (later(0, 20), "20.00"),
        (later(1, 0), "polnoči"),
        (later(1, 8), "jutri do 8.00"),
        (later(2, 0), "jutri do 24.00"),
        (later(2, 0, 1), "nedelje do 0.01"),
        (later(3, 0), "nedelje do 24.00"),
        (later(4, 9, 30), "torka do 9.30"),
        (later(7, 9), "27. novembra do 9.00"),
    ],
)
def test_midnight_as_an_end_belongs_to_the_day_before(until, words):
    assert moment(until, FRIDAY, SLOVENE) == words


@pytest.mark.parametrize(
    ("since", "words"),
    [(later(0, 20), "danes ob 20.00"), (later(1, 0), "jutri ob 0.00"), (later(3, 0), "v ponedeljek ob 0.00")],
)
def test_midnight_as_a_beginning_belongs_to_the_day_that_begins(since, words):
    assert moment_at(since, FRIDAY, SLOVENE) == words


@pytest.mark.parametrize(
    ("line", "doubted", "words"),
    [
        (False, False, "Odpiralnega časa ne vemo"),
        (True, False, "Ne vemo, kdaj se oglasijo"),
        (False, True, "Ure morda ne držijo"),
        (True, True, "Ure morda ne držijo"),
    ],
)
def test_hours_that_are_stated_but_not_trusted_are_not_called_unknown(line, doubted, words):
    assert opening_words(Opening(Openness.UNKNOWN), FRIDAY, SLOVENE, line=line, doubted=doubted) == words
