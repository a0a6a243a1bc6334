"""Styles and lists of a Word document, as far as they tell what belongs together and what is hidden."""

from typing import Any

from msgspec import Struct

from parsers.formats.docx_seen import W, capitals, switch, value

# Of a list, each inside the one above (ECMA-376, part 1, 17.9.6).
LEVELS = 9


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
    """One level of a list: how its numbers are written, where they start, and with which others they are counted.

    `anew` is where they start again once the list is used, though others of its kind were counted before.
    """

    kind: str
    text: str
    start: int
    counted: str
    anew: int | None


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
        before=_whole(value(properties, "w:spacing", "before")),
        after=_whole(value(properties, "w:spacing", "after")),
        contextual=bool(switch(properties, "w:contextualSpacing")),
        list_id=value(properties, "w:numPr/w:numId"),
        list_level=int(level) if level and level.isdecimal() else 0,
    )


def levels(source: Any) -> dict[tuple[str, int], Level]:
    """Return the levels of each list of the document, by list number and depth."""
    try:
        root = source.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract = {item.get(f"{W}abstractNumId"): item for item in root.iter(f"{W}abstractNum")}
    linked = {value(item, "w:styleLink"): item for item in abstract.values()}
    levels: dict[tuple[str, int], Level] = {}
    for number in root.iter(f"{W}num"):
        kind = abstract.get(value(number, "w:abstractNumId"))
        link = value(kind, "w:numStyleLink")
        kind = linked.get(link, kind) if link else kind
        if kind is None:
            continue
        others = {other.get(f"{W}ilvl"): other for other in number.iterchildren(f"{W}lvlOverride")}
        for level in kind.iterchildren(f"{W}lvl"):
            depth = _whole(level.get(f"{W}ilvl", "0"))
            other = others.get(level.get(f"{W}ilvl"))
            own = other.find(f"{W}lvl") if other is not None else None
            own = level if own is None else own
            start = _whole(value(own, "w:start"))
            if depth is not None and depth < LEVELS:
                levels[number.get(f"{W}numId"), depth] = Level(
                    value(own, "w:numFmt") or "decimal", value(own, "w:lvlText") or "", 1 if start is None else start,
                    kind.get(f"{W}abstractNumId", ""), _whole(value(other, "w:startOverride")),
                )  # fmt: skip
    return levels


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None


def distance(above: Style, below: Style) -> int:
    """Return the space between two paragraphs; lists drop it between items of one style."""
    same = above.name == below.name
    after = 0 if same and above.contextual else above.after or 0
    return after + (0 if same and below.contextual else below.before or 0)
