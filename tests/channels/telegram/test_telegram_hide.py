"""Hiding a conversation of which nothing was kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.lane import STAND_INS
from bot.channels.telegram.hide import (
    AHEAD,
    BATCH,
    FELT,
    HIGHEST,
    HOUR,
    MOST,
    YOUNG,
    Tide,
    deletions,
    first_half,
)
from tests.channels.telegram.bodies import CHAT, SENT

NOW = SENT
OTHER = 1


class Account:
    """The bot's messages at Telegram: number, chat and time of each, in one sequence for all private chats."""

    def __init__(self) -> None:
        self.messages: dict[int, tuple[int, int]] = {}

    def gets(self, chat: int, sent: int) -> int:
        number = len(self.messages) + 1
        self.messages[number] = chat, sent
        return number

    def of(self, chat: int) -> list[int]:
        return [number for number, (whose, _) in self.messages.items() if whose == chat]

    def carries(self, call):
        """deleteMessages: numbers of other chats are passed over, one that is too old makes all be refused."""
        for _ in range(1 + STAND_INS):
            numbers = [one for one in call.params["message_ids"] if one in self.of(call.params["chat_id"])]
            if all(NOW - self.messages[one][1] <= 48 * HOUR for one in numbers):
                for one in numbers:
                    self.messages[one] = 0, 0
                return
            call = first_half(call)
            if call is None:
                return


def batches(at_hand, sent=NOW, tide=None):
    return [call.params["message_ids"] for call in deletions(CHAT, at_hand, sent, tide or Tide(), NOW)]


def test_a_call_names_at_most_a_hundred_numbers():
    tide = Tide()
    tide.note(1000, NOW - HOUR, NOW)
    assert max(map(len, batches(5000, tide=tide))) == BATCH == 100


def test_the_message_at_hand_goes_first():
    assert batches(5000)[0][0] == 5000


def test_what_is_nearest_goes_before_what_is_far():
    tide = Tide()
    tide.note(4000, NOW - HOUR, NOW)
    tide.note(6000, NOW, NOW)
    distances = [abs(number - 5000) for batch in batches(5000, tide=tide) for number in batch if number >= 4000]
    assert distances == sorted(distances)


def test_answers_that_have_a_number_nobody_told_us_go_too():
    assert set(range(5000, 5000 + AHEAD + 1)) == set(batches(5000)[0])


def test_no_number_is_named_twice():
    tide = Tide()
    tide.note(4000, NOW - HOUR, NOW)
    named = [one for batch in batches(5000, tide=tide) for one in batch]
    assert len(named) == len(set(named))


def test_numbers_begin_with_one():
    named = [one for batch in batches(7) for one in batch]
    assert sorted(named) == list(range(1, 7 + AHEAD + 1))


def test_without_history_a_fixed_number_of_steps_is_felt_for():
    felt = batches(100_000)[1:]
    assert [len(batch) for batch in felt] == [1, 2, 4, 7, 11, 17, 26, 40, 61, 92, 100, 100, 100, 100, 100, 100]
    assert len(felt) == FELT


def test_there_is_an_end_to_it():
    tide = Tide()
    tide.note(1, NOW - HOUR, NOW)
    assert len(batches(2_000_000, tide=tide)) == MOST


def test_what_is_known_to_be_young_is_named_in_whole_batches_then_felt_for():
    tide = Tide()
    tide.note(701, NOW - HOUR, NOW)
    sizes = [len(batch) for batch in batches(1000, tide=tide)]
    assert sizes[:6] == [100, 100, 100, 99, 1, 2]


def test_a_number_too_high_for_telegram_is_never_named():
    assert max(max(batch) for batch in batches(HIGHEST - 5)) == HIGHEST


@pytest.mark.parametrize(("age", "young"), [(YOUNG, True), (YOUNG + 1, False), (48 * HOUR, False)])
def test_a_minute_before_two_days_a_message_is_too_old(age, young):
    named = [one for batch in batches(5000, NOW - age) for one in batch]
    assert (5000 in named) is young


def test_of_an_old_message_only_later_ones_go():
    tide = Tide()
    tide.note(900, NOW - HOUR, NOW)
    named = [one for batch in batches(850, NOW - 60 * HOUR, tide) for one in batch]
    assert set(named) == set(range(851, 900 + AHEAD + 1))


def test_of_an_old_message_nothing_goes_where_nothing_is_known():
    assert batches(850, NOW - 60 * HOUR) == []


def test_the_first_half_of_a_refused_call_is_tried_again():
    call = deletions(CHAT, 5000, NOW, Tide(), NOW)[3]
    tried = []
    half = first_half(call)
    while half:
        tried.append(half.params["message_ids"])
        half = first_half(half)
    assert tried == [[4996, 4995], [4996]]


def test_the_tide_forgets_what_is_older_than_two_days():
    tide = Tide()
    tide.note(10, NOW, NOW)
    tide.note(900, NOW + 47 * HOUR, NOW + 47 * HOUR)
    assert tide.oldest(NOW + 47 * HOUR) == 10
    assert tide.oldest(NOW + 49 * HOUR) == 900


def test_the_tide_holds_at_most_49_numbers():
    tide = Tide()
    for minute in range(0, 200 * 60, 7):
        tide.note(minute + 1, NOW + minute * 60, NOW + minute * 60)
        assert len(tide) <= 49
    assert len(tide) == 49


def test_an_old_message_that_somebody_taps_tells_the_tide_of_its_hour():
    tide = Tide()
    tide.note(5000, NOW, NOW)
    tide.note(2000, NOW - 30 * HOUR, NOW)
    assert (tide.oldest(NOW), tide.newest) == (2000, 5000)


@pytest.mark.parametrize("sent", [0, -5, NOW - 72 * HOUR])
def test_the_tide_learns_nothing_from_what_is_too_old(sent):
    tide = Tide()
    tide.note(5000, sent, NOW)
    assert len(tide) == 0


def test_a_clock_that_is_ahead_does_not_make_the_tide_hold_more():
    tide = Tide()
    for hour in range(60):
        tide.note(1000 + hour, NOW + hour * HOUR, NOW)
    assert len(tide) == 2


TIMES = st.lists(st.tuples(st.booleans(), st.integers(0, 3 * HOUR)), min_size=1, max_size=60)


@given(TIMES, st.integers(0, 60))
def test_what_is_young_goes_but_for_the_oldest_hour_and_nothing_of_others_goes(steps, listening_since):
    """`steps` are messages, of this chat or of another, and the seconds since the one before, from the newest."""
    account, tide, at = Account(), Tide(), NOW - sum(gap for _, gap in steps)
    for index, (mine, gap) in enumerate(steps):
        at += gap
        number = account.gets(CHAT if mine else OTHER, at)
        if index >= listening_since:
            tide.note(number, at, at)
    at_hand = account.gets(CHAT, NOW)
    tide.note(at_hand, NOW, NOW)
    others = account.of(OTHER)
    for call in deletions(CHAT, at_hand, NOW, tide, NOW):
        account.carries(call)
    assert account.of(OTHER) == others
    known = tide.oldest(NOW)
    assert [number for number in account.of(CHAT) if number >= known] == []


@given(st.integers(1, 300), st.integers(0, 300))
def test_with_no_history_at_least_seven_in_ten_of_the_young_go_and_the_newest_always(young, old):
    account = Account()
    for _ in range(old):
        account.gets(CHAT, NOW - 50 * HOUR)
    for _ in range(young):
        account.gets(CHAT, NOW - HOUR)
    for call in deletions(CHAT, old + young, NOW, Tide(), NOW):
        account.carries(call)
    left = [number for number in account.of(CHAT) if number > old]
    assert len(left) <= young * 0.3
    assert old + young not in left
