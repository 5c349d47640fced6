"""What a text is seen as."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from bot.understanding.needs.features import MOST_WORDS, features_of, places_of, words_of


def test_words_are_folded_and_never_drawn_out():
    assert words_of("Lačna SEM, hvalaaaa!!! 😭") == ("lacna", "sem", "hvala")


def test_only_the_first_words_are_read():
    assert len(words_of("a b " * 1000)) == MOST_WORDS


def test_pieces_have_three_to_five_letters_and_know_the_edges_of_a_word():
    assert sorted(features_of(["kje"]).pieces) == [" kj", " kje", " kje ", "je ", "kje", "kje "]


def test_a_beginning_stands_for_all_forms_of_a_word():
    assert list(features_of(["poloznica"]).beginnings) == list(features_of(["poloznic"]).beginnings)


def test_what_negates_a_word_stays_in_its_beginning():
    assert list(features_of(["nimam"]).beginnings) != list(features_of(["imam"]).beginnings)


def test_pairs_are_beginnings_that_follow_each_other():
    assert list(features_of(["nimam", "kje", "spati"]).pairs) == ["nima kje", "kje spat"]


def test_a_feature_knows_the_words_that_have_it():
    _, beginnings, pairs = places_of(["nimam", "kje", "nimava"])
    assert beginnings["=nima"] == [0, 2]
    assert pairs["kje nima"] == [1, 2]


@given(some.text(max_size=300))
def test_features_of_different_kinds_never_share_a_name(text):
    pieces, beginnings, pairs = map(set, features_of(words_of(text)))
    assert len(pieces | beginnings | pairs) == len(pieces) + len(beginnings) + len(pairs)
    assert not any("\n" in one for one in pieces | beginnings | pairs)
