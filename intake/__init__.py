"""TAKES MAIL IN, TELLS PEOPLE: mailbox, pipeline, daemon, digest, commands."""
