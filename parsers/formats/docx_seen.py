"""What a reader sees of the XML of a Word document: nothing deleted, nothing hidden, one branch of each alternative."""

import re
from collections.abc import Collection, Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved away, field codes, comments.
_UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}commentReference"}
_BRANCHES = {f"{_MC}Choice", f"{_MC}Fallback"}
# What writing may be in, which makes a branch of an alternative worth reading.
_CONTENTS = (f"{W}t", f"{A}t", f"{A}blip", f"{V}imagedata", f"{V}textpath", f"{DGM}relIds")
_DRAWINGS = {f"{WP}inline", f"{WP}anchor"}
_INVISIBLE = re.compile(r"(?:^|;)\s*visibility\s*:\s*hidden")


def value(element: Any, path: str, name: str = "val") -> str | None:
    """Return an attribute of what lies at a path below an element; None where there is none."""
    found = element.find(path.replace("w:", W)) if element is not None else None
    return found.get(f"{W}{name}") if found is not None else None


def switch(element: Any, path: str) -> bool | None:
    """Return a switch: present and not switched off; None where it is not there."""
    found = element.find(path.replace("w:", W)) if element is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in {"0", "false", "none", "off"}


def capitals(properties: Any) -> bool | None:
    """Return whether what is written is shown in capitals, large or small ones; None where that is not said."""
    said = [found for kind in ("w:caps", "w:smallCaps") if (found := switch(properties, kind)) is not None]
    return any(said) if said else None


class Sight:
    """What is seen, where the styles of some names hide what is written in them, or show it in capitals.

    `usual` is the style of paragraphs that name none.
    """

    def __init__(self, hiding: Collection[str], capitalizing: Collection[str], usual: str) -> None:
        self.usual = usual
        self._hiding = hiding
        self._capitalizing = capitalizing
        self._branches: dict[Any, Any] = {}
        self._paragraph: tuple[Any, str | None] = (None, None)

    def children(self, element: Any) -> Iterator[Any]:
        """Yield the elements below an element that are seen; for an alternative, those of the branch that is read."""
        for child in element.iterchildren():
            if child.tag == f"{_MC}AlternateContent":
                branch = self._branch(child)
                yield from self.children(branch) if branch is not None else ()
            elif isinstance(child.tag, str) and not self._is_gone(child):
                yield child

    def capitalizes(self, run: Any) -> bool:
        """Tell a run that is shown in capitals."""
        return self._is_on(run, capitals(run.find(f"{W}rPr")), self._capitalizing)

    def is_unseen(self, element: Any) -> bool:
        """Tell whether an element stands in something that is not seen."""
        return any(
            self._is_gone(above) or (above.tag in _BRANCHES and self._branch(above.getparent()) is not above)
            for above in element.iterancestors()
        )

    def _is_gone(self, element: Any) -> bool:
        tag = element.tag
        if tag == f"{W}r":
            return self._hides(element)
        if tag == f"{W}tr":
            return element.find(f"{W}trPr/{W}del") is not None or bool(switch(element, "w:trPr/w:hidden"))
        if tag == f"{W}tc":
            return element.find(f"{W}tcPr/{W}cellDel") is not None
        if tag in _DRAWINGS:
            own = element.find(f"{WP}docPr")
            return own is not None and own.get("hidden") in {"1", "true"}
        return tag in _UNSEEN or _INVISIBLE.search(element.get("style", "")) is not None

    def _hides(self, run: Any) -> bool:
        properties = run.find(f"{W}rPr")
        return bool(switch(properties, "w:webHidden")) or self._is_on(run, switch(properties, "w:vanish"), self._hiding)

    def _is_on(self, run: Any, own: bool | None, switching: Collection[str]) -> bool:
        """Tell a switch; a style of characters in one of paragraphs that both turn it on is off (ECMA-376, 17.7.3)."""
        if own is not None or not switching:
            return bool(own)
        styles = (value(run, "w:rPr/w:rStyle"), self._style(next(run.iterancestors(f"{W}p"), None)))
        return sum(style in switching for style in styles) == 1

    def _style(self, paragraph: Any) -> str | None:
        """Return a paragraph's style; of a paragraph of very many runs it is looked for once."""
        if self._paragraph[0] is not paragraph:
            self._paragraph = (paragraph, value(paragraph, "w:pPr/w:pStyle") or self.usual)
        return self._paragraph[1]

    def _branch(self, alternative: Any) -> Any:
        """Return the first branch of an alternative that holds something to read; None where none does."""
        if alternative not in self._branches:
            branches = (branch for branch in alternative.iterchildren() if branch.tag in _BRANCHES)
            filled = (branch for branch in branches if next(branch.iter(*_CONTENTS), None) is not None)
            self._branches[alternative] = next(filled, None)
        return self._branches[alternative]
