"""This minute's memory."""

from __future__ import annotations

from datetime import timedelta

from bot.engine.answers import ROOM, Answers
from tests.people import Person, city


def test_within_a_minute_the_same_token_is_the_same_reply() -> None:
    answers, now = Answers(city()[1]), Person().now
    assert answers.show("sl_food", now) is answers.show("sl_food", now + timedelta(seconds=59))


def test_in_the_next_minute_the_reply_is_made_anew() -> None:
    answers, now = Answers(city()[1]), Person().now
    assert answers.show("sl_food", now) is not answers.show("sl_food", now + timedelta(seconds=60))


def test_the_reply_of_a_minute_does_not_depend_on_its_second() -> None:
    now = Person().now
    first = Answers(city()[1]).show("sl_roof-tonight_beds", now)
    assert Answers(city()[1]).show("sl_roof-tonight_beds", now + timedelta(seconds=42)) == first


def test_both_hours_of_the_october_night_are_told_apart() -> None:
    answers = Answers(city()[1])
    once = Person(at="2026-10-25T02:30").now
    assert answers.show("sl", once) is not answers.show("sl", once.replace(fold=1))


def test_strange_tokens_do_not_fill_the_memory() -> None:
    answers, now = Answers(city()[1]), Person().now
    for number in range(ROOM + 10):
        answers.show(f"sl_nothing_{number}", now)
    assert len(answers._replies) <= ROOM
