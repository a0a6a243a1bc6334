"""Who is taken to be whom."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.record import Delegate
from store import names
from store.names import Known, Likeness, Named, find, likeness, pair
from store.transcription import transcribed

_SAID = (
    "Tomas Belik", "BELIK Tomas", "T. Belik", "Belik", "Jana Belik", "Tomáš Bělík", "Tomas Belig", "Ana Kovar",
    "Kovar Ana Maria", "Ана Ковар", "Mr. | Belik", "Ms. | Belik", "| Ana Kovar | a@x.example", "| A. K. | a@x.example",
)  # fmt: skip


def _named(text: str) -> Delegate:
    """Read `honorific | name | e-mail`, the first and last optional."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) == 1:
        return Delegate(parts[0])
    return Delegate(parts[1], honorific=parts[0], emails=tuple(parts[2:]))


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("Bo Lind", "Bo Lindt", True),
        ("Grace Wanjiru", "Grace Wanjira", True),
        ("Иван Белов", "Иван Белоф", True),
        ("سالم حداد", "سالم حدادي", True),
        ("Belik", "Tomas Belik", True),
        ("Tomas Belik", "Jana Belik", False),
        ("Ana Kovar", "Bo Lind", False),
        ("Bo Lind", "Bo Anders Lindt", False),
        ("Mr. | Mario Rossi", "Ms. | Maria Rossi", False),
    ],
)
def test_a_name_that_may_be_misspelt_is_near(one: str, other: str, is_near: bool) -> None:
    pair = _named(f"{one} |" if "|" in one else one), _named(f"{other} |" if "|" in other else other)
    assert (names.near(*pair), names.near(*reversed(pair))) == (is_near, is_near)


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
    [
        ("Tomas Belik", "BELIK, Tomas"),
        ("Ines de la Vega", "DE LA VEGA Ines"),
        ("Bo Li", "LI Bo"),
        ("Ana Maria Lopez Ruiz", "LÓPEZ RUIZ Ana María"),
        ("Saleh bin Ahmed Al Nuaimi", "AL NUAIMI Saleh bin Ahmed"),
        ("Juan Salas hijo", "SALAS Juan hijo"),
        ("KIM Seo-jin", "Seo-jin KIM"),
        ("KIM Minjun", "Min Jun KIM"),
        ("Kim, Min Jun", "Minjun KIM"),
    ],
)
def test_family_name_first_or_last_is_one_person(one: str, other: str) -> None:
    assert likeness(_named(one), _named(other)) is Likeness.REORDERED
    assert likeness(_named(other), _named(one)) is Likeness.REORDERED


def test_so_it_is_where_the_columns_of_a_table_tell_which_name_is_which() -> None:
    wang = Delegate("Wang Xiaoming", given_names="Xiaoming", family_name="Wang")
    assert likeness(wang, _named("Xiaoming Wang")) is Likeness.REORDERED
    assert likeness(wang, Delegate("Xiaoming Wang", given_names="Xiaoming", family_name="Wang")) is Likeness.REORDERED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Hassan", "Hassan Ali"),
        ("Ahmed Hassan Ali", "Ahmed Ali Hassan"),
        ("Bo Li", "Li Bo"),
        ("Kim Minjun", "Min Jun Kim"),
        ("Mohamed Ali Hassan", "Ali Hassan"),
        ("Mohamed Ali HASSAN", "Ali HASSAN"),
    ],
)
def test_who_may_as_well_be_father_and_son_is_never_sure(one: str, other: str) -> None:
    assert likeness(_named(one), _named(other)) is Likeness.KIN
    assert likeness(_named(other), _named(one)) is Likeness.KIN


def test_two_names_that_both_say_which_is_the_family_name_and_differ_are_not_sure() -> None:
    assert likeness(_named("HASSAN Ali"), _named("ALI Hassan")) is Likeness.KIN
    assert likeness(_named("Hassan ALI"), _named("Ali HASSAN")) is Likeness.KIN
    told = [Delegate(f"{a} {b}", given_names=b, family_name=a) for a, b in (("Hassan", "Ali"), ("Ali", "Hassan"))]
    assert likeness(told[0], told[1]) is Likeness.KIN


def test_a_name_that_another_divides_the_other_way_round_is_not_sure_either() -> None:
    father = Delegate("Ali Hassan", given_names="Ali", family_name="Hassan")
    assert likeness(father, Delegate("Hassan Ali", given_names="Hassan", family_name="Ali")) is Likeness.KIN
    assert likeness(father, _named("Ms. | Hassan Ali")) is Likeness.KIN
    married = _named("Mr. | Ali Hassan"), _named("Ms. | Hassan Ali")
    assert likeness(*married) is Likeness.NONE


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
        ("John Marsh", "John Marsh, Jr."),
        ("George Marsh II", "George Marsh III"),
        ("Paul Duclos père", "Paul Duclos (fils)"),
        ("Rui Prado Neto", "Rui Prado Filho"),
        ("Иван Лесной мл.", "Иван Лесной ст."),
        ("سالم الرمحي", "سالم الرمحي الابن"),
        ("Saleh bin Ahmed Al Nuaimi", "Ahmed bin Saleh Al Nuaimi"),
        ("Saleh bin Ahmed", "Ahmed bin Saleh Al Nuaimi"),
        ("Sidi Ould Mohamed", "Mohamed Ould Sidi"),
        ("Yusuf ben Omar", "Omar ben Yusuf"),
        ("Elçin Rəşad oğlu", "Rəşad Elçin oğlu"),
        ("صالح بن أحمد النعيمي", "أحمد بن صالح النعيمي"),
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


def test_an_offices_address_does_not_make_one_person_of_two_who_are_written_in_two_scripts() -> None:
    assert likeness(_named("| 王小明 | office@x.example"), _named("| Li Na | office@x.example")) is Likeness.NONE


def test_a_name_in_another_script_is_found_but_never_sure_and_not_of_another_generation() -> None:
    assert likeness(_named("Anna Karimova"), _named("Анна Каримова")) is Likeness.TRANSCRIBED
    assert likeness(_named("Ms. | Anna Karimova"), _named("г-н | Анна Каримова")) is Likeness.NONE
    assert likeness(_named("Ivan Lesnoy Jr."), _named("Иван Лесной")) is Likeness.NONE


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
    clerk, judge = (Delegate("Ali Omar", position=position) for position in ("Clerk", "Judge"))
    assert pair([Delegate("ALI OMAR", position="judge")], [clerk, judge]).partner == (1,)


def test_of_two_with_a_name_the_one_is_meant_who_bears_it_now() -> None:
    renamed, other = Known((_named("Eva Lind"), _named("Ana Kovar"))), Known((_named("Ana Kovar"),))
    assert find([_named("Ana Kovar")], [renamed, other]).partner == (1,)
    assert find([_named("Ana Kovar"), _named("Eva Lind")], [renamed]).partner == (None, 0)
    assert find([_named("KOVAR Ana")], [renamed]).partner == (0,)


def test_whoever_is_less_alike_than_is_asked_for_is_somebody_else() -> None:
    surely = Known((_named("Kim Min"), _named("Oleg Bondarenko")), Likeness.REORDERED)
    named = ["Kim Min Jun", "BONDARENKO Oleg", "Олег Бондаренко"]
    assert [find([_named(name)], [surely]).partner for name in named] == [(None,), (0,), (0,)]


@pytest.mark.parametrize("mark", ["-", "- -", "'", ".", "–"])
def test_a_mark_that_stands_alone_in_a_name_is_no_word(mark: str) -> None:
    assert pair([_named(f"{mark} Mohamed Ali")], [_named(f"{mark} Mohamed Ali Omar")]).partner == (0,)
    assert likeness(_named(f"{mark} Mohamed"), _named(f"{mark} Mohamed Ali")) is not Likeness.SAME
    assert pair([_named(mark)], [_named("Mohamed Ali"), _named(mark)]).partner in {(None,), (1,)}


_ODD = st.text(st.sampled_from(" -–.,'’()aáBßжЖعب王김·\u200b\u0301"), max_size=12)


@given(_ODD, _ODD, st.booleans())
def test_no_name_is_too_odd_to_be_compared(one: str, other: str, inflected: bool) -> None:
    assert likeness(Delegate(one), Delegate(other), inflected=inflected) in Likeness


def test_nobody_is_meant_twice() -> None:
    assert pair([_named("Ana Kovar"), _named("ANA KOVAR")], [_named("Ana Kovar")]).partner == (0, None)


def test_who_is_on_a_long_list_again_is_found_without_comparing_everybody_with_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [
        _named(f"{first}an {last}ov") for first in ("Al", "Be", "Di", "Ge", "Ju") for last in ("Lin", "Mor", "Sal")
    ]
    compared = []

    def counted(one: Named, other: Named, *, inflected: bool = False) -> Likeness:
        compared.append(one)
        return likeness(one, other, inflected=inflected)

    monkeypatch.setattr(names, "likeness", counted)
    again = list(reversed(people))
    assert pair(again, people).partner == tuple(range(len(people) - 1, -1, -1))
    assert len(compared) == len(people)


# Beginnings, middles and ends of names in several scripts, of which many a pair is alike in one way or another.
_PIECES = (
    "Tomas", "Thomas", "Tomáš", "Томас", "توماس", "Bělík", "Belig", "BELIK", "Shikongwa", "Chikongwa", "Abdul", "عبد",
    "Rahman", "الرحمن", "al-Haddad", "الحداد", "Karimov", "Каримова", "Каримов", "Min", "Jun", "Minjun", "Min-jun",
    "KIM", "Xiao-Ming", "王小明", "Wang", "Xiaoming", "Söderlund", "Soederlund", "O'Hara", "bin", "Jr.", "Вера", "Веры",
    "Лужина", "Лужиной", "T.", "К.",
)  # fmt: skip
_NAMES = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4).map(" ".join)
_PEOPLE = st.tuples(_NAMES, st.sampled_from((" | a@x.example", " | b@x.example", ""))).map(
    lambda said: _named(f"| {said[0]}{said[1]}")
)


@pytest.mark.parametrize("many", [0, 16])
@settings(max_examples=500)
@given(_PEOPLE, _PEOPLE, st.booleans())
@example(_named("Tomas Belikova"), _named("Tomas Zelikova"), False)
@example(_named("| Ana Chikongwa | a@x.example"), _named("| Tomas Shikongwa | a@x.example"), False)
@example(_named("Megawatisukarnoputri"), _named("Megawatisukarnputtri"), False)
def test_who_is_at_all_alike_is_compared_however_many_there_are(
    many: int, one: Delegate, other: Delegate, inflected: bool
) -> None:
    expected = likeness(one, other, inflected=inflected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_MANY", many)
        assert pair([one], [other], inflected=inflected).likeness == (expected,)


@pytest.mark.parametrize("written", ["| {0} KIM", "| {0} Al {0}q", "| {0} {0}q | office@x.example"])
def test_of_many_who_share_a_name_or_an_address_few_are_compared(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heads, tails = ("Ba", "Do", "Fi", "Gu", "Ke", "Lo", "Mi"), ("lan", "mer", "nos", "pit", "sul", "vad")
    ours, theirs = ([_named(written.format(f"{head}{mid}{tail}")) for head in heads for tail in tails]
                    for mid in ("vi", "o"))  # fmt: skip
    compared = []

    def counted(one: Named, other: Named, *, inflected: bool = False) -> Likeness:
        compared.append(one)
        return likeness(one, other, inflected=inflected)

    monkeypatch.setattr(names, "likeness", counted)
    assert pair(ours, theirs).partner == (None,) * len(ours)
    assert len(compared) < len(ours) * len(theirs) / 4


def test_lists_of_wholly_different_people_are_not_compared_person_by_person(monkeypatch: pytest.MonkeyPatch) -> None:
    heads, tails = ("Ba", "Do", "Fi", "Gu", "Ke"), ("lan", "mer", "nos", "pit", "sul")
    ours = [_named(f"{head}{tail} {tail.title()}qua{head.lower()}") for head in heads for tail in tails]
    theirs = [_named(f"{head}vi{tail} {tail.title()}zor{head.lower()}") for head in heads for tail in tails]
    compared = []
    monkeypatch.setattr(names, "likeness", lambda one, other, **how: compared.append(one) or Likeness.NONE)
    assert pair(ours, theirs).partner == (None,) * len(ours)
    assert len(compared) < len(ours) * len(theirs) / 4


@given(st.lists(st.sampled_from(_SAID), max_size=6), st.lists(st.sampled_from(_SAID), max_size=6))
def test_the_order_of_the_surest_pairs_is_that_of_comparing_everybody_with_everybody(
    wanted: list[str], others: list[str]
) -> None:
    ours, theirs = [_named(name) for name in wanted], [_named(name) for name in others]
    found = pair(ours, theirs)
    for i, j in enumerate(found.partner):
        if j is not None:
            free = [k for k in range(len(theirs)) if k == j or k not in found.partner]
            assert likeness(ours[i], theirs[j]) is found.likeness[i]
            assert found.likeness[i] >= max(likeness(ours[i], theirs[k]) for k in free)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Mohammed EL IDRISSI", "محمد الإدريسي", True),
        ("Ahmed AL-IMAM", "أحمد الإمام", True),
        ("Alaa HASSAN", "الاء حسن", True),
        ("Mohammed AL-OMAIR", "محمد الأمير", False),
        ("Mohammed AL-YOUSFI", "محمد الأسفي", False),
    ],
)
def test_an_alif_behind_the_article_is_read_by_its_hamza(one: str, other: str, alike: bool) -> None:
    assert transcribed(one, other) is alike
