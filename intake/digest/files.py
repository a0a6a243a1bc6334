"""The digest on disk, for a demo, a preview or a look at what was sent."""

import datetime as dt
import os
import re
import tempfile
from email.message import EmailMessage
from pathlib import Path

from intake.digest.envelope import DAY

_NAME = re.compile(r"digest-(\d{4}-\d{2}-\d{2})\.(?:eml|html)")


def write(message: EmailMessage, folder: Path) -> tuple[Path, Path]:
    """Write digest-YYYY-MM-DD.eml and .html, each at once and for the owner only; return their paths."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    day = dt.date.fromisoformat(str(message[DAY]))
    page = message.get_body(preferencelist=("html",))
    assert page is not None
    letter, shown = folder / f"digest-{day}.eml", folder / f"digest-{day}.html"
    _replace(letter, message.as_bytes())
    _replace(shown, page.get_content().replace("\r\n", "\n").encode())
    return letter, shown


def old(folder: Path, before: dt.date) -> tuple[Path, ...]:
    """Return the files of the digests of the days before one, and no others; none where there is no folder."""
    names = ((path, _NAME.fullmatch(path.name)) for path in sorted(folder.glob("digest-*")))
    return tuple(path for path, name in names if name and name[1] < before.isoformat())


def _replace(path: Path, data: bytes) -> None:
    """Put the data in place of whatever was there; a crash leaves the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
