"""What an invitation says about its meeting, for a person to confirm."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from parsers.record import Evidence


class Wanted(StrEnum):
    """What a reply has to name, of each person but for the last ones. A closed list."""

    NAMES = "names"
    TITLES = "titles"
    ORGANIZATIONS = "organizations"
    CONTACTS = "contacts"
    EMAILS = "emails"
    PHONES = "phones"
    PASSPORTS = "passports"
    HEAD = "head"
    CREDENTIALS = "credentials"


class Proposal(Struct, frozen=True):
    """A meeting as its invitation announces it; what is not said is None or empty.

    `invites` tells whether anybody is invited at all. `titles` begin with the one that is announced; `dated` is the
    day of the invitation, `deadline` the last day for replies. `emails`, `faxes` and `phones` are those that replies
    go to, `addresses` all of the letter, which are its sender's own; numbers are E.164. `doubts` are sentences.
    """

    invites: bool = False
    reference: str | None = None
    titles: tuple[str, ...] = ()
    starts: dt.date | None = None
    ends: dt.date | None = None
    dated: dt.date | None = None
    place: str = ""
    deadline: dt.date | None = None
    emails: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()
