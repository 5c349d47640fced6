"""The proof fails when a promise is broken on purpose."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.cli import main
from bot.engine.prove import Taps, prove
from bot.engine.seen import Reach
from bot.engine.walk import FOREVER
from tests.people import ROOT, TINY, city

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.engine.prove import Proof

NEW_YEAR = date(2026, 1, 1)


@cache
def year() -> Proof:
    """The proof of a whole year of the real city."""
    return prove(city()[1], NEW_YEAR, 365)


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
    assert year().broken == ()
    assert year().half_hours == 365 * 48


def test_a_year_of_the_tiny_city_is_proved_too() -> None:
    assert prove(city(TINY)[1], NEW_YEAR, 365).broken == ()


def test_an_outcome_that_nobody_answers_at_night_is_a_dead_end(tmp_path: Path) -> None:
    proof = proved(tmp_path, "knowledge/organizations/emergencia.yaml", "hours: 24/7", "hours: Mo-Fr 08:00-16:00")
    assert {broken.promise for broken in proof.broken} >= {"no dead end"}


def test_a_number_too_many_taps_away_breaks_the_promise(tmp_path: Path) -> None:
    proof = proved(tmp_path, "dialogs/bed-tonight.yaml", "taps: 2", "taps: 1")
    assert [(broken.promise, broken.token) for broken in proof.broken] == [("few taps", "bed-tonight")]


def with_flow(folder: Path, flow: str, choice: str = "", name: str = "lost") -> Proof:
    """The proof of the tiny city with one more flow, to which home leads, and one more choice in the flow of beds."""
    copy = folder / "city"
    shutil.copytree(TINY, copy)
    (copy / "dialogs" / f"{name}.yaml").write_text("title: Perdido\nstart: a\nquestions:\n" + flow, encoding="utf-8")
    for path, choices in ((copy / "dialogs" / "home.yaml", LOST), (copy / "dialogs" / "bed-tonight.yaml", choice)):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("    choices:\n", f"    choices:\n{choices}", 1), encoding="utf-8")
    return prove(load_world(copy / "bot.toml")[1], NEW_YEAR, 2)


LOST = "      lost:\n        say: Perdido\n        flow: lost\n"
ASKED = "  {0}:\n    say: {0}?\n    choices:\n      on:\n        say: Sim\n        {1}\n"


def test_questions_that_lead_only_to_each_other_are_dead_ends(tmp_path: Path) -> None:
    proof = with_flow(tmp_path, ASKED.format("a", "go: b") + ASKED.format("b", "go: a"))
    ends = {broken.token for broken in proof.broken if broken.promise == "no dead end"}
    assert ends == {"pt_lost", "en_lost", "pt_lost_b", "en_lost_b"}
    assert proof.taps["lost"].number == FOREVER


def test_a_question_that_leads_only_home_is_a_dead_end(tmp_path: Path) -> None:
    proof = with_flow(tmp_path, ASKED.format("a", "flow: home"))
    assert {broken.token for broken in proof.broken} >= {"pt_lost", "en_lost"}


def test_taps_are_counted_through_other_flows(tmp_path: Path) -> None:
    proof = with_flow(tmp_path, ASKED.format("a", "go: b") + ASKED.format("b", "flow: bed-tonight"))
    assert proof.taps["lost"] == Taps(number=4, called=False, place=None)


def test_nobody_is_thought_to_go_round_in_a_circle(tmp_path: Path) -> None:
    end = "      end:\n        say: Fim\n        go: end\noutcomes:\n  end:\n    say: Ligue.\n    call: linha-112\n"
    proof = with_flow(tmp_path, ASKED.format("a", "flow: bed-tonight") + end, LOST)
    assert {flow: taps.number for flow, taps in proof.taps.items()} == {"lost": 3, "bed-tonight": 3}


def test_a_question_that_only_leads_back_where_one_came_from_breaks_the_promise(tmp_path: Path) -> None:
    proof = with_flow(tmp_path, ASKED.format("a", "flow: bed-tonight"), LOST)
    assert [(broken.promise, broken.token) for broken in proof.broken] == [("few taps", "bed-tonight")]


def with_a_long_situation(folder: Path) -> Path:
    """The tiny city with a situation of so long a name that no token has room for it."""
    copy = folder / "city"
    shutil.copytree(TINY, copy)
    for path in [
        copy / "knowledge" / "taxonomy.yaml",
        *copy.glob("knowledge/organizations/*.yaml"),
        *copy.glob("dialogs/*"),
    ]:
        text = path.read_text(encoding="utf-8")
        long = "woman-of-a-very-long-name-that-no-token-can-carry-away"
        path.write_text(re.sub(r"(?m)^(  | +- | +means: )woman(:?)$", rf"\1{long}\2", text), encoding="utf-8")
    return copy / "bot.toml"


def test_a_token_that_leaves_out_what_was_told_breaks_the_promise(tmp_path: Path) -> None:
    proof = prove(load_world(with_a_long_situation(tmp_path))[1], NEW_YEAR, 2)
    assert {broken.promise for broken in proof.broken} == {"tokens fit"}


def test_every_flow_is_counted_from_home_those_behind_other_flows_too() -> None:
    taps = year().taps
    assert set(taps) == set(city()[1].flows) - {"home"}
    assert taps["roof-drugs"].number == 3


def test_the_tap_on_a_group_of_home_counts() -> None:
    assert year().taps["lost-job"] == Taps(number=3, called=False, place=3)


def test_a_crisis_has_its_first_number_behind_the_first_tap() -> None:
    taps = year().taps
    assert [taps[flow].number for flow in ("roof-tonight", "violence", "suicide", "emergency")] == [1, 1, 1, 1]


def test_a_bed_for_tonight_is_two_taps_away_at_any_time() -> None:
    assert year().taps["roof-tonight"].place == 2


def test_whatever_people_tell_there_is_a_place_or_a_line_at_night() -> None:
    found = {profile.means: profile.half_hours for profile in year().nights}
    assert {("man",), ("pregnant",), ("under-18",), ("uses-drugs", "woman")} < set(found)
    assert not any(half_hours[Reach.NOBODY] for half_hours in found.values())


def nights(proof: Proof) -> dict[tuple[str, ...], set[Reach]]:
    """What people find at the half hours of the night, by what they told."""
    return {profile.means: set(profile.half_hours) for profile in proof.nights}


def test_a_shelter_that_refuses_leaves_only_a_line() -> None:
    found = nights(prove(city(TINY)[1], NEW_YEAR, 2))
    assert found["man",] == {Reach.ADDRESS}
    assert found["woman",] == {Reach.LINE}


def test_who_never_looks_for_a_bed_counts_by_all_that_is_found() -> None:
    assert nights(prove(city(TINY)[1], NEW_YEAR, 2))[()] == {Reach.LINE}


def test_a_shelter_whose_hours_nobody_knows_is_no_sure_address(tmp_path: Path) -> None:
    house = "knowledge/organizations/casa-da-ribeira.yaml"
    proof = proved(
        tmp_path, house, "hours: Mo-Su,PH 20:00-08:00", "hours_words:\n      pt: à noite\n      en: at night"
    )
    assert nights(proof)["man",] == {Reach.UNSURE}


def test_a_night_without_anybody_breaks_the_promise(tmp_path: Path) -> None:
    proof = proved(tmp_path, "knowledge/organizations/emergencia.yaml", "hours: 24/7", "hours: Mo-Fr 08:00-16:00")
    alone = [broken for broken in proof.broken if broken.promise == "a place or a line"]
    assert [(broken.token, broken.half_hours) for broken in alone] == [
        ("en_home_meal", 7 * 12),
        ("en_bed-tonight_beds_woman", 7 * 12),
    ]


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
    assert "0 nobody" in told
    assert "every promise holds" in told


def test_the_command_names_those_with_only_a_line_at_night(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--config", str(TINY / "bot.toml"), "--from", "2026-01-01", "--days", "2"]) == 0
    assert re.search(r"2 only a line\n +nothing told\n +woman\n", capsys.readouterr().out)


def test_the_command_tells_taps_and_nights_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--config", str(TINY / "bot.toml"), "--from", "2026-01-01", "--days", "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["taps"] == {"bed-tonight": {"number": 2, "called": False, "place": 2}}
    woman = next(night for night in told["nights"] if night["means"] == ["woman"])
    assert woman == {
        "means": ["woman"],
        "open_address": 0,
        "address_of_unknown_hours": 0,
        "only_a_line": 24,
        "nobody": 0,
    }


def test_check_refuses_a_flow_whose_token_would_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = with_a_long_situation(tmp_path)
    assert main(["check", "--quiet", "--config", str(config)]) == 1
    assert 'dialogs/bed-tonight.yaml:2:8: token-too-long: A conversation here can need "' in capsys.readouterr().out
