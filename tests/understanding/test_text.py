import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text import LONGEST, clean, sentences, tokens


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Nočem več živeti!", ["nocem", "vec", "ziveti"]),
        ("don't, don’t", ["dont", "dont"]),
        ("'tepe' me", ["tepe", "me"]),
        ("mam 11letno hčer", ["mam", "11", "letno", "hcer"]),
        ("POMOČ 😭🚑", ["pomoc"]),
        ("Đorđe", ["dorde"]),
        ("a_b", ["a", "b"]),
        ("😭", []),
        ("", []),
    ],
)
def test_words_are_folded(typed, words):
    assert list(tokens(typed)) == words


def test_a_sentence_ends_at_a_sign_or_a_line_and_not_at_a_comma():
    assert sentences("Ne diha, prosim. Pridite!\nHitro") == (("ne", "diha", "prosim"), ("pridite",), ("hitro",))


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u2066", "\x07", "\ufeff", "\u00ad", "\u200d", "\ue000"])
def test_what_no_eye_sees_parts_no_word(unseen):
    assert clean(f"te{unseen}pe") == "tepe"


def test_letters_written_in_two_signs_are_one():
    assert clean("c\u030c") == "č"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n \n"])
def test_lines_stay_lines(end):
    assert clean(f"ena{end}dve") == "ena\ndve"


def test_blanks_are_one_blank():
    assert clean("\t ena \u00a0 dve\u2003") == "ena dve"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed):
    once = clean(typed)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_words_have_no_blanks_and_no_signs(typed):
    assert all(word.isalnum() for word in tokens(typed))


def test_a_long_text_is_cut():
    assert len(clean("ž " * LONGEST)) <= LONGEST
    assert len(clean("\u0958" * LONGEST)) <= LONGEST  # grows when it is composed


def test_a_sign_that_stands_for_many_letters_is_written_out_before_the_cut():
    assert clean("ﬁ½…") == "fi1⁄2..."
    assert sum(map(len, tokens("\ufdfa" * LONGEST))) <= LONGEST
