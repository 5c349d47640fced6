"""What is secret in a world: the tiny city, in which beds are a sensitive matter and home names the shelter openly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.engine.world import Secret, make_world
from bot.knowledge.find import standing_order
from bot.knowledge.model import Eligibility
from tests.people import TINY, city

SHELTER = "abrigo-da-ribeira"


def secret(**record: Any) -> Secret:
    _, world = city(TINY)
    services = dict(world.directory.services)
    services[SHELTER] = replace(services[SHELTER], **record)
    home, beds = world.flows["home"], world.flows["bed-tonight"]
    meal = replace(home.nodes["meal"], call=(SHELTER,))
    flows = {
        "home": replace(home, nodes={**home.nodes, "meal": meal}),
        "bed-tonight": replace(beds, sensitive=True),
    }
    directory = replace(world.directory, services=services, by_term=standing_order(services.values()))
    return make_world(world.city, world.facts, flows, directory, world.tongues).secret


def test_what_only_sensitive_flows_tell_is_secret() -> None:
    assert secret().means == {"man", "woman"}


@pytest.mark.parametrize(
    "record",
    [
        {"terms": ("overnight-shelter",), "eligibility": Eligibility()},
        {"terms": ("meal",), "eligibility": Eligibility(only=("man",))},
        {"terms": (), "eligibility": Eligibility(only=("adult", "woman"))},
    ],
)
def test_a_place_is_secret_by_its_record_although_an_open_flow_names_it(record: dict[str, Any]) -> None:
    assert SHELTER in secret(**record).services


@pytest.mark.parametrize(
    "record",
    [
        {"terms": ("overnight-shelter", "meal"), "eligibility": Eligibility()},
        {"terms": (), "eligibility": Eligibility()},
        {"terms": ("meal",), "eligibility": Eligibility(only=("adult",))},
    ],
)
def test_a_place_that_an_open_flow_names_is_open_when_its_record_tells_nothing(record: dict[str, Any]) -> None:
    assert SHELTER not in secret(**record).services
