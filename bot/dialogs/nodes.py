"""Reads the questions, outcomes and choices of one flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogs.model import Choice, Open, Outcome, Question
from bot.dialogs.wording import (
    bare,
    check_answers,
    check_id,
    check_label,
    check_repeated,
    check_sentences,
    check_words,
    read_hours,
    read_number,
)
from bot.source import Fields, near

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.source import Node, Problems, Text

MOST_CHOICES = 10
SHOWN = 3

QUESTION_KEYS = ("say", "hint", "crisis", "call", "choices")
OUTCOME_KEYS = ("say", "hint", "crisis", "call", "find", "open", "show", "none", "choices", "rights")
CHOICE_KEYS = ("say", "means", "go", "flow", "first", "words")


class Reader:
    """Reads nodes of the flow `flow`.

    `nodes` are the ids of all its nodes, `starts` the first node of every flow, `spots` the table that is filled (its
    keys are told in `bot.dialogs.read.Dialogs`).
    """

    def __init__(
        self,
        flow: str,
        nodes: Collection[str],
        starts: Mapping[str, str],
        spots: dict[str, Text],
        problems: Problems,
    ) -> None:
        self._flow = flow
        self._nodes = nodes
        self._starts = starts
        self._spots = spots
        self._problems = problems

    def question(self, key: Text, node: Node) -> Question:
        """Read a question."""
        fields = Fields(node, self._problems, QUESTION_KEYS, "a question")
        place = f"{self._flow}/{key}"
        choices = self._choices(fields, place)
        if not choices and "choices" not in fields:
            self._problems.add("no-choices", key, f'The question "{key}" has no choices. Write some, or an outcome.')
        return Question(
            id=str(key),
            say=self._sentences(fields, "say", place),
            hint=self._sentences(fields, "hint", place),
            call=self.listed(fields, "call", place),
            choices=choices,
            crisis=self.listed(fields, "crisis", place),
        )

    def outcome(self, key: Text, node: Node) -> Outcome:
        """Read an outcome."""
        fields = Fields(node, self._problems, OUTCOME_KEYS, "an outcome")
        place = f"{self._flow}/{key}"
        self._check_help(key, fields)
        return Outcome(
            id=str(key),
            say=self._sentences(fields, "say", place),
            hint=self._sentences(fields, "hint", place),
            call=self.listed(fields, "call", place),
            find=str(self.word(fields, "find", place) or ""),
            open=self._open(fields.text("open")),
            show=read_number(fields.text("show"), SHOWN, self._problems),
            none=str(self.leads(self.word(fields, "none", place)) or ""),
            choices=self._choices(fields, place),
            rights=self.listed(fields, "rights", place),
            crisis=self.listed(fields, "crisis", place),
        )

    def word(self, fields: Fields, key: str, place: str, *, required: bool = False) -> Text | None:
        """The scalar under a key, its spot kept."""
        text = fields.text(key, required=required)
        if text is not None:
            self._spots[f"{place}#{key}"] = text
        return text

    def listed(self, fields: Fields, key: str, place: str) -> tuple[str, ...]:
        """The words of a list, each spot kept."""
        texts = fields.texts(key)
        check_repeated(texts, self._problems)
        self._spots.update({f"{place}#{key}/{text}": text for text in texts})
        return tuple(map(str, texts))

    def words(self, fields: Fields, place: str) -> tuple[str, ...]:
        """The other words for a need or an answer; translators get them in one line, so none has a comma."""
        words = self.listed(fields, "words", place)
        check_words((self._spots[f"{place}#words/{word}"] for word in words), self._problems)
        return words

    def leads(self, node: Text | None) -> Text | None:
        """A node of this flow; reported if there is none of that id."""
        if node is not None and node not in self._nodes:
            sentence = f'"{node}" is not a node of this flow.{near(node, self._nodes)}'
            self._problems.add("unknown-node", node, sentence)
        return node

    def _sentences(self, fields: Fields, key: str, place: str) -> str:
        text = self.word(fields, key, place, required=key == "say")
        if text is None:
            return ""
        check_sentences(text, self._problems)
        return str(text)

    def _check_help(self, key: Text, fields: Fields) -> None:
        """An outcome always helps: with a number, or with places and a way out when there are none."""
        if "call" not in fields and "find" not in fields:
            self._problems.add("no-help", key, f'The outcome "{key}" needs "call" or "find".')
        elif "call" not in fields and "none" not in fields:
            sentence = f'The outcome "{key}" needs "none" (or "call"), for when nothing is found.'
            self._problems.add("no-way-out", key, sentence)
        if "find" not in fields:
            for idle in ("open", "show", "none"):
                node = fields.node_at(idle)
                if node is not None:
                    self._problems.add("idle-key", node, f'"{idle}" does nothing without "find".', warning=True)

    def _open(self, text: Text | None) -> Open:
        if text is None:
            return Open.ANY
        known = {one.value: one for one in Open}
        if text in known:
            return known[text]
        sentence = f'"{text}" must be "now", "tonight" or "any".{near(text, known)}'
        self._problems.add("unknown-open", text, sentence)
        return Open.ANY

    def _choices(self, fields: Fields, place: str) -> tuple[Choice, ...]:
        entries = fields.entries("choices")
        if "choices" in fields and not entries:
            self._problems.add("no-choices", fields.node_at("choices") or fields.node, '"choices" is empty.')
        if len(entries) > MOST_CHOICES:
            sentence = f"There are {len(entries)} choices here. A person can overlook {MOST_CHOICES} at most."
            self._problems.add("many-choices", entries[MOST_CHOICES][0], sentence)
        choices = tuple(self._choice(key, node, place) for key, node in entries)
        self._check_labels(choices, place)
        return choices

    def _choice(self, key: Text, node: Node, question: str) -> Choice:
        check_id(key, self._problems)
        place = f"{question}/{key}"
        self._spots[place] = key
        fields = Fields(node, self._problems, CHOICE_KEYS, "a choice")
        say = self.word(fields, "say", place, required=True)
        if say is not None:
            check_label(say, self._problems)
        flow, target = self._target(key, fields, place)
        return Choice(
            id=str(key),
            say=str(say or ""),
            means=self.listed(fields, "means", place),
            flow=flow,
            node=target,
            first=read_hours(fields.text("first"), self._problems),
            words=self._ways(fields, place),
        )

    def _ways(self, fields: Fields, place: str) -> tuple[str, ...]:
        words = self.words(fields, place)
        check_answers((self._spots[f"{place}#words/{word}"] for word in words), self._problems)
        return words

    def _target(self, key: Text, fields: Fields, place: str) -> tuple[str, str]:
        """Flow and node a choice leads to."""
        go, flow = self.word(fields, "go", place), self.word(fields, "flow", place)
        if "go" in fields and "flow" in fields:
            self._problems.add("two-ways", key, f'The choice "{key}" has both "go" and "flow". Keep one.')
        elif "go" not in fields and "flow" not in fields:
            self._problems.add("no-way", key, f'The choice "{key}" leads nowhere. Give it "go" or "flow".')
        self.leads(go)
        if flow is not None and flow not in self._starts:
            sentence = f'There is no flow "{flow}".{near(flow, self._starts)}'
            self._problems.add("unknown-flow", flow, sentence)
        if go is not None or flow is None:
            return self._flow, str(go or "")
        return str(flow), self._starts.get(flow, "")

    def _check_labels(self, choices: tuple[Choice, ...], place: str) -> None:
        """Two buttons that look the same cannot be told apart, and `ask` taps by label."""
        met: dict[str, str] = {}
        for choice in choices:
            label = choice.say.casefold()
            if label and label in met:
                sentence = f'The choice "{met[label]}" has the same label.'
                self._problems.add("same-label", self._spots[f"{place}/{choice.id}#say"], sentence)
            met.setdefault(label, choice.id)
        self._check_said(choices, place)

    def _check_said(self, choices: tuple[Choice, ...], place: str) -> None:
        """What is typed chooses one choice of a question at most."""
        said = {bare(choice.say): choice.id for choice in choices}
        for choice in choices:
            for word in choice.words:
                other = said.setdefault(bare(word), choice.id)
                spot = self._spots[f"{place}/{choice.id}#words/{word}"]
                if other != choice.id:
                    sentence = f'"{word}" also chooses "{other}". Keep it at one of them.'
                    self._problems.add("same-words", spot, sentence)
                elif bare(word) == bare(choice.say):
                    self._problems.add("same-words", spot, f'"{word}" is the label already. Leave it out.')
