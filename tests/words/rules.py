"""The rules of plain language. A rule is given a text and yields its faults: what stands there, and the cure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot import source
from bot.source import Mapping, Problems
from tests.people import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    Faults = Iterator[tuple[str, str]]

LIST = ROOT / "tests" / "words" / "plain.yaml"
LONGEST_SENTENCE = 15
"""Words."""

# A semicolon ends a line of a table that stands in one text.
_SENTENCE_END = re.compile(
    r"(?<=[^\d\s][.!?…])[\"”“«»)]*\s+(?=[A-ZČŠŽ„»(])|(?<=\d[.!?])\s+(?=[A-ZČŠŽ„»])|(?<=[^\W\d]{3}\.)\s+(?=\d)|;\s|\n"
)
_WITHIN_NUMBER = re.compile(r"(?<=\d)\s(?=\d)")
_TYPOGRAPHY = (
    (re.compile(r"\s\s"), "one space"),
    (re.compile(r"\s[,.;:!?](?!\w)"), "no space before it"),
    (re.compile("\"|``|''"), "„ “ or “ ”"),
    (re.compile(r"(?<![^\W\d])'|'(?![^\W\d])(?<!s')"), "‘ ’, or an apostrophe within a word"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"\s-\s|--|\u2014"), "a comma, a colon or –"),
    (re.compile(r"\d-\d"), "–"),
)
_NUMBER = re.compile(r"(?<![\d,.])(?:(?:\+|00)386[\d\s./()-]*\d|0\d(?:[\s./-]?\d{2,4}){2,4}|116\s?\d{3})(?!\d)")
_NUMBER_WRITTEN = re.compile(r"0\d{1,2}(?:\u00a0\d{2,4}){2,3}|116\u00a0\d{3}")
_VERB_OF_A_FRIEND = re.compile(r"(?<![\w-])\w+[aei]š(?![\w-])")
_OURS = frozenset({"vaš", "naš"})
_ONE = (
    r"(\w{2,}(?:[aeiou]l|šel|gel|kel)|sam|star|lačen|žejen|bolan|zaposlen|brezposeln|prijavljen|zavarovan|poročen|"
    r"osamljen|ranjen|rojen|upokojen|ločen|zadolžen|odvisen)(a?)"
)
_OF_ONE_GENDER = re.compile(
    rf"(?<!\w)(?:(?:sem|nisem|bom|ste|niste|boste|bodite)(?: (?:se|si|že|še|tu|pri|na|brez|ali|zdaj))? {_ONE}"
    rf"|{_ONE} (?:se )?(?:sem|nisem|bom)|(rad)(a?) bi|bi (?:\w+ )?(rad)(a?))(?!\w)",
    re.IGNORECASE,
)


@cache
def word_list(locale: str, section: str) -> dict[str, str]:
    """A section of plain.yaml: what to write instead by forms, or the reason by allowed phrase."""
    problems = Problems()
    whole = source.read(LIST, ROOT, problems)
    assert isinstance(whole, Mapping), problems.all
    assert not problems.all, problems.all
    of_locale = {str(key): value for key, value in whole.entries}[locale]
    assert isinstance(of_locale, Mapping)
    found = {str(key): value for key, value in of_locale.entries}.get(section)
    return {str(key): str(value) for key, value in found.entries} if isinstance(found, Mapping) else {}


@cache
def pattern(forms: str) -> re.Pattern[str]:
    """What finds any of the forms of a list's key, as whole words."""
    each = (re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in forms.split(", "))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?![\w-])", re.IGNORECASE)


def without_allowed(text: str, locale: str) -> str:
    """The text with each allowed phrase as one word."""
    for phrase in word_list(locale, "allowed"):
        text = pattern(phrase).sub("□", text)
    return text


def long_sentences(text: str) -> Faults:
    """Sentences of more than fifteen words; a number in groups is one word."""
    for sentence in _SENTENCE_END.split(_WITHIN_NUMBER.sub("", text)):
        words = [word for word in sentence.split() if any(letter.isalnum() or letter == "□" for letter in word)]
        if len(words) > LONGEST_SENTENCE:
            yield f"{' '.join(words[:4])} …", f"{len(words)} words; at most {LONGEST_SENTENCE}"


def listed(text: str, locale: str, section: str) -> Faults:
    """Words of a list of plain.yaml."""
    for forms, plain in word_list(locale, section).items():
        for found in pattern(forms).finditer(text):
            yield found[0], plain


def familiar_verbs(text: str) -> Faults:
    """Verbs said to a friend: "imaš"."""
    for found in _VERB_OF_A_FRIEND.finditer(text):
        if found[0].casefold() not in _OURS:
            yield found[0], "oblika z -te"


def forms_of_one_gender(text: str) -> Faults:
    """The person who reads or presses as a man or as a woman: "izgubil sem", "ste sam"; a pair is fine."""
    for found in _OF_ONE_GENDER.finditer(text):
        stem = next(group for group in found.groups()[::2] if group)
        if not re.search(rf"\b{stem}(?:\b.*\b{stem}a\b|a\b.*\b{stem}\b|/-?a|\(a\))", text, re.IGNORECASE):
            yield found[0], "vi-oblika, par ali samostalnik"


def numbers(text: str) -> Faults:
    """Telephone numbers that are not written as 01 234 56 78 with no-break spaces."""
    for found in _NUMBER.finditer(text):
        if not _NUMBER_WRITTEN.fullmatch(found[0]):
            digits = " ".join(re.findall(r"\d+", found[0])).replace(" ", "\u00a0")
            yield found[0], f"{digits}, in national format with no-break spaces (U+00A0; copy it from here)"


def typography(text: str) -> Faults:
    """Spaces, quotes and dashes of a typewriter."""
    for wrong, right in _TYPOGRAPHY:
        for found in wrong.finditer(text):
            yield found[0], right
