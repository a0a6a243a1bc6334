"""The second reading: a statistical labeller that knows nothing of the rules, and where the two differ."""

from msgspec.structs import replace

from parsers.extract.letter import Letter
from parsers.extract.second.consent import Opinion
from parsers.record import Response


def of(letter: Letter, record: Response) -> Opinion:
    """Return what a second reading of the letter says of the record: an item for each thing that it is sure of."""
    from parsers.extract.second import consent, differences, labelling

    labelled = labelling.label(letter)
    items = differences.between(record, labelled)
    found = consent.between(record, labelled)
    return replace(found, review=items or found.review)


def attending(letter: Letter) -> tuple[str, ...]:
    """Return the names of those whom a second reading may take for people who attend, each with a post or body."""
    from parsers.extract.second import labelling, people

    labelled = labelling.leaning(labelling.label(letter), _LEANS)
    return tuple(
        person.name.text
        for person in people.gather(labelling.pieces(labelled))
        if labelled.rows[person.name.row].body
        and (person.said("position") or person.said("organization")) and len(person.name.text.split()) > 1
    )  # fmt: skip


# How likely somebody is taken for one who attends: such names only say that others, whom rules found, may be right.
_LEANS = 0.25
