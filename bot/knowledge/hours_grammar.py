"""The part of OSM `opening_hours` that Svetilka understands, read strictly and written in one way.

The library behind `schedule` accepts more, and some of it means something other than staff think. What can be misread
is refused here with a sentence. Source of the syntax: wiki.openstreetmap.org/wiki/Key:opening_hours/specification.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from bot.knowledge.hours_dates import DateEnd, checked_year, span, years
from bot.knowledge.hours_words import MONTHS, HoursError, Kind, Token, cut, means_appointment

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR = 60
DAY = 24 * HOUR
APPOINTMENT = "by appointment"
_DATE_KINDS = frozenset({Kind.YEAR, Kind.MONTH, Kind.DATE})
_DAY_KINDS = frozenset({Kind.DAY, Kind.HOLIDAY})
_TIME_KINDS = frozenset({Kind.TIME, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it will be written.

    `joint` is what separates it from the rule before: "", ";" or ",". `days` are its days and dates as written.
    """

    joint: str
    days: str
    text: str
    column: int
    joint_column: int
    state: str
    timed: bool
    over_midnight: bool


def normalised(expression: str) -> tuple[str, bool]:
    """The expression written in one way, and whether it can ever be open; HoursError when it must not be used."""
    rules = _Reader(cut(expression)).rules()
    _refuse_cut_nights(rules)
    _refuse_replaced_hours(rules)
    if rules[0].text not in {"off", "24/7 off"} and all(rule.state == "off" for rule in rules):
        raise HoursError("Only closed days stand here. Say first when it is open.", rules[0].column)
    text = "".join(f"{rule.joint} {rule.text}" if rule.joint else rule.text for rule in rules)
    return text, any(rule.state == "open" for rule in rules)


def _refuse_cut_nights(rules: list[Rule]) -> None:
    if not any(rule.over_midnight for rule in rules):
        return
    for rule in rules[1:]:
        if rule.joint == ";":
            sentence = '";" cuts off the hours after midnight. Separate the rules with "," instead.'
            raise HoursError(sentence, rule.joint_column)
        if not rule.timed:
            sentence = 'A whole day cuts nights in two. Say which hours, for example "Dec 24 20:00-08:00 off".'
            raise HoursError(sentence, rule.column)


def _refuse_replaced_hours(rules: list[Rule]) -> None:
    """`Mo 08:00-12:00; Mo 13:00-15:00` is closed in the morning, and nobody who writes it means that."""
    stated: set[str] = set()
    for rule in rules:
        if rule.state == "off":
            continue
        if rule.joint == ";" and rule.days in stated:
            sentence = f'This would replace the hours of "{rule.days}" before it. Write the times of a day with ",".'
            raise HoursError(sentence, rule.column)
        stated.add(rule.days)


class _Reader:
    """Reads tokens from left to right; every method leaves the place after what it has read."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _kind(self) -> Kind:
        return self._now.kind

    def _ahead(self, *kinds: Kind) -> bool:
        return tuple(token.kind for token in self._tokens[self._at : self._at + len(kinds)]) == kinds

    def _take(self, kind: Kind) -> Token | None:
        token = self._now
        if token.kind is not kind:
            return None
        self._at += 1
        return token

    def _refuse(self, sentence: str, token: Token | None = None) -> NoReturn:
        raise HoursError(sentence, (token or self._now).column)

    def rules(self) -> list[Rule]:
        if self._kind() is Kind.END:
            self._refuse("There are no hours here.")
        found = [self._rule(None)]
        while joint := self._take(Kind.SEMICOLON) or self._take(Kind.COMMA):
            if self._kind() is Kind.END:
                if joint.kind is Kind.SEMICOLON:
                    break
                self._refuse('After "," another day or time must follow.', joint)
            found.append(self._rule(joint))
        if self._kind() is not Kind.END:
            self._refuse('Here a new rule must begin with ";" or ",".')
        return found

    def _rule(self, joint: Token | None) -> Rule:
        first = self._now
        if self._take(Kind.ALWAYS):
            days, spans, over_midnight = "24/7", "", False
        else:
            days = self._selectors()
            spans, over_midnight = self._spans()
        state, modifier = self._modifier()
        if not (days or spans or modifier):
            self._refuse("Here days or hours must stand.", first)
        if joint and days in {"", "24/7"}:
            self._refuse("This would replace all that stands before it. Say for which days it is.", first)
        if state == "open" and not spans and days != "24/7":
            sentence = f'"{days or "open"}" has no hours. Write for example "Mo-Fr 08:00-16:00".'
            self._refuse(sentence, first)
        text = " ".join(part for part in (days, spans, modifier) if part)
        sign = joint.text if joint else ""
        return Rule(sign, days, text, first.column, joint.column if joint else 1, state, bool(spans), over_midnight)

    def _selectors(self) -> str:
        first = self._now
        days = self._list(self._day, self._at_day)
        dates = self._list(self._dates, self._at_date)
        days = days or self._list(self._day, self._at_day)
        self._refuse_whole_months_beside_a_weekday(dates, first)
        at_comma = self._kind() is Kind.COMMA
        if (dates or days) and (self._at_date(at_comma) or self._at_day(at_comma)):
            self._refuse('Separate days with "," or "-". Dates and days of the week need rules of their own.')
        if dates and not days and self._ahead(Kind.COMMA, Kind.NUMBER):
            self._refuse('Write the month before each day, for example "Dec 24,Dec 31".')
        return " ".join(part for part in (dates, days) if part)

    def _refuse_whole_months_beside_a_weekday(self, dates: str, first: Token) -> None:
        """`Jul,Aug Th[1]` means all of July, and nobody who writes it means that."""
        words = [item.split()[-1].replace("-", "") for item in dates.split(",") if item]
        if "[" in dates and any(word.isalpha() for word in words):
            self._refuse('Name the weekday with every month, for example "Jul Th[1],Aug Th[1]".', first)

    def _list(self, item: Callable[[], str], begins: Callable[[int], bool]) -> str:
        found: list[str] = []
        while begins(0) if not found else self._kind() is Kind.COMMA and begins(1):
            self._at += bool(found)
            found.append(item())
        return ",".join(found)

    def _at_day(self, ahead: int = 0) -> bool:
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)].kind in _DAY_KINDS

    def _at_date(self, ahead: int = 0) -> bool:
        kinds = tuple(token.kind for token in self._tokens[self._at + ahead : self._at + ahead + 4])
        return kinds[:1] != () and (
            kinds[0] in _DATE_KINDS
            or kinds[:2] == (Kind.NUMBER, Kind.MONTH)
            or kinds[:3] == (Kind.NUMBER, Kind.DASH, Kind.DATE)
            or kinds == (Kind.NUMBER, Kind.DASH, Kind.NUMBER, Kind.MONTH)
        )

    def _day(self) -> str:
        token = self._take(Kind.HOLIDAY)
        if token:
            return "PH"
        first = self._tokens[self._at]
        self._at += 1
        if self._kind() is Kind.OPENING:
            return first.text + self._nths()
        if not self._take(Kind.DASH):
            return first.text
        last = self._take(Kind.DAY)
        if not last:
            self._refuse('After "-" a day of the week must follow.')
        if self._kind() is Kind.OPENING:
            self._refuse('A number in brackets belongs to one day, for example "Fr[1]".')
        return first.text if first.text == last.text else f"{first.text}-{last.text}"

    def _nths(self) -> str:
        """`[1]`, `[1,3]`, `[-1]`: which of these days in a month."""
        begin = self._take(Kind.OPENING)
        found: list[int] = []
        while not found or self._take(Kind.COMMA):
            sign = -1 if self._take(Kind.DASH) else 1
            number = self._take(Kind.NUMBER)
            found.append(sign * number.numbers[0] if number else 0)
        if not self._take(Kind.CLOSING) or not all(1 <= abs(nth) <= 5 for nth in found):  # noqa: PLR2004  # weeks of a month
            self._refuse('In brackets must stand 1 to 5, or -1 for the last, for example "Fr[1]".', begin)
        return "[" + ",".join(str(nth) for nth in found) + "]"

    def _dates(self) -> str:
        if self._kind() is Kind.YEAR and not self._ahead(Kind.YEAR, Kind.MONTH):
            return self._years()
        first = self._date(None)
        return span(first, self._date(first) if self._take(Kind.DASH) else None)

    def _years(self) -> str:
        first = self._now
        self._at += 1
        if not self._take(Kind.DASH):
            return years(first, first)
        last = self._take(Kind.YEAR)
        if not last or self._kind() is Kind.MONTH:
            self._refuse('Write both dates with month and day, for example "2026 Dec 24-2027 Jan 2".', first)
        return years(first, last)

    def _date(self, first: DateEnd | None) -> DateEnd:
        """One end of a span; `first` is the other end when this is the last."""
        token = self._now
        if self._take(Kind.DATE):
            year, number_of_month, number_of_day = token.numbers
            return DateEnd(checked_year(year, token.column), number_of_month, number_of_day, "", token.column)
        if number := self._take(Kind.NUMBER):
            named_month = self._month()
            year_after = self._take(Kind.YEAR) if named_month else None
            year = checked_year(year_after.numbers[0], year_after.column) if year_after else 0
            if not (named_month or (not first and self._kind() is Kind.DASH)) and not (first and first.day):
                self._refuse('Write both dates with month and day, for example "Dec 24-Jan 2".', token)
            return DateEnd(year, named_month, number.numbers[0], "", token.column)
        year_token = self._take(Kind.YEAR)
        year = checked_year(year_token.numbers[0], year_token.column) if year_token else 0
        month = self._month()
        if not month:
            self._refuse('After "-" a date must follow, for example "Dec 24-Jan 2".')
        exact = not first or first.day or first.nth
        if exact and self._ahead(Kind.DAY, Kind.OPENING):
            weekday = self._now.text
            self._at += 1
            return DateEnd(year, month, 0, weekday + self._nths(), token.column)
        day = self._take(Kind.NUMBER) if exact else None
        return DateEnd(year, month, day.numbers[0] if day else 0, "", token.column, bool(day))

    def _month(self) -> int:
        token = self._take(Kind.MONTH)
        return MONTHS.index(token.text) + 1 if token else 0

    def _spans(self) -> tuple[str, bool]:
        found: list[str] = []
        over_midnight = False
        while self._at_time(0) if not found else self._kind() is Kind.COMMA and self._at_time(1):
            self._at += bool(found)
            text, over = self._span()
            found.append(text)
            over_midnight |= over
        return ",".join(found), over_midnight

    def _at_time(self, ahead: int) -> bool:
        return self._tokens[self._at + ahead].kind in _TIME_KINDS and not self._at_date(ahead)

    def _span(self) -> tuple[str, bool]:
        token = self._now
        start = self._time()
        if not self._take(Kind.DASH):
            self._refuse("Write the hours from and to, for example 08:00-16:00.", token)
        end = self._time()
        if start == end:
            self._refuse("This begins and ends at the same time. For the whole day write 00:00-24:00.", token)
        if start >= DAY or end > start + DAY:
            self._refuse("This is not within one day and night. Write for example 20:00-08:00.", token)
        end = (end - 1) % DAY + 1
        return f"{_clock(start)}-{_clock(end)}", end < start

    def _time(self) -> int:
        token = self._now
        if self._take(Kind.TIME):
            minutes, minute = token.numbers
            if minute >= HOUR or minutes > 2 * DAY:
                self._refuse(f'"{token.text}" is not a time.', token)
            return minutes
        if not self._take(Kind.NUMBER):
            self._refuse("Here a time must stand, for example 16:00.")
        if token.numbers[0] * HOUR > DAY:
            self._refuse(f'"{token.text}" is not a time.', token)
        return token.numbers[0] * HOUR

    def _modifier(self) -> tuple[str, str]:
        state = self._take(Kind.STATE)
        comment = self._take(Kind.COMMENT)
        name = state.text if state else "open"
        if comment and name != "unknown":
            sentence = 'A remark alone does not say whether it is open. Write unknown "by appointment".'
            self._refuse(sentence, comment)
        if name == "appointment" or (comment and means_appointment(comment.text)):
            return "unknown", f'unknown "{APPOINTMENT}"'
        if comment and comment.text:
            return name, f'{name} "{" ".join(comment.text.split())}"'
        return name, "" if name == "open" else name


def _clock(minutes: int) -> str:
    return f"{minutes // HOUR:02}:{minutes % HOUR:02}"
