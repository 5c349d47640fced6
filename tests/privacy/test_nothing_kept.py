"""After a thousand conversations in all channels nothing of them is anywhere: not logged, not written, not held.

Each conversation is of words that nobody else uses: typed, tapped, in addresses, forms, headers, names and payloads.
"""

from __future__ import annotations

import asyncio
import io
import logging
import shutil
import tempfile
from contextlib import contextmanager
from random import Random

import pytest

from bot.app import load_world
from bot.engine.answers import Answers
from bot.log import Formatter
from tests.people import ROOT, Person
from tests.privacy.markers import chat, files, held, marker, markers
from tests.privacy.rooms import Rooms
from tests.privacy.visitors import CRIES, TYPED

CONVERSATIONS = 1_000
BROKEN = 60
NETWORKED = ("opens_pages", "writes_at_telegram", "writes_at_viber", "hides_at_telegram")
NOW = Person().now


class Failing:
    """Answers that fail and say what they were told."""

    def __init__(self, world):
        self.world = world

    def show(self, token, now):
        raise ValueError(token, now)

    def hear(self, text, token, now):
        raise ValueError(text, token, now)


@contextmanager
def logging_as_when_it_runs():
    """All lines, at any level; nobody else keeps records meanwhile."""
    root, lines = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers, root.level
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Formatter())
    root.handlers = [handler]
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.handlers = handlers
        root.setLevel(level)


def converse(answers, config, count, channels):
    """So many conversations, the channels taking turns; all that was logged, and where they were."""

    async def go():
        rooms = Rooms(answers, config, NOW, Random(5))
        for number in range(count):
            await getattr(rooms, channels[number % len(channels)])()
        await rooms.hour_passes()
        return rooms

    with logging_as_when_it_runs() as lines, asyncio.Runner() as runner:
        rooms = runner.run(go())
    return lines.getvalue(), rooms


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A server of its own: a city, a home, a working folder, a folder for what is passing."""
    folder = tmp_path_factory.mktemp("server")
    for name in ("home", "work", "passing"):
        (folder / name).mkdir()
    for name in ("dialogs", "knowledge", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "bot.toml", folder)
    return folder


@pytest.fixture(scope="module")
def after(place):
    """What is there after the conversations."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(place / "home"))
        patch.chdir(place / "work")
        patch.setattr(tempfile, "tempdir", str(place / "passing"))
        before = files(place)
        config, world = load_world(place / "bot.toml")
        said, rooms = converse(Answers(world), config, CONVERSATIONS, (*NETWORKED, "types_lines"))
        broken, _ = converse(Failing(world), config, BROKEN, NETWORKED)
        yield said, broken, rooms, (before, files(place))


def test_conversations_were_had(after):
    _, _, rooms, _ = after
    assert rooms.sent > CONVERSATIONS


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize("on", ["sl", "en_food", "sl_violence", "sl_check_child-benefit"])
def test_no_reply_repeats_a_word_of_theirs(text, on):
    reply = Person().opens(on).says(text.replace("{}", marker("c"))).screen
    assert markers("c").search(repr(reply)) is None


@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_with_a_marker_in_it_is_heard(cry):
    assert Person().says(cry.replace("{}", marker("c"))).screen.crisis


def test_no_word_of_theirs_is_logged(after):
    assert markers().search(after[0]) is None


def test_no_word_of_theirs_is_logged_when_we_break(after):
    assert "(ValueError)" in after[1]
    assert markers().search(after[1]) is None


def test_no_file_is_written(after):
    before, now = after[3]
    assert now == before


def test_no_object_holds_a_word_of_theirs(after):
    assert held() == []


def test_whatever_is_held_is_found_until_it_is_let_go():
    texts = [marker("b") for _ in range(5)]
    kept = [texts[0], texts[1].encode(), {texts[2]: 1}, ((("a", f"b {texts[3]} c"),),), {chat(): bytearray(b"")}]
    texts.clear()
    found = len(held("b"))
    kept.clear()
    assert found - len(held("b")) == 5
