"""The ledger is shown for one meeting, and its list of invitees is taken whole or not at all."""

import csv
import json
from pathlib import Path

import pytest

from intake.errors import Exit
from parsers.record import Kind, Sender
from tests.fixtures.program import Program
from tests.fixtures.records import declines, nominates
from tests.unit.intake.cli.test_rosters import NORWAY, filled

CU = "CU 2009/33"
GOOD = "section,name,addresses\nStates parties,Norvège,Mission@norway.example; post@norway.example\n"


@pytest.fixture
def desk(program: Program) -> Program:
    program.polling("")  # writes a configuration that knows CU 2009/33
    return program


def lines(program: Program, *arguments: str) -> dict[str, dict[str, object]]:
    done = program.typed("ledger", *arguments, "--format", "json")
    assert done.exit_code == Exit.DONE, done.output
    return {each["name"]: each for each in json.loads(done.stdout)}


def taken(program: Program, text: str | bytes, *arguments: str) -> tuple[int, str]:
    file: Path = program.folder / "invited.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = program.typed("ledger", "import", "invited.csv", *arguments)
    return done.exit_code, done.output


def test_all_states_are_invited_unless_somebody_says_otherwise(desk: Program) -> None:
    filled(
        desk,
        nominates("Ana Kovar", "Bo Lind", sender=NORWAY, meeting=CU),
        declines(sender=Sender("Ghana", Kind.STATE, "GHA"), meeting=CU),
    )
    found = lines(desk, "--meeting", CU)
    assert len(found) == 195
    assert (found["Norway"]["standing"], found["Norway"]["people"]) == ("attending", 2)
    assert (found["Ghana"]["standing"], found["Peru"]["standing"]) == ("declined", "silent")
    assert {found[name]["section"] for name in ("Holy See", "State of Palestine")} == {"observer States"}
    shown = desk.typed("ledger").stdout
    assert "1 attending, 1 declined, 193 silent; 2 people" in shown


def test_as_csv_it_cannot_calculate(desk: Program) -> None:
    filled(desk, nominates("Ana Kovar", sender=Sender("=1+1 League", Kind.NGO), meeting=CU))
    text = desk.typed("ledger", "--meeting", CU, "--format", "csv").stdout
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert len(rows) == 196
    assert (rows[-1]["section"], rows[-1]["name"]) == ("not invited", "'=1+1 League")


@pytest.mark.parametrize("parted", [";", "\t"])
def test_a_list_is_taken_as_spreadsheets_of_other_countries_write_it(desk: Program, parted: str) -> None:
    rows = (("section", "name", "addresses"), ("States", "Norway", "a@norway.example, b@norway.example"))
    text = "\ufeff" + "\r\n".join(parted.join(row) for row in rows) + "\r\n"
    assert taken(desk, text) == (Exit.DONE, f"1 was invited to {CU}.\n")
    assert lines(desk)["Norway"]["addresses"] == ["a@norway.example", "b@norway.example"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_an_imported_list_holds_its_states_by_any_name(desk: Program, mark: bytes) -> None:
    text = GOOD + "non-governmental,League of Shores,\n"
    assert taken(desk, mark + text.encode(), "--meeting", CU) == (Exit.DONE, f"2 were invited to {CU}.\n")
    found = lines(desk, "--meeting", CU)
    assert list(found) == ["Norway", "League of Shores"]
    assert found["Norway"]["addresses"] == ["mission@norway.example", "post@norway.example"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("section,name,email\nStates,Norway,\n", "columns section, name, email"),
        ("section,name,addresses,phone\nStates,Norway,,\n", "phone"),
        ("", "columns none"),
        ("section,name,addresses\n", "names nobody"),
        (
            GOOD + "intergovernmental,LOB,\nintergovernmental,League of Bays (LOB),\n",
            "line 3: LOB is the abbreviation of what stands in line 4",
        ),
        (GOOD + "intergovernmental,Ghana,\n", "line 3: 'Ghana' is a State"),
        (GOOD + "States parties,Ghana,\nsignatories,Kingdom of Norway,\n", "line 4: Norway stands in line 2 already"),
        (GOOD + "Friends,Ghana,\n", "line 3: section 'Friends'"),
        (GOOD + "States,Ruritania,\n", "line 3: 'Ruritania' is no State"),
        (GOOD + "States,,\n", "line 3: the name is missing"),
        (GOOD + "States,Ghana,mission at ghana.example\n", "line 3: 'mission' is no e-mail address"),
        (GOOD + "States,Ghana,+1 212 5550100\n", "line 3: '+1' is no e-mail address"),
        (GOOD + "States\n", "line 3: it has another number of cells"),
        (GOOD + "States,Ghana,a@x.example,more\n", "line 3: it has another number of cells"),
        (b"section,name,addresses\nStates,C\xf4te d'Ivoire,\n", "UTF-8"),
    ],
)
def test_a_list_with_an_error_changes_nothing(desk: Program, text: str | bytes, said: str) -> None:
    assert taken(desk, GOOD)[0] == Exit.DONE
    code, output = taken(desk, text)
    assert (code, said in output) == (Exit.USAGE, True), output
    assert list(lines(desk)) == ["Norway"]


def test_a_meeting_has_to_be_known_and_named_where_several_are_open(desk: Program) -> None:
    assert desk.typed("ledger", "--meeting", "CU 1999/1").exit_code == Exit.NOT_FOUND
    assert taken(desk, GOOD, "--meeting", "CU 1999/1")[0] == Exit.NOT_FOUND
    assert desk.typed("ledger", "import", "none.csv").exit_code == Exit.NOT_FOUND
    desk.typed("meetings", "add", "CU 2030/7", "--deadline", "2009-01-01")
    several = desk.typed("ledger")
    assert (several.exit_code, "--meeting" in several.stderr) == (Exit.USAGE, True)
    assert lines(desk, "--meeting", "CU 2030/7")["Norway"]["late"] is True


# Organizations under any of their names


def test_an_organization_meets_its_answer_with_its_abbreviation_or_under_another_name(desk: Program) -> None:
    text = (
        "section,name,addresses\nintergovernmental,Council of Lanterns (CL),\n"
        "UN entities,Programme des Nations Unies pour l'environnement (PNUE),\n"
    )
    assert taken(desk, text)[0] == Exit.DONE
    unep = Sender("UNEP", Kind.UN_ENTITY, None, "United Nations Environment Programme")
    full = Sender("United Nations Environment Programme", Kind.UN_ENTITY, None, "United Nations Environment Programme")
    filled(
        desk,
        nominates("Ana Kovar", sender=Sender("Council of Lanterns", Kind.IGO), meeting=CU),
        nominates("Bo Lind", sender=unep, meeting=CU),
        nominates("Cy Moor", sender=full, meeting=CU),
    )
    found = lines(desk)
    assert {name: each["standing"] for name, each in found.items()} == {
        "Council of Lanterns (CL)": "attending",
        "Programme des Nations Unies pour l'environnement (PNUE)": "attending",
    }
    for name in (
        "UNEP",
        "United Nations Environment Programme (UNEP)",
        "Programme des Nations Unies pour l'environnement",
    ):
        assert "Cy Moor" in desk.typed("history", name).stdout
        assert desk.typed("ledger", "told", name, "--attending", "--author", "ana").exit_code == Exit.DONE
    (desk.folder / "came.csv").write_text("sender,name\nCL,Ana Kovar\nPNUE,Cy Moor\n", "utf-8")
    assert desk.typed("list", "attended", "came.csv").exit_code == Exit.DONE
    done = desk.typed("correct", "UNEP", "--person", "Cy Moor", "--set", "role=head", "--author", "ana")
    assert done.exit_code == Exit.DONE, done.output


def test_an_organization_is_known_by_the_abbreviation_that_a_ledger_gives_it(desk: Program) -> None:
    assert taken(desk, "section,name,addresses\nintergovernmental,Council of Lanterns (CL),\n")[0] == Exit.DONE
    assert desk.typed("ledger", "told", "CL", "--declined", "--author", "ana").exit_code == Exit.DONE
    assert desk.typed("ledger", "told", "CL", "--undo", "--author", "ana").exit_code == Exit.DONE
    filled(desk, nominates("Ana Kovar", sender=Sender("Council of Lanterns", Kind.IGO), meeting=CU))
    assert "Ana Kovar" in desk.typed("history", "CL").stdout
    done = desk.typed("correct", "CL", "--person", "Ana Kovar", "--set", "role=head", "--author", "ana")
    assert done.exit_code == Exit.DONE, done.output
    never = desk.typed("history", "XY")
    assert (never.exit_code, "Nothing is filed from XY" in never.stderr) == (Exit.NOT_FOUND, True)


def test_an_abbreviation_like_a_code_of_a_state_is_none_among_organizations(desk: Program) -> None:
    assert taken(desk, "section,name,addresses\nStates,GHA,\nintergovernmental,CAN,\n")[0] == Exit.DONE
    filled(
        desk,
        nominates("Ana Kovar", sender=Sender("CAN", Kind.IGO), meeting=CU),
        declines(sender=Sender("Canada", Kind.STATE, "CAN"), meeting=CU),
    )
    found = {name: (each["section"], each["standing"]) for name, each in lines(desk).items()}
    assert found == {
        "Ghana": ("States", "silent"), "CAN": ("intergovernmental", "attending"), "Canada": ("not invited", "declined"),
    }  # fmt: skip


def test_an_organization_cannot_be_invited_twice_under_two_names(desk: Program) -> None:
    text = "section,name,addresses\nUN entities,UNEP,\nUN entities,United Nations Environment Programme,\n"
    code, said = taken(desk, text)
    assert code == Exit.USAGE
    assert "stands in line 2 already" in said
