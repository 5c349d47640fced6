"""What the bot shows for a state: blocks and choices that belong to no channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.engine.state import State
    from bot.knowledge.model import Address, Phone, Service
    from bot.knowledge.schedule import Opening


class Tone(StrEnum):
    """How a text is meant; a channel may show it so."""

    LEAD = "lead"
    """The first sentence: the question, or what to do now."""
    TEXT = "text"
    NOTE = "note"
    """Small print: the age of the facts, what remains."""
    HEADING = "heading"
    """A short line over a group: "If it is full"."""


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph."""

    text: str
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class Place:
    """A service with everything a person needs, in words of the reply's locale.

    `service` is the record; the rest is what `show` made of it. `brief` asks the channel for name, state and numbers
    only (the "if full" list). `warnings` are sentences such as "Podatek iz maja 2014, najprej pokličite."
    """

    service: Service
    name: str
    what: str
    opening: Opening
    state_words: str
    phones: tuple[tuple[Phone, str], ...]
    """Each number with a line about it (may be "")."""
    address: Address | None
    address_words: str
    eligibility: str
    hours: str
    details: tuple[str, ...]
    warnings: tuple[str, ...]
    assured: str
    """The age of the record in words: "Podatki iz februarja 2018 (Mestna občina Ljubljana)." """
    alert: str = ""
    """What may harm a person who does not know it; stands above the numbers."""
    brief: bool = False
    called: bool = False
    """Named by the dialog itself (`call`), not found in the Directory."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading and lines: documents to bring, amounts, reasons."""

    heading: str
    lines: tuple[str, ...]


class Refused(Listing):
    """Places that do not take this person, each with the reason."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Entitled:
    """A right on the screen, for scripts: its verdict where there is one, and the last day to act."""

    id: str
    verdict: str | None
    deadline: date | None


Block = Say | Place | Listing


class Role(StrEnum):
    """What a choice is for; a channel groups by it."""

    ANSWER = "answer"
    GUESS = "guess"
    BACK = "back"
    HOME = "home"
    LOCALE = "locale"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its label and the token of the state it leads to."""

    label: str
    token: str
    role: Role = Role.ANSWER
    sensitive: bool = False
    """Whether the state it leads to must leave no trace in an address."""
    locale: str = ""
    """Language of the label where it is not the reply's own."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown. `token` is the canonical token of `state`."""

    state: State
    token: str
    title: str
    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...]
    sensitive: bool = False
    needs: tuple[tuple[str, float], ...] = ()
    crisis: str | None = None
    rights: tuple[Entitled, ...] = ()
    at: datetime | None = field(default=None, compare=False)

    @property
    def places(self) -> tuple[Place, ...]:
        """The services shown, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Place))

    @property
    def urgent(self) -> bool:
        """Whether it goes before others where messages have to wait.

        It answers a crisis; or it is sensitive, where a person may have this one minute alone.
        """
        return self.crisis is not None or self.sensitive
