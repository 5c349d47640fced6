"""Pages fit, speak to everyone and break no rule of WCAG that a machine can check."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

PLACES = ("_place_prezivninski-sklad", "_place_zk-fuzine")
"""Places without a telephone."""
PAGES = ("", "_roof-tonight", "_roof-tonight_beds_man", "_food_meal", "_violence", "_violence_leave", "_about", *PLACES)


def violations(page: Any) -> list[str]:
    """What axe finds on a page: the rule, and where it is broken."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.fixture
def shows(visit):
    """Open a page by its token, a sensitive one through its old address."""

    def show(token, **wishes):
        guest = visit(**wishes).opens(f"/{token}")
        if guest.page.locator(f'.choice[value="{token}"]').count():
            guest.takes(token)
        return guest

    return show


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["sl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(shows, page, locale, scheme):
    guest = shows(locale + page, color_scheme=scheme, bypass_csp=True)
    assert violations(guest.page) == []


def test_axe_finds_nothing_where_an_old_address_leads(visit):
    guest = visit(bypass_csp=True).opens("/sl_violence")
    assert violations(guest.page) == []


@pytest.mark.parametrize("contrast", ["more", "no-preference"])
@pytest.mark.parametrize("colors", ["active", "none"])
def test_axe_finds_nothing_in_high_contrast(shows, contrast, colors):
    guest = shows("sl_roof-tonight_beds_man", contrast=contrast, forced_colors=colors, bypass_csp=True)
    assert violations(guest.page) == []


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("locale", ["sl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_narrow_screen_needs_no_sideways_scrolling(shows, page, locale, size):
    guest = shows(locale + page, viewport={"width": 320, "height": 568})
    guest.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    assert guest.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("page", PAGES)
def test_what_is_touched_is_large_enough(shows, page):
    guest = shows("sl" + page, viewport={"width": 320, "height": 568})
    small = guest.page.evaluate(
        """() => [...document.querySelectorAll("a, button, input:not([type=hidden])")]
            .filter(one => !one.closest("p:not(.address), h1") && !one.matches(".skip"))
            .filter(one => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
            .map(one => one.outerHTML)"""
    )
    assert small == []


def test_a_page_is_one_request(visit):
    guest = visit()
    asked = []
    guest.page.on("request", lambda request: asked.append(request.url))
    guest.opens("/sl_roof-tonight").page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [f"{guest.address}/sl_roof-tonight"]


def test_no_page_breaks_its_own_policy(visit):
    guest = visit()
    said = []
    guest.page.on("console", lambda message: said.append(message.text))
    guest.page.on("pageerror", lambda error: said.append(str(error)))
    guest.opens("/").takes("sl_roof-tonight").takes("sl_roof-tonight_beds_man")
    assert said == []
