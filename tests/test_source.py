"""Strict YAML: what is read, and every refusal with its exact words."""

from __future__ import annotations

import copy
import pickle
import time
import timeit
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from bot.source import Items, Mapping, Problem, Problems, Spot, Text, near, parse, read

ANCHOR = "anchor: An anchor (&) is not allowed. Write the value out where it is needed."
ALIAS = "alias: An alias (*) is not allowed. Write the value out."
TAG = "tag: A tag (!) is not allowed. Every value is text."
INLINE = "inline-collection: A list or mapping in brackets is not allowed. Put each item on its own line."
LOST = 'lost-text: Text after " #" would be lost. Put the value in quotes, or the remark on a line of its own.'
TAB = "tab: A tab is not allowed here. Use spaces."
AFTER_END = "not-yaml: There is text after the end of the value. Put the whole value in quotes."
MISFIT = 'not-yaml: This line does not fit the lines above. Look at its indentation, its "-" and its ":".'
RUNS_ON = (
    'not-yaml: This line is read as part of the value above. Look at the indentation and at the ":" of both lines.'
)
NO_COLON = 'not-yaml: This line is neither "key: value" nor "- item".'
UNCLOSED = "not-yaml: The quote that opens here is never closed."
BACKSLASH = 'not-yaml: In double quotes a "\\" begins a code. Put the text in single quotes.'
DIRECTIVE = "directive: A line that begins with % is not allowed. Delete it."
UNDER_KEY = "not-yaml: A list begins on the line under its key, one item a line."
SWALLOWED = 'swallowed-item: This "-" would be read as text of the value above. Give the list a key of its own.'


def plain(node):
    """A node as Python's own text, lists and pairs."""
    if isinstance(node, Items):
        return [plain(item) for item in node.nodes]
    if isinstance(node, Mapping):
        return {str(key): plain(value) for key, value in node.entries}
    return str(node)


def tree_of(text):
    problems = Problems()
    node = parse(text, "f.yaml", problems)
    assert problems.all == ()
    return node


def printed(text):
    problems = Problems()
    parse(text, "f.yaml", problems)
    return [str(problem) for problem in problems.all]


def first_sign(sign):
    return f'not-yaml: A value cannot begin with "{sign}". Put it in quotes.'


def block(sign):
    return f'not-yaml: After "{sign}" the text begins on the next line. If the sign is meant, put the value in quotes.'


@pytest.mark.parametrize("word", ["20:00", "no", "0801155", "1e3", "2026-12-24", "~", "null", "0x1F", "+386 1 430"])
def test_every_scalar_stays_the_text_that_was_written(word):
    assert plain(tree_of(f"a: {word}\n")) == {"a": word}


def test_lists_mappings_quotes_and_blocks_are_read():
    text = """\
        # A remark on a line of its own.
        title: Nimam kje spati
        words:
          - 'prenočišče: zdaj'
          - "C# in \\u010d"
        # Another.
        block: |
          ena # dva
          # tri
        folded: one
          two
        empty:
    """
    assert plain(tree_of(dedent(text))) == {
        "title": "Nimam kje spati",
        "words": ["prenočišče: zdaj", "C# in č"],
        "block": "ena # dva\n# tri\n",
        "folded": "one two",
        "empty": "",
    }


def test_every_word_knows_its_place_and_its_line():
    (key, items), *_ = tree_of("# č\nš:\n  - žeja\n").entries
    assert (key.spot, key.line) == (Spot("f.yaml", 2, 1), "š:")
    assert (items.spot, items.nodes[0].line) == (Spot("f.yaml", 3, 3), "  - žeja")
    assert str(items.nodes[0].spot) == "f.yaml:3:5"


def test_lines_of_other_systems_and_a_byte_order_mark_are_read(tmp_path):
    (tmp_path / "f.yaml").write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    problems = Problems()
    assert plain(read(tmp_path / "f.yaml", tmp_path, problems)) == {"a": "b", "c": "d"}
    assert problems.all == ()


def test_a_text_can_be_copied_and_kept():
    text = Text("a", Spot("f", 1, 2), "a: b")
    for twin in (copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert (twin, twin.spot, twin.line) == (text, text.spot, text.line)


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        ("a: &x b", 4, ANCHOR),
        ("a: &", 4, ANCHOR),
        ("&x a: b", 1, ANCHOR),
        ("a: *x", 4, ALIAS),
        ("a: *bold*", 4, ALIAS),
        ("a: !!int 3", 4, TAG),
        ("a: !e!x 3", 4, TAG),
        ("a: !<x", 4, TAG),
        ("a: ! b", 4, TAG),
        ("<<: b", 1, "merge-key: A merge key (<<) is not allowed. Write the values out."),
        ("a: [b, c]", 4, INLINE),
        ("a: {b: c}", 4, INLINE),
        ("a: []", 4, INLINE),
        ("a: [b, [c]]", 4, INLINE),
        ("a: [b", 4, INLINE),
        ("a: {b: [c}", 4, INLINE),
        ("a: b # c", 6, LOST),
        ("a: 'b # c' # d", 12, LOST),
        ("a: # b", 4, LOST),
        ("a: | # b", 6, LOST),
        ("- b #c", 5, LOST),
        ("a:\tb", 3, TAB),
        ("\ta: b", 1, TAB),
        ("a: b\t", 5, TAB),
        ("a: b: c", 5, 'not-yaml: A second ": " on this line. Put the whole value in quotes.'),
        ("a: 'b' c", 8, AFTER_END),
        ('"a" b', 5, AFTER_END),
        ("a: 'b", 4, UNCLOSED),
        ('a: "b', 4, UNCLOSED),
        ('a: "\\d"', 5, BACKSLASH),
        ('a: "\\xzz"', 7, BACKSLASH),
        ("a: @b", 4, first_sign("@")),
        ("a: `b", 4, first_sign("`")),
        ("a: %b", 4, first_sign("%")),
        ("a: ,b", 4, first_sign(",")),
        ("a: ]b", 4, first_sign("]")),
        ("a: ? b", 4, first_sign("?")),
        ("a: > b", 4, block(">")),
        ("a: |0", 4, block("|")),
        ("a: - b", 4, UNDER_KEY),
        ("%TAG ! x", 1, DIRECTIVE),
        ("%FOO", 1, DIRECTIVE),
        ("[a]: b", 1, INLINE),
        ("", 1, "empty-file: The file is empty."),
        ("# only a remark", 1, "empty-file: The file is empty."),
        ("---", 1, "empty-file: The file is empty."),
    ],
)
def test_a_faulty_line_is_refused_in_plain_words_under_the_right_character(line, column, told):
    shown = "" if told.startswith("empty") else line.replace("\t", " ")
    expected = f"f.yaml:1:{column}: {told}"
    assert printed(line + "\n")[0] == (f"{expected}\n    {shown}\n    {' ' * (column - 1)}^" if shown else expected)


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ("a: b\na: c\n", 2, 1, 'duplicate-key: "a" stands here twice; first on line 1. Keep one.'),
        ("a: b\n--- c\n", 2, 1, 'second-document: A second document ("---") begins here. One file holds one document.'),
        ("%YAML 1.1\n---\na: b\n", 1, 1, DIRECTIVE),
        ("%YAML 3.0\n---\na: b\n", 1, 1, DIRECTIVE),
        ("a:\n  b: c\n d: e\n", 3, 2, MISFIT),
        ("a: b\n- c\n", 2, 1, MISFIT),
        ("- a\nb: c\n", 2, 1, MISFIT),
        ("  a: b\nc: d\n", 2, 1, MISFIT),
        ("a: b\n# c\td\n", 2, 4, TAB),
        ("a: b\n...\nc\n", 3, 1, MISFIT),
        ("a: b\n c: d\n", 2, 3, RUNS_ON),
        ("a\nb: c\n", 2, 2, RUNS_ON),
        ("a: b\nc d\ne: f\n", 2, 1, NO_COLON),
        ("a: 'b\n---\n", 1, 4, UNCLOSED),
        ("a: b\n  - c\n", 2, 3, SWALLOWED),
        ("- - a\n  - b\n  -\tc\n", 3, 4, TAB),
        ("? - a\n: b\n", 1, 3, "key-not-text: A key must be a plain word."),
    ],
)
def test_a_fault_between_lines_is_refused_on_the_line_to_mend(text, line, column, told):
    shown = text.split("\n")[line - 1].replace("\t", " ")
    assert printed(text) == [f"f.yaml:{line}:{column}: {told}\n    {shown}\n    {' ' * (column - 1)}^"]


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\r", "\x7f", "\x85", "\xad", "\u200b", "\u2028", "\u202e", "\ufeff"])
def test_a_character_nobody_can_see_is_refused_and_not_printed(sign):
    told = f"character: The invisible character U+{ord(sign):04X} is not allowed. Delete it."
    assert printed(f"a: b{sign}c\n") == [f"f.yaml:1:5: {told}\n    a: b\N{REPLACEMENT CHARACTER}c\n        ^"]


def test_the_code_of_an_invisible_character_is_refused():
    told = "character: The code of an invisible character (U+001B) is not allowed. Delete it."
    assert printed('a: "\\e[31m"\n') == [f'f.yaml:1:4: {told}\n    a: "\\e[31m"\n       ^']


def test_nesting_has_an_end():
    told = "too-deep: This is nested deeper than 20 levels, which no data file needs."
    assert printed("- " * 20 + "a\n") == []
    assert printed("- " * 5000 + "a\n")[0].startswith(f"f.yaml:1:41: {told}\n")


def test_all_problems_of_a_file_come_at_once_in_file_order():
    told = [line.split(": ")[:2] for line in printed("a: &x [b]\nb: *x\nb: !t c # d\ne:\tf\n<<: g\n'h\n")]
    assert [code for _, code in told] == [
        "anchor", "inline-collection", "alias", "duplicate-key", "tag", "lost-text", "tab", "merge-key", "not-yaml",
    ]  # fmt: skip


def test_after_a_tab_that_indents_no_further_faults_are_guessed():
    assert [line.split(": ")[1] for line in printed("a:\n\tb: c\n\td: e # f\n")] == ["tab", "tab"]


def test_the_caret_stands_right_after_wide_and_combining_characters():
    spot = Spot("f", 1, 4)
    assert str(Problem("x", spot, "No.", "c\u030c漢a")).endswith("\n" + " " * (4 + 3) + "^")


def test_a_warning_says_so_and_does_not_stop_the_load():
    problems = Problems()
    problems.add("odd", Spot("f", 1, 1), "Odd.", warning=True)
    assert (str(problems.all[0]), problems.fatal) == ("f:1:1: warning odd: Odd.", False)
    problems.add("bad", Spot("f", 1, 1), "Bad.")
    assert problems.fatal


def test_the_same_problem_is_told_once():
    problems = Problems()
    for _ in range(2):
        problems.add("bad", Spot("f", 1, 1), "Bad.")
    assert len(problems.all) == 1


@pytest.mark.parametrize(
    ("word", "guess"),
    [("choises", ' Did you mean "choices"?'), ("SAY", ' Did you mean "say"?'), ("zzz", ""), ("", "")],
)
def test_a_near_word_is_guessed(word, guess):
    assert near(word, ["say", "choices", "hint"]) == guess


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: b\nc: \xe8\n", "f.yaml:2:4: not-utf-8: This is not UTF-8. Save the file as UTF-8."),
        ("a".encode("utf-16"), "f.yaml:1:1: not-utf-8: This is not UTF-8. Save the file as UTF-8."),
    ],
)
def test_a_file_in_another_encoding_is_refused(tmp_path, data, told):
    (tmp_path / "f.yaml").write_bytes(data)
    problems = Problems()
    assert read(tmp_path / "f.yaml", tmp_path, problems) is None
    assert [str(problem) for problem in problems.all] == [told]


def test_a_file_that_is_not_there_is_told(tmp_path):
    problems = Problems()
    assert read(tmp_path / "f.yaml", tmp_path, problems) is None
    told = "f.yaml:1:1: unreadable: The file cannot be read: No such file or directory."
    assert [str(problem) for problem in problems.all] == [told]


YAML_SIGNS = some.text(some.sampled_from("ab:-#&*!|>'\"[]{},?%@`~<=\\ \n\t\r\ufeff\u2028č0.\x07"), max_size=60)


@given(some.one_of(YAML_SIGNS.map(str.encode), some.binary(max_size=80)))
@example(b"a: {b")
@example(b"? ")
@example(b"\xff\xfea\x00")
def test_any_bytes_at_all_give_a_tree_or_problems_with_places_in_the_file(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    problems = Problems()
    node = read(path, path.parent, problems)
    assert (node is None) <= problems.fatal
    for problem in problems.all:
        assert str(problem).startswith(f"any.yaml:{problem.spot.line}:")
        assert problem.spot.line <= data.count(b"\n") + 1
        assert "\n" not in problem.line


@given(YAML_SIGNS)
def test_what_passes_says_what_a_lenient_reader_would_read(text):
    yaml = pytest.importorskip("yaml")
    problems = Problems()
    node = parse(text, "f.yaml", problems)
    if not problems.fatal:
        assert plain(node) == yaml.load(text, Loader=yaml.BaseLoader)


def test_ten_times_the_text_is_read_in_about_ten_times_the_time():
    key = "key-{}:\n  name:\n    sl: Društvo\n    en: Society\n  terms:\n    - shower\n"

    def seconds(keys):
        file = "".join(key.format(number) for number in range(keys))
        return min(timeit.repeat(lambda: tree_of(file), timer=time.process_time, number=1, repeat=5))

    assert seconds(1000) < 40 * seconds(100), "a reader that goes over the file for every line takes a hundred times"
