"""What was corrected on a list that a message has left, and does not hold where it is now: the staff is asked."""

import datetime as dt
from collections.abc import Collection, Sequence, Set
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select, update

from parsers.record import Reason, ReviewItem
from store import tables
from store.delegation import Correction, What
from store.names import Named, is_among
from store.pins import corrected
from store.responses import Filed, called, close, entered, filed, people, read_correction, standing, sync_review
from store.states import Closed
from store.tables import Answer, Response, Review

# What a correction is, on whichever list it holds.
SAME_IN_BOTH = ("at", "author", "said", "before", "after", "day", "moment")


class Stay(Struct, frozen=True):
    """Of whom something stays on a list that a message has left and may belong to it; `called` is the list.

    `after` is when it became a question: when the message left the list, or when the last of it was said since.
    """

    response: int
    called: str
    names: tuple[str, ...]
    after: dt.datetime | None


def settle(connection: Connection, message: int, staying: Sequence[Stay], now: dt.datetime) -> tuple[str, ...]:
    """Make the items about what stays, and end those about what has gone with another message; return of whom it is."""
    for stay in staying:
        _ask(connection, message, stay, now)
    for response in dict.fromkeys((*(stay.response for stay in staying), *_lists_of(connection, message))):
        look_again(connection, response, now)
    return tuple(dict.fromkeys(name for stay in staying for name in stay.names))


def _ask(connection: Connection, message: int, stay: Stay, now: dt.datetime) -> None:
    """Make the item about what stays; what the list kept earlier, and has lost to another since, is asked as before.

    What became a question after an item was made is not asked by that, nor answered by a decision about it.
    """
    own = (Review.message_id == message, Review.response_id == stay.response)
    asked = connection.execute(_OPEN.where(*own)).first()
    owed = _owed(connection, asked) if asked is not None else None
    known = owed.called if owed is not None else ()
    is_new = asked is not None and stay.after is not None and stay.after > asked.opened_at
    if known and {*stay.names} <= {*known} and not (stay.names and is_new):
        return  # it is the same that is asked; its words are looked at again
    names = tuple(dict.fromkeys((*known, *stay.names)))
    items = [(message, _item(stay.called, names))] if names else []
    sync_review(connection, items, now, response=stay.response, message=message, stays=True, after=stay.after)


_STAYS = (
    "What was corrected of {} stays on the list of {}, which this message has left: if it holds where the message is "
    "now, say so there with `intake correct`; who belongs there only is taken off here with --remove."
)
_GONE = (
    "What was corrected of {} has gone on from the list of {}, which this message has left, with another: if it holds "
    "where this message is now, say so there with `intake correct`."
)


def _item(list_: str, names: Sequence[str], *, gone: bool = False) -> ReviewItem:
    return ReviewItem("/delegates", Reason.OTHER, (_GONE if gone else _STAYS).format(", ".join(names), list_))


def look_again(connection: Connection, response: int, now: dt.datetime) -> None:
    """End the items about what stayed of which the staff has said something since: there, or where the message is now.

    About whom the staff had added it is open until they are on the old list no more: else they would be on two. Whose
    corrections have come to a list of the message since is named no more; of what has gone elsewhere it is asked still.
    `response` is a list that was just corrected, left or come to.
    """
    for row in _stays(connection, response):
        owed = _owed(connection, row)
        if _is_settled(connection, row, owed):
            close(connection, [row.id], now, Closed.WITHDRAWN)
            continue
        source = connection.execute(select(Response).where(Response.id == row.response_id)).one()
        detail = tables.clean(_item(list_called(source), owed.called, gone=not owed.staying).detail)
        if detail != row.detail:
            connection.execute(update(Review).where(Review.id == row.id).values(detail=detail))


class _Owed(Struct, frozen=True):
    """What stayed and does not hold where the message is now; those of it that are on the old list still `staying`.

    `before` are all the corrections of the old list until then.
    """

    some: Sequence[Correction]
    staying: Sequence[Correction]
    before: Sequence[Correction]

    @property
    def called(self) -> tuple[str, ...]:
        """Of whom it is."""
        return shown(self.some, self.before)


def _owed(connection: Connection, row: Any) -> _Owed:
    rows = [one for one in entered(connection, row.response_id) if one.at <= row.opened_at]
    before = [read_correction(one) for one in rows]
    others = [part for part in filed(connection, row.message_id) if part.response != row.response_id]
    holds = [(part, {_same(each) for each in standing(connection, part.response)}) for part in others]
    called = [_names(made, before) for made in before]
    some = [
        (one, made)
        for one, made, names in zip(rows, before, called, strict=True)
        if any(name.name in row.detail for name in names) and not _has_come(one, names, holds)
    ]
    staying = [made for one, made in some if not one.what.endswith(tables.MOVED)]
    return _Owed([made for _, made in some], staying, before)


def _has_come(one: Any, names: Sequence[Named], holds: Sequence[tuple[Filed, Set[tuple[Any, ...]]]]) -> bool:
    """Tell whether a correction holds elsewhere too: wherever a part of the message that names the person is.

    `names` are the person's, `holds` are those parts, each with what holds there.
    """
    its = [each for part, each in holds if any(is_among(name, part.delegates) for name in names)]
    return bool(holds) and all(_same(one) in each for each in its or (each for _, each in holds))


def _same(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in SAME_IN_BOTH)


def _lists_of(connection: Connection, message: int) -> Sequence[int]:
    return connection.execute(select(Answer.response_id).where(Answer.message_id == message)).scalars().all()


def _elsewhere(connection: Connection, row: Any) -> list[int]:
    """Return the lists of the message of an item but for the one where something stayed: a part of it may be there."""
    return [each for each in _lists_of(connection, row.message_id) if each != row.response_id]


def _is_settled(connection: Connection, row: Any, owed: _Owed) -> bool:
    """Tell whether the staff has since said something of all that stayed, and left nobody on two lists.

    So it is of a message of which all parts are on the list again.
    """
    others = _elsewhere(connection, row)
    if {*_lists_of(connection, row.message_id)} == {row.response_id}:
        return True
    here, *there = ([read_correction(one) for one in standing(connection, each)] for each in (row.response_id, *others))
    heard = {one.id: one for each in (there or [here]) for one in each}
    made = [*({one.id: one for one in (*owed.before, *here)} | heard).values()]
    before, since = ([one for one in made if (one.at > row.opened_at) is late] for late in (False, True))
    left = people(connection, (row.response_id,)).get(row.response_id, ())
    added = [name for one in owed.staying if one.what is What.ADDED for name in _names(one, made)]
    answered = all(_is_answered(one, _names(one, before), since, heard) for one in owed.some)
    return answered and not any(is_among(one, left) for one in added)


def _is_answered(made: Correction, names: list[Named], since: Sequence[Correction], heard: Collection[int]) -> bool:
    """Tell whether the staff has since said whether the same person comes, or something of all that was corrected.

    That counts where the message is now, by the numbers of the corrections `heard`: on the old list it holds anyway.
    """
    about = _about(names, since)
    fields = {field for one in about if one.id in heard for field in one.said.fields}
    presence = any(one.what is not What.CORRECTED for one in about)
    return presence or (made.what is What.CORRECTED and {*made.said.fields} <= fields)


def _names(made: Correction, others: Sequence[Correction]) -> list[Named]:
    """Return how somebody was called when a correction was made, and is by it and by those of the others after it."""
    names: list[Named] = [made.person]
    _about(names, [one for one in others if one.id >= made.id])
    return names


def shown(some: Sequence[Correction], every: Sequence[Correction]) -> tuple[str, ...]:
    """Return of whom some of the corrections of a list are, each once, by the name that the list shows."""
    told = dict[str, str]()
    for made in some:
        told.setdefault(_names(made, every)[-1].name, made.person.name)
    return tuple(now if now == then else f"{now} ({then} before)" for now, then in told.items())


def _about(names: list[Named], made: Sequence[Correction]) -> list[Correction]:
    """Return the corrections of a person known by `names`, oldest first; each name that one of them gave is added."""
    found = list[Correction]()
    for one in sorted(made, key=lambda one: one.id):
        if is_among(one.person, names):
            names.append(corrected(one.person, one.said))
            found.append(one)
    return found


def _stays(connection: Connection, response: int) -> Sequence[Any]:
    """Return the open items about what stayed on a list, or did not come along with a message that is filed there."""
    here = select(Answer.message_id).where(Answer.response_id == response)
    about = (Review.response_id == response) | Review.message_id.in_(here)
    return connection.execute(_OPEN.where(about).order_by(Review.id)).all()


_OPEN = select(Review).where(Review.closed_at.is_(None), Review.stays)


def stayed(connection: Connection, message: int) -> dict[int, dt.datetime]:
    """Return the lists on which corrections stayed when a message left them, each with the time at which it did."""
    rows = connection.execute(_OPEN.where(Review.message_id == message).order_by(Review.id))
    return {row.response_id: row.opened_at for row in rows}


def list_called(response: Any) -> str:
    """Return how the list of a row of a response is called, for people."""
    about = f" about {response.meeting_key}" if response.meeting_key else ""
    return f"{called(response.sender_name, response.sender_key)}{about}"
