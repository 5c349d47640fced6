"""A Bot API that says yes to everything, as fast as it can. `GET /count` tells how many requests it had."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import cast

import httptools
import uvloop

MESSAGE = {"message_id": 2, "date": 1_795_300_000, "chat": {"id": 1, "type": "private", "first_name": "Ana"}}
ME = {"id": 7_000_000_000, "is_bot": True, "first_name": "Bot", "username": "example_bot"}
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"


def response(result: object) -> bytes:
    """A whole HTTP response."""
    body = json.dumps({"ok": True, "result": result})
    return f"{HEAD.format(len(body))}{body}".encode()


RESULTS = {b"sendmessage": response(MESSAGE), b"editmessagetext": response(MESSAGE), b"getme": response(ME)}
YES = response(result=True)


class Line(asyncio.Protocol):
    """One connection; requests are counted over all of them."""

    requests = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to read."""
        self._transport = cast("asyncio.Transport", transport)
        self._parser = httptools.HttpRequestParser(self)
        self._path = b""

    def data_received(self, data: bytes) -> None:
        """Bytes of a request."""
        self._parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        """The parser read the request's first line."""
        self._path = url

    def on_message_complete(self) -> None:
        """The parser read a whole request."""
        method = self._path.rpartition(b"/")[2].lower()
        if method == b"count":
            self._transport.write(response(Line.requests))
            return
        Line.requests += 1
        self._transport.write(RESULTS.get(method, YES))


async def serve(port: int) -> None:
    """Answer until stopped."""
    server = await asyncio.get_running_loop().create_server(Line, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
