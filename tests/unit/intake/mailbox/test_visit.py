"""How a folder is asked for its UIDs, however large it is."""

import datetime as dt

import pytest

from intake.mailbox.reading import batches
from intake.mailbox.visit import _moment, _windows


@pytest.mark.parametrize(
    ("count", "windows"),
    [
        (0, ["ALL"]),
        (50_000, ["ALL"]),
        (50_001, ["1:50000", "50001:*"]),
        (100_000, ["1:50000", "50001:*"]),
        (120_000, ["1:50000", "50001:100000", "100001:*"]),
    ],
)
def test_a_large_folder_is_searched_in_windows(count: int, windows: list[str]) -> None:
    assert _windows(count) == windows


def test_no_line_that_names_uids_is_longer_than_a_server_takes() -> None:
    largest = 2**32 - 1
    assert max(len(",".join(str(uid) for uid in batch)) for batch in batches([largest] * 5_000)) < 8_000


@pytest.mark.parametrize(
    "value",
    [None, dt.datetime(2009, 3, 2), dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))],  # noqa: DTZ001
)
def test_a_time_of_arrival_that_says_no_moment_is_none(value: dt.datetime | None) -> None:
    assert _moment(value) is None
