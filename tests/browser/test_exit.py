"""The quick exit: at once, by hand or by keyboard, and Back does not return."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.guest import Guest
from tests.people import city

VIOLENCE = "sl_violence"
SAID = "#said"
BACK = "void setTimeout(() => history.back())"
"""Goes back when the call has returned: else the page it was asked on may be gone before it can answer."""


def test_a_touch_leaves_to_the_neutral_site(visit):
    guest = visit().opens("/sl_food")
    guest.page.click("#exit")
    guest.is_away()


def test_the_page_that_was_left_is_gone_from_the_history(visit):
    guest = visit().opens("/").takes("sl_food")
    guest.page.click("#exit")
    guest.is_away()
    assert guest.history == ["/", guest.leave]


def test_shift_three_times_leaves_too(visit):
    guest = visit().opens("/").takes("sl_food").presses("Shift", "Shift", "Shift")
    guest.is_away()
    assert guest.history == ["/", guest.leave]


def test_after_a_sensitive_page_back_shows_the_first_page(visit):
    guest = visit().opens("/").takes(VIOLENCE)
    guest.page.click("#exit")
    guest.is_away()
    guest.page.go_back()
    assert guest.page.url == f"{guest.address}/"
    expect(guest.page.locator(f'button[value="{VIOLENCE}"]')).to_be_visible()


def test_after_several_sensitive_pages_back_shows_the_first_page(visit):
    guest = visit().opens("/").takes(VIOLENCE).takes("sl_violence_leave")
    guest.page.click("#exit")
    guest.is_away()
    guest.page.go_back()
    expect(guest.page.locator(f'button[value="{VIOLENCE}"]')).to_be_visible()


@pytest.mark.parametrize("token", [VIOLENCE, "sl_food"])
def test_a_browser_that_keeps_pages_in_memory_does_not_show_the_left_one(remembering, address, token):
    guest = Guest(remembering, address, city()[0].web).opens("/").takes(token)
    guest.page.click("#exit")
    guest.is_away()
    guest.page.evaluate(BACK)
    guest.stands_on("sl")


def test_a_sensitive_page_is_not_shown_from_memory(remembering, address):
    guest = Guest(remembering, address, city()[0].web).opens("/").takes(VIOLENCE).takes("sl_violence_leave")
    guest.page.click(".way.home")
    guest.stands_on("sl")
    guest.page.evaluate(BACK)
    guest.stands_on("sl")
    assert guest.page.url == f"{guest.address}/"


def test_the_answer_to_a_text_is_not_shown_from_memory(remembering, address):
    guest = Guest(remembering, address, city()[0].web).opens("/")
    guest.page.fill("#text", "prenočišče")
    guest.page.click(".words button")
    expect(guest.page.locator("html")).to_have_attribute("data-private", "")
    guest.page.click(".brand")
    expect(guest.page.locator("html[data-private]")).to_have_count(0)
    guest.page.evaluate(BACK)
    guest.stands_on("sl")
    expect(guest.page.locator("html[data-private]")).to_have_count(0)


def test_the_page_is_blank_while_the_neutral_site_loads(visit):
    guest = visit().opens("/sl_food")
    guest.context.unroute_all()
    guest.context.route(lambda url: url == guest.leave, lambda route: route.fulfill(status=204))
    guest.page.click("#exit")
    expect(guest.page.locator("body")).to_be_hidden()


def test_each_press_says_how_many_are_left(visit):
    guest = visit().opens("/sl_food").presses("Shift")
    expect(guest.page.locator(SAID)).to_have_text("Shift: še dvakrat za izhod.")
    guest.presses("Shift")
    expect(guest.page.locator(SAID)).to_have_text("Shift: še enkrat za izhod.")


def test_presses_too_far_apart_do_not_count(visit):
    guest = visit()
    guest.page.clock.install()
    guest.opens("/sl_food").presses("Shift", "Shift")
    guest.page.clock.run_for(5001)
    expect(guest.page.locator(SAID)).to_have_text("Izhod je preklican.")
    guest.presses("Shift")
    expect(guest.page.locator(SAID)).to_have_text("Shift: še dvakrat za izhod.")


@pytest.mark.parametrize("keys", ["Shift+N Shift+A Shift+S", "Shift+Tab " * 3, "Shift a Shift Shift", "Alt+Shift " * 3])
def test_shift_in_typing_does_not_leave(visit, keys):
    guest = visit().opens("/sl_food")
    guest.page.focus("#text")
    guest.presses(*keys.split())
    assert guest.page.url == f"{guest.address}/sl_food"
    expect(guest.page.locator("body")).to_be_visible()


def test_shift_leaves_from_the_text_box_too(visit):
    guest = visit().opens("/sl_food")
    guest.page.focus("#text")
    guest.presses("Shift", "Shift", "Shift").is_away()


def test_without_javascript_the_exit_is_a_link(visit):
    guest = visit(java_script_enabled=False).opens("/sl_food")
    guest.page.click("#exit")
    guest.is_away()


def test_without_javascript_a_sensitive_page_begins_with_what_back_does(visit):
    guest = visit(java_script_enabled=False, viewport={"width": 320, "height": 568}).opens("/").takes(VIOLENCE)
    warning = guest.page.locator("main .warning").first
    expect(warning).to_contain_text("Gumb Nazaj vas sicer vrne sem")
    expect(warning).to_be_visible()
    assert warning.bounding_box()["y"] < guest.page.locator("h1").bounding_box()["y"]


def test_with_javascript_a_sensitive_page_does_not_speak_of_back(visit):
    guest = visit().opens("/").takes(VIOLENCE)
    assert "Gumb Nazaj vas sicer vrne sem" not in guest.page.locator("body").inner_text()


def test_without_javascript_the_page_says_that_back_returns(visit):
    guest = visit(java_script_enabled=False).opens("/sl_food")
    assert "Gumb Nazaj vas sicer vrne sem" in guest.page.locator("footer").inner_text()
