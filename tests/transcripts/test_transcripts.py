"""Each conversation happens as it is written, in both languages; together they touch all fourteen groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coverage.plan import plan
from tests.transcripts.story import act, read

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.txt"))
FREE = ("says", "sees", "not")
"""Verbs whose words may differ between languages."""
LOCALES = {"sl", "en"}


def written(tmp_path, text):
    path = tmp_path / "a-story.txt"
    path.write_text(text, encoding="utf-8")
    return path


def told(path):
    """A story without language and words: what is tapped and what must come."""
    return [(line.verb, "" if line.verb in FREE else without_language(line)) for line in read(path)]


def without_language(line):
    if line.verb == "@":
        return line.words.split()[0]
    if line.verb == "scans":
        return line.words.partition("_")[2]
    return "the other language" if line.verb == "taps" and line.words in LOCALES else line.words


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_happens_as_it_is_written(path):
    assert all(act(read(path)))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_expects_something_after_every_step(path):
    verbs = [line.verb for line in read(path)]
    lonely = [one for one, after in zip(verbs, [*verbs[1:], "taps"], strict=True) if {one, after} <= {"taps", "says"}]
    assert lonely == []


def test_ten_stories_are_told():
    assert len({path.name.partition(".")[0] for path in STORIES}) >= 10


@pytest.mark.parametrize("path", sorted(HERE.glob("*.sl.txt")), ids=lambda path: path.name.partition(".")[0])
def test_a_story_is_the_same_in_english(path):
    assert told(path) == told(path.with_name(path.name.replace(".sl.", ".en.")))


def test_every_english_story_is_told_in_slovene():
    assert all(path.with_name(path.name.replace(".en.", ".sl.")) in STORIES for path in STORIES)


def test_the_stories_touch_every_group_of_the_strategy():
    met = {person.screen.state.flow for path in STORIES for person in act(read(path))}
    assert [chapter for chapter, group in plan().groups.items() if not met & set(group.flows)] == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("sees: 114", "a-story.txt:3: sees: 114\n  the numbers are 112"),
        ("sees: Dober večer", "a-story.txt:3: sees: Dober večer\n  these words are not there"),
        ("first: 113", "a-story.txt:3: first: 113\n  the numbers are 112"),
        ("screen: home/need", "a-story.txt:3: screen: home/need\n  the screen is roof-tonight/who"),
        ("place: csd-siska", "a-story.txt:3: place: csd-siska\n  the places are klic-v-sili-112"),
        ("place: klic-v-sili-112 closed", "a-story.txt:3: place: klic-v-sili-112 closed\n  it is open"),
        ("refused: vzd-zavetisce", "a-story.txt:3: refused: vzd-zavetisce\n  refused are []"),
        ("right: pogrebnina", "a-story.txt:3: right: pogrebnina\n  the rights are "),
        ("offers: check", "a-story.txt:3: offers: check\n  the buttons are "),
        ("trace: none", "a-story.txt:3: trace: none\n  the trace is address"),
        ("not: 112", "a-story.txt:3: not: 112\n  it is there"),
        ("not: klic-v-sili-112", "a-story.txt:3: not: klic-v-sili-112\n  it is there"),
        ("not: klic-v-sili-911", "a-story.txt:3: not: klic-v-sili-911\n  nothing of this name is known"),
        ('not: "Klic v sili 112"', 'a-story.txt:3: not: "Klic v sili 112"\n  these words are there'),
        ("> taps: nobody", "a-story.txt:3: taps: nobody\n  no button 'nobody' among "),
        ("shows: 112", "a-story.txt:3: shows: 112\n  this is no line of a story"),
        ("> sees: 112", "a-story.txt:3: sees: 112\n  this is no line of a story"),
        ("sees:", "a-story.txt:3: sees: \n  this is no line of a story"),
    ],
)
def test_a_story_that_is_not_true_says_where(tmp_path, line, why):
    path = written(tmp_path, f"@ 2026-11-27T12:00 sl\n> taps: roof-tonight\n{line}\n")
    with pytest.raises(AssertionError) as error:
        assert all(act(read(path)))
    assert str(error.value).startswith(why)


@pytest.mark.parametrize("text", ["", "# nobody\n", "> taps: food\n"])
def test_a_story_without_a_moment_is_refused(tmp_path, text):
    with pytest.raises(AssertionError, match="begins with its moment"):
        read(written(tmp_path, text))
