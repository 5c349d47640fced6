"""Buttons never die: every token ever collected still leads to help, in every channel."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from bot.channels.doors import door
from bot.channels.jsonlines import Conversation
from bot.dialogs.model import HOME
from bot.engine.answers import Answers
from bot.engine.reply import Role, Say
from bot.engine.state import LONGEST, PLACE
from bot.engine.steps import Settled, settle
from tests.people import TINY, Person, city
from tests.tokens.kept import among, changed, collected, doors, tokens
from tests.tokens.sample import sample
from tests.transcripts.drivers.telegram import Telegram
from tests.transcripts.drivers.viber import Viber
from tests.transcripts.drivers.web import Browser
from tests.transcripts.screen import Driver, unlike

if TYPE_CHECKING:
    from collections.abc import Callable

TOKENS, CHANGED = tokens(), changed()
LASTING = [token for token in TOKENS if not among(token, CHANGED)]
NOW = Person().now


@pytest.fixture(scope="module")
def runner():
    with asyncio.Runner() as one:
        yield one


@pytest.fixture(scope="module")
def world():
    return city()[1]


def moved(token, world):
    """Whether a token leads elsewhere than it says."""
    state = world.codec.decode(token)
    settled, how = settle(state, world)
    return how is Settled.CHANGED or (settled.flow, settled.node) != (state.flow, state.node)


def test_tokens_were_collected():
    assert collected()
    assert all(len(tokens) > 400 for tokens in collected().values())


def test_each_token_is_one():
    assert [token for token in TOKENS if len(token) > LONGEST] == []


def test_each_token_leads_where_it_says_or_stands_among_the_changed(world):
    assert [token for token in LASTING if moved(token, world)] == []


@pytest.mark.parametrize("token", ["sl_gone", "en_food_gone", "sl_place_gone", "sl_right_gone", "sl_office_gone"])
def test_a_token_that_leads_elsewhere_is_noticed(token, world):
    assert moved(token, world)


def test_only_tokens_that_lead_elsewhere_stand_among_the_changed(world):
    astray = [token for token in TOKENS if moved(token, world)]
    assert [one for one in CHANGED if not any(among(token, [one]) for token in astray)] == []


def test_only_the_tokens_of_home_lead_home(world):
    home = [token for token in LASTING if settle(world.codec.decode(token), world)[0].flow == HOME]
    assert [token for token in home if token.partition("_")[2].partition("_")[0] not in {"", HOME}] == []


def test_back_leads_from_each_token_to_a_screen_or_home(world):
    answers = Answers(world)
    ways = {token: {choice.role for choice in answers.show(token, NOW).choices} for token in TOKENS}
    assert [token for token, roles in ways.items() if not roles & {"back", "home"} and len(token) > 2] == []


def test_each_door_is_one():
    assert [value for value in doors() if door(value) is None] == []


def test_each_token_leads_to_a_number_to_choices_or_to_the_place_it_names(world):
    answers = Answers(world)
    replies = {token: answers.show(token, NOW) for token in TOKENS}
    assert [token for token, reply in replies.items() if not helps(reply)] == []


def helps(reply):
    ringing = any(place.phones for place in reply.places)
    return ringing or reply.state.flow == PLACE or any(one.role is Role.ANSWER for one in reply.choices)


DRIVERS: dict[str, Callable[..., Driver]] = {
    "web": lambda runner: Browser(NOW, "sl", runner),
    "telegram": lambda _: Telegram(NOW, "sl"),
    "viber": lambda _: Viber(NOW, "sl"),
}


@pytest.mark.parametrize("channel", DRIVERS)
@pytest.mark.parametrize("way", ["opens", "presses"])
def test_each_token_shows_its_screen_in_every_channel(channel, way, runner, world):
    driver, answers = DRIVERS[channel](runner), Answers(world)
    come = getattr(driver, way)
    wrong = {token: unlike(come(token), answers.show(token, NOW), driver.own) for token in TOKENS}
    assert {token: why for token, why in wrong.items() if why} == {}


def test_each_token_shows_its_screen_to_a_script(world):
    conversation = Conversation(Answers(world), lambda: NOW, "sl")
    screens = {token: json.loads(conversation.answer(json.dumps({"start": token}))) for token in TOKENS}
    assert [token for token, screen in screens.items() if not screen["text"] or not screen["choices"]] == []


def test_questions_have_changed_only_for_tokens_among_the_changed(world):
    sorry = {tongue.ui("Ta vprašanja so se spremenila. Začnite tukaj.") for tongue in world.tongues.values()}
    answers = Answers(world)
    replies = {token: answers.show(token, NOW) for token in LASTING}
    said = {token: {block.text for block in reply.blocks if isinstance(block, Say)} for token, reply in replies.items()}
    assert [token for token, texts in said.items() if texts & sorry] == []


def test_the_tokens_of_a_day_meet_every_flow_and_every_place():
    world = city(TINY)[1]
    kept = {(state.flow, state.node) for state in map(world.codec.decode, sample(world, NOW.date()))}
    nodes = {(flow.id, node) for flow in world.flows.values() for node in flow.nodes}
    places = {(PLACE, service.id) for service in world.directory.services.values() if service.active}
    assert kept >= {place for place in nodes if place in world.into} | places


def test_a_changed_token_needs_its_day_and_its_reason(tmp_path):
    (tmp_path / "changed.txt").write_text("sl_food 2027-01-03\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not enough values"):
        changed(tmp_path)
