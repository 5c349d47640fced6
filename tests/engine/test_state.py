"""The token: 64 safe characters, keyed by name, never failing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.engine.state import LONGEST, Codec, Origin, State

INTO = {
    ("food", "what"): (
        ("home", "need"),
        ("roof-tonight", "day"),
        ("violence", "what"),
        ("hygiene", "later"),
        ("money", "later"),
    ),
    ("roof-tonight", "day"): (("roof-tonight", "who"), ("violence", "who")),
    ("roof-tonight", "who"): (("home", "need"), ("hygiene", "later"), ("money", "later")),
}
STARTS = {"home": "need", "food": "what", "roof-tonight": "who", "violence": "who"}
CODEC = Codec(STARTS, ("sl", "en"), INTO)
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")

known = st.sampled_from(["home", "need", "food", "what", "roof-tonight", "who", "day", "later", "violence", "money"])
ids = st.one_of(known, st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True))
origins = st.builds(Origin, ids, ids, st.booleans())
means = st.lists(ids, max_size=3, unique=True).map(lambda names: tuple(sorted(names)))
states = st.builds(
    State,
    st.sampled_from(["sl", "en"]),
    st.one_of(st.sampled_from(["home", "food", "place"]), ids.filter(lambda name: name not in {"sl", "en"})),
    ids,
    means,
    st.lists(origins, max_size=2).map(tuple),
)


nearly_tokens = st.one_of(
    st.text("ab-_sl", max_size=90),
    st.lists(st.one_of(ids, st.just(""), ids.map("-{}".format), ids.map("--{}--".format)), max_size=20).map("_".join),
    states.map(CODEC.written),
)
anything = st.one_of(
    nearly_tokens, st.text(max_size=300), st.binary(max_size=300).map(lambda raw: raw.decode("latin-1"))
)


@given(states)
def test_decode_of_encode_is_the_state(state: State) -> None:
    if len(CODEC.written(state)) <= LONGEST:
        assert CODEC.decode(CODEC.encode(state)) == state


@given(states)
def test_every_token_is_1_to_64_safe_characters(state: State) -> None:
    assert TOKEN.fullmatch(CODEC.encode(state))


@given(anything)
def test_any_string_decodes_to_a_state_with_a_token(text: str) -> None:
    assert TOKEN.fullmatch(CODEC.encode(CODEC.decode(text)))


@given(anything)
@example("a" * LONGEST)
@example("a_" * 32)
def test_decoding_what_was_decoded_changes_nothing(text: str) -> None:
    state = CODEC.decode(text)
    assert CODEC.decode(CODEC.encode(state)) == state


@pytest.mark.parametrize(
    ("token", "origin"),
    [
        ("sl_food_-what", Origin("violence", "what")),  # the only "what" that leads to food
        ("sl_food_-day", Origin("roof-tonight", "day")),
        ("sl_food_-who", Origin("food", "who")),  # two of them are equally near, and neither is of this flow
        ("sl_food_--money--", Origin("money", "later", told=False)),  # its only node that leads to food
        ("sl_roof-tonight_day_-food--", Origin("food", "what")),  # none of it leads there: its first question
        ("sl_roof-tonight_day_-later", Origin("roof-tonight", "later")),
        ("sl_roof-tonight_day_-who", Origin("roof-tonight", "who")),
        ("sl_roof-tonight_day_-money--later", Origin("money", "later")),
    ],
)
def test_a_step_back_is_named_by_as_little_as_the_graph_needs(token: str, origin: Origin) -> None:
    state = CODEC.decode(token)
    assert state.trail == (origin,)
    assert CODEC.encode(state) == token


def test_home_is_the_locale_alone() -> None:
    assert CODEC.encode(CODEC.home("en")) == "en"


def test_the_first_question_of_a_flow_goes_without_saying() -> None:
    assert CODEC.encode(State("sl", "food", "what")) == "sl_food"


def test_the_token_of_the_design_is_read_by_name() -> None:
    assert CODEC.decode("sl_roof-tonight_beds_with-children") == State("sl", "roof-tonight", "beds", ("with-children",))


def test_the_order_of_means_does_not_matter() -> None:
    assert CODEC.decode("sl_food_meal_b_a") == CODEC.decode("sl_food_meal_a_b")


def test_a_token_without_a_language_gets_the_first_one() -> None:
    assert CODEC.decode("food_meal") == State("sl", "food", "meal")


def test_the_farthest_step_back_is_dropped_first_when_64_characters_are_not_enough() -> None:
    trail = tuple(Origin(f"flow-{number}-of-a-long-name", f"question-{number}") for number in range(4))
    token = CODEC.encode(State("sl", "food", "meal", (), trail))
    assert CODEC.decode(token).trail == trail[:1]


@pytest.mark.parametrize("token", ["", "_", "-", "--", "___", "sl_", "sl_-", "sl_--_--", "š", "💡", "\x00" * 99])
def test_damaged_tokens_lead_home(token: str) -> None:
    assert CODEC.decode(token).flow == "home"
