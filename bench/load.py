"""Telegram on a busy day: sends a bot the updates over kept connections, and prints how many a second it answered.

`FOLDER PORT API_PORT PID PATH SECRET` gives `{"per_s": …, "per_cpu_s": …}`: the latter in a second of the bot's
processor, which is what it could do if nothing else ran on this machine. A round ends when the last update has its
response and the Bot API has had every request that the bot owes it.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, cast

import httptools
import uvloop

from bench.processes import spent

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECTIONS = 32
PATIENCE = 60.0
SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Line(asyncio.Protocol):
    """One kept connection; `ask` sends a request and waits for the end of its response."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """Bytes of a response."""
        self._parser.feed_data(data)

    def connection_lost(self, _: Exception | None) -> None:
        """The bot hung up, which it must not."""
        if not self._done.done():
            self._done.set_exception(ConnectionError("the bot hung up"))

    def on_body(self, body: bytes) -> None:
        """The parser read some of the body."""
        self._body += body

    def on_message_complete(self) -> None:
        """The parser read a whole response."""
        self._done.set_result((self._parser.get_status_code(), self._body))

    async def ask(self, request: bytes) -> bytes:
        """The body of the response. Raises RuntimeError for a status other than 200."""
        self._begin()
        self._transport.write(request)
        status, body = await self._done
        if status != 200:  # noqa: PLR2004  # OK
            raise RuntimeError(f"the bot answered with status {status}")
        return body

    def close(self) -> None:
        """End."""
        self._transport.close()

    def _begin(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._done: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()
        self._body = b""


class Load:
    """The updates of a folder, sent to `path` of a bot with its secret; what it owes goes to the Bot API beside."""

    def __init__(self, folder: Path, path: str, secret: str) -> None:
        told = json.loads((folder / "dialog.json").read_text())
        self._rounds: int = told["rounds"]
        self._taps = len(told["taps"])
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{SECRET}: {secret}\r\nContent-Type: application/json\r\n"
        self._requests = [
            f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
            for body in (folder / "updates.jsonl").read_bytes().splitlines()
        ]
        self._replied = 0

    async def measure(self, port: int, api_port: int, pid: int) -> dict[str, float]:
        """Updates a second in the best round; the first is there to warm up."""
        loop = asyncio.get_running_loop()
        api = (await loop.create_connection(Line, "127.0.0.1", api_port))[1]
        length = len(self._requests) // self._rounds
        times, used = [], []
        for start in range(0, len(self._requests), length):
            owed = length // (1 + self._taps) * (1 + 2 * self._taps)
            lines = [(await loop.create_connection(Line, "127.0.0.1", port))[1] for _ in range(CONNECTIONS)]
            before = await _count(api)
            self._replied = 0
            begun, idle = perf_counter(), spent(pid)
            requests = iter(self._requests[start : start + length])
            await asyncio.gather(*(self._send(line, requests) for line in lines))
            while await _count(api) - before + self._replied < owed:
                assert perf_counter() - begun < PATIENCE, "the bot owes requests"
                await asyncio.sleep(0.005)
            times.append(perf_counter() - begun)
            used.append(spent(pid) - idle)
            for line in lines:
                line.close()
        return {"per_s": length / min(times[1:]), "per_cpu_s": length / min(used[1:])}

    async def _send(self, line: Line, requests: Iterator[bytes]) -> None:
        for request in requests:  # all lines take from one
            body = await line.ask(request)
            self._replied += b'"method"' in body


async def _count(api: Line) -> int:
    had: int = json.loads(await api.ask(b"GET /count HTTP/1.1\r\nHost: localhost\r\n\r\n"))["result"]
    return had


if __name__ == "__main__":
    _, folder, port, api_port, pid, path, secret = sys.argv
    load = Load(Path(folder), path, secret)
    print(json.dumps(uvloop.run(load.measure(int(port), int(api_port), int(pid)))))
