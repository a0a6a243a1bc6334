"""Decides what the digest says: a day's material in, everything that is printed out. Pure."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from intake.digest import items
from intake.digest.calendar import count, day, moment, span, weekday
from intake.digest.characters import plain
from intake.digest.doubts import doubted, weight
from intake.digest.items import STUCK, Bounds, sender
from intake.digest.views import Digest, Figure, Item, Poll, Section, Sum, Tone
from intake.digest.words import words
from parsers.record import Intent
from store import queries
from store.roster import What
from store.states import State
from store.telling import Material, PutRight, Told

# A mailbox is read every minute; one that has not been read for an hour is an alarm, whatever else looks well.
LATE = dt.timedelta(hours=1)
_NUMBERS_AT_MOST = 20
BOUNDS = Bounds()


class Purpose(Struct, frozen=True):
    """One section: which messages belong to it, in which order, and how each is told."""

    name: str
    tone: Tone
    belongs: Callable[[Told], bool]
    order: Callable[[Told], tuple[object, ...]]
    tell: Callable[[Told, dt.datetime, Bounds], Iterator[Item]]


def tell(material: Material, now: dt.datetime, bounds: Bounds = BOUNDS) -> Digest:
    """Return the digest of a day; `now` is the time of sending, in the zone in which times are shown."""
    sections = tuple(_sections(material, now, bounds))
    counted = {section.name: section.count for section in sections}
    looked_at = sum(1 for told in material.items if _look(told) or _unread(told))
    prepared = (material.prepared or now).astimezone(now.tzinfo)
    polls = tuple(_poll(poll, prepared) for poll in material.polls)
    balance = _balance(material.balance)
    alarms = (
        *(f"{poll.mailbox}: {poll.said}" for poll in polls if poll.late or poll.incomplete),
        *(() if balance.right else (balance.verdict,)),
    )
    return Digest(
        subject=_subject(material, counted, looked_at, late=any(poll.late for poll in polls)),
        day=weekday(material.day),
        lead=_gone(material) or _lead(counted, looked_at, material.items, material.balance.reading),
        alarms=alarms,
        figures=_figures(counted, looked_at),
        sections=sections,
        balance=balance,
        polls=polls,
        foot="Every message ends with where its original lies and its number. "
        "`intake show NUMBER` shows all that was read from it and where it stands in the original. "
        f"Times are those of {now.tzinfo}.",
    )


def _named(told: Told) -> int:
    assert told.response is not None
    return len(told.response.delegates) + sum(len(other.delegates) for other in told.response.also)


def _filed(told: Told, *intents: Intent) -> bool:
    return told.state is State.FILED and told.response is not None and told.response.intent in intents


def _new(told: Told) -> bool:
    """A nomination all of whose people came with it: nobody of them was there before."""
    return (
        _filed(told, Intent.NOMINATE)
        and all(effect.here for effect in told.effects)
        and all(change.what is What.ADDED for change in told.changes)
        and len(told.changes) >= _named(told) > 0
    )


def _changed(told: Told) -> bool:
    return _filed(told, Intent.NOMINATE, Intent.AMEND) and bool(told.changes) and not _new(told)


def _nameless(told: Told) -> bool:
    """A list, or a change of one, in which nobody was read; it changes nothing and means to."""
    return _filed(told, Intent.NOMINATE, Intent.AMEND) and not told.changes and not _named(told)


def _declined(told: Told) -> bool:
    return _filed(told, Intent.DECLINE) and not told.overtaken


def _same(told: Told) -> bool:
    if _filed(told, Intent.DECLINE):
        return told.overtaken
    return _filed(told, Intent.NOMINATE, Intent.AMEND) and not told.changes and _named(told) > 0


def _look(told: Told) -> bool:
    return doubted(told, "look")


def _unread(told: Told) -> bool:
    return doubted(told, "unread")


def _by_sender(told: Told) -> tuple[object, ...]:
    return (sender(told).casefold(), told.id)


def _by_number(told: Told) -> tuple[object, ...]:
    return (told.id,)


# What needs a look first; what asks for nothing last.
PURPOSES = (
    Purpose("look", "look", _look, lambda told: (weight(told, "look"), *_by_sender(told)), items.looked_at),
    Purpose("failed", "look", lambda told: told.state is State.FAILED, _by_number, items.stuck),
    Purpose("unread", "look", _unread, lambda told: (weight(told, "unread"), *_by_sender(told)), items.unread),
    Purpose("nameless", "look", _nameless, _by_sender, items.answered),
    Purpose("waiting", "calm", lambda told: told.state in STUCK - {State.FAILED}, _by_number, items.stuck),
    Purpose("new", "calm", _new, _by_sender, items.named),
    Purpose("changed", "calm", _changed, _by_sender, items.answered),
    Purpose("declined", "calm", _declined, _by_sender, items.answered),
    Purpose("asked", "calm", lambda told: _filed(told, Intent.INQUIRE), _by_sender, items.answered),
    Purpose("acknowledged", "calm", lambda told: _filed(told, Intent.ACKNOWLEDGE), _by_sender, items.answered),
    Purpose("same", "calm", _same, _by_sender, items.answered),
    Purpose("aside", "calm", lambda told: told.state in {State.DUPLICATE, State.UNRELATED}, _by_number, items.answered),
)
PUT_RIGHT = "put_right"
OLDER = Purpose(
    "older",
    "look",
    lambda told: True,
    lambda told: (told.sent is None, told.sent and told.sent.timestamp(), told.id),
    items.still_open,
)


def _sections(material: Material, now: dt.datetime, bounds: Bounds) -> Iterator[Section]:
    for purpose in PURPOSES:
        members = [told for told in material.items if purpose.belongs(told)]
        if members:
            yield _section(purpose, members, len(members), now, bounds)
    if material.put_right:
        yield _put_right(material.put_right, bounds)
    if material.still_open:
        open_count = max(material.open_count, len(material.still_open))
        yield _section(OLDER, material.still_open, open_count, now, bounds)


def _section(purpose: Purpose, members: Sequence[Told], total: int, now: dt.datetime, bounds: Bounds) -> Section:
    ordered = sorted(members, key=purpose.order)
    shown, hidden = ordered[: bounds.items], ordered[bounds.items :]
    named = words().sections[purpose.name]
    return Section(
        purpose.name, named.title, named.lead, purpose.tone, total,
        tuple(item for told in shown for item in purpose.tell(told, now, bounds)),
        _more(total - len(shown), hidden),
    )  # fmt: skip


def _put_right(made: Sequence[PutRight], bounds: Bounds) -> Section:
    named, left = words().sections[PUT_RIGHT], _corrections(made[bounds.items :])
    more = f"and {count(left, 'more correction', 'more corrections')}: `intake history` tells of them" if left else ""
    told = tuple(items.put_right(each, bounds) for each in made[: bounds.items])
    return Section(PUT_RIGHT, named.title, named.lead, "calm", _corrections(made), told, more)


def _corrections(made: Sequence[PutRight]) -> int:
    return sum(len(each.changes) for each in made)


def _more(left: int, hidden: Sequence[Told]) -> str:
    """Say how many messages were left out and how to see them."""
    if left <= 0:
        return ""
    numbers = ", ".join(str(told.id) for told in hidden[:_NUMBERS_AT_MOST])
    rest = " and so on" if left > min(len(hidden), _NUMBERS_AT_MOST) else ""
    return f"and {count(left, 'more message', 'more messages')}: `intake show` with the number {numbers}{rest}"


def _subject(material: Material, counted: dict[str, int], looked_at: int, *, late: bool) -> str:
    told = ["mailbox not read"] if late else []
    told += [f"{looked_at:,} to look at"] if looked_at else []
    told += [f"{counted[name]:,} {word}" for name, word in _COUNTED if name in counted]
    told += [f"{material.balance.reading:,} being read"] if material.balance.reading else []
    return f"Delegation Intake: {', '.join(told) or 'nothing new'} ({day(material.day)})"


_COUNTED = (
    ("failed", "failed"),
    ("nameless", "without names"),
    ("new", "new"),
    ("changed", "changed"),
    ("declined", "declined"),
    (PUT_RIGHT, "put right"),
)


def _lead(counted: dict[str, int], looked_at: int, told: Sequence[Told], reading: int) -> str:
    older = (
        f" {count(counted['older'], 'message is', 'messages are')} still open from earlier days."
        if "older" in counted
        else ""
    )
    if not told and reading:
        arrived = count(reading, "message has arrived and is", "messages have arrived and are")
        return f"{arrived} still being read: the next digest tells of {'it' if reading == 1 else 'them'}.{older}"
    if not told and PUT_RIGHT in counted:
        return f"No new messages; {count(counted[PUT_RIGHT], 'correction', 'corrections')} by colleagues.{older}"
    if not told:
        return f"A quiet day: no new messages.{older}"
    more = f" {count(reading, 'more is', 'more are')} still being read." if reading else ""
    looking = f"{count(looked_at, 'needs', 'need')} a look" if looked_at else "nothing needs a look"
    if failed := counted.get("failed", 0):
        looking = f"{failed:,} could not be processed" + (f", {looking}" if looked_at else "")
    return f"{count(len(told), 'message', 'messages')} since the last digest; {looking}.{more}{older}"


def _figures(counted: dict[str, int], looked_at: int) -> tuple[Figure, ...]:
    """Return the numbers at the top: always the same ones, so that they are found at a glance; none on a quiet day."""
    wanted: tuple[tuple[int, str, Tone], ...] = (
        (looked_at, "to look at", "look"),
        (counted.get("failed", 0) + counted.get("waiting", 0), "not processed", "look"),
        (counted.get("new", 0), "new", "calm"),
        (counted.get("changed", 0), "changed", "calm"),
        (counted.get("declined", 0), "will not attend", "calm"),
    )
    if not any(number for number, _, _ in wanted):
        return ()
    return tuple(Figure(f"{number:,}", word, tone if number else "calm") for number, word, tone in wanted)


def _gone(material: Material) -> str:
    """Tell how many messages of a digest that is sent again are missing in it, if any, and why."""
    if not material.forgotten:
        return ""
    gone = count(material.forgotten, "message that it told is", "messages that it told are")
    others = count(len(material.items), "other follows", "others follow")
    left = others if material.items else "there were no others"
    return f"This digest is sent again: {gone} deleted since, as their time was over; {left}."


def _balance(balance: queries.Balance) -> Sum:
    parts = (
        (balance.filed, "filed"),
        (balance.duplicate, "seen before"),
        (balance.unrelated, "not an answer"),
        (balance.waiting, "waiting"),
        (balance.failed, "failed"),
        *([(balance.forgotten, "deleted when their time was over")] if balance.forgotten else ()),
    )
    total = sum(number for number, _ in parts)
    right = total == balance.taken
    verdict = (
        "The sum is right: every message that was taken in is accounted for."
        if right
        else f"The sum is wrong: {balance.taken:,} messages were taken in, but {total:,} are accounted for. "
        "Ask your technical colleagues to run `intake status`."
    )
    return Sum(f"{balance.taken:,}", tuple(Figure(f"{number:,}", word) for number, word in parts), verdict, right)


def _poll(poll: queries.Poll, prepared: dt.datetime) -> Poll:
    """Tell how long before the digest was made a mailbox was read: one sent late is no reason for an alarm."""
    mailbox = plain(poll.mailbox, longest=80)
    if poll.good is None:
        said, late = "never read yet", True
    else:
        passed = prepared - poll.good
        said = f"last read {moment(poll.good.astimezone(prepared.tzinfo))}, {span(passed)} before this digest"
        late = passed > LATE
        if poll.incomplete and not late:
            said += f"; something in it needs your technical colleagues: {plain(poll.error or '')}"
    if late:
        why = f" ({plain(poll.error)})" if poll.error else ""
        said += f"{why}. New mail may be waiting there: ask your technical colleagues to run `intake doctor`."
    return Poll(mailbox, said, late, poll.incomplete)
