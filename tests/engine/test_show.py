"""What is on the screen, on the real data."""

from __future__ import annotations

from datetime import time

import pytest

from bot.dialogs.model import Hours
from bot.engine.reply import Refused, Role
from bot.engine.show import show, within
from bot.engine.steps import reachable
from bot.knowledge.model import Status
from tests.people import CHRISTMAS_EVE, Person, city


def test_two_taps_from_home_to_a_number_for_a_bed_tonight() -> None:
    assert Person().taps("Nimam kje spati").taps("Moški").numbers


def test_the_same_two_taps_in_english() -> None:
    assert Person(locale="en").taps("I have nowhere to sleep").taps("A man").numbers


@pytest.mark.parametrize("at", ["2026-12-24T20:00", "2026-12-24T23:10", "2026-12-25T03:00", "2026-12-25T05:59"])
def test_at_night_the_bed_for_tonight_comes_first(at: str) -> None:
    assert Person(at=at).buttons[0] == "Nimam kje spati"


@pytest.mark.parametrize("at", ["2026-12-24T06:00", "2026-12-24T12:00", "2026-12-24T19:59"])
def test_by_day_something_else_comes_first(at: str) -> None:
    assert Person(at=at).buttons[0] != "Nimam kje spati"


@pytest.mark.parametrize(
    ("at", "inside"),
    [(time(19, 59), False), (time(20), True), (time(0), True), (time(5, 59), True), (time(6), False)],
)
def test_hours_over_midnight(at: time, *, inside: bool) -> None:
    assert within(Hours(time(20), time(6)), at) is inside


def test_the_number_is_on_the_first_screen_of_suicide() -> None:
    assert "116123" in Person().taps("Nočem več živeti").numbers


def test_an_answer_always_has_further_numbers_for_when_it_is_full() -> None:
    assert any(place.brief for place in Person().taps("Nimam kje spati").taps("Moški").screen.places)


def test_the_bed_for_men_is_not_offered_to_a_woman() -> None:
    assert "vzd-zavetisce" not in Person().taps("Nimam kje spati").taps("Ženska").places


def test_a_place_that_does_not_take_this_person_is_named_with_its_reason() -> None:
    screen = Person().taps("Nimam kje spati").taps("Ženska").screen
    refused = [line for block in screen.blocks if isinstance(block, Refused) for line in block.lines]
    assert any("samo za moške" in line for line in refused)


def test_every_reachable_screen_shows_only_active_services() -> None:
    _, world = city()
    now = Person(at=CHRISTMAS_EVE).now
    shown = {place.service.id for state in reachable(world, "sl") for place in show(state, world, now).places}
    assert {world.directory.services[service].status for service in shown} == {Status.ACTIVE}


def test_no_screen_gives_the_demolished_shelter_as_an_address() -> None:
    _, world = city()
    now = Person(at=CHRISTMAS_EVE).now
    screens = [show(state, world, now) for locale in ("sl", "en") for state in reachable(world, locale)]
    addresses = [place.address_words for screen in screens for place in screen.places]
    assert not [address for address in addresses if "Poljanska" in address and "45" in address]


def test_a_link_to_a_closed_place_shows_no_place() -> None:
    _, world = city()
    closed = [service.id for service in world.directory.services.values() if service.status is not Status.ACTIVE]
    assert closed
    assert all(not Person().opens(f"sl_place_{service}").places for service in closed)


def test_the_other_language_is_the_same_screen() -> None:
    person = Person().taps("Nimam kje spati").taps("Moški")
    slovene = person.places
    assert person.taps("English").places == slovene
    assert person.screen.state.locale == "en"


def test_back_is_not_offered_twice_beside_home() -> None:
    roles = [choice.role for choice in Person().taps("Nimam kje spati").screen.choices]
    assert Role.BACK not in roles
    assert roles.count(Role.HOME) == 1


def test_a_screen_that_remembers_a_sensitive_flow_leaves_no_address() -> None:
    person = Person().taps("Nimam kje spati").taps("Bežim pred nasiljem")
    assert person.screen.sensitive


def test_a_place_that_only_sensitive_flows_name_leaves_no_address() -> None:
    assert Person().opens("sl_place_zenska-svetovalnica-krizni-center").screen.sensitive


def test_a_place_that_other_flows_name_too_has_an_address() -> None:
    assert not Person().opens("sl_place_zavetisce-brezdomce-prenocisce").screen.sensitive


def test_what_only_sensitive_flows_tell_leaves_no_address() -> None:
    assert Person().opens("sl_roof-tonight_beds_uses-drugs").screen.sensitive


def test_what_only_the_leaflet_says_is_shown_as_such() -> None:
    assert "podatek iz maja 2014, najprej pokličite" in Person().opens("sl_place_rk-ljubljana-materialna-oskrba").sees
