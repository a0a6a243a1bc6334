"""What the store tells of a day is what the digest says of it."""

import datetime as dt

import pytest
from msgspec.structs import replace

from intake import digest
from intake.digest.content import tell
from parsers.record import Also, Change, Intent, Kind, MeetingRef, Note, Reason, Response, ReviewItem, Sender
from store import filing, queries, telling
from store.assignments import Assignment
from store.corrections import Made, Wanted, correct
from store.delegation import By, Said, What
from store.histories import of_sender
from tests.unit.intake.digest.invented import (
    DAY,
    KENYAN,
    KENYAN_IN,
    KENYAN_NOW,
    KENYAN_OUT,
    NOW,
    PROVESEN,
    TESTVIK,
    answer,
)

NORWAY = Sender("Norway", Kind.STATE, "NOR")
KENYA = Sender("Kenya", Kind.STATE)


def arrive(engine, uid, record, subject="Reply"):
    """Take in a message and file it as read, the way the pipeline does."""
    raw = f"Subject: {subject}\r\nDate: {uid} Nov 2026 09:00:00 +0100\r\n\r\n{uid}".encode()
    kept = filing.keep(engine, filing.Origin("conference", "INBOX", 1, uid), raw, NOW)
    filing.parsed(engine, kept.id, record, "1", NOW)
    return filing.file(engine, kept.id, NOW)


def correct_kenya(engine, author, what, name, over=0, **said):
    correct(engine, {"name:kenya"}, None, Wanted(what, name, Said(**said), over=over), By(author, NOW))


def sections(material):
    return {section.name: [item.who for item in section.items] for section in tell(material, NOW).sections}


def test_a_day_of_answers_is_told_by_what_they_did(engine):
    arrive(engine, 1, answer("Norway", Intent.NOMINATE, TESTVIK, PROVESEN, note=Note("NV 1")))
    arrive(engine, 2, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT, note=Note("KEN 1")))
    arrive(engine, 3, answer("Iceland", Intent.DECLINE))
    arrive(engine, 4, answer("Peru", Intent.INQUIRE))
    arrive(engine, 5, Response("<away@mission.example>"), subject="Away")
    arrive(engine, 6, answer("Norway", Intent.NOMINATE, TESTVIK, PROVESEN, note=Note("NV 1")))
    assert sections(telling.prepare(engine, DAY, NOW)) == {
        "new": ["Kenya", "Norway"],
        "declined": ["Iceland"],
        "asked": ["Peru"],
        "aside": ["Away", "Norway"],
    }


def test_what_changes_the_next_day_is_told_as_a_change_with_before_and_after(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT, note=Note("KEN 1")))
    telling.prepare(engine, DAY, NOW)
    people = (
        replace(KENYAN_OUT, change=Change.REMOVE), replace(KENYAN_NOW, change=Change.ADD),
        replace(KENYAN_IN, change=Change.ADD),
    )  # fmt: skip
    arrive(engine, 2, answer("Kenya", Intent.AMEND, *people, note=Note("KEN 2")))
    said = tell(telling.prepare(engine, DAY + dt.timedelta(days=1), NOW), NOW)
    (section,) = said.sections
    assert section.name == "changed"
    assert [(change.kind, change.person.name) for change in section.items[0].changes] == [
        ("removed", "Mr. Joseph JARIBU"), ("corrected", "Dr. Amina MFANO"), ("added", "Ms. Grace SAMPULI"),
    ]  # fmt: skip


def assign(engine, seen=0, **said):
    made, _, _ = filing.assign(engine, 1, Assignment(**said), By("vera", NOW + dt.timedelta(hours=1)), seen)
    return made.id


def done(section):
    return [(item.who, item.meeting, item.does, [change.kind for change in item.changes]) for item in section.items]


def test_what_a_message_did_is_told_under_the_sender_on_whose_list_it_happened_step_by_step(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    correct_kenya(engine, "vera", What.CORRECTED, KENYAN.name, position="Clerk")
    assign(engine, sender=NORWAY)
    changed, _ = tell(telling.prepare(engine, DAY, NOW), NOW).sections
    assert (changed.name, changed.count) == ("changed", 1)
    left = "had this message, which is filed here no more"
    assert done(changed) == [
        ("Norway", "CU 2026/7", "names 2 people to attend", ["added", "added"]),
        ("Kenya", "CU 2026/7", left, ["added", "added", "removed", "removed"]),
    ]


def test_what_a_message_did_about_each_of_its_meetings_is_told_by_meeting(engine):
    also = (Also(MeetingRef("CU 2026/8"), (KENYAN_IN,)),)
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, also=also))
    telling.prepare(engine, DAY, NOW)
    also = (Also(MeetingRef("CU 2026/8"), ()),)
    arrive(engine, 2, answer("Kenya", Intent.DECLINE, also=also, message_id="<off@mission.example>"))
    (declined,) = tell(telling.prepare(engine, DAY + dt.timedelta(days=1), NOW), NOW).sections
    assert [(who, meeting, kinds) for who, meeting, _, kinds in done(declined)] == [
        ("Kenya", "CU 2026/7", ["removed"]), ("Kenya", "CU 2026/8", ["removed"]),
    ]  # fmt: skip


def test_a_note_that_declines_two_meetings_is_told_about_both_though_a_list_was_known_of_one_or_none(engine):
    first = answer("Kenya", Intent.NOMINATE, KENYAN)
    arrive(engine, 1, replace(first, meeting=MeetingRef("CU 2026/8")))
    telling.prepare(engine, DAY, NOW)
    also = (Also(MeetingRef("CU 2026/8"), ()),)
    arrive(engine, 2, answer("Kenya", Intent.DECLINE, also=also, message_id="<off@mission.example>"))
    arrive(engine, 3, answer("Peru", Intent.DECLINE, also=also, message_id="<no@mission.example>"))
    (declined,) = tell(telling.prepare(engine, DAY + dt.timedelta(days=1), NOW), NOW).sections
    assert (declined.name, declined.count) == ("declined", 2)
    assert sorted((who, meeting, kinds) for who, meeting, _, kinds in done(declined)) == [
        ("Kenya", "CU 2026/7", []), ("Kenya", "CU 2026/8", ["removed"]),
        ("Peru", "CU 2026/7", []), ("Peru", "CU 2026/8", []),
    ]  # fmt: skip


@pytest.mark.parametrize("intent", [Intent.INQUIRE, Intent.ACKNOWLEDGE, Intent.UNRELATED])
def test_whoever_leaves_a_list_is_told_whatever_the_message_is_in_the_end(engine, intent):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN))
    telling.prepare(engine, DAY, NOW)
    assign(engine, intent=intent)
    (section,) = tell(telling.prepare(engine, DAY + dt.timedelta(days=1), NOW), NOW).sections
    assert ("Kenya", ["removed"]) in [(who, kinds) for who, _, _, kinds in done(section)]


def put_right(material):
    found = [section.items for section in tell(material, NOW).sections if section.name == "put_right"]
    return [(item.who, item.does, [change.kind for change in item.changes]) for items in found for item in items]


def test_what_colleagues_put_right_is_told_once_one_after_the_other_with_its_author(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    correct_kenya(engine, "vera", What.CORRECTED, KENYAN.name, position="Clerk")
    correct_kenya(engine, "bo", What.CORRECTED, KENYAN.name, 1, position="Judge")
    correct_kenya(engine, "vera", What.CORRECTED, KENYAN.name, 2, position="Clerk")
    correct_kenya(engine, "vera", What.ADDED, "Cy Moor")
    correct_kenya(engine, "vera", What.REMOVED, "Cy Moor", 4)
    preview = telling.preview(engine, DAY, NOW)
    told = telling.prepare(engine, DAY, NOW)
    assert preview.put_right == told.put_right
    assert put_right(told) == [
        ("Kenya", "was corrected by vera", ["corrected"]),
        ("Kenya", "was corrected by bo", ["corrected"]),
        ("Kenya", "was corrected by vera", ["corrected", "added", "removed"]),
    ]
    assert telling.prepare(engine, DAY + dt.timedelta(days=1), NOW).put_right == ()
    filing.assign(engine, 1, Assignment(Sender("Norway", Kind.STATE, "NOR")), By("vera", NOW))
    assert telling.material(engine, DAY).put_right == told.put_right
    assert telling.prepare(engine, DAY + dt.timedelta(days=2), NOW).put_right == ()


def test_what_one_command_takes_off_is_told_of_everybody(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    correct_kenya(engine, "vera", What.REMOVED, KENYAN.name)
    correct_kenya(engine, "vera", What.REMOVED, KENYAN_OUT.name)
    told = telling.prepare(engine, DAY, NOW)
    assert put_right(told) == [("Kenya", "was corrected by vera", ["removed", "removed"])]


def test_a_correction_that_was_told_is_not_told_again_where_its_message_goes_away_and_comes_back(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    correct_kenya(engine, "vera", What.CORRECTED, KENYAN.name, position="Clerk")
    senders = {"Norway": Sender("Norway", Kind.STATE, "NOR"), "Kenya": Sender("Kenya", Kind.STATE)}
    made, _, _ = filing.assign(engine, 1, Assignment(senders["Norway"]), By("vera", NOW))
    told = telling.prepare(engine, DAY, NOW)
    assert put_right(told) == [("Kenya", "was corrected by vera", ["corrected"])]
    for day, name in enumerate(("Kenya", "Norway"), 1):
        made, _, _ = filing.assign(engine, 1, Assignment(senders[name]), By("vera", NOW), made.id)
        assert telling.prepare(engine, DAY + dt.timedelta(days=day), NOW).put_right == ()
    assert telling.material(engine, DAY).put_right == told.put_right


def lists(material):
    return [
        (item.who, item.meeting, change.kind, change.person.name, *change.person.about[:1])
        for section in tell(material, NOW).sections for item in section.items for change in item.changes
    ]  # fmt: skip


def test_a_list_to_which_a_message_goes_is_told_as_the_corrections_that_went_along_have_it_every_time(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    correct_kenya(engine, "vera", What.CORRECTED, KENYAN.name, position="Clerk")
    correct_kenya(engine, "vera", What.REMOVED, KENYAN_OUT.name)
    telling.prepare(engine, DAY, NOW)
    gone, came = ("removed", "Ms. Amina MFANO", "Clerk"), ("added", "Ms. Amina MFANO", "Clerk")
    seen = 0
    ways = (("Kenya", "Norway", NORWAY), ("Norway", "Kenya", KENYA), ("Kenya", "Norway", NORWAY))
    for day, (left, reached, sender) in enumerate(ways, 1):
        seen = assign(engine, seen, sender=sender)
        told = telling.prepare(engine, DAY + dt.timedelta(days=day), NOW)
        assert lists(told) == [(reached, "CU 2026/7", *came), (left, "CU 2026/7", *gone)]


def test_whom_a_colleague_added_leaves_one_list_and_joins_the_other_with_the_message(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN))
    correct_kenya(engine, "vera", What.ADDED, "Cy Moor")
    telling.prepare(engine, DAY, NOW)
    assign(engine, meeting="CU 2026/8")
    assert [told[1:4] for told in lists(telling.prepare(engine, DAY + dt.timedelta(days=1), NOW))] == [
        ("CU 2026/8", "added", "Ms. Amina MFANO"), ("CU 2026/8", "added", "Cy Moor"),
        ("CU 2026/7", "removed", "Ms. Amina MFANO"), ("CU 2026/7", "removed", "Cy Moor"),
    ]  # fmt: skip


def told_of_kenya_before(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    telling.prepare(engine, DAY, NOW)


def told_now(engine):
    found = lists(telling.preview(engine, DAY + dt.timedelta(days=1), NOW))
    return [(who, meeting, kind, name) for who, meeting, kind, name, *_ in found]


def test_whom_a_colleague_added_untold_leaves_and_joins_with_the_message_and_is_told_once_as_their_correction(engine):
    told_of_kenya_before(engine)
    correct_kenya(engine, "vera", What.ADDED, "Cy Moor")
    assign(engine, meeting="CU 2026/8")
    assert told_now(engine) == [
        ("Kenya", "CU 2026/8", "added", "Ms. Amina MFANO"), ("Kenya", "CU 2026/8", "added", "Mr. Joseph JARIBU"),
        ("Kenya", "CU 2026/8", "added", "Cy Moor"),
        ("Kenya", "CU 2026/7", "removed", "Ms. Amina MFANO"), ("Kenya", "CU 2026/7", "removed", "Mr. Joseph JARIBU"),
        ("Kenya", "CU 2026/7", "removed", "Cy Moor"),
        ("Kenya", "CU 2026/7", "added", "Cy Moor"),
    ]  # fmt: skip
    (there,) = of_sender(engine, {"name:kenya"}, "CU 2026/8")
    joined = [change.after.name for change in every_change(there) if change.what is What.ADDED]
    assert sorted(joined) == ["Amina MFANO", "Cy Moor", "Joseph JARIBU"]


def every_change(history):
    for entry in history.entries:
        own = isinstance(entry, Made) and entry.brought is None
        yield from (entry.change,) if own else getattr(entry, "changes", ())


def test_whom_a_colleague_took_off_untold_is_told_to_have_left_where_they_were_and_joins_nowhere(engine):
    told_of_kenya_before(engine)
    correct_kenya(engine, "vera", What.REMOVED, KENYAN_OUT.name)
    assign(engine, sender=NORWAY)
    assert told_now(engine) == [
        ("Norway", "CU 2026/7", "added", "Ms. Amina MFANO"), ("Kenya", "CU 2026/7", "removed", "Ms. Amina MFANO"),
        ("Kenya", "CU 2026/7", "removed", "Mr. Joseph JARIBU"),
    ]  # fmt: skip


def test_a_correction_untold_that_goes_and_comes_back_is_told_once_on_its_list(engine):
    told_of_kenya_before(engine)
    correct_kenya(engine, "vera", What.ADDED, "Cy Moor")
    seen = assign(engine, meeting="CU 2026/8")
    assign(engine, seen, meeting="CU 2026/7")
    assert [told for told in told_now(engine) if told[3] == "Cy Moor"] == [("Kenya", "CU 2026/7", "added", "Cy Moor")]


def test_what_two_copies_that_went_and_came_back_did_to_a_list_is_not_told(engine):
    also = answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT)
    arrive(engine, 1, also)
    arrive(engine, 2, also, "FW: Reply")
    telling.prepare(engine, DAY, NOW)
    for sender in (NORWAY, KENYA):
        for id in (1, 2):
            seen = max((one.id for one in queries.message(engine, id).assigned), default=0)
            filing.assign(engine, id, Assignment(sender), By("vera", NOW + dt.timedelta(hours=id)), seen)
    told = told_now(engine)
    assert [one for one in told if one[0] == "Kenya"] == []
    there = [kind for who, _, kind, name in told if (who, name) == ("Norway", "Ms. Amina MFANO")]
    assert there == ["added", "removed"]


def test_a_correction_that_changes_nothing_is_not_told(engine):
    arrive(engine, 1, answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_OUT))
    correct_kenya(engine, "vera", What.CORRECTED, KENYAN.name, position=KENYAN.position)
    assert telling.prepare(engine, DAY, NOW).put_right == ()


def test_a_doubt_is_told_as_new_once_and_then_as_still_open(engine):
    doubt = ReviewItem("/delegates/0/name", Reason.NAME_ORDER, "which is the family name?")
    arrive(engine, 1, answer("Norway", Intent.NOMINATE, TESTVIK, review=(doubt,)))
    assert sections(telling.prepare(engine, DAY, NOW)) == {"look": ["Norway"], "new": ["Norway"]}
    assert sections(telling.prepare(engine, DAY + dt.timedelta(days=1), NOW)) == {"older": ["Norway"]}


def test_the_same_day_again_is_the_same_message(engine):
    arrive(engine, 1, answer("Norway", Intent.NOMINATE, TESTVIK))
    first, second = (
        digest.build(telling.prepare(engine, DAY, NOW), sender="a@office.example", to=("b@office.example",), now=NOW)
        for _ in range(2)
    )
    assert first["Message-ID"] == second["Message-ID"] is not None
    assert [part.get_content() for part in first.iter_parts()] == [part.get_content() for part in second.iter_parts()]


def test_what_failed_is_told_with_its_reason_and_stays_open(engine):
    kept = filing.keep(engine, filing.Origin("conference", "INBOX", 1, 1), b"Subject: scan\r\n\r\nx", NOW)
    filing.fail(engine, kept.id, "scan.tif took too long three times.", NOW)
    for day, name in ((DAY, "failed"), (DAY + dt.timedelta(days=1), "older")):
        (section,) = tell(telling.prepare(engine, day, NOW), NOW).sections
        assert (section.name, section.items[0].lines[0]) == (name, "scan.tif took too long three times.")
