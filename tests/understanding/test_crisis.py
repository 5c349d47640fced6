"""The rules of a crisis: what alarms, what comes first, what takes an alarm back; and what is wrong in their files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.source import Problems
from bot.understanding.crisis import AROUND, KINDS
from bot.understanding.crisis_read import read_rules
from bot.understanding.language import Languages
from bot.understanding.understood import Reading, Understanding
from tests.people import city
from tests.understanding.phrased import LOCALES, lines

LANGUAGES = Languages({"sl": ["nimam kje spati"], "en": ["I have nowhere to sleep"]})
SHARED = """\
sl:
  words:
    he:
      - on|mož
  right:
    - tapete
  glued:
    - me
  not:
    - od lakote
  around:
    - film*
"""
FILES = {
    "words": SHARED,
    "suicide": "sl:\n  sure:\n    - nočem živeti\n  maybe:\n    - umiram\nen:\n  sure:\n    - kill myself\n",
    "violence-now": "sl:\n  sure:\n    - <he> me tepe\n  not:\n    - me tepe vest\n",
    "medical": "sl:\n  at-once:\n    - ne diha\n  sure:\n    - krvavim\n",
    "child-danger": "sl:\n  sure:\n    - otrok* & tepe\n",
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
        ("umiram", "suicide", False, "sl"),
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
    assert heard("umiram, mož me tepe").kind == "violence_now"


def test_an_idiom_silences_only_what_it_shares_a_word_with(heard):
    assert heard("umiram od lakote").kind == "suicide"  # they share no word
    assert heard("on me tepe vest") is None
    assert heard("on me tepe vest, mož me tepe").kind == "violence_now"


def test_what_is_of_one_kind_silences_no_other(read):
    listener, _ = read(child_danger="sl:\n  sure:\n    - tepe\n")
    assert listener.of("on me tepe vest").crisis.kind == "child_danger"


def test_a_doubt_is_taken_back_nearby_and_what_is_sure_is_not(heard):
    assert heard("v filmu umiram") is None
    assert heard("umiram " + "a " * (AROUND + 1) + "film").kind == "suicide"
    assert heard("v filmu nočem živeti").kind == "suicide"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"medical": "sl:\n  sure:\n    - krvavim in\nde:\n  sure:\n    - a\n"}, "medical.yaml:4:1: unknown-key:"),
        ({"medical": "sl:\n  surely:\n    - krvavim\n"}, "medical.yaml:2:3: unknown-key:"),
        ({"medical": "sl:\n  sure:\n    - ...\n"}, "medical.yaml:3:7: bad-rule:"),
        ({"medical": "sl:\n  sure:\n    - kr* diha\n"}, "medical.yaml:3:7: bad-word:"),
        ({"medical": "sl:\n  sure:\n    - <hee> diha\n"}, "medical.yaml:3:7: unknown-group:"),
        (
            {"medical": "sl:\n  words:\n    he:\n      - a\n  sure:\n    - <he> diha\n"},
            "medical.yaml:3:5: duplicate-group:",
        ),
        (
            {"medical": "sl:\n  words:\n    she:\n      - ona\n  sure:\n    - ne diha\n"},
            "medical.yaml:3:5: warning unused",
        ),
        ({"medicine": "sl:\n  sure:\n    - ne diha\n"}, "medicine.yaml:1:1: unknown-kind:"),
        ({"medical": ""}, "medical.yaml:1:1: no-rules:"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_at_its_place(read, changed, told):
    assert any(one.startswith(told) for one in read(**changed)[1]), read(**changed)[1]


def test_a_city_without_rules_is_warned_and_hears_nothing(tmp_path):
    problems = Problems()
    rules = read_rules(tmp_path / "none", tmp_path, LOCALES, problems)
    assert [problem.warning for problem in problems.all] == [True]
    assert Understanding(Reading(rules=rules), LANGUAGES, {}, {}).of("ubil se bom").crisis is None


def of(text):
    return city()[1].understanding.of(text)


@given(text=some.text(max_size=200), cry=some.sampled_from([row[-1] for row in lines("crisis.tsv") if row[0] in KINDS]))
def test_whatever_is_found_is_one_of_the_kinds_and_names_words_of_the_text(text, cry):
    found = of(f"{cry} {text}").crisis
    assert found is None or (found.kind in KINDS and found.words)


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
