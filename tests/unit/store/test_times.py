"""Times as people read them."""

import datetime as dt
from zoneinfo import ZoneInfo

from intake import histories, tables
from parsers.record import MeetingRef, Sender
from store.calls import Call
from store.histories import History
from store.roster import Attendance
from store.times import shown

VIENNA = ZoneInfo("Europe/Vienna")
NOON = dt.datetime(2030, 7, 1, 12, 0, tzinfo=dt.UTC)


def test_a_time_is_shown_in_the_zone_asked_for_and_names_it() -> None:
    elsewhere = NOON.astimezone(dt.timezone(dt.timedelta(hours=9)))
    assert shown(NOON, VIENNA) == shown(elsewhere, VIENNA) == "2030-07-01 14:00 CEST"
    assert tables.moment(elsewhere, VIENNA) == "2030-07-01 14:00 CEST"
    assert tables.moment(None, VIENNA) == "never"


def test_a_history_shows_its_times_in_that_zone() -> None:
    call = Call("CU 2030/7", "iso3:NOR", "Norway", True, "Ada", NOON)
    history = History(Sender("Norway"), MeetingRef("CU 2030/7"), Attendance.PENDING, (call,))
    assert "2030-07-01 14:00 CEST  told by telephone" in histories.text([history], VIENNA)
