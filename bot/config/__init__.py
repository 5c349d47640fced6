"""The settings of one city, from `bot.toml` and the environment."""

from bot.config.model import City, Config, Facts, Telegram, Updates, Viber, Web
from bot.config.read import read_config
from bot.config.table import ConfigError

__all__ = ["City", "Config", "ConfigError", "Facts", "Telegram", "Updates", "Viber", "Web", "read_config"]
