"""What is kept of people goes when its time is over: from the database, and from the folder of digests."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Engine

from intake import digest
from intake.config import Config
from intake.errors import ConfigError, IntakeError
from intake.references import spelled
from store import retention
from store.database import wipe
from store.errors import NotWiped
from store.retention import Terms, Whole


class Gone(Struct, frozen=True):
    """What goes, or went, and what stays; `digests` are files."""

    wholes: tuple[Whole, ...] = ()
    staying: tuple[Whole, ...] = ()
    digests: tuple[Path, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many, by word."""
        found = {
            name: sum(len(getattr(one, name)) for one in self.wholes) for name in ("meetings", "lists", "messages")
        }
        return {**found, "people": sum(one.people for one in self.wholes), "digests": len(self.digests)}


def over(engine: Engine, config: Config, now: dt.datetime) -> Gone:
    """Return what `forget` would delete, and what stays and why. Raises ConfigError as it does."""
    terms, today = _terms(config), _today(config, now)
    every = retention.wholes(engine, terms, today)
    staying = tuple(one for one in every if one.why is not None)
    return Gone(tuple(one for one in every if one.why is None), staying, _digests(config, terms.days, today))


def forget(engine: Engine, config: Config, now: dt.datetime) -> Iterator[Gone]:
    """Delete what the configuration keeps no longer, some at a time; yield that when it is gone.

    Raises ConfigError where it does not say how long, IntakeError where an old digest cannot be deleted, or the file of
    the database not be written anew.
    """
    terms, today = _terms(config), _today(config, now)
    deleted = False
    for some in retention.forget(engine, terms, today, now):
        deleted = True
        yield Gone(some)
    if old := _digests(config, terms.days, today):
        for path in old:
            _delete(path)
        yield Gone(digests=old)
    try:
        wipe(engine, deleted=deleted)
    except NotWiped as error:
        raise IntakeError(str(error)) from error


def forgotten(engine: Engine, config: Config, now: dt.datetime) -> Gone:
    """Delete it all, and return what went. Raises as `forget` does."""
    every = tuple(forget(engine, config, now))
    return Gone(
        tuple(one for gone in every for one in gone.wholes),
        digests=tuple(path for gone in every for path in gone.digests),
    )


def lines(gone: Gone, *, would: bool) -> Iterator[str]:
    """Yield in words what goes, or went, and what stays: a line for each meeting, and for what is of none."""
    for one in sorted((one for one in gone.wholes if one.meetings), key=lambda one: one.meetings):
        yield f"{', '.join(one.meetings)}: {_counted([one])}"
    others = [one for one in gone.wholes if not one.meetings]
    if others:
        yield f"no meeting: {_counted(others)}"
    if gone.digests:
        yield f"digests: {_many(len(gone.digests), 'file')}"
    yield from staying(gone.staying)
    what = _many(gone.counts["messages"], "message")
    yield f"{what} would be deleted." if would else f"{what} deleted."


def staying(some: Sequence[Whole]) -> Iterator[str]:
    """Yield in words what stays and why: a line for each meeting, one for lists of none, and one for other messages."""
    for one in sorted((one for one in some if one.meetings), key=lambda one: one.meetings):
        stays = "stays" if len(one.meetings) == 1 else "stay"
        yield f"{', '.join(one.meetings)} ({_counted([one])}) {stays}: {one.why}."
    for where, others in (
        ("no meeting", [one for one in some if one.lists and not one.meetings]),
        ("no list", [one for one in some if not (one.lists or one.meetings)]),
    ):
        if others:
            why = tuple(dict.fromkeys(one.why or "" for one in others))
            more = f"; and {len(why) - _SHOWN:,} more reasons" * (len(why) > _SHOWN)
            yield f"{where} ({_counted(others)}) stays: {'; '.join(why[:_SHOWN])}{more}."


_SHOWN = 3


def _counted(some: Sequence[Whole]) -> str:
    counts = (
        (sum(len(one.lists) for one in some), "list"), (sum(one.people for one in some), "person"),
        (sum(len(one.messages) for one in some), "message"), (sum(one.calls for one in some), "call"),
        (sum(one.issues for one in some), "released list"),
    )  # fmt: skip
    return ", ".join(_many(number, what) for number, what in counts if number) or "nothing but who came or was invited"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else {'person': 'people'}.get(what, f'{what}s')}"


def _terms(config: Config) -> Terms:
    if config.retention.days is None:
        raise ConfigError(f"Nothing says how long people are kept: add [retention] with `days` to {config.place}.")
    return Terms(config.meetings, config.retention.days, spelled)


def _today(config: Config, now: dt.datetime) -> dt.date:
    return now.astimezone(config.digest.tz).date()


def _digests(config: Config, days: int, today: dt.date) -> tuple[Path, ...]:
    folder = config.digest.folder
    return () if folder is None else digest.old(folder, today - dt.timedelta(days=days))


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise IntakeError(f"The old digest {path} cannot be deleted ({error.strerror}): delete it.") from error
