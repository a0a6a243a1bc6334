"""The digest as plain text that says what the page says, for programs and people that show no HTML."""

import textwrap
from collections.abc import Iterator

from intake.digest.characters import isolated, quoting
from intake.digest.views import Change, Digest, Doubt, Item, Person, Place, Section, Sum

_WIDTH = 76
_SIGNS = {"added": "+ joins", "removed": "- leaves", "corrected": "~ corrected"}


def letter(digest: Digest) -> str:
    """Return the whole text, wrapped at 76 columns."""
    return "\n".join(line.rstrip() for line in _digest(digest)) + "\n"


def _digest(digest: Digest) -> Iterator[str]:
    yield "DELEGATION INTAKE"
    yield digest.day
    yield ""
    yield from _wrapped(digest.lead)
    for alarm in digest.alarms:
        yield ""
        yield from _wrapped(alarm, "!! ", "   ")
    if digest.figures:
        yield ""
    yield from _wrapped(" · ".join(f"{figure.number} {figure.word}" for figure in digest.figures))
    for section in digest.sections:
        yield from _section(section)
    yield from _title("Every message accounted for")
    yield from _balance(digest.balance)
    if digest.polls:
        yield from _title("Mailboxes")
    for poll in digest.polls:
        yield from _wrapped(f"{isolated(poll.mailbox)}: {poll.said}")
    yield ""
    yield "-" * _WIDTH
    yield from _wrapped(digest.foot)


def _title(title: str) -> Iterator[str]:
    yield from ("", "", title.upper(), "=" * _WIDTH)


def _section(section: Section) -> Iterator[str]:
    yield from _title(f"{section.title} ({section.count:,})")
    yield from _wrapped(section.lead)
    for item in section.items:
        yield ""
        yield from _item(item)
    if section.more:
        yield ""
        yield from _wrapped(section.more)


def _item(item: Item) -> Iterator[str]:
    tag = f" ({item.tag})" if item.tag else ""
    yield from _wrapped(f"{isolated(item.who)} {item.does}".rstrip() + tag, "* ", "  ")
    yield from _wrapped(_about(item), "  ")
    for doubt in item.doubts:
        yield from _doubt(doubt)
    for line in item.lines:
        yield from _wrapped(line, "  ")
    for person in item.people:
        yield from _person(person, "  - ")
    for change in item.changes:
        yield from _change(change)
    if item.contact:
        yield from _wrapped(f"For questions: {' · '.join(map(isolated, item.contact))}", "  ", "    ")
    if item.wishes:
        yield from _wrapped(f"Also asks or tells: {' · '.join(map(isolated, item.wishes))}", "  ", "    ")
    yield from _wrapped(item.more, "  ")
    if (origin := item.origin) is not None:
        where = f"{isolated(origin.where)} · {origin.date} · {isolated(origin.subject)}"
        yield from _wrapped(f"[No. {origin.id} · {where}]", "  ")


def _about(item: Item) -> str:
    dated = f"of {item.note_date}" if item.note_date else ""
    note = " ".join(filter(None, ("note", isolated(item.note), dated))) if item.note or dated else ""
    return " · ".join(filter(None, (isolated(item.meeting), note)))


def _doubt(doubt: Doubt) -> Iterator[str]:
    yield from _wrapped(f"{doubt.says}. {doubt.why} {doubt.todo}", "  > ", "    ")
    for place in doubt.places:
        yield from _wrapped(_place(place), "    - ", "      ")
    yield from _wrapped(doubt.more, "    - ", "      ")


def _place(place: Place) -> str:
    about = ", ".join(isolated(words) for words in (place.meeting, place.file, place.person, place.field) if words)
    return ": ".join(filter(None, (about, quoting(place.detail))))


def _person(person: Person, sign: str) -> Iterator[str]:
    role = f" – {person.role}" if person.role else ""
    check = f" – check {person.check}" if person.check else ""
    yield from _wrapped(f"{isolated(person.name)}{role}{check}", sign, "    ")
    yield from _wrapped(", ".join(map(isolated, person.about)), "    ")
    yield from _wrapped(" · ".join(map(isolated, person.contacts)), "    ")


def _change(change: Change) -> Iterator[str]:
    sign = f"  {_SIGNS[change.kind]}: "
    if change.kind != "corrected":
        yield from _person(change.person, sign)
        return
    yield from _wrapped(isolated(change.person.name), sign, "    ")
    for edit in change.edits:
        before, after = isolated(edit.before or "(none)"), isolated(edit.after or "(none)")
        yield from _wrapped(f"{edit.field}: {before} → {after}", "    ", "      ")


def _balance(balance: Sum) -> Iterator[str]:
    parts = " + ".join(f"{figure.number} {figure.word}" for figure in balance.figures)
    yield from _wrapped(f"{balance.taken} taken in = {parts}")
    yield from _wrapped(balance.verdict)


def _wrapped(words: str, first: str = "", then: str | None = None) -> Iterator[str]:
    """Give the lines of a paragraph; addresses and commands are never cut in two."""
    yield from textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=first if then is None else then,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
