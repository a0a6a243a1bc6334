"""Meetings are entered, changed and closed by command, and mail is read with those that are open."""

import json

import pytest

from intake.errors import Exit
from parsers.record import Also, Intent, MeetingRef
from tests.fixtures.messages import message
from tests.fixtures.program import Program
from tests.fixtures.records import nominates, person, response
from tests.unit.intake.cli.test_rosters import filled

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
        (("edit", "CU 2009/33", "--address", "x"), Exit.USAGE, "'x'"),
        (("add", "CU 2030/7", "--ends", "2030-05-01", "--deadline", "2030-05-02"), Exit.USAGE, "after the meeting"),
        (("read", "nosuch.txt"), Exit.NOT_FOUND, "name a file with an invitation"),
        (("read", "nosuch.txt", "--yes"), Exit.USAGE, "--add"),
        (("remove", "CU 1999/1"), Exit.NOT_FOUND, "meetings list"),
        (("remove", "CU 2009/33"), Exit.FINDINGS, "configuration"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    desk: Program, arguments: tuple[str, ...], code: Exit, said: str
) -> None:
    before = listed(desk)
    done = desk.typed("meetings", *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True), done.output
    assert listed(desk) == before


def test_what_was_entered_is_taken_away_by_saying_nothing(desk: Program) -> None:
    desk.typed("meetings", "add", "CU 2030/7", "--title", "Ports", "--starts", "2030-05-06", "--deadline", "2030-04-20",
               "--place", "Vienna", "--address", "desk@secretariat.example", "--wanted", "names")  # fmt: skip
    names = ("title", "starts", "deadline", "place", "address", "wanted")
    nothing = [word for name in names for word in (f"--{name}", "")]
    assert desk.typed("meetings", "edit", "CU 2030/7", *nothing).exit_code == Exit.DONE
    found = listed(desk)["CU 2030/7"]
    assert (found["deadline"], found["place"], found["wanted"]) == (None, "", [])
    assert found["meeting"] == {
        "reference": "CU 2030/7", "titles": [], "starts": None, "ends": None, "dated": None, "addresses": [],
    }  # fmt: skip


def test_a_meeting_without_title_and_days_is_entered_and_it_is_said_what_that_means(desk: Program) -> None:
    assert "neither title nor days" in desk.typed("meetings", "add", "CU 2030/7").stdout
    assert "neither" not in desk.typed("meetings", "add", "CU 2030/8", "--title", "Ports").stdout


def test_a_meeting_that_was_entered_by_mistake_is_removed(desk: Program) -> None:
    desk.typed("meetings", "add", "CU 2030/7", "--title", "Ports")
    (desk.folder / "invited.csv").write_text("section,name,addresses\nStates,Norway,\n")
    desk.typed("ledger", "import", "invited.csv", "--meeting", "CU 2030/7")
    assert desk.typed("meetings", "remove", "CU 2030/7").exit_code == Exit.DONE
    assert set(listed(desk)) == {"CU 2009/33"}
    desk.typed("meetings", "add", "CU 2030/7")
    assert len(json.loads(desk.typed("ledger", "--meeting", "CU 2030/7", "--format", "json").stdout)) > 190


def test_removing_what_was_said_of_a_meeting_of_the_configuration_leaves_that_one(desk: Program) -> None:
    desk.typed("meetings", "edit", "CU 2009/33", "--title", "Trafficking")
    assert "configuration" in desk.typed("meetings", "remove", "CU 2009/33").stdout
    assert listed(desk)["CU 2009/33"]["kept"] is False


@pytest.mark.parametrize("used", ["answered", "told"])
def test_a_meeting_about_which_something_was_said_is_not_removed(desk: Program, used: str) -> None:
    desk.typed("meetings", "add", "CU 2030/7")
    if used == "answered":
        filled(desk, nominates("Ana Kovar", meeting="CU 2030/7"))
    else:
        desk.typed("ledger", "told", "Norway", "--attending", "--meeting", "CU 2030/7")
    done = desk.typed("meetings", "remove", "CU 2030/7")
    assert (done.exit_code, "meetings close" in done.stderr) == (Exit.FINDINGS, True)
    assert "CU 2030/7" in listed(desk)


def test_which_meetings_are_open_is_said_where_one_has_to_be_named(desk: Program) -> None:
    desk.typed("meetings", "add", "CU 2030/7")
    assert "CU 2009/33, CU 2030/7 are open: say which with --meeting" in desk.typed("ledger").stderr
    for reference in ("CU 2009/33", "CU 2030/7"):
        desk.typed("meetings", "close", reference)
    none = desk.typed("ledger").stderr
    for words in ("no meeting is open", "--meeting", "CU 2009/33, CU 2030/7", "meetings add"):
        assert words in none


def test_what_a_message_says_about_another_meeting_is_shown_too(desk: Program) -> None:
    also = (Also(MeetingRef("CU 2030/8"), (person("Cy Moor", position="Judge"),)),)
    filled(desk, response(Intent.NOMINATE, person("Ana Kovar"), also=also))
    shown = desk.typed("show", "1").stdout
    assert "about CU 2030/8" in shown
    assert shown.index("1. Ana Kovar") < shown.index("about CU 2030/8") < shown.index("1. Cy Moor")
    assert "Judge" in shown


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
