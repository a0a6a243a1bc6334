import pytest

from parsers.document import Cell, Document, Message, Page, Part, Table
from parsers.extract import find
from parsers.record import Modality
from tests.fixtures.written import block, headers, mail

_OPENS = "The Embassy of Ghana presents its compliments to UNODC and, with reference to CU 2009/33, has the honour "
_LIST = _OPENS + "to inform that the delegation will be:\n\n{}"
_ONLINE, _IN_PERSON = Modality.ONLINE, Modality.IN_PERSON


def _ways(text: str) -> dict[str, Modality | None]:
    return {one.name: one.modality or None for one in find(mail(text, "CU 2009/33"), ()).delegates}


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("Ms. Ama MOE, Director, Ministry of Justice (online)", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice – via Teams", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice (par visioconférence)", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice (en línea)", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice, онлайн", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice (дистанционно)", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice (عن بعد)", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice（线上）", _ONLINE),
        ("Ms. Ama MOE, Director, Ministry of Justice (in person)", _IN_PERSON),
        ("Ms. Ama MOE, Director, Ministry of Justice (en présentiel)", _IN_PERSON),
        ("Ms. Ama MOE, Director, Ministry of Justice", None),
    ],
)
def test_a_remark_behind_a_person_says_how_they_take_part(line: str, way: Modality | None) -> None:
    assert _ways(_LIST.format(f"{line}\nMr. Yaw ADU, Officer, Police")) == {
        "Ama MOE": way,
        "Yaw ADU": None,
    }


def test_a_remark_right_behind_a_name_does_so_too() -> None:
    (person,) = find(mail(_LIST.format("Ms. Ama MOE (online), Director, Ministry of Justice"), ""), ()).delegates
    assert (person.name, person.position, person.organization) == ("Ama MOE", "Director", "Ministry of Justice")
    assert person.modality is _ONLINE


@pytest.mark.parametrize(
    "sentence",
    [
        "The delegation will participate online.",
        "The delegation will take part in the meeting via Microsoft Teams.",
        "La délégation participera à la réunion par visioconférence.",
        "La delegación participará de manera virtual.",
        "Делегация примет участие в режиме онлайн.",
        "وسيشارك الوفد في الاجتماع عن بعد.",
        "代表团将以线上方式参会。",
    ],
)
def test_a_sentence_without_names_says_it_of_the_whole_delegation(sentence: str) -> None:
    people = "Ms. Ama MOE, Director, Ministry of Justice\nMr. Yaw ADU, Officer, Home Office"
    found = find(mail(f"{_LIST.format(people)}\n\n{sentence}", "CU 2009/33"), ())
    # Words of a second language are known where the letter's own are those of it.
    ways = {one.modality or None for one in found.delegates}
    assert ways == {_ONLINE} or (found.language == "en" and not sentence.isascii())


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        ("Ms. Moe will participate online.", (_ONLINE, None)),
        ("Ms. Ama Moe will attend in person and Mr. Yaw Adu online.", (_IN_PERSON, _ONLINE)),
        ("Ms. Ama Moe will attend the meeting in person, and Mr. Yaw Adu will join remotely.", (_IN_PERSON, _ONLINE)),
        ("Other members will participate online.", (None, None)),
        ("Would it be possible to attend the meeting online?", (None, None)),
        ("Mr. Kofi Darko will follow the meeting online.", (None, None)),
        ("The meeting deals with online exploitation.", (None, None)),
    ],
)
def test_a_sentence_with_names_says_it_of_those_and_one_that_leaves_it_open_of_nobody(
    sentence: str, ways: tuple[Modality | None, ...]
) -> None:
    people = "Ms. Ama MOE, Director, Ministry of Justice\nMr. Yaw ADOO, Officer, Ministry of Justice"
    found = _ways(f"{_LIST.format(people)}\n\n{sentence.replace('Adu', 'Adoo')}")
    assert tuple(found.values()) == ways


def test_a_heading_says_it_of_the_people_below_it() -> None:
    people = "In person:\nMs. Ama MOE, Director, Ministry of Justice\n\nOnline:\nMr. Yaw ADU, Officer, Home Office"
    assert _ways(_LIST.format(people)) == {"Ama MOE": _IN_PERSON, "Yaw ADU": _ONLINE}


def test_a_column_of_remarks_is_nobody_s_body_in_either_reading() -> None:
    cells = (
        ("Name", "Position", "Organization", "Remarks"),
        ("Ms. Ama MOE", "Director", "Ministry of Justice", "online"),
        ("Mr. Yaw ADU", "Officer", "Police Service", "requires a visa"),
    )
    table = Table(
        tuple(Cell(at, column, block(text).lines) for at, row in enumerate(cells) for column, text in enumerate(row))
    )
    opens = block(_OPENS + "to inform that the delegation will be composed as follows:")
    body = Part("1", "text/html", "body", None, Document("html", (Page(1, (opens, table)),)))
    found = find(Message(headers("CU 2009/33"), (body,)), ())
    assert [(one.organization, one.modality or None) for one in found.delegates] == [
        ("Ministry of Justice", _ONLINE),
        ("Police Service", None),
    ]
    assert not [item for item in found.review if item.path.endswith("organization")]
