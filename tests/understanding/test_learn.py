"""Learning from phrases, and the file that keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.understanding.needs import Learnt, Phrases, learn
from bot.understanding.needs.features import features_of, words_of
from bot.understanding.needs.vectors import HALF, Vectors
from tests.understanding.phrased import LOCALES, SAID, phrases, small

ENTRIES = some.lists(some.integers(-(HALF >> 9), HALF >> 9), min_size=5, max_size=5)


def best(learnt, text):
    margins = learnt.margins(features_of(words_of(text)))
    return learnt.needs[margins.index(max(margins))]


def test_every_phrase_is_understood_as_what_it_was_learnt_for():
    assert [need for need, text in phrases() if best(small(), text) != need] == []


def test_its_own_need_stands_above_nothing_and_all_others_below():
    learnt = small()
    margins = learnt.margins(features_of(words_of("nimam kje spati")))
    assert [need for need, margin in zip(learnt.needs, margins, strict=True) if margin > 0] == ["roof-tonight"]


def test_the_same_phrases_teach_the_same_in_whatever_order():
    turned = {need: {locale: SAID[need][locale][::-1] for locale in LOCALES[::-1]} for need in sorted(SAID)[::-1]}
    assert learn(Phrases(turned)) == small()


def test_another_phrase_is_another_digest():
    more = {**SAID, "food": {**SAID["food"], "sl": (*SAID["food"]["sl"], "juha")}}
    assert Phrases(more).digest != phrases().digest


def test_the_same_phrase_of_another_need_is_another_digest():
    assert Phrases({"food": {"sl": ("juha",)}}).digest != Phrases({"money": {"sl": ("juha",)}}).digest


def test_a_piece_that_one_phrase_has_is_not_learnt_and_a_beginning_is():
    places = small().places
    assert "=kosi" in places
    assert "kosil" not in places
    assert "preno" in places


def test_what_was_learnt_comes_back_from_its_file():
    assert Learnt.from_bytes(small().to_bytes()) == small()


@pytest.mark.parametrize("change", [lambda data: data[:-9], lambda data: data[5:], lambda _: b"", lambda _: b"{}\n"])
def test_a_broken_file_is_refused_in_one_way(change):
    with pytest.raises(ValueError):
        Learnt.from_bytes(change(small().to_bytes()))


@given(some.binary(max_size=200))
def test_any_other_file_is_refused_in_one_way(data):
    with pytest.raises(ValueError):
        Learnt.from_bytes(data)


def test_a_file_of_another_version_is_refused():
    head, body = small().to_bytes().split(b"\n", 1)
    with pytest.raises(ValueError, match="version"):
        Learnt.from_bytes(head.replace(b'"version": 1', b'"version": 2') + b"\n" + body)


@given(ENTRIES)
def test_a_vector_comes_back_from_one_number(entries):
    vectors = Vectors(5)
    assert vectors.unpack(vectors.pack(entries)) == entries


@given(ENTRIES, ENTRIES, some.integers(-100, 100))
def test_packed_vectors_add_and_scale_in_every_entry(one, other, factor):
    vectors = Vectors(5)
    whole = vectors.unpack(vectors.pack(one) * factor + vectors.pack(other))
    assert whole == [a * factor + b for a, b in zip(one, other, strict=True)]
