"""Start time, memory and pages a second of the web chat, beside a bare page of the same length."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.engine.secrecy import is_sensitive
from bot.engine.steps import reachable, step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.world import World

CONNECTIONS = 4
PAGES = 10_000
ROUNDS = 3
PATIENCE = 20.0
TAPS = 4
SEED = 7


@dataclass(frozen=True, slots=True)
class Pages:
    """Seconds, MiB, bytes, and pages a second."""

    first_page: float
    resident: float
    length: int
    fresh: float
    """Pages a second when each is asked for the first time."""
    talks: float
    """Pages a second over conversations in which every button is equally likely."""
    ours: float
    bare: float


def measure() -> Pages:
    """Measure both servers, each alone on one core, in turns; the best round of each counts."""
    config, world = load_world(Path("bot.toml"))
    states = [state for locale in config.city.locales for state in reachable(world, locale)]
    every = ["/" + world.codec.encode(state) for state in states if not is_sensitive(state, world)]
    paths = list(conversations(world))
    port = _free_port()
    begun = perf_counter()
    ours = _server("-m", "bot", "serve", "--port", str(port))
    length = _wait(port)
    first_page = perf_counter() - begun
    bare_port = _free_port()
    bare = _server("-m", "bench.bare", str(bare_port), str(length))
    try:
        _wait(bare_port)
        fresh = _rate(port, every, len(every) // CONNECTIONS)
        talks = max(_rate(port, paths) for _ in range(ROUNDS))
        rates = [(_rate(port, ["/"]), _rate(bare_port, ["/"])) for _ in range(ROUNDS)]
        resident = _resident(ours.pid)
    finally:
        ours.terminate()
        bare.terminate()
    return Pages(
        first_page, resident, length, fresh, talks, max(rate for rate, _ in rates), max(rate for _, rate in rates)
    )


def conversations(world: World) -> Iterator[str]:
    """The pages of many conversations: from home in either language, up to four taps, every button equally likely."""
    chance = Random(SEED)
    left = PAGES
    while left > 0:
        state = world.codec.home(chance.choice(world.city.locales))
        for _ in range(TAPS + 1):
            if is_sensitive(state, world):
                break  # such pages are posted to "/" and never kept
            yield "/" + world.codec.encode(state)
            left -= 1
            choices = world.flows[state.flow].nodes[state.node].choices
            if not choices:
                break
            state = step(state, chance.choice(choices), world)


def _server(*arguments: str) -> subprocess.Popen[bytes]:
    server = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(server.pid, {0})
    return server


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _wait(port: int) -> int:
    """Ask for the first page until it comes; its length in bytes."""
    end = perf_counter() + PATIENCE
    while perf_counter() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
                return _page(line, "/")
        except OSError:
            sleep(0.005)
    message = f"nothing answers on port {port}"
    raise RuntimeError(message)


def _rate(port: int, paths: list[str], share: int = PAGES // CONNECTIONS // ROUNDS) -> float:
    """Pages a second on a few kept connections, `share` of them on each."""

    def walk(offset: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            for number in range(share):
                _page(line, paths[(offset + number) % len(paths)])

    walkers = [threading.Thread(target=walk, args=(number * share,)) for number in range(CONNECTIONS)]
    begun = perf_counter()
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    return share * CONNECTIONS / (perf_counter() - begun)


def _page(line: socket.socket, path: str) -> int:
    """One request on a kept connection; the length of the body."""
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    received = b""
    while b"\r\n\r\n" not in received:
        received += line.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(int(row[15:]) for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:"))
    missing = length - len(body)
    while missing > 0:
        missing -= len(line.recv(65536))
    return length


def _resident(pid: int) -> float:
    """Resident memory of a process in MiB."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
    return int(told) / 1024
