"""The entries of one history, in the order in which they became known. Pure: no database, no clock."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from parsers.record import Intent
from store.assignments import Assigned
from store.calls import Call
from store.corrections import Made
from store.decisions import Decision
from store.responses import Place
from store.roster import Change


class Letter(Struct, frozen=True, tag="message"):
    """What became known of one message at `at`: where it lies, and the changes that it made, which may be none.

    `again` says that it was read again, `left` that this took it out of the history. `intent` is what it said then;
    None where nobody knows any more, because it was read again since, or where it has left. `duplicate_of` is the
    message that says the same as it does now.
    """

    message: int
    account: str
    folder: str
    subject: str
    sent: dt.datetime | None
    intent: Intent | None
    at: dt.datetime
    again: bool = False
    left: bool = False
    duplicate_of: int | None = None
    changes: tuple[Change, ...] = ()


Entry: TypeAlias = Letter | Call | Assigned | Decision | Made
# Of what happened at one moment, the one leads to the other in this order.
_RANKS = (Letter, Call, Assigned, Decision, Made)


class Envelope(Struct, frozen=True):
    """Where a message lies, what it is called and which other it repeats."""

    account: str
    folder: str
    subject: str
    sent: dt.datetime | None
    duplicate_of: int | None = None


class Step(Struct, frozen=True):
    """The changes that became known with a message at one time."""

    message: int
    at: dt.datetime
    changes: tuple[Change, ...] = ()


class About(Struct, frozen=True):
    """What is kept about one response, each in its order.

    `answers` are the messages that are filed under it now, what they say and when that was settled; `assigned` what
    was said of these and of all others that are or were in it.
    """

    place: Place
    steps: tuple[Step, ...]
    answers: Mapping[int, tuple[Intent, dt.datetime]]
    assigned: tuple[Assigned, ...]

    @property
    def messages(self) -> frozenset[int]:
        """All messages that are, were or could have been in it."""
        return frozenset((*self.answers, *(step.message for step in self.steps), *(a.message for a in self.assigned)))


def entries(
    about: About, envelopes: Mapping[int, Envelope], others: Sequence[Call | Decision | Made]
) -> tuple[Entry, ...]:
    """Return the entries of a response: its messages, what was assigned, and the others that are given."""
    letters = (letter for number in about.messages for letter in _letters(about, number, envelopes))
    found: list[Entry] = [*letters, *(_with_changes(one, about.steps) for one in about.assigned), *others]
    return tuple(sorted(found, key=_order))


def _order(entry: Entry) -> tuple[dt.datetime, int, int]:
    number = entry.message if isinstance(entry, Letter) else entry.id
    known = (entry.brought or entry.at) if isinstance(entry, Made) else entry.at
    return known, _RANKS.index(type(entry)), number


def _with_changes(one: Assigned, steps: Sequence[Step]) -> Assigned:
    found = (step.changes for step in steps if (step.message, step.at) == (one.message, one.at))
    return replace(one, changes=next(found, ()))


def _letters(about: About, number: int, envelopes: Mapping[int, Envelope]) -> Iterator[Letter]:
    """Yield the entries of a message: its coming, and each reading that changed something."""
    said = [one for one in about.assigned if one.message == number]
    steps = _steps(about, number, said)
    for place, step in enumerate(steps):
        intent, last = _intent(step, said), place == len(steps) - 1
        if intent is None and last:
            intent = about.answers[number][0] if number in about.answers else None
        lies = envelopes[number]
        left = last and intent is None
        yield Letter(
            number, lies.account, lies.folder, lies.subject, lies.sent, intent, step.at,
            place > 0, left, lies.duplicate_of, step.changes,
        )  # fmt: skip


def _steps(about: About, number: int, said: Sequence[Assigned]) -> list[Step]:
    """Return what became known of a message without anybody's word, its coming first though it changed nothing."""
    made = [step for step in about.steps if step.message == number]
    assigned = {one.at for one in said}
    read = [step for step in made if step.at not in assigned]
    came = _came(about, number, said)
    return read if came is None or any(step.at <= came for step in read) else [Step(number, came), *read]


def _came(about: About, number: int, said: Sequence[Assigned]) -> dt.datetime | None:
    """Return when a message came into a history: with its filing, or with the assignment that brought it there."""
    brought = (one.at for one in said if one.places[1] == about.place != one.places[0])
    return next(brought, about.answers[number][1] if number in about.answers else None)


def _intent(step: Step, said: Sequence[Assigned]) -> Intent | None:
    """Return what a message said before the next thing that was said of it."""
    return next((one.before.intent for one in said if one.at >= step.at), None)
