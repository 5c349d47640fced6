"""On by a choice and back again, on the real dialogs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.state import LONGEST, State
from bot.engine.steps import back, reachable, settle, step
from tests.people import Person, city


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
    for _ in range(data.draw(st.integers(1, 5))):
        choices = world.flows[state.flow].nodes[state.node].choices
        if not choices:
            break
        there = step(state, data.draw(st.sampled_from(choices)), world)
        if len(world.codec.encode(there)) > LONGEST - 20:
            break
        state = there
        walk.append(state)
    for before in reversed(walk[:-1]):
        state = world.codec.decode(world.codec.encode(back(state, world) or state))
        assert (state.flow, state.node) == (before.flow, before.node)


def test_home_has_nothing_before_it() -> None:
    _, world = city()
    assert back(world.codec.home("sl"), world) is None


def test_a_new_answer_replaces_the_old_one_to_the_same_question() -> None:
    _, world = city()
    who = world.flows["roof-tonight"].nodes["who"]
    woman = next(choice for choice in who.choices if choice.id == "woman")
    assert step(State("sl", "roof-tonight", "who", ("man",)), woman, world).means == ("woman",)


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
