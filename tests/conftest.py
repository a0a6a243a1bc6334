"""Fixtures live in tests/fixtures, one file per server, database or source of messages."""

import pytest

# A file stands below those that it imports.
pytest_plugins: list[str] = [
    "tests.fixtures.certificates",
    "tests.fixtures.dovecot",
    "tests.fixtures.postgres",
    "tests.fixtures.smtp",
    "tests.fixtures.database",
    "tests.fixtures.program",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--histories", type=int, default=100, help="random histories to check; 1000 before a release")
