"""Every catalog is whole: of the real city, and of the tiny one whose source is not Slovene."""

from __future__ import annotations

import pytest

from bot.dialogs.sentences import sentences
from bot.locales.words import status_command
from tests.people import ROOT, TINY, city


@pytest.mark.parametrize("root", [ROOT, TINY], ids=["real", "tiny"])
def test_every_sentence_of_the_dialogs_and_of_the_code_is_translated(root):
    config, world = city(root)
    said = sentences(world.flows)
    lines, _ = status_command(root / "locales", said, config.city.locales, config.city.source_locale)
    assert [line for line in lines if line.startswith(("  missing", "  wrong"))] == []
