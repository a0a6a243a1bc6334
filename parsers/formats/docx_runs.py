"""What is written in a paragraph of a Word document: runs of characters, symbols, and what was chosen in its forms."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from parsers.formats.docx_seen import M, Sight, W, switch, value
from parsers.formats.typed import Run

_SYMBOLS = {"F0FE": "☒", "F0FD": "☒", "F078": "☒", "F053": "☒", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0A3": "☐",
            "F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0E0": "→", "F02A": "✉", "F028": "☎"}  # fmt: skip
# In runs; no end is looked for behind it.
_LONGEST_FIELD = 100
_RUNS = {f"{W}r", f"{M}r"}
_WRITTEN = {f"{W}t", f"{M}t"}
_ASIDE = {f"{W}pPr", f"{W}txbxContent"}


def runs(paragraph: Any, sight: Sight) -> Iterator[Run]:
    """Yield what is seen of a paragraph, its text boxes apart; a line feed by itself is a line break."""
    for element in sight.children(paragraph):
        if element.tag in _RUNS:
            yield from _run(element, sight)
        elif element.tag not in _ASIDE:
            yield from runs(element, sight)


def _run(run: Any, sight: Sight) -> Iterator[Run]:
    properties = run.find(f"{W}rPr")
    bold = bool(switch(properties, "w:b"))
    struck = bool(switch(properties, "w:strike") or switch(properties, "w:dstrike"))
    upper = sight.capitalizes(run)
    for element in sight.children(run):
        if element.tag == f"{W}ruby":  # how it is said stands above it and is no part of it
            yield from (found for base in element.iterchildren(f"{W}rubyBase") for found in runs(base, sight))
        text = _characters(element)
        if text:
            text = text.upper() if upper else text
            yield Run(text, bold, struck)


def _characters(element: Any) -> str:
    tag = element.tag
    if tag in _WRITTEN:
        return (element.text or "").replace("\n", " ")
    if tag in {f"{W}br", f"{W}cr"}:
        return "\n"
    if tag == f"{W}sym":
        return _SYMBOLS.get((element.get(f"{W}char") or "").upper(), "")
    if tag == f"{W}fldChar":
        return _checked(element) or _chosen(element)
    return {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}.get(tag, "")


def _checked(field: Any) -> str:
    box = field.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = "w:checked" if box.find(f"{W}checked") is not None else "w:default"
    return "☒" if switch(box, state) else "☐"


def _chosen(field: Any) -> str:
    """Return what was chosen of a form's list, where the field does not also say it (ECMA-376, part 1, 17.16.9)."""
    choices = field.find(f"{W}ffData/{W}ddList")
    if choices is None or _has_result(field):
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.iterchildren(f"{W}listEntry")]
    number = value(choices, "w:result") or value(choices, "w:default") or "0"
    return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""


def _has_result(field: Any) -> bool:
    """Tell whether a field that begins here shows words of its own."""
    result = False
    for run in islice(field.getparent().itersiblings(f"{W}r"), _LONGEST_FIELD):
        kind = value(run, "w:fldChar", "fldCharType")
        if kind == "end":
            return False
        result = result or kind == "separate"
        if result and run.find(f"{W}t") is not None:
            return True
    return False
