"""What a browser asks for: the form it posts, the language and the packing it would take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from bot.channels.posted import read_body

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from starlette.types import Receive, Scope

LONGEST_BODY = 32 * 1024
"""Bytes of a form, at most: a text of the longest allowed length, percent-encoded, fits."""

LONGEST_TEXT = 4096
"""Characters of a text that are read; the rest is cut."""

_FIELDS = 8


@dataclass(frozen=True, slots=True)
class Form:
    """What a page's forms send: a typed text, and the token of a button or of the page the text was typed on."""

    text: str
    token: str


async def read_form(scope: Scope, receive: Receive) -> Form:
    """The posted form; fields it does not have are empty. Raises `TooLongError` or `GoneError`."""
    return parse_form(await read_body(scope, receive, LONGEST_BODY))


def parse_form(body: bytes) -> Form:
    """Read a urlencoded body. Bytes that are no UTF-8 become replacement characters; anything else is an empty form."""
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), errors="replace", max_num_fields=_FIELDS)
    except ValueError:
        pairs = []
    fields = dict(pairs)
    return Form(fields.get("text", "").strip()[:LONGEST_TEXT], fields.get("token", "")[:LONGEST_TEXT])


def header(scope: Scope, name: bytes) -> str:
    """A request header as text; "" if it is not there."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


def takes_gzip(accept_encoding: str) -> bool:
    """Whether the browser takes gzip (RFC 9110, 12.5.3)."""
    liking = dict(_weighted(accept_encoding))
    return liking.get("gzip", liking.get("*", 0.0)) > 0


def best_locale(accept_language: str, locales: Collection[str], otherwise: str) -> str:
    """The locale of ours a browser likes best (RFC 9110, 12.5.4; `sl-SI` asks for `sl`)."""
    for name, liking in sorted(_weighted(accept_language), key=lambda named: -named[1]):
        locale = name.split("-")[0]
        if liking > 0 and locale in locales:
            return locale
    return otherwise


def _weighted(value: str) -> Iterator[tuple[str, float]]:
    """The names of a weighted list, each with its weight: 1 when it has none, 0 when nobody can read it."""
    for part in value[:1024].lower().split(","):
        name, _, weight = part.partition(";")
        try:
            liking = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            liking = 0.0
        if name.strip():
            yield name.strip(), liking
