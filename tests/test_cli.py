"""The commands as a person runs them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.cli import COMMANDS, main
from tests.people import ROOT, TINY

if TYPE_CHECKING:
    from pathlib import Path


def svetilka(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_the_two_lines_of_the_first_issue_lead_to_a_number() -> None:
    lines = '{"start":""}\n{"tap":"Nimam kje spati"}\n{"tap":"Moški"}\n'
    told = svetilka("ask", "--at", "2026-12-24T23:10", given=lines)
    assert json.loads(told.stdout.splitlines()[-1])["services"][0]["phones"] == ["+38614301080"]


def test_check_finds_no_problem_in_the_real_data() -> None:
    told = svetilka("check", "--quiet")
    assert (told.returncode, told.stdout.splitlines()[0].split(",")[0]) == (0, "0 problems")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tlak"], 'svetilka: there is no command "tlak". Did you mean "talk"? See svetilka --help.'),
        (["hours", "no-such"], 'svetilka: There is no service "no-such".'),
        (["ask", "--at", "yesterday"], 'svetilka: "yesterday" is not a time. Write it like 2026-12-24T23:10.'),
        (["ask", "--locale", "de"], 'svetilka: There is no language "de". This city speaks: sl, en.'),
        (["prove", "--from", "2026-02-30"], 'svetilka: "2026-02-30" is not a date. Write it like 2026-01-31.'),
        (["prove", "--days", "0"], "svetilka: --days is a number from 1 to 3660, not 0."),
        (["draw", "rof-tonight"], 'svetilka: There is no flow "rof-tonight". Did you mean "roof-tonight"?'),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_each_command_tells_about_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main([name, "--help"]) for name in COMMANDS] == [0] * len(COMMANDS)
    told = capsys.readouterr().out
    assert all(f"usage: svetilka {name}" in told for name in COMMANDS)


def test_another_city_needs_nothing_but_its_own_files() -> None:
    told = svetilka("ask", "--config", str(TINY / "bot.toml"), given='{"start":""}\n')
    assert json.loads(told.stdout)["token"] == "pt"


def test_hours_tell_the_week_of_a_service() -> None:
    told = svetilka("hours", "klic-v-sili-112", "--at", "2026-11-21T12:00", "--json")
    answer = json.loads(told.stdout)
    assert answer["state"] == "open"
    assert answer["week"][0]["date"] == "2026-11-21"
    assert answer["week"][0]["open"] == [["00:00", "24:00"]]


def test_a_usage_error_of_a_command_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", "--days", "many"]) == 2
    assert "invalid int value" in capsys.readouterr().err


def test_a_lifeline_that_nobody_answers_is_an_unusable_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "city"
    shutil.copytree(TINY, copy)
    settings = (copy / "bot.toml").read_text(encoding="utf-8").replace('"linha-112"', '"linha-211"')
    (copy / "bot.toml").write_text(settings, encoding="utf-8")
    assert main(["check", "--config", str(copy / "bot.toml")]) == 2
    sentence = 'svetilka: bot.toml: lifelines names "linha-211", which is no active service with a telephone number.'
    assert capsys.readouterr().err.startswith(sentence)
