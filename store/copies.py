"""One note that comes twice: by fax and by e-mail, forwarded, sent once more. Pure: no database, no clock."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from parsers.record import Change, Delegate, Intent, Reason, ReviewItem
from store.delegation import Dated, Doubt
from store.names import Likeness, fold, likeness, pair
from store.organs import same
from store.pins import stated

_ANSWERS = frozenset({Intent.NOMINATE, Intent.AMEND, Intent.DECLINE})
# What is told where a copy says it otherwise: of the words before a name a fax keeps little, its halves are a guess.
_DETAILS = ("role", "position", "organization", "emails", "phones", "faxes")
# So much of a text must be the same where a bad scan may be what makes it differ.
_NEARLY = 0.9

# So many people are looked for before all are paired, which costs much more: they tell most answers apart.
_FEW = 3


def first(message: Dated, earlier: Sequence[Dated]) -> Dated | None:
    """Return the first message that a message only repeats, so that it changes nothing; None where it repeats none."""
    return next((one for one in earlier if is_one(one, message)), None)


def doubts(message: Dated, earlier: Sequence[Dated], twin: Dated | None) -> tuple[Doubt, ...]:
    """Return what a person has to know about a note that was seen before; `twin` is what `first` found."""
    if twin is not None:
        return (*_said_otherwise(message, twin), *_kept_out(message, earlier, twin))
    for one in earlier:
        if _same_note(one, message) and {one.intent, message.intent} <= _ANSWERS:
            return (_differs(message, one),)
    return ()


def _differs(message: Dated, one: Dated) -> Doubt:
    """Return the doubt about a note, or another part of it, that names others than `one` did."""
    people = ", ".join(d.name for d in one.delegates) or "nobody named"
    if one.id == message.id:
        return _doubt(message, f"{message.path}/delegates", _PARTS.format(people))
    numbered = bool(number(message.note))
    which, path = (f"Note {message.note}", "/note/number") if numbered else ("This message", "/delegates")
    return _doubt(message, path, _DIFFERS.format(which, people))


def undoing(message: Dated, earlier: Sequence[Dated]) -> tuple[Doubt, ...]:
    """Return the doubt about a message that may be a copy without a number, and undoes what was said since the first.

    It is about one that changes something. `earlier` are the messages before it that count, in their order.
    """
    one = next((one for one in reversed(earlier) if _may_be_one(one, message)), None)
    between = one and _between(one, message, earlier)
    if not one or not between:
        return ()
    return (_asked(message, _UNDOES.format(_which(one), _which(between), one.id, message.id)),)


def _kept_out(message: Dated, earlier: Sequence[Dated], twin: Dated) -> tuple[Doubt, ...]:
    """Return the doubt about a copy that bears a later date than the first, after another answer between the two."""
    between = _between(twin, message, earlier)
    if not between or message.note_date != message.day or message.day <= twin.day:
        return ()
    return (_asked(message, _KEPT_OUT.format(_which(twin), _which(between), message.day)),)


def _may_be_one(one: Dated, other: Dated) -> bool:
    """Tell whether two answers say the same of the same people, of no two numbers, dates or offices."""
    apart = _apart(one, other) or bool(one.organ and other.organ and not same(one, other))
    return not apart and one.intent in _ANSWERS and _same_answer(one, other) and not any(_otherwise(other, one))


def _apart(one: Dated, other: Dated) -> bool:
    """Tell whether two messages bear two numbers or two dates."""
    numbers, dates = (number(one.note), number(other.note)), (one.note_date, other.note_date)
    return any(all(two) and two[0] != two[1] for two in (numbers, dates))


def _between(one: Dated, other: Dated, earlier: Sequence[Dated]) -> Dated | None:
    """Return the last answer between two that say the same which says something else; None where they do not answer."""
    since = earlier[earlier.index(one) + 1 :] if one.intent in _ANSWERS else ()
    return next((each for each in reversed(since) if each.intent in _ANSWERS and not _same_answer(each, other)), None)


def is_copy(one: Dated, other: Dated) -> bool:
    """Tell whether two messages are one sender's though nobody knows whose: by its number alone no regret is."""
    return is_one(one, other) and (bool(one.delegates) or _one_mail(one, other))


def alike(letter: Dated, others: Sequence[Dated]) -> list[Dated]:
    """Return those of others, nobody knows whose, that are of the sender of a letter by their date and their people.

    None are where two of all these are of two numbers, or give everybody another post or body: they may be namesakes.
    """
    dated = [one for one in others if one.note_date is not None and one.note_date == letter.note_date]
    same = [one for one in dated if one.delegates and _same_answer(one, letter)]
    pairs = combinations([letter, *same], 2)
    return [] if any(_apart(*pair) or _all_elsewhere(*pair) for pair in pairs) else same


def _all_elsewhere(one: Dated, other: Dated) -> bool:
    """Tell whether everybody in two messages of the same people has another post in them, or is of another body."""
    partners = zip(other.delegates, pair(other.delegates, one.delegates).partner, strict=True)
    return all(j is not None and _elsewhere(one.delegates[j], each) for each, j in partners)


def _elsewhere(one: Delegate, other: Delegate) -> bool:
    both = ((one.position, other.position), (one.organization, other.organization))
    return any(all(two) and not _nearly(*two) for two in both)


def perhaps_one(one: Dated, other: Dated) -> bool:
    """Tell whether two messages may be one letter: the same, or of the same people and not of two numbers or dates.

    Which office writes tells nothing here: it forwards what another one has written.
    """
    return is_one(one, other) or (bool(one.delegates) and not _apart(one, other) and _same_answer(one, other))


def is_one(one: Dated, other: Dated) -> bool:
    """Tell whether two messages are the same: byte for byte, or the same note saying the same."""
    if (one.sha256, one.path) == (other.sha256, other.path):
        return True
    return _same_note(one, other) and _same_answer(one, other)


def _same_note(one: Dated, other: Dated) -> bool:
    """Tell whether two messages carry the same note number or are copies of one e-mail."""
    numbers = number(one.note), number(other.note)
    if all(numbers):
        return numbers[0] == numbers[1]
    return _one_mail(one, other)


def _one_mail(one: Dated, other: Dated) -> bool:
    return one.message_id is not None and one.message_id == other.message_id


@lru_cache(maxsize=4096)
def number(note: str | None) -> str:
    """Return a note number without what fax, e-mail and keyboard make different: spaces, capitals, digits' script."""
    folded = unicodedata.normalize("NFKC", note or "").casefold()
    digits = (str(unicodedata.digit(char)) if char.isdigit() else char for char in folded)
    return "".join(char for char in digits if char.isalnum() or char in "/")


def _same_answer(one: Dated, other: Dated) -> bool:
    """Tell whether two messages do the same with the same people."""
    if one.intent is not other.intent or len(one.delegates) != len(other.delegates):
        return False
    few = other.delegates[:_FEW]
    if any(all(likeness(each, then) is Likeness.NONE for then in one.delegates) for each in few):
        return False
    return all(
        None not in pair(
            [d for d in other.delegates if (d.change is Change.REMOVE) is removed],
            [d for d in one.delegates if (d.change is Change.REMOVE) is removed],
        ).partner
        for removed in (True, False)
    )  # fmt: skip


def _said_otherwise(message: Dated, twin: Dated) -> tuple[Doubt, ...]:
    """Return what a copy says of the same people otherwise than the message that counts."""
    return tuple(
        _doubt(message, f"{message.path}/delegates/{i}", _OTHERWISE.format(delegate.name, "; ".join(differs)))
        for i, (delegate, differs) in enumerate(zip(message.delegates, _otherwise(message, twin), strict=True))
        if differs
    )


def _otherwise(message: Dated, twin: Dated) -> list[list[str]]:
    """Return in words, for each delegate of a message, what it says otherwise than another one of the same people."""
    pairs = pair(message.delegates, twin.delegates)
    return [
        _differences(twin.delegates[j], delegate, ("name", *_DETAILS) if sure <= Likeness.KIN else _DETAILS)
        if j is not None
        else []
        for delegate, j, sure in zip(message.delegates, pairs.partner, pairs.likeness, strict=True)
    ]


def _differences(then: Delegate, now: Delegate, fields: Sequence[str]) -> list[str]:
    """Return in words what somebody's fields were then and are now; what is unsaid now differs in nothing."""
    said = stated(now)
    values = ((field, getattr(then, field), getattr(now, field)) for field in fields if field in said)
    return [
        f"{field} {_told(old)} then, {_told(new)} now"
        for field, old, new in values
        if field == "name" or not _nearly(old, new)
    ]


def _nearly(then: str | tuple[str, ...], now: str | tuple[str, ...]) -> bool:
    if isinstance(then, tuple) or isinstance(now, tuple):
        return set(now) <= set(then)
    return OSA.normalized_similarity(fold(then), fold(now)) >= _NEARLY


def _told(value: str | tuple[str, ...]) -> str:
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "nothing"


def _which(message: Dated) -> str:
    return f"message {message.id} of {message.day}"


def _asked(message: Dated, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem("/note", Reason.OTHER, detail))


def _doubt(message: Dated, path: str, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(path, Reason.SAME_NOTE_DIFFERS, detail))


_DIFFERS = "{} came before with {}: it was applied again, check which of the two holds."
_PARTS = (
    "Two parts of this message are about one meeting: the first has {}, this one was applied after it: check which "
    "of the two holds, and for which meeting the other is."
)
_OTHERWISE = (
    "The same note came before and says otherwise of {}: {}. The first was kept: correct it where this is right."
)
_UNDOES = (
    "This says the same as {}, and {} came between, which says something else: what this says was applied. If it is "
    "only a copy of message {}, say `intake assign {} --intent unrelated`."
)
_KEPT_OUT = (
    "This is the same note as {}, and {} came between, which says something else: it was taken for a "
    "copy and changes nothing. It is dated {}: if it is a new note, put the list right with `intake correct`."
)
