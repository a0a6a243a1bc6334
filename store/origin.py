"""Where a message lies; apart from the tables, so that whoever reads mailboxes need not load the database."""

import datetime as dt

from msgspec import Struct


class Origin(Struct, frozen=True):
    """Where a message lies. For folders of files: `uidvalidity` 0 and `uid` a stable number from the SHA-256.

    Both numbers are below 2 to the power of 63.
    """

    account: str
    folder: str
    uidvalidity: int
    uid: int
    internal_date: dt.datetime | None = None
