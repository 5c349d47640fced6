"""A conversation in Viber, read off the messages that would go out."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from bot.channels.asides import kept
from bot.channels.doors import MARK
from bot.channels.viber.events import read_event
from bot.channels.viber.talk import Talk
from bot.engine.answers import Answers
from tests.channels.viber import bodies
from tests.people import city
from tests.transcripts.screen import Button, Screen

if TYPE_CHECKING:
    from datetime import datetime

    from bot.channels.calls import Call

TAG = re.compile(r"<[^<>]*>")


class Viber:
    """Somebody with Viber: it sends back the `tracking_data` of the last message, and a button its ActionBody."""

    def __init__(self, now: datetime, locale: str) -> None:
        config, world = city()
        self._talk = Talk(Answers(world), config)
        tongues = world.tongues.values()
        self.own = tuple(text for tongue in tongues for text in kept("Viber", config.web.address, tongue))
        self._now = now
        self._locale = locale
        self._tracking = ""
        self._screen = Screen((), ())

    def begins(self) -> Screen:
        """Find the bot and open the chat."""
        return self._sends(bodies.started(language=self._locale))

    def opens(self, token: str) -> Screen:
        """Open the chat by a link, `viber://pa?chatURI=…&context=TOKEN`."""
        return self._sends(bodies.started(token, language=self._locale))

    def presses(self, token: str) -> Screen:
        """Press a button; Viber says that nothing was typed."""
        return self._writes(token, silent=True)

    def taps(self, label: str) -> Screen:
        """Press a button of the keyboard."""
        return self.presses(self._screen.button(label).sends)

    def says(self, text: str) -> Screen:
        """Type a text."""
        return self._writes(text, silent=False)

    def _writes(self, text: str, *, silent: bool) -> Screen:
        return self._sends(bodies.text(text, on=self._tracking, silent=silent, language=self._locale))

    def _sends(self, body: bytes) -> Screen:
        event = read_event(body)
        assert event is not None
        return self.shown(self._talk.answer(event, self._now))

    def shown(self, calls: list[Call]) -> Screen:
        """What stands in the chat since the last message of the person, and the keyboard of the last one of ours."""
        messages = [call.params for call in calls]
        self._tracking = messages[-1]["tracking_data"]
        lines = tuple(line for message in messages for line in message["text"].splitlines())
        self._screen = Screen(lines, tuple(keys(messages[-1])))
        return self._screen


def keys(message: Any) -> list[Button]:
    """The buttons of a message without those of the channel itself: doors, and links that leave the chat."""
    return [
        Button(unescape(TAG.sub("", button["Text"])), button["ActionBody"])
        for button in message["keyboard"]["Buttons"]
        if button["ActionType"] == "reply" and not button["ActionBody"].startswith(MARK)
    ]
