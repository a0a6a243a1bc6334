from collections.abc import Sequence

import pytest

from parsers.formats.stylesheet import Place, Sheets, color, is_gone, unseen

PAGE = Place("body", frozenset())
ROW = Place("td", frozenset({".row", ".wide"}), Place("tr", frozenset({"#z"}), PAGE))
WORDS = Place("p", frozenset({".x", ".y", "#note"}), ROW)


def hidden(*sheets: str, place: Place = WORDS, inline: str = "", white: bool = True) -> bool:
    facts = Sheets([(sheet, "") for sheet in sheets]).facts(place, inline)
    return is_gone(facts, place.tag) or bool(unseen(facts, frozenset(), white=white))


@pytest.mark.parametrize(
    "selector",
    [
        ".x", "#note", "p", "*", "p.x", "p#note", ".x.y", "P.x", ".row .x", "#z .x", "td > .x", "tr>td>p",
        ".row.wide > p",
        "body #z .x", "body td > .x", ".other, .x", ".x/* a note */", "body > tr p",
    ],
)  # fmt: skip
def test_a_selector_that_fits_hides(selector: str) -> None:
    assert hidden(f"{selector} {{display: none}}")


@pytest.mark.parametrize(
    "selector",
    [
        ".X", "div.x", ".x.other", ".x .row", "tr > .x", "body > .x", ".other .x", "p.x:hover", "[class]", ".x::before",
        "p:not(.x)", "p ~ p", "", ">", "..x", ".x >", "body > td p", ":is(.x)", "[class~=x]", "tr + .x",
        "p:nth-child(1)",
    ],
)  # fmt: skip
def test_a_selector_that_fits_not_or_is_not_understood_hides_nothing(selector: str) -> None:
    assert not hidden(f"{selector} {{display: none}}")


@pytest.mark.parametrize(
    "medium",
    ["", "all", "screen", "only screen", "screen, print", "screen and (min-width: 600px)", "(min-width:40em)"],
)
def test_a_rule_for_a_wide_screen_counts(medium: str) -> None:
    assert hidden(f"@media {medium} {{ .x {{ display:none }} }}")


@pytest.mark.parametrize(
    "medium",
    [
        "print", "(max-width:600px)", "screen and (max-width: 600px)", "only screen and (max-device-width:480px)",
        "speech", "not screen", "(min-width: 5000px)", "(prefers-color-scheme: dark)", "print and (min-width:1px)",
    ],
)  # fmt: skip
def test_a_rule_for_another_medium_hides_nothing(medium: str) -> None:
    assert not hidden(f"@media {medium} {{ .x {{ display:none }} }} .other {{ color: red }}")
    assert not Sheets([(".x {display:none}", medium)]).facts(WORDS, "")


def test_a_rule_under_a_condition_that_may_hold_can_only_show() -> None:
    assert not hidden("@supports (display:grid) { .x { display:none } }")
    assert not hidden(".x{display:none} @supports (display:grid) { .x { display:grid } }")
    assert not hidden(".x{display:none} @media not all and (max-width:600px) { .x { display:block } }")
    assert hidden(".x{display:none} @media (max-width:600px) { .x { display:block } }")


@pytest.mark.parametrize(
    "sheet",
    [
        "/* .x{display:none} */", ".a{content:'} .x{display:none} '}", ".a{background:url(x;.x{display:none})}",
        "/* } */ @media print { /* } */ .x{display:none} }", ".x{/* display:none */}", ".x{content:';display:none'}",
    ],
)  # fmt: skip
def test_comments_and_strings_hide_nothing(sheet: str) -> None:
    assert not hidden(sheet)


def test_a_sheet_in_the_marks_of_a_comment_counts() -> None:
    assert hidden("<!-- .x { display:none } -->")


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none} .x{display:block}", ".x{display:none;display:inline}", "p{display:none} .x{display:block}",
        ".x{display:block} p{display:none}", "#note{display:block} .x.y{display:none}",
        ".x{display:block !important} #note{display:none}",
    ],
)  # fmt: skip
def test_the_rule_that_weighs_more_or_comes_later_wins(sheet: str) -> None:
    assert not hidden(sheet)


@pytest.mark.parametrize(
    "selector",
    [
        ".x:not(.a)", ".x[style]", "p:first-child", "td > *[class~=x]", ".x:nth-child(2)", 'p[class="x y"]', "a + .x",
        "#c:checked ~ .x", ":is(.x, .a)", ":nth-child(2)", "td>:last-child", "[class]", ":where(td) p:not(:hover)",
        ".x\\:y", "p:not([a](b))", '.x[title="a::b"]', ".x" * 300, "svg|p",
    ],
)  # fmt: skip
def test_a_rule_with_a_selector_that_is_not_understood_can_only_show(selector: str) -> None:
    assert not hidden(f"#note.x.y{{display:none}} {selector}{{display:block}}")
    assert not hidden(f"{selector}{{display:none}}")
    assert not hidden(f"{selector}{{overflow:hidden}} .x{{max-height:0}}")
    assert hidden(f"#note{{display:none !important}} {selector}{{display:block}}")


def test_a_rule_with_a_selector_that_is_not_understood_shows_what_it_names() -> None:
    assert hidden(".x{display:none} div[class]{display:block} td ~ .other{display:block} #z:not(.a){display:block}")


@pytest.mark.parametrize("where", ["p:not(.a)", "@supports (display:grid){p"])
def test_words_that_are_struck_perhaps_are_not_struck(where: str) -> None:
    assert not Sheets([(f"{where}{{text-decoration:line-through}}", "")]).facts(WORDS, "")


def test_what_shows_something_else_than_the_element_shows_nothing() -> None:
    assert hidden(".x{display:none} .x::after{display:block} .x:before{display:block} .x:hover{display:block}")
    assert hidden(".x{display:none} td:hover > .x:not(.a){display:block} .x:focus-within{display:block}")


def test_the_steps_of_an_animation_are_no_rules() -> None:
    assert hidden(".x{opacity:0} @keyframes a{from{opacity:0} 50%{opacity:1}} @-webkit-keyframes b{to{opacity:1}}")


def test_an_inline_style_wins_but_over_what_is_important() -> None:
    assert not hidden("#note{display:none}", inline="display:block")
    assert hidden("#note{display:none !important}", inline="display:block")
    assert not hidden("#note{display:none !important}", inline="display:block !important")


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : None", "visibility:hidden", "visibility:collapse", "opacity:0",
        "opacity:0.01", "font-size:0", "font-size:1px", "font-size:.5pt", "font-size:0%", "font:0/0 a",
        "font-size:.01em",
        "max-height:0px; overflow: hidden", "max-height:0;overflow:hidden;padding:0;min-height:0",
        "mso-hide:all;display:none", "display:none;transition:none",
        "position:absolute;left:-9999px", "position:fixed;top:-999em", "color:#fff",
        "color:#FFFFFF",
        "color:white", "color:rgb(255,255,255)", "color:transparent",
    ],
)  # fmt: skip
def test_what_nobody_can_see_is_hidden(style: str) -> None:
    assert hidden(inline=style)
    assert hidden(f".x {{ {style} }}")


@pytest.mark.parametrize(
    "style",
    [
        "mso-hide:all", "height:0;overflow:hidden", "width:1px;min-width:100%;overflow:hidden",
        "max-height:1px;min-height:100%;overflow:hidden", "max-height:0;padding-bottom:60px;overflow:hidden",
        "max-height:0;padding:0 0 60px;overflow:hidden", "max-height:0%;overflow:hidden",
        "opacity:0;animation:show 1s forwards", "opacity:0;-webkit-transition:opacity 1s",
        "opacity:0;transition:all 1s",
        "visibility:hidden;animation-name:show", "font-size:0;animation:grow 1s",
        "font-size:-1px", "font-size:-1em", "max-height:-5px;overflow:hidden", "font:-1px a", "font-size:1",
        "text-indent:-7in;margin-left:7in", "position:absolute;left:-600px", "position:absolute;left:-9999",
        "display:block;display:none none", "visibility:hidden visible", "color:white black",
        "display:inline", "visibility:visible", "opacity:.5", "font-size:12px", "font-size:2px",
        "font:700 12px/1 Arial",
        "max-height:0", "overflow:hidden", "max-height:20px;overflow:hidden",
        "left:-9999px", "position:absolute;left:-20px", "color:#fefefe", "color:red", "font-size",
        "display:", ";;", "position:absolute;left:0",
    ],
)  # fmt: skip
def test_what_somebody_can_see_is_seen(style: str) -> None:
    assert not hidden(inline=style)


def test_a_line_has_no_height_that_could_be_nothing() -> None:
    clipped = "max-height:0;overflow:hidden"
    assert not hidden(place=Place("span", frozenset()), inline=clipped)
    assert not hidden(place=Place("td", frozenset()), inline=clipped)
    assert hidden(place=Place("span", frozenset()), inline=f"display:block;{clipped}")


def test_white_words_are_seen_where_the_page_may_be_dark() -> None:
    assert not hidden(inline="color:white", white=False)
    assert not hidden(inline="color:transparent", white=False)


def inherited(*styles: str) -> frozenset[str]:
    """Return why words can't be seen in elements that stand in each other, outermost first."""
    reasons: frozenset[str] = frozenset()
    for style in styles:
        reasons = unseen(Sheets([]).facts(PAGE, style), reasons, white=True)
    return reasons


@pytest.mark.parametrize(
    "styles",
    [
        ("font-size:0", "font-size:13px"), ("visibility:hidden", "", "visibility:visible"),
        ("color:#fff", "color:black"),
        ("font-size:0", "font:12px Arial"), ("font-size:1px", "font-size:16em"),
        ("font-size:1px", "", "font-size:900%"),
        ("font-size:0", "font-size:1px", "font-size:12em"),
    ],
)  # fmt: skip
def test_what_stands_in_hidden_words_can_be_shown_again(styles: Sequence[str]) -> None:
    assert not inherited(*styles)


@pytest.mark.parametrize(
    "styles",
    [
        ("font-size:0", "font-size:2em"),
        ("color:#fff", "font-size:12px", ""),
        ("font-size:0", "font-size:-1px"),
        ("font-size:0", "", "font-size:larger"),
    ],
)
def test_what_stands_in_hidden_words_is_hidden_else(styles: Sequence[str]) -> None:
    assert inherited(*styles)


@pytest.mark.parametrize(
    "sheet",
    [
        "{" * 200_000, "(" * 200_000, "@media screen{" * 14_000, ".x{color:" + "(" * 150_000,
        ".a>" * 60_000 + "a{display:none}", "".join(f".x{i}{{display:none}}" for i in range(10_000)),
        ".x," * 60_000 + "b{display:none}", "[" * 1000 + "{display:none}",
        ".x " * 60_000 + "{display:none}", "@media " + "(" * 100_000 + "{}", ".x{color:rgb(" + "rgb(" * 20_000,
        ".x{width:" + "9" * 5000 + "px}", "@media (min-width:" + "9" * 5000 + "px){.x{display:none}}",
    ],
)  # fmt: skip
def test_a_hostile_sheet_is_read(sheet: str) -> None:
    assert isinstance(hidden(sheet), bool)
    assert isinstance(hidden(inline=sheet[:20_000]), bool)
    assert color(sheet[:20_000]) == "seen"


def test_sheets_that_are_too_long_hide_nothing() -> None:
    assert hidden(".x{display:none}" * 9_000)
    assert not hidden(".x{display:none}" * 11_000)
    assert not hidden(".x{display:none}", "/* */" * 50_000)


def test_more_work_than_a_page_is_worth_is_left_and_hides_nothing() -> None:
    deep = PAGE
    for _ in range(2000):
        deep = Place("div", frozenset({".a"}), deep)
    deep = Place("div", frozenset({".x"}), deep)
    sheets = Sheets([(".b .x{display:none}" * 5000 + ".x{display:none}", "")])
    assert is_gone(sheets.facts(Place("p", frozenset({".x"})), ""), "p")
    sheets.facts(deep, "")
    assert not sheets.facts(deep, "")
