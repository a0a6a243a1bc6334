"""Meetings are entered, changed and closed by command, and mail is read with those that are open."""

import json

import pytest

from intake.errors import Exit
from tests.fixtures.messages import message
from tests.fixtures.program import Program

WILL_ATTEND = """The Embassy of Norway presents its compliments to the Secretariat and has the honour to acknowledge
receipt of your invitation. The names of the delegation of Norway will follow.
"""


@pytest.fixture
def desk(program: Program) -> Program:
    program.polling("")  # writes a configuration that knows CU 2009/33
    return program


def listed(program: Program) -> dict[str, dict[str, object]]:
    done = program.typed("meetings", "list", "--format", "json")
    assert done.exit_code == Exit.DONE, done.output
    return {each["meeting"]["reference"]: each for each in json.loads(done.stdout)}


def test_several_meetings_are_out_at_a_time(desk: Program) -> None:
    done = desk.typed(
        "meetings", "add", "CU 2030/7 (A)", "--title", "Ports", "--title", "Les ports", "--starts", "2030-05-06",
        "--ends", "2030-05-08", "--deadline", "2030-04-20", "--place", "Vienna",
    )  # fmt: skip
    assert done.exit_code == Exit.DONE, done.output
    found = listed(desk)
    assert set(found) == {"CU 2009/33", "CU 2030/7"}
    assert (found["CU 2009/33"]["kept"], found["CU 2030/7"]["kept"]) == (False, True)
    shown = desk.typed("meetings", "show", "CU 2030/7").stdout
    for words in ("Ports", "Les ports", "2030-05-06 to 2030-05-08", "2030-04-20", "Vienna", "open", "database"):
        assert words in shown
    assert "CU 2009/33" in desk.typed("meetings", "list").stdout


def test_a_meeting_of_the_configuration_is_edited_and_closed(desk: Program) -> None:
    assert desk.typed("meetings", "edit", "CU 2009/33", "--title", "Trafficking").exit_code == Exit.DONE
    assert desk.typed("meetings", "close", "CU 2009/33").exit_code == Exit.DONE
    found = listed(desk)["CU 2009/33"]
    assert (found["meeting"]["titles"], found["kept"]) == (["Trafficking"], True)  # type: ignore[index]
    assert found["closed"] is not None
    assert desk.typed("meetings", "close", "CU 2009/33", "--undo").exit_code == Exit.DONE
    assert listed(desk)["CU 2009/33"]["closed"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "CU 1999/1"), Exit.NOT_FOUND, "meetings list"),
        (("close", "CU 1999/1"), Exit.NOT_FOUND, "meetings list"),
        (("add", "CU 2009/33"), Exit.FINDINGS, "meetings edit"),
        (("add", "Ports"), Exit.USAGE, "CU 2009/33"),
        (("add", "CU 2030/7", "--starts", "2030-05-06", "--ends", "2030-05-01"), Exit.USAGE, "before it starts"),
        (("add", "CU 2030/7", "--starts", "soon"), Exit.USAGE, "soon"),
        (("edit", "CU 2009/33"), Exit.USAGE, "Say what to change"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    desk: Program, arguments: tuple[str, ...], code: Exit, said: str
) -> None:
    before = listed(desk)
    done = desk.typed("meetings", *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True), done.output
    assert listed(desk) == before


def test_an_answer_without_a_meeting_is_filed_under_the_only_open_one(desk: Program) -> None:
    for number in (1, 2):
        (desk.folder / f"{number}.eml").write_bytes(message(number, text=WILL_ATTEND))
    done = desk.typed("import", "--quiet", "1.eml")
    assert done.exit_code == Exit.DONE, done.output
    desk.typed("meetings", "add", "CU 2030/7")
    assert desk.typed("import", "--quiet", "2.eml").exit_code == Exit.DONE
    first, second = (json.loads(desk.typed("show", str(id), "--json").stdout) for id in (1, 2))
    assert first["meeting"]["reference"] == "CU 2009/33"
    assert "meeting_assumed" in [item["reason"] for item in first["review"]]
    assert second["meeting"]["reference"] is None
    assert "meeting_unknown" in [item["reason"] for item in second["review"]]
    desk.typed("meetings", "close", "CU 2009/33")
    again = desk.typed("reparse", "--all", "--dry-run").stdout.splitlines()
    assert not [line for line in again if line.startswith("1: /meeting")], again
