"""The memory of the process that has mail read, over 2,000 attachments: it may not grow.

python benchmarks/reading_memory.py [ATTACHMENTS]

The attachments of the demo messages that are no scans are put into messages of a hundred, which are read as the daemon
reads them, in confined children. What counts is the resident memory of this process, not that of its children. Ends
with 1 where it is over 200 MB at any time, or the most of the second half is more than a tenth over that of the first.
"""

import argparse
import email
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from intake.workers import Runner
from parsers import parse
from parsers.limits import Limits

MAILBOX = Path(__file__).resolve().parent.parent / "intake" / "demo" / "mailbox"
A_MESSAGE = 100
MOST = 200.0
GROWTH = 1.1
_PAGES = ("scan", "fax", "picture")


def main() -> int:
    """Read message after message and say how much memory this process has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("attachments", type=int, nargs="?", default=2000, help="at least 200")
    wanted = parser.parse_args().attachments
    files = cycle(list(_attachments()))
    sizes: list[float] = []
    with Runner(Limits()) as runner:
        for done in range(A_MESSAGE, wanted + 1, A_MESSAGE):
            raw = _message(list(islice(files, A_MESSAGE)))
            parse(raw, meetings=(), limits=Limits(), run=runner)
            sizes.append(_megabytes())
            print(f"{done:5} attachments {sizes[-1]:6.1f} MB", flush=True)
    half = len(sizes) // 2
    growth = max(sizes[half:]) / max(sizes[:half])
    print(f"most {max(sizes):.1f} MB (target {MOST:.0f}), second half to first {growth:.2f} (target {GROWTH})")
    return 0 if max(sizes) <= MOST and growth <= GROWTH else 1


def _attachments() -> Iterator[tuple[str, str, bytes]]:
    """Yield type, name and bytes of what is attached to the demo messages and can be read without recognition."""
    for path in sorted(MAILBOX.glob("*.eml")):
        if any(word in path.stem for word in _PAGES):
            continue
        for part in email.message_from_bytes(path.read_bytes()).walk():
            content = part.get_payload(decode=True)
            if part.get_filename() and isinstance(content, bytes) and part.get_content_maintype() == "application":
                yield part.get_content_subtype(), str(part.get_filename()), content


def _message(files: list[tuple[str, str, bytes]]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "mission@vienna.example", "cop@conference.example", "Reply"
    message.set_content("The delegation is attached.\n")
    for number, (kind, name, content) in enumerate(files):
        message.add_attachment(content, maintype="application", subtype=kind, filename=f"{number}-{name}")
    return message.as_bytes()


def _megabytes() -> float:
    """Return the resident memory of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("the kernel does not tell")


if __name__ == "__main__":
    sys.exit(main())
