"""The daemon on a database server that is away, does not answer, is restarted, or works for another one meanwhile."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine

from intake.errors import Exit
from store.database import open_database, single_daemon, writing
from store.errors import AlreadyRunning
from tests.fixtures.dovecot import Dovecot
from tests.fixtures.postgres import OWNER, PASSWORD, Postgres
from tests.fixtures.program import Program, until

pytestmark = pytest.mark.system

# Signalled from outside: the daemon's own sessions, not the one that asks.
_CUT = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
_HOLDERS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()"

# Seconds: longer than the first pause of a daemon whose line is cut in the midst of its work.
AGAIN = 90.0


def on_server(program: Program, port: int) -> None:
    program.database(f"postgresql://{OWNER}@127.0.0.1:{port}/postgres", 'password_env = "INTAKE_DATABASE_PASSWORD"\n')
    program.environment["INTAKE_DATABASE_PASSWORD"] = PASSWORD


@pytest.fixture
def beside(postgres: Postgres) -> Iterator[Engine]:
    """The daemon's database, emptied, for whoever works beside it."""
    engine = open_database(postgres.emptied())
    yield engine
    engine.dispose()


def holders(engine: Engine) -> list[int]:
    """Return the sessions that hold the daemon's lock."""
    with writing(engine) as connection:
        return list(connection.exec_driver_sql(_HOLDERS).scalars())


def cut(engine: Engine) -> None:
    """Have the session that holds the daemon's lock end, as a restart of the server does; it may take a moment."""
    with writing(engine) as connection:
        connection.exec_driver_sql(_CUT)


def test_a_signal_ends_a_daemon_whose_database_does_not_answer_at_start(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        on_server(program, silent.getsockname()[1])
        program.start(ready=False)
        line, _ = silent.accept()
        with line:
            code, seconds = program.terminate()
    assert code == Exit.DONE
    assert seconds < 10


def test_a_signal_ends_a_daemon_whose_database_has_stopped_answering(
    program: Program, dovecot: Dovecot, own_postgres: Postgres
) -> None:
    program.mailbox(dovecot)
    on_server(program, own_postgres.port)
    program.start()
    with frozen(own_postgres):
        code, seconds = program.terminate()
    assert code == Exit.DONE
    assert seconds < 10
    assert "Traceback" not in program.log


@contextmanager
def frozen(server: Postgres) -> Iterator[None]:
    """Stop every process of a server where it stands."""
    main = int((server.home / "data" / "postmaster.pid").read_text().split()[0])
    pids = [main, *map(int, Path(f"/proc/{main}/task/{main}/children").read_text().split())]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def test_a_server_that_goes_away_is_said_in_one_line(
    program: Program, dovecot: Dovecot, own_postgres: Postgres
) -> None:
    program.mailbox(dovecot)
    on_server(program, own_postgres.port)
    program.start()
    before = len(program.log.splitlines())
    own_postgres.stop()
    program.said("no_database")
    assert program.runs
    code, seconds = program.terminate()
    assert code == Exit.DONE
    assert seconds < 10
    said = program.log.splitlines()[before:]
    assert [line.split("action=")[-1].split(" ")[0] for line in said] == ["no_database", "ended"], program.log


def test_a_lock_that_the_server_forgot_is_taken_again(
    program: Program, dovecot: Dovecot, postgres: Postgres, beside: Engine
) -> None:
    program.mailbox(dovecot)
    on_server(program, postgres.port)
    program.start()
    (first,) = holders(beside)
    cut(beside)
    until(lambda: holders(beside) not in ([], [first]), lambda: program.log, AGAIN)
    assert program.runs
    assert program.command("run", timeout=20).returncode == Exit.RUNNING
    assert program.terminate()[0] == Exit.DONE
    assert "Traceback" not in program.log


def test_a_daemon_that_lost_its_lock_to_another_ends(
    program: Program, dovecot: Dovecot, postgres: Postgres, beside: Engine
) -> None:
    program.mailbox(dovecot)
    on_server(program, postgres.port)
    program.start()

    def taken() -> bool:
        cut(beside)
        try:
            with single_daemon(beside):
                until(lambda: not program.runs, lambda: program.log, AGAIN)
        except AlreadyRunning:  # it was faster: once more
            return False
        return True

    until(taken, lambda: program.log)
    assert program.daemon is not None
    assert program.daemon.returncode == Exit.RUNNING
    assert "another daemon" in program.log
    assert "Traceback" not in program.log


def test_a_database_of_an_unknown_kind_is_refused(program: Program, dovecot: Dovecot) -> None:
    program.mailbox(dovecot)
    program.database("mysql://desk@127.0.0.1/intake")
    done = program.command("run", timeout=20)
    assert done.returncode == Exit.CONFIGURATION
    assert "write sqlite:///FILE or postgresql://" in done.stderr
