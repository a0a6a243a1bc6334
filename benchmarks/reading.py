"""How well, and how fast, pages with known text are read: word recall, e-mails, telephones, names in their columns.

python benchmarks/reading.py [--languages en,ar] [--looks clean,fax] [--seeds 2] [--missed]
                             [--only recall,columns,turns,speed,digital] [--ocrmypdf PATH]

The letters are invented by tests/letters/invented.py and drawn by tests/letters/looks.py, which name fonts and
degradations; the same seed gives the same page. Pages are read as the daemon reads them, in confined children,
by two readers at a time. Ends with 1 where a target is missed.
"""

import argparse
import queue
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from intake import reading
from intake.workers import Runner
from parsers.document import Document, Table
from parsers.formats import decode
from parsers.limits import Limits
from parsers.steps import attached
from tests.letters import invented, looks, paper
from tests.letters.invented import LANGUAGES, Language, Note, Shape
from tests.letters.looks import DIGITAL, SCANS, File

READERS = 2
LIMITS = Limits()
EMAILS = {"latin": 0.96, "other": 0.88}
TELEPHONES = {"ar": 0.85}
TELEPHONE = 0.97
SPEED = 0.8
DIGITAL_SPEED = 1.5
ROUNDS = 5
LOST = 0.01
IN_COLUMNS = 0.99


def words_wanted(language: str, look: str) -> float | None:
    """Return the least word recall; None for a look that the aim says nothing of."""
    if look in DIGITAL:
        return 0.995
    if look in {"telephone", "coarse"}:
        return None
    if look == "fax":
        return 0.75 if language == "ar" else 0.95
    return {"ru": 0.975, "ar": 0.85}.get(language, 0.985)


@dataclass(frozen=True)
class Page:
    """A page to be read and what stands on it."""

    language: Language
    look: str
    note: Note
    file: File


@dataclass
class Share:
    """So many of so many were found."""

    found: int = 0
    all: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, found: Iterable[bool], names: Sequence[str]) -> None:
        """Count one more page."""
        for right, name in zip(found, names, strict=True):
            self.found += right
            self.all += 1
            if not right:
                self.missed.append(name)

    @property
    def share(self) -> float:
        """The share; 1 of nothing."""
        return self.found / self.all if self.all else 1.0


def page(language: Language, look: str, seed: int) -> Page:
    """Return an invented page in a look."""
    shape: Shape = "table" if look == "table" else "list"
    note = invented.note(language, shape, seed, stamped=look == "stamp")
    return Page(language, look, note, looks.arrived(note.letter, look, seed))


def read_all(pages: Sequence[Page]) -> tuple[list[str], float, float]:
    """Return the text of each page as read, the seconds that all took, and the CPU seconds."""
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(len(pages)):
        waiting.put(number)
    texts = [""] * len(pages)

    def work() -> None:
        with Runner(LIMITS) as runner:
            while True:
                try:
                    number = waiting.get_nowait()
                except queue.Empty:
                    return
                texts[number] = text_of(document_of(pages[number].file, runner))

    begin, spent = time.perf_counter(), _children()
    threads = [threading.Thread(target=work) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return texts, time.perf_counter() - begin, _children() - spent


def document_of(file: File, runner: Runner) -> Document:
    """Return a file as read."""
    found, _ = reading.read(file.content, file.name, limits=LIMITS, run=runner)
    document = found.parts[0].document
    return document if document is not None else Document("none", ())


def text_of(document: Document) -> str:
    """Return the words as read, a line a line."""
    return document.text


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tokens(text: str, language: str) -> list[str]:
    """Return the words that count; of Chinese the characters, with Latin words whole."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u0640", "")
    if language == "zh":
        return re.findall(r"[\u3400-\u9fff]|[a-z0-9@.+_-]+", plain)
    return [word for piece in plain.split() if (word := piece.strip(".,;:()،؛-–'\"«»"))]


def words_found(note: Note, text: str, language: str) -> tuple[list[bool], list[str]]:
    """Tell of each word whether it was read, order not counted."""
    wanted = [word for piece in looks.texts(note.letter) for word in tokens(piece, language)]
    left = Counter(tokens(text, language))
    found = []
    for word in wanted:
        found.append(left[word] > 0)
        left[word] -= 1
    return found, wanted


def emails_found(note: Note, text: str) -> tuple[list[bool], list[str]]:
    """Tell of each e-mail address whether it was read exactly."""
    wanted = [address for person in note.people for address in person.emails]
    read = set(re.findall(r"[\w.+-]+@[\w.-]+\w", text.casefold()))
    return [address in read for address in wanted], wanted


def telephones_found(note: Note, text: str) -> tuple[list[bool], list[str]]:
    """Tell of each telephone number whether its digits were read in their order, plus sign included."""
    wanted = [number for person in note.people for number in person.phones]
    read = re.sub(r"[ ().-]", "", text)
    return [number.replace(" ", "") in read for number in wanted], wanted


def recall(languages: Sequence[Language], chosen: Sequence[str], seeds: int, missed: bool) -> bool:
    """Print what was read of each look in each language; return whether every target was reached."""
    pages = [page(*which, seed) for which in product(languages, chosen) for seed in range(1, seeds + 1)]
    texts, seconds, spent = read_all(pages)
    words: defaultdict[tuple[str, str], Share] = defaultdict(Share)
    emails: defaultdict[tuple[str, str], Share] = defaultdict(Share)
    telephones: defaultdict[tuple[str, str], Share] = defaultdict(Share)
    for each, text in zip(pages, texts, strict=True):
        place = (each.language, each.look)
        words[place].add(*words_found(each.note, text, each.language))
        emails[place].add(*emails_found(each.note, text))
        telephones[place].add(*telephones_found(each.note, text))
    scanned = sum(each.look in SCANS for each in pages)
    print(f"{len(pages)} pages ({scanned} of them pixels), {seeds} of each look and language; * misses its target")
    good = _table("words", words, languages, chosen, words_wanted)
    good &= _table("e-mails", emails, languages, chosen, lambda language, look: EMAILS[_kind(language)])
    good &= _table(
        "telephones", telephones, languages, chosen, lambda language, look: TELEPHONES.get(language, TELEPHONE)
    )
    print(f"{len(pages) / seconds:.2f} pages/s with {READERS} readers, {spent / len(pages):.1f} CPU s a page")
    if missed:
        for kind, shares in (("words", words), ("e-mails", emails), ("telephones", telephones)):
            for place, share in shares.items():
                if share.missed:
                    print(f"missed {kind} {' '.join(place)}: {' | '.join(share.missed)}")
    return good


def _kind(language: str) -> str:
    return "latin" if language in {"en", "fr", "es"} else "other"


def _table(
    title: str,
    shares: dict[tuple[str, str], Share],
    languages: Sequence[str],
    chosen: Sequence[str],
    wanted: Callable[[str, str], float | None],
) -> bool:
    print(f"\n{title:12}" + "".join(f"{look:>12}" for look in chosen))
    good = True
    for language in languages:
        cells = []
        for look in chosen:
            least, share = wanted(language, look), shares[language, look].share
            short = least is not None and share < least
            good &= not short
            cells.append(f"{share:.3f}{'*' if short else ' '}{f'/{least:.3f}'.replace('0.', '.') if least else '':5} ")
        print(f"{language:12}" + "".join(f"{cell:>12}" for cell in cells))
    return good


def columns(languages: Sequence[Language], seeds: int) -> bool:
    """Print how many names of a list in three columns are whole and in the order of their column."""
    good = True
    with Runner(LIMITS) as runner:
        for look in ("pdf", "clean", "fax"):
            for shape in ("columns", "table"):
                share = Share()
                for language, seed in product(languages, range(1, seeds + 1)):
                    note = invented.note(language, shape, seed, people=8)
                    document = document_of(looks.arrived(note.letter, look, seed), runner)
                    names = [person.titled if shape == "table" else person.name for person in note.people]
                    share.add(_in_order(document, names), [f"{language} {name}" for name in names])
                good &= share.share >= IN_COLUMNS
                print(
                    f"names in {shape:8} {look:6} {share.share:.3f} of {share.all} (target {IN_COLUMNS})"
                    f"  {'; '.join(share.missed[:6])}"
                )
    return good


def _in_order(document: Document, names: Sequence[str]) -> list[bool]:
    """Tell of each name whether it is a cell, or a line, of its own, in a column in which the one before it stands."""
    read = [_bare(text) for text in _down(document)]
    found, last = [], -1
    for name in names:
        at = next((i for i, text in enumerate(read) if i > last and text == _bare(name)), None)
        found.append(at is not None)
        last = at if at is not None else last
    return found


def _down(document: Document) -> Iterator[str]:
    """Yield the cells of tables column by column, and other lines as they come."""
    for each in document.pages:
        for item in each.items:
            if isinstance(item, Table):
                for cell in sorted(item.cells, key=lambda cell: (cell.column, cell.row)):
                    yield " ".join(line.text for line in cell.lines)
            else:
                yield from (line.text for line in item.lines)


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def turns(languages: Sequence[Language], seeds: int) -> bool:
    """Print the word recall of one letter lying straight, at quarter turns and askew."""
    ways = [(0, 0.0), (90, 0.0), (180, 0.0), (270, 0.0), (0, 1.0), (0, -1.0), (0, 2.0), (0, -2.0), (0, 3.0), (0, -3.0)]
    pages = []
    for language, seed, (turn, skew) in product(languages, range(1, seeds + 1), ways):
        note = invented.note(language, "list", seed)
        content = paper.scan(note.letter, seed=seed, skew=skew, turn=turn)
        pages.append(Page(language, f"{turn}/{skew}", note, File("note.pdf", content)))
    texts, _, _ = read_all(pages)
    shares: defaultdict[tuple[str, str], Share] = defaultdict(Share)
    for each, text in zip(pages, texts, strict=True):
        shares[each.language, each.look].add(*words_found(each.note, text, each.language))
    names = [f"{turn}/{skew}" for turn, skew in ways]
    print("\nturn/skew   " + "".join(f"{name:>9}" for name in names))
    good = True
    for language in languages:
        straight = shares[language, names[0]].share
        lost = [straight - shares[language, name].share for name in names]
        good &= max(lost) <= LOST
        print(f"{language:12}" + "".join(f"{straight - less:8.3f}{'*' if less > LOST else ' '}" for less in lost))
    return good


def speed(languages: Sequence[Language], seeds: int, ocrmypdf: str | None) -> bool:
    """Print pages a second beside the bare engines on the same prepared pages, and OCRmyPDF on the same files."""
    good = True
    for language in languages:
        pages = [page(language, look, seed) for look in ("clean", "stamp") for seed in range(1, seeds + 1)]
        texts, seconds, spent = read_all(pages)
        bare_seconds, bare_spent = _bare_engines(pages)
        ratio = bare_seconds / seconds
        good &= ratio >= SPEED
        print(
            f"{language} reader {len(pages) / seconds:.2f} pages/s {spent / len(pages):.1f} CPU s/page; bare engines "
            f"{len(pages) / bare_seconds:.2f} pages/s {bare_spent / len(pages):.1f}; ratio {ratio:.2f} (target {SPEED})"
        )
        if ocrmypdf:
            good &= _beside_ocrmypdf(ocrmypdf, pages, texts, spent / len(pages))
    return good


def _bare_engines(pages: Sequence[Page]) -> tuple[float, float]:
    """Return the seconds and CPU seconds of the engines alone, their start counted as the reader's is."""
    prepared = [_prepared(each) for each in pages]
    spent, begin = _children(), time.perf_counter()
    with get_context("spawn").Pool(READERS) as pool:
        pool.map(partial(_bare_engine), prepared, chunksize=1)
        pool.close()
        pool.join()
    return time.perf_counter() - begin, _children() - spent


@dataclass(frozen=True)
class Prepared:
    """A page as the engines get it, as raw gray bytes."""

    gray: bytes
    width: int
    height: int
    script: str


def _prepared(each: Page) -> Prepared:
    from parsers.ocr.upright import prepare

    document = decode(attached(each.file.content, each.file.name), LIMITS).document
    assert document is not None
    (picture,) = document.pictures
    upright = prepare(picture)
    script = upright.script.name if upright.script else "Latin"
    return Prepared(upright.gray.tobytes(), upright.gray.shape[1], upright.gray.shape[0], script)


def _bare_engine(each: Prepared) -> None:
    """Have the page read once by each engine that reads its script, and do nothing with the outcome."""
    import cv2
    import numpy as np

    from parsers.ocr import rapid, tessdata, tesseract
    from tests.bare_engine import engine

    gray = np.frombuffer(each.gray, np.uint8).reshape(each.height, each.width)
    factor = min(1.0, rapid.READ_SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    engine()(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR))
    if each.script in tesseract.LANGUAGES:
        tesserocr = tessdata.library()
        named = f"{tesseract.LANGUAGES[each.script]}+eng"
        with tesserocr.PyTessBaseAPI(path=tessdata.folder(), lang=named, psm=tesserocr.PSM.AUTO) as api:
            api.SetImageBytes(each.gray, each.width, each.height, 1, each.width)
            api.Recognize()


_PEER_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus+eng", "ar": "ara+eng", "zh": "chi_sim+eng"}


def _beside_ocrmypdf(program: str, pages: Sequence[Page], texts: Sequence[str], spent: float) -> bool:
    ours, theirs = Share(), Share()
    begin = _children()
    with tempfile.TemporaryDirectory() as folder:
        for each, text in zip(pages, texts, strict=True):
            source, side = Path(folder) / "in.pdf", Path(folder) / "out.txt"
            source.write_bytes(each.file.content)
            language = _PEER_LANGUAGES[each.language]
            subprocess.run(
                [program, "--deskew", "--rotate-pages", "--output-type", "pdf", "-q", "-j", "1", "-l", language,
                 "--sidecar", str(side), str(source), str(Path(folder) / "out.pdf")],
                check=True, env={"PATH": "/usr/bin:/bin", "OMP_THREAD_LIMIT": "1"}, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            ours.add(*words_found(each.note, text, each.language))
            theirs.add(*words_found(each.note, side.read_text(encoding="utf-8"), each.language))
    peer = (_children() - begin) / len(pages)
    print(f"   OCRmyPDF {peer:.1f} CPU s/page, word recall {theirs.share:.3f}; here {spent:.1f} and {ours.share:.3f}")
    return spent <= peer and ours.share > theirs.share


def digital() -> bool:
    """Print the time of a PDF page with text beside pdfplumber's own extract_words on the same file.

    Both read each file in turn, several times; the least of each counts, for a busy machine only adds.
    """
    import io

    import pdfplumber

    def bare(file: File) -> None:
        with pdfplumber.open(io.BytesIO(file.content)) as opened:
            opened.pages[0].extract_words()

    def here(file: File) -> None:
        decode(attached(file.content, file.name), LIMITS)

    files = [page(language, "pdf", seed).file for language in ("en", "fr", "ru") for seed in range(1, 8)]
    theirs = ours = 0.0
    for file in files:
        pairs = [(_cpu(bare, file), _cpu(here, file)) for _ in range(ROUNDS)]
        theirs += min(their for their, _ in pairs)
        ours += min(our for _, our in pairs)
    print(
        f"digital PDF: {1000 * ours / len(files):.0f} CPU ms a page, pdfplumber's extract_words "
        f"{1000 * theirs / len(files):.0f}; {ours / theirs:.2f} times (target {DIGITAL_SPEED})"
    )
    return ours <= DIGITAL_SPEED * theirs


def _cpu(read: Callable[[File], None], file: File) -> float:
    begin = time.process_time()
    read(file)
    return time.process_time() - begin


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--looks", default=",".join((*SCANS, *DIGITAL)))
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--only", default="recall,columns,turns,speed,digital")
    parser.add_argument("--ocrmypdf", help="the program, to compare with")
    parser.add_argument("--missed", action="store_true", help="also print what was missed")
    asked = parser.parse_args()
    languages: list[Language] = [language for language in LANGUAGES if language in asked.languages.split(",")]
    parts: dict[str, Callable[[], bool]] = {
        "recall": lambda: recall(languages, asked.looks.split(","), asked.seeds, asked.missed),
        "columns": lambda: columns(languages, asked.seeds),
        "turns": lambda: turns(languages, 1),
        "speed": lambda: speed(languages, asked.seeds, asked.ocrmypdf),
        "digital": digital,
    }
    done = [parts[name]() for name in asked.only.split(",")]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
