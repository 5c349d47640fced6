"""Nothing of the leaflet is missing, and none of the strategy's groups is left without an answer."""

from __future__ import annotations

import pytest

from bot.engine.reply import Role
from bot.engine.show import show
from bot.engine.state import PLACE, State
from bot.engine.steps import reachable
from bot.knowledge.rights_model import CHECK, CLAIM, FACTS
from tests.coverage.page import PAGE, page
from tests.coverage.plan import plan
from tests.coverage.reach import flows_of_rights, flows_of_services, shown, ways_from_home
from tests.people import Person, city

ENTRIES, RIGHTS, GROUPS, NEEDS = 37, 34, 14, 33
TAPS, CHOICES = 3, 10


@pytest.fixture(scope="module")
def directory():
    return city()[1].directory


def long_screens(states):
    """Screens with more answers than a person can overlook."""
    _, world = city()
    now = Person().now
    answers = {state: sum(one.role is Role.ANSWER for one in show(state, world, now).choices) for state in states}
    return {f"{state.flow}/{state.node}": count for state, count in answers.items() if count > CHOICES}


def test_the_page_is_what_python_m_tests_coverage_writes_today():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_plan_counts_what_the_documents_count(directory):
    assert (len(plan().leaflet), len(plan().groups), len(plan().needs)) == (ENTRIES, GROUPS, NEEDS)
    assert len(directory.rights) == RIGHTS


def test_every_entry_of_the_leaflet_is_a_record(directory):
    assert [entry for entry in plan().leaflet if entry not in directory.services] == []


def test_every_entry_of_the_leaflet_is_shown_or_says_why_not(directory):
    active = [entry for entry in plan().leaflet if directory.services[entry].active]
    assert [entry for entry in active if entry not in shown() and entry not in plan().unshown] == []


def test_every_right_is_a_chapter_of_the_leaflet_or_younger(directory):
    assert {*plan().chapters, *plan().younger} == set(directory.rights)


def test_every_right_is_offered_by_a_flow(directory):
    assert [right for right in directory.rights if right not in flows_of_rights()] == []


def test_no_record_that_should_be_shown_is_unreachable(directory):
    active = {service.id for service in directory.services.values() if service.active}
    assert sorted(active - shown() - plan().unshown.keys()) == []


def test_a_record_that_is_shown_after_all_is_no_exception():
    assert sorted(plan().unshown.keys() & shown()) == []


@pytest.mark.parametrize("record", sorted(plan().unshown))
def test_a_record_that_no_flow_shows_is_found_by_its_name(directory, record):
    person = Person().says(directory.services[record].name["sl"])
    leads = [person.screen.state, *(city()[1].codec.decode(choice.token) for choice in person.screen.choices)]
    assert (PLACE, record) in [(state.flow, state.node) for state in leads]


@pytest.mark.parametrize("record", [record for record, one in plan().unshown.items() if one.right])
def test_a_right_that_stands_for_a_record_is_offered(record):
    assert flows_of_rights()[plan().unshown[record].right]


@pytest.mark.parametrize("chapter", plan().groups)
def test_every_service_of_a_group_is_reached_by_a_flow_of_the_group(chapter):
    group = plan().groups[chapter]
    lost = [one for one in group.services if not {*group.flows} & {*flows_of_services().get(one, ())}]
    assert lost == []


@pytest.mark.parametrize("chapter", plan().groups)
def test_every_right_of_a_group_is_offered_by_a_flow_of_the_group(chapter):
    group = plan().groups[chapter]
    assert [one for one in group.rights if not {*group.flows} & {*flows_of_rights()[one]}] == []


@pytest.mark.parametrize("chapter", plan().groups)
def test_every_group_meets_a_place_on_a_screen(chapter):
    assert shown() & set(plan().groups[chapter].services)


def test_every_need_is_a_flow_and_serves_a_group_or_is_the_emergency():
    assert [need for need in plan().needs if need not in city()[1].flows] == []
    served = {flow for group in plan().groups.values() for flow in group.flows}
    assert set(plan().needs) <= served


@pytest.mark.parametrize("need", plan().needs)
def test_every_need_is_at_most_three_taps_from_home(need):
    assert 1 <= len(ways_from_home()[need]) <= TAPS


def test_no_screen_of_a_flow_has_more_than_ten_answers():
    assert long_screens(reachable(city()[1], "sl")) == {}


def test_no_screen_of_a_check_has_more_than_ten_answers(directory):
    states = [
        State("sl", CHECK, right.short, tuple(sorted(f"{one.id}-dk" for one in right.questions[:asked])))
        for right in directory.rights.values()
        for asked in range(len(right.questions) + 1)
    ]
    assert long_screens(states) == {}


def test_no_screen_of_what_could_i_claim_has_more_than_ten_answers(directory):
    facts = list(directory.facts)
    states = [
        State("sl", CLAIM, FACTS, tuple(sorted(f"{fact}-dk" for fact in facts[:asked])))
        for asked in range(len(facts) + 1)
    ]
    assert long_screens(states) == {}
