"""One note that comes twice: by fax and by e-mail, forwarded, sent once more. Pure: no database, no clock."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from parsers.record import Change, Delegate, Intent, Reason, ReviewItem
from store.delegation import Dated, Doubt
from store.names import Likeness, fold, pair
from store.pins import stated

_ANSWERS = frozenset({Intent.NOMINATE, Intent.AMEND, Intent.DECLINE})
# What is told where a copy says it otherwise: of the words before a name a fax keeps little, its halves are a guess.
_DETAILS = ("role", "position", "organization", "emails", "phones", "faxes")
# So much of a text must be the same where a bad scan may be what makes it differ.
_NEARLY = 0.9


def first(message: Dated, earlier: Sequence[Dated]) -> Dated | None:
    """Return the first message that a message only repeats, so that it changes nothing; None where it repeats none."""
    return next((one for one in earlier if _twins(one, message)), None)


def doubts(message: Dated, earlier: Sequence[Dated], twin: Dated | None) -> tuple[Doubt, ...]:
    """Return what a person has to know about a note that was seen before; `twin` is what `first` found."""
    if twin is not None:
        return _said_otherwise(message, twin)
    for one in earlier:
        if _same_note(one, message) and {one.intent, message.intent} <= _ANSWERS:
            people = ", ".join(d.name for d in one.delegates) or "nobody named"
            which = f"Note {message.note}" if _number(message.note) else "This message"
            path = "/note/number" if _number(message.note) else "/delegates"
            return (_doubt(message, path, _DIFFERS.format(which, people)),)
    return ()


def _twins(one: Dated, other: Dated) -> bool:
    """Tell whether two messages are the same: byte for byte, or the same note saying the same."""
    if (one.sha256, one.path) == (other.sha256, other.path):
        return True
    return _same_note(one, other) and _same_answer(one, other)


def _same_note(one: Dated, other: Dated) -> bool:
    """Tell whether two messages carry the same note number or are copies of one e-mail."""
    numbers = _number(one.note), _number(other.note)
    if all(numbers):
        return numbers[0] == numbers[1]
    return one.message_id is not None and one.message_id == other.message_id


@lru_cache(maxsize=4096)
def _number(note: str | None) -> str:
    """Return a note number without what fax, e-mail and keyboard make different: spaces, capitals, digits' script."""
    folded = unicodedata.normalize("NFKC", note or "").casefold()
    digits = (str(unicodedata.digit(char)) if char.isdigit() else char for char in folded)
    return "".join(char for char in digits if char.isalnum() or char in "/")


def _same_answer(one: Dated, other: Dated) -> bool:
    """Tell whether two messages do the same with the same people."""
    if one.intent is not other.intent or len(one.delegates) != len(other.delegates):
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
    pairs = pair(message.delegates, twin.delegates)
    found: list[Doubt] = []
    for i, (delegate, j) in enumerate(zip(message.delegates, pairs.partner, strict=True)):
        if j is not None:
            renamed = pairs.likeness[i] <= Likeness.KIN
            differs = _differences(twin.delegates[j], delegate, ("name", *_DETAILS) if renamed else _DETAILS)
            if differs:
                detail = _OTHERWISE.format(delegate.name, "; ".join(differs))
                found.append(_doubt(message, f"{message.path}/delegates/{i}", detail))
    return tuple(found)


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


def _doubt(message: Dated, path: str, detail: str) -> Doubt:
    return Doubt(message.id, ReviewItem(path, Reason.SAME_NOTE_DIFFERS, detail))


_DIFFERS = "{} came before with {}: it was applied again, check which of the two holds."
_OTHERWISE = (
    "The same note came before and says otherwise of {}: {}. The first was kept: correct it where this is right."
)
