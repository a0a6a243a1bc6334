"""The tables that the migrations make are the tables that the models describe."""

import datetime as dt
import json
import zlib
from hashlib import sha256

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, delete, insert, inspect, select
from sqlalchemy.engine.interfaces import ReflectedIndex

from parsers.record import Also, Intent, Kind, MeetingRef, Sender
from store import filing, migrations
from store.assignments import Assignment
from store.corrections import Wanted, correct
from store.database import writing
from store.delegation import By, Said, What
from store.tables import (
    AssignedPlace,
    Attended,
    Base,
    Correction,
    Digest,
    Message,
    Original,
    Response,
    Review,
    Unsigned,
)
from tests.fixtures.database import arrived
from tests.fixtures.records import ARCADIA, MEETING, NOBODY, OTHER_MEETING, nominates, person


@pytest.fixture
def engine(either_engine: Engine) -> Engine:
    return either_engine


def _described(connection: Connection) -> dict[str, object]:
    """Return all that the database itself says about its tables."""
    inspector = inspect(connection)
    return {
        name: {
            "columns": sorted(
                (c["name"], repr(c["type"]), c["nullable"], str(c["default"]).replace("public.", "")) for c in
                inspector.get_columns(name)
            ),
            "primary key": inspector.get_pk_constraint(name),
            "foreign keys": sorted(map(repr, inspector.get_foreign_keys(name))),
            "unique": sorted(map(repr, inspector.get_unique_constraints(name))),
            "indexes": sorted(map(_index, inspector.get_indexes(name))),
        }
        for name in inspector.get_table_names()
        if name != "alembic_version"
    }  # fmt: skip


def _index(index: ReflectedIndex) -> str:
    options = {key: str(value) for key, value in index.get("dialect_options", {}).items()}
    return f"{index['name']} {index['column_names']} {index['unique']} {sorted(options.items())}"


def test_models_and_migrations_make_the_same_tables(engine: Engine) -> None:
    with writing(engine) as connection:
        by_migrations = _described(connection)
        made = MetaData()
        made.reflect(connection)
        made.drop_all(connection)
        Base.metadata.create_all(connection)
        assert _described(connection) == by_migrations


def test_alembic_finds_nothing_left_to_do(engine: Engine) -> None:
    with writing(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_tables_can_be_taken_back_and_made_again(engine: Engine) -> None:
    with writing(engine) as connection:
        before = _described(connection)
        command.downgrade(migrations.config(connection), "base")
        assert _described(connection) == {}
        migrations.upgrade(connection)
        assert _described(connection) == before


def test_the_head_that_is_compared_at_start_is_the_newest_script(engine: Engine) -> None:
    with writing(engine) as connection:
        scripts = ScriptDirectory.from_config(migrations.config(connection))
        assert scripts.get_heads() == [migrations.HEAD]
        assert migrations.current(connection) == migrations.HEAD


def test_every_column_that_a_join_uses_has_an_index() -> None:
    for table in Base.metadata.sorted_tables:
        indexed = {next(iter(index.columns)).name for index in table.indexes} | {next(iter(table.primary_key)).name}
        indexed |= {next(iter(c.columns)).name for c in table.constraints if getattr(c, "columns", None)}
        for key in table.foreign_keys:
            assert key.parent.name in indexed, f"{table.name}.{key.parent.name}"


def test_what_was_corrected_before_the_last_digest_of_an_earlier_version_needs_no_telling(engine: Engine) -> None:
    now, hour = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC), dt.timedelta(hours=1)
    day = {"day": now.date(), "message_id": "<1@x>", "prepared_at": now, "balance": "{}", "polls": "[]"}
    with writing(engine) as connection:
        connection.execute(insert(Digest).values(id=7, open_count=0, **day))
        for at in (now - hour, now, now + hour):
            connection.execute(insert(Correction).values(at=at, author="ana", what="added", said="{}"))
        command.downgrade(migrations.config(connection), "0007")
        migrations.upgrade(connection)
        told = connection.execute(select(Correction.told, Correction.digest_id).order_by(Correction.id)).all()
        assert told == [(True, None), (True, None), (False, None)]


def test_what_was_corrected_before_there_was_a_digest_is_to_be_told(engine: Engine) -> None:
    now = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
    with writing(engine) as connection:
        connection.execute(insert(Correction).values(at=now, author="ana", what="added", said="{}"))
        command.downgrade(migrations.config(connection), "0007")
        migrations.upgrade(connection)
        assert connection.execute(select(Correction.told)).scalars().all() == [False]


def test_what_an_earlier_version_told_where_it_had_come_or_with_its_message_is_told_once(engine: Engine) -> None:
    now = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
    day = {"day": now.date(), "message_id": "<1@x>", "prepared_at": now, "balance": "{}", "polls": "[]"}
    arcadia = {"sender_key": "iso3:XAR", "sender_kind": "state", "attendance": "pending", "messages": 0}
    with writing(engine) as connection:
        connection.execute(insert(Digest).values(id=7, open_count=0, **day))
        for number in (1, 2):
            connection.execute(insert(Response).values(id=number, meeting_key=str(number), changed_at=now, **arcadia))
        for response, author, what, told, digest in (
            (1, "ana", "removed, moved", True, 7), (2, "ana", "removed", True, None),
            (1, "bo", "removed, moved", False, None), (2, "bo", "removed", False, None),
            (1, "cy", "removed", True, None), (1, "di", "removed", False, None),
        ):  # fmt: skip
            row = {"response_id": response, "author": author, "what": what, "told": told, "digest_id": digest}
            connection.execute(insert(Correction).values(at=now, said="{}", moment=now, **row))
        command.downgrade(migrations.config(connection), "0010")
        migrations.upgrade(connection)
        found = connection.execute(select(Correction).order_by(Correction.id)).all()
        assert [row.brought == now for row in found] == [False, True, False, False, False, False]
        assert [row.told for row in found] == [True, True, True, False, True, False]


def test_where_messages_were_that_an_earlier_version_was_told_of_is_known(engine: Engine) -> None:
    state = {"name": "Arcadia", "kind": "state", "iso3": "XAR"}
    before = (
        {"sender": state, "meeting": "CU 2030/7", "intent": "nominate"},
        {"sender": state, "meeting": "CU 2030/7", "also": ["CU 2030/8"]},
        {"sender": {"name": "The League (TL)", "kind": "ngo"}},
        {},
    )
    with writing(engine) as connection:
        for number, each in enumerate(before, 1):
            _told_of(connection, number, json.dumps(each))
        command.downgrade(migrations.config(connection), "0008")
        migrations.upgrade(connection)
        table = AssignedPlace
        found = connection.execute(select(table.message_id, table.sender_key, table.meeting_key)).all()
        assert sorted(map(tuple, found)) == [
            (1, "iso3:XAR", "CU 2030/7"), (2, "iso3:XAR", "CU 2030/7"), (2, "iso3:XAR", "CU 2030/8"),
            (3, "name:the league", ""), (4, "message:4", ""),
        ]  # fmt: skip


def _told_of(connection: Connection, number: int, before: str) -> None:
    """Write a message and, as an earlier version did, twice that somebody has said what it is."""
    at = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
    connection.execute(insert(Original).values(id=number, sha256=f"{number:064}", size=0, body=b""))
    place = {"account": "desk", "folder": "INBOX", "uidvalidity": 1, "uid": number, "subject": ""}
    times = {"state_at": at, "taken_at": at}
    connection.execute(insert(Message).values(id=number, original_id=number, state="filed", **place, **times))
    for _ in range(2):
        said = {"message_id": number, "at": at, "author": "ana", "what": "assigned", "said": "{}", "before": before}
        connection.execute(insert(Correction).values(**said))


def test_messages_kept_by_an_earlier_version_are_read_as_they_came(engine: Engine) -> None:
    raw = b"Subject: kept long ago\r\n\r\nText.\r\n" * 100
    with writing(engine) as connection:
        connection.execute(insert(Original).values(sha256="0" * 64, size=len(raw), body=raw))
        command.downgrade(migrations.config(connection), "0006")
        assert zlib.decompress(connection.execute(select(Original.body)).scalar_one()) == raw
        migrations.upgrade(connection)
        assert connection.execute(select(Original.body)).scalar_one() == raw


def test_what_letters_without_a_sender_bear_that_an_earlier_version_filed_is_known(engine: Engine) -> None:
    at, by = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC), By("ana", dt.datetime(2030, 4, 1, 7, 0, tzinfo=dt.UTC))
    senders = (NOBODY, NOBODY, ARCADIA, ARCADIA)
    for number, sender in enumerate(senders, 1):
        arrived(engine, number, nominates("Ana Kovar", note=f"V {number}", sender=sender, message_id=f"<{number}>"), at)
    filing.assign(engine, 2, Assignment(sender=ARCADIA), by)
    filing.assign(engine, 3, Assignment(meeting="CU 2030/9"), by)
    table = Unsigned
    query = select(table.message_id, table.sender_key, table.meeting_key)
    with writing(engine) as connection:
        before = set(map(tuple, connection.execute(query)))
        command.downgrade(migrations.config(connection), "0010")
        migrations.upgrade(connection)
        assert set(map(tuple, connection.execute(query))) == before
    who = f"who:{sha256(b'ana kovar').hexdigest()}"
    assert before == {(n, sign, MEETING) for n in (1, 2) for sign in (f"note:v{n}", f"mail:<{n}>", who)}


def test_what_an_earlier_version_asked_of_what_stayed_on_a_list_is_known_as_that(engine: Engine) -> None:
    at = [dt.datetime(2030, 4, 1, hour, 0, tzinfo=dt.UTC) for hour in (6, 7, 8)]
    first = arrived(engine, 1, nominates("Ana Kovar"), at[0])
    correct(engine, {"iso3:XAR"}, MEETING, Wanted(What.ADDED, "Di Nagy", Said()), By("ana", at[1]))
    filing.assign(engine, first, Assignment(sender=Sender("Brabant", Kind.STATE, "XBR")), By("ana", at[2]))
    query = select(Review.detail, Review.stays)
    with writing(engine) as connection:
        before = connection.execute(query).all()
        command.downgrade(migrations.config(connection), "0013")
        migrations.upgrade(connection)
        assert connection.execute(query).all() == before
    assert [row.stays for row in before] == [True]


def test_the_people_of_letters_without_a_sender_that_an_earlier_version_filed_are_known(engine: Engine) -> None:
    at, by = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC), By("ana", dt.datetime(2030, 4, 1, 7, 0, tzinfo=dt.UTC))
    also = (Also(MeetingRef(OTHER_MEETING), (person("Bo Lind"),)),)
    for number, sender in enumerate((NOBODY, NOBODY, NOBODY, ARCADIA), 1):
        note = "V 7" if number == 1 else None
        arrived(engine, number, nominates("Ana Kovar", note=note, also=also, sender=sender), at)
    filing.assign(engine, 2, Assignment(sender=ARCADIA), by)
    filing.assign(engine, 3, Assignment(intent=Intent.UNRELATED), by)
    query = select(Unsigned.message_id, Unsigned.sender_key, Unsigned.meeting_key)
    with writing(engine) as connection:
        before = set(map(tuple, connection.execute(query)))
        command.downgrade(migrations.config(connection), "0012")
        connection.execute(delete(Unsigned).where(Unsigned.sender_key.startswith("who:")))
        migrations.upgrade(connection)
        assert set(map(tuple, connection.execute(query))) == before
    assert {message for message, sign, _ in before if sign.startswith("who:")} == {1, 2, 3}
    assert len(before) == 3 * 2 * 2 + 2


def test_who_came_before_it_was_noted_when_that_was_entered_was_entered_at_the_latest_now(engine: Engine) -> None:
    row = {"meeting_key": MEETING, "place": 0, "sender_key": "iso3:XAR", "sender": "Arcadia", "person": "{}"}
    with writing(engine) as connection:
        connection.execute(insert(Attended).values(**row))
        command.downgrade(migrations.config(connection), "0015")
        before = dt.datetime.now(dt.UTC)
        migrations.upgrade(connection)
        assert connection.execute(select(Attended.at)).scalar_one() >= before
