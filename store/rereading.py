"""What is asked of the people of a message that is read again stays with them, wherever they stand in it now."""

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select, update

from parsers.record import Response
from store.names import pair
from store.responses import parts
from store.tables import Review

_PERSON = re.compile(r"(?:/also/\d+)?/delegates/\d+(?=/|$)")


def follow(connection: Connection, message: int, before: Response, after: Response) -> None:
    """Let the review items of a message point to the places that people have in its new reading."""
    moved = dict(_moved(before, after))
    if not moved:
        return
    query = select(Review.id, Review.path).where(Review.message_id == message, Review.path.contains("/delegates/"))
    for row in connection.execute(query).all():
        path = _followed(row.path, moved)
        if path != row.path:
            connection.execute(update(Review).where(Review.id == row.id).values(path=path))


def _followed(path: str, moved: Mapping[str, str]) -> str:
    return _PERSON.sub(lambda found: moved.get(found[0], found[0]), path, count=1)


def _moved(before: Response, after: Response) -> Iterator[tuple[str, str]]:
    """Yield the path of everybody who stands at another place of the same answer now, and the new one.

    Of somebody in whose place another stands, and who stands nowhere, that is nobody's: a decision about them is none
    about the other.
    """
    old = {part.path: part.delegates for part in parts(before)}
    for part in parts(after):
        path, known = f"{part.path}/delegates", old.get(part.path, ())
        if [each.name for each in known] == [each.name for each in part.delegates]:
            continue
        places = {was: place for place, was in enumerate(pair(part.delegates, known).partner)}
        for was in range(len(known)):
            if was in places and places[was] != was:
                yield f"{path}/{was}", f"{path}/{places[was]}"
            elif was not in places and was < len(part.delegates):
                yield f"{path}/{was}", path
