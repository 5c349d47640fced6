"""What goes out for an event of Viber. Viber edits nothing, so every answer is a new message."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from bot.channels.asides import unread
from bot.channels.calls import Call
from bot.channels.commands import Action, Commands, destination
from bot.channels.doors import HIDE, behind, door
from bot.channels.reading import best_locale, readable
from bot.channels.viber.events import Kind
from bot.channels.viber.screens import LEVEL, Screens
from bot.engine.state import LONGEST
from bot.log import silent

if TYPE_CHECKING:
    from datetime import datetime

    from bot.channels.commands import Command
    from bot.channels.doors import Door
    from bot.channels.viber.events import Event
    from bot.channels.viber.screens import Screen
    from bot.config import Config
    from bot.engine.answers import Answers

SEND, WELCOME = "send_message", "conversation_started"
"""Methods of our calls; the second goes out as the response to the callback of that name."""

_SHAPE = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST}}}")
_LOG = logging.getLogger(__name__)


class Talk:
    """Answers events. Nothing is known of a person but what the event itself says."""

    def __init__(self, answers: Answers, config: Config) -> None:
        self._answers = answers
        self._screens = Screens(answers, config)
        self._commands = Commands(answers.world.tongues.values())
        self._map = re.compile(r"\S*".join(map(re.escape, config.web.map.split("{query}"))))

    def answer(self, event: Event, now: datetime) -> list[Call]:
        """All that goes out, in order; if we break, the numbers that always help. Never raises."""
        if event.kind is Kind.FAILED or self._map.fullmatch(event.text):
            return []  # a button that opens the map sends us its address too
        try:
            screen = self._screen(event, now)
        except Exception as error:  # noqa: BLE001  # no fault of ours may hide the number for an emergency
            _LOG.error("An answer for Viber could not be made.", exc_info=silent(error))
            screen = self._screens.trouble(self._locale(event))
        screen = screen.fitted(event.level or LEVEL)
        if event.kind is Kind.STARTED:
            return [Call(WELCOME, screen.welcome, event.chat, urgent=screen.urgent)]
        return [
            Call(SEND, {"receiver": event.chat, **message}, event.chat, urgent=screen.urgent)
            for message in screen.messages
        ]

    def _screen(self, event: Event, now: datetime) -> Screen:
        locale = self._locale(event)
        if event.kind is Kind.STARTED:
            return self._screens.page(event.context if self._is_token(event.context) else locale, now)
        if event.kind is not Kind.TEXT:
            return self._screens.of(unread(self._answers, locale, now, place=event.kind is Kind.LOCATION))
        if self._is_tap(event):
            return self._screens.page(event.text.removesuffix("_"), now)
        opened = door(event.text)
        if opened and opened.locale in self._answers.world.city.locales:
            return self._behind(opened, self._on_screen(event), now)
        text = readable(event.text)
        command = self._commands.read(text)
        if command and command.action:
            return self._commanded(command, locale, now)
        heard = self._answers.hear(command.words if command else text, self._on_screen(event), now)
        return self._screens.of(heard)

    def _commanded(self, command: Command, locale: str, now: datetime) -> Screen:
        if command.action is Action.HIDE:
            return self._screens.hidden(locale)
        if command.action is Action.LANGUAGE:
            return self._screens.languages(locale)
        return self._screens.page(destination(command, locale, self._answers.world), now)

    def _behind(self, opened: Door, on_screen: str, now: datetime) -> Screen:
        """Where a contact must not or cannot be saved, the page of its place stands instead."""
        if opened.kind == HIDE:
            return self._screens.hidden(opened.locale)
        place = behind(opened, self._answers, now)
        if place is None:
            return self._screens.page(opened.page, now)
        return self._screens.contact(place, self._screens.page(on_screen, now))

    def _on_screen(self, event: Event) -> str:
        """The token of what the person had before them; home if it is not known."""
        return event.tracking if self._is_token(event.tracking) else self._locale(event)

    def _locale(self, event: Event) -> str:
        """The language of the screen, else that of the telephone."""
        if self._is_token(event.tracking):
            return event.tracking.partition("_")[0]
        locales = self._answers.world.city.locales
        return best_locale(event.language, locales, locales[0])

    def _is_tap(self, event: Event) -> bool:
        """Whether a text is the token of a button, which nobody types by chance.

        A locale alone, which older keyboards sent, somebody may have typed: "en" is "one" in Slovene. It counts only if
        Viber says that it was a button.
        """
        return self._is_token(event.text) and ("_" in event.text or event.silent)

    def _is_token(self, text: str) -> bool:
        """Whether a text has the form of a token: a locale of ours, alone or before `_`."""
        return bool(_SHAPE.fullmatch(text)) and text.partition("_")[0] in self._answers.world.city.locales
