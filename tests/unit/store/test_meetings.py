"""Invitations of the database stand over those of the configuration, and an answer without one may be taken for one."""

import datetime as dt

import pytest
from sqlalchemy import Engine, update

from parsers.record import Intent, Meeting, Reason, Response, ReviewItem
from store import meetings, tables
from store.errors import AlreadyKnown, UnknownMeeting
from store.meetings import Invitation, assumed, doubted
from tests.fixtures.records import MEETING, OTHER_MEETING, response, unrelated

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
PORTS = Meeting(MEETING, ("Ports",), dt.date(2030, 5, 6), dt.date(2030, 5, 8), dt.date(2030, 3, 1), ("a@desk.example",))
RAILS = Meeting(OTHER_MEETING, ("Rails",))
UNKNOWN = ReviewItem("/meeting/reference", Reason.MEETING_UNKNOWN, "The message does not say.")
OTHER = ReviewItem("/delegates/0", Reason.NAME_ORDER, "Which is which?")


def test_the_configuration_is_the_starting_set(engine: Engine) -> None:
    assert meetings.invitations(engine, (RAILS, PORTS)) == (Invitation(PORTS), Invitation(RAILS))


def test_what_is_entered_comes_back_as_it_was(engine: Engine) -> None:
    new = Invitation(PORTS, "Vienna", dt.date(2030, 4, 20))
    meetings.add(engine, (), new, NOW)
    assert meetings.invitation(engine, (), MEETING) == Invitation(PORTS, "Vienna", dt.date(2030, 4, 20), kept=True)


@pytest.mark.parametrize("configured", [(), (PORTS,)])
def test_a_reference_is_entered_once_wherever_it_is_known(engine: Engine, configured: tuple[Meeting, ...]) -> None:
    if not configured:
        meetings.add(engine, configured, Invitation(PORTS), NOW)
    with pytest.raises(AlreadyKnown, match="meetings edit"):
        meetings.add(engine, configured, Invitation(PORTS), NOW)


def test_an_edited_meeting_is_the_databases_and_the_configuration_no_longer_counts(engine: Engine) -> None:
    meetings.edit(engine, (PORTS, RAILS), MEETING, {"ends": dt.date(2030, 5, 9), "place": "Vienna"}, NOW)
    changed = Meeting(MEETING, ("Other words",))
    ports, rails = meetings.invitations(engine, (changed, RAILS))
    assert (ports.meeting.titles, ports.meeting.ends, ports.place, ports.kept) == (
        ("Ports",), dt.date(2030, 5, 9), "Vienna", True,
    )  # fmt: skip
    assert not rails.kept


def test_a_closed_meeting_is_known_and_not_open(engine: Engine) -> None:
    meetings.edit(engine, (PORTS, RAILS), MEETING, {"closed": NOW}, NOW)
    assert meetings.open_now(engine, (PORTS, RAILS)) == (RAILS,)
    assert meetings.invitation(engine, (PORTS,), MEETING).closed == NOW
    meetings.edit(engine, (PORTS, RAILS), MEETING, {"closed": None}, NOW)
    assert meetings.open_now(engine, (PORTS, RAILS)) == (PORTS, RAILS)


def test_a_meeting_nobody_knows_is_an_error(engine: Engine) -> None:
    with pytest.raises(UnknownMeeting, match="meetings list"):
        meetings.edit(engine, (RAILS,), MEETING, {"closed": NOW}, NOW)


@pytest.mark.parametrize("changes", [{"ends": dt.date(2030, 5, 1)}, {"deadline": dt.date(2030, 2, 1)}])
def test_days_that_make_no_sense_change_nothing(engine: Engine, changes: dict[str, dt.date]) -> None:
    with pytest.raises(ValueError, match="before"):
        meetings.edit(engine, (PORTS,), MEETING, dict(changes), NOW)
    assert meetings.invitation(engine, (PORTS,), MEETING) == Invitation(PORTS)


def silent(*review: ReviewItem) -> Response:
    return response(Intent.ACKNOWLEDGE, meeting=None, review=review)


def test_an_answer_that_names_no_meeting_goes_to_the_only_open_one() -> None:
    taken = assumed(silent(OTHER, UNKNOWN), (PORTS,))
    assert taken.meeting.reference == MEETING
    assert [item.reason for item in taken.review] == [Reason.MEETING_ASSUMED, Reason.NAME_ORDER]
    assert MEETING in taken.review[0].detail


@pytest.mark.parametrize("out", [(), (PORTS, RAILS)])
def test_it_goes_to_none_where_none_or_several_are_open(out: tuple[Meeting, ...]) -> None:
    assert assumed(silent(UNKNOWN), out) == silent(UNKNOWN)


@pytest.mark.parametrize("answer", [response(Intent.DECLINE, meeting=OTHER_MEETING), unrelated()])
def test_what_names_a_meeting_or_answers_none_stays_as_it_is(answer: Response) -> None:
    assert assumed(answer, (PORTS,)) == answer


def test_read_again_it_stays_with_the_meeting_that_it_went_to() -> None:
    before = assumed(silent(UNKNOWN), (PORTS,))
    for out in ((), (RAILS,), (PORTS, RAILS)):
        assert assumed(silent(UNKNOWN), out, before) == before


CLOSED = Invitation(PORTS, closed=NOW)


def test_an_answer_to_a_closed_meeting_is_looked_at() -> None:
    (item,) = doubted(response(Intent.DECLINE, meeting=MEETING), (CLOSED, Invitation(RAILS))).review
    assert (item.reason, item.path) == (Reason.OTHER, "/meeting/reference")
    assert f"{MEETING} is closed" in item.detail


def test_an_answer_to_a_meeting_that_nobody_knows_is_looked_at() -> None:
    (item,) = doubted(response(Intent.DECLINE, meeting="CU 1999/1"), (Invitation(RAILS),)).review
    assert item.reason is Reason.MEETING_UNKNOWN
    assert "CU 1999/1" in item.detail


@pytest.mark.parametrize("known", [(Invitation(PORTS), Invitation(RAILS)), ()])
def test_an_answer_to_an_open_meeting_is_not_doubted(known: tuple[Invitation, ...]) -> None:
    answer = response(Intent.DECLINE, meeting=MEETING)
    assert doubted(answer, known) == answer


def test_a_note_that_is_older_than_the_invitation_is_looked_at() -> None:
    known = (Invitation(PORTS),)
    older = response(Intent.DECLINE, meeting=MEETING, dated=dt.date(2030, 2, 28))
    (item,) = doubted(older, known).review
    assert (item.reason, item.path) == (Reason.OTHER, "/note/date")
    assert "2030-02-28" in item.detail
    assert "2030-03-01" in item.detail
    assert doubted(doubted(older, known), known, older).review.count(item) == 1
    for dated in (dt.date(2030, 3, 1), None):
        answer = response(Intent.DECLINE, meeting=MEETING, dated=dated)
        assert doubted(answer, known) == answer


def test_what_came_while_the_meeting_was_open_is_not_doubted_when_it_is_read_again() -> None:
    answer = response(Intent.DECLINE, meeting=MEETING)
    late = doubted(answer, (CLOSED,))
    assert doubted(answer, (CLOSED,), answer) == answer
    assert doubted(answer, (CLOSED,), late) == late


def test_what_an_older_version_let_in_can_still_be_corrected_and_closed(engine: Engine) -> None:
    meetings.add(engine, (), Invitation(PORTS, "Vienna"), NOW)
    with engine.begin() as connection:
        connection.execute(update(tables.Meeting).values(deadline=dt.date(2030, 6, 1)))
    assert meetings.edit(engine, (), MEETING, {"place": "Geneva"}, NOW).place == "Geneva"
    assert meetings.edit(engine, (), MEETING, {"closed": NOW}, NOW).closed == NOW
    with pytest.raises(ValueError, match="deadline 2030-06-02 is after the meeting"):
        meetings.edit(engine, (), MEETING, {"deadline": dt.date(2030, 6, 2)}, NOW)
    right = {"deadline": dt.date(2030, 5, 1), "ends": dt.date(2030, 5, 20)}
    assert meetings.edit(engine, (), MEETING, right, NOW).deadline == dt.date(2030, 5, 1)
    with pytest.raises(ValueError, match="before it starts"):
        meetings.edit(engine, (), MEETING, {"ends": dt.date(2030, 5, 1)}, NOW)
