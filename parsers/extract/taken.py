"""Which characters of a text are used already, for readings that must not overlap."""


class Taken:
    """The characters of a text that something was read from. However much was, asking costs the same."""

    def __init__(self, text: str) -> None:
        """Begin with nothing taken."""
        self._marks = bytearray(len(text))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing of a stretch is taken."""
        return not any(self._marks[start:end])

    def take(self, start: int, end: int) -> bool:
        """Take a stretch and tell that; where some of it is taken leave it and tell False."""
        if not self.is_free(start, end):
            return False
        self._marks[start:end] = b"\x01" * (end - start)
        return True
