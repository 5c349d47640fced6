"""The Bot API's side of HTTP: addresses and bodies in, JSON or a broken connection out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.doubles.ledger import RefusalError
from tests.doubles.weather import Kind, Stroke, cut
from tests.doubles.witness import structured

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from tests.doubles.bot_api import BotApi


class Front:
    """HTTP in, HTTP out."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        token, method = request.path_params["token"], request.path_params["method"]
        if token != self._api.token:
            await _error(RefusalError(401, "Unauthorized"))(scope, receive, send)
            return
        params = await _params(request, method)
        if not await self._api.passes_gate(method, receive):
            return
        stroke = self._api.weather.strikes(method, params.get("chat_id"))
        kind = stroke.kind if stroke else None
        if stroke and kind in {Kind.STORM, Kind.STATUS}:
            self._api.note(method, params, params.get("chat_id"), stroke.kind.name.lower())
            await _stormy(stroke)(scope, receive, send)
        elif kind is Kind.CUT_BEFORE:
            await cut(scope, receive, send)
        else:
            response = await self._answer(method, params)
            await (cut if kind is Kind.CUT_AFTER else response)(scope, receive, send)

    async def _answer(self, method: str, params: dict[str, Any]) -> Response:
        try:
            return JSONResponse({"ok": True, "result": await self._api.carry(method, params)})
        except RefusalError as error:
            return _error(error)


async def _params(request: Request, method: str) -> dict[str, Any]:
    """The parameters of a call from the address, a form or JSON, with their structure."""
    said: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        body = await request.body()
        said |= json.loads(body) if body else {}
    else:
        said |= dict(await request.form())
    for name in structured(method) & said.keys():
        if isinstance(said[name], str):
            said[name] = json.loads(said[name].lower() if said[name] in {"True", "False"} else said[name])
    if str(said.get("chat_id", "")).lstrip("-").isdigit():
        said["chat_id"] = int(said["chat_id"])
    return said


def _error(error: RefusalError) -> JSONResponse:
    content: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.words}
    more = {"parameters": error.parameters} if error.parameters else {}
    return JSONResponse(content | more, error.code)


def _stormy(stroke: Stroke) -> Response:
    if stroke.kind is Kind.STATUS:
        return Response("<html><body>Bad Gateway</body></html>", stroke.value, media_type="text/html")
    words = f"Too Many Requests: retry after {stroke.value}"
    return _error(RefusalError(429, words, retry_after=stroke.value))
