"""A reference as somebody types it -> the meeting that is meant."""

from collections.abc import Collection

from intake.errors import NotFoundError
from parsers.extract.meeting import reference


def meant(written: str, known: Collection[str]) -> str:
    """Return the known reference that is meant, however it is spaced and written. Raises NotFoundError."""
    wanted = spelled(written)
    for each in known:
        if spelled(each) == wanted:
            return each
    listed = (
        f"known are {', '.join(sorted(known))} (`intake meetings list`)"
        if known
        else "`intake meetings add` enters one"
    )
    raise NotFoundError(f"No meeting {' '.join(written.split())} is known: {listed}.")


def spelled(written: str) -> str:
    """Return a reference as all ways to write it are spelled, to be compared."""
    return reference(written) or " ".join(written.upper().split())
