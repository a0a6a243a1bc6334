"""Of a message that says what one says that was said to be something else, it is asked whether it is that too."""

import datetime as dt
import random

import pytest
from sqlalchemy import Engine

from parsers.record import Also, Intent, Kind, MeetingRef, Response, Sender
from store import filing, queries
from store.assignments import Assignment
from store.database import reading
from store.decisions import Closed, decide
from store.delegation import By
from store.twins import asked as to_be_asked
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
    unrelated,
)

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
BRABANT, CORDOVIA = Sender("Brabant", Kind.STATE, "XBR"), Sender("Cordovia", Kind.STATE, "XCO")
NOTE = nominates("Ana Kovar", note="7")


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


def filed(engine: Engine, now: Clock, number: int, record: Response = NOTE) -> int:
    return arrived(engine, number, record, now())


def assign(engine: Engine, now: Clock, id: int, seen: int = 0, **said: object) -> None:
    made, _, _ = filing.assign(engine, id, Assignment(**said), By("vera", now()), seen)  # type: ignore[arg-type]
    assert made is not None


def reread(engine: Engine, now: Clock, id: int, record: Response = NOTE) -> None:
    filing.refile(engine, id, record, "2", now())


def dismiss(engine: Engine, now: Clock, id: int) -> None:
    items = [row.id for row in queries.review_open(engine) if row.message == id]
    decide(engine, items, Closed.DISMISSED, "bo", now())


def states(engine: Engine, *ids: int) -> list[tuple[str, int | None]]:
    return [(str(row.state), row.duplicate_of) for row in (queries.message(engine, id) for id in ids)]


def twins(engine: Engine, now: Clock) -> tuple[int, int]:
    return filed(engine, now, 1), filed(engine, now, 2)


def asked(engine: Engine, id: int) -> list[str]:
    return [item.detail for item in queries.message(engine, id).review if item.path == "/sender"]


@pytest.mark.parametrize("said", [{"sender": BRABANT}, {"meeting": OTHER_MEETING}, {"intent": Intent.UNRELATED}])
def test_a_copy_of_a_message_that_is_something_else_is_asked_about(
    engine: Engine, now: Clock, said: dict[str, object]
) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, **said)
    (detail,) = asked(engine, second)
    assert f"message {first}" in detail
    assert "intake assign" in detail
    reread(engine, now, second)
    assert len(asked(engine, second)) == 1, "read again it is asked still"


def test_a_copy_is_asked_about_no_more_once_it_is_said_what_it_is(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, second, sender=BRABANT)
    assert asked(engine, second) == []
    assert [roster.sender.name for roster in queries.rosters(engine)] == ["Brabant"]


def test_a_copy_is_asked_about_no_more_once_the_other_is_back(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assert asked(engine, second) == []


def test_a_copy_is_asked_about_each_time_that_the_other_leaves(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assign(engine, now, first, seen=2, sender=BRABANT)
    assert len(asked(engine, second)) == 1


def test_the_first_is_asked_about_where_its_copy_is_something_else(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, second, sender=BRABANT)
    (detail,) = asked(engine, first)
    assert f"message {second}, which is Brabant's" in detail


def test_a_copy_that_was_assigned_before_is_asked_about_too(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, second, meeting=MEETING)
    assign(engine, now, first, sender=BRABANT)
    assert len(asked(engine, second)) == 1


def test_who_is_read_otherwise_asks_of_no_copy_that_somebody_has_said_it_is(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=ARCADIA)
    reread(engine, now, first, nominates("Ana Kovar", "Bo Lind", note="7"))
    assert asked(engine, second) == []


def test_of_several_copies_the_first_stands_for_the_others(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    third = filed(engine, now, 3)
    assign(engine, now, first, sender=BRABANT)
    assert states(engine, second, third) == [("filed", None), ("duplicate", second)]
    assert (len(asked(engine, second)), asked(engine, third)) == (1, [])
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assert asked(engine, second) == []


def test_a_message_that_is_filed_is_noted_as_nobody_s_copy(engine: Engine, now: Clock) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    first = filed(engine, now, 1, nominates("Ana Kovar", note="7", also=also))
    filed(engine, now, 2, nominates("Bo Lind", note="7", meeting=OTHER_MEETING))
    third = filed(engine, now, 3, nominates("Ana Kovar", note="7", also=also))
    assign(engine, now, first, sender=BRABANT)
    assert states(engine, third) == [("filed", None)]


def test_a_dismissal_answers_until_something_else_is_said_of_the_other(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    dismiss(engine, now, second)
    reread(engine, now, second)
    reread(engine, now, first)
    assert asked(engine, second) == []
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assign(engine, now, first, seen=2, sender=BRABANT)
    assert len(asked(engine, second)) == 1


def test_a_dismissal_answers_nothing_about_another_copy(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    third = filed(engine, now, 3)
    assign(engine, now, first, sender=BRABANT)
    dismiss(engine, now, second)
    assign(engine, now, third, sender=BRABANT)
    (detail,) = asked(engine, second)
    assert f"message {third}," in detail


def test_a_dismissal_answers_for_no_copy_that_stands_for_the_others_later(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    third = filed(engine, now, 3)
    assign(engine, now, first, sender=BRABANT)
    dismiss(engine, now, second)
    reread(engine, now, second, nominates("Ana Kovar", "Bo Lind", note="7"))
    assert len(asked(engine, third)) == 1


def test_a_copy_is_asked_about_no_more_once_it_is_said_again_what_it_is_already(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, second, meeting=MEETING)
    assign(engine, now, second, seen=1, sender=ARCADIA)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, second, sender=ARCADIA)
    assert asked(engine, second) == []
    for said in (Assignment(sender=ARCADIA), Assignment(meeting=MEETING)):
        made, _, _ = filing.assign(engine, second, said, By("vera", now()))
        assert made is None, "of what is not asked nothing is said twice"


def test_what_is_no_copy_as_it_is_read_now_is_not_asked_about_but_the_next_copy_is(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    third = filed(engine, now, 3)
    assign(engine, now, first, sender=BRABANT)
    reread(engine, now, second, nominates("Ana Kovar", "Bo Lind", note="7"))
    assert (asked(engine, second), len(asked(engine, third))) == ([], 1)
    reread(engine, now, second)
    assert states(engine, second, third) == [("duplicate", third), ("filed", None)]
    assert (asked(engine, second), len(asked(engine, third))) == ([], 1)


def test_nothing_is_asked_once_the_other_is_no_copy_as_it_is_read_now(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    reread(engine, now, first, nominates("Ana Kovar", "Bo Lind", note="7"))
    assert asked(engine, second) == []
    reread(engine, now, first)
    assert len(asked(engine, second)) == 1


def test_of_two_copies_that_are_different_things_both_are_asked_about(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    third = filed(engine, now, 3)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, second, meeting=OTHER_MEETING)
    found = asked(engine, third)
    assert [detail.partition(", which is ")[2].partition(" as ")[0] for detail in found] == [
        "Brabant's",
        f"about {OTHER_MEETING}",
    ]


def test_of_two_copies_that_are_one_thing_the_newest_is_asked_about(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    third = filed(engine, now, 3)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, second, sender=BRABANT)
    (detail,) = asked(engine, third)
    assert f"message {second}," in detail


def test_the_item_says_what_the_other_is_now(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, first, seen=1, sender=CORDOVIA)
    assign(engine, now, first, seen=2, meeting=OTHER_MEETING)
    (detail,) = asked(engine, second)
    whose, about = (
        "Cordovia's as vera has said (correction 2)",
        f"about {OTHER_MEETING} as vera has said (correction 3)",
    )
    assert f"which is {whose}, {about}: see" in detail


def test_a_copy_that_comes_after_it_was_said_is_asked_about(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1)
    assign(engine, now, first, sender=BRABANT)
    second = filed(engine, now, 2)
    assert len(asked(engine, second)) == 1
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assert asked(engine, second) == []


def test_a_copy_that_comes_after_it_was_said_is_asked_about_where_no_meeting_was_found(
    engine: Engine, now: Clock
) -> None:
    note = nominates("Ana Kovar", note="7", meeting=None)
    first = filed(engine, now, 1, note)
    assign(engine, now, first, meeting=MEETING)
    second = filed(engine, now, 2, note)
    assert len(asked(engine, second)) == 1
    assign(engine, now, second, meeting=MEETING)
    assert states(engine, second) == [("duplicate", first)]
    assert asked(engine, second) == []


def test_what_says_something_else_or_answers_nothing_is_not_asked_about(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1)
    others = [filed(engine, now, 2, nominates("Ana Kovar", note="8")), filed(engine, now, 3, nominates("Bo Lind"))]
    others += [
        filed(engine, now, 4, unrelated()),
        filed(engine, now, 5, nominates("Ana Kovar", note="7", sender=BRABANT)),
    ]
    assign(engine, now, first, sender=CORDOVIA)
    assert [asked(engine, id) for id in others] == [[], [], [], []]


def test_a_copy_of_a_message_that_does_something_else_is_asked_about(engine: Engine, now: Clock) -> None:
    note = amends(joins("Ana Kovar"), leaves("Bo Lind"), note="7")
    first, second = filed(engine, now, 1, note), filed(engine, now, 2, note)
    assign(engine, now, first, intent=Intent.NOMINATE)
    (detail,) = asked(engine, second)
    assert "which is nominate as" in detail
    assign(engine, now, second, intent=Intent.NOMINATE)
    assert states(engine, second) == [("duplicate", first)]
    assert asked(engine, second) == []


def test_a_copy_about_two_meetings_is_asked_about_once(engine: Engine, now: Clock) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    note = nominates("Ana Kovar", note="7", also=also)
    first, second = filed(engine, now, 1, note), filed(engine, now, 2, note)
    assign(engine, now, first, sender=BRABANT)
    assert len(asked(engine, second)) == 1
    assign(engine, now, second, sender=BRABANT)
    assert states(engine, second) == [("duplicate", first)]
    assert asked(engine, second) == []


def test_a_copy_of_what_the_other_says_of_its_second_meeting_is_asked_about(engine: Engine, now: Clock) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    first = filed(engine, now, 1, nominates("Ana Kovar", note="7", also=also))
    second = filed(engine, now, 2, nominates("Bo Lind", note="7", meeting=OTHER_MEETING))
    assert states(engine, second) == [("duplicate", first)]
    assign(engine, now, first, sender=BRABANT)
    assert len(asked(engine, second)) == 1
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assert asked(engine, second) == []
    assign(engine, now, first, seen=2, meeting="CU 2030/9")
    assert asked(engine, second) == [], "of its second meeting the first still says the same"


def test_a_letter_about_two_meetings_is_asked_about_where_the_copy_of_one_part_is_something_else(
    engine: Engine, now: Clock
) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    whole = filed(engine, now, 1, nominates("Ana Kovar", note="7", also=also))
    part = filed(engine, now, 2)
    assign(engine, now, part, sender=BRABANT)
    assert len(asked(engine, whole)) == 1
    assign(engine, now, whole, sender=ARCADIA)
    assert asked(engine, whole) == []


def test_a_letter_is_not_asked_about_where_only_what_stays_as_it_is_would_repeat_another(
    engine: Engine, now: Clock
) -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    one = filed(engine, now, 1, nominates("Ana Kovar", note="7", also=also))
    other = filed(engine, now, 2, nominates("Cy Moor", note="7", also=also))
    assign(engine, now, one, meeting="CU 2030/9")
    assert asked(engine, other) == []


@pytest.mark.parametrize("said", [{"sender": BRABANT}, {"intent": Intent.UNRELATED}])
@pytest.mark.parametrize("read", [{"sender": CORDOVIA}, {"meeting": OTHER_MEETING}])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_copy_is_still_asked_about_once_both_are_read_otherwise(
    engine: Engine, now: Clock, said: dict[str, object], read: dict[str, object], order: tuple[int, int]
) -> None:
    both = twins(engine, now)
    assign(engine, now, both[0], **said)
    for i in order:
        reread(engine, now, both[i], nominates("Ana Kovar", note="7", **read))
    assert len(asked(engine, both[1])) == 1


def test_an_answer_about_one_thing_leaves_the_question_about_another_open(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    before = asked(engine, second)
    assign(engine, now, second, meeting=MEETING)
    assert asked(engine, second) == before
    assert before[0].endswith(f"`intake assign {second}` (--sender), or dismiss this.")
    assign(engine, now, second, seen=2, sender=ARCADIA)
    assert asked(engine, second) == []


def test_the_item_names_for_each_thing_who_said_so(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    filing.assign(engine, first, Assignment(meeting=OTHER_MEETING), By("bo", now()))
    (detail,) = asked(engine, second)
    assert f"Brabant's as vera has said (correction 1), about {OTHER_MEETING} as bo has said (correction 2)" in detail


def test_who_says_of_the_other_what_the_copy_is_too_asks_nothing_anew(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    dismiss(engine, now, second)
    assign(engine, now, first, meeting=MEETING)
    assert asked(engine, second) == []


def test_of_two_copies_that_are_two_senders_an_answer_about_one_asks_nothing_of_the_other(
    engine: Engine, now: Clock
) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    assign(engine, now, second, sender=BRABANT)
    assign(engine, now, first, seen=1, sender=ARCADIA)
    assert (asked(engine, first), len(asked(engine, second))) == ([], 1)
    assign(engine, now, second, sender=BRABANT)
    assert (asked(engine, first), asked(engine, second)) == ([], [])


def test_a_place_with_letters_that_no_database_takes_is_kept_once(engine: Engine, now: Clock) -> None:
    first, second = twins(engine, now)
    assign(engine, now, first, sender=BRABANT)
    for id in (first, first, second):
        reread(engine, now, id, nominates("Ana Kovar", note="7", meeting="CU 2030\0/8"))
    assert len(asked(engine, second)) == 1


READ = (
    NOTE,
    nominates("Ana Kovar", "Bo Lind", note="7"),
    nominates("Ana Kovar", note="7", sender=BRABANT),
    nominates("Ana Kovar", note="7", also=(Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)),
    nominates("Bo Lind", note="7", meeting=OTHER_MEETING),
    unrelated(),
)
SAID = (
    Assignment(sender=ARCADIA),
    Assignment(sender=BRABANT),
    Assignment(meeting=MEETING),
    Assignment(meeting=OTHER_MEETING),
    Assignment(intent=Intent.AMEND),
    Assignment(intent=Intent.NOMINATE),
    Assignment(intent=Intent.UNRELATED),
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_said_and_read_in_turn_an_item_is_open_exactly_as_long_as_it_is_to_be_asked(
    engine: Engine, now: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    count = 0
    for number in range(1, 5):
        filed(engine, now, number, chance.choice((NOTE, NOTE, *READ[:5])))
    for _ in range(12):
        id = chance.randint(1, 4)
        if chance.random() < 0.4:
            reread(engine, now, id, chance.choice(READ))
        else:
            filing.assign(engine, id, chance.choice(SAID), By("vera", now()), newest(engine, id))
        to_ask = [expected(engine, each) for each in range(1, 5)]
        assert [sorted(asked(engine, each)) for each in range(1, 5)] == to_ask
        count += sum(map(len, to_ask))
    assert count


def newest(engine: Engine, id: int) -> int:
    return max((one.id for one in queries.message(engine, id).assigned), default=0)


def expected(engine: Engine, id: int) -> list[str]:
    row = queries.message(engine, id)
    if row.state != "filed" or row.response is None:
        return []
    with reading(engine) as connection:
        return sorted(item.detail for item in to_be_asked(connection, {id: row.response})[id])


def last(engine: Engine, id: int) -> int:
    return max((one.id for one in queries.message(engine, id).assigned), default=0)


SECOND = "CU 2030/11"
PAIR = nominates("Ana Kovar", note="7", meeting=SECOND, also=(Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),))
TURNED = nominates("Bo Lind", note="7", meeting=OTHER_MEETING, also=(Also(MeetingRef(SECOND), (person("Ana Kovar"),)),))
HALF = nominates("Bo Lind", note="7", meeting=OTHER_MEETING)


def lists(engine: Engine) -> dict[tuple[str | None, str | None], list[str]]:
    return {(one.sender.name, one.meeting.reference): [each.name for each in one.delegates]
            for one in queries.rosters(engine) if one.delegates}  # fmt: skip


@pytest.mark.parametrize("copy", [PAIR, TURNED, HALF], ids=["the same", "in another order", "of one part"])
@pytest.mark.parametrize("order", [("sender", "meeting"), ("meeting", "sender")])
def test_a_copy_of_a_part_is_asked_for_what_is_said_of_it_whatever_is_said_of_the_other(
    engine: Engine, now: Clock, copy: Response, order: tuple[str, str]
) -> None:
    first, second = filed(engine, now, 1, PAIR), filed(engine, now, 2, copy)
    for field in order:
        assign(engine, now, first, last(engine, first), **{field: BRABANT if field == "sender" else MEETING})
    asked_now = " ".join(asked(engine, second))
    assert "Brabant's" in asked_now
    assert (MEETING in asked_now) is (copy is not HALF)
    assert ("--meeting" in asked_now) is (copy is PAIR)
    assert (f"`intake correct` for the list about {SECOND}" in asked_now) is (copy is TURNED)


def test_what_is_said_of_the_meeting_of_a_part_stays_with_it_where_the_parts_are_read_in_another_order(
    engine: Engine, now: Clock
) -> None:
    first = filed(engine, now, 1, PAIR)
    assign(engine, now, first, meeting=MEETING)
    reread(engine, now, first, TURNED)
    assert lists(engine) == {("Arcadia", MEETING): ["Ana Kovar"], ("Arcadia", OTHER_MEETING): ["Bo Lind"]}


def test_where_it_is_not_sure_of_which_list_a_meeting_was_said_it_is_asked(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, PAIR)
    assign(engine, now, first, meeting=MEETING)
    reread(engine, now, first, HALF)
    assert [item.path for item in queries.message(engine, first).review] == ["/meeting"]
    reread(engine, now, first, PAIR)
    assert queries.message(engine, first).review == ()


def test_a_message_of_one_list_is_about_what_was_said_whatever_is_read(engine: Engine, now: Clock) -> None:
    first = filed(engine, now, 1, HALF)
    assign(engine, now, first, meeting=MEETING)
    reread(engine, now, first, nominates("Bo Lind", note="7", meeting=None))
    assert lists(engine) == {("Arcadia", MEETING): ["Bo Lind"]}
    assert queries.message(engine, first).review == ()


@pytest.mark.parametrize("late", [False, True])
def test_a_copy_is_asked_for_the_meeting_whatever_both_are_read_to_be_about(
    engine: Engine, now: Clock, late: bool
) -> None:
    read, again = (nominates("Bo Lind", note="7", meeting=meeting) for meeting in (None, OTHER_MEETING))
    first = filed(engine, now, 1, read)
    second = None if late else filed(engine, now, 2, read)
    assign(engine, now, first, meeting=MEETING)
    reread(engine, now, first, again)
    if second is None:
        second = filed(engine, now, 2, again)
    else:
        reread(engine, now, second, again)
    assert MEETING in " ".join(asked(engine, second))


def test_a_copy_of_which_a_part_counts_is_filed_and_asked_about(engine: Engine, now: Clock) -> None:
    both = amends(joins("Cy Moor"), note="1", also=(Also(MeetingRef(MEETING), (joins("Ana Kovar"),)),))
    first, second = filed(engine, now, 1, both), filed(engine, now, 2, both)
    assert states(engine, second) == [("duplicate", first)]
    assign(engine, now, first, meeting=OTHER_MEETING)
    assert states(engine, second) == [("filed", None)]
    assert OTHER_MEETING in " ".join(asked(engine, second))


@pytest.mark.parametrize("sender", [ARCADIA, NOBODY])
@pytest.mark.parametrize("order", [("meeting", "sender"), ("sender", "meeting")])
def test_what_is_asked_of_a_copy_is_asked_until_it_is_answered_whatever_else_is_said_of_either(
    engine: Engine, now: Clock, sender: Sender, order: tuple[str, str]
) -> None:
    note = nominates("Ana Kovar", note="7", sender=sender)
    first, second = filed(engine, now, 1, note), filed(engine, now, 2, note)
    words = {"meeting": "CU 2030/9", "sender": BRABANT}
    assign(engine, now, first, **{order[0]: words[order[0]]})
    assign(engine, now, second, **{order[1]: words[order[1]]})
    assert len(asked(engine, second)) == 1
    assign(engine, now, first, last(engine, first), **{order[1]: words[order[1]]})
    assert len(asked(engine, second)) == 1
    assign(engine, now, second, last(engine, second), **{order[0]: words[order[0]]})
    assert (asked(engine, first), asked(engine, second)) == ([], [])
    assert lists(engine) == {("Brabant", "CU 2030/9"): ["Ana Kovar"]}


@pytest.mark.parametrize("sender", [ARCADIA, NOBODY])
@pytest.mark.parametrize("read", [{"sender": BRABANT}, {"meeting": "CU 2030/9"}])
def test_a_late_copy_of_which_a_part_is_read_as_was_said_is_asked_for_the_rest(
    engine: Engine, now: Clock, sender: Sender, read: dict[str, object]
) -> None:
    first = filed(engine, now, 1, nominates("Ana Kovar", note="7", sender=sender))
    assign(engine, now, first, sender=BRABANT, meeting="CU 2030/9")
    second = filed(engine, now, 2, nominates("Ana Kovar", note="7", **{"sender": sender, **read}))  # type: ignore[arg-type]
    assert len(asked(engine, second)) == 1
