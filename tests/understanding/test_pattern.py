"""The language of rules: what it matches, what is wrong in a rule, and that no text is too much for it."""

from __future__ import annotations

from functools import cache, partial
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.source import Problems, Spot, Text
from bot.understanding.crisis_read import read_rules
from bot.understanding.manners_read import read_manners
from bot.understanding.pattern import END, GAP, NEAR, Either, Heard, Words
from bot.understanding.pattern_read import Groups
from bot.understanding.text import LONGEST
from tests.people import ROOT, city
from tests.understanding.phrased import LOCALES
from tests.understanding.working import work

STEPS = 400
"""Steps of work for each character of a text, at most."""
BESIDES = 60_000
"""Steps for any text."""


def parsed(rule):
    """The pattern of a rule, and what is wrong with it."""
    problems = Problems()
    pattern = Groups(set(), problems).parse(Text(rule, Spot("a.yaml", 1, 1)))
    return pattern, [str(problem).partition("\n")[0] for problem in problems.all]


def heard(said):
    """Words as they are; "." ends a sentence."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(said):
        places.setdefault(word, []).append(place)
    return Heard(places)


def matches(rule, text):
    return list(heard(text.split()).matches(parsed(rule)[0]))


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("ne diha", "on ne diha", [(1, 2)]),
        ("ne diha", "ne on diha", []),
        ("ne diha", "diha ne", []),
        ("tepe|bije", "tepe in bije", [(0,), (2,)]),
        ("ne ... diha", "ne a b c d diha", [(0, 5)]),
        ("ne ... diha", "ne a b c d e diha", []),
        ("ne ... diha", "ne ne diha", [(1, 2)]),
        ("ne več? diha", "ne diha", [(0, 1)]),
        ("ne več? diha", "ne vec diha", [(0, 1, 2)]),
        ("otroka & tepe", "tepe nekdo otroka", [(0, 2)]),
        ("otroka & otroka", "otroka", []),
        ("otroka & tepe", "otroka a b c d e f g h tepe", [(0, 9)]),
        ("otroka & tepe", "otroka a b c d e f g h i tepe", []),
        (". ne morem .", ". ne morem .", [(0, 1, 2, 3)]),
        (". ne morem .", ". res ne morem .", []),
    ],
)
def test_a_rule_matches_what_it_says(rule, text, found):
    assert parsed(rule)[1] == []
    assert matches(rule, text) == found


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("", "bad-rule"),
        ("ne ...", "bad-rule"),
        ("... ne", "bad-rule"),
        ("ne ... ... diha", "bad-rule"),
        ("ne &", "bad-rule"),
        ("a? b?", "bad-rule"),
        ("a? b? c? d? e? f", "bad-rule"),
        ("um*", "bad-word"),
        ("*", "bad-word"),
        ("u*mre", "bad-word"),
        ("!", "bad-word"),
        ("<child> tepe", "unknown-group"),
    ],
)
def test_a_rule_that_says_nothing_clear_is_told(rule, fault):
    pattern, (told,) = parsed(rule)
    assert pattern is None
    assert told.startswith(f"a.yaml:1:1: {fault}:")


WORDS = ("a", "b", "c", END)
SAID = some.lists(some.sampled_from(WORDS), max_size=40)


@given(said=SAID, one=some.sampled_from(WORDS[:3]), gap=some.booleans(), other=some.sampled_from(WORDS[:3]))
def test_words_in_a_row_are_found_exactly_where_they_stand(said, one, gap, other):
    rule = f"{one} ... {other}" if gap else f"{one} {other}"
    reach = GAP + 1 if gap else 1
    ends = {
        there
        for here, there in combinations(range(len(said)), 2)
        if said[here] == one and said[there] == other and there - here <= reach
    }
    assert {match[-1] for match in heard(said).matches(parsed(rule)[0])} == ends


@given(said=SAID, one=some.sampled_from(WORDS[:3]), other=some.sampled_from(WORDS[:3]))
def test_words_near_each_other_are_found_exactly_where_they_stand(said, one, other):
    near = {
        (here, there)
        for here in range(len(said))
        for there in range(len(said))
        if here != there and said[here] == one and said[there] == other and abs(here - there) <= NEAR + 1
    }
    found = list(heard(said).matches(parsed(f"{one} & {other}")[0]))
    assert len(found) >= len({here for here, _ in near})
    assert all((first, last) in near or (last, first) in near for first, last in found)


@cache
def patterns():
    """All patterns of the real city."""
    problems = Problems()
    rules = read_rules(ROOT / "dialogs" / "crisis", ROOT, LOCALES, problems)
    sayings = read_manners(ROOT / "dialogs" / "manners", ROOT, LOCALES, problems)
    return [*(rule.pattern for rule in rules.alarms), *(saying.pattern for saying in sayings.all)]


@some.composite
def adverse(draw):
    """Words that match rules, over and over, so that as much as possible matches; up to the longest text."""
    pattern = some.sampled_from(patterns())
    said = [word for _ in range(draw(some.integers(1, 3))) for word in draw(some.builds(words_of, pattern, CHOSEN))]
    return (" ".join(said) + draw(some.sampled_from((" ", ". ", "\n")))) * LONGEST


CHOSEN = some.randoms(use_true_random=False)


def words_of(pattern, dice):
    """Words that match a pattern."""
    if isinstance(pattern, Words):
        return [dice.choice(sorted(pattern.written)).rstrip("*")]
    inner = [dice.choice(pattern.patterns)] if isinstance(pattern, Either) else pattern.patterns
    return [word for one in inner for word in words_of(one, dice)]


ODD = ("a\n", "a ", ". ", "1 ", "ne se ", "😭", "\ufdfa", "aaaa", "nocemvecziveti", "nocemvecziveti ", "e\u0301")


def bounded(listen, text):
    """The work that a text and half of it are, which must not grow faster than they do."""
    listen("")  # what is made once is made
    half, whole = (work(partial(listen, text[:size])) for size in (LONGEST // 2, LONGEST))
    assert whole <= STEPS * LONGEST + BESIDES, f"{whole} steps"
    assert whole <= 2.3 * half + BESIDES, f"{half} steps for the half, {whole} for the whole"


def of(text):
    return city()[1].understanding.of(text)


@given(text=adverse())
@settings(max_examples=40)
def test_no_text_made_of_the_words_of_rules_is_too_much(text):
    bounded(of, text)


@pytest.mark.parametrize("piece", ODD)
def test_no_odd_text_is_too_much(piece):
    bounded(of, piece * LONGEST)


@given(
    rules=some.lists(
        some.sampled_from(("a ... b", "a & b", "b? c a|b", "a & b & c", ". a", "a|b ... c & b")), min_size=1
    )
)
@settings(max_examples=30)
def test_work_grows_with_the_text_whatever_the_rule(rules):
    patterns = [parsed(rule)[0] for rule in rules]
    said = [word for rule in rules for word in rule.replace("?", "").split() if word in WORDS] * LONGEST

    def listen(text):
        one = heard(text)
        return [one.matches(pattern) for pattern in patterns]

    small, large = (work(partial(listen, said[:size])) for size in (300, 600))
    assert large <= 2.2 * small + 2_000


def test_work_that_grows_faster_is_noticed():
    with pytest.raises(AssertionError, match="steps"):
        bounded(lambda text: [one for one in text for other in text[:500] if one is other], "ab" * LONGEST)
    with pytest.raises(AssertionError, match="for the half"):
        bounded(lambda text: [0 for one in text[::16] for _ in text[::16] if one], "ab" * LONGEST)


def test_the_same_work_is_counted_the_same():
    assert work(lambda: of("ne diha")) == work(lambda: of("ne diha")) > 0
