import datetime as dt

import pytest

from parsers.extract import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vienna, 20 March 2009", "2009-03-20"),
        ("Nairobi, the 30th of September, 2006.", "2006-09-30"),
        ("Nairobi, 8tlY September 2006", "2006-09-08"),
        ("March 4, 2009", "2009-03-04"),
        ("Vienne, le 1er avril 2009", "2009-04-01"),
        ("Lima, 23 de febrero de 2001", "2001-02-23"),
        ("Вена, 27 марта 2009 г.", "2009-03-27"),
        ("«27» марта 2009 года", "2009-03-27"),
        ("8 حزيران/يونيه 2015", "2015-06-08"),
        ("١٥ كانون الثاني/يناير ٢٠١٦", "2016-01-15"),
        ("二〇〇九年三月二十六日", "2009-03-26"),
        ("2009年4月7日", "2009-04-07"),
        ("Wien, am 30. März 2009", "2009-03-30"),
        ("Praia, aos 3 de abril de 2009", "2009-04-03"),
        ("24/03/2009", "2009-03-24"),
        ("2009-03-24", "2009-03-24"),
    ],
)
def test_a_date_is_read_in_any_language(text: str, expected: str) -> None:
    assert [str(found.date) for found in dates.find(text)] == [expected]


def test_a_hijri_date_is_turned_and_told_from_the_gregorian_one() -> None:
    hijri, gregorian = dates.find("1438/01/16 هـ الموافق : 17/10/2016 مـ")
    assert (hijri.hijri, gregorian.hijri) == (True, False)
    assert hijri.date == gregorian.date == dt.date(2016, 10, 17)


@pytest.mark.parametrize(
    "text", ["Vienna, 3lst March 2009", "Vienna, 2Oth March 2009", "Vienna, 2Ist March 2009", "Vienna, 1Sth May 2009"]
)
def test_a_day_of_which_ocr_made_a_letter_is_no_other_day(text: str) -> None:
    assert dates.find(text) == ()


def test_a_month_that_ocr_broke_is_read_and_not_trusted() -> None:
    (found,) = dates.find("Lima, 6 de abrl de 2009")
    assert (found.date, found.sure) == (dt.date(2009, 4, 6), False)


def test_day_and_month_that_can_be_exchanged_are_not_trusted() -> None:
    assert [found.sure for found in dates.find("04/05/2009")] == [False]
    assert [found.sure for found in dates.find("04.05.2009")] == [True]


@pytest.mark.parametrize("text", ["GVA/UN/21/Vol.3/77", "31 February 2009", "+43 1 533 62 11", "055-943-6"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert dates.find(text) == ()
