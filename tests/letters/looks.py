"""The looks in which a letter arrives: each turns the same letter into the bytes of a file, the same each time."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.letters import office, paper, pdf
from tests.letters.sheet import Grid, Letter, Text


@dataclass(frozen=True)
class File:
    """What is attached to a message."""

    name: str
    content: bytes


def arrived(letter: Letter, look: str, seed: int) -> File:
    """Return the letter as a file. Raises KeyError for a look that there is none of."""
    suffix, made = LOOKS[look]
    return File(f"note-{seed}.{suffix}", made(letter, seed))


def texts(letter: Letter) -> Iterator[str]:
    """Yield what stands in the letter, paragraphs and cells in reading order; the ink of a stamp does not count."""
    for page in letter.pages:
        for item in page:
            if isinstance(item, Text):
                yield item.text
            elif isinstance(item, Grid):
                yield from (text for row in item.rows for text in row if text != "^")


def _turned(letter: Letter, seed: int) -> bytes:
    return paper.scan(letter, seed=seed, skew=0.4, turn=(90, 180, 270)[seed % 3])


def _coarse(letter: Letter, seed: int) -> bytes:
    return paper.fax(letter, seed=seed, station="+94 11 555 0148", lines=98)


def _docx(letter: Letter, seed: int) -> bytes:
    return office.letter(letter)


def _html(letter: Letter, seed: int) -> bytes:
    rows: list[str] = []
    for item in (item for page in letter.pages for item in page):
        if isinstance(item, Text):
            rows.append(f"<p>{_escaped(item.text)}</p>")
        elif isinstance(item, Grid):
            cells = ("".join(f"<td>{_escaped(text)}</td>" for text in row) for row in item.rows)
            rows.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    return f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{''.join(rows)}</body></html>".encode()


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


# 200 dpi where nothing else is said. "clean" lies half a degree askew, "stamp" two and has a stamp on its last lines.
LOOKS: dict[str, tuple[str, Callable[[Letter, int], bytes]]] = {
    "clean": ("pdf", lambda letter, seed: paper.scan(letter, seed=seed, skew=0.5)),
    "table": ("pdf", lambda letter, seed: paper.scan(letter, seed=seed, skew=-0.4)),
    "stamp": ("pdf", lambda letter, seed: paper.scan(letter, seed=seed, skew=2.0 if seed % 2 else -2.0)),
    "fax": ("tif", lambda letter, seed: paper.fax(letter, seed=seed, station="+94 11 555 0148")),
    "telephone": ("jpg", lambda letter, seed: paper.telephone(letter, seed=seed)),
    "turned": ("pdf", _turned),
    "coarse": ("tif", _coarse),
    "gray": ("pdf", lambda letter, seed: paper.scan(letter, seed=seed, skew=0.8, gray=True)),
    "pdf": ("pdf", lambda letter, seed: pdf.render(letter)),
    "docx": ("docx", _docx),
    "html": ("html", _html),
}
SCANS = ("clean", "table", "stamp", "fax", "telephone", "turned", "coarse", "gray")
DIGITAL = ("pdf", "docx", "html")
