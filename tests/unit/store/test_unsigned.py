"""Copies of a letter whose sender nobody knows count once; who says of one whose it is has the others asked about."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from parsers.record import Also, Intent, Kind, MeetingRef, Response, Sender
from store import filing, queries
from store.assignments import Assignment
from store.corrections import Wanted, correct
from store.delegation import By, What
from store.unsigned import marks
from tests.fixtures.database import arrived
from tests.fixtures.records import MEETING, NOBODY, OTHER_MEETING, declines, nominates, person

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
BRABANT = Sender("Brabant", Kind.STATE, "XBR")
BY = By("vera", NOON)


def unsigned(*names: str, **fields: object) -> Response:
    return nominates(*names, **({"sender": NOBODY, "note": "V 7"} | fields))  # type: ignore[arg-type]


def lists(engine: Engine) -> list[tuple[str | None, list[str]]]:
    return [(one.sender.name, [each.name for each in one.delegates]) for one in queries.rosters(engine)]


def states(engine: Engine, *ids: int) -> list[tuple[str, int | None]]:
    return [(str(row.state), row.duplicate_of) for row in (queries.message(engine, id) for id in ids)]


def asked(engine: Engine, id: int) -> list[str]:
    return [item.detail for item in queries.message(engine, id).review if item.path == "/sender"]


def assign(engine: Engine, id: int, **said: object) -> None:
    made, _, _ = filing.assign(engine, id, Assignment(**said), BY)  # type: ignore[arg-type]
    assert made is not None


COPIES = {
    "one number": (unsigned("Ana Kovar"), unsigned("KOVAR Ana", note="v7")),
    "one Message-ID": (unsigned("Ana Kovar", note=None, message_id="<a@b>"),) * 2,
    "one Message-ID and nobody named": (declines(sender=NOBODY, message_id="<a@b>"),) * 2,
    "no meeting": (unsigned("Ana Kovar", meeting=None),) * 2,
}


@pytest.mark.parametrize("copies", COPIES.values(), ids=list(COPIES))
def test_copies_of_a_letter_whose_sender_nobody_knows_count_once(
    engine: Engine, copies: tuple[Response, Response]
) -> None:
    first, second = (arrived(engine, number, record, NOON) for number, record in enumerate(copies, 1))
    assert states(engine, first, second) == [("filed", None), ("duplicate", first)]
    assert len(lists(engine)) == 1
    filing.refile(engine, first, copies[0], "2", NOON)
    assert states(engine, first, second) == [("filed", None), ("duplicate", first)]


OTHERS = {
    "another number": unsigned("Ana Kovar", note="V 8"),
    "other people": unsigned("Bo Lind"),
    "another meeting": unsigned("Ana Kovar", meeting=OTHER_MEETING),
    "a sender who is known": unsigned("Ana Kovar", sender=BRABANT),
    "neither number nor Message-ID": unsigned("Ana Kovar", note=None),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=list(OTHERS))
def test_letters_that_differ_in_what_makes_them_one_are_of_different_senders(engine: Engine, other: Response) -> None:
    ids = [arrived(engine, number, record, NOON) for number, record in enumerate((unsigned("Ana Kovar"), other), 1)]
    assert states(engine, *ids) == [("filed", None)] * 2
    assert len(lists(engine)) == 2


def test_two_senders_may_give_one_number_to_letters_that_name_nobody(engine: Engine) -> None:
    first, second = (arrived(engine, number, declines(sender=NOBODY, note="7"), NOON) for number in (1, 2))
    assert states(engine, first, second) == [("filed", None)] * 2
    assign(engine, first, sender=BRABANT)
    assert len(asked(engine, second)) == 1


@pytest.mark.parametrize("copies", COPIES.values(), ids=list(COPIES))
@pytest.mark.parametrize("which", [0, 1])
def test_once_it_is_said_whose_one_is_the_other_is_asked_about(
    engine: Engine, copies: tuple[Response, Response], which: int
) -> None:
    ids = [arrived(engine, number, record, NOON) for number, record in enumerate(copies, 1)]
    one, other = ids[which], ids[1 - which]
    assign(engine, one, sender=BRABANT)
    (detail,) = asked(engine, other)
    assert f"message {one}, which is Brabant's as vera has said (correction 1)" in detail
    assign(engine, other, sender=BRABANT)
    assert (asked(engine, one), asked(engine, other)) == ([], [])
    assert [name for name, _ in lists(engine)] == ["Brabant"]


def test_a_copy_that_comes_after_it_was_said_is_asked_about(engine: Engine) -> None:
    first = arrived(engine, 1, unsigned("Ana Kovar"), NOON)
    assign(engine, first, sender=BRABANT)
    second = arrived(engine, 2, unsigned("Ana Kovar"), NOON)
    (detail,) = asked(engine, second)
    assert f"message {first}, which is Brabant's" in detail


@pytest.mark.parametrize("said", [{"meeting": OTHER_MEETING}, {"intent": Intent.UNRELATED}, {"intent": Intent.AMEND}])
@pytest.mark.parametrize("late", [False, True])
def test_so_is_one_of_which_something_else_was_said(engine: Engine, said: dict[str, object], late: bool) -> None:
    first = arrived(engine, 1, unsigned("Ana Kovar"), NOON)
    second = None if late else arrived(engine, 2, unsigned("Ana Kovar"), NOON)
    assign(engine, first, **said)
    second = second or arrived(engine, 2, unsigned("Ana Kovar"), NOON)
    assert len(asked(engine, second)) == 1
    assign(engine, second, **said)
    assert asked(engine, second) == []
    assert len(lists(engine)) == (said != {"intent": Intent.UNRELATED})


def test_a_third_copy_goes_with_the_one_that_nobody_has_assigned(engine: Engine) -> None:
    first, second = (arrived(engine, number, unsigned("Ana Kovar"), NOON) for number in (1, 2))
    assign(engine, first, sender=BRABANT)
    third = arrived(engine, 3, unsigned("Ana Kovar"), NOON)
    assert states(engine, second, third) == [("filed", None), ("duplicate", second)]
    assert [len(asked(engine, id)) for id in (second, third)] == [1, 0]


def test_a_letter_about_two_meetings_and_the_copy_of_a_part_count_once(engine: Engine) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    arrived(engine, 1, unsigned("Ana Kovar", also=also), NOON)
    arrived(engine, 2, unsigned("Bo Lind", meeting=OTHER_MEETING), NOON)
    assert sorted(names for _, names in lists(engine)) == [["Ana Kovar"], ["Bo Lind"]]


def test_what_was_corrected_of_a_letter_stays_when_its_copy_comes_and_when_it_is_read_again(engine: Engine) -> None:
    first = arrived(engine, 1, unsigned("Ana Kovar"), NOON)
    wanted = Wanted(What.ADDED, "Odd Lund")
    correct(engine, {f"message:{first}"}, MEETING, wanted, BY)
    second = arrived(engine, 2, unsigned("Ana Kovar"), NOON)
    for id in (second, first):
        filing.refile(engine, id, unsigned("Ana Kovar"), "2", NOON)
    assert lists(engine) == [(None, ["Ana Kovar", "Odd Lund"])]


def test_marks_with_letters_that_no_database_takes_are_kept_once(engine: Engine) -> None:
    odd = unsigned("Ana Kovar", note="V\0 7", message_id="<a\0@b>")
    first, second = (arrived(engine, number, odd, NOON) for number in (1, 2))
    filing.refile(engine, second, odd, "2", NOON)
    assert states(engine, second) == [("duplicate", first)]


def test_what_answers_no_invitation_or_has_a_sender_bears_no_mark() -> None:
    assert marks(unsigned("Ana Kovar", message_id="<a@b>")) == {("note:v7", MEETING), ("mail:<a@b>", MEETING)}
    assert marks(nominates("Ana Kovar", note="7")) == frozenset()
    assert marks(declines(sender=NOBODY)) == frozenset()
