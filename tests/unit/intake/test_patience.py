"""What does not answer is left alone for growing pauses, and spoken of once."""

import datetime as dt

from intake.patience import Patience

NOW = dt.datetime(2009, 3, 10, tzinfo=dt.UTC)


def test_pauses_grow_up_to_the_last_one() -> None:
    patience = Patience((60, 300, 1800))
    pauses = []
    for _ in range(4):
        patience.failed("mailbox", NOW)
        next_try = patience.next_try("mailbox")
        assert next_try is not None
        pauses.append((next_try - NOW).total_seconds())
    assert pauses == [60, 300, 1800, 1800]


def test_only_the_first_failure_in_a_row_is_new() -> None:
    patience = Patience()
    assert [patience.failed("mailbox", NOW) for _ in range(3)] == [True, False, False]
    assert patience.worked("mailbox")
    assert not patience.worked("mailbox")
    assert patience.failed("mailbox", NOW)


def test_what_works_may_be_tried_at_once_and_what_failed_when_its_time_has_come() -> None:
    patience = Patience((60,))
    assert patience.ready("mailbox", NOW)
    patience.failed("mailbox", NOW)
    assert not patience.ready("mailbox", NOW + dt.timedelta(seconds=59))
    assert patience.ready("mailbox", NOW + dt.timedelta(seconds=60))
    assert patience.ready("another", NOW)
