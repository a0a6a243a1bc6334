"""What an office is for changes no delegation, whatever the word."""

# ruff: noqa: E501 a letter stands on one line as it was typed
import pytest

from parsers.extract.people import purposes
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import fold
from parsers.record import Change
from tests.fixtures.drafts import named


@pytest.mark.parametrize(
    "office",
    [
        "Ms. X, Coordinator, Centre against Social Exclusion",
        "Head of Removal Operations",
        "Withdrawal Agreement Unit",
        "Ministry of Energy and Climate Change",
        "Directora de Eliminación de la Violencia",
        "Oficina de Sustitución de Cultivos",
        "Gobierno de Baja California",
        "Chef du Bureau des radiations",
        "Service de lutte contre l'exclusion sociale",
        "Direction du changement climatique",
        "Diretora do Programa de Combate à Exclusão Social",
        "Ministério da Energia e das Alterações Climáticas",
        "начальник отдела исключения из реестра",
        "Управление по отмене виз",
        "رئيس قسم حذف السجلات",
        "Leiterin der Abteilung Streichung",
    ],
)
def test_what_an_office_is_for_is_no_word_of_change(office):
    assert purposes.blanked(fold(office), vocabulary()) != fold(office)


@pytest.mark.parametrize(
    "said",
    [
        "The Embassy of Finland requests the removal of Mr. Moe",
        "the Secretariat is asked for the withdrawal of the delegate",
        "Note of the Mission of Norway on the withdrawal of its delegate",
        "Removal: Mr. Moe, Director",
        "Embassy of Finland, withdrawal of Ms. Moe",
        "Embassy of Finland - changes",
        "la Embajada comunica la baja del señor Moe",
        "L'Ambassade demande le retrait de M. Moe",
        "Посольство просит об исключении г-на Орлова",
        "تطلب السفارة حذف اسم السيد سامي",
        "Änderung der Delegation",
    ],
)
def test_a_word_of_change_that_a_verb_or_nothing_leads_to_stays(said):
    assert purposes.blanked(fold(said), vocabulary()) == fold(said)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. Ada REED, Adviser, Centre against Social Exclusion\n2. Mr. Owen PRICE, Head of Removal Operations, Police", "en"),
        ("1. Sra. Ada REED, Directora, Comisión de Eliminación de la Violencia\n2. Sr. Owen PRICE, Fiscal", "es"),
        ("1. Mme Ada REED, Directrice, Service contre l'exclusion\n2. M. Owen PRICE, Chef du Bureau des radiations, Registre", "fr"),
    ],
)  # fmt: skip
def test_who_is_of_such_an_office_is_not_asked_whether_they_go(text, language):
    found = named("The delegation:", text, language=language)
    assert [item.detail for item in found.review if "does not attend" in item.detail] == []
    added = named("To be added:", text, amends=True, language=language)
    assert [d.change for d in added.delegates] == [Change.ADD, Change.ADD]
    assert [item.detail for item in added.review if "to be confirmed" in item.detail] == []


@pytest.mark.parametrize("office", ["Comisión de Eliminación de la Violencia", "Social Exclusion Unit"])
def test_a_row_of_a_table_with_such_an_office_heads_its_people(office):
    rows = [["Nombre", "Cargo"], [office, ""], ["Sra. Ada REED", "Directora"], ["Sr. Owen PRICE", "Asesor"]]
    for amends, change in ((False, Change.LIST), (True, Change.ADD)):
        found = named(rows, amends=amends, language="es").delegates
        assert [(d.organization, d.change) for d in found] == [(office, change)] * 2


def test_a_row_of_a_table_that_says_a_change_tells_it_still():
    heads, goes, comes = ["Name", "Position", "Body"], ["Withdrawals", "", ""], ["Additions", "", ""]
    rows = [heads, goes, ["Ms. Ada REED", "Judge", "High Court"], comes, ["Mr. Owen PRICE", "Clerk", "High Court"]]
    found = named(rows, amends=True).delegates
    assert [(d.name, d.change) for d in found] == [("Ada REED", Change.REMOVE), ("Owen PRICE", Change.ADD)]
