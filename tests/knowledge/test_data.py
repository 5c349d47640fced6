"""What must hold of the knowledge of this city, whatever its files say today."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import Facts
from bot.knowledge.find import find
from bot.knowledge.read import read_directory
from bot.source import Problems
from tests.knowledge.builders import LJUBLJANA

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "tiny" / "knowledge"
FACTS = Facts(mention_after_months=12, ring_first_after_months=36, hours_unknown_after_years=10)

GONE = ("poljanska 45", "poljanska cesta 45", "porušen")
"""The shelter demolished in November 2024 (delo.si, February 2025), under every name it had."""


@pytest.fixture(scope="module")
def problems():
    return Problems()


@pytest.fixture(scope="module")
def ljubljana(problems):
    found = read_directory(ROOT / "knowledge", ROOT, LJUBLJANA, "SI", ("sl", "en"), problems)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def tiny():
    problems = Problems()
    found = read_directory(TINY, ROOT, ZoneInfo("Atlantic/Azores"), "PT", ("pt", "en"), problems)
    assert not problems.all
    assert found is not None
    return found


def places(service):
    """Everything of a service that could send a person somewhere."""
    words = [service.note, service.what, service.hours_words, service.eligibility.words, service.name]
    if service.address:
        words += [{"": service.address.street}, service.address.note]
    words += [phone.about for phone in service.phones]
    return " | ".join(text for texts in words for text in texts.values()).lower()


def active(directory):
    return [service for service in directory.services.values() if service.active]


def test_the_knowledge_of_the_city_has_no_problem(ljubljana, problems):
    assert [str(problem) for problem in problems.all] == []


@pytest.mark.parametrize("gone", GONE)
def test_the_demolished_shelter_is_in_no_active_record(ljubljana, gone):
    assert [service.id for service in active(ljubljana) if gone in places(service)] == []


def test_the_demolished_shelter_can_be_found_at_no_hour_of_a_week(ljubljana):
    start = datetime(2026, 11, 21, tzinfo=LJUBLJANA)
    hours = [start + timedelta(hours=hour) for hour in range(0, 168, 6)]
    found = {
        place.service.id
        for term in ljubljana.terms
        for now in hours
        for place in find(ljubljana, term, (), now, FACTS, tonight=True).places
    }
    assert [one for one in found if any(gone in places(ljubljana.services[one]) for gone in GONE)] == []


def test_every_address_of_a_closed_record_is_given_by_no_active_one(ljubljana):
    closed = {
        (one.address.street, one.address.city) for one in ljubljana.services.values() if one.address and not one.active
    }
    given = {(one.address.street, one.address.city): one.id for one in active(ljubljana) if one.address}
    assert {address: given[address] for address in closed & given.keys()} == {}


def test_every_found_service_is_active(ljubljana):
    assert all(service.active for services in ljubljana.by_term.values() for service in services)


def test_every_active_service_has_a_source(ljubljana):
    assert [service.id for service in active(ljubljana) if not service.sources] == []


def test_at_any_hour_an_emergency_number_comes_first_and_is_open(ljubljana):
    night = datetime(2026, 12, 25, 3, 0, tzinfo=LJUBLJANA)
    first = find(ljubljana, "emergency-line", (), night, FACTS).places[0]
    assert (first.service.id, first.opening.state) == ("klic-v-sili-112", "open")


def test_another_city_needs_only_its_own_files(tiny):
    now = datetime(2026, 11, 24, 19, 30, tzinfo=ZoneInfo("Atlantic/Azores"))
    found = find(tiny, "overnight-shelter", ("man",), now, FACTS, tonight=True)
    assert [(place.service.id, place.opening.opens_at) for place in found.places] == [
        ("abrigo-da-ribeira", now.replace(hour=20, minute=0))
    ]


def test_another_city_refuses_in_its_own_language(tiny):
    now = datetime(2026, 11, 24, 19, 30, tzinfo=ZoneInfo("Atlantic/Azores"))
    found = find(tiny, "overnight-shelter", ("woman",), now, FACTS)
    assert [reason["pt"] for _, reason in found.refused] == ["só para homens"]


def test_another_country_dials_its_own_code(tiny):
    assert tiny.services["cantina-do-porto"].phones[0].number == "+351296000002"
