"""Who leads a delegation, where a sentence beside the list says it by a post."""

# ruff: noqa: E501 a table stands on one line
import pytest

from parsers.record import Role
from tests.fixtures.drafts import named

LISTS = {
    "en": (["Name", "Position", "Organization"], ["Ada REED", "Deputy Minister", "Ministry of Justice"],
           ["Owen PRICE", "Director of Treaties", "Ministry of Justice"]),
    "fr": (["Nom", "Fonction", "Institution"], ["Ada REED", "Directrice des affaires juridiques", "Ministère de la Justice"],
           ["Owen PRICE", "Conseiller", "Ministère de la Justice"]),
    "es": (["Nombre", "Cargo", "Institución"], ["Ada REED", "Viceministra de Seguridad", "Ministerio del Interior"],
           ["Owen PRICE", "Asesor legal", "Ministerio del Interior"]),
    "ru": (["Ф.И.О.", "Должность", "Ведомство"], ["Петрова Анна", "Заместитель министра", "Министерство юстиции"],
           ["Сидоров Олег", "Начальник отдела", "Министерство юстиции"]),
    "ar": (["الاسم", "الوظيفة", "الجهة"], ["فهد ناصر العجيل", "وكيل وزارة مساعد", "وزارة الداخلية"],
           ["مشاري حمد الفضالة", "مدير إدارة الأسلحة", "وزارة الداخلية"]),
    "zh": (["姓名", "职务", "单位"], ["王小明", "副司长", "外交部条约法律司"], ["李红", "处长", "外交部条约法律司"]),
}  # fmt: skip


def roles(sentence, language):
    found = named(LISTS[language], sentence, language=language)
    return [d.role for d in found.delegates], [item.detail for item in found.review]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Deputy Minister will lead the delegation.", "en"),
        ("The delegation will be led by H.E. the Deputy Minister of Justice.", "en"),
        ("La délégation sera conduite par la Directrice des affaires juridiques.", "fr"),
        ("La Directrice conduira la délégation.", "fr"),
        ("Presidirá la delegación la señora Viceministra.", "es"),
        ("La Viceministra de Seguridad encabezará la delegación.", "es"),
        ("Делегацию возглавит заместитель министра.", "ru"),
        ("سيرأس الوفد وكيل الوزارة المساعد.", "ar"),
        ("代表团由副司长率领。", "zh"),
    ],
)
def test_who_alone_holds_the_post_of_whom_a_sentence_says_that_they_lead_is_the_head(sentence, language):
    assert roles(sentence, language) == ([Role.HEAD, Role.DELEGATE], [])


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The delegation will be headed by the Minister.", "en"),
        ("The delegation will be led by the Deputy Minister of Health.", "en"),
        ("The delegation will not be led by the Deputy Minister.", "en"),
        ("The delegation to the fourth session was led by the Deputy Minister.", "en"),
        ("The Deputy Minister will lead the discussion.", "en"),
        ("La délégation sera présidée par le Ministre.", "fr"),
        ("Presidirá la delegación el señor Ministro.", "es"),
        ("Делегацию возглавит министр.", "ru"),
        ("يرأس الوفد وزير الداخلية.", "ar"),
        ("代表团由司长率团。", "zh"),
    ],
)
def test_who_only_has_a_post_like_it_is_no_head_and_the_letter_is_looked_at(sentence, language):
    found, review = roles(sentence, language)
    assert found == [Role.DELEGATE, Role.DELEGATE]
    assert any("check the roles" in detail for detail in review)


def test_a_post_that_two_hold_says_nothing_of_who_leads():
    rows = [*LISTS["en"], ["Mary MOE", "Deputy Minister", "Ministry of Health"]]
    found = named(rows, "The delegation will be led by the Deputy Minister.")
    assert Role.HEAD not in [d.role for d in found.delegates]
    assert any("check the roles" in item.detail for item in found.review)
