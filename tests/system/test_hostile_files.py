"""Files that somebody could send to harm the reader are read, or refused for a reason that is named."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.hostile_files import FILES

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("hostile files")]

# So long the reader may take for a file, the limits' own time and starting included, before it is taken for hung.
_HUNG = 120
_PARENT = 200_000_000
_OUTSIDE = Path("/tmp")
# Mails that say nothing, which is no loss: to look at them there is nothing.
_BLANK = ("text of 500,000 marks of quotation", "a message of null bytes")
_READER = """
import json, sys
from pathlib import Path
from intake.reading import read
from intake.workers import Runner
from parsers.limits import Limits

limits = Limits(seconds_per_part=6, seconds_per_page=6, seconds_to_extract=6, memory_bytes=1_500_000_000, pages=1)
with Runner(limits) as runner:
    for line in sys.stdin:
        path = Path(line.rstrip())
        # Peak memory is told for each file by itself (proc(5): clear_refs), whatever came before it.
        Path("/proc/self/clear_refs").write_text("5")
        reading, _ = read(path.read_bytes(), path.name, limits=limits, run=runner)
        texts = [part.document.text[:200] for part in reading.parts if part.document]
        print(json.dumps({
            "problems": [[problem.reason, problem.detail] for _, problem in reading.problems],
            "text": "".join(texts), "names": [part.filename for part in reading.parts],
            "memory": 1024 * int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]),
        }), flush=True)
        del reading, texts
"""


class Reader:
    """A process that reads one file after the other, each in a confined child."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-c", _READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder
        )

    def read(self, path: Path) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        hung = threading.Timer(_HUNG, self._process.kill)
        hung.start()
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        hung.cancel()
        assert line, "the reader ended, or was ended because it hung"
        return json.loads(line)

    def close(self) -> None:
        self._process.communicate(timeout=_HUNG)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    reader = Reader(tmp_path_factory.mktemp("reader"))
    yield reader
    reader.close()


def test_there_are_at_least_sixty() -> None:
    assert len(FILES) >= 60


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_refused_for_a_reason(name: str, reader: Reader, tmp_path: Path) -> None:
    filename, make = FILES[name]
    path = tmp_path / filename
    path.write_bytes(make())
    told = reader.read(path)
    assert told["problems"] or told["text"].strip() or name in _BLANK
    assert all(reason and detail for reason, detail in told["problems"])
    assert "root:" not in told["text"]
    assert all(len(name or "") <= 255 and "\u202e" not in (name or "") for name in told["names"])
    assert told["memory"] < _PARENT
    assert [*tmp_path.iterdir(), *reader.folder.iterdir(), *_OUTSIDE.glob("outside*")] == [path]
