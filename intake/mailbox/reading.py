"""The reading of one folder: in chunks, and one by one where a chunk fails, so that no message blocks the others."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from intake.mailbox.errors import LateError, MailboxError, RefusedError
from intake.mailbox.settings import MailboxSettings
from intake.mailbox.source import Fetched
from intake.mailbox.visit import Body, Opened, Visit
from store.origin import Origin

# Folder, UIDVALIDITY and UID of messages over which a server broke the connection.
Suspects = set[tuple[str, int, int]]

# UIDs in one request: some servers take no line over 8 kB.
_UIDS = 500
# Bytes that travel at once; a single larger message travels alone.
_BYTES = 8_000_000

T = TypeVar("T")


class Reading:
    """Reads an open folder. Adds to `problems` what could not be read, to `suspects` what broke the connection."""

    def __init__(
        self, settings: MailboxSettings, visit: Visit, folder: Opened, suspects: Suspects, problems: list[str]
    ) -> None:
        self._settings, self._visit, self._folder = settings, visit, folder
        self._suspects, self._problems = suspects, problems

    def read(self, uids: set[int]) -> Iterator[Fetched]:
        """Yield these messages, oldest first and suspects last. Raises LateError once the visit is over."""
        for batch in batches(sorted(uids, key=lambda uid: (self._key(uid) in self._suspects, uid))):
            self._go_on()
            sizes = self._patiently(batch, self._visit.sizes)
            for chunk in self._chunks([(uid, sizes[uid]) for uid in batch if uid in sizes]):
                self._go_on()
                yield from self._fetched(chunk, {uid for uid in chunk if sizes[uid] > self._settings.max_bytes})

    def _go_on(self) -> None:
        if self._visit.over:
            raise LateError(self._problems)

    def _chunks(self, sized: list[tuple[int, int]]) -> Iterator[list[int]]:
        """Divide messages into requests of bounded count and size."""
        chunk: list[int] = []
        total = 0
        for uid, size in sized:
            if chunk and (len(chunk) >= self._settings.chunk or total + size > _BYTES):
                yield chunk
                chunk, total = [], 0
            chunk.append(uid)
            total += size
        if chunk:
            yield chunk

    def _fetched(self, chunk: list[int], large: set[int]) -> Iterator[Fetched]:
        whole = self._patiently([uid for uid in chunk if uid not in large], self._visit.bodies)
        for uid in chunk:
            found = self._patiently([uid], self._beginnings) if uid in large else whole
            if uid in found:
                origin = self._origin(uid, found[uid])
                yield Fetched(origin, found[uid].raw, cut=uid in large)

    def _beginnings(self, uids: Sequence[int]) -> dict[int, Body]:
        return self._visit.bodies(uids, most=self._settings.max_bytes + 1)

    def _patiently(self, uids: list[int], ask: Callable[[Sequence[int]], dict[int, T]]) -> dict[int, T]:
        """Ask for all at once; where that fails, one by one."""
        try:
            return ask(uids) if uids else {}
        except RefusedError:
            pass
        except MailboxError as error:
            self._again(uids, error)
        found: dict[int, T] = {}
        for uid in uids:
            found.update(self._alone(uid, ask))
        return found

    def _alone(self, uid: int, ask: Callable[[Sequence[int]], dict[int, T]]) -> dict[int, T]:
        try:
            return ask([uid])
        except RefusedError:
            pass
        except MailboxError as error:
            self._suspects.add(self._key(uid))
            self._again([uid], error)
        self._problems.append(
            f'{self._settings.name}: the server does not give out message UID {uid} in "{self._folder.name}": '
            "open it in the mailbox, move it out of the folder, and import a copy. All others are taken"
        )
        return {}

    def _again(self, uids: Sequence[int], error: MailboxError) -> None:
        """Come back to the folder; where it was time that broke the connection, this is the end of the visit."""
        try:
            self._visit.again(self._folder, error)
        except MailboxError as broken:
            if not self._visit.over:
                raise
            if len(uids) == 1:  # too long for a visit of its own: the others go first
                self._suspects.add(self._key(uids[0]))
            raise LateError(self._problems) from broken

    def _key(self, uid: int) -> tuple[str, int, int]:
        return self._folder.name, self._folder.uidvalidity, uid

    def _origin(self, uid: int, body: Body) -> Origin:
        return Origin(self._settings.name, self._folder.name, self._folder.uidvalidity, uid, body.arrived)


def batches(uids: Sequence[int]) -> Iterator[list[int]]:
    """Divide UIDs so that the line that names them is taken by every server."""
    for start in range(0, len(uids), _UIDS):
        yield list(uids[start : start + _UIDS])
