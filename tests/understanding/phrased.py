"""A small city of needs, learnt for tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.source import Problems
from bot.understanding.needs import Needs, Phrases, learn, read_learnt, read_phrases
from tests.people import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = ROOT / "dialogs" / "phrases"
LOCALES = ("sl", "en")
SAID: Mapping[str, Mapping[str, Sequence[str]]] = {
    "food": {
        "sl": ("nimam kaj jesti", "lačna sem", "kje dobim kosilo", "otroci so lačni", "hrane nimamo"),
        "en": ("I am hungry", "nothing to eat", "where is food", "free lunch", "soup kitchen"),
    },
    "roof-tonight": {
        "sl": ("nimam kje spati", "spim na cesti", "iščem prenočišče", "zunaj spim", "prenočišče za eno noč"),
        "en": ("nowhere to sleep", "I sleep outside", "a bed for the night", "shelter tonight", "night shelter"),
    },
    "none": {
        "sl": ("kakšno bo vreme", "povej šalo", "kdo je zmagal", "kako ti je ime", "dober film"),
        "en": ("what is the weather", "tell me a joke", "who won", "what is your name", "good film"),
    },
}
FLOWS = ("home", "food", "roof-tonight")


def phrases():
    return Phrases(SAID)


@cache
def small():
    """What is learnt from `SAID`."""
    return learn(phrases())


@cache
def city():
    """The phrases of the real city, what was learnt from them, and what was found wrong."""
    problems = Problems()
    needs = [path.stem for path in (ROOT / "dialogs").glob("*.yaml")]
    read = read_phrases(FOLDER, ROOT, LOCALES, needs, problems)
    return read, read_learnt(FOLDER, ROOT, read, problems), problems.all


def needs_of_city():
    read, learnt, _ = city()
    return Needs(learnt, read.of)


def lines(name):
    """The rows of a development set, a list of cells each."""
    text = (ROOT / "tests" / "understanding" / "dev" / name).read_text()
    return [line.split("\t") for line in text.splitlines()]
