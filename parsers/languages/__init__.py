"""The words by which a letter is understood: one data file per language, and who can send one.

`states.csv` has short and formal names in the six official languages from the data set country-codes
(ODC-PDDL, from the United Nations' own terminology), further languages from the Unicode CLDR, and aliases,
former names and adjectives collected by hand. Names in one field are divided by "|".
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from parsers.errors import LanguageDataError

# Those with a file; German and Portuguese are not official, missions in Vienna write them all the same.
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de", "pt")

Phrases = tuple[str, ...]


class Zones(Struct, frozen=True, forbid_unknown_fields=True):
    """How the parts of a letter and of a mail begin.

    `passes_on` says that another's words stand below, `to_colleague` what a colleague shall do with them.
    `leads_on` are words with which no line of its own ends.
    """

    reply_marks: Phrases
    forwards: Phrases
    reply_from: Phrases
    reply_fields: Phrases
    wrote: Phrases
    reads_as_follows: Phrases
    compliments: Phrases
    our_names: Phrases
    openings: Phrases
    salutations: Phrases
    closing: Phrases
    sign_off: Phrases
    disclaimer: Phrases
    covering: Phrases
    passes_on: Phrases
    to_colleague: Phrases
    annex: Phrases
    leads_on: Phrases
    signed: Phrases
    form: Phrases
    passport: Phrases
    unofficial: Phrases
    authentic: Phrases
    to: Phrases


class Acts(Struct, frozen=True, forbid_unknown_fields=True):
    """What a message says that it does. `about` are words of any message about a meeting.

    `against` are words of a mail against the note that it brings: that it is provisional, withdrawn, wrong in places.
    `answers` stand behind the mark of a question in a form: "Visa required? No".
    `thanks` for an invitation may open anything. `receipt_only` asks for no more than a receipt, `courtesy` offers to
    answer what the reader may ask.

    `conditional` begins what may happen yet and has not: "should a name be added". `no_change` is of other things in
    words of change: an "additional protocol". `earlier` names the sender's own note before this one, `recalled` whom
    such a note named, `among` one of several, `others` the papers of another meeting, `circular` a note to everybody,
    `whole` a list that may take the place of an earlier one, `instead` one that is said to.
    """

    nominate: Phrases
    amend: Phrases
    also: Phrases
    decline: Phrases
    against: Phrases
    acknowledge: Phrases
    thanks: Phrases
    promise: Phrases
    inquire: Phrases
    answers: Phrases
    receipt_only: Phrases
    courtesy: Phrases
    conditional: Phrases
    no_change: Phrases
    earlier: Phrases
    recalled: Phrases
    continues: Phrases
    besides: Phrases
    joining: Phrases
    among: Phrases
    whole: Phrases
    instead: Phrases
    about: Phrases
    automatic: Phrases
    undelivered: Phrases
    others: Phrases
    circular: Phrases
    solicitation: Phrases


class MeetingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How an invitation and the days of a meeting are named, and how two meetings are at once."""

    reference_labels: Phrases
    invitation: Phrases
    both: Phrases
    dates_between: Phrases


class InvitationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How an invitation invites, or is headed, and how it names its meeting.

    `announces` stands before the title, or `opens` where the meeting is announced only; `held` says that it takes
    place, `ends` what ends a title behind a comma. `parts` end with what the title of the body itself follows.
    `places` stand before a place, `place_words` inside one in small letters. `loose` are words that no title and no
    place begins or ends with. `until` stands before the last day for replies, `until_after` behind it; `replies` are
    words of a sentence that asks for one. The labels are those of a form. `wanted` is, by word of
    `parsers.proposal.Wanted`, what a reply has to name.
    """

    invites: Phrases
    headings: Phrases
    announces: Phrases
    opens: Phrases
    held: Phrases
    events: Phrases
    ends: Phrases
    parts: Phrases
    places: Phrases
    place_words: Phrases
    weekdays: Phrases
    loose: Phrases
    until: Phrases
    until_after: Phrases
    replies: Phrases
    title_labels: Phrases
    day_labels: Phrases
    place_labels: Phrases
    until_labels: Phrases
    wanted: dict[str, Phrases]


class NoteWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before a note's number and date, and what before another note's.

    `ours` begins a bracket in a sentence that gives the own number, `received` stands before the day of a stamp.
    """

    labels: Phrases
    ours: Phrases
    not_ours: Phrases
    date_labels: Phrases
    received: Phrases
    earlier: Phrases


class Months(Struct, frozen=True, forbid_unknown_fields=True):
    """Twelve months, each with its ways of writing; `hijri` has twelve or none."""

    names: tuple[Phrases, ...]
    hijri: Phrases
    order: Phrases


class ContactWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a letter says whom to ask, how a person is reached, and what an office is called.

    `leads` are the small words between those that ask and the post of whom to ask: "our", "to the"; `myself` asks to
    turn to who signs.
    """

    asks: Phrases
    leads: Phrases
    myself: Phrases
    reached: Phrases
    offices: Phrases
    not_contact: Phrases


class SenderWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before the name of a State that sends, and before that of its host; what one that sends does.

    `seats` name the town of the meetings.

    `do` is what several do that send together. `missions` are the offices of a State abroad, `capital` those at home;
    "Government" is neither. `secretariats` stand before the name of a body as its office, `governs` between its name
    and a noun that may be another body's: "Centre of the League".
    """

    offices: Phrases
    missions: Phrases
    capital: Phrases
    of: Phrases
    hosts: Phrases
    seats: Phrases
    on_behalf: Phrases
    bodies: Phrases
    secretariats: Phrases
    governs: Phrases
    ngo: Phrases
    igo: Phrases
    does: Phrases
    do: Phrases
    articles: Phrases


class RegionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside a State's name in that of a town, a water or a region: "Lake Chad", "Indian Ocean"."""

    before: Phrases
    behind: Phrases


class ArrivalWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How machines that send letters on are called: `gateways` send faxes, `copiers` what they have scanned."""

    gateways: Phrases
    copiers: Phrases


class WishWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases by word of `parsers.record.Wish`."""

    visa: Phrases
    funding: Phrases
    interpretation: Phrases
    observer_status: Phrases
    documents: Phrases
    side_event: Phrases
    accommodation: Phrases
    other: Phrases


class RequestWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What else a letter asks or tells, and how people take part.

    `topics` are asked for in a sentence with one of `asks`, `says` do without. Sentences with one of `theirs` tell
    what somebody else wrote, those with one of `none` what is not wanted. `online` and `in_person` are ways of taking
    part, `attends` the verbs for it, `some` those who are not all of the delegation. `remarks` are what stands behind a
    person in brackets or at the end of their line and is neither post nor body; "{day}" in them is a day of the year.
    """

    asks: Phrases
    theirs: Phrases
    none: Phrases
    attends: Phrases
    some: Phrases
    online: Phrases
    in_person: Phrases
    remarks: Phrases
    topics: WishWords
    says: WishWords


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """All words of one language. `common` are short words that tell it from others of its script; may be empty."""

    common: Phrases
    zones: Zones
    intent: Acts
    meeting: MeetingWords
    invitation: InvitationWords
    note: NoteWords
    months: Months
    contact: ContactWords
    sender: SenderWords
    regions: RegionWords
    people: dict[str, dict[str, Phrases]]
    arrival: ArrivalWords
    requests: RequestWords


class State(Struct, frozen=True):
    """A State or observer State: `name` is its short English name at the United Nations today."""

    iso3: str
    iso2: str
    kind: str
    name: str
    names: Phrases
    adjectives: Phrases


class Body(Struct, frozen=True):
    """An organization that is no State; `names` are those by which it is known, in any language."""

    kind: str
    names: Phrases


class Domains(Struct, frozen=True, forbid_unknown_fields=True):
    """What a host's name says of its owner; domains.toml says what each key means. `codes` are ISO 3166-1 alpha-2."""

    governmental: frozenset[str]
    generic: frozenset[str]
    hosts: frozenset[str]
    providers: frozenset[str]
    machines: frozenset[str]
    codes: dict[str, str]


@cache
def language(code: str) -> Language:
    """Return the words of a language. Raises LanguageDataError, also where there is no such file."""
    file = files("parsers.languages").joinpath(f"{code}.toml")
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        raise LanguageDataError(f"{code}.toml cannot be read: {error}") from error
    return checked(code, text)


def checked(code: str, text: str) -> Language:
    """Return the words in the text of a data file. Raises LanguageDataError that names file, table and key."""
    try:
        found = msgspec.convert(tomllib.loads(text), Language)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"{code}.toml: {error}") from error
    if len(found.months.names) != 12 or len(found.months.hijri) not in (0, 12):
        raise LanguageDataError(f"{code}.toml: [months] names must have twelve months, hijri twelve or none.")
    for table in ("roles", "honorifics", "labels", "joins", "change"):
        if table not in found.people:
            raise LanguageDataError(f"{code}.toml: table [people.{table}] is missing.")
    return found


@cache
def states() -> tuple[State, ...]:
    """Return the States and observer States. Raises LanguageDataError."""
    try:
        return tuple(
            State(r["iso3"], r["iso2"], r["kind"], r["name"], _several(r["names"]), _several(r["adjectives"]))
            for r in _rows("states.csv")
        )
    except KeyError as error:
        raise LanguageDataError(f"states.csv: column {error} is missing.") from error


@cache
def bodies() -> tuple[Body, ...]:
    """Return the organizations that are known by name. Raises LanguageDataError."""
    try:
        return tuple(Body(r["kind"], _several(r["names"])) for r in _rows("bodies.csv"))
    except KeyError as error:
        raise LanguageDataError(f"bodies.csv: column {error} is missing.") from error


@cache
def domains() -> Domains:
    """Return what top-level domains and labels below them say of their owner. Raises LanguageDataError."""
    try:
        text = files("parsers.languages").joinpath("domains.toml").read_text("utf-8")
        return msgspec.convert(tomllib.loads(text), Domains)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"domains.toml: {error}") from error


@cache
def given_names() -> frozenset[str]:
    """Return names that people are given and no family is called by, folded as parsers.extract.span.fold does."""
    return _listed("given_names.txt")


@cache
def family_names() -> frozenset[str]:
    """Return names that families have and nobody is given, folded as parsers.extract.span.fold does."""
    return _listed("family_names.txt")


def _listed(name: str) -> frozenset[str]:
    return frozenset(files("parsers.languages").joinpath(name).read_text("utf-8").split())


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("parsers.languages").joinpath(name).read_text("utf-8").splitlines()))


def _several(field: str) -> Phrases:
    return tuple(filter(None, field.split("|")))
