"""Messages in files: .eml, mbox, Maildir. Only ever read."""

import datetime as dt
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from intake.mailbox import mbox
from intake.mailbox.errors import IncompleteError, LateError, MailboxError
from intake.mailbox.places import Entry, PassedOver, Place, Unreadable, opened, places
from intake.mailbox.settings import MailboxSettings
from intake.mailbox.source import Fetched, Seen
from parsers.sniff import is_message
from store.origin import Origin

# A file's size, time and number in the file system: while they stay, so does what is in it.
_Mark = tuple[int, int, int]

# What is said of one thing that is not looked into, of several, and why.
_PASSED_FILES = ("1 file is", "files are", "in a folder messages end in .eml")
_PASSED_FOLDERS = ("1 folder of a Maildir is", "folders of Maildirs are", "each has to be named by itself")


class _NoMessageError(Exception):
    """A file holds something else than messages."""


class _Message(Struct, frozen=True):
    """A message read from a file; `uid` tells it from every other in its folder."""

    uid: int
    raw: bytes
    cut: bool
    arrived: dt.datetime | None = None


class FolderSource:
    """Files at a path; a Source. Nothing can be acknowledged in files: the database knows what is done."""

    def __init__(self, settings: MailboxSettings, *, refusing: bool = False, still: float = 2.0) -> None:
        """Nothing is read yet. With `refusing` a file that is no message is named and not taken.

        A file that changed within `still` seconds, or in the future by our clock, may be half written: it is taken once
        it has been watched for so long and stayed as it is. With 0 every file is taken as it is.
        """
        assert settings.path is not None
        self._refusing = refusing
        self._still = still
        self._rest = f"it is taken once nothing has changed in it for {still:g} seconds"
        self._settings = settings
        # Absolute, so that a message is the same from whichever folder the program is started.
        self._path = Path(os.path.abspath(settings.path.expanduser()))
        # What was found in a file when it was last read: no need to read it again while it stays as it is.
        self._known: dict[Path, tuple[_Mark, frozenset[int]]] = {}

    @property
    def name(self) -> str:
        """The account in the database."""
        return self._settings.name

    def check(self) -> tuple[str, ...]:
        """Look for one message; see Source."""
        holds = any(isinstance(found, Place) and found.entries for found in self._places())
        read = ".eml files, .mbox files and Maildirs are read"
        empty = () if holds else (f"{self.name}: {self._path} holds no message yet: {read}",)
        return (*empty, *(f"{self.name}: {said}" for said in self._passed(folders=False)))

    def passed_over(self) -> tuple[str, ...]:
        """Say what is not looked into: files, for their names, and the folders within a Maildir.

        A check says nothing of the latter: who names a Maildir as a mailbox has chosen which of them are read.
        """
        return (*self._passed(folders=False), *self._passed(folders=True))

    def _passed(self, *, folders: bool) -> tuple[str, ...]:
        found = [each for each in self._places() if isinstance(each, PassedOver) and each.folders == folders]
        one, several, why = _PASSED_FOLDERS if folders else _PASSED_FILES
        number = sum(each.number for each in found)
        counted = one if number == 1 else f"{number} {several}"
        return (f"{counted} passed over, such as {found[0].first}: {why}",) if found else ()

    def messages(self, seen: Seen, deadline: float) -> Iterator[Fetched]:
        """Yield what is not seen: files by name, with numbers as people count, mbox files as they stand; see Source."""
        problems: list[str] = []
        yield from self._all(seen, deadline, problems)
        if problems:
            raise IncompleteError(problems)

    def acknowledge(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        """Return them all: there is nobody to tell."""
        return tuple(origins)

    def close(self) -> None:
        """Do nothing: no file stays open and nothing waits."""

    def _all(self, seen: Seen, deadline: float, problems: list[str]) -> Iterator[Fetched]:
        """Yield what is not seen; what cannot be taken is added to `problems`. Raises LateError."""
        young: list[tuple[Place, Entry, set[int], _Mark]] = []
        for place in self._places():
            if isinstance(place, Unreadable):
                problems.append(self._named(place))
                continue
            if isinstance(place, PassedOver):
                continue
            known = seen(str(place.folder), 0)
            for entry in place.entries:
                if time.monotonic() >= deadline:
                    raise LateError(problems)
                mark = None if place.maildir else self._changed(entry.path)
                if mark:
                    young.append((place, entry, known, mark))
                else:
                    yield from self._taken(place, entry, known, problems)
        if young:
            time.sleep(max(0.0, min(self._still, deadline - time.monotonic())))
        for place, entry, known, mark in young:
            if time.monotonic() >= deadline:
                raise LateError(problems)
            now = _mark(entry.path)
            if now == mark:
                yield from self._taken(place, entry, known, problems)
            elif now:  # one that is gone was moved, and is found where it lies now
                problems.append(f"{self.name}: {entry.path} is still being written: {self._rest}")

    def _changed(self, path: Path) -> _Mark | None:
        """Return the mark of a file that may be half written; None of one that rests or is known as it is."""
        mark = _mark(path)
        last = self._known.get(path)
        if not (mark and self._still) or (last and last[0] == mark):
            return None
        # A file from the future was written by a clock that is ahead of ours: only waiting shows whether it rests.
        return mark if time.time() - mark[1] / 1e9 < self._still else None

    def _places(self) -> Iterator[Place | Unreadable | PassedOver]:
        try:
            self._path.stat()
        except FileNotFoundError as error:
            raise MailboxError(f"{self.name}: there is nothing at {self._path}: correct path") from error
        except OSError as error:
            said = f"{self._path} cannot be looked at ({error.strerror}): correct path, or let this user in"
            raise MailboxError(f"{self.name}: {said}") from error
        return places(self._path)

    def _taken(self, place: Place, entry: Entry, known: set[int], problems: list[str]) -> Iterator[Fetched]:
        """Yield what is new in one file; what is wrong with it is added to `problems`."""
        try:
            yield from self._fresh(place, entry, known)
        except _NoMessageError:
            problems.append(f"{entry.path} is no message and was not taken")
        except OSError as error:
            if not (place.maildir and isinstance(error, FileNotFoundError)):
                problems.append(self._named(Unreadable(entry.path, error.strerror or "unreadable")))

    def _fresh(self, place: Place, entry: Entry, known: set[int]) -> Iterator[Fetched]:
        """Yield what is new in one file, and remember what is in it."""
        mark = _mark(entry.path)
        last = self._known.get(entry.path)
        if mark and last and last[0] == mark and last[1] <= known:
            return
        uids: set[int] = set()
        for message in _read(place, entry, self._settings.max_bytes):
            if self._refusing and not place.mbox and not is_message(message.raw, "message.eml"):
                raise _NoMessageError
            uids.add(message.uid)
            if message.uid not in known:
                origin = Origin(self.name, str(place.folder), 0, message.uid, message.arrived)
                yield Fetched(origin, message.raw, message.cut)
        if mark:
            self._known[entry.path] = (mark, frozenset(uids))

    def _named(self, problem: Unreadable) -> str:
        return f"{self.name}: {problem.path} cannot be read ({problem.reason}): check it. All others are taken"


def _mark(path: Path) -> _Mark | None:
    """Return the mark of a file; None where it cannot be looked at, which whoever reads it says."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def _read(place: Place, entry: Entry, most: int) -> Iterator[_Message]:
    if place.mbox:
        yield from _from_mbox(entry.path, most)
        return
    with opened(entry.path) as file:
        status = os.fstat(file.fileno())
        raw = file.read(most + 1)
    # Delivery writes a Maildir's file once; its time is that of the arrival. Other files are copied about.
    arrived = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC) if place.maildir else None
    yield _Message(_uid(entry.key, raw, max(status.st_size, len(raw))), raw, len(raw) > most, arrived)


def _from_mbox(path: Path, most: int) -> Iterator[_Message]:
    times: dict[int, int] = {}
    with opened(path) as file:
        for raw, size in mbox.split(file, most):
            first = _uid("", raw, size)
            times[first] = times.get(first, 0) + 1
            # The same bytes twice in a file are two messages, wherever the file grows or shrinks.
            uid = first if times[first] == 1 else _uid(str(times[first]), raw, size)
            yield _Message(uid, raw, size > most)


def _uid(key: str, raw: bytes, size: int) -> int:
    """Return 63 bits that stay the same for the same bytes under the same name."""
    digest = hashlib.sha256(f"{key}\0{size}\0".encode("utf-8", "surrogateescape") + raw).digest()
    return int.from_bytes(digest[:8]) >> 1
