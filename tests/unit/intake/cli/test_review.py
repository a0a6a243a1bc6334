"""What has to be looked at is listed with number and age, closed by number, and reparse leaves what was confirmed."""

import json

from intake.errors import Exit
from parsers.record import Intent, Reason, ReviewItem
from tests.fixtures.program import Program
from tests.fixtures.records import person, response
from tests.unit.intake.cli.test_rosters import NORWAY, filled

DOUBT = ReviewItem("/delegates/0", Reason.NAME_ORDER, "Which part is the [family] name?")


def test_items_are_listed_confirmed_and_shown_in_the_history(program: Program) -> None:
    filled(program, response(Intent.NOMINATE, person("Ana Kovar"), sender=NORWAY, review=(DOUBT,)))
    (item,) = json.loads(program.typed("review", "--format", "json").stdout)
    shown = program.typed("review").stdout
    assert "Norway" in shown
    assert "day" in shown
    done = program.typed("confirm", str(item["id"]), "--author", "ana")
    assert (done.exit_code, "by ana" in done.stdout) == (Exit.DONE, True), done.output
    assert "Nothing is left" in program.typed("review").stdout
    assert "confirmed by ana: name_order: Which part is the [family] name?" in program.typed("history", "NOR").stdout
    second = program.typed("dismiss", str(item["id"]), "--author", "bo")
    assert (second.exit_code, "confirmed by ana" in second.stderr) == (Exit.FINDINGS, True)


def test_a_number_that_never_was_and_an_author_without_a_name_are_refused(program: Program) -> None:
    assert program.typed("dismiss", "7").exit_code == Exit.NOT_FOUND
    assert program.typed("confirm", "7", "--author", " ").exit_code == Exit.USAGE


def test_reparse_tells_and_leaves_what_a_person_confirmed(program: Program) -> None:
    # The letter itself names nobody, so that reading it again finds something else.
    filled(program, response(Intent.NOMINATE, person("Ana Kovar"), sender=NORWAY, review=(DOUBT,)))
    (item,) = json.loads(program.typed("review", "--format", "json").stdout)
    program.typed("confirm", str(item["id"]), "--author", "ana")
    before = program.typed("roster", "--format", "json").stdout
    done = program.typed("reparse", "--all")
    assert "1: stays as ana confirmed it" in done.stdout, done.output
    assert ", 0 changed" in done.stdout
    assert program.typed("roster", "--format", "json").stdout == before


def test_reparse_tells_what_was_corrected_where_the_message_is_no_more(program: Program) -> None:
    filled(program, response(Intent.NOMINATE, person("Ana Kovar"), sender=NORWAY))
    program.typed("correct", "Norway", "--add", "Cy Moor", "--author", "ana")
    done = program.typed("reparse", "--all")
    assert "1: what was corrected of Cy Moor stays on the list that it has left" in done.stdout, done.output
    (item,) = [each["item"] for each in json.loads(program.typed("review", "--format", "json").stdout)]
    assert "What was corrected of Cy Moor stays on the list of Norway about CU 2030/7" in item["detail"]


def test_an_author_with_a_full_stop_ends_the_sentence_once(program: Program) -> None:
    filled(program, response(Intent.NOMINATE, person("Ana Kovar"), sender=NORWAY, review=(DOUBT,)))
    assert program.typed("confirm", "1", "--author", "Anna B.").stdout.endswith(" is confirmed by Anna B.\n")
