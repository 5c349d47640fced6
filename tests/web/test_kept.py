"""Finished pages are kept as long as they hold, and no longer."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.shelf import Shelf
from bot.channels.web.page import Page
from bot.engine.answers import Answers


def _drawing(drawn):
    def draw(reply):
        drawn.append(reply.token)
        return Page("", "", kept=True)

    return draw


@pytest.fixture
def drawn():
    """What was drawn, in order."""
    return []


@pytest.fixture
def kept(visitor, drawn):
    """A shelf, and the list of what it had drawn."""
    return Shelf(visitor.answers, _drawing(drawn))


def test_a_page_is_drawn_once_a_minute(kept, drawn, visitor):
    for second in (0, 1, 59):
        kept.page("sl_food", visitor.now + timedelta(seconds=second))
    assert drawn == ["sl_food"]


def test_a_page_that_says_the_same_a_minute_later_is_not_drawn_again(kept, drawn, visitor):
    first = kept.page("sl_food", visitor.now)[1]
    assert kept.page("sl_food", visitor.now + timedelta(minutes=1))[1] is first


def test_home_changes_when_the_night_begins(kept, drawn, visitor):
    for hour in (19, 20):
        kept.page("sl", visitor.now.replace(hour=hour, minute=0))
    assert drawn == ["sl", "sl"]


def test_a_new_world_is_shown_at_once(runner, visitor):
    before = visitor.opens("/sl_food_meal").screen
    place = visitor.answers.show("sl_food_meal", visitor.now).places[0]
    directory = visitor.world.directory
    renamed = replace(place.service, name={"sl": "Nova menza"})
    by_term = {
        term: tuple(renamed if one.id == renamed.id else one for one in services)
        for term, services in directory.by_term.items()
    }
    services = directory.services | {renamed.id: renamed}
    visitor.answers.world = replace(visitor.world, directory=replace(directory, by_term=by_term, services=services))
    after = visitor.opens("/sl_food_meal").screen
    assert place.name in before.words
    assert "Nova menza" in after.words
    assert place.name not in after.words


def test_pages_are_drawn_anew_for_a_new_world(kept, drawn, visitor):
    kept.page("sl_food", visitor.now)
    visitor.answers.world = replace(visitor.world)
    kept.page("sl_food", visitor.now)
    assert drawn == ["sl_food", "sl_food"]


def test_addresses_from_outside_are_not_kept(kept, drawn, visitor):
    for _ in range(2):
        kept.page("sl_food_junk_junk_junk", visitor.now)
    assert len(drawn) == 2


def test_no_more_pages_are_kept_than_there_is_room(drawn, visitor):
    small = Shelf(Answers(visitor.world), _drawing(drawn), room=2)
    for token in ("sl", "en", "sl_food", "sl"):
        small.page(token, visitor.now)
    assert drawn == ["sl", "en", "sl_food", "sl"]


def test_a_browser_that_has_the_page_is_not_sent_it_again(visitor):
    etag = visitor.opens("/sl_food").response.headers["etag"]
    again = visitor.opens("/sl_food", if_none_match=etag).response
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_that_is_not_there_is_sent_again(visitor):
    lost = visitor.opens("/wp-login.php").response
    assert "etag" not in lost.headers
    home = visitor.opens("/").response.headers["etag"]
    assert visitor.opens("/wp-login.php", if_none_match=home).response.status_code == 404


def test_a_browser_asks_each_time_whether_a_page_still_holds(visitor):
    assert visitor.opens("/sl_food").response.headers["cache-control"] == "private, no-cache"


def test_a_packed_page_is_the_same_page(visitor):
    plain = visitor.opens("/sl_food", accept_encoding="identity").response
    packed = visitor.opens("/sl_food", accept_encoding="gzip").response
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 4))
