"""A Bot API of one's own, and somebody who plays the bot."""

from __future__ import annotations

import httpx
import pytest

from tests.doubles.bot_api import BotApi


class Bot:
    """Calls methods as a bot does, and keeps the whole answer."""

    def __init__(self, api):
        self._api = api
        self._client = httpx.Client(verify=False, trust_env=False, timeout=30)

    def asks(self, method, **params):
        return self._client.post(f"{self._api.url}/bot{self._api.token}/{method}", json=params).json()

    def gets(self, method, **params):
        """The result of a call that succeeds."""
        answer = self.asks(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    def is_told(self, method, **params):
        """The words of the error."""
        answer = self.asks(method, **params)
        assert not answer["ok"], answer
        return answer["description"]

    def writes(self, to, text="Dober dan", **params):
        return self.gets("sendMessage", chat_id=to.id, text=text, **params)["message_id"]

    def reads(self, **params):
        """The updates there are, confirmed as they are read."""
        updates = self.gets("getUpdates", **params)
        if updates:
            self.gets("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates

    def close(self):
        self._client.close()


@pytest.fixture
def api():
    """A server that ends without faults; a test that makes some takes them away."""
    with BotApi() as one:
        yield one
    assert one.faults == []


@pytest.fixture
def bot(api):
    one = Bot(api)
    yield one
    one.close()


@pytest.fixture
def ana(api, bot):
    """Somebody who has pressed Start."""
    person = api.person("Ana").starts()
    bot.reads()
    return person
