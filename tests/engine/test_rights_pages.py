"""`svetilka ask` walks each right to a verdict: what each answer does, the last day, the office, what was abolished."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.jsonlines import Conversation
from bot.engine.answers import Answers
from bot.engine.pages import ANY, OFFICE
from bot.knowledge.rights_model import CHECK, Effect
from tests.people import city

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.knowledge.rights_model import Condition, Right

CONFIG, WORLD = city()
RIGHTS = WORLD.directory.rights
CHECKED = [id_ for id_, right in RIGHTS.items() if right.active and right.questions]
NEVER_LIKELY = {"omejitev-dedovanja", "prepoved-odtujitve-nepremicnine"}
"""Obligations of which nobody can say more than "ask"."""
TODAY = "2026-11-27T12:00"
MAY_HAVE_CHANGED = "zdaj je morda drugače"
NOT_UNDERSTOOD = "Tega nismo razumeli."
UNSURE = "nismo mogli preveriti"
WORTH = (Effect.LIKELY, Effect.ASK, Effect.UNLIKELY)

UNEMPLOYMENT = "sl_check_unemployment_end-d30_how-term_ins-o30"
BIRTH_GRANT = "sl_check_birth-grant_age-d60_si-yes"
WAGES_FUND = "sl_check_unpaid-wages_bust-yes_end-d90_own-no"


class Asker:
    """Somebody at `svetilka ask`: one line in, one reply out."""

    def __init__(self, at: str = TODAY, locale: str = "sl") -> None:
        now = datetime.fromisoformat(at).replace(tzinfo=CONFIG.city.zone)
        self._conversation = Conversation(Answers(WORLD), lambda: now, locale)

    def __call__(self, **line: str) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(self._conversation.answer(json.dumps(line)))
        return reply


def ask(*lines: tuple[str, str], at: str = TODAY) -> dict[str, Any]:
    """The last reply to lines of `(kind, text)`."""
    asker = Asker(at)
    return [asker(**{kind: text}) for kind, text in lines][-1]


def answers_on(reply: dict[str, Any]) -> dict[str, str]:
    """The answers of the check on the screen: label by answer, as `question-choice`."""
    here = WORLD.codec.decode(reply["token"])
    found = {}
    for choice in reply["choices"]:
        there = WORLD.codec.decode(choice["token"])
        if (there.locale, there.flow, there.node) == (here.locale, CHECK, here.node):
            found.update(dict.fromkeys(set(there.means) - set(here.means), choice["label"]))
    return found


def walked(right: Right, picked: Mapping[str, str], locale: str = "sl") -> dict[str, Any]:
    """The verdict after tapping `picked` answers by question; "I don't know" to when it happened."""
    asker = Asker(locale=locale)
    asker(start=f"{locale}_right_{right.short}")
    label = next(choice["label"] for choice in asker(start=f"{locale}_right_{right.short}")["choices"])
    reply = asker(tap=label)
    while not reply["rights"]:
        on_screen = answers_on(reply)
        question = next(iter(on_screen)).partition("-")[0]
        reply = asker(tap=on_screen[f"{question}-{picked.get(question, 'dk')}"])
    return reply


def verdict(right: Right, picked: Mapping[str, str]) -> str:
    """The verdict behind the token of these answers."""
    means = sorted([*(f"{question}-{choice}" for question, choice in picked.items()), "since-dk"])
    (found,) = ask(("start", "_".join(["sl", CHECK, right.short, *means])))["rights"]
    return str(found["verdict"])


def best(right: Right) -> dict[str, str]:
    """To each question the answer that speaks most for the right."""
    return {
        question.id: min(question.choices.values(), key=lambda answer: WORTH.index(answer.effect)).id
        for question in right.questions
    }


def decides(question: Condition, right: Right) -> bool:
    """Whether a question decides alone: not when only the sum depends on it, nor when another may stand for it."""
    others = [one for one in right.questions if one.group and one.group == question.group and one is not question]
    return not question.bonus and not others


def effects(right: Right, asked: Callable[[Mapping[str, str]], str]) -> Iterator[tuple[str, str]]:
    """Each answer, "I'd rather not say" too, and what `asked` makes of it beside the best other answers."""
    for question in right.questions:
        for choice in [*question.choices, "ns"]:
            yield f"{question.id}-{choice}", asked({**best(right), question.id: choice})


def told_in_the_file(right: Right) -> Iterator[tuple[str, str]]:
    """Each answer and the verdict that its effect in the file stands for."""
    most = "ask" if right.id in NEVER_LIKELY else "likely"
    for question in right.questions:
        for choice, effect in [*((one.id, one.effect) for one in question.choices.values()), ("ns", Effect.ASK)]:
            free = effect is Effect.LIKELY or not decides(question, right)
            yield f"{question.id}-{choice}", most if free else effect.value


@pytest.mark.parametrize("id_", CHECKED)
@pytest.mark.parametrize("locale", ["sl", "en"])
def test_the_best_answers_walk_to_likely_but_for_what_only_an_office_knows(id_, locale):
    reply = walked(RIGHTS[id_], best(RIGHTS[id_]), locale)
    expected = "ask" if id_ in NEVER_LIKELY else "likely"
    assert reply["rights"] == [{"id": id_, "verdict": expected, "deadline": None}]


@pytest.mark.parametrize("id_", CHECKED)
def test_who_knows_nothing_walks_to_ask(id_):
    assert walked(RIGHTS[id_], {})["rights"] == [{"id": id_, "verdict": "ask", "deadline": None}]


@pytest.mark.parametrize("id_", CHECKED)
def test_each_answer_has_the_effect_its_file_says(id_):
    right = RIGHTS[id_]
    assert dict(effects(right, lambda picked: verdict(right, picked))) == dict(told_in_the_file(right))


@pytest.mark.parametrize(
    ("id_", "answer"),
    [
        (id_, f"{question.id}-{answer.id}")
        for id_ in CHECKED
        for question in RIGHTS[id_].questions
        for answer in question.choices.values()
        if answer.effect is Effect.UNLIKELY and decides(question, RIGHTS[id_])
    ],
)
def test_one_unlikely_answer_walks_to_unlikely_with_its_reason(id_, answer):
    right = RIGHTS[id_]
    question, _, choice = answer.partition("-")
    reply = walked(right, {**best(right), question: choice})
    (why,) = (one.choices[choice].why["sl"] for one in right.questions if one.id == question)
    assert reply["rights"][0]["verdict"] == "unlikely"
    assert why in reply["text"]


@pytest.mark.parametrize("id_", CHECKED)
def test_a_verdict_says_that_it_is_no_decision(id_):
    assert "To ni odločba." in walked(RIGHTS[id_], best(RIGHTS[id_]))["text"]


@pytest.mark.parametrize("id_", CHECKED)
def test_a_verdict_names_somebody_to_turn_to(id_):
    right = RIGHTS[id_]
    reply = walked(right, best(right))
    offices = [choice for choice in reply["choices"] if WORLD.codec.decode(choice["token"]).flow == OFFICE]
    named = [WORLD.directory.services[service].name["sl"] in reply["text"] for service in right.call]
    assert reply["calls"] or reply["services"] or offices or all(named or [False])


@pytest.mark.parametrize("id_", RIGHTS)
def test_the_page_of_a_right_has_no_verdict(id_):
    reply = ask(("start", f"sl_right_{RIGHTS[id_].short}"))
    assert reply["rights"] == [{"id": id_, "verdict": None, "deadline": None}]


def test_an_outcome_lists_the_rights_it_offers():
    reply = ask(("start", "sl_bereavement_funeral"))
    assert {"id": "pogrebnina", "verdict": None, "deadline": None} in reply["rights"]


@pytest.mark.parametrize(
    ("token", "typed", "last"),
    [
        (UNEMPLOYMENT, "14. 11. 2026", "2026-12-14"),
        (UNEMPLOYMENT, "14.11.2026", "2026-12-14"),
        (UNEMPLOYMENT, "14/11/2026", "2026-12-14"),
        (UNEMPLOYMENT, " 14. 11. ", "2026-12-14"),
        (UNEMPLOYMENT, "27. 11. 2026", "2026-12-28"),  # 27 December is a Sunday
        (UNEMPLOYMENT, "30. 11.", "2025-12-30"),  # of last year: this year it is yet to come
        (BIRTH_GRANT, "27. 10. 2026", "2026-12-28"),  # 26 December is a holiday and a Saturday
        (WAGES_FUND, "2. 11. 2026", "2027-02-01"),  # 31 January is a Sunday
    ],
)
def test_a_typed_day_gives_the_last_day(token, typed, last):
    reply = ask(("start", token), ("say", typed))
    assert [right["deadline"] for right in reply["rights"]] == [last]


def test_the_last_day_stands_in_the_text():
    text = ask(("start", UNEMPLOYMENT), ("say", "14. 11. 2026"))["text"]
    assert "najpozneje do ponedeljka, 14. decembra 2026" in text


@pytest.mark.parametrize("typed", ["14. 12. 2026", "31. 2. 2026", "0. 1. 2026", "14. 11. 26"])
def test_what_is_no_day_or_lies_ahead_is_asked_again(typed):
    reply = ask(("start", UNEMPLOYMENT), ("say", typed))
    assert reply["text"].startswith(NOT_UNDERSTOOD)
    assert reply["token"] == UNEMPLOYMENT


def test_within_a_week_is_counted_from_its_first_day():
    reply = ask(("start", UNEMPLOYMENT), ("tap", answers_on(ask(("start", UNEMPLOYMENT)))["since-20261120"]))
    assert reply["rights"][0]["deadline"] == "2026-12-21"  # the twentieth is a Sunday


@pytest.fixture
def late():
    deadline = RIGHTS["denarno-nadomestilo-brezposelnost"].deadline
    assert deadline is not None
    return deadline.late["sl"]


@pytest.mark.parametrize("since", ["since-long", "since-20260901"])
def test_who_is_late_hears_what_still_can_be_done(late, since):
    assert late in ask(("start", f"{UNEMPLOYMENT}_{since}"))["text"]


def test_who_is_in_time_does_not_hear_what_the_late_do(late):
    assert late not in ask(("start", f"{UNEMPLOYMENT}_since-20261114"))["text"]


def test_longer_ago_has_no_last_day():
    assert ask(("start", f"{UNEMPLOYMENT}_since-long"))["rights"][0]["deadline"] is None


def test_a_passed_last_day_is_told_as_passed():
    reply = ask(("start", f"{UNEMPLOYMENT}_since-20260901"))
    assert reply["rights"][0]["deadline"] == "2026-10-01"
    assert "Čas za vlogo je bil do četrtka, 1. oktobra 2026." in reply["text"]


def test_the_last_day_itself_is_in_time():
    on_the_day = ask(("start", f"{UNEMPLOYMENT}_since-20261114"), at="2026-12-14T23:59")["text"]
    day_after = ask(("start", f"{UNEMPLOYMENT}_since-20261114"), at="2026-12-15T00:00")["text"]
    assert "Čas za vlogo je bil" not in on_the_day
    assert "Čas za vlogo je bil" in day_after


@pytest.mark.parametrize("id_", [id_ for id_, right in RIGHTS.items() if not right.active])
def test_an_abolished_right_leads_to_its_successor_and_to_no_check(id_):
    reply = ask(("start", f"sl_right_{RIGHTS[id_].short}"))
    newer = RIGHTS[RIGHTS[id_].replaced_by]
    tokens = [choice["token"] for choice in reply["choices"]]
    assert f"sl_right_{newer.short}" in tokens
    assert f"sl_check_{RIGHTS[id_].short}" not in tokens


@pytest.mark.parametrize(
    ("short", "at", "changed"),
    [
        ("birth-grant", "2026-11-27T12:00", 0),  # one sum, of March 2026
        ("birth-grant", "2027-03-01T12:00", 0),  # twelve months are not yet more than twelve
        ("birth-grant", "2027-05-01T12:00", 1),
        ("city-aid", "2026-11-27T12:00", 3),  # three sums, of the leaflet
    ],
)
def test_a_sum_older_than_twelve_months_says_so(short, at, changed):
    assert ask(("start", f"sl_right_{short}"), at=at)["text"].count(MAY_HAVE_CHANGED) == changed


SCREENS = {
    "an outcome": "sl_losing-home_social-work",
    "a right": "sl_right_dsp",
    "a verdict": "sl_check_dsp_in-low_job-yes_re-no_sav-no_si-yes",
}


def office(reply: dict[str, Any]) -> str:
    state = WORLD.codec.decode(reply["token"])
    return state.node if state.flow == OFFICE else ""


@pytest.mark.parametrize("token", SCREENS.values(), ids=SCREENS)
def test_a_button_for_each_office_opens_it(token):
    offered = offices(ask(("start", token)))
    if ANY in offered:
        offered = offices(ask(("start", offered.pop(ANY))))
    assert {unit: office(ask(("start", there))) for unit, there in offered.items()} == {
        unit: unit for unit in WORLD.directory.units
    }


def offices(reply: dict[str, Any]) -> dict[str, str]:
    """The tokens of the offices on the screen, by unit."""
    tokens = [choice["token"] for choice in reply["choices"]]
    return {
        state.node: token
        for token in tokens
        if (state := WORLD.codec.decode(token)).flow == OFFICE and state.locale == "sl"
    }


@pytest.mark.parametrize("token", [pytest.param(token, id=id_) for id_, token in SCREENS.items()])
@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("Fužine", "csd-moste-polje"),
        ("fuzine", "csd-moste-polje"),
        ("Šiška", "csd-siska"),
        ("živim v Šiški", "csd-siska"),
        ("Trnovo", "csd-vic-rudnik"),
    ],
)
def test_a_typed_part_of_the_city_opens_its_office(token, typed, unit):
    assert office(ask(("start", token), ("say", typed))) == unit


@pytest.mark.parametrize("token", SCREENS.values(), ids=SCREENS)
def test_an_unknown_part_of_the_city_keeps_the_offices_on_the_screen(token):
    reply = ask(("start", token), ("say", "Pariz"))
    assert reply["token"] == token
    assert any(WORLD.codec.decode(choice["token"]).flow == OFFICE for choice in reply["choices"])


@pytest.mark.parametrize("unit", WORLD.directory.units)
def test_an_office_that_no_source_assigns_says_so(unit):
    said = UNSURE in ask(("start", f"sl_office_{unit}"))["text"]
    assert said is not WORLD.directory.units[unit].sourced


@pytest.mark.parametrize("unit", WORLD.directory.units)
def test_an_office_comes_first_and_the_others_follow(unit):
    services = [service["id"] for service in ask(("start", f"sl_office_{unit}"))["services"]]
    assert services[0] == unit
    assert set(services) == set(WORLD.directory.units)


def test_who_still_works_is_not_asked_when_the_job_ended() -> None:
    reply = ask(("start", "sl_check_unpaid-wages_bust-yes_end-now_own-no"))
    assert [right["deadline"] for right in reply["rights"]] == [None]


def test_a_sum_that_we_reckoned_ourselves_says_so():
    assert "639,36\u00a0€ (iz aprila 2026, naš izračun)" in ask(("start", "sl_right_dsp"))["text"]
