"""Jobs wake beside one another: what fails is said once, what hangs is found, and nothing is said to be back unseen."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest

from intake.digest.errors import NotSentNowError
from intake.errors import StoppedError
from intake.jobs import Jobs
from intake.mailbox import UnfitError
from store.errors import AlreadyRunning, DatabaseUnavailable

START = dt.datetime(2009, 3, 10, 9, 0, tzinfo=dt.UTC)


class Day:
    """Jobs on a clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.stop = threading.Event()
        self.jobs = Jobs(self.stop, lambda: START + dt.timedelta(seconds=self.seconds), lambda: self.seconds)
        self.begun: list[tuple[str, float]] = []

    def wake(self, name: str, error: Exception | None = None) -> None:
        def job() -> None:
            self.begun.append((name, self.seconds))
            if error is not None:
                raise error

        self.jobs.do(name, job, f"{name}_failed")

    def meanwhile(self, name: str, what: Callable[[], None]) -> None:
        """Do something while a job is under way."""
        self.jobs.do(name, what, f"{name}_failed")

    def when(self, name: str) -> list[float]:
        return [second for begun, second in self.begun if begun == name]


@pytest.fixture
def day(caplog: pytest.LogCaptureFixture) -> Day:
    caplog.set_level("INFO", "intake")
    return Day()


def actions(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage().split(" error=")[0] for record in caplog.records]


def test_a_job_that_hangs_is_found_although_another_lives(day: Day) -> None:
    silent: list[tuple[str, ...]] = []

    def hang() -> None:
        for second in range(0, 1000, 30):
            day.seconds = second
            day.wake("digest")
            silent.append(day.jobs.silent(900))

    day.meanwhile("poll", hang)
    assert silent[:31] == [()] * 31
    assert silent[31:] == [("poll",)] * 3


def test_a_job_that_moves_or_is_done_does_not_hang(day: Day) -> None:
    silent: list[tuple[str, ...]] = []

    def move() -> None:
        for second in range(0, 4000, 500):
            day.seconds = second
            day.jobs.beat("poll")
            silent.append(day.jobs.silent(900))

    day.meanwhile("poll", move)
    day.seconds += 5000
    day.jobs.beat("poll")
    assert {*silent, day.jobs.silent(900)} == {()}


def test_a_mail_server_that_is_down_is_said_once_over_many_wake_ups_and_tried_after_growing_pauses(
    day: Day, caplog: pytest.LogCaptureFixture
) -> None:
    for second in range(0, 4000, 30):
        day.seconds = second
        day.wake("digest", NotSentNowError("down"))
    assert day.when("digest") == [0, 60, 360, 2160, 3960]
    assert actions(caplog) == ["action=digest_failed"]
    day.seconds = 10_000
    day.wake("digest")
    day.wake("digest")
    assert actions(caplog) == ["action=digest_failed", "action=back what=digest"]


def test_a_defect_is_said_once_and_the_job_is_called_again(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    for second in (0, 60, 360):
        day.seconds = second
        day.wake("poll", ZeroDivisionError())
    assert day.when("poll") == [0, 60, 360]
    assert actions(caplog) == ["action=defect job=poll"]


def test_no_job_asks_a_database_that_is_away_before_its_time(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    day.wake("poll", DatabaseUnavailable("away"))
    day.seconds = 59
    day.wake("digest")
    assert day.when("digest") == []
    day.seconds = 60
    day.wake("digest")
    assert day.when("digest") == [60]
    assert actions(caplog) == ["action=no_database"]


def test_a_database_that_two_jobs_miss_at_once_has_failed_once(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    def both() -> None:
        day.wake("digest", DatabaseUnavailable("away"))
        raise DatabaseUnavailable("away")

    day.meanwhile("poll", both)
    day.seconds = 60
    day.wake("poll")
    assert day.when("poll") == [60]
    assert actions(caplog) == ["action=no_database"]
    day.wake("digest")
    assert actions(caplog) == ["action=no_database", "action=back what=database"]


def test_a_database_is_back_when_the_job_that_missed_it_has_used_it(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    for second in range(0, 400, 30):
        day.seconds = second
        day.wake("digest")  # which only reads
        day.wake("poll", DatabaseUnavailable("the disk is full"))
    assert day.when("poll") == [0, 60, 360]
    assert actions(caplog) == ["action=no_database"]
    day.seconds = 4000
    day.wake("poll")
    assert actions(caplog) == ["action=no_database", "action=back what=database"]


@pytest.mark.parametrize("error", [AlreadyRunning("another daemon"), UnfitError("cannot MOVE")])
def test_what_no_waiting_mends_ends_everything(day: Day, error: Exception) -> None:
    day.wake("poll", error)
    day.wake("digest")
    assert (day.jobs.fatal, day.stop.is_set(), day.when("digest")) == (error, True, [])


def test_a_job_that_is_cut_off_by_the_end_has_not_failed(day: Day, caplog: pytest.LogCaptureFixture) -> None:
    def cut_off() -> None:
        day.stop.set()
        raise NotSentNowError("the line was closed")

    day.meanwhile("poll", cut_off)
    day.wake("digest", StoppedError("told to end"))
    assert actions(caplog) == []
