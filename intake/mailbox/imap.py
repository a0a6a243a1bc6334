"""Messages from an IMAP server, by UID and without a trace until they are acknowledged."""

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from msgspec.structs import replace

from intake.mailbox.errors import IncompleteError, LateError, MailboxError, RefusedError, UnfitError
from intake.mailbox.reading import Reading, Suspects, batches
from intake.mailbox.secret import exposed
from intake.mailbox.settings import MailboxSettings
from intake.mailbox.source import Fetched, Seen
from intake.mailbox.visit import Opened, Visit
from store.origin import Origin

_CERTIFICATE_DAYS = 14


class ImapSource:
    """One account on an IMAP server; a Source."""

    def __init__(self, settings: MailboxSettings) -> None:
        """Nothing is reached yet."""
        self._settings = settings
        self._visits: set[Visit] = set()
        # Messages over which the server broke the connection: they come last from now on and block nothing.
        self._suspects: Suspects = set()
        # Whether time ended a visit before anything had come: message by message some may come through. It stays so
        # until a visit comes to its end.
        self._slow = False
        # Whether the server was ever seen to move messages: if so, that it cannot is an outage and no wrong setting.
        self._moves = False

    @property
    def name(self) -> str:
        """The account in the database."""
        return self._settings.name

    def check(self) -> tuple[str, ...]:
        """Open every folder and see whether it can be told; see Source."""
        with self._visit(time.monotonic() + self._settings.deadline) as visit:
            writing = self._settings.acknowledge != "none"
            told = [visit.open(name, writing) for name in self._settings.folders]
            ends = visit.certificate_ends
        findings = [exposed(self._settings), self._ending(ends), *map(self._forgetful, told)]
        return tuple(finding for finding in findings if finding)

    def messages(self, seen: Seen, deadline: float) -> Iterator[Fetched]:
        """Yield what is not seen, each folder by UID; see Source."""
        if time.monotonic() >= deadline:
            raise LateError(())
        problems: list[str] = []
        came = False
        settings = replace(self._settings, chunk=1) if self._slow else self._settings
        with self._visit(deadline) as visit:
            for name in settings.folders:
                if visit.over:
                    raise LateError(problems)
                try:
                    folder = visit.open(name)
                    uids = visit.uids(folder) - seen(name, folder.uidvalidity)
                except RefusedError as error:
                    problems.append(str(error))
                    continue
                try:
                    for fetched in Reading(settings, visit, folder, self._suspects, problems).read(uids):
                        came = True
                        yield fetched
                except LateError as late:
                    again = not (came or self._slow)
                    self._slow = self._slow or again
                    raise LateError(late.problems, again=again) from late
        self._slow = False
        if problems:
            raise IncompleteError(problems)

    def acknowledge(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        """Set the keyword or move the messages; see Source."""
        if self._settings.acknowledge == "none" or not origins:
            return tuple(origins)
        ordered = sorted(origins, key=lambda origin: (origin.folder, origin.uid))
        problems: dict[str, str] = {}
        with self._visit(time.monotonic() + self._settings.deadline) as visit:
            for name, group in groupby(ordered, key=lambda origin: origin.folder):
                try:
                    self._tell(visit, name, list(group))
                except RefusedError as error:
                    problems[name] = str(error)
        if problems:
            told = [origin for origin in origins if origin.folder not in problems]
            raise IncompleteError(tuple(problems.values()), told)
        return tuple(origins)

    def close(self) -> None:
        """Cut what is under way; see Source."""
        for visit in tuple(self._visits):
            visit.cut()

    @contextmanager
    def _visit(self, deadline: float) -> Iterator[Visit]:
        visit = Visit(self._settings, deadline)
        self._visits.add(visit)
        try:
            visit.enter()
            if self._settings.acknowledge == "move":
                self._require_move(visit)
            yield visit
        finally:
            self._visits.discard(visit)
            visit.leave()

    def _require_move(self, visit: Visit) -> None:
        try:
            visit.require_move()
        except UnfitError as error:
            if self._moves:
                raise MailboxError(str(error)) from error
            raise
        self._moves = True

    def _tell(self, visit: Visit, name: str, origins: list[Origin]) -> None:
        folder = visit.open(name, writing=True)
        # Under another UIDVALIDITY a UID is another message.
        uids = [origin.uid for origin in origins if origin.uidvalidity == folder.uidvalidity]
        for batch in batches(uids):
            if self._settings.acknowledge == "move":
                visit.move(batch)
            elif folder.keeps:
                visit.mark(batch)

    def _forgetful(self, folder: Opened) -> str | None:
        if self._settings.acknowledge == "move" and not folder.writable:
            return (
                f'{self.name}: "{folder.name}" may only be read, so nothing can be moved out of it: '
                'ask for the right to, or set acknowledge = "none"'
            )
        if self._settings.acknowledge != "keyword" or folder.keeps:
            return None
        return (
            f'{self.name}: the server keeps no keywords in "{folder.name}": the database alone knows what is done, '
            'so take care of its backup, and set acknowledge = "none" once that is known'
        )

    def _ending(self, moment: float) -> str | None:
        if moment - time.time() > _CERTIFICATE_DAYS * 86_400:
            return None
        day = dt.datetime.fromtimestamp(moment, dt.UTC).date()
        return f"{self.name}: the certificate of {self._settings.host} ends on {day}: ask its operator to renew it"
