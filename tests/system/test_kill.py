"""The daemon killed again and again while mail arrives: nothing is lost and nothing is done twice."""

import random
import time

import pytest

from intake.errors import Exit
from store import queries
from store.states import SETTLED
from tests.fixtures.certificates import Certificates
from tests.fixtures.dovecot import Dovecot
from tests.fixtures.messages import message
from tests.fixtures.program import Program, until
from tests.fixtures.smtp import SmtpSink

pytestmark = pytest.mark.system

KILLS, MESSAGES = 20, 30


def test_a_daemon_killed_twenty_times_loses_nothing_and_does_nothing_twice(
    program: Program, dovecot: Dovecot, smtp: SmtpSink, certificates: Certificates
) -> None:
    program.mailbox(dovecot, extra="chunk = 3\n")
    program.staff(smtp, certificates.ca)
    raws = [message(number, text=f"Norland sends note {number} about CU 2009/33.") for number in range(MESSAGES)]
    arriving = iter(raws)
    for kill in range(KILLS):
        filed = program.log.count("action=filed")
        program.start(ready=False)
        for _ in range(2 if kill % 2 else 1):
            dovecot.append(next(arriving))
        if kill % 7 == 6:  # in the midst of work
            until(lambda filed=filed: program.log.count("action=filed") > filed, lambda: program.log)  # type: ignore[misc]
            time.sleep(random.uniform(0, 0.5))
        else:  # at any moment, some before it has begun
            time.sleep(random.uniform(0.2, 3.0))
        program.kill()
    before = program.log.count("action=filed")
    assert next(arriving, None) is None
    program.start()
    program.settled(MESSAGES)
    until(lambda: all("$DelegationIntake" in flags for flags in dovecot.flags().values()), lambda: program.log)
    until(lambda: smtp.deliveries, lambda: program.log)
    assert program.terminate()[0] == Exit.DONE

    with program.store() as engine:
        rows = [queries.message(engine, id) for id in range(1, queries.balance(engine).taken + 1)]
        kept = [queries.raw(engine, row.id) for row in rows]
    assert sorted(kept) == sorted(raws)
    assert len({(row.origin.uidvalidity, row.origin.uid) for row in rows}) == MESSAGES
    assert {row.state for row in rows} <= SETTLED
    # One digest a day: one sent before a kill and noted after it may come twice, but it is known to be the same.
    assert len({str(delivery.message["Message-ID"]) for delivery in smtp.deliveries}) == 1
    assert len(smtp.deliveries) <= 3
    assert before > 0
    print(
        f"{before} filed before the last kill, {program.log.count('action=filed')} in all, "
        f"{len(smtp.deliveries)} digests sent"
    )
