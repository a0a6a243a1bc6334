"""config.toml -> Config: looked for, wholly checked, frozen. What is wrong is said all at once."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Mapping
from email.utils import parseaddr
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from intake.errors import ConfigError
from intake.fields import NOT_HERE, SECRETS, Reading, out_of_bounds
from parsers.limits import Limits
from parsers.record import Meeting, Secretariat

if TYPE_CHECKING:  # their packages bring the database along, which `intake parse` has no time to load
    from intake.digest.smtp import SmtpSettings
    from intake.mailbox.settings import MailboxSettings

VARIABLE = "INTAKE_CONFIG"
SYSTEM = Path("/etc/delegation-intake/config.toml")
BUILT_IN = "the built-in default"
# As the store knows them, which is not asked: it loads for longer than `intake parse` has time.
_DATABASES = ("sqlite", "postgresql", "postgres")
_TABLES = ("database", "mailbox", "secretariat", "meeting", "digest", "polling", "limits", "retention")


class Database(Struct, frozen=True):
    """Where everything is kept. The password of a PostgreSQL database comes from the environment or a file."""

    url: str = "sqlite:///delegation-intake.sqlite3"
    password_env: str | None = None
    password_file: Path | None = None

    def address(self, environment: Mapping[str, str] = os.environ) -> str:
        """Return the URL to connect to, the password in it. Raises ConfigError where that is not to be had."""
        if not (self.password_env or self.password_file):
            return self.url
        password = _secret(self.password_env, self.password_file, environment)
        scheme, _, rest = self.url.partition("://")
        user, _, place = rest.rpartition("@")
        return f"{scheme}://{user}:{quote(password, safe='')}@{place}"


class Digest(Struct, frozen=True):
    """When the digest is made, and the folder it is written to as .eml and .html besides being sent."""

    time: str = "07:30"
    zone: str = "Europe/Vienna"
    folder: Path | None = None

    @property
    def due(self) -> dt.time:
        """The local time of the day from which the day's digest is due."""
        return dt.time.fromisoformat(self.time)

    @property
    def tz(self) -> ZoneInfo:
        """The time zone of `time`, and of the times in the digest."""
        return ZoneInfo(self.zone)


class Polling(Struct, frozen=True):
    """How often mailboxes are read, how long one round may take, and the pauses before a message is read again.

    All in seconds. A message that fails once more than there are `pauses` is given up.
    """

    every: float = 60.0
    deadline: float = 600.0
    pauses: tuple[float, ...] = (60.0, 300.0)


class Retention(Struct, frozen=True):
    """How many days after a meeting what is kept of people there is deleted; None is never."""

    days: int | None = None


class Config(Struct, frozen=True):
    """Everything that can be set; `source` says where it was read."""

    source: str = BUILT_IN
    database: Database = Database()
    mailboxes: tuple[MailboxSettings, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    secretariat: Secretariat = Secretariat()
    digest: Digest = Digest()
    smtp: SmtpSettings | None = None
    polling: Polling = Polling()
    limits: Limits = Limits()
    retention: Retention = Retention()

    @property
    def place(self) -> str:
        """Where something is to be added to it, in words: of the built-in one that stands nowhere, a file to begin."""
        return "config.toml in this folder" if self.source == BUILT_IN else self.source

    @property
    def mailbox_names(self) -> tuple[str, ...]:
        """The names of the mailboxes that are polled, in their order."""
        return tuple(each.name for each in self.mailboxes)


def load(named: Path | None, environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> Config:
    """Return the configuration. Raises ConfigError with everything that is wrong.

    It is `named`, else $INTAKE_CONFIG, else config.toml in `folder` (the current one), else /etc's, else our own.
    """
    path = _found(named, environment, folder or Path.cwd())
    if path is None:
        return read(_built_in(), BUILT_IN, Path.cwd())
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"{path} cannot be read ({reason}): correct --config or ${VARIABLE}.") from error
    return read(text, str(path), path.absolute().parent)


def read(text: str, source: str, base: Path) -> Config:
    """Return the configuration in a TOML text; relative paths count from `base`. Raises ConfigError."""
    try:
        document = tomllib.loads(text)
    except ValueError as error:  # a number of thousands of digits is no TOMLDecodeError
        raise ConfigError(f"{source} is no proper TOML: {error}.") from error
    reading = Reading(base)
    config = _config(document, reading, source)
    if reading.problems:
        raise ConfigError("\n".join((f"{source} has to be corrected:", *(f"  {each}" for each in reading.problems))))
    return config


def _found(named: Path | None, environment: Mapping[str, str], folder: Path) -> Path | None:
    if named is not None:
        return named
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    ours = folder / "config.toml"
    return ours if _there(ours, forbidden=False) else SYSTEM if _there(SYSTEM, forbidden=True) else None


def _there(path: Path, *, forbidden: bool) -> bool:
    """Say whether there is such a file; `forbidden` is the answer where this user may not look.

    A person's own folder is often closed to the user of the service, and means nothing; the system's being closed
    means that somebody else's configuration would hold.
    """
    try:
        return path.exists()
    except PermissionError:
        return forbidden


def _built_in() -> str:
    return resources.files("intake").joinpath("default.toml").read_text("utf-8")


def _config(document: Mapping[str, Any], reading: Reading, source: str) -> Config:
    reading.known(document, _TABLES, "")
    digest_table = reading.table(document, "digest")
    limits = reading.struct(Limits, reading.table(document, "limits"), "limits.") or Limits()
    config = Config(
        source=source,
        database=reading.struct(Database, reading.table(document, "database"), "database.") or Database(),
        mailboxes=_mailboxes(document, reading, limits),
        meetings=_meetings(document, reading),
        secretariat=reading.struct(Secretariat, reading.table(document, "secretariat"), "secretariat.")
        or Secretariat(),
        digest=reading.struct(Digest, digest_table, "digest.", ("smtp",)) or Digest(),
        smtp=_smtp(digest_table, reading),
        polling=reading.struct(Polling, reading.table(document, "polling"), "polling.") or Polling(),
        limits=limits,
        retention=reading.struct(Retention, reading.table(document, "retention"), "retention.") or Retention(),
    )
    reading.problems += _wrong(config)
    return replace(config, database=_placed(config.database, reading.base))


def _mailboxes(document: Mapping[str, Any], reading: Reading, limits: Limits) -> tuple[MailboxSettings, ...]:
    tables = reading.tables(document, "mailbox")
    if not tables:
        return ()
    from intake.mailbox.settings import MailboxSettings

    defaults = {"max_bytes": limits.message_bytes}
    found = (
        reading.struct(MailboxSettings, defaults | dict(table), f"mailbox {_named(table, 'name', number)}: ")
        for number, table in enumerate(tables, 1)
    )
    return tuple(each for each in found if each is not None)


def _meetings(document: Mapping[str, Any], reading: Reading) -> tuple[Meeting, ...]:
    found = (
        reading.struct(Meeting, table, f"meeting {_named(table, 'reference', number)}: ")
        for number, table in enumerate(reading.tables(document, "meeting"), 1)
    )
    return tuple(each for each in found if each is not None)


def _smtp(table: Mapping[str, Any], reading: Reading) -> SmtpSettings | None:
    if "smtp" not in table:
        return None
    from intake.digest.smtp import SmtpSettings

    return reading.struct(SmtpSettings, reading.table(table, "smtp"), "digest.smtp.")


def _named(table: Mapping[str, Any], key: str, number: int) -> str:
    name = table.get(key)
    return name if isinstance(name, str) else str(number)


# Days: the staff needs some to look at what came, and a hundred years are never too few.
_SHORTEST_KEPT, _LONGEST_KEPT = 30, 36_500


def _wrong_retention(days: int | None) -> list[str]:
    if days is None or _SHORTEST_KEPT <= days <= _LONGEST_KEPT:
        return []
    return [f"retention.days = {days}: has to be {_SHORTEST_KEPT} to {_LONGEST_KEPT}"]


# Seconds: a file that may be half written is watched for two, and then there must be time to take it.
_SHORTEST_POLL = 10


def _too_short(polling: Polling) -> list[str]:
    if not 0 < polling.deadline < _SHORTEST_POLL:
        return []
    return [f"polling.deadline = {polling.deadline}: has to be at least {_SHORTEST_POLL} seconds"]


def _wrong(config: Config) -> list[str]:
    """Return what no single value shows."""
    names = [mailbox.name for mailbox in config.mailboxes]
    references = [meeting.reference for meeting in config.meetings]
    return [
        *(f"mailbox {name}: two mailboxes have this name" for name in sorted({n for n in names if names.count(n) > 1})),
        *(f"meeting {each}: it is there twice" for each in sorted({r for r in references if references.count(r) > 1})),
        *_wrong_digest(config.digest),
        *_wrong_secretariat(config.secretariat),
        *_wrong_database(config.database),
        *_wrong_addresses(config.smtp),
        *(out_of_bounds(config.smtp, "digest.smtp.") if config.smtp else ()),
        *out_of_bounds(config.polling, "polling."),
        *_too_short(config.polling),
        *out_of_bounds(config.limits, "limits."),
        *_cut_unseen(config),
        *_wrong_retention(config.retention.days),
        *(
            f"meeting {meeting.reference}: it ends before it starts"
            for meeting in config.meetings
            if meeting.starts and meeting.ends and meeting.ends < meeting.starts
        ),
    ]


def _cut_unseen(config: Config) -> list[str]:
    """Return what is wrong with mailboxes that take less of a message than is read: nobody would be told of its end."""
    most = config.limits.message_bytes
    return [
        f"mailbox {mailbox.name}: max_bytes = {mailbox.max_bytes} is less than limits.message_bytes = {most}, and a "
        "message that is cut would not say so: lower that too, or leave max_bytes out"
        for mailbox in config.mailboxes
        if mailbox.max_bytes < most
    ]


def _wrong_digest(digest: Digest) -> list[str]:
    wrong = []
    try:
        if digest.due.tzinfo is not None:
            raise ValueError
    except ValueError:
        wrong.append(f"digest.time = {digest.time!r}: write a local time such as 07:30")
    try:
        _ = digest.tz
    except (ZoneInfoNotFoundError, ValueError, OSError):
        wrong.append(f"digest.zone = {digest.zone!r}: there is no such time zone; write one such as Europe/Vienna")
    return wrong


def _wrong_secretariat(ours: Secretariat) -> list[str]:
    return [
        f"secretariat.colleagues = {each!r}: write an address, or a domain such as @office.example"
        for each in ours.colleagues
        if not _address(f"a{each}" if each.startswith("@") else each)
    ] + [
        f"secretariat.authserv_ids = {each!r}: write the word before the first semicolon, such as mx.office.example"
        for each in ours.authserv_ids
        if not each or set(each) & set(" ;()")
    ]


def _wrong_addresses(smtp: SmtpSettings | None) -> list[str]:
    addresses = (("sender", smtp.sender), *(("to", each) for each in smtp.to)) if smtp else ()
    wrong = [f"digest.smtp.{key} = {each!r}: is no e-mail address" for key, each in addresses if not _address(each)]
    return wrong if smtp is None or smtp.to else [*wrong, "digest.smtp.to is empty: name who gets the digest"]


def _address(written: str) -> bool:
    name, _, domain = parseaddr(written)[1].rpartition("@")
    return bool(name and domain) and written.isprintable()


def _wrong_database(database: Database) -> list[str]:
    scheme, _, rest = database.url.partition("://")
    if not rest or scheme.partition("+")[0] not in _DATABASES or not _port_is_a_number(database.url):
        shown = database.url.partition(":")[0]  # what follows may hold a password
        return [f"database.url = {shown!r}: write sqlite:///FILE or postgresql://USER@HOST/NAME"]
    if scheme.startswith("sqlite"):
        named = database.password_env or database.password_file
        return ["database: an SQLite file has no password: leave out password_env and password_file"] if named else []
    if _holds_a_password(rest):
        return [f"database.url: {NOT_HERE}. Leave the password out and set password_env or password_file"]
    return []


def _holds_a_password(rest: str) -> bool:
    login = rest.partition("@")[0] if "@" in rest else ""
    keys = {key.strip().lower() for key, _ in parse_qsl(rest.partition("?")[2], keep_blank_values=True)}
    return ":" in login or any(key in SECRETS or "password" in key for key in keys)


def _port_is_a_number(url: str) -> bool:
    try:
        _ = urlsplit(url).port
    except ValueError:
        return False
    return True


def _secret(variable: str | None, file: Path | None, environment: Mapping[str, str]) -> str:
    if variable:
        if environment.get(variable):
            return environment[variable]
        raise ConfigError(f"No password for the database: set the environment variable {variable}.")
    assert file is not None
    try:
        return file.read_text("utf-8").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise ConfigError(f"No password for the database in {file}: write it in its first line.") from error


def _placed(database: Database, base: Path) -> Database:
    """Return it with the file of an SQLite database at a place that does not depend on where we are called from."""
    scheme, _, path = database.url.partition(":///")
    if not scheme.startswith("sqlite") or not path:
        return database
    return replace(database, url=f"{scheme}:///{base / Path(path).expanduser()}")
