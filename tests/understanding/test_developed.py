"""The development sets judge all parts together, with floors below which nobody may fall unnoticed."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.understanding.crisis import KINDS
from bot.understanding.understood import Kind
from tests.people import city
from tests.understanding.phrased import lines

TOLD_AS = {Kind.ABOUT: "unknown", Kind.ABUSE: "unknown"}
"""Kinds that the set out of scope does not tell apart."""


def of(text):
    return city()[1].understanding.of(text)


def shares(rows, column, right):
    """Of how many rows of each kind how many are right, for a failure to tell; and of all."""
    whole, good = Counter(row[column] for row in rows), Counter(row[column] for row in rows if right(row))
    told = ", ".join(f"{kind} {good[kind]}/{whole[kind]}" for kind in sorted(whole))
    return good.total() / whole.total(), f"{told}\n" + "\n".join(str(row) for row in rows if not right(row))


def needed(row):
    return [need.id for need in of(row[-1]).needs]


def alarms(row):
    return of(row[-1]).crisis is not None


@pytest.mark.parametrize(("among", "floor"), [(1, 0.93), (3, 0.98)])
def test_of_the_set_of_needs_the_right_one_is_among_the_first(among, floor):
    share, told = shares(lines("needs.tsv"), 2, lambda row: row[0] in needed(row)[:among])
    assert share >= floor, told


@pytest.mark.parametrize("locale", ["sl", "en"])
def test_in_each_language_nearly_every_need_is_among_the_first_three(locale):
    rows = [row for row in lines("needs.tsv") if row[1] == locale]
    share, told = shares(rows, 2, lambda row: row[0] in needed(row)[:3])
    assert share >= 0.96, told


@pytest.mark.parametrize("style", sorted({row[2] for row in lines("needs.tsv")}))
def test_no_way_to_write_a_need_is_left_behind(style):
    rows = [row for row in lines("needs.tsv") if row[2] == style]
    share, told = shares(rows, 0, lambda row: row[0] in needed(row)[:3])
    assert share >= 0.8, told


@pytest.mark.parametrize("kind", KINDS)
def test_of_the_set_of_crises_each_is_caught(kind):
    share, told = shares([row for row in lines("crisis.tsv") if row[0] == kind], 1, alarms)
    assert share >= 0.98, told


def test_of_the_set_of_crises_the_kind_is_nearly_always_right():
    rows = [row for row in lines("crisis.tsv") if row[0] in KINDS]
    share, told = shares(rows, 0, lambda row: alarms(row) and of(row[-1]).crisis.kind == row[0])
    assert share >= 0.95, told


def test_of_what_only_sounds_like_a_crisis_hardly_any_alarms():
    share, told = shares([row for row in lines("crisis.tsv") if row[0] == "none"], 1, lambda row: not alarms(row))
    assert share >= 0.95, told


def test_of_everyday_needs_hardly_any_is_taken_for_a_crisis_and_most_are_not_doubted():
    """Who asks for food, a flat or a doctor is told first what they asked for."""
    urgent = {"emergency", "suicide", "violence", "youth", "trafficking", "mental-distress"}
    rows = [row for row in lines("needs.tsv") if row[0] not in urgent]
    share, told = shares(rows, 0, lambda row: not alarms(row) or not of(row[-1]).crisis.sure)
    assert share >= 0.95, told
    share, told = shares(rows, 0, lambda row: not alarms(row))
    assert share >= 0.8, told


def test_of_the_set_out_of_scope_what_it_is_is_told_and_no_need():
    def right(row):
        said = of(row[-1])
        return TOLD_AS.get(said.kind, said.kind.value) == row[0] and not said.needs

    share, told = shares(lines("scope.tsv"), 0, right)
    assert share >= 0.9, told


def test_of_the_set_out_of_scope_nothing_alarms():
    assert [row[-1] for row in lines("scope.tsv") if alarms(row)] == []
