"""Processes begin, end and are killed, servers go and come back; nothing that a person wrote is lost."""

from __future__ import annotations

import pytest

from bot.engine.reply import Say
from tests.doubles.bot_api import BotApi
from tests.doubles.viber_api import ViberApi
from tests.messengers.guide import Guide
from tests.messengers.running import INTRODUCED, Svetilka, client

FOOD = "sl_food"


def food():
    """What the screen about food says."""
    return "\n\n".join(block.text for block in Guide("sl", FOOD).screen.blocks if isinstance(block, Say))


@pytest.fixture
def live(own, tmp_path):
    """A process of one's own, in one of the two ways."""
    processes = []

    def begin(updates, viber=None):
        processes.append(Svetilka(tmp_path, own, updates, viber))
        return processes[-1]

    yield begin
    for one in processes:
        one.__exit__()


@pytest.mark.parametrize("updates", ["polling", "webhook"])
def test_a_tap_under_way_when_the_process_is_killed_is_answered_by_the_next(own, live, updates):
    svetilka = live(updates)
    ana = own.person().starts()
    ana.waits()
    with own.answers_slowly("editMessageText"):
        ana.taps_now(FOOD)
        own.until_held()
        polls = own.updates.polls
        own.until(lambda: updates == "webhook" or own.updates.polls > polls)  # it asks for others' updates
        svetilka.is_killed()
        own.until(lambda: not own.weather.waiting)
    svetilka.begins()
    own.sends_again()
    assert (len(ana.sees), ana.reads) == (2, food())


def test_a_text_in_viber_under_way_when_the_process_is_killed_is_answered_by_the_next(own, live):
    with ViberApi() as viber:
        svetilka = live("polling", viber)
        viber.until(lambda: viber.called("set_webhook"))
        with viber.answers_slowly("send_message"):
            ana = viber.person().types(FOOD)
            viber.until_held()
            svetilka.is_killed()
            viber.until(lambda: not viber.weather.waiting)
        svetilka.begins()
        viber.sends_again()
        assert ana.sees == [FOOD, food()]
        assert viber.faults == []


@pytest.mark.parametrize("updates", ["polling", "webhook"])
def test_what_is_under_way_is_answered_before_the_end(own, live, updates):
    svetilka = live(updates)
    ana = own.person().starts()
    ana.waits()
    with own.answers_slowly("editMessageText"):
        ana.taps_now(FOOD)
        own.until_held()
        svetilka.is_asked_to_end()
    svetilka.ends()
    assert own.mail.pending == {}
    assert (len(ana.sees), ana.reads) == (2, food())
    assert svetilka.complaints == []


def test_a_screen_that_still_waits_for_its_turn_is_shown_before_the_end(own, live):
    svetilka = live("webhook")
    ana = own.person().starts().taps(FOOD).taps("sl").taps(FOOD).taps("sl")
    ana.waits()
    ana.taps_now(FOOD)
    own.until_answered()
    svetilka.ends()
    assert ana.reads == food()


def test_a_process_ends_in_order_though_telegram_is_down(own, live):
    svetilka = live("polling")
    own.person().starts().waits()
    with own.is_down():
        own.until_broken()
        svetilka.ends()


def test_polling_begins_where_a_webhook_was_before(polling):
    assert polling[0].updates.webhook["url"] == ""
    assert polling[0].person().starts(FOOD).reads == food()


def test_the_log_names_nobody_and_quotes_nothing(hooked):
    api, svetilka = hooked
    ana = api.person("Anamarija").starts().types("partner me tepe").starts("neznano-neznano")
    api.breaks(500, method="editMessageText")
    api.storms(chat=ana.id)
    ana.taps(FOOD).waits()
    ana.blocks().waits()
    secret = [api.token.partition(":")[2], api.updates.secret, str(ana.id), "Anamarija", "partner", "neznano", FOOD]
    assert [word for word in secret if word in svetilka.log] == []


@pytest.fixture(scope="module", params=["polling", "webhook"])
def late(request, tmp_path_factory):
    """Telegram and Viber that came when the process was at work already; a person and a page of before."""
    folder = tmp_path_factory.mktemp("late")
    with (
        BotApi() as api,
        ViberApi() as viber,
        api.is_down(),
        viber.is_down(),
        Svetilka(folder, api, request.param, viber) as svetilka,
        client() as visitor,
    ):
        page = visitor.get(svetilka.address)
        ana = api.person().starts(FOOD)
        api.until_broken()
        viber.until_broken()
        api.weather.down = viber.weather.down = False
        yield api, viber, ana, page
        assert api.faults + viber.faults == []


def test_the_web_chat_answers_while_the_messengers_are_down(late):
    assert late[3].status_code == 200


def test_who_wrote_while_telegram_was_down_is_answered(late):
    assert late[2].reads == food()


def test_telegram_that_comes_late_is_told_everything(late):
    late[0].until(lambda: INTRODUCED in late[0].ledger.kept)


def test_viber_that_comes_late_is_told_of_the_webhook(late):
    late[1].until(lambda: late[1].called("set_webhook"))
    assert late[1].person().starts(FOOD).reads == food()
