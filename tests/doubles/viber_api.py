"""A double of Viber's REST API: real HTTP on a loopback port, and people who use the bot.

Whatever is wrong, the HTTP status is 200, as Viber's is; the `status` in the body tells.
"""

from __future__ import annotations

import hmac
import json
from itertools import count
from time import time
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.doubles.double import Double
from tests.doubles.viber_people import ViberPerson
from tests.doubles.viber_rules import HEAVIEST, faults_of
from tests.doubles.weather import Kind, cut

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from tests.doubles.mail import Letter, Trouble

TOKEN = "double0-of1-the2-viber3-api4"
STATUS = {
    0: "ok",
    1: "invalidUrl",
    2: "invalidAuthToken",
    3: "badData",
    5: "receiverNotRegistered",
    6: "receiverNotSubscribed",
    12: "tooManyRequests",
}
ALWAYS = {"webhook", "message", "subscribed", "unsubscribed"}
"""Events that come whether or not they are asked for."""


class ViberApi(Double):
    """The server. `api` is what settings call so."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__(Starlette(routes=[Route("/pa/{method}", _Front(self), methods=["POST"])]))
        self.token = token
        self.webhook: dict[str, Any] = {}
        self.people: dict[str, ViberPerson] = {}
        self._tokens = count(5_741_311_803_571_721_087)
        self._ids = count(1)

    @property
    def api(self) -> str:
        return f"{self.url}/pa"

    def person(self, name: str = "Ana", language: str = "sl", level: int = 10) -> ViberPerson:
        """Somebody with Viber on their telephone, which knows an API version, who has not found the bot yet."""
        number = f"{next(self._ids):022d}=="
        return self.people.setdefault(number, ViberPerson(self, number, name, language, level))

    def happens(self, event: str, content: dict[str, Any], queue: str) -> int:
        """A callback comes to be; its message token, or 0 if the bot does not want it."""
        if event not in ALWAYS | set(self.webhook.get("event_types", [event])):
            return 0
        number = next(self._tokens)
        self.mail.add(number, self._event(event, number, content), queue)
        return number

    async def deliver(self, letter: Letter) -> Trouble:
        """Post one callback, signed; a message in the response to who opens the chat is for them."""
        body = json.dumps(letter).encode()
        signed = {"x-viber-content-signature": hmac.new(self.token.encode(), body, "sha256").hexdigest()}
        response = await self.mail.post(self.webhook["url"], body, signed)
        if isinstance(response, str):
            return response
        if response.status_code != 200:
            return response.status_code
        if letter["event"] == "conversation_started" and response.content:
            message = response.json()
            self.faults += faults_of(message, welcome=True)
            self.note("conversation_started", message, letter["user"]["id"], replied=True)
            self.people[letter["user"]["id"]].takes(message)
        return None

    async def carry(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """Carry out a call; the whole answer."""
        known = {"send_message": self._send, "set_webhook": self._set_webhook, "get_account_info": self._account}
        status, more = await known[method](params) if method in known else (3, {})
        refused = STATUS[status] if status else ""
        self.faults += [f"{method}: {refused}"] if status in {2, 3} else []
        self.note(method, params, params.get("receiver"), refused)
        return {"status": status, "status_message": STATUS[status]} | more

    async def _send(self, params: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        found = faults_of(params)
        self.faults += found
        person = self.people.get(str(params.get("receiver")))
        if found:
            return 3, {}
        if person is None:
            return 5, {}
        if not person.subscribed:
            return 6, {}
        person.takes(params)
        return 0, {"message_token": next(self._tokens), "chat_hostname": "SN-CHAT-01_", "billing_status": 1}

    async def _set_webhook(self, params: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The webhook has to answer a callback before it is taken."""
        before, self.webhook = self.webhook, params
        if not params.get("url"):
            self.mail.stop()
            return 0, {}
        if not params["url"].startswith("https://"):
            self.faults.append("set_webhook: the address is not https")
            return 1, {}
        if await self.deliver(self._event("webhook", next(self._tokens), {})) is not None:
            self.webhook = before
            return 1, {}
        self.mail.start()
        return 0, {"event_types": sorted(ALWAYS - {"webhook"} | set(params.get("event_types", [])))}

    async def _account(self, _: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        return 0, {"id": "pa:1", "name": "Svetilka", "uri": "svetilka", "webhook": self.webhook.get("url", "")}

    def _event(self, event: str, token: int, content: dict[str, Any]) -> dict[str, Any]:
        return {"event": event, "timestamp": int(time() * 1000), "message_token": token} | content


class _Front:
    """HTTP in, HTTP out."""

    def __init__(self, api: ViberApi) -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        method, body = request.path_params["method"], await request.body()
        params = _read(body)
        if not await self._api.passes_gate(method, receive):
            return
        stroke = self._api.weather.strikes(method, params.get("receiver"))
        kind = stroke.kind if stroke else None
        if stroke and kind in {Kind.STORM, Kind.STATUS}:
            self._api.note(method, params, params.get("receiver"), stroke.kind.name.lower())
            page = Response("<html><body>Bad Gateway</body></html>", stroke.value or 502, media_type="text/html")
            await (_told(12) if kind is Kind.STORM else page)(scope, receive, send)
        elif kind is Kind.CUT_BEFORE:
            await cut(scope, receive, send)
        else:
            response = await self._answer(request, method, body, params)
            await (cut if kind is Kind.CUT_AFTER else response)(scope, receive, send)

    async def _answer(self, request: Request, method: str, body: bytes, params: dict[str, Any]) -> Response:
        if request.headers.get("x-viber-auth-token") != self._api.token:
            return _told(2)
        if len(body) > HEAVIEST or not body or (body != b"{}" and not params):
            self._api.faults.append(f"{method}: {len(body)} bytes, or no JSON")
            return _told(3)
        return JSONResponse(await self._api.carry(method, params))


def _told(status: int) -> Response:
    return JSONResponse({"status": status, "status_message": STATUS[status]})


def _read(body: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(body))
    except (ValueError, TypeError):
        return {}
