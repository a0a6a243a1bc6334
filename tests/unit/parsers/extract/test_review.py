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
