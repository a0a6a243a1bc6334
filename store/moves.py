"""Corrections go with a message from list to list; those stay of which nobody can be sure where they belong."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, exists, insert, select, update

from parsers.record import Change as Word
from parsers.record import Delegate
from store import tables
from store.delegation import Correction, Dated, What
from store.names import Named, is_among
from store.outdated import outdate
from store.pins import corrected
from store.responses import Filed, filed, messages, read_correction, rebuild, standing
from store.stays import SAME_IN_BOTH, Stay, list_called, shown, stayed
from store.tables import Answer, Review


class _Way(Struct, frozen=True):
    """From a list to another, or to none that is sure, and whom the parts of a message name that went it.

    `own` says that both lists are one sender's.
    """

    target: int | None
    own: bool
    names: tuple[Delegate, ...]


class _Left(Struct, frozen=True):
    """A list that a message, or a part of it, has left, and the ways that it went.

    `called` is the list, `empty` says that nothing is filed there any more. Where the message left it earlier, what
    stayed there `until` then is tried again.
    """

    source: int
    called: str
    empty: bool
    ways: tuple[_Way, ...]
    until: dt.datetime | None = None


def follow(connection: Connection, message: int, before: Sequence[Filed], now: dt.datetime) -> tuple[Stay, ...]:
    """Take corrections from the lists that a message has left to those where it is now, list by list.

    From a list without messages to another one of the same sender all go; else those about people whom the part that
    went names and nothing that is still there does, and those that had come from where it goes: with this message,
    whoever names the same people, unless another one came from there too. What stays is tried again with the next move.
    The lists that the message was on and is on now are to be rebuilt after it, then `stays.settle` is to be called.
    Those where something stayed earlier are rebuilt. What is asked of the message on a list goes with it too.
    """
    staying, after = list[Stay](), filed(connection, message)
    _take_items(connection, message, before, after)
    for left in _left(connection, message, before, after):
        going, told, every = _divided(connection, message, left)
        for row, target in going:
            _move(connection, row, target, message, now)
        if going and left.until is not None:
            rebuild(connection, left.source, message, now)
            outdate(connection, left.source, now)
        asked_from = now if left.until is None else max((made.at for made in told), default=None)
        staying.append(Stay(left.source, left.called, shown(told, every), asked_from))
    return tuple(staying)


def _take_items(connection: Connection, message: int, before: Sequence[Filed], after: Sequence[Filed]) -> None:
    """Let the review items of a message on a list that it has left be of the one where it is now, if that is one."""
    pairs = _pairs(before, after)
    for source in {one.response for one in before} - {one.response for one in after}:
        targets = {two.response for one, two in pairs if two is not None and one.response == source}
        if len(targets) == 1:
            own = (Review.message_id == message, Review.response_id == source, ~Review.stays)
            connection.execute(update(Review).where(*own).values(response_id=targets.pop()))


_Pair: TypeAlias = tuple[Filed, Filed | None]


def _left(connection: Connection, message: int, before: Sequence[Filed], after: Sequence[Filed]) -> Iterator[_Left]:
    """Yield the lists that a message has left, those first where something stayed earlier and may go now."""
    was, here = {one.response for one in before}, {one.response for one in after}
    earlier = {each: at for each, at in stayed(connection, message).items() if each not in {*was, *here}}
    pairs = _pairs(before, after)
    rows = _lists(connection, {*earlier, *was, *here}) if earlier or pairs else {}
    for each, until in earlier.items():
        (pair,) = _pairs([Filed(each, rows[each].meeting_key, ())], after, sure=not before and len(earlier) == 1)
        if pair[1] is not None:
            yield _of(rows, [pair], until)
    for source in dict.fromkeys(one.response for one, two in pairs):
        some = [pair for pair in pairs if pair[0].response == source]
        if source not in here or any(two is not None for _, two in some):
            yield _of(rows, some)


def _lists(connection: Connection, responses: set[int]) -> dict[int, Any]:
    # Their count of messages is that of before the message left.
    full = exists().where(Answer.response_id == tables.Response.id)
    query = select(tables.Response, full.label("full")).where(tables.Response.id.in_(responses))
    return {row.id: row for row in connection.execute(query)}


def _of(rows: dict[int, Any], pairs: Sequence[_Pair], until: dt.datetime | None = None) -> _Left:
    source = rows[pairs[0][0].response]
    targets = dict.fromkeys(two.response for _, two in pairs if two is not None)
    ways = []
    for target in targets or (None,):
        # A part that is nowhere any more is taken to have gone with the others of its list.
        went = [part for pair in pairs if pair[1] is None or pair[1].response == target for part in pair if part]
        own = target is not None and rows[target].sender_key == source.sender_key
        ways.append(_Way(target, own, tuple(each for part in went for each in part.delegates)))
    return _Left(source.id, list_called(source), not source.full, tuple(ways), until)


def _pairs(before: Sequence[Filed], after: Sequence[Filed], *, sure: bool = True) -> list[_Pair]:
    """Return the parts that are filed elsewhere now, each with the part that it is after; None where that is not sure.

    It is sure of the same meeting. `sure` says that it is also of the only one that it can be.
    """
    here, there, found = [*enumerate(before)], [*enumerate(after)], list[_Pair]()
    for same in _SAME:
        for one in [*here]:
            two = next((two for two in there if same(one, two)), None)
            if two is not None:
                here.remove(one)
                there.remove(two)
                found.append((one[1], two[1]))
    lists = {two.response for _, two in there}
    new = lists.isdisjoint(one.response for one in before) and len({one.response for _, one in here}) == 1
    only = there[0][1] if sure and len(lists) == 1 and (new or len(here) == len(there)) else None
    pairs = [*found, *((one, only) for _, one in here)]
    return [(one, two) for one, two in pairs if two is None or one.response != two.response]


_Part: TypeAlias = tuple[int, Filed]
_SAME: tuple[Callable[[_Part, _Part], bool], ...] = (
    lambda one, two: one[0] == two[0] and one[1].response == two[1].response,
    lambda one, two: one[1].response == two[1].response,
    lambda one, two: one[0] == two[0] and one[1].meeting == two[1].meeting,
    lambda one, two: one[1].meeting == two[1].meeting,
)


def _divided(
    connection: Connection, message: int, left: _Left
) -> tuple[list[tuple[Any, int]], list[Correction], list[Correction]]:
    """Return the corrections of a list that go, and where, those that stay and may belong elsewhere, and all."""
    rows = [row for row in standing(connection, left.source) if left.until is None or row.at <= left.until]
    if not rows:
        return [], [], []
    heard = [each for each, _ in messages(connection, left.source)]
    named: list[Named] = [each for one in heard for each in one.delegates]
    theirs, goals = [*named], [_goal(connection, message, left, way, heard) for way in left.ways]
    going, told, every = list[tuple[Any, int]](), list[Correction](), [read_correction(row) for row in rows]
    for row, made in zip(rows, every, strict=True):
        its = [goal for goal in goals if is_among(made.person, goal.names)]
        home = next((goal for goal in goals if _is_from(connection, row, goal.way)), None)
        rivals = theirs if home is None else home.rivals if row.brought_by == message else named
        # Whom somebody put on a list is on it whatever one of its messages says.
        others = is_among(made.person, rivals) or (made.what is What.ADDED and not left.empty and home is None)
        for names in (*(goal.names for goal in its), *[theirs, rivals] * others):
            names.append(corrected(made.person, made.said))
        goal = None if others else its[0] if len(its) == 1 else home
        goal = goals[0] if goal is None and left.empty and len(goals) == 1 and goals[0].way.own else goal
        target = None if goal is None or _denied(made, goal.held) else goal.way.target
        if target is not None:
            going.append((row, target))
        # What went home may hold at the other parts too that name the same person.
        stays = left.empty or goal is not None or (its and its[0].way.target is not None)
        if stays if target is None else len(its) > 1:
            told.append(made)
    return going, told, every


class _Goal(Struct):
    """A way, whom it is about by all their names, and the corrections that hold where it leads.

    `rivals` are those whom other messages name that had come from there too.
    """

    way: _Way
    names: list[Named]
    held: list[Correction]
    rivals: list[Named]


def _goal(connection: Connection, message: int, left: _Left, way: _Way, heard: Sequence[Dated]) -> _Goal:
    names: list[Named] = [each for each in way.names if left.empty or each.change is not Word.REMOVE]
    come = _come_from(connection, way, {one.id for one in heard} - {message})
    rivals: list[Named] = [each for one in heard if one.id in come for each in one.delegates]
    return _Goal(way, names, _held(connection, way), rivals)


def _come_from(connection: Connection, way: _Way, others: set[int]) -> set[int]:
    """Return those of messages that had left the list to which a way leads, where something stayed then."""
    left = (Review.response_id == way.target, Review.message_id.in_(others), Review.stays)
    return set(connection.execute(select(Review.message_id).where(*left)).scalars())


def _held(connection: Connection, way: _Way) -> list[Correction]:
    return [] if way.target is None else [read_correction(row) for row in standing(connection, way.target)]


def _denied(made: Correction, held: Sequence[Correction]) -> bool:
    """Tell whether the staff has said otherwise of the same person on the other list."""
    return any(is_among(made.person, (one.person,)) and _differ(made, one) for one in held)


def _differ(one: Correction, other: Correction) -> bool:
    presence = one.what is not other.what and What.REMOVED in {one.what, other.what}
    said = other.said.fields
    return presence or any(said.get(field, value) != value for field, value in one.said.fields.items())


def _is_from(connection: Connection, row: Any, way: _Way) -> bool:
    """Tell whether a correction has come from the list to which a way leads."""
    return row.brought is not None and way.target is not None and _there(connection, row, way.target) is not None


def _there(connection: Connection, row: Any, response: int) -> int | None:
    """Return the number of the row by which a correction held on another list before it went on."""
    same = {name: getattr(row, name) for name in SAME_IN_BOTH}
    query = select(tables.Correction.id).filter_by(**same, response_id=response, what=row.what + tables.MOVED)
    return connection.execute(query).scalar()


def _move(connection: Connection, row: Any, response: int, message: int, now: dt.datetime) -> None:
    """Make a correction hold on the list of another response; it stays in the history of its own.

    What it changes there is told of `message`, with which it goes.
    """
    table = tables.Correction
    found = _there(connection, row, response)
    connection.execute(update(table).where(table.id == row.id).values(what=row.what + tables.MOVED))
    if found is not None:
        connection.execute(update(table).where(table.id == found).values(what=row.what, brought_by=message))
        return
    values = {name: getattr(row, name) for name in (*SAME_IN_BOTH, "what")}
    values |= {"response_id": response, "told": True, "brought": now, "brought_by": message}
    connection.execute(insert(table), values)
