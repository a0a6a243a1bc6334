from pathlib import Path

import pytest

from intake.config import load
from intake.demo.folder import made_anew
from intake.errors import NotFoundError


def test_the_configuration_of_the_demo_is_whole(tmp_path: Path) -> None:
    config = load(made_anew(tmp_path / "out", tmp_path / 'a "mail" box'), {})

    assert [mailbox.path for mailbox in config.mailboxes] == [tmp_path / 'a "mail" box']
    assert [meeting.reference for meeting in config.meetings] == ["CU 2009/33"]
    assert config.digest.folder == tmp_path / "out"
    assert config.smtp is None


def test_a_second_demo_starts_from_nothing(tmp_path: Path) -> None:
    made_anew(tmp_path / "out", tmp_path)
    (tmp_path / "out" / "intake.sqlite3").touch()

    made_anew(tmp_path / "out", tmp_path)

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["config.toml"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()

    with pytest.raises(NotFoundError, match="holds something else"):
        made_anew(tmp_path, tmp_path)

    assert (tmp_path / "thesis.txt").exists()


def test_the_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    made_anew(tmp_path / "out", tmp_path)

    assert (tmp_path / "out").stat().st_mode & 0o077 == 0
