"""On by a choice and back again, on the real dialogs."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogs.model import Question
from bot.engine.state import LONGEST, State
from bot.engine.steps import back, reachable, settle, step
from bot.engine.walk import tread
from bot.engine.world import make_world
from bot.knowledge.eligible import contradicts
from tests.people import TINY, Person, city


def test_back_from_every_step_is_the_question_the_person_came_from() -> None:
    _, world = city()
    for state in reachable(world, "sl"):
        for choice in world.flows[state.flow].nodes[state.node].choices:
            before = back(step(state, choice, world), world)
            assert before is not None
            assert (before.flow, before.node) == (state.flow, state.node), (state, choice.id)


def test_back_forgets_just_what_the_step_told() -> None:
    _, world = city()
    for state in reachable(world, "sl"):
        for choice in world.flows[state.flow].nodes[state.node].choices:
            there = step(state, choice, world)
            if {*there.means} >= {*state.means}:
                assert back(there, world) == state, (state, choice.id)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_back_retraces_a_whole_walk(data: st.DataObject) -> None:
    _, world = city()
    state = world.codec.home("sl")
    walk = [state]
    for _ in range(data.draw(st.integers(1, 8))):
        choices = world.flows[state.flow].nodes[state.node].choices
        if not choices:
            break
        there = step(state, data.draw(st.sampled_from(choices)), world)
        if len(world.codec.written(there)) > LONGEST:
            break
        state = world.codec.decode(world.codec.encode(there))
        walk.append(state)
    for before in reversed(walk[:-1]):
        state = world.codec.decode(world.codec.encode(back(state, world) or state))
        assert (state.flow, state.node) == (before.flow, before.node)


def tapped(*choices: str) -> list[State]:
    """The states of a walk from home, each as its token keeps it."""
    _, world = city()
    walk = [world.codec.home("sl")]
    for name in choices:
        here = walk[-1]
        choice = next(one for one in world.flows[here.flow].nodes[here.node].choices if one.id == name)
        walk.append(world.codec.decode(world.codec.encode(step(here, choice, world))))
    return walk


def test_back_after_a_change_of_flow_is_right_with_much_told() -> None:
    _, world = city()
    walk = tapped("housing", "mothers-home", "younger", "social-work", "tonight")
    assert walk[-1].means == ("child-under-14", "woman")
    assert back(walk[-1], world) == walk[-2]


def test_what_follows_from_the_rest_is_not_told_again() -> None:
    walk = tapped("housing", "mothers-home", "younger", "tonight", "with-children")
    assert walk[-1].means == ("child-under-14",)


def test_within_five_taps_the_last_step_back_always_fits() -> None:
    _, world = city()
    trodden = tread(world, "sl", taps=5)
    assert trodden.astray == []
    assert len(trodden.longest_token) > len(max(map(world.codec.written, reachable(world, "sl")), key=len))


def test_behind_a_group_of_home_the_graph_tells_the_way_back() -> None:
    _, world = city(TINY)
    need = world.flows["home"].nodes["need"]
    assert isinstance(need, Question)
    beds = next(choice for choice in need.choices if choice.id == "bed")
    group = replace(need, id="group", choices=(beds,))
    asked = replace(need, choices=(replace(beds, id="group", flow="home", node="group"),))
    flows = {**world.flows, "home": replace(world.flows["home"], nodes={"need": asked, "group": group})}
    grouped = make_world(world.city, world.facts, flows, world.directory, world.tongues)
    home = grouped.codec.home("pt")
    there = step(home, asked.choices[0], grouped)
    arrived = step(there, beds, grouped)
    assert grouped.codec.encode(arrived) == "pt_bed-tonight"
    assert back(arrived, grouped) == there
    assert back(there, grouped) == home


def test_home_has_nothing_before_it() -> None:
    _, world = city()
    assert back(world.codec.home("sl"), world) is None


def test_a_new_answer_replaces_the_old_one_to_the_same_question() -> None:
    _, world = city()
    who = world.flows["roof-tonight"].nodes["who"]
    woman = next(choice for choice in who.choices if choice.id == "woman")
    assert step(State("sl", "roof-tonight", "who", ("man",)), woman, world).means == ("woman",)


@pytest.mark.parametrize("means", [("man",), ("pregnant", "violence-now")])
def test_nobody_becomes_what_they_cannot_be(means: tuple[str, ...]) -> None:
    _, world = city()
    for flow in world.flows.values():
        for node in flow.nodes.values():
            for choice in node.choices:
                told = step(State("sl", flow.id, node.id, means), choice, world).means
                kept = [mean for mean in told if mean not in choice.means]
                situations = world.directory.situations
                assert not [pair for pair in product(kept, choice.means) if contradicts(*pair, situations)]


def test_a_man_is_not_pregnant_any_more() -> None:
    assert tapped("roof-tonight", "pregnant", "violence", "man")[-1].means == ("man",)


def test_steps_back_of_other_cities_and_days_are_forgotten() -> None:
    assert (
        Person().opens("sl_roof-tonight_beds_man_-ime-priimek_-money--ime").screen.token == "sl_roof-tonight_beds_man"
    )


def test_unknown_means_are_ignored() -> None:
    _, world = city()
    state, _ = settle(State("sl", "food", world.flows["food"].start, ("no-such-thing",)), world)
    assert state.means == ()


def test_an_unknown_node_goes_to_the_start_of_its_flow_with_one_honest_sentence() -> None:
    person = Person().opens("sl_roof-tonight_rooms-of-last-year")
    assert person.screen.token == "sl_roof-tonight"
    assert person.sees.startswith("Ta vprašanja so se spremenila.")


def test_an_unknown_flow_goes_home() -> None:
    assert Person().opens("en_lottery_tickets").screen.token == "en"


@given(st.one_of(st.text(max_size=120), st.binary(max_size=120).map(lambda raw: raw.decode("latin-1"))))
@settings(max_examples=300, deadline=None)
def test_any_string_as_a_token_gives_a_reply_with_something_to_press(token: str) -> None:
    assert Person().opens(token).buttons
