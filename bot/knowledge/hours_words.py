"""What staff type for opening hours, cut into tokens: OSM, Slovene and English words, `8-16`, `08.00`, `24. 12.`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.letters import fold

LONGEST = 500
FIRST_YEAR, LAST_YEAR = 2020, 2099
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class HoursError(ValueError):
    """Opening hours that cannot be used: a sentence for staff, and the column (from 1) where the fault is."""

    def __init__(self, sentence: str, column: int) -> None:
        super().__init__(sentence, column)
        self.sentence = sentence
        self.column = column

    def __str__(self) -> str:
        return f"{self.sentence} (column {self.column})"


class Kind(Enum):
    """What a token is."""

    DAY = auto()
    HOLIDAY = auto()
    MONTH = auto()
    DATE = auto()
    YEAR = auto()
    TIME = auto()
    NUMBER = auto()
    DASH = auto()
    COMMA = auto()
    SEMICOLON = auto()
    OPENING = auto()
    CLOSING = auto()
    STATE = auto()
    COMMENT = auto()
    ALWAYS = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an expression. `numbers` are the minute of the day, the year, the day, or (year or 0, month, day)."""

    kind: Kind
    text: str
    column: int
    numbers: tuple[int, ...] = ()


_WORDS = {
    Kind.DAY: (
        "mo mon monday pon ponedeljek ponedeljka ponedeljkih",
        "tu tue tuesday tor torek torka torkih",
        "we wed wednesday sre sreda sredo srede sredah",
        "th thu thursday cet cetrtek cetrtka cetrtkih",
        "fr fri friday pet petek petka petkih",
        "sa sat saturday sob sobota soboto sobote sobotah",
        "su sun sunday ned nedelja nedeljo nedelje nedeljah",
    ),
    Kind.MONTH: (
        "jan januar januarja january",
        "feb februar februarja february",
        "mar marec marca march",
        "apr april aprila",
        "may maj maja",
        "jun junij junija june",
        "jul julij julija july",
        "aug avg avgust avgusta august",
        "sep sept september septembra",
        "oct okt oktober oktobra october",
        "nov november novembra",
        "dec december decembra",
    ),
}
_SINGLE = {
    Kind.HOLIDAY: "ph praznik prazniki praznike praznikih holiday holidays",
    Kind.DASH: "do to until",
    Kind.COMMA: "in ter and",
}
_STATES = {"off": "off closed zaprto", "open": "open odprto", "unknown": "unknown neznano"}
_NOISE = frozenset({"od", "ob", "ure", "uri", "ura", "ur", "h", "from"})
_SAYINGS = (
    (
        re.compile(r"(po (predhodnem )?dogovoru|po naro[čc]ilu|by appointment)\b", re.IGNORECASE),
        Kind.STATE,
        "appointment",
    ),
    (re.compile(r"(vsak dan|every day|daily)\b", re.IGNORECASE), Kind.DAY, "Mo-Su"),
)
_COMMENTS_FOR_APPOINTMENT = frozenset({"by appointment", "po dogovoru", "po predhodnem dogovoru", "po narocilu"})


def _vocabulary() -> dict[str, tuple[Kind, str]]:
    known: dict[str, tuple[Kind, str]] = {}
    for kind, names in ((Kind.DAY, DAYS), (Kind.MONTH, MONTHS)):
        for name, words in zip(names, _WORDS[kind], strict=True):
            known |= dict.fromkeys(words.split(), (kind, name))
    for kind, single in _SINGLE.items():
        known |= dict.fromkeys(single.split(), (kind, kind.name))
    for state, words in _STATES.items():
        known |= dict.fromkeys(words.split(), (Kind.STATE, state))
    return known


_VOCABULARY = _vocabulary()
_PATTERN = re.compile(
    r"""(?P<space>[\s:]+)
    |(?P<comment>["„“”»«][^"„“”»«]*["„“”»«])
    |(?P<always>24/7)
    |(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])
    |(?P<dmy>[0-9]{1,2}\.\ ?[0-9]{1,2}\.(\ ?[0-9]{4})?)(?![0-9])
    |(?P<time>[0-9]{1,2}[:.][0-9]{2})(?![0-9])
    |(?P<year>[0-9]{4})(?![0-9])
    |(?P<number>[0-9]{1,2}\.?)(?![0-9])
    |(?P<word>[^\W\d_]+\.?)
    |(?P<dash>[-‐‑‒–—−])
    |(?P<mark>[,;\[\]])""",  # with the dashes and quotes that phones put in
    re.VERBOSE,
)
_MARKS = {",": Kind.COMMA, ";": Kind.SEMICOLON, "[": Kind.OPENING, "]": Kind.CLOSING}
_REFUSED = (
    (re.compile(r"\|\|"), '"||" is not allowed. Write all rules one after another, separated by ";".'),
    (re.compile(r"\+"), '"+" does not say when it closes. Write both times, for example 08:00-16:00.'),
    (re.compile(r"SH\b"), '"SH" (school holidays) is not known here. Write the dates, for example "Jul 1-Aug 31".'),
    (
        re.compile(r"(sunrise|sunset|dawn|dusk)\b", re.IGNORECASE),
        "Hours by the sun are not known here. Write times, for example 08:00-16:00.",
    ),
    (re.compile(r"week\b", re.IGNORECASE), 'Week numbers are not known here. Write days, for example "Th[1,3]".'),
    (re.compile(r"easter\b", re.IGNORECASE), '"easter" is not known here. Write the date, for example "2026 Apr 5".'),
)


def cut(expression: str) -> list[Token]:
    """Cut an expression into tokens, the last of kind END; HoursError at the first word that is not known."""
    if len(expression) > LONGEST:
        message = f"These hours are longer than {LONGEST} characters. Shorten them."
        raise HoursError(message, LONGEST + 1)
    tokens: list[Token] = []
    at = 0
    while at < len(expression):
        for pattern, sentence in _REFUSED:
            if pattern.match(expression, at):
                raise HoursError(sentence, at + 1)
        at = _saying(expression, at, tokens) or _word(expression, at, tokens)
    tokens.append(Token(Kind.END, "", len(expression) + 1))
    return tokens


def _saying(expression: str, at: int, tokens: list[Token]) -> int:
    for pattern, kind, text in _SAYINGS:
        if found := pattern.match(expression, at):
            tokens.append(Token(kind, text, at + 1))
            return found.end()
    return 0


def _word(expression: str, at: int, tokens: list[Token]) -> int:
    found = _PATTERN.match(expression, at)
    if not found:
        character = expression[at]
        if character in '"„“”»«':
            raise HoursError("The remark has no closing quotation mark.", at + 1)
        shown = character if character.isprintable() else f"U+{ord(character):04X}"
        message = f'"{shown}" cannot stand here.'
        raise HoursError(message, at + 1)
    token = _token(str(found.lastgroup), found.group(), at + 1)
    if token:
        tokens.append(token)
    return found.end()


_KINDS = {
    "always": Kind.ALWAYS,
    "dash": Kind.DASH,
    "iso": Kind.DATE,
    "dmy": Kind.DATE,
    "time": Kind.TIME,
    "year": Kind.YEAR,
    "number": Kind.NUMBER,
}


def _token(group: str, text: str, column: int) -> Token | None:
    match group:
        case "space":
            return None
        case "word":
            return _known(text, column)
        case "comment":
            return Token(Kind.COMMENT, text[1:-1].strip(), column)
        case "mark":
            return Token(_MARKS[text], text, column)
    return Token(_KINDS[group], text, column, _numbers(group, text))


def _numbers(group: str, text: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in re.findall("[0-9]+", text))
    if group == "dmy":
        day, month, *year = numbers
        return (*(year or [0]), month, day)
    if group == "time":
        return numbers[0] * 60 + numbers[1], numbers[1]
    return numbers


def means_appointment(comment: str) -> bool:
    """Whether a remark says that one must ring first."""
    return fold(comment) in _COMMENTS_FOR_APPOINTMENT


def _known(text: str, column: int) -> Token | None:
    word = fold(text.removesuffix("."))
    if word in _NOISE:
        return None
    if word not in _VOCABULARY:
        message = f'"{text}" is not known in opening hours. Write for example "Mo-Fr 08:00-16:00; PH off".'
        raise HoursError(message, column)
    kind, name = _VOCABULARY[word]
    return Token(kind, name, column)
