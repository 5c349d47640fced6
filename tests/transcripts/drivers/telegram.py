"""A conversation in Telegram, read off the calls that would go out."""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.channels.asides import kept
from bot.channels.doors import MARK
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import read_update
from bot.engine.answers import Answers
from tests.channels.telegram import bodies
from tests.people import city
from tests.transcripts.screen import Button, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.channels.calls import Call

TAG = re.compile(r"<[^<>]*>")
HARM = "\N{WARNING SIGN}\N{VARIATION SELECTOR-16}"
SAID = ("Kdo lahko pride", "Ure")


class Telegram:
    """Somebody with Telegram, who answers a question by quoting it. Buttons of the newest message are tapped."""

    def __init__(self, now: datetime, locale: str) -> None:
        config, world = city()
        self._talk = Talk(Answers(world), config)
        self._now = now
        self._person = bodies.person(f"{locale}-SI")
        self._numbers = count(1)
        self._chat: dict[int, dict[str, Any]] = {}
        self._screen = Screen((), ())
        tongues = world.tongues.values()
        self.own = tuple(tongue.ui(text) for tongue in tongues for text in SAID)
        self.own += tuple(text for tongue in tongues for text in kept("Telegram", config.web.address, tongue))

    def begins(self) -> Screen:
        """Find the bot and press Start."""
        return self._sends(message=self._typed("/start"))

    def opens(self, token: str) -> Screen:
        """Open the chat by a link, `https://t.me/NAME?start=TOKEN`."""
        return self._sends(message=self._typed(f"/start {token}"))

    def presses(self, token: str) -> Screen:
        """Press a button below a message; what stands there changes."""
        tap = {"id": "17", "from": self._person, "chat_instance": "3", "message": self._last, "data": token}
        return self._sends(callback_query=tap)

    def taps(self, label: str) -> Screen:
        """Press a button."""
        return self.presses(self._screen.button(label).sends)

    def says(self, text: str) -> Screen:
        """Answer the last message with a text."""
        return self._sends(message=self._typed(text) | {"reply_to_message": self._last})

    @property
    def _last(self) -> dict[str, Any]:
        return self._chat[max(self._chat)] if self._chat else self._message()

    def _typed(self, text: str) -> dict[str, Any]:
        return self._message() | {"from": self._person, "text": text}

    def _message(self) -> dict[str, Any]:
        at = int(self._now.timestamp())
        return {"message_id": next(self._numbers), "chat": bodies.private(), "date": at}

    def _sends(self, **content: Any) -> Screen:
        update = read_update(bodies.body({"update_id": next(self._numbers), **content}))
        assert update is not None
        return self.shown(self._talk.answer(update, self._now))

    def shown(self, calls: Sequence[Call]) -> Screen:
        """What became new in the chat, and the buttons below the last message."""
        changed = [self._written(call) for call in calls if call.method in {"sendMessage", "editMessageText"}]
        self._chat |= {one["message_id"]: one for one in changed}
        lines = [unescape(TAG.sub("", line)) for one in changed for line in one["text"].splitlines()]
        self._screen = Screen(tuple(line.replace(HARM, "") for line in lines), tuple(keys(self._last)))
        return self._screen

    def _written(self, call: Call) -> dict[str, Any]:
        """A message of the bot: a new one, or one that it writes anew."""
        written = self._message() | {"from": bodies.ME}
        return written | {key: value for key, value in call.params.items() if key != "chat_id"}


def keys(message: Any) -> list[Button]:
    """The buttons of a message without those of the channel itself."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    shown = [Button(button["text"], button["callback_data"]) for row in rows for button in row]
    return [button for button in shown if not button.sends.startswith(MARK)]
