"""One message at a time, forward only; nothing that happens to one holds up another."""

import datetime as dt
import itertools
import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from sqlalchemy import Engine, update

from intake.errors import StoppedError
from intake.mailbox import Fetched, IncompleteError, LateError, MailboxError, UnfitError
from intake.pipeline import Mailbox, Pipeline
from parsers import Response
from parsers.errors import ParserError
from parsers.record import Intent, Kind, MeetingRef, Sender
from store import filing, queries, tables
from store.errors import DatabaseFailing, DatabaseUnavailable
from store.filing import Origin
from store.states import SETTLED, State
from tests.fixtures.messages import message

START = dt.datetime(2009, 3, 10, 9, 0, tzinfo=dt.UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=seconds)


class Box:
    """A mailbox in memory with the interface of a Source."""

    name = "box"

    def __init__(self, *raws: bytes) -> None:
        self.raws = list(raws)
        self.told: list[int] = []
        self.asked = 0
        self.error: Exception | None = None
        self.fails_after: int | None = None

    def check(self) -> tuple[str, ...]:
        return ()

    def messages(self, seen: Callable[[str, int], set[int]], deadline: float) -> Iterator[Fetched]:
        self.asked += 1
        known = seen("INBOX", 1)
        for sent, (uid, raw) in enumerate((uid, raw) for uid, raw in enumerate(self.raws, 1) if uid not in known):
            if self.error and sent == (self.fails_after or 0):
                raise self.error
            yield Fetched(Origin("box", "INBOX", 1, uid), raw)
        if self.error:
            raise self.error

    def acknowledge(self, origins: Sequence[Origin]) -> tuple[Origin, ...]:
        if self.error:
            raise self.error
        self.told += [origin.uid for origin in origins]
        return tuple(origins)

    def close(self) -> None: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


def answer(raw: bytes) -> Response:
    """Read a message whose text says which error it brings about, if any."""
    if b"poison" in raw:
        raise ParserError("this one cannot be read")
    if b"defect" in raw:
        raise ZeroDivisionError("Ms. Secret")
    return Response("<m>", "en", Intent.DECLINE, Sender("Norland", Kind.NGO), MeetingRef("CU 2009/33"))


def pipeline(engine: Engine, clock: Clock, parse: Callable[[bytes], Response] = answer) -> Pipeline:
    return Pipeline(engine, parse, clock, pauses=(60, 300))


def boxed(box: Box) -> tuple[Mailbox, ...]:
    return (Mailbox(box, ("INBOX",)),)


def states(engine: Engine) -> list[State]:
    return [queries.message(engine, id).state for id in range(1, queries.balance(engine).taken + 1)]


def test_a_message_goes_from_mailbox_to_roster_and_is_acknowledged(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert (done.new, [each.state for each in done.outcomes], done.acknowledged) == (1, [State.FILED], 1)
    assert box.told == [1]
    assert [roster.sender.name for roster in queries.rosters(engine)] == ["Norland"]


def test_a_second_round_finds_nothing_to_do(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    pipeline(engine, clock).run_once(boxed(box), seconds=60)
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert (done.new, done.outcomes, done.acknowledged, box.told) == (0, (), 0, [1])


@pytest.mark.parametrize("poison", ["poison", "defect"])
def test_a_message_that_cannot_be_read_holds_up_no_other(engine: Engine, clock: Clock, poison: str) -> None:
    box = Box(message(1), message(2, text=poison), message(3, text="differs"))
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert [each.state in SETTLED for each in done.outcomes] == [True, False, True]
    assert box.told == [1, 3]


def test_it_is_tried_three_times_with_growing_pauses_and_then_given_up(engine: Engine, clock: Clock) -> None:
    box = Box(message(1, text="poison"))
    line = pipeline(engine, clock)
    tries = []
    for second in range(0, 1000, 20):
        clock.now = START + dt.timedelta(seconds=second)
        if line.run_once(boxed(box), seconds=60).outcomes:
            tries.append(second)
    assert tries == [0, 60, 360]
    row = queries.message(engine, 1)
    assert (row.state, row.error) == (State.FAILED, "this one cannot be read")
    assert box.told == []


def test_the_words_of_a_defect_are_not_kept(engine: Engine, clock: Clock) -> None:
    pipeline(engine, clock).run_once(boxed(Box(message(1, text="defect"))), seconds=60)
    error = queries.message(engine, 1).error
    assert error is not None
    assert "ZeroDivisionError" in error
    assert "Secret" not in error


def test_a_mailbox_that_is_down_is_left_alone_for_growing_pauses_and_said_once(
    engine: Engine, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "intake")
    box = Box(message(1))
    box.error = MailboxError("no answer from box")
    line = pipeline(engine, clock)
    asked = []
    for second in range(0, 4000, 30):
        clock.now = START + dt.timedelta(seconds=second)
        before = box.asked
        line.run_once(boxed(box), seconds=60)
        if box.asked > before:
            asked.append(second)
    assert asked == [0, 60, 360, 2160, 3960]
    assert caplog.text.count("mailbox_unreached") == 1
    assert queries.last_poll(engine)[0].error == "no answer from box"
    box.error = None
    clock.pass_seconds(3600)
    assert line.run_once(boxed(box), seconds=60).new == 1
    assert caplog.text.count("mailbox_no_longer_unreached") == 1
    assert queries.last_poll(engine)[0].error is None


def test_one_mailbox_that_is_down_does_not_hold_up_another(engine: Engine, clock: Clock) -> None:
    down, up = Box(message(1)), Box(message(2))
    down.name, down.error = "down", MailboxError("no answer")
    done = pipeline(engine, clock).run_once((Mailbox(down), *boxed(up)), seconds=60)
    assert (done.new, done.unreached) == (1, (("down", "no answer"),))


def test_a_defect_that_one_mailbox_brings_to_light_does_not_hold_up_another(engine: Engine, clock: Clock) -> None:
    broken, up = Box(message(1)), Box(message(2))
    broken.name, broken.error = "broken", ValueError("a defect")
    done = pipeline(engine, clock).run_once((Mailbox(broken), *boxed(up)), seconds=60)
    assert (done.new, done.unreached) == (1, (("broken", "the program failed on it (ValueError): report this"),))


def test_what_came_before_the_line_broke_is_kept(engine: Engine, clock: Clock) -> None:
    box = Box(*(message(n) for n in range(1, 6)))
    box.error, box.fails_after = MailboxError("broken off"), 2
    line = pipeline(engine, clock)
    taken = []
    for _ in range(3):
        taken.append(line.run_once(boxed(box), seconds=60).new)
        clock.pass_seconds(4000)
    assert taken == [2, 2, 1]


def test_a_mailbox_with_one_message_that_cannot_be_fetched_is_read_at_every_round(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    box.error, box.fails_after = IncompleteError(["message 7 cannot be fetched"]), 99
    line = pipeline(engine, clock)
    line.run_once(boxed(box), seconds=60)
    line.run_once(boxed(box), seconds=60)
    assert box.asked == 2
    (poll,) = queries.last_poll(engine)
    assert (poll.error, poll.good, poll.incomplete) == ("message 7 cannot be fetched", clock.now, True)


def test_a_message_that_cannot_be_kept_holds_up_no_other_and_is_told(
    engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, whole = Box(message(1), message(2), message(3)), filing.keep_all

    def keep_all(engine: Engine, pairs: Sequence[tuple[Origin, bytes]], now: dt.datetime) -> tuple[filing.Kept, ...]:
        if any(raw == message(2) for _, raw in pairs):
            raise ValueError("embedded null character")
        return whole(engine, pairs, now)

    monkeypatch.setattr(filing, "keep_all", keep_all)
    monkeypatch.setattr(filing, "keep", lambda engine, origin, raw, now: keep_all(engine, [(origin, raw)], now)[0])
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert (done.new, len(done.unreached)) == (2, 1)
    (poll,) = queries.last_poll(engine)
    assert poll.incomplete
    assert "cannot be kept" in (poll.error or "")


def test_taking_goes_on_where_time_cut_it_off(engine: Engine, clock: Clock) -> None:
    box = Box(message(1), message(2))
    box.error, box.fails_after = LateError(()), 1
    box.acknowledge = tuple  # type: ignore[method-assign]
    line = pipeline(engine, clock)
    first = line.run_once(boxed(box), seconds=60)
    assert (first.new, first.more, first.unreached) == (1, True, ())
    box.error = None
    assert not line.run_once(boxed(box), seconds=60).more


def test_time_that_is_too_short_for_anything_new_is_told_and_ends_the_poll(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    box.error = LateError(["box: 1.eml cannot be read"])
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert not done.more
    ((_, said),) = done.unreached
    assert said.startswith("box: 1.eml cannot be read\nbox: 60 seconds were too few")
    assert "raise deadline in [polling]" in said


def test_messages_that_lie_in_a_new_place_are_found_there_before_anything_is_called_too_slow(
    engine: Engine, clock: Clock
) -> None:
    box, line = Box(message(1), message(2)), pipeline(engine, clock)
    line.run_once(boxed(box), seconds=60)
    with engine.begin() as connection:  # as if the server had built the folder anew
        connection.execute(update(tables.Message).values(uidvalidity=7))
    box.error, box.fails_after = LateError(()), 1
    done = line.run_once(boxed(box), seconds=60)
    assert (done.more, done.unreached) == (True, ())


def test_a_database_that_fails_whatever_it_is_given_is_no_fault_of_a_message(
    engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> tuple[filing.Kept, ...]:
        raise DatabaseFailing("database or disk is full")

    box, line = Box(message(1), message(2)), pipeline(engine, clock)
    with monkeypatch.context() as patch:
        patch.setattr(filing, "keep_all", full)
        with pytest.raises(DatabaseFailing):
            line.run_once(boxed(box), seconds=60)
    with monkeypatch.context() as patch:
        patch.setattr(filing, "parsed", full)
        with pytest.raises(DatabaseFailing):
            line.run_once(boxed(box), seconds=60)
    assert {each.state for each in line.run_once(boxed(box), seconds=60).outcomes} <= SETTLED


def test_a_visit_that_asks_for_less_next_time_is_followed_by_it_before_time_is_called_short(
    engine: Engine, clock: Clock
) -> None:
    box = Box(message(1))
    box.error = LateError((), again=True)
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert (done.more, done.unreached) == (True, ())


def test_a_slow_mailbox_with_nothing_new_needs_no_more_time(engine: Engine, clock: Clock) -> None:
    def slow(seen: Callable[[str, int], set[int]], deadline: float) -> Iterator[Fetched]:
        while time.monotonic() < deadline:
            time.sleep(0.001)
        yield from ()

    box = Box()
    box.messages = slow  # type: ignore[method-assign]
    assert pipeline(engine, clock).run_once(boxed(box), seconds=0.001).unreached == ()


def test_what_is_wrong_with_a_mailbox_is_said_until_it_is_well(engine: Engine, clock: Clock) -> None:
    down, up = Box(message(1)), Box(message(2))
    down.name, down.error = "down", MailboxError("no answer")
    boxes, line = (Mailbox(down), *boxed(up)), pipeline(engine, clock)
    said = [line.run_once(boxes, seconds=60).unreached for _ in range(3)]
    assert said == [(("down", "no answer"),)] * 3, "also while it is left alone"
    down.error = None
    clock.pass_seconds(61)
    assert line.run_once(boxes, seconds=60).unreached == ()


def test_all_that_is_wrong_with_a_mailbox_is_said(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    box.error, box.fails_after = IncompleteError(["message 7 cannot be fetched"]), 99
    box.acknowledge = lambda origins: (_ for _ in ()).throw(MailboxError("read only"))  # type: ignore[method-assign]
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert done.unreached == (("box", "message 7 cannot be fetched\nread only"),)


def test_a_mailbox_that_goes_down_is_not_said_to_be_whole_again(
    engine: Engine, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "intake")
    box = Box(message(1))
    box.error, box.fails_after = IncompleteError(["Nomination of Ms. Roe.eml cannot be read"]), 99
    box.acknowledge = tuple  # type: ignore[method-assign]
    line = pipeline(engine, clock)
    line.run_once(boxed(box), seconds=60)
    box.error, box.fails_after = MailboxError("no answer"), 0
    line.run_once(boxed(box), seconds=60)
    said = [record.getMessage() for record in caplog.records]
    assert "action=mailbox_incomplete mailbox=box problems=1" in said
    assert not any("no_longer" in each or "Roe" in each for each in said)


def test_a_mailbox_that_is_told_again_is_no_alarm_any_more(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    box.acknowledge = lambda origins: (_ for _ in ()).throw(MailboxError("read only"))  # type: ignore[method-assign]
    line = pipeline(engine, clock)
    line.run_once(boxed(box), seconds=60)
    del box.acknowledge  # type: ignore[attr-defined]
    clock.pass_seconds(61)
    line.run_once(boxed(box), seconds=60)
    assert queries.last_poll(engine)[0].error is None


def test_a_mailbox_read_in_part_that_takes_no_word_of_it_says_both(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    box.error, box.fails_after = IncompleteError(["message 7 cannot be fetched"]), 99
    box.acknowledge = lambda origins: (_ for _ in ()).throw(MailboxError("read only"))  # type: ignore[method-assign]
    line = pipeline(engine, clock)
    for _ in range(2):
        line.run_once(boxed(box), seconds=60)
        assert queries.last_poll(engine)[0].error == "message 7 cannot be fetched\nread only"


def test_what_could_not_be_acknowledged_is_acknowledged_later(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    line = pipeline(engine, clock)
    box.acknowledge = lambda origins: (_ for _ in ()).throw(MailboxError("read only"))  # type: ignore[method-assign]
    line.run_once(boxed(box), seconds=60)
    del box.acknowledge  # type: ignore[attr-defined]
    clock.pass_seconds(61)
    assert line.run_once(boxed(box), seconds=60).acknowledged == 1


def test_a_mailbox_that_takes_no_word_of_what_is_done_is_told_after_growing_pauses_and_spoken_of_once(
    engine: Engine, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "intake")
    box, line, asked = Box(message(1)), pipeline(engine, clock), []

    def refuse(origins: Sequence[Origin]) -> tuple[Origin, ...]:
        asked.append((clock.now - START).total_seconds())
        raise MailboxError("read only")

    box.acknowledge = refuse  # type: ignore[method-assign]
    for second in range(0, 4000, 30):
        clock.now = START + dt.timedelta(seconds=second)
        line.run_once(boxed(box), seconds=60)
        assert queries.last_poll(engine)[0].error == "read only"
    assert asked == [0, 60, 360, 2160, 3960]
    assert box.asked == 134  # reading goes on meanwhile
    assert [record.getMessage().split()[0] for record in caplog.records if "box" in record.getMessage()] == [
        "action=taken", "action=filed", "action=not_acknowledged",
    ]  # fmt: skip
    del box.acknowledge  # type: ignore[attr-defined]
    clock.pass_seconds(3600)
    assert line.run_once(boxed(box), seconds=60).acknowledged == 1
    assert caplog.text.count("acknowledged_again") == 1
    line.run_once(boxed(box), seconds=60)
    assert queries.last_poll(engine)[0].error is None


def test_a_mailbox_that_takes_no_word_of_what_is_done_is_named_by_the_round(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))

    def refuse(origins: Sequence[Origin]) -> tuple[Origin, ...]:
        raise MailboxError("box: may not be written")

    box.acknowledge = refuse  # type: ignore[method-assign]
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert (done.new, done.acknowledged, done.unreached) == (1, 0, (("box", "box: may not be written"),))


def test_what_a_mailbox_was_told_of_is_noted_although_it_refused_the_rest(engine: Engine, clock: Clock) -> None:
    box = Box(message(1), message(2))

    def refuse_some(origins: Sequence[Origin]) -> tuple[Origin, ...]:
        raise IncompleteError(["box: one folder may not be written"], [each for each in origins if each.uid == 1])

    box.acknowledge = refuse_some  # type: ignore[method-assign]
    done = pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert done.unreached == (("box", "box: one folder may not be written"),)
    assert [each.origin.uid for each in queries.unacknowledged(engine, "box", "INBOX")] == [2]


def test_a_mailbox_that_cannot_do_what_is_configured_ends_the_round(engine: Engine, clock: Clock) -> None:
    box = Box(message(1))
    box.error = UnfitError("cannot MOVE")
    with pytest.raises(UnfitError):
        pipeline(engine, clock).run_once(boxed(box), seconds=60)


def test_everything_is_read_although_a_round_reads_only_some(engine: Engine, clock: Clock) -> None:
    box = Box(*(message(n) for n in range(1, 121)))
    line = pipeline(engine, clock)
    rounds = list(
        itertools.takewhile(lambda done: done.more, (line.run_once(boxed(box), seconds=60) for _ in range(9)))
    )
    assert len(rounds) == 2
    assert queries.balance(engine).waiting == 0


def test_a_stop_comes_between_two_messages(engine: Engine, clock: Clock) -> None:
    read: list[bytes] = []

    def parse(raw: bytes) -> Response:
        read.append(raw)
        return answer(raw)

    line = Pipeline(engine, parse, clock, stopping=lambda: len(read) >= 2)
    with pytest.raises(StoppedError):
        line.run_once(boxed(Box(*(message(n) for n in range(1, 6)))), seconds=60)
    assert len(read) == 2
    assert queries.balance(engine).waiting >= 3


def test_a_step_cut_off_by_the_end_of_the_program_is_no_failure_of_the_message(engine: Engine, clock: Clock) -> None:
    def parse(raw: bytes) -> Response:
        raise StoppedError("told to end")

    with pytest.raises(StoppedError):
        pipeline(engine, clock, parse).run_once(boxed(Box(message(1))), seconds=60)
    assert (queries.message(engine, 1).state, queries.message(engine, 1).tries) == (State.TAKEN, 0)


def test_a_database_that_is_gone_ends_the_round_and_nothing_is_acknowledged(
    engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*arguments: object) -> None:
        raise DatabaseUnavailable("gone")

    box = Box(message(1))
    monkeypatch.setattr("store.filing.file", gone)
    monkeypatch.setattr("store.queries.balance", gone)
    with pytest.raises(DatabaseUnavailable):
        pipeline(engine, clock).run_once(boxed(box), seconds=60)
    assert box.told == []


def test_a_message_that_the_database_refuses_is_put_off_like_any_other(
    engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object) -> None:
        raise DatabaseUnavailable("cannot store this character")

    monkeypatch.setattr("store.filing.file", refused)
    done = pipeline(engine, clock).run_once(boxed(Box(message(1))), seconds=60)
    assert [each.state for each in done.outcomes] == [State.WAITING]


def test_the_log_has_one_line_a_message_and_no_personal_data_but_the_message_id(
    engine: Engine, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "intake")
    pipeline(engine, clock).run_once(boxed(Box(message(1))), seconds=60)
    lines = [record.getMessage() for record in caplog.records if "id=1" in record.getMessage()]
    assert len(lines) == 1
    assert "action=filed" in lines[0]
    assert "message_id=<1@norland.example>" in lines[0]
    assert "mission@" not in lines[0]
