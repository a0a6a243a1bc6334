"""Every error is one line that says what to do, and an exit code that a script can tell apart."""

import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from intake.cli import COMMANDS, main
from intake.cli.border import Border
from intake.errors import Exit, NotFoundError
from store.errors import AlreadyRunning, DatabaseUnavailable, UnknownMessage


def ended(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotFoundError("There is no x."), Exit.NOT_FOUND),
        (UnknownMessage("There is no message 7."), Exit.NOT_FOUND),
        (AlreadyRunning("another daemon"), Exit.RUNNING),
        (DatabaseUnavailable("gone"), Exit.DATABASE),
        (ZeroDivisionError("by zero"), Exit.DEFECT),
    ],
)
def test_an_error_is_one_line_and_its_code(error: Exception, code: Exit) -> None:
    @click.command()
    def fails() -> None:
        raise error

    result = CliRunner().invoke(Border(commands=[fails]), ["fails"])
    assert result.exit_code == code
    assert result.output.count("\n") == 1
    assert str(error) in result.output
    assert "Traceback" not in result.output


def test_a_file_that_may_not_be_read_is_told_by_us_and_not_as_a_wrong_command_line() -> None:
    def all_of(command: click.Command) -> list[click.Command]:
        inside = command.commands.values() if isinstance(command, click.Group) else ()
        return [command, *(one for each in inside for one in all_of(each))]

    kinds = [argument.type for one in all_of(main) for argument in one.params if isinstance(argument, click.Argument)]
    paths = [kind for kind in kinds if isinstance(kind, click.Path)]
    assert paths
    assert not any(kind.readable for kind in paths)


def test_a_signal_that_is_ignored_stays_so() -> None:
    @click.command()
    def goes_on() -> None:
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert CliRunner().invoke(Border(commands=[goes_on]), ["goes-on"]).exit_code == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_an_interrupted_command_says_what_is_left_to_do() -> None:
    @click.command()
    def hangs() -> None:
        raise KeyboardInterrupt

    result = CliRunner().invoke(Border(commands=[hangs]), ["hangs"])
    assert result.exit_code == Exit.STOPPED
    assert "the same command again" in result.output


def test_commands_are_listed_in_the_order_of_the_way_of_a_message() -> None:
    code, output = ended("--help")
    names = [command.name for command in COMMANDS]
    assert code == 0
    assert [line.split()[0] for line in output.splitlines() if line.split()[:1] and line.split()[0] in names] == names


def test_every_exit_code_is_documented() -> None:
    output = ended("--help")[1]
    for code in Exit:
        assert f" {code.value} " in output


def test_a_configuration_that_is_missing_is_told(tmp_path: Path) -> None:
    code, output = ended("--config", str(tmp_path / "none.toml"), "status")
    assert (code, "none.toml cannot be read" in output) == (Exit.CONFIGURATION, True)


def test_a_wrong_command_line_is_2() -> None:
    assert ended("show", "seven")[0] == Exit.USAGE


def test_parse_loads_nothing_heavy() -> None:
    code = "import sys, intake.cli, intake.config, intake.workers, parsers; intake.config.load(None, {})"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    heavy = {"sqlalchemy", "imapclient", "rich", "apscheduler", "smtplib", "numpy"}
    assert not heavy & set(done.stdout.split())
