"""One [[mailbox]] of the configuration, as a source takes it."""

import datetime as dt
from pathlib import Path
from typing import Literal

from msgspec import Struct

Kind = Literal["imap", "folder"]
Encryption = Literal["implicit", "starttls"]
Acknowledge = Literal["keyword", "move", "none"]


class MailboxSettings(Struct, frozen=True, kw_only=True):
    """Where mail lies and how it is taken. `name` is the account in the database: renamed, all is taken again.

    Kind "imap" needs `host` and `user`, and the password from the environment variable `password_env` or the first
    line of `password_file`. `tls` is "implicit" (usually port 993) or "starttls" (usually 143); there is no plain
    text. `ca_file` replaces the system's certificate authorities. `folders` are read in this order; `since` leaves
    out what arrived before. A message that is done gets `keyword`, is moved to `move_to`, or stays as it is.

    Kind "folder" needs `path`: a folder of .eml files, a Maildir, an mbox file or one message.

    `timeout` bounds each wait for the server in seconds, `deadline` each visit apart from reading messages, which
    has a deadline of its own. Up to `chunk` messages travel at once. Of a message larger than `max_bytes` only the
    first `max_bytes` + 1 bytes are taken: one more than the parsers' limit, so that they say it was cut.
    """

    name: str
    kind: Kind = "imap"
    host: str = ""
    port: int | None = None
    tls: Encryption = "implicit"
    user: str = ""
    password_env: str | None = None
    password_file: Path | None = None
    ca_file: Path | None = None
    folders: tuple[str, ...] = ("INBOX",)
    path: Path | None = None
    since: dt.date | None = None
    acknowledge: Acknowledge = "keyword"
    keyword: str = "$DelegationIntake"
    move_to: str | None = None
    timeout: float = 30.0
    deadline: float = 120.0
    chunk: int = 50
    max_bytes: int = 60_000_000

    def __post_init__(self) -> None:
        """Raise ValueError for what no server is needed to refuse."""
        problem = _problem(self)
        if problem:
            raise ValueError(f'mailbox "{self.name}": {problem}')

    @property
    def server_port(self) -> int:
        """The port, by `tls` where none is set."""
        return self.port or (993 if self.tls == "implicit" else 143)


def _problem(settings: MailboxSettings) -> str | None:
    for key in ("timeout", "deadline", "chunk", "max_bytes"):
        if getattr(settings, key) <= 0:
            return f"{key} must be more than 0"
    if settings.kind == "folder":
        return None if settings.path else 'kind = "folder" needs path'
    missing = [key for key in ("host", "user", "folders") if not getattr(settings, key)]
    if missing:
        return f'kind = "imap" needs {" and ".join(missing)}'
    if settings.port is not None and not 0 < settings.port < 65536:
        return "port must lie between 1 and 65535"
    if not (settings.password_env or settings.password_file):
        return "set password_env or password_file; a password never stands in the configuration"
    return _acknowledging(settings)


def _acknowledging(settings: MailboxSettings) -> str | None:
    if settings.acknowledge == "move" and not settings.move_to:
        return 'acknowledge = "move" needs move_to, the folder for what is done'
    if settings.acknowledge == "move" and settings.move_to in settings.folders:
        return f'move_to "{settings.move_to}" is one of the folders that are read: name another'
    if settings.acknowledge == "keyword" and not _flag(settings.keyword):
        return f'keyword "{settings.keyword}" must be one word of ASCII without ( ) {{ % * " \\ ]'
    return None


def _flag(word: str) -> bool:
    """A flag is an IMAP atom (RFC 3501); one with a backslash would be a flag that people use."""
    return bool(word) and all("!" <= char <= "~" and char not in '(){%*"\\]' for char in word)
