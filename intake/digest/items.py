"""One message, as each section tells of it."""

import datetime as dt
from collections.abc import Iterator, Set

from msgspec import Struct
from msgspec.structs import replace

from intake.digest.calendar import count, day, moment, span
from intake.digest.characters import plain
from intake.digest.doubts import doubts, fields_to_check
from intake.digest.people import change, contact, person, wishes
from intake.digest.views import Change, Doubt, Item, Origin, Person
from intake.digest.words import words
from parsers.record import Delegate, Intent, Response, Sender
from store.responses import parts
from store.states import State
from store.telling import Effect, PutRight, Told

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
    for part in parts(_response(told)):
        people = part.delegates
        shown = _people(people, fields_to_check(told, f"{part.path}/delegates"), bounds)
        item = _item(told, now, people=shown, more=_more(len(people), told, bounds))
        yield replace(item, does=_deed(Intent.NOMINATE, len(people)), meeting=_meeting(part.meeting))


def answered(told: Told, now: dt.datetime, bounds: Bounds) -> Iterator[Item]:
    """Tell what a message does, and who came, who went and whose details changed: list by list, its own first."""
    here = [effect for effect in told.effects if effect.here]
    yield from (_on_list(told, effect, now, bounds) for effect in here)
    yield from _without_changes(told, {effect.meeting for effect in here}, now)
    yield from (_on_list(told, effect, now, bounds) for effect in told.effects if not effect.here)


def _on_list(told: Told, effect: Effect, now: dt.datetime, bounds: Bounds) -> Item:
    made = tuple(change(each) for each in effect.changes[: bounds.people])
    item = _item(told, now, changes=made, more=_more(len(effect.changes), told, bounds))
    does = _does_about(told, effect.meeting) if effect.here else words().states.left
    return replace(item, who=_called(effect.sender), does=does, meeting=_meeting(effect.meeting))


def _without_changes(told: Told, changed: Set[str | None], now: dt.datetime) -> Iterator[Item]:
    """Tell what a message does about meetings of which it has changed no list; of one that is not filed, once."""
    item = _item(told, now)
    if told.state is not State.FILED:
        yield from () if changed else (item,)
        return
    for meeting in dict.fromkeys(part.meeting or None for part in parts(_response(told))):
        if meeting not in changed:
            yield replace(item, does=_does_about(told, meeting), meeting=_meeting(meeting))


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
    does = f"was corrected by {plain(one.author, longest=60)}"
    return Item(_called(one.sender), does, meeting=_meeting(one.meeting), changes=made, more=more)


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
        does=_does(told, len(response.delegates)),
        origin=_origin(told, now),
        meeting="" if response.intent is Intent.UNRELATED else _meeting(response.meeting.reference),
        note=plain(response.note.number or "", longest=60),
        note_date=day(response.note.date) if response.note.date else "",
        tag=tag or ("told before, changed since" if told.again else ""),
        doubts=doubts, people=people, changes=changes, lines=lines, more=more,
        wishes=wishes(response.requests) if told.state is State.FILED and not lines else (),
        contact=contact(response.contact) if told.state is State.FILED and not doubts and not lines else (),
    )  # fmt: skip


def _response(told: Told) -> Response:
    """Return what was read, or an empty record where nothing was."""
    return told.response or Response(message_id=None)


def _who(told: Told) -> str:
    """Return the sender, or the subject of a message that answers nothing or was not read."""
    answers = told.response is not None and told.response.intent is not Intent.UNRELATED
    return sender(told) if answers else _subject(told)


def _does_about(told: Told, meeting: str | None) -> str:
    """Return what a message does as far as one meeting goes."""
    said = (part for part in parts(_response(told)) if (part.meeting or None) == meeting)
    return _does(told, sum(len(part.delegates) for part in said))


def _does(told: Told, people: int) -> str:
    """Return what a message does that names so many; of one that another has overtaken, that it does nothing."""
    if told.response is None:
        return ""
    if told.state is State.DUPLICATE:
        earlier = f"the same as message {told.duplicate_of}" if told.duplicate_of is not None else "seen before"
        return f"sent again: {earlier}"
    intent = told.response.intent
    return words().overtaken[intent] if told.overtaken else _deed(intent, people)


def _deed(intent: Intent, people: int) -> str:
    if not people and intent in words().nameless:
        return words().nameless[intent]
    return words().deeds[intent].format(people=count(people, "person", "people"))


def _meeting(reference: str | None) -> str:
    return plain(reference, longest=60) if reference else "meeting not known"


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
