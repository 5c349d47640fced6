"""The composition root: reads a city's files and puts the parts together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.config import ConfigError, read_config
from bot.dialogs.check import check_flows
from bot.dialogs.read import read_flows
from bot.dialogs.sentences import sentences
from bot.engine.check import check_understanding
from bot.engine.world import World, make_world
from bot.knowledge.read import read_directory
from bot.locales.tongue import load_tongues
from bot.source import Problem, Problems, Text, near
from bot.understanding.crisis_read import beside_needs, read_cries, read_rules
from bot.understanding.manners_read import read_manners
from bot.understanding.needs import Needs, read_learnt, read_phrases
from bot.understanding.understood import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.config import City, Config
    from bot.dialogs.model import Flows
    from bot.knowledge.model import Directory
    from bot.understanding.needs import Phrases


PHRASES, CRIES = "phrases", "crisis/said"
"""The folders of what people say, in that of the dialogs."""


class DataError(Exception):
    """The data files have problems that stop the load."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = sum(not problem.warning for problem in problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the data files. Mend them, then try again.")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Loaded:
    """A city's configuration and world, and all that was found wrong on the way; `spots` are those of the dialogs."""

    config: Config
    world: World | None
    problems: Problems
    spots: Mapping[str, Text]


def load(config_file: Path) -> Loaded:
    """Read everything a city has; `world` is None when a problem stops the load. Raises ConfigError."""
    config = read_config(config_file)
    city, root = config.city, config.root
    problems = Problems()
    directory = read_directory(root / "knowledge", root, city.zone, city.country, city.locales, problems)
    if directory is not None and not problems.fatal:
        _check_lifelines(city, directory)
    read = read_flows(root / "dialogs", root, problems)
    said = sentences(read.flows) if read is not None else ()
    tongues = load_tongues(root / "locales", city.locales, city.source_locale, said, problems)
    if read is not None and directory is not None:
        check_flows(read, directory, problems)
    reading = read_understanding(root, city, read.flows if read is not None else {}, problems)
    if read is not None:
        check_understanding(read, reading, problems)
    world = None
    if not problems.fatal and read is not None and directory is not None:
        world = make_world(city, config.facts, read.flows, directory, tongues, reading)
    return Loaded(config, world, problems, read.spots if read is not None else {})


def read_understanding(root: Path, city: City, flows: Flows, problems: Problems) -> Reading:
    """What the files say of how people write; `flows` are the needs there are."""
    folder = root / "dialogs"
    phrases, cries = read_said(root, city, flows, problems)
    learnt = read_learnt(folder / PHRASES, root, phrases, problems)
    heard = read_learnt(folder / CRIES, root, cries, problems)
    return Reading(
        rules=read_rules(folder / "crisis", root, city.locales, problems),
        ear=Needs(heard, cries.of) if heard else None,
        sayings=read_manners(folder / "manners", root, city.locales, problems),
        ranker=Needs(learnt, flows) if learnt else None,
        texts=phrases.texts,
    )


def read_said(root: Path, city: City, flows: Flows, problems: Problems) -> tuple[Phrases, Phrases]:
    """How people say what they need, and how they cry for help: what both ears learn from."""
    phrases = read_phrases(root / "dialogs" / PHRASES, root, city.locales, flows, problems)
    said = read_cries(root / "dialogs" / CRIES, root, city.locales, problems)
    return phrases, beside_needs(said, phrases, dangers(flows))


def dangers(flows: Flows) -> set[str]:
    """The flows that answer a crisis."""
    return {flow.id for flow in flows.values() if any(node.crisis for node in flow.nodes.values())}


def _check_lifelines(city: City, directory: Directory) -> None:
    for id_ in city.lifelines:
        service = directory.services.get(id_)
        if service is None or not service.active or not service.phones:
            message = f'bot.toml: lifelines names "{id_}", which is no active service with a telephone number.'
            raise ConfigError(message + near(id_, directory.services))


def load_world(config_file: Path) -> tuple[Config, World]:
    """Configuration and world, or DataError with every problem. Raises ConfigError."""
    loaded = load(config_file)
    if loaded.world is None:
        raise DataError(loaded.problems.all)
    return loaded.config, loaded.world
