"""Messages as the mail programs of missions, ministries, copiers and fax gateways write them."""

from collections.abc import Sequence
from email.header import Header
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formataddr

SECRETARIAT = "UNTOC COP Secretariat <conference@secretariat.example>"


def text(body: str, *, charset: str = "utf-8", kind: str = "plain") -> MIMEText:
    """A text part, plain or html."""
    return MIMEText(body, kind, charset)


def attachment(data: bytes, filename: str, kind: str = "octet-stream") -> Message:
    """A file; `kind` is the MIME subtype, with "image/" before it for a picture."""
    picture = kind.startswith("image/")
    part: Message = MIMEImage(data, kind.removeprefix("image/")) if picture else MIMEApplication(data, kind)
    plain = filename.isascii()
    part.add_header("Content-Disposition", "attachment", filename=filename if plain else ("utf-8", "", filename))
    return part


def nested(message: Message) -> MIMEMessage:
    """A forwarded message, attached whole."""
    return MIMEMessage(message)


def mixed(*parts: Message, boundary: str) -> Message:
    """Several parts one after the other."""
    return _joined("mixed", parts, boundary)


def alternative(*parts: Message, boundary: str) -> Message:
    """The same text twice, the richer one last."""
    return _joined("alternative", parts, boundary)


def _joined(kind: str, parts: Sequence[Message], boundary: str) -> Message:
    whole = MIMEMultipart(kind, boundary=f"----=_{boundary}")
    for part in parts:
        whole.attach(part)
    return whole


def addressed(
    message: Message,
    *,
    sender: tuple[str, str],
    subject: str,
    date: str,
    message_id: str,
    charset: str = "utf-8",
    fields: Sequence[tuple[str, str]] = (),
) -> Message:
    """Put the envelope's fields on a message; non-ASCII words are encoded in `charset`."""
    host = sender[1].partition("@")[2]
    message["Received"] = f"from mail.{host} ([198.51.100.7]) by mx.secretariat.example with ESMTP; {date}"
    name = Header(sender[0], charset).encode() if not sender[0].isascii() else sender[0]
    message["From"] = f"{name} <{sender[1]}>" if not sender[0].isascii() else formataddr(sender)
    message["To"] = SECRETARIAT
    message["Subject"] = subject if subject.isascii() else Header(subject, charset, header_name="Subject").encode()
    message["Date"] = date
    message["Message-ID"] = message_id
    for field, value in fields:
        message[field] = value
    return message
