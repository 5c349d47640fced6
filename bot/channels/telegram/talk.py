"""Everything that goes out for an update, in order. Nothing is known of a conversation but what the update tells."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.channels.asides import left_to_delete, unread
from bot.channels.calls import Call
from bot.channels.commands import Action, Commands, destination
from bot.channels.doors import HIDE, behind, door
from bot.channels.reading import readable
from bot.channels.telegram.buttons import hiding, languages, quoted_screen
from bot.channels.telegram.contact import contact
from bot.channels.telegram.groups import PRESENT, Groups
from bot.channels.telegram.hide import Tide, deletions, is_young
from bot.channels.telegram.markup import plain
from bot.channels.telegram.screens import Screens, screen
from bot.channels.telegram.updates import GROUPS, PRIVATE
from bot.engine.state import ABOUT
from bot.log import silent

if TYPE_CHECKING:
    from datetime import datetime

    from bot.channels.commands import Command
    from bot.channels.doors import Door
    from bot.channels.telegram.screens import Screen
    from bot.channels.telegram.updates import Message, Person, Shown, Tap, Update
    from bot.config import Config
    from bot.engine.answers import Answers
    from bot.locales.tongue import Tongue

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
            return [*taken, *self._screens.trouble(self._locale(tap.sender)).sent(tap.chat.id)]
        message = update.message or update.edited_message
        if message is None or message.chat.type != PRIVATE:
            return []
        return self._screens.trouble(self._locale(message.sender)).sent(message.chat.id)

    # What is tapped

    def _tapped(self, tap: Tap, now: datetime) -> list[Call]:
        """Telegram hears first that the tap arrived; then the screen changes in its place, or comes anew."""
        chat, shown = tap.chat, tap.message
        if chat.type != PRIVATE or not chat.id:
            return [_taken(tap)]
        if shown and shown.date:
            self._tide.note(shown.message_id, shown.date, int(now.timestamp()))
        if opened := door(tap.data):
            return self._hidden(tap, opened, now) if opened.kind == HIDE else self._saved(tap, opened, now)
        token = tap.data or self._locale(tap.sender)
        page = self._screens.page(token, now)
        if shown and shown.date and not self._stays(shown, token):
            return [_taken(tap), *page.edited(chat.id, shown.message_id)]
        return [_taken(tap), *page.sent(chat.id)]

    def _stays(self, shown: Shown, token: str) -> bool:
        """Whether a screen stays above the next: who asks what this bot is must not lose the numbers they had."""
        on_screen = quoted_screen(shown.reply_markup.values, self._answers.world.city.locales)
        return self._tells_of_us(token) and not self._tells_of_us(on_screen)

    def _tells_of_us(self, token: str) -> bool:
        return self._answers.world.codec.decode(token).flow == ABOUT

    def _saved(self, tap: Tap, opened: Door, now: datetime) -> list[Call]:
        """The contact; for a place that is none any more, its page tells."""
        place = behind(opened, self._answers, now)
        if place:
            return [_taken(tap), contact(place, tap.chat.id)]
        return [_taken(tap), *self._screens.page(opened.page, now).sent(tap.chat.id)]

    def _hidden(self, tap: Tap, opened: Door, now: datetime) -> list[Call]:
        tongue = self._answers.world.tongues.get(opened.locale) or self._tongue(tap.sender)
        alert = f"{_hiding(tongue)} {left_to_delete(tongue)}"
        taken = Call("answerCallbackQuery", {"callback_query_id": tap.id, "text": alert, "show_alert": True})
        chat, shown, at = tap.chat.id, tap.message, int(now.timestamp())
        if shown and is_young(shown.date, at):
            return [taken, *deletions(chat, shown.message_id, shown.date, self._tide, at)]
        rewritten = screen([plain(tongue.ui("Svetilka"))], []).edited(chat, shown.message_id) if shown else []
        older = deletions(chat, shown.message_id if shown else 0, 0, self._tide, at)
        return [taken, *rewritten, *older, *_remains(tongue).sent(chat)]

    # What is typed or sent

    def _said(self, message: Message, now: datetime) -> list[Call]:
        chat, locale = message.chat.id, self._locale(message.sender)
        self._tide.note(message.message_id, message.date, int(now.timestamp()))
        text = readable(message.words)
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
        if not message.thing and not message.words:
            return []
        return self._screens.draw(unread(self._answers, locale, now, place=message.thing in _PLACES)).sent(chat)

    def _commanded(self, command: Command, locale: str, now: datetime) -> Screen:
        world = self._answers.world
        if command.action is Action.LANGUAGE:
            return screen([plain(world.tongues[locale].ui("Izberite jezik."))], languages(world.tongues))
        return self._screens.page(destination(command, locale, world), now)

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


def _hiding(tongue: Tongue) -> str:
    """What we do, whether or not Telegram lets us."""
    return tongue.ui("Brišemo sporočila zadnjih 48 ur.")


def _remains(tongue: Tongue) -> Screen:
    """What stands in the chat when the rest is gone. It tells nobody what that was, and promises nothing."""
    said = (_hiding(tongue), left_to_delete(tongue))
    return screen([plain(part) for part in said], [hiding(tongue.ui("Izbrišite še to"), tongue.locale)])
