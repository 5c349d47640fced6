"""Start time, memory and pages a second of the web chat, beside a bare page of the same length."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from bench.processes import PATIENCE, free_port, python, resident, running
from bot.app import load_world
from bot.engine.secrecy import is_sensitive
from bot.engine.steps import reachable, step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.world import World

CONNECTIONS = 4
PAGES = 10_000
ROUNDS = 3
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
    port, bare_port = free_port(), free_port()
    begun = perf_counter()
    with running(python("bot", "serve", "--port", str(port)), port) as ours:
        length = _one(port)
        first_page = perf_counter() - begun
        with running(python("bench.bare", str(bare_port), str(length)), bare_port):
            fresh = _rate(port, every, len(every) // CONNECTIONS)
            talks = max(_rate(port, paths) for _ in range(ROUNDS))
            rates = [(_rate(port, ["/"]), _rate(bare_port, ["/"])) for _ in range(ROUNDS)]
            size = resident(ours)
    return Pages(first_page, size, length, fresh, talks, max(rate for rate, _ in rates), max(rate for _, rate in rates))


def conversations(world: World, pages: int = PAGES) -> Iterator[str]:
    """The pages of many conversations: from home in either language, up to four taps, every button equally likely."""
    chance = Random(SEED)
    left = pages
    while True:
        state = world.codec.home(chance.choice(world.city.locales))
        for _ in range(TAPS + 1):
            if is_sensitive(state, world):
                break  # such pages are posted to "/" and never kept
            if not left:
                return
            yield "/" + world.codec.encode(state)
            left -= 1
            choices = world.flows[state.flow].nodes[state.node].choices
            if not choices:
                break
            state = step(state, chance.choice(choices), world)


def _one(port: int) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        return _page(line, "/")


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
