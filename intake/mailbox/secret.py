"""A mailbox's password, from where it may be kept."""

import os

from intake.mailbox.errors import MailboxError
from intake.mailbox.settings import MailboxSettings


def password(settings: MailboxSettings) -> str:
    """Return the password, read anew each time: whoever changes it need not start the program again.

    Raises MailboxError where there is none.
    """
    if settings.password_env and os.environ.get(settings.password_env):
        return os.environ[settings.password_env]
    if settings.password_file:
        return _first_line(settings)
    raise MailboxError(
        f"{settings.name}: no password for {settings.user}: set the environment variable {settings.password_env}"
    )


def exposed(settings: MailboxSettings) -> str | None:
    """Say what is wrong with who may read the password file, None if nothing."""
    path = settings.password_file
    if path is None or not path.exists() or not path.stat().st_mode & 0o077:
        return None
    return f"{settings.name}: others may read {path}: chmod 600 {path}"


def _first_line(settings: MailboxSettings) -> str:
    path = settings.password_file
    assert path is not None
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise MailboxError(
            f"{settings.name}: password_file {path} cannot be read ({reason}): write the password in its first line"
        ) from error
    if not lines or not lines[0]:
        raise MailboxError(f"{settings.name}: password_file {path} is empty: write the password in its first line")
    return lines[0]
