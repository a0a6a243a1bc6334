"""`intake read` shows what was read: as text, as the document model, drawn on the pages."""

import io
import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from intake.cli import main
from intake.errors import Exit


def letter() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "The delegation will be composed of")
    canvas.drawString(72, 680, "Ms. Zorana PELIVAN, Counsellor")
    canvas.save()
    return target.getvalue()


def logo() -> bytes:
    target = io.BytesIO()
    Image.new("L", (80, 80), 255).save(target, "PNG")
    return target.getvalue()


def mail(attachment: bytes = b"", name: str = "note.pdf") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Mission <mission@norland.example>", "Our delegation"
    message.set_content("Please see the note.\n")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def ended(path: Path, content: bytes, *options: str) -> Result:
    path.write_bytes(content)
    return CliRunner().invoke(main, ["read", str(path), *options])


def test_a_message_is_printed_in_reading_order_under_the_heading_of_each_part(tmp_path: Path) -> None:
    result = ended(tmp_path / "m.eml", mail(letter()))
    assert result.exit_code == Exit.DONE
    order = (
        "Subject: Our delegation",
        "=== part 1 ",
        "Please see",
        "=== part 2, note.pdf ",
        "composed",
        "Zorana PELIVAN",
    )
    places = [result.output.index(words) for words in order]
    assert places == sorted(places)


def test_a_file_is_read_as_if_it_were_attached(tmp_path: Path) -> None:
    result = ended(tmp_path / "note.pdf", letter())
    assert (result.exit_code, "Zorana PELIVAN, Counsellor" in result.output) == (Exit.DONE, True)
    assert "=== part 1, note.pdf (pdf, attachment) ===" in result.output


def test_json_holds_parts_pages_lines_words_and_boxes(tmp_path: Path) -> None:
    whole = json.loads(ended(tmp_path / "m.eml", mail(letter()), "--format", "json").stdout)
    page = whole["parts"][1]["document"]["pages"][0]
    words = [word for item in page["items"] for line in item["lines"] for word in line["words"]]
    place = next(word["box"] for word in words if word["text"] == "PELIVAN,")
    assert whole["headers"]["subject"] == "Our delegation"
    assert 72 < place[0] < place[2] < page["width"]
    assert 0 < place[1] < place[3] < page["height"]


def test_json_holds_the_zones_of_each_part_with_their_kind_and_place(tmp_path: Path) -> None:
    quoted = "On 2 March 2009, Anna Berg <a@norland.example> wrote:\n> Please send the list.\n"
    message = EmailMessage()
    message["From"], message["Subject"] = "Mission <mission@norland.example>", "Our delegation"
    message.set_content(f"Our delegation is attached.\n\n{quoted}")
    message.add_attachment(letter(), maintype="application", subtype="pdf", filename="note.pdf")
    whole = json.loads(ended(tmp_path / "m.eml", message.as_bytes(), "--format", "json").stdout)
    mail_zones, note_zones = (zones["zones"] for zones in whole["zones"])
    assert [(zone["kind"], zone["text"].split("\n")[0]) for zone in mail_zones] == [
        ("body", "Our delegation is attached."),
        ("quoted", "On 2 March 2009, Anna Berg <a@norland.example> wrote:"),
        ("quoted", "Please send the list."),
    ]
    assert [zone["kind"] for zone in note_zones] == ["body"]
    assert note_zones[0]["box"][0] == pytest.approx(72, abs=2)


def test_pages_are_drawn_and_those_without_places_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "drawn"
    result = ended(tmp_path / "m.eml", mail(letter()), "--draw", str(folder))
    assert [path.name for path in folder.iterdir()] == ["part-2-page-1.png"]
    assert "skipped part 1, page 1" in result.stderr
    with Image.open(folder / "part-2-page-1.png") as page:
        colours = {colour for _, colour in page.getcolors(1 << 24) or ()}
    assert {(0x2F, 0x6F, 0xD6), (0x2E, 0x9E, 0x4F), (0x6A, 0x1B, 0x9A)} <= colours


def test_a_folder_with_drawings_of_another_message_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "drawn"
    folder.mkdir()
    (folder / "part-1-page-1.png").write_bytes(b"of another message")
    result = ended(tmp_path / "m.eml", mail(letter()), "--draw", str(folder))
    assert (result.exit_code, "name another folder" in result.stderr) == (Exit.USAGE, True)
    assert [each.read_bytes() for each in folder.iterdir()] == [b"of another message"]


def test_a_drawn_word_is_framed_where_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / "drawn"
    whole = json.loads(ended(tmp_path / "n.pdf", letter(), "--format", "json", "--draw", str(folder)).stdout)
    page = whole["parts"][0]["document"]["pages"][0]
    word = page["items"][0]["lines"][0]["words"][0]
    with Image.open(folder / "part-1-page-1.png") as drawing:
        scale = drawing.width / page["width"]
        inside = drawing.crop(tuple(round(side * scale) for side in word["box"])).convert("L")
    assert inside.getextrema()[0] < 100


def test_the_name_of_a_part_leads_no_file_out_of_the_folder(tmp_path: Path) -> None:
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../outside.pdf", letter())
    folder = tmp_path / "deep" / "drawn"
    assert ended(tmp_path / "a.zip", target.getvalue(), "--draw", str(folder)).exit_code == Exit.DONE
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*.png")} == {"deep"}
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("thing.bin", b"\0\1\2\3" * 50, "unreadable_part"),
        ("empty.pdf", b"", "no_text"),
        ("cut.pdf", b"%PDF-1.4", "part"),
        ("logo.png", logo(), "as small as a logo"),
    ],
)
def test_where_nothing_is_read_it_says_why_and_ends_with_3(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    result = ended(tmp_path / name, content)
    assert result.exit_code == 3
    assert "nothing was read" in result.stderr
    assert reason in result.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(tmp_path / "none.eml")])
    assert result.exit_code == Exit.NOT_FOUND
