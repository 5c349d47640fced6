"""What a human should ring first: most used, then oldest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.cli import main
from bot.engine.stale import stale
from bot.engine.world import make_world
from bot.knowledge.age import Band
from bot.knowledge.find import standing_order
from tests.people import TINY, city

TODAY = date(2026, 12, 24)
SHELTER, CANTEEN, LINE = "abrigo-da-ribeira", "cantina-do-porto", "linha-112"


def found(**assured):
    """The tiny city's list, with these dates of assurance; a web page assured each."""
    _, world = city(TINY)
    services = {
        id_: replace(service, assured_date=assured.get(id_.replace("-", "_"), service.assured_date), assured_how="web")
        for id_, service in world.directory.services.items()
    }
    directory = replace(world.directory, services=services, by_term=standing_order(services.values()))
    again = make_world(world.city, world.facts, world.flows, directory, world.tongues)
    return [(one.service.id, one.band, len(one.flows)) for one in stale(again, TODAY)]


def test_fresh_facts_need_no_call():
    assert found(abrigo_da_ribeira="2026-11", cantina_do_porto="2026-11", linha_112="2026-11") == []


def test_what_most_flows_lead_to_comes_first_however_young():
    assert found(linha_112="2025-12", cantina_do_porto="2014-05", abrigo_da_ribeira="2026-11") == [
        (LINE, Band.AGED, 2),
        (CANTEEN, Band.OLD, 1),
    ]


@pytest.mark.parametrize("oldest", ["2013", ""])
def test_of_the_equally_used_the_oldest_comes_first_and_undated_counts_as_oldest(oldest):
    assert [id_ for id_, _, _ in found(cantina_do_porto="2014-05", abrigo_da_ribeira=oldest)] == [SHELTER, CANTEEN]


def test_a_place_that_is_gone_is_not_rung():
    assert "abrigo-antigo" not in {id_ for id_, _, _ in found()}


def test_the_command_prints_id_number_month_and_use(capsys):
    assert main(["check", "--stale", "--config", str(TINY / "bot.toml"), "--at", "2026-12-24T10:00"]) == 0
    assert capsys.readouterr().out.replace("\u00a0", " ").splitlines() == [
        "id                 number       assured  used by",
        "cantina-do-porto   296 000 002  2024-03  1 flow",
        "abrigo-da-ribeira  296 000 001  2025-11  1 flow",
        "2 of 3 services to ask again",
    ]
