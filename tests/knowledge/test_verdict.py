"""What answers say about a right, condition by condition, and what a person could claim."""

from dataclasses import replace

import pytest

from bot.knowledge.rights_model import Effect, Kind, Standing
from bot.knowledge.verdict import claims, days_to_claim, verdict
from tests.knowledge.rights_builders import condition, deadline, directory_of, right

ALONE = {
    "a likely answer": ({"kid": "yes"}, "likely", ["yes likely"]),
    "an unlikely answer": ({"kid": "no"}, "unlikely", ["no unlikely"]),
    "an answer to ask about": ({"kid": "some"}, "ask", ["some ask"]),
    "I don't know": ({"kid": "dk"}, "ask", []),
    "I'd rather not say": ({"kid": "ns"}, "ask", []),
    "no answer": ({}, "ask", []),
    "a choice that is no more": ({"kid": "maybe"}, "ask", []),
    "a question that is no more": ({"dog": "no"}, "ask", []),
}

TOGETHER = {
    ("yes", "yes"): "likely",
    ("yes", "some"): "ask",
    ("yes", "dk"): "ask",
    ("yes", "no"): "unlikely",
    ("some", "no"): "unlikely",
    ("dk", "no"): "unlikely",
    ("no", "no"): "unlikely",
}

ALTERNATIVES = {
    ("yes", "yes"): "likely",
    ("yes", "no"): "likely",
    ("yes", "dk"): "likely",
    ("some", "no"): "ask",
    ("dk", "no"): "ask",
    ("ns", "no"): "ask",
    ("no", "no"): "unlikely",
}


def told(given):
    return [words["en"] for words in given.reasons]


def grouped(name, **effects):
    return replace(condition(name, **effects), group="money")


@pytest.mark.parametrize(("answers", "result", "reasons"), ALONE.values(), ids=ALONE)
def test_a_single_condition_decides(answers, result, reasons):
    given = verdict(right("benefit", condition("kid")), answers)
    assert (given.result, told(given)) == (Effect(result), reasons)


@pytest.mark.parametrize(("answers", "result"), TOGETHER.items())
def test_of_several_conditions_the_worst_decides_whatever_the_order(answers, result):
    asked = right("benefit", condition("kid"), condition("poor"))
    assert verdict(asked, dict(zip(("kid", "poor"), answers, strict=True))).result == result
    assert verdict(asked, dict(zip(("poor", "kid"), answers, strict=True))).result == result


@pytest.mark.parametrize(("answers", "result"), ALTERNATIVES.items())
def test_of_alternatives_the_best_decides_whatever_the_order(answers, result):
    asked = right("benefit", grouped("aid"), grouped("poor"))
    assert verdict(asked, dict(zip(("aid", "poor"), answers, strict=True))).result == result
    assert verdict(asked, dict(zip(("poor", "aid"), answers, strict=True))).result == result


def test_a_group_is_one_condition_among_others():
    asked = right("benefit", condition("kid"), grouped("aid"), grouped("poor"))
    assert verdict(asked, {"kid": "no", "aid": "yes", "poor": "no"}).result == "unlikely"
    assert verdict(asked, {"kid": "yes", "aid": "yes", "poor": "no"}).result == "likely"


def test_a_group_and_a_question_of_the_same_name_are_two_conditions():
    asked = right("benefit", replace(condition("aid"), group="kid"), condition("kid"))
    assert verdict(asked, {"aid": "yes", "kid": "no"}).result == "unlikely"


def test_of_alternatives_only_the_best_is_told():
    asked = right("benefit", grouped("aid", yes="likely", no="unlikely"), grouped("poor", rich="unlikely"))
    assert told(verdict(asked, {"aid": "yes", "poor": "rich"})) == ["yes likely"]


@pytest.mark.parametrize("choice", ["yes", "no", "some", "dk"])
def test_a_bonus_does_not_count(choice):
    asked = right("benefit", condition("kid"), replace(condition("alone"), bonus=True))
    assert verdict(asked, {"kid": "yes", "alone": choice}).result == "likely"


def test_the_reason_of_a_bonus_is_told_last():
    asked = right("benefit", replace(condition("alone", yes="likely"), bonus=True), condition("kid", two="likely"))
    assert told(verdict(asked, {"kid": "two", "alone": "yes"})) == ["two likely", "yes likely"]


def test_reasons_that_decided_come_first():
    asked = right("benefit", condition("a", a="likely"), condition("b", b="ask"), condition("c", c="unlikely"))
    assert told(verdict(asked, {"a": "a", "b": "b", "c": "c"})) == ["c unlikely", "a likely", "b ask"]


def test_without_conditions_a_person_should_ask():
    assert verdict(right("benefit"), {}).result == "ask"
    assert verdict(right("benefit", replace(condition(), bonus=True)), {"kid": "yes"}).result == "ask"


def asking(fact, name="q", **changes):
    return replace(condition(name), fact=fact, **changes)


def claimed(answers, *rights):
    return [(one.id, str(given.result)) for one, given in claims(directory_of(*rights), answers)]


def test_a_fact_answers_the_question_that_asks_for_it():
    assert claimed({"child": "yes"}, right("benefit", asking("child"))) == [("benefit", "likely")]


def test_what_is_unlikely_is_left_out():
    assert claimed({"child": "no"}, right("benefit", asking("child"))) == []


@pytest.mark.parametrize("answers", [{}, {"child": "dk"}, {"child": "ns"}, {"child": "gone"}])
def test_an_unknown_fact_leaves_a_right_to_ask_about(answers):
    assert claimed(answers, right("benefit", asking("child"))) == [("benefit", "ask")]


def test_other_choices_of_a_fact_count_by_what_they_mean_here():
    asked = replace(condition("poor", by_fact={"low": "likely", "high": "unlikely"}), fact="income")
    assert claimed({"income": "low"}, right("benefit", asked)) == [("benefit", "likely")]
    assert claimed({"income": "high"}, right("benefit", asked)) == []


def test_what_a_choice_means_here_comes_before_a_choice_of_the_same_name():
    asked = replace(condition("poor", by_fact={"yes": "ask"}), fact="income")
    assert claimed({"income": "yes"}, right("benefit", asked)) == [("benefit", "ask")]


def test_questions_that_ask_no_fact_do_not_count():
    asked = right("benefit", asking("child"), condition("other"))
    assert claimed({"child": "yes"}, asked) == [("benefit", "likely")]


def test_a_right_no_fact_decides_about_is_left_out():
    assert claimed({"child": "yes"}, right("plain", condition()), right("none")) == []
    assert claimed({"child": "yes"}, right("bonus", asking("child", bonus=True))) == []


def test_an_alternative_that_was_not_asked_may_still_help():
    asked = right("benefit", asking("income", group="money"), replace(condition("aid"), group="money"))
    assert claimed({"income": "no"}, asked) == [("benefit", "ask")]
    assert claimed({"income": "yes"}, asked) == [("benefit", "likely")]


@pytest.mark.parametrize("kind", list(Kind))
def test_only_rights_and_services_are_claimed(kind):
    found = claimed({"child": "yes"}, right("one", asking("child"), kind=kind))
    assert bool(found) == (kind in {"right", "service"})


def test_an_abolished_right_is_not_claimed():
    assert claimed({"child": "yes"}, right("old", asking("child"), status=Standing.ABOLISHED)) == []


def test_likely_rights_come_first_then_the_shortest_deadline():
    rights = [
        right("ask-soon", asking("job"), deadline=deadline(days=1)),
        right("none", asking("child")),
        right("year", asking("child"), deadline=deadline(days=365)),
        right("month", asking("child"), deadline=deadline(months=1)),
        right("eight", asking("child"), deadline=deadline(working_days=8)),
        right("ten", asking("child"), deadline=deadline(days=10)),
    ]
    order = [name for name, _ in claimed({"child": "yes"}, *rights)]
    assert order == ["ten", "eight", "month", "year", "none", "ask-soon"]


def test_equals_keep_the_order_of_the_directory():
    rights = [right(name, asking("child")) for name in ("b", "a", "c")]
    assert [name for name, _ in claimed({"child": "yes"}, *rights)] == ["b", "a", "c"]


@pytest.mark.parametrize("kind", ["appeal", "proof-of-spending"])
def test_a_deadline_that_runs_after_the_claim_hurries_nobody(kind):
    assert days_to_claim(deadline(kind, days=15)) == days_to_claim(None)
