"""The proof sees what is wrong on one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.engine.pages import RIGHT
from bot.engine.seen import see
from bot.engine.show import show
from bot.engine.state import State
from bot.knowledge.rights_model import CHECK
from tests.people import TINY, city

if TYPE_CHECKING:
    from bot.engine.world import World

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=city()[0].city.zone)


def promises(state: State, world: World) -> set[str]:
    """The promises that a screen breaks by itself."""
    return {promise for promise, _ in see(state, show(state, world, NOON), world, NOON).faults}


def test_home_keeps_every_promise() -> None:
    _, world = city()
    assert promises(world.codec.home("en"), world) == set()


def test_a_page_that_is_gone_leads_nowhere() -> None:
    assert promises(State("sl", RIGHT, "lottery"), city()[1]) == {"buttons lead on"}


def test_an_answer_that_fits_into_no_token_is_lost() -> None:
    _, world = city()
    right = next(right for right in world.directory.rights.values() if right.active and right.questions)
    questions = tuple(replace(question, id="x" * 60) for question in right.questions)
    by_short = {**world.directory.rights_by_short, right.short: replace(right, questions=questions)}
    wordy = replace(world, directory=replace(world.directory, rights_by_short=by_short))
    assert promises(State("sl", CHECK, right.short), wordy) == {"tokens fit"}


def test_what_was_told_and_fits_into_no_token_is_lost() -> None:
    _, world = city(TINY)
    means = ("a-very-long-word-for-something-told", "man", "z-very-long-word-for-something-told")
    assert "tokens fit" in promises(State("pt", "bed-tonight", "beds", means), world)


def test_a_button_to_a_flow_that_is_gone_leads_nowhere() -> None:
    _, world = city(TINY)
    home = State("pt", "home", "need")
    assert promises(home, replace(world, flows={"home": world.flows["home"]})) == {"buttons lead on"}


def test_two_buttons_that_read_alike_cannot_be_told_apart() -> None:
    _, world = city(TINY)
    flow = world.flows["bed-tonight"]
    who = flow.nodes["who"]
    alike = replace(who, choices=tuple(replace(choice, id="man", say="?") for choice in who.choices))
    flows = {**world.flows, "bed-tonight": replace(flow, nodes={**flow.nodes, "who": alike})}
    assert promises(State("pt", "bed-tonight", "who"), replace(world, flows=flows)) == {"buttons can be told apart"}
