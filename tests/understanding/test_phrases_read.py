"""Files of phrases: what is read, fast or strictly alike, and every fault with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.source import Problems, Text, parse
from bot.understanding.needs import Phrases, learn, read_learnt, read_phrases
from bot.understanding.needs.read import FEWEST, LEARNT, LONGEST, plain

LOCALES = ("sl", "en")
NEEDS = ("food", "roof-tonight")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "phrases"
    made.mkdir()
    return made


def written(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


def read(folder):
    problems = Problems()
    phrases = read_phrases(folder, folder.parent, LOCALES, NEEDS, problems)
    return phrases, problems


def faults(folder):
    """Problems without the line they point at; few phrases are meant here."""
    _, problems = read(folder)
    return [str(problem).splitlines()[0] for problem in problems.all if problem.code != "few-phrases"]


def many(said):
    return "".join(f"  - {said} {number}\n" for number in range(FEWEST))


def test_a_city_without_the_folder_has_no_phrases(tmp_path):
    phrases, problems = read(tmp_path / "phrases")
    assert (phrases, problems.all) == (Phrases(), ())


def test_phrases_are_read_by_need_and_language(folder):
    written(folder, food="# dialogs/phrases/food.yaml: hunger\nsl:\n  - lačna sem\nen:\n  - I am hungry\n")
    phrases, _ = read(folder)
    assert phrases.of == {"food": {"sl": ("lačna sem",), "en": ("I am hungry",)}}
    assert phrases.texts == {"sl": ["lačna sem"], "en": ["I am hungry"]}


def test_a_phrase_knows_its_place(folder):
    written(folder, food="sl:\n  - lačna sem\n")
    phrases, _ = read(folder)
    (phrase,) = phrases.of["food"]["sl"]
    assert isinstance(phrase, Text)
    assert str(phrase.spot) == "phrases/food.yaml:2:5"


def test_what_only_strict_yaml_can_read_is_read_too(folder):
    written(folder, food='sl:\n  - "reci: lačna sem"\n  - lačen sem\n')
    phrases, problems = read(folder)
    assert phrases.of["food"]["sl"] == ("reci: lačna sem", "lačen sem")
    assert not problems.fatal


def test_what_strict_yaml_refuses_is_refused_with_its_place(folder):
    written(folder, food="sl:\n  - lačna sem # res\n")
    (fault,) = faults(folder)
    assert fault.startswith('phrases/food.yaml:2:15: lost-text: Text after " #" would be lost.')


def test_faults_of_all_files_come_out_at_once(folder):
    written(
        folder,
        **{"fod": "sl:\n  - juha\n", "roof-tonight": "si:\n  - spim zunaj\nen:\n  - …\n  - " + "a" * 201 + "\n"},
    )
    assert faults(folder) == [
        'phrases/fod.yaml:1:1: unknown-need: "fod" is no need: no flow has this name. Did you mean "food"?',
        'phrases/roof-tonight.yaml:1:1: unknown-key: "si" is not a key of a file of phrases.',
        "phrases/roof-tonight.yaml:4:5: no-words: A phrase needs a word.",
        f"phrases/roof-tonight.yaml:5:5: long-phrase: This phrase has 201 characters. Keep to {LONGEST}.",
    ]


def test_a_phrase_that_stands_twice_is_a_problem_also_in_another_file_and_without_its_marks(folder):
    written(folder, **{"food": "sl:\n  - kje je kosilo\n  - Lačna sem\n", "roof-tonight": "en:\n  - lacna sem\n"})
    sentence = "This phrase stands twice; first in phrases/food.yaml:3. Keep one."
    assert faults(folder) == [f"phrases/roof-tonight.yaml:2:5: duplicate-phrase: {sentence}"]


def test_few_phrases_in_a_language_are_a_warning(folder):
    written(folder, food=f"sl:\n{many('lačna sem')}en:\n  - I am hungry\n")
    _, problems = read(folder)
    assert [(problem.code, problem.warning) for problem in problems.all] == [("few-phrases", True)]
    assert f'"food" has 1 phrases in "en". It is understood from {FEWEST}.' in str(problems.all[0])


def test_a_file_of_another_ending_is_not_passed_over_in_silence(folder):
    (folder / "food.yml").write_text("sl:\n  - juha\n")
    assert faults(folder) == ['phrases/food.yml:1:1: not-read: Only files that end in ".yaml" are read.']


def test_a_file_that_is_not_utf_8_is_a_problem(folder):
    (folder / "food.yaml").write_bytes("sl:\n  - lačna\n".encode("cp1250"))
    assert faults(folder) == ["phrases/food.yaml:2:7: not-utf-8: This is not UTF-8. Save the file as UTF-8."]


PIECES = [
    "sl:",
    "en:",
    "  - ",
    "- ",
    "lačna sem",
    "a: b",
    " #",
    "#",
    '"x"',
    "'",
    ":",
    " ",
    "\n",
    "\n\n",
    "\t",
    "|",
    "-",
    "*a",
]


@given(some.lists(some.sampled_from(PIECES), max_size=14).map("".join))
def test_the_fast_reader_reads_as_strict_yaml_or_leaves_it_to_it(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("plain") / "food.yaml"
    path.write_text(text)
    fast = plain(path, "food.yaml")
    if fast is not None:
        problems = Problems()
        assert fast == parse(text, "food.yaml", problems)
        assert problems.all == ()


def test_the_fast_reader_reads_all_phrases_of_the_city(root):
    files = sorted((root / "dialogs" / "phrases").glob("*.yaml"))
    assert [path.name for path in files if plain(path, path.name) is None] == []


def test_nothing_learnt_yet_is_a_problem(folder):
    written(folder, food="sl:\n  - lačna sem\n")
    phrases, problems = read(folder)
    assert read_learnt(folder, folder.parent, phrases, problems) is None
    assert (
        "phrases/learnt.bin:1:1: not-learnt: Nothing was learnt from the phrases yet. Run: svetilka match --learn"
        in told(problems)
    )
    assert problems.fatal


def test_what_was_learnt_from_other_phrases_is_used_and_told(folder):
    written(folder, food="sl:\n  - lačna sem\n  - kosilo\n", **{"roof-tonight": "sl:\n  - spim zunaj\n"})
    phrases, _ = read(folder)
    (folder / LEARNT).write_bytes(learn(phrases).to_bytes())
    written(folder, food="sl:\n  - lačna sem\n  - kosilo\n  - malica\n")
    newer, problems = read(folder)
    assert read_learnt(folder, folder.parent, newer, problems) == learn(phrases)
    sentence = "The phrases are not those that this was learnt from. Run: svetilka match --learn"
    assert f"phrases/learnt.bin:1:1: warning stale-learnt: {sentence}" in told(problems)


def test_what_was_learnt_from_these_phrases_needs_no_word(folder):
    written(folder, food="sl:\n  - lačna sem\n", **{"roof-tonight": "sl:\n  - spim zunaj\n"})
    phrases, _ = read(folder)
    (folder / LEARNT).write_bytes(learn(phrases).to_bytes())
    problems = Problems()
    assert read_learnt(folder, folder.parent, phrases, problems) == learn(phrases)
    assert problems.all == ()


@pytest.mark.parametrize(
    "content", [b"version https://example.org\n", b"", b'{"version": 1}\n', b'{"version": 1, "starts": ["a"]}\nx']
)
def test_another_file_in_its_place_is_a_problem(folder, content):
    written(folder, food="sl:\n  - lačna sem\n")
    (folder / LEARNT).write_bytes(content)
    phrases, problems = read(folder)
    assert read_learnt(folder, folder.parent, phrases, problems) is None
    assert "This is not what was learnt from the phrases." in told(problems)


def told(problems):
    return "\n".join(map(str, problems.all))
