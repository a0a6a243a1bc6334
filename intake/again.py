"""Settled messages read again with the present parser: what would be different, and its filing."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Engine

from intake.config import Config
from intake.digest.characters import plain
from intake.recorder import rereader
from intake.workers import Runner
from parsers import VERSION
from parsers.errors import ParserError
from parsers.record import Response
from store import assignments, decisions, filing, queries
from store.errors import WrongState

# Where a value was read is no part of what a message says.
_UNSAID = frozenset({"evidence", "confidence", "schema"})


class Again(Struct, frozen=True):
    """How many messages were read again, are different now, and could not be read."""

    read: int
    changed: int
    failed: int


def reread(engine: Engine, config: Config, *, dry_run: bool, everything: bool, tell: Callable[[str], object]) -> Again:
    """Read again what another version of the parser read (or `everything`); `tell` gets a line a difference.

    A message that becomes a copy, or is none any more, is different too; what is only tried tells nothing of that.
    """
    done, failed, changed = 0, 0, set[int]()
    began = dt.datetime.now(dt.UTC)
    settled = queries.settled(engine, None if everything else VERSION)
    copies = queries.copies(engine, settled)
    with Runner(config.limits) as runner:
        read = rereader(engine, config, runner)
        for id in settled:
            before = queries.message(engine, id).response
            if before is None:  # its time was over since this began
                continue
            try:
                new = read(queries.raw(engine, id), before)
            except WrongState:
                continue
            except ParserError as error:
                failed += 1
                tell(f"{id}: cannot be read again and stays as it is: {error}")
                continue
            found = tuple(differences(before, assignments.over(engine, id, new)))
            stands = decisions.confirmed(engine, id) if found else None
            done += 1
            changed |= {id} if found and stands is None else set()
            for difference in found:
                tell(f"{id}: {difference}")
            if stands is not None:
                tell(f"{id}: stays as {plain(stands.author)} confirmed it; look whether the new reading is better")
            elif not dry_run:
                left = _refiled(engine, id, new, began)
                if left:
                    tell(f"{id}: what was corrected of {plain(', '.join(left))} stays on the list that it has left")
    # When all are filed: one that is read later may make one before it a copy, or no copy.
    for id, told in _copied(copies, queries.copies(engine, settled)):
        changed.add(id)
        tell(f"{id}: {told}")
    return Again(done, len(changed), failed)


def _refiled(engine: Engine, id: int, new: Response, began: dt.datetime) -> tuple[str, ...]:
    """File a message as it is read now, unless its time is over by now; return what `filing.refile` does."""
    try:
        _, left = filing.refile(engine, id, new, VERSION, dt.datetime.now(dt.UTC), since=began)
    except WrongState:
        return ()
    return left


def differences(before: Response | None, after: Response) -> Iterator[str]:
    """Yield what a message says differently, a line a field; places and confidence are left out."""
    old = dict(_flat(msgspec.to_builtins(before) if before else {}))
    new = dict(_flat(msgspec.to_builtins(after)))
    for path in dict.fromkeys((*old, *new)):
        if old.get(path) != new.get(path):
            yield f"{path} {_shown(old, path)} -> {_shown(new, path)}"


def _copied(before: Mapping[int, int | None], after: Mapping[int, int | None]) -> Iterator[tuple[int, str]]:
    """Yield the messages that are copies of others than before, and what to tell of each."""
    for id, of in after.items():
        if of != before[id]:
            yield id, f"is no copy of message {before[id]} any more" if of is None else f"is a copy of message {of}"


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _UNSAID:
                yield from _flat(inner, f"{path}/{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _flat(inner, f"{path}/{number}")
    else:
        yield path, value


def _shown(values: dict[str, Any], path: str) -> str:
    value = values.get(path)
    return "nothing" if value in (None, "") else f"'{plain(str(value))}'"
