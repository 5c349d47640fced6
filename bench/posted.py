"""A posted update as a web server hands it to an application."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.channels.telegram.setup import PATH, secret

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

TOKEN = "7000000000:AAbench0000000000000000000000000000"
"""The bot's, at no Telegram."""
SCOPE = {
    "type": "http",
    "method": "POST",
    "path": PATH,
    "query_string": b"",
    "headers": [(b"x-telegram-bot-api-secret-token", secret(TOKEN).encode())],
}


def received(body: bytes) -> Callable[[], Awaitable[dict[str, Any]]]:
    """What the server tells of a request: its body, and then nothing, as the one who posts waits for us."""
    messages = [{"type": "http.request", "body": body}]

    async def receive() -> dict[str, Any]:
        if messages:
            return messages.pop()
        await asyncio.get_running_loop().create_future()
        raise AssertionError

    return receive
