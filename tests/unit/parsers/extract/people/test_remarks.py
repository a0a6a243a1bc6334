import pytest

from parsers.extract.people.remarks import parted
from parsers.extract.span import Span


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
        ("Participating via Webex", "", "Participating via Webex"),
        ("Mode of participation: online", "", "Mode of participation: online"),
        ("Mr. Tom ROE, Judge (from 14 April)", "Mr. Tom ROE, Judge", "from 14 April"),
        ("M. Luc ROY, Juge, pris en charge par l'Office", "M. Luc ROY, Juge", "pris en charge par l'Office"),
        ("Sr. Juan PAZ, Fiscal, financiado por la Oficina", "Sr. Juan PAZ, Fiscal", "financiado por la Oficina"),
        ("Sra. Eva SOL, Fiscal (modalidad: virtual)", "Sra. Eva SOL, Fiscal", "modalidad: virtual"),
        ("Г-н Иванов, советник, за счет Управления", "Г-н Иванов, советник", "за счет Управления"),
        ("李明，处长，由联合国资助", "李明，处长", "由联合国资助"),
        ("李明，处长，国家出资", "李明，处长", "国家出资"),
        ("Ms. Ada REED, Judge, funded by IOM and UNDP", "Ms. Ada REED, Judge", "funded by IOM and UNDP"),
        ("李明，处长（参会方式：线上）", "李明，处长", "参会方式：线上"),
        ("Mr. Tom ROE, Judge, High Court, without spouse", "Mr. Tom ROE, Judge, High Court", "without spouse"),
        ("M. Luc ROY, Juge, sans accompagnateur", "M. Luc ROY, Juge", "sans accompagnateur"),
        ("Sra. Eva SOL, Fiscal (sin acompañante)", "Sra. Eva SOL, Fiscal", "sin acompañante"),
        ("Г-жа Иванова, советник, без сопровождающих лиц", "Г-жа Иванова, советник", "без сопровождающих лиц"),
        ("السيد سامي نور، مدير، بدون مرافقين", "السيد سامي نور، مدير", "بدون مرافقين"),
        ("李明，处长，无随行人员", "李明，处长", "无随行人员"),
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


@pytest.mark.parametrize(
    "line",
    [
        "Participating via Webex: Ms. Zoe LIN, Officer",
        "Participating via Webex Ms. Zoe LIN",
        "Participará por Angola o senhor João SILVA",
        "Assistera par délégation Monsieur Paul DIOP",
        "участвует в режиме онлайн госпожа Петросян Анна Ивановна",
        "يشارك عبر زووم السيد عمر يوسف",
        "李娜 司法部处长 由联合国资助",
        "Sponsored by the IOM: Mr. Paul OKOTH",
        "Judge, sponsored by the IOM: two experts",
        "Judge, funded by UNODC and Ms. Zoe LIN",
        "Judge, funded by UNODC and Zoe LIN",
        "Juge, financé par l'ONUDC et Paul Diop",
        "Советник, за счет УНП ООН и Анна Петросян",
        "Fiscal, financiada por la ONUDD y señor Juan PAZ",
        "Funded by UNODC",
    ],
)
def test_who_may_be_named_in_a_line_is_no_part_of_a_remark(line: str) -> None:
    assert _parted(line) == (line, [])


@pytest.mark.parametrize(
    "line",
    [
        "Петросян Анна, начальник, финансирование терроризма",
        "M. Luc ROY, Chef, Financement de la recherche",
        "M. Luc ROY, Chef, Présence en ligne",
        "M. Luc ROY, Chef (Demande de visa)",
        "Ms. Ada REED, Officer, Visa Support",
        "Ms. Ada REED, Officer (Visa Support)",
        "Sra. Eva SOL, Jefa, Asistencia virtual",
        "السيد سامي نور، مدير، تمويل الإرهاب",
        "السيد سامي نور، مدير (بتمويل الإرهاب)",
        "赵敏，民政部学生资助",
        "Ms. Ada REED, Teacher (Morning)",
    ],
)
def test_what_may_be_the_subject_of_a_post_or_a_body_is_no_remark(line: str) -> None:
    assert _parted(line) == (line, [])


@pytest.mark.parametrize(
    "said",
    [
        "3.1", "4/2", "12.4.", "Article 5", "section 14", "D 1.2", "A 4/2", "1 May 1970",
    ],
)  # fmt: skip
def test_a_number_alone_in_a_bracket_is_no_remark(said: str) -> None:
    assert _parted(f"Mr. Tom ROE, Police Station ({said})") == (f"Mr. Tom ROE, Police Station ({said})", [])


def test_several_remarks_in_one_bracket_are_several() -> None:
    found = _parted("Mr. Tom ROE, Judge (in person; arriving 14 April, requires a visa)")
    assert found == ("Mr. Tom ROE, Judge", ["in person", "arriving 14 April", "requires a visa"])


@pytest.mark.parametrize("said", ["14 April", "14-15 April", "le 14 avril", "14 апреля", "4月14日"])
def test_a_day_in_words_alone_in_a_bracket_is_one(said: str) -> None:
    assert _parted(f"Mr. Tom ROE, High Court ({said})") == ("Mr. Tom ROE, High Court", [said])
