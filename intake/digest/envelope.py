"""The digest as a message: its headers are ours alone, never a stranger's words."""

import datetime as dt
import email.policy
from collections.abc import Sequence
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from msgspec import Struct

from intake.digest.characters import plain
from intake.digest.errors import NotSentAtAllError

# The day that the digest is about, which is not its Date where it was sent late.
DAY = "X-Digest-Day"
_NO_ADDRESS = "{!r} is no e-mail address: correct sender and to of the digest."


class Addressed(Struct, frozen=True):
    """From whom and to whom, for which day, and the fixed Message-ID; without one, as in a preview, no such header."""

    sender: str
    to: Sequence[str]
    day: dt.date
    message_id: str


def message(subject: str, text: str, html: str, addressed: Addressed, now: dt.datetime) -> EmailMessage:
    """Return a multipart/alternative message, dated `now`."""
    letter = EmailMessage(policy=email.policy.SMTP)
    letter["From"] = _address(addressed.sender)
    letter["To"] = [_address(each) for each in addressed.to]
    letter["Subject"] = plain(subject)
    letter["Date"] = format_datetime(now)
    if addressed.message_id:
        letter["Message-ID"] = plain(addressed.message_id)
    letter[DAY] = addressed.day.isoformat()
    letter["Content-Language"] = "en"
    # RFC 3834, and what Exchange heeds instead: no out-of-office reply to this ends in the mailbox that is read.
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    # Base64, because the words of six scripts are unreadable in quoted-printable anyway and no line grows too long.
    letter.set_content(text, charset="utf-8", cte="base64")
    letter.add_alternative(html, subtype="html", charset="utf-8", cte="base64")
    return letter


def _address(written: str) -> Address:
    name, spec = parseaddr(plain(written))
    try:
        address = Address(plain(name), addr_spec=spec)
    except (ValueError, IndexError, HeaderParseError) as error:  # "a@" makes Python 3.11 reach beyond the end
        raise NotSentAtAllError(_NO_ADDRESS.format(written)) from error
    if not address.username or not address.domain:
        raise NotSentAtAllError(_NO_ADDRESS.format(written))
    return address
