"""What every database has to do, each through the same class."""

import datetime as dt
import gc
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, delete, event, select

from parsers import record as records
from parsers.record import Also, Delegate, Intent, Kind, Meeting, MeetingRef, Reason, Response, ReviewItem, Role, Sender
from store import calls, filing, queries, releases, retention, tables, telephone, telling
from store.assignments import Assignment
from store.corrections import Wanted, begin, correct
from store.database import describe, open_database, reading, single_daemon, writing
from store.decisions import Closed, decide
from store.delegation import By, Said
from store.errors import (
    AlreadyCorrected,
    AlreadyRunning,
    DatabaseTooNew,
    DatabaseUnavailable,
    NotPrepared,
    Outdated,
    UnknownMessage,
    WrongState,
)  # fmt: skip
from store.lists import Comer
from store.meetings import Invitation
from store.responses import sender_key
from store.roster import Attendance, What
from store.states import State
from store.tables import Base, Evidence
from tests.fixtures.postgres import Postgres
from tests.fixtures.records import (
    ARCADIA,
    MEETING,
    MORNING,
    NOBODY,
    OTHER_MEETING,
    amends,
    day,
    declines,
    joins,
    leaves,
    letter,
    nominates,
    origin,
    person,
    response,
    unrelated,
)  # fmt: skip

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
SOON = dt.timedelta(minutes=5)
TODAY = NOW.date()
A_LIST = nominates("Ana Kovar", "Bo Lind")


class Desk:
    """A database with the calls that most tests make, at a time that stands still."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._uid = 0

    def take(self, raw: bytes, **place: object) -> int:
        """Keep a message at the next UID."""
        self._uid += 1
        return filing.keep(self.engine, origin(self._uid, **place), raw, NOW).id

    def read(self, record: Response, raw: bytes | None = None) -> int:
        """Keep and parse a message."""
        id = self.take(raw or letter(f"Letter {self._uid}"))
        filing.parsed(self.engine, id, record, "1", NOW)
        return id

    def file(self, record: Response, raw: bytes | None = None) -> int:
        """Keep, parse and file a message."""
        id = self.read(record, raw)
        filing.file(self.engine, id, NOW)
        return id

    def state(self, id: int) -> State:
        return queries.message(self.engine, id).state

    def names(self, meeting: str | None = MEETING) -> list[list[str]]:
        return [[one.name for one in roster.delegates] for roster in queries.rosters(self.engine, meeting)]

    def reasons(self, id: int) -> list[Reason]:
        return [item.reason for item in queries.message(self.engine, id).review]

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table."""
        with reading(self.engine) as connection:
            return {
                table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
                for table in Base.metadata.sorted_tables
            }


class StoreContract:
    """The rules. A subclass provides `url`, an empty database."""

    @pytest.fixture
    def engine(self, url: str) -> Iterator[Engine]:
        engine = open_database(url)
        yield engine
        engine.dispose()

    @pytest.fixture
    def desk(self, engine: Engine) -> Desk:
        return Desk(engine)

    # Keeping

    def test_the_bytes_come_back_as_they_were(self, desk: Desk) -> None:
        raw = b"Subject: \xff\x00 odd\r\n\r\n" + bytes(range(256)) * 50
        assert queries.raw(desk.engine, desk.take(raw)) == raw

    def test_an_empty_message_is_kept_too(self, desk: Desk) -> None:
        assert queries.raw(desk.engine, desk.take(b"")) == b""

    def test_the_same_place_again_is_the_same_message(self, desk: Desk) -> None:
        first = filing.keep(desk.engine, origin(7), letter(), NOW)
        before = desk.everything()
        again = filing.keep(desk.engine, origin(7), letter(), LATER)
        assert (first.new, again.new) == (True, False)
        assert (again.id, again.state) == (first.id, State.TAKEN)
        assert desk.everything() == before

    def test_the_same_bytes_elsewhere_are_a_duplicate_with_a_row_of_its_own(self, desk: Desk) -> None:
        first = filing.keep(desk.engine, origin(7), letter(), NOW)
        for copy in (origin(8), origin(7, folder="Archive"), origin(7, account="other")):
            kept = filing.keep(desk.engine, copy, letter(), NOW)
            assert (kept.state, kept.new, kept.of) == (State.DUPLICATE, True, first.id)
            assert kept.id != first.id

    def test_a_folder_numbered_anew_brings_no_duplicates(self, desk: Desk) -> None:
        first = filing.keep(desk.engine, origin(7), letter(), NOW)
        twin = filing.keep(desk.engine, origin(8), letter(), NOW)
        filing.acknowledged(desk.engine, first.id, NOW)
        moved = [filing.keep(desk.engine, origin(uid, uidvalidity=2), letter(), NOW) for uid in (1, 2)]
        assert [kept.id for kept in moved] == [first.id, twin.id]
        assert queries.seen(desk.engine, "desk", "INBOX", 1) == set()
        assert queries.seen(desk.engine, "desk", "INBOX", 2) == {1, 2}
        assert queries.message(desk.engine, first.id).acknowledged_at is None

    def test_a_uid_given_twice_loses_neither_message(self, desk: Desk) -> None:
        first = filing.keep(desk.engine, origin(7), letter("One"), NOW)
        second = filing.keep(desk.engine, origin(7), letter("Two"), NOW)
        assert second.new
        assert [queries.raw(desk.engine, kept.id) for kept in (first, second)] == [letter("One"), letter("Two")]

    def test_many_are_kept_at_once_or_not_at_all(self, desk: Desk) -> None:
        batch = [(origin(uid), letter(f"Letter {uid}")) for uid in range(20)]
        assert len({kept.id for kept in filing.keep_all(desk.engine, batch, NOW)}) == 20
        with pytest.raises(DatabaseUnavailable), _interrupted(desk.engine, 5):
            filing.keep_all(desk.engine, [(origin(uid), letter(f"More {uid}")) for uid in range(100, 110)], NOW)
        assert queries.balance(desk.engine).taken == 20

    def test_the_envelope_is_kept_for_people(self, desk: Desk) -> None:
        id = desk.take(letter("Note =?utf-8?Q?verbale_=E2=80=AE?=", sent=MORNING, identity="a@b.example"))
        row = queries.message(desk.engine, id)
        assert (row.subject, row.sent, row.message_id) == ("Note verbale", MORNING, "<a@b.example>")
        assert row.sent is not None
        assert row.sent.utcoffset() == MORNING.utcoffset()

    def test_seen_are_the_uids_of_one_folder_under_one_uidvalidity(self, desk: Desk) -> None:
        for place in (origin(1), origin(2), origin(3, folder="Archive"), origin(4, uidvalidity=9)):
            filing.keep(desk.engine, place, letter(str(place)), NOW)
        assert queries.seen(desk.engine, "desk", "INBOX", 1) == {1, 2}

    # States

    def test_what_is_due_is_what_was_taken_or_parsed_or_has_waited_long_enough(self, desk: Desk) -> None:
        taken, parsed = desk.take(letter("One")), desk.read(A_LIST, letter("Two"))
        soon, late, failed = (desk.take(letter(name)) for name in ("Three", "Four", "Five"))
        filing.wait(desk.engine, soon, "busy", NOW, NOW)
        filing.wait(desk.engine, late, "busy", LATER, NOW)
        filing.fail(desk.engine, failed, "broken", NOW)
        assert queries.due(desk.engine, NOW) == (taken, parsed, soon)
        assert queries.due(desk.engine, LATER) == (taken, parsed, soon, late)
        assert queries.due(desk.engine, NOW, limit=1) == (taken,)

    def test_each_wait_counts_a_try_and_retry_starts_again(self, desk: Desk) -> None:
        id = desk.take(letter())
        for hours in (1, 2):
            filing.wait(desk.engine, id, "busy", NOW + dt.timedelta(hours=hours), NOW)
        assert queries.message(desk.engine, id).tries == 2
        filing.fail(desk.engine, id, "given up", NOW)
        assert queries.failed(desk.engine) == (id,)
        filing.retry(desk.engine, id, NOW)
        row = queries.message(desk.engine, id)
        assert (row.state, row.tries, row.next_try) == (State.WAITING, 0, NOW)
        filing.parsed(desk.engine, id, A_LIST, "1", NOW)
        row = queries.message(desk.engine, id)
        assert (row.state, row.error, row.next_try) == (State.PARSED, None, None)

    def test_a_state_that_cannot_follow_is_refused_and_says_what_to_do(self, desk: Desk) -> None:
        failed, filed = desk.take(letter("One")), desk.file(A_LIST)
        filing.fail(desk.engine, failed, "broken", NOW)
        for call in (
            lambda: filing.parsed(desk.engine, failed, A_LIST, "1", NOW),
            lambda: filing.file(desk.engine, failed, NOW),
            lambda: filing.refile(desk.engine, failed, A_LIST, "1", NOW),
        ):
            with pytest.raises(WrongState, match=f"intake retry {failed}"):
                call()
        for call in (
            lambda: filing.wait(desk.engine, filed, "busy", LATER, NOW),
            lambda: filing.fail(desk.engine, filed, "broken", NOW),
            lambda: filing.retry(desk.engine, filed, NOW),
        ):
            with pytest.raises(WrongState, match="is filed"):
                call()

    def test_a_number_that_was_never_given_out_is_unknown(self, desk: Desk) -> None:
        for call in (
            lambda: queries.message(desk.engine, 4711),
            lambda: queries.raw(desk.engine, 4711),
            lambda: filing.file(desk.engine, 4711, NOW),
            lambda: filing.retry(desk.engine, 4711, NOW),
            lambda: filing.acknowledged(desk.engine, 4711, NOW),
        ):
            with pytest.raises(UnknownMessage, match="4711"):
                call()

    def test_the_balance_holds_after_any_sequence_of_operations(self, desk: Desk) -> None:
        chance = random.Random(7)
        for turn in range(200):
            _anything(desk, chance, turn)
            if turn == 100:
                _forget(desk.engine)
            balance = queries.balance(desk.engine)
            settled = balance.filed + balance.duplicate + balance.unrelated + balance.forgotten
            assert balance.taken == settled + balance.waiting + balance.failed
        counts = msgspec.structs.astuple(balance)
        assert min(counts) > 0, f"the sequence has to meet every state: {balance}"

    def test_settled_messages_are_listed_until_the_mailbox_is_told(self, desk: Desk) -> None:
        filed, newsletter = desk.file(A_LIST), desk.file(unrelated())
        desk.take(letter("Not yet read"))
        desk.take(letter("Elsewhere"), folder="Archive")
        waiting = queries.unacknowledged(desk.engine, "desk", "INBOX")
        assert [one.id for one in waiting] == [filed, newsletter]
        assert waiting[0].origin.uid == 1
        filing.acknowledged(desk.engine, filed, NOW)
        assert [one.id for one in queries.unacknowledged(desk.engine, "desk", "INBOX")] == [newsletter]

    # Filing

    def test_a_nomination_becomes_a_roster(self, desk: Desk) -> None:
        whole = person("Ana Kovar", role=None, honorific="Dr.", emails=("a.kovar@arcadia.example",), position="Judge")
        id = desk.read(response(Intent.NOMINATE, whole, person("Bo Lind")))
        assert filing.file(desk.engine, id, NOW) is State.FILED
        (roster,) = queries.rosters(desk.engine)
        assert (roster.sender, roster.meeting.reference, roster.intent) == (ARCADIA, MEETING, Attendance.ATTENDING)
        assert [one.name for one in roster.delegates] == ["Ana Kovar", "Bo Lind"]
        assert roster.delegates[0].emails == ("a.kovar@arcadia.example",)
        assert roster.messages == (id,)

    def test_the_roster_file_has_the_shape_of_the_contract(self, desk: Desk) -> None:
        desk.file(A_LIST)
        (roster,) = json.loads(msgspec.json.encode(queries.rosters(desk.engine)))
        assert roster["sender"] == {"name": "Arcadia", "kind": "state", "iso3": "XAR"}
        assert (roster["meeting"], roster["intent"]) == ({"reference": MEETING}, "attending")
        # How somebody takes part is a key that the contract lets be added, where it was said.
        assert set(Delegate.__struct_fields__) - {"change", "evidence", "modality"} <= set(roster["delegates"][0])
        assert "change" not in roster["delegates"][0]

    def test_an_amendment_changes_the_roster_and_is_remembered_with_before_and_after(self, desk: Desk) -> None:
        first = desk.file(A_LIST, letter("List", sent=day(1)))
        second = desk.file(
            amends(leaves("LIND, Bo"), joins("Cy Moor"), joins("Ana KOVAR", position="Judge")),
            letter("Change", sent=day(2)),
        )
        assert desk.names() == [["Ana KOVAR", "Cy Moor"]]
        (roster,) = queries.rosters(desk.engine)
        told = [
            (row.message, row.change.what, row.change.before and row.change.before.name) for row in
            queries.history(desk.engine, roster.id)
        ]  # fmt: skip
        assert told == [
            (first, What.ADDED, None), (first, What.ADDED, None),
            (second, What.REMOVED, "Bo Lind"), (second, What.CORRECTED, "Ana Kovar"), (second, What.ADDED, None),
        ]  # fmt: skip

    def test_a_list_that_arrives_after_its_amendment_comes_first_and_rewrites_no_history(self, desk: Desk) -> None:
        change = desk.file(amends(leaves("Bo Lind"), joins("Cy Moor")), letter("Change", sent=day(2)))
        assert desk.reasons(change) == [Reason.OTHER]
        (roster,) = queries.rosters(desk.engine)
        before = queries.history(desk.engine, roster.id)
        desk.file(A_LIST, letter("List", sent=day(1)))
        assert desk.names() == [["Ana Kovar", "Cy Moor"]]
        assert desk.reasons(change) == []
        after = queries.history(desk.engine, roster.id)
        assert after[: len(before)] == before
        assert [row.change.after.name for row in after if row.change.after] == ["Cy Moor", "Ana Kovar"]

    def test_any_order_of_arrival_gives_the_same_roster(self, desk: Desk) -> None:
        chance = random.Random(11)
        thread = [
            (nominates("Ana Kovar", "Bo Lind", note="1"), letter("a", sent=day(1))),
            (amends(leaves("Bo Lind"), joins("Cy Moor"), note="2"), letter("b", sent=day(2))),
            (declines(note="3"), letter("c", sent=day(3))),
            (nominates("Cy Moor", "Di Nagy", note="4"), letter("d", sent=day(4))),
            (amends(leaves("Bo Lind"), joins("Cy Moor"), note="2"), letter("e", sent=day(5))),
            (amends(joins("Ed Olin"), note="6", dated=day(4).date()), letter("f", sent=day(6))),
        ]
        for number in range(6):
            chance.shuffle(thread)
            sender = Sender(f"Body {number}", Kind.NGO)
            for record, raw in thread:
                desk.file(replace(record, sender=sender), raw + bytes([65 + number]))
        assert desk.names() == [["Cy Moor", "Di Nagy", "Ed Olin"]] * 6

    def test_the_same_note_by_fax_and_by_mail_is_one(self, desk: Desk) -> None:
        first = desk.file(nominates("Ana Kovar", note="12/30"), letter("Fax"))
        second = desk.file(nominates("KOVAR, Ana", note="12 / 30"), letter("Mail", sent=day(25)))
        assert [desk.state(id) for id in (first, second)] == [State.FILED, State.DUPLICATE]
        assert queries.message(desk.engine, second).duplicate_of == first
        assert desk.names() == [["Ana Kovar"]]

    def test_what_a_duplicate_s_twin_is_doubted_for_is_looked_at_once(self, desk: Desk) -> None:
        item, own = (ReviewItem("/sender", Reason.FUZZY_MATCH, said) for said in ("read as Norwy", "read as Nrway"))
        mail = nominates("Ana Kovar", note="12/30", review=(item,))
        first = desk.file(mail, letter("Fax"))
        second = desk.file(replace(mail, review=(replace(item, part="2"), own)), letter("Mail", sent=day(25)))
        assert desk.state(second) is State.DUPLICATE
        assert [queries.message(desk.engine, id).review for id in (first, second)] == [(item,), (own,)]
        filing.refile(desk.engine, first, unrelated(), "2", NOW)
        assert desk.state(second) is State.FILED
        assert len(desk.reasons(second)) == 2

    def test_the_same_note_with_other_people_is_applied_and_looked_at(self, desk: Desk) -> None:
        desk.file(nominates("Ana Kovar", note="12/30"), letter("One", sent=day(1)))
        second = desk.file(nominates("Bo Lind", note="12/30"), letter("Two", sent=day(2)))
        assert desk.state(second) is State.FILED
        assert desk.names() == [["Bo Lind"]]
        assert desk.reasons(second) == [Reason.SAME_NOTE_DIFFERS]

    def test_two_organs_of_one_state_that_disagree_are_looked_at_until_somebody_decides(self, desk: Desk) -> None:
        mission = replace(nominates("Ana Kovar"), channel=records.Channel.MISSION)
        office = records.Evidence("channel", "1", None, 1, None, "Ministry of Justice")
        ministry = replace(nominates("Bo Lind"), channel=records.Channel.CAPITAL, evidence=(office,))
        first = desk.file(mission, letter("One", sent=day(1)))
        second = desk.file(ministry, letter("Two", sent=day(2)))
        desk.file(nominates("Bo Lind", "Cy Moor"), letter("Three", sent=day(3)))
        assert desk.names() == [["Bo Lind", "Cy Moor"]]
        filing.refile(desk.engine, second, ministry, "2", NOW)
        (item,) = queries.review_open(desk.engine)
        assert (item.message, item.item.reason) == (second, Reason.SENDER_CONFLICT)
        assert f"message {first}" in item.item.detail
        assert f"Ministry of Justice names 1 person (2030-03-02, message {second})" in item.item.detail
        filing.refile(desk.engine, first, nominates("Ana Kovar"), "0", NOW)  # as read by a version that knew no organ
        assert [row.item.reason for row in queries.review_open(desk.engine)] == [Reason.OTHER]

    def test_a_list_without_the_earlier_ones_people_is_looked_at_until_somebody_says_what_it_is(
        self, desk: Desk
    ) -> None:
        desk.file(nominates("Ana Kovar", "Bo Lind"), letter("One", sent=day(1)))
        second = desk.file(nominates("Cy Moor"), letter("Two", sent=day(2)))
        (item,) = queries.review_open(desk.engine)
        assert (item.message, item.item.path) == (second, "/intent")
        filing.assign(desk.engine, second, Assignment(intent=Intent.AMEND), By("ana", NOW))
        assert desk.names() == [["Ana Kovar", "Bo Lind", "Cy Moor"]]
        assert queries.review_open(desk.engine) == ()

    def test_what_answers_no_invitation_makes_no_response(self, desk: Desk) -> None:
        id = desk.read(unrelated())
        assert filing.file(desk.engine, id, NOW) is State.UNRELATED
        assert queries.rosters(desk.engine) == ()

    def test_senders_without_a_name_are_not_taken_for_one_another(self, desk: Desk) -> None:
        for name in ("Ana Kovar", "Bo Lind"):
            desk.file(nominates(name, sender=NOBODY, note="1"))
        assert sorted(desk.names()) == [["Ana Kovar"], ["Bo Lind"]]

    def test_copies_without_a_sender_are_one_list_until_it_is_said_whose_one_is(self, desk: Desk) -> None:
        note = nominates("Ana Kovar", sender=NOBODY, note="1")
        first, second = (desk.file(note, letter(f"Letter {number}")) for number in (1, 2))
        assert (desk.names(), desk.state(second)) == ([["Ana Kovar"]], State.DUPLICATE)
        filing.assign(desk.engine, first, Assignment(sender=ARCADIA), By("ana", NOW))
        assert f"message {first}, which is Arcadia's" in queries.message(desk.engine, second).review[0].detail
        filing.assign(desk.engine, second, Assignment(sender=ARCADIA), By("ana", NOW))
        assert (desk.names(), desk.state(second)) == ([["Ana Kovar"]], State.DUPLICATE)

    def test_a_meeting_that_is_not_named_is_not_invented(self, desk: Desk) -> None:
        desk.file(nominates("Ana Kovar", meeting=None))
        desk.file(nominates("Bo Lind"))
        found = {
            roster.meeting.reference: [p.name for p in roster.delegates] for roster in queries.rosters(desk.engine)
        }
        assert found == {None: ["Ana Kovar"], MEETING: ["Bo Lind"]}

    def test_an_answer_to_two_invitations_is_filed_under_both(self, desk: Desk) -> None:
        also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
        id = desk.file(nominates("Ana Kovar", also=also))
        assert (desk.names(MEETING), desk.names(OTHER_MEETING)) == ([["Ana Kovar"]], [["Bo Lind"]])
        assert desk.state(id) is State.FILED

    def test_spellings_of_one_body_are_one_sender_and_a_state_goes_by_its_code(self, desk: Desk) -> None:
        desk.file(nominates("Ana Kovar", sender=Sender("Société des Amis", Kind.NGO)), letter("1", sent=day(1)))
        desk.file(declines(sender=Sender("SOCIETE DES AMIS", Kind.NGO)), letter("2", sent=day(2)))
        desk.file(nominates("Bo Lind", sender=Sender("Arcadia", Kind.STATE, "XAR")), letter("3", sent=day(3)))
        desk.file(declines(sender=Sender("Republic of Arcadia", Kind.STATE, "XAR")), letter("4", sent=day(4)))
        assert desk.names() == [[], []]

    def test_the_review_items_of_a_record_are_open(self, desk: Desk) -> None:
        item = ReviewItem("/delegates/0/emails/0", Reason.LOW_OCR_CONFIDENCE, "look", "2")
        id = desk.file(nominates("Ana Kovar", review=(item,)))
        assert queries.message(desk.engine, id).review == (item,)
        (row,) = queries.review_open(desk.engine)
        assert (row.message, row.sender, row.item) == (id, "Arcadia", item)
        assert queries.to_look_at(desk.engine) == {id}

    def test_words_that_a_database_refuses_are_kept_without_them(self, desk: Desk) -> None:
        odd = ReviewItem("", Reason.OTHER, "a NUL \x00 in it")
        hostile = nominates("Ana\x00 Kovar", review=(odd,), sender=Sender("Body \x00", Kind.NGO))
        id = desk.read(hostile, letter("Nul \x00 in it"))
        filing.file(desk.engine, id, NOW)
        filing.fail(desk.engine, desk.take(letter("x")), "broken \x00", NOW)
        assert desk.names() == [["Ana Kovar"]]
        before = desk.everything()
        filing.refile(desk.engine, id, hostile, "1", NOW)
        assert desk.everything() == before

    # Reading again

    def test_a_message_read_again_takes_its_old_people_with_it(self, desk: Desk) -> None:
        id = desk.file(A_LIST)
        assert filing.refile(desk.engine, id, nominates("Ana Kovar", "Di Nagy"), "2", LATER) == (State.FILED, ())
        assert desk.names() == [["Ana Kovar", "Di Nagy"]]
        row = queries.message(desk.engine, id)
        assert (row.parser_version, row.response) == ("2", nominates("Ana Kovar", "Di Nagy"))
        assert queries.settled(desk.engine) == (id,)
        assert queries.settled(desk.engine, other_than="2") == ()

    def test_what_is_asked_keeps_number_and_age_while_messages_are_read_again(self, desk: Desk) -> None:
        said = [response(Intent.NOMINATE, person("Ana Kovar", position=each), note="7") for each in ("Judge", "Clerk")]
        ids = [desk.file(record) for record in said]
        before = queries.review_open(desk.engine)
        assert {row.item.reason for row in before} == {Reason.SAME_NOTE_DIFFERS}
        for id, record in zip(ids, said, strict=True):
            again = replace(record, note=replace(record.note, number="7/a"))
            filing.refile(desk.engine, id, again, "2", LATER, since=LATER)
        assert queries.review_open(desk.engine) == before

    def test_evidence_read_again_is_the_new_evidence(self, desk: Desk) -> None:
        id = desk.file(A_LIST)
        moved = [replace(d, evidence=tuple(replace(e, page=9) for e in d.evidence)) for d in A_LIST.delegates]
        filing.refile(desk.engine, id, response(Intent.NOMINATE, *moved), "2", LATER)
        with reading(desk.engine) as connection:
            found = {tuple(row) for row in connection.execute(select(Evidence.message_id, Evidence.page))}
        assert found == {(id, 9)}
        assert len(queries.history(desk.engine, queries.rosters(desk.engine)[0].id)) == 2

    def test_a_message_read_again_as_another_senders_leaves_nothing_behind(self, desk: Desk) -> None:
        id = desk.file(A_LIST)
        filing.refile(desk.engine, id, nominates("Ana Kovar", sender=Sender("Body", Kind.NGO)), "2", LATER)
        (roster,) = queries.rosters(desk.engine)
        assert roster.sender.name == "Body"
        assert filing.refile(desk.engine, id, unrelated(), "3", LATER) == (State.UNRELATED, ())
        assert queries.rosters(desk.engine) == ()

    def test_a_copy_stands_when_its_original_turns_out_to_be_something_else(self, desk: Desk) -> None:
        first = desk.file(nominates("Ana Kovar", note="1"), letter("Fax"))
        copy = desk.file(nominates("Ana Kovar", note="1"), letter("Mail"))
        filing.refile(desk.engine, first, nominates("Ana Kovar", note="1"), "2", LATER)
        assert [desk.state(first), desk.state(copy)] == [State.FILED, State.DUPLICATE]
        filing.refile(desk.engine, first, unrelated(), "3", LATER)
        assert [desk.state(first), desk.state(copy)] == [State.UNRELATED, State.FILED]
        assert desk.names() == [["Ana Kovar"]]

    def test_the_same_bytes_stay_a_duplicate_when_read_again(self, desk: Desk) -> None:
        desk.take(letter())
        copy = desk.take(letter())
        assert filing.refile(desk.engine, copy, A_LIST, "2", LATER) == (State.DUPLICATE, ())
        assert queries.rosters(desk.engine) == ()

    # Once, whatever happens

    def test_doing_anything_twice_changes_nothing(self, desk: Desk) -> None:
        engine, id, other = desk.engine, desk.take(letter("One")), desk.take(letter("Two"))
        steps: list[Callable[[dt.datetime], object]] = [
            lambda now: filing.wait(engine, id, "busy", LATER, now),
            lambda now: filing.fail(engine, id, "broken", now),
            lambda now: filing.retry(engine, id, now),
            lambda now: filing.parsed(engine, id, A_LIST, "1", NOW),
            lambda now: filing.file(engine, id, now),
            lambda now: filing.acknowledged(engine, id, now),
            lambda now: filing.refile(engine, id, A_LIST, "2", now),
            lambda now: filing.refile(engine, id, nominates("Ana Kovar", "Di Nagy"), "3", now),
            lambda now: filing.parsed(engine, other, unrelated(), "1", NOW),
            lambda now: filing.file(engine, other, now),
            lambda now: telling.prepare(engine, TODAY, now),
            lambda now: telling.sent(engine, TODAY, now),
            lambda now: queries.set_last_poll(engine, "desk", NOW),
        ]
        for number, step in enumerate(steps):
            step(NOW)
            before = desk.everything()
            step(LATER)
            assert desk.everything() == before, f"step {number}"

    def test_an_interruption_at_any_statement_leaves_all_or_nothing(self, desk: Desk) -> None:
        desk.file(nominates("Ana Kovar", "Bo Lind", note="1"), letter("List", sent=day(1)))
        change = desk.read(amends(leaves("Bo Lind"), joins("Cy Moor"), note="2"), letter("Change", sent=day(2)))
        before = desk.everything()
        interruptions = 0
        while True:
            try:
                with _interrupted(desk.engine, interruptions + 1):
                    filing.file(desk.engine, change, NOW)
            except DatabaseUnavailable:
                interruptions += 1
                assert desk.everything() == before
            else:
                break
        assert interruptions > 10
        assert desk.names() == [["Ana Kovar", "Cy Moor"]]

    def test_two_who_file_at_once_lose_nobody(self, desk: Desk) -> None:
        desk.file(A_LIST, letter("List", sent=day(1)))
        changes = [
            desk.read(amends(joins(f"Guest {chr(65 + i)}{chr(97 + i) * 6}")), letter(f"Change {i}", sent=day(2 + i)))
            for i in range(8)
        ]
        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(lambda id: filing.file(desk.engine, id, NOW), changes)) == {State.FILED}
        assert len(desk.names()[0]) == 10

    def test_a_reader_does_not_wait_for_a_writer(self, desk: Desk) -> None:
        desk.file(A_LIST)
        with writing(desk.engine), ThreadPoolExecutor(1) as pool:
            assert pool.submit(desk.names).result(timeout=10) == [["Ana Kovar", "Bo Lind"]]

    # Corrections

    def test_a_correction_holds_against_a_later_message_until_that_is_confirmed(self, desk: Desk) -> None:
        desk.file(A_LIST, letter("First", sent=day(1)))
        correct(desk.engine, {"iso3:XAR"}, MEETING, Wanted(What.REMOVED, "Bo Lind"), By("ana", NOW))
        later = desk.file(A_LIST, letter("Second", sent=day(2)))
        assert desk.names() == [["Ana Kovar"]]
        assert desk.reasons(later) == [Reason.CONTRADICTS_CORRECTION]
        (item,) = queries.review_open(desk.engine)
        decide(desk.engine, [item.id], Closed.CONFIRMED, "bo", LATER)
        assert desk.names() == [["Ana Kovar", "Bo Lind"]]
        assert desk.reasons(later) == []

    def test_of_two_who_correct_the_same_the_second_is_told_and_nothing_changes(self, desk: Desk) -> None:
        desk.file(A_LIST)
        head, adviser = (Wanted(What.CORRECTED, "Bo Lind", Said(role=role)) for role in (Role.HEAD, Role.ADVISER))
        correct(desk.engine, {"iso3:XAR"}, MEETING, head, By("ana", NOW))
        before = desk.everything()
        with pytest.raises(AlreadyCorrected, match="by ana"):
            correct(desk.engine, {"iso3:XAR"}, MEETING, adviser, By("bo", LATER))
        assert desk.everything() == before

    def test_a_number_that_means_another_person_since_a_colleague_was_faster_is_refused(self, desk: Desk) -> None:
        desk.file(A_LIST)
        correct(desk.engine, {"iso3:XAR"}, MEETING, Wanted(What.ADDED, "Cy Moor"), By("ana", NOW))
        correct(desk.engine, {"iso3:XAR"}, MEETING, Wanted(What.REMOVED, "1"), By("ana", NOW + SOON))
        with pytest.raises(AlreadyCorrected, match="was Bo Lind, and is Cy Moor since ana removed Ana Kovar"):
            correct(desk.engine, {"iso3:XAR"}, MEETING, Wanted(What.REMOVED, "2"), By("bo", NOW + SOON))
        assert desk.names() == [["Bo Lind", "Cy Moor"]]

    def test_a_list_that_a_colleague_begins_is_met_by_the_note(self, desk: Desk) -> None:
        begin(desk.engine, ("iso3:XAR", MEETING), ARCADIA, Wanted(What.ADDED, "Cy Moor"), By("ana", NOW))
        assert desk.names() == [["Cy Moor"]]
        note = desk.file(A_LIST, letter("List", sent=day(1)))
        assert (desk.names(), desk.reasons(note)) == (
            [["Ana Kovar", "Bo Lind", "Cy Moor"]], [Reason.CONTRADICTS_CORRECTION],
        )  # fmt: skip

    def test_a_list_that_an_earlier_version_read_otherwise_is_brought_up_to_date_before_it_is_corrected(
        self, desk: Desk
    ) -> None:
        desk.file(A_LIST)
        with writing(desk.engine) as connection:
            connection.execute(delete(tables.Delegate).where(tables.Delegate.name == "Ana Kovar"))
        wanted = Wanted(What.REMOVED, "Bo Lind")
        with pytest.raises(Outdated, match="look at it"):
            correct(desk.engine, {"iso3:XAR"}, MEETING, wanted, By("ana", NOW))
        assert desk.names() == [["Ana Kovar", "Bo Lind"]]
        correct(desk.engine, {"iso3:XAR"}, MEETING, wanted, By("ana", NOW))
        assert desk.names() == [["Ana Kovar"]]

    def test_corrections_go_with_a_message_read_again_and_what_stays_is_told(self, desk: Desk) -> None:
        id, by = desk.file(A_LIST), By("ana", LATER)
        correct(desk.engine, {sender_key(ARCADIA, 0)}, MEETING, Wanted(What.REMOVED, "Bo Lind"), by)
        correct(desk.engine, {sender_key(ARCADIA, 0)}, MEETING, Wanted(What.ADDED, "Cy Moor"), by)
        again = nominates("Ana Kovar", "Bo Lind", sender=Sender("Brabant", Kind.STATE))
        assert filing.refile(desk.engine, id, again, "2", LATER) == (State.FILED, ("Cy Moor",))
        assert desk.names() == [["Cy Moor"], ["Ana Kovar"]]
        assert desk.reasons(id) == [Reason.OTHER]
        assert filing.refile(desk.engine, id, A_LIST, "3", LATER) == (State.FILED, ())
        assert (desk.names(), desk.reasons(id)) == ([["Ana Kovar", "Cy Moor"]], [])

    def test_what_a_message_was_assigned_to_holds_over_every_reading(self, desk: Desk) -> None:
        id = desk.file(nominates("Ana Kovar", sender=NOBODY, meeting=None))
        filing.assign(desk.engine, id, Assignment(ARCADIA, OTHER_MEETING), By("ana", NOW))
        filing.refile(desk.engine, id, nominates("Ana Kovar", "Bo Lind", sender=NOBODY, meeting=None), "2", LATER)
        assert desk.names(None) == [["Ana Kovar", "Bo Lind"]]
        assert desk.names(OTHER_MEETING) == [["Ana Kovar", "Bo Lind"]]

    # Telling

    def test_a_digest_tells_what_is_new_and_the_next_one_does_not(self, desk: Desk) -> None:
        id = desk.file(A_LIST, letter("List", sent=MORNING))
        told = telling.prepare(desk.engine, TODAY, NOW)
        (item,) = told.items
        assert (item.id, item.folder, item.subject, item.sent) == (id, "INBOX", "List", MORNING)
        assert (item.state, item.again, item.response) == (State.FILED, False, A_LIST)
        assert [(c.what, c.after and c.after.name) for c in item.changes] == [
            (What.ADDED, "Ana Kovar"), (What.ADDED, "Bo Lind"),
        ]  # fmt: skip
        assert told.balance.filed == 1
        tomorrow = telling.prepare(desk.engine, TODAY + dt.timedelta(days=1), LATER)
        assert (tomorrow.items, tomorrow.still_open) == ((), ())

    def test_a_day_prepared_again_says_the_same_under_the_same_message_id(self, desk: Desk) -> None:
        desk.file(A_LIST)
        queries.set_last_poll(desk.engine, "desk", NOW)
        first = telling.prepare(desk.engine, TODAY, NOW, "desk.example")
        desk.file(declines(), letter("Decline", sent=day(30)))
        assert telling.prepare(desk.engine, TODAY, LATER, "desk.example") == first
        assert telling.material(desk.engine, TODAY) == first
        assert first.message_id.startswith(f"<digest-{TODAY.isoformat()}.")
        assert first.message_id.endswith("@desk.example>")
        assert first.polls[0].good == NOW

    def test_a_digest_tells_of_the_mailboxes_that_are_polled_and_of_no_other(self, desk: Desk) -> None:
        queries.set_last_poll(desk.engine, "renamed", NOW)
        queries.set_last_poll(desk.engine, "desk", NOW)
        told = telling.prepare(desk.engine, TODAY, NOW, mailboxes=("new", "desk"))
        assert [(poll.mailbox, poll.good) for poll in told.polls] == [("new", None), ("desk", NOW)]

    def test_a_digest_knows_which_declines_took_nobody_off_and_knows_it_still(self, desk: Desk) -> None:
        desk.file(nominates("Ana Kovar"), letter("Two", sent=day(2)))
        late = desk.file(declines(), letter("One", sent=day(1)))
        told = telling.prepare(desk.engine, TODAY, NOW)
        assert [one.id for one in told.items if one.overtaken] == [late]
        last = filing.keep(desk.engine, origin(9), letter("Three", sent=day(3)), LATER).id
        filing.parsed(desk.engine, last, declines(), "1", LATER)
        filing.file(desk.engine, last, LATER)
        assert telling.prepare(desk.engine, TODAY, LATER) == told
        tomorrow = telling.prepare(desk.engine, TODAY + dt.timedelta(days=1), LATER)
        assert not any(one.overtaken for one in tomorrow.items)

    def test_what_fell_between_two_digests_is_in_the_next(self, desk: Desk) -> None:
        telling.prepare(desk.engine, TODAY, NOW)
        id = desk.file(A_LIST)
        late = telling.prepare(desk.engine, TODAY + dt.timedelta(days=30), LATER)
        assert [item.id for item in late.items] == [id]

    def test_a_message_in_another_state_is_told_again(self, desk: Desk) -> None:
        id = desk.take(letter())
        filing.wait(desk.engine, id, "busy", LATER, NOW)
        first = telling.prepare(desk.engine, day(1).date(), NOW)
        filing.parsed(desk.engine, id, A_LIST, "1", NOW)
        filing.file(desk.engine, id, NOW)
        second = telling.prepare(desk.engine, day(2).date(), NOW)
        assert [(item.state, item.again) for item in (*first.items, *second.items)] == [
            (State.WAITING, False), (State.FILED, True),
        ]  # fmt: skip
        assert first.items[0].error == "busy"

    def test_a_reading_that_changes_a_roster_is_told_with_its_changes_alone(self, desk: Desk) -> None:
        id = desk.file(A_LIST)
        telling.prepare(desk.engine, day(1).date(), NOW)
        filing.refile(desk.engine, id, nominates("Ana Kovar"), "2", NOW)
        (item,) = telling.prepare(desk.engine, day(2).date(), NOW).items
        assert item.again
        assert [(c.what, c.before and c.before.name) for c in item.changes] == [(What.REMOVED, "Bo Lind")]

    def test_what_was_told_and_is_still_open_stays_in_sight(self, desk: Desk) -> None:
        item = ReviewItem("", Reason.SENDER_UNKNOWN, "look")
        looked_at = desk.file(nominates("Ana Kovar", review=(item,)))
        failed = desk.take(letter("Broken"))
        filing.fail(desk.engine, failed, "broken", NOW)
        desk.file(declines(sender=Sender("Brabant", Kind.STATE)))
        telling.prepare(desk.engine, day(1).date(), NOW)
        second = telling.prepare(desk.engine, day(2).date(), NOW)
        assert [told.id for told in second.still_open] == [looked_at, failed]
        assert second.still_open[0].review == (item,)
        assert (second.items, second.open_count) == ((), 2)

    def test_a_message_that_is_not_read_yet_is_not_told(self, desk: Desk) -> None:
        desk.take(letter())
        desk.read(A_LIST)
        told = telling.prepare(desk.engine, TODAY, NOW)
        assert (told.items, told.balance.waiting) == ((), 2)

    def test_a_preview_marks_nothing(self, desk: Desk) -> None:
        id = desk.file(A_LIST)
        before = desk.everything()
        shown = telling.preview(desk.engine, TODAY, NOW)
        assert desk.everything() == before
        assert [item.id for item in shown.items] == [id]
        prepared = telling.prepare(desk.engine, TODAY, NOW)
        assert replace(shown, message_id=prepared.message_id) == prepared

    def test_days_are_unsent_until_they_are_sent(self, desk: Desk) -> None:
        for number in (2, 1):
            telling.prepare(desk.engine, day(number).date(), NOW)
        telling.sent(desk.engine, day(1).date(), NOW)
        assert telling.sent_days(desk.engine) == (day(1).date(),)
        assert telling.unsent_days(desk.engine) == (day(2).date(),)
        with pytest.raises(NotPrepared, match="2030-03-09"):
            telling.sent(desk.engine, day(9).date(), NOW)
        with pytest.raises(NotPrepared):
            telling.material(desk.engine, day(9).date())

    # Heartbeat

    def test_a_failed_poll_keeps_the_time_of_the_last_good_one(self, desk: Desk) -> None:
        queries.set_last_poll(desk.engine, "desk", NOW)
        queries.set_last_poll(desk.engine, "desk", LATER, "no answer")
        assert queries.last_poll(desk.engine) == (queries.Poll("desk", LATER, NOW, "no answer"),)

    # The database

    def test_opening_again_finds_everything_as_it_was(self, desk: Desk, url: str) -> None:
        desk.file(A_LIST)
        before = desk.everything()
        again = open_database(url)
        assert Desk(again).everything() == before
        again.dispose()

    def test_opening_at_once_from_several_threads_makes_the_tables_once(self, url: str) -> None:
        with ThreadPoolExecutor(4) as pool:
            engines = list(pool.map(open_database, [url] * 4))
        names = {telling.prepare(engine, TODAY, NOW).message_id for engine in engines}
        for engine in engines:
            engine.dispose()
        assert len(names) == 1

    def test_a_database_of_a_later_release_is_left_alone(self, engine: Engine, url: str) -> None:
        with writing(engine) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(DatabaseTooNew, match="9999"):
            open_database(url)

    def test_its_description_names_it_without_a_password(self, engine: Engine) -> None:
        assert "invented-word" not in describe(engine)
        assert any(word in describe(engine) for word in ("SQLite 3", "PostgreSQL 1"))

    def test_a_second_daemon_is_refused_until_the_first_ends(self, engine: Engine, url: str) -> None:
        other = open_database(url)
        with single_daemon(engine):
            with pytest.raises(AlreadyRunning, match="another daemon"), single_daemon(other):
                pass
            assert _in_a_child(_HOLD, url).returncode == 3
        with single_daemon(other):
            pass
        other.dispose()

    def test_a_lock_that_is_held_stays_held(self, engine: Engine, url: str) -> None:
        with single_daemon(engine) as hold:
            hold()
            assert _in_a_child(_HOLD, url).returncode == 3
        assert _in_a_child(_HOLD, url).returncode == 0

    def test_the_lock_of_a_killed_daemon_is_free_although_its_child_lives(self, engine: Engine, url: str) -> None:
        with subprocess.Popen([sys.executable, "-c", _DIE, url], stdout=subprocess.PIPE) as daemon:
            assert daemon.stdout is not None
            child = int(daemon.stdout.readline())
            try:
                with pytest.raises(AlreadyRunning), single_daemon(engine):
                    pass
                daemon.kill()
                daemon.wait()
                _within(5, lambda: _free(engine))
                os.kill(child, 0)
            finally:
                os.kill(child, signal.SIGKILL)

    # Lists and calls

    def test_lists_are_numbered_and_what_was_released_never_changes(self, desk: Desk) -> None:
        port = Invitation(Meeting(MEETING, ("Ports",)))
        desk.file(A_LIST)
        first = releases.release(desk.engine, port, "Kim", NOW)
        assert first is not None
        assert releases.release(desk.engine, port, "Kim", LATER) is None
        desk.file(amends(leaves("Bo Lind"), joins("Cy Moor")), letter("Later", sent=day(21)))
        second = releases.corrigendum(desk.engine, port, "Kim", LATER)
        assert second is not None
        assert [change.what for change in second.content.changes[0].changes] == [What.REMOVED, What.ADDED]
        assert releases.corrigendum(desk.engine, port, "Kim", LATER) is None
        assert releases.issues(desk.engine, MEETING) == (first, second)
        assert releases.issue(desk.engine, MEETING, 1) == first
        assert releases.issues(desk.engine, OTHER_MEETING) == ()
        assert releases.release(desk.engine, Invitation(Meeting(OTHER_MEETING)), "Kim", NOW).number == 1  # type: ignore[union-attr]

    def test_a_delegation_with_an_open_doubt_is_released_as_unconfirmed(self, desk: Desk) -> None:
        doubt = ReviewItem("", Reason.OTHER, "look")
        id = desk.file(replace(A_LIST, review=(doubt, ReviewItem("/x", Reason.OTHER, "look again"))))
        port = Invitation(Meeting(MEETING))
        first = releases.release(desk.engine, port, "Kim", NOW)
        assert first is not None
        assert first.content.delegations[0].unconfirmed == ("other",)
        items = [row.id for row in queries.review_open(desk.engine) if row.message == id]
        decide(desk.engine, items, Closed.CONFIRMED, "Kim", NOW)
        second = releases.release(desk.engine, port, "Kim", LATER)
        assert second is not None
        assert second.content.delegations[0].unconfirmed == ()

    def test_a_delegation_that_has_left_is_marked_in_a_corrigendum_while_its_decline_is_doubted(
        self, desk: Desk
    ) -> None:
        desk.file(A_LIST)
        port = Invitation(Meeting(MEETING))
        releases.release(desk.engine, port, "Kim", NOW)
        doubt = ReviewItem("/sender", Reason.SENDER_CONFLICT, "look")
        desk.file(declines(review=(doubt,)), letter("Later", sent=day(21)))
        issue = releases.corrigendum(desk.engine, port, "Kim", LATER)
        assert issue is not None
        assert [(one.left, one.unconfirmed) for one in issue.content.changes] == [(True, ("sender_conflict",))]

    def test_of_two_who_release_at_once_one_is_told_that_nothing_has_changed(self, desk: Desk) -> None:
        desk.file(A_LIST)
        port = Invitation(Meeting(MEETING))
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda by: releases.release(desk.engine, port, by, NOW), "abcd"))
        assert [one.number for one in found if one] == [1]
        assert len(releases.issues(desk.engine, MEETING)) == 1

    def test_who_came_replaces_who_came_before(self, desk: Desk) -> None:
        desk.file(A_LIST)
        key = sender_key(ARCADIA, 0)
        came = [Comer(key, "Arcadia", "Bo Lind"), Comer(key, "Arcadia", "X")]
        others, _ = releases.enter_attended(desk.engine, MEETING, came, MORNING)
        assert [one.name for one in others] == ["X"]
        releases.enter_attended(desk.engine, MEETING, [Comer(key, "Arcadia", "Bo Lind")], MORNING)
        issue = releases.release(desk.engine, Invitation(Meeting(MEETING)), "Kim", NOW, as_final=True)
        assert issue is not None
        assert [one.name for one in issue.content.delegations[0].people] == ["Bo Lind"]

    def test_the_final_list_follows_what_is_corrected_of_who_came_and_keeps_what_it_said(self, desk: Desk) -> None:
        desk.file(response(Intent.NOMINATE, person("Bo Lind", position="Judge")))
        port, key = Invitation(Meeting(MEETING)), sender_key(ARCADIA, 0)
        releases.enter_attended(desk.engine, MEETING, [Comer(key, "Arcadia", "Bo Lind", position="Judge")], MORNING)
        releases.release(desk.engine, port, "Kim", NOW, as_final=True)
        renaming = Wanted(What.CORRECTED, "Bo Lind", Said(name="Bo Vinter", position="Clerk"))
        made = correct(desk.engine, [key], MEETING, renaming, By("vera", LATER))
        issue = releases.corrigendum(desk.engine, port, "Kim", LATER)
        assert issue is not None
        (one,) = issue.content.changes[0].changes
        assert (one.what, one.after and (one.after.name, one.after.position)) == (
            What.CORRECTED,
            ("Bo Vinter", "Clerk"),
        )
        correct(desk.engine, [key], MEETING, Wanted(What.REMOVED, "Bo Vinter", over=made.id), By("vera", LATER))
        assert releases.corrigendum(desk.engine, port, "Kim", LATER) is None

    def test_a_call_waits_until_the_note_is_filed(self, desk: Desk) -> None:
        key = sender_key(ARCADIA, 0)
        telephone.enter(desk.engine, calls.Call(MEETING, key, "Arcadia", True, "Kim", day(1)))
        with reading(desk.engine) as connection:
            assert set(calls.waiting(connection, MEETING)) == {key}
        id = desk.file(A_LIST)
        with reading(desk.engine) as connection:
            assert calls.waiting(connection, MEETING) == {}
            assert [call.note for call in calls.of_senders(connection, [key])] == [id]


class TestSqlite(StoreContract):
    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path}/intake.sqlite3"


class TestPostgresql(StoreContract):
    @pytest.fixture
    def url(self, postgres_url: str) -> str:
        return postgres_url

    # The driver cannot say goodbye to a server that is gone and leaves the socket to the garbage collector.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_a_server_that_goes_away_is_unavailable_and_can_come_back(self, own_postgres: Postgres) -> None:
        engine = open_database(own_postgres.url)
        desk = Desk(engine)
        first = desk.file(A_LIST)
        own_postgres.stop()
        with pytest.raises(DatabaseUnavailable, match="cannot be used"):
            queries.rosters(engine)
        with pytest.raises(DatabaseUnavailable):
            filing.keep(engine, origin(99), letter("Two"), NOW)
        own_postgres.start()
        assert queries.settled(engine) == (first,)
        engine.dispose()
        gc.collect()

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_the_lock_is_lost_with_the_server_and_taken_again(self, own_postgres: Postgres) -> None:
        engine = open_database(own_postgres.url)
        with single_daemon(engine) as hold:
            own_postgres.stop()
            with pytest.raises(DatabaseUnavailable, match="cannot be used"):
                hold()
            own_postgres.start()
            hold()
            assert _in_a_child(_HOLD, own_postgres.url).returncode == 3
        assert _in_a_child(_HOLD, own_postgres.url).returncode == 0
        engine.dispose()
        gc.collect()

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_a_lost_lock_that_another_has_taken_is_not_taken_back(self, own_postgres: Postgres) -> None:
        engine, other = open_database(own_postgres.url), open_database(own_postgres.url)
        with single_daemon(engine) as hold:
            own_postgres.stop()
            own_postgres.start()
            with single_daemon(other), pytest.raises(AlreadyRunning, match="another daemon"):
                hold()
            hold()
        engine.dispose()
        other.dispose()
        gc.collect()

    def test_a_wrong_password_is_told_without_repeating_it(self, postgres_url: str) -> None:
        with pytest.raises(DatabaseUnavailable) as caught:
            open_database(postgres_url.replace("invented-word", "guessed-word"))
        assert "password authentication failed" in str(caught.value)
        assert "guessed-word" not in str(caught.value)


_HOLD = """
import sys
import time
from store.database import open_database, single_daemon
from store.errors import AlreadyRunning
try:
    with single_daemon(open_database(sys.argv[1])):
        sys.exit(0)
except AlreadyRunning:
    sys.exit(3)
"""
_DIE = """
import os, subprocess, sys, time
from store.database import open_database, single_daemon
with single_daemon(open_database(sys.argv[1])):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stdout=subprocess.DEVNULL)
    print(child.pid, flush=True)
    time.sleep(60)
"""


def _in_a_child(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code, *arguments], check=False, timeout=60)


def _free(engine: Engine) -> bool:
    try:
        with single_daemon(engine):
            return True
    except AlreadyRunning:
        return False


def _within(seconds: float, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextmanager
def _interrupted(engine: Engine, statement: int) -> Iterator[None]:
    """Break the connection at a statement, as a server that goes away does."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            raise OSError("interrupted")

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", count)


def _forget(engine: Engine) -> None:
    """Tell of everything and delete what is settled, long after."""
    telling.prepare(engine, TODAY, NOW)
    telling.sent(engine, TODAY, NOW)
    later = NOW + dt.timedelta(days=400)
    terms = retention.Terms([Meeting(MEETING, ends=TODAY)], 300, str)
    for _ in retention.forget(engine, terms, later.date(), later):
        pass


def _anything(desk: Desk, chance: random.Random, turn: int) -> None:
    """Do something at random to a message at random, permitted or not."""
    engine = desk.engine
    with reading(engine) as connection:
        ids = list(connection.exec_driver_sql("SELECT id FROM messages ORDER BY id").scalars()) or [1]
    id = chance.choice(ids)
    record = chance.choice(
        (A_LIST, unrelated(), nominates("Ana Kovar", note="1"), amends(leaves("Bo Lind"), joins("Cy Moor")), declines())
    )
    acts: list[tuple[int, Callable[[], object]]] = [
        (2, lambda: desk.take(letter(f"Letter {chance.randrange(turn + 1)}"))),
        (2, lambda: desk.take(letter(f"Letter {turn}"))),
        (4, lambda: filing.parsed(engine, id, record, "1", NOW)),
        (6, lambda: filing.file(engine, id, NOW)),
        (1, lambda: filing.wait(engine, id, "busy", LATER, NOW)),
        (1, lambda: filing.fail(engine, id, "broken", NOW)),
        (1, lambda: filing.retry(engine, id, NOW)),
        (2, lambda: filing.refile(engine, id, record, "2", NOW)),
    ]
    (act,) = chance.choices([act for _, act in acts], [weight for weight, _ in acts])
    with suppress(WrongState, UnknownMessage):
        act()
