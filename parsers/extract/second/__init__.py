"""The second reading: a statistical labeller that knows nothing of the rules, and where the two differ."""

from functools import cached_property

from msgspec import Struct

from parsers.extract.letter import Letter
from parsers.extract.second import consent, differences, labelling, people
from parsers.extract.second.consent import Opinion
from parsers.extract.second.labelling import Labelled
from parsers.record import Intent, Response


class Reading(Struct, frozen=True, dict=True):
    """A letter as it is read a second time: labelled when it is first asked about, and once only."""

    letter: Letter

    @cached_property
    def labelled(self) -> Labelled:
        """What the labeller takes the words of the letter for."""
        return labelling.label(self.letter)

    @cached_property
    def attending(self) -> tuple[str, ...]:
        """The names of those who may be taken for people who attend, each with a post or body."""
        labelled = labelling.leaning(self.labelled, _LEANS)
        return tuple(
            person.name.text
            for person in people.gather(labelling.pieces(labelled))
            if labelled.rows[person.name.row].body
            and (person.said("position") or person.said("organization")) and len(person.name.text.split()) > 1
        )  # fmt: skip

    def of(self, record: Response) -> Opinion:
        """Return what it says of the record: an item for each thing that it is sure of. It reads nominations alone."""
        if record.intent is not Intent.NOMINATE:
            return Opinion()
        items = differences.between(record, self.labelled)
        found = consent.between(record, self.labelled)
        return Opinion(items or found.review, found.consents)


# How likely somebody is taken for one who attends: such names only say that others, whom rules found, may be right.
_LEANS = 0.25
