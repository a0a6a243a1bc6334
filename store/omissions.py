"""A later list without most of the people of the earlier one: does it replace that, or add to it? Pure."""

from collections.abc import Sequence

from msgspec import Struct

from parsers.record import Intent, Reason, ReviewItem
from store.delegation import Dated, Doubt, Person, Roster, What
from store.names import pair
from store.pins import Held

# So many names tell a person which list it was.
_NAMED = 5


class Omission(Struct, frozen=True):
    """A message with a list, who were to come before it, and whom of these it leaves out."""

    message: Dated
    before: tuple[Person, ...]
    gone: tuple[Person, ...]


def after(
    omissions: tuple[Omission, ...], held: Held, before: Roster, after: Roster, *, asked: bool
) -> tuple[Omission, ...]:
    """Return the omissions that are open after one more message; `asked` says that it is doubted as a whole already.

    A complete new list names again whom it keeps, mostly more than half; a note about one person names that person
    alone. So one that names half of those left out again has thought of them, and so has a decline; an amendment names
    only whom it is about. Whoever stays because the staff says so is not kept by the list.
    """
    message = held.message
    if message.intent is Intent.DECLINE:
        return ()
    whole = message.intent is Intent.NOMINATE and bool(message.delegates)
    changes = after.steps[-1].changes
    if changes:
        omissions = still(omissions, after.people)
    if whole:
        omissions = still(omissions, after.people[: len(after.people) - len(held.staying)], half=True)
    gone = tuple(change.before for change in changes if change.what is What.REMOVED and change.before)
    nobody_new = all(change.what is not What.ADDED for change in changes)
    few = not gone or 2 * len(gone) + nobody_new <= len(before.people) - len(held.staying)
    if asked or few or not whole:
        return omissions
    return (*omissions, Omission(message, before.people, gone))


def still(omissions: tuple[Omission, ...], people: Sequence[Person], *, half: bool = False) -> tuple[Omission, ...]:
    """Return the omissions of which somebody left out is not back among the people, with `half` most of them."""
    return tuple(one for one in omissions if _missing(one, people) > half * len(one.gone) / 2)


def doubts(omissions: Sequence[Omission]) -> tuple[Doubt, ...]:
    """Return the doubts about lists that may have been taken wrongly to replace an earlier one."""
    return tuple(_doubt(one) for one in omissions)


def _missing(one: Omission, people: Sequence[Person]) -> int:
    """Return how many of those left out have not come back: one whom another of the old list is more like has not."""
    back = pair(people, one.before).partner
    return sum(person in one.gone for j, person in enumerate(one.before) if j not in back)


def _doubt(one: Omission) -> Doubt:
    names, more = ", ".join(person.name for person in one.gone[:_NAMED]), len(one.gone) - _NAMED
    names += f" and {more} more" if more > 0 else ""
    detail = _LEFT_OUT.format(len(one.gone), len(one.before), names, one.message.id)
    return Doubt(one.message.id, ReviewItem(f"{one.message.path}/intent", Reason.OTHER, detail))


_LEFT_OUT = (
    "This list leaves out {} of the {} who were to come ({}) and was taken to replace theirs: confirm that. "
    "If they come too, `intake assign {} --intent amend` keeps them."
)
