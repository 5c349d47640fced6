"""What the words of a dialog must be: ids that fit a token, labels that fit a button, sentences that are read."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from bot.dialogs.model import Hours
from bot.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.source import Problems, Text

LONGEST_ID = 24
"""Characters; three ids, the locale and two situations must fit into the 64 of a token."""
LONGEST_LABEL = 60
"""Characters; longer labels are cut off on the buttons of Telegram and Viber."""
LONGEST_SENTENCE = 15
"""Words; a rule of plain language."""
TAKEN = frozenset({"place", "right", "check", "claim", "office"})
"""Words that mean something else in a token."""

MOST_WORDS = 8
"""Words; a longer text is no answer to a question, but says more."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_NUMBER = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def check_id(key: Text, problems: Problems) -> None:
    """Report an id that cannot stand in a token."""
    if not _ID.fullmatch(key):
        sentence = f'"{key}" cannot be an id. Use small letters a-z and digits, words joined by one "-".'
        problems.add("bad-id", key, sentence)
    elif len(key) > LONGEST_ID:
        problems.add("long-id", key, f'"{key}" has {len(key)} characters. An id has at most {LONGEST_ID}.')
    elif key in TAKEN:
        problems.add("taken-id", key, f'"{key}" has a meaning of its own in addresses. Choose another id.')


def check_label(say: Text, problems: Problems) -> None:
    """Report a label that no button can hold."""
    if len(say) > LONGEST_LABEL:
        sentence = f"This label has {len(say)} characters. A button holds at most {LONGEST_LABEL}."
        problems.add("long-label", say, sentence)


def check_sentences(say: Text, problems: Problems) -> None:
    """Warn of sentences that are hard to read."""
    for sentence in _SENTENCE_END.split(say):
        words = sum(any(letter.isalnum() for letter in word) for word in sentence.split())
        if words > LONGEST_SENTENCE:
            begin = " ".join(sentence.split()[:3])
            text = f'The sentence "{begin} …" has {words} words. Keep to {LONGEST_SENTENCE}.'
            problems.add("long-sentence", say, text, warning=True)


def check_repeated(texts: Iterable[Text], problems: Problems) -> None:
    """Report a word that stands twice in one list."""
    met: set[str] = set()
    for text in texts:
        if text in met:
            problems.add("repeated", text, f'"{text}" stands in this list twice. Keep one.')
        met.add(text)


def check_words(words: Iterable[Text], problems: Problems) -> None:
    """Report words that would be several in the one line that translators get."""
    for word in words:
        if "," in word:
            problems.add("comma", word, "Put each word on a line of its own, without commas.")


def check_answers(words: Iterable[Text], problems: Problems) -> None:
    """Report ways to answer that nobody is heard to say."""
    for word in words:
        said = bare(word).split()
        if not said:
            problems.add("no-words", word, f'"{word}" has no letters or digits.')
        elif len(said) > MOST_WORDS:
            sentence = f"These are {len(said)} words. What people type is an answer up to {MOST_WORDS}."
            problems.add("long-words", word, sentence)


def bare(said: str) -> str:
    """What is compared of what people type: folded, without signs, any number alike."""
    return " ".join(_NUMBER.sub("0", _BETWEEN.sub(" ", fold(said))).split())


def read_hours(text: Text | None, problems: Problems) -> Hours | None:
    """`20:00-06:00` as hours; None, after reporting, when it is written otherwise."""
    if text is None:
        return None
    found = _HOURS.fullmatch(text)
    if not found:
        problems.add("bad-hours", text, f'"{text}" is not hours of a day. Write them as "20:00-06:00".')
        return None
    first, last = (time(int(found[place]), int(found[place + 1])) for place in (1, 3))
    if first == last:
        problems.add("bad-hours", text, f'"{text}" begins and ends at the same minute. Write them as "20:00-06:00".')
        return None
    return Hours(first, last)


def read_number(text: Text | None, default: int, problems: Problems) -> int:
    """A whole number from 1 to 9; the default, after reporting, when it is something else."""
    if text is None:
        return default
    if not re.fullmatch("[1-9]", text):
        problems.add("not-a-number", text, f'"{text}" must be a whole number from 1 to 9.')
        return default
    return int(text)
