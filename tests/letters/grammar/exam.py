"""Drawn letters as messages with their expected records: the exam on what the labeller was not trained on."""

from collections.abc import Iterator
from email.message import Message
from typing import Any

from tests.letters import looks, mail
from tests.letters.gold import Case
from tests.letters.grammar.drawing import Drawn, Half, Text, draw, states
from tests.letters.sheet import Grid, Letter
from tests.letters.sheet import Text as Paragraph

REFERENCE = "CU 2009/33"


def case(seed: int, half: Half) -> Case:
    """Return the message of a seed, as text, HTML, DOCX or PDF, and what it says."""
    drawn = draw(seed, half)
    name = dict(states("en"))[drawn.iso3]
    return Case(
        f"{half}-{seed}", _addressed(drawn, seed, name), drawn.language, "nominate", (name, "state", drawn.iso3),
        REFERENCE, people=drawn.people,
    )  # fmt: skip


def _addressed(drawn: Drawn, seed: int, name: str) -> Message:
    tabled = any(not isinstance(item[0], Text) for item in drawn.items)
    look = ("html", "docx", "pdf", "html")[seed % 4] if tabled else ("text", "text", "html", "docx", "pdf")[seed % 5]
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
            yield Grid(rows, (1 / len(rows[0]),) * len(rows[0]), size=8)
