"""How well letters are understood: people, fields, silent errors, and errors against the share filed unseen.

python benchmarks/extraction.py [FOLDER...] [--drawn N] [--curve FILE.svg] [--errors]

A FOLDER holds cases: a folder each with message.eml and expected.json (tests/golden where nothing is said, whose demo
messages lie in intake/demo/mailbox). `--drawn` also reads N letters of either part of tests/letters/grammar: "looked
at" are of the part that rules may be mended by, none of which anything was trained on, "held out" of the other, with
other words, names and forms of a line. Prints one table, a column for each set; F1 where a row says nothing else.
It measures and has no target: those of the rules are in tests/test_golden.py.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from intake import config
from parsers import steps
from parsers.document import Message
from parsers.record import to_json
from tests.letters.grammar import exam, scoring
from tests.letters.grammar.drawing import Half
from tests.letters.grammar.scoring import FIELDS, SCALARS, Record, Score

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
MEETINGS = config.read((ROOT / "intake" / "default.toml").read_text(encoding="utf-8"), "default.toml", ROOT).meetings
LOOKED_AT = 800_000  # seeds of drawn letters that were neither trained on nor calibrated with, from here on
EVERYTHING = (*SCALARS, "delegates", *(f"delegate.{name}" for name in FIELDS))
PERSON = ("name", "role", "position", "organization", "emails", "phones")
SHOWN = {
    "people": ("delegates",),
    **{name: (f"delegate.{name}",) for name in PERSON},
    "sender": ("sender.name", "sender.kind", "sender.iso3"),
    "meeting": ("meeting.reference",),
    "intent": ("intent",),
    "language": ("language",),
    "all fields": EVERYTHING,
}


def cases(folder: Path) -> Iterator[tuple[str, bytes, Record]]:
    """Yield name, message and expected record of each case of a folder."""
    for expected in sorted(folder.glob("*/expected.json")):
        case = expected.parent
        own = case / "message.eml"
        message = own if own.exists() else ROOT / "intake" / "demo" / "mailbox" / f"{case.name}.eml"
        yield case.name, message.read_bytes(), json.loads(expected.read_text(encoding="utf-8"))


def drawn(count: int, half: Half) -> Iterator[tuple[str, bytes, Record]]:
    """Yield letters of a part."""
    first = LOOKED_AT + 1 if half == "train" else 1
    for seed in range(first, first + count):
        made = exam.case(seed, half)
        yield made.name, made.message.as_bytes(), json.loads(json.dumps(made.record()))


@dataclass(frozen=True)
class Read:
    """How one message was read, in which language it is, and whether a page of it was a scan."""

    score: Score
    language: str
    scanned: bool


def reads(read: Iterator[tuple[str, bytes, Record]], *, errors: bool) -> list[Read]:
    """Return how well messages are read; print what is wrong in each."""
    out = []
    for name, raw, gold in read:
        message = steps.read(raw)
        one = scoring.score(gold, json.loads(to_json(steps.answer(message, meetings=MEETINGS))))
        out.append(Read(one, gold["language"], _is_scanned(message)))
        if errors and one.wrong:
            print(f"  {name}: {', '.join(sorted(one.wrong))}{' (no review item)' if one.unseen else ''}")
    return out


def _is_scanned(message: Message) -> bool:
    return any(page.scanned for part in message.parts if part.document for page in part.document.pages)


def column(read: Sequence[Read]) -> dict[str, str]:
    """Return the figures of a set of messages by what they say."""
    scores = [one.score for one in read]
    unseen = [score for score in scores if score.unseen]
    out = {"messages": str(len(scores))}
    out |= {title: f"{scoring.f1(scores, names):.3f}" for title, names in SHOWN.items()}
    for language in sorted({one.language for one in read}):
        own = [one.score for one in read if one.language == language]
        out[f"people, {language}"] = f"{scoring.f1(own, ['delegates']):.3f} ({len(own)})"
    out["perfect, digital"] = _perfect(one.score for one in read if not one.scanned)
    out["perfect, scans"] = _perfect(one.score for one in read if one.scanned)
    out["without items"] = f"{len(unseen)} of {len(scores)}"
    out["wrong without items"] = f"{sum(score.harmful for score in unseen)} of {len(unseen)}"
    return out


def _perfect(scores: Iterator[Score]) -> str:
    wrong = [bool(score.wrong) for score in scores]
    return f"{wrong.count(False)} of {len(wrong)}"


def table(columns: dict[str, dict[str, str]]) -> str:
    """Return the figures as a Markdown table, a column for each set."""
    titles = list(dict.fromkeys(title for figures in columns.values() for title in figures))
    rows = [["", *columns], ["---"] * (len(columns) + 1)]
    rows += [[title, *(figures.get(title, "") for figures in columns.values())] for title in titles]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


_COLOURS = ("#1f5fa8", "#b3541e", "#3b7d3b", "#7a3b8f")


def svg(curves: Sequence[tuple[str, list[tuple[float, float]]]]) -> str:
    """Return the curves as a picture: share filed unseen to the right, share of faults among them upwards."""
    most = max([0.1, *(y for _, points in curves for _, y in points)])
    lines = []
    for at, (title, points) in enumerate(curves):
        path = " ".join(f"{60 + 400 * x:.1f},{260 - 220 * y / most:.1f}" for x, y in points)
        colour = _COLOURS[at % len(_COLOURS)]
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="70" y="{36 + 16 * at}" fill="{colour}">{title}</text>')
    axes = '<path d="M60 40V260H460" fill="none" stroke="#444"/>'
    ticks = "".join(f'<text x="{50 + 400 * x / 4:.0f}" y="278">{x / 4:.2f}</text>' for x in range(5))
    ticks += "".join(f'<text x="14" y="{264 - 220 * y / 4:.0f}">{most * y / 4:.3f}</text>' for y in range(5))
    words = '<text x="170" y="298">share of the records, the surest first</text>'
    words += '<text x="14" y="20">share of wrong records</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 490 305" font-family="sans-serif" font-size="11">'
    return f"{head}{axes}{ticks}{words}{''.join(lines)}</svg>\n"


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--drawn", type=int, default=0)
    parser.add_argument("--curve", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    sets = {folder.name: cases(folder) for folder in asked.folders or ([] if asked.drawn else [GOLDEN])}
    if asked.drawn:
        sets |= {"drawn, looked at": drawn(asked.drawn, "train"), "drawn, held out": drawn(asked.drawn, "held")}
    read = {title: reads(messages, errors=asked.errors) for title, messages in sets.items()}
    print(table({title: column(found) for title, found in read.items()}))
    curves = [(title, scoring.curve([one.score for one in found])) for title, found in read.items()]
    if asked.curve:
        asked.curve.write_text(svg(curves), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
