"""A screen as a person sees it in some channel, and whether it says what the core said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.channels.numbers import tappable
from bot.engine.reply import Listing, Place, Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.reply import Block, Reply
    from bot.knowledge.model import Phone

Words = tuple[str, ...]

ABROAD = re.compile(r"\+386 ?")
"""How the calling code stands where a channel writes numbers so that they ring; at home it is a 0."""
GAP = re.compile(r"(?<=\d) (?=\d)")
SITE = re.compile(r"https?://(?:www\.)?([^\s/]+)\S*")
"""The address of a page; some channels write only the name of its site."""


@dataclass(frozen=True, slots=True)
class Button:
    """What can be pressed: its label, and what the channel sends then, which only its driver understands."""

    label: str
    sends: Any


@dataclass(frozen=True, slots=True)
class Screen:
    """Texts in order, a line each, without markup; and buttons in order, without those that are the channel's own."""

    lines: tuple[str, ...]
    buttons: tuple[Button, ...]
    dials: frozenset[str] | None = None
    """The numbers that links on the screen dial; None where the device itself finds numbers in the text."""

    def rings(self, phone: Phone) -> bool:
        """Whether a touch on this number dials it. Devices find those that are written with their calling code."""
        if self.dials is not None:
            return phone.number in self.dials
        return any(tappable(phone) in line for line in self.lines)

    def button(self, label: str) -> Button:
        """The button that reads so; AssertionError if none or several do."""
        found = [button for button in self.buttons if words(button.label) == words(label)]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} buttons {label!r} among {[button.label for button in self.buttons]}")
        return found[0]


class Driver(Protocol):
    """A person's hands in one channel: they know what the screen shows, and nothing of the core."""

    own: tuple[str, ...]
    """Words of the channel itself, which may stand anywhere on a screen."""

    def begins(self) -> Screen:
        """Come for the first time."""

    def opens(self, token: str) -> Screen:
        """Come by a link or a code."""

    def presses(self, token: str) -> Screen:
        """Press a button of an old screen, behind which this token is."""

    def taps(self, label: str) -> Screen:
        """Press the button that reads so."""

    def says(self, text: str) -> Screen:
        """Type a text on the screen that is shown."""


def words(line: str) -> Words:
    """A line without signs, cases and ways to write a number."""
    text = SITE.sub(r"\1", ABROAD.sub("0", unicodedata.normalize("NFKC", line)))
    return tuple(re.findall(r"\w+", GAP.sub("", text).casefold()))


def unlike(screen: Screen, reply: Reply, own: Iterable[str]) -> str:
    """Where a screen says something else than the reply, more or less; "" where it says the same in the same order.

    Within a place each channel may set the lines as they read best; the order of all else is the reply's.
    """
    offered, labels = [words(button.label) for button in screen.buttons], [words(one.label) for one in reply.choices]
    if offered != labels:
        return f"the buttons are {[button.label for button in screen.buttons]}"
    reader = Reader(tuple(word for line in screen.lines for word in words(line)), [words(text) for text in own])
    for block in reply.blocks:
        if missing := reader.reads(block):
            return f"{' '.join(missing)!r} is not there; next comes {reader.next!r}"
    reader.skips(reader.own)
    return f"there is more: {reader.next!r}" if reader.next else ""


class Reader:
    """Reads the words of a screen against the blocks of a reply."""

    def __init__(self, shown: Words, own: list[Words]) -> None:
        self._left = shown
        self.own = own

    @property
    def next(self) -> str:
        """What comes next."""
        return " ".join(self._left[:12])

    def reads(self, block: Block) -> Words:
        """Read a block; what of it is not there, or nothing."""
        wanted = [words(text) for text in told(block) if words(text)]
        extras = [*self.own, *(words(text) for text in extra(block))]
        while wanted:
            if found := self._reads(wanted):
                wanted.remove(found)
            elif not self._reads(extras):
                return wanted[0]
        self.skips(extras)
        return ()

    def skips(self, extras: list[Words]) -> None:
        """Read on as long as only these come."""
        while self._reads(extras):
            pass

    def _reads(self, texts: list[Words]) -> Words:
        for text in sorted(texts, key=len, reverse=True):
            if text and self._left[: len(text)] == text:
                self._left = self._left[len(text) :]
                return text
        return ()


def told(block: Block) -> Iterator[str]:
    """What a channel must say of a block."""
    if isinstance(block, Say):
        yield block.text
    elif isinstance(block, Listing):
        yield from (block.heading, *block.lines)
    else:
        yield from _told_of_place(block)


def _told_of_place(place: Place) -> Iterator[str]:
    yield from (place.name, place.state_words, place.alert, *place.warnings)
    for phone, about in place.phones:
        yield from (phone.shown, about)
    if not place.phones:
        yield from (place.service.email, place.service.url)
    if not place.brief:
        yield from (place.what, place.address_words, place.eligibility, place.hours, *place.details, place.assured)


def extra(block: Block) -> Iterator[str]:
    """What a channel may say of a block besides: other ways to reach a place that has a telephone."""
    if isinstance(block, Place):
        yield from (block.service.email, block.service.url)
