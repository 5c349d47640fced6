"""A person gets from the first page to a number, whatever their browser can do."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

BEDS = "sl_roof-tonight_beds_man"


def test_with_the_keyboard_alone(visit):
    guest = visit().opens("/")
    for token in ("sl_roof-tonight", BEDS):
        guest.tabs_to(f'a[href="/{token}"]').presses("Enter").stands_on(token)
    guest.tabs_to('article a[href^="tel:+386"]')


def test_with_the_keyboard_alone_to_a_sensitive_page(visit):
    guest = visit().opens("/")
    guest.tabs_to('button[value="sl_violence"]').presses("Enter").stands_on("sl_violence")
    guest.tabs_to('article a[href="tel:113"]')


def test_the_first_press_of_tab_offers_to_skip_the_header(visit):
    guest = visit().opens("/sl_food").presses("Tab", "Enter")
    assert guest.page.evaluate("document.activeElement.id") == "main"


def test_focus_is_seen(visit):
    guest = visit().opens("/").tabs_to('a[href="/sl_roof-tonight"]')
    style = guest.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_focus_is_never_under_the_header(visit):
    guest = visit(viewport={"width": 320, "height": 500}).opens(f"/{BEDS}")
    header = guest.page.locator("header").bounding_box()["height"]
    guest.tabs_to(".way.home").presses(*["Shift+Tab"] * 4)
    assert guest.page.evaluate("document.activeElement.getBoundingClientRect().top") >= header


@pytest.mark.parametrize("has_javascript", [True, False])
def test_by_touch(visit, has_javascript):
    guest = visit(java_script_enabled=has_javascript).opens("/").takes("sl_roof-tonight").takes(BEDS)
    assert guest.page.url == f"{guest.address}/{BEDS}"
    expect(guest.page.locator("article .tel").first).to_be_visible()


@pytest.mark.parametrize("has_javascript", [True, False])
def test_by_typing(visit, has_javascript):
    guest = visit(java_script_enabled=has_javascript).opens("/")
    guest.page.fill("#text", "policija")
    guest.page.click(".words button")
    expect(guest.page.locator(".choice", has_text="Policija 113")).to_be_visible()
    assert guest.page.url == f"{guest.address}/"
    guest.page.locator(".choice", has_text="Policija 113").click()
    expect(guest.page.locator('article a[href="tel:113"]')).to_be_visible()


@pytest.mark.parametrize("has_javascript", [True, False])
def test_a_sensitive_walk_leaves_only_the_first_page_in_the_history(visit, has_javascript):
    guest = visit(java_script_enabled=has_javascript).opens("/")
    guest.takes("sl_violence").takes("sl_violence_leave")
    expect(guest.page.locator("article .tel").first).to_be_visible()
    assert set(guest.history) == {"/"}


def test_an_old_address_of_a_sensitive_state_leaves_the_address_bar(visit):
    guest = visit().opens("/sl_violence")
    assert guest.page.url == f"{guest.address}/"
    assert guest.history == ["/"]


def test_reloading_a_sensitive_page_shows_the_first_page(visit):
    guest = visit().opens("/").takes("sl_violence")
    guest.page.reload()
    expect(guest.page.locator('button[value="sl_violence"]')).to_be_visible()


def test_the_other_language_keeps_the_place(visit):
    guest = visit().opens("/sl_roof-tonight")
    guest.page.click(".language")
    assert guest.page.url == f"{guest.address}/en_roof-tonight"
    assert guest.page.locator("html").get_attribute("lang") == "en"


def test_the_other_language_of_a_sensitive_page_leaves_no_address(visit):
    guest = visit().opens("/").takes("sl_violence")
    guest.page.click(".language")
    expect(guest.page.locator("html")).to_have_attribute("lang", "en")
    assert set(guest.history) == {"/"}


def test_the_map_is_not_told_where_a_person_came_from(visit):
    guest = visit().opens("/sl_food_meal")
    guest.page.locator(".map").first.click()
    expect(guest.page).to_have_title("Elsewhere")


def test_printed_it_is_names_numbers_and_addresses(visit):
    guest = visit().opens(f"/{BEDS}")
    guest.page.emulate_media(media="print")
    expect(guest.page.locator("article .tel").first).to_be_visible()
    for hidden in ("header", "footer", "nav", ".words"):
        expect(guest.page.locator(hidden)).to_be_hidden()


def test_printed_it_says_when_it_was_opened(visit):
    guest = visit(timezone_id="Europe/Ljubljana")
    guest.page.clock.set_fixed_time("2026-12-24T22:10:00Z")
    guest.opens(f"/{BEDS}")
    expect(guest.page.locator(".printed")).to_be_hidden()
    guest.page.emulate_media(media="print")
    expect(guest.page.locator(".printed")).to_contain_text("24. december 2026 ob 23:10")


def test_home_is_within_reach_after_a_text_with_several_meanings(visit):
    guest = visit(viewport={"width": 320, "height": 568}).opens("/")
    guest.page.fill("#text", "policija")
    guest.page.click(".words button")
    guest.page.locator("main").get_by_text("Nič od tega").click()
    guest.stands_on("sl")
