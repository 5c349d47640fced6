"""Rights for tests, as values and as files, each sensible where a test does not care."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.knowledge.model import Confidence, Directory
from bot.knowledge.read import read_directory
from bot.knowledge.rights_model import (
    Answer,
    Condition,
    Deadline,
    DeadlineKind,
    Effect,
    Fact,
    Kind,
    Measure,
    Right,
    Standing,
)
from bot.source import Problems
from tests.knowledge.builders import HOUSE, LJUBLJANA, TAXONOMY, City, source

if TYPE_CHECKING:
    from pathlib import Path


def answer(name: str, effect: str) -> Answer:
    """A choice with the reason `NAME EFFECT`, none for dk."""
    return Answer(name, {"en": name}, Effect(effect), {} if name == "dk" else {"en": f"{name} {effect}"})


def condition(name: str = "kid", *, by_fact: dict[str, str] | None = None, **effects: str) -> Condition:
    """A question with these choices (`yes="likely"`), those of `YES_NO` when left out, and dk."""
    choices = {one: answer(one, effect) for one, effect in (effects or YES_NO).items()}
    effects_of_fact = {choice: Effect(effect) for choice, effect in (by_fact or {}).items()}
    return Condition(
        id=name,
        say={"en": f"{name}?"},
        hint={},
        fact="",
        group="",
        bonus=False,
        source="law",
        choices={**choices, "dk": answer("dk", "ask")},
        by_fact=effects_of_fact,
    )


YES_NO = {"yes": "likely", "no": "unlikely", "some": "ask"}


def deadline(kind: str = "final", **count: int) -> Deadline:
    """A deadline of `days=`, `months=` or `working_days=`, or without a count."""
    measure = next((Measure(name) for name in count), None)
    return Deadline(DeadlineKind(kind), measure, count.get(str(measure), 0), {}, {}, {}, {}, "law")


def right(name: str = "benefit", *questions: Condition, **changes: Any) -> Right:
    """An active right with these questions."""
    made = Right(
        id=name,
        short=name,
        kind=Kind.RIGHT,
        status=Standing.ACTIVE,
        replaced_by="",
        name={"en": name},
        what={"en": name},
        apply={"en": "here"},
        call=(),
        find="",
        confidence=Confidence.MEDIUM,
        deadline=None,
        amounts=(),
        questions=questions,
        documents=(),
        assured_date="2026-03",
        assured_how="web",
        sources=(source(name="law"),),
    )
    return replace(made, **changes)


def directory_of(*rights: Right, facts: tuple[str, ...] = ()) -> Directory:
    """A Directory of nothing but these rights and facts."""
    return Directory(
        organizations={},
        services={},
        terms={},
        situations={},
        by_term={},
        rights={one.id: one for one in rights},
        rights_by_short={one.short: one for one in rights},
        facts={name: Fact(name, {"en": f"{name}?"}, {}, {}) for name in facts},
    )


BENEFIT = """\
short: benefit
kind: right
name:
  sl: Dodatek
  en: Benefit
what:
  sl: Denar za otroka.
  en: Money for a child.
apply:
  sl: Na centru.
  en: At the centre.
call:
  - house-lunch
find: meal
confidence: medium
deadline:
  kind: start-date
  days: '30'
  after:
    sl: rojstvo otroka
    en: the birth
  when:
    sl: Kdaj se je otrok rodil?
    en: When was the child born?
  source: law
amounts:
  - label:
      sl: najvišji
      en: highest
    eur: '177.24'
    as_of: '2026-03-01'
    source: law
questions:
  kid:
    say:
      sl: Imate otroka?
      en: Do you have a child?
    fact: child
    source: law
    choices:
      yes:
        say:
          sl: Da
          en: 'Yes'
        effect: likely
      no:
        say:
          sl: Ne
          en: 'No'
        effect: unlikely
        why:
          sl: To je za družine.
          en: This is for families.
      dk:
        say:
          sl: Ne vem
          en: I don't know
        effect: ask
documents:
  - sl: rojstni list
    en: birth certificate
assured_date: '2026-03'
assured_how: web
sources:
  law:
    name:
      sl: zakon
      en: the law
    date: '2026-03'
    supports:
      - what
      - apply
      - documents
"""

CLAIMS = """\
facts:
  child:
    say:
      sl: Imate otroka?
      en: Do you have a child?
    choices:
      yes:
        sl: Da
        en: 'Yes'
      no:
        sl: Ne
        en: 'No'
      dk:
        sl: Ne vem
        en: I don't know
"""

DISTRICTS = """\
units:
  house-lunch:
    sourced: no
    districts:
      centre:
        name: Center
        words:
          - Prule
      hill:
        name: Grič
"""


def rights_city(
    folder: Path, *, taxonomy: str = TAXONOMY, claims: str = CLAIMS, districts: str = DISTRICTS, **rights: str
) -> City:
    """Write a city with one house, these facts, districts and rights, and read it."""
    files = {
        "taxonomy.yaml": taxonomy,
        "organizations/house.yaml": HOUSE,
        "claims.yaml": claims,
        "districts.yaml": districts,
        **{f"rights/{name.replace('_', '-')}.yaml": text for name, text in rights.items()},
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    found = read_directory(folder, folder, LJUBLJANA, "SI", ("sl", "en"), problems)
    return City(found, problems)


def changed(old: str, new: str, text: str = BENEFIT) -> str:
    """The text with the first `old` in it made `new`."""
    assert old in text
    return text.replace(old, new, 1)
