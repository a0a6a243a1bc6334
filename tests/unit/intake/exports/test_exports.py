"""A roster file holds what the contract says, and is harmless to whoever opens it."""

import csv
import io
import json

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from intake.exports import EXPORTS
from intake.exports.csv import COLUMNS, harmless
from parsers.record import Kind, MeetingRef, Modality, Role, Sender
from store.queries import Listed, RosterRow
from store.roster import Attendance

ANNA = Listed(
    "Anna BERG", "Ms.", "Anna", "Berg", Role.HEAD, "Judge", "=cmd|' /C calc'!A0",
    ("a.berg@norland.example",), ("+4312345678",), (), 0.98, (1, 3), Modality.IN_PERSON,
)  # fmt: skip
ROSTERS = (
    RosterRow(Sender("Norland", Kind.NGO), MeetingRef("CU 2009/33"), Attendance.ATTENDING, (ANNA,), 1, (1, 3)),
    RosterRow(Sender("Sudland", Kind.NGO), MeetingRef("CU 2009/33"), Attendance.DECLINED, (), 2, (2,)),
)


def rows() -> list[dict[str, str]]:
    text = dict(EXPORTS)["csv"](ROSTERS)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_json_has_the_form_of_the_contract() -> None:
    first, second = json.loads(dict(EXPORTS)["json"](ROSTERS))
    assert {"sender", "meeting", "intent", "delegates"} <= first.keys()
    assert first["meeting"] == {"reference": "CU 2009/33"}
    assert first["delegates"][0]["family_name"] == "Berg"
    assert "change" not in first["delegates"][0]
    assert (second["intent"], second["delegates"]) == ("declined", [])


def test_csv_has_a_line_a_person_and_one_for_a_sender_who_names_nobody() -> None:
    assert [(row["sender"], row["name"], row["intent"]) for row in rows()] == [
        ("Norland", "Anna BERG", "attending"),
        ("Sudland", "", "declined"),
    ]


def test_how_somebody_takes_part_is_told_where_it_is_known() -> None:
    (first, _), known = json.loads(dict(EXPORTS)["json"](ROSTERS)), [row["modality"] for row in rows()]
    assert (first["delegates"][0]["modality"], known) == ("in_person", ["in person", ""])
    unknown = (replace(ROSTERS[0], delegates=(replace(ANNA, modality=UNSET),)),)
    assert "modality" not in dict(EXPORTS)["json"](unknown)


def test_every_line_has_every_column() -> None:
    assert all(None not in row and None not in row.values() for row in rows())
    assert list(rows()[0]) == list(COLUMNS)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == "'" + cell


def test_formulas_from_a_letter_and_telephones_are_text_in_the_file() -> None:
    row = rows()[0]
    assert row["organization"].startswith("'=")
    assert row["phones"] == "'+4312345678"


def test_other_cells_stay_as_they_are() -> None:
    assert harmless("Anna BERG - Judge") == "Anna BERG - Judge"
