"""Replies drawn as Telegram's messages: its HTML, and buttons below the last one.

A place is read from the top: its name, whether it is open, what may harm, the numbers. Set off below: where it is, who
may come, and how old the facts are; of many lines a tap shows the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.channels.asides import broken, with_kept
from bot.channels.calls import Call
from bot.channels.limits import JOINT, TELEGRAM, shown, split
from bot.channels.maps import map_of
from bot.channels.numbers import tappable
from bot.channels.shelf import Shelf
from bot.channels.telegram.buttons import below
from bot.channels.telegram.markup import bold, italic, link, plain, quote
from bot.engine.reply import Listing, Place, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.channels.telegram.buttons import Rows
    from bot.config import Config
    from bot.engine.answers import Answers
    from bot.engine.reply import Block, Reply, Say
    from bot.knowledge.model import Service
    from bot.locales.tongue import Tongue

_HARM = "\N{WARNING SIGN}\N{VARIATION SELECTOR-16}"


@dataclass(frozen=True, slots=True)
class Screen:
    """One or more messages as parameters of `sendMessage` and `editMessageText`, without the chat."""

    messages: tuple[Mapping[str, Any], ...]
    urgent: bool = False

    def sent(self, chat: int) -> list[Call]:
        """New messages."""
        return [
            Call("sendMessage", {"chat_id": chat, **message}, chat, urgent=self.urgent) for message in self.messages
        ]

    def edited(self, chat: int, message_id: int) -> list[Call]:
        """The message becomes the first one; others follow it."""
        first, *rest = self.messages
        params = {"chat_id": chat, "message_id": message_id, **first}
        edit = Call("editMessageText", params, chat, urgent=self.urgent)
        return [edit, *Screen(tuple(rest), self.urgent).sent(chat)] if rest else [edit]


def screen(parts: Iterable[str], rows: Rows, *, urgent: bool = False) -> Screen:
    """A screen of paragraphs of HTML, cut where Telegram takes no more; without any it says so little as it can."""
    texts = [JOINT.join(message) for message in split([*parts], TELEGRAM.text, shown)] or ["…"]
    messages = [_message(text) for text in texts]
    if rows:
        messages[-1]["reply_markup"] = {"inline_keyboard": rows}
    return Screen(tuple(messages), urgent)


def _message(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


class Screens:
    """Draws replies, and keeps what it drew as long as it holds."""

    def __init__(self, answers: Answers, config: Config) -> None:
        self._answers = answers
        self._map, self._address = config.web.map, config.web.address
        self._shelf = Shelf(answers, self.draw)

    def page(self, token: str, now: datetime) -> Screen:
        """The screen of a token; any string is a token."""
        return self._shelf.page(token, now)[1]

    def draw(self, reply: Reply) -> Screen:
        """The screen of a reply."""
        tongue = self._answers.world.tongues[reply.state.locale]
        reply = with_kept(reply, TELEGRAM.channel, self._address, tongue)
        parts = ["\n".join(filter(None, self._lines(block, tongue))) for block in reply.blocks]
        return screen(parts, below(reply, tongue), urgent=reply.urgent)

    def trouble(self, locale: str) -> Screen:
        """What stands where there is no answer: the numbers that always are one."""
        return replace(self.draw(broken(self._answers.world, locale)), urgent=True)

    def _lines(self, block: Block, tongue: Tongue) -> Iterator[str]:
        """The lines of a block; empty ones are left out. Each closes what it opens."""
        if isinstance(block, Place):
            yield from numbered(block)
            if not block.brief:
                yield quote(filter(None, self._more(block, tongue)))
        elif isinstance(block, Listing):
            yield bold(block.heading)
            yield from listed(block.lines)
        else:
            yield said(block)

    def _more(self, place: Place, tongue: Tongue) -> Iterator[str]:
        """What follows the numbers of a place that is shown in full."""
        yield link(map_of(place, self._map), place.address_words)
        for name, words in ((tongue.ui("Kdo lahko pride"), place.eligibility), (tongue.ui("Ure"), place.hours)):
            if words:
                yield f"{plain(name)}: {plain(words)}"
        yield from map(plain, place.details)
        if place.phones:
            yield from reached(place.service)
        yield italic(place.assured)


def said(block: Say) -> str:
    """A paragraph in its tone."""
    if block.tone is Tone.LEAD:
        return bold(block.text)
    if block.tone is Tone.HEADING:
        return bold(block.text if block.text[-1:] in {".", "?", "!"} else f"{block.text}:")
    return italic(block.text) if block.tone is Tone.NOTE else plain(block.text)


def listed(lines: Sequence[str]) -> Iterator[str]:
    """Lines with a dot before each, if there are several."""
    yield from (plain(line if len(lines) == 1 else f"• {line}") for line in lines)


def numbered(place: Place) -> Iterator[str]:
    """A place down to its numbers, or to what there is instead, and what warns of them."""
    yield bold(place.name)
    yield plain(place.state_words)
    if place.alert:
        yield f"{_HARM} {bold(place.alert)}"
    if not place.brief:
        yield plain(place.what)
    for phone, about in place.phones:
        yield plain(f"{tappable(phone)} – {about}" if about else tappable(phone))
    if not place.phones:
        yield from reached(place.service)
    yield from map(plain, place.warnings)


def reached(service: Service) -> Iterator[str]:
    """Where to write; Telegram itself makes links of both."""
    yield plain(service.email)
    yield link(service.url, service.url.partition("://")[2].partition("/")[0].removeprefix("www."))
