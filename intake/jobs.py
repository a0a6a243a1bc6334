"""Jobs that are called again and again: one that fails or hangs stops neither the others nor the program, unseen."""

import datetime as dt
import threading
import time
import traceback
from collections.abc import Callable

from intake import log
from intake.errors import IntakeError, StoppedError
from intake.mailbox import UnfitError
from intake.patience import Patience
from store.errors import AlreadyRunning, DatabaseReplaced, DatabaseUnavailable

_DATABASE = "database"


class Jobs:
    """Does jobs, each known by a name, and decides alone what is said of their failures and when they are tried again.

    Every job uses the database, in any thread. `stop` is set where an error ends the program, which is `fatal` then.
    """

    def __init__(
        self, stop: threading.Event, now: Callable[[], dt.datetime], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._stop = stop
        self._now = now
        self._monotonic = monotonic
        self._patience = Patience()
        # Each busy job's own last sign of life: that one lives says nothing of another.
        self._alive: dict[str, float] = {}
        # The jobs that failed for want of the database: that another one can use it, if only to read, is no proof.
        self._waiting: set[str] = set()
        self.fatal: AlreadyRunning | DatabaseReplaced | UnfitError | None = None

    def do(self, name: str, job: Callable[[], None], failed: str) -> None:
        """Do a job unless it is to be left alone for now; what goes wrong is said once, as `failed`, until it works."""
        if self._stop.is_set() or not (self._ready(name) and self.database_ready()):
            return
        self._alive[name] = self._monotonic()
        try:
            self._try(name, job, failed)
        finally:
            self._alive.pop(name, None)

    def beat(self, name: str) -> None:
        """Note that a job, if it is under way, still moves."""
        if name in self._alive:
            self._alive[name] = self._monotonic()

    def silent(self, seconds: float) -> tuple[str, ...]:
        """Return the jobs under way that have shown no sign of life for so long."""
        now = self._monotonic()
        return tuple(sorted(name for name, seen in dict(self._alive).items() if now - seen > seconds))

    def database_ready(self) -> bool:
        """Say whether it is time to try the database."""
        return self._ready(_DATABASE)

    def without_database(self, name: str, error: DatabaseUnavailable) -> None:
        """Note that a job failed for want of the database."""
        self._waiting.add(name)
        if self.database_ready():  # else another job has met the same outage and noted it
            self._failed(_DATABASE, "no_database", error=error)

    def worked(self, name: str) -> None:
        """Note that a job came to its end, and say so where it had not before."""
        self._back(name)
        if name in self._waiting:
            self._waiting.discard(name)
            if not self._waiting:
                self._back(_DATABASE)

    def _try(self, name: str, job: Callable[[], None], failed: str) -> None:
        try:
            job()
        except StoppedError:
            return
        except (AlreadyRunning, DatabaseReplaced, UnfitError) as error:
            self.fatal = error
            self._stop.set()
        except DatabaseUnavailable as error:
            self.without_database(name, error)
        except IntakeError as error:
            self._failed(name, failed, error=error)
        except Exception as error:  # a job that ends the scheduler's thread would end all its work, unseen
            self._failed(name, "defect", job=name, error=f"{type(error).__name__}: {error}")
            log.detail("traceback", lines="".join(traceback.format_exception(error)))
        else:
            self.worked(name)

    def _failed(self, name: str, what: str, **fields: object) -> None:
        if self._stop.is_set():  # a connection that was closed to end the program is no problem
            return
        say = log.trouble if self._patience.failed(name, self._now()) else log.detail
        say(what, **fields, next_try=self._patience.next_try(name))

    def _back(self, name: str) -> None:
        if self._patience.worked(name):
            log.event("back", what=name)

    def _ready(self, name: str) -> bool:
        return self._patience.ready(name, self._now())
