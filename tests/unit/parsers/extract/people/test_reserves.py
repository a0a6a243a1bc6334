"""Who comes perhaps, or instead of somebody, or only to watch, is asked about."""

# ruff: noqa: E501 a letter stands on one line as it was typed
import pytest

from tests.fixtures.drafts import named


def asked(text, language="en"):
    return [(item.path, item.detail.split(":")[0]) for item in named("", text, language=language).review]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. Ada REED, Judge, High Court\n2. possibly also Mr. Owen PRICE, Clerk, High Court", "en"),
        ("1. Mme Ada REED, Juge, Cour d'appel\n2. M. Owen PRICE, Greffier, Cour d'appel (peut-être)", "fr"),
        ("1. Sra. Ada REED, Jueza, Corte Suprema\n2. quizás también el Sr. Owen PRICE, Asesor, Corte Suprema", "es"),
        ("1. г-жа Белова А.П., судья, Верховный суд\n2. возможно, г-н Орлов О.И., советник, Верховный суд", "ru"),
        ("1. السيدة هند مراد، قاضية، المحكمة العليا\n2. وربما السيد سامي فهد، مستشار، المحكمة العليا", "ar"),
        ("1. Frau Ada REED, Richterin, Landesgericht\n2. Herr Owen PRICE, Berater, Landesgericht, vielleicht", "de"),
        ("1. Sra. Ada REED, Juíza, Supremo Tribunal\n2. talvez o Sr. Owen PRICE, Assessor, Supremo Tribunal", "pt"),
        ("1. 王芳女士，法官，最高人民法院\n2. 可能还有张伟先生，法官，最高人民法院", "zh"),
    ],
)
def test_who_comes_perhaps_is_asked_about(text, language):
    said = ("come perhaps", "to be confirmed")
    assert any(path == "/delegates/1" and detail.endswith(said) for path, detail in asked(text, language))


def test_a_mark_that_somebody_comes_perhaps_is_no_part_of_their_body():
    found = named(
        "", "1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court (if available)"
    ).delegates
    assert [d.organization for d in found] == ["High Court", "High Court"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. Ada REED, Judge, High Court, or by Mr. Owen PRICE\n2. Ms. Eva MOE, Clerk, High Court", "en"),
        ("1. Ada REED, Judge, High Court, alternatively Thomas PRICE\n2. Eva MOE, Clerk, High Court", "en"),
        ("1. Mme Ada REED, Juge, Cour d'appel, ou à défaut M. Owen PRICE\n2. Mme Eva MOE, Greffière", "fr"),
        ("1. Sra. Ada REED, Jueza, Corte Suprema, o el Sr. Owen PRICE\n2. Sra. Eva MOE, Asesora", "es"),
        ("1. Белова Анна Петровна, судья, Верховный суд, либо Орлов Олег Иванович\n2. Попова Ева Ильинична, советник", "ru"),
        ("1. السيدة هند مراد، قاضية، المحكمة العليا، أو السيد سامي فهد\n2. السيدة ليلى ناصر، مستشارة", "ar"),
        ("1. Frau Ada REED, Richterin, Landesgericht, oder Herr Owen PRICE\n2. Frau Eva MOE, Beraterin", "de"),
        ("1. Sra. Ada REED, Juíza, Supremo Tribunal, ou o Sr. Owen PRICE\n2. Sra. Eva MOE, Assessora", "pt"),
        ("1. 王芳女士，最高人民法院法官，或张伟先生\n2. 陈静女士，司法部处长", "zh"),
    ],
)  # fmt: skip
def test_who_comes_instead_of_another_is_asked_about(text, language):
    assert any(path == "/delegates/0" and "or another comes" in detail for path, detail in asked(text, language))


def test_a_line_that_says_no_more_than_or_asks_who_of_two_comes():
    text = (
        "Ms. Ada REED\nJudge, High Court",
        "or",
        "Mr. Owen PRICE\nClerk, High Court",
        "Ms. Eva MOE\nClerk, High Court",
    )
    found = named("The delegation:", *text)
    assert [item.path for item in found.review if '"or" stands below Ada REED' in item.detail] == ["/delegates/0"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ms. Ada REED, Adviser or Counsellor, High Court\n2. Mr. Owen PRICE, Director for Torture or Cruel Treatment, High Court",
        "1. Sra. Ada REED, Jueza\n2. o Sr. Owen PRICE, Assessor",
    ],
)
def test_or_between_two_posts_and_an_article_call_nobody(text):
    assert not any("or another comes" in detail for _, detail in asked(text, "pt"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court, who will only observe", "en"),
        ("1. Mme Ada REED, Juge, Cour d'appel\n2. M. Owen PRICE, Greffier, Cour d'appel, qui observera seulement", "fr"),
        ("1. Sra. Ada REED, Jueza, Corte Suprema\n2. Sr. Owen PRICE, Asesor, Corte Suprema, quien solo observará", "es"),
        ("1. г-жа Белова А.П., судья, Верховный суд\n2. г-н Орлов О.И., советник, Верховный суд, который будет только наблюдать", "ru"),
        ("1. السيدة هند مراد، قاضية، المحكمة العليا\n2. السيد سامي فهد، مستشار، المحكمة العليا، للمراقبة فقط", "ar"),
        ("1. 王芳女士，最高人民法院法官\n2. 张伟先生，司法部处长（列席）", "zh"),
    ],
)  # fmt: skip
def test_who_only_watches_is_asked_about(text, language):
    assert any(path == "/delegates/1/role" and "only observes" in detail for path, detail in asked(text, language))


def test_who_is_an_observer_is_not_asked_whether_they_watch():
    text = "1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court, as an observer"
    assert not any("only observes" in detail for _, detail in asked(text))


@pytest.mark.parametrize(
    ("sentence", "language", "path"),
    [
        ("The participation of Mr. PRICE is still to be confirmed.", "en", "/delegates/1"),
        ("Mr. PRICE may attend on the second day only.", "en", "/delegates/1"),
        ("M. PRICE ne viendra peut-être que le premier jour.", "fr", "/delegates/1"),
        ("La participación del Sr. PRICE está por confirmar.", "es", "/delegates/1"),
        ("Участие г-на Прайсова уточняется.", "ru", "/delegates/1"),
        ("Mr. PRICE will only observe.", "en", "/delegates/1/role"),
    ],
)
def test_what_a_sentence_besides_the_list_says_of_somebody_is_asked_about(sentence, language, path):
    name = "Прайсов Олег" if language == "ru" else "Mr. Owen PRICE"
    found = named("", f"1. Ms. Ada REED, Judge, High Court\n2. {name}, Clerk, High Court", sentence, language=language)
    assert path in [item.path for item in found.review if item.detail.startswith("The letter may say")]


def test_a_sentence_about_whom_to_ask_says_nothing_of_who_comes():
    text = "1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court"
    found = named("", text, "For questions please contact Mr. PRICE, or possibly Ms. REED.")
    assert not any("perhaps" in item.detail or "or another" in item.detail for item in found.review)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Ms. Ada REED, Judge, High Court\n2. Mr. Owen PRICE, Clerk, High Court (pending approval)", "en"),
        (
            "1. Mme Ada REED, Juge, Cour d'appel\n2. M. Owen PRICE, Greffier, Cour d'appel (sous réserve d'autorisation)",
            "fr",
        ),
        (
            "1. Sra. Ada REED, Jueza, Corte Suprema\n2. Sr. Owen PRICE, Asesor, Corte Suprema (sujeto a aprobación)",
            "es",
        ),
        (
            "1. Frau Ada REED, Richterin, Landesgericht\n2. Herr Owen PRICE, Berater, Landesgericht (vorbehaltlich der Genehmigung)",
            "de",
        ),
    ],
)
def test_whose_coming_somebody_has_yet_to_approve_is_asked_about(text, language):
    assert any(path == "/delegates/1" for path, _ in asked(text, language))
