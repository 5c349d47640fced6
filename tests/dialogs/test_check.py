"""Flows against the Directory."""

from __future__ import annotations

import pytest

from bot.dialogs.check import check_flows
from bot.knowledge.model import Status
from bot.source import Problems
from tests.dialogs.writing import FOOD, HOME, changed, read
from tests.knowledge.builders import directory, service

KNOWN = directory(
    service("canteen", terms=("meal",)),
    service("klic-v-sili-112", terms=()),
    service("interventna-sluzba-csd", terms=()),
    service("poljanska", terms=("shower",), status=Status.DEFUNCT),
    service("no-number", terms=(), phones=()),
)


def printed(tmp_path, **files):
    dialogs, problems = read(tmp_path, **files)[0], Problems()
    check_flows(dialogs, KNOWN, problems)
    return "\n".join(map(str, problems.all))


def test_a_flow_that_names_only_what_exists_has_no_problem(tmp_path):
    assert printed(tmp_path, food=changed("say: Jaz", "say: Jaz\n        means: man")) == ""


FAULTS = [
    (
        changed("call: klic-v-sili-112", "call:\n      - klic-v-sili-112\n      - klic-v-sili-113", HOME),
        """\
dialogs/home.yaml:8:9: unknown-service: There is no service "klic-v-sili-113". Did you mean "klic-v-sili-112"?
          - klic-v-sili-113
            ^""",
    ),
    (
        changed("call: klic-v-sili-112", "call: poljanska", HOME),
        """\
dialogs/home.yaml:6:11: closed-service: The service "poljanska" is defunct. Nobody may be sent there.
        call: poljanska
              ^""",
    ),
    (
        changed("call: klic-v-sili-112", "call: no-number", HOME),
        """\
dialogs/home.yaml:6:11: warning no-phone: The service "no-number" has no telephone number.
        call: no-number
              ^""",
    ),
    (
        changed("call: klic-v-sili-112", "find: meel\n    call: klic-v-sili-112", HOME),
        """\
dialogs/home.yaml:6:11: unknown-term: There is no service kind "meel". Did you mean "meal"?
        find: meel
              ^""",
    ),
    (
        changed("call: klic-v-sili-112", "find: shower\n    call: klic-v-sili-112", HOME),
        """\
dialogs/home.yaml:6:11: warning nobody-answers: No active service is of the kind "shower".
        find: shower
              ^""",
    ),
]


@pytest.mark.parametrize(("home", "words"), FAULTS, ids=[words.split(": ")[1] for _, words in FAULTS])
def test_each_fault_has_its_words(tmp_path, home, words):
    assert printed(tmp_path, home=home) == words


def test_an_unknown_situation_is_a_problem(tmp_path):
    assert (
        printed(tmp_path, food=changed("say: Jaz", "say: Jaz\n        means: men", FOOD))
        == """\
dialogs/food.yaml:9:16: unknown-situation: There is no situation "men". Did you mean "man"?
            means: men
                   ^"""
    )


def test_a_number_at_an_age_must_be_of_that_age(tmp_path):
    young = "means: under-18\n        words:\n          - star sem 17\n          - star sem 18"
    assert (
        printed(tmp_path, food=changed("say: Jaz", f"say: Jaz\n        {young}"))
        == """\
dialogs/food.yaml:12:13: wrong-age: "star sem 18" is not of the age that this choice means: 0 to 17.
              - star sem 18
                ^"""
    )
