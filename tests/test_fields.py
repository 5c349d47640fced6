"""Reading the keys of a mapping: shapes, and every refusal with its exact words."""

from __future__ import annotations

import pytest

from bot.source import Fields, Problems, parse


def fields_of(text):
    problems = Problems()
    node = parse(text, "f.yaml", problems)
    assert node is not None
    return Fields(node, problems, ("say", "means", "choices"), "a question"), problems


def test_keys_are_read_in_their_shapes():
    fields, problems = fields_of("say: Kje?\nmeans:\n  - man\n  - adult\nchoices:\n  yes: a\n")
    assert fields.text("say") == "Kje?"
    assert fields.texts("means") == ("man", "adult")
    assert fields.texts("say") == ("Kje?",)
    assert [str(item) for item in fields.items("means")] == ["man", "adult"]
    assert [(str(key), str(value)) for key, value in fields.entries("choices")] == [("yes", "a")]
    assert "say" in fields
    assert problems.all == ()


def test_what_is_not_there_is_empty():
    fields, problems = fields_of("say: Kje?\n")
    assert (fields.text("means"), fields.node_at("means")) == (None, None)
    assert fields.texts("means") == fields.items("means") == fields.entries("means") == ()
    assert problems.all == ()


@pytest.mark.parametrize(
    ("text", "ask", "told"),
    [
        ("sya: Kje?\n", None, 'f.yaml:1:1: unknown-key: "sya" is not a key of a question. Did you mean "say"?'),
        ("x: Kje?\n", None, 'f.yaml:1:1: unknown-key: "x" is not a key of a question.'),
        ("- Kje?\n", None, "f.yaml:1:1: not-a-mapping: A question must be written as keys and values."),
        ("means: a\n", "text", 'f.yaml:1:1: missing-key: A question needs "say".'),
        ("say:\n  - a\n", "text", 'f.yaml:2:3: not-text: "say" of a question must be one word or sentence.'),
        ("say:\n", "text", 'f.yaml:1:5: empty: "say" of a question is empty.'),
        ("say:\n  - a: b\n", "texts", 'f.yaml:2:5: not-text: "say" of a question must be a list of words.'),
        ("say:\n  -\n", "texts", 'f.yaml:2:4: empty: "say" of a question is empty.'),
        ("say: a\n", "items", 'f.yaml:1:6: not-a-list: "say" of a question must be a list.'),
        ("say: a\n", "entries", 'f.yaml:1:6: not-a-mapping: "say" of a question must be written as keys and values.'),
    ],
)
def test_a_wrong_key_or_shape_is_told(text, ask, told):
    fields, problems = fields_of(text)
    if ask:
        getattr(fields, ask)("say", **({"required": True} if ask == "text" else {}))
    assert [str(problem).partition("\n")[0] for problem in problems.all] == [told]


@pytest.mark.parametrize(("text", "read"), [("say: yes\n", True), ("say: no\n", False), ("means: a\n", None)])
def test_yes_and_no_are_the_only_answers(text, read):
    fields, problems = fields_of(text)
    assert (fields.yes("say"), problems.all) == (read, ())


def test_maybe_is_no_answer():
    fields, problems = fields_of("say: maybe\n")
    assert (fields.yes("say"), [problem.sentence for problem in problems.all]) == (None, ['"maybe" must be yes or no.'])
