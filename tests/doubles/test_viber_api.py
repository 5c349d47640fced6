"""The double behaves as Viber's documentation says."""

from __future__ import annotations

import hmac
import threading

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.doubles.loopback import Loopback
from tests.doubles.viber_api import ViberApi
from tests.doubles.viber_rules import rows
from tests.doubles.weather import Weather

WEBHOOK = {"url": "https://bot.example.org/viber"}
SENDER = {"name": "Svetilka"}


def button(text="Da", **more):
    return {"Text": text, "ActionBody": "sl", "ActionType": "reply"} | more


def board(*buttons):
    return {"Type": "keyboard", "Buttons": list(buttons)}


class Hook:
    """A webhook that keeps what it is sent, and gives prepared responses; the last one again and again."""

    def __init__(self):
        self.bodies, self.signatures = [], []
        self.responses = [Response()]
        app = Starlette(routes=[Route("/viber", self._take, methods=["POST"])])
        self.loopback = Loopback(app, Weather())

    async def _take(self, request):
        self.bodies.append(await request.body())
        self.signatures.append(request.headers["x-viber-content-signature"])
        return self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]


@pytest.fixture
def api():
    with ViberApi() as one:
        yield one
    assert one.faults == []


@pytest.fixture
def asks(api):
    """Call a method, with the bot's token."""

    def ask(method, token=api.token, content=None, **params):
        headers = {"x-viber-auth-token": token}
        body = {"content": content} if content else {"json": params}
        return httpx.post(
            f"{api.api}/{method}", headers=headers, verify=False, trust_env=False, timeout=30, **body
        ).json()

    return ask


@pytest.fixture
def hook(api, asks):
    """A webhook that Viber knows."""
    one = Hook()
    one.loopback.start()
    api.leads("bot.example.org", one.loopback.url)
    assert asks("set_webhook", **WEBHOOK)["status"] == 0
    yield one
    one.loopback.stop()


@pytest.fixture
def ana(api, hook):
    """Somebody who has written already."""
    return api.person("Ana").types("Dober dan")


@pytest.fixture
def writes(asks, ana):
    """Send Ana a message."""

    def write(text="Dober dan", **more):
        return asks("send_message", receiver=ana.id, type="text", text=text, sender=SENDER, **more)

    return write


def test_another_token_is_refused(asks):
    assert asks("get_account_info", token="another") == {"status": 2, "status_message": "invalidAuthToken"}


def test_an_account_is_told_of(asks):
    assert asks("get_account_info")["status"] == 0


def test_what_is_no_json_is_bad_data(api, asks):
    assert asks("send_message", content=b"{")["status"] == 3
    api.faults.clear()


def test_a_webhook_is_asked_before_it_is_taken(hook):
    assert b'"event": "webhook"' in hook.bodies[0]


def test_a_webhook_that_does_not_answer_is_refused(asks, hook):
    hook.responses = [Response(status_code=500)]
    assert asks("set_webhook", **WEBHOOK) == {"status": 1, "status_message": "invalidUrl"}


def test_callbacks_are_signed_with_the_token(api, hook, ana):
    api.until_answered()
    signed = [hmac.new(api.token.encode(), body, "sha256").hexdigest() for body in hook.bodies]
    assert hook.signatures == signed


def test_a_message_is_shown_with_its_keyboard(writes, ana):
    assert writes("Kam?", keyboard=board(button("<font color='#ffffff'>Tja &amp; nazaj</font>")))["message_token"]
    assert (ana.reads, ana.buttons) == ("Kam?", ["Tja & nazaj"])


def test_the_last_keyboard_stays(writes, ana):
    writes("Kam?", keyboard=board(button("Tja")))
    writes("Povejte.")
    assert (ana.reads, ana.buttons) == ("Povejte.", ["Tja"])


def test_a_tap_sends_the_action_and_what_was_tracked(api, writes, hook, ana):
    writes("Kam?", keyboard=board(button("Tja", ActionBody="sl_x")), tracking_data="sl")
    ana.taps("Tja")
    assert ana.sees[-1] == "sl_x"
    assert b'"text": "sl_x", "tracking_data": "sl"' in hook.bodies[-1]


def test_a_silent_tap_leaves_nothing_in_the_chat(writes, ana):
    writes("Kam?", keyboard=board(button("Tja", Silent=True)), min_api_version=6)
    assert ana.taps("Tja").sees[-1] == "Kam?"


def test_an_old_telephone_shows_nothing_of_a_newer_version(api, asks, hook):
    old = api.person(level=3).types("Dober dan")
    asks("send_message", receiver=old.id, type="text", text="a", sender=SENDER, min_api_version=6)
    assert old.sees == ["Dober dan"]
    assert b'"event": "failed"' in hook.bodies[-1]


def test_who_opens_the_chat_may_be_welcomed_in_the_response(api, hook):
    hook.responses = [JSONResponse({"type": "text", "text": "Pozdravljeni", "sender": SENDER})]
    ana = api.person().starts("sl_x")
    assert ana.sees == ["Pozdravljeni"]
    assert b'"context": "sl_x"' in hook.bodies[-1]


def test_who_only_opened_the_chat_gets_no_message(api, asks, hook):
    ana = api.person().starts()
    told = asks("send_message", receiver=ana.id, type="text", text="a", sender=SENDER)
    assert (told["status"], ana.sees) == (6, [])


def test_who_wants_no_messages_gets_none(writes, ana):
    ana.blocks()
    assert writes()["status_message"] == "receiverNotSubscribed"


def test_a_stranger_is_not_registered(asks):
    assert asks("send_message", receiver="x", type="text", text="a", sender=SENDER)["status"] == 5


def test_a_callback_that_is_not_taken_comes_again_with_its_token(api, hook):
    hook.responses = [Response(status_code=503), Response()]
    api.person().types("Dober dan")
    api.until(lambda: api.mail.troubles == [503])
    api.sends_again()
    api.until_answered()
    assert hook.bodies[-1] == hook.bodies[-2]


def test_a_callback_that_was_taken_comes_again_on_demand(api, hook, ana):
    api.until_answered()
    api.repeats()
    assert hook.bodies[-1] == hook.bodies[-2]


def test_only_the_events_that_were_asked_for_come(asks, hook, api):
    asks("set_webhook", event_types=["delivered"], **WEBHOOK)
    api.person().starts()
    api.until_answered()
    assert b"conversation_started" not in hook.bodies[-1]


@pytest.mark.parametrize(
    ("params", "fault"),
    [
        ({"text": "a" * 7001}, "the text is empty or too long"),
        ({"text": ""}, "the text is empty or too long"),
        ({"tracking_data": "a" * 4001}, "tracking_data is too long"),
        ({"keyboard": board()}, "the keyboard has no buttons"),
        ({"keyboard": board(*[button()] * 25)}, "more than 24 rows"),
        ({"keyboard": board(button("a" * 251))}, "a button's text is empty or too long"),
        ({"keyboard": board(button(ActionBody=""))}, "a button has no ActionBody"),
        ({"keyboard": board(button(Columns=7))}, "a button is too wide or too high"),
        ({"keyboard": board(button(Rows=3))}, "a button is too wide or too high"),
        ({"keyboard": board(button(Silent=True))}, "Silent is not known to API version 1"),
        ({"keyboard": board(button(Colour="red"))}, "Colour is not known to API version 1"),
        ({"keyboard": board(button(BgColor="red"))}, "BgColor is red"),
        ({"keyboard": board(button(TextSize="huge"))}, "TextSize is huge"),
        ({"parse_mode": "HTML"}, "no field parse_mode"),
    ],
)
def test_what_breaks_a_limit_is_bad_data_and_a_fault(api, writes, params, fault):
    assert writes(**({"text": "a"} | params))["status"] == 3
    assert api.faults[0] == fault
    api.faults.clear()


def test_a_request_has_thirty_kilobytes_at_most(api, writes):
    assert writes("a", keyboard=board(*[button("a" * 250, Columns=1)] * 100))["status"] == 3
    assert "bytes" in api.faults[0]
    api.faults.clear()


@pytest.mark.parametrize(("widths", "taken"), [([6, 6], 2), ([3, 3], 1), ([2, 2, 2, 1], 2), ([4, 3], 2), ([], 0)])
def test_buttons_stand_beside_each_other_while_they_fit(widths, taken):
    assert rows([{"Columns": width} for width in widths]) == taken


def test_in_a_storm_messages_are_too_many(api, writes):
    api.storms()
    assert writes() == {"status": 12, "status_message": "tooManyRequests"}
    assert writes()["status"] == 0


def test_a_slow_server_answers_when_it_is_let(api, writes, ana):
    with api.answers_slowly():
        thread = threading.Thread(target=writes)
        thread.start()
        assert ana.sees == ["Dober dan"]
    thread.join()
    assert ana.sees == ["Dober dan"] * 2


@pytest.mark.parametrize(("carried_out", "texts"), [(True, ["Dober dan"] * 2), (False, ["Dober dan"])])
def test_a_connection_breaks_after_the_call_or_before(api, writes, ana, carried_out, texts):
    api.cuts_connection(carried_out=carried_out)
    with pytest.raises(httpx.RemoteProtocolError):
        writes()
    assert ana.sees == texts
