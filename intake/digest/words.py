"""The digest's words as data: what every reason, role, field and section is called."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from parsers.record import Intent, Modality, Reason, Role, Wish


class ReasonWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a reason is told: a heading, why it matters, what to do, and the section that it belongs to."""

    says: str
    why: str
    todo: str
    section: Literal["look", "unread"]


class SectionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A section's heading and a sentence on what to do with it, "" where the heading says it."""

    title: str
    lead: str


class StateWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a message that is not filed, or not any more."""

    left: str
    waiting: str
    failed: str


class Calendar(Struct, frozen=True, forbid_unknown_fields=True):
    """Months from January, days from Monday."""

    months: tuple[str, ...]
    days: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All words. The order of `reasons` is the order of weight, the most serious first; so is that of `sections`."""

    reasons: Mapping[Reason, ReasonWords]
    roles: Mapping[Role, str]
    modalities: Mapping[Modality, str]
    wishes: Mapping[Wish, str]
    fields: Mapping[str, str]
    deeds: Mapping[Intent, str]
    nameless: Mapping[Intent, str]
    overtaken: Mapping[Intent, str]
    states: StateWords
    sections: Mapping[str, SectionWords]
    calendar: Calendar


@cache
def words() -> Words:
    """Return the words of words.toml. Raises msgspec.ValidationError where the file does not fit."""
    return msgspec.toml.decode((files("intake.digest") / "words.toml").read_bytes(), type=Words)
