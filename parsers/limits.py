"""How much of a hostile message is read. The configuration may lower or raise every one of them."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """Bounds for one message; what lies beyond is left out and a review item says so."""

    message_bytes: int = 60_000_000
    part_bytes: int = 40_000_000
    parts: int = 200
    depth: int = 12
    unpacked_bytes: int = 200_000_000
    pages: int = 60
    pixels: int = 60_000_000
    seconds_per_part: float = 60.0
    seconds_per_page: float = 45.0
    seconds_to_extract: float = 30.0
    memory_bytes: int = 4_000_000_000
