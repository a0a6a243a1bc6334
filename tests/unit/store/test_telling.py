"""What history and digests tell of a list leads to the list as it stands, wherever messages were said to belong."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import Engine

from parsers.record import Also, Intent, Kind, MeetingRef, Response, Sender
from store import filing, queries, telling
from store.assignments import Assigned, Assignment
from store.corrections import Made, Wanted, correct
from store.database import open_database
from store.delegation import By, Change, Person, Said, What
from store.entries import Letter
from store.errors import StoreError
from store.histories import History, of_sender
from tests.fixtures.database import arrived
from tests.fixtures.records import ARCADIA, MEETING, OTHER_MEETING, amends, joins, leaves, nominates, person, response

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
BRABANT = Sender("Brabant", Kind.STATE, "XBR")
SENDERS, MEETINGS, NAMES = (ARCADIA, BRABANT), (MEETING, OTHER_MEETING), ("Ana Kovar", "Bo Lind", "Cy Moor", "Di Nagy")
TWO = (Also(MeetingRef(OTHER_MEETING), (person("Ed Olin"), person("Fay Ott"))),)
LETTERS = (
    nominates("Ana Kovar", "Bo Lind", note="1"),
    nominates("Ana Kovar", "Bo Lind", note="1", message_id="<forwarded@desk.example>"),
    nominates("Bo Lind", "Cy Moor", note="2"),
    response(Intent.NOMINATE, person("Di Nagy"), person("Bo Lind"), note="3", also=TWO),
    amends(joins("Ana Kovar", position="Clerk"), leaves("Bo Lind"), note="4"),
)
# Each walk takes a second or so.
ONE_IN = 12

Where: TypeAlias = tuple[str | None, str | None]
Who: TypeAlias = tuple[str, str]


class Office:
    """A colleague who does something every hour."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.hours, self.filed, self.told = engine, 0, list[int](), dict[Where, Counter[Who]]()

    @property
    def now(self) -> dt.datetime:
        self.hours += 1
        return NOON + dt.timedelta(hours=self.hours)

    def takes(self, record: Response) -> int:
        number = len(self.filed) + 1
        self.filed.append(arrived(self.engine, number, record, self.now))
        return self.filed[-1]

    def assigns(self, id: int, **said: object) -> None:
        seen = max((one.id for one in queries.message(self.engine, id).assigned), default=0)
        filing.assign(self.engine, id, Assignment(**said), By("vera", self.now), seen)  # type: ignore[arg-type]

    def corrects(self, where: Where, what: What, name: str, position: str | None = None) -> None:
        (sender,) = [one for one in SENDERS if one.name == where[0]]
        wanted = Wanted(what, name, Said(position=position), another=what is What.ADDED)
        correct(self.engine, {f"iso3:{sender.iso3}"}, where[1], wanted, By("vera", self.now))

    def digests(self) -> None:
        told = telling.prepare(self.engine, (NOON + dt.timedelta(days=self.hours)).date(), self.now)
        self.told = _sums(of_digest(told), self.told)

    def lists(self) -> dict[Where, Counter[Who]]:
        rows = queries.rosters(self.engine)
        found = {(r.sender.name, r.meeting.reference): Counter(map(_who, r.delegates)) for r in rows}
        return {where: people for where, people in found.items() if people}

    def told_by_digests(self) -> dict[Where, Counter[Who]]:
        day = (NOON + dt.timedelta(days=self.hours + 1)).date()
        return _sums(of_digest(telling.preview(self.engine, day, self.now)), self.told)

    def told_by_history(self) -> dict[Where, Counter[Who]]:
        found = [one for each in SENDERS for one in of_sender(self.engine, {f"iso3:{each.iso3}"})]
        told = [((one.sender.name, one.meeting.reference), each) for one in found for each in of_history(one)]
        assert all(n > 0 for i in range(len(told)) for people in _sums(told[:i]).values() for n in people.values())
        return _sums(told)

    def last_words(self) -> dict[tuple[Where, str], bool]:
        """Return whether somebody is on a list by the last that messages of the next digest say of them."""
        day = (NOON + dt.timedelta(days=self.hours + 1)).date()
        told = telling.preview(self.engine, day, self.now)
        made = of_digest(telling.Material(day, "", told.balance, told.items))
        says = {(where, one.name): one is change.after for where, change in made for one in _both(change)}
        right = {(where, one.name) for where, change in of_right(told) for one in _both(change)}
        return {each: comes for each, comes in says.items() if each not in right}


def _who(one: queries.Listed | Person) -> Who:
    return one.name, one.position


def of_digest(told: telling.Material) -> Iterator[tuple[Where, Change]]:
    for item in told.items:
        for effect in item.effects:
            yield from (((effect.sender.name, effect.meeting), change) for change in effect.changes)
    yield from of_right(told)


def _both(change: Change) -> list[Person]:
    return [one for one in (change.before, change.after) if one is not None]


def of_right(told: telling.Material) -> Iterator[tuple[Where, Change]]:
    for right in told.put_right:
        yield from (((right.sender.name, right.meeting), change) for change in right.changes)


def of_history(history: History) -> Iterator[Change]:
    for entry in history.entries:
        if isinstance(entry, Letter | Assigned):
            yield from entry.changes
        elif isinstance(entry, Made) and entry.brought is None:
            yield entry.change


def _sums(
    told: Iterable[tuple[Where, Change]], before: dict[Where, Counter[Who]] | None = None
) -> dict[Where, Counter[Who]]:
    """Return who is on which list by what was told: who came more often than they left, as they were said to be."""
    found = {where: Counter(people) for where, people in (before or {}).items()}
    for where, change in told:
        people = found.setdefault(where, Counter())
        people.subtract([_who(change.before)] if change.before else [])
        people.update([_who(change.after)] if change.after else [])
    found = {where: Counter({who: n for who, n in people.items() if n}) for where, people in found.items()}
    return {where: people for where, people in found.items() if people}


def walk(office: Office, chance: random.Random, steps: int) -> Iterator[str]:
    """Do things by chance, and tell each; what is refused is not done."""
    letters = [*LETTERS]
    for _ in range(steps):
        deed = chance.choice(["take", "assign", "assign", "assign", "correct", "correct", "digest"])
        lists = [*office.lists()]
        if (deed == "take" or not lists) and letters:
            record = letters.pop(chance.randrange(len(letters)))
            yield f"take {office.takes(record)}: {record.note.number}"
        elif deed == "assign" and office.filed:
            id, said = chance.choice(office.filed), _said(chance)
            office.assigns(id, **said)
            yield f"assign {id} {said}"
        elif deed == "correct" and lists:
            where, what, name = chance.choice(lists), chance.choice([*What]), chance.choice(NAMES)
            position = chance.choice(["Judge", "Envoy"]) if what is What.CORRECTED else None
            try:
                office.corrects(where, what, name, position)
            except StoreError:
                continue
            yield f"{what} {name} {position} {where}"
        elif deed == "digest":
            office.digests()
            yield "digest"


def _said(chance: random.Random) -> dict[str, object]:
    every = [{"sender": one} for one in SENDERS] + [{"meeting": one} for one in MEETINGS]
    every += [{"sender": BRABANT, "meeting": OTHER_MEETING}, {"intent": Intent.UNRELATED}, {"intent": Intent.NOMINATE}]
    return chance.choice(every)  # type: ignore[return-value]


def test_history_and_digests_lead_to_the_lists_as_they_stand_after_any_moves_and_corrections(
    pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    wrong = list[object]()
    for number in range(0, max(pytestconfig.getoption("histories"), 1), ONE_IN):
        engine = open_database(f"sqlite:///{tmp_path}/{number}.sqlite3")
        office, done = Office(engine), list[str]()
        for deed in walk(office, random.Random(number), 14):
            done.append(deed)
            lists = office.lists()
            if not lists == office.told_by_history() == office.told_by_digests():
                wrong.append((number, done, lists, office.told_by_history(), office.told_by_digests()))
                break
            comes = {(where, name) for where, people in lists.items() for name, _ in people}
            wrong += [(number, done, each) for each, does in office.last_words().items() if does is not (each in comes)]
        engine.dispose()
    assert wrong == []
