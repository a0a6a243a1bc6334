"""Mails a second from a Dovecot mailbox to committed rows, beside a bare FETCH of the same mailbox.

python benchmarks/intake_speed.py [MAILS]

Nothing is parsed. Both read the same mailbox in turn, several times; the median counts. Ends with 1 where the
intake reaches less than half of the bare FETCH.
"""

import argparse
import base64
import datetime as dt
import random
import ssl
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import imapclient
from sqlalchemy import Engine

from intake.mailbox import MailboxSettings, open_source
from intake.pipeline import Pipeline
from parsers.record import Response
from store import queries
from store.database import open_database
from tests.fixtures.certificates import make
from tests.fixtures.dovecot import PASSWORD, USER, Dovecot, running
from tests.fixtures.mailboxes import ImapBox
from tests.fixtures.messages import message

SIZE = 40_000
ROUNDS = 5
TARGET = 0.5


def main() -> int:
    """Fill a mailbox, read it in both ways, say how fast."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        certificates = make(Path(folder))
        with running(certificates.good, certificates.ca) as server:
            server.append_all(_mails(arguments.mails))
            return _compare(server, arguments.mails, Path(folder))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("mails", type=int, nargs="?", default=500)
    return parser.parse_args()


def _mails(count: int) -> list[bytes]:
    """Make mails as they are: most of their bytes are the base64 of what is compressed already."""
    chance = random.Random(1)
    return [message(number) + _attachment(chance) for number in range(count)]


def _attachment(chance: random.Random) -> bytes:
    return base64.encodebytes(chance.randbytes(SIZE * 57 // 78)).replace(b"\n", b"\r\n")


def _compare(server: Dovecot, mails: int, folder: Path) -> int:
    settings = ImapBox(server, folder / "password").settings
    bare: list[float] = []
    kept: list[float] = []
    for number in range(ROUNDS):
        bare.append(mails / _seconds(lambda: _fetch(server, settings)))
        kept.append(mails / _keeping(settings, folder / f"{number}.sqlite3", mails))
    ratio = statistics.median(kept) / statistics.median(bare)
    print(f"{mails} mails of {SIZE // 1000} kB, Dovecot over TLS on loopback, median of {ROUNDS} rounds")
    print(f"bare imapclient FETCH, chunks of {settings.chunk}: {statistics.median(bare):7.0f} mails/s  {_all(bare)}")
    print(f"intake, committed in SQLite:            {statistics.median(kept):7.0f} mails/s  {_all(kept)}")
    print(f"ratio {ratio:.2f} (target {TARGET})")
    return 0 if ratio >= TARGET else 1


def _seconds(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _fetch(server: Dovecot, settings: MailboxSettings) -> None:
    """Do the least that brings every mail here: what a short script would do."""
    context = ssl.create_default_context(cafile=str(server.ca))
    with imapclient.IMAPClient(server.host, server.tls_port, ssl_context=context, timeout=60) as client:
        client.login(USER, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        uids = client.search("ALL")
        for start in range(0, len(uids), settings.chunk):
            client.fetch(uids[start : start + settings.chunk], ["BODY.PEEK[]", "INTERNALDATE"])


def _keeping(settings: MailboxSettings, file: Path, mails: int) -> float:
    """Return the seconds that it takes to bring every mail into a new database; making that is not counted."""
    engine = open_database(f"sqlite:///{file}")
    try:
        seconds = _seconds(lambda: _keep(settings, engine))
        assert queries.balance(engine).taken == mails
    finally:
        engine.dispose()
        file.unlink()
    return seconds


def _keep(settings: MailboxSettings, engine: Engine) -> None:
    """Take every mail as the daemon does: what is new, in batches that are committed."""
    pipeline = Pipeline(engine, _unasked, lambda: dt.datetime.now(dt.UTC))
    for _ in pipeline.take(open_source(settings), 600):
        pass


def _unasked(raw: bytes) -> Response:
    raise AssertionError("nothing is parsed here")


def _all(speeds: list[float]) -> str:
    return " ".join(f"{speed:.0f}" for speed in speeds)


if __name__ == "__main__":
    sys.exit(main())
