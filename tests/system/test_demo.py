"""The demo as a user starts it: one process, the real pipeline, an empty folder."""

import email
import subprocess
import sys
from email import policy
from pathlib import Path

import pytest

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("a place")


@pytest.fixture(scope="module")
def demo(place: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "intake"), "demo"]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=600, check=False)


def test_it_ends_well(demo: subprocess.CompletedProcess[str]) -> None:
    assert demo.returncode == 0, demo.stderr
    assert demo.stderr == ""


def test_it_says_who_answered_and_whom_they_send(demo: subprocess.CompletedProcess[str]) -> None:
    for word in ("Norway", "Ingrid Solbakken", "Switzerland", "declined", "Guatemala", "pending"):
        assert word in demo.stdout


def test_every_message_is_settled(demo: subprocess.CompletedProcess[str]) -> None:
    assert "25 messages taken" in demo.stdout
    assert "0 waiting, 0 failed." in demo.stdout


def test_it_says_where_everything_lies(demo: subprocess.CompletedProcess[str], place: Path) -> None:
    lines = [line for line in demo.stdout.splitlines() if ": " in line and "demo-output/" in line]
    named = [line.split(":", 1)[1].strip() for line in lines]
    assert {Path(name).suffix for name in named} == {".sqlite3", ".toml", ".eml", ".html"}
    assert all((place / name).exists() for name in named)


def test_the_digest_is_a_message_that_names_the_people(demo: subprocess.CompletedProcess[str], place: Path) -> None:
    (written,) = (place / "demo-output").glob("digest-*.eml")
    digest = email.message_from_bytes(written.read_bytes(), policy=policy.default)
    body = digest.get_body(("plain",))
    assert body is not None
    assert "Solbakken" in body.get_content()
