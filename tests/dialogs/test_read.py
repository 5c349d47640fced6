"""Reading dialog files: what comes out of sound ones, and the exact words about each fault."""

from __future__ import annotations

from datetime import time

import pytest

from bot.dialogs.model import Hours, Open, Outcome
from bot.dialogs.read import read_flows
from bot.source import Problems
from tests.dialogs.writing import FOOD, HOME, changed, read

TWELVE = "".join(f"      c{number}:\n        say: Odgovor {number}\n        go: meals\n" for number in range(1, 12))


def test_a_sound_file_has_no_problem(tmp_path):
    assert read(tmp_path, food=FOOD)[1] == ""


def test_home_is_first_then_the_order_of_the_files(tmp_path):
    assert list(read(tmp_path, zoo=FOOD, food=FOOD)[0].flows) == ["home", "food", "zoo"]


def test_a_choice_with_flow_leads_to_the_start_of_that_flow(tmp_path):
    choice = read(tmp_path, food=FOOD, rent=changed("go: meals", "flow: food"))[0].flows["rent"].nodes["who"].choices[0]
    assert (choice.flow, choice.node) == ("food", "who")


def test_what_is_left_out_has_its_default(tmp_path):
    flow = read(tmp_path, food=FOOD)[0].flows["food"]
    meals = flow.nodes["meals"]
    assert isinstance(meals, Outcome)
    assert (flow.taps, flow.sensitive, flow.words, meals.open, meals.show) == (4, False, (), Open.ANY, 3)


def test_hours_may_pass_midnight(tmp_path):
    dialogs, _ = read(tmp_path, food=changed("go: meals", "go: meals\n        first: 20:00-06:00"))
    assert dialogs.flows["food"].nodes["who"].choices[0].first == Hours(time(20), time(6))


def test_values_are_plain_strings(tmp_path):
    flow = read(tmp_path, food=FOOD)[0].flows["food"]
    assert {type(flow.title), type(flow.start), type(flow.nodes["meals"].say), *map(type, flow.nodes)} == {str}


def test_spots_lead_to_the_words_of_the_file(tmp_path):
    spots = read(tmp_path, food=changed("say: Jaz", "say: Jaz\n        means: man"))[0].spots
    named = ("food", "food#start", "food/meals", "food/meals#find", "food/line#call/interventna-sluzba-csd")
    choice = ("food/who/man", "food/who/man#say", "food/who/man#means/man", "food/who/man#go")
    assert [spots[name].spot.line for name in (*named, *choice)] == [1, 2, 12, 14, 18, 7, 8, 9, 10]


def test_all_faults_of_all_files_come_out_at_once(tmp_path):
    _, printed = read(tmp_path, food=changed("go: meals", "go: meal"), rent=changed("title:", "titel:"))
    assert [line.split(": ")[1] for line in printed.splitlines() if line.startswith("dialogs/")] == [
        "unknown-node",
        "unknown-key",
        "missing-key",
    ]


def test_an_empty_folder_is_a_problem(tmp_path):
    problems = Problems()
    assert read_flows(tmp_path / "dialogs", tmp_path, problems) is None
    assert [*map(str, problems.all)] == [
        'dialogs:1:1: no-flows: There is no dialog here: no file that ends in ".yaml".',
    ]


def test_home_must_exist(tmp_path):
    printed = read(tmp_path, home="", food=FOOD)[1]
    assert printed == "dialogs/home.yaml:1:1: no-home: This file is missing. Every conversation begins in it."


def test_a_file_with_another_ending_is_not_passed_over(tmp_path):
    (tmp_path / "dialogs").mkdir()
    (tmp_path / "dialogs" / "food.yml").write_text(FOOD, encoding="utf-8")
    (tmp_path / "dialogs" / "home.yaml").write_text(HOME, encoding="utf-8")
    problems = Problems()
    read_flows(tmp_path / "dialogs", tmp_path, problems)
    assert [*map(str, problems.all)] == ['dialogs/food.yml:1:1: not-read: Only files that end in ".yaml" are read.']


def test_the_name_of_the_file_must_be_an_id(tmp_path):
    printed = read(tmp_path, Food=FOOD)[1]
    assert printed == (
        'dialogs/Food.yaml:1:1: bad-id: "Food" cannot be an id. '
        'Use small letters a-z and digits, words joined by one "-".'
    )


ANOTHER_FLOW = changed("go: meals", "flow: hoem")
FAULTS = [
    (
        changed("    say: Kdo je lačen?", "    say: Kdo je lačen?\n    hnt: Povejte."),
        """\
dialogs/food.yaml:6:5: unknown-key: "hnt" is not a key of a question. Did you mean "hint"?
        hnt: Povejte.
        ^""",
    ),
    (
        changed("start: who\n", ""),
        """\
dialogs/food.yaml:1:1: missing-key: A flow needs "start".
    title: Nimam kaj jesti
    ^""",
    ),
    (
        changed("start: who", "start: woh"),
        """\
dialogs/food.yaml:2:8: unknown-node: "woh" is not a node of this flow. Did you mean "who"?
    start: woh
           ^""",
    ),
    (
        changed("        go: meals\n", "        go: meals\n      me:\n        say: Kdo drug\n"),
        """\
dialogs/food.yaml:10:7: no-way: The choice "me" leads nowhere. Give it "go" or "flow".
          me:
          ^""",
    ),
    (
        changed("go: meals", "go: meals\n        flow: home"),
        """\
dialogs/food.yaml:7:7: two-ways: The choice "man" has both "go" and "flow". Keep one.
          man:
          ^""",
    ),
    (
        changed("        go: meals\n", "        go: meals\n      me:\n        say: Kdo drug\n        go: mealz\n"),
        """\
dialogs/food.yaml:12:13: unknown-node: "mealz" is not a node of this flow. Did you mean "meals"?
            go: mealz
                ^""",
    ),
    (
        changed("        go: meals\n", "        go: meals\n      me:\n        say: Kdo drug\n        flow: hoem\n"),
        """\
dialogs/food.yaml:12:15: unknown-flow: There is no flow "hoem". Did you mean "home"?
            flow: hoem
                  ^""",
    ),
    (
        changed("      man:", "      my_self:"),
        """\
dialogs/food.yaml:7:7: bad-id: "my_self" cannot be an id. Use small letters a-z and digits, words joined by one "-".
          my_self:
          ^""",
    ),
    (
        changed("      man:", "      a-man-who-is-hungry-today:"),
        """\
dialogs/food.yaml:7:7: long-id: "a-man-who-is-hungry-today" has 25 characters. An id has at most 24.
          a-man-who-is-hungry-today:
          ^""",
    ),
    (
        changed("      man:", "      place:"),
        """\
dialogs/food.yaml:7:7: taken-id: "place" has a meaning of its own in addresses. Choose another id.
          place:
          ^""",
    ),
    (
        changed("  meals:\n", "  who:\n    say: Pokličite.\n    call: x\n  meals:\n"),
        """\
dialogs/food.yaml:11:3: duplicate-id: "who" is also the id of the question on line 4. Choose another.
      who:
      ^""",
    ),
    (
        changed("        go: meals\n", f"        go: meals\n{TWELVE}"),
        """\
dialogs/food.yaml:37:7: many-choices: There are 12 choices here. A person can overlook 10 at most.
          c10:
          ^""",
    ),
    (
        changed("        go: meals\n", "        go: meals\n      me:\n        say: JAZ\n        go: meals\n"),
        """\
dialogs/food.yaml:11:14: same-label: The choice "man" has the same label.
            say: JAZ
                 ^""",
    ),
    (
        changed("questions:\n", "questions:\n  what:\n    say: Kaj?\n").replace("start: who", "start: what"),
        """\
dialogs/food.yaml:4:3: no-choices: The question "what" has no choices. Write some, or an outcome.
      what:
      ^""",
    ),
    (
        changed("    find: meal\n    none: line\n", ""),
        """\
dialogs/food.yaml:11:3: no-help: The outcome "meals" needs "call" or "find".
      meals:
      ^""",
    ),
    (
        changed("    none: line\n", ""),
        """\
dialogs/food.yaml:11:3: no-way-out: The outcome "meals" needs "none" (or "call"), for when nothing is found.
      meals:
      ^""",
    ),
    (
        changed("none: line", "none: who"),
        """\
dialogs/food.yaml:14:11: none-asks: "none" must lead to an outcome; "who" is a question.
        none: who
              ^""",
    ),
    (
        changed("call: interventna-sluzba-csd", "find: night-line\n    none: meals"),
        """\
dialogs/food.yaml:14:11: none-ring: "none" leads in a ring: meals → line → meals.
        none: line
              ^
dialogs/food.yaml:18:11: none-ring: "none" leads in a ring: line → meals → line.
        none: meals
              ^""",
    ),
    (
        changed("find: meal", "find: meal\n    open: tonite"),
        """\
dialogs/food.yaml:14:11: unknown-open: "tonite" must be "now", "tonight" or "any". Did you mean "tonight"?
        open: tonite
              ^""",
    ),
    (
        changed("go: meals", "go: meals\n        first: 20-6"),
        """\
dialogs/food.yaml:10:16: bad-hours: "20-6" is not hours of a day. Write them as "20:00-06:00".
            first: 20-6
                   ^""",
    ),
    (
        changed("go: meals", "go: meals\n        first: 06:00-06:00"),
        """\
dialogs/food.yaml:10:16: bad-hours: "06:00-06:00" begins and ends at the same minute. Write them as "20:00-06:00".
            first: 06:00-06:00
                   ^""",
    ),
    (
        changed("start: who", "start: who\ntaps: two"),
        """\
dialogs/food.yaml:3:7: not-a-number: "two" must be a whole number from 1 to 9.
    taps: two
          ^""",
    ),
    (
        changed("start: who", "start: who\nsensitive: yep"),
        """\
dialogs/food.yaml:3:12: not-yes-or-no: "yep" must be yes or no.
    sensitive: yep
               ^""",
    ),
    (
        changed("start: who", "start: who\nwords:\n  - hrana, kosilo"),
        """\
dialogs/food.yaml:4:5: comma: Put each word on a line of its own, without commas.
      - hrana, kosilo
        ^""",
    ),
    (
        changed("start: who", "start: who\nwords:\n  - hrana\n  - hrana"),
        """\
dialogs/food.yaml:5:5: repeated: "hrana" stands in this list twice. Keep one.
      - hrana
        ^""",
    ),
    (
        changed("say: Jaz", f"say: {'a' * 61}"),
        f"""\
dialogs/food.yaml:8:14: long-label: This label has 61 characters. A button holds at most 60.
            say: {"a" * 61}
                 ^""",
    ),
    (
        changed("say: Tu dobite obrok.", f"say: Tu dobite{' lep' * 14}. Pridite."),
        f"""\
dialogs/food.yaml:12:10: warning long-sentence: The sentence "Tu dobite lep …" has 16 words. Keep to 15.
        say: Tu dobite{" lep" * 14}. Pridite.
             ^""",
    ),
    (
        changed("  line:\n", "  spare:\n    say: Pokličite 113.\n    call: policija-113\n  line:\n"),
        """\
dialogs/food.yaml:15:3: warning unreachable: Nothing in this flow leads to "spare".
      spare:
      ^""",
    ),
    (
        changed("call: interventna", "open: now\n    call: interventna"),
        """\
dialogs/food.yaml:17:11: warning idle-key: "open" does nothing without "find".
        open: now
              ^""",
    ),
]


@pytest.mark.parametrize(("text", "printed"), FAULTS, ids=[printed.split(": ")[1] for _, printed in FAULTS])
def test_each_fault_has_its_words(tmp_path, text, printed):
    assert read(tmp_path, food=text)[1] == printed
