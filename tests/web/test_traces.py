"""What a page leaves behind: nothing that tells what a person typed or answered."""

from __future__ import annotations

import logging
import re

import pytest

from tests.web.screen import Screen
from tests.web.visitor import Visitor

VIOLENCE = "sl_violence"
MARKER = "skrivnost-7319"


class Failing:
    """Answers that fail and say what they were told."""

    def __init__(self, world):
        self.world = world

    def show(self, token, now):
        raise ValueError(token, now)

    def hear(self, text, token, now):
        raise ValueError(text, token, now)


@pytest.fixture
def sensitive(every_page, visitor):
    """The sensitive pages by token."""
    return {
        token: response for token, response in every_page.items() if visitor.answers.show(token, visitor.now).sensitive
    }


def test_a_sensitive_choice_stays_on_the_home_address(visitor):
    visitor.opens("/").takes(VIOLENCE)
    assert visitor.path == "/"
    assert "113" in visitor.screen.words


def test_a_sensitive_page_is_not_kept(sensitive):
    assert {response.headers["cache-control"] for response in sensitive.values()} == {"no-store"}


def test_a_sensitive_page_has_no_mark_to_be_known_by(sensitive):
    assert not any("etag" in response.headers for response in sensitive.values())


def test_a_sensitive_page_links_to_no_sensitive_state(sensitive, visitor):
    for response in sensitive.values():
        tokens = [address[1:] for address in Screen(response.text).links.values() if address.startswith("/")]
        assert not any(visitor.answers.show(token, visitor.now).sensitive for token in tokens)


def test_no_page_at_all_links_to_a_sensitive_state(every_page, visitor):
    addresses = {address for response in every_page.values() for address in Screen(response.text).links.values()}
    tokens = [address[1:] for address in addresses if address.startswith("/")]
    assert [token for token in tokens if visitor.answers.show(token, visitor.now).sensitive] == []


def test_an_old_address_of_a_sensitive_state_shows_only_a_button(visitor):
    visitor.opens("/sl_violence")
    assert visitor.screen.buttons == {"Nadaljujte": "sl_violence"}
    assert "nasil" not in visitor.screen.words.lower()
    assert visitor.response.headers["cache-control"] == "no-store"


def test_every_gate_looks_the_same_but_for_its_button(visitor):
    gates = {visitor.opens(f"/{token}").response.text.replace(token, "") for token in ("sl_violence", "sl_suicide")}
    assert len(gates) == 1


def test_a_gate_keeps_nobody_from_the_numbers(visitor):
    assert visitor.opens("/sl_violence").screen.numbers == ["112", "113", "116123"]


def test_the_button_of_an_old_address_leads_on(visitor):
    visitor.opens("/sl_violence").takes(VIOLENCE)
    assert visitor.path == "/"
    assert "113" in visitor.screen.words


def test_the_language_of_a_sensitive_page_is_changed_by_a_button(visitor):
    visitor.opens("/").takes(VIOLENCE).takes("en_violence")
    assert (visitor.path, visitor.screen.lang) == ("/", "en")


def test_an_answer_to_a_text_is_not_kept(visitor):
    assert visitor.opens("/").types("nimam kje spati").response.headers["cache-control"] == "no-store"


def test_what_a_person_typed_stands_neither_in_the_address_nor_on_the_page(visitor):
    visitor.opens("/").types(MARKER)
    assert MARKER not in str(visitor.response.url)
    assert MARKER not in visitor.response.text


def test_what_a_person_typed_is_in_no_log_line(visitor, caplog):
    caplog.set_level(logging.DEBUG)
    visitor.opens("/").types(MARKER)
    assert MARKER not in caplog.text


def test_a_failure_is_logged_without_what_a_person_typed(runner, visitor, caplog):
    failing = Visitor(runner, Failing(visitor.world))
    failing.asks("POST", "/", data={"text": MARKER})
    assert "ValueError" in caplog.text
    assert MARKER not in caplog.text


def test_a_failure_is_logged_without_the_address(runner, visitor, caplog):
    Visitor(runner, Failing(visitor.world)).opens(f"/{MARKER}")
    assert "ValueError" in caplog.text
    assert MARKER not in caplog.text


def test_the_text_box_asks_the_browser_to_remember_and_check_nothing(visitor):
    box = next(field for field in visitor.opens("/").screen.all("input") if field.attributes["name"] == "text")
    assert (box.attributes["autocomplete"], box.attributes["spellcheck"]) == ("off", "false")


@pytest.mark.parametrize("path", ["/", "/sl_food", "/sl_violence", "/robots.txt", "/favicon.ico", "/%00", "/a/b"])
def test_no_address_sends_a_cookie_or_a_referrer(visitor, path):
    headers = visitor.opens(path).response.headers
    assert "set-cookie" not in headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]


def test_a_page_lets_in_nothing_but_its_own_style_and_script(visitor):
    policy = visitor.opens("/").response.headers["content-security-policy"]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'; img-src data:; "
        r"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        policy,
    )


def test_search_engines_see_only_first_pages(visitor):
    rules = visitor.opens("/robots.txt").response.text.splitlines()
    assert rules == ["User-agent: *", "Allow: /$", "Allow: /sl$", "Allow: /en$", "Disallow: /"]


def test_every_page_has_the_way_out(every_page, visitor):
    leave = visitor.config.web.leave
    for response in every_page.values():
        exits = [link for link in Screen(response.text).all("a") if link.attributes["href"] == leave]
        assert [link.attributes["rel"] for link in exits] == ["noreferrer nofollow"]
