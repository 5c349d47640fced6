"""Somebody who writes to the bot at Telegram, and sees the calls that answer them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import read_update
from bot.config import Telegram, Updates
from bot.engine.answers import Answers
from tests.channels.telegram.bodies import SENT, body
from tests.people import ROOT, city

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.calls import Call


class Chatter:
    """A talk, and what time it is in it; `now` is in seconds since 1970."""

    def __init__(self, root: Path = ROOT, answers: type[Answers] = Answers) -> None:
        config, self.world = city(root)
        self.config = replace(
            config, telegram=Telegram("1:abcdefgh", "SvetilkaBot", Updates.POLLING, "https://api.telegram.org")
        )
        self.answers = answers(self.world)
        self.talk = Talk(self.answers, self.config)
        self.now = SENT

    def gets(self, update: dict[str, Any]) -> list[Call]:
        """The calls that answer an update."""
        read = read_update(body(update))
        return self.talk.answer(read, self.moment) if read else []

    def page(self, token: str) -> list[dict[str, Any]]:
        """The messages that show a token, without their chat."""
        return [dict(message) for message in self.talk._screens.page(token, self.moment).messages]

    @property
    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


def methods(calls: list[Call]) -> list[str]:
    """The methods of calls, in order."""
    return [call.method for call in calls]


def values(call: Call | dict[str, Any]) -> list[list[str]]:
    """What the buttons below a message send, row by row."""
    params = call if isinstance(call, dict) else call.params
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button.get("callback_data") or button["url"] for button in row] for row in rows]


def sent_by(call: Call | dict[str, Any]) -> list[str]:
    """The same in one list."""
    return [value for row in values(call) for value in row]
