"""Fixtures live in tests/fixtures, one file per server or source of messages."""

pytest_plugins: list[str] = [
    "tests.fixtures.certificates",
    "tests.fixtures.dovecot",
    "tests.fixtures.postgres",
    "tests.fixtures.smtp",
]
