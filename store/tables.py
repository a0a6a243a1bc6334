"""The tables, as SQLAlchemy sees them. A migration in store/migrations makes the same ones; a test compares."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)  # fmt: skip
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[dt.datetime]):
    """An aware time, kept as UTC. A naive one is refused: nobody knows what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the time as the database wants it; SQLite keeps no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """Return the time in UTC."""
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


class Words(TypeDecorator[str]):
    """Text that may come from a letter: without NUL, which PostgreSQL refuses, and without lone surrogates."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text as every database takes it."""
        return None if value is None else clean(value)


def clean(text: str) -> str:
    """Return text as `Words` keeps it."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def cleaned(value: Any) -> Any:
    """Return texts, and what lists and dictionaries of them hold, as `Words` keeps them."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: cleaned(inner) for key, inner in value.items()}
        case list() | tuple():
            return [cleaned(inner) for inner in value]
        case _:
            return value


def offset(moment: dt.datetime | None) -> int:
    """Return the minutes east of Greenwich of the zone that a time is written in."""
    east = None if moment is None else moment.utcoffset()
    return 0 if east is None else int(east.total_seconds() // 60)


def local(moment: dt.datetime | None, offset: int) -> dt.datetime | None:
    """Return a time that was kept as UTC in the zone that it was written in."""
    return None if moment is None else moment.astimezone(dt.timezone(dt.timedelta(minutes=offset)))


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can find it on any database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Identity(Base):
    """One row: which database this is. Message-IDs of digests carry `name`, so two databases never share one."""

    __tablename__ = "identity"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(32))


class Original(Base):
    """The bytes of a message, once for all places where they lie; none of one that is forgotten."""

    __tablename__ = "originals"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class Message(Base):
    """A message in one place of one mailbox, and what has become of it.

    `sent` is its Date header with `sent_offset` in minutes east of Greenwich, `received` its first Received
    header. `told` says that the digest has nothing more to say about it.
    """

    __tablename__ = "messages"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    original_id: Mapped[int] = mapped_column(ForeignKey("originals.id"), index=True)
    account: Mapped[str] = mapped_column(Words)
    folder: Mapped[str] = mapped_column(Words)
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    internal_date: Mapped[dt.datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(16), index=True)
    state_at: Mapped[dt.datetime] = mapped_column(Moment)
    taken_at: Mapped[dt.datetime] = mapped_column(Moment)
    duplicate_of: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))
    tries: Mapped[int] = mapped_column(Integer, default=0)
    next_try: Mapped[dt.datetime | None] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(Words)
    acknowledged_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    told: Mapped[bool] = mapped_column(Boolean, default=False)
    subject: Mapped[str] = mapped_column(Words)
    message_id: Mapped[str | None] = mapped_column(Words)
    sent: Mapped[dt.datetime | None] = mapped_column(Moment)
    sent_offset: Mapped[int] = mapped_column(Integer, default=0)
    received: Mapped[dt.datetime | None] = mapped_column(Moment)
    received_offset: Mapped[int] = mapped_column(Integer, default=0)
    __table_args__ = (
        UniqueConstraint("account", "folder", "uidvalidity", "uid"),
        Index(
            "ix_messages_untold", "id",
            sqlite_where=text("NOT told"), postgresql_where=text("NOT told"),
        ),
        Index(
            "ix_messages_unacknowledged", "account", "folder",
            sqlite_where=text("acknowledged_at IS NULL"), postgresql_where=text("acknowledged_at IS NULL"),
        ),
    )  # fmt: skip


class Record(Base):
    """What a message says, as the contract's JSON, and the version of the parser that read it.

    `as_read` is what was read where the staff has said otherwise, which holds in `json`; None where that is the same.
    """

    __tablename__ = "records"
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, autoincrement=False)
    parser_version: Mapped[str] = mapped_column(String(64), index=True)
    parsed_at: Mapped[dt.datetime] = mapped_column(Moment)
    json: Mapped[str] = mapped_column(Words)
    as_read: Mapped[str | None] = mapped_column(Words)


class Response(Base):
    """What one sender answers about one meeting; its roster is in `delegates`.

    `sender_key` makes spellings of one sender one; `meeting_key` is the reference, "" for none. `messages` counts
    those filed under it: 0 once reading them again showed that none belongs here.
    """

    __tablename__ = "responses"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    sender_key: Mapped[str] = mapped_column(Words)
    meeting_key: Mapped[str] = mapped_column(Words, index=True)
    sender_name: Mapped[str | None] = mapped_column(Words)
    sender_kind: Mapped[str] = mapped_column(String(16))
    sender_iso3: Mapped[str | None] = mapped_column(String(3))
    attendance: Mapped[str] = mapped_column(String(16))
    messages: Mapped[int] = mapped_column(Integer)
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("sender_key", "meeting_key"),)


class Answer(Base):
    """That a message is filed under a response. `part` is 0 for its first meeting, 1 for the next in `also`."""

    __tablename__ = "answers"
    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id"), primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, index=True)
    part: Mapped[int] = mapped_column(Integer, primary_key=True)


class Delegate(Base):
    """A person on a current roster, at a place in the delegation. Lists are JSON."""

    __tablename__ = "delegates"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id"))
    place: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Words)
    honorific: Mapped[str] = mapped_column(Words)
    given_names: Mapped[str] = mapped_column(Words)
    family_name: Mapped[str] = mapped_column(Words)
    role: Mapped[str] = mapped_column(String(16))
    position: Mapped[str] = mapped_column(Words)
    organization: Mapped[str] = mapped_column(Words)
    emails: Mapped[str] = mapped_column(Words)
    phones: Mapped[str] = mapped_column(Words)
    faxes: Mapped[str] = mapped_column(Words)
    confidence: Mapped[float] = mapped_column(Float(53))
    messages: Mapped[str] = mapped_column(Words)
    modality: Mapped[str | None] = mapped_column(String(16))
    __table_args__ = (UniqueConstraint("response_id", "place"),)


class Evidence(Base):
    """Where a field of a delegate on a current roster was read. `bbox` is JSON, NULL without geometry."""

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    delegate_id: Mapped[int] = mapped_column(ForeignKey("delegates.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"))
    field: Mapped[str] = mapped_column(Words)
    part: Mapped[str] = mapped_column(Words)
    filename: Mapped[str | None] = mapped_column(Words)
    page: Mapped[int] = mapped_column(Integer)
    bbox: Mapped[str | None] = mapped_column(Words)
    text: Mapped[str] = mapped_column(Words)


class Change(Base):
    """A person added to, removed from or corrected on a roster by a message; rows are only ever added.

    They stand in the order in which they became known: a list that arrives after its amendment does not rewrite
    what was said before. `before` and `after` are JSON; `digest_id` is the digest that told it.
    """

    __tablename__ = "changes"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(String(16))
    before: Mapped[str | None] = mapped_column(Words)
    after: Mapped[str | None] = mapped_column(Words)
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("digests.id"))


class Review(Base):
    """Something a person has to look at. `response_id` is set where it arises among several messages.

    `stays` says that it is about what was corrected on the list of the response, which its message, or a part of it,
    has left.

    A row is never deleted, so a number means one item for ever; of what is forgotten nothing else stays in it.
    `closed_as` is a word of `store.decisions.Closed`.
    """

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    response_id: Mapped[int | None] = mapped_column(ForeignKey("responses.id"), index=True)
    path: Mapped[str] = mapped_column(Words)
    reason: Mapped[str] = mapped_column(String(32))
    detail: Mapped[str] = mapped_column(Words)
    part: Mapped[str | None] = mapped_column(Words)
    opened_at: Mapped[dt.datetime] = mapped_column(Moment)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    closed_as: Mapped[str | None] = mapped_column(String(16))
    closed_by: Mapped[str | None] = mapped_column(Words)
    stays: Mapped[bool] = mapped_column(Boolean, server_default=false())
    __table_args__ = (
        Index(
            "ix_review_open", "message_id",
            sqlite_where=text("closed_at IS NULL"), postgresql_where=text("closed_at IS NULL"),
        ),
    )  # fmt: skip


MOVED = ", moved"


class Correction(Base):
    """What somebody of the staff corrected; rows go only with what they are about, and their numbers are their order.

    With `response_id` it is about a person on a roster: `said` is JSON of the fields that were set, `before` and
    `after` of the person (of somebody who is added `before` is the other of a like name, if any), `day` and `moment`
    the place among the messages. With `message_id` it is about what a message is: all three are JSON of sender, meeting
    and intent. `what` is a word of `store.delegation.What`, with MOVED behind it as long as a row of another response
    holds in its place; besides only `told`, that it needs no telling (any more), and `digest_id`, the digest that told
    this row, ever change. `brought` is set where it was made on another list and has come with a message: then what it
    changed is among the changes of that message. `brought_by` is the number of the message with which it came last,
    from there or back.
    """

    __tablename__ = "corrections"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    response_id: Mapped[int | None] = mapped_column(ForeignKey("responses.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    author: Mapped[str] = mapped_column(Words)
    what: Mapped[str] = mapped_column(String(16))
    said: Mapped[str] = mapped_column(Words)
    before: Mapped[str | None] = mapped_column(Words)
    after: Mapped[str | None] = mapped_column(Words)
    day: Mapped[dt.date | None] = mapped_column(Date)
    moment: Mapped[dt.datetime | None] = mapped_column(Moment)
    told: Mapped[bool] = mapped_column(Boolean, default=False)
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("digests.id"), index=True)
    brought: Mapped[dt.datetime | None] = mapped_column(Moment)
    brought_by: Mapped[int | None] = mapped_column(Integer)
    __table_args__ = (
        Index(
            "ix_corrections_untold", "id",
            sqlite_where=text("told = 0"), postgresql_where=text("NOT told"),
        ),
    )  # fmt: skip


class AssignedPlace(Base):
    """A response of which a message is, or once was, by what is read of it, though the staff has said what it is."""

    __tablename__ = "assigned_places"
    sender_key: Mapped[str] = mapped_column(Words, primary_key=True)
    meeting_key: Mapped[str] = mapped_column(Words, primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, index=True)


class Unsigned(Base):
    """What a message bears, or once bore, whose sender nobody knows: copies of one letter are found by it.

    `sender_key` is a mark of `store.unsigned`, in the place of the sender's key.
    """

    __tablename__ = "unsigned"
    sender_key: Mapped[str] = mapped_column(Words, primary_key=True)
    meeting_key: Mapped[str] = mapped_column(Words, primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, index=True)


class Meeting(Base):
    """An invitation as the staff entered or changed it; lists are JSON. None closed is open, None wanted is nothing."""

    __tablename__ = "meetings"
    reference: Mapped[str] = mapped_column(Words, primary_key=True)
    titles: Mapped[str] = mapped_column(Words)
    starts: Mapped[dt.date | None] = mapped_column(Date)
    ends: Mapped[dt.date | None] = mapped_column(Date)
    dated: Mapped[dt.date | None] = mapped_column(Date)
    addresses: Mapped[str] = mapped_column(Words)
    place: Mapped[str] = mapped_column(Words)
    deadline: Mapped[dt.date | None] = mapped_column(Date)
    wanted: Mapped[str | None] = mapped_column(Words)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)


class Invitee(Base):
    """Somebody whom a meeting's invitation went to, at a place in the list; `addresses` is JSON."""

    __tablename__ = "invitees"
    meeting_key: Mapped[str] = mapped_column(Words, primary_key=True)
    sender_key: Mapped[str] = mapped_column(Words, primary_key=True)
    place: Mapped[int] = mapped_column(Integer)
    section: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    addresses: Mapped[str] = mapped_column(Words)


class Call(Base):
    """That a sender told by telephone whether it comes, its note to follow; `name` is that of the sender."""

    __tablename__ = "calls"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    meeting_key: Mapped[str] = mapped_column(Words)
    sender_key: Mapped[str] = mapped_column(Words, index=True)
    name: Mapped[str] = mapped_column(Words)
    attending: Mapped[bool] = mapped_column(Boolean)
    remark: Mapped[str] = mapped_column(Words)
    author: Mapped[str] = mapped_column(Words)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[str | None] = mapped_column(Words)
    __table_args__ = (Index("ix_calls_meeting_key_sender_key", "meeting_key", "sender_key"),)


class Issue(Base):
    """A list that was released, or what changed since; rows are only added, and go with all of their meeting.

    `content` is JSON.
    """

    __tablename__ = "issues"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    meeting_key: Mapped[str] = mapped_column(Words)
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16))
    at: Mapped[dt.datetime] = mapped_column(Moment)
    author: Mapped[str] = mapped_column(Words)
    content: Mapped[str] = mapped_column(Words)
    __table_args__ = (UniqueConstraint("meeting_key", "number"),)


class Attended(Base):
    """Somebody who really came, at a place in the file that says so; `person` is JSON with what the file says.

    `at` is when the file was taken; of earlier versions, when the database was brought up to date.
    """

    __tablename__ = "attended"
    meeting_key: Mapped[str] = mapped_column(Words, primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True)
    sender_key: Mapped[str] = mapped_column(Words)
    sender: Mapped[str] = mapped_column(Words)
    person: Mapped[str] = mapped_column(Words)
    at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Forgotten(Base):
    """A meeting of which all that was kept of people was deleted: when last, and after how many days.

    `issues` is the highest number of the lists that had been released.
    """

    __tablename__ = "forgotten"
    meeting_key: Mapped[str] = mapped_column(Words, primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    days: Mapped[int] = mapped_column(Integer)
    issues: Mapped[int] = mapped_column(Integer)


class Bounce(Base):
    """An address to which, as a message says, mail could not be delivered."""

    __tablename__ = "bounces"
    address: Mapped[str] = mapped_column(Words, primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, index=True)


class Digest(Base):
    """One day's digest. `balance` and `polls` are JSON, as they stood when it was prepared."""

    __tablename__ = "digests"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    day: Mapped[dt.date] = mapped_column(Date, unique=True)
    message_id: Mapped[str] = mapped_column(Words)
    prepared_at: Mapped[dt.datetime] = mapped_column(Moment)
    sent_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    balance: Mapped[str] = mapped_column(Words)
    polls: Mapped[str] = mapped_column(Words)
    open_count: Mapped[int] = mapped_column(Integer)


class DigestItem(Base):
    """A message in a digest, in the state in which it was told; `still_open` for one told before."""

    __tablename__ = "digest_items"
    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id"), primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, index=True)
    still_open: Mapped[bool] = mapped_column(Boolean)
    again: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[str] = mapped_column(String(16))
    error: Mapped[str | None] = mapped_column(Words)
    next_try: Mapped[dt.datetime | None] = mapped_column(Moment)


class Poll(Base):
    """How the last polls of a mailbox went."""

    __tablename__ = "polls"
    mailbox: Mapped[str] = mapped_column(Words, primary_key=True)
    tried: Mapped[dt.datetime] = mapped_column(Moment)
    good: Mapped[dt.datetime | None] = mapped_column(Moment)
    error: Mapped[str | None] = mapped_column(Words)
