"""What a sender's messages did to its roster is shown step by step, each step with the message that made it."""

import datetime as dt
import json
from collections.abc import Sequence

import pytest

from intake.errors import Exit
from parsers.record import Intent, Kind, Response, Sender
from tests.fixtures.database import arrived
from tests.fixtures.program import Program
from tests.fixtures.records import (
    MEETING,
    OTHER_MEETING,
    amends,
    day,
    declines,
    joins,
    leaves,
    nominates,
    response,
)  # fmt: skip

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
NORWAY = Sender("Norway", Kind.STATE, "NOR")
LEAGUE = Sender("Léague of Shores", Kind.NGO)


def filled(program: Program, *records: Response, start: int = 1) -> None:
    """File a record a day, the first on day `start` of March."""
    with program.store() as engine:
        for number, record in enumerate(records, start):
            arrived(engine, number, record, NOW + dt.timedelta(minutes=number))


def histories(program: Program, *arguments: str) -> list[dict[str, object]]:
    done = program.typed("history", *arguments, "--format", "json")
    assert done.exit_code == Exit.DONE, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def people(entry: dict[str, Sequence[dict[str, dict[str, object]]]]) -> list[tuple[object, object, object]]:
    return [
        (change["what"], (change["before"] or {}).get("name"), (change["after"] or {}).get("name"))
        for change in entry["changes"]
    ]


def thread(program: Program) -> None:
    filled(
        program,
        response(Intent.ACKNOWLEDGE, sender=NORWAY),
        nominates("Ana Kovar", "Bo Lind", sender=NORWAY),
        amends(leaves("Bo Lind"), joins("Cy Moor"), joins("Ana Kovar", phones=("+431",)), sender=NORWAY),
        declines(sender=NORWAY),
    )


def test_every_message_is_told_in_order_with_what_it_did(program: Program) -> None:
    thread(program)
    (history,) = histories(program, "Norway")
    assert history["sender"] == {"name": "Norway", "kind": "state", "iso3": "NOR"}
    assert (history["meeting"], history["intent"]) == ({"reference": MEETING}, "declined")
    entries: list[dict[str, object]] = history["entries"]  # type: ignore[assignment]
    assert [(e["message"], e["folder"], e["subject"], e["intent"]) for e in entries] == [
        (1, "INBOX", "Letter 1", "acknowledge"), (2, "INBOX", "Letter 2", "nominate"),
        (3, "INBOX", "Letter 3", "amend"), (4, "INBOX", "Letter 4", "decline"),
    ]  # fmt: skip
    assert entries[1]["sent"] == day(2).isoformat()
    assert [people(each) for each in entries] == [  # type: ignore[arg-type]
        [],
        [("added", None, "Ana Kovar"), ("added", None, "Bo Lind")],
        [("removed", "Bo Lind", None), ("corrected", "Ana Kovar", "Ana Kovar"), ("added", None, "Cy Moor")],
        [("removed", "Ana Kovar", None), ("removed", "Cy Moor", None)],
    ]


def test_the_table_shows_the_message_and_the_diff(program: Program) -> None:
    thread(program)
    shown = program.typed("history", "Norway").stdout
    assert "Norway, CU 2030/7: declined" in shown
    assert "INBOX: Letter 3" in shown
    assert "20 March" not in shown
    assert "2030-03-03" in shown
    lines = [line.strip() for line in shown.splitlines()]
    assert "- Bo Lind" in lines
    assert "+ Cy Moor" in lines
    assert "~ Ana Kovar: telephone: nothing -> +431" in lines


def test_what_a_letter_says_cannot_steer_the_terminal(program: Program) -> None:
    filled(program, nominates("Ana [bold]\x1b[31mKovar", sender=NORWAY))
    shown = program.typed("history", "Norway").stdout
    assert "\x1b" not in shown
    assert "[bold]" in shown


@pytest.mark.parametrize("written", ["Norway", "norway", "NOR", "Norvège", "Kingdom of Norway", "Норвегия"])
def test_a_state_is_found_by_any_of_its_names_and_its_code(program: Program, written: str) -> None:
    filled(program, nominates("Ana Kovar", sender=NORWAY))
    assert len(histories(program, written)) == 1


def test_any_other_sender_is_found_by_its_name_however_it_is_typed(program: Program) -> None:
    filled(program, nominates("Ana Kovar", sender=LEAGUE))
    assert len(histories(program, "LEAGUE  of shores")) == 1


def test_a_meeting_narrows_it_down(program: Program) -> None:
    filled(program, nominates("Ana Kovar", sender=NORWAY), declines(sender=NORWAY, meeting=OTHER_MEETING))
    assert [each["meeting"] for each in histories(program, "Norway")] == [
        {"reference": MEETING}, {"reference": OTHER_MEETING},
    ]  # fmt: skip
    (only,) = histories(program, "Norway", "--meeting", OTHER_MEETING)
    assert only["intent"] == "declined"


def test_a_sender_that_never_wrote_is_an_error_that_names_the_nearest(program: Program) -> None:
    filled(program, nominates("Ana Kovar", sender=LEAGUE))
    done = program.typed("history", "League of Shore")
    assert done.exit_code == Exit.NOT_FOUND
    assert "did you mean Léague of Shores?" in done.stderr
    assert program.typed("history", "Norway").exit_code == Exit.NOT_FOUND
