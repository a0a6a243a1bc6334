"""One connection to an IMAP server: encrypted, logged in, and over at its deadline."""

import contextlib
import imaplib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from typing import Any

import imapclient
from imapclient.exceptions import LoginError, ProtocolError

from intake.mailbox.errors import MailboxError, RefusedError
from intake.mailbox.secret import password
from intake.mailbox.settings import MailboxSettings

# Seconds for the line alone, which nothing can cut: a program that ends does not wait for a host that is gone.
_CONNECT = 8.0
_GOODBYE = 3.0
# Room for a literal beyond the largest message: what the server says of it.
_SLACK = 1_000_000

# What the libraries raise, their parsers at nonsense from the server included.
_FOREIGN = (imaplib.IMAP4.error, OSError, ValueError, LookupError, TypeError, RecursionError)


class Connection:
    """A client that is logged in. Every call goes through `within`, which bounds it and tells its errors as ours."""

    def __init__(self, settings: MailboxSettings) -> None:
        """Nothing is reached before `open`."""
        self._settings = settings
        self._late, self._closed = threading.Event(), threading.Event()
        self._broken = False
        self._line: socket.socket | None = None
        self.client: Any = None

    def open(self, deadline: float) -> None:
        """Connect and log in. Raises MailboxError; `deadline` is a moment of time.monotonic()."""
        settings = self._settings
        secret, trust = password(settings), _trust(settings)
        try:
            with self.within(deadline, "the login"):
                self.client = _Client(settings, self._connected(trust, deadline))
                if settings.tls == "starttls":
                    _encrypt(self.client, settings, trust)
                _log_in(self.client, settings, secret)
        except BaseException:
            self.close()
            raise

    @contextlib.contextmanager
    def within(self, deadline: float, what: str) -> Iterator[None]:
        """Bound what the server is asked inside; tell its errors as MailboxError.

        A socket's own time-out is not enough: a server that drips a byte a second never trips it.
        """
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        except _FOREIGN as error:
            self._broken = isinstance(error, OSError | imaplib.IMAP4.abort)
            raise _told(error, self._settings, what, late=self._late.is_set()) from error
        finally:
            timer.cancel()

    def certificate_ends(self) -> float:
        """Return when the server's certificate ends, in seconds since the epoch."""
        line = self.client.socket()
        assert isinstance(line, ssl.SSLSocket)
        certificate = line.getpeercert() or {}
        return ssl.cert_time_to_seconds(str(certificate["notAfter"]))

    def log_out(self) -> None:
        """Say goodbye and close; what the server answers changes nothing."""
        if self.client is not None and not self._broken:
            with contextlib.suppress(MailboxError), self.within(time.monotonic() + _GOODBYE, "the goodbye"):
                self.client.logout()
        self.close()

    def close(self) -> None:
        """Cut the line, from any thread: a call under way ends with an error."""
        self._closed.set()
        self._shut()
        if self.client is not None:
            with contextlib.suppress(OSError, imaplib.IMAP4.error):
                self.client.shutdown()
        if self._line is not None:
            self._line.close()

    def _connected(self, trust: ssl.SSLContext, deadline: float) -> socket.socket:
        settings = self._settings
        wait = min(settings.timeout, _CONNECT, max(0.001, deadline - time.monotonic()))
        raw = socket.create_connection((settings.host, settings.server_port), timeout=wait)
        raw.settimeout(settings.timeout)
        # A second handle on the same line: TLS takes the first one away while it still greets.
        self._line = raw.dup()
        if self._closed.is_set():
            self._shut()
        if settings.tls == "starttls":
            return raw
        with _closing_on_error(raw):
            return trust.wrap_socket(raw, server_hostname=settings.host)

    def _expire(self) -> None:
        self._late.set()
        self._shut()

    def _shut(self) -> None:
        if self._line is not None:
            with contextlib.suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)


class _Client(imapclient.IMAPClient):  # type: ignore[misc]
    """imapclient over a line that is open already; its times keep their zone."""

    def __init__(self, settings: MailboxSettings, line: socket.socket) -> None:
        self._settings, self._open_line = settings, line
        super().__init__(settings.host, settings.server_port, ssl=settings.tls == "implicit", timeout=settings.timeout)
        self.normalise_times = False
        # imapclient has every answer written out for a log that nobody reads: a third of the time, and people's mail.
        self._imap.debug = 0

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802 - imapclient calls it so
        return _Wire(self._settings, self._open_line)


class _Wire(imaplib.IMAP4):
    """imaplib over a line that is open already; refuses what would fill the memory."""

    def __init__(self, settings: MailboxSettings, line: socket.socket) -> None:
        self._open_line = line
        self._most = settings.max_bytes + _SLACK
        with _closing_on_error(line):
            super().__init__(settings.host, settings.server_port)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        return self._open_line

    def read(self, size: int) -> bytes:
        """Read a literal, which the server may announce as large as it likes."""
        if size > self._most:
            raise self.abort("a literal larger than any message")
        return super().read(size)


@contextlib.contextmanager
def _closing_on_error(line: socket.socket) -> Iterator[None]:
    try:
        yield
    except BaseException:
        line.close()
        raise


def _trust(settings: MailboxSettings) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(settings.ca_file) if settings.ca_file else None)
    except (OSError, ssl.SSLError) as error:
        raise MailboxError(
            f"{settings.name}: ca_file {settings.ca_file} cannot be read: "
            "it must hold the authority's certificate as PEM"
        ) from error


def _encrypt(client: Any, settings: MailboxSettings, trust: ssl.SSLContext) -> None:
    """Turn the line into TLS or give it up: nothing is read in the open, whatever the server offers instead."""
    try:
        client.starttls(trust)
    except imaplib.IMAP4.error as error:
        raise MailboxError(
            f"{settings.name}: {settings.host}:{settings.server_port} starts no TLS, and no mail is read in the open: "
            'set tls = "implicit" with the port for it, usually 993'
        ) from error


def _log_in(client: Any, settings: MailboxSettings, secret: str) -> None:
    """Log in with what the server offers; PLAIN first, which takes any letter in a password."""
    if client.has_capability("AUTH=PLAIN"):
        client.plain_login(settings.user, secret)
    else:
        client.login(settings.user, secret)


def _told(error: Exception, settings: MailboxSettings, what: str, late: bool) -> MailboxError:
    """Say what happened and what to do, without a word of anybody's mail."""
    place = f"{settings.host}:{settings.server_port}"
    if late:
        return MailboxError(f"{settings.name}: {place} did not end {what} in the time for one visit: it is tried again")
    if isinstance(error, LoginError) and not isinstance(error.__context__, imaplib.IMAP4.abort):
        return _refused(error, settings, place)
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailboxError(
            f"{settings.name}: the certificate of {place} is not trusted ({error.verify_message}): "
            "correct host, or set ca_file to the authority that signed it"
        )
    if isinstance(error, OSError | imaplib.IMAP4.abort):
        return MailboxError(f"{settings.name}: {place} {_plainly(error, settings)} during {what}")
    if isinstance(error, imaplib.IMAP4.error) and not isinstance(error, ProtocolError):
        return RefusedError(f"{settings.name}: {place} refused {what}")
    return RefusedError(f"{settings.name}: {place} answered {what} with what no mail server says")


def _refused(error: LoginError, settings: MailboxSettings, place: str) -> MailboxError:
    # RFC 5530: the server could not ask whoever knows the passwords.
    if "UNAVAILABLE" in str(error):
        return MailboxError(f"{settings.name}: {place} can let nobody in at present: it is tried again")
    where = " and ".join(key for key in ("password_env", "password_file") if getattr(settings, key))
    return MailboxError(f"{settings.name}: login refused for {settings.user} at {place}: check user and {where}")


def _plainly(error: OSError | imaplib.IMAP4.abort, settings: MailboxSettings) -> str:
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return 'spoke no TLS (tls "implicit" is usually port 993, "starttls" 143)'
    if isinstance(error, TimeoutError):
        return f"did not answer for {settings.timeout:g} s"
    if isinstance(error, socket.gaierror):
        return "is not known to the network (check host)"
    if isinstance(error, ConnectionRefusedError):
        return "refused the connection (check host, port and firewall)"
    return "broke the connection"
