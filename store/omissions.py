"""A later list without most of the people of the earlier one: does it replace that, or add to it? Pure."""

from collections.abc import Sequence

from msgspec import Struct

from parsers.record import Intent, Reason, ReviewItem
from store.delegation import Dated, Doubt, Person, Roster, Step, What
from store.names import pair

# So many names tell a person which list it was.
_NAMED = 5


class Omission(Struct, frozen=True):
    """A message with a list, and whom it leaves out of so many people."""

    message: Dated
    gone: tuple[Person, ...]
    of: int


def after(
    omissions: tuple[Omission, ...], message: Dated, before: Roster, step: Step, *, asked: bool
) -> tuple[Omission, ...]:
    """Return the omissions after one more message; `asked` says that it is doubted as a whole already.

    A complete new list names again whom it keeps, mostly more than half; a note about one person names that person
    alone. After a decline nobody was to come.
    """
    if message.intent is Intent.DECLINE:
        return ()
    gone = tuple(change.before for change in step.changes if change.what is What.REMOVED and change.before)
    nobody_new = all(change.what is not What.ADDED for change in step.changes)
    few = not gone or 2 * len(gone) + nobody_new <= len(before.people)
    if asked or few or message.intent is not Intent.NOMINATE:
        return omissions
    return (*omissions, Omission(message, gone, len(before.people)))


def doubts(omissions: Sequence[Omission], people: Sequence[Person]) -> tuple[Doubt, ...]:
    """Return the doubts about lists, of which most of those left out are still not among the people who come."""
    return tuple(_doubt(one) for one in omissions if 2 * _missing(one.gone, people) > len(one.gone))


def _missing(gone: Sequence[Person], people: Sequence[Person]) -> int:
    return pair(gone, people).partner.count(None)


def _doubt(one: Omission) -> Doubt:
    names, more = ", ".join(person.name for person in one.gone[:_NAMED]), len(one.gone) - _NAMED
    names += f" and {more} more" if more > 0 else ""
    detail = _LEFT_OUT.format(len(one.gone), one.of, names, one.message.id)
    return Doubt(one.message.id, ReviewItem(f"{one.message.path}/intent", Reason.OTHER, detail))


_LEFT_OUT = (
    "This list leaves out {} of the {} who were to come ({}) and was taken to replace theirs: confirm that. "
    "If they come too, `intake assign {} --intent amend` keeps them."
)
