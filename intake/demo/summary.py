"""The table at the end of the demo: who answered, what, whom they send, and what a person should look at."""

from collections import Counter
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from intake.digest.words import words
from parsers.record import Role
from store.queries import Balance, Listed, ReviewRow, RosterRow

_ROLES_SHOWN = {
    Role.HEAD: "head",
    Role.DEPUTY_HEAD: "deputy head",
    Role.ALTERNATE: "alternate",
    Role.OBSERVER: "observer",
}


def answers(rosters: Sequence[RosterRow], review: Sequence[ReviewRow]) -> Table:
    """Return a row for each sender. Everything read from mail is text here, never markup."""
    table = Table(title="Who answered, and whom they send", title_justify="left", show_lines=True)
    table.add_column("State or organization", overflow="fold", ratio=3)
    table.add_column("Answer", no_wrap=True)
    table.add_column("People", justify="right", no_wrap=True)
    table.add_column("Whom they send", overflow="fold", ratio=6)
    table.add_column("To look at", overflow="fold", ratio=3)
    doubts = _doubts(review)
    for roster in rosters:
        name = roster.sender.name or "(sender not recognised)"
        table.add_row(
            Text(name, style="bold"),
            Text(roster.intent),
            str(len(roster.delegates)) if roster.delegates else "",
            Text("\n").join(_person(person) for person in roster.delegates),
            Text(doubts.get(name, ""), style="yellow"),
        )
    return table


def balance(counts: Balance) -> str:
    """Return what became of the messages, in one sentence."""
    return (
        f"{counts.taken} messages taken: {counts.filed} filed, {counts.duplicate} seen before, "
        f"{counts.unrelated} no answer to the invitation, {counts.waiting} waiting, {counts.failed} failed."
    )


def _person(person: Listed) -> Text:
    role = _ROLES_SHOWN.get(person.role)
    line = Text(f"{person.honorific} {person.name}".strip(), style="bold" if person.role is Role.HEAD else "")
    what = ", ".join(part for part in (role, person.position, person.organization) if part)
    return line.append(f" - {what}" if what else "", style="not bold dim")


def _doubts(review: Sequence[ReviewRow]) -> dict[str, str]:
    """Return, by sender, the reasons of the open review items, each once with its count."""
    reasons: dict[str, Counter[str]] = {}
    for row in review:
        reasons.setdefault(row.sender or "(sender not recognised)", Counter())[
            words().reasons[row.item.reason].says
        ] += 1
    return {
        sender: "\n".join(f"{reason} ({count})" if count > 1 else reason for reason, count in counted.items())
        for sender, counted in reasons.items()
    }
