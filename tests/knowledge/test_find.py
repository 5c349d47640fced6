"""The places that help, in the order worth trying."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from bot.config import Facts
from bot.knowledge.find import find, morning_after, opening_of, standing_order, useful_now, useful_tonight
from bot.knowledge.model import Confidence, Eligibility, Status
from bot.knowledge.schedule import Opening, Openness
from tests.knowledge.builders import LJUBLJANA, directory, service, source

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LJUBLJANA)
EVENING = NOON.replace(hour=19)
NIGHT = NOON.replace(hour=2)
YEARS = 10
FACTS = Facts(mention_after_months=12, ring_first_after_months=36, hours_unknown_after_years=YEARS)


def order(*services, now=NOON, **wishes):
    found = find(directory(*services), "meal", (), now, FACTS, **wishes)
    return [place.service.id for place in found.places]


def test_an_unknown_term_finds_nothing():
    assert find(directory(service()), "dentist", (), NOON, FACTS).places == ()


def test_open_before_soon_before_unknown_before_closed():
    open_now = service("d-open", "10:00-14:00")
    soon = service("c-soon", "14:00-16:00")
    unknown = service("b-unknown")
    closed = service("a-closed", "18:00-20:00")
    for mixed in permutations([open_now, soon, unknown, closed]):
        assert order(*mixed) == ["d-open", "c-soon", "b-unknown", "a-closed"]


def test_soon_is_within_three_hours():
    at_three, later, unknown = service("b-at-three", "15:00-16:00"), service("a-later", "15:01-16:00"), service("u")
    assert order(at_three, later, unknown) == ["b-at-three", "u", "a-later"]


def test_for_tonight_soon_is_before_morning():
    assert order(service("a"), service("b", "23:00-06:00"), tonight=True) == ["b", "a"]


def test_what_opens_in_the_morning_is_not_for_tonight():
    assert order(service("a", "06:00-08:00"), service("b"), now=EVENING, tonight=True) == ["b", "a"]


def test_rank_goes_before_confidence():
    first = service("b", rank=1, confidence=Confidence.MEDIUM)
    second = service("a", rank=2, confidence=Confidence.HIGH)
    assert order(second, first) == ["b", "a"]


def test_confidence_goes_before_age_within_a_band():
    first = service("b", confidence=Confidence.HIGH, assured_date="2014-05")
    second = service("a", confidence=Confidence.MEDIUM, assured_date="2018-02")
    assert order(second, first) == ["b", "a"]


def test_a_fresher_band_goes_before_confidence():
    old = service("old", confidence=Confidence.HIGH, assured_date="2023-11")
    aged = service("aged", confidence=Confidence.MEDIUM, assured_date="2025-11")
    fresh = service("fresh", confidence=Confidence.LOW, assured_date="2025-12")
    for mixed in permutations([old, aged, fresh]):
        assert order(*mixed) == ["fresh", "aged", "old"]


def test_a_leaflet_comes_after_a_page_of_the_same_month():
    assert order(service("a", assured_how="leaflet"), service("b", assured_how="web")) == ["b", "a"]


def test_rank_goes_before_the_band():
    assert order(service("b", rank=1, assured_date="2014-05"), service("a", rank=2)) == ["b", "a"]


def test_what_is_open_goes_before_what_is_fresh():
    old = service("old", "10:00-14:00", assured_date="2018-02", hours_date="2018-02")
    assert order(service("fresh"), old) == ["old", "fresh"]


def test_a_doubtful_line_comes_after_old_facts_too():
    doubtful = service("doubtful", address=None, confidence=Confidence.LOW)
    assert order(doubtful, service("old", assured_date="2014-05")) == ["old", "doubtful"]


def test_the_only_place_is_found_however_old():
    assert order(service("old", assured_date="", assured_how="leaflet")) == ["old"]


def test_the_newest_facts_go_first_and_undated_ones_last():
    undated, old, new = service("a", assured_date=""), service("b", assured_date="2018"), service("c")
    assert order(undated, old, new) == ["c", "b", "a"]


def test_the_id_decides_among_equals():
    assert order(service("b"), service("a"), service("c")) == ["a", "b", "c"]


def test_a_doubtful_line_comes_after_all_lines_as_open_whatever_its_rank():
    doubtful = service("doubtful", "24/7", address=None, rank=-5, confidence=Confidence.LOW)
    sure = service("sure", "24/7", address=None, rank=9)
    assert order(doubtful, sure) == ["sure", "doubtful"]


def test_what_nobody_can_ring_comes_last_among_equals_whatever_its_rank():
    silent = service("silent", phones=(), rank=-5, confidence=Confidence.HIGH)
    doubtful = service("doubtful", address=None, confidence=Confidence.LOW)
    assert order(silent, service("sure", rank=9), doubtful) == ["sure", "doubtful", "silent"]


def test_a_doubtful_line_that_answers_comes_before_a_sure_one_that_does_not():
    doubtful = service("doubtful", "24/7", address=None, confidence=Confidence.LOW)
    sure = service("sure", "18:00-20:00", address=None)
    assert order(doubtful, sure) == ["doubtful", "sure"]


def test_a_doubtful_place_keeps_its_rank():
    doubtful = service("doubtful", rank=1, confidence=Confidence.LOW)
    assert order(doubtful, service("sure", rank=2)) == ["doubtful", "sure"]


def test_a_place_that_does_not_take_this_person_stands_apart_with_its_reason():
    women = service("women", eligibility=Eligibility(only=("woman",)))
    found = find(directory(women, service("all")), "meal", ("man",), NOON, FACTS)
    assert ([place.service.id for place in found.places], found.refused) == (["all"], ((women, {"en": "only woman"}),))


@pytest.mark.parametrize("status", [Status.DEFUNCT, Status.CLOSED])
def test_a_service_that_is_not_active_is_never_found(status):
    assert order(service("gone", "24/7", status=status), service("here")) == ["here"]


@pytest.mark.parametrize("status", [Status.DEFUNCT, Status.CLOSED])
def test_a_service_that_is_not_active_stands_under_no_term(status):
    assert standing_order([service(status=status)]) == {}


@pytest.mark.parametrize("status", [Status.DEFUNCT, Status.CLOSED])
def test_a_service_that_is_not_active_is_closed_without_end(status):
    assert opening_of(service(hours="24/7", status=status), NOON, YEARS) == Opening(Openness.CLOSED)


def test_a_place_without_hours_is_unknown():
    assert opening_of(service(), NOON, YEARS).state is Openness.UNKNOWN


def test_hours_only_the_old_leaflet_states_are_unknown():
    old = service(hours="24/7", hours_date="2014-05", sources=(source("2014-05", "hours"),))
    assert opening_of(old, NOON, YEARS).state is Openness.UNKNOWN


def test_how_old_is_too_old_is_the_citys_choice():
    old = service(hours="24/7", hours_date="2014-05", sources=(source("2014-05", "hours"),))
    assert opening_of(old, NOON, years=20).state is Openness.OPEN


def test_an_open_place_says_until_when():
    opening = opening_of(service(hours="10:00-14:00"), NOON, YEARS)
    assert opening == Opening(Openness.OPEN, until=NOON.replace(hour=14))


def test_a_doubtful_place_whose_page_has_no_date_is_unknown_although_its_hours_say_open():
    page = (source("", "address", "phones", "hours"),)
    place = service(hours="24/7", hours_date="", confidence=Confidence.LOW, sources=page)
    assert opening_of(place, NOON, YEARS).state is Openness.UNKNOWN


def test_where_one_must_ring_first_it_is_never_open():
    assert opening_of(service(hours="10:00-14:00", by_appointment=True), NOON, YEARS).state is Openness.APPOINTMENT


def test_where_one_must_ring_first_it_is_closed_while_nobody_answers():
    assert opening_of(service(hours="18:00-20:00", by_appointment=True), NOON, YEARS).state is Openness.CLOSED


def test_where_one_must_ring_first_and_nobody_knows_the_hours_it_is_by_appointment():
    assert opening_of(service(by_appointment=True), NOON, YEARS).state is Openness.APPOINTMENT


def test_where_one_must_ring_first_unknown_hours_are_by_appointment():
    house = service(hours="Mo-Su unknown", by_appointment=True)
    assert opening_of(house, NOON, YEARS).state is Openness.APPOINTMENT


@pytest.mark.parametrize("state", Openness)
def test_only_what_is_open_is_useful_now(state):
    assert useful_now(Opening(state)) is (state is Openness.OPEN)


@pytest.mark.parametrize("state", [Openness.OPEN, Openness.APPOINTMENT, Openness.UNKNOWN])
def test_open_and_unknown_are_useful_tonight(state):
    assert useful_tonight(Opening(state), EVENING)


@pytest.mark.parametrize(
    ("now", "hours", "useful"),
    [
        (EVENING, 2, True),
        (EVENING, 10, True),
        (EVENING, 11, False),
        (NIGHT, 3, True),
        (NIGHT, 4, False),
        (NIGHT, 18, False),
    ],
)
def test_what_opens_before_six_is_useful_tonight(now, hours, useful):
    assert useful_tonight(Opening(Openness.CLOSED, opens_at=now + timedelta(hours=hours)), now) is useful


def test_what_never_opens_is_not_useful_tonight():
    assert not useful_tonight(Opening(Openness.CLOSED), EVENING)


def test_at_six_the_next_morning_is_tomorrow():
    six = NOON.replace(hour=6)
    assert morning_after(six) == six + timedelta(days=1)


def test_soon_counts_the_hours_that_pass_when_the_clock_goes_back():
    night = datetime(2026, 10, 25, 1, 0, tzinfo=LJUBLJANA)
    assert order(service("a"), service("b", "04:00-05:00"), now=night) == ["a", "b"]
