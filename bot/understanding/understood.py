"""The one entry: all that a typed text tells, found once. `hear` answers by it, `svetilka match` prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.understanding.alarm import Alarm
from bot.understanding.crisis import Rules
from bot.understanding.manners import Manners, Sayings
from bot.understanding.needs import Need
from bot.understanding.text import clean
from bot.understanding.wants import Wanted, Wants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.understanding.crisis import Finding
    from bot.understanding.language import Languages
    from bot.understanding.manners import Overheard, Wish
    from bot.understanding.names import Guess, Names
    from bot.understanding.needs import Needs, Reason

FLOW, PLACE = "flow", "place"
"""Kinds of a target that can be named: `flow:food` is a need, `place:sos-telefon` a service, all others are pages."""
SURE = 0.75
"""Score from which what was understood is shown at once."""
LIKELY = 0.25
"""Score from which the best need was understood."""
ALSO = 0.05
"""Score from which another need may be meant besides, once the best was understood."""
ASKED = 0.2
"""Score from which a need is among those that a person is asked to choose from."""
OFFERED = 0.4
"""Score from which another need stands as a button below the best one."""
NEAR = 0.1
"""Score from which a need is offered where nothing was understood."""
AHEAD = 0.05
"""By so much the best meaning must lead to be shown at once."""
MOST = 5
"""Needs and pages of a text at most."""
CALLED = 0.85
"""Score from which a place is called by its name, in whatever text; a need that is sure is not outdone by less."""
BESIDES = 0.1
"""By so much the score of a name may be below the best to be named as well."""
MOSTLY = 0.5
"""Share of a text from which a name that explains so much is what the text is about, 0 to 1."""
BY_NAME = 0.5
"""Score from which a need is understood by its name in a city that has no phrases."""


class Kind(StrEnum):
    """What a text is, above all."""

    NEED = "need"
    PLACE = "place"
    GREETING = "greeting"
    THANKS = "thanks"
    LANGUAGE = "language"
    ABOUT = "about"
    ABUSE = "abuse"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says.

    `locale` is its language, None when that is not clear. `needs` are the flows it speaks of, best first, at most five,
    each likely; `near` those that are not, but could be meant where nothing else is. `pages` are the targets it names
    (`place:sos-telefon`, `right:child-benefit`), best first.
    """

    locale: str | None
    kind: Kind
    needs: tuple[Need, ...]
    near: tuple[Need, ...]
    pages: tuple[Guess, ...]
    crisis: Finding | None
    overheard: Overheard
    both: tuple[str, ...] = ()
    """Two needs that were both said, each in words of its own, the likelier first; empty where it is one."""

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the services that are named."""
        return tuple(name for kind, _, name in (page.target.partition(":") for page in self.pages) if kind == PLACE)

    @property
    def wish(self) -> Wish | None:
        """The language that is asked for."""
        return self.overheard.wish


@dataclass(frozen=True, slots=True)
class Reading:
    """What a city's files say of how people write. A city without them is understood by its names alone."""

    rules: Rules = field(default_factory=Rules)
    sayings: Sayings = field(default_factory=Sayings)
    ranker: Needs | None = None
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """How people say what they need, by locale; languages are learnt from it."""
    ear: Needs | None = None
    """What was learnt from cries for help."""


class Understanding:
    """All that listens, put together."""

    def __init__(
        self, reading: Reading, languages: Languages, needs: Mapping[str, Names], pages: Mapping[str, Names]
    ) -> None:
        """`needs` and `pages` are the names of both by locale."""
        self._alarm = Alarm(reading.rules, reading.ear)
        self._manners = Manners(reading.sayings)
        self._ranker = reading.ranker
        self._wants = Wants(reading.ranker, self._manners) if reading.ranker else None
        self._languages = languages
        self._needs = needs
        self._pages = pages

    def of(self, text: str, locale: str = "") -> Understood:
        """What a text says; `locale` is the person's own, in whose words names are looked for first. Never fails."""
        text = clean(text)
        overheard, crisis = self._manners.overheard(text), self._alarm.heard(text)
        told = overheard.manner
        spoken = self._languages.spoken(text).locale or (told and told.locale) or (crisis and crisis.locale) or None
        own = spoken or locale
        locales = sorted(self._pages, key=lambda one: one != own)
        pages = _first(_called(self._pages[one].guess(text)) for one in locales)
        ranked, both = self._ranked(text, overheard, locales)
        least = BY_NAME if self._wants is None else LIKELY if spoken else SURE
        kind = _kind(overheard, crisis, ranked, pages, least)
        likely = ranked if kind in {Kind.NEED, Kind.PLACE} and (crisis or _best(ranked) >= least) else ()
        needs = tuple(need for need in likely if need.score >= ALSO)[:MOST]
        near = () if needs else tuple(need for need in ranked if need.score >= NEAR)[:MOST]
        return Understood(spoken, kind, needs, near, pages, crisis, overheard, both if needs else ())

    def why(self, text: str) -> tuple[Reason, ...]:
        """Which words of a text spoke for its best needs, and how much; none in a city without phrases."""
        return self._ranker.why(clean(text)) if self._ranker else ()

    def overheard(self, text: str) -> Overheard:
        """The sayings in a text, such as the label of a button."""
        return self._manners.overheard(text)

    def _ranked(self, text: str, overheard: Overheard, locales: Sequence[str]) -> Wanted:
        """By how people say it, or in a city that has no phrases by name."""
        if self._wants is not None:
            return self._wants.of(text, overheard)
        named = _first(_by_name(self._needs[one].guess(text)) for one in locales)
        return Wanted(tuple(Need(guess.target.partition(":")[2], guess.score) for guess in named))


def _first(found: Iterator[tuple[Guess, ...]]) -> tuple[Guess, ...]:
    return next(filter(None, found), ())


def _called(guesses: Sequence[Guess]) -> tuple[Guess, ...]:
    """Those that are surely called by their names: a text that is about something else must say the whole name."""
    sure = [one for one in guesses if one.score >= (SURE if one.share >= MOSTLY else CALLED)]
    return tuple(one for one in sure if sure[0].score - one.score < BESIDES)


def _by_name(guesses: Sequence[Guess]) -> tuple[Guess, ...]:
    return tuple(one for one in guesses if one.score >= BY_NAME)


def _best(needs: Sequence[Need]) -> float:
    return needs[0].score if needs else 0.0


def _kind(
    overheard: Overheard, crisis: Finding | None, needs: Sequence[Need], pages: Sequence[Guess], least: float
) -> Kind:
    best = _best(needs)
    if crisis is not None:
        return Kind.NEED
    if overheard.wish is not None:
        return Kind.LANGUAGE
    if pages and pages[0].share >= MOSTLY and (pages[0].score >= CALLED or best < SURE):
        return Kind.PLACE
    if overheard.manner is not None and best < SURE:
        return Kind(overheard.manner.manner.value)
    return Kind.NEED if best >= least else Kind.UNKNOWN
