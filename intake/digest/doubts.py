"""Review items in the reader's words: grouped by reason, the most serious first, each naming its place."""

from collections.abc import Iterator, Sequence

from intake.digest.characters import plain
from intake.digest.views import Doubt, Place
from intake.digest.words import ReasonWords, words
from parsers.record import Also, Delegate, Evidence, Reason, Response, ReviewItem
from store.telling import Told


def doubts(told: Told, section: str, most: int) -> tuple[Doubt, ...]:
    """Return the reasons of one section ("look" or "unread"), with at most `most` places spelled out for each."""
    return tuple(_doubt(entry, items, told.response, most) for entry, items in _grouped(told, section))


def weight(told: Told, section: str) -> int:
    """Return how serious the gravest reason of a section is, 0 first."""
    order = list(words().reasons)
    return min((order.index(item.reason) for item in _of(told, section)), default=len(order))


def doubted(told: Told, section: str) -> bool:
    """Say whether an open review item of the message belongs to the section."""
    return any(True for _ in _of(told, section))


def fields_to_check(told: Told, people: str) -> dict[int, str]:
    """Return, for each person with a doubt, what to check: `people` is the JSON pointer to the list."""
    found: dict[int, list[str]] = {}
    for item in told.review:
        if not item.path.startswith(f"{people}/"):
            continue
        number, _, field = item.path.removeprefix(f"{people}/").partition("/")
        if number.isdecimal():
            found.setdefault(int(number), []).append(_field(field) or words().fields["name"])
    return {number: ", ".join(dict.fromkeys(fields)) for number, fields in found.items()}


def _of(told: Told, section: str) -> Iterator[ReviewItem]:
    reasons = words().reasons
    return (item for item in told.review if reasons[item.reason].section == section)


def _grouped(told: Told, section: str) -> Iterator[tuple[ReasonWords, list[ReviewItem]]]:
    groups: dict[Reason, list[ReviewItem]] = {}
    for item in _of(told, section):
        groups.setdefault(item.reason, []).append(item)
    return ((entry, groups[reason]) for reason, entry in words().reasons.items() if reason in groups)


def _doubt(entry: ReasonWords, items: Sequence[ReviewItem], response: Response | None, most: int) -> Doubt:
    places = tuple(dict.fromkeys(_place(item, response) for item in items))
    left = len(places) - most
    return Doubt(entry.says, entry.why, entry.todo, places[:most], f"and {left} more of the same" if left > 0 else "")


def _place(item: ReviewItem, response: Response | None) -> Place:
    answer, path = _answer(item.path, response)
    person, field = _person(path, answer)
    name, detail = plain(person.name) if person else "", plain(item.detail, longest=400)
    meeting = plain(answer.meeting.reference or "", longest=60) if isinstance(answer, Also) else ""
    return Place(meeting, _part(item.part, response), "" if name in detail else name, _field(field), detail)


def _answer(path: str, response: Response | None) -> tuple[Response | Also | None, str]:
    """Return the answer that a pointer goes through, that about another meeting or the whole, and the rest of it."""
    also = response.also if response else ()
    match path.strip("/").split("/"):
        case "also", number, *rest if number.isdecimal() and int(number) < len(also):
            return also[int(number)], "/".join(rest)
        case steps:
            return response, "/".join(steps)


def _person(path: str, answer: Response | Also | None) -> tuple[Delegate | None, str]:
    """Return the person that a pointer goes through, and the rest of it."""
    steps, people = path.split("/"), answer.delegates if answer else ()
    if steps[0] == "delegates" and len(steps) > 1 and steps[1].isdecimal() and int(steps[1]) < len(people):
        return people[int(steps[1])], "/".join(steps[2:])
    return None, path


def _field(path: str) -> str:
    """Return the reader's word for the last step of a pointer that has one."""
    named = words().fields
    return next((named[step] for step in reversed(path.split("/")) if step in named), "")


def _part(number: str | None, response: Response | None) -> str:
    """Return the file's name where the record knows it, else the number of the part."""
    if number is None:
        return ""
    name = next((found.filename for found in _evidence(response) if found.part == number and found.filename), None)
    return plain(name, longest=80) if name else f"part {plain(number, longest=40)} of the message"


def _evidence(response: Response | None) -> Iterator[Evidence]:
    if response is None:
        return
    yield from response.evidence
    answers: tuple[Response | Also, ...] = (response, *response.also)
    for answer in answers:
        for delegate in answer.delegates:
            yield from delegate.evidence
