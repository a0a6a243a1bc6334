"""The way of a message, forward only: take, keep, read, file, acknowledge. Orders; decides nothing.

Every step may be cut off at any moment: the next round finds in the database what is left to do.
"""

import datetime as dt
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import Engine

from intake import log
from intake.errors import StoppedError
from intake.mailbox import Fetched, IncompleteError, LateError, MailboxError, Source, UnfitError
from intake.patience import Patience
from parsers import VERSION
from parsers.errors import ParserError
from parsers.record import Response
from store import filing, queries
from store.errors import DatabaseFailing, DatabaseUnavailable, StoreError
from store.states import ENDED, State

Parse = Callable[[bytes], Response]
Clock = Callable[[], dt.datetime]

# Messages and bytes that are committed together: enough that the disk is no brake, few enough to hold in memory.
_BATCH_MESSAGES = 50
_BATCH_BYTES = 16_000_000
# Messages read in a round before the mailboxes are asked again, so that new mail shows within minutes.
_READ_AT_MOST = 50


class Mailbox(Struct, frozen=True):
    """A source and the folders whose messages are acknowledged."""

    source: Source
    folders: tuple[str, ...] = ()


class Outcome(Struct, frozen=True):
    """What became of one message that was read."""

    id: int
    state: State
    error: str | None = None


class Visit(Struct, frozen=True):
    """How taking from one mailbox went; `more` says that time ended it, and not the mailbox."""

    new: int = 0
    reached: bool = True
    more: bool = False


class Round(Struct, frozen=True):
    """What one round did. `new` counts messages kept, `more` says that there is work left now.

    `unreached` are mailboxes, each with all that keeps it from being read or told now, also where this round has left
    it alone.
    """

    new: int = 0
    outcomes: tuple[Outcome, ...] = ()
    acknowledged: int = 0
    unreached: tuple[tuple[str, str], ...] = ()
    more: bool = False


class Pipeline:
    """One database, the way in which messages are read, and how long a message that failed is left alone.

    Every method raises DatabaseUnavailable where the database is gone, StoppedError once `stopping` says so, and
    UnfitError where a mailbox cannot do what is configured. `stopping` is asked between any two steps.
    """

    def __init__(
        self,
        engine: Engine,
        parse: Parse,
        clock: Clock,
        *,
        pauses: Sequence[float] = (60.0, 300.0),
        patience: Patience | None = None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._engine = engine
        self._parse = parse
        self._clock = clock
        self._pauses = tuple(pauses)
        self._patience = patience or Patience()
        self._stopping = stopping

    def run_once(self, mailboxes: Iterable[Mailbox], *, seconds: float) -> Round:
        """Do a round: take from every mailbox, read what is due, tell the mailboxes. Taking ends after `seconds`."""
        mailboxes = tuple(mailboxes)
        visits = [(mailbox, self._visit(mailbox.source, seconds)) for mailbox in mailboxes]
        ids = queries.due(self._engine, self._clock(), _READ_AT_MOST + 1)
        outcomes = tuple(self.read_all(ids[:_READ_AT_MOST]))
        told = [self._tell_patiently(mailbox) for mailbox, visit in visits if visit.reached]
        wrong = [(mailbox.source.name, self._wrong(mailbox.source.name)) for mailbox in mailboxes]
        return Round(
            sum(visit.new for _, visit in visits),
            outcomes,
            sum(told),
            tuple((name, said) for name, said in wrong if said is not None),
            more=len(ids) > _READ_AT_MOST or any(visit.more for _, visit in visits),
        )

    def take(self, source: Source, seconds: float) -> Iterator[filing.Kept]:
        """Keep the messages of a source that are not kept yet, oldest first. Raises MailboxError.

        What cannot be kept is part of the IncompleteError at the end, and holds up nothing else. Raises LateError where
        time ended it and the next time brings more.
        """

        def seen(folder: str, uidvalidity: int) -> set[int]:
            return queries.seen(self._engine, source.name, folder, uidvalidity)

        problems: list[str] = []
        late = came = False
        try:
            for batch in _batches(source.messages(seen, time.monotonic() + seconds)):
                self._go_on()
                for kept in self._keep(batch, problems):
                    came = True
                    yield kept
        except IncompleteError as error:
            late = isinstance(error, LateError)
            came = came or (isinstance(error, LateError) and error.again)
            problems = [*error.problems, *problems]
        if late and came:
            raise LateError(problems)
        if late:
            # The next round would end in the same place.
            said = f"{source.name}: {seconds:g} seconds were too few to come to anything new"
            problems.append(f"{said}: raise deadline in [polling]")
        if problems:
            raise IncompleteError(problems)

    def read_all(self, ids: Iterable[int]) -> Iterator[Outcome]:
        """Read and file messages, each by itself: one that fails never holds up another."""
        for id in ids:
            self._go_on()
            yield self.read(id)

    def read(self, id: int) -> Outcome:
        """Read and file one message; where that fails, put it off or give it up."""
        begin = time.monotonic()
        row = queries.message(self._engine, id)
        if row.state in ENDED:  # by somebody else, between asking what is due and now
            return Outcome(id, row.state)
        try:
            outcome = self._filed(row)
        except (StoppedError, DatabaseFailing):
            raise
        except ParserError as error:
            outcome = self._put_off(row, str(error))
        except DatabaseUnavailable as error:
            # Either the database is gone, and then this raises, or it refuses just this message.
            queries.balance(self._engine)
            outcome = self._put_off(row, str(error))
        except Exception as error:  # a defect that one message brings to light must not stop the others
            outcome = self._put_off(row, f"the program failed on it ({type(error).__name__}): report this message.")
            log.detail("defect", id=id, error=repr(error))
        self._log(row, outcome, time.monotonic() - begin)
        return outcome

    def tell(self, mailbox: Mailbox) -> int:
        """Acknowledge the settled messages in their mailbox; return how many. Raises MailboxError.

        Those that the mailbox was told of before an IncompleteError count as told.
        """
        source = mailbox.source
        waiting = {
            each.origin: each.id
            for folder in mailbox.folders
            for each in queries.unacknowledged(self._engine, source.name, folder)
        }
        if not waiting:
            return 0
        try:
            told = source.acknowledge(tuple(waiting))
        except IncompleteError as error:
            self._note([waiting[origin] for origin in error.told])
            raise
        self._note([waiting[origin] for origin in told])
        return len(told)

    def _note(self, told: Iterable[int]) -> None:
        for id in told:
            filing.acknowledged(self._engine, id, self._clock())

    def _visit(self, source: Source, seconds: float) -> Visit:
        """Take what is new and note how it went; a mailbox that is down is left alone for a while."""
        self._go_on()
        if not self._patience.ready(source.name, self._clock()):
            return Visit(reached=False)
        new, more = 0, False
        error: MailboxError | None = None
        try:
            for kept in self.take(source, seconds):
                new += kept.new
        except LateError as late:
            more = True
            error = late if late.problems else None
        except Exception as problem:  # a defect that one mailbox brings to light must not stop the others
            self._go_on()  # a connection that was closed to end the program is no problem
            error = _fault(problem)
        if new:
            log.event("taken", mailbox=source.name, messages=new)
        self._say(source.name, error)
        reached = error is None or isinstance(error, IncompleteError)
        queries.set_last_poll(self._engine, source.name, self._clock(), self._wrong(source.name), read=reached)
        return Visit(new, reached, more)

    def _tell_patiently(self, mailbox: Mailbox) -> int:
        """Tell a mailbox what is done; return how many messages it took. One that takes no word is told later."""
        self._go_on()
        name, key, now = mailbox.source.name, _telling(mailbox.source.name), self._clock()
        if not self._patience.ready(key, now):
            return 0
        try:
            count = self.tell(mailbox)
        except Exception as problem:
            self._go_on()
            error = _fault(problem)
            say = log.trouble if self._patience.failed(key, now, str(error)) else log.detail
            queries.set_last_poll(self._engine, name, now, self._wrong(name), read=True)
            say("not_acknowledged", mailbox=name, error=error, next_try=self._patience.next_try(key))
            return 0
        if self._patience.worked(key):
            log.event("acknowledged_again", mailbox=name)
            queries.set_last_poll(self._engine, name, now, self._wrong(name), read=True)
        return count

    def _say(self, name: str, error: MailboxError | None) -> None:
        """Tell of a mailbox's trouble when it begins and when it ends, not at every round."""
        # A mailbox of which only some messages cannot be read is not left alone: the others would wait with them.
        down = error is not None and not isinstance(error, IncompleteError)
        if down:
            say = log.trouble if self._patience.failed(name, self._clock(), str(error)) else log.detail
            say("mailbox_unreached", mailbox=name, error=error, next_try=self._patience.next_try(name))
            self._patience.worked(_incomplete(name))  # what is wrong inside cannot be told now
            return
        if self._patience.worked(name):
            log.event("mailbox_no_longer_unreached", mailbox=name)
        if isinstance(error, IncompleteError):
            # Names of files may be names of people: `status` says them, the log how many there are.
            say = log.trouble if self._patience.failed(_incomplete(name), self._clock(), str(error)) else log.detail
            say("mailbox_incomplete", mailbox=name, problems=len(error.problems))
        elif self._patience.worked(_incomplete(name)):
            log.event("mailbox_no_longer_incomplete", mailbox=name)

    def _wrong(self, name: str) -> str | None:
        """Return all that is wrong with a mailbox now, a line each: reading it and telling it fail independently."""
        reasons = (self._patience.reason(key) for key in (name, _incomplete(name), _telling(name)))
        return "\n".join(dict.fromkeys(filter(None, reasons))) or None

    def _keep(self, batch: Sequence[Fetched], problems: list[str]) -> tuple[filing.Kept, ...]:
        pairs = [(fetched.origin, fetched.raw) for fetched in batch]
        now = self._clock()
        try:
            return filing.keep_all(self._engine, pairs, now)
        except Exception as problem:
            # Where one message of the batch cannot be kept, the others are; where the database is gone, this raises.
            self._raise_again(problem)
            alone = (self._keep_alone(origin, raw, now, problems) for origin, raw in pairs)
            return tuple(itertools.chain.from_iterable(alone))

    def _keep_alone(
        self, origin: filing.Origin, raw: bytes, now: dt.datetime, problems: list[str]
    ) -> tuple[filing.Kept, ...]:
        try:
            return (filing.keep(self._engine, origin, raw, now),)
        except Exception as problem:
            self._raise_again(problem)
            key = f"{origin.account} {origin.folder} {origin.uid}"
            say = log.trouble if self._patience.failed(key, now) else log.detail
            say("not_kept", mailbox=origin.account, folder=origin.folder, uid=origin.uid, error=_named(problem))
            where = f'{origin.account}: message {origin.uid} ({len(raw):,} bytes) of "{origin.folder}"'
            problems.append(f"{where} cannot be kept: find it there by its size, and report this")
            return ()

    def _raise_again(self, problem: Exception) -> None:
        """Raise what no single message brings about: a stop, another's database, a database that is gone."""
        foreign = isinstance(problem, StoreError) and not isinstance(problem, DatabaseUnavailable)
        if foreign or isinstance(problem, StoppedError | DatabaseFailing):
            raise problem
        queries.balance(self._engine)

    def _filed(self, row: queries.MessageRow) -> Outcome:
        if row.state is not State.PARSED:
            response = self._parse(queries.raw(self._engine, row.id))
            self._go_on()
            filing.parsed(self._engine, row.id, response, VERSION, self._clock())
        return Outcome(row.id, filing.file(self._engine, row.id, self._clock()))

    def _put_off(self, row: queries.MessageRow, error: str) -> Outcome:
        now = self._clock()
        try:
            if row.tries >= len(self._pauses):
                filing.fail(self._engine, row.id, error, now)
                return Outcome(row.id, State.FAILED, error)
            next_try = now + dt.timedelta(seconds=self._pauses[row.tries])
            filing.wait(self._engine, row.id, error, next_try, now)
            return Outcome(row.id, State.WAITING, error)
        except DatabaseUnavailable:
            raise
        except StoreError as changed:  # somebody else settled it meanwhile
            return Outcome(row.id, queries.message(self._engine, row.id).state, str(changed))

    def _log(self, row: queries.MessageRow, outcome: Outcome, seconds: float) -> None:
        fields = {
            "id": row.id, "mailbox": row.origin.account, "folder": row.origin.folder, "uid": row.origin.uid,
            "message_id": row.message_id, "seconds": seconds,
        }  # fmt: skip
        if outcome.error is not None:
            log.trouble(outcome.state, **fields, error=outcome.error)
            return
        now = queries.message(self._engine, row.id)
        response = now.response
        log.event(
            outcome.state, **fields, outcome="review" if now.review else "clean",
            intent=response and response.intent, language=response and response.language,
            delegates=response and len(response.delegates),
        )  # fmt: skip

    def _go_on(self) -> None:
        if self._stopping():
            raise StoppedError("The program was told to end; what is left is done when it starts again.")


def _incomplete(mailbox: str) -> str:
    """Return the name under which a mailbox that is read only in part is remembered."""
    return f"{mailbox} incomplete"


def _telling(name: str) -> str:
    """Return the name under which we remember that a mailbox takes no word of what is done."""
    return f"{name} telling"


def _fault(problem: Exception) -> MailboxError:
    """Return what is the matter with a mailbox; raises again what no mailbox brought about, or no waiting mends."""
    if isinstance(problem, UnfitError | StoppedError | StoreError):
        raise problem
    if isinstance(problem, MailboxError):
        return problem
    log.detail("defect", error=repr(problem))
    return MailboxError(f"the program failed on it ({type(problem).__name__}): report this")


def _named(problem: Exception) -> str:
    """Return an error for the log; of a defect its kind alone, for its words may be the message's."""
    return str(problem) if isinstance(problem, StoreError) else type(problem).__name__


def _batches(messages: Iterable[Fetched]) -> Iterator[list[Fetched]]:
    """Group messages so that each group is small enough to hold and large enough to be worth a commit.

    What came before an error is given out before the error: a server that breaks off every few messages still drains.
    """
    batch: list[Fetched] = []
    size = 0
    try:
        for fetched in messages:
            batch.append(fetched)
            size += len(fetched.raw)
            if len(batch) >= _BATCH_MESSAGES or size >= _BATCH_BYTES:
                yield batch
                batch, size = [], 0
    except MailboxError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
