"""One visit to an IMAP server: what is asked there, each request bounded by the visit's deadline."""

import datetime as dt
import difflib
import imaplib
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from msgspec import Struct

from intake.mailbox.connection import Connection
from intake.mailbox.errors import MailboxError, RefusedError, UnfitError
from intake.mailbox.settings import MailboxSettings

# UIDs in one SEARCH answer: imaplib takes lines of 1 MB.
_SEARCHED = 50_000
# How often in a row a visit begins anew after the server broke the connection.
_AGAIN = 3


class Opened(Struct, frozen=True):
    """A folder as it was opened. `keeps` says that the server keeps our keyword, `writable` that we may change it."""

    name: str
    uidvalidity: int
    count: int
    keeps: bool
    writable: bool


class Body(Struct, frozen=True):
    """A message's bytes and when it arrived."""

    raw: bytes
    arrived: dt.datetime | None


class Visit:
    """A connection with, at most, one open folder. Every method raises MailboxError, RefusedError where it holds."""

    def __init__(self, settings: MailboxSettings, deadline: float) -> None:
        """Nothing is reached before `enter`; `deadline` is a moment of time.monotonic() and holds for all of it."""
        self._settings, self._deadline = settings, deadline
        self._left = _AGAIN
        self._ended = False
        self._connection = Connection(settings)

    def enter(self) -> None:
        """Log in."""
        self._connection.open(self._deadline)

    @property
    def over(self) -> bool:
        """Whether the time for the visit has passed."""
        return time.monotonic() >= self._deadline

    @property
    def certificate_ends(self) -> float:
        """When the server's certificate ends, in seconds since the epoch."""
        return self._connection.certificate_ends()

    def open(self, name: str, writing: bool = False) -> Opened:
        """Open a folder; without `writing` so that the server changes nothing in it."""
        try:
            with self._asking(f'the folder "{name}"'):
                answer = self._selected(name, writing)
        except RefusedError as error:
            raise self._unknown(name) from error
        if b"UIDVALIDITY" not in answer:
            raise RefusedError(
                f'{self._settings.name}: the server gives "{name}" no UIDVALIDITY: it cannot be followed'
            )
        flags = {flag.lower() for flag in answer.get(b"PERMANENTFLAGS", ())}
        keeps = bool(flags & {b"\\*", self._settings.keyword.lower().encode()})
        writable = b"READ-WRITE" in answer
        return Opened(name, int(answer[b"UIDVALIDITY"]), int(answer[b"EXISTS"]), keeps and writable, writable)

    def again(self, folder: Opened, error: MailboxError) -> None:
        """Come back to the folder after `error` broke the connection; raise it where time or patience are over."""
        self.leave()
        self._left -= 1
        if self._left < 0 or self.over or self._ended:
            raise error
        self._connection = Connection(self._settings)
        self.enter()
        if self.open(folder.name).uidvalidity != folder.uidvalidity:
            raise MailboxError(f'{self._settings.name}: "{folder.name}" was rebuilt meanwhile: it is read anew')

    def uids(self, folder: Opened) -> set[int]:
        """Return the UIDs of the open folder, of messages that arrived since the day configured."""
        since = ["SINCE", self._settings.since] if self._settings.since else []
        found: set[int] = set()
        for window in _windows(folder.count):
            with self._asking(f'the search in "{folder.name}"'):
                found.update(self._client.search([window, *since]))
        return found

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Return the sizes of those messages that are still there."""
        with self._asking("the sizes of messages"):
            answer = self._client.fetch(uids, ["RFC822.SIZE"])
        return {uid: int(items.get(b"RFC822.SIZE") or 0) for uid, items in answer.items()}

    def bodies(self, uids: Sequence[int], most: int | None = None) -> dict[int, Body]:
        """Return those messages that are still there, flags untouched; with `most` only the first bytes."""
        part = "" if most is None else f"<0.{most}>"
        with self._asking("messages"):
            answer = self._client.fetch(uids, [f"BODY.PEEK[]{part}", "INTERNALDATE"])
        bodies = {uid: _body(items) for uid, items in answer.items()}
        if None in bodies.values():
            raise RefusedError(f"{self._settings.name}: the server gave a message without its text")
        self._left = _AGAIN
        return {uid: body for uid, body in bodies.items() if body is not None}

    def mark(self, uids: Sequence[int]) -> None:
        """Set our keyword; messages that are gone are no error."""
        with self._asking(f"the keyword {self._settings.keyword}"):
            self._client.add_flags(uids, [self._settings.keyword.encode()], silent=True)

    def move(self, uids: Sequence[int]) -> None:
        """Move messages to the folder for what is done; those that are gone are no error."""
        with self._asking(f'the move to "{self._settings.move_to}"'):
            self._client.move(uids, self._settings.move_to)

    def require_move(self) -> None:
        """Raise UnfitError where the server cannot move, MailboxError where there is no folder to move to."""
        name, target = self._settings.name, self._settings.move_to
        with self._asking("the question what it can do"):
            able = self._client.has_capability("MOVE")
        if not able:
            raise UnfitError(f'{name}: the server cannot MOVE messages: set acknowledge = "keyword" or "none"')
        try:
            with self._asking(f'the folder "{target}"'):
                self._client.folder_status(target, ["UIDVALIDITY"])
        except RefusedError as error:
            raise MailboxError(f'{name}: there is no folder "{target}": create it or correct move_to') from error

    def leave(self) -> None:
        """Log out."""
        self._connection.log_out()

    def cut(self) -> None:
        """End the visit at once, from any thread."""
        self._ended = True
        self._connection.close()

    @property
    def _client(self) -> Any:
        return self._connection.client

    def _asking(self, what: str) -> AbstractContextManager[None]:
        return self._connection.within(self._deadline, what)

    def _selected(self, name: str, writing: bool) -> dict[bytes, Any]:
        try:
            answer: dict[bytes, Any] = self._client.select_folder(name, readonly=not writing)
        except imaplib.IMAP4.readonly:
            # Somebody else's folder that may only be read.
            answer = self._client.select_folder(name, readonly=True)
        return answer

    def _unknown(self, name: str) -> RefusedError:
        with self._asking("the list of folders"):
            names = [found for _, _, found in self._client.list_folders()]
        if name in names:
            return RefusedError(f'{self._settings.name}: the folder "{name}" cannot be opened: check its permissions')
        near = "".join(f', but "{other}"' for other in difflib.get_close_matches(name, names, 1))
        return RefusedError(f'{self._settings.name}: there is no folder "{name}"{near}: correct folders')


def _windows(count: int) -> list[str]:
    """Divide a folder so that no answer is longer than a line may be: by place, for UIDs may lie far apart."""
    if count <= _SEARCHED:
        return ["ALL"]
    starts = range(1, count + 1, _SEARCHED)
    return [f"{start}:{start + _SEARCHED - 1}" for start in starts[:-1]] + [f"{starts[-1]}:*"]


def _body(items: dict[bytes, Any]) -> Body | None:
    """Take the message out of an answer. Servers say NIL for what they cannot read themselves."""
    raw = next((value for key, value in items.items() if key.startswith(b"BODY[]")), None)
    if not isinstance(raw, bytes):
        return None
    return Body(raw, _moment(items.get(b"INTERNALDATE")))


def _moment(value: dt.datetime | None) -> dt.datetime | None:
    if value is None or value.tzinfo is None:
        return None
    try:
        return value.astimezone(dt.UTC)
    except OverflowError:
        return None
