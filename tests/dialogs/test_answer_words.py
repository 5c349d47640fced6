"""Other words for an answer in dialog files: read, told to translators, and the exact words about each fault."""

from __future__ import annotations

import pytest

from bot.dialogs.sentences import sentences
from tests.dialogs.writing import changed, read

FAULTS = [
    (
        changed("go: meals", "go: meals\n        wrds: sam"),
        """\
dialogs/food.yaml:10:9: unknown-key: "wrds" is not a key of a choice. Did you mean "words"?
            wrds: sam
            ^""",
    ),
    (
        changed("go: meals", "go: meals\n        words: sam, fant"),
        """\
dialogs/food.yaml:10:16: comma: Put each word on a line of its own, without commas.
            words: sam, fant
                   ^""",
    ),
    (
        changed("go: meals", "go: meals\n        words: '?!'"),
        """\
dialogs/food.yaml:10:16: no-words: "?!" has no letters or digits.
            words: '?!'
                   ^""",
    ),
    (
        changed("go: meals", f"go: meals\n        words: {'lačen ' * 8}sem"),
        f"""\
dialogs/food.yaml:10:16: long-words: These are 9 words. What people type is an answer up to 8.
            words: {"lačen " * 8}sem
                   ^""",
    ),
    (
        changed("go: meals", "go: meals\n        words: JAZ"),
        """\
dialogs/food.yaml:10:16: same-words: "JAZ" is the label already. Leave it out.
            words: JAZ
                   ^""",
    ),
    (
        changed(
            "        go: meals\n",
            "        go: meals\n        words: 2 otroka\n"
            "      me:\n        say: Kdo drug\n        go: meals\n"
            "        words:\n          - drug\n          - 3 otroka\n",
        ),
        """\
dialogs/food.yaml:16:13: same-words: "3 otroka" also chooses "man". Keep it at one of them.
              - 3 otroka
                ^""",
    ),
]


@pytest.mark.parametrize(("text", "printed"), FAULTS, ids=[printed.split(": ")[1] for _, printed in FAULTS])
def test_each_fault_has_its_words(tmp_path, text, printed):
    assert read(tmp_path, food=text)[1] == printed


def test_other_words_for_an_answer_are_read_with_their_spots(tmp_path):
    dialogs, printed = read(
        tmp_path, food=changed("go: meals", "go: meals\n        words:\n          - sam\n          - fant")
    )
    assert printed == ""
    assert dialogs.flows["food"].nodes["who"].choices[0].words == ("sam", "fant")
    assert dialogs.spots["food/who/man#words/fant"].spot.line == 12
    assert ("food/who/man#words", "sam, fant") in sentences(dialogs.flows)
