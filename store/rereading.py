"""What is asked of the people of a message that is read again stays with them, wherever they stand in it now."""

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select, update

from parsers.record import Response
from store.names import pair
from store.responses import all_parts
from store.tables import Review

_PERSON = re.compile(r"(?:/also/\d+)?/delegates/\d+(?=/|$)")


def follow(connection: Connection, message: int, before: Response, after: Response) -> None:
    """Let the review items of a message point to the places that people have in its new reading."""
    moved = dict(_moved(before, after))
    if not moved:
        return
    query = select(Review.id, Review.path).where(Review.message_id == message, Review.path.contains("/delegates/"))
    for row in connection.execute(query).all():
        path = followed(row.path, moved)
        if path != row.path:
            connection.execute(update(Review).where(Review.id == row.id).values(path=path))


def followed(path: str, moved: Mapping[str, str]) -> str:
    """Return the path of a review item where people stand elsewhere; about whom stands nowhere it is the list's."""
    found = _PERSON.match(path)
    if found is None or found[0] not in moved:
        return path
    place = moved[found[0]]
    return place + path[found.end() :] if _PERSON.fullmatch(place) else place


def _moved(before: Response, after: Response) -> Iterator[tuple[str, str]]:
    """Yield the path of everybody who stands at another place of the same answer now, and the new one.

    Of somebody who stands nowhere that is the list: a decision about them is none about another in their place.
    """
    new = {part.path: part.delegates for part in all_parts(after)}
    for part in all_parts(before):
        path, now = f"{part.path}/delegates", new.get(part.path, ())
        if [each.name for each in part.delegates] == [each.name for each in now]:
            continue
        places = {was: f"{path}/{place}" for place, was in enumerate(pair(now, part.delegates).partner)}
        for was in range(len(part.delegates)):
            if places.get(was) != f"{path}/{was}":
                yield f"{path}/{was}", places.get(was, path)
