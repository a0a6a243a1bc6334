"""What is asked of the people of a message that is read again stays with them, wherever they stand in it now."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from parsers.record import Response
from store.names import pair
from store.responses import Part, all_parts
from store.tables import Review

# A person, a list, or what a part is about.
_PLACE = re.compile(r"(?:/also/\d+)?/(?:delegates/\d+|delegates(?=$)|meeting)(?=/|$)")
_PERSON = re.compile(r".*/delegates/\d+")


def follow(connection: Connection, message: int, before: Response, after: Response) -> None:
    """Let the review items of a message point to the places that people and parts have in its new reading."""
    moved = dict(_moved(before, after))
    if not moved:
        return
    query = select(Review.id, Review.path).where(Review.message_id == message)
    for row in connection.execute(query).all():
        path = followed(row.path, moved)
        if path != row.path:
            connection.execute(update(Review).where(Review.id == row.id).values(path=path))


def followed(path: str, moved: Mapping[str, str]) -> str:
    """Return the path of a review item where it is about something that stands elsewhere: the list's, if nowhere."""
    found = _PLACE.match(path)
    if found is None or found[0] not in moved:
        return path
    place = moved[found[0]]
    nowhere = _PERSON.fullmatch(found[0]) and not _PERSON.fullmatch(place)
    return place if nowhere else place + path[found.end() :]


def _moved(before: Response, after: Response) -> Iterator[tuple[str, str]]:
    """Yield the path of everybody who stands at another place of the same answer now, and the new one; so of parts.

    Of somebody who stands nowhere that is the list: a decision about them is none about another in their place.
    """
    for was, now in _same_parts(all_parts(before), all_parts(after)):
        if was.path != now.path:
            yield from ((f"{was.path}/{field}", f"{now.path}/{field}") for field in ("delegates", "meeting"))
        elif [each.name for each in was.delegates] == [each.name for each in now.delegates]:
            continue
        old, new = f"{was.path}/delegates", f"{now.path}/delegates"
        places = {at: f"{new}/{place}" for place, at in enumerate(pair(now.delegates, was.delegates).partner)}
        for at in range(len(was.delegates)):
            if places.get(at) != f"{old}/{at}":
                yield f"{old}/{at}", places.get(at, new)


def _same_parts(before: Sequence[Part], after: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Yield each part of a message and what it is now: about the same meeting, else, where it is not sure which, there.

    What is no part any more is one that names nobody.
    """
    meetings = [Counter(part.meeting for part in parts) for parts in (before, after)]
    known = {part.meeting: part for part in after if all(each[part.meeting] == 1 for each in meetings)}
    left = {part.path: part for part in after if part.meeting not in known}
    for part in before:
        yield part, known.get(part.meeting) or left.get(part.path) or replace(part, delegates=())
