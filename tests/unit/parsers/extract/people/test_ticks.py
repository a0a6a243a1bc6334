"""Ticks and boxes: in columns of places, in forms, beside how somebody takes part."""

import pytest

from parsers.extract import find
from parsers.record import Modality, Role, Wish
from tests.fixtures.drafts import named
from tests.fixtures.written import mail


@pytest.mark.parametrize(("tick", "none"), [("X", ""), ("☒", "☐"), ("✓", "-"), ("●", "○"), ("[x]", "[ ]")])
@pytest.mark.parametrize(
    "heads", [("Head", "Member", "Adviser"), ("Chef", "Délégué", "Conseiller"), ("团长", "代表", "顾问")]
)
def test_a_tick_says_the_place_above_it(heads, tick, none):
    rows = [
        ["Name", "Title", *heads],
        ["Mr. Owen PRICE", "Judge", tick, none, none],
        ["Ms. Ada REED", "Clerk", none, none, tick],
        ["Mr. Ole MOE", "Clerk", none, tick, none],
    ]
    found = named(rows)
    assert [(one.name, one.role, one.organization) for one in found.delegates] == [
        ("Owen PRICE", Role.HEAD, ""),
        ("Ada REED", Role.ADVISER, ""),
        ("Ole MOE", Role.DELEGATE, ""),
    ]
    assert not found.review


def test_a_tick_below_a_heading_that_nobody_knows_is_asked_about():
    rows = [["Name", "Title", "Ministerial"], ["Mr. Owen PRICE", "Judge", "X"], ["Ms. Ada REED", "Clerk", ""]]
    assert ["Ministerial" in item.detail for item in named(rows).review] == [True]


@pytest.mark.parametrize(
    ("row", "role"),
    [
        (["Head of delegation", "☒ Yes ☐ No"], Role.HEAD),
        (["Chef de délégation", "☐ oui ☒ non"], Role.DELEGATE),
        (["Capacity", "Head of delegation ☒\nDelegate ☐"], Role.HEAD),
        (["Adviser ☒\nDelegate ☐", ""], Role.ADVISER),
    ],
)
def test_boxes_of_a_form_in_a_table_say_the_role(row, role):
    (one,) = named([["Name", "Mr. Owen PRICE"], ["Position", "Judge"], row]).delegates
    assert one.role is role


def test_a_ticked_box_with_an_unknown_place_is_asked_about():
    form = [["Name", "Mr. Owen PRICE"], ["Position", "Judge"], ["Capacity", "☐ Head of delegation ☒ Second ☐ Delegate"]]
    assert any("/role" in item.path for item in named(form).review)


_FORM = "The Embassy of Ghana, with reference to CU 2009/33, nominates:\n\nName: Mr. Yaw ADU\nPosition: Judge\n{}\n"


@pytest.mark.parametrize(
    "line", ["☐ in person ☒ online", "Participation: ☐ in person ☒ online", "in person [ ] online [x]"]
)
def test_a_ticked_box_says_how_somebody_takes_part(line):
    (one,) = find(mail(_FORM.format(line), "CU 2009/33"), ()).delegates
    assert one.modality is Modality.ONLINE


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Visa required: ☒ Yes ☐ No", True),
        ("Visa required ☐ Yes ☒ No", False),
        ("Visa required: No", False),
        ("Visa requis : ☐ oui ☒ non", False),
    ],
)
def test_what_a_form_answers_with_no_is_not_asked_for(line, asked):
    found = find(mail(_FORM.format(line), "CU 2009/33"), ())
    assert any(request.kind is Wish.VISA for request in found.requests) is asked


def test_a_tick_says_the_word_of_address_above_it():
    rows = [["Mr.", "Ms.", "Name", "Title"], ["X", "", "Owen PRICE", "Judge"], ["", "X", "Ada REED", "Clerk"]]
    found = named(rows)
    assert [one.honorific for one in found.delegates] == ["Mr.", "Ms."]
    assert not found.review


@pytest.mark.parametrize("line", ["Capacity: ☐ Head of delegation ☒ Delegate", "Head of delegation: ☐ Yes ☒ No"])
def test_a_box_that_is_not_ticked_says_that_nobody_leads(line):
    found = named(f"Name: Mr. Owen PRICE\nPosition: Judge\nInstitution: High Court\n{line}")
    assert not any("was found who is" in item.detail for item in found.review)


@pytest.mark.parametrize("heading", ["Former head of delegation", "Head of delegation (2008)"])
def test_a_heading_that_says_more_than_a_place_gives_none_to_whom_is_ticked(heading):
    rows = [["Name", "Position", heading], ["Mr. Owen PRICE", "Judge", "X"], ["Ms. Ada REED", "Clerk", ""]]
    found = named(rows)
    assert [one.role for one in found.delegates] == [Role.DELEGATE, Role.DELEGATE]
    assert found.review


def test_a_cross_and_a_check_mark_below_a_role_are_asked_about():
    rows = [["Name", "Position", "Observer"], ["Mr. Owen PRICE", "Judge", "✓"], ["Ms. Ada REED", "Clerk", "✗"]]
    found = named(rows)
    assert [one.role for one in found.delegates] == [Role.DELEGATE, Role.DELEGATE]
    assert {"/delegates/0", "/delegates/1"} <= {item.path for item in found.review}


@pytest.mark.parametrize("label", ["Head of delegation", "Chef de délégation"])
def test_a_tick_beside_a_place_in_a_form_gives_it(label):
    rows = [["Name", "Ms. Ada REED"], ["Position", "Clerk"], ["Organization", "High Court"], [label, "☒"]]
    assert [one.role for one in named(rows).delegates] == [Role.HEAD]


@pytest.mark.parametrize(
    "row",
    [
        ("Participation", "☐ Attending ☒ Not attending"), ("Will attend", "☒ No ☐ Yes"), ("Attending", "No"),
        ("Attendance", "not confirmed"), ("Attendance at the meeting", "if funded"),
        ("Участвует", "нет"), ("是否参会", "否"), ("Participe", "à confirmer"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lines", [True, False])
def test_whoever_a_form_says_does_not_attend_is_asked_about(row, lines):
    rows = [["Name", "Ms. Ada REED"], ["Position", "Clerk"], ["Organization", "High Court"], list(row)]
    found = named(*("\n".join(": ".join(each) for each in rows),)) if lines else named(rows)
    assert [one.name for one in found.delegates] == ["Ada REED"]
    assert any("attend" in item.detail for item in found.review) or found.review


@pytest.mark.parametrize("line", ["Participation: ☒ Cancelled", "Участие в совещании: не участвует"])
def test_whoever_a_form_says_has_cancelled_is_asked_about(line):
    found = named(f"Name: Ms. Ada REED\nPosition: Clerk\nOrganization: High Court\n{line}")
    assert [item.path for item in found.review] == ["/delegates"]


@pytest.mark.parametrize("said", ["Yes", "☒ Yes ☐ No", "☒ Confirmed", "☐ Not attending"])
def test_whoever_a_form_says_attends_is_not_asked_about(said):
    rows = [["Name", "Ms. Ada REED"], ["Position", "Clerk"], ["Organization", "High Court"], ["Attending", said]]
    assert named(rows).review == ()


def test_how_somebody_to_call_in_an_emergency_is_reached_is_not_the_delegates():
    rows = [
        ["Name", "Ms. Ada REED"], ["Position", "Clerk"], ["Telephone", "+41 31 381 78 52"],
        ["Emergency contact", "Jo REED"], ["Telephone", "+41 31 381 78 99"],
    ]  # fmt: skip
    assert [one.phones for one in named(rows).delegates] == [("+41313817852",)]


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        ("Visa required", False), ("No visa required", False), ("Visa refused", True), ("Visado no concedido", True),
        ("отказано в визе", True), ("签证被拒", True), ("Will attend if visa is granted", True),
        ("Participera si le visa est accordé", True), ("Participa, si obtiene visado", True), ("Sí", False),
        ("Not travelling; visa not needed", True),
    ],
)  # fmt: skip
def test_a_remark_on_a_need_that_is_not_met_is_asked_about(remark, asked):
    rows = [["Name", "Position", "Remarks"], ["Mr. Owen PRICE", "Judge", ""], ["Ms. Ada REED", "Clerk", remark]]
    assert any(item.path == "/delegates/1" for item in named(rows).review) is asked


@pytest.mark.parametrize(
    "heading", ["Head of delegation / Chef de délégation", "Head of delegation (X)", "Is Head of delegation?"]
)
def test_a_heading_in_two_languages_or_with_its_mark_is_a_place(heading):
    rows = [["Name", "Position", heading], ["Mr. Owen PRICE", "Judge", "X"], ["Ms. Ada REED", "Clerk", ""]]
    assert [one.role for one in named(rows).delegates] == [Role.HEAD, Role.DELEGATE]


def test_what_stands_below_an_emergency_contact_may_be_the_delegates_and_is_asked_about():
    rows = [
        ["Name", "Ms. Ada REED"],
        ["Position", "Clerk"],
        ["Emergency contact", "Jo REED"],
        ["E-mail", "a.reed@court.example"],
    ]
    assert "/delegates/0" in [item.path for item in named(rows).review]
