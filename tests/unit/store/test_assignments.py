"""What the staff says a message is turns all that it says."""

import datetime as dt

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from parsers.record import (
    Also,
    Change,
    Intent,
    Kind,
    MeetingRef,
    Note,
    Reason,
    Response,
    ReviewItem,
    Sender,
    from_json,
)
from store import queries
from store.assignments import Assignment, assigned
from store.delegation import By
from store.errors import AlreadyCorrected
from store.filing import assign
from tests.fixtures.database import arrived
from tests.fixtures.records import OTHER_MEETING, amends, joins, leaves, nominates, person

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)


def changes(record: Response) -> list[list[tuple[str, Change]]]:
    return [[(d.name, d.change) for d in some] for some in (record.delegates, *(one.delegates for one in record.also))]


def test_who_is_withdrawn_is_on_no_list_about_any_of_the_meetings() -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (joins("Cy Moor"), leaves("Di Nagy"))),)
    record = assigned(amends(joins("Ana Kovar"), leaves("Bo Lind"), also=also), [Assignment(intent=Intent.NOMINATE)])
    assert changes(record) == [[("Ana Kovar", Change.LIST)], [("Cy Moor", Change.LIST)]]


def test_doubts_about_those_after_who_is_withdrawn_point_to_them_on_the_list_and_one_about_them_to_the_list() -> None:
    asked = ("/delegates", "/delegates/0/name", "/delegates/1", "/delegates/2/emails/0", "/sender")
    doubts = tuple(ReviewItem(path, Reason.OTHER, "See.") for path in asked)
    record = amends(joins("Ana Kovar"), leaves("Bo Lind"), joins("Cy Moor"), review=doubts)
    record = assigned(record, [Assignment(intent=Intent.NOMINATE)])
    paths = ["/delegates", "/delegates/0/name", "/delegates", "/delegates/1/emails/0", "/sender"]
    assert [item.path for item in record.review] == paths
    assert assigned(record, [Assignment(intent=Intent.NOMINATE)]) == record


def test_who_is_listed_joins_the_lists_of_all_meetings_where_it_is_an_amendment() -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Cy Moor"),)),)
    record = assigned(nominates("Ana Kovar", also=also), [Assignment(intent=Intent.AMEND)])
    assert changes(record) == [[("Ana Kovar", Change.ADD)], [("Cy Moor", Change.ADD)]]


@pytest.mark.parametrize("first", [Intent.NOMINATE, Intent.UNRELATED, Intent.DECLINE])
@pytest.mark.parametrize("last", [Intent.AMEND, Intent.NOMINATE])
def test_what_the_staff_says_last_holds_of_what_was_read_whatever_it_said_before(
    engine: Engine, first: Intent, last: Intent
) -> None:
    doubt = ReviewItem("/delegates/1/name", Reason.OTHER, "See.")
    record = amends(joins("Ana Kovar"), leaves("Bo Lind"), note="7", review=(doubt,))
    one, other = (arrived(engine, number, replace(record, note=Note(str(number))), NOW) for number in (1, 2))
    made, _, _ = assign(engine, one, Assignment(intent=first), By("eva", NOW))
    assert made is not None
    assign(engine, one, Assignment(intent=last), By("eva", NOW), made.id)
    assign(engine, other, Assignment(intent=last), By("eva", NOW))
    assert said_of(engine, one) == said_of(engine, other)


def said_of(engine: Engine, message: int) -> tuple[list[tuple[str, Change]], list[tuple[str, Reason]]]:
    row = queries.message(engine, message)
    assert row.record is not None
    record = from_json(row.record.encode())
    return changes(record)[0], sorted((item.path, item.reason) for item in row.review)


def test_the_second_is_told_who_said_last_what_a_message_is_and_what_they_said(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar"), NOW)
    brabant, cadia = (Sender(name, Kind.STATE, code) for name, code in (("Brabant", "XBR"), ("Cadia", "XCD")))
    assign(engine, 1, Assignment(brabant), By("eva", NOW))
    assign(engine, 1, Assignment(cadia, OTHER_MEETING), By("bo", NOW), 1)
    with pytest.raises(AlreadyCorrected, match=rf"by bo on .*\(it is Cadia's, about {OTHER_MEETING}\).*--over 2 "):
        assign(engine, 1, Assignment(brabant), By("kim", NOW))
