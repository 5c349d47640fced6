"""What a page says of a place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.channels.web.dial import Dial
from bot.channels.web.pages import Pages
from tests.people import TINY, city
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


@pytest.fixture(scope="module")
def every_place(runner):
    """Every place by itself, with its page."""
    visitor = Visitor(runner)
    pages = Pages(visitor.config, visitor.answers)
    services = [service for service in visitor.world.directory.services.values() if service.active]
    replies = [visitor.answers.show(f"sl_place_{service.id}", visitor.now) for service in services]
    return [(reply.places[0], Screen(pages.of(reply).plain.decode())) for reply in replies]


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


def test_another_site_is_told_nothing_of_where_a_person_came_from(shown):
    links = [link for screen, _ in shown for link in screen.all("a") if link.attributes["href"].startswith("http")]
    assert {"noreferrer" in link.attributes["rel"] for link in links} == {True}


def test_a_number_in_a_sentence_rings_too(runner):
    html = Visitor(runner).opens("/sl_food").response.text
    assert re.search(r'<p class="text">[^<]*<a href="tel:112">112</a>', html)


def test_a_number_that_the_directory_lacks_stays_text():
    dial = Dial(city(TINY)[1].directory)
    assert dial("Ligue 112 ou 113.") == 'Ligue <a href="tel:112">112</a> ou 113.'


@pytest.mark.parametrize("text", ["1120", "+112", "0112", "1-112a"])
def test_a_number_inside_another_stays_text(text):
    assert dial_of_ljubljana(text) == text


def test_a_place_without_a_telephone_can_be_reached_otherwise(every_place):
    for place, screen in every_place:
        links = screen.links.values()
        assert not place.service.url or place.service.url in links
        assert not place.service.email or f"mailto:{place.service.email}" in links


def test_a_place_of_a_short_list_without_a_telephone_can_be_reached_otherwise(visitor):
    reply = visitor.answers.show("sl_place_prezivninski-sklad", visitor.now)
    brief = replace(reply, blocks=tuple(replace(block, brief=True) for block in reply.blocks))
    screen = Screen(Pages(visitor.config, visitor.answers).of(brief).plain.decode())
    assert "mailto:info@sklad-kadri.si" in screen.links.values()


def test_every_place_has_a_page(every_place):
    for place, screen in every_place:
        assert " ".join(place.name.split()) in screen.words
        assert {phone.number for phone, _ in place.phones} <= set(screen.numbers)


def dial_of_ljubljana(text):
    return Dial(city()[1].directory)(text)


def _has_map(place):
    return not place.brief and place.address is not None and place.address.exact
