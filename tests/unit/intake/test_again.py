"""Reading settled messages again tells and counts every message that is something else now."""

import pytest
from sqlalchemy import update

from store import queries
from store.database import writing
from store.states import State
from store.tables import Message
from tests.fixtures.program import Program
from tests.fixtures.records import day, letter

NOTE = """Note No. 12/2009

The Permanent Mission of Norway to the United Nations (Vienna) presents its compliments to the Secretariat and, with
reference to note verbale CU 2009/33, has the honour to inform it that Norway will be represented by:

Mr. Odd LUND, Judge, Supreme Court
"""


@pytest.fixture
def desk(program: Program) -> Program:
    """Two copies of a note, read."""
    for number in (1, 2):
        raw = letter(f"Nomination {number}", sent=day(number), text=NOTE)
        (program.folder / f"{number}.eml").write_bytes(raw)
        program.typed("import", f"{number}.eml")
    return program


def test_a_message_that_becomes_a_copy_is_told_and_counted(desk: Program) -> None:
    with desk.store() as engine:
        assert queries.copies(engine, (1, 2)) == {1: None, 2: 1}
        # As an earlier version had it, which did not know them for one.
        with writing(engine) as connection:
            connection.execute(update(Message).values(state=State.FILED, duplicate_of=None))
    done = desk.typed("reparse", "--all")
    assert "2 messages read again, 1 changed" in done.stdout, done.output
    assert "of message" in done.stdout
    with desk.store() as engine:
        assert list(queries.copies(engine, (1, 2)).values()).count(None) == 1


def test_a_message_that_is_no_copy_any_more_is_told_and_counted(desk: Program) -> None:
    desk.typed("assign", "1", "--intent", "unrelated")
    with desk.store() as engine, writing(engine) as connection:
        connection.execute(update(Message).where(Message.id == 2).values(state=State.DUPLICATE, duplicate_of=1))
    done = desk.typed("reparse", "--all")
    assert "2: is no copy of message 1 any more" in done.stdout, done.output
    assert "2 messages read again, 1 changed" in done.stdout


def test_nothing_is_told_where_everything_is_as_it_was(desk: Program) -> None:
    assert desk.typed("reparse", "--all").stdout == "2 messages read again, 0 changed, 0 could not be read.\n"
