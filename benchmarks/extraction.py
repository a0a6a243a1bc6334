"""How well letters are understood: people, fields, silent errors, and errors against the share filed unseen.

python benchmarks/extraction.py [FOLDER...] [--drawn N] [--curve FILE.svg] [--errors]

A FOLDER holds cases: a folder each with message.eml and expected.json (tests/golden where nothing is said, whose demo
messages lie in intake/demo/mailbox). `--drawn` also reads N letters of the held-out part of tests/letters/grammar.
It measures and has no target: those of the rules are in tests/test_golden.py.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from intake import config
from parsers import parse
from parsers.record import to_json
from tests.letters.grammar import exam, scoring
from tests.letters.grammar.scoring import FIELDS, SCALARS, Record, Score

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
MEETINGS = config.read((ROOT / "intake" / "default.toml").read_text(encoding="utf-8"), "default.toml", ROOT).meetings
SHOWN = ("name", "role", "position", "organization", "emails", "phones")


def cases(folder: Path) -> Iterator[tuple[str, bytes, Record]]:
    """Yield name, message and expected record of each case of a folder."""
    for expected in sorted(folder.glob("*/expected.json")):
        case = expected.parent
        own = case / "message.eml"
        message = own if own.exists() else ROOT / "intake" / "demo" / "mailbox" / f"{case.name}.eml"
        yield case.name, message.read_bytes(), json.loads(expected.read_text(encoding="utf-8"))


def drawn(count: int) -> Iterator[tuple[str, bytes, Record]]:
    """Yield letters of the held-out part."""
    for seed in range(1, count + 1):
        made = exam.case(seed, "held")
        yield made.name, made.message.as_bytes(), json.loads(json.dumps(made.record()))


def marks(title: str, read: Iterator[tuple[str, bytes, Record]], *, errors: bool) -> list[Score]:
    """Print how well messages are read, and return the score of each."""
    scores = []
    for name, raw, gold in read:
        record = json.loads(to_json(parse(raw, meetings=MEETINGS)))
        one = scoring.score(gold, record)
        scores.append(one)
        if errors and one.wrong:
            print(f"  {name}: {', '.join(sorted(one.wrong))}{' (no review item)' if one.unseen else ''}")
    everything = [*SCALARS, "delegates", *(f"delegate.{name}" for name in FIELDS)]
    unseen = [one for one in scores if one.unseen]
    silent = sum(one.harmful for one in unseen)
    print(f"{title}: {len(scores)} messages")
    print(f"  people F1 {scoring.f1(scores, ['delegates']):.3f}, all fields {scoring.f1(scores, everything):.3f}")
    print("  " + ", ".join(f"{name} {scoring.f1(scores, [f'delegate.{name}']):.3f}" for name in SHOWN))
    print(
        "  " + ", ".join(f"{name} {scoring.f1(scores, [name]):.3f}" for name in ("sender.iso3", "intent", "language"))
    )
    print(f"  without review items {len(unseen) / len(scores):.3f}, of these wrong {silent} of {len(unseen)}")
    return scores


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
    sets = [(folder.name, cases(folder)) for folder in asked.folders or ([] if asked.drawn else [GOLDEN])]
    if asked.drawn:
        sets.append(("drawn, held-out", drawn(asked.drawn)))
    curves = [(title, scoring.curve(marks(title, read, errors=asked.errors))) for title, read in sets]
    if asked.curve:
        asked.curve.write_text(svg(curves), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
