"""The one entry: all that a typed text tells, found once. `hear` answers by it, `svetilka match` prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.understanding.alarm import Alarm
from bot.understanding.crisis import Rules
from bot.understanding.language import Foreign
from bot.understanding.manners import Answer, Manner, Manners, Sayings, Wish
from bot.understanding.needs import Need
from bot.understanding.text import clean
from bot.understanding.wants import Wanted, Wants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.understanding.crisis import Finding
    from bot.understanding.language import Languages
    from bot.understanding.manners import Overheard
    from bot.understanding.names import Guess, Names
    from bot.understanding.needs import Needs, Reason

FLOW, PLACE = "flow", "place"
"""Kinds of a target that can be named: `flow:food` is a need, `place:sos-telefon` a service, all others are pages."""
SURE = 0.75
"""Score from which what was understood is shown at once."""
CERTAIN = 0.95
"""Score from which a need leads away from a question in a word or two."""
BEYOND_DOUBT = 0.995
"""Score from which a need leads away from a screen of a crisis, in more words than one."""
EVEN = 0.5
"""Score from which a need that is nobody's business may stand on a button."""
TELLING = 2
"""Words that tell something, from which a need is more than guessed."""
TELLS = 0.25
"""From so much on a word told of the need for which it spoke (logits)."""
FEW = 3
"""Words up to which nothing can be told of a language."""
LIKELY = 0.3
"""Score from which the best need was understood."""
ALSO = 0.05
"""Score from which another need may be meant besides, once the best was understood."""
ASKED = 0.3
"""Score from which a need is among those that a person is asked to choose from."""
OFFERED = 0.6
"""Score from which another need stands as a button below the best one."""
NEAR = 0.2
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


CALM = frozenset(
    {
        Manner.PAGE,
        Manner.AFRAID,
        Manner.CREDIT,
        Manner.BUSY,
        Manner.POLICE,
        Manner.HUMAN,
        Manner.TAKEBACK,
        Manner.BACK,
        Manner.START,
    }
)
"""What is said about calling and about the screen: it speaks of fear and police, and is no cry."""


class Kind(StrEnum):
    """What a text is, above all."""

    NEED = "need"
    PLACE = "place"
    GREETING = "greeting"
    THANKS = "thanks"
    LANGUAGE = "language"
    ABOUT = "about"
    ABUSE = "abuse"
    PAGE = "page"
    AFRAID = "afraid"
    CREDIT = "credit"
    BUSY = "busy"
    POLICE = "police"
    HUMAN = "human"
    HELP = "help"
    TAKEBACK = "takeback"
    GOODBYE = "goodbye"
    BACK = "back"
    START = "start"
    UNKNOWN = "unknown"

    @property
    def told(self) -> Kind:
        """What it counts as for those who ask only whether a text speaks of a need, a place or a language."""
        if self is Kind.GOODBYE:
            return Kind.GREETING
        return self if self in TOLD else Kind.UNKNOWN


TOLD = {Kind.NEED, Kind.PLACE, Kind.GREETING, Kind.THANKS, Kind.LANGUAGE}
"""Kinds that are told by their own names."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text says.

    `locale` is its language, None when that is not clear. `needs` are the flows it speaks of, best first, at most five,
    each likely; `near` those that are not, but could be meant where nothing else is. `pages` are the targets it names
    (`place:sos-telefon`, `right:child-benefit`), best first. `wish` is the language that is asked for, or written in
    when that is none of ours.
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
    wish: Wish | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the services that are named."""
        return tuple(name for kind, _, name in (page.target.partition(":") for page in self.pages) if kind == PLACE)


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
        self._foreign = Foreign(reading.sayings.usual, languages)
        self._needs = needs
        self._pages = pages

    def of(self, text: str, locale: str = "") -> Understood:
        """What a text says; `locale` is the person's own, in whose words names are looked for first. Never fails."""
        text = clean(text)
        overheard = self._manners.overheard(text)
        crisis = None if _is_calm(overheard) else self._alarm.heard(text)
        spoken = self._spoken(text, overheard, crisis, locale)
        own = spoken or locale
        locales = sorted(self._pages, key=lambda one: one != own)
        pages = _first(_called(self._pages[one].guess(text)) for one in locales)
        wish = overheard.wish or self._written(text, overheard)
        ranked, both = self._ranked(text, overheard, locales)
        least = BY_NAME if self._wants is None else LIKELY if spoken else SURE
        kind = _kind(overheard, crisis, wish, ranked, pages, least)
        likely = ranked if kind in {Kind.NEED, Kind.PLACE} and (crisis or _best(ranked) >= least) else ()
        needs = tuple(need for need in likely if need.score >= ALSO)[:MOST]
        near = () if needs else tuple(need for need in ranked if need.score >= NEAR)[:MOST]
        return Understood(spoken, kind, needs, near, pages, crisis, overheard, both if needs else (), wish)

    def why(self, text: str) -> tuple[Reason, ...]:
        """Which words of a text spoke for its best needs, and how much; none in a city without phrases."""
        return self._ranker.why(clean(text)) if self._ranker else ()

    def why_crisis(self, text: str, crisis: Finding) -> tuple[str, ...]:
        """Which words of a text spoke for a crisis."""
        return crisis.words or self._alarm.why(clean(text))

    def tells(self, text: str) -> int:
        """How many words of a text told of its best need; none in a city without phrases."""
        return sum(weight >= TELLS for reason in self.why(text)[:1] for _, weight in reason.words)

    def overheard(self, text: str) -> Overheard:
        """The sayings in a text, such as the label of a button."""
        return self._manners.overheard(text)

    def _spoken(self, text: str, overheard: Overheard, crisis: Finding | None, own: str) -> str | None:
        """The language of a text, None when that is not clear: people swear in languages that they do not speak."""
        clear = self._languages.spoken(text).locale
        if clear or crisis:
            return clear or (crisis and crisis.locale) or None
        told = overheard.manner
        if told is None or told.manner is Manner.ABUSE:
            return None
        return own if own in overheard.keys(told.manner) else told.locale

    def _written(self, text: str, overheard: Overheard) -> Wish | None:
        """The wish for the language of a text that is in none of ours, and says nothing else that is known."""
        code = self._foreign.spoken(text) if overheard.manner is None else None
        return Wish(code) if code else None

    def _ranked(self, text: str, overheard: Overheard, locales: Sequence[str]) -> Wanted:
        """By how people say it, or in a city that has no phrases by name."""
        if self._wants is not None:
            return self._wants.of(text, overheard)
        named = _first(_by_name(self._needs[one].guess(text)) for one in locales)
        return Wanted(tuple(Need(guess.target.partition(":")[2], guess.score) for guess in named))


def _is_calm(overheard: Overheard) -> bool:
    """Whether a text is an answer, numbers, or such a saying as speaks of no crisis, whatever its words are like."""
    told = overheard.manner
    words, answer = overheard.words, overheard.answer
    if answer is Answer.DUNNO or (answer and len(words) <= TELLING) or (words and all(map(str.isdigit, words))):
        return True
    return told is not None and told.share == 1 and told.manner in CALM


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
    overheard: Overheard,
    crisis: Finding | None,
    wish: Wish | None,
    needs: Sequence[Need],
    pages: Sequence[Guess],
    least: float,
) -> Kind:
    best, told = _best(needs), overheard.manner
    if crisis is not None:
        return Kind.NEED
    if wish is not None:
        return Kind.LANGUAGE
    if told is not None and told.share == 1:
        return Kind(told.manner.value)
    if pages and pages[0].share >= MOSTLY and (pages[0].score >= CALLED or best < SURE):
        return Kind.PLACE
    if told is not None and best < SURE:
        return Kind(told.manner.value)
    return Kind.NEED if best >= least else Kind.UNKNOWN
