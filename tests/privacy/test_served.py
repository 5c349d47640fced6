"""A process that served people who said nothing but markers has told of none of them, on no stream and in no file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

import httpx
import pytest

from bot.channels.telegram.setup import secret
from tests.doubles.bot_api import BotApi
from tests.doubles.viber_api import ViberApi
from tests.messengers.running import Svetilka, client
from tests.privacy.markers import files, markers
from tests.privacy.visitors import Visitors

CONVERSATIONS = 12


def come(svetilka, api, viber):
    """So many conversations, the channels taking turns; the statuses."""
    heard = []
    with client() as browser:

        async def ask(method, path, body, headers):
            try:
                response = browser.request(method, svetilka.address + path, content=body, headers=headers)
                heard.append(response.status_code)
            except httpx.TransportError:  # no server of HTTP knows a method of that name
                heard.append(0)
            return heard[-1]

        async def go():
            visitors = Visitors(ask, Random(5), secret(api.token), viber.token)
            for _ in range(CONVERSATIONS // 3):
                await visitors.opens_pages()
                await visitors.writes_at_telegram()
                await visitors.writes_at_viber()

        asyncio.run(go())
    return heard


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """What a process said and left behind: the statuses, its streams, its open files, and the files around it."""
    folder, home = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch, BotApi() as api, ViberApi() as viber:
        for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home))
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        with Svetilka(folder, api, "webhook", viber) as svetilka:
            before = files(folder, home)
            heard = come(svetilka, api, viber)
            opened = [path.readlink() for path in Path(f"/proc/{svetilka._process.pid}/fd").iterdir()]
            svetilka.is_asked_to_end()
            assert svetilka._process.stdout
            said = svetilka._process.stdout.read()
            svetilka.ends()
            yield heard, said + svetilka.log, opened, (before, files(folder, home))


def test_visitors_were_answered(served):
    assert {200, 303}.issubset(served[0])


def test_no_stream_tells_of_them(served):
    assert markers().search(served[1]) is None


def test_no_file_but_the_log_is_open(served):
    assert {path.name for path in served[2] if path.is_file()} <= {"stderr"}


def test_no_file_is_written_but_the_log(served):
    before, now = served[3]
    changed = [path for path, written in now.items() if before.get(path) != written]
    assert {Path(path).name for path in changed} <= {"stderr"}
