"""Bytes -> record, with the invitations that are open at that moment, so that a new one needs no restart."""

from collections.abc import Callable

from sqlalchemy import Engine

import parsers
from intake.config import Config
from parsers.record import Response
from parsers.steps import Run
from store import meetings


def reader(engine: Engine, config: Config, run: Run) -> Callable[[bytes], Response]:
    """Return what reads a message; an answer that names no meeting is taken for one to the only open one."""

    def read(raw: bytes) -> Response:
        known = meetings.invitations(engine, config.meetings)
        out = [each.meeting for each in known if each.closed is None]
        response = parsers.parse(raw, meetings=out, secretariat=config.secretariat, limits=config.limits, run=run)
        return meetings.doubted(meetings.assumed(response, out), known)

    return read


def rereader(engine: Engine, config: Config, run: Run) -> Callable[[bytes, Response], Response]:
    """Return what reads a message again, given its earlier record: it keeps to a meeting that was closed meanwhile."""

    def read(raw: bytes, before: Response) -> Response:
        known = meetings.invitations(engine, config.meetings)
        every, out = [each.meeting for each in known], [each.meeting for each in known if each.closed is None]
        response = parsers.parse(raw, meetings=every, secretariat=config.secretariat, limits=config.limits, run=run)
        return meetings.doubted(meetings.assumed(response, out, before), known, before)

    return read
