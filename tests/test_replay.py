"""`svetilka replay`: what would go out for the bodies that messengers post."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from bot.channels.posted import LONGEST_BODY
from tests.people import CHRISTMAS_EVE, ROOT

BEDS = "sl_roof-tonight_beds_man"
ANA = {"id": 7, "is_bot": False, "first_name": "Ana", "language_code": "sl"}
HERE = {"id": 7, "type": "private", "first_name": "Ana"}


def command(*arguments):
    return [sys.executable, "-m", "bot", "replay", *arguments]


def replay(*arguments, given):
    """What the command says of some bodies: the calls of each, and what it wrote on stderr."""
    lines = b"\n".join(body if isinstance(body, bytes) else json.dumps(body).encode() for body in given)
    done = subprocess.run(command(*arguments), input=lines, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def typed(number, text):
    message = {"message_id": number, "date": 1_798_150_000, "chat": HERE, "from": ANA, "text": text}
    return {"update_id": number, "message": message}


def tapped(number, data):
    message = {"message_id": 2, "date": 1_798_150_000, "chat": HERE, "text": "…"}
    return {"update_id": number, "callback_query": {"id": "77", "from": ANA, "data": data, "message": message}}


def viber(token, text, event="message"):
    ana = {"id": "01234567890A=", "name": "Ana", "language": "sl", "api_version": 10}
    told = {"event": event, "timestamp": 1_798_150_000_000, "message_token": token}
    if event == "conversation_started":
        return told | {"type": "open", "user": ana, "context": text}
    return told | {"sender": ana, "message": {"type": "text", "text": text}}


def methods(calls):
    return [call["method"] for call in calls]


def test_a_line_says_what_would_go_out_to_telegram():
    said, _ = replay("telegram", "--at", CHRISTMAS_EVE, given=[typed(1, "/start"), tapped(2, BEDS)])
    assert [methods(calls) for calls in said] == [["sendMessage"], ["answerCallbackQuery", "editMessageText"]]
    assert said[1][0] == {"method": "answerCallbackQuery", "callback_query_id": "77"}
    assert said[1][1].items() >= {"chat_id": 7, "message_id": 2}.items()
    assert "+386 1 430 10 80" in said[1][1]["text"]


def test_a_line_says_what_would_go_out_to_viber():
    said, _ = replay("viber", "--at", CHRISTMAS_EVE, given=[viber(1, "", "conversation_started"), viber(2, BEDS)])
    assert methods(said[0]) == ["conversation_started"]
    assert set(methods(said[1])) == {"send_message"}
    assert said[1][0]["receiver"] == "01234567890A="
    assert "+386 1 430 10 80" in said[1][0]["text"]


def test_what_came_before_is_answered_with_silence():
    said, _ = replay("telegram", given=[typed(1, "/start"), typed(2, "/start"), typed(1, "/start")])
    assert list(map(len, said)) == [1, 1, 0]
    said, _ = replay("viber", given=[viber(1, "sl"), viber(2, "sl"), viber(1, "sl")])
    assert list(map(len, said)) == [1, 1, 0]


def test_who_opens_the_chat_is_answered_however_often_it_is_told():
    opened = viber(1, "", "conversation_started")
    said, _ = replay("viber", given=[opened, opened])
    assert list(map(len, said)) == [1, 1]


def test_what_is_no_update_is_silence_and_never_a_fault():
    foreign = [b"", b"nimam kje spati", b'{"update_id": \xff}', b"[1]", b"null", {"update_id": 5}, b"[" * 100_000]
    long = json.dumps(typed(6, "/start")).encode().ljust(LONGEST_BODY + 1)
    for messenger in ("telegram", "viber"):
        said, complaints = replay(messenger, given=[*foreign, long, b"end"])
        assert said == [[]] * (len(foreign) + 2)
        assert complaints == ""


def test_half_a_character_in_a_text_is_no_fault():
    half = json.dumps(typed(1, "nimam kje spati…")).encode().replace(b"\\u2026", b"\\ud800")
    said, complaints = replay("telegram", given=[half, half.replace(b"\\ud800", b"\xff"), typed(2, "hvala")])
    assert len(said) == 3
    assert methods(said[2]) == ["sendMessage"]
    assert complaints == ""


def test_each_line_is_answered_before_the_next_is_read():
    with subprocess.Popen(command("telegram"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdin
        assert running.stdout
        for number in range(1, 4):
            running.stdin.write(json.dumps(tapped(number, "sl")).encode() + b"\n")
            running.stdin.flush()
            assert len(json.loads(running.stdout.readline())) == 2
        running.stdin.close()
    assert running.returncode == 0


def test_the_moment_is_the_one_asked_for():
    night, _ = replay("telegram", "--at", CHRISTMAS_EVE, given=[tapped(1, BEDS)])
    noon, _ = replay("telegram", "--at", "2026-12-24T12:00", given=[tapped(1, BEDS)])
    assert night[0][1]["text"] != noon[0][1]["text"]


def test_the_time_is_told_aside():
    bodies = [typed(number, "/start") for number in range(1, 101)]
    plain, silence = replay("telegram", "--at", CHRISTMAS_EVE, given=bodies)
    timed, told = replay("telegram", "--at", CHRISTMAS_EVE, "--time", given=bodies)
    assert (timed, silence) == (plain, "")
    found = re.fullmatch(r"p50=([\d.]+) p99=([\d.]+) mean=([\d.]+) per_s=(\d+)\n", told)
    assert found
    p50, p99, mean, per_s = map(float, found.groups())
    assert 0 < p50 <= p99
    assert abs(mean * per_s / 1e6 - 1) < 0.1


def test_nothing_read_is_nothing_timed():
    assert replay("telegram", "--time", given=[]) == ([], "")


def test_a_bot_that_has_no_name_yet_is_replayed_under_a_neutral_one():
    group = {"id": -9, "type": "group", "title": "…"}
    added = {"chat": group, "from": ANA, "date": 1_798_150_000, "new_chat_member": {"status": "member"}}
    said, _ = replay("telegram", given=[{"update_id": 1, "my_chat_member": added}])
    assert "https://t.me/example_bot?start=" in json.dumps(said[0])
