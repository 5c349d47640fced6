"""A right on a page: what it is, where to claim it, by when, and what the answers of a check say about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.engine.cards import card
from bot.engine.days import read_day
from bot.engine.money import amount_words
from bot.engine.offices import any_office, office_choices
from bot.engine.pages import LONG_AGO, NOT_KNOWN, RIGHT, SINCE, Page, answers_of, since_day, with_answer
from bot.engine.reply import Choice, Entitled, Listing, Say, Tone
from bot.engine.state import State
from bot.engine.times import from_month, until_day
from bot.knowledge.deadline import last_day
from bot.knowledge.rights_model import CHECK, CLAIM, FACTS, NOT_SAID, DeadlineKind, Effect, Kind
from bot.knowledge.verdict import BEFORE_CLAIM, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from bot.engine.reply import Block
    from bot.engine.world import World
    from bot.knowledge.rights_model import Condition, Right
    from bot.locales.tongue import Tongue

NOT_YET = "now"
"""The answer that says that it goes on: its end has no day yet."""
A_WEEK, A_MONTH = timedelta(days=7), timedelta(days=30)


def right_page(state: State, world: World, now: datetime) -> Page:
    """All that is known of a right."""
    right, tongue = world.directory.rights_by_short[state.node], world.tongues[state.locale]
    answers = [_choice(tongue.ui("Preverite, ali je to za vas"), State(state.locale, CHECK, right.short), world)]
    if not right.active or not right.questions:
        answers = []
    if right.replaced_by:
        newer = world.directory.rights[right.replaced_by]
        answers.append(_choice(tongue.record(newer.name), State(state.locale, RIGHT, newer.short), world))
    blocks = (
        Say(tongue.record(right.name), Tone.LEAD),
        Say(tongue.record(right.what)),
        *_how(right, world, state, now),
        *_amounts(right, tongue, now),
        *_documents(right, tongue),
        Say(_source(right, tongue), Tone.NOTE),
    )
    if _offices(right, state, world):
        answers.append(any_office(state, world))
    return Page(blocks, tuple(answers), (Entitled(right.id, None, None),))


def check_page(state: State, world: World, now: datetime) -> Page:
    """The next question of a check, or its verdict."""
    right = world.directory.rights_by_short[state.node]
    given = answers_of(state)
    for question in right.questions:
        if question.id not in given:
            return _question(question, state, world)
    if SINCE not in given and _asks_when(right, given):
        return _when(right, state, world, now)
    return _verdict(right, state, world, now)


def _question(question: Condition, state: State, world: World) -> Page:
    tongue = world.tongues[state.locale]
    blocks = [Say(tongue.record(question.say), Tone.LEAD)]
    if question.hint:
        blocks.append(Say(tongue.record(question.hint)))
    answers = [
        _choice(tongue.record(answer.say), with_answer(state, question.id, answer.id), world)
        for answer in question.choices.values()
    ]
    not_said = _choice(tongue.ui("Raje ne povem"), with_answer(state, question.id, NOT_SAID), world)
    return Page(tuple(blocks), (*answers, not_said))


def _asks_when(right: Right, given: Mapping[str, str]) -> bool:
    """Whether a last day to claim can be told from the day of the event, and is of use.

    It is of none to people to whom nothing has happened yet, or for whom the right is unlikely.
    """
    deadline = right.deadline
    if deadline is None or not deadline.counted or deadline.kind not in BEFORE_CLAIM or not deadline.when:
        return False
    return NOT_YET not in given.values() and verdict(right, given).result is not Effect.UNLIKELY


def _when(right: Right, state: State, world: World, now: datetime) -> Page:
    """When it happened. A span of days is read as its earliest day, so that no deadline is told too late."""
    tongue, today = world.tongues[state.locale], now.date()
    spans = (
        (tongue.ui("V zadnjih 7 dneh"), f"{today - A_WEEK:%Y%m%d}"),
        (tongue.ui("V zadnjih 30 dneh"), f"{today - A_MONTH:%Y%m%d}"),
        (tongue.ui("Še prej"), LONG_AGO),
        (tongue.ui("Ne vem"), NOT_KNOWN),
    )
    asked = tongue.record(right.deadline.when) if right.deadline else ""
    hint = tongue.ui("Dan lahko tudi napišete, na primer 14. 11. 2026.")
    answers = tuple(_choice(label, with_answer(state, SINCE, since), world) for label, since in spans)
    return Page((Say(asked, Tone.LEAD), Say(hint)), answers)


def day_told(text: str, state: State, world: World, now: datetime) -> State | None:
    """The state after a typed day ("14. 11." or "14. 11. 2026"), where a check asks for one."""
    right = world.directory.rights_by_short[state.node]
    given = answers_of(state)
    if SINCE in given or not _asks_when(right, given) or any(question.id not in given for question in right.questions):
        return None
    told = read_day(text, now.date(), world.tongues[state.locale])
    return with_answer(state, SINCE, f"{told:%Y%m%d}") if told else None


def _verdict(right: Right, state: State, world: World, now: datetime) -> Page:
    tongue = world.tongues[state.locale]
    found = verdict(right, answers_of(state))
    since = since_day(state) if _asks_when(right, answers_of(state)) else None
    last = last_day(right.deadline, since, world.city.country) if right.deadline and since else None
    result = Effect.ASK if found.result is Effect.LIKELY and _too_late(right, last, now) else found.result
    more = State(state.locale, RIGHT, right.short)
    blocks: list[Block] = [
        Say(f"{tongue.record(right.name)}: {_verdict_words(result, right, tongue)}", Tone.LEAD),
        Say(tongue.ui("To ni odločba. O tem odloči urad."), Tone.NOTE),
    ]
    if reasons := tuple(tongue.record(reason) for reason in found.reasons):
        blocks.append(Listing(tongue.ui("Zakaj"), reasons))
    blocks += _last_day(right, last, state, now, tongue)
    blocks += _how(right, world, state, now)
    blocks += _documents(right, tongue)
    answers = (
        _choice(tongue.ui("Več o tem"), more, world),
        _choice(tongue.ui("Kaj lahko dobim?"), State(state.locale, CLAIM, FACTS), world),
    )
    offices = _offices(right, state, world)
    return Page((*blocks, *_which(offices, tongue)), (*offices, *answers), (Entitled(right.id, result.value, last),))


def _too_late(right: Right, last: date | None, now: datetime) -> bool:
    """Whether a deadline has passed after which there is no right any more."""
    final = right.deadline is not None and right.deadline.kind is DeadlineKind.FINAL
    return final and last is not None and last < now.date()


def _verdict_words(result: Effect, right: Right, tongue: Tongue) -> str:
    if result is Effect.ASK:
        return tongue.ui("vprašajte")
    if right.kind in {Kind.OBLIGATION, Kind.PROCEDURE}:
        return tongue.ui("verjetno velja za vas") if result is Effect.LIKELY else tongue.ui("verjetno ne velja za vas")
    return tongue.ui("verjetno da") if result is Effect.LIKELY else tongue.ui("verjetno ne")


def _last_day(right: Right, last: date | None, state: State, now: datetime, tongue: Tongue) -> Iterator[Block]:
    late = tongue.record(right.deadline.late) if right.deadline else ""
    if last is not None and last >= now.date():
        yield Say(tongue.ui("Vlogo oddajte najpozneje {day}.", day=until_day(last, tongue)), Tone.LEAD)
    elif last is not None:
        yield Say(tongue.ui("Čas za vlogo je bil {day}.", day=until_day(last, tongue)), Tone.LEAD)
    elif answers_of(state).get(SINCE) == LONG_AGO:
        yield Say(tongue.ui("Rok se morda izteka ali je že mimo. Vprašajte takoj."), Tone.LEAD)
    if late and (last is None or last < now.date()):
        yield Say(late)


def _how(right: Right, world: World, state: State, now: datetime) -> Iterator[Block]:
    tongue = world.tongues[state.locale]
    if right.apply:
        yield Listing(tongue.ui("Kje in kako"), (tongue.record(right.apply),))
    if right.deadline and right.deadline.note:
        yield Listing(tongue.ui("Rok"), (tongue.record(right.deadline.note),))
    found = (
        service for service in world.directory.by_term.get(right.find, ()) if service.id not in world.directory.units
    )
    called = [world.directory.services[service] for service in right.call]
    for service in (*called, *found):
        yield card(service, world, state.locale, now, brief=True, called=True)


def _offices(right: Right, state: State, world: World) -> tuple[Choice, ...]:
    """A button for each office that decides, by the part of the city."""
    return tuple(office_choices([service.id for service in world.directory.by_term.get(right.find, ())], state, world))


def _which(offices: tuple[Choice, ...], tongue: Tongue) -> tuple[Block, ...]:
    return (Say(tongue.ui("Kje imate stalni naslov?"), Tone.HEADING),) if offices else ()


def _amounts(right: Right, tongue: Tongue, now: datetime) -> Iterator[Block]:
    if right.amounts:
        lines = tuple(amount_words(amount, now.date(), tongue) for amount in right.amounts)
        yield Listing(tongue.ui("Zneski"), lines)


def _documents(right: Right, tongue: Tongue) -> Iterator[Block]:
    if right.documents:
        yield Listing(tongue.ui("Kaj prinesete"), tuple(tongue.record(document) for document in right.documents))


def _source(right: Right, tongue: Tongue) -> str:
    """How old the facts are, and the source that says so."""
    dated = [source for source in right.sources if source.date == right.assured_date]
    name = tongue.record((dated or list(right.sources))[0].name)
    if not right.assured_date:
        return tongue.ui("Starost podatkov ni znana, vir: {source}.", source=name)
    return tongue.ui("Podatki so {month}, vir: {source}.", month=from_month(right.assured_date, tongue), source=name)


def _choice(label: str, there: State, world: World) -> Choice:
    return Choice(label, world.codec.encode(there))
