import pytest

from parsers.extract.people.remarks import parted
from parsers.extract.people.span import Span


def _parted(line: str) -> tuple[str, list[str]]:
    found = parted(Span(line, (None,) * len(line)))
    return found.rest.text, [remark.text.text for remark in found.remarks]


@pytest.mark.parametrize(
    ("line", "rest", "remark"),
    [
        ("Ms. Ada REED, Director, Home Office (online)", "Ms. Ada REED, Director, Home Office", "online"),
        ("Mr. Tom ROE, Judge – requires a visa", "Mr. Tom ROE, Judge", "requires a visa"),
        ("Mr. Tom ROE, Judge, funded by UNODC", "Mr. Tom ROE, Judge", "funded by UNODC"),
        ("Mr. Tom ROE, Judge (14 April only)", "Mr. Tom ROE, Judge", "14 April only"),
        ("Mr. Tom ROE, Judge, arriving on 14 April", "Mr. Tom ROE, Judge", "arriving on 14 April"),
        ("M. Luc ROY, Juge, à la charge de l'Office", "M. Luc ROY, Juge, à la charge de l'Office", None),
        ("M. Luc ROY, Juge (le 14 avril seulement)", "M. Luc ROY, Juge", "le 14 avril seulement"),
        ("Sra. Eva SOL, Fiscal (requiere visado)", "Sra. Eva SOL, Fiscal", "requiere visado"),
        ("Г-жа Иванова, советник (прибывает 14 апреля)", "Г-жа Иванова, советник", "прибывает 14 апреля"),
        ("السيد سامي نور، مدير (يحتاج إلى تأشيرة)", "السيد سامي نور، مدير", "يحتاج إلى تأشيرة"),
        ("李明，处长（需办理签证）", "李明，处长", "需办理签证"),
        ("In person", "", "In person"),
    ],
)
def test_a_remark_fills_a_bracket_the_end_of_a_line_or_a_line(line: str, rest: str, remark: str | None) -> None:
    assert _parted(line) == (rest, [remark] if remark else [])


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Tom ROE, Head, Online Unit",
        "Mr. Tom ROE, Director, Department of Visas",
        "Mr. Tom ROE, Adviser (Online Child Protection)",
        "Ms. Ada REED, Visa Section",
        "Vienna, 14 April 2009",
        "14 April 2009",
        "M. Luc ROY, Directeur du financement",
        "Sra. Eva SOL, Jefa de Visados",
    ],
)
def test_posts_bodies_and_the_date_of_a_letter_are_no_remarks(line: str) -> None:
    assert _parted(line) == (line, [])


def test_several_remarks_in_one_bracket_are_several() -> None:
    found = _parted("Mr. Tom ROE, Judge (in person; arriving 14 April, requires a visa)")
    assert found == ("Mr. Tom ROE, Judge", ["in person", "arriving 14 April", "requires a visa"])
