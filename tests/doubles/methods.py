"""The methods of the Bot API that the double knows: each takes the ledger and parameters, and gives the result.

The words of errors are those of tdlib/telegram-bot-api and tdlib/td.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tests.doubles.ledger import QUERY_LASTS, Ledger, Message, RefusalError
from tests.doubles.telegram_html import UnreadableError, parse_html, units

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_TEXT = 4096
LONGEST_DATA = 64
LONGEST_ANSWER = 200
LONGEST_MARKUP = 10_000
MOST_DELETED = 100
MOST_COMMANDS = 100
COMMAND = re.compile("[a-z0-9_]{1,32}")
LANGUAGE = re.compile("(?:[a-z]{2})?")
ACTIONS = {"typing", "upload_photo", "upload_document", "choose_sticker", "find_location"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
DESCRIPTIONS = {"Description": ("description", 512), "ShortDescription": ("short_description", 120)}

Params = dict[str, Any]


def send_message(ledger: Ledger, params: Params) -> Any:
    chat = ledger.writable(params.get("chat_id"))
    text, entities = _text(params)
    quoted = chat.messages.get(params.get("reply_parameters", {}).get("message_id", 0))
    more = _preview(params)
    return ledger.writes(
        chat, ledger.me, text=text, entities=entities, markup=_markup(params), quoted=quoted, more=more
    ).as_json()


def send_contact(ledger: Ledger, params: Params) -> Any:
    chat = ledger.writable(params.get("chat_id"))
    if not params.get("phone_number") or not params.get("first_name"):
        raise RefusalError(400, "phone number and first name must be non-empty")
    known = ("phone_number", "first_name", "last_name", "vcard")
    contact = {"contact": {name: params[name] for name in known if params.get(name)}}
    return ledger.writes(chat, ledger.me, more=contact, markup=_markup(params)).as_json()


def send_chat_action(ledger: Ledger, params: Params) -> Any:
    ledger.writable(params.get("chat_id"))
    if params.get("action") not in ACTIONS:
        raise RefusalError(400, "wrong parameter action in request")
    return True


def edit_message_text(ledger: Ledger, params: Params) -> Any:
    message = _editable(ledger, params)
    text, entities = _text(params)
    if not message.text:
        raise RefusalError(400, "there is no text in the message to edit")
    return _changed(ledger, message, text, entities, _markup(params), _preview(params))


def edit_message_reply_markup(ledger: Ledger, params: Params) -> Any:
    message = _editable(ledger, params)
    return _changed(ledger, message, message.text, message.entities, _markup(params), {})


def delete_message(ledger: Ledger, params: Params) -> Any:
    chat = ledger.writable(params.get("chat_id"))
    message = chat.messages.get(int(params.get("message_id", 0)))
    if message is None:
        raise RefusalError(400, "message to delete not found")
    if not ledger.deletable(message):
        raise RefusalError(400, "message can't be deleted for everyone")
    del chat.messages[message.id]
    return True


def delete_messages(ledger: Ledger, params: Params) -> Any:
    """Numbers that are not of this chat are skipped. One message that may not be deleted spoils them all."""
    chat = ledger.writable(params.get("chat_id"))
    numbers = params.get("message_ids")
    if not numbers:
        raise RefusalError(400, "Message identifiers are not specified")
    if len(numbers) > MOST_DELETED:
        raise RefusalError(400, "Too many message identifiers specified")
    if any(number <= 0 for number in numbers):
        raise RefusalError(400, "Invalid message identifier specified")
    found = [chat.messages[number] for number in dict.fromkeys(numbers) if number in chat.messages]
    if not all(ledger.deletable(message) for message in found):
        raise RefusalError(400, "message can't be deleted for everyone")
    for message in found:
        del chat.messages[message.id]
    return True


def answer_callback_query(ledger: Ledger, params: Params) -> Any:
    query = ledger.queries.get(params.get("callback_query_id", ""))
    if query is None or query.answer is not None or ledger.now - query.asked > QUERY_LASTS:
        raise RefusalError(400, TOO_OLD)
    if units(params.get("text", "")) > LONGEST_ANSWER:
        raise RefusalError(400, "MESSAGE_TOO_LONG")
    query.answer = params
    return True


def set_my_commands(ledger: Ledger, params: Params) -> Any:
    commands = params.get("commands", [])
    if len(commands) > MOST_COMMANDS:
        raise RefusalError(400, "BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not COMMAND.fullmatch(one["command"].removeprefix("/")):
            raise RefusalError(400, "BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= 256:
            raise RefusalError(400, "Command description length must not exceed 256")
    ledger.kept[f"commands {params.get('scope', {}).get('type', 'default')}", _language(params)] = commands
    return True


def get_my_commands(ledger: Ledger, params: Params) -> Any:
    return ledger.kept.get((f"commands {params.get('scope', {}).get('type', 'default')}", _language(params)), [])


def _set_description(kind: str, longest: int) -> Callable[[Ledger, Params], Any]:
    def set_it(ledger: Ledger, params: Params) -> Any:
        said = params.get(kind, "")
        if len(said) > longest:
            raise RefusalError(400, f"bot {kind.replace('_', ' ')} is too long")
        ledger.kept[kind, _language(params)] = said
        return True

    return set_it


def _get_description(kind: str) -> Callable[[Ledger, Params], Any]:
    def get_it(ledger: Ledger, params: Params) -> Any:
        said = ledger.kept.get((kind, _language(params))) or ledger.kept.get((kind, ""), "")
        return {kind: said}

    return get_it


def _language(params: Params) -> str:
    language = str(params.get("language_code", ""))
    if not LANGUAGE.fullmatch(language):
        raise RefusalError(400, "Invalid language code specified")
    return language


def _editable(ledger: Ledger, params: Params) -> Message:
    chat = ledger.writable(params.get("chat_id"))
    message = chat.messages.get(int(params.get("message_id", 0)))
    if message is None:
        raise RefusalError(400, "message to edit not found")
    if not message.of_bot:
        raise RefusalError(400, "message can't be edited")
    return message


def _changed(
    ledger: Ledger,
    message: Message,
    text: str,
    entities: list[dict[str, Any]],
    markup: dict[str, Any] | None,
    more: dict[str, Any],
) -> Any:
    if message.content == (text, entities, markup):
        raise RefusalError(400, NOT_MODIFIED)
    ledger.changes(message, text=text, entities=entities, markup=markup, more=message.more | more)
    return message.as_json()


def _text(params: Params) -> tuple[str, list[dict[str, Any]]]:
    text, entities = str(params.get("text", "")), list(params.get("entities", []))
    mode = str(params.get("parse_mode", "")).lower()
    if mode not in {"", "html"}:
        raise RefusalError(400, "unsupported parse_mode")
    if mode:
        try:
            text, entities = parse_html(text)
        except UnreadableError as error:
            raise RefusalError(400, f"can't parse entities: {error}") from None
    if not text.strip():
        raise RefusalError(400, "message text is empty")
    if units(text) > LONGEST_TEXT:
        raise RefusalError(400, "message is too long")
    return text, entities


def _markup(params: Params) -> dict[str, Any] | None:
    """The inline keyboard; None where there is no button."""
    rows = [row for row in params.get("reply_markup", {}).get("inline_keyboard", []) if row]
    for button in (button for row in rows for button in row):
        kinds = [key for key in button if key not in {"text", "style", "icon_custom_emoji_id"}]
        if not kinds or not button.get("text"):
            words = "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            raise RefusalError(400, words)
        if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= LONGEST_DATA:
            raise RefusalError(400, "BUTTON_DATA_INVALID")
        if "url" in button and not re.match(r"(https?|tg)://[^\s/]+", button["url"]):
            raise RefusalError(400, f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if len(json.dumps(rows, ensure_ascii=False).encode()) > LONGEST_MARKUP:
        raise RefusalError(400, "reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _preview(params: Params) -> dict[str, Any]:
    return {"link_preview_options": params["link_preview_options"]} if params.get("link_preview_options") else {}


METHODS: dict[str, Callable[[Ledger, Params], Any]] = {
    "getMe": lambda ledger, _: ledger.me,
    "sendMessage": send_message,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
}
for _name, (_kind, _longest) in DESCRIPTIONS.items():
    METHODS[f"setMy{_name}"] = _set_description(_kind, _longest)
    METHODS[f"getMy{_name}"] = _get_description(_kind)
