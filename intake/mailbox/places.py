"""Where messages lie under a path, and in which order."""

import errno
import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from intake.mailbox.mbox import is_one as is_mbox


class Entry(Struct, frozen=True):
    """A file. `key` is its name as far as it stays: a Maildir writes flags behind it."""

    path: Path
    key: str


class Place(Struct, frozen=True):
    """Files that lie together: messages, or with `mbox` one file of many; `folder` is where for people."""

    folder: Path
    entries: tuple[Entry, ...]
    mbox: bool = False
    maildir: bool = False


class Unreadable(Struct, frozen=True):
    """A file or folder that cannot be looked at, and why."""

    path: Path
    reason: str


class PassedOver(Struct, frozen=True):
    """Files in a folder whose names are none of a message's, or the folders of a Maildir: how many, and the first."""

    number: int
    first: Path
    folders: bool = False


def places(path: Path) -> Iterator[Place | Unreadable | PassedOver]:
    """Yield what lies at a path: a Maildir, an mbox file, a message, or a folder of all these with its folders.

    Files lie in the order of their names, with numbers as people count. Hidden ones are left out, links to folders
    are not followed.
    """
    try:
        if not path.is_dir():
            yield _file(path)
        elif (path / "cur").is_dir() and (path / "new").is_dir():
            yield from _maildir(path)
        else:
            yield from _folder(path)
    except OSError as error:
        yield Unreadable(path, error.strerror or "unreadable")


def opened(path: Path) -> BinaryIO:
    """Open a file to read. Raises OSError for what is none: a pipe or a device would have us wait for ever."""
    if stat.S_ISREG(path.stat().st_mode):
        # Not blocking: in the meantime somebody may have put a pipe in its place.
        file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file
        file.close()
    raise OSError(errno.EINVAL, "it is no regular file")


# Bytes: empty lines at the beginning of an mbox are few.
_START = 4_096


def _file(path: Path) -> Place:
    with opened(path) as file:
        start = file.read(_START)
    mbox = is_mbox(start)
    start = start.removeprefix(BOM_UTF8).strip(b"\r\n")
    if start and not mbox and path.suffix.lower() == ".mbox":
        raise OSError(errno.EINVAL, 'it does not begin with "From ", as an mbox does')
    # An mbox whose messages are all gone is empty.
    mbox = mbox or (not start and path.suffix.lower() != ".eml")
    return Place(path if mbox else path.parent, (Entry(path, path.name),), mbox=mbox)


def _maildir(path: Path) -> Iterator[Place | PassedOver]:
    files = [file for part in ("cur", "new") for file in (path / part).iterdir() if not file.name.startswith(".")]
    entries = [Entry(file, file.name.partition(":")[0]) for file in files]
    yield Place(path, tuple(sorted(entries, key=lambda entry: _counted(entry.key))), maildir=True)
    # Maildir++: what a mail program shows as folders are Maildirs with hidden names in the first one.
    folders = sorted(item for item in path.iterdir() if item.name.startswith(".") and os.path.isdir(item / "cur"))
    if folders:
        yield PassedOver(len(folders), folders[0], folders=True)


def _folder(path: Path) -> Iterator[Place | Unreadable | PassedOver]:
    inside = sorted((item for item in path.iterdir() if not item.name.startswith(".")), key=lambda i: _counted(i.name))
    messages = [Entry(item, item.name) for item in inside if item.suffix.lower() == ".eml" and not item.is_dir()]
    if messages:
        yield Place(path, tuple(messages))
    others = [item for item in inside if item.suffix.lower() not in (".eml", ".mbox") and not item.is_dir()]
    if others:
        yield PassedOver(len(others), others[0])
    for item in inside:
        if (item.is_dir() and not item.is_symlink()) or item.suffix.lower() == ".mbox":
            yield from places(item)


def _counted(name: str) -> list[tuple[int, str]]:
    """Order names so that 2.eml comes before 10.eml."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]
