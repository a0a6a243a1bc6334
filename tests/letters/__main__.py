"""`python -m tests.letters`: write the demo mailbox and the expected records anew."""

import json
import sys
from email.policy import compat32
from pathlib import Path

from tests.letters import arabic, chinese, english, french, other, russian, spanish
from tests.letters.gold import Case

ROOT = Path(__file__).resolve().parents[2]
MAILBOX = ROOT / "intake" / "demo" / "mailbox"
GOLDEN = ROOT / "tests" / "golden"
CASES = (
    *english.cases(), *french.cases(), *spanish.cases(), *russian.cases(), *arabic.cases(), *chinese.cases(),
    *other.cases(),
)  # fmt: skip


def write(case: Case) -> int:
    """Write one message and its expected record; return the message's size in bytes."""
    data = case.message.as_bytes(policy=compat32.clone(linesep="\r\n"))
    (MAILBOX / f"{case.name}.eml").write_bytes(data)
    folder = GOLDEN / case.name
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(case.record(), ensure_ascii=False, indent=2)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
    return len(data)


def main() -> int:
    """Write everything; the sizes go to standard output."""
    MAILBOX.mkdir(parents=True, exist_ok=True)
    sizes = {case.name: write(case) for case in sorted(CASES, key=lambda case: case.name)}
    for name, size in sizes.items():
        print(f"{size:9,d}  {name}.eml")
    print(f"{sum(sizes.values()):9,d}  in {len(sizes)} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
