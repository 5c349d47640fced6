"""`svetilka serve` as it runs on a server: a process of its own, the real city, and doubles of messengers' servers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Self

import httpx

from bot.config import Updates
from tests.doubles.loopback import PATIENCE
from tests.people import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.bot_api import BotApi
    from tests.doubles.viber_api import ViberApi

INTRODUCED = ("short_description", "en")
"""What Telegram is told last at the start, as the double keeps it."""
HOST = "svetilka.example.org"
"""Where the outside world finds the bot."""


class Svetilka:
    """One process. `address` is where it listens; `log` is what it has written to standard error."""

    def __init__(self, folder: Path, telegram: BotApi | None, updates: str = "polling", viber: ViberApi | None = None):
        self._doubles = [double for double in (telegram, viber) if double]
        self._settings = _settings(folder, telegram, updates, viber)
        self._folder = folder
        self.begins()

    def begins(self) -> Svetilka:
        """Start, for the first time or again; the outside world finds it."""
        self._told = (self._folder / "stderr").open("a")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--config", self._settings, "--port", "0"],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if not name.startswith("SVETILKA_")},
            stdout=subprocess.PIPE,
            stderr=self._told,
            text=True,
        )
        self.address = self._announced()
        for double in self._doubles:
            double.leads(HOST, self.address)
        return self

    def is_asked_to_end(self) -> None:
        """SIGTERM, without waiting."""
        self._process.send_signal(signal.SIGTERM)

    def ends(self) -> None:
        """Stop in order: it finishes what it has to, and goes the way of its signal."""
        if self._process.poll() is None:
            self.is_asked_to_end()
        assert self._ended() == -signal.SIGTERM, self.log

    def is_killed(self) -> None:
        """SIGKILL: it cannot do anything about it."""
        self._process.kill()
        self._ended()

    @property
    def log(self) -> str:
        return (self._folder / "stderr").read_text()

    @property
    def complaints(self) -> list[str]:
        """What in the log is more than information."""
        return [line for line in self.log.splitlines() if " INFO " not in line]

    def _announced(self) -> str:
        """The address in the first line; a process that says nothing is killed, and the line is empty."""
        assert self._process.stdout
        timer = threading.Timer(PATIENCE, self._process.kill)
        timer.start()
        line = self._process.stdout.readline()
        timer.cancel()
        found = re.search(r"http://\S+", line)
        if not found:
            self.is_killed()
            raise AssertionError(self.log)
        return found[0]

    def _ended(self) -> int:
        code = self._process.wait(PATIENCE)
        if self._process.stdout:
            self._process.stdout.close()
        self._told.close()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.is_killed()


def client() -> httpx.Client:
    """Somebody on the internet."""
    return httpx.Client(verify=False, trust_env=False, timeout=PATIENCE)


def _settings(folder: Path, telegram: BotApi | None, updates: str, viber: ViberApi | None) -> Path:
    """The real city's bot.toml with other messengers, and its folders beside it."""
    for name in ("dialogs", "knowledge", "locales"):
        (folder / name).symlink_to(ROOT / name)
    told: dict[str, str] = {"web.address": f"https://{HOST}"}
    if telegram:
        told |= {"telegram.token": telegram.token, "telegram.name": telegram.name, "telegram.api": telegram.url}
        told |= {"telegram.updates": Updates(updates).value}
    if viber:
        told |= {"viber.token": viber.token, "viber.name": "svetilka", "viber.api": viber.api}
    settings = folder / "bot.toml"
    settings.write_text("".join(_written(told)))
    return settings


def _written(told: dict[str, str]) -> list[str]:
    lines, table = [], ""
    for line in (ROOT / "bot.toml").read_text().splitlines(keepends=True):
        table = line.strip(" []\n") if line.startswith("[") else table
        name = f"{table}.{line.partition(' ')[0]}"
        lines.append(f'{line.partition(" ")[0]} = "{told.pop(name)}"\n' if name in told else line)
    assert not told
    return lines
