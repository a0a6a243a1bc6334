import pytest

from parsers.extract.people import contacts
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span
from tests.fixtures.drafts import named

WORDS = vocabulary()


def left(text):
    span, found = contacts.take(Span(text, (None,) * len(text)), WORDS, "GB")
    assert [contact.value for contact in found] == ["+442079460018"]
    return span.text.replace(contacts.GONE, "").strip(" ,\n")


@pytest.mark.parametrize(
    "text",
    [
        "State Law Office\nTel: +44 20 7946 0018",
        "State Law Office\nCell: +44 20 7946 0018",
        "State Law Office\nPhone: 020 7946 0018",
        "State Law Office tel. +44 20 7946 0018",
        "State Law Office\nOffice tel: +44 20 7946 0018",
        "State Law Office, office phone +44 20 7946 0018",
    ],
)
def test_the_last_word_of_a_body_is_no_label_of_the_number_behind_it(text):
    assert left(text) == "State Law Office"


@pytest.mark.parametrize("label", ["Office tel:", "Office phone:", "Tél. bureau :", "Teléfono oficina:"])
def test_a_number_at_the_office_is_labelled_so(label):
    assert left(f"High Court\n{label} +44 20 7946 0018") == "High Court"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1. Mr. Owen PRICE, Judge, copies to his assistant: e.coe@x.example", "en"),
        ("1. Mr. Owen PRICE, Judge, embassy@x.example", "en"),
        ("1. M. Owen PRICE, Juge, copie à son assistante : e.coe@x.example", "fr"),
        ("1. Sr. Owen PRICE, Juez, copia a su asistente: e.coe@x.example", "es"),
        ("1. г-н Орлов Олег Иванович, судья, копию просим направить помощнику: petrov@x.example", "ru"),
        ("1- السيد سامي الخطيب، قاض، وترسل نسخة إلى مساعدته: mona@x.example", "ar"),
        ("1. 张伟先生，处长，请抄送其助理：mona@x.example", "zh"),
    ],
)
def test_an_address_that_may_be_an_assistant_s_or_an_office_s_is_asked_about(text, language):
    review = named("", text, language=language).review
    assert "/delegates/0/emails" in [item.path for item in review]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ms. Ada REED, Executive Assistant, a.reed@x.example",
        "1. Ms. Ada REED, Judge, mission.reed@x.example",
        "1. Ms. Ada REED, Judge, h.office@x.example",
        "1. Ms. Ada REED, Third Secretary, e-mail: a.reed@x.example",
    ],
)
def test_who_is_an_assistant_has_an_address_of_their_own(text):
    assert "/delegates/0/emails" not in [item.path for item in named("", text).review]


@pytest.mark.parametrize(
    "extension", ["(ext. 214)", "(доб. 214)", ", вн. 214", "(poste 214)", "(anexo 214)", "; Durchwahl 7"]
)
def test_an_extension_goes_with_its_number(extension):
    assert left(f"High Court, tel. +44 20 7946 0018 {extension}") == "High Court"


@pytest.mark.parametrize("label", ["рабочий тел.", "work tel.", "teléfono de trabajo"])
def test_a_number_at_work_is_labelled_so(label):
    assert left(f"High Court ({label} +44 20 7946 0018)") == "High Court ()"


@pytest.mark.parametrize(
    "said",
    [
        "T: +44 20 7946 0018, F: +44 20 7946 0019",
        "(T) +44 20 7946 0018 (F) +44 20 7946 0019",
        "T. +44 20 7946 0018, F. +44 20 7946 0019",
        "T +44 20 7946 0018 / F +44 20 7946 0019",
        "т.: +44 20 7946 0018, ф.: +44 20 7946 0019",
    ],
)
def test_letters_in_a_line_tell_a_telephone_and_a_fax(said):
    found = named("Delegation:", f"1. Mr. Owen PRICE, Judge, High Court, {said}", "2. Ms. Ada REED, Clerk, High Court")
    assert [(one.organization, one.phones, one.faxes) for one in found.delegates] == [
        ("High Court", ("+442079460018",), ("+442079460019",)),
        ("High Court", (), ()),
    ]
