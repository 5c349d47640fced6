"""Calls to the Bot API over python-telegram-bot, and what its errors mean.

Nothing of what Telegram says is logged: its errors quote what was sent, its addresses hold the bot's token.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import httpx
import msgspec
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.channels.calls import DONE, Call, Outcome
from bot.channels.telegram.hide import first_half
from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram.request import RequestData

    from bot.config import Telegram

TOO_MANY = 429
"""HTTP status of a refused call (https://core.telegram.org/bots/api#responseparameters)."""
CONNECTIONS = 16
CONNECT, READ, POOL = 5.0, 10.0, 5.0
"""Seconds: to reach Telegram, to hear from it, to get one of the connections."""
_HOOK = "setWebhook"
_TOO_OLD = "message can't be deleted"
_ANSWERED = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
    _TOO_OLD,
)
"""What these refusals say is how we want it, or too late."""
_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights",
    "have no rights",
)
_NOT_THERE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
)
_HEADERS = {"Content-Type": "application/json", "User-Agent": BaseRequest.USER_AGENT}
_Found = list[dict[str, Any]]
_LOG = logging.getLogger(__name__)


class RefusedError(TelegramError):
    """Too many calls; `seconds` is how long Telegram wants silence."""

    def __init__(self, seconds: float) -> None:
        super().__init__("Too many calls")
        self.seconds = seconds


class WireError(Exception):
    """No answer to a question; see below."""


class RivalError(WireError):
    """Another process asks for the updates of this bot, or they go to a webhook."""


class TokenError(WireError):
    """Telegram does not know the bot's token."""


class DownError(WireError):
    """Telegram cannot be reached, or has an error of its own; `seconds`: how long it wants silence, or 0."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__("Telegram is down")
        self.seconds = seconds


class Wire:
    """The Bot API of one bot. Opens connections when they are needed; `close` ends them."""

    def __init__(self, telegram: Telegram) -> None:
        for name in ("httpx", "httpcore", "telegram"):
            logging.getLogger(name).setLevel(logging.WARNING)  # below it, lines hold addresses, and they the token
        trust = httpx.create_ssl_context()
        self._sending = _request(CONNECTIONS, trust)
        self._asking = _request(2, trust)
        self._accepted = self._hooked = True
        self._bot = Bot(telegram.token, f"{telegram.api}/bot", request=self._sending, get_updates_request=self._asking)

    async def carry(self, call: Call) -> Outcome:
        """Make a call. Raises nothing of Telegram's."""
        try:
            await self._ask(call.method, dict(call.params))
        except RefusedError as error:
            return Outcome(again=error.seconds)
        except (Forbidden, ChatMigrated):
            return Outcome(gone=True)
        except BadRequest as error:
            return self._unhooked() if call.method == _HOOK else _refused(call, error)
        except InvalidToken:
            return DONE
        except TelegramError:
            return Outcome(again=0.0)
        if call.method == _HOOK:
            self._hooked = True
        return DONE

    def _unhooked(self) -> Outcome:
        """Telegram does not take the address: it says so too while a name is new, or a server of names is down."""
        if self._hooked:
            _LOG.error("Telegram cannot post to the webhook; we go on trying. Check web.address in bot.toml.")
        self._hooked = False
        return Outcome(again=1.0)

    async def updates(
        self, offset: int, seconds: float, kinds: Sequence[str], limit: int = 100
    ) -> list[dict[str, Any]]:
        """Updates from number `offset` on, for which Telegram waits so long; it forgets those before.

        Raises `RivalError`, `TokenError` or `DownError`.
        """
        params = {"offset": offset, "timeout": int(seconds), "limit": limit, "allowed_updates": list(kinds)}
        found: _Found = await self._told("getUpdates", params, seconds + READ)
        try:
            msgspec.convert(found, list[_Numbered])
        except msgspec.ValidationError:
            raise DownError from None
        return found

    async def name(self) -> str:
        """The bot's username, without @. Raises `TokenError` or `DownError`."""
        told = await self._told("getMe", {}, READ)
        return str(told.get("username", "")) if isinstance(told, dict) else ""

    async def close(self) -> None:
        """End all connections."""
        await asyncio.gather(self._sending.shutdown(), self._asking.shutdown())

    async def _told(self, method: str, params: dict[str, Any], read: float) -> Any:  # noqa: ANN401  # any JSON
        try:
            return await self._ask(method, params, read)
        except RefusedError as error:
            raise DownError(error.seconds) from None
        except Conflict:
            raise RivalError from None
        except InvalidToken:
            raise TokenError from None
        except TelegramError:
            raise DownError from None

    async def _ask(self, method: str, params: dict[str, Any], read: float = READ) -> Any:  # noqa: ANN401  # any JSON
        """What Telegram says. That it does not know the token is told once, until it does."""
        try:
            # With `_` it names no method of Bot, against which do_api_request would warn; it is taken off again there.
            told = await self._bot.do_api_request(f"{method}_", params, read_timeout=read)
        except InvalidToken:
            if self._accepted:
                _LOG.error(
                    "Telegram does not accept the bot's token. Check SVETILKA_TELEGRAM_TOKEN, or token in bot.toml."
                )
            self._accepted = False
            raise
        except (KeyError, TypeError, AttributeError):  # python-telegram-bot expects a result, and that errors are texts
            raise TelegramError("No result") from None
        self._accepted = True
        return told


class _Request(HTTPXRequest):
    """Connections of python-telegram-bot, without what it warns of (`RetryAfter`) and logs (what it cannot read)."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # its type has no public name
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # the same
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # the same
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401  # the same
    ) -> tuple[int, bytes]:
        """One request; raises `RefusedError` for the status that asks for silence.

        Parameters go as JSON: the form that python-telegram-bot would send takes httpx several times as long.
        """
        asked = {"read": read_timeout, "write": write_timeout, "connect": connect_timeout, "pool": pool_timeout}
        given = {name: seconds for name, seconds in asked.items() if seconds is not BaseRequest.DEFAULT_NONE}
        response = await self._posted(
            method,
            url,
            content=msgspec.json.encode(request_data.parameters if request_data else {}),
            headers=_HEADERS,
            timeout=httpx.Timeout(**self._client.timeout.as_dict() | given),
        )
        if response.status_code == TOO_MANY:
            raise RefusedError(_seconds(response.content))
        return response.status_code, response.content

    async def _posted(self, method: str, url: str, **more: Any) -> httpx.Response:  # noqa: ANN401  # httpx's
        """What httpx answers, or raises, in the words of python-telegram-bot."""
        try:
            return await self._client.request(method, url, **more)
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(type(error).__name__) from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of a response."""
        try:
            return msgspec.json.decode(payload, type=dict[str, Any])
        except (ValueError, RecursionError):
            raise TelegramError("Not JSON") from None


def _request(connections: int, trust: Any) -> _Request:  # noqa: ANN401  # ssl.SSLContext, which costs an import
    return _Request(
        connection_pool_size=connections,
        connect_timeout=CONNECT,
        read_timeout=READ,
        write_timeout=READ,
        pool_timeout=POOL,
        httpx_kwargs={"verify": trust},
    )


class _Numbered(msgspec.Struct):
    update_id: int


class _Parameters(msgspec.Struct):
    retry_after: float = 0.0


class _Refusal(msgspec.Struct):
    parameters: _Parameters = msgspec.field(default_factory=_Parameters)


def _seconds(payload: bytes) -> float:
    try:
        told = msgspec.json.decode(payload, type=_Refusal).parameters.retry_after
    except ValueError:
        told = 0.0
    return max(told, 1.0)


def _refused(call: Call, error: BadRequest) -> Outcome:
    """What a bad request means, by its words: the Bot API has no codes for them."""
    words = error.message.lower()
    if any(known in words for known in _GONE):
        return Outcome(gone=True)
    if any(known in words for known in _NOT_THERE):
        return Outcome(instead=_anew(call)) if call.method == "editMessageText" else DONE
    if _TOO_OLD in words and call.method == "deleteMessages":
        return Outcome(instead=first_half(call))
    if not any(known in words for known in _ANSWERED):
        _LOG.error("Telegram refused a call.", exc_info=silent(error))
    return DONE


def _anew(call: Call) -> Call:
    params = {key: value for key, value in call.params.items() if key not in {"message_id", "inline_message_id"}}
    return Call("sendMessage", params, call.chat, call.urgent)
