"""Writes dialog files for a test and reads them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from bot.dialogs.read import Dialogs, read_flows
from bot.source import Problems

if TYPE_CHECKING:
    from pathlib import Path

HOME = """\
title: Svetilka
start: help
outcomes:
  help:
    say: Pokličite 112.
    call: klic-v-sili-112
"""
FOOD = """\
title: Nimam kaj jesti
start: who
questions:
  who:
    say: Kdo je lačen?
    choices:
      man:
        say: Jaz
        go: meals
outcomes:
  meals:
    say: Tu dobite obrok.
    find: meal
    none: line
  line:
    say: Pokličite 113.
    call: interventna-sluzba-csd
"""


def write(root: Path, **files: str) -> Path:
    """Write `dialogs/`; a name's `_` stands for `-`. There is a sound `home` unless a test writes its own."""
    folder = root / "dialogs"
    folder.mkdir()
    for name, text in ({"home": HOME} | files).items():
        if text:
            (folder / f"{name.replace('_', '-')}.yaml").write_text(dedent(text), encoding="utf-8")
    return folder


def read(root: Path, **files: str) -> tuple[Dialogs, str]:
    """The dialogs, and all problems as they are printed."""
    problems = Problems()
    dialogs = read_flows(write(root, **files), root, problems)
    assert dialogs is not None
    return dialogs, "\n".join(map(str, problems.all))


def changed(old: str, new: str, text: str = FOOD) -> str:
    """A sound file with one fault."""
    assert old in text
    return text.replace(old, new, 1)
