"""Fields of forms in RTF: what was chosen in lists and check boxes, which the text does not say."""

from msgspec import Struct, field

# What begins a field, its form and an entry of a list, and the numbers of a form.
WORDS = {"field", "formfield", "ffl", "fftype", "ffres", "ffdefres"}
_CHECK_BOX, _LIST = 1, 2
# The result of one in which nothing was chosen.
_OPEN = 25


class Form(Struct):
    """A field whose groups are open down to a depth; `written` tells how many runs its line had before it."""

    depth: int
    written: int
    numbers: dict[str, int] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> str:
        """What is shown in it; nothing of a field that is typed into, whose words stand in the text."""
        kind = self.numbers.get("fftype")
        result = self.numbers.get("ffres", _OPEN)
        result = self.numbers.get("ffdefres", 0) if result == _OPEN else result
        if kind == _CHECK_BOX:
            return "☒" if result else "☐"
        return self.entries[result] if kind == _LIST and 0 <= result < len(self.entries) else ""
