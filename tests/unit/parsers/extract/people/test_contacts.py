import pytest

from parsers.extract.people import contacts
from parsers.extract.people.span import Span
from parsers.extract.people.vocabulary import vocabulary

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
