"""What every OCR engine promises: the words that stand on a page, where they stand, and how sure it is."""

import io
from collections.abc import Callable, Sequence

import pytest
from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from parsers.document import Picture, Word
from parsers.errors import UnreadablePartError
from parsers.formats import decode
from parsers.limits import Limits
from parsers.ocr import ppocr, recognise, tessdata, tesseract
from parsers.ocr.upright import prepare
from parsers.steps import attached
from tests.letters import invented, looks

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LATIN = (
    "The delegation will be composed of",
    "Ms. Zorana PELIVAN, Counsellor",
    "zorana.pelivan@mission.example",
    "Telephone +43 1 234 56 78 in Vienna",
    "Ministry of Justice of the Republic",
)
CYRILLIC = (
    "Постоянное представительство сообщает",
    "состав делегации Республики на совещание",
    "Петров Иван Сергеевич, советник",
    "Министерство юстиции, первый секретарь",
    "электронная почта i.petrov@minjust.example",
)


def picture(lines: Sequence[str], *, turn: int = 0, lean: float = 0.0, size: int = 44) -> Picture:
    """Return a page of 200 dpi with these lines."""
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, size)
    for index, line in enumerate(lines * 3):
        draw.text((160, 200 + 90 * index), line, font=font, fill=0)
    image = image.rotate(lean, fillcolor=255, resample=Image.Resampling.BICUBIC).rotate(turn, expand=True)
    target = io.BytesIO()
    image.save(target, "PNG")
    return Picture(1, target.getvalue(), 200.0)


class Engine(Struct, frozen=True):
    name: str
    lines: tuple[str, ...]
    read: Callable[[Picture], list[Word]]


def _ppocr(page: Picture) -> list[Word]:
    return ppocr.words_of(prepare(page).lines.read())


def _tesseract(page: Picture) -> list[Word]:
    upright = prepare(page)
    return tesseract.read(upright.gray, upright.dpi, "Cyrillic", ())


ENGINES = (Engine("ppocr", LATIN, _ppocr), Engine("tesseract", CYRILLIC, _tesseract))


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param.name == "tesseract" and not {"rus", "eng"} <= tessdata.installed():
        pytest.skip("needs tesseract-ocr-rus")
    return request.param


@pytest.fixture(scope="module")
def words(engine: Engine) -> list[Word]:
    return engine.read(picture(engine.lines))


class TestEngine:
    """Each engine, on a clean page of the script that it is used for."""

    def test_nearly_every_word_is_read(self, engine: Engine, words: list[Word]) -> None:
        wanted = [word for line in engine.lines for word in line.split()]
        found = {word.text for word in words}
        assert sum(word in found for word in wanted) >= 0.9 * len(wanted), found

    def test_boxes_lie_on_the_words(self, words: list[Word]) -> None:
        first = min(words, key=lambda word: (word.box.top + word.box.x0) if word.box else 0)
        assert first.box is not None
        assert first.box.x0 == pytest.approx(160, abs=20)
        assert 180 < first.box.top < first.box.bottom < 270

    def test_confidence_is_a_share(self, words: list[Word]) -> None:
        assert all(word.confidence is not None and 0 <= word.confidence <= 1 for word in words)

    def test_an_empty_page_has_no_words(self, engine: Engine) -> None:
        assert engine.read(picture([""])) == []


def text_of(page: Picture) -> str:
    found = recognise(page, Limits())
    return " ".join(line.text for item in found.page.items for line in item.lines)  # type: ignore[union-attr]


def test_a_page_lying_on_its_side_and_leaning_is_read_and_its_boxes_lie_on_the_page_as_shown() -> None:
    found = recognise(picture(LATIN, turn=90, lean=2.0), Limits())
    word = next(w for item in found.page.items for line in item.lines for w in line.words if w.text == "Zorana")  # type: ignore[union-attr]
    assert word.box is not None
    assert (found.page.width, found.page.height) == (2339, 1654)
    assert word.box.bottom - word.box.top > word.box.x1 - word.box.x0


def test_a_russian_page_is_read_by_the_engine_for_russian() -> None:
    assert "Министерство юстиции" in text_of(picture(CYRILLIC))


def test_a_missing_language_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tessdata, "installed", lambda: frozenset({"osd", "eng"}))
    found = recognise(picture(CYRILLIC), Limits())
    (problem,) = [p for p in found.problems if p.reason == "language_pack_missing"]
    assert "tesseract-ocr-rus" in problem.detail


def test_arabic_that_is_read_without_the_data_for_its_script_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tessdata, "installed", lambda: frozenset({"osd", "eng", "ara"}))
    file = looks.arrived(invented.note("ar", "list", 1).letter, "clean", 1)
    document = decode(attached(file.content, file.name), Limits()).document
    assert document is not None
    found = recognise(document.pictures[0], Limits())
    assert ["tesseract-ocr-script-arab" in problem.detail for problem in found.problems] == [True]


def test_an_empty_page_says_so() -> None:
    assert [problem.reason for problem in recognise(picture([""]), Limits()).problems] == ["no_text"]


@pytest.mark.parametrize("pixels", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_is_refused(pixels: bytes) -> None:
    with pytest.raises(UnreadablePartError):
        recognise(Picture(1, pixels, 300), Limits())
