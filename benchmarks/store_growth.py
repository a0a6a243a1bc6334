"""How the work for one meeting grows with the records kept: 1,000, 10,000 and 100,000, which is twenty years.

python benchmarks/store_growth.py [--url postgresql://USER:PASSWORD@HOST/EMPTY-DATABASE] [--svg FILE] [RECORDS...]

Each meeting has 195 senders with two messages each, so that more records are more meetings; all are written as the rows
that filing leaves. Every tenth sender's first message named no meeting until a colleague said which. Then the ledger
and the roster of the newest meeting, the history of one sender over all meetings, keeping, parsing and filing one more
message, and the same with one that names no meeting until it is said, are timed on the clock, waiting for the disk
included: the median of several. No sender has corrected lists, calls or open items. Ends with 1 where one misses its
target or one meeting's work grows; other work on the machine shows in the times.
"""

import argparse
import datetime as dt
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec
from msgspec.structs import replace
from sqlalchemy import Engine, insert, text

from parsers.record import Intent, Kind, MeetingRef, Response, Sender, to_json
from store import filing, histories, queries, tables
from store.assignments import ASSIGNED, Assignment
from store.database import open_database, writing
from store.delegation import By
from store.ledger import Invitee, ledger
from tests.fixtures.records import joins, letter, origin, person, response

SENDERS, LETTERS = 195, 2
A_MEETING = SENDERS * LETTERS
COUNTS = (1_000, 10_000, 100_000)
NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
# In seconds.
TARGETS = {"ledger": 1.0, "roster": 1.0, "history": 1.0, "filing": 0.02, "assigning": 0.05}
_COLOURS = ("#1b6ca8", "#2e7d32", "#6a1b9a", "#c62828", "#ef6c00")
# What the time of one meeting's work may grow by from the fewest to the most records; the history of a sender is over
# all meetings and grows with them.
FLAT = 3.0
INVITED = tuple(Invitee("States", f"State {n}", f"iso3:{n:03}", (f"mission{n}@x.example",)) for n in range(SENDERS))


def main() -> int:
    """Fill a database with so many records, time the work on its newest meeting, draw how it grows."""
    options = _arguments()
    # Whole meetings only, so that the newest one is like the others.
    counts = [max(1, round(count / A_MEETING)) * A_MEETING for count in options.records]
    found = {count: _measured(options.url, count) for count in counts}
    if options.svg:
        options.svg.write_text(_drawn(found), encoding="utf-8")
    print(f"{'records':>9}  " + "  ".join(f"{name:>12}" for name in TARGETS))
    for count, times in found.items():
        print(f"{count:9,}  " + "  ".join(f"{times[name] * 1000:9.1f} ms" for name in TARGETS))
    first, last = found[min(found)], found[max(found)]
    missed = [name for name, target in TARGETS.items() if last[name] > target]
    grown = [name for name in TARGETS if name != "history" and last[name] > FLAT * max(first[name], 0.001)]
    for name in missed:
        print(f"{name} misses its target of {TARGETS[name] * 1000:.0f} ms")
    for name in grown:
        print(f"{name} grows with the records kept")
    return 1 if missed or grown else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("records", nargs="*", type=int, default=COUNTS)
    parser.add_argument(
        "--url", help="an empty database, which is emptied again; default: SQLite in a folder of its own"
    )
    parser.add_argument("--svg", type=Path, help="draw the growth into this file")
    return parser.parse_args()


def _measured(url: str | None, count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(url or f"sqlite:///{folder}/intake.sqlite3")
        try:
            meetings = count // A_MEETING
            for number in range(meetings):
                _fill(engine, number)
            _count_on(engine)
            return _timed(engine, _reference(meetings - 1))
        finally:
            if url:
                _empty(engine)
            engine.dispose()


def _timed(engine: Engine, newest: str) -> dict[str, float]:
    uids = iter(range(10**6, 2 * 10**6))
    work: dict[str, tuple[int, Callable[[], object]]] = {
        "ledger": (9, lambda: ledger(engine, newest, INVITED, TODAY, TODAY)),
        "roster": (9, lambda: queries.rosters(engine, newest)),
        "history": (9, lambda: histories.of_sender(engine, {"iso3:007"})),
        "filing": (99, lambda: _more(engine, newest, next(uids))),
        "assigning": (49, lambda: _assigned(engine, newest, next(uids))),
    }
    return {name: _median(times, do) for name, (times, do) in work.items()}


def _more(engine: Engine, meeting: str, uid: int) -> None:
    """File one more message, each time of another sender."""
    _file(engine, _record(uid % SENDERS, meeting, 1), uid, NOW)


def _assigned(engine: Engine, meeting: str, uid: int) -> None:
    """File one more message that names no meeting, each time of another sender, and say which one it answers."""
    id = _file(engine, replace(_record(uid % SENDERS, meeting, 1), meeting=MeetingRef()), uid, NOW)
    filing.assign(engine, id, Assignment(meeting=meeting), By("ana", NOW))


def _median(times: int, do: Callable[[], object]) -> float:
    """Return the median of several times in seconds."""
    do()  # What is loaded and compiled once is not counted.
    found = []
    for _ in range(times):
        started = time.perf_counter()
        do()
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def _drawn(found: Mapping[int, Mapping[str, float]]) -> str:
    """Return the growth as SVG, both scales logarithmic: flat is a level line, growing with the records a diagonal."""
    least, most = math.log10(min(found)), math.log10(max(found))
    across = 300 / max(most - least, 1)
    lines = []
    for at, (name, colour) in enumerate(zip(TARGETS, _COLOURS, strict=True)):
        spots = [
            (60 + across * (math.log10(count) - least), 250 - 60 * math.log10(times[name] * 1000))
            for count, times in sorted(found.items())
        ]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="375" y="{90 + 18 * at}" fill="{colour}">{name}</text>')
    ticks = "".join(
        f'<text x="{50 + across * (math.log10(count) - least):.0f}" y="268">{count:,}</text>' for count in sorted(found)
    )
    ticks += "".join(f'<text x="8" y="{254 - 60 * power}">{10**power:,} ms</text>' for power in range(4))
    axes = '<path d="M60 40V250H360" fill="none" stroke="#444"/><text x="150" y="290">records kept</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 450 300" font-family="sans-serif" font-size="11">'
    return f"{head}{axes}{ticks}{''.join(lines)}</svg>\n"


def _file(engine: Engine, record: Response, uid: int, sent: dt.datetime) -> int:
    id = filing.keep(engine, origin(uid), letter(f"Letter {uid}", sent=sent), NOW).id
    filing.parsed(engine, id, record, "1", NOW)
    filing.file(engine, id, NOW)
    return id


def _reference(meeting: int) -> str:
    return f"CU {2010 + meeting // 13}/{meeting}"


def _record(sender: int, meeting: str, turn: int) -> Response:
    """Return a list of four people, then one more of them."""
    who = Sender(f"State {sender}", Kind.STATE, f"{sender:03}")
    fields = {"position": "Director of Legal Affairs", "organization": "Ministry of Justice"}
    people = [person(f"{first} Of-State-{sender}", **fields) for first in ("Ana", "Bo", "Cy", "Di")]  # type: ignore[arg-type]
    if turn == 0:
        return response(Intent.NOMINATE, *people, sender=who, meeting=meeting)
    return response(Intent.AMEND, joins(f"Ed Of-State-{sender}", **fields), sender=who, meeting=meeting)


def _fill(engine: Engine, meeting: int) -> None:
    """Write the rows of a meeting, as filing its messages leaves them."""
    with writing(engine) as connection:
        for table, rows in _rows(meeting):
            connection.execute(insert(table), rows)


def _rows(meeting: int) -> Iterator[tuple[type[tables.Base], list[dict[str, object]]]]:
    base, at = meeting * A_MEETING, NOW - dt.timedelta(days=7305 - meeting * 28)
    reference = _reference(meeting)
    numbers = [
        (base + turn * SENDERS + sender + 1, sender, turn) for turn in range(LETTERS) for sender in range(SENDERS)
    ]
    records = {id: _record(sender, reference, turn) for id, sender, turn in numbers}
    yield (
        tables.Original,
        [{"id": id, "sha256": f"{id:064x}", "size": 4000, "body": b"x" * 2000} for id, _, _ in numbers],
    )
    yield tables.Message, [
        {
            "id": id, "original_id": id, "account": "desk", "folder": "INBOX", "uidvalidity": 1, "uid": id - 1,
            "state": "filed", "state_at": at, "taken_at": at, "acknowledged_at": at, "told": True,
            "subject": f"Letter {id}", "sent": at + dt.timedelta(days=turn),
        }
        for id, _, turn in numbers
    ]  # fmt: skip
    yield (
        tables.Record,
        [
            {"message_id": id, "parser_version": "1", "parsed_at": at, "json": to_json(records[id]).decode()}
            for id, _, _ in numbers
        ],
    )
    first = meeting * SENDERS + 1
    yield tables.Response, [
        {
            "id": first + sender, "sender_key": f"iso3:{sender:03}", "meeting_key": reference,
            "sender_name": f"State {sender}", "sender_kind": "state", "sender_iso3": f"{sender:03}",
            "attendance": "attending", "messages": LETTERS, "changed_at": at,
        }
        for sender in range(SENDERS)
    ]  # fmt: skip
    told = [(id, sender) for id, sender, turn in numbers if not turn and not sender % 10]
    yield tables.Correction, [
        {
            "message_id": id, "at": at, "author": "ana", "what": ASSIGNED, "told": True,
            "said": msgspec.json.encode(Assignment(meeting=reference)).decode(),
            "before": msgspec.json.encode(Assignment(records[id].sender, None, Intent.NOMINATE)).decode(),
        }
        for id, _ in told
    ]  # fmt: skip
    yield (
        tables.AssignedPlace,
        [{"sender_key": f"iso3:{sender:03}", "meeting_key": "", "message_id": id} for id, sender in told],
    )
    yield tables.Answer, [{"response_id": first + sender, "message_id": id, "part": 0} for id, sender, _ in numbers]
    listed = [
        (first + sender, id, place, delegate)
        for id, sender, turn in numbers
        for place, delegate in enumerate(records[id].delegates, 4 * turn)
    ]
    first_delegate = meeting * len(listed) + 1
    yield tables.Delegate, [
        {
            "id": number, "response_id": of, "place": place, "name": one.name, "honorific": "",
            "given_names": one.given_names, "family_name": one.family_name, "role": "delegate",
            "position": one.position, "organization": one.organization, "emails": "[]", "phones": "[]",
            "faxes": "[]", "confidence": 1.0,
            "messages": f"[{id}]",
        }
        for number, (of, id, place, one) in enumerate(listed, first_delegate)
    ]  # fmt: skip
    yield tables.Evidence, [
        {
            "delegate_id": number, "message_id": id, "field": seen.field, "part": seen.part, "filename": seen.filename,
            "page": seen.page, "bbox": msgspec.json.encode(seen.bbox).decode(), "text": seen.text,
        }
        for number, (_, id, _, one) in enumerate(listed, first_delegate) for seen in one.evidence
    ]  # fmt: skip
    yield tables.Change, [
        {
            "response_id": of, "message_id": id, "at": at, "what": "added", "before": None,
            "after": msgspec.json.encode({"name": one.name, "position": one.position}).decode(),
        }
        for of, id, _, one in listed
    ]  # fmt: skip
    yield tables.Review, [
        {
            "message_id": id, "path": "/delegates/0", "reason": "name_order", "detail": "Which is which?",
            "opened_at": at, "closed_at": at, "closed_as": "dismissed", "closed_by": "ana",
        }
        for id, _, _ in numbers
    ]  # fmt: skip


def _count_on(engine: Engine) -> None:
    """Have a server give numbers behind those that were written."""
    if engine.dialect.name != "postgresql":
        return
    with writing(engine) as connection:
        for name in ("originals", "messages", "responses", "delegates"):
            number = f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"
            connection.execute(text(number))
        connection.execute(text("ANALYZE"))


def _empty(engine: Engine) -> None:
    with writing(engine) as connection:
        names = ", ".join(f'"{table.name}"' for table in tables.Base.metadata.sorted_tables)
        connection.execute(text(f"DROP TABLE {names}, alembic_version CASCADE"))


if __name__ == "__main__":
    sys.exit(main())
