"""What a letter says, written by its author: the expected record, never a program's output."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import Message
from typing import Any


@dataclass(frozen=True)
class Person:
    """A person as the letter names them; `name` is in the order and the capitals of the letter."""

    name: str
    given: str
    family: str
    honorific: str = ""
    role: str = "delegate"
    position: str = ""
    organization: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    change: str = "list"

    @property
    def titled(self) -> str:
        """Honorific and name as written in a line."""
        return f"{self.honorific} {self.name}".strip()

    def record(self) -> dict[str, Any]:
        """The person in the form of the record."""
        return {
            "name": self.name, "honorific": self.honorific, "given_names": self.given, "family_name": self.family,
            "role": self.role, "position": self.position, "organization": self.organization,
            "emails": list(self.emails), "phones": list(self.phones), "faxes": list(self.faxes), "change": self.change,
        }  # fmt: skip


@dataclass(frozen=True)
class Contact:
    """Whom the letter names for questions."""

    name: str | None = None
    position: str | None = None
    organization: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A message of the demo mailbox and what it says."""

    name: str
    message: Message
    language: str
    intent: str
    sender: tuple[str, str, str | None] | None = None
    meeting: str | None = "CU 2009/33"
    note: tuple[str | None, str | None] = (None, None)
    people: tuple[Person, ...] = ()
    contact: Contact = field(default_factory=Contact)
    review: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The expected record; `review` holds reasons only, and only those that must be there."""
        name, kind, iso3 = self.sender or (None, "unknown", None)
        contact = {key: _plain(value) for key, value in vars(self.contact).items()}
        return {
            "schema": "delegation-response/1",
            "message_id": self.message["Message-ID"],
            "language": self.language,
            "intent": self.intent,
            "sender": {"name": name, "kind": kind, "iso3": iso3},
            "meeting": {"reference": self.meeting},
            "note": {"number": self.note[0], "date": self.note[1]},
            "delegates": [person.record() for person in self.people],
            "contact": contact,
            "review": [{"reason": reason} for reason in self.review],
        }


def _plain(value: str | Sequence[str] | None) -> str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value  # type: ignore[return-value]
