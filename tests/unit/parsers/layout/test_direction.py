import pytest

from parsers.document import Box, Word
from parsers.layout.direction import logical, reading_order
from parsers.layout.lines import lines_of


def on_page(shown: str) -> str:
    """Return the line that is read where these words stand on the page, from left to right."""
    words, x = [], 0.0
    for part in shown.split():
        words.append(Word(part, Box(x, 0, x + 5 * len(part), 10)))
        x += 5 * len(part) + 4
    (line,) = lines_of(words)
    return line.text


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("الوفد رئيس", "رئيس الوفد"),
        ("2009 مارس 30", "30 مارس 2009"),
        ("(A) ثم CU 2009/33 رقم", "رقم CU 2009/33 ثم (A)"),
        ("+971 50 642 الهاتف", "الهاتف +971 50 642"),
        ("0101 555 43+ الهاتف", "الهاتف +43 555 0101"),
        ("00 30 758 22 41+ الهاتف", "الهاتف +41 22 758 30 00"),
        ("0043 1 555 0101 الهاتف", "الهاتف 0043 1 555 0101"),
        (":CU 2009/33 رقم", "رقم CU 2009/33:"),
        ("Counsellor ,محمد Head", "Counsellor محمد, Head"),
        ("Counsellor علي ,محمد Head of Section", "Counsellor محمد علي, Head of Section"),
        ("هاتف ،ida@example.org البريد:", "البريد: ida@example.org، هاتف"),
        ("وزير ،2009 مارس 30", "30 مارس 2009، وزير"),
        ("،0101 555 43+ الهاتف", "الهاتف +43 555 0101،"),
        ("بريد ،+43 555 0101 الهاتف", "الهاتف +43 555 0101، بريد"),
        ("0101-555-43+ الهاتف", "الهاتف +43-555-0101"),
        ("،0101-555-43+ الهاتف", "الهاتف +43-555-0101،"),
        ("0101-555-(1)-43+ الهاتف", "الهاتف +43-(1)-555-0101"),
        ("٠١٠١-٥٥٥-٤٣+ الهاتف", "الهاتف +٤٣-٥٥٥-٠١٠١"),
        ("43-555-0101+ الهاتف", "الهاتف +43-555-0101"),
        ("49-30-555+ الهاتف", "الهاتف +49-30-555"),
        ("0101-555-0043 الهاتف", "الهاتف 0043-555-0101"),
        ("0043-555-0101 الهاتف", "الهاتف 0043-555-0101"),
        ("71-123-456-216+", "+71-123-456-216"),
        ("0101 555 43+", "+43 555 0101"),
        ("وزير -1", "1- وزير"),
        ("Ministry of Justice", "Ministry of Justice"),
        ("The words الوفد رئيس mean the head of it", "The words رئيس الوفد mean the head of it"),
    ],
)
def test_a_line_is_read_in_its_own_direction(shown: str, read: str) -> None:
    assert on_page(shown) == read


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (") رئيس (", "( رئيس )"),
        ("الوفد( )رئيس", "(رئيس الوفد)"),
        ("الوفد) (رئيس", "(رئيس الوفد)"),
        ("الوفد) (رئيس )وزير(", "(وزير) (رئيس الوفد)"),
        ("الوفد( )رئيس (وزير)", "(وزير) (رئيس الوفد)"),
        (")CU-5( الوفد", "الوفد (CU-5)"),
    ],
)
def test_brackets_read_by_their_shape_face_the_right_way(shown: str, read: str) -> None:
    assert on_page(shown) == read


@pytest.mark.parametrize(
    ("glyphs", "word"),
    [
        (["ر", "ي", "ز", "و"], "وزير"),
        (["م", "لا", "س"], "سلام"),
        (["2", "0", "0", "9", "/", "م"], "م/2009"),
        (["a", "b"], "ab"),
        ([")", "س", "("], "(س)"),
        (["(", "س", ")"], "(س)"),
        (["،", ")", "س"], "س)،"),
        (["س", "("], "(س"),
    ],
)
def test_a_word_is_spelled_from_its_glyphs(glyphs: list[str], word: str) -> None:
    assert logical(glyphs) == word


def test_no_words_stay_no_words() -> None:
    assert reading_order([], rtl=True) == []
