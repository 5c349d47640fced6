"""Drawings of flows."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from bot.dialogs.draw import draw
from bot.dialogs.draw_svg import draw_svg
from tests.dialogs.writing import FOOD, changed, read

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def flows(tmp_path):
    home = """\
    title: Svetilka
    start: need
    questions:
      need:
        say: Kaj potrebujete?
        choices:
          food:
            say: Hrano
            flow: food
          help:
            say: '"Pomoč" <takoj> & tu'
            go: help
          again:
            say: Še enkrat
            go: need
    outcomes:
      help:
        say: Pokličite 112.
        call: klic-v-sili-112
    """
    return read(tmp_path, home=home, food=FOOD)[0].flows


def texts(svg):
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_mermaid_draws_each_step_once(flows):
    assert draw(flows, "food").splitlines()[:7] == [
        "flowchart LR",
        '    n_who["Kdo je lačen?"]:::question',
        '    n_who -->|"Jaz"| n_meals',
        '    n_meals(["Tu dobite obrok.<br>⌕ meal #40;any, 3#41;"]):::outcome',
        '    n_meals -.->|"none"| n_line',
        '    n_line(["Pokličite 113.<br>☎ interventna-sluzba-csd"]):::outcome',
        "    classDef question fill:#fdf3d8,stroke:#b8860b,color:#222",
    ]


def test_mermaid_escapes_what_it_would_read_itself(flows):
    assert '|"#34;Pomoč#34; #60;takoj#62; #38; tu"|' in draw(flows, "home")


def test_another_flow_is_drawn_as_one_box(flows):
    assert '    f_food[["Nimam kaj jesti"]]:::flow' in draw(flows, "home").splitlines()


def test_the_map_leads_from_flow_to_flow(flows):
    assert "    f_home --> f_food" in draw(flows, None).splitlines()


def test_an_unknown_flow_is_a_key_error(flows):
    with pytest.raises(KeyError):
        draw_svg(flows, "rent")


def test_the_picture_holds_every_word(flows):
    assert texts(draw_svg(flows, "food")) == [
        *("who", "Kdo je lačen?", "Jaz"),
        *("meals", "Tu dobite obrok.", "⌕ meal (any, 3)", "none"),
        *("line", "Pokličite 113.", "☎ interventna-sluzba-csd"),
    ]


def test_the_picture_escapes_markup(flows):
    assert '"Pomoč" <takoj> & tu' in texts(draw_svg(flows, "home"))


def test_a_step_that_goes_back_names_where(flows):
    assert "Še enkrat → need" in texts(draw_svg(flows, "home"))


def test_cards_do_not_lie_on_each_other(flows):
    boxes = [
        [float(element.attrib[side]) for side in ("x", "y", "width", "height")]
        for element in ET.fromstring(draw_svg(flows, "food")).iter(f"{SVG}rect")
        if element.get("class") != "paper"
    ]
    assert all(
        a is b or a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
        for a in boxes
        for b in boxes
    )


def test_the_picture_asks_nothing_of_others(flows):
    assert "url(http" not in draw_svg(flows, None)
    assert "href" not in draw_svg(flows, None)


def test_a_node_that_nothing_leads_to_is_drawn_too(tmp_path):
    spare = changed("  line:\n", "  spare:\n    say: Pokličite 116 123.\n    call: x\n  line:\n")
    assert "spare" in texts(draw_svg(read(tmp_path, food=spare)[0].flows, "food"))
