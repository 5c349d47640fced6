"""A page as the bytes that go out, with the headers that keep it to itself."""

from __future__ import annotations

import gzip
from functools import cached_property
from hashlib import blake2b
from http import HTTPStatus
from typing import TYPE_CHECKING

from bot.channels.web.asked import header, takes_gzip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Receive, Scope, Send

Header = tuple[bytes, bytes]

_BROWSER_FEATURES = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics", "interest-cohort")

FIXED: list[Header] = [
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in _BROWSER_FEATURES).encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
]

HTML: Header = (b"content-type", b"text/html; charset=utf-8")

KEEP_NOTHING = b"no-store"
ASK_AGAIN = b"private, no-cache"
"""A browser may keep the page and asks each time whether it still holds: hours change by the minute, facts at once."""


class Page:
    """A finished page; packed when first asked for so. `policy` is its Content-Security-Policy."""

    def __init__(self, html: str, policy: str, *, kept: bool) -> None:
        """Make a page of HTML. `kept`: whether a browser may keep it."""
        self.kept = kept
        self.plain = html.encode()
        self.etag = b'"%s"' % blake2b(self.plain, digest_size=12).hexdigest().encode()
        self.headers = [
            (b"content-security-policy", policy.encode()),
            (b"cache-control", ASK_AGAIN if kept else KEEP_NOTHING),
            (b"vary", b"accept-encoding"),
            *FIXED,
        ]
        if kept:
            self.headers.append((b"etag", self.etag))

    @cached_property
    def packed(self) -> bytes:
        """The page as gzip."""
        return gzip.compress(self.plain, compresslevel=4, mtime=0)


async def send_page(page: Page, scope: Scope, send: Send, status: int = 200, more: Iterable[Header] = ()) -> None:
    """Send a page: not again if the browser has it, packed if it takes that, without its body to HEAD."""
    if status == HTTPStatus.OK and page.kept and page.etag in header(scope, b"if-none-match").encode("latin-1"):
        await _send(send, HTTPStatus.NOT_MODIFIED, [*page.headers, *more], b"")
        return
    packed = takes_gzip(header(scope, b"accept-encoding"))
    body = page.packed if packed else page.plain
    headers = [HTML, (b"content-length", b"%d" % len(body)), *page.headers, *more]
    if packed:
        headers.append((b"content-encoding", b"gzip"))
    await _send(send, status, headers, b"" if scope["method"] == "HEAD" else body)


async def send_to(address: str, send: Send) -> None:
    """Send the browser to another page of ours."""
    headers = [(b"location", address.encode()), (b"content-length", b"0"), (b"cache-control", KEEP_NOTHING), *FIXED]
    await _send(send, 303, headers, b"")


class File:
    """A small fixed file as an application."""

    def __init__(self, body: bytes, content_type: str) -> None:
        self._body = body
        self._headers = [
            (b"content-type", content_type.encode()),
            (b"content-length", b"%d" % len(body)),
            (b"cache-control", b"public, max-age=86400"),
            *FIXED,
        ]

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Send the file; other methods are refused."""
        if scope["method"] not in {"GET", "HEAD"}:
            headers = [(b"allow", b"GET, HEAD"), (b"content-length", b"0"), *FIXED]
            await _send(send, HTTPStatus.METHOD_NOT_ALLOWED, headers, b"")
            return
        await _send(send, 200, self._headers, b"" if scope["method"] == "HEAD" else self._body)


async def _send(send: Send, status: int, headers: list[Header], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
