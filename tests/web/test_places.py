"""What a page says of a place."""

from __future__ import annotations

import re

import pytest

from tests.people import TINY
from tests.web.screen import Screen
from tests.web.visitor import Visitor


@pytest.fixture(scope="module")
def shown(runner, every_page):
    """Every page with the places that stand on it."""
    visitor = Visitor(runner)
    return [
        (Screen(response.text), visitor.answers.show(token, visitor.now).places)
        for token, response in every_page.items()
    ]


def test_every_number_rings_when_touched(shown):
    for screen, places in shown:
        assert {phone.number for place in places for phone, _ in place.phones} <= set(screen.numbers)


def test_every_name_is_a_heading(shown):
    for screen, places in shown:
        headings = {heading.words for level in ("h2", "h3") for heading in screen.all(level)}
        assert {place.name for place in places} <= headings


def test_every_state_is_told_in_words(shown):
    for screen, places in shown:
        assert all(place.state_words in screen.words for place in places)


def test_every_warning_stands_on_the_page(shown):
    for screen, places in shown:
        assert all(" ".join(warning.split()) in screen.words for place in places for warning in place.warnings)


def test_a_map_opens_only_for_an_address_with_a_number(shown, visitor):
    start = visitor.config.web.map.partition("{")[0]
    for screen, places in shown:
        maps = [link for link in screen.all("a") if link.attributes["href"].startswith(start)]
        assert len(maps) == sum(_has_map(place) for place in places)


def test_a_map_is_told_nothing_of_where_a_person_came_from(shown):
    links = [link for screen, _ in shown for link in screen.all("a") if link.attributes["href"].startswith("https:")]
    assert {"noreferrer" in link.attributes["rel"] for link in links} == {True}


def test_a_number_in_a_sentence_rings_too(runner):
    html = Visitor(runner).opens("/sl_food").response.text
    assert re.search(r'<p class="text">[^<]*<a href="tel:112">112</a>', html)


def test_a_number_that_the_directory_lacks_stays_text(runner):
    visitor = Visitor(runner, root=TINY, language="pt")
    numbers = {phone.number for service in visitor.world.directory.services.values() for phone in service.phones}
    assert set(visitor.opens("/").screen.numbers) <= numbers


def _has_map(place):
    return not place.brief and place.address is not None and place.address.exact
