"""A message that came as a file or in a container."""

from parsers.formats.message import open_message
from parsers.limits import Limits
from parsers.steps import Leaf

KINDS = frozenset({"message"})


def read(leaf: Leaf, limits: Limits) -> tuple[Leaf, ...]:
    """Return its header block and its parts."""
    return open_message(leaf, limits)
