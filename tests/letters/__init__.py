"""Writes the demo mailbox and its expected records: invented letters, rendered as offices render them.

`./run.sh letters` writes intake/demo/mailbox/*.eml and tests/golden/*/expected.json anew. Everything is
seeded, so a second run on the same fonts gives the same bytes. People, addresses and telephone numbers
are invented; the States are real, what they say here is not.
"""
