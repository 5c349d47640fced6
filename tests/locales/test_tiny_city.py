"""A city whose source is not Slovene speaks through the same code."""

from __future__ import annotations

from bot.dialogs.read import read_flows
from bot.dialogs.sentences import sentences
from bot.locales.tongue import load_tongues
from bot.locales.words import status_command
from bot.source import Problems
from tests.people import TINY


def test_its_catalogs_have_no_problem():
    problems = Problems()
    load_tongues(TINY / "locales", ("pt", "en"), "pt", problems)
    assert [problem for problem in problems.all if not problem.warning] == []


def test_the_code_speaks_its_languages():
    tongues = load_tongues(TINY / "locales", ("pt", "en"), "pt", Problems())
    assert [tongues[locale].ui("Odprto do {when}", when="8") for locale in ("pt", "en")] == [
        "Aberto até 8",
        "Open until 8",
    ]


def test_every_sentence_of_its_dialogs_is_translated():
    dialogs = read_flows(TINY / "dialogs", TINY, Problems())
    assert dialogs is not None
    lines, _ = status_command(TINY / "locales", sentences(dialogs.flows), ("en",), "pt")
    assert [line for line in lines if line.startswith("  missing") and "   code: " not in line] == []
