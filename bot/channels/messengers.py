"""The messengers that are configured. Those that are not cost nothing: their libraries do not load."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime
    from types import TracebackType

    from starlette.applications import Starlette
    from starlette.routing import BaseRoute

    from bot.config import Config
    from bot.engine.answers import Answers


class Messenger(Protocol):
    """A bot in a messenger. As text it says which; it works while it is entered, also while its servers are down."""

    async def __aenter__(self) -> Self:
        """Begin."""

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish what is under way, within some seconds."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where updates are posted to, in front of the web chat."""


def messengers(answers: Answers, config: Config, clock: Callable[[], datetime]) -> list[Messenger]:
    """Those that have a token. `clock` gives the time, aware."""
    found: list[Messenger] = []
    if config.telegram.token:
        from bot.channels.telegram.messenger import Telegram  # noqa: PLC0415  # its library takes a quarter of a second

        found.append(Telegram(answers, config, clock))
    if config.viber.token:
        from bot.channels.viber.messenger import Viber  # noqa: PLC0415  # so does the one of this

        found.append(Viber(answers, config, clock))
    return found


def attach(app: Starlette, found: Sequence[Messenger]) -> None:
    """Let messengers work while the application runs."""
    app.router.routes[:0] = [route for one in found for route in one.routes]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for one in found:
                await stack.enter_async_context(one)
            yield

    app.router.lifespan_context = lifespan
