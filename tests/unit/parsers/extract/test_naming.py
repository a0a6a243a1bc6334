import pytest

from parsers.document import Cell, Document, Message, Page, Part, Table
from parsers.extract import find
from parsers.record import Intent, Response
from tests.fixtures.written import block, headers, mail, part


def _doubts(response: Response) -> list[str]:
    return [item.path for item in response.review if item.path in ("/intent", "/delegates")]


def _sheet(*rows: tuple[str, ...]) -> Part:
    cells = tuple(Cell(r, c, block(text).lines) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Part("2", "text/csv", "attachment", "list.csv", Document("csv", (Page(1, (Table(cells),)),)))


def test_a_list_beside_a_question_is_a_nomination_that_is_looked_at() -> None:
    text = "Dear all, please confirm whether the meeting CU 2009/33 has interpretation. Regards, Embassy of Ghana"
    sheet = _sheet(("Name", "Title", "Ministry"), ("Ms. Ama MOE", "Director", "Ministry of Justice"))
    response = find(Message(headers("CU 2009/33"), (part(text), sheet)), ())
    assert (response.intent, [person.name for person in response.delegates]) == (Intent.NOMINATE, ["Ama MOE"])
    assert _doubts(response) == ["/intent"]


def test_who_comes_though_the_message_seems_to_decline_is_named_and_looked_at() -> None:
    text = (
        "The Embassy of Ghana presents its compliments to the Secretariat and regrets that no expert will be able to "
        "attend the meeting CU 2009/33 from the capital. Ghana will be represented by Ms. Ama MOE, Counsellor."
    )
    response = find(mail(text), ())
    assert [person.name for person in response.delegates] == ["Ama MOE"]
    assert (response.intent, _doubts(response)) == (Intent.NOMINATE, ["/intent"])


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana refers to the invitation CU 2009/33. Before we can nominate anybody we ask you to tell "
        "us whether the Secretariat can pay the fare.",
        "La Misión Permanente de Cuba acusa recibo de la nota CU 2009/33. Los nombres de los delegados se comunicarán "
        "en su oportunidad.",
    ],
)
def test_a_message_that_names_nobody_and_says_why_is_filed_unseen(text: str) -> None:
    assert _doubts(find(mail(text), ())) == []


def test_a_nomination_whose_names_are_not_found_is_looked_at() -> None:
    text = "The Embassy of Ghana has the honour to nominate for the meeting CU 2009/33 the person whom it named before."
    assert "/delegates" in _doubts(find(mail(text), ()))


@pytest.mark.parametrize(
    "text",
    [
        "The Embassy of Ghana will be represented at CU 2009/33 by Ms. Ama MOE. Mr. Kofi ROE, who came before, is no "
        "longer with the Department.",
        "The Embassy of Ghana, further to its note, sends the revised composition of its delegation for CU 2009/33: "
        "Ms. Ama MOE, Counsellor, and Mr. Kofi ROE, Judge, will attend.",
    ],
)
def test_a_change_that_may_be_a_whole_list_is_looked_at(text: str) -> None:
    response = find(mail(text), ())
    assert response.intent is Intent.AMEND
    assert _doubts(response) == ["/intent"]


def test_people_in_a_message_that_seems_to_acknowledge_are_told() -> None:
    text = (
        "The Embassy of Ghana acknowledges receipt of CU 2009/33. The delegates:\n\n"
        "1. Ms. Ama MOE, Director, Ministry of Justice\n\n2. Mr. Kofi ROE, Judge, Supreme Court"
    )
    response = find(mail(text), ())
    assert (response.intent, response.delegates) == (Intent.ACKNOWLEDGE, ())
    assert _doubts(response) == ["/delegates"]


def test_a_change_of_what_an_earlier_note_told_is_filed_unseen() -> None:
    text = (
        "The Embassy of Ghana, further to its note 12/2009 on CU 2009/33, informs that in its delegation, composed as "
        "told, Mr. Kofi ROE is replaced by Ms. Ama MOE, Counsellor."
    )
    assert _doubts(find(mail(text), ())) == []


def test_one_person_who_cannot_come_beside_a_new_one_never_fails() -> None:
    text = (
        "The Embassy of Ghana will be represented at CU 2009/33 by Ms. Ama MOE, Counsellor. We regret that "
        "Mr. Kofi ROE, Judge, is not in a position to attend."
    )
    response = find(mail(text), ())
    assert "Ama MOE" in [person.name for person in response.delegates]
