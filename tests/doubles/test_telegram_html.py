"""Telegram's HTML is read as the Bot API reads it."""

from __future__ import annotations

import pytest

from tests.doubles.telegram_html import UnreadableError, parse_html, units


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("brez oznak", "brez oznak"),
        ("<b>krepko</b> in <i>ležeče</i>", "krepko in ležeče"),
        ("1 &lt; 2 &amp; 3 &gt; 2 &quot;da&quot;", '1 < 2 & 3 > 2 "da"'),
        ("&#352;&#x17D;", "ŠŽ"),
        ("&nbsp; ostane", "&nbsp; ostane"),
        ("<B>velike črke</B>", "velike črke"),
        ('<span class="tg-spoiler">skrito</span>', "skrito"),
    ],
)
def test_tags_and_references_are_gone_from_the_text(source, text):
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>odstavek</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("č <br> d", 'Unsupported start tag "br" at byte offset 3'),
        ("<b>odprto", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>navzkriž</i>", 'Unmatched end tag at byte offset 12, expected "</b>", found "</i>"'),
        ("nič</b>", "Unexpected end tag at byte offset 4"),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<span>kaj</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_is_not_its_html_is_refused_in_its_words(source, words):
    with pytest.raises(UnreadableError) as error:
        parse_html(source)
    assert str(error.value) == words


def test_entities_are_counted_in_utf_16_units():
    assert parse_html("🏠 <b>dom</b>")[1] == [{"type": "bold", "offset": 3, "length": 3}]


def test_entities_within_entities_stand_after_them():
    kinds = [one["type"] for one in parse_html("<b>a <i>b</i></b><u></u>")[1]]
    assert kinds == ["bold", "italic"]


def test_a_link_keeps_its_address():
    entity = parse_html("<a href='https://example.org/?a=1&amp;b=2'>tu</a>")[1][0]
    assert entity == {"type": "text_link", "offset": 0, "length": 2, "url": "https://example.org/?a=1&b=2"}


def test_a_link_to_a_telephone_is_dropped():
    assert parse_html('<a href="tel:+38611">klic</a>') == ("klic", [])


@pytest.mark.parametrize(
    ("source", "kind"), [("<blockquote>", "blockquote"), ("<blockquote expandable>", "expandable_blockquote")]
)
def test_a_quotation_may_fold(source, kind):
    assert parse_html(f"{source}x</blockquote>")[1][0]["type"] == kind


def test_units_are_those_of_utf_16():
    assert [units("č"), units("🏠")] == [1, 2]
