"""The digest on disk."""

import datetime as dt
import email
import email.policy
import os
from pathlib import Path

import pytest

from intake import digest
from tests.unit.intake.digest.invented import NOW, busy_day


@pytest.fixture
def message():
    return digest.build(busy_day(), sender="intake@office.example", to=("staff@office.example",), now=NOW)


def test_the_message_and_its_page_are_written_under_the_digest_s_day(message, tmp_path):
    letter, page = digest.write(message, tmp_path / "digests")
    assert (letter.name, page.name) == ("digest-2026-11-24.eml", "digest-2026-11-24.html")
    assert page.read_text("utf-8") == digest.html(busy_day(), NOW)
    again = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    assert again["Message-ID"] == message["Message-ID"]


def test_what_is_written_is_for_the_owner_alone(message, tmp_path):
    old = os.umask(0)
    try:
        written = digest.write(message, tmp_path / "digests")
    finally:
        os.umask(old)
    assert [path.stat().st_mode & 0o777 for path in (*written, tmp_path / "digests")] == [0o600, 0o600, 0o700]


def test_writing_again_replaces_what_was_there(message, tmp_path):
    first = digest.write(message, tmp_path)
    first[1].write_text("old")
    assert digest.write(message, tmp_path) == first
    assert first[1].read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_full_disk_leaves_the_old_digest_and_no_rubbish(message, tmp_path, monkeypatch):
    letter, page = digest.write(message, tmp_path)
    before = letter.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        digest.write(message, tmp_path)
    assert letter.read_bytes() == before
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == [letter.name, page.name]


def test_old_digests_are_known_by_their_day_and_no_other_file_is_one(message, tmp_path):
    written = digest.write(message, tmp_path)
    for name in ("digest-2026-11-24.pdf", "digest-of-old.html", "notes.txt"):
        (tmp_path / name).write_text("ours")
    assert digest.old(tmp_path, dt.date(2026, 11, 24)) == ()
    assert set(digest.old(tmp_path, dt.date(2026, 11, 25))) == set(written)
    assert digest.old(tmp_path / "digests", dt.date(2026, 11, 25)) == ()
