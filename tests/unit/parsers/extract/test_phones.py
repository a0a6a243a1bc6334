import pytest

from parsers.extract import phones


@pytest.mark.parametrize(
    ("text", "region", "value"),
    [
        ("+43 1 505 12 345", None, "+43150512345"),
        ("0043 1 505 12 345", "GB", "+43150512345"),
        ("01 505 12 345", "AT", "+43150512345"),
        ("+٢٠ ٢ ٢٧٩٤ ١٢٣٤", None, "+20227941234"),
        ("+44 20 7946 0018", None, "+442079460018"),
    ],
)
def test_a_number_is_written_as_e164(text, region, value):
    assert [number.value for number in phones.find(text, region)] == [value]


def test_an_extension_belongs_to_the_stretch_and_not_to_the_number():
    (number,) = phones.find("call +48 12 345 67 89 ext. 31 today", None)
    assert (number.value, number.end) == ("+48123456789", len("call +48 12 345 67 89 ext. 31"))


def test_numbers_of_notes_and_dates_are_no_telephones():
    assert phones.find("Note 58001/277 of 14-15 April 2009, ref. CU 2009/33 (A)", "AT") == ()


def test_a_local_number_without_a_country_is_none():
    assert phones.find("01 505 12 345", None) == ()


@pytest.mark.parametrize(
    ("text", "region", "value"),
    [
        ("(017) 218 79 20", "BY", "+375172187920"),
        ("06 4620 4501", "IT", "+390646204501"),
        ("(01) 72 18 79 20", "BY", "+43172187920"),
        ("01/533 62 11", "RU", "+4315336211"),
        ("0664 12345678", "PL", "+4366412345678"),
    ],
)
def test_where_no_0_is_dialled_a_number_is_the_hosts_if_it_begins_as_numbers_there_do(text, region, value):
    (number,) = phones.find(text, region)
    assert (number.value, number.sure) == (value, True)


@pytest.mark.parametrize(("text", "region"), [("0172187920", "BY"), ("0646204501", "IT")])
def test_a_number_that_either_country_may_have_is_not_sure(text, region):
    assert [number.sure for number in phones.find(text, region)] == [False]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("+4 1 712 32 33 15", False),
        ("+35 3 1 408 2000", False),
        ("+41 71 232 33 15", True),
        ("+7 495 625 30 33", True),
        ("+38 (044) 238 15 88", True),
    ],
)
def test_a_number_whose_country_code_is_torn_is_not_sure(text, sure):
    assert [number.sure for number in phones.find(text, "AT")] == [sure]
