"""The ledger says of each invitee what it has done about the invitation, and whether that was in time."""

import datetime as dt
from email.message import EmailMessage

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from parsers.record import Intent, Kind, Reason, Response, ReviewItem, Sender
from store import decisions, envelope, filing, ledger, queries
from store.assignments import Assignment
from store.decisions import Closed
from store.delegation import By
from store.ledger import NOT_INVITED, Invitee, Line, Standing
from store.responses import sender_key
from tests.fixtures.database import arrived
from tests.fixtures.records import (
    MEETING,
    NOBODY,
    OTHER_MEETING,
    amends,
    day,
    declines,
    joins,
    letter,
    nominates,
    origin,
    response,
)  # fmt: skip

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
ARCADIA = Sender("Arcadia", Kind.STATE, "XAR")
BORDURIA = Sender("Borduria", Kind.STATE, "XBO")
LEAGUE = Sender("League of Shores", Kind.NGO)


def invitee(sender: Sender, *addresses: str) -> Invitee:
    return Invitee("States", sender.name or "", sender_key(sender, 0), addresses)


REPORT = b"""Date: Wed, 20 Mar 2030 09:00:00 +0100\r
Subject: Undelivered\r
Content-Type: multipart/report; report-type=delivery-status; boundary=x\r
\r
--x\r
Content-Type: message/delivery-status\r
\r
Final-Recipient: rfc822; Mission@Arcadia.example\r
Action: failed\r
Status: 5.1.1\r
--x--\r
"""


def filed(engine: Engine, *records: Response, start: int = 1) -> None:
    """File a record a day, the first on day `start` of March."""
    for number, record in enumerate(records, start):
        arrived(engine, number, record, NOW)


def line(engine: Engine, deadline: dt.date | None = None, *addresses: str) -> Line:
    """Return Arcadia's line, who alone was invited."""
    return ledger.ledger(engine, MEETING, [invitee(ARCADIA, *addresses)], deadline, TODAY)[0]


@pytest.mark.parametrize(
    ("records", "standing", "people", "answered"),
    [
        ((), Standing.SILENT, 0, None),
        ((nominates("Ana Kovar", "Bo Lind"),), Standing.ATTENDING, 2, day(1).date()),
        ((declines(),), Standing.DECLINED, 0, day(1).date()),
        ((nominates("Ana Kovar"), declines()), Standing.DECLINED, 0, day(1).date()),
        ((response(Intent.ACKNOWLEDGE), nominates("Ana Kovar")), Standing.ATTENDING, 1, day(2).date()),
        ((response(Intent.ACKNOWLEDGE),), Standing.ACKNOWLEDGED, 0, day(1).date()),
        ((response(Intent.INQUIRE),), Standing.ASKED, 0, day(1).date()),
        ((nominates("Ana Kovar", meeting=OTHER_MEETING),), Standing.SILENT, 0, None),
    ],
)
def test_the_standing_follows_from_what_was_said(
    engine: Engine, records: tuple[Response, ...], standing: Standing, people: int, answered: dt.date | None
) -> None:
    filed(engine, *records)
    found = line(engine)
    assert (found.standing, found.people, found.answered, found.late) == (standing, people, answered, False)


def test_an_answer_after_the_deadline_is_late_and_so_is_silence(engine: Engine) -> None:
    assert line(engine, TODAY).late is False
    assert line(engine, TODAY - dt.timedelta(days=1)).late is True
    filed(engine, response(Intent.ACKNOWLEDGE), nominates("Ana Kovar"))
    assert line(engine, day(2).date()).late is False
    assert line(engine, day(1).date()).late is True


def test_who_only_acknowledged_in_time_is_late_all_the_same(engine: Engine) -> None:
    filed(engine, response(Intent.ACKNOWLEDGE))
    found = line(engine, TODAY - dt.timedelta(days=1))
    assert (found.answered, found.late) == (day(1).date(), True)


def test_mail_that_came_back_is_told_until_something_comes(engine: Engine) -> None:
    report = filing.keep(engine, origin(9), REPORT, NOW).id
    found = line(engine, None, "post@arcadia.example", "mission@arcadia.example")
    assert (found.standing, found.messages) == (Standing.BOUNCED, (report,))
    assert line(engine, None, "post@arcadia.example").standing is Standing.SILENT
    filed(engine, declines())
    assert line(engine, None, "mission@arcadia.example").standing is Standing.DECLINED


def test_mail_that_came_back_before_the_invitation_went_out_says_nothing_about_it(engine: Engine) -> None:
    filing.keep(engine, origin(9), REPORT, NOW)
    arcadia = [invitee(ARCADIA, "mission@arcadia.example")]
    for dated, standing in ((day(20).date(), Standing.BOUNCED), (day(21).date(), Standing.SILENT)):
        (found,) = ledger.ledger(engine, MEETING, arcadia, None, TODAY, dated=dated)
        assert found.standing is standing


def test_only_a_report_of_failure_names_addresses() -> None:
    assert envelope.undelivered(REPORT) == ("mission@arcadia.example",)
    assert envelope.undelivered(REPORT.replace(b"failed", b"delayed")) == ()
    assert envelope.undelivered(REPORT.replace(b"delivery-status; b", b"other; b")) == ()
    assert envelope.undelivered(b"X-Failed-Recipients: a@x.example, b@x.example\r\n\r\nSorry") == (
        "a@x.example", "b@x.example",
    )  # fmt: skip


def plainly(subject: str, *lines: str, sender: str = "MAILER-DAEMON@mx.example") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, subject
    message.set_content("\n".join(lines), cte="base64")
    return message.as_bytes()


POSTFIX = ("I'm sorry to have to inform you that", "your message could not be delivered.", "",
           "<Mission@Arcadia.example>: host mx said: 550 5.1.1", "    User unknown")  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("Undelivered Mail Returned to Sender", POSTFIX),
        ("failure notice", ("Hi. This is the qmail-send program.", "<mission@arcadia.example>:", "No such user.")),
        ("Undeliverable: CU 2030/7", ("Delivery has failed to these recipients or groups:", "",
                                      "mission@arcadia.example (mission@arcadia.example)", "It couldn't be found.")),
        ("Non remis : CU 2030/7", ("Échec de la remise à ces destinataires ou groupes :", "",
                                   "Mission (mission@arcadia.example)")),
        ("Недоставленное: CU 2030/7", ("Сбой доставки следующим получателям:", "", "mission@arcadia.example")),
        ("无法送达: CU 2030/7", ("未能向以下收件人或组传递邮件：", "", "mission@arcadia.example")),
        ("Returned", ("Failed:", "", "mission@arcadia.example", "", "Status: 5.1.1")),
    ],
)  # fmt: skip
def test_a_report_in_plain_words_is_one_too(subject: str, lines: tuple[str, ...]) -> None:
    assert envelope.undelivered(plainly(subject, *lines)) == ("mission@arcadia.example",)


@pytest.mark.parametrize(
    "raw",
    [
        plainly("Undelivered Mail Returned to Sender", *POSTFIX, sender="mission@arcadia.example"),
        plainly("Delayed Mail (still being retried)", "<mission@arcadia.example>: connect to mx: timed out, 4.4.1"),
        plainly("Held in quarantine", "Your message to these recipients was held:", "", "mission@arcadia.example"),
        plainly(
            "Undeliverable: CU 2030/7", "It has failed.", "", "From: desk@x.example", "To:", "mission@arcadia.example"
        ),
    ],
    ids=["from somebody else", "delayed", "of another kind", "in the copy of the letter"],
)
def test_what_is_no_report_of_failure_names_nobody(raw: bytes) -> None:
    assert envelope.undelivered(raw) == ()


def test_an_entered_list_stands_for_the_default_in_its_order_until_the_next(engine: Engine) -> None:
    ledger.enter(engine, MEETING, [invitee(BORDURIA, "b@x.example"), invitee(LEAGUE)], NOW)
    found = ledger.ledger(engine, MEETING, [invitee(ARCADIA)], None, TODAY)
    assert [(each.name, each.addresses) for each in found] == [("Borduria", ("b@x.example",)), ("League of Shores", ())]
    ledger.enter(engine, MEETING, [invitee(LEAGUE)], NOW)
    assert [each.name for each in ledger.ledger(engine, MEETING, [], None, TODAY)] == ["League of Shores"]
    assert [each.name for each in ledger.ledger(engine, OTHER_MEETING, [invitee(ARCADIA)], None, TODAY)] == ["Arcadia"]


# Who answers without having been invited


def _open(engine: Engine) -> list[str]:
    return [row.item.detail for row in queries.review_open(engine)]


def test_who_is_not_on_the_entered_list_is_looked_at_once_until_the_list_has_them(engine: Engine) -> None:
    ledger.enter(engine, MEETING, [invitee(BORDURIA)], NOW)
    filed(engine, nominates("Ana Kovar"), nominates("Ana Kovar"), nominates("Cy Moor", sender=BORDURIA))
    (row,) = queries.review_open(engine)
    assert (row.message, row.item.path) == (1, "/sender")
    assert "Arcadia is not in the ledger of CU 2030/7" in row.item.detail
    ledger.enter(engine, MEETING, [invitee(BORDURIA), invitee(ARCADIA)], NOW)
    assert _open(engine) == []


def test_a_body_that_is_no_state_is_looked_at_where_no_list_was_entered(engine: Engine) -> None:
    filed(
        engine, nominates("Ana Kovar", sender=Sender("Norway", Kind.STATE, "NOR")), nominates("Cy Moor", sender=LEAGUE)
    )
    (detail,) = _open(engine)
    assert detail.startswith("League of Shores is not in the ledger")


def test_a_body_of_which_the_meeting_is_not_known_is_asked_about_that_alone(engine: Engine) -> None:
    filed(engine, nominates("Cy Moor", sender=LEAGUE, meeting=None))
    assert _open(engine) == []


def test_a_list_entered_later_says_so_too_and_of_nobody_whose_sender_is_not_known(engine: Engine) -> None:
    filed(engine, nominates("Ana Kovar"), nominates("Bo Lind", sender=Sender()), nominates("Cy Moor", sender=BORDURIA))
    assert _open(engine) == []
    ledger.enter(engine, MEETING, [invitee(BORDURIA)], NOW)
    (detail,) = _open(engine)
    assert detail.startswith("Arcadia ")


def test_what_somebody_decided_about_it_holds_when_they_write_again(engine: Engine) -> None:
    ledger.enter(engine, MEETING, [invitee(BORDURIA)], NOW)
    filed(engine, nominates("Ana Kovar"))
    (row,) = queries.review_open(engine)
    decisions.decide(engine, (row.id,), Closed.DISMISSED, "ana", NOW)
    id = filing.keep(engine, origin(9), letter("One more", sent=day(9)), NOW).id
    filing.parsed(engine, id, nominates("Ana Kovar"), "1", NOW)
    filing.file(engine, id, NOW)
    assert _open(engine) == []


# What kind an organization is


KIND = ReviewItem("/sender/kind", Reason.OTHER, "It does not say what it is.")


def test_the_section_of_the_ledger_says_what_kind_an_organization_is(engine: Engine) -> None:
    listed = Invitee("intergovernmental", "League of Shores", sender_key(LEAGUE, 0))
    ledger.enter(engine, MEETING, [listed], NOW)
    filed(engine, nominates("Ana Kovar", sender=LEAGUE, review=(KIND,)))
    assert (_open(engine), _kinds(engine)) == ([], [Kind.IGO])


def test_so_does_a_list_that_is_entered_later_as_long_as_it_holds(engine: Engine) -> None:
    filed(engine, nominates("Ana Kovar", sender=LEAGUE, review=(KIND,)))
    assert (_open(engine)[1:], _kinds(engine)) == ([KIND.detail], [Kind.NGO])
    entity = Invitee("UN entities", "League of Shores", sender_key(LEAGUE, 0))
    ledger.enter(engine, MEETING, [entity], NOW)
    assert (_open(engine), _kinds(engine)) == ([], [Kind.UN_ENTITY])
    ledger.enter(engine, MEETING, [invitee(LEAGUE)], NOW)
    assert (_open(engine), _kinds(engine)) == ([KIND.detail], [Kind.NGO])


def test_what_a_person_says_that_it_is_holds_over_the_section(engine: Engine) -> None:
    listed = Invitee("intergovernmental", "League of Shores", sender_key(LEAGUE, 0))
    filed(engine, nominates("Ana Kovar", sender=replace(LEAGUE, kind=Kind.UNKNOWN)))
    filing.assign(engine, 1, Assignment(replace(LEAGUE, kind=Kind.NGO)), By("ana", NOW))
    ledger.enter(engine, MEETING, [listed], NOW)
    assert _kinds(engine) == [Kind.NGO]


def test_what_a_person_says_that_it_is_holds_for_its_later_messages_until_a_person_says_otherwise(
    engine: Engine,
) -> None:
    unknown = replace(LEAGUE, kind=Kind.UNKNOWN)
    listed = Invitee("intergovernmental", "League of Shores", sender_key(LEAGUE, 0))
    ledger.enter(engine, MEETING, [listed], NOW)
    filed(engine, nominates("Ana Kovar", sender=unknown))
    filing.assign(engine, 1, Assignment(replace(LEAGUE, kind=Kind.NGO)), By("ana", NOW))
    filed(engine, amends(joins("Bo Lind"), sender=unknown), start=2)
    assert _kinds(engine) == [Kind.NGO]
    filing.assign(engine, 2, Assignment(replace(LEAGUE, kind=Kind.UN_ENTITY)), By("ana", NOW))
    assert _kinds(engine) == [Kind.UN_ENTITY]


def test_a_kind_that_was_looked_up_for_a_person_who_did_not_say_it_gives_way_to_the_section(engine: Engine) -> None:
    ledger.enter(engine, MEETING, [Invitee("non-governmental", "League of Shores", sender_key(LEAGUE, 0))], NOW)
    filed(engine, nominates("Ana Kovar", sender=NOBODY))
    found = replace(LEAGUE, kind=Kind.IGO)
    filing.assign(engine, 1, Assignment(found, looked_up=True), By("ana", NOW))
    assert _kinds(engine) == [Kind.NGO]
    made, _, _ = filing.assign(engine, 1, Assignment(found), By("ana", NOW), 1)
    assert (made is not None, _kinds(engine)) == (True, [Kind.IGO])
    made, _, _ = filing.assign(engine, 1, Assignment(found, looked_up=True), By("ana", NOW), 2)
    assert (made, _kinds(engine)) == (None, [Kind.IGO])


def test_a_state_is_a_state_whatever_the_section(engine: Engine) -> None:
    ledger.enter(engine, MEETING, [Invitee("intergovernmental", "Arcadia", sender_key(ARCADIA, 0))], NOW)
    filed(engine, nominates("Ana Kovar"))
    assert _kinds(engine) == [Kind.STATE]


def _kinds(engine: Engine) -> list[Kind]:
    return [roster.sender.kind for roster in queries.rosters(engine)]


def test_who_was_not_invited_is_not_lost(engine: Engine) -> None:
    filed(engine, nominates("Ana Kovar", sender=LEAGUE))
    arcadia, league = ledger.ledger(engine, MEETING, [invitee(ARCADIA)], None, TODAY)
    assert arcadia.standing is Standing.SILENT
    assert (league.section, league.name, league.people) == (NOT_INVITED, "League of Shores", 1)
