"""Our bot of Telegram, the whole way from a posted update to its calls: all but the bytes of HTTP and the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from bench.peers.rounds import Sent, measure, told
from bench.posted import SCOPE, received
from bench.unpaced import unpaced
from bot.channels.telegram.wire import _Request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram.request import RequestData


def stub(sent: Sent) -> Callable[..., Awaitable[tuple[int, bytes]]]:
    """Our request up to the socket, as that of the peer."""

    async def do_request(
        _: _Request, url: str, method: str, request_data: RequestData | None = None, **__: object
    ) -> tuple[int, bytes]:
        del method
        if request_data is not None:
            sent.add(len(msgspec.json.encode(request_data.parameters)))
        return 200, told(url.rpartition("/")[2]).encode()

    return do_request


def main() -> None:
    """Measure it."""
    sent = Sent()
    setattr(_Request, "do_request", stub(sent))  # noqa: B010  # mypy takes no method for another
    app = unpaced("http://localhost")

    async def send(message: dict[str, Any]) -> None:
        if body := message.get("body"):
            sent.add(len(body))

    async def feed(bodies: list[bytes]) -> None:
        for body in bodies:
            await app(dict(SCOPE), received(body), send)  # type: ignore[arg-type]  # messages are dicts here

    measure(feed, sent)


if __name__ == "__main__":
    main()
