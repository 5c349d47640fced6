"""Reads and acts out a written conversation.

# What happens, for the reader.
@ 2026-11-27T19:40 sl          the moment and the language
> taps: roof-tonight           a button, as `tests.people` calls it, or by its label
> says: Fužine                 a typed text
> opens: sl_food               an old link
> scans: sl_food               a printed code, with which the person comes
screen: roof-tonight/who       the flow and node on the screen
sees: 113                      a telephone number among the places, or any words on the screen
first: 113                     the number that stands first
place: csd-siska               a service on the screen; with its state: `place: csd-siska open`
refused: vzd-zavetisce         a service that does not take this person
right: ID likely until 2026-12-14    a right, its verdict and last day where there are any
offers: check                  a button
trace: none                    the screen leaves no trace in an address (`trace: address`: it may)
not: 113                       a number, a service, a right or words (`not: "…"`) that must not be there
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.reply import Refused
from tests.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOES = ("taps", "says", "opens", "scans")
EXPECTS = ("screen", "sees", "first", "place", "refused", "right", "offers", "trace", "not")
NUMBER = re.compile(r"\+?[\d ]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that does or expects something. `verb` is one of `DOES` or `EXPECTS`, or `@`."""

    file: str
    number: int
    verb: str
    words: str

    def fail(self, why: str) -> AssertionError:
        """What pytest shows: the place, the line, and why not."""
        return AssertionError(f"{self.file}:{self.number}: {self.verb}: {self.words}\n  {why}")


def read(path: Path) -> list[Line]:
    """The lines of a story without its remarks; AssertionError at one that is none of the above."""
    lines = [
        _line(path.name, number, text.strip())
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if text.strip() and not text.startswith("#")
    ]
    if not lines or lines[0].verb != "@":
        raise AssertionError(f"{path.name}:1: a story begins with its moment and language: @ 2026-11-27T19:40 sl")
    return lines


def _line(file: str, number: int, text: str) -> Line:
    if text.startswith("@"):
        return Line(file, number, "@", text.removeprefix("@").strip())
    verb, _, words = text.removeprefix(">").strip().partition(":")
    line = Line(file, number, verb, words.strip())
    if verb not in (DOES if text.startswith(">") else EXPECTS) or not line.words:
        raise line.fail("this is no line of a story")
    return line


def act(lines: list[Line]) -> Iterator[Person]:
    """Do what the lines say and check what they expect; the person after each step. AssertionError where it differs."""
    person: Person | None = None
    for line in lines:
        if line.verb == "@":
            moment, _, locale = line.words.partition(" ")
            person = Person(moment, locale)
            yield person
        elif person is not None and line.verb in DOES:
            yield _done(person, line)
        elif person is not None and (why := expected(person, line)):
            raise line.fail(f"{why}\n  on the screen {person.screen.token}:\n{person.sees}")


def _done(person: Person, line: Line) -> Person:
    try:
        acts = {"taps": person.taps, "says": person.says, "opens": person.opens, "scans": person.opens}
        return acts[line.verb](line.words)
    except AssertionError as error:
        raise line.fail(str(error)) from None


def expected(person: Person, line: Line) -> str:
    """Why a line is not true of the screen; "" when it is."""
    checks = {
        "screen": _screen,
        "sees": _sees,
        "first": _first,
        "place": _place,
        "refused": _refused,
        "right": _right,
        "offers": _offers,
        "trace": _trace,
        "not": _not,
    }
    return checks[line.verb](person, line.words)


def _screen(person: Person, words: str) -> str:
    state = person.screen.state
    return "" if words == f"{state.flow}/{state.node}" else f"the screen is {state.flow}/{state.node}"


def _sees(person: Person, words: str) -> str:
    if NUMBER.fullmatch(words):
        return "" if words in _shown(person) else f"the numbers are {', '.join(_shown(person))}"
    return "" if words in _spaced(person.sees) else "these words are not there"


def _first(person: Person, words: str) -> str:
    return "" if [words] == _shown(person)[:1] else f"the numbers are {', '.join(_shown(person))}"


def _place(person: Person, words: str) -> str:
    service, _, state = words.partition(" ")
    found = [place for place in person.screen.places if place.service.id == service]
    if not found:
        return f"the places are {', '.join(person.places)}"
    told = found[0].opening.state.value
    return "" if state in {"", told} else f"it is {told}"


def _refused(person: Person, words: str) -> str:
    if words not in person.world.directory.services:
        return "there is no such record"
    name = person.world.tongues[person.screen.state.locale].record(person.world.directory.services[words].name)
    lines = [line for block in person.screen.blocks if isinstance(block, Refused) for line in block.lines]
    return "" if any(line.startswith(f"{name}:") for line in lines) else f"refused are {lines}"


def _right(person: Person, words: str) -> str:
    found = [
        " ".join([right.id, right.verdict or "", f"until {right.deadline}" if right.deadline else ""]).split()
        for right in person.screen.rights
    ]
    return "" if words.split() in found else f"the rights are {'; '.join(map(' '.join, found))}"


def _offers(person: Person, words: str) -> str:
    return "" if words in person.offers else f"the buttons are {', '.join(person.offers)}"


def _trace(person: Person, words: str) -> str:
    told = "none" if person.screen.sensitive else "address"
    return "" if words == told else f"the trace is {told}"


def _not(person: Person, words: str) -> str:
    """A number or an id that nobody has would be true for ever, so it is refused."""
    directory = person.world.directory
    if words.startswith('"'):
        return "these words are there" if words.strip('"') in _spaced(person.sees) else ""
    if NUMBER.fullmatch(words):
        known = {_spaced(phone.shown) for service in directory.services.values() for phone in service.phones}
        seen = _shown(person)
    else:
        known = {*directory.services, *directory.rights}
        seen = [*person.places, *(right.id for right in person.screen.rights)]
    if words not in known:
        return "nothing of this name is known"
    return "it is there" if words in seen else ""


def _shown(person: Person) -> list[str]:
    """The numbers on the screen as they are read."""
    return [_spaced(phone.shown) for place in person.screen.places for phone, _ in place.phones]


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")
