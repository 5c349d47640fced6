"""Messengers beside the web chat: only those configured, and never in its way."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.channels import introduce
from bot.channels.messengers import attach, messengers
from bot.channels.pace import BURST
from bot.channels.telegram.messenger import Telegram as TelegramBot
from bot.channels.viber.messenger import Viber as ViberBot
from bot.channels.web import web_app
from bot.config import Telegram, Updates, Viber
from bot.engine.answers import Answers
from tests.channels.clock import happens
from tests.channels.telegram_wire.server import Server, refusal, result
from tests.people import ROOT, Person, city

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from bot.channels.messengers import Messenger

NOBODY = "http://127.0.0.1:9"
ANSWERS = Answers(city()[1])
NOW = Person().now


def configured(
    updates: Updates = Updates.POLLING, api: str = NOBODY, viber: str = ""
) -> tuple[Starlette, list[Messenger]]:
    """The web chat with a Telegram bot, and perhaps one of Viber."""
    config = replace(
        city()[0],
        telegram=Telegram("123456:AAtest-token-of-nobody", "Svetilka", updates, api),
        viber=Viber(viber, "svetilka", NOBODY),
    )
    app = web_app(ANSWERS, config, lambda: NOW)
    found = messengers(ANSWERS, config, lambda: NOW)
    attach(app, found)
    return app, found


async def status(app: Starlette, method: str, path: str) -> int:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        return (await client.request(method, path)).status_code


async def introduced(app: Starlette, telegram: Messenger) -> None:
    """Start, and wait until Telegram was told everything."""
    assert isinstance(telegram, TelegramBot)
    async with app.router.lifespan_context(app):
        await telegram._tasks[0]


def test_without_tokens_there_are_none_and_their_libraries_do_not_load():
    program = (
        "import sys; from pathlib import Path; from bot.app import load_world; import bot.commands.serve;"
        "from bot.channels.messengers import messengers; config, world = load_world(Path('tests/tiny/bot.toml'));"
        "print(messengers(world, config, None), {'telegram', 'httpx'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[] set()\n"


@pytest.mark.parametrize("updates", Updates)
def test_each_says_what_it_is(updates):
    _, found = configured(updates, viber="0123456789abcdef")
    assert [str(one) for one in found] == [
        f"Telegram: starting as @Svetilka, {updates}",
        "Viber: starting as svetilka, webhook",
    ]


@happens
async def test_only_webhooks_take_an_address_from_the_web_chat():
    polling, webhook = configured(Updates.POLLING)[0], configured(Updates.WEBHOOK, viber="0123456789abcdef")[0]
    assert [await status(polling, "POST", path) for path in ("/telegram", "/viber")] == [405, 405]
    assert [await status(webhook, "POST", path) for path in ("/telegram", "/viber")] == [403, 403]
    assert [await status(webhook, "GET", path) for path in ("/telegram", "/viber")] == [405, 405]


@happens
async def test_the_web_chat_begins_works_and_ends_while_messengers_are_down():
    for updates in Updates:
        app, _ = configured(updates, viber="0123456789abcdef")
        async with app.router.lifespan_context(app):
            assert await status(app, "GET", "/") == 200


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (result({"username": "svetilka"}), "Telegram answers, and knows the bot by its name."),
        (
            result({"username": "AnotherBot"}),
            "The token is of another bot than SVETILKA_TELEGRAM_NAME, or name in bot.toml: links lead elsewhere.",
        ),
        (
            refusal(401, "Unauthorized"),
            "Telegram does not accept the bot's token. Check SVETILKA_TELEGRAM_TOKEN, or token in bot.toml.",
        ),
    ],
)
def test_at_the_start_it_is_told_whether_the_token_fits(answer, line, caplog):
    caplog.set_level(logging.INFO, "bot")

    @happens
    async def go() -> None:
        async with Server(answer) as server:
            app, (telegram,) = configured(Updates.WEBHOOK, server.url)
            await introduced(app, telegram)
            assert server.asked[0][0].endswith("/getMe")

    go()
    assert caplog.messages == [line]


@happens
async def test_telegram_is_told_first_where_updates_go():
    async with Server(result({"username": "Svetilka"})) as server:
        app, (telegram,) = configured(Updates.WEBHOOK, server.url)
        await introduced(app, telegram)
        assert server.asked[1][0].endswith("/setWebhook")
        assert server.asked[-1][0].endswith("/setMyShortDescription")


@happens
async def test_where_updates_go_is_told_until_it_is_heard():
    for updates, hook in ((Updates.WEBHOOK, "setWebhook"), (Updates.POLLING, "deleteWebhook")):
        _, (telegram,) = configured(updates)
        assert isinstance(telegram, TelegramBot)
        steps, vital = telegram._steps()
        assert vital == steps[1:2]
        assert [step.args[0].method for step in vital if isinstance(step, partial)] == [hook]


@happens
async def test_who_writes_in_viber_gets_three_messages_a_second():
    _, (_, viber) = configured(viber="0123456789abcdef")
    assert isinstance(viber, ViberBot)
    pace = viber._lanes._pace
    for _ in range(BURST):
        pace.take("someone", 0.0)
    assert pace.wait("someone", 0.0) == pytest.approx(1 / 3)


@pytest.mark.parametrize("updates", Updates)
def test_who_waits_for_a_webhook_says_that_telegram_is_not_there(updates, monkeypatch, caplog):
    @happens
    async def go() -> None:
        rounds, three = count(1), asyncio.Event()

        def no_time(*_: float) -> float:
            if next(rounds) == 3:
                three.set()
            return 0.0

        monkeypatch.setattr(introduce, "uniform", no_time)
        app, _ = configured(updates)
        async with app.router.lifespan_context(app):
            await three.wait()

    go()
    said = "Telegram cannot be reached; we go on trying."
    assert caplog.messages.count(said) == (updates is Updates.WEBHOOK)
