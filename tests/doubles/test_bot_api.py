"""The double behaves as the Bot API's documentation, and the source of its server, say."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.doubles.methods import NOT_MODIFIED, TOO_OLD


def keyboard(*labels, data="sl"):
    return {"inline_keyboard": [[{"text": label, "callback_data": data}] for label in labels]}


def posts(api, method, **how):
    return httpx.post(f"{api.url}/bot{api.token}/{method}", verify=False, trust_env=False, **how)


# How calls arrive


@pytest.mark.parametrize(
    "how",
    [
        {"json": {"text": "Da", "reply_markup": keyboard("Naprej")}},
        {"data": {"text": "Da", "reply_markup": json.dumps(keyboard("Naprej"))}},
        {
            "files": {
                "chat_id": (None, "0"),
                "text": (None, "Da"),
                "reply_markup": (None, json.dumps(keyboard("Naprej"))),
            }
        },
        {"params": {"text": "Da", "reply_markup": json.dumps(keyboard("Naprej"))}},
    ],
    ids=["json", "form", "multipart", "query"],
)
def test_parameters_arrive_in_every_form(api, ana, how):
    kind, params = next(iter(how.items()))
    params = params | {"chat_id": (None, str(ana.id)) if kind == "files" else ana.id}
    assert posts(api, "sendMessage", **{kind: params}).json()["ok"]
    assert (ana.reads, ana.buttons) == ("Da", ["Naprej"])


def test_another_token_is_refused(api):
    response = httpx.get(f"{api.url}/bot1:another/getMe", verify=False, trust_env=False)
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_an_unknown_method_is_not_found(api, bot):
    assert bot.asks("sendNothing") == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert api.faults == ["sendNothing: no such method"]
    api.faults.clear()


def test_a_bot_knows_itself(api, bot):
    me = bot.gets("getMe")
    assert (me["is_bot"], me["username"]) == (True, api.name)


# What a second reader finds


@pytest.mark.parametrize(
    ("params", "fault"),
    [
        ({"text": "a", "txet": "b"}, "no parameter txet"),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "https://a.si", "size": 1}]]}},
            "size",
        ),
        ({"text": " a", "parse_mode": "HTML"}, "begins or ends with blanks"),
        ({"text": '<a href="tel:112">a</a>', "parse_mode": "HTML"}, "leads nowhere"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 9]}}, "in a row"),
        ({"text": "a & b", "parse_mode": "HTML"}, "Unexpected character '&'"),
    ],
)
def test_what_the_api_would_take_in_silence_is_a_fault(api, bot, ana, params, fault):
    bot.writes(ana, **params)
    assert fault in api.faults[0]
    api.faults.clear()


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "a" * 4097}, "Bad Request: message is too long"),
        ({"text": "<p>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "p"'),
        ({"text": "a", "reply_markup": keyboard("a", data="č" * 33)}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "Text buttons are unallowed"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "tel:1"}]]}}, "Wrong HTTP URL"),
    ],
)
def test_what_the_api_refuses_is_a_fault_too(api, bot, ana, params, words):
    assert words in bot.is_told("sendMessage", chat_id=ana.id, **params)
    assert api.faults
    api.faults.clear()


def test_tags_do_not_count_in_the_length_of_a_text(bot, ana):
    assert bot.writes(ana, "<b>" + "a" * 4096 + "</b>", parse_mode="HTML")


# Messages


def test_all_private_chats_share_one_sequence_of_numbers(api, bot, ana):
    first = bot.writes(ana)
    api.person("Brane").starts()
    assert bot.writes(ana) == first + 2


def test_a_message_is_shown_without_tags(bot, ana):
    bot.writes(ana, "<b>112</b>", parse_mode="HTML")
    assert ana.sees == ["/start", "112"]


def test_an_edit_changes_the_message_where_it_stands(bot, ana):
    number = bot.writes(ana, "Prej")
    bot.writes(ana, "Potem")
    bot.gets("editMessageText", chat_id=ana.id, message_id=number, text="Zdaj")
    assert ana.sees == ["/start", "Zdaj", "Potem"]
    assert ana.reads == "Zdaj"


def test_an_edit_that_changes_nothing_is_refused(bot, ana):
    number = bot.writes(ana, "Prej", reply_markup=keyboard("Da"))
    same = {"chat_id": ana.id, "message_id": number, "text": "Prej", "reply_markup": keyboard("Da")}
    assert bot.is_told("editMessageText", **same) == f"Bad Request: {NOT_MODIFIED}"
    assert bot.gets("editMessageReplyMarkup", chat_id=ana.id, message_id=number)["text"] == "Prej"


def test_a_message_that_is_not_there_cannot_be_edited(bot, ana):
    told = bot.is_told("editMessageText", chat_id=ana.id, message_id=99, text="a")
    assert told == "Bad Request: message to edit not found"


def test_a_person_s_message_cannot_be_edited(bot, ana):
    told = bot.is_told("editMessageText", chat_id=ana.id, message_id=1, text="a")
    assert told == "Bad Request: message can't be edited"


def test_a_contact_is_shown_with_its_number(bot, ana):
    bot.gets("sendContact", chat_id=ana.id, phone_number="+38611", first_name="Tom", vcard="BEGIN:VCARD")
    assert ana.sees[-1] == "Tom +38611"


def test_a_chat_that_nobody_knows_is_not_found(bot):
    assert bot.is_told("sendMessage", chat_id=7, text="a") == "Bad Request: chat not found"


def test_a_person_who_has_not_started_gets_nothing(api, bot):
    told = bot.is_told("sendMessage", chat_id=api.person().id, text="a")
    assert told == "Forbidden: bot can't initiate conversation with a user"


def test_a_person_who_blocks_the_bot_gets_nothing(bot, ana):
    ana.blocks()
    assert bot.is_told("sendMessage", chat_id=ana.id, text="a") == "Forbidden: bot was blocked by the user"
    assert bot.reads()[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"


# Deleting


def test_messages_of_both_are_deleted_and_others_skipped(api, bot, ana):
    brane = api.person("Brane").starts()
    bot.reads()
    bot.writes(brane, "Za Braneta")
    bot.writes(ana, "Za Ano")
    assert bot.gets("deleteMessages", chat_id=ana.id, message_ids=list(range(1, 101))) is True
    assert (ana.sees, brane.sees) == ([], ["/start", "Za Braneta"])


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], "Message identifiers are not specified"),
        (list(range(1, 102)), "Too many message identifiers specified"),
        ([0], "Invalid message identifier specified"),
    ],
)
def test_one_to_a_hundred_messages_are_deleted_at_a_time(api, bot, ana, numbers, words):
    assert bot.is_told("deleteMessages", chat_id=ana.id, message_ids=numbers) == f"Bad Request: {words}"
    api.faults.clear()


def test_one_message_older_than_two_days_spoils_the_whole_call(api, bot, ana):
    bot.writes(ana, "Staro")
    api.passes(hours=48.1)
    new = bot.writes(ana, "Novo")
    told = bot.is_told("deleteMessages", chat_id=ana.id, message_ids=[new, new - 1])
    assert told == "Bad Request: message can't be deleted for everyone"
    assert ana.sees == ["/start", "Staro", "Novo"]
    assert bot.gets("deleteMessage", chat_id=ana.id, message_id=new)


def test_a_message_that_is_gone_is_not_deleted_again(bot, ana):
    bot.gets("deleteMessage", chat_id=ana.id, message_id=1)
    told = bot.is_told("deleteMessage", chat_id=ana.id, message_id=1)
    assert told == "Bad Request: message to delete not found"


# Buttons


def test_a_tap_is_answered_once(bot, ana):
    bot.writes(ana, reply_markup=keyboard("Da"))
    ana.taps("Da")
    query = bot.reads()[0]["callback_query"]["id"]
    assert bot.gets("answerCallbackQuery", callback_query_id=query, text="Hvala") is True
    assert bot.is_told("answerCallbackQuery", callback_query_id=query) == f"Bad Request: {TOO_OLD}"
    assert ana.alerts == ["Hvala"]


def test_a_tap_is_too_old_after_fifteen_seconds(api, bot, ana):
    bot.writes(ana, reply_markup=keyboard("Da"))
    ana.taps("Da")
    query = bot.reads()[0]["callback_query"]["id"]
    api.passes(hours=16 / 3600)
    assert bot.is_told("answerCallbackQuery", callback_query_id=query) == f"Bad Request: {TOO_OLD}"
    assert ana.is_waited_for == 1


def test_a_tap_tells_the_data_and_the_message(bot, ana):
    number = bot.writes(ana, "Vprašanje", reply_markup=keyboard("Da", data="sl_x"))
    ana.taps("Da")
    query = bot.reads()[0]["callback_query"]
    assert (query["data"], query["message"]["message_id"], query["message"]["text"]) == ("sl_x", number, "Vprašanje")


def test_of_a_message_of_two_days_ago_a_tap_tells_only_its_number(api, bot, ana):
    number = bot.writes(ana, reply_markup=keyboard("Da"))
    api.passes(hours=50)
    ana.taps("Da")
    message = bot.reads()[0]["callback_query"]["message"]
    assert (message["message_id"], message["date"], "text" in message) == (number, 0, False)


def test_a_button_with_an_address_sends_nothing(bot, ana):
    bot.writes(ana, reply_markup={"inline_keyboard": [[{"text": "Zemljevid", "url": "https://example.org"}]]})
    ana.taps("Zemljevid")
    assert (ana.opened, bot.reads()) == (["https://example.org"], [])


def test_an_answer_to_a_message_quotes_it_with_its_buttons(bot, ana):
    bot.writes(ana, "Kam?", reply_markup=keyboard("Da", data="sl_x"))
    ana.quotes("Kam?").types("tja")
    quoted = bot.reads()[0]["message"]["reply_to_message"]
    assert quoted["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "sl_x"


# Commands and descriptions


def test_commands_are_kept_by_language(bot):
    bot.gets("setMyCommands", commands=[{"command": "skrij", "description": "Skrij"}], language_code="sl")
    assert bot.gets("getMyCommands", language_code="sl") == [{"command": "skrij", "description": "Skrij"}]
    assert bot.gets("getMyCommands", language_code="en") == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("setMyCommands", {"commands": [{"command": "Skrij", "description": "a"}]}),
        ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "a"}]}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "a" * 257}]}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "a"}] * 101}),
        ("setMyDescription", {"description": "a" * 513}),
        ("setMyShortDescription", {"short_description": "a" * 121}),
    ],
)
def test_what_is_too_long_is_refused(api, bot, method, params):
    assert not bot.asks(method, **params)["ok"]
    assert api.faults
    api.faults.clear()


def test_a_description_without_a_language_is_for_all_others(bot):
    bot.gets("setMyDescription", description="Pomoč")
    bot.gets("setMyDescription", description="Help", language_code="en")
    told = [bot.gets("getMyDescription", language_code=one)["description"] for one in ("en", "hr")]
    assert told == ["Help", "Pomoč"]


def test_a_language_has_two_letters(bot):
    assert "Invalid language code" in bot.is_told("setMyDescription", description="a", language_code="slv")
