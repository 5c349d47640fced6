"""aiogram's session up to the socket: a request is serialised as it would go out, and answered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from bench.peers.rounds import TOKEN, Sent, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.methods import TelegramMethod


class Session(AiohttpSession):
    """Counts what would go out; `look` sees every method first."""

    def __init__(self, sent: Sent, look: Callable[[TelegramMethod[Any]], None] = lambda _: None) -> None:
        super().__init__()
        self._sent = sent
        self._look = look

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ANN401, ARG002, ASYNC109  # aiogram's signature
        """Serialise, count, answer."""
        self._look(method)
        payload = self.build_form_data(bot, method)()
        self._sent.add(payload.size or 0)
        said = told(method.__api_method__)
        return self.check_response(bot=bot, method=method, status_code=200, content=said).result


def stubbed(sent: Sent, look: Callable[[TelegramMethod[Any]], None] = lambda _: None) -> Bot:
    """A bot that talks to nobody."""
    return Bot(TOKEN, session=Session(sent, look))
