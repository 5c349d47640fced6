"""The web chat as a Starlette application: addresses in, pages out.

`GET /` is home in the browser's language, `GET /{token}` the page of a state. `POST /` takes a typed text, or the token
of a state that must leave no trace in an address. Nothing of a request is ever logged.
"""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Route

from bot.channels.posted import GoneError, TooLongError
from bot.channels.reading import best_locale
from bot.channels.shelf import Shelf
from bot.channels.web.asked import header, read_form
from bot.channels.web.page import File, send_page, send_to
from bot.channels.web.pages import Pages, Trouble
from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from starlette.types import Receive, Scope, Send

    from bot.channels.web.page import Header
    from bot.config import Config
    from bot.engine.answers import Answers

_LINK = re.compile(r"(?P<token>[A-Za-z0-9_-]{1,64})(?P<tail>[^\w]*)")
"""A token, and what a sentence around a link leaves hanging on it: a full stop, a bracket, a blank."""
PAGES = 384
"""Pages kept at most: one takes some 25 kB, plain and packed."""
_LOG = logging.getLogger(__name__)
_VARY_BY_LANGUAGE = [(b"vary", b"accept-language")]


def web_app(answers: Answers, config: Config, clock: Callable[[], datetime]) -> Starlette:
    """The web chat. `clock` gives the time, aware.

    Whatever no route knows is a page of the chat, so other applications go in front of it: `app.router.routes`.
    """
    pages = Pages(config, answers)
    chat = _Chat(answers, pages, clock)
    app = Starlette(
        routes=[
            Route("/robots.txt", File(_robots(config), "text/plain; charset=utf-8")),
            Route("/favicon.ico", File(pages.icon, "image/svg+xml")),
        ]
    )
    app.router.redirect_slashes = False
    app.router.default = chat
    return app


def _robots(config: Config) -> bytes:
    """Search engines may show the first page of each language, and nothing that a person answered."""
    first = "".join(f"Allow: /{locale}$\n" for locale in config.city.locales)
    return f"User-agent: *\nAllow: /$\n{first}Disallow: /\n".encode()


class _Chat:
    """Answers every request that is a page."""

    def __init__(self, answers: Answers, pages: Pages, clock: Callable[[], datetime]) -> None:
        self._answers = answers
        self._pages = pages
        self._clock = clock
        self._shelf = Shelf(answers, pages.of, PAGES)
        self._lost = Shelf(answers, pages.lost, PAGES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            await self._answer(scope, receive, send)
        except GoneError:
            return
        except TooLongError:
            await self._trouble(Trouble.TOO_LONG, scope, send)
        except Exception as error:  # noqa: BLE001  # no fault of ours may hide the number for an emergency
            _LOG.error("A page could not be made.", exc_info=silent(error))  # its words may quote a person
            await self._trouble(Trouble.FAILED, scope, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if scope["method"] in {"GET", "HEAD"}:
            await self._get(path.removeprefix("/"), scope, send)
        elif scope["method"] == "POST" and path in {"/", ""}:
            await self._post(scope, receive, send)
        else:
            allowed = b"GET, HEAD, POST" if path in {"/", ""} else b"GET, HEAD"
            await self._trouble(Trouble.METHOD, scope, send, [(b"allow", allowed)])

    async def _get(self, path: str, scope: Scope, send: Send) -> None:
        link = _LINK.fullmatch(path)
        if link is None:
            shelf, status = (self._lost, HTTPStatus.NOT_FOUND) if path else (self._shelf, HTTPStatus.OK)
            _, page = shelf.page(self._locale(scope), self._clock())
            await send_page(page, scope, send, status, _VARY_BY_LANGUAGE)
            return
        reply, page = self._shelf.page(link["token"], self._clock())
        if reply.sensitive:
            await send_page(self._pages.gate(reply), scope, send)
        elif link["tail"]:
            await send_to(f"/{reply.token}", send)
        else:
            await send_page(page, scope, send)

    async def _post(self, scope: Scope, receive: Receive, send: Send) -> None:
        form = await read_form(scope, receive)
        token = form.token or self._locale(scope)
        if form.text:
            reply = self._answers.hear(form.text, token, self._clock())
            await send_page(self._pages.of_text(reply), scope, send)
            return
        reply, page = self._shelf.page(token, self._clock())
        if reply.sensitive:
            await send_page(page, scope, send)
        else:
            await send_to(f"/{reply.token}", send)

    async def _trouble(self, trouble: Trouble, scope: Scope, send: Send, more: Iterable[Header] = ()) -> None:
        await send_page(self._pages.trouble(trouble, self._locale(scope)), scope, send, trouble.value, more)

    def _locale(self, scope: Scope) -> str:
        return best_locale(header(scope, b"accept-language"), self._pages.locales, self._pages.locales[0])
