"""What opening a database promises beyond the shared rules, and what only SQLite does."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import make_url

from store.database import open_database, reading, writing
from store.databases import postgresql, sqlite
from store.errors import DatabaseFailing, DatabaseUnavailable


def _open(path: Path) -> None:
    open_database(f"sqlite:///{path}").dispose()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
        with writing(engine) as connection:
            connection.exec_driver_sql("UPDATE identity SET id = 1")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(old)
        engine.dispose()
    assert modes
    assert set(modes.values()) == {0o600}, modes


def test_commits_are_on_the_disk_and_foreign_keys_hold(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    with reading(engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": sqlite.BUSY_MS}


def test_a_folder_that_is_missing_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match=r"there is no folder .*/nowhere for the database"):
        _open(tmp_path / "nowhere" / "intake.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"Dear Sir or Madam, " * 100)
    with pytest.raises(DatabaseUnavailable, match=r"letter\.txt cannot be used: file is not a database"):
        _open(path)
    assert path.read_bytes() == b"Dear Sir or Madam, " * 100


@pytest.mark.parametrize("end", ["", "-wal", "-shm", ".lock"])
def test_a_file_that_another_user_left_is_named_with_its_owner_and_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    path = tmp_path / f"intake.sqlite3{end}"
    path.touch()
    monkeypatch.setattr(os, "access", lambda asked, *_, **__: str(asked) != str(path))
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 4_000_000)
    owner, us = path.owner(), path.stat().st_uid + 4_000_000
    with pytest.raises(DatabaseUnavailable) as told:
        _open(tmp_path / "intake.sqlite3")
    assert f"{path} belongs to {owner} and cannot be written by {us}" in str(told.value)
    assert f"`sudo chown {us} '{path}'`" in str(told.value)


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="cannot be written"):
        _open(tmp_path)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("intake.sqlite3", "cannot be read"),
        ("mysql://a@b/c", "mysql databases are not known"),
        ("sqlite://", "in memory forgets"),
        ("sqlite:///:memory:", "in memory forgets"),
    ],
)
def test_a_url_that_cannot_be_used_says_what_to_write(url: str, words: str) -> None:
    with pytest.raises(DatabaseUnavailable, match=words):
        open_database(url)


def test_a_plain_postgresql_url_gets_the_driver_that_is_installed() -> None:
    for url in ("postgresql://a@b/c", "postgres://a@b/c", "postgresql+psycopg2://a@b/c"):
        assert postgresql.connect(make_url(url)).url.drivername == "postgresql+pg8000"


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(
        DatabaseUnavailable, match=r"postgresql://desk:\*\*\*@127\.0\.0\.1:1/intake cannot be used"
    ) as told:
        open_database("postgresql://desk:invented-word@127.0.0.1:1/intake")
    assert "invented-word" not in str(told.value)


def test_a_disk_that_is_full_is_told_from_a_value_that_cannot_be_kept(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")

    def fill() -> None:
        with writing(engine) as connection:
            pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            connection.exec_driver_sql("CREATE TABLE more AS SELECT randomblob(1000000) AS it")

    def refuse() -> None:
        with writing(engine) as connection:
            connection.exec_driver_sql("INSERT INTO identity (id, name) SELECT id, name FROM identity")

    with pytest.raises(DatabaseUnavailable) as refused:
        refuse()
    assert not isinstance(refused.value, DatabaseFailing)
    with pytest.raises(DatabaseFailing, match="full"):
        fill()
    engine.dispose()


@pytest.mark.parametrize(
    ("code", "failing"),
    [("53100", True), ("57P01", True), ("58030", True), ("22021", False), ("57014", False), ("53200", False)],
)
def test_postgresql_says_by_its_code_what_fails(code: str, failing: bool) -> None:
    assert postgresql.failing(RuntimeError({"C": code, "M": "said"})) is failing


def test_who_opens_a_new_file_waits_for_another_who_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "intake.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(sqlite.time, "sleep", lambda _seconds: other.execute("COMMIT"))
    open_database(f"sqlite:///{path}").dispose()
    assert not other.in_transaction
    other.close()
