"""What can be written stands in the docs: every command, every key of the files, every setting."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot import config
from bot.channels.limits import NONE, TELEGRAM, VIBER, Limits
from bot.cli import COMMANDS
from bot.dialogs import nodes
from bot.dialogs import read as flows
from bot.knowledge import read as organizations
from bot.knowledge import read_service as services
from bot.knowledge import read_taxonomy as taxonomy

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DIALOGS = (ROOT / "docs" / "writing-dialogs.md").read_text(encoding="utf-8")
KNOWLEDGE = (ROOT / "docs" / "knowledge-files.md").read_text(encoding="utf-8")
MESSENGERS = (ROOT / "docs" / "messengers.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "bot.toml").read_text(encoding="utf-8")


def rows(page, heading):
    """The keys of the table that follows a heading."""
    table = re.search(rf"^(?:\| )?{re.escape(heading)}.*?((?:^\|[^\n]*\n)+)", page, re.MULTILINE | re.DOTALL)
    assert table, heading
    first_column = (line.split("|")[1] for line in table[1].splitlines())
    return {key for cell in first_column for key in re.findall(r"`(\w+)`", cell)}


def told(page):
    """The words of a page in code type, and the keys of its examples."""
    return set(re.findall(r"`([\w-]+)\b", page)) | set(re.findall(r"^ *(?:- )?(\w+):", page, re.MULTILINE))


def explained_settings(text):
    """The `table.key`s that stand right below a remark."""
    found, table, remark = set(), "", False
    for line in text.splitlines():
        if line.startswith("["):
            table = line.strip("[]")
        elif remark and (key := re.match(r"(\w+) *=", line)):
            found.add(f"{table}.{key[1]}")
        remark = line.startswith("#")
    return found


def settings():
    tables = {field.name: field.type for field in fields(config.Config) if field.name != "root"}
    return [f"{table}.{field.name}" for table, shape in tables.items() for field in fields(getattr(config, str(shape)))]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stands_in_the_readme(command):
    assert re.search(rf"svetilka {command}\b", README)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("A flow:", flows.FLOW_KEYS),
        ("A question:", nodes.QUESTION_KEYS),
        ("A choice:", nodes.CHOICE_KEYS),
        ("An outcome:", nodes.OUTCOME_KEYS),
    ],
)
def test_the_table_of_a_dialogs_keys_is_whole(heading, keys):
    assert rows(DIALOGS, heading) == set(keys)


@pytest.mark.parametrize(
    ("heading", "keys"), [("key of an organization", organizations.KEYS), ("key of a service", services.KEYS)]
)
def test_the_table_of_a_records_keys_is_whole(heading, keys):
    assert rows(KNOWLEDGE, heading) == set(keys)


@pytest.mark.parametrize(
    "keys",
    [
        services.ADDRESS_KEYS,
        services.PHONE_KEYS,
        services.SOURCE_KEYS,
        services.SUPPORTS,
        services.ASSURED_HOW,
        taxonomy.KEYS,
        taxonomy.TERM_KEYS,
        taxonomy.SITUATION_KEYS,
    ],
    ids=" ".join,
)
def test_what_a_record_is_made_of_stands_on_its_page(keys):
    assert set(keys) - told(KNOWLEDGE) == set()


def test_every_setting_has_its_remark():
    assert set(settings()) - explained_settings(SETTINGS) == set()


def test_every_remark_is_about_a_setting_that_exists():
    assert explained_settings(SETTINGS) - set(settings()) == set()


def test_what_the_environment_can_say_of_messengers_stands_on_their_page():
    variables = set(re.findall(r"SVETILKA_(?:TELEGRAM|VIBER)_[A-Z]+", SETTINGS))
    assert variables
    assert variables <= set(re.findall(r"SVETILKA_\w+", MESSENGERS))


def test_the_limits_of_the_messengers_stand_on_their_page():
    told = re.findall(r"^\| `(\w+)`: [^|]* \| ([\d,–]+) \| ([\d,–]+) \|$", MESSENGERS, re.MULTILINE)
    known = [field.name for field in fields(Limits) if field.name not in {"channel", "size"}]
    assert told == [(name, *(limit_of(messenger, name) for messenger in (TELEGRAM, VIBER))) for name in known]


def limit_of(messenger, name):
    limit = getattr(messenger, name)
    return "–" if limit == NONE else f"{limit:,}"


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_a_link_between_pages_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
