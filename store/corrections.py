"""What the staff corrects on a list: entered once, told to the second who tries, kept for ever."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Engine, case, exists, insert, select, update

from parsers.record import Sender
from store import numbering, stays, tables
from store.database import writing
from store.delegation import By, Change, Contradiction, Correction, Person, Pin, Roster, Said, What
from store.errors import AlreadyCorrected, AlreadyDecided, NotOnList, Outdated, Unclear, Unheard, check_known
from store.names import Known, Likeness, find, fold, likeness, near, one_by_name, pair
from store.outdated import outdate
from store.pins import change_of, corrected
from store.responses import Place, newest, of_place, people, read_correction, rebuild, roster, standing
from store.tables import clean, cleaned


class Wanted(Struct, frozen=True):
    """A correction as somebody asks for it: of whom, by the name on the list or its number there; and what is right.

    `over` is the number of the newest correction that its author has seen; `another` says that whoever is added or
    renamed is not the one of a like name on the list, and who is added nobody of whom the staff has spoken.
    """

    what: What
    name: str
    said: Said = Said()
    over: int = 0
    another: bool = False


class Made(Struct, frozen=True, tag="correction"):
    """A correction of somebody on a list, as the history shows it.

    `brought` is when it came along with a message from the list on which it was made, None where it was made here. Then
    the list has been told with it: it makes no `change` of its own here.
    """

    id: int
    author: str
    at: dt.datetime
    change: Change
    brought: dt.datetime | None = None


def correct(engine: Engine, keys: Collection[str], meeting: str | None, wanted: Wanted, by: By) -> Made:
    """Enter a correction of the list of a sender (`keys` as of `store.responses.sender_key`); return it.

    `meeting` None is the only one that the sender has answered. Raises NotOnList, Unheard where there is no list,
    Unclear where several are meant, AlreadyCorrected where somebody else has said something about it that `wanted` does
    not know of, where a number may mean another person than it did or where the name is another's, UnknownCorrection.
    Raises Outdated, having brought the list up to date, where an earlier version of the program had left it otherwise
    than this one reads it.
    """
    return _correct(engine, lambda connection: _response(connection, keys, meeting), wanted, by)


def begin(engine: Engine, place: Place, sender: Sender, wanted: Wanted, by: By) -> Made:
    """Add somebody to the list of a sender, and begin it where nothing is filed there yet; else as `correct`."""
    assert wanted.what is What.ADDED, "nobody else is on a list without messages"
    return _correct(engine, lambda connection: of_place(connection, place, sender, by.at), wanted, by)


def _correct(engine: Engine, of: Callable[[Connection], int], wanted: Wanted, by: By) -> Made:
    wanted = msgspec.convert(cleaned(msgspec.to_builtins(wanted)), Wanted)
    with writing(engine) as connection:
        response = of(connection)
        old = not _is_current(connection, response)
        if old:
            bring_up_to_date(connection, response, by.at)
    if old:
        raise Outdated(
            "an earlier version had read this list otherwise, it was read anew: look at it, then correct it."
        )
    with writing(engine) as connection:
        now, made = roster(connection, response), _held(connection, response)
        check_known(wanted.over, (each.id for each in made))
        if wanted.what is What.ADDED:
            beside = _beside(now.people, wanted)
            return _enter(connection, response, _added(now, wanted, by), wanted, by, beside=beside)
        place = _place(now.people, wanted.name, lambda: _gone(connection, response, wanted.name, made, by))
        if wanted.name.isdecimal():
            numbering.check(connection, response, now, place, made=made, over=wanted.over, by=by)
        _check_one(now, place, wanted, by)
        return _enter(connection, response, replace(now.people[place], sources=()), wanted, by)


def _is_current(connection: Connection, response: int) -> bool:
    """Tell whether a list stands as its messages and corrections are read now."""
    now = (replace(person, sources=()) for person in roster(connection, response).people)
    return people(connection, (response,)).get(response, ()) == tuple(now)


def bring_up_to_date(connection: Connection, response: int, now: dt.datetime) -> None:
    """Make a list and what is asked of it as its messages and corrections are read now."""
    rebuild(connection, response, None, now)
    outdate(connection, response, now)


def is_asked(connection: Connection, item: Any) -> bool:
    """Tell whether a row of the review, about a contradiction, is what the list as it is read now asks."""
    return any(_is(each, item) for each in roster(connection, item.response_id).contradictions)


def accept(connection: Connection, item: Any, by: By) -> None:
    """Enter what a message says where it contradicts a correction, because `by` found the message right.

    `item` is the row of the review. Raises NotOnList where it is about somebody who is not on the list any more,
    AlreadyDecided where something else has settled it.
    """
    now = roster(connection, item.response_id)
    found = next((each for each in now.contradictions if _is(each, item)), None)
    if found is None:
        raise AlreadyDecided(
            f"review item {item.id} is settled by what the others enter: leave it out. Nothing was changed."
        )
    if found.remedy is None:
        return
    what, said = found.remedy
    person = found.person
    if what is not What.ADDED:
        if found.pin not in now.under:
            raise NotOnList(f"{person.name} is not on the list any more: dismiss this item instead.")
        person = replace(now.people[now.under.index(found.pin)], sources=())
    _enter(connection, item.response_id, person, Wanted(what, person.name, said), by)


def of_responses(connection: Connection, responses: Collection[int]) -> dict[int, tuple[Made, ...]]:
    """Return what was corrected on lists, by response, oldest first."""
    return _by_response(connection, tables.Correction.response_id.in_(responses))


def of_digest(connection: Connection, digest: int | None) -> dict[int, tuple[Made, ...]]:
    """Return what a digest told of lists, by response, oldest first; None is what is to be told."""
    table = tables.Correction
    untold = ~table.told & table.response_id.is_not(None)
    return _by_response(connection, untold if digest is None else table.digest_id == digest)


def mark_told(connection: Connection, digest: int) -> None:
    """Mark all corrections as told, those of lists by a digest."""
    table = tables.Correction
    by = case((table.response_id.is_not(None), digest))
    connection.execute(update(table).where(~table.told).values(told=True, digest_id=by))


def _by_response(connection: Connection, which: ColumnElement[bool]) -> dict[int, tuple[Made, ...]]:
    found: dict[int, tuple[Made, ...]] = {}
    for row in connection.execute(select(tables.Correction).where(which).order_by(tables.Correction.id)):
        found[row.response_id] = (*found.get(row.response_id, ()), _made(row))
    return found


def _beside(listed: Sequence[Person], wanted: Wanted) -> Person | None:
    """Return whom on a list somebody who is to be added is most like, None where nobody is.

    Raises AlreadyCorrected where it is the same name, or where `wanted` does not say that it is another person.
    """
    sure, place = _most_like(Person(wanted.name, wanted.said.honorific or ""), listed)
    if sure is Likeness.NONE:
        return None
    twin = listed[place]
    if sure >= Likeness.REORDERED:
        raise AlreadyCorrected(f"{twin.name} is on the list already: correct what is said with --person and --set.")
    if not wanted.another:
        raise AlreadyCorrected(
            f"{twin.name} on the list may be the same person: nothing was changed. Correct them with "
            f"--person {1 + place}, or say --another to add somebody else."
        )
    return twin


def _most_like(new: Person, listed: Sequence[Person]) -> tuple[Likeness, int]:
    """Return how much alike somebody and whom on a list they are most like are, and the place of that one there."""
    found = [(_likeness(one, new), -place) for place, one in enumerate(listed)]
    sure, place = max(found, default=(Likeness.NONE, 0))
    return sure, -place


def _likeness(one: Person, other: Person) -> Likeness:
    """Return how much alike two people are; a name that may be misspelt counts as one misread."""
    return max(likeness(one, other), Likeness.FUZZY if near(one, other) else Likeness.NONE)


def _enter(
    connection: Connection, response: int, person: Person, wanted: Wanted, by: By, *, beside: Person | None = None
) -> Made:
    """Write down a correction; `beside` is the one of a like name whom somebody who is added is not."""
    day, moment = _behind(connection, response)
    what = wanted.what
    said = replace(wanted.said, name=person.name) if what is What.ADDED else wanted.said
    before = beside if what is What.ADDED else person
    after = None if what is What.REMOVED else corrected(person, said)
    values = {
        "response_id": response, "at": by.at, "author": by.author, "what": str(what), "said": _json(said),
        "before": None if before is None else _json(before), "after": None if after is None else _json(after),
        "day": day, "moment": moment,
    }  # fmt: skip
    made = connection.execute(insert(tables.Correction).returning(tables.Correction), values).one()
    bring_up_to_date(connection, response, by.at)
    stays.look_again(connection, response, by.at)
    return _made(made)


def _behind(connection: Connection, response: int) -> tuple[dt.date, dt.datetime]:
    """Return day and moment of what a correction stands behind: the newest message, else the corrections before it.

    Of a list of which no message ever was there, any message that comes is newer.
    """
    places = ((one.day, one.moment) for one in _held(connection, response))
    return newest(connection, response) or max(places, default=_EVER)


_EVER = dt.date(1970, 1, 1), dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _response(connection: Connection, keys: Collection[str], meeting: str | None) -> int:
    """Return the only response that is meant; one without messages where something holds there and no other is."""
    holds = (tables.Correction.response_id == tables.Response.id, ~tables.Correction.what.endswith(tables.MOVED))
    query = select(tables.Response).where(
        tables.Response.sender_key.in_(keys), (tables.Response.messages > 0) | exists().where(*holds)
    )
    if meeting is not None:
        query = query.where(tables.Response.meeting_key == meeting)
    found = connection.execute(query.order_by(tables.Response.meeting_key)).all()
    rows = [row for row in found if row.messages] or found
    if not rows:
        about = f" about {meeting}" if meeting else ""
        raise Unheard(f"nothing is filed from this sender{about}: `intake roster` shows who has answered what.")
    if len(rows) > 1:
        known = ", ".join(row.meeting_key or "''" for row in rows)
        raise Unclear(f"this sender has answered several meetings ({known}): say which with --meeting, '' for none.")
    return int(rows[0].id)


_DIGITS = 9


def _place(listed: Sequence[Person], name: str, gone: Callable[[], str]) -> int:
    """Return the place of who is meant by a name or by a number in the list; `gone` says why nobody is."""
    if name.isdecimal():
        # int() refuses thousands of digits.
        if len(name) > _DIGITS or not 0 < int(name) <= len(listed):
            cut = f"... ({len(name):,} digits)" if len(name) > _DIGITS else ""
            raise NotOnList(f"there is no number {name[:_DIGITS]}{cut} on the list, which ends with {len(listed)}.")
        return int(name) - 1
    wanted = Person(name)
    pairs = pair([wanted], listed)
    place = pairs.partner[0]
    if pairs.unclear:
        raise Unclear(f"{name} could be two people on the list: give the number in the list instead.")
    if place is None or not (pairs.likeness[0] >= Likeness.PART or one_by_name(wanted, listed[place])):
        raise NotOnList(f"{name} is not on the list{gone()}: `intake roster` shows who is.")
    return place


def _gone(connection: Connection, response: int, name: str, made: Sequence[Correction], by: By) -> str:
    """Return who or what took somebody off a list last; "" for a name that never was on it."""
    taken = [(one.at, one.author, one.person) for one in made if one.what is What.REMOVED]
    query = select(tables.Change.at, tables.Change.message_id, tables.Change.before).where(
        tables.Change.response_id == response, tables.Change.what == What.REMOVED
    )
    for row in connection.execute(query.order_by(tables.Change.id)):
        taken.append((row.at, f"message {row.message_id}", msgspec.json.decode(row.before, type=Person)))
    found = [(at, who) for at, who, person in taken if likeness(Person(name), person) >= Likeness.PART]
    at, who = max(found, default=(None, ""))
    return f" any more, {who} took them off on {by.told(at)}" if at else ""


def _added(now: Roster, wanted: Wanted, by: By) -> Person:
    """Return who is to be added; whom the staff took off comes back as they were, but for what is said otherwise.

    Raises AlreadyCorrected as `_check_seen` does of everybody of whom the staff has spoken and who may be they.
    """
    new = corrected(Person(wanted.name), wanted.said)
    own = _known_as(new, now)
    for pin in now.pins:
        if pin is own:
            _check_seen(pin, wanted, by, pin.names[-1].name)
        elif not wanted.another and _is_near(new, pin):
            _check_seen(pin, wanted, by, f"{pin.names[-1].name}, who may be the same person,", _ANOTHER)
    if own is None or own.there is None or not own.goes:
        return new
    return corrected(own.there.person, replace(wanted.said, name=new.name))


def _known_as(person: Person, now: Roster) -> Pin | None:
    """Return what the staff has said of somebody who is to be added, by any of their names."""
    number = find([person], [Known(pin.names[::-1], Likeness.REORDERED) for pin in now.pins]).partner[0]
    return None if number is None else now.pins[number]


def _is_near(person: Person, pin: Pin) -> bool:
    return any(near(person, name) for name in pin.names)


def _check_one(now: Roster, place: int, wanted: Wanted, by: By) -> None:
    """Raise AlreadyCorrected where somebody on a list may not be corrected so, by what is known of them and others."""
    person, number = now.people[place], now.under[place]
    own = None if number is None else now.pins[number]
    if own is not None:
        _check_seen(own, wanted, by, person.name)
    new = Person(wanted.said.name or person.name, wanted.said.honorific or "")
    if likeness(person, new) >= Likeness.REORDERED:
        return
    others = (*now.people[:place], *now.people[place + 1 :])
    sure, at = _most_like(new, others)
    if sure >= Likeness.REORDERED:
        raise AlreadyCorrected(
            f"{others[at].name} is on the list already: if both are one, take one off with --remove."
        )
    if sure is not Likeness.NONE and not wanted.another:
        raise AlreadyCorrected(
            f"{others[at].name} on the list may be the same person: nothing was changed. If both are one, take one off "
            "with --remove; else say --another."
        )
    for pin in (each for each in now.pins if each is not own and each.goes and _is_near(new, each)):
        _check_seen(pin, wanted, by, f"{pin.names[-1].name}, who is called so or alike,")


def _check_seen(pin: Pin, wanted: Wanted, by: By, called: str, or_else: str = "") -> None:
    """Raise AlreadyCorrected where somebody has corrected the same and `wanted` does not know of it."""
    made = ((pin.there,) if pin.there else ()) + tuple(pin.held.values())
    for each in sorted(made, key=lambda one: -one.id):
        presence = What.REMOVED in {each.what, wanted.what} or (wanted.what is What.ADDED)
        fields = [field for field in wanted.said.fields if field in each.said.fields]
        if each.id > wanted.over and (presence or fields):
            raise AlreadyCorrected(
                f"{called} was {each.what} by {each.author} on {by.told(each.at)} ({_shown(each.said)}): nothing was "
                f"changed. `intake history` shows it; --over {each.id} says that you have seen it{or_else}."
            )


_ANOTHER = ", --another that it is somebody else"


def _is(one: Contradiction, item: Any) -> bool:
    same_place = (one.doubt.message, one.doubt.item.path) == (item.message_id, item.path)
    return same_place and fold(clean(one.doubt.item.detail)) == fold(item.detail)


def _held(connection: Connection, response: int) -> tuple[Correction, ...]:
    return tuple(read_correction(row) for row in standing(connection, response))


def _made(row: Any) -> Made:
    told = (None if row.what.removesuffix(tables.MOVED) == What.ADDED else row.before, row.after)
    before, after = (json and msgspec.json.decode(json, type=Person) for json in told)
    return Made(row.id, row.author, row.at, change_of(before, after), row.brought)


def _json(value: Struct) -> str:
    return clean(msgspec.json.encode(value).decode())


def _shown(said: Said) -> str:
    values = ((field, ", ".join(v) if isinstance(v, tuple) else v) for field, v in said.fields.items())
    return "; ".join(f"{field}: {value or 'nothing'}" for field, value in values) or "off the list"
