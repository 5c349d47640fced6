"""What is said besides the screens of the core is the same in every messenger."""

from __future__ import annotations

import pytest

from bot.channels.asides import broken
from bot.channels.telegram.screens import Screens as Telegram
from bot.channels.viber.screens import Screens as Viber
from bot.engine.answers import Answers
from tests.people import ROOT, TINY, city
from tests.web.test_traces import Failing

CITIES = [(ROOT, "sl"), (ROOT, "en"), (TINY, "pt")]


def words(reply):
    """The sentence, what is above the numbers, and each number with its name."""
    said, called = reply.blocks
    return said.text, called.heading, *called.lines


@pytest.mark.parametrize(("root", "locale"), CITIES)
def test_when_we_are_broken_every_lifeline_is_named_with_its_number(root, locale):
    world = city(root)[1]
    _, _, *called = words(broken(world, locale))
    named = [world.tongues[locale].record(world.directory.services[id_].name) for id_ in world.city.lifelines]
    assert named
    assert all(any(line.endswith(f" – {name}") for line in called) for name in named)


@pytest.mark.parametrize(("root", "locale"), CITIES)
@pytest.mark.parametrize("screens", [Telegram, Viber])
def test_when_we_are_broken_each_messenger_says_the_same_at_once(screens, root, locale):
    config, world = city(root)
    screen = screens(Answers(world), config).trouble(locale)
    (message,) = screen.messages
    assert all(text in message["text"] for text in words(broken(world, locale)))
    assert screen.urgent


@pytest.mark.parametrize("screens", [Telegram, Viber])
def test_what_says_that_we_are_broken_needs_nothing_that_broke(screens):
    config, world = city()
    assert screens(Failing(world), config).trouble("sl").messages
