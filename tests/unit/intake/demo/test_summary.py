import datetime as dt
import io

from rich.console import Console

from intake.demo.summary import answers, balance
from parsers.record import MeetingRef, Reason, ReviewItem, Role, Sender
from store.queries import Balance, Listed, ReviewRow, RosterRow
from store.roster import Attendance

ROSTER = RosterRow(
    sender=Sender("Norway"),
    meeting=MeetingRef("CU 2009/33"),
    intent=Attendance.ATTENDING,
    delegates=(Listed("Ingrid Solbakken", "Ms.", role=Role.HEAD, position="Judge"), Listed("[red]Kari[/red]")),
    id=1,
    messages=(1,),
)


def shown(rosters: tuple[RosterRow, ...], review: tuple[ReviewRow, ...] = ()) -> str:
    out = io.StringIO()
    Console(file=out, width=160).print(answers(rosters, review))
    return out.getvalue()


def doubt(sender: str | None, reason: Reason) -> ReviewRow:
    opened = dt.datetime(2009, 3, 20, tzinfo=dt.UTC)
    return ReviewRow(1, 1, "mailbox", "Note", sender, opened, ReviewItem("", reason, "Look."))


def test_the_head_of_the_delegation_is_named_as_such() -> None:
    assert "Ms. Ingrid Solbakken - head, Judge" in shown((ROSTER,))


def test_what_stands_in_a_letter_is_never_markup() -> None:
    assert "[red]Kari[/red]" in shown((ROSTER,))


def test_the_same_doubt_twice_is_one_line_with_its_count() -> None:
    doubts = (doubt("Norway", Reason.PHONE_INVALID), doubt("Norway", Reason.PHONE_INVALID))

    assert "Telephone number does not work (2)" in shown((ROSTER,), doubts)


def test_doubts_about_another_sender_stay_with_it() -> None:
    assert "phone" not in shown((ROSTER,), (doubt("Sweden", Reason.PHONE_INVALID),))


def test_the_balance_names_every_outcome() -> None:
    said = balance(Balance(taken=21, filed=1, duplicate=2, unrelated=3, waiting=4, failed=11))

    assert said.startswith("21 messages taken: 1 filed, 2 seen before, 3 no answer")
    assert said.endswith("4 waiting, 11 failed.")
