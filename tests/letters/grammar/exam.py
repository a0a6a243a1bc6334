"""Drawn letters as messages with their expected records: the exam on what the labeller was not trained on."""

from collections.abc import Iterator, Sequence
from email.message import Message
from typing import Any

from parsers import languages
from tests.letters import looks, mail
from tests.letters.gold import Case
from tests.letters.grammar.drawing import Drawn, Half, Text, draw
from tests.letters.sheet import Grid, Letter
from tests.letters.sheet import Text as Paragraph

REFERENCE = "CU 2009/33"


def case(seed: int, half: Half) -> Case:
    """Return the message of a seed, as text, HTML, DOCX or PDF, and what it says."""
    drawn = draw(seed, half)
    look = _look(drawn, seed)
    drawn = drawn if look == "text" else draw(seed, half, folded=False)
    state = next(state for state in languages.states() if state.iso3 == drawn.iso3)
    return Case(
        f"{half}-{seed}", _addressed(drawn, look, seed, state.name), drawn.language, "nominate",
        (state.name, state.kind, drawn.iso3), REFERENCE, people=drawn.people, contact=drawn.contact,
    )  # fmt: skip


def _look(drawn: Drawn, seed: int) -> str:
    tabled = any(not isinstance(item[0], Text) for item in drawn.items)
    return ("html", "docx", "pdf", "html")[seed % 4] if tabled else ("text", "text", "html", "docx", "pdf")[seed % 5]


def _addressed(drawn: Drawn, look: str, seed: int, name: str) -> Message:
    return mail.addressed(
        _content(drawn, look, seed),
        sender=(f"Embassy of {name}", "office@mission.example"), subject=f"{REFERENCE}: delegation of {name}",
        date="Thu, 19 Mar 2009 10:12:44 +0100", message_id=f"<drawn-{seed}@mission.example>",
    )  # fmt: skip


def _content(drawn: Drawn, look: str, seed: int) -> Message:
    if look == "text":
        blocks = ("\n".join(text.text for text in item if isinstance(text, Text)) for item in drawn.items)
        return mail.text("\n\n".join(blocks) + "\n")
    file = looks.arrived(sheet(drawn), look, seed)
    if look == "html":
        return mail.text(file.content.decode(), kind="html")
    return mail.mixed(
        mail.text("Please see the attachment.\n"), mail.attachment(file.content, file.name), boundary=f"b{seed}"
    )


def sheet(drawn: Drawn) -> Letter:
    """Return the letter as what tests/letters draws files from."""
    font = {"ar": "arabic", "zh": "chinese"}.get(drawn.language, "sans")
    return Letter((tuple(_items(drawn)),), rtl=drawn.language == "ar", font=font)  # type: ignore[arg-type]


def _items(drawn: Drawn) -> Iterator[Any]:
    for item in drawn.items:
        if isinstance(item[0], Text):
            yield Paragraph("\n".join(text.text for text in item))  # type: ignore[union-attr]
        else:
            rows = tuple(tuple("\n".join(text.text for text in cell) for cell in row) for row in item)  # type: ignore[union-attr]
            yield Grid(rows, _widths(rows), size=7)


def _widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return shares of the line by the longest word of each column, so that no cell is cut."""
    words = ([word for cell in column for word in cell.split()] for column in zip(*rows, strict=True))
    longest = [max(map(len, column), default=0) + 3 for column in words]
    return tuple(width / sum(longest) for width in longest)
