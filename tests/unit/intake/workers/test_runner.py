"""Every step runs in a child of its own, and nothing that happens to the child happens to us."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.errors import StoppedError
from intake.workers import Runner
from intake.workers.sandbox import layers
from parsers.errors import UnreadablePartError
from parsers.limits import Limits
from parsers.steps import Step

WORK = f"{Path(__file__).with_name('steps_that_go_wrong.py')}:work"


@pytest.fixture
def runner() -> Iterator[Runner]:
    with Runner(Limits(memory_bytes=400_000_000), renew_after=3, work=WORK) as runner:
        yield runner


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def failure(runner: Runner, step: Step, data: bytes, seconds: float = 10) -> UnreadablePartError:
    with pytest.raises(UnreadablePartError) as caught:
        runner(step, data, seconds=seconds)
    return caught.value


EVERY_STEP = pytest.mark.parametrize("step", [Step.DECODE, Step.RECOGNISE])


@EVERY_STEP
def test_a_step_answers_what_its_child_answers(runner: Runner, step: Step) -> None:
    large = b"echo " + b"\x00x" * 3_000_000
    assert runner(step, large, seconds=10) == large[5:]


@EVERY_STEP
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hang", "timeout"),
        (b"spin", "timeout"),
        (b"crash", "unreadable_part"),
        (b"eat 900000000", "too_large"),
        (b"err secret", "unreadable_part"),
        (b"refuse it has a password", "encrypted_part"),
    ],
)
def test_a_poisonous_part_says_why_and_the_next_is_read(runner: Runner, step: Step, data: bytes, reason: str) -> None:
    assert failure(runner, step, data, seconds=1).reason == reason
    assert runner(step, b"echo fine", seconds=10) == b"fine"


def test_a_time_out_ends_in_time(runner: Runner) -> None:
    runner(Step.DECODE, b"echo", seconds=10)
    begin = time.monotonic()
    assert "after 1 seconds" in failure(runner, Step.DECODE, b"hang", seconds=1).detail
    assert time.monotonic() - begin < 3


def test_the_words_of_a_foreign_error_stay_in_the_child(runner: Runner) -> None:
    detail = failure(runner, Step.DECODE, b"err Ms. Secret").detail
    assert "ValueError at steps_that_go_wrong.py" in detail
    assert "Secret" not in detail


def test_every_part_has_a_child_of_its_own(runner: Runner) -> None:
    assert len({runner(Step.DECODE, b"pid", seconds=10) for _ in range(3)}) == 3


def test_pages_share_a_child_that_is_renewed(runner: Runner) -> None:
    pids = [runner(Step.RECOGNISE, b"pid", seconds=10) for _ in range(6)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3]


@EVERY_STEP
def test_a_child_knows_no_secret(runner: Runner, step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKE_PASSWORD", "sesame")
    assert "PASSWORD" not in runner(step, b"environment", seconds=10).decode()


def test_a_child_holds_no_file_but_its_line(runner: Runner) -> None:
    runner(Step.RECOGNISE, b"pid", seconds=10)
    assert len(runner(Step.DECODE, b"files", seconds=10).split()) == 5  # 0, 1, 2, its line and the listing itself


@EVERY_STEP
@pytest.mark.skipif("seccomp" not in layers(), reason="this kernel filters no system calls")
def test_a_child_opens_no_connection(runner: Runner, step: Step) -> None:
    assert runner(step, b"connect", seconds=10) == b"PermissionError"


@EVERY_STEP
@pytest.mark.skipif("landlock" not in " ".join(layers()), reason="this kernel has no Landlock")
def test_a_child_writes_no_file(runner: Runner, step: Step, tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("ours")
    assert runner(step, b"write " + bytes(path), seconds=10) == b"PermissionError PermissionError"
    assert (path.read_text(), [*tmp_path.iterdir()]) == ("ours", [path])


def test_a_child_may_start_a_program(runner: Runner) -> None:
    assert runner(Step.DECODE, b"program words", seconds=10) == b"words"


@EVERY_STEP
def test_what_a_child_started_ends_with_it(runner: Runner, step: Step) -> None:
    grandchild = int(runner(step, b"leave_a_child", seconds=10))
    runner.rest()
    assert gone(grandchild)


def test_children_end_when_the_program_is_killed(tmp_path: Path) -> None:
    report = tmp_path / "pid"
    pid = os.fork()
    if pid == 0:
        runner = Runner(work=WORK)
        report.write_bytes(runner(Step.RECOGNISE, b"pid", seconds=10))
        os.kill(os.getpid(), 9)
    os.waitpid(pid, 0)
    assert gone(int(report.read_text()))


def test_closing_ends_a_step_that_is_under_way(runner: Runner) -> None:
    child = int(runner(Step.RECOGNISE, b"pid", seconds=10))
    threading.Timer(0.3, runner.close).start()
    begin = time.monotonic()
    with pytest.raises(StoppedError):
        runner(Step.RECOGNISE, b"hang", seconds=60)
    assert time.monotonic() - begin < 3
    assert gone(child)


def test_nothing_runs_once_closed(runner: Runner) -> None:
    runner.close()
    with pytest.raises(StoppedError):
        runner(Step.DECODE, b"echo", seconds=10)


def test_a_runner_that_rested_runs_on(runner: Runner) -> None:
    first = runner(Step.RECOGNISE, b"pid", seconds=10)
    runner.rest()
    assert gone(int(first))
    assert runner(Step.RECOGNISE, b"pid", seconds=10) != first


def test_steps_from_several_threads_take_turns(runner: Runner) -> None:
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(runner(Step.DECODE, b"echo %d" % n, seconds=10)))
        for n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [b"0", b"1", b"2", b"3", b"4"]
