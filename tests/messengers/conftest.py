"""The bot as it runs, in front of doubles of the messengers' servers.

Tests that leave the process alone share one; each has people of its own. Nothing that a server would not take may be
left at the end of a test.
"""

from __future__ import annotations

import pytest

from tests.doubles.bot_api import BotApi
from tests.doubles.viber_api import ViberApi
from tests.messengers.running import HOST, INTRODUCED, Svetilka, client


@pytest.fixture(scope="session")
def polling(tmp_path_factory):
    """Telegram, where a webhook was set before, and a bot that asks for updates; the Bot API and the process."""
    with BotApi() as api:
        api.run(lambda: api.updates.set_webhook({"url": f"https://{HOST}/telegram"}))
        with Svetilka(tmp_path_factory.mktemp("polling"), api) as svetilka:
            api.until(lambda: INTRODUCED in api.ledger.kept)
            yield api, svetilka


@pytest.fixture(scope="session")
def webhook(tmp_path_factory):
    """Telegram and Viber, and a bot that is told of updates."""
    folder = tmp_path_factory.mktemp("webhook")
    with BotApi() as api, ViberApi() as viber, Svetilka(folder, api, "webhook", viber) as svetilka:
        api.until(lambda: INTRODUCED in api.ledger.kept)
        viber.until(lambda: viber.called("set_webhook"))
        yield api, viber, svetilka


@pytest.fixture(params=["polling", "webhook"])
def telegram(request):
    """The Bot API in front of the shared process, in each of the two ways."""
    api = request.getfixturevalue(request.param)[0]
    yield api
    assert api.faults == []


@pytest.fixture
def hooked(webhook):
    """The Bot API in front of the shared process with a webhook, and the process."""
    api, _, svetilka = webhook
    yield api, svetilka
    assert api.faults == []


@pytest.fixture
def viber(webhook):
    """Viber in front of the shared process."""
    api = webhook[1]
    yield api
    assert api.faults == []


@pytest.fixture
def own(tmp_path, request):
    """A Bot API of one's own, without a process yet; in the way that the test names."""
    with BotApi() as api:
        yield api
    assert api.faults == []


@pytest.fixture
def stranger():
    """Somebody on the internet who is no messenger."""
    with client() as one:
        yield one
