"""Each crisis that rules can hear is answered by exactly one screen, and the guide of the languages is a flow."""

from __future__ import annotations

import pytest

from bot.engine.check import check_understanding
from bot.source import Problems, Spot, Text
from bot.understanding.crisis import Rule, Rules
from bot.understanding.manners import Sayings
from bot.understanding.pattern import Words
from bot.understanding.understood import Reading
from tests.dialogs.writing import FOOD, HOME, changed, read

RULE = Rule("suicide", "sl", Text("umreti", Spot("dialogs/crisis/suicide.yaml", 7, 7)), Words(frozenset({"umreti"})))


def written(crisis):
    return changed("call: klic-v-sili-112", f"crisis: {crisis}\n    call: klic-v-sili-112", HOME)


def printed(tmp_path, home, guide=""):
    dialogs, problems = read(tmp_path, home=home, food=FOOD)[0], Problems()
    named = Text(guide, Spot("dialogs/manners/languages.yaml", 3, 8)) if guide else None
    check_understanding(dialogs, Reading(Rules((RULE,)), Sayings(guide=named)), problems)
    return [str(problem).partition("\n")[0] for problem in problems.all]


def test_a_crisis_that_a_screen_answers_is_no_problem(tmp_path):
    assert printed(tmp_path, written("suicide"), guide="food") == []


def test_a_crisis_that_no_screen_answers_is_told_once_at_its_file(tmp_path):
    (told,) = printed(tmp_path, HOME)
    assert told.startswith('dialogs/crisis/suicide.yaml:1:1: no-answer: No question or outcome has "crisis: suicide"')


def test_a_crisis_that_no_rule_hears_is_told_at_the_screen_that_answers_it(tmp_path):
    (told,) = [one for one in printed(tmp_path, written("medical"), guide="food") if "not-heard" in one]
    assert told.startswith('dialogs/home.yaml:6:13: not-heard: No rule in dialogs/crisis hears "medical"')


@pytest.mark.parametrize(
    ("crisis", "told"),
    [
        ("suicid", 'unknown-crisis: "suicid" is no kind of crisis. Did you mean "suicide"?'),
        ("fire", 'unknown-crisis: "fire" is no kind of crisis.'),
    ],
)
def test_an_unknown_crisis_is_told_at_its_word(tmp_path, crisis, told):
    assert any(
        one.startswith("dialogs/home.yaml:6:13:") and one.endswith(told) for one in printed(tmp_path, written(crisis))
    )


def test_a_guide_that_is_no_flow_is_told(tmp_path):
    (told,) = printed(tmp_path, written("suicide"), guide="fodd")
    assert told == 'dialogs/manners/languages.yaml:3:8: unknown-flow: There is no flow "fodd". Did you mean "food"?'
