"""Copies of one message that do not say the same: half a file, and later all of it."""

import datetime as dt

from parsers.record import Intent, Reason
from store.roster import Dated, apply
from tests.fixtures.records import person


def test_one_message_with_other_people_is_looked_at_although_no_note_has_a_number() -> None:
    sent = dt.datetime(2030, 3, 1, 9, 0, tzinfo=dt.UTC)
    ana, bo = person("Ana Kovar"), person("Bo Lind")
    copies = [
        Dated(number, sent.date(), sent, sent, f"{number}" * 64, Intent.NOMINATE, people, message_id="<a@x.example>")
        for number, people in ((1, (ana,)), (2, (ana, bo)))
    ]
    (doubt,) = [each for each in apply(copies).doubts if each.item.reason is Reason.SAME_NOTE_DIFFERS]
    assert doubt.item.detail.startswith("This message came before with")
