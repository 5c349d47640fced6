"""Whatever is asked, a person gets a page."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.reading import LONGEST_TEXT, best_locale
from bot.channels.web.asked import LONGEST_BODY, parse_form, takes_gzip
from tests.people import TINY
from tests.web.test_traces import Failing
from tests.web.visitor import Visitor

LIFELINES = ["112", "113", "116123"]


class Listening:
    """Answers that remember how much they were told."""

    def __init__(self, answers):
        self.world = answers.world
        self.show = answers.show
        self._answers = answers
        self.heard = []

    def hear(self, text, token, now):
        self.heard.append(text)
        return self._answers.hear(text, token, now)


async def ask(app, method, path, body=b"", headers=()):
    """One request as it comes off the wire, whatever its path; the status and the page."""
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": list(headers)}
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope | {"root_path": ""}, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@given(path=some.text())
def test_any_path_is_a_page(path):
    with asyncio.Runner() as runner:
        status, page = runner.run(ask(Visitor(runner).app, "GET", f"/{path}"))
    assert status in {200, 303, 404}
    assert b"<h1>" in page or status == 303 or path in {"robots.txt", "favicon.ico"}


@given(body=some.binary(max_size=200) | some.text().map(lambda text: f"text={text}&token={text}".encode()))
def test_any_body_is_answered(body):
    with asyncio.Runner() as runner:
        status, _ = runner.run(ask(Visitor(runner).app, "POST", "/", body))
    assert status in {200, 303}


@pytest.mark.parametrize("path", ["/wp-login.php", "/sl_food/meal", "/sl_food.html", "/.env", f"/sl_{'a' * 62}"])
def test_rubbish_leads_home_and_says_that_it_was_no_page(visitor, path):
    visitor.opens(path)
    assert visitor.response.status_code == 404
    assert visitor.screen.title == "Ljubljana"
    assert "/sl_roof-tonight" in visitor.screen.links.values()
    assert "Ta povezava je poškodovana." in visitor.screen.words


def test_home_itself_says_nothing_of_damage(visitor):
    visitor.opens("/wp-login.php")
    assert "poškodovana" not in visitor.opens("/").screen.words


@pytest.mark.parametrize("tail", [".", "%20", ")", ").", ",", "%3E", "/", "%E2%80%9D", "%E2%80%8B", "%0A"])
def test_what_a_sentence_leaves_hanging_on_a_link_does_no_harm(visitor, tail):
    visitor.opens(f"/sl_roof-tonight_beds_man{tail}")
    assert visitor.response.status_code == 200
    assert visitor.path == "/sl_roof-tonight_beds_man"


def test_a_damaged_link_to_a_sensitive_state_leads_to_its_button(visitor):
    assert visitor.opens("/sl_violence.").screen.buttons == {"Nadaljujte": "sl_violence"}


@pytest.mark.parametrize("length", ["9" * 5000, "²", "١", "-1", ""])
def test_any_length_a_browser_declares_is_answered(visitor, length):
    headers = [(b"content-length", length.encode("utf-8"))]
    with asyncio.Runner() as runner:
        status, page = runner.run(ask(visitor.app, "POST", "/", b"token=sl_violence", headers))
    assert status == (413 if length.startswith("9") else 200)
    assert b"tel:113" in page


def test_a_token_of_a_flow_that_is_gone_leads_home(visitor):
    assert visitor.opens("/sl_no-such-flow_any").response.status_code == 200
    assert "/sl_roof-tonight" in visitor.screen.links.values()


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_too_long_is_refused_with_the_emergency_number(visitor, declared):
    body = b"text=" + b"a" * LONGEST_BODY
    headers = [(b"content-length", b"%d" % len(body)), (b"accept-language", b"sl")] if declared else []
    with asyncio.Runner() as runner:
        status, page = runner.run(ask(visitor.app, "POST", "/", body, headers))
    assert status == 413
    assert "Besedilo je predolgo." in page.decode()
    assert b"tel:112" in page


def test_a_long_text_is_cut(runner, visitor):
    answers = Listening(visitor.answers)
    Visitor(runner, answers).asks("POST", "/", data={"text": "a" * 5000})
    assert [len(text) for text in answers.heard] == [LONGEST_TEXT]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused_with_those_that_work(visitor, method):
    visitor.asks(method, "/sl_food")
    assert visitor.response.status_code == 405
    assert visitor.response.headers["allow"] == "GET, HEAD"
    assert visitor.screen.numbers == LIFELINES


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico"])
def test_a_file_takes_nothing(visitor, path):
    refused = visitor.asks("POST", path, data={"text": "a"}).response
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")


def test_a_text_posted_to_another_address_is_refused(visitor):
    assert visitor.asks("POST", "/sl_food", data={"text": "a"}).response.status_code == 405


def test_head_gives_the_headers_alone(visitor):
    full = visitor.opens("/sl_food").response.headers
    head = visitor.asks("HEAD", "/sl_food").response
    assert head.content == b""
    assert head.headers == full


def test_a_fault_of_ours_still_shows_the_lifelines(runner, visitor):
    failing = Visitor(runner, Failing(visitor.world)).opens("/")
    assert failing.response.status_code == 500
    assert failing.screen.numbers == LIFELINES
    assert "Zaupni telefon Samarijan" in failing.screen.words


def test_each_city_has_lifelines_of_its_own(runner):
    visitor = Visitor(runner, root=TINY, language="pt")
    (lifeline,) = (visitor.world.directory.services[one] for one in visitor.world.city.lifelines)
    visitor.asks("PUT", "/")
    assert visitor.screen.numbers == [phone.number for phone in lifeline.phones]


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("gzip;q=0", False), ("gzip;q=0, *", False), ("", False)],
)
def test_a_page_is_packed_only_for_those_who_take_it(accepts, packed):
    assert takes_gzip(accepts) is packed


@given(some.text(), some.text())
def test_any_header_is_read(language, packing):
    assert best_locale(language, ("sl", "en"), "sl") in {"sl", "en"}
    assert takes_gzip(packing) in {True, False}


@given(some.text(alphabet=some.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_a_form_gives_back_what_was_typed(text):
    assert parse_form(urlencode({"text": text, "token": "sl"}).encode()).text == text.strip()
