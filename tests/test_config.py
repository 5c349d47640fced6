"""bot.toml: what it says, and what is refused with its line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.config import City, ConfigError, Facts, Web, read_config

CITY = '[city]\nname = "Kras"\ncountry = "IT"\nzone = "Europe/Rome"\nlocales = ["it", "sl"]\nlifelines = ["soccorso"]\n'
WEB = '[web]\nleave = "https://example.org/"\n'
SMALLEST = CITY + WEB


@pytest.fixture
def config_of(tmp_path):
    def read(text, **environ):
        path = tmp_path / "bot.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_config(path, environ)

    return read


@pytest.fixture
def refusal_of(config_of):
    def refuse(text, **environ):
        with pytest.raises(ConfigError) as refused:
            config_of(text, **environ)
        return str(refused.value)

    return refuse


def test_the_file_of_ljubljana_says_what_ljubljana_is(root):
    config = read_config(root / "bot.toml", {})
    assert config.root == root
    lifelines = ("klic-v-sili-112", "policija-113", "zaupna-telefona-samarijan-sopotnik")
    assert config.city == City("Ljubljana", "SI", ZoneInfo("Europe/Ljubljana"), ("sl", "en"), lifelines)
    assert config.city.source_locale == "sl"
    assert config.web == Web(
        "127.0.0.1",
        8000,
        "",
        "https://vreme.arso.gov.si/",
        "https://www.openstreetmap.org/search?query={query}",
    )
    assert config.facts == Facts(12, 36, 10)


def test_what_is_left_out_has_a_default(config_of, root):
    ljubljana, kras = read_config(root / "bot.toml", {}), config_of(SMALLEST)
    assert (kras.web.host, kras.web.port, kras.web.address) == ("127.0.0.1", 8000, "")
    assert kras.web.map == ljubljana.web.map
    assert kras.facts == ljubljana.facts


def test_the_environment_wins_over_the_file(config_of):
    web = config_of(SMALLEST + "port = 1\n", SVETILKA_WEB_PORT="9000", SVETILKA_WEB_HOST="::1").web
    assert (web.host, web.port) == ("::1", 9000)


def test_a_public_address_has_no_slash_at_its_end(config_of):
    assert config_of(SMALLEST + 'address = "https://luc.example.org/"\n').web.address == "https://luc.example.org"


@pytest.mark.parametrize("key", ["name", "country", "zone", "locales", "lifelines"])
def test_a_city_without_a_needed_key_is_refused(refusal_of, key):
    text = "".join(line for line in SMALLEST.splitlines(keepends=True) if not line.startswith(key))
    assert refusal_of(text) == f'bot.toml:1: [city] needs "{key}".'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SMALLEST + "prot = 1\n", 'bot.toml:9: "prot" is not a key of [web]. Did you mean "port"?'),
        ("[wbe]\n" + SMALLEST, 'bot.toml:1: "wbe" is not a key of bot.toml. Did you mean "web"?'),
        ("qqqq = 1\n" + SMALLEST, 'bot.toml:1: "qqqq" is not a key of bot.toml.'),
        ("facts = 3\n" + SMALLEST, "bot.toml:1: facts must be a table: [facts]."),
        (CITY, 'bot.toml:1: [web] needs "leave".'),
        (SMALLEST + 'port = "x"\n', "bot.toml:9: port must be a whole number from 0 to 65535."),
        (SMALLEST + "port = true\n", "bot.toml:9: port must be a whole number from 0 to 65535."),
        (SMALLEST + "port = 65536\n", "bot.toml:9: port must be a whole number from 0 to 65535."),
        (SMALLEST + "port = -1\n", "bot.toml:9: port must be a whole number from 0 to 65535."),
        (SMALLEST + "host = 1\n", "bot.toml:9: host must be text in quotes."),
        (SMALLEST + 'host = " "\n', "bot.toml:9: host is empty."),
        (
            SMALLEST + 'address = "example.org"\n',
            "bot.toml:9: address must be a web address that begins with https:// or http://.",
        ),
        (
            SMALLEST.replace("https:", "javascript:"),
            "bot.toml:8: leave must be a web address that begins with https:// or http://.",
        ),
        (
            SMALLEST + 'map = "https://x.org/"\n',
            "bot.toml:9: map must contain {query} once, where the address is put in.",
        ),
        (
            SMALLEST + 'map = "https://x.org/{query}{zoom}"\n',
            "bot.toml:9: map must contain {query} once, where the address is put in.",
        ),
        (SMALLEST.replace("Kras", " "), "bot.toml:2: name is empty."),
        (
            SMALLEST.replace('"IT"', '"it"'),
            'bot.toml:3: "it" is not a country whose holidays are known; write two capital letters, such as SI.',
        ),
        (
            SMALLEST.replace("Rome", "Roma"),
            'bot.toml:4: "Europe/Roma" is not a time zone. Did you mean "Europe/Rome"?',
        ),
        (SMALLEST.replace('"sl"', '"xx"'), 'bot.toml:5: "xx" is not a language code, such as "sl".'),
        (SMALLEST.replace('"sl"', '"root"'), 'bot.toml:5: "root" is not a language code, such as "sl".'),
        (
            SMALLEST.replace('"sl"', '"it"'),
            "bot.toml:5: locales must name at least one language, and each only once.",
        ),
        (
            SMALLEST.replace('"it", "sl"', ""),
            "bot.toml:5: locales must name at least one language, and each only once.",
        ),
        (SMALLEST.replace('"sl"', "1"), 'bot.toml:5: locales must be a list of texts, such as ["one", "two"].'),
        (
            SMALLEST.replace('["soccorso"]', '"soccorso"'),
            'bot.toml:6: lifelines must be a list of texts, such as ["one", "two"].',
        ),
        (
            SMALLEST.replace('"soccorso"', ""),
            "bot.toml:6: lifelines must name at least one service, and each only once.",
        ),
        (
            SMALLEST.replace('"soccorso"', '"soccorso", "soccorso"'),
            "bot.toml:6: lifelines must name at least one service, and each only once.",
        ),
        (
            SMALLEST + "[facts]\nmention_after_months = 40\n",
            "bot.toml:10: mention_after_months is 40, more than ring_first_after_months, 36.",
        ),
        (
            SMALLEST + "[facts]\nring_first_after_months = 1.5\n",
            "bot.toml:10: ring_first_after_months must be a whole number from 0 to 1200.",
        ),
        ("[city]\nname = \n", "bot.toml:2: This is not readable TOML: Invalid value."),
        ("[city]\nname = 'x", 'bot.toml:2: This is not readable TOML: Expected "\'".'),
        (b"[city]\nname = '\xe8'", "bot.toml:2: This is not UTF-8; save the file as UTF-8."),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(refusal_of, text, sentence):
    assert refusal_of(text) == sentence


@pytest.mark.parametrize("said", ["http", "65536", "-1", "١"])
def test_a_bad_port_in_the_environment_is_refused(refusal_of, said):
    sentence = f'SVETILKA_WEB_PORT is "{said}" but must be a whole number from 0 to 65535.'
    assert refusal_of(SMALLEST, SVETILKA_WEB_PORT=said) == sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "bot.toml"
    with pytest.raises(ConfigError, match=r"bot\.toml cannot be read: No such file or directory\.$"):
        read_config(path)
