"""The proof fails when a promise is broken on purpose."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.cli import main
from bot.engine.prove import prove
from tests.people import ROOT, TINY, city

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.engine.prove import Proof

NEW_YEAR = date(2026, 1, 1)


def proved(folder: Path, name: str, old: str, new: str, days: int = 7) -> Proof:
    """The proof of the tiny city with one thing changed in one of its files."""
    copy = folder / "city"
    shutil.copytree(TINY, copy)
    path = copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return prove(load_world(copy / "bot.toml")[1], NEW_YEAR, days)


def test_every_promise_holds_over_a_whole_year_of_the_real_city() -> None:
    proof = prove(city()[1], NEW_YEAR, 365)
    assert proof.broken == ()
    assert proof.half_hours == 365 * 48


def test_a_year_of_the_tiny_city_is_proved_too() -> None:
    assert prove(city(TINY)[1], NEW_YEAR, 365).broken == ()


def test_an_outcome_that_nobody_answers_at_night_is_a_dead_end(tmp_path: Path) -> None:
    proof = proved(tmp_path, "knowledge/organizations/emergencia.yaml", "hours: 24/7", "hours: Mo-Fr 08:00-16:00")
    assert {broken.promise for broken in proof.broken} >= {"no dead end"}


def test_a_number_too_many_taps_away_breaks_the_promise(tmp_path: Path) -> None:
    proof = proved(tmp_path, "dialogs/bed-tonight.yaml", "taps: 2", "taps: 1")
    assert [(broken.promise, broken.token) for broken in proof.broken] == [("few taps", "bed-tonight")]


def test_the_longest_taps_are_counted_by_flow() -> None:
    taps = prove(city()[1], NEW_YEAR, 7).taps
    assert {flow: taps[flow] for flow in ("roof-tonight", "violence", "suicide", "emergency")} == {
        "roof-tonight": 1, "violence": 1, "suicide": 1, "emergency": 1,
    }  # fmt: skip
    assert max(taps.values()) <= 4


def test_both_clock_changes_are_walked_hour_by_hour() -> None:
    assert prove(city(TINY)[1], date(2026, 3, 29), 1).half_hours == 46
    assert prove(city(TINY)[1], date(2026, 10, 25), 1).half_hours == 50


def test_the_command_says_what_is_broken_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "city"
    shutil.copytree(TINY, copy)
    flow = copy / "dialogs" / "bed-tonight.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("taps: 2", "taps: 1"), encoding="utf-8")
    assert main(["prove", "--config", str(copy / "bot.toml"), "--from", "2026-01-01", "--days", "2"]) == 1
    assert "BROKEN few taps: bed-tonight" in capsys.readouterr().out


def test_the_command_tells_longest_token_and_taps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["prove", "--from", "2026-01-01", "--days", "2"]) == 0
    told = capsys.readouterr().out
    assert "longest token" in told
    assert "longest taps" in told
    assert "every promise holds" in told


def test_check_refuses_a_flow_whose_token_would_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "city"
    shutil.copytree(TINY, copy)
    for path in [
        copy / "knowledge" / "taxonomy.yaml",
        *copy.glob("knowledge/organizations/*.yaml"),
        *copy.glob("dialogs/*"),
    ]:
        text = path.read_text(encoding="utf-8")
        long = "woman-of-a-very-long-name-that-no-token-can-carry-away"
        path.write_text(re.sub(r"(?m)^(  | +- | +means: )woman(:?)$", rf"\1{long}\2", text), encoding="utf-8")
    assert main(["check", "--quiet", "--config", str(copy / "bot.toml")]) == 1
    assert 'dialogs/bed-tonight.yaml:2:8: token-too-long: A conversation here can need "' in capsys.readouterr().out
