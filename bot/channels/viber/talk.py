"""What goes out for an event of Viber. Viber edits nothing, so every answer is a new message."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from bot.channels.calls import Call
from bot.channels.doors import HIDE, door, savable
from bot.channels.viber.events import Kind
from bot.channels.viber.screens import LEVEL, Screens
from bot.channels.web.asked import LONGEST_TEXT, best_locale
from bot.engine.state import LONGEST, PLACE, State
from bot.log import silent

if TYPE_CHECKING:
    from datetime import datetime

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
        self._map = config.web.map.partition("{query}")[0]

    def answer(self, event: Event, now: datetime) -> list[Call]:
        """All that goes out, in order; if we break, the numbers that always help. Never raises."""
        if event.kind is Kind.FAILED or event.text.startswith(self._map):
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
        tongue = self._answers.world.tongues[locale]
        if event.kind is Kind.STARTED:
            return self._screens.page(event.context if self._is_token(event.context) else locale, now)
        if event.kind is Kind.LOCATION:
            said = tongue.ui("Vaše lokacije ne potrebujemo in je ne shranimo.")
            return self._screens.above_home(said, locale, now)
        if event.kind is Kind.OTHER:
            said = tongue.ui("Beremo samo besedilo. Napišite z besedami ali izberite.")
            return self._screens.above_home(said, locale, now)
        if self._is_token(event.text):
            return self._screens.page(event.text, now)
        opened = door(event.text)
        if opened and opened.locale in self._answers.world.city.locales:
            return self._behind(opened, self._on_screen(event), now)
        reply = self._answers.hear(event.text[:LONGEST_TEXT], self._on_screen(event), now)
        return self._screens.of(reply)

    def _behind(self, opened: Door, on_screen: str, now: datetime) -> Screen:
        """Where a contact must not or cannot be saved, the page of its place stands instead."""
        if opened.kind == HIDE:
            return self._screens.hidden(opened.locale)
        token = self._answers.world.codec.encode(State(opened.locale, PLACE, opened.service))
        place = savable(self._answers.show(token, now))
        if place is None:
            return self._screens.page(token, now)
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

    def _is_token(self, text: str) -> bool:
        """Whether a text is a token, which nobody types by chance: a locale of ours, alone or before `_`."""
        return bool(_SHAPE.fullmatch(text)) and text.partition("_")[0] in self._answers.world.city.locales
