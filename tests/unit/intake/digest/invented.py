"""An invented day: nobody in it exists."""

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from parsers.record import (
    Contact,
    Delegate,
    Evidence,
    Intent,
    Kind,
    MeetingRef,
    Note,
    Reason,
    Response,
    ReviewItem,
    Role,
    Sender,
)
from store import roster
from store.queries import Balance, Poll
from store.roster import What
from store.states import State
from store.telling import Effect, Material, PutRight, Told

_NOMINATES = (Intent.NOMINATE,)
VIENNA = ZoneInfo("Europe/Vienna")
DAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 7, 0, tzinfo=VIENNA)
MEETING = MeetingRef("CU 2026/7")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """Return a time in November, in Vienna."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=VIENNA)


def told(number: int, *, changes: tuple[roster.Change, ...] = (), **fields: object) -> Told:
    """Return a message that came the day before, with only what a test names; its changes are to its own list."""
    record = fields.get("response")
    if changes and isinstance(record, Response):
        fields["effects"] = (Effect(record.sender, record.meeting.reference, here=True, changes=changes),)
    usual: dict[str, object] = {
        "id": number,
        "account": "conference",
        "folder": "INBOX",
        "subject": f"Reply {number}",
        "sent": dt.datetime(2026, 11, 23, 14, 5, tzinfo=VIENNA),
        "state": State.FILED,
    }
    return Told(**{**usual, **fields})  # type: ignore[arg-type]


def answer(sender: str | None, intent: Intent = Intent.NOMINATE, *people: Delegate, **fields: object) -> Response:
    """Return a record."""
    usual: dict[str, object] = {
        "message_id": "<reply@mission.example>",
        "language": "en",
        "intent": intent,
        "sender": Sender(sender, Kind.STATE if sender else Kind.UNKNOWN),
        "meeting": MEETING,
        "delegates": people,
    }
    return Response(**{**usual, **fields})  # type: ignore[arg-type]


def came(*people: Delegate) -> tuple[roster.Change, ...]:
    """Return what a nomination of these people did to an empty roster."""
    return tuple(roster.Change(What.ADDED, None, listed(each)) for each in people)


def listed(delegate: Delegate) -> roster.Person:
    """Return the delegate as a roster holds them."""
    return roster.Person(
        delegate.name, delegate.honorific, delegate.given_names, delegate.family_name, delegate.role,
        delegate.position, delegate.organization, delegate.emails, delegate.phones, delegate.faxes,
    )  # fmt: skip


def material(*items: Told, **fields: object) -> Material:
    """Return a day's material whose balance fits its items."""
    count = {state: sum(1 for item in items if item.state is state) for state in State}
    waiting = count[State.TAKEN] + count[State.PARSED] + count[State.WAITING]
    usual: dict[str, object] = {
        "day": DAY,
        "message_id": "<digest-2026-11-24.7@delegation-intake.invalid>",
        "balance": Balance(
            len(items), count[State.FILED], count[State.DUPLICATE], count[State.UNRELATED], waiting, count[State.FAILED]
        ),
        "items": items,
        "polls": (Poll("conference", at(24, 6, 59), at(24, 6, 59)),),
    }
    return Material(**{**usual, **fields})  # type: ignore[arg-type]


TESTVIK = Delegate(
    "Ingrid TESTVIK", "H.E. Ms.", "Ingrid", "Testvik", Role.HEAD, "Ambassador, Permanent Representative",
    "Permanent Mission of Norway to the United Nations (Vienna)", ("i.testvik@mission.example",), ("+4315550101",),
)  # fmt: skip
PROVESEN = Delegate(
    "Per PRØVESEN",
    "Mr.",
    "Per",
    "Prøvesen",
    Role.ALTERNATE,
    "Senior Adviser",
    "Ministry of Justice",
    ("per.provesen@ministry.example",),
)
JORDANIAN = Delegate(
    "ليلى عبد الكريم المثالي",
    "سعادة السيدة",
    "ليلى عبد الكريم",
    "المثالي",
    Role.HEAD,
    "مديرة إدارة المنظمات الدولية",
    "وزارة الخارجية وشؤون المغتربين",
    ("l.mithali@foreign.example",),
    ("+96265550102",),
)
JORDANIAN_TWO = Delegate(
    "سامي خالد النموذجي", "السيد", "سامي خالد", "النموذجي", Role.DELEGATE, "سكرتير أول", "البعثة الدائمة"
)
CHINESE = Delegate("范例生", "", "例生", "范", Role.DELEGATE, "二等秘书", "常驻代表团", ("fan@delegation.example",))
RUSSIAN = Delegate(
    "Примеров Алексей Тестович",
    "г-н",
    "Алексей Тестович",
    "Примеров",
    Role.EXPERT,
    "начальник отдела",
    "Министерство юстиции",
    (),
    ("+77175550103",),
)
KENYAN = Delegate(
    "Amina MFANO",
    "Ms.",
    "Amina",
    "Mfano",
    Role.DELEGATE,
    "Legal Counsel",
    "Office of the Attorney-General",
    ("a.mfano@justice.example",),
)
KENYAN_NOW = Delegate(
    "Amina MFANO",
    "Dr.",
    "Amina",
    "Mfano",
    Role.HEAD,
    "Deputy Solicitor-General",
    "Office of the Attorney-General",
    ("amina.mfano@justice.example",),
    ("+254205550104",),
)
KENYAN_OUT = Delegate(
    "Joseph JARIBU",
    "Mr.",
    "Joseph",
    "Jaribu",
    Role.DELEGATE,
    "Principal State Counsel",
    "Office of the Attorney-General",
)
KENYAN_IN = Delegate(
    "Grace SAMPULI",
    "Ms.",
    "Grace",
    "Sampuli",
    Role.DELEGATE,
    "Second Secretary",
    "Permanent Mission of Kenya",
    ("g.sampuli@mission.example",),
)


def norway() -> Told:
    record = answer("Norway", Intent.NOMINATE, TESTVIK, PROVESEN, note=Note("NV-2026/114", dt.date(2026, 11, 20)))
    return told(
        101, subject="Nomination of the delegation of Norway", changes=came(TESTVIK, PROVESEN),
        response=replace(record, contact=Contact("Solveig Kontakt", None, None, ("office@mission.example",))),
    )  # fmt: skip


def jordan() -> Told:
    record = answer("Jordan", Intent.NOMINATE, JORDANIAN, JORDANIAN_TWO, note=Note("٢٣٧/٤/١", dt.date(2026, 11, 19)))
    seen = Evidence("note", "2", "note verbale.pdf", 1, None, "٢٣٧/٤/١")
    return told(
        102, subject="مذكرة شفوية رقم ٢٣٧/٤/١ – وفد الأردن", response=replace(record, evidence=(seen,)),
        changes=came(JORDANIAN, JORDANIAN_TWO),
        review=(
            ReviewItem("/delegates/1/name", Reason.LOW_OCR_CONFIDENCE, "read as سامي خالد with confidence 0.58", "2"),
            ReviewItem("/delegates/0/phones/0", Reason.PHONE_INVALID, "+96265550102 has one digit too few"),
        ),
    )  # fmt: skip


def kazakhstan() -> Told:
    return told(
        104, subject="Делегация Республики Казахстан", response=answer("Kazakhstan", Intent.NOMINATE, RUSSIAN),
        changes=came(RUSSIAN), review=(ReviewItem("", Reason.ENCRYPTED_PART, "annex.pdf asks for a password", "3"),),
    )  # fmt: skip


def kenya() -> Told:
    record = answer("Kenya", Intent.AMEND, KENYAN_NOW, KENYAN_OUT, KENYAN_IN, note=Note("KEN/88/26", DAY))
    return told(
        105, subject="Change in the delegation of Kenya", response=record,
        changes=(
            roster.Change(What.REMOVED, listed(KENYAN_OUT), None),
            roster.Change(What.CORRECTED, listed(KENYAN), listed(KENYAN_NOW)),
            roster.Change(What.ADDED, None, listed(KENYAN_IN)),
        ),
    )  # fmt: skip


def put_right() -> tuple[roster.Change, ...]:
    after = replace(listed(TESTVIK), position="Ambassador", emails=("ingrid@mission.example",))
    return roster.Change(What.CORRECTED, listed(TESTVIK), after), roster.Change(What.ADDED, None, listed(KENYAN_IN))


def nobody() -> Told:
    robin = Delegate("Robin NOBODY", "Mx.")
    return told(
        106, subject="Fwd: participants", response=answer(None, Intent.NOMINATE, robin, meeting=MeetingRef()),
        changes=came(robin),
        review=(
            ReviewItem("/sender", Reason.SENDER_UNKNOWN, "no letterhead and no signature"),
            ReviewItem("/meeting/reference", Reason.MEETING_UNKNOWN, "the message says only “your invitation”"),
        ),
    )  # fmt: skip


def older() -> tuple[Told, Told]:
    short = ReviewItem("/delegates", Reason.COUNT_DIFFERS, "the letter says four, three were found")
    return (
        told(57, subject="fax", sent=at(18, 10), state=State.FAILED, error="The fax has no page."),
        told(
            41, subject="Note 17/26", sent=at(12, 10), response=answer("Malta", *_NOMINATES, PROVESEN), review=(short,)
        ),
    )


def busy_day() -> Material:
    """Return a day on which everything happens at least once."""
    return material(
        norway(), jordan(), kazakhstan(), kenya(), nobody(),
        told(103, subject="关于与会代表名单", response=answer("China", *_NOMINATES, CHINESE), changes=came(CHINESE)),
        told(107, subject="Regrets", response=answer("Iceland", Intent.DECLINE, note=Note("ISL 12/2026", DAY))),
        told(108, subject="Question about visas", response=answer("Peru", Intent.INQUIRE)),
        told(109, subject="Acuse de recibo", response=answer("Uruguay", Intent.ACKNOWLEDGE)),
        told(110, subject="Automatic reply: away", state=State.UNRELATED, response=Response("<r@mission.example>")),
        told(111, subject="Norway again", state=State.DUPLICATE, response=norway().response, duplicate_of=101),
        told(112, subject="scan0001", state=State.FAILED, error="The message made the reader stop three times."),
        told(113, subject="List", state=State.WAITING, error="list.xlsx was cut short.", next_try=at(24, 7, 20)),
        told(114, subject="List as before", response=answer("Malta", *_NOMINATES, PROVESEN)),
        balance=Balance(1204, 1098, 61, 41, 3, 1), still_open=older(), open_count=2,
        put_right=(PutRight(Sender("Norway", Kind.STATE), "CU 2026/7", "vera", put_right()),),
    )  # fmt: skip


def quiet_day() -> Material:
    """Return a day on which nothing came."""
    return material(balance=Balance(1204, 1100, 62, 42, 0, 0))
