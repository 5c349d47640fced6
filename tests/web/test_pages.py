"""Every state is a page, every choice a link or a button."""

from __future__ import annotations

import gzip

import pytest

from tests.people import TINY
from tests.web.screen import Screen
from tests.web.visitor import Visitor

WIRE = 14 * 1024


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


def test_every_page_is_under_fourteen_kilobytes_on_the_wire(every_page):
    longest = max(every_page.values(), key=lambda response: len(response.content))
    assert len(gzip.compress(longest.content, 6)) < WIRE


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


def test_a_page_links_out_only_to_the_map_and_the_neutral_site(visitor, every_page):
    web = visitor.config.web
    ours = ("/", "#main", "tel:", web.leave, web.map.partition("{")[0])
    addresses = {address for response in every_page.values() for address in Screen(response.text).links.values()}
    assert {address for address in addresses if not address.startswith(ours)} == set()
