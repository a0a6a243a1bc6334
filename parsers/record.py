"""The response record: one e-mail in, one record out. Names and values are the contract's.

`schema` "delegation-response/1" may gain keys; none may be dropped, renamed or retyped.
"""

import datetime as dt
from enum import StrEnum
from typing import Literal

import msgspec
from msgspec import Struct

SCHEMA: Literal["delegation-response/1"] = "delegation-response/1"


class Intent(StrEnum):
    """What the message does."""

    NOMINATE = "nominate"
    AMEND = "amend"
    DECLINE = "decline"
    ACKNOWLEDGE = "acknowledge"
    INQUIRE = "inquire"
    UNRELATED = "unrelated"


class Kind(StrEnum):
    """What the sender is."""

    STATE = "state"
    OBSERVER_STATE = "observer_state"
    IGO = "igo"
    NGO = "ngo"
    UN_ENTITY = "un_entity"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Place in the delegation; `delegate` where none was said."""

    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"
    ALTERNATE = "alternate"
    DELEGATE = "delegate"
    ADVISER = "adviser"
    EXPERT = "expert"
    OBSERVER = "observer"
    INTERPRETER = "interpreter"
    OTHER = "other"


class Change(StrEnum):
    """What becomes of a person: `list` in a nomination, `add` or `remove` in an amendment."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


class Channel(StrEnum):
    """By which of its organs a State writes: a mission abroad, an office of its capital; else the way it came."""

    MISSION = "mission"
    CAPITAL = "capital"
    FAX_GATEWAY = "fax_gateway"
    COPIER = "copier"
    FORWARDED = "forwarded"


class Modality(StrEnum):
    """How somebody takes part."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Wish(StrEnum):
    """What else a message asks or tells."""

    VISA = "visa"
    FUNDING = "funding"
    INTERPRETATION = "interpretation"
    OBSERVER_STATUS = "observer_status"
    DOCUMENTS = "documents"
    SIDE_EVENT = "side_event"
    ACCOMMODATION = "accommodation"
    OTHER = "other"


class Reason(StrEnum):
    """Why a person has to look. A closed list: a new one goes into README and digest with it."""

    LOW_OCR_CONFIDENCE = "low_ocr_confidence"
    READINGS_DIFFER = "readings_differ"
    FUZZY_MATCH = "fuzzy_match"
    NO_TEXT = "no_text"
    UNREADABLE_PART = "unreadable_part"
    ENCRYPTED_PART = "encrypted_part"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    LANGUAGE_PACK_MISSING = "language_pack_missing"
    UNKNOWN_LANGUAGE = "unknown_language"
    SENDER_UNKNOWN = "sender_unknown"
    SENDER_CONFLICT = "sender_conflict"
    NOT_AUTHENTICATED = "not_authenticated"
    SEVERAL_SENDERS = "several_senders"
    MEETING_UNKNOWN = "meeting_unknown"
    MEETING_ASSUMED = "meeting_assumed"
    COUNT_DIFFERS = "count_differs"
    NAME_ORDER = "name_order"
    PHONE_INVALID = "phone_invalid"
    EMAIL_INVALID = "email_invalid"
    SAME_NOTE_DIFFERS = "same_note_differs"
    CONTRADICTS_CORRECTION = "contradicts_correction"
    TOO_MANY_PEOPLE = "too_many_people"
    OTHER = "other"


class Evidence(Struct, frozen=True):
    """Where a field was read.

    `bbox` is [x0, top, x1, bottom] from the top left of the page as it is shown, PDF in points,
    pictures in pixels; None where the source has no geometry. `page` counts from 1.
    """

    field: str
    part: str
    filename: str | None
    page: int
    bbox: tuple[float, float, float, float] | None
    text: str


class Sender(Struct, frozen=True):
    """Who answers. `iso3` is ISO 3166-1 alpha-3 for States and observer States, else None.

    `known_as` is one name for all by which an organization is known, in any language; missing where it is not known.
    """

    name: str | None = None
    kind: Kind = Kind.UNKNOWN
    iso3: str | None = None
    known_as: str | msgspec.UnsetType = msgspec.UNSET


class MeetingRef(Struct, frozen=True):
    """The invitation that is answered: family, year, number, without the language letter; None if untold."""

    reference: str | None = None


class Note(Struct, frozen=True):
    """The sender's own note verbale or letter: number as written without its label, and date."""

    number: str | None = None
    date: dt.date | None = None


class Delegate(Struct, frozen=True):
    """A person named to attend. Strings are "" where nothing was said; telephones are E.164.

    `modality` is missing where the message does not say how they take part.
    """

    name: str
    honorific: str = ""
    given_names: str = ""
    family_name: str = ""
    role: Role = Role.DELEGATE
    position: str = ""
    organization: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    change: Change = Change.LIST
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    modality: Modality | msgspec.UnsetType = msgspec.UNSET


class Contact(Struct, frozen=True):
    """Whom the sender names for questions; None where not said."""

    name: str | None = None
    position: str | None = None
    organization: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()


class ReviewItem(Struct, frozen=True, omit_defaults=True):
    """What a person has to look at before the record is used.

    `path` is a JSON pointer into the record, "" for the whole message; `part` is set where it is about one.
    """

    path: str
    reason: Reason
    detail: str
    part: str | None = None


class Also(Struct, frozen=True):
    """The second meeting of a message that answers two invitations."""

    meeting: MeetingRef
    delegates: tuple[Delegate, ...]


class Request(Struct, frozen=True):
    """What else a message asks or tells, with the sentence that says so as written, at most 300 characters of it."""

    kind: Wish
    words: str


class Response(Struct, frozen=True):
    """One message's answer. An empty `review` says: file this unseen."""

    message_id: str | None
    language: str | None = None
    intent: Intent = Intent.UNRELATED
    sender: Sender = Sender()
    meeting: MeetingRef = MeetingRef()
    note: Note = Note()
    delegates: tuple[Delegate, ...] = ()
    contact: Contact = Contact()
    review: tuple[ReviewItem, ...] = ()
    also: tuple[Also, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    channel: Channel | None = None
    requests: tuple[Request, ...] = ()
    schema: str = SCHEMA


class Meeting(Struct, frozen=True):
    """An invitation that is out, as the configuration knows it.

    `titles` are its title in any language, `starts` and `ends` the meeting's days, `dated` the day of the
    invitation itself, `addresses` the secretariat's own mailboxes, telephone and fax numbers in it, which
    are never the answer's.
    """

    reference: str
    titles: tuple[str, ...] = ()
    starts: dt.date | None = None
    ends: dt.date | None = None
    dated: dt.date | None = None
    addresses: tuple[str, ...] = ()


class Secretariat(Struct, frozen=True):
    """Ourselves, as the configuration knows us.

    `colleagues` are addresses of staff, or whole domains ("@office.example"): what they send is passed on, and never
    an answer of theirs. `authserv_ids` are the names under which our mail servers write Authentication-Results
    (RFC 8601); where none is given the topmost field counts, whoever wrote it.
    """

    colleagues: tuple[str, ...] = ()
    authserv_ids: tuple[str, ...] = ()

    def is_colleague(self, address: str) -> bool:
        """Tell whether an address is one of `colleagues`, or at a domain of theirs or below it."""
        written = address.lower()
        return any(
            written == one.lower() or (one.startswith("@") and written.endswith((one.lower(), f".{one[1:].lower()}")))
            for one in self.colleagues
        )


def to_json(response: Response) -> bytes:
    """Return the record as the contract's JSON, UTF-8, `schema` first."""
    fields = msgspec.to_builtins(response)
    added = {key: value for key in ("also", "channel", "requests") if (value := fields.pop(key))}
    record = {"schema": fields.pop("schema"), **fields, **added}
    return msgspec.json.encode(record)


def from_json(data: bytes) -> Response:
    """Return the record that `to_json` wrote. Raises msgspec.ValidationError on anything else."""
    return msgspec.json.decode(data, type=Response)
