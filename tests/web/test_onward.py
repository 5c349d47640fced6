"""One code for all: a page leads on to the same screen in Telegram and Viber, but never a sensitive one."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.channels.limits import TELEGRAM, VIBER, WEB
from bot.channels.web.pages import Pages, Trouble
from bot.engine.steps import reachable
from tests.people import city
from tests.web.screen import Screen
from tests.web.visitor import Visitor

IN_TELEGRAM, IN_VIBER = "Nadaljujte v Telegramu", "Nadaljujte v Viberju"
LONGEST_TELEGRAM, LONGEST_VIBER = "S" * 32, "s" * 64


def offering(telegram="SvetilkaBot", viber="svetilka"):
    """The settings of the city with the names of these bots, whose tokens are not known here."""
    config, _ = city()
    return replace(config, telegram=replace(config.telegram, name=telegram), viber=replace(config.viber, name=viber))


def leads_on(screen):
    return [link for link in screen.all("a") if link.attributes["href"].startswith(("https://t.me", "viber:"))]


@pytest.fixture
def guest(runner):
    return Visitor(runner, config=offering())


@pytest.fixture(scope="module")
def drawn(runner):
    """Every screen of the flows with the page it makes, where the names of the bots are as long as they can be."""
    visitor = Visitor(runner, config=offering(LONGEST_TELEGRAM, LONGEST_VIBER))
    world, pages = visitor.world, Pages(visitor.config, visitor.answers)
    states = [state for locale in world.city.locales for state in reachable(world, locale)]
    replies = [visitor.answers.show(world.codec.encode(state), visitor.now) for state in states]
    return [(reply, pages.of(reply)) for reply in replies]


def test_a_page_leads_on_to_its_own_screen(guest):
    links = guest.opens("/sl_roof-tonight_beds_man").screen.links
    assert links[IN_TELEGRAM] == "https://t.me/SvetilkaBot?start=sl_roof-tonight_beds_man"
    assert links[IN_VIBER] == "viber://pa?chatURI=svetilka&context=sl_roof-tonight_beds_man"


def test_the_answer_to_a_text_leads_on_to_what_was_understood(guest):
    links = guest.opens("/").types("lačen sem").screen.links
    token = guest.screen.all("input")[0].attributes["value"]
    assert token.startswith("sl_food")
    assert links[IN_TELEGRAM].endswith(f"?start={token}")


def test_a_damaged_link_leads_on_to_the_first_screen(guest):
    assert guest.opens("/ni/take/strani").screen.links[IN_TELEGRAM].endswith("?start=sl")


def test_every_page_leads_on_but_no_sensitive_one(drawn):
    links = {(reply.sensitive, len(leads_on(Screen(page.plain.decode())))) for reply, page in drawn}
    assert links == {(False, 2), (True, 0)}


def test_what_leads_on_can_be_read_by_the_messenger(drawn):
    for reply, page in drawn:
        for link in leads_on(Screen(page.plain.decode())):
            parts = urlsplit(link.attributes["href"])
            asked = parse_qs(parts.query, strict_parsing=True)
            token = asked.get("start", asked.get("context"))
            assert token == [reply.token]
            assert len(reply.token) <= min(TELEGRAM.start, VIBER.start)


@pytest.mark.parametrize("text", ["partner me tepe", "ne vidim več smisla"])
def test_the_answer_to_a_sensitive_text_leads_nowhere(guest, text):
    page = guest.opens("/").types(text)
    assert page.answers.hear(text, "sl", page.now).sensitive
    assert leads_on(page.screen) == []


def test_the_old_address_of_a_sensitive_screen_leads_nowhere(guest):
    assert leads_on(guest.opens("/sl_violence").screen) == []


def test_a_page_that_failed_leads_nowhere(guest):
    html = Pages(guest.config, guest.answers).trouble(Trouble.FAILED, "sl").plain.decode()
    assert leads_on(Screen(html)) == []


@pytest.mark.parametrize(
    ("names", "offered"),
    [
        ({}, {IN_TELEGRAM, IN_VIBER}),
        ({"viber": ""}, {IN_TELEGRAM}),
        ({"telegram": ""}, {IN_VIBER}),
        ({"telegram": "", "viber": ""}, set()),
    ],
)
def test_what_has_no_name_is_not_offered(runner, names, offered):
    screen = Visitor(runner, config=offering(**names)).opens("/sl").screen
    assert {link.words for link in leads_on(screen)} == offered


def test_who_goes_on_tells_nobody_where_they_came_from(guest):
    assert {link.attributes["rel"] for link in leads_on(guest.opens("/sl").screen)} == {"noreferrer"}


def test_leading_on_loosens_no_rule_of_the_page(guest, visitor):
    allowed = "content-security-policy"
    assert guest.opens("/sl").response.headers[allowed] == visitor.opens("/sl").response.headers[allowed]


def test_a_page_that_leads_on_still_fits_into_the_first_packets(drawn):
    assert [reply.token for reply, page in drawn if len(page.packed) >= WEB.whole] == []
