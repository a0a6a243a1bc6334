"""The daily digest: when it is due, and its way from the database to the staff, once."""

import datetime as dt
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Engine

from intake import digest
from intake.config import Config
from intake.errors import IntakeError, NotFoundError
from store import telling

# Sender and receiver of a digest that is written to a file and not sent.
NOBODY = "Delegation Intake <digest@delegation-intake.invalid>"


class Sent(Struct, frozen=True):
    """A digest that went out to `to`; `files` is where it was written, `refused` whom the mail server did not take.

    `unwritten` says why it could not be written although it was sent.
    """

    day: dt.date
    message_id: str
    items: int
    to: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    refused: tuple[digest.Refused, ...] = ()
    unwritten: str | None = None


def due(now: dt.datetime, time: dt.time, sent: Sequence[dt.date]) -> dt.date | None:
    """Return the day whose digest is due at `now`, local time, and not yet sent; None if there is none.

    Of several days that were missed the last one is due: its digest tells everything. A day is never followed by an
    earlier one, whatever the clock does, so an hour that comes twice sends nothing twice. A time that a day does not
    have is due when the clock has passed it. Where no digest was ever sent, only today's can be due.
    """
    today = now.date()
    if now.time().replace(tzinfo=None) >= time:
        day = today
    elif sent:
        day = today - dt.timedelta(days=1)
    else:
        return None
    return day if not sent or day > max(sent) else None


def send_due(engine: Engine, config: Config, now: dt.datetime) -> tuple[Sent, ...]:
    """Send what was prepared and not sent, and then what is due. Raises as `send` does."""
    local = now.astimezone(config.digest.tz)
    left = telling.unsent_days(engine)
    day = due(local, config.digest.due, (*telling.sent_days(engine), *left))
    days = (*left, day) if day else left
    return tuple(send(engine, config, each, now) for each in days)


def send(engine: Engine, config: Config, day: dt.date, now: dt.datetime) -> Sent:
    """Write and send the digest of a day as configured; the same day again is the same digest.

    Raises DigestError where it cannot be sent, IntakeError where it is only written and cannot be.
    """
    host = parseaddr(config.smtp.sender)[1].rpartition("@")[2] if config.smtp else telling.NOWHERE
    material = telling.prepare(engine, day, now, host, config.mailbox_names)
    message = composed(material, config, now)
    if config.smtp is None:
        files = _written(message, config.digest.folder)
        telling.sent(engine, day, now)
        return Sent(day, material.message_id, len(material.items), files=files)
    refused = digest.send(message, config.smtp)
    telling.sent(engine, day, now)  # before anything else can go wrong: nobody gets it twice for want of a file
    files, unwritten = _copied(message, config.digest.folder)
    kept_from = {each.address for each in refused}
    to = tuple(each for each in config.smtp.to if parseaddr(each)[1] not in kept_from)
    return Sent(day, material.message_id, len(material.items), to, files, refused, unwritten)


def composed(material: telling.Material, config: Config, now: dt.datetime) -> EmailMessage:
    """Return the digest as a message to whom the configuration names."""
    sender, to = (config.smtp.sender, config.smtp.to) if config.smtp else (NOBODY, (NOBODY,))
    return digest.build(material, sender=sender, to=to, now=now.astimezone(config.digest.tz))


def _copied(message: EmailMessage, folder: Path | None) -> tuple[tuple[Path, ...], str | None]:
    """Write what was sent; return the files, and what is wrong where that cannot be done."""
    try:
        return _written(message, folder), None
    except IntakeError as error:
        return (), str(error)


def _written(message: EmailMessage, folder: Path | None) -> tuple[Path, ...]:
    if folder is None:
        return ()
    try:
        return digest.write(message, folder)
    except OSError as error:
        raise IntakeError(f"The digest cannot be written to {folder} ({error.strerror}): correct it.") from error


def sent_days(engine: Engine) -> tuple[dt.date, ...]:
    """Return the days whose digest was sent, oldest first."""
    return telling.sent_days(engine)


def known(engine: Engine, day: dt.date, today: dt.date) -> dt.date:
    """Return `day` if it is today or has a digest. Raises NotFoundError: the past cannot be made up afterwards."""
    if day != today and day not in (*telling.sent_days(engine), *telling.unsent_days(engine)):
        raise NotFoundError(f"There was no digest on {day}; what came then is told in the next one: `intake digest`.")
    return day


def looked_at(engine: Engine, config: Config, day: dt.date, today: dt.date, now: dt.datetime) -> telling.Material:
    """Return what the digest of a day says, or would say today, without marking anything. Raises NotFoundError."""
    if day in (*telling.sent_days(engine), *telling.unsent_days(engine)):
        return telling.material(engine, day)
    return telling.preview(engine, known(engine, day, today), now, config.mailbox_names)


def rendered(material: telling.Material, config: Config, now: dt.datetime, suffix: str) -> bytes:
    """Return a digest as a file of a kind: ".html", ".eml", else text."""
    local = now.astimezone(config.digest.tz)
    if suffix == ".eml":
        return composed(material, config, now).as_bytes()
    return (digest.html if suffix == ".html" else digest.text)(material, local).encode()
