"""What people say to anybody: greetings, thanks, a call for help, a word about the bot, yes and no, a language.

The sayings are data, `dialogs/manners/`; here is only how much of a text they explain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from bot.understanding.pattern import Heard, Words, rarest
from bot.understanding.spelling import Spelling
from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.source import Text
    from bot.understanding.pattern import Pattern

MOST_WORDS = 40
"""Words of a text that are listened to: manners are short."""
SHORT = 8
"""Words up to which a text is read with slips and glued words: a longer one says more than manners."""
SLIPPED = 5
"""Letters from which a word may be one with a slip in it."""
SHORT_WISH = 10
"""Words up to which a text can be a wish for a language."""


class Manner(StrEnum):
    """What a text is apart from needs and places; where two say as much, the later one. Values are names of files."""

    GREETING = "greeting"
    HELP = "help"
    THANKS = "thanks"
    HUMAN = "human"
    """Wanted instead of a program, or because that is not understood."""
    PAGE = "page"
    """It asks about what is on the screen."""
    ABOUT = "about"
    ABUSE = "abuse"
    AFRAID = "afraid"
    """Of ringing up, or unable to."""
    CREDIT = "credit"
    """None to ring up with."""
    BUSY = "busy"
    """Nobody answers the telephone."""
    POLICE = "police"
    """Whether somebody will be called, or a name must be told."""
    TAKEBACK = "takeback"
    """Of what was written before."""
    GOODBYE = "goodbye"
    BACK = "back"
    START = "start"


SHARES = {
    Manner.GREETING: 0.5,
    Manner.THANKS: 0.5,
    Manner.ABOUT: 0.5,
    Manner.ABUSE: 0.5,
    Manner.PAGE: 0.75,
    Manner.AFRAID: 0.75,
    Manner.CREDIT: 0.75,
    Manner.BUSY: 0.75,
    Manner.POLICE: 0.75,
    Manner.HUMAN: 0.75,
    Manner.TAKEBACK: 0.75,
    Manner.HELP: 1.0,
    Manner.GOODBYE: 1.0,
    Manner.BACK: 1.0,
    Manner.START: 1.0,
}
"""Share of the words that say something, from which a text is of a manner; all, where the words are usual ones."""


class Answer(StrEnum):
    """What a text answers to a question of any kind."""

    YES = "yes"
    NO = "no"
    DUNNO = "dunno"


BESIDE, ABOUT_PLACES, ORDER = "beside", "about-places", "order"
"""Words that say nothing beside a saying, and beside the name of a place; the numbers by which answers are counted."""
JOINTS, UNWANTED = "joints", "unwanted"
"""Words between two things that are said; how people say that they do not need something."""
NAMES, ASKS, OTHERS, DENIES = "names", "asks", "others", "denies"
"""Names of languages; what may stand around one; asking for another without its name; not speaking the one named."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A pattern of `kind`; `key` is its locale, the language it names, or the number it stands for."""

    kind: str
    key: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Sayings:
    """All sayings of a city, and the spelling of their words.

    `guide` is the flow for who speaks another language, `usual` the usual words of such languages by their codes.
    """

    all: tuple[Saying, ...] = ()
    spelling: Spelling = field(default_factory=lambda: Spelling(()))
    guide: Text | None = None
    usual: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words(self, *kinds: str) -> frozenset[str]:
        """The single words among the sayings of some kinds."""
        patterns = (saying.pattern for saying in self.all if saying.kind in kinds)
        return frozenset().union(*(one.written for one in patterns if isinstance(one, Words)))


@dataclass(frozen=True, slots=True)
class Told:
    """A manner that explains a `share` of a text, 0 to 1, in the words of a locale."""

    manner: Manner
    locale: str
    share: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for a language: its code (ISO 639), or "" for any but the one on the screen, or but `instead_of`."""

    language: str
    instead_of: str = ""


@dataclass(frozen=True)
class Overheard:
    """The words of a text, and where in it the sayings stand: positions by kind and key."""

    words: tuple[str, ...]
    places: Mapping[tuple[str, str], frozenset[int]]

    def of(self, *kinds: str) -> frozenset[int]:
        """The positions of all sayings of some kinds."""
        return frozenset(chain.from_iterable(at for (kind, _), at in self.places.items() if kind in kinds))

    def keys(self, kind: str) -> list[str]:
        """The keys of a kind, those that explain most of the text first."""
        found = [(key, len(at)) for (one, key), at in self.places.items() if one == kind]
        return [key for key, _ in sorted(found, key=lambda each: -each[1])]

    @cached_property
    def manner(self) -> Told | None:
        """What the text is mostly; None when it says something else, or nothing."""
        said = {kind for kind, _ in self.places}
        if said.isdisjoint(Manner):
            return None
        kind, share = max(((kind, self._share(kind)) for kind in reversed(Manner)), key=lambda each: each[1])
        return Told(kind, self.keys(kind)[0], share) if share >= SHARES[kind] else None

    @property
    def telling(self) -> int:
        """How many words say something that is not said beside anything."""
        beside = self.of(BESIDE)
        return sum(place not in beside and not word.isdigit() for place, word in enumerate(self.words))

    @property
    def wish(self) -> Wish | None:
        """The language that is asked for, when nothing else is said."""
        around = self.of(NAMES, ASKS, OTHERS, DENIES, BESIDE, Manner.GREETING, Manner.THANKS)
        if not 0 < len(self.words) <= SHORT_WISH or len(around) < len(self.words):
            return None
        named = self.keys(NAMES)
        if self.of(DENIES):
            return Wish("", named[0]) if named else None
        if named:
            return Wish(named[0])
        return Wish("") if self.of(OTHERS) else None

    @property
    def answer(self) -> Answer | None:
        """Yes, no or "I do not know", when the text says nothing else."""
        whole = [one for one in Answer if self._is_only(one)]
        return max(whole, key=lambda one: len(self.of(one)), default=None)

    @property
    def number(self) -> int | None:
        """The number of an answer on the screen, counted from 1, when the text says nothing else."""
        found = {key: at for (kind, key), at in self.places.items() if kind == ORDER}
        numbers = [key for key, at in found.items() if not any(at < other for other in found.values())]
        return int(numbers[0]) if len(numbers) == 1 and self._is_only(ORDER) else None

    def _is_only(self, kind: str) -> bool:
        own = self.of(kind)
        return bool(own) and len(own | self.of(BESIDE)) == len(self.words)

    def _share(self, kind: Manner) -> float:
        """How much of what says something a manner explains; of a greeting beside thanks the thanks count."""
        own = self.of(kind)
        polite = self.of(Manner.GREETING, Manner.THANKS) if kind is not Manner.GREETING else frozenset()
        idle = (self.of(BESIDE) | polite) - own
        said = len(self.words) - len(idle)
        return len(own) / said if own else 0.0


class Manners:
    """Sayings, ready to listen."""

    def __init__(self, sayings: Sayings) -> None:
        self._sayings = sayings.all
        self._spelling = sayings.spelling
        self._by_word: dict[str, list[int]] = {}
        for number, saying in enumerate(self._sayings):
            for word in rarest(saying.pattern):
                self._by_word.setdefault(word, []).append(number)

    def overheard(self, text: str) -> Overheard:
        """Where the sayings stand in a text. Never fails, whatever the text."""
        said = tokens(text)[:MOST_WORDS]
        if len(said) <= SHORT:
            said = tuple(self._spelling.taken_apart(said))
        heard = Heard(self._written(said))
        places: dict[tuple[str, str], set[int]] = {}
        for number in {number for word in heard.places for number in self._by_word.get(word, ())}:
            saying = self._sayings[number]
            for match in heard.matches(saying.pattern):
                places.setdefault((saying.kind, saying.key), set()).update(match)
        return Overheard(said, {kind: frozenset(at) for kind, at in places.items()})

    def _written(self, said: Sequence[str]) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for place, word in enumerate(said):
            written = self._spelling.written(word)
            if not written and len(said) <= SHORT and len(word) >= SLIPPED:
                written = self._spelling.slips(word)
            for one in written:
                places.setdefault(one, []).append(place)
        return places
