"""Lists of participants are released, corrected and printed; what was released never changes."""

import csv
import datetime as dt
import json

import pytest
from msgspec.structs import replace

from intake.errors import Exit
from parsers.record import Intent, Kind, Reason, ReviewItem, Role, Sender
from store import calls, filing, telephone
from tests.fixtures.program import Program
from tests.fixtures.records import amends, declines, joins, leaves, letter, nominates, origin, person, response
from tests.unit.intake.cli.test_rosters import NORWAY, filled

CU = "CU 2009/33"
GHANA = Sender("Ghana", Kind.STATE, "GHA")
LEAGUE = Sender("=1+1 League", Kind.NGO)


@pytest.fixture
def desk(program: Program) -> Program:
    program.polling("")  # writes a configuration that knows CU 2009/33
    program.typed("meetings", "edit", CU, "--title", "Working Group on Ports", "--place", "Vienna")
    filled(
        program,
        nominates("Ana Kovar", "Bo Lind", sender=NORWAY, meeting=CU),
        response(Intent.NOMINATE, person("Kofi Annor", role=Role.HEAD, position="Judge", emails=("k@x.example",)),
                 sender=GHANA, meeting=CU, review=(ReviewItem("", Reason.OTHER, "look"),)),
        nominates("Eva Strand", sender=LEAGUE, meeting=CU),
        response(Intent.ACKNOWLEDGE, sender=Sender("Peru", Kind.STATE, "PER"), meeting=CU),
        declines(sender=Sender("Chad", Kind.STATE, "TCD"), meeting=CU),
    )  # fmt: skip
    return program


def done(program: Program, *arguments: str) -> str:
    ended = program.typed("list", *arguments)
    assert ended.exit_code == Exit.DONE, ended.output
    return ended.stdout


def rows(program: Program, *arguments: str) -> list[dict[str, str]]:
    text = done(program, "show", *arguments, "--format", "csv")
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def changes(program: Program) -> None:
    """Let a person of Norway go and one come, and Ghana decline."""
    filled(
        program,
        amends(leaves("Bo Lind"), joins("Cy Moor"), joins("Ana Kovar", position="Judge"), sender=NORWAY, meeting=CU),
        declines(sender=GHANA, meeting=CU),
        start=11,
    )


def test_a_list_holds_who_comes_by_section_and_marks_what_is_unconfirmed(desk: Program) -> None:
    said = done(desk, "release", "--author", "Kim")
    assert "List of participants No. 1, CU 2009/33" in said
    assert "3 delegations, 4 people; 2 to be confirmed" in said  # the body was not invited
    text = done(desk, "show")
    assert text.index("STATES") < text.index("Ghana [to be confirmed]") < text.index("Norway\n")
    assert text.index("Norway\n") < text.index("NON-GOVERNMENTAL") < text.index("Eva Strand")
    assert "Working Group on Ports\nVienna\n" in text
    assert "Kofi Annor (head), Judge" in text
    for absent in ("Peru", "Chad", "k@x.example"):
        assert absent not in text
    assert "(by Kim)" in done(desk)


def test_what_was_released_stays_as_it_was(desk: Program) -> None:
    done(desk, "release")
    before = [done(desk, "show", "1", "--format", form) for form in ("text", "csv", "json")]
    changes(desk)
    desk.typed("confirm", "1")
    desk.typed("meetings", "edit", CU, "--title", "Other")
    done(desk, "corrigendum")
    done(desk, "release")
    assert [done(desk, "show", "1", "--format", form) for form in ("text", "csv", "json")] == before


def test_a_corrigendum_tells_additions_deletions_and_corrections_of_each_delegation(desk: Program) -> None:
    done(desk, "release")
    changes(desk)
    said = done(desk, "corrigendum")
    assert "Corrigendum No. 2 to No. 1" in said
    assert "2 delegations changed: 1 addition, 2 deletions, 1 correction" in said
    text = done(desk, "show")
    lines = [line.strip() for line in text.splitlines()]
    at = lines.index("Norway")
    assert lines[at + 1 : at + 7] == [
        "Additions", "Cy Moor", "Deletions", "Bo Lind", "Corrections", "Ana Kovar: position: nothing -> Judge",
    ]  # fmt: skip
    assert "Ghana (no longer on the list) [to be confirmed]" in lines
    told = {(row["sender"], row["change"], row["name"], row["what"]) for row in rows(desk)}
    assert ("Norway", "correction", "Ana Kovar", "position: nothing -> Judge") in told
    assert ("Ghana", "no longer on the list", "", "") in told
    found = json.loads(done(desk, "show", "--format", "json"))
    assert (found["number"], found["content"]["since"], len(found["content"]["changes"])) == (2, 1, 2)


def test_a_corrigendum_begins_where_the_last_one_ended(desk: Program) -> None:
    done(desk, "release")
    changes(desk)
    done(desk, "corrigendum")
    assert "Nothing has changed since Corrigendum No. 2" in done(desk, "corrigendum")
    filled(desk, amends(joins("Di Vale"), sender=NORWAY, meeting=CU), start=21)
    assert "No. 3 to No. 2" in done(desk, "corrigendum")
    assert [row["name"] for row in rows(desk)] == ["Di Vale"]


def test_a_list_without_a_change_is_not_released_again(desk: Program) -> None:
    done(desk, "release")
    assert "Nothing has changed since List of participants No. 1" in done(desk, "release")
    assert len(done(desk).splitlines()) == 1


def test_after_a_corrigendum_the_whole_list_may_be_released_anew(desk: Program) -> None:
    done(desk, "release")
    changes(desk)
    done(desk, "corrigendum")
    assert "No. 3" in done(desk, "release")
    assert [row["name"] for row in rows(desk) if row["sender"] == "Norway"] == ["Ana Kovar", "Cy Moor"]


def test_a_spreadsheet_calculates_nothing(desk: Program) -> None:
    done(desk, "release")
    assert rows(desk)[-1]["sender"] == "'=1+1 League"


def test_who_declined_by_telephone_after_naming_people_is_marked_in_roster_and_list_until_the_note_comes(
    desk: Program,
) -> None:
    may = dt.datetime(2030, 5, 1, 9, 0, tzinfo=dt.UTC)
    with desk.store() as engine:
        telephone.enter(engine, calls.Call(CU, "iso3:NOR", "Norway", False, "ana", may))
        telephone.enter(engine, calls.Call(CU, "iso3:GHA", "Ghana", True, "ana", may))
    shown = desk.typed("roster", "--format", "json").stdout
    assert {each["sender"]["name"]: each["by_telephone"] for each in json.loads(shown)} == {
        "Norway": "declined", "Ghana": "attending", "=1+1 League": None, "Peru": None, "Chad": None,
    }  # fmt: skip
    assert desk.typed("roster").stdout.count("declined by telephone") == 1  # Ghana told what its roster says
    table = csv.DictReader(desk.typed("roster", "--format", "csv").stdout.removeprefix("\ufeff").splitlines())
    assert {row["by_telephone"] for row in table if row["sender"] == "Norway"} == {"declined"}
    assert "1 declined by telephone, note to follow" in done(desk, "release")
    assert "Norway [declined by telephone, note to follow]" in done(desk, "show")
    marks = {row["sender"]: row["mark"] for row in rows(desk)}
    assert (marks["Norway"], marks["Ghana"]) == ("declined by telephone, note to follow", "to be confirmed")
    with desk.store() as engine:
        later = may + dt.timedelta(hours=1)
        id = filing.keep(engine, origin(99), letter("Note", sent=later), later).id
        filing.parsed(engine, id, nominates("Ana Kovar", sender=NORWAY, meeting=CU), "1", later)
        filing.file(engine, id, later)
    assert "by telephone" not in done(desk, "release")


def test_what_a_sender_tells_by_telephone_shows_in_the_corrigendum(desk: Program) -> None:
    done(desk, "release")
    may = dt.datetime(2030, 5, 1, 9, 0, tzinfo=dt.UTC)
    with desk.store() as engine:
        telephone.enter(engine, calls.Call(CU, "iso3:NOR", "Norway", False, "ana", may))
    assert "1 delegation changed: 0 additions, 0 deletions, 0 corrections; 1 declined" in done(desk, "corrigendum")
    told = "Norway [declined by telephone, note to follow]\n    declined by telephone, note to follow\n"
    assert told in done(desk, "show")
    assert [(row["sender"], row["what"]) for row in rows(desk)] == [("Norway", "declined by telephone, note to follow")]
    assert "Nothing has changed" in done(desk, "corrigendum")
    with desk.store() as engine:
        telephone.withdraw(engine, CU, {"iso3:NOR"}, "ana", may)
    assert "1 delegation changed" in done(desk, "corrigendum")
    assert "Norway\n    no longer declined by telephone\n" in done(desk, "show")
    assert [(row["sender"], row["what"]) for row in rows(desk)] == [("Norway", "no longer declined by telephone")]


def test_a_sender_in_another_section_shows_in_the_corrigendum(desk: Program) -> None:
    invited = "section,name,addresses\nStates parties,Ghana,\nsignatories,Norway,\nnon-governmental,=1+1 League,\n"
    (desk.folder / "invited.csv").write_text(invited, "utf-8")
    assert desk.typed("ledger", "import", "invited.csv").exit_code == Exit.DONE
    done(desk, "release")
    (desk.folder / "invited.csv").write_text(invited.replace("signatories", "States parties"), "utf-8")
    assert desk.typed("ledger", "import", "invited.csv").exit_code == Exit.DONE
    assert "1 delegation changed" in done(desk, "corrigendum")
    assert "Norway\n    formerly under signatories\n" in done(desk, "show")
    assert [(row["section"], row["what"]) for row in rows(desk)] == [("States parties", "formerly under signatories")]


def test_the_final_list_follows_who_came(desk: Program) -> None:
    done(desk, "release")
    came = done(desk, "show", "1", "--format", "csv").replace("Bo Lind", "Xu Yara").replace("Kofi", "KOFI")
    (desk.folder / "came.csv").write_text(came, "utf-8")
    said = done(desk, "attended", "came.csv")
    assert "On no roster: Xu Yara, Norway." in said
    assert "4 people came" in said
    assert "Final list of participants No. 2" in done(desk, "release", "--final")
    found = rows(desk)
    assert [(row["sender"], row["name"]) for row in found] == [
        ("Ghana", "Kofi Annor"), ("Norway", "Ana Kovar"), ("Norway", "Xu Yara"), ("'=1+1 League", "Eva Strand"),
    ]  # fmt: skip
    assert (found[0]["role"], found[0]["position"]) == ("head", "Judge")


def test_it_is_told_where_the_message_that_named_who_came_is_another_senders_since(desk: Program) -> None:
    (desk.folder / "came.csv").write_text("sender,name\nGhana,Kofi Annor\nNorway,Ana Kovar\n")
    assert "but is on the roster of" not in done(desk, "attended", "came.csv")
    desk.typed("assign", "2", "--sender", "Peru")
    told = "Kofi Annor came for Ghana as the file says, but is on the roster of Peru: "
    assert told in done(desk, "release", "--final")
    assert told in done(desk, "corrigendum")
    assert told in done(desk, "attended", "came.csv")
    (desk.folder / "came.csv").write_text("sender,name\nPeru,Kofi Annor\nNorway,Ana Kovar\n")
    assert "but is on the roster of" not in done(desk, "attended", "came.csv")
    assert "but is on the roster of" not in done(desk, "release", "--final")
    assert [(row["sender"], row["position"]) for row in rows(desk)] == [("Norway", ""), ("Peru", "Judge")]


def test_who_has_come_is_not_marked_and_so_is_nobody_in_a_corrigendum_of_that(desk: Program) -> None:
    (desk.folder / "came.csv").write_text("sender,name\nGhana,Kofi Annor\n")
    done(desk, "attended", "came.csv")
    assert done(desk, "release", "--final").splitlines()[0].endswith(": 1 delegation, 1 person.")
    assert "to be confirmed" not in done(desk, "show")


def test_a_corrigendum_marks_what_is_unconfirmed(desk: Program) -> None:
    done(desk, "release")
    doubt = ReviewItem("", Reason.OTHER, "look")
    filled(desk, nominates("Ana Kovar", "Cy Moor", sender=NORWAY, meeting=CU, review=(doubt,)), start=11)
    said = done(desk, "corrigendum")
    assert "1 delegation changed: 1 addition, 1 deletion, 0 corrections; 1 to be confirmed" in said
    assert "Norway [to be confirmed]" in done(desk, "show")
    assert {row["mark"] for row in rows(desk)} == {"to be confirmed"}


def test_a_delegation_that_names_nobody_yet_is_no_error_in_the_file_of_who_came(desk: Program) -> None:
    filled(desk, nominates(sender=Sender("Iceland", Kind.STATE, "ISL"), meeting=CU), start=11)
    done(desk, "release")
    came = done(desk, "show", "--format", "csv")
    assert "names to follow" in came
    (desk.folder / "came.csv").write_text(came, "utf-8")
    assert "4 people came" in done(desk, "attended", "came.csv")


def test_the_people_of_senders_whom_nobody_knows_are_taken_from_a_released_list_too(desk: Program) -> None:
    filled(desk, *(nominates(name, sender=Sender(), meeting=CU) for name in ("Cy Moor", "Di Vale")), start=11)
    done(desk, "release")
    came = done(desk, "show", "--format", "csv")
    assert "sender unknown (message 6)" in came
    assert "sender unknown (message 6)" in done(desk, "show", "1")
    (desk.folder / "came.csv").write_text(came, "utf-8")
    said = done(desk, "attended", "came.csv")
    assert ("6 people came" in said, "On no roster" in said) == (True, False)
    done(desk, "release", "--final")
    assert [(row["sender"], row["name"]) for row in rows(desk)][-2:] == [
        ("sender unknown (message 6)", "Cy Moor"),
        ("sender unknown (message 7)", "Di Vale"),
    ]


def test_two_names_that_may_be_one_person_are_told_and_taken(desk: Program) -> None:
    (desk.folder / "came.csv").write_text("sender,name\nNorway,Ana Kovar\nNorway,Kovar Ana\nGhana,Ana Kovar\n")
    said = done(desk, "attended", "came.csv")
    assert "Perhaps one person: Ana Kovar and Kovar Ana, Norway." in said
    assert said.count("Perhaps") == 1
    assert "3 people came" in said


def test_what_a_file_repeats_of_somebody_whose_letter_went_to_another_sender_is_told_and_left_out(
    desk: Program,
) -> None:
    clerk = response(Intent.NOMINATE, person("Cy Moor", position="Clerk"), sender=NORWAY, meeting=CU)
    filled(desk, replace(clerk, sender=Sender("Brazil", Kind.STATE, "BRA")), start=11)
    done(desk, "release")
    assert desk.typed("assign", "6", "--sender", "Chile").exit_code == Exit.DONE
    assert desk.typed("correct", "Chile", "--person", "Cy Moor", "--set", "position=Judge").exit_code == Exit.DONE
    (desk.folder / "came.csv").write_text("sender,name,position,organization\nChile,Cy Moor,Clerk,Fleet\n", "utf-8")
    said = done(desk, "attended", "came.csv")
    assert "Perhaps another's: Cy Moor, Chile, position Clerk, as a list had it elsewhere: left out for Judge" in said
    done(desk, "release", "--final")
    assert [(row["position"], row["organization"]) for row in rows(desk)] == [("Judge", "Fleet")]


def test_the_final_list_has_the_sections_of_the_ledger_also_for_who_had_not_written(desk: Program) -> None:
    (desk.folder / "came.csv").write_text("sender,name\nHoly See,Luca Bo\nNorway,Ana Kovar\n", "utf-8")
    done(desk, "attended", "came.csv")
    done(desk, "release", "--final")
    assert [(row["section"], row["sender"]) for row in rows(desk)] == [
        ("States", "Norway"),
        ("observer States", "Holy See"),
    ]
    (desk.folder / "invited.csv").write_text(
        "section,name,addresses\nStates parties,Norway,\nsignatories,Brazil,\n"
        "intergovernmental,Council of Lanterns (CL),\n",
        "utf-8",
    )
    assert desk.typed("ledger", "import", "invited.csv").exit_code == Exit.DONE
    (desk.folder / "came.csv").write_text("sender,name\nBrazil,Luca Bo\nNorway,Ana Kovar\nCL,Cy Moor\n", "utf-8")
    done(desk, "attended", "came.csv")
    text = (desk.folder / "invited.csv").read_text("utf-8").replace("signatories,Brazil", "States parties,Brazil")
    (desk.folder / "invited.csv").write_text(text, "utf-8")
    assert desk.typed("ledger", "import", "invited.csv").exit_code == Exit.DONE
    done(desk, "release", "--final")
    assert [(row["section"], row["sender"]) for row in rows(desk)] == [
        ("States parties", "Brazil"),
        ("States parties", "Norway"),
        ("intergovernmental", "Council of Lanterns (CL)"),
    ]  # fmt: skip


def test_after_the_final_list_a_corrigendum_follows_who_came_too(desk: Program) -> None:
    (desk.folder / "came.csv").write_text("sender,name\nNorway,Ana Kovar\n")
    done(desk, "attended", "came.csv")
    done(desk, "release", "--final")
    refused = desk.typed("list", "release")
    assert (refused.exit_code, "final list" in refused.stderr) == (Exit.FINDINGS, True)
    changes(desk)
    (desk.folder / "came.csv").write_text("sender,name\nNorway,Ana Kovar\nNorway,Di Vale\n")
    done(desk, "attended", "came.csv")
    assert "1 addition, 0 deletions, 1 correction" in done(desk, "corrigendum")


@pytest.mark.parametrize("form", ["names", "printed"])
def test_a_correction_of_who_came_shows_in_the_corrigendum_of_the_final_list(desk: Program, form: str) -> None:
    done(desk, "release")
    printed = done(desk, "show", "--format", "csv")
    (desk.folder / "came.csv").write_text(printed if form == "printed" else "sender,name\nGhana,Kofi Annor\n", "utf-8")
    done(desk, "attended", "came.csv")
    done(desk, "release", "--final")
    right = ("--person", "Kofi Annor", "--set", "name=Kofi Mensah", "--set", "position=President")
    assert desk.typed("correct", "Ghana", *right).exit_code == Exit.DONE
    assert "0 additions, 0 deletions, 1 correction" in done(desk, "corrigendum")
    (told,) = rows(desk)
    assert (told["name"], told["change"]) == ("Kofi Mensah", "correction")
    for said in ("name: Kofi Annor -> Kofi Mensah", "position: Judge -> President"):
        assert said in told["what"]
    assert "Nothing has changed since Corrigendum" in done(desk, "corrigendum")


@pytest.mark.parametrize("leaving", ["list", "decline", "staff"])
def test_what_the_final_list_says_of_who_came_stays_when_they_leave_the_roster(desk: Program, leaving: str) -> None:
    (desk.folder / "came.csv").write_text("sender,name\nGhana,Kofi Annor\nNorway,Ana Kovar\n")
    done(desk, "attended", "came.csv")
    done(desk, "release", "--final")
    if leaving == "staff":
        assert desk.typed("correct", "Ghana", "--remove", "Kofi Annor").exit_code == Exit.DONE
    else:
        later = {
            "list": nominates("Yaa Asante", sender=GHANA, meeting=CU),
            "decline": declines(sender=GHANA, meeting=CU),
        }
        filled(desk, later[leaving], start=11)
    assert "Nothing has changed" in done(desk, "corrigendum")
    found = rows(desk)[0]
    assert (found["name"], found["role"], found["position"]) == ("Kofi Annor", "head", "Judge")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show",), Exit.NOT_FOUND, "nothing of CU 2009/33 was released"),
        (("show", "7"), Exit.NOT_FOUND, "no list No. 7"),
        (("corrigendum",), Exit.FINDINGS, "intake list release"),
        (("release", "--final"), Exit.FINDINGS, "intake list attended FILE"),
        (("release", "--meeting", "CU 1999/1"), Exit.NOT_FOUND, "meetings list"),
        (("release", "--author", ""), Exit.USAGE, "--author"),
        (("attended", "no.csv"), Exit.NOT_FOUND, "name a CSV file"),
    ],
)
def test_what_cannot_be_is_told_and_releases_nothing(
    desk: Program, arguments: tuple[str, ...], code: Exit, said: str
) -> None:
    ended = desk.typed("list", *arguments)
    assert (ended.exit_code, said in ended.stderr) == (code, True), ended.output
    assert "Nothing of CU 2009/33 was released" in done(desk)


def test_a_file_of_who_came_is_checked_whole_and_each_error_told_with_its_line(desk: Program) -> None:
    text = "sender,name,role\nNorway,Ana Kovar,head\nNorwey,Bo Lind,\nAtlantis,Cy Moor,\nGhana,,\nGhana,Di Vale,king\n"
    (desk.folder / "came.csv").write_text(text + 'Norvège,ANA KOVAR,\nNorway,"KOVAR, Ana",\n')
    ended = desk.typed("list", "attended", "came.csv")
    assert ended.exit_code == Exit.USAGE
    for said in (
        "line 3: 'Norwey' is not in the ledger of the meeting: did you mean Norway?",
        "line 4: 'Atlantis' is not in the ledger",
        "line 5: the name is missing",
        "line 6: role 'king' is none of",
        "line 7: ANA KOVAR of Norvège stands in line 2 already",
        "line 8: KOVAR, Ana of Norway stands in line 2 already",
    ):
        assert said in ended.stderr
    assert desk.typed("list", "release", "--final").exit_code == Exit.FINDINGS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nAna Kovar\n", "they have to be sender, name"),
        ("sender,name,passport\nNorway,Ana Kovar,P1\n", "passport"),
        ("sender,name\nNorway\n", "line 2: it has another number of cells"),
        ("sender,name\n", "it names nobody"),
        ("", "columns none"),
    ],
)
def test_a_file_of_another_shape_is_refused(desk: Program, text: str, said: str) -> None:
    (desk.folder / "came.csv").write_text(text)
    ended = desk.typed("list", "attended", "came.csv")
    assert (ended.exit_code, said in ended.stderr) == (Exit.USAGE, True), ended.output
