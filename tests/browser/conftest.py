"""A real Chromium in front of the web chat on this machine. Nothing leaves the machine."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from bot.channels.web import web_app
from bot.engine.answers import Answers
from tests.browser.guest import Guest
from tests.people import CHRISTMAS_EVE, city

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config import Config

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Server(uvicorn.Server):
    """A server that tells when it listens."""

    def __init__(self, config):
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        self.ready.set()


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def playwright():
    """What drives the browser. It holds the thread's event loop, so it is gone before other tests begin."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def chromium(playwright):
    """The browser; a machine without one skips these tests, the build machine fails."""
    if not CHROMIUM.exists():
        missing = f"There is no Chromium at {CHROMIUM}: NOTHING IN tests/browser WAS TESTED. Set CHROMIUM to its path."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def remembering(playwright, chromium):
    """A browser that keeps left pages in memory and shows them again on Back, as people's browsers do."""
    keeps = ["--disable-back-forward-cache"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, ignore_default_args=keeps)
    yield browser
    browser.close()


@contextmanager
def serving(config: Config) -> Iterator[str]:
    """The address of a web chat with these settings, which always stands at one moment."""
    now = datetime.fromisoformat(CHRISTMAS_EVE).replace(tzinfo=config.city.zone)
    app = web_app(Answers(city()[1]), config, lambda: now)
    server = Server(uvicorn.Config(app, ws="none", access_log=False, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        assert server.ready.wait(20)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def address():
    """The address of the web chat."""
    with serving(city()[0]) as one:
        yield one


@pytest.fixture
def visit(chromium, address):
    """Open a browser of one's own; at the end, nothing of ours may have asked anything of anybody else."""
    guests = []

    def open_one(**wishes):
        guests.append(Guest(chromium, address, city()[0].web, **wishes))
        return guests[-1]

    yield open_one
    for guest in guests:
        guest.context.close()
    assert [stray for guest in guests for stray in guest.strays] == []
