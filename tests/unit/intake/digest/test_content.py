"""What the digest says of a day."""

import datetime as dt

import pytest
from msgspec.structs import replace

from intake.digest.content import tell
from intake.digest.items import Bounds
from parsers.record import Also, Delegate, Intent, MeetingRef, Modality, Reason, Request, Response, ReviewItem, Wish
from store import roster
from store.queries import Balance, Poll
from store.roster import What
from store.states import State
from tests.unit.intake.digest.invented import (
    DAY,
    KENYAN,
    KENYAN_IN,
    KENYAN_NOW,
    NOW,
    TESTVIK,
    answer,
    at,
    busy_day,
    came,
    listed,
    material,
    quiet_day,
    told,
)


def sections(day, bounds=Bounds()):  # noqa: B008 - frozen
    return {section.name: section for section in tell(day, NOW, bounds).sections}


def review(reason, path="", detail="look", part=None):
    return ReviewItem(path, reason, detail, part)


def test_a_busy_day_has_every_section_in_order_what_needs_a_look_first():
    assert list(sections(busy_day())) == [
        "look", "failed", "unread", "waiting", "new", "changed", "declined", "asked", "acknowledged", "same", "aside",
        "put_right", "older",
    ]  # fmt: skip


def test_empty_sections_are_left_out():
    day = material(told(1, response=answer("Norway", Intent.NOMINATE, TESTVIK), changes=came(TESTVIK)))
    assert list(sections(day)) == ["new"]


def test_a_list_that_could_not_be_read_is_not_told_as_nobody():
    unread = review(Reason.ENCRYPTED_PART, part="2")
    day = sections(material(told(1, response=answer("Norway", Intent.NOMINATE), review=(unread,))))
    assert {item.does for section in day.values() for item in section.items} == {
        "will attend; the names are not read yet"
    }


@pytest.mark.parametrize("intent", [Intent.NOMINATE, Intent.AMEND])
def test_a_letter_whose_names_were_not_read_is_neither_new_nor_the_same_again(intent):
    day = material(told(1, response=answer("Norway", intent)))
    assert list(sections(day)) == ["nameless"]


def test_messages_that_are_still_being_read_make_no_quiet_day():
    digest = tell(material(balance=Balance(taken=6, waiting=6, reading=6)), NOW)
    assert digest.lead == "6 messages have arrived and are still being read: the next digest tells of them."
    assert digest.subject == "Delegation Intake: 6 being read (24 November 2026)"
    one = told(1, response=answer("Norway", Intent.NOMINATE, TESTVIK), changes=came(TESTVIK))
    digest = tell(material(one, balance=Balance(taken=2, filed=1, waiting=1, reading=1)), NOW)
    assert digest.lead == "1 message since the last digest; nothing needs a look. 1 more is still being read."


def test_a_message_that_was_given_up_is_told_in_the_first_sentence():
    day = material(told(1, state=State.FAILED, error="no answer"))
    assert tell(day, NOW).lead == "1 message since the last digest; 1 could not be processed."


def test_a_quiet_day_says_so_in_one_line():
    digest = tell(quiet_day(), NOW)
    assert digest.lead == "A quiet day: no new messages."
    assert digest.subject == "Delegation Intake: nothing new (24 November 2026)"
    assert (digest.sections, digest.figures, digest.alarms) == ((), (), ())


def test_a_day_with_corrections_alone_is_not_called_quiet():
    digest = tell(replace(quiet_day(), put_right=busy_day().put_right), NOW)
    assert digest.lead == "No new messages; 2 corrections by colleagues."
    assert digest.subject == "Delegation Intake: 2 put right (24 November 2026)"


def test_a_quiet_day_still_tells_what_is_open():
    digest = tell(replace(quiet_day(), still_open=busy_day().still_open, open_count=2), NOW)
    assert digest.lead == "A quiet day: no new messages. 2 messages are still open from earlier days."


def test_the_subject_counts_what_the_day_brought():
    assert tell(busy_day(), NOW).subject == (
        "Delegation Intake: 3 to look at, 1 failed, 5 new, 1 changed, 1 declined, 2 put right (24 November 2026)"
    )


def test_the_subject_holds_no_stranger_s_words():
    hostile = told(1, subject="Free\r\nBcc: x@y.example", response=answer("Free money"), account="<b>", folder="\r\n")
    assert tell(material(hostile), NOW).subject == "Delegation Intake: 1 without names (24 November 2026)"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_puts_a_message_where_a_person_sees_it(reason):
    day = material(told(7, response=answer("Norway", Intent.ACKNOWLEDGE), review=(review(reason, detail="read as X"),)))
    found = [section for name, section in sections(day).items() if name in ("look", "unread")]
    assert len(found) == 1
    assert found[0].items[0].doubts[0].places[0].detail == "read as X"


def test_the_gravest_reason_comes_first_among_messages_and_in_a_message():
    day = material(
        told(1, response=answer("Andorra"), review=(review(Reason.NAME_ORDER),)),
        told(2, response=answer("Zambia"), review=(review(Reason.PHONE_INVALID), review(Reason.SENDER_CONFLICT))),
    )
    look = sections(day)["look"]
    assert [item.who for item in look.items] == ["Zambia", "Andorra"]
    assert [doubt.says for doubt in look.items[0].doubts] == ["Two different senders", "Telephone number does not work"]


def test_review_items_of_one_reason_are_told_once_with_all_their_places():
    people = (Delegate("Ada ONE"), Delegate("Bo TWO"))
    items = (review(Reason.NAME_ORDER, "/delegates/0/family_name"), review(Reason.NAME_ORDER, "/delegates/1"))
    (doubt,) = (
        sections(material(told(1, response=answer("Norway", Intent.NOMINATE, *people), review=items)))["look"]
        .items[0]
        .doubts
    )
    assert [(place.person, place.field) for place in doubt.places] == [("Ada ONE", "family name"), ("Bo TWO", "")]


def test_a_doubt_about_another_meeting_than_the_message_s_first_names_it():
    also = (Also(MeetingRef("CU 2026/8"), (KENYAN, KENYAN_IN)),)
    record = answer("Kenya", Intent.NOMINATE, TESTVIK, also=also)
    paths = ("/delegates/0", "/also/0/delegates/1/name", "/also/0/delegates")
    items = tuple(review(Reason.NAME_ORDER, path) for path in paths)
    (doubt,) = sections(material(told(1, response=record, review=items)))["look"].items[0].doubts
    assert [(place.meeting, place.person, place.field) for place in doubt.places] == [
        ("", TESTVIK.name, ""), ("CU 2026/8", KENYAN_IN.name, "name"), ("CU 2026/8", "", "list of people"),
    ]  # fmt: skip


def test_a_person_whom_the_sentence_names_is_not_named_twice():
    item = review(Reason.OTHER, "/delegates/0", "Ada ONE is withdrawn, but nobody has that name")
    day = material(told(1, response=answer("Norway", Intent.NOMINATE, Delegate("Ada ONE")), review=(item,)))
    (place,) = sections(day)["look"].items[0].doubts[0].places
    assert (place.person, place.detail) == ("", item.detail)


@pytest.mark.parametrize(
    "path", ["/delegates/99/name", "/delegates/x", "/delegates", "/", "", "/no/such/place", "/also/5/delegates/0"]
)
def test_a_pointer_to_nowhere_does_no_harm(path):
    day = material(told(1, response=answer("Norway"), review=(review(Reason.OTHER, path, "odd"),)))
    assert sections(day)["look"].items[0].doubts[0].places[0].detail == "odd"


def test_a_message_that_was_never_read_may_have_review_items():
    day = material(told(1, state=State.FAILED, error="no memory", review=(review(Reason.TIMEOUT, part="2"),)))
    assert sections(day)["unread"].items[0].doubts[0].places[0].file == "part 2 of the message"


def test_a_person_with_a_doubt_is_marked_in_the_list_and_the_others_are_calm():
    people = (Delegate("Ada ONE"), Delegate("Bo TWO"))
    items = (review(Reason.EMAIL_INVALID, "/delegates/1/emails/0"), review(Reason.NAME_ORDER, "/delegates/1"))
    day = material(told(1, response=answer("Norway", Intent.NOMINATE, *people), changes=came(*people), review=items))
    assert [person.check for person in sections(day)["new"].items[0].people] == ["", "e-mail, name"]


def test_a_nomination_of_people_none_of_whom_was_there_is_new():
    day = material(told(1, response=answer("Norway", Intent.NOMINATE, TESTVIK), changes=came(TESTVIK)))
    assert list(sections(day)) == ["new"]


def test_what_a_message_asks_besides_is_told_with_its_words_each_sentence_once():
    both = "The Embassy requests visas and the travel costs."
    asked = (Request(Wish.VISA, both), Request(Wish.FUNDING, both), Request(Wish.OTHER, "Is there parking?"))
    record = answer("Norland", Intent.ACKNOWLEDGE, requests=asked)
    (item,) = sections(material(told(1, response=record)))["acknowledged"].items
    assert item.wishes == (f"visas, costs (“{both}”)", "something else (“Is there parking?”)")


def test_who_takes_part_online_is_told_so():
    person = Delegate("Ama MOE", position="Judge", modality=Modality.ONLINE)
    record = answer("Norland", Intent.NOMINATE, person)
    change = roster.Change(What.ADDED, None, listed(person))
    (item,) = sections(material(told(1, response=record, changes=(change,))))["new"].items
    assert item.people[0].about == ("Judge", "online")


def test_a_nomination_that_adds_to_those_who_were_there_is_a_change():
    record = answer("Kenya", Intent.NOMINATE, KENYAN, KENYAN_IN)
    assert list(sections(material(told(1, response=record, changes=came(KENYAN_IN))))) == ["changed"]


def test_a_nomination_that_changes_nothing_is_told_as_such():
    assert list(sections(material(told(1, response=answer("Norway", Intent.NOMINATE, TESTVIK))))) == ["same"]


def test_a_message_about_two_meetings_tells_the_people_of_each():
    record = replace(
        answer("Norway", Intent.NOMINATE, TESTVIK), also=(Also(MeetingRef("CU 2026/8"), (KENYAN, KENYAN_IN)),)
    )
    items = sections(material(told(1, response=record, changes=came(TESTVIK, KENYAN, KENYAN_IN))))["new"].items
    assert [(item.meeting, len(item.people)) for item in items] == [("CU 2026/7", 1), ("CU 2026/8", 2)]


def test_a_correction_tells_each_field_before_and_after():
    change = roster.Change(What.CORRECTED, listed(KENYAN), listed(KENYAN_NOW))
    (item,) = sections(material(told(1, response=answer("Kenya", Intent.AMEND, KENYAN_NOW), changes=(change,))))[
        "changed"
    ].items
    assert [(edit.field, edit.before, edit.after) for edit in item.changes[0].edits] == [
        ("title", "Ms.", "Dr."),
        ("role", "", "Head of delegation"),
        ("position", "Legal Counsel", "Deputy Solicitor-General"),
        ("e-mail", "a.mfano@justice.example", "amina.mfano@justice.example"),
        ("telephone", "", "+254205550104"),
    ]


def test_who_comes_in_person_now_and_not_online_is_told():
    before = replace(listed(KENYAN), modality=Modality.ONLINE)
    change = roster.Change(What.CORRECTED, before, replace(before, modality=Modality.IN_PERSON))
    (item,) = sections(material(told(1, response=answer("Kenya", Intent.AMEND, KENYAN), changes=(change,))))[
        "changed"
    ].items
    (edit,) = item.changes[0].edits
    assert (edit.field, edit.before, edit.after) == ("online or in person", "online", "in person")


def test_a_correction_of_the_family_name_alone_is_told_too():
    before = listed(KENYAN)
    change = roster.Change(What.CORRECTED, before, replace(before, given_names="Mfano", family_name="Amina"))
    (item,) = sections(material(told(1, response=answer("Kenya", Intent.AMEND, KENYAN), changes=(change,))))[
        "changed"
    ].items
    assert [edit.field for edit in item.changes[0].edits] == ["given names", "family name"]


def test_a_decline_tells_whom_it_took_off_the_list():
    gone = roster.Change(What.REMOVED, listed(KENYAN), None)
    (item,) = sections(material(told(1, response=answer("Kenya", Intent.DECLINE), changes=(gone,))))["declined"].items
    assert [(change.kind, change.person.name) for change in item.changes] == [("removed", "Ms. Amina MFANO")]


def test_a_decline_of_somebody_who_comes_all_the_same_is_not_told_as_one():
    overtaken = told(1, response=answer("Fiji", Intent.DECLINE), overtaken=True)
    digest = tell(material(overtaken, told(2, response=answer("Malta", Intent.DECLINE))), NOW)
    assert {section.name: [item.who for item in section.items] for section in digest.sections} == {
        "declined": ["Malta"], "same": ["Fiji"],
    }  # fmt: skip
    (_, same) = digest.sections
    assert same.items[0].does == "declines, but its list stands: it comes, and `intake history` tells why"
    assert "1 declined" in digest.subject
    look = sections(material(replace(overtaken, review=(review(Reason.SENDER_CONFLICT),))))["look"]
    assert look.items[0].does == same.items[0].does


def test_a_failed_message_says_why_and_what_to_do():
    (item,) = sections(material(told(12, subject="scan", state=State.FAILED, error="out of memory")))["failed"].items
    assert item.who == "scan"
    assert item.lines[0] == "out of memory"
    assert "`intake retry 12`" in item.lines[1]


@pytest.mark.parametrize("state", [State.TAKEN, State.PARSED, State.WAITING])
def test_whatever_is_not_settled_waits(state):
    assert list(sections(material(told(1, state=state)))) == ["waiting"]


def test_a_waiting_message_says_when_it_is_tried_again_in_the_reader_s_zone():
    later = dt.datetime(2026, 11, 24, 7, 20, tzinfo=dt.UTC)
    (item,) = sections(material(told(1, state=State.WAITING, next_try=later)))["waiting"].items
    assert item.lines[-1].endswith("The next try is on 24 November 2026, 08:20.")


def test_every_item_names_its_original_in_the_reader_s_zone():
    sent = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    (item,) = sections(material(told(9, subject="Hello", sent=sent, response=answer("Peru", Intent.INQUIRE))))[
        "asked"
    ].items
    assert (item.origin.id, item.origin.where, item.origin.date, item.origin.subject) == (
        9, "conference, INBOX", "24 November 2026, 00:30", "Hello",
    )  # fmt: skip


def test_a_message_without_date_and_subject_says_so():
    (item,) = sections(material(told(9, subject="", sent=None, state=State.UNRELATED)))["aside"].items
    assert (item.who, item.origin.date, item.origin.subject) == ("(no subject)", "no date", "(no subject)")


def test_older_items_tell_their_age_the_oldest_first():
    older = sections(busy_day())["older"]
    assert [(item.origin.id, item.tag) for item in older.items] == [(41, "open for 11 days"), (57, "open for 5 days")]


def test_what_was_told_before_and_has_changed_says_so():
    (item,) = sections(material(told(1, response=answer("Peru", Intent.INQUIRE), again=True)))["asked"].items
    assert item.tag == "told before, changed since"


def test_the_balance_is_told_and_checked():
    balance = tell(busy_day(), NOW).balance
    assert (balance.taken, [figure.number for figure in balance.figures]) == ("1,204", ["1,098", "61", "41", "3", "1"])
    assert balance.right


def test_a_balance_that_does_not_add_up_is_an_alarm():
    digest = tell(material(balance=Balance(taken=10, filed=9)), NOW)
    assert not digest.balance.right
    assert digest.alarms == (digest.balance.verdict,)
    assert "10 messages were taken in, but 9" in digest.alarms[0]


def test_a_mailbox_read_within_the_hour_is_no_alarm():
    (poll,) = tell(material(polls=(Poll("conference", at(24, 6, 5), at(24, 6, 5)),)), NOW).polls
    assert not poll.late
    assert poll.said == "last read 24 November 2026, 06:05, 55 minutes before this digest"


def test_a_mailbox_that_was_read_but_not_wholly_is_an_alarm_and_not_called_unread():
    poll = Poll("conference", at(24, 6, 59), at(24, 6, 59), "message 7 cannot be fetched")
    digest = tell(material(polls=(poll,)), NOW)
    assert ("message 7 cannot be fetched" in digest.alarms[0], "not read" in digest.subject) == (True, False)


def test_a_digest_that_is_sent_late_raises_no_false_alarm():
    polls = (Poll("conference", at(24, 6, 59), at(24, 6, 59)),)
    digest = tell(material(polls=polls, prepared=NOW), NOW + dt.timedelta(hours=5))
    assert digest.alarms == ()


@pytest.mark.parametrize("good", [None, at(23, 17)])
def test_a_mailbox_not_read_for_long_is_an_alarm_with_its_reason(good):
    digest = tell(material(polls=(Poll("conference", at(24, 6, 59), good, "the server refuses the password"),)), NOW)
    assert digest.polls[0].late
    assert "the server refuses the password" in digest.alarms[0]
    assert "`intake doctor`" in digest.alarms[0]
    assert digest.subject == "Delegation Intake: mailbox not read (24 November 2026)"


def test_a_flood_is_told_in_part_and_says_what_was_left_out():
    people = tuple(Delegate(f"Person {number}") for number in range(50))
    flood = material(
        *(told(n, response=answer("Norway", Intent.NOMINATE, *people), changes=came(*people)) for n in range(60))
    )
    new = sections(flood, Bounds(items=10, people=5))["new"]
    assert (new.count, len(new.items), len(new.items[0].people)) == (60, 10, 5)
    assert new.items[0].more == "and 45 more people: `intake show 0`"
    assert new.more.startswith("and 50 more messages: `intake show` with the number 10, 11,")
    assert new.more.endswith(" and so on")


def test_everything_left_out_is_named_where_it_is_little():
    few = material(*(told(n, response=answer("Peru", Intent.INQUIRE)) for n in range(5)))
    assert sections(few, Bounds(items=3))["asked"].more == "and 2 more messages: `intake show` with the number 3, 4"


def test_what_was_told_depends_on_the_material_and_the_time_alone():
    assert tell(busy_day(), NOW) == tell(busy_day(), NOW)


def test_an_unrelated_message_shows_neither_sender_nor_meeting():
    (item,) = sections(material(told(1, subject="Away", state=State.UNRELATED, response=Response("<a@b.example>"))))[
        "aside"
    ].items
    assert (item.who, item.does, item.meeting) == ("Away", "does not answer an invitation", "")


def test_the_day_is_written_out():
    assert tell(quiet_day(), NOW).day == "Tuesday, 24 November 2026"
    assert DAY.isoformat() == "2026-11-24"
