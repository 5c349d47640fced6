"""The commands as a person runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date
from typing import TYPE_CHECKING

import pytest

from bot.cli import COMMANDS, main
from bot.commands.ask import CHANNELS
from bot.commands.common import clock_at
from bot.commands.hours import as_json
from bot.knowledge.age import hours_trusted
from tests.people import ROOT, TINY, Person

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-12-24T23:10"
YEARS = "not in the years from 2000 to 2099."


def svetilka(*arguments: str, given: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | environ,
        check=False,
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
        (["hours", "--days", "3661"], "svetilka: --days is a number from 1 to 3660, not 3661."),
        (["ask", "--at", "0001-01-01T00:00"], f'svetilka: "0001-01-01T00:00" is {YEARS}'),
        (["hours", "--at", "9999-12-31T23:59"], f'svetilka: "9999-12-31T23:59" is {YEARS}'),
        (["hours", "--at", "9999-12-31T23:59-14:00"], f'svetilka: "9999-12-31T23:59-14:00" is {YEARS}'),
        (["prove", "--from", "9999-12-01"], f'svetilka: "9999-12-01" is {YEARS}'),
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


def test_all_channels_give_the_same_reply_for_now() -> None:
    given = '{"start":""}\n{"tap":"sl_roof-tonight_beds_man"}\n{"say":"lačen"}\n'
    told = {svetilka("ask", "--at", AT, "--channel", channel, given=given).stdout for channel in CHANNELS}
    assert len(told) == 1
    assert "+38614301080" in told.pop()


@pytest.mark.parametrize("command", ["ask", "hours"])
def test_an_ascii_terminal_hinders_no_command(command: str) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    given = '{"say":"Nimam kje spati, žal"}\n'
    told = svetilka(command, "--at", AT, given=given, **ascii_only)
    assert (told.returncode, told.stderr) == (0, "")
    assert "č" in told.stdout


def test_bytes_that_are_no_text_end_in_no_traceback() -> None:
    asked = [sys.executable, "-m", "bot", "ask", "--at", AT]
    lines = b'{"say":"\xff"}\n{"tap":"\\ud800"}\n'
    told = subprocess.run(asked, input=lines, capture_output=True, cwd=ROOT, check=False)
    assert (told.returncode, told.stderr) == (0, b"")
    assert "error" in json.loads(told.stdout.splitlines()[1])


def test_a_skipped_local_time_is_the_moment_after_the_clock_change() -> None:
    zone = Person().world.city.zone
    moment = clock_at("2026-03-29T02:30", zone)()
    assert moment.isoformat() == "2026-03-29T03:30:00+02:00"
    assert moment.astimezone(UTC).astimezone(zone) == moment


def test_the_week_is_as_unknown_as_the_state() -> None:
    person = Person()
    world, years = person.world, person.world.facts.hours_unknown_after_years
    doubted = 0
    for service in world.directory.services.values():
        if service.active and service.schedule and not hours_trusted(service, date(2026, 12, 24), years):
            told = as_json(service, world, person.now, 7)
            doubted += 1
            assert {day["state"] for day in told["week"]} == {told["state"]}
            assert [span for day in told["week"] for span in day["open"]] == []
            assert told["expression"]
    assert doubted


def test_no_day_is_open_where_a_person_must_ring_first() -> None:
    person = Person()
    appointed = [one for one in person.world.directory.services.values() if one.by_appointment]
    states = {day["state"] for one in appointed for day in as_json(one, person.world, person.now, 7)["week"]}
    assert appointed
    assert "open" not in states
