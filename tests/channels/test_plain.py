"""A reply as plain text says what the page says."""

from __future__ import annotations

import pytest

from bot.channels.plain import plain
from bot.channels.web.pages import Pages
from bot.engine.steps import reachable
from tests.people import Person, city
from tests.web.screen import Screen


@pytest.fixture(scope="module")
def told():
    """Every screen with its places, as plain text and as a page, at one moment."""
    config, world = city()
    person = Person()
    pages = Pages(config, person._answers)
    screens = [
        person.opens(world.codec.encode(state)).screen for one in config.city.locales for state in reachable(world, one)
    ]
    return [(screen, _flat(plain(screen)), Screen(pages.of(screen).plain.decode()).words) for screen in screens]


def test_warnings_and_alerts_stand_in_plain_text_and_on_the_page(told):
    said = 0
    for screen, text, page in told:
        for place in screen.places:
            for sentence in (*place.warnings, *filter(None, [place.alert])):
                assert (_flat(sentence) in text, _flat(sentence) in page) == (True, True)
                said += 1
    assert said


def test_a_short_list_warns_too(told):
    assert any(place.brief and place.warnings for screen, _, _ in told for place in screen.places)


def _flat(text):
    return " ".join(text.split())
