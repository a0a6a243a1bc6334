"""A digest a day: due when its local time has passed, also after an outage, never twice, whatever the clock does."""

import datetime as dt
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from intake.config import Config, Digest
from intake.digest.smtp import SmtpSettings
from intake.errors import IntakeError
from intake.telling import due, send_due
from store import telling
from store.database import open_database

VIENNA = ZoneInfo("Europe/Vienna")
MORNING = dt.time(7, 30)
MARCH_10 = dt.date(2009, 3, 10)


def at(text: str, fold: int = 0) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIENNA, fold=fold)


def day(number: int) -> dt.date:
    return dt.date(2009, 3, number)


@pytest.mark.parametrize(
    ("now", "sent", "expected"),
    [
        ("2009-03-10 07:29", (day(9),), None),
        ("2009-03-10 07:30", (day(9),), day(10)),
        ("2009-03-10 23:59", (day(9),), day(10)),
        ("2009-03-10 23:59", (day(9), day(10)), None),
        # missed: the daemon was down on the 9th and comes back in the small hours
        ("2009-03-10 03:00", (day(8),), day(9)),
        # missed for a week: one digest tells everything
        ("2009-03-10 08:00", (day(3),), day(10)),
        # the first start
        ("2009-03-10 07:00", (), None),
        ("2009-03-10 08:00", (), day(10)),
        # a clock that was wrong and went back
        ("2009-03-10 08:00", (day(12),), None),
    ],
)
def test_the_last_day_that_is_due_and_not_sent(now: str, sent: tuple[dt.date, ...], expected: dt.date | None) -> None:
    assert due(at(now), MORNING, sent) == expected


def days_sent(start: dt.datetime, hours: int, time: dt.time) -> list[tuple[dt.date, str]]:
    sent: list[tuple[dt.date, str]] = [(start.date() - dt.timedelta(days=1), "")]
    for minute in range(0, hours * 60, 10):
        now = (start.astimezone(dt.UTC) + dt.timedelta(minutes=minute)).astimezone(VIENNA)
        found = due(now, time, [each for each, _ in sent])
        if found:
            sent.append((found, f"{now:%d %H:%M}"))
    return sent[1:]


def test_an_hour_that_never_comes_still_has_its_digest() -> None:
    assert days_sent(at("2009-03-29 00:00"), 40, dt.time(2, 30)) == [(day(29), "29 03:00"), (day(30), "30 02:30")]


def test_an_hour_that_comes_twice_has_one_digest() -> None:
    found = days_sent(at("2009-10-25 00:00"), 40, dt.time(2, 30))
    assert [when for _, when in found] == ["25 02:30", "26 02:30"]


def test_a_digest_is_sent_once_and_after_a_restart_not_again(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    config = Config(digest=Digest(folder=tmp_path / "out"))
    first = send_due(engine, config, at("2009-03-10 07:31"))
    again = send_due(engine, config, at("2009-03-10 07:32"))
    engine.dispose()
    assert ([each.day for each in first], again) == ([MARCH_10], ())
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".eml", ".html"]


def test_a_digest_that_was_prepared_before_a_crash_is_sent_with_the_same_message_id(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    config = Config(digest=Digest(folder=tmp_path / "out"))
    prepared = telling.prepare(engine, MARCH_10, at("2009-03-10 07:31"))
    sent = send_due(engine, config, at("2009-03-11 08:00"))
    engine.dispose()
    assert [each.day for each in sent] == [MARCH_10, day(11)]
    assert sent[0].message_id == prepared.message_id != sent[1].message_id


SMTP = SmtpSettings(host="mail.desk.example", sender="intake@desk.example", to=("staff@desk.example",))


def test_a_folder_that_cannot_be_written_keeps_no_mail_from_being_sent_and_sends_none_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted: list[EmailMessage] = []

    def post(message: EmailMessage, settings: SmtpSettings) -> tuple[()]:
        posted.append(message)
        return ()

    monkeypatch.setattr("intake.digest.send", post)
    (tmp_path / "file").touch()
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    config = Config(digest=Digest(folder=tmp_path / "file" / "out"), smtp=SMTP)
    (sent,) = send_due(engine, config, at("2009-03-10 07:31"))
    again = send_due(engine, config, at("2009-03-10 07:32"))
    engine.dispose()
    assert (len(posted), again, sent.files) == (1, (), ())
    assert "cannot be written" in (sent.unwritten or "")


def test_a_digest_that_is_only_written_is_tried_again_where_it_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    engine = open_database(f"sqlite:///{tmp_path}/intake.sqlite3")
    config = Config(digest=Digest(folder=tmp_path / "file" / "out"))
    with pytest.raises(IntakeError, match="cannot be written"):
        send_due(engine, config, at("2009-03-10 07:31"))
    (tmp_path / "file").unlink()
    assert [each.day for each in send_due(engine, config, at("2009-03-10 07:32"))] == [MARCH_10]
    engine.dispose()
