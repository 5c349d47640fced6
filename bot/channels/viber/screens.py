"""Replies drawn as messages of Viber: plain text, a keyboard, and the token of what is on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.channels.asides import broken, with_kept
from bot.channels.doors import cautions, saved_number
from bot.channels.limits import JOINT, VIBER, split
from bot.channels.numbers import tappable
from bot.channels.plain import paragraph
from bot.channels.shelf import Shelf
from bot.channels.viber.keyboard import for_older, keyboard
from bot.dialogs.model import HOME
from bot.engine.reply import Choice, Reply, Role, Say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.config import Config
    from bot.engine.answers import Answers
    from bot.engine.reply import Block, Place

Message = dict[str, Any]
"""A message as `send_message` takes it, without its receiver."""

LEVEL = 6
"""The API version that our messages speak: with a lower one `Silent` does nothing, and taps would stand in the chat."""
LONGEST_NAME = 28
"""Characters of a contact's name. Its number may have 18, which is more than any telephone number has (E.164: 15)."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The messages of a reply; the keyboard and the token stand on the last. `urgent` as in `Reply`."""

    messages: tuple[Message, ...]
    urgent: bool = False

    @property
    def welcome(self) -> Message:
        """The one message that may be given to who opens the chat."""
        return self.messages[-1] | {"text": self.messages[0]["text"]}

    def fitted(self, level: int) -> Screen:
        """The same for devices that understand this API version; a message of a higher one is not shown to them."""
        return replace(self, messages=tuple(_older(one, level) for one in self.messages)) if level < LEVEL else self


class Screens:
    """Draws replies in the words of the world that `answers` has at the time."""

    def __init__(self, answers: Answers, config: Config) -> None:
        self._answers = answers
        self._map, self._address = config.web.map, config.web.address
        self._shelf = Shelf(answers, self.of)

    def page(self, token: str, now: datetime) -> Screen:
        """The screen of a state."""
        return self._shelf.page(token, now)[1]

    def of(self, reply: Reply) -> Screen:
        """The screen of a reply."""
        tongue = self._answers.world.tongues[reply.state.locale]
        reply = with_kept(reply, VIBER.channel, self._address, tongue)
        parts = ["\n".join(paragraph(block, 0, tappable)) for block in reply.blocks]
        texts = [JOINT.join(parts) for parts in split(parts, VIBER.text, VIBER.size)]
        messages = [self._message(reply.state.locale, type="text", text=text) for text in texts]
        messages[-1] |= {"tracking_data": reply.token, "keyboard": keyboard(reply, tongue, self._map)}
        return Screen(tuple(messages), urgent=reply.urgent)

    def contact(self, place: Place, screen: Screen) -> Screen:
        """A number of a place as a contact, below what to know of it, as a contact holds no note.

        The keyboard of the screen stays, as the last one sent is shown.
        """
        name, phone = place.name, saved_number(place) or place.phones[0][0]
        if len(name) > LONGEST_NAME:
            name = f"{name[: LONGEST_NAME - 1].rstrip()}…"
        contact = {"name": name, "phone_number": phone.number}
        kept = {key: value for key, value in screen.messages[-1].items() if key != "text"}
        told = {"type": "text", "text": "\n".join((place.name, *cautions(place)))}
        plain = {key: value for key, value in kept.items() if key not in {"keyboard", "tracking_data"}}
        return Screen((plain | told, kept | {"type": "contact", "contact": contact}))

    def languages(self, locale: str) -> Screen:
        """A button for each language, in its own words; it leads home."""
        tongues = self._answers.world.tongues
        each = [Choice(tongue.ui("Slovensko"), other, locale=other) for other, tongue in tongues.items()]
        return self._aside(locale, each, Say(tongues[locale].ui("Izberite jezik.")))

    def hidden(self, locale: str) -> Screen:
        """How a person deletes the chat, which Viber does not let us do; nothing of what was on the screen."""
        tongue = self._answers.world.tongues[locale]
        told = (
            tongue.ui("Viber nam ne dovoli brisati sporočil."),
            tongue.ui("Ves pogovor izbrišete tako: na seznamu pogovorov ga držite in izberete Izbriši."),
        )
        return self._aside(locale, [], Say(" ".join(told)))

    def trouble(self, locale: str) -> Screen:
        """What stands where there is no answer: the numbers that always are one."""
        return replace(self.of(broken(self._answers.world, locale)), urgent=True)

    def _aside(self, locale: str, choices: Iterable[Choice], *blocks: Block) -> Screen:
        """Words of ours that belong to no state, and the way home."""
        world = self._answers.world
        ways = (*choices, Choice(world.tongues[locale].ui("Na začetek"), locale, Role.HOME))
        return self.of(Reply(world.codec.home(locale), locale, world.city.name, blocks, ways))

    def _message(self, locale: str, **content: str) -> Message:
        world = self._answers.world
        name = world.tongues[locale].flow(HOME, world.flows[HOME].title)
        return {"min_api_version": LEVEL, "sender": {"name": name[: VIBER.sender]}, **content}


def _older(message: Message, level: int) -> Message:
    board = message.get("keyboard")
    changed = {"keyboard": for_older(board)} if board else {}
    return message | {"min_api_version": level, **changed}
