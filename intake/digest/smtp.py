"""Hands the digest to a mail server: over TLS or not at all."""

import os
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Literal

from msgspec import Struct

from intake.digest.errors import NotSentAtAllError, NotSentNowError

# Answers (RFC 4954, RFC 5321) that a person has to act on although a later try may differ.
_WRONG_PASSWORD = 535

_LATER = "Try again later; `intake run` does."


class SmtpSettings(Struct, frozen=True):
    """Which server sends the digest, from whom and to whom.

    `tls` is "implicit" (TLS from the first byte, usually port 465) or "starttls" (usually 587); there is no
    plain text. The password comes from the environment variable `password_env` or the first line of
    `password_file`; without `user` nobody logs in. `timeout` bounds each wait, `deadline` all of it, in seconds.
    """

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    tls: Literal["implicit", "starttls"] = "starttls"
    user: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    ca_file: Path | None = None
    timeout: float = 30.0
    deadline: float = 180.0


class Refused(Struct, frozen=True):
    """One address that the server did not take while it took others."""

    address: str
    answer: str


def send(message: EmailMessage, settings: SmtpSettings) -> tuple[Refused, ...]:
    """Send the message; return the addresses that were refused while others were taken.

    Raises NotSentNowError where a later try may work and NotSentAtAllError where a person has to act first.
    """
    if not settings.to:
        raise NotSentAtAllError("Nobody gets the digest: write at least one address into to.")
    sender, recipients = parseaddr(settings.sender)[1], [parseaddr(address)[1] for address in settings.to]
    with _session(settings) as connection:
        refused = connection.send_message(message, sender, recipients)
    return tuple(Refused(address, _said(code, text)) for address, (code, text) in sorted(refused.items()))


def check(settings: SmtpSettings) -> str:
    """Log in, send nothing, and return what was reached in one line. Raises like `send`."""
    with _session(settings) as connection:
        code, text = connection.noop()
        if code >= 400:
            raise smtplib.SMTPResponseException(code, text)
    who = f", logged in as {settings.user}" if settings.user else ""
    return f"{_place(settings)} takes mail over TLS{who}"


@contextmanager
def _session(settings: SmtpSettings) -> Iterator[smtplib.SMTP]:
    """Give a connection that is encrypted and logged in, every error told as one of ours."""
    password, context = _password(settings), _trust(settings)
    try:
        with _connected(settings, context) as connection:
            if settings.user:
                connection.login(settings.user, password)
            yield connection
    except smtplib.SMTPException as error:
        raise _told(error, settings) from error
    except ssl.SSLEOFError as error:
        raise NotSentNowError(_unreached(error, settings)) from error
    except ssl.SSLError as error:
        raise NotSentAtAllError(_distrusted(error, settings)) from error
    except OSError as error:
        raise NotSentNowError(_unreached(error, settings)) from error


@contextmanager
def _connected(settings: SmtpSettings, context: ssl.SSLContext) -> Iterator[smtplib.SMTP]:
    connection = (
        smtplib.SMTP_SSL(timeout=settings.timeout, context=context)
        if settings.tls == "implicit"
        else smtplib.SMTP(timeout=settings.timeout)
    )
    # smtplib checks the certificate against the name it was made with, which without one is empty.
    connection._host = settings.host  # type: ignore[attr-defined]
    with _deadline(connection, settings.deadline):
        code, text = connection.connect(settings.host, settings.port)
        if code != 220:
            connection.close()
            raise smtplib.SMTPConnectError(code, text)
        try:
            if settings.tls == "starttls":
                _encrypt(connection, settings, context)
            yield connection
            _goodbye(connection)
        finally:
            connection.close()


def _encrypt(connection: smtplib.SMTP, settings: SmtpSettings, context: ssl.SSLContext) -> None:
    """Turn the connection into TLS or give it up: a digest never travels in the open."""
    connection.ehlo()
    if not connection.has_extn("starttls"):
        raise NotSentAtAllError(
            f"The mail server {_place(settings)} offers no STARTTLS, and the digest is not sent in the open. "
            'Ask its operator, or set tls = "implicit" with the port for it, usually 465.'
        )
    code, text = connection.starttls(context=context)
    if code != 220:
        raise smtplib.SMTPResponseException(code, text)


def _goodbye(connection: smtplib.SMTP) -> None:
    """Say QUIT; what was taken stays taken whatever the server answers."""
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        return


@contextmanager
def _deadline(connection: smtplib.SMTP, seconds: float) -> Iterator[None]:
    """Cut the line after `seconds`: a server that drips a byte a second never trips a socket's time-out."""

    def cut() -> None:
        line = getattr(connection, "sock", None)
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _trust(settings: SmtpSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(settings.ca_file) if settings.ca_file else None)
    except (OSError, ssl.SSLError) as error:
        raise NotSentAtAllError(
            f"The certificate file {settings.ca_file} for the mail server cannot be read ({error}): correct ca_file."
        ) from error


def _password(settings: SmtpSettings) -> str:
    if not settings.user:
        return ""
    if settings.password_env:
        password = os.environ.get(settings.password_env, "")
        if not password:
            raise NotSentAtAllError(
                f"No password for {settings.user}: set the environment variable {settings.password_env}."
            )
        return password
    if settings.password_file is None:
        raise NotSentAtAllError(f"No password for {settings.user}: set password_env or password_file for the digest.")
    try:
        lines = settings.password_file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NotSentAtAllError(
            f"The password file {settings.password_file} cannot be read ({error}): create it for the program alone."
        ) from error
    if not lines or not lines[0]:
        raise NotSentAtAllError(f"The password file {settings.password_file} is empty: write the password in it.")
    return lines[0]


def _told(error: smtplib.SMTPException, settings: SmtpSettings) -> NotSentNowError | NotSentAtAllError:
    place = _place(settings)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _nobody(error, place)
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code == _WRONG_PASSWORD:
        return NotSentAtAllError(
            f"The mail server {place} does not accept the user {settings.user} with this password "
            f"({_said(error.smtp_code, error.smtp_error)}): correct user or password."
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return NotSentAtAllError(f"The mail server {place} cannot do what is needed ({error}): ask its operator.")
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500:
        said = _said(error.smtp_code, error.smtp_error)
        return NotSentAtAllError(
            f"The mail server {place} refuses the digest ({said}): check the sender address and the account's rights."
        )
    said = (
        _said(error.smtp_code, error.smtp_error)
        if isinstance(error, smtplib.SMTPResponseException)
        else str(error) or type(error).__name__
    )
    return NotSentNowError(
        f"The mail server {place} cannot take the digest at present ({said}). Try again later; `intake run` does."
    )


def _nobody(error: smtplib.SMTPRecipientsRefused, place: str) -> NotSentNowError | NotSentAtAllError:
    said = "; ".join(f"{address}: {_said(code, text)}" for address, (code, text) in sorted(error.recipients.items()))
    if all(code >= 500 for code, _ in error.recipients.values()):
        return NotSentAtAllError(f"The mail server {place} refuses every address of the digest ({said}): correct them.")
    return NotSentNowError(
        f"The mail server {place} takes none of the addresses now ({said}). Try again later; `intake run` does."
    )


def _unreached(error: OSError, settings: SmtpSettings) -> str:
    return (
        f"The mail server {_place(settings)} cannot be reached ({error}). The digest is kept and tried again; "
        "if this stays, check host, port and firewall."
    )


def _distrusted(error: ssl.SSLError, settings: SmtpSettings) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"The certificate of the mail server {_place(settings)} is not trusted ({error.verify_message}): "
            "correct host, or set ca_file to the certificate of the authority that signed it."
        )
    return (
        f"No TLS with the mail server {_place(settings)} ({error.reason or error}): "
        'check that port and tls fit together ("implicit" is usually 465, "starttls" 587).'
    )


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}".strip()


def _place(settings: SmtpSettings) -> str:
    return f"{settings.host}:{settings.port}"
