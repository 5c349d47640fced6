"""A second reader of everything that goes between us and the Bot API: aiogram's models, teremok's rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from aiogram import Bot, methods, types
from pydantic import BaseModel, ValidationError
from teremok.session import MockedSession
from teremok.validation import ApiRuleViolation, validate_html, validate_method

from tests.doubles.telegram_html import UnreadableError, parse_html, units

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTITIES = 100
"""What is marked beyond that stays plain."""

BOT = Bot("1:any", session=MockedSession())


@cache
def model_of(method: str) -> type[methods.TelegramMethod[Any]] | None:
    """aiogram's model of a method; None: the Bot API has no such method."""
    return getattr(methods, method[:1].upper() + method[1:], None)


@cache
def structured(method: str) -> frozenset[str]:
    """The parameters of a method that are lists, objects or truths: a form sends them as JSON."""
    model = model_of(method)
    fields = model.model_fields.items() if model else ()
    return frozenset(name for name, field in fields if any(map(_is_structure, _parts(field.annotation))))


def faults_of(method: str, params: dict[str, Any]) -> list[str]:
    """What the Bot API would not take, or would quietly drop, in a call."""
    model = model_of(method)
    if model is None:
        return [f"{method}: no such method"]
    try:
        asked = model.model_validate(params)
    except ValidationError as error:
        return [f"{method}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    found = [f"{method}: no parameter {name}" for name in _extras(asked)]
    return found + [f"{method}: {fault}" for fault in (*_breaches(asked, params), *_losses(params))]


def faults_in_message(message: dict[str, Any]) -> list[str]:
    """What aiogram cannot read in a message that the double returns."""
    return _unread(types.Message, message)


def faults_in_update(update: dict[str, Any]) -> list[str]:
    """What aiogram cannot read in an update that the double sends."""
    return _unread(types.Update, update)


def _unread(model: type[BaseModel], value: dict[str, Any]) -> list[str]:
    try:
        return [f"the double wrote an unknown {name}" for name in _extras(model.model_validate(value))]
    except ValidationError as error:
        return [f"the double wrote what nobody reads: {error}"]


def _breaches(asked: methods.TelegramMethod[Any], params: dict[str, Any]) -> Iterator[str]:
    """Rules of the Bot API as teremok knows them. It measures a text with its tags, the Bot API without."""
    text = params.get("text")
    try:
        if isinstance(text, str) and str(params.get("parse_mode", "")).lower() == "html":
            validate_html(text)
            plain, entities = parse_html(text)
            bare = {"text": plain, "entities": [types.MessageEntity(**one) for one in entities], "parse_mode": None}
            asked = asked.model_copy(update=bare)
        validate_method(BOT, asked)
    except (ApiRuleViolation, UnreadableError) as error:
        yield str(error)


def _losses(params: dict[str, Any]) -> Iterator[str]:
    """What the Bot API takes without a word and does not show."""
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    if any(len(row) > 8 for row in rows):
        yield "more than 8 buttons in a row"
    if sum(map(len, rows)) > 100:
        yield "more than 100 buttons"
    text = params.get("text")
    if not isinstance(text, str) or str(params.get("parse_mode", "")).lower() != "html":
        return
    try:
        plain, entities = parse_html(text)
    except UnreadableError:
        return
    if plain != plain.strip():
        yield "the text begins or ends with blanks, which are cut"
    if len(entities) > MOST_ENTITIES:
        yield f"more than {MOST_ENTITIES} marked places"
    if text.count("<a ") > sum(one["type"] == "text_link" for one in entities):
        yield "a link that leads nowhere in Telegram"
    assert all(one["offset"] + one["length"] <= units(plain) for one in entities)


def _extras(value: object, path: str = "") -> Iterator[str]:
    """The names in a model, and in those within it, that aiogram does not know."""
    if isinstance(value, BaseModel):
        yield from (f"{path}{name}" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from _extras(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _extras(one, path)


def _parts(annotation: object) -> tuple[object, ...]:
    """The types that a parameter may have, also within unions."""
    origin, within = get_origin(annotation), get_args(annotation)
    if origin in {list, dict} or not within:
        return (origin or annotation,)
    return tuple(part for one in within for part in _parts(one))


def _is_structure(kind: object) -> bool:
    return kind in {list, dict, bool} or (isinstance(kind, type) and issubclass(kind, BaseModel))
