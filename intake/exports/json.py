"""Rosters as the contract's JSON."""

from collections.abc import Sequence

import msgspec

from store.queries import RosterRow


def text(rosters: Sequence[RosterRow]) -> str:
    """Return a list of rosters, indented for people who look into it."""
    return msgspec.json.format(msgspec.json.encode(rosters), indent=2).decode() + "\n"
