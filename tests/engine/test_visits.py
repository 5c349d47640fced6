"""Pages that no flow draws are visited by their buttons: no answer and no office is left out."""

from __future__ import annotations

from datetime import datetime

from bot.dialogs.model import Outcome
from bot.engine.pages import OFFICE, PAGES, RIGHT, choices_of
from bot.engine.show import show
from bot.engine.state import PLACE
from bot.engine.steps import ways
from bot.engine.visits import doors, visit
from bot.knowledge.rights_model import CHECK, CLAIM, NOT_SAID
from tests.people import city

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=city()[0].city.zone)


def test_every_answer_to_every_question_of_every_right_is_given() -> None:
    _, world = city()
    visited = visit(world, "sl", NOON)
    for right in world.directory.rights.values():
        if right.active:
            given = {
                mean for state in visited if (state.flow, state.node) == (CHECK, right.short) for mean in state.means
            }
            wanted = {f"{question}-{choice}" for question, ids in choices_of(right).items() for choice in ids}
            assert wanted <= given, right.id


def test_every_check_comes_to_a_verdict() -> None:
    _, world = city()
    verdicts = {state.node for state, reply in visit(world, "en", NOON).items() if state.flow == CHECK and reply.rights}
    assert verdicts == {right.short for right in world.directory.rights.values() if right.active and right.questions}


def test_every_answer_of_the_claim_is_given_and_leads_to_rights() -> None:
    _, world = city()
    claim = {state: reply for state, reply in visit(world, "sl", NOON).items() if state.flow == CLAIM}
    wanted = {f"{fact.id}-{id_}" for fact in world.directory.facts.values() for id_ in (*fact.choices, NOT_SAID)}
    assert wanted <= {mean for state in claim for mean in state.means}
    assert any(reply.rights for reply in claim.values())


def test_every_place_office_and_right_is_visited() -> None:
    _, world = city()
    visited = visit(world, "sl", NOON)
    places = {service.id for service in world.directory.services.values() if service.active}
    rights = {right.short for right in world.directory.rights.values()}
    for flow, nodes in ((PLACE, places), (OFFICE, set(world.directory.units)), (RIGHT, rights)):
        assert {state.node for state in visited if state.flow == flow} == nodes


def test_no_outcome_has_a_door_that_the_walk_does_not_take() -> None:
    _, world = city()
    for state in ways(world, "sl"):
        if isinstance(world.flows[state.flow].nodes[state.node], Outcome):
            led = (world.codec.decode(choice.token) for choice in show(state, world, NOON).choices)
            assert {there for there in led if there.flow in PAGES and there.trail} <= {*doors(state, world)}
