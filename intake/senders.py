"""A sender as somebody types it -> what it is filed under."""

import difflib
from collections.abc import Mapping, Sequence

from intake.errors import NotFoundError
from parsers import languages
from parsers.record import Sender
from store.names import fold
from store.responses import key_of, sender_key, unabbreviated


def state(written: str) -> languages.State | None:
    """Return the State that is meant, by a name in any language or by its three-letter code."""
    folded = fold(written)
    for each in languages.states():
        if written.strip() == each.iso3 or folded == fold(each.name) or folded in map(fold, each.names):
            return each
    return None


def body(written: str) -> languages.Body | None:
    """Return the organization that is meant, by any of its names, with or without an abbreviation in brackets."""
    names = {fold(written), fold(unabbreviated(written))}
    return next((each for each in languages.bodies() if names & {fold(name) for name in each.names}), None)


def keys(written: str) -> tuple[str, ...]:
    """Return what messages of this sender may be filed under, what they are now first."""
    if unknown := key_of(written):
        return (unknown,)
    named = sender_key(Sender(written), 0)
    if found := state(written):
        return sender_key(Sender(found.name, iso3=found.iso3), 0), named
    known = body(written)
    names = (known.names[0], written, *known.names) if known else (written,)
    return tuple(dict.fromkeys(sender_key(Sender(name), 0) for name in names))


def among(written: str, ledger: Mapping[str, str]) -> str | None:
    """Return the key of a sender in a ledger of names by key, also by the abbreviation in brackets behind a name."""
    if not fold(written):
        return None
    found = next((key for key in keys(written) if key in ledger), None)
    named = [key for key, name in ledger.items() if fold(written) in _called(name)]
    return found or (named[0] if len(named) == 1 else None)


def _called(name: str) -> tuple[str, str]:
    return fold(name), abbreviation(name)


def abbreviation(name: str) -> str:
    """Return the abbreviation in brackets behind a name, folded, "" where there is none."""
    return fold(name.removeprefix(unabbreviated(name)))


def unheard(written: str, known: Sequence[str]) -> NotFoundError:
    """Return the error for a sender of whom nothing is filed; `known` are those who have written."""
    meant = nearest(written, known)
    advice = f": did you mean {meant}?" if meant else "; `intake roster` shows who did."
    return NotFoundError(f"Nothing is filed from {written}{advice}")


def uninvited(written: str, meeting: str, known: Sequence[str]) -> NotFoundError:
    """Return the error for a sender that is not in a meeting's ledger; `known` are those who are."""
    meant = nearest(written, known)
    advice = f": did you mean {meant}?" if meant else f": `intake ledger --meeting '{meeting}'` lists who is."
    return NotFoundError(f"{written} is not in the ledger of {meeting}{advice}")


def nearest(written: str, known: Sequence[str]) -> str | None:
    """Return the other name that was probably meant; None where nothing resembles it."""
    others = {fold(each): each for each in reversed(known) if fold(each) != fold(written)}
    near = difflib.get_close_matches(fold(written), others, 1, 0.6)
    return others[near[0]] if near else None
