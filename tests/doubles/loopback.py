"""A web server on a free loopback port, in a thread with its own event loop, for doubles of the messengers' servers."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any, TypeVar, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.types import ASGIApp

    from tests.doubles.weather import Weather

PATIENCE = 20.0
"""Seconds after which a test that waits has failed."""

ROUNDS = 5
"""Rounds of the loop in which whoever was accepted at the last moment becomes a connection, which can be ended."""

Result = TypeVar("Result")


class Server(uvicorn.Server):
    """A server that tells when it listens, and on which event loop; it stops at once, in the middle of answers too."""

    loop: asyncio.AbstractEventLoop

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._stopped = asyncio.Event()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        self.loop = asyncio.get_running_loop()
        self.ready.set()
        await self._stopped.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002  # closed by who made
        for server in self.servers:
            server.close()
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        for connection in list(self.server_state.connections):
            cast("Breakable", connection).transport.abort()
        for task in list(self.server_state.tasks):
            task.cancel()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)
        while self.server_state.connections:  # noqa: ASYNC110  # an aborted one is gone in the next round of the loop
            await asyncio.sleep(0)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self._stopped.set)


class Breakable(HttpToolsProtocol):
    """A connection that breaks, without a word, while the server is down."""

    weather: Weather

    def data_received(self, data: bytes) -> None:
        if self.weather.breaks():
            self.transport.abort()
        else:
            super().data_received(data)


class Loopback:
    """An app that answers at `url` from `start()` to `stop()`."""

    def __init__(self, app: ASGIApp, weather: Weather) -> None:
        config = uvicorn.Config(
            app,
            loop="asyncio",
            http=type("Breaking", (Breakable,), {"weather": weather}),
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            log_level="critical",
        )
        self._server = Server(config)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def start(self) -> None:
        self._thread.start()
        assert self._server.ready.wait(PATIENCE)

    def stop(self) -> None:
        self._server.stop()
        self._thread.join(PATIENCE)
        self._listener.close()
        assert not self._thread.is_alive()

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """The result of a coroutine that runs beside the app."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._server.loop).result(2 * PATIENCE)
