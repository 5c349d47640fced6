"""What ids must be like that travel in tokens as `question-choice`, and whether a whole check fits one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.rights_model import DONT_KNOW, NOT_SAID, TOKEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.source import Node, Problems, Text

LONGEST_SHORT = 14
LONGEST_QUESTION = 8
LONGEST_CHOICE = 6


def check_length(id_: Text, most: int, problems: Problems) -> None:
    """Report an id of more characters than `most`."""
    if len(id_) > most:
        sentence = f'"{id_}" has {len(id_)} characters; {most} fit. It stands in tokens, so shorten it.'
        problems.add("long-id", id_, sentence)


def check_question(id_: Text, problems: Problems) -> None:
    """Report the id of a question or a fact that does not fit, or that cannot be told from its answer."""
    check_length(id_, LONGEST_QUESTION, problems)
    if "-" in id_:
        sentence = f'"{id_}" cannot be the id of a question: its first "-" would begin the answer. Write one word.'
        problems.add("bad-id", id_, sentence)


def check_choices(ids: Collection[Text], at: Node, what: str, problems: Problems) -> None:
    """Report choices that do not fit, one that the program adds, and that nobody may say "I don't know"."""
    for id_ in ids:
        check_length(id_, LONGEST_CHOICE, problems)
        if id_ == NOT_SAID:
            sentence = f'"{NOT_SAID}" is taken: the program adds "I\'d rather not say" to every question.'
            problems.add("taken-id", id_, sentence)
    if ids and DONT_KNOW not in ids:
        sentence = f'Nobody can say "I don\'t know" to {what}. Add the choice "{DONT_KNOW}".'
        problems.add("no-dont-know", at, sentence)


def check_token(begin: Iterable[str], questions: Mapping[str, Iterable[str]], at: Node, problems: Problems) -> None:
    """Report a check whose token does not fit when every question has its longest answer.

    `begin` are the parts before the answers, `questions` the ids of the choices by question.
    """
    longest = {question: max((*choices, NOT_SAID), key=len) for question, choices in questions.items()}
    token = "_".join([*begin, *(f"{question}-{choice}" for question, choice in longest.items())])
    if len(token) > TOKEN:
        sentence = f'A check here can need "{token}", {len(token)} characters; {TOKEN} fit. Shorten the ids.'
        problems.add("token-too-long", at, sentence)
