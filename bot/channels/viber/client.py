"""Calls carried to Viber's REST API, and what its answers mean."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx
import msgspec

from bot.channels.calls import DONE, Call, Outcome

if TYPE_CHECKING:
    from bot.config import Config, Viber

PATH = "/viber"
"""Where callbacks come to, below the public address of the web chat."""

BLOCKED = 7
"""publicAccountBlocked: Viber lets the bot itself send nothing."""
_AGAIN = Outcome(again=0.0)
_LATER = Outcome(again=1.0)
_GONE = Outcome(gone=True)
_STATUS = {
    0: DONE,
    1: _LATER,  # invalidUrl: it could not reach our webhook, perhaps because we are only starting
    5: _GONE,  # receiverNotRegistered
    6: _GONE,  # receiverNotSubscribed
    BLOCKED: _GONE,
    12: _LATER,  # tooManyRequests
}
"""Outcomes by `status` (https://creators.viber.com/docs/bots-api/errors); any other one will not get better."""

_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_LOG = logging.getLogger(__name__)


class _Answer(msgspec.Struct):
    """What Viber says of a call, whose HTTP status is 200 also when it failed."""

    status: int


class Client:
    """Makes calls in the name of a bot, until it is closed. `transport` is httpx's own unless it is given."""

    def __init__(self, viber: Viber, transport: httpx.AsyncBaseTransport | None = None) -> None:
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)  # below it there is a line for every call
        self._http = httpx.AsyncClient(
            base_url=viber.api,
            headers={"X-Viber-Auth-Token": viber.token, "Content-Type": "application/json"},
            timeout=_TIMEOUT,
            transport=transport,
        )

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def carry(self, call: Call) -> Outcome:
        """Make one call. Never raises for a fault of Viber or of the network."""
        try:
            response = await self._http.post(f"/{call.method}", content=msgspec.json.encode(call.params))
        except httpx.RequestError:
            return _AGAIN
        if response.status_code == HTTPStatus.OK:
            return _meant(response.content)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            return _LATER
        if response.is_server_error:
            return _AGAIN
        _LOG.error("Viber refused a call: HTTP status %d.", response.status_code)
        return DONE


def introduction(config: Config) -> Call:
    """What tells Viber where callbacks go, and which; messages always come. We ask for no names and no photos."""
    wanted = {
        "url": config.web.address + PATH,
        "event_types": ["conversation_started", "failed"],
        "send_name": False,
        "send_photo": False,
    }
    return Call("set_webhook", wanted)


def _meant(body: bytes) -> Outcome:
    try:
        status = msgspec.json.decode(body, type=_Answer).status
    except (ValueError, RecursionError):
        return _AGAIN  # it is not Viber that answers so
    if status not in _STATUS or status == BLOCKED:
        _LOG.error("Viber refused a call: status %d.", status)
    return _STATUS.get(status, DONE)
