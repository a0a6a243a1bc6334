"""What the staff has said of people goes with their message from list to list, and is told where it stays."""

import datetime as dt

import pytest
from rich.console import Console
from sqlalchemy import Engine

from intake import tables
from parsers.record import Also, Intent, Kind, Meeting, MeetingRef, Reason, Response, Sender
from store import filing, ledger, queries, releases
from store.assignments import Assignment
from store.corrections import Wanted, correct
from store.decisions import Closed, decide
from store.delegation import Attendance, By, Said, What
from store.histories import of_sender
from store.meetings import Invitation
from tests.fixtures.database import arrived
from tests.fixtures.records import (
    ARCADIA,
    MEETING,
    NOBODY,
    OTHER_MEETING,
    amends,
    joins,
    leaves,
    nominates,
    person,
    response,
)  # fmt: skip

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
BRABANT = Sender("Brabant", Kind.STATE, "XBR")
CORDIA = Sender("Cordia", Kind.STATE, "XCO")
ADDED, REMOVED, CORRECTED = What.ADDED, What.REMOVED, What.CORRECTED


class Clock:
    """Hours one after another."""

    def __init__(self) -> None:
        self.hours = 0

    def __call__(self) -> dt.datetime:
        self.hours += 1
        return NOON + dt.timedelta(hours=self.hours)


@pytest.fixture
def now() -> Clock:
    return Clock()


def filed(engine: Engine, now: Clock, number: int, record: Response) -> int:
    return arrived(engine, number, record, now())


def right(engine: Engine, now: Clock, what: What, who: str, meeting: str = MEETING, over: int = 0, **said: str) -> None:
    wanted = Wanted(what, who, Said(**said), over=over)  # type: ignore[arg-type]
    correct(engine, {"iso3:XAR"}, meeting, wanted, By("vera", now()))


def assign(engine: Engine, now: Clock, id: int, seen: int = 0, **said: object) -> tuple[str, ...]:
    made, _, left = filing.assign(engine, id, Assignment(**said), By("vera", now()), seen)  # type: ignore[arg-type]
    assert made is not None
    return left


def lists(engine: Engine) -> dict[tuple[str | None, str | None], list[tuple[str, str]]]:
    return {
        (one.sender.name, one.meeting.reference): [(each.name, each.position) for each in one.delegates]
        for one in queries.rosters(engine)
    }


def about_stays(engine: Engine) -> list[queries.ReviewRow]:
    return [row for row in queries.review_open(engine) if "What was corrected of" in row.item.detail]


def stays(engine: Engine) -> list[str]:
    return [row.item.detail for row in about_stays(engine)]


TWO = response(
    Intent.NOMINATE, person("Ana Kovar"), person("Bo Lind"),
    also=(Also(MeetingRef(OTHER_MEETING), (person("Cy Moor"), person("Bo Lind"))),),
)  # fmt: skip


@pytest.mark.parametrize("before", [None, OTHER_MEETING])
def test_corrections_go_with_a_message_whose_new_reading_finds_its_meeting(
    engine: Engine, now: Clock, before: str | None
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", meeting=before))
    right(engine, now, REMOVED, "Bo Lind", before or "")
    right(engine, now, ADDED, "Cy Moor", before or "")
    assert filing.refile(engine, first, nominates("Ana Kovar", "Bo Lind"), "2", now())[1] == ()
    assert lists(engine) == {("Arcadia", MEETING): [("Ana Kovar", ""), ("Cy Moor", "")]}
    assert stays(engine) == []


def test_to_another_sender_found_by_a_new_reading_go_those_of_the_people_named_and_of_the_others_it_is_told(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, REMOVED, "Bo Lind")
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, ADDED, "Cy Moor")
    again = nominates("Ana Kovar", "Bo Lind", sender=BRABANT)
    assert filing.refile(engine, first, again, "2", now())[1] == ("Cy Moor",)
    assert lists(engine) == {("Brabant", MEETING): [("Ana Kovar", "Judge")], ("Arcadia", MEETING): [("Cy Moor", "")]}
    (detail,) = stays(engine)
    assert "of Cy Moor stays on the list of Arcadia about CU 2030/7" in detail
    filing.refile(engine, first, again, "3", now())
    assert stays(engine) == [detail]


def test_what_stayed_is_doubted_until_the_message_comes_back_or_somebody_has_looked(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Cy Moor")
    assign(engine, now, first, sender=BRABANT)
    assert len(stays(engine)) == 1
    filed(engine, now, 2, nominates("Di Nagy"))
    assert len(stays(engine)) == 1
    (item,) = [row.id for row in about_stays(engine)]
    decide(engine, [item], Closed.DISMISSED, "vera", now())
    filing.refile(engine, first, nominates("Ana Kovar", sender=BRABANT), "2", now())
    assert stays(engine) == []


def test_of_a_message_about_two_meetings_each_list_takes_its_own_corrections_along(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, TWO)
    right(engine, now, REMOVED, "Bo Lind")
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, position="Clerk")
    assert assign(engine, now, first, sender=BRABANT) == ()
    assert lists(engine) == {
        ("Brabant", MEETING): [("Ana Kovar", "Judge")],
        ("Brabant", OTHER_MEETING): [("Cy Moor", ""), ("Bo Lind", "Clerk")],
    }


def test_where_two_lists_are_left_for_two_others_nobody_guesses_and_it_is_told(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, TWO)
    right(engine, now, REMOVED, "Bo Lind")
    right(engine, now, CORRECTED, "Cy Moor", OTHER_MEETING, position="Clerk")
    also = (Also(MeetingRef("CU 2030/10"), TWO.also[0].delegates),)
    again = response(Intent.NOMINATE, *TWO.delegates, meeting="CU 2030/9", also=also)
    assert filing.refile(engine, first, again, "2", now())[1] == ("Bo Lind", "Cy Moor")
    assert len(stays(engine)) == 2


@pytest.mark.parametrize("what", [REMOVED, CORRECTED])
def test_with_one_of_several_messages_go_the_corrections_of_the_people_whom_it_alone_names(
    engine: Engine, now: Clock, what: What
) -> None:
    filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    second = filed(engine, now, 2, amends(joins("Nils Berg")))
    right(engine, now, CORRECTED, "Ana Kovar", position="Clerk")
    right(engine, now, ADDED, "Cy Moor")
    right(engine, now, what, "Nils Berg", **({"position": "Judge"} if what is CORRECTED else {}))
    assert assign(engine, now, second, sender=BRABANT) == ()
    found = lists(engine)
    assert found["Arcadia", MEETING] == [("Ana Kovar", "Clerk"), ("Bo Lind", ""), ("Cy Moor", "")]
    assert found["Brabant", MEETING] == ([("Nils Berg", "Judge")] if what is CORRECTED else [])
    assert queries.review_open(engine) == () or what is REMOVED


def test_what_was_corrected_of_somebody_whom_another_message_names_too_stays_and_is_told(
    engine: Engine, now: Clock
) -> None:
    filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    second = filed(engine, now, 2, amends(joins("Ana Kovar", phones=("+431234567",))))
    right(engine, now, CORRECTED, "Ana Kovar", position="Clerk")
    assert assign(engine, now, second, sender=BRABANT) == ("Ana Kovar",)
    assert lists(engine)["Arcadia", MEETING][0] == ("Ana Kovar", "Clerk")
    assert len(stays(engine)) == 1


def test_what_was_corrected_under_a_later_name_goes_with_the_person(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, CORRECTED, "Ana Kovar", name="Johanna Bergman")
    right(engine, now, CORRECTED, "Johanna Bergman", position="Judge")
    assert assign(engine, now, first, sender=BRABANT) == ()
    assert lists(engine) == {("Brabant", MEETING): [("Johanna Bergman", "Judge")]}


def test_unrelated_and_back_loses_nothing(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, REMOVED, "Bo Lind")
    right(engine, now, ADDED, "Cy Moor")
    assert assign(engine, now, first, intent=Intent.UNRELATED) == ("Bo Lind", "Cy Moor")
    assert len(stays(engine)) == 1
    assign(engine, now, first, 3, intent=Intent.NOMINATE)
    assert lists(engine) == {("Arcadia", MEETING): [("Ana Kovar", ""), ("Cy Moor", "")]}
    assert stays(engine) == []


def test_unrelated_and_then_another_senders_takes_along_what_is_about_its_people(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, REMOVED, "Bo Lind")
    right(engine, now, ADDED, "Cy Moor")
    assign(engine, now, first, intent=Intent.UNRELATED)
    assert assign(engine, now, first, 3, sender=BRABANT, intent=Intent.NOMINATE) == ("Cy Moor",)
    assert lists(engine) == {("Brabant", MEETING): [("Ana Kovar", "")], ("Arcadia", MEETING): [("Cy Moor", "")]}
    assert len(stays(engine)) == 1


def test_what_is_said_after_a_message_has_left_does_not_follow_it(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Cy Moor")
    assign(engine, now, first, sender=BRABANT)
    second = filed(engine, now, 2, nominates("Di Nagy"))
    right(engine, now, ADDED, "Ana Kovar")
    for version, sender in (("2", BRABANT), ("3", ARCADIA)):
        filing.refile(engine, second, nominates("Di Nagy", sender=sender), version, now())
        filing.refile(engine, first, nominates("Ana Kovar", sender=NOBODY), version, now())
    assert [name for name, _ in lists(engine)["Arcadia", MEETING]] == ["Di Nagy", "Cy Moor", "Ana Kovar"]


def test_what_was_corrected_since_a_message_is_doubted_goes_along_with_it(engine: Engine, now: Clock) -> None:
    filed(engine, now, 1, nominates("Di Nagy", "Ed Olin", "Bo Lind"))
    second = filed(engine, now, 2, nominates("Ana Kovar"))
    assert [row.message for row in queries.review_open(engine)] == [second]
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    assert assign(engine, now, second, sender=BRABANT) == ()
    assert lists(engine)["Brabant", MEETING] == [("Ana Kovar", "Judge")]


def test_a_message_that_withdraws_somebody_takes_no_corrections_of_them_along(engine: Engine, now: Clock) -> None:
    filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, CORRECTED, "Bo Lind", position="Judge")
    second = filed(engine, now, 2, amends(leaves("Bo Lind")))
    assert assign(engine, now, second, sender=BRABANT) == ()
    assert lists(engine)["Arcadia", MEETING] == [("Ana Kovar", ""), ("Bo Lind", "Judge")]


def test_a_meeting_that_a_new_reading_no_longer_finds_leaves_its_corrections_there_and_tells(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, TWO)
    right(engine, now, ADDED, "Di Nagy")
    again = response(Intent.NOMINATE, *TWO.also[0].delegates, meeting=OTHER_MEETING)
    for version in ("2", "3"):
        filing.refile(engine, first, again, version, now())
        assert lists(engine) == {
            ("Arcadia", MEETING): [("Di Nagy", "")],
            ("Arcadia", OTHER_MEETING): [("Cy Moor", ""), ("Bo Lind", "")],
        }
        assert len(stays(engine)) == 1


def test_messages_that_go_one_after_another_take_everything_along(engine: Engine, now: Clock) -> None:
    ids = [
        filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", meeting=None)),
        filed(engine, now, 2, amends(joins("Ana Kovar", position="Clerk"), meeting=None)),
    ]
    right(engine, now, CORRECTED, "Ana Kovar", "", position="Judge")
    right(engine, now, REMOVED, "Bo Lind", "")
    right(engine, now, ADDED, "Cy Moor", "")
    again = [nominates("Ana Kovar", "Bo Lind"), amends(joins("Ana Kovar", position="Clerk"))]
    for id, record in zip(ids, again, strict=True):
        filing.refile(engine, id, record, "2", now())
    assert lists(engine) == {("Arcadia", MEETING): [("Ana Kovar", "Judge"), ("Cy Moor", "")]}
    assert stays(engine) == []


@pytest.mark.parametrize(("what", "said"), [(CORRECTED, {"position": "Clerk"}), (REMOVED, {})])
@pytest.mark.parametrize("other", [ARCADIA, BRABANT])
def test_what_the_staff_said_of_somebody_on_the_other_list_is_not_overwritten(
    engine: Engine, now: Clock, what: What, said: dict[str, str], other: Sender
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", sender=other, meeting=OTHER_MEETING))
    filed(engine, now, 2, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, what, "Ana Kovar", **said)
    wrong = Wanted(CORRECTED, "Ana Kovar", Said(position="Judge"))
    correct(engine, {"iso3:XAR", "iso3:XBR"}, OTHER_MEETING, wrong, By("vera", now()))
    before = lists(engine)["Arcadia", MEETING]
    assert assign(engine, now, first, sender=ARCADIA, meeting=MEETING) == ("Ana Kovar",)
    assert lists(engine) == {("Arcadia", MEETING): before}
    assert len(stays(engine)) == 1


def test_whom_the_staff_added_stays_on_a_list_though_the_one_message_that_names_them_too_leaves_it(
    engine: Engine, now: Clock
) -> None:
    filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Nils Berg")
    right(engine, now, CORRECTED, "Nils Berg", position="Judge")
    second = filed(engine, now, 2, amends(joins("Nils Berg")))
    assert assign(engine, now, second, sender=BRABANT) == ("Nils Berg",)
    assert lists(engine)["Arcadia", MEETING] == [("Ana Kovar", ""), ("Nils Berg", "Judge")]
    assert len(stays(engine)) == 1


def test_what_stayed_is_asked_no_more_once_it_is_said_where_the_message_is(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Cy Moor")
    right(engine, now, ADDED, "Di Nagy")
    assign(engine, now, first, sender=BRABANT)
    there = {"iso3:XBR"}
    correct(engine, there, MEETING, Wanted(ADDED, "MOOR Cy"), By("vera", now()))
    assert len(stays(engine)) == 1
    correct(engine, there, MEETING, Wanted(ADDED, "Di Nagy"), By("vera", now()))
    assert len(stays(engine)) == 1, "both are on two lists"
    correct(engine, {"iso3:XAR"}, MEETING, Wanted(REMOVED, "Cy Moor", over=1), By("vera", now()))
    assert len(stays(engine)) == 1
    correct(engine, {"iso3:XAR"}, MEETING, Wanted(REMOVED, "Di Nagy", over=2), By("vera", now()))
    assert stays(engine) == []


@pytest.mark.parametrize("name", ["Ana Novak", "Ana Maria Kovar", "Zoe Horvat"])
def test_what_stayed_is_asked_still_where_something_else_is_said_of_the_same_person(
    engine: Engine, now: Clock, name: str
) -> None:
    filed(engine, now, 1, nominates("Ana Kovar"))
    second = filed(engine, now, 2, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge", organization="Court")
    assign(engine, now, second, sender=BRABANT)
    there = {"iso3:XBR"}
    correct(engine, there, MEETING, Wanted(CORRECTED, "Ana Kovar", Said(name=name)), By("vera", now()))
    correct(engine, there, MEETING, Wanted(CORRECTED, "Bo Lind", Said(position="Judge")), By("vera", now()))
    correct(engine, there, MEETING, Wanted(CORRECTED, name, Said(organization="Court")), By("vera", now()))
    assert len(stays(engine)) == 1
    correct(engine, there, MEETING, Wanted(CORRECTED, name, Said(position="Clerk")), By("vera", now()))
    assert stays(engine) == []


def test_what_stayed_is_asked_no_more_of_whom_the_staff_takes_off(engine: Engine, now: Clock) -> None:
    filed(engine, now, 1, nominates("Ana Kovar"))
    second = filed(engine, now, 2, nominates("Ana Kovar", "Bo Lind"))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    assign(engine, now, second, sender=BRABANT)
    correct(engine, {"iso3:XBR"}, MEETING, Wanted(REMOVED, "Ana Kovar"), By("vera", now()))
    assert stays(engine) == []


def test_whom_the_staff_added_and_their_message_has_left_comes_by_roster_ledger_history_and_released_list(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Cy Moor")
    assign(engine, now, first, sender=BRABANT)
    assert lists(engine)["Arcadia", MEETING] == [("Cy Moor", "")]
    invited = [ledger.Invitee("States", "Arcadia", "iso3:XAR")]
    line, _ = ledger.ledger(engine, MEETING, invited, None, now().date())
    assert (line.standing, line.people, line.messages) == (ledger.Standing.ATTENDING, 1, ())
    issue = releases.release(engine, Invitation(Meeting(MEETING)), "vera", now())
    assert issue is not None
    arcadia = issue.content.delegations[0]
    assert (arcadia.sender.name, [one.name for one in arcadia.people]) == ("Arcadia", ["Cy Moor"])
    assert arcadia.unconfirmed == ("other",)
    (history,) = of_sender(engine, {"iso3:XAR"}, MEETING)
    assert history.intent is Attendance.ATTENDING
    assert queries.answered(engine) == (MEETING,)
    correct(engine, {"iso3:XAR"}, MEETING, Wanted(REMOVED, "Cy Moor", over=1), By("vera", now()))
    assert ("Arcadia", MEETING) not in lists(engine)
    assert ledger.ledger(engine, MEETING, invited, None, now().date())[0].standing is ledger.Standing.SILENT


def test_what_stayed_on_a_list_without_messages_can_be_taken_back(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Cy Moor")
    assign(engine, now, first, sender=BRABANT)
    filed(engine, now, 2, nominates("Bo Lind", meeting=OTHER_MEETING))
    correct(engine, {"iso3:XAR"}, None, Wanted(ADDED, "Ed Olin"), By("vera", now()))
    taken_back = Wanted(REMOVED, "Cy Moor", over=1)
    correct(engine, {"iso3:XAR"}, MEETING, taken_back, By("vera", now()))
    assert stays(engine) == []
    filed(engine, now, 3, nominates("Di Nagy"))
    found = lists(engine)
    assert found["Arcadia", MEETING] == [("Di Nagy", "")]
    assert found["Arcadia", OTHER_MEETING] == [("Bo Lind", ""), ("Ed Olin", "")]


def test_who_is_on_a_list_by_a_colleague_alone_is_told_so_in_the_ledger(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Cy Moor")
    assign(engine, now, first, sender=BRABANT)
    invited = [ledger.Invitee("States", "Arcadia", "iso3:XAR")]
    console = Console(width=200)
    with console.capture() as shown:
        console.print(tables.ledger(ledger.ledger(engine, MEETING, invited, None, now().date())))
    arcadia, brabant = (line for line in shown.get().splitlines() if "Arcadia" in line or "Brabant" in line)
    assert "as a colleague has said" in arcadia
    assert "as a colleague has said" not in brabant


def test_what_stays_is_told_by_the_name_that_the_list_shows_and_ends_once_they_are_taken_off_by_it(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    filed(engine, now, 2, amends(joins("Bo Lind"), joins("Ana Kovar")))
    right(engine, now, CORRECTED, "Ana Kovar", name="Maria Lopez")
    right(engine, now, CORRECTED, "Maria Lopez", position="Judge")
    assert assign(engine, now, first, sender=BRABANT) == ("Maria Lopez (Ana Kovar before)",)
    (detail,) = stays(engine)
    assert "of Maria Lopez (Ana Kovar before) stays" in detail
    correct(engine, {"iso3:XAR"}, MEETING, Wanted(REMOVED, "Maria Lopez", over=2), By("bo", now()))
    assert stays(engine) == []


def test_with_one_of_two_parts_that_goes_away_and_comes_back_come_all_its_corrections(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, response(Intent.NOMINATE, person("Ana Kovar"), person("Nils Berg"), also=TWO.also))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, REMOVED, "Nils Berg")
    right(engine, now, ADDED, "Di Nagy")
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, position="Clerk")
    before, seen = lists(engine), 0
    for _ in range(2):
        assert assign(engine, now, first, seen, meeting=OTHER_MEETING) == ()
        assert [*lists(engine)] == [("Arcadia", OTHER_MEETING)]
        seen = queries.message(engine, first).assigned[-1].id
        assert assign(engine, now, first, seen, meeting=MEETING) == ()
        seen = queries.message(engine, first).assigned[-1].id
        assert lists(engine) == before
    assert stays(engine) == []


def last(engine: Engine, id: int) -> int:
    """Return the number of what the staff said last of a message, as one who has seen it."""
    return max((one.id for one in queries.message(engine, id).assigned), default=0)


def to_and_fro(engine: Engine, now: Clock, *ids: int, to: str = OTHER_MEETING) -> list[tuple[str, ...]]:
    """Say of messages, one after another, that they are about a meeting; return of whom something stayed."""
    return [assign(engine, now, id, last(engine, id), meeting=to) for id in ids]


@pytest.mark.parametrize("what", [CORRECTED, REMOVED])
def test_with_a_part_that_comes_back_comes_what_went_with_it_though_the_other_part_names_the_same(
    engine: Engine, now: Clock, what: What
) -> None:
    first = filed(engine, now, 1, TWO)
    right(engine, now, what, "Bo Lind", **({"position": "Judge"} if what is CORRECTED else {}))
    before = lists(engine)
    for _ in range(2):
        assert to_and_fro(engine, now, first) == [()]
        assert to_and_fro(engine, now, first, to=MEETING) == [()]
        assert (lists(engine), stays(engine)) == (before, [])


def test_with_a_message_that_comes_back_comes_what_went_with_it_though_another_one_there_names_the_same(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind"))
    filed(engine, now, 2, nominates("Ana Kovar", "Ed Olin", meeting=OTHER_MEETING))
    right(engine, now, CORRECTED, "Ana Kovar", name="Johanna Bergman")
    right(engine, now, CORRECTED, "Johanna Bergman", position="Judge")
    right(engine, now, ADDED, "Di Nagy")
    right(engine, now, CORRECTED, "Ed Olin", OTHER_MEETING, position="Clerk")
    before = lists(engine)
    assert to_and_fro(engine, now, first) == [()]
    assert to_and_fro(engine, now, first, to=MEETING) == [()]
    assert (lists(engine), stays(engine)) == (before, [])


def test_what_was_said_on_the_other_list_of_somebody_whom_both_parts_name_stays_there_and_is_told(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, TWO)
    right(engine, now, CORRECTED, "Bo Lind", position="Judge")
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, organization="Court")
    assert to_and_fro(engine, now, first, to=MEETING) == [("Bo Lind",)]
    assert ("Bo Lind", "Judge") in lists(engine)["Arcadia", MEETING]
    assert len(stays(engine)) == 1


def test_what_came_along_with_two_messages_stays_with_the_one_that_stays_and_is_told(
    engine: Engine, now: Clock
) -> None:
    ids = [filed(engine, now, number, nominates("Ana Kovar", note=f"V {number}")) for number in (1, 2)]
    right(engine, now, CORRECTED, "Ana Kovar", name="Johanna Bergman")
    right(engine, now, CORRECTED, "Johanna Bergman", position="Judge")
    before, called = lists(engine), "Johanna Bergman (Ana Kovar before)"
    assert to_and_fro(engine, now, *ids) == [(called,), ()]
    assert stays(engine) == []
    assert to_and_fro(engine, now, ids[1], to=MEETING) == [(called,)]
    assert lists(engine)["Arcadia", OTHER_MEETING] == [("Johanna Bergman", "Judge")]
    assert len(stays(engine)) == 1
    assert to_and_fro(engine, now, ids[0], to=MEETING) == [()]
    assert (lists(engine), stays(engine)) == (before, [])


def test_whom_the_staff_added_on_two_lists_goes_back_from_the_one_to_the_other(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", meeting=OTHER_MEETING))
    second = filed(engine, now, 2, TWO)
    for meeting in (OTHER_MEETING, MEETING):
        right(engine, now, ADDED, "Di Nagy", meeting)
    before = lists(engine)
    to_and_fro(engine, now, first, to=MEETING)
    to_and_fro(engine, now, second, first)
    assert [*lists(engine)] == [("Arcadia", OTHER_MEETING)]
    to_and_fro(engine, now, second, to=MEETING)
    assert lists(engine) == before


def test_what_came_with_one_message_stays_with_it_when_another_one_goes_where_it_came_from(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    other = filed(engine, now, 2, nominates("Ana Kovar", meeting=OTHER_MEETING))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    to_and_fro(engine, now, first)
    assert to_and_fro(engine, now, other, to=MEETING) == [("Ana Kovar",)]
    assert lists(engine)["Arcadia", OTHER_MEETING] == [("Ana Kovar", "Judge")]


def test_two_parts_of_one_list_that_go_to_two_lists_take_along_what_is_about_the_people_of_each(
    engine: Engine, now: Clock
) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Cy Moor"), person("Ed Olin"))),)
    first = filed(engine, now, 1, response(Intent.NOMINATE, person("Ana Kovar"), person("Bo Lind"), also=also))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, CORRECTED, "Cy Moor", OTHER_MEETING, position="Judge")
    right(engine, now, ADDED, "Di Nagy", OTHER_MEETING)
    assign(engine, now, first, meeting=OTHER_MEETING)
    seen = queries.message(engine, first).assigned[-1].id
    assert assign(engine, now, first, seen, sender=BRABANT, meeting=MEETING) == ("Di Nagy",)
    assert lists(engine) == {
        ("Brabant", MEETING): [("Ana Kovar", "Judge"), ("Bo Lind", "")],
        ("Brabant", OTHER_MEETING): [("Cy Moor", "Judge"), ("Ed Olin", "")],
        ("Arcadia", OTHER_MEETING): [("Di Nagy", "")],
    }
    assert len(stays(engine)) == 1


def test_what_stayed_is_asked_until_somebody_answers_wherever_the_message_goes_next(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", note="V/1"))
    filed(engine, now, 2, nominates("Ana Kovar", "Bo Lind", note="V/2"))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    assert assign(engine, now, first, meeting=OTHER_MEETING) == ("Ana Kovar",)
    (asked,) = stays(engine)
    seen = 2
    for said in ({"sender": BRABANT}, {"meeting": "CU 2030/9"}, {"intent": Intent.UNRELATED}):
        assign(engine, now, first, seen, **said)
        seen = queries.message(engine, first).assigned[-1].id
        assert stays(engine) == [asked]
    assign(engine, now, first, seen, sender=ARCADIA, meeting=MEETING, intent=Intent.NOMINATE)
    assert stays(engine) == []


@pytest.mark.parametrize("denied", [False, True])
def test_whose_corrections_have_come_after_all_with_a_copy_is_asked_about_no_more(
    engine: Engine, now: Clock, denied: bool
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", note="V/1"))
    copy = filed(engine, now, 2, nominates("Ana Kovar", "Bo Lind", note="V/1"))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, REMOVED, "Bo Lind")
    assert assign(engine, now, first, sender=BRABANT) == ("Ana Kovar", "Bo Lind")
    assert "of Ana Kovar, Bo Lind stays" in stays(engine)[0]
    if denied:
        wrong = Wanted(CORRECTED, "Ana Kovar", Said(position="Envoy", organization="Court"))
        correct(engine, {"iso3:XBR"}, MEETING, wrong, By("vera", now()))
        assert stays(engine) != [], "of one something has been said"
    left = assign(engine, now, copy, sender=BRABANT)
    assert left == (("Ana Kovar",) if denied else ())
    assert lists(engine)["Brabant", MEETING] == [("Ana Kovar", "Envoy" if denied else "Judge")]
    assert not any("Bo Lind" in each for each in stays(engine))
    assert len(stays(engine)) == denied


@pytest.mark.parametrize("again", [False, True])
def test_what_stayed_and_then_went_elsewhere_is_asked_until_it_holds_where_the_message_is(
    engine: Engine, now: Clock, again: bool
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", note="V/1"))
    second = filed(engine, now, 2, nominates("Ana Kovar", "Bo Lind", "Cy Moor", note="V/2"))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, REMOVED, "Bo Lind")
    assert assign(engine, now, first, sender=BRABANT) == ("Ana Kovar", "Bo Lind")
    assert assign(engine, now, second, sender=CORDIA) == ()
    (asked,) = stays(engine)
    assert "of Ana Kovar, Bo Lind has gone on from the list of Arcadia about CU 2030/7" in asked
    if again:
        seen = queries.message(engine, first).assigned[-1].id
        assign(engine, now, first, seen, sender=Sender("Doria", Kind.STATE, "XDO"))
        assert stays(engine) == [asked]
    assign(engine, now, second, queries.message(engine, second).assigned[-1].id, meeting=OTHER_MEETING)
    assert stays(engine) == [asked]
    there = {"iso3:XDO" if again else "iso3:XBR"}
    correct(engine, there, MEETING, Wanted(REMOVED, "Bo Lind"), By("vera", now()))
    assert len(stays(engine)) == 1
    correct(engine, there, MEETING, Wanted(CORRECTED, "Ana Kovar", Said(position="Judge")), By("vera", now()))
    assert stays(engine) == []


def test_of_what_stayed_those_are_named_still_whose_corrections_do_not_hold_where_the_message_is(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", note="V/1"))
    second = filed(engine, now, 2, amends(joins("Ana Kovar")))
    third = filed(engine, now, 3, amends(joins("Bo Lind")))
    right(engine, now, CORRECTED, "Ana Kovar", position="Judge")
    right(engine, now, REMOVED, "Bo Lind")
    assert assign(engine, now, first, sender=BRABANT) == ("Ana Kovar", "Bo Lind")
    assign(engine, now, second, sender=CORDIA)
    assert "of Ana Kovar, Bo Lind stays" in stays(engine)[0]
    assign(engine, now, third, sender=BRABANT)
    (asked,) = stays(engine)
    assert "of Ana Kovar has gone on" in asked
    assign(engine, now, second, queries.message(engine, second).assigned[-1].id, sender=BRABANT)
    assert stays(engine) == []
    assert lists(engine) == {("Brabant", MEETING): [("Ana Kovar", "Judge")]}


def test_an_item_about_what_stayed_keeps_its_time_and_what_was_answered_where_the_message_goes_next(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", "Bo Lind", note="V/1"))
    filed(engine, now, 2, amends(joins("Bo Lind")))
    third = filed(engine, now, 3, amends(joins("Ana Kovar")))
    right(engine, now, REMOVED, "Ana Kovar")
    right(engine, now, CORRECTED, "Bo Lind", position="Judge")
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, third, sender=CORDIA)
    opened = [(row.id, row.item.detail) for row in about_stays(engine)]
    assert "of Ana Kovar, Bo Lind stays" in opened[0][1]
    assign(
        engine, now, first, queries.message(engine, first).assigned[-1].id, sender=Sender("Doria", Kind.STATE, "XDO")
    )
    assert [(row.id, row.item.detail) for row in about_stays(engine)] == opened


def asked(engine: Engine) -> list[tuple[int, dt.datetime]]:
    """Return number and time of the items about what stayed."""
    return [(row.id, row.opened_at) for row in about_stays(engine)]


def test_what_stayed_of_one_part_is_asked_while_the_other_part_is_on_the_list_until_it_is_said_where_it_is_now(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, TWO)
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, organization="Court")
    to_and_fro(engine, now, first, to=MEETING)
    item = asked(engine)
    assert len(item) == 1
    filed(engine, now, 2, amends(joins("Di Nagy"), meeting=OTHER_MEETING))
    right(engine, now, CORRECTED, "Cy Moor", OTHER_MEETING, position="Clerk")
    filing.refile(engine, first, TWO, "2", now())
    assert asked(engine) == item
    right(engine, now, CORRECTED, "Bo Lind", MEETING, organization="Court")
    assert asked(engine) == []


def test_what_stayed_of_one_part_is_asked_no_more_once_that_part_is_on_the_list_again(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, TWO)
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, organization="Court")
    to_and_fro(engine, now, first, to=MEETING)
    to_and_fro(engine, now, first)
    assert asked(engine) == []


def test_what_else_is_asked_of_a_letter_stays_where_one_of_its_parts_goes_away(engine: Engine, now: Clock) -> None:
    filed(engine, now, 1, nominates("Cy Moor", meeting=OTHER_MEETING))
    right(engine, now, CORRECTED, "Cy Moor", OTHER_MEETING, position="President")
    judge = person("Cy Moor", position="Judge")
    also = (Also(MeetingRef(OTHER_MEETING), (judge, person("Bo Lind"))),)
    first = filed(engine, now, 2, response(Intent.NOMINATE, person("Ana Kovar"), person("Bo Lind"), also=also))
    contradicts = [row for row in queries.review_open(engine) if row.item.reason is Reason.CONTRADICTS_CORRECTION]
    assert len(contradicts) == 1
    to_and_fro(engine, now, first)
    to_and_fro(engine, now, first, to=MEETING)
    assert contradicts[0].id in [row.id for row in queries.review_open(engine)]


def test_what_stayed_keeps_its_number_and_time_where_messages_are_read_again(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar"))
    right(engine, now, ADDED, "Di Nagy")
    assign(engine, now, first, sender=BRABANT)
    second = filed(engine, now, 2, nominates("Cy Moor"))
    item, words = asked(engine), stays(engine)
    assert len(item) == 1
    for id, version, name in ((first, "2", "Ana Kovar"), (second, "2", "Cy Moor"), (first, "3", "Ana Kovar")):
        filing.refile(engine, id, nominates(name), version, now())
        assert (asked(engine), stays(engine)) == (item, words)


def test_what_is_said_after_something_stayed_is_a_question_of_its_own(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, TWO)
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, organization="Court")
    to_and_fro(engine, now, first, to=MEETING)
    (item,) = asked(engine)
    decide(engine, [item[0]], Closed.DISMISSED, "vera", now())
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, position="Clerk")
    to_and_fro(engine, now, first, to=MEETING)
    assert len(asked(engine)) == 1
    assert ("Bo Lind", "Clerk") not in lists(engine)["Arcadia", MEETING]


def test_what_came_to_the_list_of_one_part_is_asked_still_of_the_other_that_names_the_same_person(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, TWO)
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, position="Judge")
    to_and_fro(engine, now, first, to=MEETING)
    item = asked(engine)
    assert len(item) == 1
    assign(engine, now, first, last(engine, first), sender=BRABANT)
    held = {place: ("Bo Lind", "Judge") in people for place, people in lists(engine).items() if people}
    assert all(held.values()) or len(asked(engine)) == 1


def test_an_answer_about_the_part_that_left_a_list_first_is_none_about_the_part_that_leaves_it_later(
    engine: Engine, now: Clock
) -> None:
    both = (person("Ana Kovar"), person("Bo Lind"))
    first = filed(engine, now, 1, response(Intent.NOMINATE, *both, also=(Also(MeetingRef(OTHER_MEETING), both),)))
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, position="Clerk")
    right(engine, now, CORRECTED, "Ana Kovar", OTHER_MEETING, position="Judge")
    to_and_fro(engine, now, first, to=MEETING)
    right(engine, now, CORRECTED, "Ana Kovar", MEETING, position="Judge")
    filed(engine, now, 2, amends(joins("Ana Kovar"), joins("Bo Lind"), note="V/9", meeting=OTHER_MEETING))
    assign(engine, now, first, last(engine, first), sender=BRABANT)
    correct(engine, {"iso3:XBR"}, MEETING, Wanted(CORRECTED, "Bo Lind", Said(position="Clerk")), By("vera", now()))
    assert ("Ana Kovar", "") in lists(engine)["Brabant", OTHER_MEETING]
    assert len(asked(engine)) == 1


def test_what_is_corrected_on_the_list_that_a_part_has_left_is_no_answer_about_where_it_is_now(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, TWO)
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, organization="Court")
    to_and_fro(engine, now, first, to=MEETING)
    item = asked(engine)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, 2, organization="Tribunal")
    assert asked(engine) == item
    right(engine, now, REMOVED, "Bo Lind", OTHER_MEETING, 4)
    assert asked(engine) == []


def test_what_goes_home_to_the_list_of_one_part_is_asked_of_the_other_that_names_the_same_person(
    engine: Engine, now: Clock
) -> None:
    both = (person("Ana Kovar"), person("Bo Lind"))
    first = filed(engine, now, 1, response(Intent.NOMINATE, *both, also=(Also(MeetingRef(OTHER_MEETING), both),)))
    to_and_fro(engine, now, first)
    right(engine, now, CORRECTED, "Bo Lind", OTHER_MEETING, position="Judge")
    assign(engine, now, first, last(engine, first), sender=BRABANT)
    assert assign(engine, now, first, last(engine, first), meeting=MEETING, sender=ARCADIA) == ("Bo Lind",)
    assert ("Bo Lind", "Judge") in lists(engine)["Arcadia", OTHER_MEETING]
    assert ("Bo Lind", "") in lists(engine)["Arcadia", MEETING]
    assert len(asked(engine)) == 1
    right(engine, now, CORRECTED, "Bo Lind", position="Judge")
    assert asked(engine) == []
