"""The peer: a bare Starlette page rendered by Jinja2 at every request, as long as ours. Run by bench.pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE = Environment(autoescape=True).from_string(
    "<!doctype html><title>{{ title }}</title><style>{{ filler }}</style>"
    "{% for row in rows %}<p><a href='/{{ row }}'>{{ row }}</a></p>{% endfor %}"
)


def app(length: int) -> Starlette:
    """One page of about `length` bytes with ten links."""
    rows = [f"sl_roof-tonight_{number}" for number in range(10)]
    filler = "x" * max(0, length - len(PAGE.render(title="bare", filler="", rows=rows)))

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(PAGE.render(title="bare", filler=filler, rows=rows))

    return Starlette(routes=[Route("/", page)])


if __name__ == "__main__":
    port, length = map(int, sys.argv[1:])
    uvicorn.run(app(length), host="127.0.0.1", port=port, access_log=False, log_level="warning")
