"""How the program is, in numbers that hold however much there is."""

from intake.condition import condition
from intake.config import Config
from intake.mailbox import MailboxSettings
from parsers.record import Intent, Reason, ReviewItem
from store import filing, queries
from tests.fixtures.program import Program
from tests.fixtures.records import MORNING, letter, origin, response


def alarm_after(program: Program, error: str, *, read: bool) -> str:
    config = Config(mailboxes=(MailboxSettings(name="desk", kind="folder", path=program.folder),))
    with program.store() as engine:
        queries.set_last_poll(engine, "desk", MORNING, error, read=read)
        (alarm,) = condition(engine, config, MORNING).alarms
    return alarm


def test_a_mailbox_of_which_something_cannot_be_read_is_an_alarm_that_says_what(program: Program) -> None:
    said = alarm_after(program, "desk: 7.eml cannot be read\ndesk: 8.eml cannot be read", read=True)
    assert said == 'The mailbox "desk" was read, but not all went well: 7.eml cannot be read; 8.eml cannot be read.'


def test_a_mailbox_that_was_never_reached_is_an_alarm_that_says_why(program: Program) -> None:
    said = alarm_after(program, "desk: the server does not answer", read=False)
    assert said == 'The mailbox "desk" was never read (the server does not answer): see `intake doctor`.'


def test_every_message_to_look_at_counts_however_many_doubts_the_others_have(program: Program) -> None:
    doubts = tuple(ReviewItem(f"/delegates/{number}/name", Reason.FUZZY_MATCH, "look") for number in range(1001))
    with program.store() as engine:
        for number, review in ((1, doubts), (2, doubts[:1])):
            id = filing.keep(engine, origin(number), letter(f"Letter {number}"), MORNING).id
            filing.parsed(engine, id, response(Intent.ACKNOWLEDGE, review=review), "1", MORNING)
            filing.file(engine, id, MORNING)
        assert condition(engine, Config(), MORNING).to_look_at == 2
