"""Copies of a letter whose sender nobody knows count once; who says of one whose it is has the others asked about."""

import datetime as dt
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from parsers.record import Also, Channel, Delegate, Evidence, Intent, Kind, MeetingRef, Note, Response, Sender
from store import filing, queries
from store.assignments import Assignment
from store.corrections import Wanted, correct
from store.database import open_database
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


def anew(engine: Engine, *letters: Response) -> list[int]:
    """File letters, each of which came in an e-mail of its own; return their numbers."""
    records = [replace(letter, message_id=f"<{number}@b>") for number, letter in enumerate(letters, 1)]
    return [arrived(engine, number, record, NOON) for number, record in enumerate(records, 1)]


FIRST = dt.date(2030, 3, 1)
UNNUMBERED = unsigned("Ana Kovar", "Bo Lind", note=None, dated=FIRST)
MINISTRY = (Evidence("channel", "1", None, 1, None, "Ministry of Justice"),)
AGAIN = {
    "the same": UNNUMBERED,
    "names in another order": unsigned("KOVAR Ana", "Bo Lind", note=None, dated=FIRST),
    "a name misread": unsigned("Ana Kovar", "Bo Lynd", note=None, dated=FIRST),
    "with a number": unsigned("Ana Kovar", "Bo Lind", dated=FIRST),
    "forwarded by another office": replace(UNNUMBERED, channel=Channel.MISSION),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=list(AGAIN))
def test_letters_of_one_day_that_name_the_same_people_are_on_one_list_and_each_is_filed(
    engine: Engine, again: Response
) -> None:
    ids = anew(engine, replace(UNNUMBERED, evidence=MINISTRY), again)
    assert states(engine, *ids) == [("filed", None)] * 2
    assert [len(people) for _, people in lists(engine)] == [2]


JUDGE = person("Ana Kovar", position="Judge", organization="Supreme Court")
CLERK = replace(JUDGE, position="Clerk")


def dated(*people: Delegate) -> Response:
    return replace(UNNUMBERED, delegates=people)


NAMESAKES = {
    "another post": (dated(JUDGE), dated(CLERK)),
    "another body": (dated(JUDGE), dated(replace(JUDGE, organization="Ministry of Ports"))),
    "other posts of all": (
        dated(JUDGE, person("Bo Lind", position="Judge")),
        dated(CLERK, person("Bo Lind", position="Envoy")),
    ),
}


@pytest.mark.parametrize("letters", NAMESAKES.values(), ids=list(NAMESAKES))
def test_letters_of_one_day_in_which_everybody_has_another_post_or_body_are_apart_and_asked_about_once_one_is_known(
    engine: Engine, letters: tuple[Response, Response]
) -> None:
    first, second = anew(engine, *letters)
    assert len(lists(engine)) == 2
    assign(engine, first, sender=BRABANT)
    assert len(asked(engine, second)) == 1


ALIKE = {
    "a body misread": (JUDGE, replace(JUDGE, organization="Supreme Courl")),
    "no post": (person("Ana Kovar"), JUDGE),
    "the post of one": (JUDGE, CLERK, person("Bo Lind", position="Judge")),
}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("people", ALIKE.values(), ids=list(ALIKE))
def test_letters_of_one_day_in_which_the_post_of_somebody_is_the_same_unsaid_or_misread_are_one(
    engine: Engine, people: tuple[Delegate, ...], which: int
) -> None:
    one, other, *both = people
    letters = dated(one, *both), dated(other, *both)
    anew(engine, letters[which], letters[1 - which])
    assert len(lists(engine)) == 1


NUMBERED = tuple(unsigned("Ana Kovar", note=note, dated=FIRST) for note in ("V 1", None, "V 2"))
BETWEEN = {"posts": (dated(JUDGE), dated(person("Ana Kovar")), dated(CLERK)), "numbers": NUMBERED}


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("letters", BETWEEN.values(), ids=list(BETWEEN))
def test_a_letter_that_may_be_of_each_of_two_is_of_none_once_both_are_there_and_brings_them_on_no_list(
    engine: Engine, letters: tuple[Response, ...], order: tuple[int, ...]
) -> None:
    ids = anew(engine, *(letters[i] for i in order))
    assert len(lists(engine)) == (3 if order[-1] == 1 else 2)
    for _ in range(2):
        for id, at in zip(ids, order, strict=True):
            filing.refile(engine, id, letters[at], "2", NOON)
    assert len(lists(engine)) == 3


DIFFERENT = {
    "another number": (unsigned("Ana Kovar", dated=FIRST), unsigned("Ana Kovar", dated=FIRST, note="V 8")),
    "another date": (UNNUMBERED, replace(UNNUMBERED, note=Note(None, FIRST + dt.timedelta(1)))),
    "one more": (UNNUMBERED, replace(UNNUMBERED, delegates=(*UNNUMBERED.delegates, person("Cy Moor")))),
    "another meeting": (UNNUMBERED, replace(UNNUMBERED, meeting=MeetingRef(OTHER_MEETING))),
}


@pytest.mark.parametrize("letters", DIFFERENT.values(), ids=list(DIFFERENT))
def test_letters_of_other_numbers_dates_people_or_meetings_are_on_two_and_none_is_asked_about(
    engine: Engine, letters: tuple[Response, Response]
) -> None:
    first, second = anew(engine, *letters)
    assert len(lists(engine)) == 2
    assign(engine, first, sender=BRABANT)
    assert asked(engine, second) == []


def test_regrets_of_one_day_are_of_different_senders(engine: Engine) -> None:
    anew(engine, *[declines(sender=NOBODY, dated=FIRST)] * 2)
    assert len(lists(engine)) == 2


@pytest.mark.parametrize("dated", [FIRST, None])
@pytest.mark.parametrize("which", [0, 1])
def test_once_it_is_said_whose_one_is_letters_that_may_be_the_same_are_asked_about_and_end_as_if_it_had_been_known(
    engine: Engine, dated: dt.date | None, which: int
) -> None:
    ids = anew(engine, *(unsigned(name, "Bo Lind", note=None, dated=dated) for name in ("Ana Kovar", "KOVAR Ana")))
    one, other = ids[which], ids[1 - which]
    assert (asked(engine, one), asked(engine, other)) == ([], [])
    assign(engine, one, sender=BRABANT)
    (detail,) = asked(engine, other)
    assert f"message {one}, which is Brabant's as vera has said (correction 1)" in detail
    assign(engine, other, sender=BRABANT)
    assert (asked(engine, one), asked(engine, other)) == ([], [])
    assert states(engine, *ids) == [("filed", None)] * 2
    assert lists(engine) == [("Brabant", ["KOVAR Ana", "Bo Lind"])]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_it_is_said_whose_letters_are_they_end_as_if_it_had_been_known(
    tmp_path: Path, engine: Engine, order: tuple[int, ...]
) -> None:
    letters = UNNUMBERED, unsigned("Cy Moor", note=None), replace(AGAIN["a name misread"], note=Note())
    known = open_database(f"sqlite:///{tmp_path}/known.sqlite3")
    there = anew(known, *(replace(letter, sender=BRABANT) for letter in letters))
    ids = anew(engine, *letters)
    for each in order:
        assign(engine, ids[each], sender=BRABANT)
    assert lists(engine) == lists(known)
    assert states(engine, *ids) == states(known, *there)
    items = [sorted((row.message, row.item.detail) for row in queries.review_open(db)) for db in (engine, known)]
    assert items[0] == items[1]
    assert items[1] != []
    known.dispose()


def test_what_was_corrected_of_a_letter_stays_when_its_copy_comes_and_when_it_is_read_again(engine: Engine) -> None:
    first = arrived(engine, 1, unsigned("Ana Kovar"), NOON)
    wanted = Wanted(What.ADDED, "Odd Lund")
    correct(engine, {f"message:{first}"}, MEETING, wanted, BY)
    second = arrived(engine, 2, unsigned("Ana Kovar"), NOON)
    for id in (second, first):
        filing.refile(engine, id, unsigned("Ana Kovar"), "2", NOON)
    assert lists(engine) == [(None, ["Ana Kovar", "Odd Lund"])]


@pytest.mark.parametrize("read", [unsigned("Ana Kovar"), unsigned("Ana Kovar", "Bo Lind", note="V 8")])
def test_a_letter_left_alone_on_the_list_of_its_copy_stays_there_however_it_is_read_while_nobody_knows_its_sender(
    engine: Engine, read: Response
) -> None:
    first, second = (arrived(engine, number, unsigned("Ana Kovar"), NOON) for number in (1, 2))
    correct(engine, {f"message:{first}"}, MEETING, Wanted(What.ADDED, "Odd Lund"), BY)
    assign(engine, first, sender=BRABANT)
    filing.refile(engine, second, read, "2", NOON)
    people = [each.name for each in read.delegates]
    assert sorted(lists(engine), key=str) == [("Brabant", ["Ana Kovar"]), (None, [*people, "Odd Lund"])]
    assign(engine, second, sender=BRABANT)
    (item,) = [row.item for row in queries.review_open(engine) if "Odd Lund" in row.item.detail]
    assert "stays on the list of sender unknown (message 1)" in item.detail


def test_a_letter_leaves_the_list_of_another_that_it_turns_out_to_be_no_copy_of(engine: Engine) -> None:
    _, second, third = (arrived(engine, number, unsigned("Ana Kovar"), NOON) for number in (1, 2, 3))
    filing.refile(engine, second, unsigned("Bo Lind", note="V 8"), "2", NOON)
    assert lists(engine) == [(None, ["Ana Kovar"]), (None, ["Bo Lind"])]
    filing.refile(engine, second, unsigned("Ana Kovar"), "3", NOON)
    assert states(engine, second, third) == [("duplicate", 1)] * 2


def test_marks_with_letters_that_no_database_takes_are_kept_once(engine: Engine) -> None:
    odd = unsigned("Ana Kovar", note="V\0 7", message_id="<a\0@b>")
    first, second = (arrived(engine, number, odd, NOON) for number in (1, 2))
    filing.refile(engine, second, odd, "2", NOON)
    assert states(engine, second) == [("duplicate", first)]


def test_what_answers_no_invitation_or_has_a_sender_bears_no_mark() -> None:
    signs = {sign.partition(":")[0] for sign, meeting in marks(unsigned("Ana Kovar", message_id="<a@b>"))}
    assert signs == {"note", "mail", "who"}
    assert marks(nominates("Ana Kovar", note="7")) == frozenset()
    assert marks(declines(sender=NOBODY)) == frozenset()
