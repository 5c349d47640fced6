"""Whoever writes files of rights finds every key and every word of them on their page."""

from pathlib import Path

import pytest

from bot.knowledge import read_question, read_right
from bot.knowledge.rights_model import DeadlineKind, Effect, Kind, Standing

PAGE = (Path(__file__).parents[2] / "docs" / "rights-files.md").read_text(encoding="utf-8")
KEYS = {*read_right.KEYS, *read_right.DEADLINE_KEYS, *read_right.AMOUNT_KEYS, *read_question.KEYS, *read_right.SUPPORTS}
WORDS = {
    *Kind,
    *Standing,
    *Effect,
    *DeadlineKind,
    "sourced",
    "districts",
    "words",
    "units",
    "facts",
    "bonus",
    "ns",
    "dk",
}


@pytest.mark.parametrize("key", sorted(str(key) for key in KEYS | WORDS))
def test_the_page_explains(key):
    assert f"`{key}`" in PAGE or f"{key}:" in PAGE
