"""Each update is answered once."""

from __future__ import annotations

from bot.channels.once import Once


def test_a_key_is_first_only_once():
    once = Once(4)
    assert [once.first(1), once.first(1), once.first(2)] == [True, False, True]


def test_a_key_that_was_forgotten_is_first_again():
    once = Once(4)
    once.first(1)
    once.forget(1)
    assert once.first(1)


def test_forgetting_what_never_was_is_nothing():
    once = Once(4)
    once.forget(1)
    assert once.first(1)


def test_the_oldest_keys_go_first_and_the_last_ones_stay():
    once = Once(4)
    for key in range(10):
        once.first(key)
    assert [once.first(key) for key in (9, 8, 7, 6)] == [False] * 4
    assert once.first(0)
