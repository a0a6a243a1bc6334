"""Fixtures live in tests/fixtures, one file per server, database or source of messages."""

from collections.abc import Iterator

import pytest

from parsers.ocr import rapid

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


@pytest.fixture(autouse=True, scope="session")
def _numbers_stay_as_they_are() -> Iterator[None]:
    """Have the engine leave tiny numbers alone in this process, where Hypothesis needs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rapid, "_DROP_DENORMALS", "0")
        yield
