"""Who is taken to be whom."""

import pytest

from parsers.record import Delegate
from store.names import Likeness, likeness, pair


def _named(text: str) -> Delegate:
    """Read `honorific | name | e-mail`, the first and last optional."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) == 1:
        return Delegate(parts[0])
    return Delegate(parts[1], honorific=parts[0], emails=tuple(parts[2:]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tomas Belik", "TOMAS BELIK"),
        ("Tomáš Bělík", "Tomas Belik"),
        ("Sören Möller", "Soeren Moeller"),
        ("KIM Yong-ho", "Kim Yongho"),
        ("de la Vega Inés", "DELAVEGA Ines"),
        ("Sean O'Hara", "Sean O’Hara"),
        ("خالد الرمحي", "خالد الرمحى"),
        ("李 明华", "李明华"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert likeness(_named(one), _named(other)) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tomas Belik", "BELIK, Tomas"), ("Ines de la Vega", "DE LA VEGA Ines"), ("Bo Li", "Li Bo")],
)
def test_family_name_first_or_last_is_one_person(one: str, other: str) -> None:
    assert likeness(_named(one), _named(other)) is Likeness.REORDERED


@pytest.mark.parametrize(
    ("one", "other"), [("T. Belik", "Tomas Belik"), ("Belik", "Tomas Belik"), ("Ines Vega", "Ines Vega Prado")]
)
def test_initials_and_names_left_out_are_a_part_of_the_name(one: str, other: str) -> None:
    assert likeness(_named(one), _named(other)) is Likeness.PART
    assert likeness(_named(other), _named(one)) is Likeness.PART


@pytest.mark.parametrize(
    ("inflected", "plain"),
    [
        ("Каримова", "Тимур Каримов"),
        ("Павла Лесного", "Лесной Павел Ильич"),
        ("Веры Лужиной", "Лужина Вера"),
        ("Соловья Андрея", "Андрей Соловей"),
        ("Игоря Белинского", "Белинский Игорь"),
    ],
)
def test_a_russian_name_in_another_case_is_found_where_cases_are_expected(inflected: str, plain: str) -> None:
    assert likeness(_named(inflected), _named(plain), inflected=True) is Likeness.INFLECTED
    assert likeness(_named(inflected), _named(plain)) < Likeness.INFLECTED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Kovar", "Ana Kovarova"),
        ("Mario Salas", "Maria Salas"),
        ("Juan Salas", "Juan Salas hijo"),
        ("John Marsh Jr.", "John Marsh Sr."),
        ("Juan Vega Prado", "Juan Vega Molina"),
        ("Mr. | Belik", "Ms. | Anna Belik"),
        ("г-на | Белова", "г-жа | Анна Белова"),
        ("Иванова", "Иван Лесной"),
        ("", "Ana Kovar"),
        ("M. Belik", "Tomas Belik"),
    ],
)
def test_two_people_are_two(one: str, other: str) -> None:
    assert likeness(_named(one), _named(other), inflected=True) is Likeness.NONE


def test_a_slip_of_one_letter_is_fuzzy() -> None:
    assert likeness(_named("Tomas Shekongwa"), _named("Tomas Shikongwa")) is Likeness.FUZZY


def test_an_address_makes_one_person_of_two_scripts_but_not_of_two_names() -> None:
    latin, cyrillic = _named("| Olena Bila | o.bila@x.example"), _named("| Олена Біла | o.bila@x.example")
    assert likeness(latin, cyrillic) is Likeness.EMAIL
    assert likeness(latin, _named("| Petro Tykhy | o.bila@x.example")) is Likeness.NONE


def test_the_surest_pairs_are_made_first() -> None:
    wanted = [_named("Belik"), _named("Tomas Belik")]
    found = pair(wanted, [_named("Tomas Belik"), _named("Jana Belik")])
    assert found.partner == (1, 0)


def test_a_name_that_two_people_bear_is_unclear_unless_something_tells_them_apart() -> None:
    others = [_named("Mr. | Tomas Belik"), _named("Ms. | Jana Belik")]
    assert pair([_named("Belik")], others).unclear == {0}
    assert pair([_named("Ms. | Belik")], others).partner == (1,)
    namesakes = [_named("| Ali Omar | a@x.example"), _named("| Ali Omar | b@x.example")]
    assert pair([_named("Ali Omar")], namesakes).unclear == {0}
    assert pair([_named("| Ali Omar | b@x.example")], namesakes).partner == (1,)


def test_nobody_is_meant_twice() -> None:
    assert pair([_named("Ana Kovar"), _named("ANA KOVAR")], [_named("Ana Kovar")]).partner == (0, None)
