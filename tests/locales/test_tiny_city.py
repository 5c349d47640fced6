"""A city whose source is not Slovene speaks through the same code."""

from __future__ import annotations

from bot.locales.tongue import load_tongues
from bot.source import Problems
from tests.people import TINY


def test_the_code_speaks_its_languages():
    tongues = load_tongues(TINY / "locales", ("pt", "en"), "pt", (), Problems())
    assert [tongues[locale].ui("Odprto do {when}", when="8") for locale in ("pt", "en")] == [
        "Aberto até 8",
        "Open until 8",
    ]
