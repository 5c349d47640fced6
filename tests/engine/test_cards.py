"""How old facts are, in the words of a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.engine.cards import card
from bot.knowledge.model import Confidence
from bot.locales.tongue import Tongue
from tests.knowledge.builders import LJUBLJANA, PHONE, STREET, service, source
from tests.people import city

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=LJUBLJANA)


def told(when="2025-02", **changes):
    """The warnings and the line about age of a record whose facts are all from one day."""
    changes.setdefault("address", replace(STREET, date=when))
    phone = replace(PHONE, date=when)
    record = service(assured_date=when, phones=(phone,), sources=(source(when, "phones", "address"),), **changes)
    _, world = city()
    made = card(record, replace(world, tongues={"sl": Tongue("sl", "sl")}), "sl", NOW)
    return (*made.warnings, made.assured)


def test_fresh_facts_say_their_month():
    assert told("2026-03") == ("Podatki so iz marca 2026, vir: obisk.",)


def test_facts_older_than_a_year_say_that_something_may_have_changed():
    assert told("2025-03") == ("Podatki so iz marca 2025, morda se je kaj spremenilo. Vir: obisk.",)


def test_facts_older_than_three_years_say_to_ring_first():
    assert told("2014-05") == ("Telefon, naslov: podatek iz maja 2014, najprej pokličite.", "Vir: obisk.")


def test_a_leaflet_says_to_ring_first_however_new_it_is():
    assert told("2026-03", assured_how="leaflet") == (
        "Telefon, naslov: podatek iz marca 2026, najprej pokličite.",
        "Vir: obisk.",
    )


@pytest.mark.parametrize("when", ["2025-03", "2014-05"])
def test_a_line_of_high_confidence_is_not_put_in_doubt_by_its_age(when):
    (said,) = told(when, address=None, confidence=Confidence.HIGH)
    assert "morda" not in said


@pytest.mark.parametrize("when", ["2025-03", "2014-05"])
def test_a_line_of_medium_confidence_says_that_something_may_have_changed(when):
    (said,) = told(when, address=None)
    assert "morda se je kaj spremenilo" in said


def test_undated_facts_of_a_line_say_that_their_age_is_unknown():
    assert told("", address=None) == ("Starost podatkov ni znana, vir: obisk.",)
