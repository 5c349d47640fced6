"""What a browser asks for: the form it posts, the language and the packing it would take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from bot.channels.posted import read_body
from bot.channels.reading import LONGEST_TEXT, readable, weighted

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

LONGEST_BODY = 32 * 1024
"""Bytes of a form, at most: a text of the longest allowed length, percent-encoded, fits."""

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
    return Form(readable(fields.get("text", "")), fields.get("token", "")[:LONGEST_TEXT])


def header(scope: Scope, name: bytes) -> str:
    """A request header as text; "" if it is not there."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


def takes_gzip(accept_encoding: str) -> bool:
    """Whether the browser takes gzip (RFC 9110, 12.5.3)."""
    liking = dict(weighted(accept_encoding))
    return liking.get("gzip", liking.get("*", 0.0)) > 0
