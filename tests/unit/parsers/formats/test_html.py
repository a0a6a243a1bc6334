import base64
import io

import pytest
from PIL import Image

from parsers.document import Block, Table
from parsers.formats.html import items_of, read
from parsers.limits import Limits
from parsers.steps import Leaf


def lines(html: str) -> list[list[str]]:
    return [[line.text for line in item.lines] for item in items_of(html) if isinstance(item, Block)]


def table(html: str) -> Table:
    (found,) = [item for item in items_of(html) if isinstance(item, Table)]
    return found


def test_paragraphs_are_blocks_and_line_breaks_lines() -> None:
    assert lines("<p>a<br>b</p><div>c</div><div>d</div><p>e</p>") == [["a", "b"], ["c", "d"], ["e"]]


@pytest.mark.parametrize("tag", ["main", "aside", "figcaption", "summary", "noscript"])
def test_what_stands_apart_on_the_page_is_a_line_of_its_own(tag: str) -> None:
    assert lines(f"Ida WETTER<{tag}>Counsellor</{tag}>Vienna") == [["Ida WETTER", "Counsellor", "Vienna"]]


def test_of_names_with_their_sound_above_them_the_names_are_read() -> None:
    assert lines("<ruby>山田<rp>(</rp><rt>やまだ</rt><rp>)</rp></ruby>太郎") == [["山田太郎"]]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Ida WETTER<rt>やまだ</rt>", "Ida WETTERやまだ"),
        ("<ruby>王芳<rp>(</rp><rt>WANG Fang</rt><rp>)</rp></ruby>", "王芳(WANG Fang)"),
        ("<ruby>山田<rt>やまだ<br>スミス</ruby>", "山田やまだ スミス"),
        ("<ruby>山田<rt>やまだ<p>Ida WETTER", "山田やまだ Ida WETTER"),
    ],
)
def test_what_may_be_a_name_is_read_where_sounds_stand(html: str, text: str) -> None:
    assert " ".join(line for block in lines(html) for line in block) == text


def test_two_line_breaks_end_a_block() -> None:
    assert lines("a<br><br>b") == [["a"], ["b"]]


def test_the_paragraphs_of_word_without_margins_are_lines() -> None:
    word = '<p class="MsoNormal">Ida WETTER</p><p class="MsoNormal">Counsellor</p><p class="MsoNormal">&nbsp;</p>'
    assert lines(word + '<p class="MsoNormal">Next</p>') == [["Ida WETTER", "Counsellor"], ["Next"]]


def test_a_tag_inside_a_word_does_not_cut_it() -> None:
    assert lines("k.wett<span>er</span>@mission.example") == [["k.wetter@mission.example"]]


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display: none">secret</span>',
        '<span style="visibility:hidden">secret</span>',
        '<span style="display:none;mso-hide:all">secret</span>',
        '<font style="font-size:0px">secret</font>',
        "<span hidden>secret</span>",
        "<script>secret</script>",
        "<!-- secret -->",
        '<span class="x">secret</span>',
    ],
)
def test_what_is_hidden_stays_hidden(hidden: str) -> None:
    html = (
        f"<html><head><style>.x {{ display: none }}</style><title>secret</title></head><body>seen {hidden} too</body>"
    )
    assert lines(html) == [["seen too"]]


def styled(sheet: str, words: str) -> list[list[str]]:
    return lines(f"<html><head><style>{sheet}</style></head><body>seen {words} too</body></html>")


@pytest.mark.parametrize(
    "sheet",
    [
        "@media (max-width:600px){.x{display:none}}", "@media print { .x { display:none } }", "/* .x{display:none} */",
        ".x{display:none} .x{display:inline}", ".y .x{display:none}",
        ".x{display:none} span.x{display:inline !important}",
    ],
)  # fmt: skip
def test_what_a_style_sheet_shows_on_a_screen_is_read(sheet: str) -> None:
    assert styled(sheet, '<span class="x">words</span>') == [["seen words too"]]


def test_what_an_inline_style_shows_again_is_read() -> None:
    assert styled(".x{display:none}", '<span class="x" style="display:inline">words</span>') == [["seen words too"]]
    assert lines('<div style="font-size:0"><span style="font-size:13px">words</span></div>') == [["words"]]
    assert lines('<div style="visibility:hidden">no<i style="visibility:visible">words</i></div>') == [["words"]]
    assert lines('<div hidden style="display:block">words</div>') == [["words"]]
    assert lines('<div style="font-size:0"><table><tr><td>words</td></tr></table></div>') == [["words"]]


@pytest.mark.parametrize("selector", [".x", "#z", "i#z", "i.x", ".x.y", "b > .x", ".a .x", ".a > b > i", "div b i"])
def test_what_a_style_sheet_hides_stays_hidden(selector: str) -> None:
    words = '<div class="a"><b><i class="x y" id="z">secret</i></b></div>'
    assert styled(f"{selector} {{ display:none }}", words) == [["seen", "too"]]


@pytest.mark.parametrize(
    "style",
    [
        "max-height:0px;overflow:hidden", "position:absolute;left:-9999px", "font-size:1px",
        "color:#fff", "color: White", "color:rgb(255, 255, 255)",
    ],
)  # fmt: skip
def test_what_nobody_can_see_is_not_read(style: str) -> None:
    assert lines(f'<p>seen</p><div style="{style}">secret <b>words</b></div>') == [["seen"]]


def test_white_words_are_read_where_anything_has_a_background() -> None:
    assert lines('<p><font color="#ffffff">secret</font>seen</p>') == [["seen"]]
    assert lines('<table bgcolor="#003366"><tr><td style="color:#fff">words</td></tr></table>') == [["words"]]
    assert lines('<img><div style="position:absolute;color:#fff">words</div>') == [["words"]]
    assert lines('<p>Position: Judge <font color="white">secret</font></p>') == [["Position: Judge"]]
    assert styled(".dark{background:navy}", '<span style="color:white">words</span>') == [["seen words too"]]


@pytest.mark.parametrize(
    "page",
    [
        '<button style="color:#fff">words</button>', '<p style="color:#fff;border-top:9px solid">words</p>',
        '<img src="cid:a" style="margin-bottom:-99px"><font color="white">words</font>',
        '<mark style="color:white">words</mark>', '<p style="color:white;outline:9px solid">words</p>',
    ],
)  # fmt: skip
def test_white_words_are_read_where_anything_may_be_under_them(page: str) -> None:
    assert lines(page) == [["words"]]


@pytest.mark.parametrize(
    "style",
    [
        "width:1px;min-width:100%;overflow:hidden", "height:1px;min-height:100%;overflow:hidden", "mso-hide:all",
        "height:0;padding-bottom:60px;overflow:hidden", "opacity:0;animation:show 1s forwards", "font-size:-1px",
        "text-indent:-7.0in;margin-left:7.0in", "position:absolute;left:-600px",
    ],
)  # fmt: skip
def test_what_may_be_seen_is_read(style: str) -> None:
    assert lines(f'<p>seen</p><div style="{style}">words</div>') == [["seen"], ["words"]]


def test_what_is_for_readers_without_scripts_is_read() -> None:
    assert lines("<p>seen</p><noscript><p>words</p></noscript><script>secret</script>") == [["seen"], ["words"]]
    assert lines("<head><noscript><style>.x{color:red}</style></noscript></head><p class=x>words</p>") == [["words"]]


def test_a_page_that_is_hidden_as_a_whole_is_read() -> None:
    assert lines("<html><style>body{display:none}</style><body>words</body></html>") == [["words"]]


def test_a_hidden_row_of_a_table_is_not_read() -> None:
    found = table(
        "<table><tr><td>a</td><td>b</td></tr><tr style='display:none'><td>c</td><td>d</td></tr>"
        "<tr><td>e</td><td>f</td></tr></table>"
    )
    assert [cell.text for cell in found.cells] == ["a", "b", "", "", "e", "f"]


def test_words_that_a_style_sheet_strikes_are_struck() -> None:
    (block,) = items_of("<style>.old{text-decoration:line-through}</style><span class=old>Ida</span> Ada")
    assert isinstance(block, Block)
    assert [word.struck for word in block.lines[0].words] == [True, False]


def test_the_caption_of_a_table_is_read_above_it() -> None:
    html = "<table><caption>Delegation</caption><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert lines(html) == [["Delegation"]]
    assert table(html).rows == 2


def test_a_page_of_many_styles_is_read() -> None:
    sheet = "".join(f".a{i} .x{{display:none}}" for i in range(6_000))
    words = "".join(f'<p class="x" style="margin:{i + 1}px">words</p>' for i in range(5_000))
    assert len(styled(sheet, words)) == 5_002


def test_lists_get_their_bullets_and_numbers() -> None:
    html = '<ol type="a" start="2"><li>one</li><li>two<ul><li>deep</li></ul></li></ol>'
    assert lines(html)[0] == ["b. one", "c. two"]
    assert lines(html)[1] == ["• deep"]


def test_a_list_inside_a_list_is_indented() -> None:
    (outer, inner) = items_of("<ul><li>one<ul><li>deep</li></ul></li></ul>")
    assert isinstance(outer, Block)
    assert isinstance(inner, Block)
    assert (outer.lines[0].typed, inner.lines[0].typed) == ("• one", "    • deep")


def test_a_quotation_is_told_from_an_indent() -> None:
    html = '<p>mine</p><blockquote type="cite">yours</blockquote><blockquote style="border:none">indented</blockquote>'
    found = [(item.quoted, item.lines[0].text) for item in items_of(html) if isinstance(item, Block)]
    assert found == [(0, "mine"), (1, "yours"), (0, "indented")]


def test_a_table_keeps_its_merged_and_empty_cells() -> None:
    found = table(
        "<table><tr><th colspan=2>Head</th><th></th></tr><tr><td rowspan=2>Body</td><td>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table>"
    )
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in found.cells] == [
        (0, 0, 1, 2, "Head"), (0, 2, 1, 1, ""), (1, 0, 2, 1, "Body"), (1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"),
        (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d"),
    ]  # fmt: skip


@pytest.mark.parametrize(("beside", "is_table"), [("Ida WETTER", True), ('<img src="cid:emblem">', False)])
def test_a_row_has_the_cells_with_words_that_reach_into_it_from_above(beside: str, is_table: bool) -> None:
    rows = f"<tr><td rowspan=3>{beside}</td><td>Adviser</td></tr><tr><td>Vienna</td></tr><tr><td>Room 5</td></tr>"
    assert any(isinstance(item, Table) for item in items_of(f"<table>{rows}</table>")) is is_table


def test_a_cell_beside_a_letter_reaches_into_no_row_below_it() -> None:
    letter = "<td rowspan=2>Embassy</td><td><p>We nominate:</p><p>Ida WETTER</p></td>"
    html = f"<table><tr>{letter}</tr><tr><td>Vienna</td></tr></table>"
    assert lines(html) == [["Embassy"], ["We nominate:"], ["Ida WETTER"], ["Vienna"]]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    html = "<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>"
    assert [(found.rows, found.columns) for found in items_of(html) if isinstance(found, Table)] == [(2, 2)]
    assert lines("<table><tr><td>logo</td><td>address</td></tr></table>") == [["logo", "address"]]


PERSON = (
    "<tr><td>Ida Wetter</td><td>Counsellor</td><td><table><tr><td>Tel.</td><td>+41 22 555 01 00</td></tr>"
    "<tr><td>E-mail</td><td>ida@m.example</td></tr></table></td></tr>"
)


def test_short_words_across_a_table_head_the_rows_below_them() -> None:
    row, head = "<tr><td>Ada Moe</td><td>Director</td></tr>", "<tr><td colspan=2>Ministry of Health</td></tr>"
    assert table(f"<table>{head}{row}{head}{row}</table>").rows == 4
    assert lines(f"<table>{head}{row}{head}</table>")


def test_a_letter_across_a_table_that_lays_out_the_page_heads_nothing() -> None:
    letter, row = f"<tr><td colspan=2>{'The Mission has the honour. ' * 9}</td></tr>", "<tr><td>Menu</td><td>Mail</td>"
    assert lines(f"<table>{letter}{row}</tr>{letter}{row}</tr></table>")


def test_a_small_table_in_a_cell_is_lines_of_the_cell() -> None:
    found = table(f"<table><tr><th>Name</th><th>Title</th><th>Contact</th></tr>{PERSON}{PERSON}</table>")
    assert (found.rows, found.columns) == (3, 3)
    assert [line.text for line in found.cells[5].lines] == ["Tel. +41 22 555 01 00", "E-mail ida@m.example"]


def test_below_heads_a_small_table_is_lines_of_its_cell_beside_one_other_too() -> None:
    name = "<table><tr><td>Ida</td><td>WETTER</td></tr></table>"
    found = table(f"<table><tr><th>Name</th><th>Town</th></tr><tr><td>{name}</td><td>Bern</td></tr></table>")
    assert [cell.text for cell in found.cells] == ["Name", "Town", "Ida WETTER", "Bern"]


def test_a_table_in_a_table_that_lays_out_the_page_stays_a_table() -> None:
    people = "<table><tr><td>Ida</td><td>Head</td></tr><tr><td>Ada</td><td>Member</td></tr></table>"
    html = f"<table><tr><td>logo</td><td>address</td></tr><tr><td>menu</td><td>{people}</td></tr></table>"
    assert (table(html).rows, table(html).columns) == (2, 2)
    many = f"<table>{'<tr><td>Ida</td><td>Head</td></tr>' * 7}</table>"
    wide = f"<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>{many}</td></tr></table>"
    assert table(wide).rows == 7


def test_struck_and_bold_words_are_marked() -> None:
    (block,) = items_of("<s>Ida</s> <b>WETTER</b> <span style='text-decoration:line-through'>here</span>")
    assert isinstance(block, Block)
    assert [(word.struck, word.bold) for word in block.lines[0].words] == [(True, False), (False, True), (True, False)]


@pytest.mark.parametrize("style", ["text-transform: uppercase", "font-variant:small-caps"])
def test_words_that_are_shown_in_capitals_are_read_in_them(style: str) -> None:
    shown = f'<p>Ida <span style="{style}">Wetter <i style="text-transform:none;font-variant:normal">the</i></span></p>'
    assert lines(shown) == [["Ida WETTER the"]]


@pytest.mark.parametrize(
    "style",
    [
        "text-transform: lowercase",
        "text-transform: capitalize",
        "text-transform: uppercase; text-transform: none",
        "text-transform: none; x-text-transform: uppercase",
    ],
)
def test_words_in_a_style_of_their_own_are_in_no_capitals_that_the_one_around_them_asks_for(style: str) -> None:
    shown = f'<p style="text-transform:uppercase">Ida <span style="{style}">ida@mission.example</span></p>'
    assert lines(shown) == [["IDA ida@mission.example"]]


def test_an_address_behind_a_link_is_written_out_once() -> None:
    assert lines('<a href="mailto:ida@m.example?subject=x">E-mail</a>') == [["E-mail <ida@m.example>"]]
    assert lines('<a href="mailto:ida@m.example">ida@m.example</a>') == [["ida@m.example"]]


def test_hard_blanks_are_gaps() -> None:
    (block,) = items_of("Tel:&nbsp;&nbsp;&nbsp;&nbsp;1")
    assert isinstance(block, Block)
    assert block.lines[0].words[1].gap == 4


def test_ten_thousand_open_tags_are_read() -> None:
    assert list(items_of("<div>" * 10_000 + "words")) is not None


def test_a_page_nested_as_deep_as_replies_to_replies_is_read() -> None:
    found = read(Leaf("1", "text/html", "body", b"<blockquote><div>" * 400 + b"<p>words</p>"), Limits())
    assert (found.text, found.problems) == ("words", ())


def test_a_page_nested_too_deeply_says_so() -> None:
    found = read(Leaf("1", "text/html", "body", b"<html>" + b"<div>" * 10_000 + b"words"), Limits())
    assert [problem.reason for problem in found.problems] == ["too_large"]


def test_the_charset_of_the_page_counts_where_the_header_has_none() -> None:
    content = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Делегация</p>'
    found = read(Leaf("1", "text/html", "body", content.encode("cp1251")), Limits())
    assert found.text == "Делегация"


def test_what_was_typed_chosen_and_ticked_in_a_form_is_read() -> None:
    found = lines(
        "<p>Name: <input value='Ida Berg'></p><p><input type=hidden value=x><input type=submit value=Send></p>"
        "<p>Post: <select><option>Judge<option selected>Director</select></p>"
        "<p><input type=checkbox checked> Head <input type=checkbox> Member</p><textarea>Vienna\nAustria</textarea>"
    )
    assert found == [["Name: Ida Berg"], ["Post: Director"], ["☒ Head ☐ Member"], ["Vienna", "Austria"]]


@pytest.mark.parametrize(
    ("form", "seen"),
    [
        ("Name<input value='Ida'>Post<input value='Judge'>", ["Name Ida", "Post Judge"]),
        ("Name<select><option>Al<option selected>Ida<option>Bo</select>Post<input>Mail", ["Name Ida", "Post", "Mail"]),
        ("Diet<textarea>vegan\nno nuts</textarea>Name<input value='Ida'>", ["Diet vegan", "no nuts", "Name Ida"]),
        ("<input value='12'>/<input value='5'> (day/month)", ["12 / 5 (day/month)"]),
        (
            "Name <input value='Ida'><input type=radio>Head<input type=radio checked>Member",
            ["Name Ida", "☐ Head ☒ Member"],
        ),
        ("<input value='Ida'><input type=hidden value=x><b>Post</b>", ["Ida", "Post"]),
    ],
)
def test_a_label_begins_a_line_behind_a_field(form: str, seen: list[str]) -> None:
    assert lines(f"<form>{form}</form>") == [seen]
    assert all(word.gap == 1 for item in items_of(form) if isinstance(item, Block) for word in item.lines[0].words)


def test_two_fields_beside_each_other_are_wide_apart() -> None:
    days = "<select multiple><option selected>Al<option>Bo<option selected>Cy</select>"
    form = f"<input value='Ida'><input value='Judge'>{days}"
    (block,) = items_of(form)
    assert isinstance(block, Block)
    (line,) = block.lines
    assert line.text == "Ida Judge Al Cy"
    assert all(word.gap > 2 for word in line.words[1:])


@pytest.mark.parametrize(
    ("how", "seen"), [("", [["Mr."]]), ("multiple", []), ("size=2", []), ("style='display:none'", [])]
)
def test_of_a_closed_list_in_which_nothing_was_chosen_the_first_is_seen(how: str, seen: list[list[str]]) -> None:
    assert lines(f"<select {how}><option>Mr.<option>Ms.</select>") == seen


def in_page(picture: str) -> int:
    """Return how many pictures there are to read in a page with one."""
    page = f"<p>Our list:</p><table><tr><td>1</td><td>{picture}</td></tr><tr><td>2</td><td>b</td></tr></table>"
    return len(read(Leaf("1", "text/html", "body", page.encode()), Limits()).pictures)


def scan() -> str:
    target = io.BytesIO()
    Image.new("L", (1000, 600), 255).save(target, "PNG")
    return f"data:image/png;base64,{base64.b64encode(target.getvalue()).decode()}"


@pytest.mark.parametrize("source", [scan(), scan().rstrip("="), scan().replace(";base64", "; base64")])
def test_a_picture_that_is_written_into_the_page_is_read(source: str) -> None:
    assert in_page(f'<img src="{source}">') == 1


@pytest.mark.parametrize(
    "picture",
    [
        f'<span style="display:none"><img src="{scan()}"></span>',
        f'<img width=40 height=30 src="{scan()}">',
        '<img src="https://mission.example/list.png">',
        '<img src="cid:list">',
    ],
)
def test_a_picture_that_is_hidden_small_or_elsewhere_is_none_of_the_page(picture: str) -> None:
    assert in_page(picture) == 0


def test_a_picture_in_the_page_that_cannot_be_opened_is_told() -> None:
    page = f'<p>Our list:</p><img src="data:image/png;base64,{"AAAA" * 8000}">'
    problems = read(Leaf("1", "text/html", "body", page.encode()), Limits()).problems
    assert [problem.detail for problem in problems] == ["A picture in part 1 could not be read: open it by hand."]
