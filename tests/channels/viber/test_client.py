"""Calls to Viber's REST API, and what its answers come to."""

from __future__ import annotations

import json
import logging

import httpx
import pytest

from bot.channels.calls import DONE, Call, Outcome
from bot.channels.viber.client import Client, introduction
from bot.config import Viber
from tests.channels.clock import happens
from tests.channels.viber import bodies
from tests.people import city

API = "https://chatapi.viber.com/pa"
SEND = Call("send_message", {"receiver": bodies.PERSON, "type": "text", "text": "Čšž"}, bodies.PERSON)


class Server:
    """Viber's server, which answers each request the same."""

    def __init__(self, answer):
        self._answer = answer
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


async def carried(answer, call=SEND):
    server = Server(answer)
    client = Client(Viber(bodies.TOKEN, "svetilka", API), httpx.MockTransport(server))
    try:
        return await client.carry(call), server.requests
    finally:
        await client.close()


@happens
async def test_a_call_goes_to_its_method_with_the_token_in_a_header():
    outcome, (request,) = await carried(httpx.Response(200, json={"status": 0}))
    assert outcome == DONE
    assert str(request.url) == f"{API}/send_message"
    assert request.headers["x-viber-auth-token"] == bodies.TOKEN
    assert json.loads(request.content) == SEND.params
    assert "Čšž".encode() in request.content


@pytest.mark.parametrize("status", [5, 6])
def test_who_cannot_be_reached_any_more_is_gone(status, caplog):
    assert said(status) == Outcome(gone=True)
    assert caplog.text == ""


def test_a_bot_that_viber_blocked_says_so(caplog):
    with caplog.at_level(logging.ERROR):
        assert said(7) == Outcome(gone=True)
    assert "status 7." in caplog.text


@pytest.mark.parametrize("status", [1, 12])
def test_what_may_go_better_later_is_tried_again(status):
    assert said(status) == Outcome(again=1.0)


@pytest.mark.parametrize("status", [2, 3, 4, 8, 9, 10, 11, 13, 14, 15, 23, 99])
def test_what_viber_refuses_is_done_and_its_status_logged(status, caplog):
    with caplog.at_level(logging.ERROR):
        assert said(status) == DONE
    assert f"status {status}." in caplog.text
    assert bodies.PERSON not in caplog.text
    assert "secret words" not in caplog.text


def said(status):
    """What becomes of a call that Viber answers with a status."""
    outcomes = []

    @happens
    async def go():
        told = {"status": status, "status_message": f"secret words about {bodies.PERSON}"}
        outcome, _ = await carried(httpx.Response(200, json=told))
        outcomes.append(outcome)

    go()
    return outcomes[0]


@pytest.mark.parametrize("fault", [httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")])
def test_a_fault_of_the_network_is_tried_again(fault):
    assert answered(fault).again is not None


@pytest.mark.parametrize(
    "response", [httpx.Response(500), httpx.Response(502), httpx.Response(429), httpx.Response(200, text="<html>")]
)
def test_a_server_that_is_not_itself_is_tried_again(response):
    assert answered(response).again is not None


def test_any_other_refusal_is_done_and_logged(caplog):
    with caplog.at_level(logging.ERROR):
        assert answered(httpx.Response(404)) == DONE
    assert "HTTP status 404." in caplog.text


def answered(answer):
    outcomes = []

    @happens
    async def go():
        outcomes.append((await carried(answer))[0])

    go()
    return outcomes[0]


def test_no_call_is_logged(caplog):
    with caplog.at_level(logging.INFO):
        answered(httpx.Response(200, json={"status": 0}))
    assert caplog.text == ""


def test_viber_is_asked_for_no_names_and_no_photos():
    call = introduction(city()[0])
    assert call.method == "set_webhook"
    assert call.params["url"].endswith("/viber")
    assert (call.params["send_name"], call.params["send_photo"]) == (False, False)


def test_viber_is_asked_only_for_events_that_can_be_asked_for():
    named = {"delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started"}
    asked = introduction(city()[0]).params["event_types"]
    assert {"conversation_started", "failed"} <= set(asked) <= named
