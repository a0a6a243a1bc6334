"""Whose domain a mail address has: a State's, or that of a provider, a copier, a gateway, a host of missions."""

import re

from msgspec import Struct

from parsers import languages
from parsers.extract import countries
from parsers.languages import State


class Owner(Struct, frozen=True):
    """The State of a domain; `official` where one of its offices has it, else anybody there may."""

    state: State
    official: bool


def owner(address: str) -> Owner | None:
    """Return whose domain an address has; None where it says nothing of a State."""
    local, _, host = address.lower().rpartition("@")
    *labels, top = host.split(".")
    known = languages.domains()
    code = known.codes.get(top, top)
    state = countries.by_code(code) if len(code) == _CODE else None
    if state is None or not labels or known.machines & {local, *labels}:
        return None
    if known.governmental & set(labels) or len(top) > _CODE:
        return Owner(state, official=True)
    anybodys = known.generic | known.hosts
    return None if top in anybodys or _registered(labels) in known.providers else Owner(state, official=False)


def named(address: str) -> State | None:
    """Return the State whose name begins a label of the address's host: "chinamission-at", "ghana.embassy"."""
    host = address.rpartition("@")[2].lower()
    return next((state for label in host.split(".") if (state := _begins_with_state(label))), None)


def of(address: str) -> State | None:
    """Return the State that an address tells: by its top-level domain, a host's name, or a label that ends in "-xx"."""
    host = address.rpartition("@")[2].lower()
    labels = host.split(".")
    if len(labels) > 1 and len(labels[-1]) == _CODE:
        return countries.by_code(labels[-1])
    if state := named(address):
        return state
    match = re.search(r"-([a-z]{2})\.[a-z]+$", host)
    return countries.by_code(match.group(1)) if match else None


def _begins_with_state(label: str) -> State | None:
    """Return the State whose name a host's label begins with: "chinamission-at"."""
    for end in range(min(len(label), _LABEL), _SHORTEST, -1):
        if not _OFFICE_OF_HOST.match(label, end):
            continue
        found = countries.find(label[:end])
        if found and found[0].state and not found[0].adjective and (found[0].start, found[0].end) == (0, end):
            return found[0].state
    return None


def _registered(labels: list[str]) -> str:
    """Return the label that somebody registered: the one before the top level, or before "co", "com" and the like."""
    return labels[-2] if len(labels) > 1 and len(labels[-1]) <= _SECOND else labels[-1]


# Letters of a country's top-level domain; "gov" and "mil" have more and are for offices only.
_CODE = 2
# Letters of second levels for kinds of owners: "co", "com", "net", "org".
_SECOND = 3
# Letters of a label of a host's name (RFC 1035), and what goes on behind a State in one.
_LABEL = 63
_OFFICE_OF_HOST = re.compile(r"$|-|mission|emb|gov|mfa|un\b|perm|deleg|consul")
# Letters; shorter names begin too many other words.
_SHORTEST = 3
