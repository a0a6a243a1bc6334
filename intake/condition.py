"""How the program is: what became of the messages, which mailbox was read when, and what asks for a person."""

import datetime as dt

from msgspec import Struct
from sqlalchemy import Engine

from intake.config import Config
from parsers import VERSION
from store import queries, telling
from store.database import describe
from store.times import shown

# A mailbox is read every minute; one that was not read for so long is an alarm however well all else looks.
LATE = dt.timedelta(hours=1)


class Condition(Struct, frozen=True):
    """What `status` tells. `alarms` are sentences; none of them means that nobody has to do anything."""

    database: str
    parser: str
    balance: queries.Balance
    to_look_at: int
    polls: tuple[queries.Poll, ...]
    last_digest: dt.date | None
    unsent_digests: tuple[dt.date, ...]
    alarms: tuple[str, ...]


def condition(engine: Engine, config: Config, now: dt.datetime) -> Condition:
    """Return how things are now."""
    balance = queries.balance(engine)
    polls = queries.last_poll(engine, config.mailbox_names)
    days, unsent = telling.sent_days(engine), telling.unsent_days(engine)
    return Condition(
        describe(engine), VERSION, balance, len(queries.to_look_at(engine)), polls,
        days[-1] if days else None, unsent, alarms(config, balance, polls, unsent, now),
    )  # fmt: skip


def alarms(
    config: Config,
    balance: queries.Balance,
    polls: tuple[queries.Poll, ...],
    unsent: tuple[dt.date, ...],
    now: dt.datetime,
) -> tuple[str, ...]:
    """Return what a person has to act on, a sentence each."""
    known = {poll.mailbox: poll for poll in polls}
    found = [_silent(mailbox.name, known.get(mailbox.name), now, config.digest.tz) for mailbox in config.mailboxes]
    if balance.failed:
        given_up = "1 message was" if balance.failed == 1 else f"{balance.failed} messages were"
        found.append(f"{given_up} given up: mend the cause, then `intake retry --all`.")
    if unsent:
        found.append(f"The digest of {unsent[0]} was not sent: `intake doctor` says why.")
    settled = balance.filed + balance.duplicate + balance.unrelated + balance.forgotten
    accounted = settled + balance.waiting + balance.failed
    if accounted != balance.taken:
        found.append(f"{balance.taken} messages were taken but {accounted} are accounted for: report this.")
    return tuple(each for each in found if each is not None)


def _silent(name: str, poll: queries.Poll | None, now: dt.datetime, zone: dt.tzinfo) -> str | None:
    # Every line of an error begins with the mailbox; here the sentence does.
    said = "; ".join(line.removeprefix(f"{name}: ") for line in ((poll and poll.error) or "").splitlines())
    why = f" ({said})" if said else ""
    if poll is None or poll.good is None:
        next_step = "see `intake doctor`" if said else "start `intake run`; `intake doctor` says what stands in the way"
        return f'The mailbox "{name}" was never read{why}: {next_step}.'
    if now - poll.good <= LATE:
        return f'The mailbox "{name}" was read, but not all went well: {said}.' if poll.incomplete else None
    return f'The mailbox "{name}" was last read at {shown(poll.good, zone)}{why}: see `intake doctor`.'
