"""One [[mailbox]] of the configuration, as a source takes it."""

import datetime as dt
from pathlib import Path
from typing import Literal

from msgspec import Struct

from intake.fields import out_of_bounds

Kind = Literal["imap", "folder"]
Encryption = Literal["implicit", "starttls"]
Acknowledge = Literal["keyword", "move", "none"]
_IMAP_ONLY = (
    "host", "port", "tls", "user", "password_env", "password_file", "ca_file", "folders", "since", "acknowledge",
    "keyword", "move_to", "timeout", "deadline", "chunk",
)  # fmt: skip
_NO_WORD = ("acknowledge", "none")


class MailboxSettings(Struct, frozen=True, kw_only=True):
    """Where mail lies and how it is taken. `name` is the account in the database: renamed, all is taken again.

    Kind "imap" needs `host` and `user`, and the password from the environment variable `password_env` or the first
    line of `password_file`. `tls` is "implicit" (usually port 993) or "starttls" (usually 143); there is no plain
    text. `ca_file` replaces the system's certificate authorities. `folders` are read in this order; `since` leaves
    out what arrived before. A message that is done gets `keyword`, is moved to `move_to`, or stays as it is.

    Kind "folder" needs `path`: a folder of .eml files, a Maildir, an mbox file or one message.

    `timeout` bounds each wait for the server in seconds, `deadline` each visit apart from reading messages, which
    has a deadline of its own. Up to `chunk` messages travel at once. Of a message larger than `max_bytes` only the
    first `max_bytes` + 1 bytes are taken: the parsers' limit is no higher, so that they say it was cut.
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
        """Raise ValueError with a line for each thing that no server is needed to refuse."""
        problems = _problems(self)
        if problems:
            raise ValueError("\n".join(f'mailbox "{self.name}": {each}' for each in problems))

    @property
    def server_port(self) -> int:
        """The port, by `tls` where none is set."""
        return self.port or (993 if self.tls == "implicit" else 143)


def _problems(settings: MailboxSettings) -> list[str]:
    unnamed = [] if settings.name.strip() else ["name is empty: the account in the database needs one"]
    of_its_kind = _folder(settings) if settings.kind == "folder" else _imap(settings)
    return [*unnamed, *out_of_bounds(settings), *of_its_kind]


def _folder(settings: MailboxSettings) -> list[str]:
    wrong = [] if settings.path else ['kind = "folder" needs path']
    # "none" is what happens with a folder anyway.
    meant = [key for key in _IMAP_ONLY if _set(settings, key) and (key, getattr(settings, key)) != _NO_WORD]
    return [*wrong, *(f'{key} is for kind = "imap" only: leave it out' for key in meant)]


def _imap(settings: MailboxSettings) -> list[str]:
    missing = [key for key in ("host", "user", "folders") if not getattr(settings, key)]
    wrong = [f'kind = "imap" needs {" and ".join(missing)}'] if missing else []
    if settings.path:
        wrong.append('path is for kind = "folder" only: leave it out')
    if not (settings.password_env or settings.password_file):
        wrong.append("set password_env or password_file; a password never stands in the configuration")
    return [*wrong, *_acknowledging(settings)]


def _set(settings: MailboxSettings, key: str) -> bool:
    default = settings.__struct_defaults__[settings.__struct_fields__.index(key) - 1]  # all but `name` have one
    return bool(getattr(settings, key) != default)


def _acknowledging(settings: MailboxSettings) -> list[str]:
    if settings.acknowledge == "move" and not settings.move_to:
        return ['acknowledge = "move" needs move_to, the folder for what is done']
    if settings.acknowledge == "move" and settings.move_to in settings.folders:
        return [f'move_to "{settings.move_to}" is one of the folders that are read: name another']
    if settings.acknowledge == "keyword" and not _flag(settings.keyword):
        return [f'keyword "{settings.keyword}" must be one word of ASCII without ( ) {{ % * " \\ ]']
    return []


def _flag(word: str) -> bool:
    """A flag is an IMAP atom (RFC 3501); one with a backslash would be a flag that people use."""
    return bool(word) and all("!" <= char <= "~" and char not in '(){%*"\\]' for char in word)
