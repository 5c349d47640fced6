"""The rules of a crisis: what alarms, what comes first, what takes an alarm back; and what is wrong in their files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.source import Problems
from bot.understanding.crisis import KINDS
from bot.understanding.crisis_read import read_rules
from bot.understanding.language import Languages
from bot.understanding.understood import Reading, Understanding
from tests.people import city
from tests.understanding.phrased import LOCALES, lines

LANGUAGES = Languages({"sl": ["nimam kje spati"], "en": ["I have nowhere to sleep"]})
FILES = {
    "words": "sl:\n  words:\n    he:\n      - on|mož\n  right:\n    - tapete\n  glued:\n    - me\n",
    "suicide": "sl:\n  rules:\n    - nočem živeti\nen:\n  rules:\n    - kill myself\n",
    "violence-now": "sl:\n  rules:\n    - <he> me tepe\nen:\n  rules:\n    - hitting me\n",
    "medical": "sl:\n  rules:\n    - ne diha\nen:\n  rules:\n    - not breathing\n",
    "child-danger": "sl:\n  rules:\n    - otrok* & tepe\nen:\n  rules:\n    - beats the child\n",
}


@pytest.fixture
def read(tmp_path):
    """Reads the files of a small city, some of them changed; what listens by them, and what is wrong."""

    def reading(**changed):
        folder = tmp_path / "crisis"
        folder.mkdir(exist_ok=True)
        for name, text in {**FILES, **{name.replace("_", "-"): text for name, text in changed.items()}}.items():
            if text:
                (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        problems = Problems()
        rules = read_rules(folder, tmp_path, LOCALES, problems)
        told = [str(problem).partition("\n")[0].removeprefix("crisis/") for problem in problems.all]
        return Understanding(Reading(rules=rules), LANGUAGES, {}, {}), told

    return reading


@pytest.fixture
def heard(read):
    def hearing(text):
        return read()[0].of(text).crisis

    return hearing


def test_a_small_city_of_rules_has_no_faults(read):
    assert read()[1] == []


@pytest.mark.parametrize(
    ("text", "kind", "sure", "locale"),
    [
        ("Nočem živeti!", "suicide", True, "sl"),
        ("nocem zivet", "suicide", True, "sl"),
        ("nočem ... živeti", None, None, None),
        ("I will KILL MYSELF", "suicide", True, "en"),
        ("mož me tepe", "violence_now", True, "sl"),
        ("nocemziveti", "suicide", True, "sl"),
        ("on me tapete", None, None, None),
        ("otroka nekdo tepe", "child_danger", True, "sl"),
        ("nič hudega", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_rule_alarms_where_it_matches_and_nowhere_else(heard, text, kind, sure, locale):
    found = heard(text)
    assert (found and found.kind, found and found.sure, found and found.locale) == (kind, sure, locale)


def test_a_finding_says_by_which_words_and_which_rule(heard):
    found = heard("Doma me mož tepe, on me tepe vsak dan.")
    assert found.words == ("on", "me", "tepe")
    assert found.rule == "<he> me tepe"


def test_what_ends_a_life_in_minutes_comes_before_the_wish_to_die_and_a_child_before_a_blow(heard):
    assert heard("nočem živeti, mama ne diha").kind == "medical"
    assert heard("mož me tepe, otroka tepe").kind == "child_danger"
    assert heard("nočem živeti, mož me tepe").kind == "violence_now"


EN = "en:\n  rules:\n    - not breathing\n"


@pytest.mark.parametrize(
    ("medical", "told"),
    [
        (f"sl:\n  rules:\n    - ne diha\n{EN}de:\n  rules:\n    - a\n", "medical.yaml:7:1: unknown-key:"),
        (f"sl:\n  rulez:\n    - ne diha\n{EN}", "medical.yaml:2:3: unknown-key:"),
        (f"sl:\n  rules:\n    - ...\n{EN}", "medical.yaml:3:7: bad-rule:"),
        (f"sl:\n  rules:\n    - kr* diha\n{EN}", "medical.yaml:3:7: bad-word:"),
        (f"sl:\n  rules:\n    - <hee> diha\n{EN}", "medical.yaml:3:7: unknown-group:"),
        (f"sl:\n  words:\n    he:\n      - a\n  rules:\n    - <he> diha\n{EN}", "medical.yaml:3:5: duplicate-group:"),
        (f"sl:\n  words:\n    she:\n      - ona\n  rules:\n    - ne diha\n{EN}", "medical.yaml:3:5: warning unused"),
        (EN, "medical.yaml:1:1: no-rules:"),
        ("", "medical.yaml:1:1: no-rules:"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_at_its_place(read, medical, told):
    found = read(medical=medical)[1]
    assert any(one.startswith(told) for one in found), found


def test_a_file_of_no_kind_is_told(read):
    assert read(medicine=EN)[1][0].startswith("medicine.yaml:1:1: unknown-kind:")


def test_a_city_without_rules_hears_nothing(tmp_path):
    problems = Problems()
    rules = read_rules(tmp_path / "none", tmp_path, LOCALES, problems)
    assert problems.all == ()
    assert Understanding(Reading(rules=rules), LANGUAGES, {}, {}).of("ubil se bom").crisis is None


def of(text):
    return city()[1].understanding.of(text)


@given(text=some.text(max_size=200), cry=some.sampled_from([row[-1] for row in lines("crisis.tsv") if row[0] in KINDS]))
def test_whatever_is_found_is_one_of_the_kinds_and_has_words_that_said_so(text, cry):
    found = of(f"{cry} {text}").crisis
    understanding = city()[1].understanding
    assert found is None or (found.kind in KINDS and understanding.why_crisis(f"{cry} {text}", found))


@pytest.mark.parametrize(
    "text",
    [
        "umiram od lakote",
        "my phone died",
        "ubila me bo birokracija",
        "I'm dying to see you",
        "this form is killing me",
        "crkavam od smeha",
        "pes mi je poginil",
        "šef me ubija s temi nadurami",
    ],
)
def test_what_people_only_say_so_is_no_crisis(text):
    assert of(text).crisis is None


ANSWERS = ("da", "ne", "ja", "yes", "no", "ne vem", "moški", "ženska", "mama", "žena", "otrok", "1", "2. 11.", "včeraj")


@pytest.mark.parametrize(
    "text", [*ANSWERS, "a man", "for my family", "nekaj za domov", "something to take home", "za družino z otroki"]
)
def test_an_answer_to_a_question_is_no_crisis(text):
    assert of(text).crisis is None
