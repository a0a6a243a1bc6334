"""The language of a text."""

import tempfile

import pytest

from parsers.extract import tongue


def test_a_language_is_told_by_its_sound_without_writing_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", refused)
    tongue._identifier.cache_clear()
    assert tongue.tell("Wij zullen met twee personen aan de vergadering deelnemen.")[0] == "nl"
