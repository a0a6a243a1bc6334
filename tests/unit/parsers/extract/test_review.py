"""What a person has to look at that no single step knows."""

import pytest

from parsers.document import Block, Document, Line, Message, Page, Part, Word
from parsers.extract import find
from parsers.record import Reason
from tests.fixtures.written import headers

LETTER = "The Embassy of Ghana informs the Secretariat that Mr. Kofi ANNOR, Director, will attend CU 2009/33 in Vienna"


@pytest.mark.parametrize(("poor", "looked_at"), [(1, False), (6, True), (18, True)])
def test_a_page_read_poorly_is_looked_at_but_not_for_the_letters_of_an_emblem(poor: int, looked_at: bool) -> None:
    typed = LETTER.split()
    words = [Word(text, confidence=0.3 if place < poor else None) for place, text in enumerate(typed)]
    document = Document("pdf", (Page(1, (Block((Line(tuple(words)),)),)),))
    message = Message(headers("CU 2009/33"), (Part("1", "application/pdf", "body", document=document),))
    reasons = [item.reason for item in find(message, ()).review]
    assert (Reason.LOW_OCR_CONFIDENCE in reasons) == looked_at


def reviewed(text: str) -> set[tuple[str, str]]:
    words = [Line(tuple(map(Word, line.split()))) for line in text.splitlines()]
    part = Part("1", "text/plain", "body", document=Document("text", (Page(1, (Block(tuple(words)),)),)))
    return {(item.path, item.detail) for item in find(Message(headers("CU 2009/33"), (part,)), ()).review}


TOLD = "Letters of {} could not be read in the message: look at the original."
LIST = "The Embassy of Ghana nominates for CU 2009/33:\n1. Mr. Kofi ANN\ufffdR, Director, Office of P\ufffdrts"


def test_a_value_with_letters_that_could_not_be_read_is_looked_at() -> None:
    assert {item for item in reviewed(LIST) if item[1].startswith("Letters of")} == {
        ("/delegates/0/name", TOLD.format("Kofi ANN\ufffdR")),
        ("/delegates/0/organization", TOLD.format("Office of P\ufffdrts")),
    }


def test_a_line_with_letters_that_could_not_be_read_is_looked_at_where_no_value_is_of_it() -> None:
    assert ("", TOLD.format("2. M\ufffd\ufffd")) in reviewed(f"{LIST}\n2. M\ufffd\ufffd")


@pytest.mark.parametrize("line", ["\ufffd +41 22 123 45 67", "\ufffd 2. Ms. Abena MENSAH, Director", "10 \ufffd"])
def test_a_sign_alone_that_could_not_be_read_is_no_letter(line: str) -> None:
    assert not [item for item in reviewed(f"{LETTER}.\n\n{line}") if item[1].startswith("Letters of")]


@pytest.mark.parametrize("line", ["Ms. \ufffdbena", "2. \ufffd\ufffd"])
def test_a_mark_beside_a_letter_or_in_place_of_a_word_is_one_of_letters(line: str) -> None:
    assert [item for item in reviewed(f"{LETTER}.\n\n{line}") if item[1].startswith("Letters of")]


def test_a_loss_is_told_once_where_a_value_spans_its_line() -> None:
    lost = f"{LETTER.replace('Director', 'Director,')}\n1. Mr. Kofi ANNOR, Ministry of\n\ufffd\ufffd"
    assert len([item for item in reviewed(lost) if item[1].startswith("Letters of")]) == 1
