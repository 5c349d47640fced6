"""Every state is a page, every choice a link or a button."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.channels.web.pages import Pages
from bot.engine.state import ABOUT, PLACE, State
from bot.engine.steps import reachable
from tests.people import TINY
from tests.web.screen import Screen
from tests.web.visitor import Visitor

WIRE = 14 * 1024
LONGEST = 200
"""So many of the longest pages are packed; a shorter one does not pack to more."""
HOURS = ("2026-12-24T23:10", "2026-11-23T10:00", "2026-11-28T06:30")


@pytest.mark.parametrize(
    ("language", "lang"),
    [("sl", "sl"), ("en-GB,en;q=0.9", "en"), ("hr,en;q=0.4,sl;q=0.8", "sl"), ("uk", "sl"), ("", "sl")],
)
def test_home_speaks_the_language_the_browser_likes_best(runner, language, lang):
    assert Visitor(runner, language=language).opens("/").screen.lang == lang


def test_home_says_that_it_depends_on_the_language(visitor):
    assert "accept-language" in visitor.opens("/").response.headers["vary"]


def test_a_choice_leads_to_a_page_with_an_address(visitor):
    assert visitor.opens("/").takes("sl_roof-tonight").path == "/sl_roof-tonight"


def test_the_other_language_keeps_the_place(visitor):
    visitor.opens("/sl_roof-tonight").takes("en_roof-tonight")
    assert (visitor.path, visitor.screen.lang) == ("/en_roof-tonight", "en")


def test_a_typed_text_is_answered_on_the_home_address(visitor):
    visitor.opens("/sl").types("nimam kje spati")
    assert visitor.path == "/"
    assert visitor.response.status_code == 200


def test_an_empty_text_leaves_the_person_where_they_are(visitor):
    assert visitor.opens("/sl_food").types("  ").path == "/sl_food"


def test_another_city_has_its_own_pages(runner):
    page = Visitor(runner, root=TINY, language="pt").opens("/").screen
    assert (page.title, page.lang) == ("Vila Pequena", "pt")


def test_every_page_is_answered(every_page):
    assert {response.status_code for response in every_page.values()} == {200}


def test_every_page_has_a_title_that_tells_nothing(every_page):
    assert {Screen(response.text).title for response in every_page.values()} == {"Ljubljana"}


def test_every_page_has_one_main_heading(every_page):
    assert {len(Screen(response.text).all("h1")) for response in every_page.values()} == {1}


@pytest.fixture(scope="module")
def everything(runner):
    """Every page there is: screens, places, what this bot is, and the answers to texts, at several hours."""
    visitor = Visitor(runner)
    world, pages = visitor.world, Pages(visitor.config, visitor.answers)

    def draw():
        tokens = [world.codec.encode(state) for locale in world.city.locales for state in _states(world, locale)]
        for at in HOURS:
            now = datetime.fromisoformat(at).replace(tzinfo=world.city.zone)
            for token in tokens:
                yield f"{token} at {at}", pages.of(visitor.answers.show(token, now))
        for token in tokens:
            yield f"{token} not understood", pages.of_text(visitor.answers.hear("qqqqqq", token, visitor.now))
        for token, text in _texts(world):
            yield f"{text} on {token}", pages.of_text(visitor.answers.hear(text, token, visitor.now))

    return dict(draw())


def _states(world, locale):
    yield from reachable(world, locale)
    yield from (State(locale, PLACE, service.id) for service in world.directory.services.values() if service.active)
    yield State(locale, ABOUT, world.flows[ABOUT].start)


def _texts(world):
    for locale, tongue in world.tongues.items():
        for flow in world.flows.values():
            yield locale, tongue.flow(flow.id, flow.title)
        for organization in world.directory.organizations.values():
            yield locale, tongue.record(organization.name)


def test_every_page_is_under_fourteen_kilobytes_on_the_wire(everything):
    by_size = sorted(everything, key=lambda name: len(everything[name].plain))[-LONGEST:]
    assert [name for name in by_size if len(everything[name].packed) >= WIRE] == []


def test_every_page_has_a_way_home_or_is_home(everything):
    assert [name for name, page in everything.items() if b'class="brand" href="/' not in page.plain] == []


def test_no_page_loads_anything_else(every_page):
    loading = [
        element.attributes
        for response in every_page.values()
        for element in Screen(response.text).elements
        if element.tag in {"img", "iframe", "object", "video", "audio"}
        or (element.tag == "script" and "src" in element.attributes)
        or (element.tag == "link" and not element.attributes["href"].startswith("data:"))
    ]
    assert loading == []


def test_every_link_of_ours_leads_to_a_state_that_exists(visitor, every_page):
    addresses = {address for response in every_page.values() for address in Screen(response.text).links.values()}
    tokens = {address[1:] for address in addresses if address.startswith("/")}
    assert tokens == {visitor.answers.show(token, visitor.now).token for token in tokens}


def test_a_page_links_out_only_to_the_map_the_neutral_site_and_the_pages_of_places(visitor, every_page):
    web, services = visitor.config.web, visitor.world.directory.services.values()
    ours = ("/", "#main", "tel:", "mailto:", web.leave, web.map.partition("{")[0])
    addresses = {address for response in every_page.values() for address in Screen(response.text).links.values()}
    elsewhere = {address for address in addresses if not address.startswith(ours)}
    assert elsewhere <= {service.url for service in services}
