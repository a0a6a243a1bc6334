"""What the staff are told once a day, and its sending.

The material comes from `store.telling`; `content` decides what is said of it, `markup` and `lettering` print
that, `envelope` makes it a message, `smtp` sends it. Times are shown in the zone of `now`.
"""

import datetime as dt
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from intake.digest.smtp import Refused, SmtpSettings, check, send

if TYPE_CHECKING:  # the configuration imports this package, and not every command needs a database
    from store.telling import Material

__all__ = ["Refused", "SmtpSettings", "build", "check", "html", "old", "send", "text", "write"]


def html(material: "Material", now: dt.datetime) -> str:
    """Return the digest as a page that stands alone: no scripts, no pictures, nothing from elsewhere."""
    from intake.digest.content import tell
    from intake.digest.markup import page

    return page(tell(material, now))


def text(material: "Material", now: dt.datetime) -> str:
    """Return the digest as plain text that says the same."""
    from intake.digest.content import tell
    from intake.digest.lettering import letter

    return letter(tell(material, now))


def build(material: "Material", *, sender: str, to: Sequence[str], now: dt.datetime) -> EmailMessage:
    """Return the digest as a message, text and HTML, ready for `send` and `write`.

    `sender` and `to` are addresses as in a header, with or without a name; `now` becomes its Date.
    Raises NotSentAtAllError where one of them is no address.
    """
    from intake.digest.content import tell
    from intake.digest.envelope import Addressed, message
    from intake.digest.lettering import letter
    from intake.digest.markup import page

    said = tell(material, now)
    addressed = Addressed(sender, to, material.day, material.message_id)
    return message(said.subject, letter(said), page(said), addressed, now)


def write(message: EmailMessage, folder: Path) -> tuple[Path, Path]:
    """Write the message as .eml and its page as .html into the folder; return both paths.

    Both are named after the digest's day, whole or not there at all, and readable by the owner only.
    """
    from intake.digest.files import write as written

    return written(message, folder)


def old(folder: Path, before: dt.date) -> tuple[Path, ...]:
    """Return the files of the digests in a folder that are of the days before one."""
    from intake.digest.files import old as found

    return found(folder, before)
