"""This minute's memory, and that nothing foreign is in it."""

from __future__ import annotations

import functools
import gc
from dataclasses import replace
from datetime import UTC, timedelta
from types import FunctionType, ModuleType

import pytest

from bot.engine.answers import ROOM, Answers
from bot.engine.steps import reachable
from tests.people import Person, city

NAME = "janez-novak"
DAY_ASKED = "sl_check_unemployment_end-d30_how-term_ins-o30"
FORGED = [
    NAME,
    f"sl_{NAME}",
    f"sl_food_{NAME}",
    f"sl_roof-tonight_beds_{NAME}",
    f"sl_roof-tonight_beds_man_-{NAME}",
    f"sl_roof-tonight_beds_man_--food--{NAME}",
    f"sl_place_{NAME}",
    f"sl_place_dnevni-center_{NAME}",
    f"sl_office_any_{NAME}",
    f"sl_right_unemployment_{NAME}",
    f"sl_claim_{NAME}",
    f"{DAY_ASKED}_{NAME}",
    f"{DAY_ASKED}_how-{NAME}",
    f"sl_check_unemployment_since-{NAME}",
]


def remembered(answers: Answers) -> set[str]:
    """Every text that can be reached from the answers, their world, or a cache of a function of ours."""
    caches = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
    ours = [cache for cache in caches if cache.__module__.startswith("bot.")]
    waiting: list[object] = [answers, *(found for cache in ours for found in gc.get_referents(cache))]
    seen: set[int] = set()
    texts: set[str] = set()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, (ModuleType, FunctionType, type)):
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            texts.add(thing.casefold())
        waiting += gc.get_referents(thing)
        if isinstance(thing, dict):  # the collector passes over keys that are texts
            waiting += thing
    return texts


def screens(number: int) -> list[str]:
    _, world = city()
    tokens = [world.codec.encode(state) for locale in world.city.locales for state in reachable(world, locale)]
    assert len(tokens) >= number
    return tokens[:number]


def test_within_a_minute_the_same_token_is_the_same_reply() -> None:
    answers, now = Answers(city()[1]), Person().now
    assert answers.show("sl_food", now) is answers.show("sl_food", now + timedelta(seconds=59))


def test_in_the_next_minute_the_reply_is_made_anew() -> None:
    answers, now = Answers(city()[1]), Person().now
    assert answers.show("sl_food", now) is not answers.show("sl_food", now + timedelta(seconds=60))


def test_in_the_next_minute_the_buttons_are_not_made_anew() -> None:
    answers, now = Answers(city()[1]), Person().now
    buttons, later = (answers.show("sl_food", now + timedelta(minutes=number)).choices for number in range(2))
    assert {id(button) for button in buttons} == {id(button) for button in later}


@pytest.mark.parametrize("token", ["sl", "sl_food", "sl_roof-tonight_beds_man", "en_mental-distress_what_under-18"])
@pytest.mark.parametrize("hours", [1, 9, 36])
def test_what_is_remembered_of_another_time_does_not_change_the_reply(token: str, hours: int) -> None:
    answers, now = Answers(city()[1]), Person().now
    answers.show(token, now)
    later = now + timedelta(hours=hours)
    assert answers.show(token, later) == Answers(city()[1]).show(token, later)


def test_a_new_world_is_answered_from() -> None:
    answers, now = Answers(city()[1]), Person().now
    answers.show("sl_food", now)
    answers.world = replace(answers.world, city=replace(answers.world.city, name="Nova Ljubljana"))
    assert answers.show("sl_food", now).title == "Nova Ljubljana"


def test_the_reply_of_a_minute_does_not_depend_on_its_second() -> None:
    now = Person().now
    first = Answers(city()[1]).show("sl_roof-tonight_beds", now)
    assert Answers(city()[1]).show("sl_roof-tonight_beds", now + timedelta(seconds=42)) == first


def test_both_hours_of_the_october_night_are_told_apart() -> None:
    answers = Answers(city()[1])
    once = Person(at="2026-10-25T02:30").now
    assert answers.show("sl", once) is not answers.show("sl", once.replace(fold=1))


def test_of_more_replies_than_there_is_room_for_those_asked_for_last_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.answers.ROOM", 50)
    answers, now = Answers(city()[1]), Person().now
    first, second, *rest = screens(51)
    kept, lost = answers.show(first, now), answers.show(second, now)
    for token in rest:
        answers.show(token, now)
        assert answers.show(first, now) is kept
    assert answers.show(second, now) is not lost


def test_strange_tokens_push_nothing_out() -> None:
    answers, now = Answers(city()[1]), Person().now
    kept = answers.show("sl_food", now)
    for number in range(ROOM + 10):
        answers.show(f"sl_nothing_{number}", now)
    assert answers.show("sl_food", now) is kept


@pytest.mark.parametrize("token", FORGED)
def test_nothing_of_a_forged_token_is_written_again(token: str) -> None:
    assert NAME not in Answers(city()[1]).show(token, Person().now).token


def test_nothing_of_a_forged_token_is_kept() -> None:
    answers = Answers(city()[1])
    for token in FORGED:
        answers.show(token, Person().now)
    assert not [text for text in remembered(answers) if NAME in text]


@pytest.mark.parametrize(
    "text", ["{}", "Sem {} in nimam kje spati", "{} 14. 11. 2026", "{} Šiška", "lačen {}", "včeraj {}", "{} " * 400]
)
def test_nothing_typed_is_kept(text: str) -> None:
    name = "Xavér-Qwždyk"
    answers, now = Answers(city()[1]), Person().now
    for screen in ("sl", "en_food", "sl_office_any", DAY_ASKED, "sl_place_dnevni-center"):
        answers.show(screen, now)
        answers.hear(text.replace("{}", name), screen, now)
    assert not [found for found in remembered(answers) if "qw" in found and "dyk" in found]


def test_a_day_typed_after_midnight_is_a_day_of_the_city() -> None:
    answers, after_midnight = Answers(city()[1]), Person(at="2026-07-15T00:30").now.astimezone(UTC)
    assert answers.hear("danes", DAY_ASKED, after_midnight).token == f"{DAY_ASKED}_since-20260715"
