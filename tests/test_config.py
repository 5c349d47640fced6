"""bot.toml: what it says, and what is refused with its line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.config import City, ConfigError, Facts, Telegram, Updates, Viber, Web, read_config
from bot.config.read import OVERRULED, TELEGRAM_EXAMPLE, TELEGRAM_PORTS
from bot.config.table import variable

CITY = '[city]\nname = "Kras"\ncountry = "IT"\nzone = "Europe/Rome"\nlocales = ["it", "sl"]\nlifelines = ["soccorso"]\n'
WEB = '[web]\nleave = "https://example.org/"\n'
SMALLEST = CITY + WEB
PUBLIC = SMALLEST + 'address = "https://luc.example.org"\n'
TELEGRAM_TOKEN, VIBER_TOKEN = "123456:ABC-DEF_ghi", "4f5a6b7c-8d9e"
TELEGRAM = f'[telegram]\ntoken = "{TELEGRAM_TOKEN}"\nname = "LucBot"\n'
VIBER = f'[viber]\ntoken = "{VIBER_TOKEN}"\nname = "luc"\n'
NOT_A_TELEGRAM_TOKEN = f"token is not one of @BotFather's, such as {TELEGRAM_EXAMPLE}. It is not repeated here."
NOT_A_VIBER_TOKEN = "token is not one of Viber's: letters, digits and dashes. It is not repeated here."
NOT_A_USERNAME = "name must be the bot's username at Telegram, ending in bot, such as SvetilkaBot."
NO_USERNAME = "The bot's username is missing: set name, or SVETILKA_TELEGRAM_NAME."
NOT_A_URI = "name must be the bot's URI at Viber, such as svetilka."
NO_URI = "The bot's URI is missing: set name, or SVETILKA_VIBER_NAME."
NOT_A_URL = "must be a web address that begins with https:// or http://."
NOT_HTTPS = "sends to web.address, which must begin with https://."


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
    assert config.telegram == Telegram("", "", Updates.POLLING, "https://api.telegram.org")
    assert config.viber == Viber("", "", "https://chatapi.viber.com/pa")


def test_what_is_left_out_has_a_default(config_of, root):
    ljubljana, kras = read_config(root / "bot.toml", {}), config_of(SMALLEST)
    assert (kras.web.host, kras.web.port, kras.web.address) == ("127.0.0.1", 8000, "")
    assert kras.web.map == ljubljana.web.map
    assert (kras.facts, kras.telegram, kras.viber) == (ljubljana.facts, ljubljana.telegram, ljubljana.viber)


def test_the_environment_wins_over_the_file(config_of):
    web = config_of(SMALLEST + "port = 1\n", SVETILKA_WEB_PORT="9000", SVETILKA_WEB_HOST="::1").web
    assert (web.host, web.port) == ("::1", 9000)


def test_a_messenger_is_on_when_it_has_a_token(config_of):
    config = config_of(PUBLIC + TELEGRAM + 'updates = "webhook"\n' + VIBER)
    assert config.telegram == Telegram(TELEGRAM_TOKEN, "LucBot", Updates.WEBHOOK, "https://api.telegram.org")
    assert config.viber == Viber(VIBER_TOKEN, "luc", "https://chatapi.viber.com/pa")


def test_the_environment_wins_for_the_messengers_too(config_of):
    config = config_of(
        PUBLIC + TELEGRAM + VIBER,
        SVETILKA_TELEGRAM_TOKEN="7:other-bot",
        SVETILKA_TELEGRAM_NAME="OtherBot",
        SVETILKA_VIBER_TOKEN="other-bot",
        SVETILKA_VIBER_NAME="other",
    )
    assert (config.telegram.token, config.telegram.name) == ("7:other-bot", "OtherBot")
    assert (config.viber.token, config.viber.name) == ("other-bot", "other")


def test_an_empty_word_of_the_environment_says_nothing(config_of):
    empty = dict.fromkeys(("SVETILKA_TELEGRAM_TOKEN", "SVETILKA_VIBER_NAME", "SVETILKA_WEB_HOST"), " ")
    assert config_of(PUBLIC + TELEGRAM + VIBER, **empty) == config_of(PUBLIC + TELEGRAM + VIBER)


def test_a_token_from_a_file_may_end_with_its_line(config_of):
    token = TELEGRAM_TOKEN + "\n"
    config = config_of(SMALLEST, SVETILKA_TELEGRAM_TOKEN=token, SVETILKA_TELEGRAM_NAME="LucBot")
    assert config.telegram.token == TELEGRAM_TOKEN


def test_a_messenger_may_have_a_name_alone(config_of):
    config = config_of(SMALLEST + '[telegram]\nname = "LucBot"\n[viber]\nname = "luc"\n')
    assert (config.telegram.token, config.telegram.name) == ("", "LucBot")
    assert (config.viber.token, config.viber.name) == ("", "luc")


@pytest.mark.parametrize("name", ["LucBot", "@LucBot", "luc_bot", "@L1_BOT"])
def test_a_username_ends_in_bot_and_may_begin_with_its_sign(config_of, name):
    assert config_of(SMALLEST, SVETILKA_TELEGRAM_NAME=name).telegram.name == name.removeprefix("@")


def test_an_api_has_no_slash_at_its_end(config_of):
    config = config_of(SMALLEST + '[telegram]\napi = "http://127.0.0.1:1/"\n[viber]\napi = "http://127.0.0.1:2/pa/"\n')
    assert (config.telegram.api, config.viber.api) == ("http://127.0.0.1:1", "http://127.0.0.1:2/pa")


def test_settings_can_be_shown_without_giving_a_token_away(config_of):
    config = config_of(PUBLIC + TELEGRAM + VIBER)
    assert "LucBot" in repr(config)
    assert TELEGRAM_TOKEN not in repr(config)
    assert VIBER_TOKEN not in repr(config)


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
        (SMALLEST + 'address = "example.org"\n', f"bot.toml:9: address {NOT_A_URL}"),
        *(
            (
                SMALLEST + f'address = "https://luc.example.org:{port}"\n',
                f"bot.toml:9: address {NOT_A_URL}",
            )
            for port in ("65536", "0", "http")
        ),
        (SMALLEST.replace("https:", "javascript:"), f"bot.toml:8: leave {NOT_A_URL}"),
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


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TELEGRAM.replace(":", ";"), f"bot.toml:11: {NOT_A_TELEGRAM_TOKEN}"),
        (TELEGRAM.replace("ABC", "A C"), f"bot.toml:11: {NOT_A_TELEGRAM_TOKEN}"),
        ("[telegram]\ntoken = 123456\n", "bot.toml:11: token must be text in quotes."),
        ("[telegram]\ntoken = false\n", "bot.toml:11: token must be text in quotes."),
        (
            f'[telegram]\ntokn = "{TELEGRAM_TOKEN}"\n',
            'bot.toml:11: "tokn" is not a key of [telegram]. Did you mean "token"?',
        ),
        (f'[telegram]\nname = "{TELEGRAM_TOKEN}"\n', f"bot.toml:11: {NOT_A_USERNAME}"),
        (f'[telegram]\ntoken = "{TELEGRAM_TOKEN}"\n', f"bot.toml:10: {NO_USERNAME}"),
        (TELEGRAM.replace("LucBot", "Luc"), f"bot.toml:12: {NOT_A_USERNAME}"),
        (TELEGRAM.replace("LucBot", "bot"), f"bot.toml:12: {NOT_A_USERNAME}"),
        (TELEGRAM.replace("LucBot", "L" * 30 + "bot"), f"bot.toml:12: {NOT_A_USERNAME}"),
        (TELEGRAM.replace("LucBot", "luč"), f"bot.toml:12: {NOT_A_USERNAME}"),
        (TELEGRAM.replace("LucBot", "t.me/LucBot"), f"bot.toml:12: {NOT_A_USERNAME}"),
        ("[telegram]\nname = 1\n", "bot.toml:11: name must be text in quotes."),
        (TELEGRAM + 'updates = "pull"\n', 'bot.toml:13: updates is "pull", but must be "polling" or "webhook".'),
        (TELEGRAM + 'api = "api.telegram.org"\n', f"bot.toml:13: api {NOT_A_URL}"),
        (VIBER.replace("-", "_"), f"bot.toml:11: {NOT_A_VIBER_TOKEN}"),
        (VIBER.replace(VIBER_TOKEN, "short"), f"bot.toml:11: {NOT_A_VIBER_TOKEN}"),
        (f'[viber]\ntoken = "{VIBER_TOKEN}"\n', f"bot.toml:10: {NO_URI}"),
        (VIBER.replace('"luc"', '"luc&context=x"'), f"bot.toml:12: {NOT_A_URI}"),
        ('[viber]\nupdates = "webhook"\n', 'bot.toml:11: "updates" is not a key of [viber].'),
        (VIBER + 'api = "ftp://x.org"\n', f"bot.toml:13: api {NOT_A_URL}"),
    ],
)
def test_what_a_messenger_cannot_use_is_refused_with_its_line(refusal_of, text, sentence):
    assert refusal_of(PUBLIC + text) == sentence


@pytest.mark.parametrize("address", ["", 'address = "http://luc.example.org"\n'])
@pytest.mark.parametrize(
    ("text", "key", "sender"), [(TELEGRAM + 'updates = "webhook"\n', "updates", "Telegram"), (VIBER, "token", "Viber")]
)
def test_who_is_told_of_updates_needs_a_safe_address(refusal_of, address, text, key, sender):
    whole = SMALLEST + address + text
    line = 1 + [row.partition(" ")[0] for row in whole.splitlines()].index(key)
    assert refusal_of(whole) == f"bot.toml:{line}: {sender} {NOT_HTTPS}"


@pytest.mark.parametrize("port", ["", *(f":{port}" for port in TELEGRAM_PORTS)])
def test_telegram_sends_to_some_ports(config_of, port):
    text = PUBLIC.replace("luc.example.org", f"luc.example.org{port}") + TELEGRAM + 'updates = "webhook"\n'
    assert config_of(text).web.address.endswith(f".org{port}")


@pytest.mark.parametrize("port", ["8000", "8080", "1"])
def test_telegram_sends_to_no_other_port(refusal_of, config_of, port):
    public = PUBLIC.replace("luc.example.org", f"luc.example.org:{port}")
    sentence = "Telegram sends to web.address only on port 443, 80, 88 or 8443."
    assert refusal_of(public + TELEGRAM + 'updates = "webhook"\n') == f"bot.toml:13: {sentence}"
    assert config_of(public + TELEGRAM + VIBER).web.address.endswith(port)


def test_the_token_that_is_shown_as_an_example_would_be_taken(config_of):
    config = config_of(SMALLEST, SVETILKA_TELEGRAM_TOKEN=TELEGRAM_EXAMPLE, SVETILKA_TELEGRAM_NAME="LucBot")
    assert config.telegram.token == TELEGRAM_EXAMPLE


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("SVETILKA_TELEGRAM_TOKN", ' Did you mean "SVETILKA_TELEGRAM_TOKEN"?'),
        ("SVETILKA_VIBER_NAM", ' Did you mean "SVETILKA_VIBER_NAME"?'),
        ("SVETILKA_PORT", ' Did you mean "SVETILKA_WEB_PORT"?'),
        ("SVETILKA_QQQQQQQQQQQQQQQQ", ""),
    ],
)
def test_a_variable_that_we_do_not_know_is_refused_and_what_it_says_not_repeated(refusal_of, name, guess):
    refusal = refusal_of(SMALLEST, SVETILKA_TELEGRAM_NAME="not a name", **{name: "secret"})
    assert refusal == f"{name} in the environment is none of our settings.{guess}"


def test_other_variables_are_not_ours(config_of):
    cluster = {
        "SVETILKA_SERVICE_HOST": "10.0.0.1",
        "SVETILKA_SERVICE_PORT": "80",
        "SVETILKA_PORT": "tcp://10.0.0.1:80",
        "SVETILKA_PORT_80_TCP_ADDR": "10.0.0.1",
    }
    assert config_of(SMALLEST, SVETILKA_CONFIG="bot.toml", MYSVETILKA="1", **cluster) == config_of(SMALLEST)


@pytest.mark.parametrize(("table", "key"), [(table, key) for table, keys in OVERRULED.items() for key in keys])
def test_the_environment_has_a_word_for_what_it_says_it_has(config_of, table, key):
    text, said = PUBLIC + TELEGRAM + VIBER, {"port": "9000", "token": "7:another-one", "name": "AnotherBot"}
    said |= {"host": "::1"} | ({"token": "another-token"} if table == "viber" else {})
    changed = config_of(text, **{variable(table, key): said[key]})
    assert str(getattr(getattr(changed, table), key)) == said[key]


def test_who_asks_for_updates_needs_no_address(config_of):
    assert config_of(SMALLEST + TELEGRAM).telegram.updates is Updates.POLLING


@pytest.mark.parametrize(
    ("variable", "said", "sentence"),
    [
        ("SVETILKA_TELEGRAM_TOKEN", "secret", NOT_A_TELEGRAM_TOKEN),
        ("SVETILKA_TELEGRAM_NAME", TELEGRAM_TOKEN, NOT_A_USERNAME),
        ("SVETILKA_VIBER_TOKEN", "secret", NOT_A_VIBER_TOKEN),
        ("SVETILKA_VIBER_TOKEN", "_".join([VIBER_TOKEN] * 2), NOT_A_VIBER_TOKEN),
        ("SVETILKA_VIBER_NAME", f"{VIBER_TOKEN} ?", NOT_A_URI),
    ],
)
def test_a_wrong_word_of_the_environment_is_named_and_not_repeated(refusal_of, variable, said, sentence):
    refusal = refusal_of(SMALLEST, **{variable: said})
    assert refusal == f"{variable}: {sentence}"
    assert said not in refusal


@pytest.mark.parametrize("said", ["http", "65536", "-1", "١"])
def test_a_bad_port_in_the_environment_is_refused(refusal_of, said):
    sentence = f'SVETILKA_WEB_PORT is "{said}" but must be a whole number from 0 to 65535.'
    assert refusal_of(SMALLEST, SVETILKA_WEB_PORT=said) == sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "bot.toml"
    with pytest.raises(ConfigError, match=r"bot\.toml cannot be read: No such file or directory\.$"):
        read_config(path)
