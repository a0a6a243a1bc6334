"""Messages read and compared with what their letters say.

Each folder of tests/golden holds the expected record of one message: of a demo message, written from the letter's
data by tests/letters, or of the message that lies beside it. Neither was ever written from the program's output.
FAULTY names the cases that are not read without a fault today; another one that is not is a regression.
"""

import json
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from intake import config
from parsers import parse
from parsers.record import from_json, to_json

ROOT = Path(__file__).resolve().parent.parent
MAILBOX = ROOT / "intake" / "demo" / "mailbox"
GOLDEN = ROOT / "tests" / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir())
DEMO = [case for case in CASES if not (GOLDEN / case / "message.eml").exists()]
MEETINGS = config.read((ROOT / "intake" / "default.toml").read_text(encoding="utf-8"), "default.toml", ROOT).meetings

# What is not read without a fault yet.
FAULTY = ("10-kuwait-scan-arabic",)
# The bars over the demo mailbox, a little under what is reached.
PEOPLE_F1 = 0.95
INTENTS = 24

# One worker reads the mailbox once: nine of the messages need OCR.
pytestmark = pytest.mark.xdist_group("golden")


@cache
def expected(case: str) -> dict[str, Any]:
    return json.loads((GOLDEN / case / "expected.json").read_text(encoding="utf-8"))


@cache
def record(case: str) -> dict[str, Any]:
    return json.loads(to_json(parse(message(case).read_bytes(), meetings=MEETINGS)))


def message(case: str) -> Path:
    own = GOLDEN / case / "message.eml"
    return own if own.exists() else MAILBOX / f"{case}.eml"


def test_every_message_of_the_demo_has_an_expected_record() -> None:
    assert sorted(path.stem for path in MAILBOX.glob("*.eml")) == DEMO


@pytest.mark.parametrize("case", CASES)
def test_every_message_gives_a_valid_record(case: str) -> None:
    data = json.dumps(record(case)).encode()
    assert json.loads(to_json(from_json(data))) == record(case)


@pytest.mark.parametrize("case", sorted(set(CASES) - set(FAULTY)))
def test_what_is_read_without_a_fault_stays_so(case: str) -> None:
    assert faults(expected(case), record(case)) == []


@pytest.mark.parametrize("case", CASES)
def test_what_a_person_must_see_is_in_the_review(case: str) -> None:
    reasons = {item["reason"] for item in record(case)["review"]}
    assert {item["reason"] for item in expected(case).get("review", ())} <= reasons


def test_people_are_found() -> None:
    score = Counter[str]()
    for case in DEMO:
        wanted, found = people(expected(case)), people(record(case))
        score["found"] += (wanted & found).total()
        score["wanted"] += wanted.total()
        score["named"] += found.total()
    assert 2 * score["found"] / (score["wanted"] + score["named"]) >= PEOPLE_F1, score


def test_intents_are_told_apart() -> None:
    right = [case for case in DEMO if record(case)["intent"] == expected(case)["intent"]]
    assert len(right) >= INTENTS, sorted(set(DEMO) - set(right))


def faults(gold: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """Every place where a record differs from the expected one, as sentences."""
    fields = ("message_id", "language", "intent", "sender", "meeting", "note", "contact")
    if gold["intent"] == "unrelated":
        fields = ("message_id", "intent")
    known = {**read, "sender": {key: read["sender"][key] for key in gold["sender"]}}
    wrong = [f"{f}: {known[f]!r} instead of {gold[f]!r}" for f in fields if known[f] != gold[f]]
    if len(gold["delegates"]) != len(read["delegates"]):
        return [*wrong, f"{len(read['delegates'])} people instead of {len(gold['delegates'])}"]
    return wrong + [
        f"{person['name']}, {key}: {found[key]!r} instead of {value!r}"
        for person, found in zip(gold["delegates"], read["delegates"], strict=True)
        for key, value in person.items()
        if loose(found[key]) != loose(value)
    ]


def loose(value: str | list[str]) -> str | list[str]:
    """Names are compared without case: whether SMITH is Smith is no fault of reading."""
    return value.casefold() if isinstance(value, str) else value


def people(of: dict[str, Any]) -> Counter[tuple[str, ...]]:
    """The people of a record by the words of their names, and what becomes of them."""
    return Counter((person["change"], *sorted(plain(person["name"]).split())) for person in of["delegates"])


def plain(name: str) -> str:
    """A name in lower case without diacritics."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
