"""Visitors of the web chat, and every page they can reach."""

from __future__ import annotations

import asyncio

import pytest

from bot.engine.steps import reachable
from tests.web.visitor import Visitor


@pytest.fixture(scope="session")
def runner():
    with asyncio.Runner() as one:
        yield one


@pytest.fixture
def visitor(runner):
    return Visitor(runner)


@pytest.fixture(scope="session")
def every_page(runner):
    """The response of each state that can be reached, by its token."""
    visitor = Visitor(runner)
    world = visitor.world
    states = [state for locale in world.city.locales for state in reachable(world, locale)]
    tokens = [world.codec.encode(state) for state in states]
    return {token: visitor.asks("POST", "/", data={"token": token}).response for token in tokens}
