"""What must hold of the rights of this city, whatever their files say today."""

from itertools import product
from pathlib import Path

import pytest

from bot.knowledge.read import read_directory
from bot.knowledge.rights_model import NOT_SAID, Effect
from bot.knowledge.verdict import claims, verdict
from bot.source import Problems
from tests.knowledge.builders import LJUBLJANA

ROOT = Path(__file__).parents[2]
WORTH = [Effect.UNLIKELY, Effect.ASK, Effect.LIKELY]


@pytest.fixture(scope="module")
def ljubljana():
    found = read_directory(ROOT / "knowledge", ROOT, LJUBLJANA, "SI", ("sl", "en"), Problems())
    assert found is not None
    return found


def counted(right):
    return [question for question in right.questions if not question.bonus]


def best(right):
    """The most hopeful answers to all questions of a right."""
    return {question.id: max(question.choices.values(), key=worth).id for question in right.questions}


def worth(choice):
    return WORTH.index(choice.effect)


def test_all_thirty_four_rights_are_there(ljubljana):
    assert len(ljubljana.rights) == 34


def test_every_right_can_be_turned_to_somewhere(ljubljana):
    active = [right for right in ljubljana.rights.values() if right.active]
    assert [right.id for right in active if not right.apply] == []


def test_each_choice_of_each_condition_has_its_effect(ljubljana):
    for right in ljubljana.rights.values():
        hope = verdict(right, best(right)).result
        for question in counted(right):
            if not question.group:
                for choice in question.choices.values():
                    given = verdict(right, {**best(right), question.id: choice.id}).result
                    assert given is min(choice.effect, hope, key=WORTH.index), (right.id, question.id, choice.id)


def test_who_does_not_know_or_would_rather_not_say_is_never_told_no(ljubljana):
    for right, silent in product(ljubljana.rights.values(), ("dk", NOT_SAID, "")):
        assert verdict(right, {question.id: silent for question in right.questions}).result is Effect.ASK


def test_the_best_answers_to_a_right_never_end_in_no(ljubljana):
    hopeless = [right.id for right in ljubljana.rights.values() if verdict(right, best(right)).result is WORTH[0]]
    assert hopeless == []


def test_every_shared_fact_decides_about_some_right(ljubljana):
    asked = {question.fact for right in ljubljana.rights.values() for question in counted(right)}
    assert [fact for fact in ljubljana.facts if fact not in asked] == []


def test_who_knows_nothing_of_themselves_is_told_no_right_is_likely(ljubljana):
    assert {given.result for _, given in claims(ljubljana, {})} == {Effect.ASK}
