"""One message, as each section tells of it."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from intake.digest.calendar import count, day, moment, span
from intake.digest.characters import plain
from intake.digest.doubts import doubts, fields_to_check
from intake.digest.people import change, contact, person
from intake.digest.views import Change, Doubt, Item, Origin, Person
from intake.digest.words import words
from parsers.record import Delegate, Intent, MeetingRef, Response, Sender
from store.states import State
from store.telling import PutRight, Told

STUCK = frozenset({State.TAKEN, State.PARSED, State.WAITING, State.FAILED})


class Bounds(Struct, frozen=True):
    """How much is spelled out: items a section, people or changes an item, places a doubt."""

    items: int = 50
    people: int = 20
    places: int = 6


def looked_at(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell why a message needs a look."""
    yield _item(told, now, doubts=doubts(told, "look", bounds.places))


def unread(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell what of a message could not be read."""
    yield _item(told, now, doubts=doubts(told, "unread", bounds.places))


def stuck(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell why a message waits or has failed, and what to do."""
    yield _item(told, now, lines=_stuck(told, now))


def named(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell whom a sender names, once for each meeting."""
    response = _response(told)
    answers = [(response.meeting, response.delegates, "/delegates")]
    answers += [(other.meeting, other.delegates, f"/also/{n}/delegates") for n, other in enumerate(response.also)]
    for meeting, people, pointer in answers:
        yield _item(
            told, now, meeting=meeting, does=_deed(Intent.NOMINATE, len(people)),
            people=_people(people, fields_to_check(told, pointer), bounds), more=_more(len(people), told, bounds),
        )  # fmt: skip


def changed(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell who came, who went and whose details changed."""
    made = tuple(change(each) for each in told.changes[: bounds.people])
    yield _item(told, now, changes=made, more=_more(len(told.changes), told, bounds))


def mentioned(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Name the message and what it does."""
    yield _item(told, now)


def declined(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell who will not attend and who was taken off the list by it."""
    yield from changed(told, now, bounds) if told.changes else mentioned(told, now, bounds)


def set_aside(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell that nothing was filed from a message, and why."""
    if told.state is not State.DUPLICATE:
        yield _item(told, now)
        return
    earlier = f"the same as message {told.duplicate_of}" if told.duplicate_of is not None else "seen before"
    yield _item(told, now, does=f"sent again: {earlier}")


def still_open(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell what is still to be done about a message that was told before."""
    what = doubts(told, "look", 0) + doubts(told, "unread", 0)
    lines = _stuck(told, now) if told.state in STUCK else tuple(f"{each.says}: {each.todo}" for each in what)
    yield _item(told, now, lines=lines, tag=_age(told, now))


def put_right(one: PutRight, bounds: Bounds) -> Item:
    """Tell what a colleague has corrected on a list."""
    made = tuple(change(each) for each in one.changes[: bounds.people])
    left = len(one.changes) - len(made)
    more = f"and {count(left, 'more correction', 'more corrections')}: `intake history` tells of them" if left else ""
    meeting = plain(one.meeting, longest=60) if one.meeting else "meeting not known"
    does = f"was corrected by {plain(one.author, longest=60)}"
    return Item(_called(one.sender), does, meeting=meeting, changes=made, more=more)


def sender(told: Told) -> str:
    """Return who answers, or that it is not known."""
    return _called(_response(told).sender)


def _called(sender: Sender) -> str:
    return plain(sender.name, longest=120) if sender.name else "Sender not known"


def _people(people: tuple[Delegate, ...], check: dict[int, str], bounds: Bounds) -> tuple[Person, ...]:
    return tuple(person(each, check.get(place, "")) for place, each in enumerate(people[: bounds.people]))


def _more(people: int, told: Told, bounds: Bounds) -> str:
    left = people - bounds.people
    return f"and {count(left, 'more person', 'more people')}: `intake show {told.id}`" if left > 0 else ""


def _item(
    told: Told,
    now: dt.datetime,
    *,
    does: str | None = None,
    meeting: MeetingRef | None = None,
    tag: str = "",
    doubts: tuple[Doubt, ...] = (),
    people: tuple[Person, ...] = (),
    changes: tuple[Change, ...] = (),
    lines: tuple[str, ...] = (),
    more: str = "",
) -> Item:
    response = _response(told)
    return Item(
        who=_who(told),
        does=does if does is not None else _does(told),
        origin=_origin(told, now),
        meeting=_meeting(response, meeting or response.meeting),
        note=plain(response.note.number or "", longest=60),
        note_date=day(response.note.date) if response.note.date else "",
        tag=tag or ("told before, read again" if told.again else ""),
        doubts=doubts, people=people, changes=changes, lines=lines, more=more,
        contact=contact(response.contact) if told.state is State.FILED and not doubts and not lines else (),
    )  # fmt: skip


def _response(told: Told) -> Response:
    """Return what was read, or an empty record where nothing was."""
    return told.response or Response(message_id=None)


def _who(told: Told) -> str:
    """Return the sender, or the subject of a message that answers nothing or was not read."""
    answers = told.response is not None and told.response.intent is not Intent.UNRELATED
    return sender(told) if answers else _subject(told)


def _does(told: Told) -> str:
    """Return what a message does; of one that another has overtaken, that it does nothing."""
    if told.response is None:
        return ""
    intent = told.response.intent
    if told.overtaken:
        return words().overtaken[intent]
    return _deed(intent, len(told.response.delegates))


def _deed(intent: Intent, people: int) -> str:
    if not people and intent in words().nameless:
        return words().nameless[intent]
    return words().deeds[intent].format(people=count(people, "person", "people"))


def _meeting(response: Response, meeting: MeetingRef) -> str:
    if response.intent is Intent.UNRELATED:
        return ""
    return plain(meeting.reference, longest=60) if meeting.reference else "meeting not known"


def _origin(told: Told, now: dt.datetime) -> Origin:
    return Origin(
        told.id,
        f"{plain(told.account, longest=80)}, {plain(told.folder, longest=120)}",
        moment(told.sent.astimezone(now.tzinfo)) if told.sent else "no date",
        _subject(told),
    )


def _subject(told: Told) -> str:
    return plain(told.subject, longest=140) or "(no subject)"


def _stuck(told: Told, now: dt.datetime) -> tuple[str, ...]:
    stands = words().states.failed if told.state is State.FAILED else words().states.waiting
    again = f"The next try is on {moment(told.next_try.astimezone(now.tzinfo))}." if told.next_try else ""
    return tuple(filter(None, (plain(told.error or "", longest=500), f"{stands.format(id=told.id)} {again}".rstrip())))


def _age(told: Told, now: dt.datetime) -> str:
    return f"open for {span(now - told.sent)}" if told.sent else "open"
