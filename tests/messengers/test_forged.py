"""What does not come from a messenger is refused, and what cannot be read does no harm."""

from __future__ import annotations

import hmac
import json

import pytest

from bot.channels.telegram.setup import secret
from tests.doubles.bot_api import TOKEN
from tests.doubles.viber_api import TOKEN as VIBER_TOKEN

SECRET = "x-telegram-bot-api-secret-token"
SIGNATURE = "x-viber-content-signature"
LARGE = 1024 * 1024
RIGHT = secret(TOKEN)


def update(chat, text="/start"):
    person = {"id": chat, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": 1, "date": 1, "from": person, "chat": {"id": chat, "type": "private"}, "text": text}
    return {"update_id": 1_000_000 + chat, "message": message}


def callback(person, text="sl"):
    told = {"event": "message", "timestamp": 1, "message_token": 1_000_000 + len(text), "silent": False}
    sender = {"id": person, "name": "Ana", "language": "sl", "api_version": 10}
    return told | {"sender": sender, "message": {"type": "text", "text": text}}


@pytest.fixture
def posts(hooked, stranger):
    """Post to the webhook of Telegram; with the right secret unless another one is given."""

    def post(content, given=RIGHT):
        headers = {} if given is None else {SECRET: given}
        return stranger.post(f"{hooked[1].address}/telegram", content=content, headers=headers)

    return post


@pytest.fixture
def signs(webhook, stranger):
    """Post to the webhook of Viber; rightly signed unless a signature is given."""

    def post(content, signature=None):
        right = hmac.new(VIBER_TOKEN.encode(), content, "sha256").hexdigest()
        headers = {SIGNATURE: right if signature is None else signature}
        return stranger.post(f"{webhook[2].address}/viber", content=content, headers=headers)

    return post


@pytest.mark.parametrize("given", [None, "", "wrong", TOKEN, RIGHT[:-1], RIGHT + "0", "č"])
def test_an_update_without_the_secret_is_refused_and_not_answered(hooked, posts, given):
    ana = hooked[0].person().starts()
    ana.waits()
    response = posts(json.dumps(update(ana.id, "lačen")).encode(), given.encode() if given else given)
    assert (response.status_code, response.content) == (403, b"")
    assert len(ana.sees) == 2


@pytest.mark.parametrize("signature", ["", "0" * 64, "č".encode()])
def test_a_callback_without_the_right_signature_is_refused_and_not_answered(viber, signs, signature):
    ana = viber.person().types("lačen")
    ana.waits()
    seen = ana.sees
    response = signs(json.dumps(callback(ana.id)).encode(), signature)
    assert (response.status_code, response.content) == (403, b"")
    assert ana.sees == seen


def test_a_signature_of_another_body_is_refused(signs):
    signature = hmac.new(VIBER_TOKEN.encode(), b"{}", "sha256").hexdigest()
    assert signs(b"{ }", signature).status_code == 403


UNREADABLE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"update_id": "x"}',
    b'{"update_id": 1, "message": 7}',
    b'{"update_id": 2, "poll": {"id": "1"}}',
    b'{"event": 7}',
    b'{"event": "message", "sender": []}',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    json.dumps({"update_id": 3, "message": {"text": "\ud800"}}).encode(),
]


@pytest.mark.parametrize("body", UNREADABLE, ids=range(len(UNREADABLE)))
def test_an_update_that_cannot_be_read_is_taken_and_not_answered(posts, body):
    response = posts(body)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("body", UNREADABLE, ids=range(len(UNREADABLE)))
def test_a_callback_that_cannot_be_read_is_taken_and_not_answered(signs, body):
    response = signs(body)
    assert (response.status_code, response.content) == (200, b"")


def test_a_body_that_is_too_large_is_refused(posts, signs):
    assert posts(b"x" * (LARGE + 1)).status_code == 413
    assert signs(b"x" * (LARGE + 1)).status_code == 413


def test_a_body_that_does_not_say_how_large_it_is_is_refused_too(posts):
    assert posts(iter([b"x" * LARGE, b"x"])).status_code == 413


@pytest.mark.parametrize("path", ["telegram", "viber"])
def test_a_webhook_takes_nothing_but_posts(webhook, stranger, path):
    assert stranger.get(f"{webhook[2].address}/{path}").status_code == 405


def test_without_a_webhook_nothing_listens_there(polling, stranger):
    content = json.dumps(update(7)).encode()
    response = stranger.post(f"{polling[1].address}/telegram", content=content, headers={SECRET: RIGHT})
    assert response.status_code in {404, 405}


def test_an_update_that_comes_twice_is_answered_once(hooked):
    api, _ = hooked
    ana = api.person().starts()
    ana.waits()
    ana.types("nimam kje spati").waits()
    api.repeats()
    assert len(ana.sees) == 4


def test_a_long_text_does_no_harm(hooked):
    api, _ = hooked
    ana = api.person().starts()
    ana.waits()
    assert len(ana.types("lačen sem " * 400).sees) == 4
