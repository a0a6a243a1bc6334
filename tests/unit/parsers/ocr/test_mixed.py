"""Pages on which another script, another size or another turn stands beside what the first engine reads."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Box, Picture, Word
from parsers.layout.page import flat
from parsers.limits import Limits
from parsers.ocr import foreign, recognise, tessdata, tesseract
from parsers.steps import Recognised

_DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
_HAN = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_AMIRI = "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"
ENGLISH = (
    "The Embassy presents its compliments to the Office",
    "and has the honour to inform it of the delegation:",
    "1. Ms. Zorana PELIVAN, Head of the Treaty Section",
    "2. Mr. Milan DVORNIK, Second Secretary, Vienna",
)
FRENCH = (
    "L'Ambassade présente ses compliments au Secrétariat",
    "et lui communique la composition de la délégation :",
    "1. Mme Hélène VASSEUR, Conseillère juridique",
    "2. M. Luc DARBEL, Directeur des prisons",
)
RUSSIAN = ("3. Горин Юрий Сергеевич, советник", "4. Сидорова Анна Павловна, второй секретарь")
ARABIC = ("السيد محمد أحمد الحداد، مستشار وزارة العدل", "السيدة فاطمة الزهراء بنعلي، سكرتير أول")
GREEK = ("3. Μαρία Κωνσταντίνου, Γραμματέας", "4. Νίκος Ζαφειρίου, Διευθυντής")
CHINESE = ("常驻代表团向联合国办事处致意，并谨通知", "一、王小明，司法部条约法律司司长", "二、李芳，外交部二等秘书")

needs_tesseract = pytest.mark.skipif(
    not {"rus", "ara", "eng", "osd"} <= tessdata.installed(), reason="needs tesseract-ocr-rus, -ara and -osd"
)


class _Sheet:
    """A page of 200 dpi that is written on from top to bottom."""

    def __init__(self) -> None:
        self.image = Image.new("L", (1654, 2339), 255)
        self._top = 260

    def write(self, *lines: str, font: str = _DEJAVU, size: int = 38) -> "_Sheet":
        draw, letters = ImageDraw.Draw(self.image), ImageFont.truetype(font, size)
        for line in lines:
            left = 1500 - draw.textlength(line, font=letters) if font == _AMIRI else 160
            draw.text((left, self._top), line, font=letters, fill=0)
            self._top += 2 * size
        return self

    def head(self, line: str) -> "_Sheet":
        """Print a line on the top of the page as it lies, like a fax machine."""
        ImageDraw.Draw(self.image).text((30, 20), line, font=ImageFont.truetype(_DEJAVU, 28), fill=0)
        return self

    def turn(self, degrees: int) -> "_Sheet":
        self.image = self.image.rotate(degrees, expand=True)
        return self

    def read(self) -> Recognised:
        target = io.BytesIO()
        self.image.save(target, "PNG")
        return recognise(Picture(1, target.getvalue(), 200.0), Limits())


def _text(found: Recognised) -> str:
    return "\n".join(line.text for line in flat(found.page.items))


@needs_tesseract
@pytest.mark.parametrize("head", ["29/11/2026 14:10  +43 1 505 66 77  P.02/02", "Page 2 of 2"])
@pytest.mark.parametrize("degrees", [90, 270])
@pytest.mark.parametrize("lines", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_one_level_line_does_not_make_a_page_upright_that_lies_on_its_side(
    lines: tuple[str, ...], degrees: int, head: str
) -> None:
    text = _text(_Sheet().write(*lines).turn(degrees).head(head).read())
    assert all(line in text for line in lines), text


@needs_tesseract
@pytest.mark.parametrize("title", ["Delegation to the Meeting", "Liste de la délégation"])
def test_a_title_in_large_letters_does_not_hide_small_ones_of_another_script(title: str) -> None:
    text = _text(_Sheet().write(title, "Form 2009", size=96).write(*RUSSIAN * 3, size=24).read())
    assert all(line.partition(". ")[2] in text for line in RUSSIAN), text


@needs_tesseract
@pytest.mark.parametrize(
    ("lines", "font"),
    [(ENGLISH, _DEJAVU), (FRENCH, _DEJAVU), (CHINESE * 2, _HAN)],
    ids=["en", "fr", "zh"],
)
def test_lines_in_cyrillic_on_a_page_in_another_script_are_read(lines: tuple[str, ...], font: str) -> None:
    found = _Sheet().write(*lines, font=font).write(*RUSSIAN).read()
    assert [*lines, *RUSSIAN] == _text(found).split("\n")
    assert found.problems == ()


@needs_tesseract
@pytest.mark.parametrize("lines", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_lines_in_arabic_on_a_page_in_latin_are_read(lines: tuple[str, ...]) -> None:
    found = _Sheet().write(*lines * 2).write(*ARABIC, font=_AMIRI, size=44).read()
    assert all(line in _text(found) for line in lines)
    assert all(name in _text(found) for name in ("الحداد", "فاطمة الزهراء"))
    assert found.problems == ()


@needs_tesseract
def test_a_line_in_two_scripts_is_read_in_both() -> None:
    both = ("3. Горин Юрий (Yuri GORIN), директор / Director", "4. Дворник Милан (Milan DVORNIK), судья / Judge")
    assert all(line in _text(_Sheet().write(*ENGLISH, *both).read()) for line in both)


@needs_tesseract
@pytest.mark.parametrize(
    ("lines", "others", "font", "many"),
    [
        (RUSSIAN * 2, ARABIC, _AMIRI, 2), (RUSSIAN * 2, CHINESE, _HAN, 3), (RUSSIAN * 2, ENGLISH, _DEJAVU, 0),
        (ARABIC * 3, CHINESE, _HAN, 3), (ARABIC * 3, ENGLISH, _DEJAVU, 0),
    ],
    ids=["ru-ar", "ru-zh", "ru-en", "ar-zh", "ar-en"],
)  # fmt: skip
def test_lines_in_a_third_script_on_a_cyrillic_or_arabic_page_are_told(
    lines: tuple[str, ...], others: tuple[str, ...], font: str, many: int
) -> None:
    own = _Sheet().write(*lines, font=_AMIRI if lines == ARABIC * 3 else _DEJAVU)
    details = [problem.detail for problem in own.write(*others, font=font).read().problems]
    assert len(details) == bool(many)
    assert all(detail.startswith(f"{many} lines on page 1 were not read") for detail in details)


@needs_tesseract
@pytest.mark.parametrize(
    ("lines", "font", "lost"),
    [(RUSSIAN * 2, _DEJAVU, "советник"), (ARABIC * 3, _AMIRI, "مستشار"), (RUSSIAN, _DEJAVU, "")],
)
def test_a_line_is_told_of_which_a_word_is_lost(
    lines: tuple[str, ...], font: str, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = tesseract.read
    monkeypatch.setattr(tesseract, "read", lambda *a: [word for word in read(*a) if not lost or word.text != lost])
    many = sum(lost in line for line in lines) if lost else 0
    details = [problem.detail for problem in _Sheet().write(*lines, font=font).read().problems]
    assert details == [detail for detail in details if detail.startswith(f"{many} lines on page 1 were not read")]
    assert len(details) == bool(lost)


@pytest.mark.parametrize("lines", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_lines_that_no_engine_reads_are_told(lines: tuple[str, ...]) -> None:
    (problem,) = _Sheet().write(*lines).write(*GREEK).read().problems
    assert problem.reason == "unreadable_part"
    assert problem.detail.startswith("2 lines on page 1 were not read")


def test_a_short_line_that_no_engine_reads_is_told() -> None:
    (problem,) = _Sheet().write(*ENGLISH, "Νίκος Ζαφείρης").read().problems
    assert problem.detail.startswith("1 line on page 1 was not read")


@needs_tesseract
def test_short_names_in_arabic_on_a_page_in_latin_are_read() -> None:
    found = _Sheet().write(*ENGLISH * 2).write("سالم بن خالد", "خالد الحربي", font=_AMIRI, size=44).read()
    assert all(name in _text(found) for name in ("سالم بن خالد", "خالد الحربي"))
    assert found.problems == ()


@pytest.mark.parametrize(("width", "read"), [(80, 0), (240, 1)])
def test_a_line_of_which_one_word_in_three_was_read_is_not_read(
    width: int, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box(0, 0, 300, 40)
    monkeypatch.setattr(tesseract, "lacking", lambda _: ())
    monkeypatch.setattr(tesseract, "read", lambda *_: [Word("الحداد", Box(300 - width, 0, 300, 40), 0.9)])
    assert len(list(foreign.parts(np.full((60, 320), 255, np.uint8), 200.0, [box]))) == read


def test_lines_in_a_script_whose_data_is_not_installed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tessdata, "installed", lambda: frozenset({"osd", "eng"}))
    (problem,) = _Sheet().write(*ENGLISH * 2).write(*RUSSIAN).read().problems
    assert problem.reason == "unreadable_part"


@pytest.mark.parametrize(("lines", "font"), [(ENGLISH, _DEJAVU), (FRENCH, _DEJAVU), (CHINESE, _HAN)])
def test_nothing_is_told_of_a_page_with_a_signature_and_a_stamp(lines: tuple[str, ...], font: str) -> None:
    sheet = _Sheet().write(*lines, font=font)
    draw = ImageDraw.Draw(sheet.image)
    draw.ellipse((900, 1500, 1300, 1900), outline=60, width=8)
    draw.line([(300 + 9 * step, 1700 + (60 if step % 2 else -60) + 4 * step) for step in range(30)], fill=40, width=5)
    assert sheet.read().problems == ()
