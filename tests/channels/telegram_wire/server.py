"""A server on a loopback port that answers each request with what it was told to."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any, Self

FINE = (200, b'{"ok": true, "result": true}')
Answer = tuple[int, bytes]


class Server:
    """`answers` are given in order, then `FINE`; an answer of None breaks the connection. `asked` is what came."""

    def __init__(self, *answers: Answer | None) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.url = ""
        self._serving: list[asyncio.Task[Any] | None] = []

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await asyncio.gather(*filter(None, self._serving))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serving.append(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError):
            while await self._request(reader):
                answer = self.answers.pop(0) if self.answers else FINE
                if answer is None:
                    break
                writer.write(b"HTTP/1.1 %d X\r\ncontent-length: %d\r\n\r\n%b" % (answer[0], len(answer[1]), answer[1]))
        writer.close()

    async def _request(self, reader: asyncio.StreamReader) -> bool:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        size = sum(int(line.partition(":")[2]) for line in lines if line.lower().startswith("content-length"))
        assert "content-type: application/json" in map(str.lower, lines)
        self.asked.append((first.split()[1], json.loads(await reader.readexactly(size))))
        return True


def refusal(status: int, words: str, **parameters: Any) -> Answer:
    """An error as the Bot API says it."""
    more = {"parameters": parameters} if parameters else {}
    return status, json.dumps({"ok": False, "error_code": status, "description": words} | more).encode()


def result(value: Any) -> Answer:
    """A result as the Bot API gives it."""
    return 200, json.dumps({"ok": True, "result": value}).encode()
