"""People with Viber on their telephones."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.doubles.viber_api import ViberApi

TAGS = re.compile(r"<[^<>]*>")


class ViberPerson:
    """Somebody in their chat with the bot. Verbs return at once; `sees`, `reads` and `buttons` wait."""

    def __init__(self, api: ViberApi, number: str, name: str, language: str, level: int) -> None:
        self.api = api
        self.id = number
        self.level = level
        self.subscribed = False
        self.texts: list[str] = []  # of both
        self.got: list[dict[str, Any]] = []  # messages of the bot
        self.board: dict[str, Any] = {}  # the last keyboard stays
        self.opened: list[str] = []  # addresses of buttons that were tapped
        self._user = {"id": number, "name": name, "country": "SI", "language": language, "api_version": level}
        self._events: list[int] = []

    # What they do

    def starts(self, context: str = "") -> ViberPerson:
        """Open the chat, perhaps by a link with a context."""
        more = {"context": context} if context else {}
        started = {"type": "open", "user": self._user, "subscribed": self.subscribed} | more
        self._happens("conversation_started", started)
        return self

    def types(self, text: str) -> ViberPerson:
        self.texts.append(text)
        return self._sends({"type": "text", "text": text})

    def sends_photo(self) -> ViberPerson:
        self.texts.append("")
        return self._sends({"type": "picture", "media": "https://media.example.org/1.jpg"})

    def sends_place(self, latitude: float, longitude: float) -> ViberPerson:
        self.texts.append("")
        return self._sends({"type": "location", "location": {"lat": latitude, "lon": longitude}})

    def taps(self, label: str, times: int = 1) -> ViberPerson:
        """Tap a button of the keyboard, so many times in a row without waiting."""
        self.waits()
        found = [one for one in self.board.get("Buttons", []) if label in {_plain(one["Text"]), one["ActionBody"]}]
        assert found, f"No button {label!r} among {self._labels()}"
        body = found[0]["ActionBody"]
        if found[0].get("ActionType") == "open-url":
            self.opened.append(body)
        for _ in range(times):
            self.texts += [] if found[0].get("Silent") else [body]
            self._sends({"type": "text", "text": body}, silent=bool(found[0].get("Silent")))
        return self

    def blocks(self) -> ViberPerson:
        """Want no more messages."""
        self.subscribed = False
        self._happens("unsubscribed", {"user_id": self.id})
        return self

    # What they see

    @property
    def sees(self) -> list[str]:
        """The texts in the chat, once the bot has answered all that happened in it."""
        self.waits()
        return list(self.texts)

    @property
    def screen(self) -> dict[str, Any]:
        """The bot's last message."""
        self.waits()
        assert self.got, "The bot has written nothing."
        return self.got[-1]

    @property
    def reads(self) -> str:
        """Its text."""
        return text_of(self.screen)

    @property
    def buttons(self) -> list[str]:
        """What is on the keyboard."""
        self.waits()
        return self._labels()

    def waits(self) -> None:
        """Until the bot has answered all that happened in this chat."""
        self.api.until_answered(*self._events or [0])

    def takes(self, message: dict[str, Any]) -> None:
        """A message arrives; a telephone does not show one that speaks a higher API version than its own."""
        if int(message.get("min_api_version", 1)) > self.level:
            self._post("failed", {"user_id": self.id, "desc": "failure description"})
            return
        self.got.append(message)
        self.texts.append(text_of(message))
        self.board = message.get("keyboard", self.board)

    def _sends(self, message: dict[str, Any], *, silent: bool = False) -> ViberPerson:
        self.subscribed = True
        tracking = self.got[-1].get("tracking_data", "") if self.got else ""
        told = message | ({"tracking_data": tracking} if tracking else {})
        self._happens("message", {"sender": self._user, "message": told, "silent": silent})
        return self

    def _happens(self, event: str, content: dict[str, Any]) -> None:
        self.api.run(lambda: self._post(event, content))

    def _post(self, event: str, content: dict[str, Any]) -> None:
        number = self.api.happens(event, content, self.id)
        self._events += [number] if number else []

    def _labels(self) -> list[str]:
        return [_plain(button["Text"]) for button in self.board.get("Buttons", [])]


def text_of(message: dict[str, Any]) -> str:
    """What a message shows."""
    contact = message.get("contact")
    return f"{contact['name']} {contact['phone_number']}" if contact else str(message["text"])


def _plain(text: str) -> str:
    return unescape(TAGS.sub("", text))
