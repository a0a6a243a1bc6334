"""Who only comes along, and whose office is called so."""

# ruff: noqa: E501 a sentence stands on one line as it was typed
import pytest

from parsers.extract.people import outsiders
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span
from tests.fixtures.drafts import named


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("Driver and Vehicle Licensing Agency", False),
        ("driver licensing expert", False),
        ("Director of Driver Training", False),
        ("Directeur de la formation du chauffeur", False),
        ("Jefe del Registro del Conductor", False),
        ("Director, Driver and Vehicle Licensing Agency", False),
        ("driver", True),
        ("driver of the Ambassador", True),
        ("driver to the Embassy", True),
        ("driver and interpreter", True),
        ("Director and driver", True),
        ("chauffeur de l'Ambassadeur", True),
        ("wife of the Director", True),
        ("Ambassador Owen Price and his wife", True),
        ("driver Mr. Owen Price, Transport Agency", True),
        ("водитель посла", True),
        ("focal point of the Agency", True),
    ],
)
def test_the_word_for_who_comes_along_is_the_whole_of_what_somebody_is(text, outside):
    assert bool(outsiders.said(Span(text, (None,) * len(text)), vocabulary())) == outside


@pytest.mark.parametrize(
    "draft",
    [
        "Mr. Owen PRICE\nDirector\nDriver and Vehicle Licensing Agency",
        "Mr. Owen PRICE, Director, Driver and Vehicle Licensing Agency; Ms. Ada REED, Judge, Supreme Court.",
        "1. Mr. Owen PRICE, Director, Driver and Vehicle Licensing Agency",
    ],
)
def test_the_body_of_drivers_is_that_of_a_delegate(draft):
    first = named("The delegation will be composed as follows:", draft).delegates[0]
    assert (first.position, first.organization) == ("Director", "Driver and Vehicle Licensing Agency")


@pytest.mark.parametrize(
    "beside",
    [
        "We thank Ms. Ada REED for the kind invitation.",
        "Nous remercions Mme Ada REED de son aimable invitation.",
        "Agradecemos a la Sra. Ada REED su amable invitación.",
        "Ms. Ada REED remains at home to look after the office.",
        "The list was approved by Ms. Ada REED, Director, Ministry of Labour.",
        "La liste a été validée par Mme Ada REED, Directrice, Ministère du Travail.",
        "La Sra. Ada REED, Ministerio del Trabajo, Directora, aprobó la lista.",
        "A Sra. Ada REED, Diretora, Ministério do Trabalho, assinou a lista.",
        "Состав делегации утвердила г-жа Ada REED, Министерство труда, директор.",
        "وافقت على القائمة السيدة Ada REED، مديرة، وزارة العمل.",
    ],
)
def test_who_is_thanked_or_stays_at_home_or_approved_the_list_is_no_delegate(beside):
    found = named(
        "The delegation will be composed as follows:", beside, "1. Mr. Owen PRICE, Director, Ministry of Justice"
    )
    assert [person.name for person in found.delegates] == ["Owen PRICE"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Mr. Owen PRICE, Director, Ministry of Labour, will attend the meeting. Ms. Amelia DARKO will come as accompanying person.", "en", "Amelia DARKO"),
        ("La delegación estará integrada por el Sr. Luis VEGA, Director, Ministerio del Trabajo, y como acompañante la Sra. Ana PINTO, Asesora, Ministerio del Trabajo.", "es", "Ana PINTO"),
        ("La délégation sera composée de M. Luc MOREL, Directeur, Ministère du Travail, et de Mme Awa SARR, Juriste, en qualité d'accompagnatrice.", "fr", "Awa SARR"),
        ("A delegação será composta por Sr. Luís VEGA, Diretor, Ministério do Trabalho, e como acompanhante a Sra. Ana PINTO.", "pt", "Ana PINTO"),
        ("Прибудет г-н Орлов Олег Иванович, директор, Министерство труда, и в качестве сопровождающего лица г-жа Белова Анна Петровна, юрист.", "ru", "Белова Анна Петровна"),
        ("سيشارك السيد سامي الخطيب، مدير، وزارة العمل، والسيدة ليلى الحداد، مستشارة، بصفتها مرافقة.", "ar", "ليلى الحداد"),
        ("我方派张伟先生，劳动部司长，出席会议，陪同人员李娜女士。", "zh", "李娜"),
        ("Die Delegation besteht aus Herrn Owen PRICE, Direktor, Arbeitsministerium, und als Begleitperson Frau Amelia DARKO.", "de", "Amelia DARKO"),
    ],
)  # fmt: skip
def test_a_sentence_that_says_who_comes_along_is_looked_at(text, language, name):
    assert any(name in item.detail and "comes along" in item.detail for item in named(text, language=language).review)


def test_that_people_come_along_says_nothing_where_nobody_is_named():
    text = "Mr. Owen PRICE, Director, Ministry of Labour, will attend the meeting. No accompanying person needs a visa."
    assert not named(text).review


@pytest.mark.parametrize(
    ("sentence", "language", "asked"),
    [
        ("Mr. Leo VEGA (driver) and Ms. Eva POE (secretary) will be in Vienna too.", "en", True),
        ("M. Leo VEGA (chauffeur) et Mme Eva POE (secrétaire) seront également à Vienne.", "fr", True),
        ("Г-н Ваге Манукян (водитель) и г-жа Анна Петросян (секретарь) также будут в Вене.", "ru", True),
        ("Mr. Leo VEGA, driver, and Mrs. Eva PRICE, spouse of Mr. Price, will accompany the delegation.", "en", False),
        ("Mr. Leo VEGA (driver) will accompany the delegation.", "en", False),
        ("Mr. Owen PRICE and Ms. Ada REED arrive with their driver, Mr. Leo VEGA.", "en", False),
    ],
)
def test_who_is_named_beside_a_driver_and_is_none_is_looked_at(sentence, language, asked):
    found = named(
        "1. Mr. Owen PRICE, Judge, High Court\n2. Ms. Ada REED, Clerk, High Court", sentence, language=language
    )
    assert [d.name for d in found.delegates] == ["Owen PRICE", "Ada REED"]
    assert any("not taken as delegate" in item.detail for item in found.review) is asked
