"""Walks with their trails, and taps counted on a drawing of four screens."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.state import LONGEST, Codec, State
from bot.engine.walk import FOREVER, fewest_taps, first_met, leading_to, most_taps, onward, tread
from tests.people import city

HOME, ASK, MORE, HELP = (
    State("sl", *place) for place in (("home", "need"), ("a", "ask"), ("b", "more"), ("b", "help"))
)
WAYS = {HOME: (ASK,), ASK: (MORE, HELP, HOME), MORE: (ASK, HELP), HELP: ()}
"""home → ask ⇄ more, and from both to help."""
RING = {HOME: (ASK,), ASK: (MORE,), MORE: (ASK,), HELP: ()}


def test_no_way_of_six_taps_makes_back_go_astray() -> None:
    _, world = city()
    trodden = tread(world, "sl", 6)
    assert trodden.astray == []
    assert trodden.cut == []
    assert len(trodden.longest_token) <= LONGEST


def test_back_goes_astray_where_tokens_name_origins_in_full() -> None:
    _, world = city()
    wordy = replace(world, codec=Codec(world.codec.starts, world.codec.locales))
    astray = tread(wordy, "sl", 6).astray
    assert "sl_roof-tonight_who_child-under-14_woman" in astray
    assert any(token.startswith("sl_office") for token in astray)


def test_who_goes_home_again_gets_no_nearer() -> None:
    assert onward(WAYS, HOME)[ASK] == (MORE, HELP)


def test_the_shortest_way_is_counted_from_home() -> None:
    assert fewest_taps(WAYS, HOME) == {HOME: 0, ASK: 1, MORE: 2, HELP: 2}


def test_the_worst_choice_counts_but_nobody_goes_in_a_circle() -> None:
    assert most_taps(onward(WAYS, HOME), ASK, {HELP}) == 2


def test_what_a_question_is_worth_does_not_depend_on_what_was_counted_before() -> None:
    ways = onward(WAYS, HOME)
    assert [most_taps(ways, state, {HELP}) for state in (ASK, MORE, ASK)] == [2, 2, 2]


def test_a_ring_without_a_number_has_no_end() -> None:
    assert most_taps(RING, ASK, {HELP}) == FOREVER


def test_only_what_leads_to_a_goal_is_alive() -> None:
    assert leading_to(WAYS, {HELP}) == {*WAYS}
    assert leading_to(RING, {HELP}) == {HELP}


def test_behind_a_goal_nothing_is_met_first() -> None:
    assert first_met(WAYS, HOME, {ASK, HELP}) == {ASK}
