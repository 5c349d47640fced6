"""What does not fit a messenger is found before a person meets it, and told with its place."""

from __future__ import annotations

import shutil

import pytest

from bot.channels.calls import Call
from bot.channels.fits import unfit
from bot.channels.limits import TELEGRAM, VIBER
from bot.cli import main
from tests.people import TINY

FITTING = "0 problems, 0 warnings\n2 flows, 4 services\n"


def telegram(text="Kaj potrebujete?", *rows):
    """A message, its buttons each a label and what it sends."""
    board = [[{"text": label, "callback_data": sent} for label, sent in row] for row in rows]
    return Call("sendMessage", {"chat_id": 1, "text": text, "reply_markup": {"inline_keyboard": board}})


def viber(text="Kaj potrebujete?", *buttons, name="Svetilka", tracking="sl"):
    """A message, its buttons each a label, what it sends and how many columns it takes."""
    board = [
        {"Text": label, "ActionType": "reply", "ActionBody": sent, "Columns": columns}
        for label, sent, columns in buttons
    ]
    message = {"text": text, "sender": {"name": name}, "tracking_data": tracking, "keyboard": {"Buttons": board}}
    return Call("send_message", {"receiver": "0" * 24, **message})


def commands(name, told):
    return Call("setMyCommands", {"commands": [{"command": name, "description": told}]})


LONGEST = [
    telegram("č" * TELEGRAM.text),
    telegram("<b>&lt;</b>" * TELEGRAM.marks),
    telegram("", [("č" * TELEGRAM.label, "s" * TELEGRAM.data)]),
    telegram("", *[[("Da", "sl")] * TELEGRAM.row] * 12),
    telegram("", *[[("Da", "sl")]] * TELEGRAM.buttons),
    Call("answerCallbackQuery", {"text": "č" * TELEGRAM.alert}),
    Call("sendContact", {"vcard": "s" * TELEGRAM.contact}),
    Call("deleteMessages", {"message_ids": [*range(TELEGRAM.deleted)]}),
    commands("s" * TELEGRAM.command, "č" * TELEGRAM.told),
    Call("setMyDescription", {"description": "č" * TELEGRAM.description}),
    Call("setMyShortDescription", {"short_description": "č" * TELEGRAM.about}),
    viber("č" * VIBER.text, tracking="s" * VIBER.tracking, name="č" * VIBER.sender),
    viber("", ("č" * VIBER.label, "s" * VIBER.data, 6)),
    viber("", *[("Da", "sl", 6)] * VIBER.rows),
    viber("", *[("Da", "sl", 2)] * 3 * VIBER.rows),
]
TOO_LONG = [
    (telegram("č" * 4097), "characters of a text: 4,097, but 4,096 fit"),
    (telegram("😀" * 2049), "characters of a text: 4,098, but 4,096 fit"),
    (telegram("<b>č</b>" * 101), "bold words and links of a text: 101, but 100 fit"),
    (telegram("", [("č" * 65, "sl")]), f'characters of the button "{"č" * 65}": 65, but 64 fit'),
    (telegram("", [("Da", "č" * 33)]), f'bytes of "{"č" * 33}": 66, but 64 fit'),
    (telegram("", [("Da", "sl")] * 9), "buttons side by side: 9, but 8 fit"),
    (telegram("", *[[("Da", "sl")]] * 101), "buttons: 101, but 100 fit"),
    (telegram("", *[[("č" * 60, "s" * 60)]] * 50), "bytes of buttons: 10,850, but 10,000 fit"),
    (Call("answerCallbackQuery", {"text": "č" * 201}), "characters of a note: 201, but 200 fit"),
    (Call("sendContact", {"vcard": "č" * 1025}), "bytes of a contact: 2,050, but 2,048 fit"),
    (Call("deleteMessages", {"message_ids": [*range(101)]}), "messages to delete at once: 101, but 100 fit"),
    (commands("s" * 33, "Pomoč"), f"characters of /{'s' * 33}: 33, but 32 fit"),
    (commands("skrij", "č" * 257), "characters about /skrij: 257, but 256 fit"),
    (Call("setMyDescription", {"description": "č" * 513}), "characters of the description: 513, but 512 fit"),
    (
        Call("setMyShortDescription", {"short_description": "č" * 121}),
        "characters of the short description: 121, but 120 fit",
    ),
    (viber("č" * 7001), "characters of a text: 7,001, but 7,000 fit"),
    (viber(name="č" * 29), "characters of the name above it: 29, but 28 fit"),
    (viber(tracking="s" * 4001), "characters to come back: 4,001, but 4,000 fit"),
    (viber("", ("č" * 251, "sl", 6)), f'characters of the button "{"č" * 251}": 251, but 250 fit'),
    (viber("", ("Da", "s" * 65, 6)), f'bytes of "{"s" * 65}": 65, but 64 fit'),
    (viber("", *[("Da", "sl", 6)] * 13), "rows of buttons: 13, but 12 fit"),
    (viber("", *[("Da", "sl", 4)] * 13), "rows of buttons: 13, but 12 fit"),
]


@pytest.mark.parametrize("call", LONGEST, ids=lambda call: call.method)
def test_what_is_as_long_as_it_may_be_fits(call):
    assert unfit(call) == []


@pytest.mark.parametrize(("call", "sentence"), TOO_LONG, ids=lambda value: getattr(value, "method", None))
def test_what_is_one_longer_does_not(call, sentence):
    assert [str(one) for one in unfit(call)] == [sentence]


def test_a_message_of_viber_is_measured_whole():
    board = [("č" * 120, "s" * 60, 1)] * 72
    assert [one.what for one in unfit(viber("č" * 4500, *board))] == ["bytes of a message"]


def test_a_method_that_nobody_measures_is_not_passed_over():
    with pytest.raises(KeyError, match="sendPhoto"):
        unfit(Call("sendPhoto", {}))


@pytest.fixture
def checked(tmp_path, capsys):
    """What `svetilka check` says of the tiny city when a text of one of its files is another: status and lines."""

    def check(file="", text="", other=""):
        copy = tmp_path / "city"
        shutil.copytree(TINY, copy)
        path = copy / (file or "bot.toml")
        path.write_text(path.read_text(encoding="utf-8").replace(text, other), encoding="utf-8")
        status = main(["check", "--quiet", "--config", str(copy / "bot.toml"), "--at", "2026-12-24T10:00"])
        return status, capsys.readouterr().out

    return check


def test_a_city_whose_screens_fit_has_no_problem(checked):
    status, told = checked()
    assert status == 0
    assert told == FITTING + "18 screens; 0 in Telegram, 0 in Viber take more than one message\n"


def test_a_translated_label_that_is_too_long_is_a_problem_with_its_place(checked):
    status, told = checked("locales/en/LC_MESSAGES/svetilka.po", '"For a man"', f'"{"For a man " * 7}"')
    assert status == 1
    assert 'dialogs/bed-tonight.yaml:10:3: does-not-fit: Telegram on "en_bed-tonight": characters of the button' in told
    assert ": 70, but 64 fit." in told


def test_a_name_that_is_too_long_for_a_button_is_a_problem_with_its_file(checked):
    status, told = checked(
        "knowledge/organizations/cantina-do-porto.yaml", "en: Harbour Canteen", f"en: {'Canteen ' * 9}"
    )
    assert status == 1
    assert "knowledge/organizations/cantina-do-porto.yaml:1:1: does-not-fit: Telegram on " in told


def test_a_text_that_cannot_be_cut_is_a_problem(checked):
    status, told = checked("dialogs/home.yaml", "Aqui há comida quente.", f"{'o' * 4100}.")
    assert status == 1
    assert 'does-not-fit: Telegram on "pt_home_meal": characters of a text: 4,101, but 4,096 fit.' in told


def test_a_text_that_can_be_cut_is_none_and_is_counted(checked):
    status, told = checked("dialogs/home.yaml", "Aqui há comida quente.", "Aqui há comida quente. " * 200)
    assert status == 0
    assert told.endswith("18 screens; 2 in Telegram, 0 in Viber take more than one message\n")
