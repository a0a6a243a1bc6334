import datetime as dt

import pytest

from parsers.extract import periods

APRIL = (dt.date(2009, 4, 14), dt.date(2009, 4, 15))
SPRING = (dt.date(2009, 3, 30), dt.date(2009, 4, 3))
MAY = (dt.date(2030, 5, 6), dt.date(2030, 5, 8))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("from 14 to 15 April 2009", APRIL),
        ("14-15 April 2009", APRIL),
        ("14 April to 15 April 2009", APRIL),
        ("from Tuesday, 14 April, to Wednesday, 15 April 2009", APRIL),
        ("April 14 to 15, 2009", APRIL),
        ("30 March to 3 April 2009", SPRING),
        ("from 30 March 2009 to 3 April 2009", SPRING),
        ("March 30 - April 3, 2009", SPRING),
        ("2030-05-06 to 2030-05-08", MAY),
        ("du lundi 6 au mercredi 8 mai 2030", MAY),
        ("les 14 et 15 avril 2009", APRIL),
        ("del 14 al 15 de abril de 2009", APRIL),
        ("del 30 de marzo al 3 de abril de 2009", SPRING),
        ("14–15 апреля 2009 года", APRIL),
        ("с 30 марта по 3 апреля 2009 года", SPRING),
        ("14-15.04.2009", APRIL),
        ("يومي ١٤ و١٥ نيسان/أبريل ٢٠٠٩", APRIL),
        ("في الفترة من 30 آذار/مارس إلى 3 نيسان/أبريل 2009", SPRING),
        ("2009年4月14日至15日", APRIL),
        ("2009年3月30日至4月3日", SPRING),
        ("二〇〇九年四月十四日至十五日", APRIL),
        ("vom 14. bis 15. April 2009", APRIL),
        ("de 6 a 8 de maio de 2030", MAY),
        ("los días 6, 7 y 8 de mayo de 2030", MAY),
        ("28 December 2029 to 3 January 2030", (dt.date(2029, 12, 28), dt.date(2030, 1, 3))),
    ],
)
def test_the_days_of_a_meeting_are_read_in_any_writing(written: str, days: tuple[dt.date, dt.date]) -> None:
    (found,) = periods.find(f"{written}.")
    assert (found.first, found.last) == days


def test_one_date_is_one_day() -> None:
    (found,) = periods.find("on 14 April 2009 at 10:00")
    assert found.first == found.last == APRIL[0]


def test_dates_that_nothing_joins_are_two() -> None:
    found = periods.find("resolution 63/1 of 14 April 2009, document A/64/1 of 15 April 2009")
    assert [(one.first, one.last) for one in found] == [(APRIL[0], APRIL[0]), (APRIL[1], APRIL[1])]


def test_no_meeting_lasts_for_months() -> None:
    found = periods.find("from 14 April 2009 to 20 December 2009")
    assert [one.first == one.last for one in found] == [True, True]
