"""Fixtures live in tests/fixtures, one file per server or source of messages."""

# A file stands below those that it imports.
pytest_plugins: list[str] = [
    "tests.fixtures.certificates",
    "tests.fixtures.dovecot",
    "tests.fixtures.postgres",
    "tests.fixtures.smtp",
    "tests.fixtures.program",
]
