"""What libyaml says of a broken file, in words for the person who can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.source.build import ALIAS, ANCHOR, INLINE, TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml


@dataclass(frozen=True, slots=True)
class _Rule:
    """Chosen when `context` and `problem` are parts of libyaml's own words.

    `opening` puts the caret where the broken thing begins, not where libyaml gave up.
    """

    context: str
    problem: str
    code: str
    sentence: str
    opening: bool = False


MISFIT = 'This line does not fit the lines above. Look at its indentation, its "-" and its ":".'
AFTER_END = "There is text after the end of the value. Put the whole value in quotes."
TWO_COLONS = 'A second ": " on this line. Put the whole value in quotes.'
RUNS_ON = 'This line is read as part of the value above. Look at the indentation and at the ":" of both lines.'
NO_COLON = 'This line is neither "key: value" nor "- item".'
FIRST_SIGN = 'A value cannot begin with "{sign}". Put it in quotes.'
BLOCK = 'After "{sign}" the text begins on the next line. If the sign is meant, put the value in quotes.'
BACKSLASH = 'In double quotes a "\\" begins a code. Put the text in single quotes.'
DIRECTIVE = "A line that begins with % is not allowed. Delete it."

RULES = (
    _Rule("scanning an alias", "", "alias", ALIAS, opening=True),
    _Rule("scanning an anchor", "", "anchor", ANCHOR, opening=True),
    _Rule("tag", "", "tag", TAG, opening=True),
    _Rule("", "undefined tag handle", "tag", TAG),
    _Rule("directive", "", "directive", DIRECTIVE, opening=True),
    _Rule("", "incompatible YAML", "directive", DIRECTIVE),
    _Rule("flow sequence", "", "inline-collection", INLINE, opening=True),
    _Rule("flow mapping", "", "inline-collection", INLINE, opening=True),
    _Rule("quoted scalar", "end of stream", "not-yaml", "The quote that opens here is never closed.", opening=True),
    _Rule(
        "quoted scalar", "document indicator", "not-yaml", "The quote that opens here is never closed.", opening=True
    ),
    _Rule("quoted scalar", "", "not-yaml", BACKSLASH),
    _Rule("block scalar", "", "not-yaml", BLOCK, opening=True),
    _Rule("simple key", "", "not-yaml", NO_COLON, opening=True),
    _Rule("", "cannot start any token", "not-yaml", FIRST_SIGN),
    _Rule("", "expected node content", "not-yaml", FIRST_SIGN),
    _Rule("", "mapping keys are not allowed", "not-yaml", FIRST_SIGN),
    _Rule("", "block sequence entries", "not-yaml", "A list begins on the line under its key, one item a line."),
)


def explain(
    error: yaml.MarkedYAMLError, lines: Sequence[str], last: tuple[int, int]
) -> tuple[str, tuple[int, int], str]:
    """Code, (line, column) from 0 and sentence for an error; `last` is where the last whole value began."""
    context, problem = str(error.context or ""), str(error.problem or "")
    mark = error.problem_mark or error.context_mark
    place = (mark.line, mark.column) if mark else (0, 0)
    if "document start" in problem:
        for number, line in enumerate(lines[: place[0]]):
            if line.startswith("%"):
                return "directive", (number, 0), DIRECTIVE
    for rule in RULES:
        if rule.context in context and rule.problem in problem:
            if rule.opening and error.context_mark:
                place = (error.context_mark.line, error.context_mark.column)
            sign = lines[place[0]][place[1] : place[1] + 1] if place[0] < len(lines) else ""
            return rule.code, place, rule.sentence.replace("{sign}", sign)
    return "not-yaml", place, _structure(problem, place, lines, last)


def _structure(problem: str, place: tuple[int, int], lines: Sequence[str], last: tuple[int, int]) -> str:
    """A sentence for what is about lines and their indentation."""
    line = lines[place[0]] if place[0] < len(lines) else ""
    if "mapping values" in problem:
        return RUNS_ON if last[0] < place[0] and line[: place[1]].strip() else TWO_COLONS
    if problem.startswith("did not find expected"):
        return AFTER_END if line[: place[1]].strip() else MISFIT
    return f"This is not readable YAML: {problem}."
