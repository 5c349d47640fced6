"""The same conversation says the same in every channel, and offers the same buttons in the same order."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.transcripts.drivers.terminal import Keyboard
from tests.transcripts.drivers.web import Browser
from tests.transcripts.screen import unlike
from tests.transcripts.story import act, read

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.txt"))


@pytest.fixture(scope="module")
def runner():
    with asyncio.Runner() as one:
        yield one


def drivers(runner):
    return {"web": lambda now, locale: Browser(now, locale, runner), "terminal": Keyboard}


@pytest.mark.parametrize("channel", ["web", "terminal"])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_is_the_same_in_every_channel(path, channel, runner):
    *_, person = act(read(path))
    driver = drivers(runner)[channel](person.now, person.locale)
    for number, step in enumerate(person.steps):
        screen = driver.begins() if step.verb == "begins" else getattr(driver, step.verb)(step.words)
        why = unlike(screen, step.reply, driver.own)
        assert not why, f"{channel}, step {number}, {step.verb} {step.words}: {why}\n" + "\n".join(screen.lines)
