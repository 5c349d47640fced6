"""Rights: what a person may claim, the questions that tell whether, and the offices that decide. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from bot.knowledge.model import Confidence, Source, Words

TOKEN = 64
"""Characters of a token; the answers of a whole check must fit."""
CHECK, CLAIM, FACTS = "check", "claim", "facts"
"""Words of the tokens `sl_check_SHORT_QUESTION-CHOICE…` and `sl_claim_facts_FACT-CHOICE…`."""

DONT_KNOW = "dk"
"""The choice every question must have: "I don't know"."""
NOT_SAID = "ns"
"""The choice the program adds to every question: "I'd rather not say"."""


class Kind(StrEnum):
    """What a record of rights is. An obligation that is unlikely probably does not concern the person."""

    RIGHT = "right"
    SERVICE = "service"
    OBLIGATION = "obligation"
    PROCEDURE = "procedure"


class Standing(StrEnum):
    """Whether a right exists today; an abolished one stays so that its name still leads somewhere."""

    ACTIVE = "active"
    ABOLISHED = "abolished"


class Effect(StrEnum):
    """What an answer means for a right, and the verdict of a whole check. Never a decision."""

    LIKELY = "likely"
    UNLIKELY = "unlikely"
    ASK = "ask"


class DeadlineKind(StrEnum):
    """What happens when a deadline passes."""

    FINAL = "final"
    """There is no right any more."""
    SHORTENED = "benefit-shortened"
    START_DATE = "start-date"
    """The right starts later."""
    NEXT_MONTH = "no-deadline-starts-next-month"
    BEFORE_START = "before-start"
    RECURRING = "recurring-date"
    PROOF = "proof-of-spending"
    """It runs after the money came, not before the claim."""
    APPEAL = "appeal"
    """It runs after the decision, not before the claim."""
    NONE = "none"


class Measure(StrEnum):
    """What a deadline is counted in."""

    DAYS = "days"
    MONTHS = "months"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`count` of `measure` after an event; None where the rule has no count, as "before the school year"."""

    kind: DeadlineKind
    measure: Measure | None
    count: int
    after: Words
    """The event in words: "rojstvo otroka"."""
    when: Words
    """The question that asks for its day: "Kdaj se je otrok rodil?"."""
    note: Words
    late: Words
    """What still can be done when it has passed; empty where no source says."""
    source: str
    """Id of a source of the right."""

    @property
    def counted(self) -> bool:
        """Whether a last day can be reckoned from the day of the event."""
        return self.measure is not None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money, or what stands for it in words (`+30 %`), or both."""

    label: Words
    eur: Decimal | None
    text: Words
    as_of: str
    """When it was true, ISO 8601, as exact as the source is; "" when the file says `undated`."""
    derived: bool
    """Whether it was reckoned from a published rule and a published sum."""
    source: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice of a question about a right. `why` is the reason told with the verdict."""

    id: str
    say: Words
    effect: Effect
    why: Words


@dataclass(frozen=True, slots=True)
class Condition:
    """A question that tells whether somebody may have a right."""

    id: str
    say: Words
    hint: Words
    fact: str
    """The shared fact it asks for, or ""."""
    group: str
    """Conditions of one group are alternatives: the best of them counts. "" for none."""
    bonus: bool
    """Only the amount depends on it."""
    source: str
    choices: Mapping[str, Answer]
    by_fact: Mapping[str, Effect]
    """What choices of the shared fact mean here; a choice that is not in it means what ours of the same id does."""


@dataclass(frozen=True, slots=True)
class Right:
    """A benefit, a service, an obligation or a procedure. `short` stands for it in tokens."""

    id: str
    short: str
    kind: Kind
    status: Standing
    replaced_by: str
    """Id of the right that came instead of an abolished one, or ""."""
    name: Words
    what: Words
    apply: Words
    call: tuple[str, ...]
    """Ids of services to turn to."""
    find: str
    """Term of the services to turn to, or ""."""
    confidence: Confidence
    deadline: Deadline | None
    amounts: tuple[Amount, ...]
    questions: tuple[Condition, ...]
    documents: tuple[Words, ...]
    assured_date: str
    assured_how: str
    sources: tuple[Source, ...]

    @property
    def active(self) -> bool:
        """Whether it can still be claimed."""
        return self.status is Standing.ACTIVE


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing about a person that many rights depend on, asked once for all of them."""

    id: str
    say: Words
    hint: Words
    choices: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class District:
    """A part of the city. `words` are streets, neighbourhoods and other spellings."""

    id: str
    name: str
    unit: str
    """Id of the service that serves it."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """An office and the parts of the city it serves. Without a source a person is told to ring and ask."""

    service: str
    sourced: bool
    districts: tuple[District, ...]
    sources: tuple[Source, ...]
