"""Checks everything that a day's work needs, and says what to do about what is amiss."""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from intake.config import Config, load
from intake.errors import IntakeError
from parsers.errors import ParserError
from parsers.record import Meeting
from store.errors import StoreError

if TYPE_CHECKING:  # not every check needs a database
    from sqlalchemy import Engine


class Finding(Struct, frozen=True):
    """One thing that was checked; `said` is what a person needs to know or to do."""

    what: str
    said: str
    fine: bool = True


def examine(config_file: Path | None) -> Iterator[Finding]:
    """Yield findings as they are made; without a valid configuration there is only one."""
    try:
        config = load(config_file)
    except IntakeError as error:
        yield Finding("configuration", str(error), fine=False)
        return
    yield _configuration(config)
    yield from _checked("database", lambda: _database(config))
    for mailbox in config.mailboxes:
        yield from _checked(f'mailbox "{mailbox.name}"', lambda mailbox=mailbox: _mailbox(mailbox))  # type: ignore[misc]
    if not config.mailboxes:
        yield Finding("mailbox", f"none is configured: add a [[mailbox]] to {config.place}", fine=False)
    yield from _checked("digest", lambda: _digest(config))
    yield from _checked("languages", _languages)
    yield from _checked("programs", _programs)
    yield from _checked("reading", lambda: _reading(config))


def _checked(what: str, check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Carry out one check; its failure is a finding, never the end of the others."""
    from intake.digest.errors import DigestError

    try:
        yield from check()
    except (IntakeError, StoreError, ParserError, DigestError) as error:
        yield Finding(what, str(error), fine=False)
    except Exception as error:  # whatever breaks a check is what doctor is there to tell
        yield Finding(what, f"the check failed ({type(error).__name__}: {error})", fine=False)


def _configuration(config: Config) -> Finding:
    return Finding("configuration", f"{config.source}; Python {sys.version.split()[0]}")


def _database(config: Config) -> Iterator[Finding]:
    from store import meetings, queries
    from store.database import describe, open_database

    engine = open_database(config.database.address())
    try:
        yield Finding("database", describe(engine))
        yield from _kept(config, engine)
        yield _invitations(config, meetings.open_now(engine, config.meetings))
        balance = queries.balance(engine)
        if balance.failed:
            given_up = "1 was" if balance.failed == 1 else f"{balance.failed} were"
            said = f"{given_up} given up: see `intake status`, mend the cause, then `intake retry --all`"
            yield Finding("messages", said, fine=False)
    finally:
        engine.dispose()


def _kept(config: Config, engine: "Engine") -> Iterator[Finding]:
    from intake import retention

    days = config.retention.days
    if days is None:
        said = (
            f"people are kept for ever: [retention] days = N in {config.place} deletes them N days after their meeting"
        )
        yield Finding("retention", said)
        return
    if not (config.smtp or config.digest.folder):
        said = "nobody is deleted, since only what a digest has told is: add [digest.smtp], or [digest] folder"
        yield Finding("retention", said, fine=False)
        return
    yield Finding("retention", f"people are deleted {days} days after their meeting; `intake forget --dry-run` counts")
    kept = retention.over(engine, config, dt.datetime.now(dt.UTC)).staying
    for said in retention.staying([one for one in kept if one.waits]):
        yield Finding("retention", said.removesuffix("."), fine=False)


def _invitations(config: Config, open: Sequence[Meeting]) -> Finding:
    if not open:
        said = f"none is out: add it with `intake meetings add`, or as a [[meeting]] to {config.place}"
        return Finding("invitations", said, fine=False)
    return Finding("invitations", ", ".join(meeting.reference for meeting in open))


def _mailbox(settings: "object") -> Iterator[Finding]:
    from intake.mailbox import MailboxSettings, open_source

    assert isinstance(settings, MailboxSettings)
    source = open_source(settings)
    try:
        said = source.check()
    finally:
        source.close()
    what = f'mailbox "{settings.name}"'
    if not said:
        yield Finding(what, "can be read")
    for each in said:
        yield Finding(what, each.removeprefix(f"{settings.name}: "), fine=False)


def _digest(config: Config) -> Iterator[Finding]:
    from intake import digest

    when = f"at {config.digest.time} {config.digest.zone}"
    if config.digest.folder:
        wrong = _unwritable(config.digest.folder)
        yield Finding("digest", wrong or f"written to {config.digest.folder} {when}", fine=wrong is None)
    if config.smtp:
        yield Finding("digest", f"{digest.check(config.smtp)}; sent {when} to {', '.join(config.smtp.to)}")
    if not (config.smtp or config.digest.folder):
        said = f"nobody is told: add [digest.smtp], or [digest] folder, to {config.place}"
        yield Finding("digest", said, fine=False)


def _unwritable(folder: Path) -> str | None:
    """Say why nothing can be written to a folder, which is made when it is missing; None where it can."""
    try:
        there = next(path for path in (folder, *folder.parents) if path.exists())
        with tempfile.TemporaryFile(dir=there):
            return None
    except OSError as error:
        return (
            f"this user cannot write to {folder} ({error.strerror}): set [digest] folder to an absolute path, such as "
            "/var/lib/delegation-intake/digests, or give the user this one"
        )


def _languages() -> Iterator[Finding]:
    from parsers import ocr

    missing = ocr.missing()
    if missing:
        said = f"scans in some languages cannot be read: sudo apt-get install {' '.join(missing)}"
        yield Finding("languages", said, fine=False)
    else:
        yield Finding("languages", "scans in all six languages can be read")


def _programs() -> Iterator[Finding]:
    from parsers.formats import doc

    missing = doc.missing()
    if missing:
        said = f"old Word files (.doc) cannot be read: sudo apt-get install {' '.join(missing)}"
        yield Finding("programs", said, fine=False)
    else:
        yield Finding("programs", "old Word files (.doc) can be read")


def _reading(config: Config) -> Iterator[Finding]:
    import parsers
    from intake.workers import Runner, sandbox

    begin = dt.datetime.now(dt.UTC)
    with Runner(config.limits) as runner:
        parsers.parse(
            _LETTER, meetings=config.meetings, secretariat=config.secretariat, limits=config.limits, run=runner
        )
    seconds = (dt.datetime.now(dt.UTC) - begin).total_seconds()
    yield Finding("reading", f"a plain message is read in a confined process in {seconds:.1f} seconds")
    held = ", ".join(sandbox.layers()) or "none, for this kernel has neither Landlock nor seccomp"
    yield Finding("confinement", f"besides limits on time and memory: {held}")


_LETTER = b"""From: Mission <mission@norland.example>\r
Subject: A check\r
\r
Norland will not attend.\r
"""
