"""The second reading: a statistical labeller that knows nothing of the rules, and where the two differ."""

from parsers.extract.letter import Letter
from parsers.record import Response, ReviewItem


def of(letter: Letter, record: Response) -> tuple[ReviewItem, ...]:
    """Return an item for each thing that a second reading of the letter is sure of and the record has otherwise."""
    from parsers.extract.second import differences, labelling

    return differences.between(record, labelling.label(letter))
