"""Styles and lists of a Word document, as far as they tell what belongs together and what is hidden."""

from typing import Any

from msgspec import Struct

from parsers.formats.docx_seen import W, capitals, switch, value


class Style(Struct, frozen=True):
    """What a paragraph style hands down; None where it leaves it open."""

    before: int | None = None
    after: int | None = None
    list_id: str | None = None
    list_level: int = 0
    heading: bool = False
    contextual: bool = False
    hidden: bool | None = None
    capitals: bool | None = None
    name: str = ""


class Level(Struct, frozen=True):
    """One level of a list: how its numbers are written and where they start."""

    kind: str
    text: str
    start: int


def styles(source: Any) -> dict[str, Style]:
    """Return the styles of a document by their names in it, each with what it inherits."""
    raw = {style.get(f"{W}styleId"): style for style in source.styles.element.iter(f"{W}style")}
    return {name: _inherited(name, raw) for name in raw}


def usual(source: Any) -> str:
    """Return the style of paragraphs that name none; its name in a document depends on the language of the program."""
    paragraphs = source.styles.element.iterchildren(f"{W}style")
    marked = (style for style in paragraphs if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in _ON)
    return next((style.get(f"{W}styleId", "") for style in marked), "Normal")


_ON = {"1", "true", "on"}


def _inherited(name: str | None, raw: dict[str, Any]) -> Style:
    result = Style()
    for _ in range(12):
        style = raw.get(name or "")
        if style is None:
            break
        own = own_style(style.find(f"{W}pPr"))
        title = (value(style, "w:name") or "").lower()
        result = Style(
            before=own.before if result.before is None else result.before,
            after=own.after if result.after is None else result.after,
            list_id=result.list_id or own.list_id,
            list_level=result.list_level or own.list_level,
            contextual=result.contextual or own.contextual,
            hidden=switch(style, "w:rPr/w:vanish") if result.hidden is None else result.hidden,
            capitals=capitals(style.find(f"{W}rPr")) if result.capitals is None else result.capitals,
            heading=result.heading or title.startswith(("heading", "title")),
        )
        name = value(style, "w:basedOn")
    return result


def own_style(properties: Any) -> Style:
    """Return what the properties of a paragraph say themselves."""
    level = value(properties, "w:numPr/w:ilvl")
    return Style(
        before=_twips(value(properties, "w:spacing", "before")),
        after=_twips(value(properties, "w:spacing", "after")),
        contextual=bool(switch(properties, "w:contextualSpacing")),
        list_id=value(properties, "w:numPr/w:numId"),
        list_level=int(level) if level and level.isdecimal() else 0,
    )


def _twips(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None


def levels(source: Any) -> dict[tuple[str, int], Level]:
    """Return the levels of each list of the document, by list number and depth."""
    try:
        root = source.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract = {item.get(f"{W}abstractNumId"): item for item in root.iter(f"{W}abstractNum")}
    levels: dict[tuple[str, int], Level] = {}
    for number in root.iter(f"{W}num"):
        kind = abstract.get(value(number, "w:abstractNumId"))
        for level in kind.iter(f"{W}lvl") if kind is not None else ():
            depth = level.get(f"{W}ilvl", "0")
            start = value(level, "w:start") or "1"
            levels[number.get(f"{W}numId"), int(depth)] = Level(
                value(level, "w:numFmt") or "decimal", value(level, "w:lvlText") or "",
                int(start) if start.isdecimal() else 1,
            )  # fmt: skip
    return levels


def distance(above: Style, below: Style) -> int:
    """Return the space between two paragraphs; lists drop it between items of one style."""
    same = above.name == below.name
    after = 0 if same and above.contextual else above.after or 0
    return after + (0 if same and below.contextual else below.before or 0)
