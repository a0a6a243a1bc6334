"""Local numbers of those who are with a mission: it sits where the meeting is, not in the country that sends."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from parsers.extract import phones, phrases
from parsers.extract.letter import Letter, Zone
from parsers.extract.people.candidate import Contact
from parsers.extract.people.merge import Merged
from parsers.extract.span import fold
from parsers.record import Reason, ReviewItem

# The country of the meeting, and what its numbers begin with as they are dialled there and in the record.
_HOST, _CODE, _LOCAL = "AT", "+43", "0"


def dialled(
    people: Sequence[Merged], letter: Letter, country: str | None
) -> tuple[list[Merged], tuple[ReviewItem, ...]]:
    """Return the people, local numbers of a mission here with our code, and items for those that may be of either.

    The letterhead or the courtesy may say where the mission sits; what neither they nor the person's line say is asked.
    """
    out, review = [], list[ReviewItem]()
    here = any(_is_here(text) for text in _heads(letter))
    for at, merged in enumerate(people):
        person, kept = merged.person, list[Contact]()
        said = fold(f"{person.position.text}, {person.organization.text}")
        mission = phrases.of(lambda words: words.sender.missions, whole=True).search(said) is not None
        for contact in person.contacts if mission and country not in (None, _HOST) else ():
            local = _local(contact)
            if local and not (here or _is_here(said)):
                detail = (
                    f"{contact.span.text} was given the code of the sender's country, and may be one of here: check."
                )
                review.append(ReviewItem(f"/delegates/{at}/{contact.kind}", Reason.OTHER, detail))
            kept.append(replace(contact, value=local) if local and (here or _is_here(said)) else contact)
        out.append(replace(merged, person=replace(person, contacts=tuple(kept))) if kept else merged)
    return out, tuple(review)


def _heads(letter: Letter) -> Iterator[str]:
    """Yield the letterhead, the first lines of a letter without one, and what stands before a courtesy."""
    own = [p for p in letter.passages if p.zone in (Zone.LETTERHEAD, Zone.BODY)]
    yield from (p.text for p in own if p.zone is Zone.LETTERHEAD)
    yield from (p.text for p in own[:1] if len(p.text) <= _TITLE)
    for passage in own:
        match = phrases.of(lambda words: words.zones.compliments).search(passage.run.folded)
        if match:
            yield passage.run.text[max(0, match.start() - _TITLE) : match.start()]


# Characters: the first lines of a letter, the name of a mission.
_TITLE = 160


def _is_here(text: str) -> bool:
    return phrases.of(lambda words: words.sender.seats, whole=True).search(fold(text)) is not None


def _local(contact: Contact) -> str | None:
    """Return a number dialled without a code as one of here, where it can be; None for any other."""
    written = phones.plain(contact.span.text).lstrip(" (")
    if contact.kind == "emails" or not written.startswith(_LOCAL) or contact.value.startswith(_CODE):
        return None
    found = phones.find(contact.span.text, _HOST)
    return found[0].value if len(found) == 1 and found[0].valid else None
