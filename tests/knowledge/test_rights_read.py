"""What becomes of good files of rights, shared facts and districts."""

from decimal import Decimal

import pytest

from bot.knowledge.model import Confidence, Source
from bot.knowledge.rights_model import (
    Amount,
    Answer,
    Condition,
    Deadline,
    DeadlineKind,
    District,
    Effect,
    Fact,
    Kind,
    Measure,
    Right,
    Standing,
    Unit,
)
from tests.knowledge.builders import HOUSE, city
from tests.knowledge.rights_builders import BENEFIT, rights_city
from tests.knowledge.rights_builders import changed as change

GONE = """\
short: old
kind: right
status: abolished
replaced_by: benefit
name:
  sl: Stari dodatek
  en: Old benefit
what:
  sl: Ni ga več.
  en: It is gone.
assured_date: '2026-03'
assured_how: web
sources:
  law:
    name:
      sl: zakon
      en: the law
    date: '2026-03'
    supports: status
"""


def changed(folder, old, new):
    """The right of `BENEFIT` with a change."""
    read = rights_city(folder, benefit=change(old, new))
    assert read.faults == []
    return read.found.rights["benefit"]


DEADLINE = Deadline(
    kind=DeadlineKind.START_DATE,
    measure=Measure.DAYS,
    count=30,
    after={"sl": "rojstvo otroka", "en": "the birth"},
    when={"sl": "Kdaj se je otrok rodil?", "en": "When was the child born?"},
    note={},
    late={},
    source="law",
)
AMOUNT = Amount(
    label={"sl": "najvišji", "en": "highest"},
    eur=Decimal("177.24"),
    text={},
    as_of="2026-03-01",
    derived=False,
    source="law",
)
FAMILIES = {"sl": "To je za družine.", "en": "This is for families."}
QUESTION = Condition(
    id="kid",
    say={"sl": "Imate otroka?", "en": "Do you have a child?"},
    hint={},
    fact="child",
    group="",
    bonus=False,
    source="law",
    choices={
        "yes": Answer("yes", {"sl": "Da", "en": "Yes"}, Effect.LIKELY, {}),
        "no": Answer("no", {"sl": "Ne", "en": "No"}, Effect.UNLIKELY, FAMILIES),
        "dk": Answer("dk", {"sl": "Ne vem", "en": "I don't know"}, Effect.ASK, {}),
    },
    by_fact={},
)
RIGHT = Right(
    id="benefit",
    short="benefit",
    kind=Kind.RIGHT,
    status=Standing.ACTIVE,
    replaced_by="",
    name={"sl": "Dodatek", "en": "Benefit"},
    what={"sl": "Denar za otroka.", "en": "Money for a child."},
    apply={"sl": "Na centru.", "en": "At the centre."},
    call=("house-lunch",),
    find="meal",
    confidence=Confidence.MEDIUM,
    deadline=DEADLINE,
    amounts=(AMOUNT,),
    questions=(QUESTION,),
    documents=({"sl": "rojstni list", "en": "birth certificate"},),
    assured_date="2026-03",
    assured_how="web",
    sources=(Source("law", {"sl": "zakon", "en": "the law"}, "2026-03", "", ("what", "apply", "documents")),),
)


def test_a_good_right_is_read_whole(tmp_path):
    read = rights_city(tmp_path, benefit=BENEFIT)
    assert read.faults == []
    assert read.found.rights == {"benefit": RIGHT}


def test_a_right_is_found_by_its_short_name(tmp_path):
    found = rights_city(tmp_path, long_name=change("short: benefit", "short: ben")).found
    assert found.rights_by_short == {"ben": found.rights["long-name"]}


def test_an_abolished_right_says_what_replaced_it_and_needs_no_office(tmp_path):
    read = rights_city(tmp_path, benefit=BENEFIT, old=GONE)
    assert read.faults == []
    old = read.found.rights["old"]
    assert (old.active, old.replaced_by, old.apply, old.deadline) == (False, "benefit", {}, None)


@pytest.mark.parametrize("measure", list(Measure))
def test_a_deadline_is_counted_in_its_measure(tmp_path, measure):
    deadline = changed(tmp_path, "days: '30'", f"{measure}: '8'").deadline
    assert (deadline.measure, deadline.count, deadline.counted) == (measure, 8, True)


def test_a_deadline_may_have_no_count(tmp_path):
    deadline = changed(tmp_path, "  days: '30'\n", "").deadline
    assert (deadline.measure, deadline.count, deadline.counted) == (None, 0, False)


def test_no_deadline_at_all_needs_no_source(tmp_path):
    start, end = BENEFIT.index("  kind: start-date"), BENEFIT.index("amounts:")
    deadline = changed(tmp_path, BENEFIT[start:end], "  kind: none\n").deadline
    assert (deadline.kind, deadline.source) == (DeadlineKind.NONE, "")


def test_an_amount_may_be_told_in_words(tmp_path):
    amount = changed(tmp_path, "eur: '177.24'", "text:\n      sl: +30 %\n      en: +30%").amounts[0]
    assert (amount.eur, amount.text) == (None, {"sl": "+30 %", "en": "+30%"})


def test_an_undated_amount_has_an_empty_date(tmp_path):
    assert changed(tmp_path, "as_of: '2026-03-01'", "as_of: undated").amounts[0].as_of == ""


def test_a_derived_amount_says_so(tmp_path):
    assert changed(tmp_path, "    eur:", "    derived: yes\n    eur:").amounts[0].derived


def test_what_a_choice_of_a_fact_means_here_is_read(tmp_path):
    asked = changed(tmp_path, "    fact: child\n", "    fact: child\n    by_fact:\n      no: ask\n")
    assert asked.questions[0].by_fact == {"no": Effect.ASK}


def test_groups_and_scopes_are_read(tmp_path):
    question = BENEFIT[BENEFIT.index("  kid:") : BENEFIT.index("documents:")]
    one = question.replace("    fact: child\n", "    group: money\n")
    two, bonus = one.replace("kid:", "aid:"), question.replace("kid:", "one:").replace("fact: child", "scope: bonus")
    asked = changed(tmp_path, question, one + two + bonus).questions
    assert [(question.id, question.group, question.bonus) for question in asked] == [
        ("kid", "money", False),
        ("aid", "money", False),
        ("one", "", True),
    ]


def test_shared_facts_are_read_in_order(tmp_path):
    assert rights_city(tmp_path).found.facts == {
        "child": Fact(
            "child",
            {"sl": "Imate otroka?", "en": "Do you have a child?"},
            {},
            {
                "yes": {"sl": "Da", "en": "Yes"},
                "no": {"sl": "Ne", "en": "No"},
                "dk": {"sl": "Ne vem", "en": "I don't know"},
            },
        )
    }


def test_districts_are_read_with_their_office(tmp_path):
    found = rights_city(tmp_path).found
    centre = District("centre", "Center", "house-lunch", ("Prule",))
    hill = District("hill", "Grič", "house-lunch", ())
    assert found.districts == {"centre": centre, "hill": hill}
    assert found.units == {"house-lunch": Unit("house-lunch", sourced=False, districts=(centre, hill), sources=())}


def test_a_city_may_know_no_rights_and_no_districts(tmp_path):
    read = city(tmp_path, house=HOUSE)
    assert read.faults == []
    assert (read.found.rights, read.found.rights_by_short, read.found.facts) == ({}, {}, {})
    assert (read.found.units, read.found.districts) == ({}, {})
