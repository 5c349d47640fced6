"""The same conversation says the same in every channel, and offers the same buttons in the same order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.people import Person
from tests.transcripts.drivers.telegram import Telegram
from tests.transcripts.drivers.terminal import Keyboard
from tests.transcripts.drivers.viber import Viber
from tests.transcripts.drivers.web import Browser
from tests.transcripts.screen import Button, Driver, Screen, unlike, words
from tests.transcripts.screen import told as block_lines
from tests.transcripts.story import act, read

if TYPE_CHECKING:
    from collections.abc import Callable

STORIES = sorted(Path(__file__).parent.glob("*.txt"))
SCANNED = [path for path in STORIES if any(line.verb == "scans" for line in read(path))]
DRIVERS: dict[str, Callable[..., Driver]] = {
    "web": Browser,
    "terminal": lambda now, locale, _: Keyboard(now, locale),
    "telegram": lambda now, locale, _: Telegram(now, locale),
    "viber": lambda now, locale, _: Viber(now, locale),
}


@pytest.fixture(scope="module")
def runner():
    with asyncio.Runner() as one:
        yield one


@pytest.fixture(scope="module")
def told(runner):
    """Gives the steps of a story, each with the screen of a channel after it, and the channel's own words."""

    @cache
    def tell(path, channel):
        *_, person = act(read(path))
        driver = DRIVERS[channel](person.now, person.locale, runner)
        steps = person.steps[1:] if person.steps[1].verb == "opens" else person.steps
        return [(step, shown(driver, step)) for step in steps], driver.own

    return tell


def shown(driver, step):
    return driver.begins() if step.verb == "begins" else getattr(driver, step.verb)(step.words)


TOLD = [(path, channel) for path in STORIES for channel in DRIVERS if channel != "terminal" or path not in SCANNED]
"""Each story in each channel; nobody comes to a terminal by a code."""


@pytest.mark.parametrize(("path", "channel"), TOLD, ids=lambda one: getattr(one, "stem", one))
def test_a_story_is_the_same_in_every_channel(path, channel, told):
    steps, own = told(path, channel)
    for number, (step, screen) in enumerate(steps):
        why = unlike(screen, step.reply, own)
        assert not why, f"step {number}, {step.verb} {step.words}: {why}\n" + "\n".join(screen.lines)


@pytest.mark.parametrize("channel", [channel for channel in DRIVERS if channel != "terminal"])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_number_on_a_touch_screen_rings(path, channel, told):
    for step, screen in told(path, channel)[0]:
        numbers = [phone for place in step.reply.places for phone, _ in place.phones]
        assert [phone.number for phone in numbers if not screen.rings(phone)] == []


def test_a_story_begins_with_a_code_in_each_language():
    assert {path.stem.rpartition(".")[2] for path in SCANNED} == {"sl", "en"}


def said(reply):
    """A screen that says what a reply does."""
    lines = tuple(text for block in reply.blocks for text in block_lines(block) if words(text))
    return Screen(lines, tuple(Button(choice.label, choice.token) for choice in reply.choices))


@pytest.fixture
def reply():
    return Person().taps("roof-tonight/man").screen


def test_a_screen_that_says_the_same_is_the_same(reply):
    assert unlike(said(reply), reply, ()) == ""


def test_every_line_that_is_left_out_is_missed(reply):
    screen = said(reply)
    for number in range(len(screen.lines)):
        lines = screen.lines[:number] + screen.lines[number + 1 :]
        assert unlike(replace(screen, lines=lines), reply, ())


def test_whatever_is_said_besides_is_noticed(reply):
    screen = said(reply)
    for number in range(len(screen.lines) + 1):
        lines = (*screen.lines[:number], "in še to", *screen.lines[number:])
        assert unlike(replace(screen, lines=lines), reply, ())
        assert not unlike(replace(screen, lines=lines), reply, ("In še to.",))


def test_places_in_another_order_are_noticed(reply):
    assert unlike(said(replace(reply, blocks=reply.blocks[::-1])), reply, ())


def test_buttons_in_another_order_and_missing_ones_are_noticed(reply):
    screen = said(reply)
    for buttons in (screen.buttons[::-1], screen.buttons[1:], (*screen.buttons, screen.buttons[0])):
        assert unlike(replace(screen, buttons=buttons), reply, ()).startswith("the buttons are")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("01\u00a0430\u00a010\u00a080", "+386 1 430 10 80"),
        ("Odprto.", "odprto"),
        ("https://www.kraljiulice.org/stik", "kraljiulice.org"),
    ],
)
def test_the_same_in_other_signs_is_the_same(one, other):
    assert words(one) == words(other)


def test_another_number_is_another():
    assert words("01 430 10 80") != words("01 430 10 81")
