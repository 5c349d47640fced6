"""How fast a messenger may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.pace import BURST, LONGEST_PAUSE, Pace


def goes(pace: Pace, chat: int | None, now: float) -> bool:
    """Whether a call may go; if so it goes."""
    free = pace.wait(chat, now) == 0
    if free:
        pace.take(chat, now)
    return free


def test_a_quiet_chat_takes_a_short_burst_and_then_one_a_second():
    pace = Pace()
    assert [goes(pace, 1, 0.0) for _ in range(BURST + 1)] == [True] * BURST + [False]
    assert pace.wait(1, 0.0) == pytest.approx(1.0)
    assert [goes(pace, 1, at) for at in (1.0, 1.5, 2.0)] == [True, False, True]


def test_one_chat_does_not_wait_for_another():
    pace = Pace()
    while goes(pace, 1, 0.0):
        pass
    assert pace.wait(2, 0.0) == 0


def test_all_chats_together_take_thirty_in_any_second():
    pace = Pace()
    assert sum(goes(pace, chat, 0.0) for chat in range(100)) == 30
    assert pace.wait(200, 0.25) == pytest.approx(0.75)
    assert sum(goes(pace, chat, 1.0) for chat in range(300, 400)) == 30


@given(st.lists(st.floats(0, 0.2), max_size=200))
def test_no_second_ever_has_more_than_thirty_calls(gaps):
    pace, now, went = Pace(), 0.0, []
    for number, gap in enumerate(gaps):
        now += gap
        if goes(pace, number, now):
            went.append(now)
    assert all(later - earlier >= 1 - 1e-5 for earlier, later in zip(went, went[30:], strict=False))


@given(st.lists(st.floats(0, 2), max_size=100))
def test_a_call_may_go_after_just_the_seconds_it_was_told_to_wait(gaps):
    pace, now = Pace(), 0.0
    for gap in gaps:
        now += gap
        now += pace.wait(1, now)
        assert goes(pace, 1, now)


def test_a_call_of_no_chat_takes_only_the_turn_of_all():
    pace = Pace(overall=10)
    assert [goes(pace, None, 0.0) for _ in range(11)] == [True] * 10 + [False]


def test_a_chat_is_forgotten_a_few_seconds_after_its_last_call():
    pace = Pace()
    for _ in range(BURST):
        pace.take(1, 0.0)
    pace.take(2, 4.0)
    assert list(pace._quiet) == [2]


def test_many_chats_leave_nothing_behind():
    pace = Pace()
    for number in range(10_000):
        pace.take(number, number / 30)
    assert len(pace._quiet) < 200


def test_a_refusal_in_one_or_two_chats_is_theirs_alone():
    pace = Pace()
    pace.refuse(1, 20, 0.0)
    pace.refuse(2, 20, 0.1)
    pace.refuse(1, 20, 0.2)
    assert pace.wait(3, 0.3) == 0


def test_three_chats_refused_within_a_second_make_all_wait():
    pace = Pace()
    for chat in (1, 2, 3):
        pace.refuse(chat, 20, chat / 10)
    assert pace.wait(4, 0.3) == pytest.approx(20)
    assert pace.wait(None, 0.3) == pytest.approx(20)
    assert pace.wait(4, 20.4) == 0


def test_three_chats_refused_one_a_second_do_not():
    pace = Pace()
    for chat in (1, 2, 3):
        pace.refuse(chat, 20, chat * 1.1)
    assert pace.wait(4, 3.4) == 0


def test_all_wait_no_longer_than_half_a_minute():
    pace = Pace()
    for chat in (1, 2, 3):
        pace.refuse(chat, 3600, 0.0)
    assert pace.wait(4, 0.0) == pytest.approx(LONGEST_PAUSE)
