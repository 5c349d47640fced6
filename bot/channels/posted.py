"""What is posted to us, within a bound, and short responses: the ends of HTTP that pages and webhooks share (ASGI)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from http import HTTPStatus

    from starlette.types import Receive, Scope, Send

LONGEST_BODY = 1024 * 1024
"""Bytes that a messenger posts, at most."""

_DIGITS = 18
"""Digits of a number that is worth reading; Python itself refuses those of some thousands."""


class TooLongError(Exception):
    """The body is longer than the bound."""


class GoneError(Exception):
    """Whoever posts left before the body was here."""


async def read_body(scope: Scope, receive: Receive, longest: int = LONGEST_BODY) -> bytes:
    """The posted body. Raises `TooLongError` or `GoneError`."""
    declared = dict(scope["headers"]).get(b"content-length", b"")
    if declared.isdigit() and (len(declared) > _DIGITS or int(declared) > longest):
        raise TooLongError
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise GoneError
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > longest:
            raise TooLongError
    return body


async def respond(
    send: Send, status: HTTPStatus, body: bytes = b"", headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Send a response; a body is JSON."""
    kind = [(b"content-type", b"application/json")] if body else []
    size = (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": int(status), "headers": [size, *kind, *headers]})
    await send({"type": "http.response.body", "body": body})
