"""run.sh, with stand-ins for the programs that would change this machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


NOTHING_INSTALLED = "exit 1"


@pytest.fixture
def stand_ins(tmp_path: Path) -> Path:
    """A folder of programs that come before the real ones; each writes its arguments into `calls`."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    for name, does in {"dpkg-query": NOTHING_INSTALLED, "id": "echo 1000", "sudo": "exit 1"}.items():
        stand_in(folder, name, does)
    return folder


def stand_in(folder: Path, name: str, does: str) -> None:
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{folder}/calls"\n{does}\n')
    path.chmod(0o755)


def run(stand_ins: Path, *arguments: str, script: Path = ROOT / "run.sh") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{stand_ins}:{os.environ['PATH']}"}
    return subprocess.run(
        [str(script), *arguments], env=environment, cwd=stand_ins, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


def test_alone_it_lists_its_commands(stand_ins: Path) -> None:
    done = run(stand_ins)

    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()[2:]] == [
        "install", "demo", "test", "lint", "bench", "letters", "train", "names", "exam", "clean",
    ]  # fmt: skip


def test_an_unknown_command_is_refused(stand_ins: Path) -> None:
    assert run(stand_ins, "instal").returncode == 2


def test_who_may_install_nothing_gets_the_line_to_run(stand_ins: Path) -> None:
    done = run(stand_ins, "install")

    assert done.returncode == 3
    assert "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends tesseract-ocr-osd" in done.stderr


def test_sudo_is_used_where_it_asks_for_no_password(stand_ins: Path) -> None:
    stand_in(stand_ins, "sudo", "exit 0")

    run(stand_ins, "install")

    assert "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -qq update" in (stand_ins / "calls").read_text()


def test_a_failure_of_apt_ends_with_the_line_to_run(stand_ins: Path) -> None:
    stand_in(stand_ins, "id", "echo 0")
    stand_in(stand_ins, "apt-get", "exit 100")

    done = run(stand_ins, "install")

    assert done.returncode == 3
    assert "apt-get failed" in done.stderr


@pytest.fixture
def clone(tmp_path: Path, stand_ins: Path) -> Path:
    """A clone in which pip finds nothing to install, where all Debian packages are installed."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    shutil.copy(ROOT / "run.sh", folder)
    for name in ("requirements.lock", "requirements-build.lock"):
        (folder / name).write_text("no-such-package==1 --hash=sha256:0\n")
    (folder / "pyproject.toml").touch()
    stand_in(stand_ins, "dpkg-query", "echo installed")
    return folder


@pytest.mark.parametrize("how_far", ["before pip", "within pip"])
def test_an_environment_that_was_left_half_made_is_made_anew(clone: Path, stand_ins: Path, how_far: str) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clone / ".venv")], check=True)
    if how_far == "within pip":
        (clone / ".venv/bin/activate").unlink()
        (package,) = (clone / ".venv/lib").glob("python3*/site-packages")
        (package / "pip").mkdir()
        (package / "pip/__init__.py").touch()

    run(stand_ins, "install", script=clone / "run.sh")

    assert (clone / ".venv/bin/pip").exists()


def test_a_failure_of_pip_says_what_to_do(clone: Path, stand_ins: Path) -> None:
    done = run(stand_ins, "install", script=clone / "run.sh")

    assert done.returncode == 3
    assert "pip failed" in done.stderr
    assert not list((clone / ".venv").glob(".installed*"))
