"""`svetilka match`: what a text says, one object or paragraph a text."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys

import pytest

from bot.cli import main
from tests.people import ROOT, TINY

SHAPE = {"text", "lang", "needs", "crisis", "places", "kind"}
KINDS = {"need", "place", "greeting", "thanks", "language", "unknown"}


@pytest.fixture
def match(capsys, monkeypatch):
    """What the command says of some lines, in JSON."""
    monkeypatch.chdir(ROOT)

    def told(*lines, options=("--json",)):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert main(["match", *options]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return told


def test_each_line_is_told_in_one_object(match):
    texts = ["nimam kje spat", "", "csd siska", "hvala", "ste robot?", "ubila se bom", "deutsch?", "qwertz \u202e"]
    told = match(*texts)
    assert [one["text"] for one in told] == texts
    assert all(set(one) == SHAPE and one["kind"] in KINDS and one["lang"] in {"sl", "en"} for one in told)
    assert [one["kind"] for one in told] == [
        "need",
        "unknown",
        "place",
        "thanks",
        "unknown",
        "need",
        "language",
        "unknown",
    ]


def test_needs_are_told_best_first_and_five_at_most(match):
    (told,) = match("nimam kje spati, lacen sem, brez sluzbe in dolgovi me tiscijo")
    scores = [need["score"] for need in told["needs"]]
    assert {"roof-tonight", "food"} <= {need["id"] for need in told["needs"]}
    assert scores == sorted(scores, reverse=True)
    assert 2 <= len(scores) <= 5


def test_a_crisis_and_a_place_are_told(match):
    crisis, place = match("mož me pravkar tepe", "kralji ulice")
    assert crisis["crisis"] == "violence_now"
    assert place["crisis"] is None
    assert "kralji-ulice-dnevni-center" in place["places"]


def test_what_is_no_need_has_none(match):
    assert all(one["needs"] == [] for one in match("živjo", "hvala", "english", "a si robot", "asdf"))


def test_the_words_that_said_so_are_told(match):
    (told,) = match("lačna sem, ubila se bom", options=("--json", "--why"))
    assert max(told["why"]["food"], key=told["why"]["food"].get) == "lacna"
    assert told["crisis_words"]


def test_people_read_it_in_lines(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["match", "--why", "lačna sem in ubila se bom, csd šiška"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("lačna sem")
    for part in ("\n  crisis: suicide (", "food", "\n  food by: lacna +", "csd-siska"):
        assert part in said


def test_a_line_is_answered_before_the_next_one_is_asked():
    command = [sys.executable, "-m", "bot", "match", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in ("lačna sem", "hvala"):
            process.stdin.write(f"{text}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == text
        process.stdin.close()
    assert process.returncode == 0


@pytest.fixture
def small_city(tmp_path):
    """The tiny city, with a few phrases."""
    folder = shutil.copytree(TINY, tmp_path / "city")
    phrases = folder / "dialogs" / "phrases"
    phrases.mkdir()
    (phrases / "bed-tonight.yaml").write_text(
        "pt:\n  - vou dormir na rua\nen:\n  - out in the rain all night\n", "utf-8"
    )
    (phrases / "none.yaml").write_text("pt:\n  - bom dia\nen:\n  - what lovely weather\n", "utf-8")
    return folder


def test_what_was_written_is_learnt_and_understood(small_city, capsys):
    config = ["--config", str(small_city / "bot.toml")]
    assert main(["match", *config, "--learn"]) == 0
    assert capsys.readouterr().out == "dialogs/phrases/learnt.bin: 4 phrases of 2 kinds\n"
    assert main(["match", *config, "--json", "all night out in the rain"]) == 0
    assert json.loads(capsys.readouterr().out)["needs"][0]["id"] == "bed-tonight"


def test_a_city_without_phrases_has_nothing_to_learn(capsys):
    assert main(["match", "--config", str(TINY / "bot.toml"), "--learn"]) == 0
    assert "nothing to learn" in capsys.readouterr().out


def test_nothing_is_learnt_from_files_that_cannot_be_read(small_city, capsys):
    (small_city / "dialogs" / "phrases" / "beds.yaml").write_text("pt:\n  - cama\nen:\n  - bed\n", "utf-8")
    assert main(["match", "--config", str(small_city / "bot.toml"), "--learn"]) == 2
    assert "unknown-need" in capsys.readouterr().err
    assert not (small_city / "dialogs" / "phrases" / "learnt.bin").exists()
