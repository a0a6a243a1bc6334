"""`intake ledger told`: staff enters what a sender told by telephone; ledger and history show it."""

import csv
import json

import pytest

from intake.errors import Exit
from tests.fixtures.program import Program


@pytest.fixture
def desk(program: Program) -> Program:
    program.polling("")  # writes a configuration that knows CU 2009/33
    return program


def norway(program: Program) -> dict[str, object]:
    lines: list[dict[str, object]] = json.loads(program.typed("ledger", "--format", "json").stdout)
    return next(line for line in lines if line["name"] == "Norway")


def test_a_call_stands_in_the_ledger_and_in_the_history(desk: Program) -> None:
    done = desk.typed("ledger", "told", "Norvège", "--attending", "--author", "Kim", "--remark", "Ms. Lind called")
    assert (done.exit_code, "Norway" in done.stdout) == (Exit.DONE, True)
    assert (norway(desk)["standing"], norway(desk)["by_telephone"]) == ("attending", True)
    assert "telephone" in desk.typed("ledger").stdout
    (row,) = [row for row in csv.DictReader(desk.typed("ledger", "--format", "csv").stdout.splitlines())
              if row["name"] == "Norway"]  # fmt: skip
    assert row["by_telephone"] == "note to follow"
    shown = desk.typed("history", "Norway").stdout
    assert "by telephone, note to follow" in shown.splitlines()[0]
    for words in ("told by telephone that it attends", "Ms. Lind called", "Kim", "note to follow"):
        assert words in shown


def test_the_roster_has_a_line_for_who_has_told_by_telephone_alone(desk: Program) -> None:
    desk.typed("ledger", "told", "Norway", "--attending")
    desk.typed("ledger", "told", "Holy See", "--declined")
    holy, norway = json.loads(desk.typed("roster", "--format", "json").stdout)
    assert norway["sender"] == {"name": "Norway", "kind": "state", "iso3": "NOR"}
    assert (holy["sender"]["kind"], holy["by_telephone"]) == ("observer_state", "declined")
    assert (norway["intent"], norway["by_telephone"], norway["delegates"]) == ("pending", "attending", [])
    assert "attending by telephone" in " ".join(desk.typed("roster", "--meeting", "CU 2009/33").stdout.split())
    assert "CU 2009/33,pending" in desk.typed("roster", "--format", "csv").stdout
    desk.typed("ledger", "told", "Norway", "--undo")
    assert len(json.loads(desk.typed("roster", "--format", "json").stdout)) == 1


def test_on_the_list_of_who_has_told_by_telephone_alone_nobody_is_to_be_corrected_yet(desk: Program) -> None:
    desk.typed("ledger", "told", "Norway", "--attending")
    for words in ((), ("--meeting", "CU 2009/33")):
        done = desk.typed("correct", "Norway", *words, "--remove", "Cy Moor")
        assert (done.exit_code, "has told by telephone alone" in done.stderr) == (Exit.NOT_FOUND, True), done.stderr
    desk.typed("ledger", "told", "Norway", "--undo")
    done = desk.typed("correct", "Norway", "--meeting", "CU 2009/33", "--remove", "Cy Moor")
    assert (done.exit_code, "only about" in done.stderr) == (Exit.NOT_FOUND, False), done.stderr


def test_an_organization_is_there_of_the_kind_that_the_ledger_says(desk: Program) -> None:
    invited = desk.folder / "invited.csv"
    invited.write_text("section,name,addresses\nnon-governmental,League of Shores (LS),\n")
    desk.typed("ledger", "import", str(invited))
    desk.typed("ledger", "told", "LS", "--attending")
    (league,) = json.loads(desk.typed("roster", "--format", "json").stdout)
    assert league["sender"] == {"name": "League of Shores", "kind": "ngo", "iso3": None}


def test_a_call_is_taken_back_and_stays_in_the_history(desk: Program) -> None:
    desk.typed("ledger", "told", "Norway", "--declined", "--author", "Kim")
    assert desk.typed("ledger", "told", "Norway", "--undo", "--author", "Lee").exit_code == Exit.DONE
    assert norway(desk)["standing"] == "silent"
    assert "withdrawn by Lee" in desk.typed("history", "Norway").stdout
    again = desk.typed("ledger", "told", "Norway", "--undo")
    assert (again.exit_code, "waits for a note" in again.stderr) == (Exit.NOT_FOUND, True)


def test_who_hears_otherwise_than_a_colleague_is_told_and_says_that_it_was_seen(desk: Program) -> None:
    assert desk.typed("ledger", "told", "Norway", "--attending", "--author", "vera").exit_code == Exit.DONE
    assert desk.typed("ledger", "told", "Norway", "--attending", "--author", "bo").exit_code == Exit.DONE
    done = desk.typed("ledger", "told", "Norway", "--declined", "--author", "kim")
    assert (done.exit_code, "bo entered" in done.stderr, "--over 2" in done.stderr) == (Exit.FINDINGS, True, True)
    assert norway(desk)["standing"] == "attending"
    assert desk.typed("ledger", "told", "Norway", "--declined", "--over", "2").exit_code == Exit.DONE
    assert norway(desk)["standing"] == "declined"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("Norwey", "--attending"), Exit.NOT_FOUND, "did you mean Norway?"),
        (("League of Shores", "--attending"), Exit.NOT_FOUND, "intake ledger"),
        (("Norway",), Exit.USAGE, "--attending"),
        (("Norway", "--attending", "--declined"), Exit.USAGE, "one of"),
        (("Norway", "--declined", "--undo"), Exit.USAGE, "one of"),
        (("Norway", "--attending", "--author", " "), Exit.USAGE, "--author"),
        (("Norway", "--attending", "--meeting", "CU 1999/1"), Exit.NOT_FOUND, "meetings list"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    desk: Program, arguments: tuple[str, ...], code: Exit, said: str
) -> None:
    done = desk.typed("ledger", "told", *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True), done.output
    assert norway(desk)["standing"] == "silent"
