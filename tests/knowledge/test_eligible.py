"""Who may come."""

from itertools import product

import pytest

from bot.knowledge.eligible import Verdict, contradicts, fits
from bot.knowledge.model import Ages, Eligibility
from tests.knowledge.builders import SITUATIONS, situation


def verdict(eligibility, *means):
    return fits(eligibility, means, SITUATIONS).verdict


def reason(eligibility, *means):
    return fits(eligibility, means, SITUATIONS).reason


def test_a_place_without_conditions_takes_everybody():
    assert verdict(Eligibility(), "man", "uses-drugs") is Verdict.TAKES


@pytest.mark.parametrize(
    "eligibility",
    [
        Eligibility(only=("woman",)),
        Eligibility(never=("uses-drugs",)),
        Eligibility(ages=Ages(18, 150)),
        Eligibility(child_ages=Ages(0, 14)),
    ],
)
def test_what_we_do_not_know_never_excludes(eligibility):
    assert verdict(eligibility) is Verdict.MAY_TAKE


def test_a_place_only_for_women_takes_a_woman():
    assert verdict(Eligibility(only=("woman",)), "woman") is Verdict.TAKES


def test_a_place_only_for_women_refuses_a_man_with_its_reason():
    assert reason(Eligibility(only=("woman",)), "man") == {"en": "only woman"}


def test_what_follows_from_a_situation_counts():
    assert verdict(Eligibility(only=("woman",)), "pregnant") is Verdict.TAKES


def test_ruling_out_works_both_ways():
    assert verdict(Eligibility(only=("man",)), "woman") is Verdict.REFUSES


def test_who_cannot_be_a_woman_cannot_be_pregnant():
    assert verdict(Eligibility(only=("pregnant",)), "man") is Verdict.REFUSES


def test_a_woman_may_be_pregnant():
    assert verdict(Eligibility(only=("pregnant",)), "woman") is Verdict.MAY_TAKE


def test_one_of_several_alternatives_is_enough():
    assert verdict(Eligibility(only=("woman", "with-children")), "man", "with-children") is Verdict.TAKES


def test_one_alternative_that_is_not_ruled_out_keeps_the_place():
    assert verdict(Eligibility(only=("woman", "with-children")), "man") is Verdict.MAY_TAKE


def test_a_refusal_names_every_alternative():
    assert reason(Eligibility(only=("woman", "under-18")), "man", "adult") == {"en": "only woman, only under-18"}


def test_one_bar_that_is_met_refuses_whatever_else_fits():
    assert reason(Eligibility(only=("woman",), never=("uses-drugs",)), "woman", "uses-drugs") == {"en": "no uses-drugs"}


def test_a_bar_is_met_by_what_follows_too():
    assert reason(Eligibility(never=("with-children",)), "child-under-14") == {"en": "no with-children"}


def test_a_bar_that_is_ruled_out_does_not_leave_a_doubt():
    assert verdict(Eligibility(never=("pregnant",)), "man") is Verdict.TAKES


def test_ages_apart_refuse_with_the_reason_of_the_age():
    assert reason(Eligibility(ages=Ages(18, 64)), "over-65") == {"en": "no over-65"}


def test_ages_within_are_taken():
    assert verdict(Eligibility(ages=Ages(18, 150)), "over-65") is Verdict.TAKES


def test_ages_that_only_overlap_leave_a_doubt():
    assert verdict(Eligibility(ages=Ages(15, 29)), "under-18") is Verdict.MAY_TAKE


def test_ages_that_touch_in_one_year_are_not_apart():
    assert verdict(Eligibility(ages=Ages(17, 29)), "under-18") is Verdict.MAY_TAKE


def test_ages_rule_out_a_situation_of_another_age():
    assert verdict(Eligibility(only=("over-65",)), "under-18") is Verdict.REFUSES


def test_a_child_too_old_refuses():
    assert reason(Eligibility(child_ages=Ages(0, 14)), "child-over-14") == {"en": "no child-over-14"}


def test_one_child_too_old_refuses_although_another_is_not():
    assert verdict(Eligibility(child_ages=Ages(0, 14)), "child-under-14", "child-over-14") is Verdict.REFUSES


def test_a_child_of_one_age_does_not_rule_out_another_child():
    assert verdict(Eligibility(only=("child-over-14",)), "child-under-14") is Verdict.MAY_TAKE


def test_unknown_means_say_nothing():
    assert verdict(Eligibility(only=("woman",)), "left-handed") is Verdict.MAY_TAKE


def test_unknown_conditions_exclude_nobody():
    assert verdict(Eligibility(only=("left-handed",)), "man") is Verdict.MAY_TAKE


def test_without_words_for_a_bar_the_record_speaks():
    bare = {"man": situation("man", rules_out=("woman",)), "woman": situation("woman", only={})}
    eligibility = Eligibility(only=("woman",), words={"sl": "Ženske."})
    assert fits(eligibility, ["man"], bare).reason == {"sl": "Ženske."}


def test_half_a_reason_is_none_so_the_record_speaks():
    half = {
        "man": situation("man", rules_out=("woman", "girl")),
        "woman": situation("woman"),
        "girl": situation("girl", only={}),
    }
    eligibility = Eligibility(only=("woman", "girl"), words={"sl": "Ženske in dekleta."})
    assert fits(eligibility, ["man"], half).reason == {"sl": "Ženske in dekleta."}


def test_situations_that_imply_each_other_come_to_an_end():
    ring = {"one": situation("one", implies=("two",)), "two": situation("two", implies=("one",))}
    assert fits(Eligibility(only=("two",)), ["one"], ring).verdict is Verdict.TAKES


def test_who_is_taken_has_no_reason():
    assert reason(Eligibility(only=("woman",)), "woman") == {}


@pytest.mark.parametrize(("one", "other"), [("man", "woman"), ("man", "pregnant"), ("under-18", "over-65")])
def test_nobody_is_both(one, other):
    assert contradicts(one, other, SITUATIONS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("woman", "pregnant"), ("man", "man"), ("child-under-14", "child-over-14"), ("man", "left-handed")],
)
def test_somebody_may_be_both(one, other):
    assert not contradicts(one, other, SITUATIONS)


def test_contradicting_works_both_ways():
    assert all(
        contradicts(one, other, SITUATIONS) == contradicts(other, one, SITUATIONS)
        for one, other in product(SITUATIONS, repeat=2)
    )
