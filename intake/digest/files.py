"""The digest on disk, for a demo, a preview or a look at what was sent."""

import datetime as dt
import os
import tempfile
from email.message import EmailMessage
from pathlib import Path

from intake.digest.envelope import DAY


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
