"""Corrections go with a message from list to list; of those that stay because nobody can be sure, the staff is told."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, exists, insert, select, update

from parsers.record import Change as Word
from parsers.record import Delegate, Reason, ReviewItem, from_json
from store import tables
from store.delegation import Correction, Dated, What
from store.names import Likeness, Named, likeness, one_by_name
from store.outdated import outdate
from store.pins import corrected
from store.responses import (
    called,
    close,
    entered,
    messages,
    parts,
    people,
    read_correction,
    rebuild,
    standing,
    sync_review,
)
from store.states import Closed
from store.tables import Answer, Record, Review


class Filed(Struct, frozen=True):
    """A part of a message under the response that it is filed under, and the meeting that it is about."""

    response: int
    meeting: str
    delegates: tuple[Delegate, ...]


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


class Stay(Struct, frozen=True):
    """Of whom something stays on a list that a message has left and may belong to it; `called` is the list.

    `after` is when it became a question: when the message left the list, or when the last of it was said since.
    """

    response: int
    called: str
    names: tuple[str, ...]
    after: dt.datetime | None


def filed(connection: Connection, message: int) -> tuple[Filed, ...]:
    """Return where the parts of a message with a record are filed, and whom they name there."""
    query = select(Answer.response_id, Answer.part, Record.json).join(Record, Record.message_id == Answer.message_id)
    rows = connection.execute(query.where(Answer.message_id == message).order_by(Answer.part)).all()
    said = parts(from_json(rows[0].json.encode())) if rows else ()
    found = ((row.response_id, said[row.part]) for row in rows)
    return tuple(Filed(response, part.meeting or "", part.delegates) for response, part in found)


def follow(connection: Connection, message: int, before: Sequence[Filed], now: dt.datetime) -> tuple[Stay, ...]:
    """Take corrections from the lists that a message has left to those where it is now, list by list.

    From a list without messages to another one of the same sender all go; else those about people whom the part that
    went names and nothing that is still there does, and those that had come from where it goes: with this message,
    whoever names the same people, unless another one came from there too. What stays is tried again with the next move.
    The lists that the message was on and is on now are to be rebuilt after it, and then `settle` is to be called. Those
    where something stayed earlier are rebuilt. What is asked of the message on a list goes with it too.
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
        staying.append(Stay(left.source, left.called, _shown(told, every), asked_from))
    return tuple(staying)


def _take_items(connection: Connection, message: int, before: Sequence[Filed], after: Sequence[Filed]) -> None:
    """Let the review items of a message on a list that it has left be of the one where it is now, if that is one."""
    pairs = _pairs(before, after)
    for source in {one.response for one in before} - {one.response for one in after}:
        targets = {two.response for one, two in pairs if two is not None and one.response == source}
        if len(targets) == 1:
            own = (Review.message_id == message, Review.response_id == source, ~Review.stays)
            connection.execute(update(Review).where(*own).values(response_id=targets.pop()))


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
        (source,) = _lists(connection, {row.response_id}).values()
        detail = tables.clean(_item(_called(source), owed.called, gone=not owed.staying).detail)
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
        return _shown(self.some, self.before)


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
    its = [each for part, each in holds if any(_is_among(name, part.delegates) for name in names)]
    return bool(holds) and all(_same(one) in each for each in its or (each for _, each in holds))


def _same(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _SAME_IN_BOTH)


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
    return answered and not any(_is_among(one, left) for one in added)


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


def _shown(some: Sequence[Correction], every: Sequence[Correction]) -> tuple[str, ...]:
    """Return of whom some of the corrections of a list are, each once, by the name that the list shows."""
    told = dict[str, str]()
    for made in some:
        told.setdefault(_names(made, every)[-1].name, made.person.name)
    return tuple(now if now == then else f"{now} ({then} before)" for now, then in told.items())


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
    here = select(Answer.message_id).where(Answer.response_id == response)
    about = (Review.response_id == response) | Review.message_id.in_(here)
    return connection.execute(_OPEN.where(about).order_by(Review.id)).all()


_OPEN = select(Review).where(Review.closed_at.is_(None), Review.stays)


def _stayed(connection: Connection, message: int) -> dict[int, dt.datetime]:
    """Return the lists on which corrections stayed when a message left them, each with the time at which it did."""
    rows = connection.execute(_OPEN.where(Review.message_id == message).order_by(Review.id))
    return {row.response_id: row.opened_at for row in rows}


_Pair: TypeAlias = tuple[Filed, Filed | None]


def _left(connection: Connection, message: int, before: Sequence[Filed], after: Sequence[Filed]) -> Iterator[_Left]:
    """Yield the lists that a message has left, those first where something stayed earlier and may go now."""
    was, here = {one.response for one in before}, {one.response for one in after}
    stayed = {each: at for each, at in _stayed(connection, message).items() if each not in {*was, *here}}
    pairs = _pairs(before, after)
    rows = _lists(connection, {*stayed, *was, *here}) if stayed or pairs else {}
    for each, until in stayed.items():
        (pair,) = _pairs([Filed(each, rows[each].meeting_key, ())], after, sure=not before and len(stayed) == 1)
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
    return _Left(source.id, _called(source), not source.full, tuple(ways), until)


def _called(response: Any) -> str:
    about = f" about {response.meeting_key}" if response.meeting_key else ""
    return f"{called(response.sender_name, response.sender_key)}{about}"


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
        its = [goal for goal in goals if _is_among(made.person, goal.names)]
        home = next((goal for goal in goals if _is_from(connection, row, goal.way)), None)
        rivals = theirs if home is None else home.rivals if row.brought_by == message else named
        # Whom somebody put on a list is on it whatever one of its messages says.
        others = _is_among(made.person, rivals) or (made.what is What.ADDED and not left.empty and home is None)
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
    return any(_is_among(made.person, (one.person,)) and _differ(made, one) for one in held)


def _differ(one: Correction, other: Correction) -> bool:
    presence = one.what is not other.what and What.REMOVED in {one.what, other.what}
    said = other.said.fields
    return presence or any(said.get(field, value) != value for field, value in one.said.fields.items())


def _is_among(person: Named, others: Sequence[Named]) -> bool:
    return any(likeness(one, person) >= Likeness.PART or one_by_name(one, person) for one in others)


def _is_from(connection: Connection, row: Any, way: _Way) -> bool:
    """Tell whether a correction has come from the list to which a way leads."""
    return row.brought is not None and way.target is not None and _there(connection, row, way.target) is not None


def _there(connection: Connection, row: Any, response: int) -> int | None:
    """Return the number of the row by which a correction held on another list before it went on."""
    same = {name: getattr(row, name) for name in _SAME_IN_BOTH}
    query = select(tables.Correction.id).filter_by(**same, response_id=response, what=row.what + tables.MOVED)
    return connection.execute(query).scalar()


_SAME_IN_BOTH = ("at", "author", "said", "before", "after", "day", "moment")


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
    values = {name: getattr(row, name) for name in (*_SAME_IN_BOTH, "what")}
    values |= {"response_id": response, "told": True, "brought": now, "brought_by": message}
    connection.execute(insert(table), values)
