"""READS: bytes in, Response out. Knows no mailbox, no database, no clock and no configuration."""

from collections.abc import Sequence

from parsers.limits import Limits
from parsers.record import Meeting, Response, Secretariat
from parsers.steps import Run, answer, direct, read

# Raised whenever the same bytes may give another record; the store keeps it with every record.
VERSION = "2"

__all__ = ["VERSION", "Limits", "Meeting", "Response", "Secretariat", "parse"]


def parse(
    raw: bytes,
    *,
    meetings: Sequence[Meeting] = (),
    secretariat: Secretariat = Secretariat(),
    limits: Limits = Limits(),
    run: Run = direct,
) -> Response:
    """Return what a message answers; a pure function of its arguments.

    `meetings` are the invitations that are out, `secretariat` who we are. `run` carries out the single steps:
    `direct` in this process, which is for tests and trusted bytes; the daemon passes one that uses confined children.
    A part that cannot be read becomes a review item. Raises ParserError where nothing at all can be
    said because a step that is needed for every message failed.
    """
    return answer(read(raw, limits=limits, run=run), meetings=meetings, secretariat=secretariat, limits=limits, run=run)
