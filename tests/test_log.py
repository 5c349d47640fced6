"""Log lines give nobody away."""

from __future__ import annotations

import io
import logging

import pytest

from bot.log import Formatter, setup


@pytest.fixture
def lines():
    stream = io.StringIO()
    before = logging.root.handlers[:], logging.root.level
    setup(stream=stream)
    yield stream
    logging.root.handlers[:], logging.root.level = before


def said(lines):
    return lines.getvalue().split(" ", 1)[1].strip()


def test_the_fixed_words_and_small_numbers_stay(lines):
    logging.getLogger("bot.web").info("Read %d files in %.1f s", 60, 0.2)
    assert said(lines) == "INFO bot.web: Read 60 files in 0.2 s"


@pytest.mark.parametrize("secret", ["nimam kje spati", "sl_violence_now", 493817265, b"x", ["x"]])
def test_what_is_put_into_a_message_is_left_out(lines, secret):
    logging.getLogger("bot.web").warning("Answered %s", secret)
    assert said(lines) == "WARNING bot.web: Answered …"


def test_a_mapping_put_into_a_message_hides_all_of_it(lines):
    logging.getLogger("bot.web").warning("Answered %s", {"spati": 7})
    assert said(lines).startswith("WARNING bot.web: … (")


def test_an_exception_tells_its_type_and_places_but_not_its_words(lines):
    try:
        int("nimam kje spati")
    except ValueError:
        logging.getLogger("bot.web").exception("Failed")
    assert said(lines).startswith("ERROR bot.web: Failed (ValueError)\n    ")
    assert "test_log.py" in said(lines)
    assert "spati" not in said(lines)


def test_a_message_that_does_not_fit_its_values_is_left_out():
    record = logging.LogRecord("bot.web", logging.INFO, __file__, 1, "%d and %d", (1,), None)
    assert Formatter().format(record).endswith(" INFO bot.web: …")


def test_a_stranger_who_put_text_into_the_message_is_not_quoted(lines):
    logging.getLogger("asyncio").error("Task exception: nimam kje spati")
    assert said(lines).startswith("ERROR asyncio: … (test_log:")


def test_addresses_people_visit_are_not_logged(lines):
    logging.getLogger("uvicorn.access").info("GET /sl_violence_now")
    assert lines.getvalue() == ""
