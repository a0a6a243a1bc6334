"""Corrections go with a message from list to list; of those that stay because nobody can be sure, the staff is told."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, exists, insert, select, update

from parsers.record import Change as Word
from parsers.record import Delegate, Reason, ReviewItem, from_json
from store import tables
from store.delegation import Correction, Dated, What
from store.names import Likeness, Named, likeness, one_by_name
from store.outdated import outdate
from store.pins import corrected
from store.responses import called, messages, parts, people, read_correction, rebuild, restore, standing, sync_review
from store.tables import Answer, Record, Review


class Filed(Struct, frozen=True):
    """A part of a message under the response that it is filed under, whose messages all together say `told`."""

    response: int
    delegates: tuple[Delegate, ...]
    told: tuple[Dated, ...]


class _Way(Struct, frozen=True):
    """From one list to another, or to none; `own` says that both are one sender's, `empty` that nothing is filed there.

    `called` is the list that is left.
    """

    source: int
    target: int | None
    called: str
    own: bool
    empty: bool


class Stay(Struct, frozen=True):
    """Of whom something stays on a list that a message has left and may belong to it; `called` is the list."""

    response: int
    called: str
    names: tuple[str, ...]


class Moved(Struct, frozen=True):
    """What stays on the lists that a message has left, and what goes to others once it has been told what it did there.

    `untold` are rows of corrections, each with the response where it is to hold.
    """

    staying: tuple[Stay, ...]
    untold: tuple[tuple[Any, int], ...]


def filed(connection: Connection, message: int) -> tuple[Filed, ...]:
    """Return where the parts of a message with a record are filed, and whom they name there."""
    query = select(Answer.response_id, Answer.part, Record.json).join(Record, Record.message_id == Answer.message_id)
    rows = connection.execute(query.where(Answer.message_id == message).order_by(Answer.part)).all()
    said = parts(from_json(rows[0].json.encode())) if rows else ()
    return tuple(Filed(row.response_id, said[row.part].delegates, _told(connection, row.response_id)) for row in rows)


def _told(connection: Connection, response: int) -> tuple[Dated, ...]:
    return tuple(dated for dated, _ in messages(connection, response))


def follow(connection: Connection, message: int, before: Sequence[Filed], now: dt.datetime) -> Moved:
    """Take corrections from the lists that a message has left to those where it is now, list by list.

    From a list without messages to another one of the same sender all go; else those about people whom the message
    names and no message that is still there does. What stays is tried again with the next move. The lists that the
    message was on and is on now are to be rebuilt after it, and then `settle` is to be called: so of each list is told
    what it becomes since it was last told. Those where something stayed earlier are rebuilt.
    """
    after, was = filed(connection, message), {one.response: one.told for one in before}
    # An item about a message on its own list is about something else, until that list is rebuilt without it.
    stayed = {each: at for each, at in _stayed(connection, message).items() if each not in was}
    known = dict.fromkeys((*stayed, *was))
    left = [each for each in known if each not in {one.response for one in after}]
    staying, untold = list[Stay](), list[tuple[Any, int]]()
    for way in _ways(connection, left, before, after):
        names = [d for one in (*before, *after) if one.response in {way.source, way.target} for d in one.delegates]
        rows = standing(connection, way.source)
        if way.source in stayed:
            rows = [row for row in rows if row.at <= stayed[way.source]]
        coming = [row for row, target in untold if target == way.target]
        going, told = _divided(connection, rows, names, way, coming)
        untold += _take(connection, going, way, was.get(way.source))
        if going and way.source in stayed:
            rebuild(connection, way.source, message, now)
            outdate(connection, way.source, now)
        staying.append(Stay(way.source, way.called, tuple(dict.fromkeys(told))))
    return Moved(tuple(staying), tuple(untold))


def settle(connection: Connection, message: int, moved: Moved, now: dt.datetime) -> tuple[str, ...]:
    """Put what was not told yet where it is to be told, and make the items about what stays; return of whom that is."""
    for row, response in moved.untold:
        _put(connection, row, response)
    for response in dict.fromkeys(response for _, response in moved.untold):
        rebuild(connection, response, None, now)
        outdate(connection, response, now)
    for stay in moved.staying:
        detail = _STAYS.format(", ".join(stay.names), stay.called)
        items = [(message, ReviewItem("/delegates", Reason.OTHER, detail))] if stay.names else []
        sync_review(connection, items, now, response=stay.response, about={message})
    return tuple(dict.fromkeys(name for stay in moved.staying for name in stay.names))


_STAYS = (
    "What was corrected of {} stays on the list of {}, which this message has left: if it holds where the message is "
    "now, say so there with `intake correct`; who belongs there only is taken off here with --remove."
)


def look_again(connection: Connection, response: int, now: dt.datetime) -> None:
    """End the items about what stayed of which the staff has said something since: there, or where the message is now.

    About whom the staff had added it is open until they are on the old list no more: else they would be on two.
    `response` is the list that was just corrected.
    """
    for row in _stays(connection, response):
        here = select(Answer.response_id).where(Answer.message_id == row.message_id)
        lists = (row.response_id, *connection.execute(here).scalars())
        made = [read_correction(one) for each in lists for one in standing(connection, each)]
        before = [one for one in made if one.at <= row.opened_at]
        stayed = [one for one in before if any(name.name in row.detail for name in _names(one, before))]
        since = [one for one in made if one.at > row.opened_at]
        left = people(connection, (row.response_id,)).get(row.response_id, ())
        added = [name for one in stayed if one.what is What.ADDED for name in _names(one, made)]
        if all(_is_answered(one, _names(one, before), since) for one in stayed) and not any(
            _is_among(one, left) for one in added
        ):
            sync_review(connection, (), now, response=row.response_id, about={row.message_id})


def _is_answered(made: Correction, names: list[Named], since: Sequence[Correction]) -> bool:
    """Tell whether the staff has since said whether the same person comes, or something of all that was corrected."""
    about = _about(names, since)
    fields = {field for one in about for field in one.said.fields}
    presence = any(one.what is not What.CORRECTED for one in about)
    return presence or (made.what is What.CORRECTED and {*made.said.fields} <= fields)


def _names(made: Correction, others: Sequence[Correction]) -> list[Named]:
    """Return how somebody was called when a correction was made, and is by it and by those of the others after it."""
    names: list[Named] = [made.person]
    _about(names, [one for one in others if one.id >= made.id])
    return names


def _about(names: list[Named], made: Sequence[Correction]) -> list[Correction]:
    """Return the corrections of a person known by `names`, oldest first; each name that one of them gave is added."""
    found = list[Correction]()
    for one in sorted(made, key=lambda one: one.id):
        if _is_among(one.person, names):
            names.append(corrected(one.person, one.said))
            found.append(one)
    return found


def _stays(connection: Connection, response: int) -> Sequence[Any]:
    """Return the open items about what stayed on a list, or did not come along with a message that is filed there."""
    answers = (Answer.response_id == Review.response_id, Answer.message_id == Review.message_id)
    here = select(Answer.message_id).where(Answer.response_id == response)
    about = (Review.response_id == response) | (Review.message_id.in_(here) & Review.response_id.is_not(None))
    query = select(Review).where(Review.closed_at.is_(None), about, ~exists().where(*answers))
    return connection.execute(query.order_by(Review.id)).all()


def _stayed(connection: Connection, message: int) -> dict[int, dt.datetime]:
    """Return the lists on which corrections stayed when a message left them, each with the time at which it did."""
    own = (Review.message_id == message, Review.response_id.is_not(None), Review.closed_at.is_(None))
    rows = connection.execute(select(Review.response_id, Review.opened_at).where(*own).order_by(Review.id))
    return {row.response_id: row.opened_at for row in rows}


def _ways(connection: Connection, left: Sequence[int], before: Sequence[Filed], after: Sequence[Filed]) -> list[_Way]:
    # Their count of messages is that of before the message left.
    full = exists().where(Answer.response_id == tables.Response.id)
    query = select(tables.Response, full.label("full"))
    query = query.where(tables.Response.id.in_({*left, *(one.response for one in after)}))
    lists = {row.id: row for row in connection.execute(query)} if left else {}
    targets = _targets(left, before, after, {number: row.meeting_key for number, row in lists.items()})
    return [_way(lists[source], lists.get(targets.get(source, 0))) for source in left]


def _way(source: Any, target: Any) -> _Way:
    about = f" about {source.meeting_key}" if source.meeting_key else ""
    name = f"{called(source.sender_name, source.sender_key)}{about}"
    own = target is not None and target.sender_key == source.sender_key
    return _Way(source.id, target.id if target is not None else None, name, own, not source.full)


def _targets(
    left: Sequence[int], before: Sequence[Filed], after: Sequence[Filed], meetings: Mapping[int, str]
) -> dict[int, int]:
    """Return the list for which each one was left where that is sure: that of its meeting, or the one it must be."""
    here, there = (list(dict.fromkeys(one.response for one in some)) for some in (before, after))
    found = {one: two for one in left for two in there if meetings[one] == meetings[two]}
    rest = [one for one in left if one not in found and (one in here or not here)]
    free = [two for two in there if two not in here and two not in found.values()]
    if len(rest) == len(free) == 1:
        return {**found, rest[0]: free[0]}
    # All its parts are about one meeting now.
    if not free and len(there) == 1 and len(before) == len(after):
        return {**dict.fromkeys(rest, there[0]), **found}
    return found


def _divided(
    connection: Connection, rows: Sequence[Any], names: Sequence[Delegate], way: _Way, coming: Sequence[Any]
) -> tuple[list[Any], list[str]]:
    """Return the corrections of a list that go, and the names in those that stay and may belong elsewhere.

    `coming` are those that go to the same list from another one.
    """
    if not rows:
        return [], []
    mine: list[Named] = [each for each in names if way.empty or each.change is not Word.REMOVE]
    theirs: list[Named] = [each for told, _ in messages(connection, way.source) for each in told.delegates]
    there = standing(connection, way.target) if way.target is not None else ()
    held = [read_correction(row) for row in (*there, *coming)]
    going, told, every = [], dict[str, str](), [read_correction(row) for row in rows]
    for row, made in zip(rows, every, strict=True):
        its, others = _is_among(made.person, mine), _is_among(made.person, theirs)
        # Whom somebody put on a list is on it whatever one of its messages says.
        others = others or (made.what is What.ADDED and not way.empty)
        for some in [mine] * its + [theirs] * others:
            some.append(corrected(made.person, made.said))
        if way.target is None or not ((its and not others) or (way.empty and way.own)) or _denied(made, held):
            if way.empty or (its and others is (way.target is not None)):
                told.setdefault(_names(made, every)[-1].name, made.person.name)
        else:
            going.append(row)
    return going, [now if now == then else f"{now} ({then} before)" for now, then in told.items()]


def _denied(made: Correction, held: Sequence[Correction]) -> bool:
    """Tell whether the staff has said otherwise of the same person on the other list."""
    return any(_is_among(made.person, (one.person,)) and _differ(made, one) for one in held)


def _differ(one: Correction, other: Correction) -> bool:
    presence = one.what is not other.what and What.REMOVED in {one.what, other.what}
    said = other.said.fields
    return presence or any(said.get(field, value) != value for field, value in one.said.fields.items())


def _is_among(person: Named, others: Sequence[Named]) -> bool:
    return any(likeness(one, person) >= Likeness.PART or one_by_name(one, person) for one in others)


def _take(
    connection: Connection, rows: Sequence[Any], way: _Way, told: Sequence[Dated] | None
) -> list[tuple[Any, int]]:
    """Take corrections off a list; return those that were not told yet, each with the response where it is to hold.

    The others hold there at once. The list, of which its messages said `told` before (None is as they do now), is left
    as if those not told had never been made, since nobody knows them there.
    """
    if way.target is None or not rows:
        return []
    known = [row for row in standing(connection, way.source) if row.told or row not in rows]
    table = tables.Correction
    for row in rows:
        connection.execute(update(table).where(table.id == row.id).values(what=row.what + tables.MOVED))
    for row in (row for row in rows if row.told):
        _put(connection, row, way.target)
    untold = [(row, way.target) for row in rows if not row.told]
    if untold:
        said = _told(connection, way.source) if told is None else told
        restore(connection, way.source, said, [read_correction(row) for row in known])
    return untold


def _put(connection: Connection, row: Any, response: int) -> None:
    """Make a correction hold on the list of another response; it stays in the history of its own."""
    columns = ("at", "author", "said", "before", "after", "day", "moment")
    values = {name: getattr(row, name) for name in columns}
    table = tables.Correction
    # It may have been there before.
    again = {**values, "response_id": response, "what": row.what + tables.MOVED}
    found = connection.execute(select(table.id).filter_by(**again)).scalar()
    if found is None:
        connection.execute(insert(table), {**values, "response_id": response, "what": row.what, "told": row.told})
    else:
        connection.execute(update(table).where(table.id == found).values(what=row.what, told=row.told))
