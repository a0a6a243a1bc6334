"""The states of a message and the ways between them, and how review items end."""

from collections.abc import Mapping
from enum import StrEnum

from store.errors import WrongState


class State(StrEnum):
    """What has become of a message.

    `taken` its bytes are committed · `parsed` its record is committed · `filed` its record is part of a roster ·
    `duplicate` it says what another message says · `unrelated` it answers no invitation · `waiting` it is read
    again later · `failed` it was given up until a person retries it · `forgotten` its time was over: what it said was
    deleted, and where it lies and the hash of its bytes are kept, so that it is not taken again.
    """

    TAKEN = "taken"
    PARSED = "parsed"
    FILED = "filed"
    DUPLICATE = "duplicate"
    UNRELATED = "unrelated"
    WAITING = "waiting"
    FAILED = "failed"
    FORGOTTEN = "forgotten"


class Closed(StrEnum):
    """How a review item ended: what was read is right, or the doubt is of no account; or it is gone by itself.

    By itself it is `withdrawn` where nothing is doubted any more, and `outdated` as long as whom it is about is on no
    list.
    """

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"
    OUTDATED = "outdated"


DECIDED = (Closed.CONFIRMED, Closed.DISMISSED)

SETTLED = frozenset({State.FILED, State.DUPLICATE, State.UNRELATED})
# Of these the mailbox is told: nothing more has to be done with them.
ENDED = SETTLED | {State.FORGOTTEN}

# A settled message may change among the settled states, because reading it again can give another answer.
# In the end it is forgotten.
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.TAKEN: frozenset({State.PARSED, State.WAITING, State.FAILED}),
    State.PARSED: frozenset({State.PARSED, State.WAITING, State.FAILED}) | SETTLED,
    State.WAITING: frozenset({State.PARSED, State.WAITING, State.FAILED}),
    State.FAILED: frozenset({State.FAILED, State.WAITING}),
    State.FILED: ENDED,
    State.DUPLICATE: ENDED,
    State.UNRELATED: ENDED,
    State.FORGOTTEN: frozenset(),
}

_ADVICE: Mapping[State, str] = {
    State.FAILED: "bring it back with `intake retry {id}` first",
    State.TAKEN: "it has not been read yet: `intake poll` reads it",
    State.WAITING: "it waits for its next try: `intake retry {id}` brings that forward",
    State.PARSED: "it was read but not filed yet: `intake poll` files it",
    State.FORGOTTEN: "it was deleted when its time was over ([retention]): `intake show {id}` says where it lay",
}


def check(id: int, old: State, new: State) -> None:
    """Raise WrongState unless message `id` may go from `old` to `new`."""
    if new not in TRANSITIONS[old]:
        raise cannot(id, old, new)


def cannot(id: int, old: State, new: State) -> WrongState:
    """Return the error for a state that cannot follow; it says what can be done instead."""
    advice = _ADVICE.get(old, "it is settled: `intake reparse` reads settled messages again").format(id=id)
    return WrongState(f"message {id} is {old} and cannot become {new}: {advice}.")


def forgotten(id: int) -> WrongState:
    """Return the error for a message of which only where it lay is kept."""
    return WrongState(f"message {id} is forgotten: {_ADVICE[State.FORGOTTEN].format(id=id)}.")


def cannot_assign(id: int, state: State, of: int | None) -> WrongState:
    """Return the error for a message that nothing can be said about yet, or that is a copy of message `of`."""
    if state is State.DUPLICATE and of is not None:
        return WrongState(f"message {id} is the same as message {of}: `intake assign {of}` is what counts.")
    advice = _ADVICE.get(state, "`intake reparse` reads it again").format(id=id)
    return WrongState(f"message {id} is {state} and cannot be assigned: {advice}.")
