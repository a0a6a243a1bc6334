"""What the staff corrects holds, stands in the history, and is told to whoever corrects the same or says otherwise."""

import datetime as dt
import json
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from intake.errors import Exit
from parsers.record import Intent, Kind, Reason, Response, ReviewItem, Sender
from store import filing
from store.assignments import Assignment, over
from store.corrections import Wanted, correct
from store.database import reading
from store.decisions import Closed, decide
from store.delegation import By, Said, What
from store.tables import AssignedPlace
from tests.fixtures.program import Program
from tests.fixtures.records import (
    MEETING,
    NOBODY,
    OTHER_MEETING,
    amends,
    declines,
    joins,
    leaves,
    nominates,
    person,
    response,
)  # fmt: skip
from tests.unit.intake.cli.test_rosters import NORWAY, filled

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)


def listed(program: Program) -> list[dict[str, Any]]:
    (roster,) = json.loads(program.typed("roster", "--format", "json").stdout)
    return list(roster["delegates"])


def names(program: Program) -> list[str]:
    return [each["name"] for each in listed(program)]


def items(program: Program) -> dict[int, str]:
    rows = json.loads(program.typed("review", "--format", "json").stdout)
    return {row["id"]: row["item"]["detail"] for row in rows if row["item"]["reason"] == "contradicts_correction"}


def right(program: Program, *typed: str) -> str:
    done = program.typed("correct", "Norway", *typed, "--author", "ana")
    assert done.exit_code == Exit.DONE, done.output
    return done.stdout


def says(mail: str) -> Response:
    return response(Intent.NOMINATE, person("Ana Kovar", emails=(mail,)), person("Bo Lind"), sender=NORWAY)


@pytest.fixture
def desk(program: Program) -> Program:
    filled(program, says("old@norway.example"))
    return program


def test_a_correction_holds_and_stands_in_the_history_with_author_and_number(desk: Program) -> None:
    right(desk, "--person", "KOVAR Ana", "--set", "email=New@norway.example", "--set", "role=deputy head",
          "--set", "phone=+43 1 26060 4000, 0043 1 26060 4001")  # fmt: skip
    ana = listed(desk)[0]
    assert (ana["emails"], ana["role"]) == (["new@norway.example"], "deputy_head")
    assert ana["phones"] == ["+431260604000", "+431260604001"]
    shown = desk.typed("history", "NOR").stdout
    assert "corrected by ana: ~ Ana Kovar" in shown
    assert "old@norway.example -> new@norway.example" in shown
    assert "(correction 1)" in shown


def test_a_corrected_division_of_a_name_is_told_beside_what_else_was_corrected(desk: Program) -> None:
    typed = ("family_name=Ana Kovar", "given_names=", "role=head")
    said = right(desk, "--person", "Ana Kovar", *(word for each in typed for word in ("--set", each)))
    for words in ("Head", "family name: Kovar -> Ana Kovar", "given names: Ana -> nothing"):
        assert words in said


def test_somebody_is_added_at_the_end_and_removed_by_number(desk: Program) -> None:
    right(desk, "--add", "Cy VAN MOOR", "--set", "position=Judge")
    assert names(desk) == ["Ana Kovar", "Bo Lind", "Cy VAN MOOR"]
    assert (listed(desk)[2]["family_name"], listed(desk)[2]["position"]) == ("van Moor", "Judge")
    right(desk, "--remove", "1")
    assert names(desk) == ["Bo Lind", "Cy VAN MOOR"]


def test_who_is_gone_cannot_be_corrected_and_it_is_told_who_took_them_off(desk: Program) -> None:
    right(desk, "--remove", "Bo Lind")
    done = desk.typed("correct", "NOR", "--person", "Bo Lind", "--set", "role=head")
    assert (done.exit_code, "ana took them off" in done.stderr) == (Exit.NOT_FOUND, True), done.stderr


def test_so_it_is_of_somebody_whom_a_message_took_off(desk: Program) -> None:
    filled(desk, amends(leaves("Bo Lind"), sender=NORWAY), start=5)
    done = desk.typed("correct", "NOR", "--person", "Bo Lind", "--set", "role=head")
    assert (done.exit_code, "message 2 took them off on 2030-04-01 08:05 CEST" in done.stderr) == (Exit.NOT_FOUND, True)
    never = desk.typed("correct", "NOR", "--person", "Di Roe", "--set", "role=head")
    assert "Di Roe is not on the list: " in never.stderr


def test_who_takes_the_last_person_off_is_asked_whether_the_delegation_still_comes(desk: Program) -> None:
    asked = "ask whether this delegation still comes"
    right(desk, "--remove", "Bo Lind")
    assert asked not in desk.typed("review", "--format", "json").stdout
    right(desk, "--remove", "Ana Kovar")
    assert asked in desk.typed("review", "--format", "json").stdout
    right(desk, "--add", "Cy Moor")
    assert asked not in desk.typed("review", "--format", "json").stdout


def test_times_are_told_in_the_zone_of_the_configuration(desk: Program) -> None:
    with desk.store() as engine:
        by = By("ana", NOW)
        correct(engine, {"iso3:NOR"}, None, Wanted(What.CORRECTED, "Ana Kovar", Said(position="Judge")), by)
        filing.assign(engine, 1, Assignment(intent=Intent.NOMINATE), by)
        filing.refile(engine, 1, replace(says("x@norway.example"), review=UNKNOWN), "2", NOW)
        decide(engine, [1], Closed.DISMISSED, "ana", NOW)
    for typed in (("correct", "NOR", "--person", "Ana Kovar", "--set", "position=Clerk"),
                  ("assign", "1", "--intent", "decline"), ("dismiss", "1")):  # fmt: skip
        done = desk.typed(*typed)
        assert (done.exit_code, "2030-04-01 08:00 CEST" in done.stderr) == (Exit.FINDINGS, True), done.output


def test_the_second_to_correct_the_same_is_told_what_the_first_said(desk: Program) -> None:
    right(desk, "--person", "Ana Kovar", "--set", "email=a@norway.example")
    right(desk, "--person", "Ana Kovar", "--set", "position=Judge")
    again = ("correct", "NOR", "--person", "Ana Kovar", "--set", "email=b@norway.example", "--author", "bo")
    done = desk.typed(*again)
    assert (done.exit_code, "by ana" in done.stderr, "--over 1" in done.stderr) == (Exit.FINDINGS, True, True)
    never = desk.typed(*again, "--over", "99")
    assert (never.exit_code, "no correction 99" in never.stderr) == (Exit.NOT_FOUND, True)
    assert listed(desk)[0]["emails"] == ["a@norway.example"]
    assert desk.typed(*again, "--over", "1").exit_code == Exit.DONE
    assert listed(desk)[0]["emails"] == ["b@norway.example"]


@pytest.mark.parametrize(
    "typed",
    [
        ("--person", "Ana Kovar"), ("--set", "role=head"), ("--person", "Ana Kovar", "--set", "email=nowhere"),
        ("--person", "Ana Kovar", "--set", "phone=260604000"), ("--person", "Ana Kovar", "--set", "role=king"),
        ("--person", "Ana Kovar", "--set", "shoe=42"), ("--person", "Ana Kovar", "--set", "name="),
        ("--add", "Cy Moor", "--remove", "Bo Lind"), ("--remove", "Bo Lind", "--set", "role=head"),
        ("--add", "Cy\udcff Moor"), ("--add", "Cy\x01 Moor"), ("--add", "\u200b"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_wrong_command_line_and_changes_nothing(desk: Program, typed: tuple[str, ...]) -> None:
    before = listed(desk)
    assert desk.typed("correct", "NOR", *typed).exit_code == Exit.USAGE
    assert listed(desk) == before


def test_a_later_message_that_says_otherwise_changes_nothing_until_it_is_confirmed(desk: Program) -> None:
    right(desk, "--person", "Ana Kovar", "--set", "email=new@norway.example")
    filled(desk, says("other@norway.example"), start=5)
    assert listed(desk)[0]["emails"] == ["new@norway.example"]
    ((item, detail),) = items(desk).items()
    assert "other@norway.example" in detail
    assert "new@norway.example" in detail
    assert desk.typed("confirm", str(item), "--author", "bo").exit_code == Exit.DONE
    assert listed(desk)[0]["emails"] == ["other@norway.example"]
    assert items(desk) == {}
    assert "corrected by bo" in desk.typed("history", "NOR").stdout


def test_dismissing_it_keeps_the_correction_and_so_does_correcting_once_more(desk: Program) -> None:
    right(desk, "--person", "Ana Kovar", "--set", "email=new@norway.example")
    filled(desk, says("other@norway.example"), start=5)
    (first,) = items(desk)
    desk.typed("dismiss", str(first))
    assert (listed(desk)[0]["emails"], items(desk)) == (["new@norway.example"], {})
    filled(desk, says("third@norway.example"), start=6)
    assert len(items(desk)) == 1
    right(desk, "--person", "Ana Kovar", "--set", "email=fourth@norway.example", "--over", "1")
    assert listed(desk)[0]["emails"] == ["fourth@norway.example"]
    assert items(desk) == {}


@pytest.mark.parametrize(
    ("corrected", "message", "kept", "then"),
    [
        (("--add", "Cy Moor"), nominates("Ana Kovar", sender=NORWAY), ["Ana Kovar", "Cy Moor"], ["Ana Kovar"]),
        (("--add", "Cy Moor"), declines(sender=NORWAY), ["Cy Moor"], []),
        (("--add", "Cy Moor"), amends(leaves("Cy Moor"), sender=NORWAY), ["Ana Kovar", "Bo Lind", "Cy Moor"],
         ["Ana Kovar", "Bo Lind"]),
        (("--remove", "Bo Lind"), amends(joins("Bo Lind"), sender=NORWAY), ["Ana Kovar"], ["Ana Kovar", "Bo Lind"]),
        (("--remove", "Bo Lind"), nominates("Bo Lind", "Di Roe", sender=NORWAY), ["Di Roe"], ["Di Roe", "Bo Lind"]),
    ],
)  # fmt: skip
def test_who_comes_is_decided_by_a_person_where_a_message_says_otherwise(
    desk: Program, corrected: tuple[str, ...], message: Response, kept: list[str], then: list[str]
) -> None:
    right(desk, *corrected)
    filled(desk, message, start=5)
    assert names(desk) == kept
    (item,) = items(desk)
    assert desk.typed("confirm", str(item)).exit_code == Exit.DONE
    assert names(desk) == then
    assert items(desk) == {}


def test_a_corrected_name_is_known_by_the_old_one_too(desk: Program) -> None:
    right(desk, "--person", "Ana Kovar", "--set", "name=Hannah KOVAROVA")
    filled(desk, amends(joins("Ana Kovar", position="Judge"), sender=NORWAY), start=5)
    assert names(desk) == ["Hannah KOVAROVA", "Bo Lind"]
    assert listed(desk)[0]["position"] == "Judge"
    assert len(items(desk)) == 1


def test_who_was_taken_off_is_known_in_another_script_and_asked_about(desk: Program) -> None:
    right(desk, "--add", "Oleg Bondarenko")
    right(desk, "--remove", "Oleg Bondarenko", "--over", "1")
    filled(desk, amends(joins("Олег Бондаренко"), sender=NORWAY), start=5)
    assert names(desk) == ["Ana Kovar", "Bo Lind"]
    (item,) = items(desk)
    assert desk.typed("confirm", str(item)).exit_code == Exit.DONE
    assert names(desk) == ["Ana Kovar", "Bo Lind", "Олег Бондаренко"]


def test_what_was_corrected_of_somebody_holds_in_another_script(desk: Program) -> None:
    right(desk, "--add", "Oleg Bondarenko", "--set", "position=Judge")
    filled(desk, amends(joins("Олег Бондаренко", position="Envoy"), sender=NORWAY), start=5)
    assert (len(listed(desk)), listed(desk)[2]["position"]) == (3, "Judge")
    assert len(items(desk)) == 2


@pytest.mark.parametrize(
    ("there", "new"),
    [
        ("Oleg Bondarenko", "Олег Бондаренко"), ("Mohammed SALEH", "Muhammad SALEH"),
        ("Mamadou Diop", "Mamadou Lamine DIOP"), ("Hind AL HARTHY", "Hind bint Ali AL HARTHY"),
    ],
)  # fmt: skip
def test_who_is_like_somebody_on_the_list_is_added_when_said_to_be_another(
    program: Program, there: str, new: str
) -> None:
    listing = response(Intent.NOMINATE, person("Ana Kovar"), person(there, position="Judge"), sender=NORWAY)
    filled(program, listing)
    done = program.typed("correct", "NOR", "--add", new, "--set", "position=Clerk")
    assert (done.exit_code, f"{there} on the list may be the same person" in done.stderr) == (Exit.FINDINGS, True)
    assert "--person 2, or say --another" in done.stderr
    assert names(program) == ["Ana Kovar", there]
    right(program, "--add", new, "--set", "position=Clerk", "--another")
    assert [(each["name"], each["position"]) for each in listed(program)[1:]] == [(there, "Judge"), (new, "Clerk")]
    filled(program, amends(joins(there, position="Envoy"), sender=NORWAY), declines(sender=NORWAY), listing, start=5)
    assert [(each["name"], each["position"]) for each in listed(program)[1:]] == [(there, "Judge"), (new, "Clerk")]


def test_another_goes_with_a_name_that_is_added_or_given(desk: Program) -> None:
    assert desk.typed("correct", "NOR", "--remove", "Bo Lind", "--another").exit_code == Exit.USAGE
    assert desk.typed("correct", "NOR", "--person", "1", "--set", "role=head", "--another").exit_code == Exit.USAGE
    renamed = ("--person", "1", "--set", "name=Bo Lindt")
    done = desk.typed("correct", "NOR", *renamed)
    assert (done.exit_code, "Bo Lind on the list may be the same person" in done.stderr) == (Exit.FINDINGS, True)
    right(desk, *renamed, "--another")
    assert names(desk) == ["Bo Lindt", "Bo Lind"]


def test_a_person_is_meant_by_the_name_in_another_script(desk: Program) -> None:
    right(desk, "--add", "Oleg Bondarenko")
    right(desk, "--person", "Олег Бондаренко", "--set", "position=Judge")
    assert [(each["name"], each["position"]) for each in listed(desk)[2:]] == [("Oleg Bondarenko", "Judge")]


def test_reparse_leaves_what_a_person_corrected_and_assigned(desk: Program) -> None:
    right(desk, "--add", "Cy Moor")
    desk.typed("assign", "1", "--intent", "amend")
    desk.typed("reparse", "--all")
    with desk.store() as engine:
        assert over(engine, 1, says("x@norway.example")).intent is Intent.AMEND
        filing.refile(engine, 1, says("x@norway.example"), "2", NOW)
    assert names(desk) == ["Ana Kovar", "Bo Lind", "Cy Moor"]
    assert json.loads(desk.typed("show", "1", "--json").stdout)["intent"] == "amend"


def test_reparse_keeps_where_a_message_would_be_without_what_a_person_assigned(desk: Program) -> None:
    desk.typed("assign", "1", "--sender", "Sweden")
    desk.typed("reparse", "--all")
    with desk.store() as engine, reading(engine) as connection:
        keys = connection.execute(select(AssignedPlace.sender_key)).scalars().all()
    assert (len(keys), "iso3:NOR" in keys, "iso3:SWE" in keys) == (2, True, False)


def test_an_assignment_that_says_what_a_colleague_said_changes_nothing_and_says_so(desk: Program) -> None:
    first = desk.typed("assign", "1", "--intent", "nominate", "--author", "ana")
    assert "correction 1" in first.stdout
    shown = desk.typed("history", "NOR").stdout
    assert "message 1 assigned by ana: intent: stays nominate (correction 1)" in shown
    again = desk.typed("assign", "1", "--intent", "nominate", "--author", "bo")
    assert (again.exit_code, "so already: nothing was changed" in again.stdout) == (Exit.DONE, True), again.output
    assert desk.typed("history", "NOR").stdout == shown
    more = desk.typed("assign", "1", "--intent", "nominate", "--sender", "Sweden", "--author", "bo", "--over", "1")
    assert "correction 2" in more.stdout


UNKNOWN = (
    ReviewItem("/sender", Reason.SENDER_UNKNOWN, "Nobody is named."),
    ReviewItem("/meeting/reference", Reason.MEETING_UNKNOWN, "No meeting is named."),
)


def test_a_message_of_nobody_about_nothing_is_assigned_and_its_doubts_are_gone(program: Program) -> None:
    program.typed("meetings", "add", MEETING)
    filled(program, nominates("Ana Kovar", sender=NOBODY, meeting=None, review=UNKNOWN))
    done = program.typed("assign", "1", "--sender", "Norwegen", "--meeting", MEETING, "--author", "ana")
    assert done.exit_code == Exit.DONE, done.output
    (roster,) = json.loads(program.typed("roster", "--format", "json", "--meeting", MEETING).stdout)
    assert (roster["sender"]["iso3"], len(roster["delegates"])) == ("NOR", 1)
    assert json.loads(program.typed("review", "--format", "json").stdout) == []
    shown = program.typed("history", "NOR").stdout
    assert "message 1 assigned by ana: sender: nothing -> Norway; meeting: nothing -> CU 2030/7" in shown
    second = program.typed("assign", "1", "--sender", "Sweden", "--author", "bo")
    assert (second.exit_code, "by ana" in second.stderr) == (Exit.FINDINGS, True)
    assert program.typed("assign", "1", "--sender", "Sweden", "--over", "2").exit_code == Exit.NOT_FOUND
    assert program.typed("assign", "1", "--sender", "Sweden", "--over", "1").exit_code == Exit.DONE
    (roster,) = json.loads(program.typed("roster", "--format", "json", "--meeting", MEETING).stdout)
    assert roster["sender"]["iso3"] == "SWE"


def test_what_a_person_calls_unrelated_has_nothing_left_to_look_at_and_shows_who_said_so(program: Program) -> None:
    doubt = ReviewItem("/delegates/0", Reason.NAME_ORDER, "Which part is the family name?")
    filled(program, nominates("Ana Kovar", sender=NORWAY, review=(doubt, *UNKNOWN)))
    assert program.typed("assign", "1", "--intent", "unrelated", "--author", "vera").exit_code == Exit.DONE
    assert json.loads(program.typed("review", "--format", "json").stdout) == []
    shown = " ".join(program.typed("show", "1").stdout.split())
    assert "assigned by vera: intent: nominate -> unrelated (correction 1)" in shown
    assert "assigned by vera" in program.typed("history", "Norway").stdout


def test_reading_again_knows_the_last_word_of_a_person_alone(program: Program) -> None:
    doubt = ReviewItem("/delegates/0", Reason.NAME_ORDER, "Which part is the family name?")
    filled(program, nominates("Ana Kovar", sender=NORWAY, review=(doubt,)))
    for intent, seen in (("unrelated", "0"), ("nominate", "1")):
        assert program.typed("assign", "1", "--intent", intent, "--over", seen).exit_code == Exit.DONE
    with program.store() as engine:
        assert over(engine, 1, nominates("Ana Kovar", sender=NORWAY, review=(doubt,))).review == (doubt,)


def test_corrections_go_with_the_only_message_of_a_list(program: Program) -> None:
    for meeting in (MEETING, OTHER_MEETING):
        program.typed("meetings", "add", meeting)
    filled(program, nominates("Ana Kovar", sender=NORWAY))
    right(program, "--add", "Cy Moor")
    program.typed("assign", "1", "--meeting", OTHER_MEETING)
    (roster,) = json.loads(program.typed("roster", "--format", "json").stdout)
    assert roster["meeting"]["reference"] == OTHER_MEETING
    assert [each["name"] for each in roster["delegates"]] == ["Ana Kovar", "Cy Moor"]


def test_to_another_senders_list_only_those_go_that_are_about_people_of_the_message(program: Program) -> None:
    filled(program, nominates("Ana Kovar", sender=NORWAY))
    right(program, "--person", "Ana Kovar", "--set", "position=Judge")
    right(program, "--add", "Cy Moor")
    before = program.typed("history", "Norway").stdout
    done = program.typed("assign", "1", "--sender", "Ghana")
    assert "What was corrected of Cy Moor stays on the list that it has left" in done.stdout
    ghana, norway = json.loads(program.typed("roster", "--format", "json").stdout)
    assert [(each["name"], each["position"]) for each in ghana["delegates"]] == [("Ana Kovar", "Judge")]
    assert ([each["name"] for each in norway["delegates"]], norway["intent"]) == (["Cy Moor"], "attending")
    assert "corrected by ana: ~ Ana Kovar" in program.typed("history", "Ghana").stdout
    after = program.typed("history", "Norway").stdout
    assert [line for line in before.splitlines() if "corrected by" in line and line not in after] == []
    program.typed("assign", "1", "--sender", "Norway", "--over", "3")
    assert names(program) == ["Ana Kovar", "Cy Moor"]
    assert program.typed("history", "Norway").stdout.count("corrected by ana: ~ Ana Kovar") == 1
    right(program, "--person", "Ana Kovar", "--set", "position=Clerk", "--over", "1")
    assert listed(program)[0]["position"] == "Clerk"


def test_the_meeting_is_found_however_it_is_typed(program: Program) -> None:
    for meeting in (MEETING, OTHER_MEETING):
        program.typed("meetings", "add", meeting)
    filled(program, *(nominates("Ana Kovar", sender=NORWAY, meeting=each) for each in (MEETING, OTHER_MEETING)))
    right(program, "--meeting", MEETING.lower().replace(" ", ""), "--add", "Cy Moor")
    assert "Cy Moor" in program.typed("roster", "--meeting", MEETING).stdout
    unknown = program.typed("correct", "Norway", "--meeting", "CU 2031/1", "--add", "Di Noor")
    assert (unknown.exit_code, MEETING in unknown.stderr) == (Exit.NOT_FOUND, True)
    done = program.typed("assign", "1", "--meeting", OTHER_MEETING.lower().replace(" ", ""))
    assert done.exit_code == Exit.DONE, done.output


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        (("correct", "Norwya", "--add", "Cy Moor"), "did you mean Norway?"),
        (("assign", "1", "--sender", "Norwya"), "did you mean Norway?"),
        (("assign", "1", "--sender", "Untied Nations Environment Programme"), "did you mean"),
        (("correct", "Norway", "--meeting", "CU 2009/33", "--remove", "Cy Moor"), f"only about {MEETING}"),
        (("history", "Norway", "--meeting", "CU 2009/33"), f"only about {MEETING}"),
    ],
)  # fmt: skip
def test_what_was_probably_meant_is_said(desk: Program, typed: tuple[str, ...], advice: str) -> None:
    done = desk.typed(*typed)
    assert (done.exit_code in {Exit.NOT_FOUND, Exit.USAGE}, advice in done.stderr) == (True, True), done.stderr


def test_of_a_sender_whose_messages_have_all_left_the_history_is_named_and_no_sender_of_its_name(desk: Program) -> None:
    desk.typed("assign", "1", "--sender", "Sweden")
    for words in ((), ("--meeting", MEETING)):
        done = desk.typed("correct", "Norway", *words, "--remove", "Cy Moor")
        assert (done.exit_code, "did you mean" in done.stderr) == (Exit.NOT_FOUND, False), done.stderr
        assert "any more: `intake history 'Norway'`" in done.stderr


def test_a_number_too_long_to_be_shown_is_told_as_cut(desk: Program) -> None:
    for typed, told in (("12", "no number 12 on"), ("9" * 5000, "no number 999999999... (5,000 digits) on")):
        done = desk.typed("correct", "Norway", "--remove", typed)
        assert (done.exit_code, told in done.stderr) == (Exit.NOT_FOUND, True), done.stderr


def test_a_list_about_no_meeting_is_meant_by_nothing(program: Program) -> None:
    for meeting in (MEETING, None):
        filled(program, nominates("Ana Kovar", sender=NORWAY, meeting=meeting), start=5 if meeting else 1)
    several = program.typed("correct", "Norway", "--add", "Cy Moor")
    assert (several.exit_code, "'', " in several.stderr) == (Exit.FINDINGS, True)
    right(program, "--meeting", "", "--add", "Cy Moor")
    assert "Cy Moor" in program.typed("history", "Norway", "--meeting", "").stdout
    (roster,) = json.loads(program.typed("roster", "--meeting", "", "--format", "json").stdout)
    assert [each["name"] for each in roster["delegates"]] == ["Ana Kovar", "Cy Moor"]


@pytest.mark.parametrize("author", ["Ana\nBo", "Ana\x1b[31m", "Ana\u202e"])
def test_an_author_is_one_line_of_letters(desk: Program, author: str) -> None:
    done = desk.typed("correct", "NOR", "--add", "Cy Moor", "--author", author)
    assert (done.exit_code, "\x1b" in done.output) == (Exit.USAGE, False)


@pytest.mark.parametrize("number", ["0", "3", "9" * 5000, "0" * 5000])
def test_a_number_that_is_not_on_the_list_is_told_however_long_it_is(desk: Program, number: str) -> None:
    done = desk.typed("correct", "NOR", "--remove", number)
    assert (done.exit_code, "on the list, which ends with 2" in done.stderr) == (Exit.NOT_FOUND, True), done.output
    assert len(done.stderr) < 200


def test_what_cannot_be_assigned_is_refused(program: Program) -> None:
    filled(program, nominates("Ana Kovar", sender=Sender("League of Shores", Kind.NGO)))
    assert program.typed("assign", "1").exit_code == Exit.USAGE
    assert program.typed("assign", "1", "--sender", "League of Bays").exit_code == Exit.USAGE
    assert program.typed("assign", "1", "--meeting", "CU 2031/1").exit_code == Exit.NOT_FOUND
    assert program.typed("assign", "9", "--intent", "decline").exit_code == Exit.NOT_FOUND
    assert program.typed("assign", "1", "--sender", "League of Bays", "--kind", "ngo").exit_code == Exit.DONE
    assert "League of Bays (ngo)" in program.typed("history", "League of Bays").stdout


def begun(program: Program, *typed: str) -> str:
    done = program.typed("correct", *typed, "--author", "ana")
    assert done.exit_code == Exit.DONE, done.output
    return done.stdout


def test_somebody_is_added_for_a_sender_of_whom_nothing_is_filed_and_it_is_said_that_the_list_begins(
    program: Program,
) -> None:
    program.typed("ledger", "told", "Norway", "--attending")
    said = begun(program, "Norwegen", "--add", "Odd LUND", "--set", "position=Judge")
    assert "Nothing is filed from Norway about CU 2009/33: its list begins with this." in said
    assert "corrected by ana: + Odd LUND, Judge" in said
    assert names(program) == ["Odd LUND"]
    assert "begins" not in begun(program, "NOR", "--add", "Per HAUGEN")
    line = next(line for line in program.typed("ledger").stdout.splitlines() if "Norway" in line)
    assert "2" in line
    assert "corrected by ana: + Odd LUND, Judge" in program.typed("history", "NOR").stdout
    filled(program, nominates("Odd Lund", "Ana Kovar", sender=NORWAY, meeting="CU 2009/33"))
    assert names(program) == ["Odd LUND", "Ana Kovar", "Per HAUGEN"]
    assert len(items(program)) == 1


def test_the_meeting_is_said_where_several_are_open_and_none_was_answered(program: Program) -> None:
    program.typed("meetings", "add", MEETING)
    done = program.typed("correct", "Norway", "--add", "Odd LUND")
    assert (done.exit_code, "say which with --meeting" in done.stderr) == (Exit.USAGE, True), done.output
    begun(program, "Norway", "--meeting", MEETING, "--add", "Odd LUND")
    (roster,) = json.loads(program.typed("roster", "--meeting", MEETING, "--format", "json").stdout)
    assert (roster["sender"]["iso3"], roster["intent"], len(roster["delegates"])) == ("NOR", "attending", 1)


def test_who_is_in_no_ledger_but_has_answered_another_meeting_gets_a_list_too(program: Program) -> None:
    program.typed("meetings", "add", MEETING)
    program.typed("meetings", "add", OTHER_MEETING)
    league = Sender("League of Shores", Kind.NGO)
    filled(program, nominates("Ana Kovar", sender=league))
    begun(program, "league of shores", "--meeting", OTHER_MEETING, "--add", "Odd LUND")
    (roster,) = json.loads(program.typed("roster", "--meeting", OTHER_MEETING, "--format", "json").stdout)
    assert (roster["sender"]["name"], roster["sender"]["kind"]) == ("League of Shores", "ngo")
    filled(program, nominates("Odd Lund", sender=league, meeting=OTHER_MEETING), start=5)
    (roster,) = json.loads(program.typed("roster", "--meeting", OTHER_MEETING, "--format", "json").stdout)
    assert [each["name"] for each in roster["delegates"]] == ["Odd LUND"]


def test_a_body_of_an_imported_ledger_gets_a_list_that_its_note_is_filed_under(program: Program) -> None:
    file = program.folder / "invited.csv"
    file.write_text("section,name,addresses\nUN entities,UNEP,\n")
    program.typed("ledger", "import", str(file))
    begun(program, "UNEP", "--add", "Odd LUND")
    unep = Sender("UNEP", Kind.UN_ENTITY, None, "United Nations Environment Programme")
    filled(program, nominates("Odd Lund", sender=unep, meeting="CU 2009/33"))
    assert names(program) == ["Odd LUND"]


@pytest.mark.parametrize(
    "typed",
    [
        ("--remove", "Odd LUND"), ("--person", "Odd LUND", "--set", "role=head"),
        ("--meeting", "", "--add", "Odd LUND"), ("--meeting", "CU 2031/1", "--add", "Odd LUND"),
    ],
)  # fmt: skip
def test_nothing_else_begins_a_list(program: Program, typed: tuple[str, ...]) -> None:
    assert program.typed("correct", "Norway", *typed).exit_code == Exit.NOT_FOUND
    assert json.loads(program.typed("roster", "--format", "json").stdout) == []


def test_who_is_in_no_ledger_and_has_answered_nothing_gets_no_list(program: Program) -> None:
    done = program.typed("correct", "Norwya", "--add", "Odd LUND")
    assert (done.exit_code, "did you mean Norway?" in done.stderr) == (Exit.NOT_FOUND, True), done.output


def test_a_sender_whom_nobody_knows_is_corrected_and_told_by_the_name_that_is_shown(program: Program) -> None:
    filled(program, nominates("Ana Kovar", sender=NOBODY), nominates("Bo Lind", sender=NOBODY))
    begun(program, "sender unknown (message 2)", "--add", "Odd LUND")
    shown = program.typed("history", "Sender unknown  (message 2)")
    assert (shown.exit_code, "+ Odd LUND" in shown.stdout, "Ana Kovar" in shown.stdout) == (Exit.DONE, True, False)
    assert program.typed("history", "sender unknown (message 3)").exit_code == Exit.NOT_FOUND


def test_what_comes_back_with_somebody_who_was_taken_off_is_told(desk: Program) -> None:
    right(desk, "--remove", "Ana Kovar")
    said = right(desk, "--add", "Ana Kovar", "--over", "1", "--set", "position=Judge")
    assert "As before they were taken off: e-mail." in said
    assert listed(desk)[1]["emails"] == ["old@norway.example"]
    assert "As before" not in right(desk, "--add", "Cy Moor")
