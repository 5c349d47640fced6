"""Updates reach a bot as the Bot API's documentation says, and go wrong when they are told to."""

from __future__ import annotations

import asyncio
import threading

import httpx
import pytest
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import GetUpdates
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot as OtherBot

from tests.doubles.bot_api import BotApi
from tests.doubles.loopback import Loopback
from tests.doubles.updates import OTHER_POLLER, WEBHOOK_ACTIVE
from tests.doubles.weather import Weather

ADDRESS = "https://bot.example.org/telegram"


class Hook:
    """A webhook that remembers what it was sent and gives prepared responses; the last one again and again."""

    def __init__(self, *responses):
        self.requests = []
        self._responses = list(responses) or [Response()]
        app = Starlette(routes=[Route("/telegram", self._take, methods=["POST"])])
        self._loopback = Loopback(app, Weather())

    async def _take(self, request):
        self.requests.append((dict(request.headers), await request.json()))
        return self._responses.pop(0) if len(self._responses) > 1 else self._responses[0]

    def __enter__(self):
        self._loopback.start()
        return self

    def __exit__(self, *_):
        self._loopback.stop()

    @property
    def url(self):
        return self._loopback.url


def hooked(api, bot, hook, **params):
    bot.gets("setWebhook", url=ADDRESS, **params)
    api.leads("bot.example.org", hook.url)


def asks_later(bot, **params):
    """A long poll in a thread of its own; its answer is in the list."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(bot.asks("getUpdates", **params)))
    thread.start()
    return thread, answers


# Polling


def test_updates_come_until_they_are_confirmed(bot, api):
    api.person().starts().types("lačen")
    first, second = bot.gets("getUpdates")
    assert bot.gets("getUpdates", offset=second["update_id"]) == [second]
    assert bot.gets("getUpdates", offset=second["update_id"] + 1) == []
    assert second["update_id"] == first["update_id"] + 1


def test_so_many_updates_come_as_were_asked_for(bot, api):
    api.person().starts().types("lačen")
    assert [one["message"]["text"] for one in bot.gets("getUpdates", limit=1)] == ["/start"]


def test_who_asks_for_the_same_again_at_once_gets_one_update(bot, api):
    first, second = (len(bot.gets("getUpdates", offset=7)) for _ in [api.person().starts().types("lačen"), None])
    assert (first, second) == (2, 1)


def test_a_poll_waits_for_an_update(bot, api):
    thread, answers = asks_later(bot, timeout=30)
    api.until(lambda: api.updates.polls)
    api.person().starts("sl")
    thread.join()
    assert answers[0]["result"][0]["message"]["text"] == "/start sl"


def test_of_two_who_poll_the_first_is_sent_away(bot, api):
    thread, answers = asks_later(bot, timeout=30)
    api.until(lambda: api.updates.polls)
    httpx.post(f"{api.url}/bot{api.token}/getUpdates", verify=False, trust_env=False)
    thread.join()
    assert answers == [{"ok": False, "error_code": 409, "description": f"Conflict: {OTHER_POLLER}"}]


def test_with_a_webhook_nobody_polls(bot):
    bot.gets("setWebhook", url=ADDRESS)
    assert bot.is_told("getUpdates") == f"Conflict: {WEBHOOK_ACTIVE}"
    bot.gets("deleteWebhook")
    assert bot.gets("getUpdates") == []


def test_only_the_kinds_that_were_asked_for_come(bot, api):
    bot.gets("getUpdates", allowed_updates=["callback_query"])
    api.person().starts()
    assert bot.gets("getUpdates", allowed_updates=[]) == []


def test_a_changed_message_comes_as_it_now_is(bot, ana):
    ana.types("lačn").edits("lačn", "lačen")
    assert [one["edited_message"]["text"] for one in bot.reads() if "edited_message" in one] == ["lačen"]


def test_a_group_tells_who_added_the_bot_and_what_is_said(bot, api, ana):
    group = api.group()
    group.adds_bot(ana)
    group.hears(ana, "/start")
    joined, said = bot.reads()
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["chat"]["type"] == "group"


def test_a_channel_tells_its_posts(bot, api, ana):
    channel = api.channel()
    channel.adds_bot(ana)
    channel.hears(ana, "Novica")
    assert bot.reads()[1]["channel_post"]["text"] == "Novica"


# Webhook


def test_a_webhook_gets_updates_with_its_secret(bot, api):
    with Hook() as hook:
        hooked(api, bot, hook, secret_token="skrivnost")
        api.person().starts("sl")
        api.until_answered()
    headers, update = hook.requests[0]
    assert headers["x-telegram-bot-api-secret-token"] == "skrivnost"
    assert update["message"]["text"] == "/start sl"


def test_a_call_in_the_response_is_carried_out(bot, api):
    ana = api.person()
    with Hook(JSONResponse({"method": "sendMessage", "chat_id": ana.id, "text": "Dober dan"})) as hook:
        hooked(api, bot, hook)
        assert ana.starts().sees == ["/start", "Dober dan"]
    assert api.called("sendMessage")[0].replied


@pytest.mark.parametrize("refusal", [500, 403, 302])
def test_what_a_webhook_does_not_take_is_sent_again_with_its_number(bot, api, refusal):
    with Hook(Response(status_code=refusal), Response()) as hook:
        hooked(api, bot, hook)
        api.person().starts().types("lačen")
        api.until(lambda: api.mail.troubles == [refusal])
        api.sends_again()
        api.until_answered()
    first, again, second = (update["update_id"] for _, update in hook.requests)
    assert (again, second) == (first, first + 1)


def test_a_taken_update_is_repeated_on_demand(bot, api):
    with Hook() as hook:
        hooked(api, bot, hook)
        api.person().starts()
        api.until_answered()
        api.repeats()
    assert hook.requests[0][1] == hook.requests[1][1]


@pytest.mark.parametrize("url", ["http://bot.example.org/telegram", "https://bot.example.org:5000/telegram"])
def test_a_webhook_has_https_on_a_usual_port(api, bot, url):
    assert "bad webhook" in bot.is_told("setWebhook", url=url)
    assert api.faults
    api.faults.clear()


@pytest.mark.parametrize(("drop", "left"), [("false", 1), ("true", 0)])
def test_a_form_says_in_words_whether_updates_are_dropped(bot, api, drop, left):
    api.person().starts()
    httpx.post(
        f"{api.url}/bot{api.token}/deleteWebhook",
        data={"drop_pending_updates": drop},
        verify=False,
        trust_env=False,
    )
    assert len(bot.gets("getUpdates")) == left


def test_a_webhook_is_told_of(bot, api):
    bot.gets("setWebhook", url=ADDRESS, allowed_updates=["message"], max_connections=7)
    api.person().starts()
    told = bot.gets("getWebhookInfo")
    assert (told["url"], told["pending_update_count"], told["max_connections"]) == (ADDRESS, 1, 7)
    assert bot.gets("deleteWebhook", drop_pending_updates=True)
    assert bot.gets("getUpdates") == []


# Faults on demand


def test_a_server_that_is_down_says_nothing(bot, api):
    with api.is_down(), pytest.raises(httpx.TransportError):
        bot.asks("getMe")
    assert bot.gets("getMe")


def test_a_slow_server_answers_when_it_is_let(bot, api, ana):
    with api.answers_slowly():
        thread = threading.Thread(target=lambda: bot.writes(ana))
        thread.start()
        assert bot.gets("getUpdates") == []  # updates are not held up
        assert ana.sees == ["/start"]
    thread.join()
    assert ana.sees == ["/start", "Dober dan"]


def test_a_call_is_not_carried_out_for_one_who_went_away(bot, api, ana):
    with api.answers_slowly():
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(
                f"{api.url}/bot{api.token}/sendMessage",
                json={"chat_id": ana.id, "text": "Da"},
                trust_env=False,
                timeout=0.1,
            )
        api.until(lambda: not api.weather.waiting)
    assert bot.gets("getMe")
    assert ana.sees == ["/start"]


def test_in_a_storm_calls_are_too_many(bot, api, ana):
    api.storms(retry_after=7, chat=ana.id)
    assert bot.gets("getMe")
    assert bot.asks("sendMessage", chat_id=ana.id, text="a") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert bot.writes(ana)


@pytest.mark.parametrize(("carried_out", "texts"), [(True, ["/start", "Da"]), (False, ["/start"])])
def test_a_connection_breaks_after_the_call_or_before(bot, api, ana, carried_out, texts):
    api.cuts_connection(carried_out=carried_out)
    with pytest.raises(httpx.RemoteProtocolError):
        bot.writes(ana, "Da")
    assert ana.sees == texts


def test_a_proxy_breaks_with_a_page(api):
    api.breaks(502)
    response = httpx.get(f"{api.url}/bot{api.token}/getMe", verify=False, trust_env=False)
    assert (response.status_code, response.headers["content-type"]) == (502, "text/html; charset=utf-8")


# Other readers


def test_aiogram_talks_with_the_double(api):
    ana = api.person(language="en").starts()

    async def talk():
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with AiogramBot(api.token, session=session) as bot:
            update = (await bot(GetUpdates()))[0]
            message = await bot.send_message(ana.id, "<b>Hello</b>", parse_mode="HTML")
            return update, await bot.edit_message_text("Bye", chat_id=ana.id, message_id=message.message_id)

    update, edited = asyncio.run(talk())
    assert (update.message and update.message.from_user.language_code, edited.text) == ("en", "Bye")


def test_python_telegram_bot_talks_with_the_double(api):
    ana = api.person().starts()

    async def talk():
        async with OtherBot(api.token, base_url=f"{api.url}/bot") as bot:
            return await bot.get_updates(), await bot.send_message(ana.id, "<i>Dober dan</i>", parse_mode="HTML")

    (update,), message = asyncio.run(talk())
    assert (update.message.text, message.text, message.entities[0].type) == ("/start", "Dober dan", "italic")


def test_a_server_starts_and_stops_without_a_trace():
    before = threading.active_count()
    with BotApi():
        pass
    assert threading.active_count() == before
