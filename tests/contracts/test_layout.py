"""Every way of writing a delegation down gives the same two people, in every language."""

import pytest

from tests.fixtures.drafts import named

PEOPLE = {
    "en": (
        ("Ms.", "Amelia DARKO", "Director", "Ministry of Justice"),
        ("Mr.", "Owen PRICE", "Legal Officer", "Border Guard"),
    ),
    "fr": (
        ("Mme", "Awa SARR", "Magistrate", "Cour d'appel"),
        ("M.", "Hamidou BAZIN", "Juriste", "Ministère de la Justice"),
    ),
    "es": (
        ("Sra.", "Marta PAZ RUIZ", "Fiscal Adjunta", "Fiscalía General"),
        ("Sr.", "Joel OCHOA", "Asesor Jurídico", "Policía Nacional"),
    ),
    "ru": (
        ("г-жа", "Громова Мария Павловна", "начальник отдела", "Министерство юстиции"),
        ("г-н", "Белов Пётр Ильич", "атташе", "Верховный суд"),
    ),
    "ar": (
        ("السيدة", "هدى الكندي", "مديرة إدارة", "وزارة العدل"),
        ("العقيد", "سالم الحربي", "ضابط تحقيق", "وزارة الداخلية"),
    ),
    "zh": (("", "吴丽华", "处长", "司法部"), ("", "高志远", "检察官", "最高人民检察院")),
}
HEADS = {
    "en": ("Name", "Position", "Organization"), "fr": ("Nom et prénom", "Fonction", "Institution"),
    "es": ("Nombre", "Cargo", "Institución"), "ru": ("Ф.И.О.", "Должность", "Организация"),
    "ar": ("الاسم", "الوظيفة", "الجهة"), "zh": ("姓名", "职务", "单位"),
}  # fmt: skip
COMMAS = {"ar": "، ", "zh": "，"}


def full(person):
    return f"{person[0]} {person[1]}".strip()


def numbered(language, people):
    comma = COMMAS.get(language, ", ")
    return ["\n".join(f"{i}. {full(p)}{comma}{p[2]}{comma}{p[3]}" for i, p in enumerate(people, 1))]


def dashed(language, people):
    return ["\n".join(f"• {full(p)} – {p[2]} – {p[3]}" for p in people)]


def bracketed(language, people):
    comma = COMMAS.get(language, ", ")
    return ["\n".join(f"- {full(p)} ({p[2]}{comma}{p[3]})" for p in people)]


def stacked(language, people):
    return [f"{full(p)}\n{p[2]}\n{p[3]}" for p in people]


def glued(language, people):
    return ["\n".join(stacked(language, people))]


def titled(language, people):
    comma = COMMAS.get(language, ", ")
    return ["\n".join(f"{i}. {p[2]}{comma}{p[3]}: {full(p)}" for i, p in enumerate(people, 1))]


def form(language, people):
    return [
        "\n".join(f"{label}: {value}" for label, value in zip(HEADS[language], (full(p), p[2], p[3]), strict=True))
        for p in people
    ]


def sheet(language, people):
    return [[HEADS[language], *((full(p), p[2], p[3]) for p in people)]]


def backward_sheet(language, people):
    return [[HEADS[language][::-1], *((p[3], p[2], full(p)) for p in people)]]


def bare_sheet(language, people):
    comma = COMMAS.get(language, ", ")
    return [[(str(i), full(p), f"{p[2]}{comma}{p[3]}") for i, p in enumerate(people, 1)]]


LAYOUTS = (numbered, dashed, bracketed, stacked, glued, titled, form, sheet, backward_sheet, bare_sheet)


@pytest.mark.parametrize("language", PEOPLE)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_gives_everybody_once_with_their_fields(layout, language):
    people = PEOPLE[language]
    found = named(*layout(language, people), iso3=None, language=language).delegates
    assert [(d.honorific, d.name, d.position, d.organization) for d in found] == list(people)
