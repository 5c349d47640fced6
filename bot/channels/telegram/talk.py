"""Everything that goes out for an update, in order. Nothing is known of a conversation but what the update tells."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.calls import Call
from bot.channels.doors import HIDE, door
from bot.channels.telegram.buttons import hiding, languages, quoted_screen
from bot.channels.telegram.commands import Action, Commands
from bot.channels.telegram.contact import contact
from bot.channels.telegram.groups import PRESENT, Groups
from bot.channels.telegram.hide import Tide, deletions, is_young
from bot.channels.telegram.markup import plain
from bot.channels.telegram.screens import Screens, screen
from bot.channels.telegram.trouble import trouble
from bot.channels.telegram.updates import GROUPS, PRIVATE
from bot.engine.reply import Say, Tone
from bot.engine.state import ABOUT, PLACE
from bot.log import silent

if TYPE_CHECKING:
    from datetime import datetime

    from bot.channels.doors import Door
    from bot.channels.telegram.commands import Command
    from bot.channels.telegram.screens import Screen
    from bot.channels.telegram.updates import Message, Person, Tap, Update
    from bot.config import Config
    from bot.engine.answers import Answers
    from bot.locales.tongue import Tongue

LONGEST_TEXT = 4096
"""Characters of a text that are read; the rest is cut."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_PLACES = {"location", "venue"}
_LOG = logging.getLogger(__name__)


class Talk:
    """Answers updates. It keeps no more than `Tide`, and which groups were told that it talks in private only."""

    def __init__(self, answers: Answers, config: Config) -> None:
        self._answers = answers
        self._screens = Screens(answers, config)
        self._commands = Commands(answers.world.tongues.values())
        self._groups = Groups(config.telegram.name)
        self._tide = Tide()

    def answer(self, update: Update, now: datetime) -> list[Call]:
        """The calls that answer an update; none for what asks for no answer. `now` is aware."""
        try:
            return self._answer(update, now)
        except Exception as error:  # noqa: BLE001  # no fault of ours may hide the number for an emergency
            _LOG.error("An update could not be answered.", exc_info=silent(error))  # its words may quote a person
            return self._trouble(update)

    def _answer(self, update: Update, now: datetime) -> list[Call]:
        if tap := update.callback_query:
            return [] if tap.sender.is_bot else self._tapped(tap, now)
        if message := update.message or update.edited_message:
            if message.sender.is_bot:
                return []
            if message.chat.type in GROUPS:
                return self._groups.notice(message.chat.id, self._tongue(message.sender))
            live = update.message is None and not message.words  # somebody shares where they are, minute by minute
            return self._said(message, now) if message.chat.type == PRIVATE and not live else []
        if (joined := update.my_chat_member) and joined.chat.type in GROUPS:
            present = joined.new_chat_member.status in PRESENT
            return self._groups.notice(joined.chat.id, self._tongue(joined.sender)) if present else []
        return []

    def _trouble(self, update: Update) -> list[Call]:
        if tap := update.callback_query:
            taken = [_taken(tap)]
            return [*taken, *trouble(self._answers.world, self._locale(tap.sender)).sent(tap.chat.id)]
        message = update.message or update.edited_message
        if message is None or message.chat.type != PRIVATE:
            return []
        return trouble(self._answers.world, self._locale(message.sender)).sent(message.chat.id)

    # What is tapped

    def _tapped(self, tap: Tap, now: datetime) -> list[Call]:
        """Telegram hears first that the tap arrived; then the screen changes in its place, or comes anew."""
        chat, shown = tap.chat, tap.message
        if chat.type != PRIVATE or not chat.id:
            return [_taken(tap)]
        if shown and shown.date:
            self._tide.note(shown.message_id, shown.date, int(now.timestamp()))
        if behind := door(tap.data):
            return self._hidden(tap, behind, now) if behind.kind == HIDE else self._saved(tap, behind, now)
        page = self._screens.page(tap.data or self._locale(tap.sender), now)
        return [_taken(tap), *(page.edited(chat.id, shown.message_id) if shown and shown.date else page.sent(chat.id))]

    def _saved(self, tap: Tap, behind: Door, now: datetime) -> list[Call]:
        """The contact; for a place that is none any more, its page tells."""
        world, chat = self._answers.world, tap.chat.id
        service = world.directory.services.get(behind.service)
        tongue = world.tongues.get(behind.locale)
        if tongue and service and service.active and service.phones and service.id not in world.secret.services:
            return [_taken(tap), contact(service, tongue, chat)]
        page = self._screens.page(f"{behind.locale}_{PLACE}_{behind.service}", now)
        return [_taken(tap), *page.sent(chat)]

    def _hidden(self, tap: Tap, behind: Door, now: datetime) -> list[Call]:
        tongue = self._answers.world.tongues.get(behind.locale) or self._tongue(tap.sender)
        alert = tongue.ui("Brišemo sporočila zadnjih 48 ur. Starejša in pogovor sam izbrišite sami.")
        taken = Call("answerCallbackQuery", {"callback_query_id": tap.id, "text": alert, "show_alert": True})
        chat, shown, at = tap.chat.id, tap.message, int(now.timestamp())
        if shown and is_young(shown.date, at):
            return [taken, *deletions(chat, shown.message_id, shown.date, self._tide, at)]
        rewritten = screen([plain(tongue.ui("Izbrisano."))], []).edited(chat, shown.message_id) if shown else []
        older = deletions(chat, shown.message_id if shown else 0, 0, self._tide, at)
        return [taken, *rewritten, *older, *_remains(tongue).sent(chat)]

    # What is typed or sent

    def _said(self, message: Message, now: datetime) -> list[Call]:
        chat, locale = message.chat.id, self._locale(message.sender)
        self._tide.note(message.message_id, message.date, int(now.timestamp()))
        text = _UNSEEN.sub(" ", message.words[:LONGEST_TEXT]).strip()
        command = self._commands.read(text)
        if command and command.action is Action.HIDE:
            gone = deletions(chat, message.message_id, message.date, self._tide, int(now.timestamp()))
            return [*gone, *_remains(self._answers.world.tongues[locale]).sent(chat)]
        if command and command.action:
            return self._commanded(command, locale, now).sent(chat)
        if text:
            on_screen = quoted_screen(message.quoted, self._answers.world.city.locales) or locale
            heard = self._answers.hear(command.words if command else text, on_screen, now)
            return self._screens.draw(heard).sent(chat)
        return self._unread(message.thing, locale, now).sent(chat) if message.thing or message.words else []

    def _commanded(self, command: Command, locale: str, now: datetime) -> Screen:
        world = self._answers.world
        if command.action is Action.LANGUAGE:
            return screen([plain(world.tongues[locale].ui("Izberite jezik."))], languages(world.tongues))
        if command.action is Action.HELP and ABOUT in world.flows:
            return self._screens.page(f"{locale}_{ABOUT}", now)
        token = command.rest.partition(" ")[0] if command.action is Action.START else ""
        told = token.partition("_")[0] in world.city.locales
        return self._screens.page(token if told else f"{locale}_{token}".rstrip("_"), now)

    def _unread(self, thing: str, locale: str, now: datetime) -> Screen:
        """One sentence about what we cannot read, and home."""
        tongue = self._answers.world.tongues[locale]
        said = tongue.ui("Beremo samo besedilo. Napišite z besedami ali izberite.")
        if thing in _PLACES:
            said = tongue.ui("Vaše lokacije ne potrebujemo in je ne shranimo.")
        home = self._answers.show(locale, now)
        return self._screens.draw(replace(home, blocks=(Say(said, Tone.NOTE), *home.blocks)))

    # In which language

    def _locale(self, person: Person) -> str:
        """The language of a person's telephone, else the city's first."""
        locales = self._answers.world.city.locales
        spoken = person.language_code.partition("-")[0].lower()
        return spoken if spoken in locales else locales[0]

    def _tongue(self, person: Person) -> Tongue:
        return self._answers.world.tongues[self._locale(person)]


def _taken(tap: Tap) -> Call:
    """Ends the little clock on the button."""
    return Call("answerCallbackQuery", {"callback_query_id": tap.id})


def _remains(tongue: Tongue) -> Screen:
    """What stands in the chat when the rest is gone. It tells nobody what the rest was."""
    said = (
        tongue.ui("Izbrisali smo, kar smo lahko. Sporočila, starejša od 48 ur, izbrišite sami."),
        tongue.ui("Ves pogovor izbrišete tako: na seznamu pogovorov ga držite in izberete Izbriši."),
    )
    return screen([plain(part) for part in said], [hiding(tongue.ui("Izbrišite še to"), tongue.locale)])
