"""The links to the messengers fit a small telephone, are reached by keyboard and stay out of the way."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import serving
from tests.web.test_onward import LONGEST_TELEGRAM, LONGEST_VIBER, offering

ONWARD = ".onward a"
PAGES = ("/sl", "/en_roof-tonight_beds_man", "/sl_place_zk-fuzine")


@pytest.fixture(scope="module")
def address():
    with serving(offering(LONGEST_TELEGRAM, LONGEST_VIBER)) as one:
        yield one


@pytest.mark.parametrize("path", PAGES)
def test_each_is_large_enough_to_touch(visit, path):
    guest = visit(viewport={"width": 320, "height": 568}).opens(path)
    boxes = [link.bounding_box() for link in guest.page.locator(ONWARD).all()]
    assert len(boxes) == 2
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_screen_needs_no_sideways_scrolling(visit, path, size):
    guest = visit(viewport={"width": 320, "height": 568}).opens(path)
    guest.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    assert guest.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_both_are_reached_by_keyboard_after_everything_else_on_the_page(visit):
    guest = visit().opens("/sl_roof-tonight").tabs_to(".way.home").tabs_to(ONWARD, most=2)
    guest.presses("Tab")
    assert guest.page.evaluate("document.activeElement.textContent") == "Nadaljujte v Viberju"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit, path, scheme):
    guest = visit(color_scheme=scheme, bypass_csp=True).opens(path)
    assert Axe().run(guest.page).response["violations"] == []


def test_paper_shows_neither(visit):
    guest = visit().opens("/sl")
    guest.page.emulate_media(media="print")
    assert not guest.page.locator(".onward").is_visible()
