import pytest

from parsers.extract import names
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import Span

WORDS = vocabulary()


def span(text):
    return Span(text, (None,) * len(text))


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        ("H.E. Mr. Desmond OKORO", "H.E. Mr.", "Desmond OKORO"),
        ("Detective Chief Inspector Owen Price", "Detective Chief Inspector", "Owen Price"),
        ("S.E. Mgr Paolo Ferri", "S.E. Mgr", "Paolo Ferri"),
        ("Commissaire divisionnaire Awa SARR", "Commissaire divisionnaire", "Awa SARR"),
        ("Excma. Sra. Dra. Marta PAZ", "Excma. Sra. Dra.", "Marta PAZ"),
        ("г-н Белов Пётр Ильич", "г-н", "Белов Пётр Ильич"),
        ("سعادة الدكتور سالم الكندي", "سعادة الدكتور", "سالم الكندي"),
        ("السفير/ سالم الكندي", "السفير", "سالم الكندي"),
        ("والسيدة/ ليلى حسن", "السيدة", "ليلى حسن"),
        ("والدكتور سالم الكندي", "الدكتور", "سالم الكندي"),
        ("وسعادة السفير سالم الكندي", "سعادة السفير", "سالم الكندي"),
        ("وكيل أول سالم الكندي", "وكيل أول", "سالم الكندي"),
        ("Obstlt. Karl Berger", "Obstlt.", "Karl Berger"),
        ("PSINSP Ramil SANTIAGO", "PSINSP", "Ramil SANTIAGO"),
        ("HE Xiaoming", "", "HE Xiaoming"),
        ("A. K. Dlamini", "", "A. K. Dlamini"),
        ("Mr. D. M. Okoro", "Mr.", "D. M. Okoro"),
        ("S.E. M. Kodjo Agbeko", "S.E. M.", "Kodjo Agbeko"),
        ("S.E. M. A. Agbeko", "S.E. M.", "A. Agbeko"),
        ("Hon. D. M. Okoro", "Hon.", "D. M. Okoro"),
        ("Prof. M. A. Rahman", "Prof.", "M. A. Rahman"),
        ("Col. D. Khan, Director", "Col.", "D. Khan, Director"),
        ("D. M. Okoro", "", "D. M. Okoro"),
        ("Coronel D. Luis Paz Moe", "Coronel D.", "Luis Paz Moe"),
        ("Excmo. D. Luis Paz", "Excmo. D.", "Luis Paz"),
    ],
)
def test_words_of_address_ranks_and_degrees_stand_before_the_name(text, before, name):
    found, rest = names.honorific(span(text), WORDS)
    assert (found.text, rest.text) == (before, name)


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Desmond OKORO", "Desmond", "Okoro"),
        ("Левон Мартиросян", "Левон", "Мартиросян"),
        ("Tran Thi Ngoc Lan", "Thi Ngoc Lan", "Tran"),
        ("OKORO Desmond", "Desmond", "Okoro"),
        ("Ineke VAN DER MEER", "Ineke", "van der Meer"),
        ("Ineke van der Meer", "Ineke", "van der Meer"),
        ("Rosario DE LA PEÑA RUIZ", "Rosario", "de la Peña Ruiz"),
        ("COOPER, Sandra", "Sandra", "Cooper"),
        ("Белов Пётр Ильич", "Пётр Ильич", "Белов"),
        ("Пётр Ильич Белов", "Пётр Ильич", "Белов"),
        ("П. И. Белов", "П. И.", "Белов"),
        ("Грицкевич Павел", "Павел", "Грицкевич"),
        ("Намик Вагиф оглу Гараев", "Намик Вагиф оглу", "Гараев"),
        ("Гараев Намик Вагиф оглу", "Намик Вагиф оглу", "Гараев"),
        ("Sevda Vaqif qızı Qarayeva", "Sevda Vaqif qızı", "Qarayeva"),
        ("Emre Can Taşoğlu", "Emre Can", "Taşoğlu"),
        ("سالم بن ناصر الكندي", "سالم بن ناصر", "الكندي"),
        ("ليلى أبو زيد", "ليلى", "أبو زيد"),
        ("吴伟明", "伟明", "吴"),
        ("司马伟明", "伟明", "司马"),
        ("古丽·买买提", "古丽", "买买提"),
        ("阿利耶夫", "", "阿利耶夫"),
        ("古铁雷斯", "", "古铁雷斯"),
        ("马丁", "丁", "马"),
        ("Suryanto", "", "Suryanto"),
        ("Fiona MacGREGOR", "Fiona", "Macgregor"),
    ],
)
def test_a_name_is_split_by_what_the_document_shows(name, given, family):
    found = names.split(name, WORDS)
    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize("name", ["白格勒图", "丹增曲珍", "乌兰其其格"])
def test_four_characters_without_a_double_surname_are_one_name_of_another_language(name):
    assert names.split(name, WORDS) == names.Split("", name, sure=False)


@pytest.mark.parametrize(("name", "family"), [("欧阳晓云", "欧阳"), ("相里晓云", "相里"), ("张陈淑芬", "张")])
def test_four_characters_with_two_of_surnames_are_chinese(name, family):
    assert (names.split(name, WORDS).family, names.split(name, WORDS).first) == (family, True)


@pytest.mark.parametrize(
    ("name", "email", "family"),
    [
        ("Tran Minh Ha", "minhha.tran@ministry.example", "Tran"),
        ("Joseph Zammit Cutajar", "j.zammitcutajar@ministry.example", "Zammit Cutajar"),
        ("MOE Anne-Marie", "moe.anne-marie@ministry.example", "Moe"),
        ("Ana Laura Bidegain", "abidegain@ministry.example", "Bidegain"),
    ],
)
def test_the_address_of_a_person_tells_the_order_of_the_name(name, email, family):
    found = names.split(name, WORDS, names.Custom(language="es"), (email,))
    assert (found.family, found.sure) == (family, True)


@pytest.mark.parametrize(
    ("name", "email", "family"),
    [
        ("Joost van den Kolk", "j.kolk@x.example", "van den Kolk"),
        ("Rui Paulo dos Anjos", "rui.anjos@x.example", "dos Anjos"),
        ("Joost van den Kolk", "j.vandenkolk@x.example", "van den Kolk"),
    ],
)
def test_an_address_may_leave_out_the_particles_of_the_family_name(name, email, family):
    assert names.split(name, WORDS, names.Custom(), (email,)).family == family


def shown(written, emails=None, country=""):
    order = names.shown_order(written, WORDS, emails=emails or {})
    return names.Custom(country, first=order.first, weak=order.weak)


def test_the_order_that_a_list_shows_holds_for_its_other_names():
    custom = shown(["KIM Seo-jin", "PARK Ji-woo", "Suryanto"], country="KOR")
    assert names.split("Lee Do-yun", WORDS, custom).family == "Lee"


def test_addresses_show_the_order_of_a_list_too():
    emails = {"Mensah Kofi": ("k.mensah@ministry.example",), "Owusu Ama": ("a.owusu@ministry.example",)}
    found = names.split("Adeyemi Siti", WORDS, shown([*emails, "Adeyemi Siti"], emails, "GHA"))
    assert (found.family, found.sure) == ("Adeyemi", True)


@pytest.mark.parametrize("one", ["von Arnim Karla", "Kowalski Jan"])
def test_what_one_name_of_several_shows_makes_nothing_sure_of_the_others(one):
    emails = {"Kowalski Jan": ("j.kowalski@ministry.example",)}
    custom = shown([one, "Tilva Norrod", "Ortun Karg"], emails, "DEU")
    assert [names.split(name, WORDS, custom).sure for name in ("Tilva Norrod", "Ortun Karg")] == [False, False]


def test_a_particle_inside_a_name_shows_the_family_name_whatever_the_list_shows():
    custom = names.Custom("DEU", first=True)
    for name, family in (
        ("Hans von Stein", "von Stein"),
        ("Paulo dos Santos", "dos Santos"),
        ("Pieter de Wit", "de Wit"),
    ):
        found = names.split(name, WORDS, custom)
        assert (found.family, found.sure, found.first) == (family, True, False)


@pytest.mark.parametrize(
    ("name", "family", "sure"),
    [
        ("Гараев Намик Вагиф оглу", "Гараев", True), ("Намик Гараев Вагиф оглу", "Гараев", True),
        ("Eldar Tofig oglu Aliyev", "Aliyev", True), ("Sardor Karim Rustam oglu", "Sardor", False),
    ],
)  # fmt: skip
def test_before_the_father_s_name_at_the_end_either_may_be_the_family_name(name, family, sure):
    found = names.split(name, WORDS)
    assert (found.family, found.sure) == (family, sure)


def test_chinese_names_show_nothing_of_the_order_of_those_in_letters():
    assert names.shown_order(["刘芳", "王伟", "Tovi Limar"], WORDS) is None


@pytest.mark.parametrize(
    ("name", "email", "family"),
    [
        ("Menon Abdoulaye", "m.menon@ministry.example", "Menon"),
        ("Mohd Faizal da Silva", "k.dasilva@ministry.example", "da Silva"),
        ("Suresh Rojas Vega", "s.rojas@ministry.example", "Vega"),
        ("Ákos Vörös", "voros.akos@ministry.example", "Ákos"),
    ],
)
def test_a_family_name_that_the_address_does_not_clearly_show_is_not_sure(name, email, family):
    found = names.split(name, WORDS, names.Custom("GHA"), (email,))
    assert (found.family, found.sure) == (family, False)


def test_an_address_of_both_names_tells_no_order_where_the_family_name_comes_first():
    emails = ("voros.akos@ministry.example",)
    assert names.split("Vörös Ákos", WORDS, names.Custom("HUN", first=True), emails).family == "Vörös"


@pytest.mark.parametrize(
    ("name", "family", "sure"),
    [
        ("Беляев Дмитрий И.", "Беляев", False),
        ("Беляев Д. И.", "Беляев", True),
        ("Rajesh Sharma K.", "Rajesh Sharma", False),
    ],
)
def test_a_given_name_may_stand_before_an_initial(name, family, sure):
    found = names.split(name, WORDS)
    assert (found.family, found.sure) == (family, sure)


@pytest.mark.parametrize(("headed", "sure"), [(True, False), (False, True), (None, True)])
def test_a_name_in_another_order_than_its_heading_asks_for_is_not_sure(headed, sure):
    found = names.split("Marie Pop", WORDS, names.Custom("FRA", headed=headed))
    assert (found.family, found.sure) == ("Pop", sure)


def test_particles_belong_to_a_family_name_that_comes_first_and_le_is_one_itself():
    assert names.split("van der Berg Jan", WORDS, names.Custom("NLD", first=True)).family == "van der Berg"
    assert names.split("Le Thu Ha", WORDS, names.Custom("VNM", first=True)).family == "Le"


def test_three_chinese_words_in_malaysia_begin_with_the_family_name():
    assert names.split("Chong Siew Ping", WORDS, names.Custom("MYS")).family == "Chong"
    assert names.split("Gopalan Letchumanan", WORDS, names.Custom("MYS")).family == "Letchumanan"


def test_a_portuguese_name_of_three_words_may_have_two_family_names():
    found = names.split("Leonor Vasques Pinhal", WORDS, names.Custom("PRT"), ("l.pinhal@ministry.example",))
    assert (found.family, found.sure) == ("Vasques Pinhal", False)


def test_a_name_whose_order_nothing_shows_is_not_sure():
    assert not names.split("Haruto Sato", WORDS, names.Custom("JPN")).sure


@pytest.mark.parametrize(
    "text",
    ["Ministry of Justice", "Director of Legal Affairs", "Principal Immigration Officer", "司法部", "وزارة العدل"],
)
def test_bodies_and_posts_are_no_names(text):
    assert names.likeness(span(text), WORDS) < 0.3


def test_names_are_found_in_running_text_with_what_stands_before_them():
    text = "that Mr. Desmond OKORO, Director, and السيد سالم الكندي will attend"
    assert [text[a:b] for a, b in names.scan(span(text), WORDS)] == ["Mr. Desmond OKORO", "السيد سالم الكندي"]


def test_behind_an_arabic_rank_a_second_without_the_article_is_a_name() -> None:
    before, name = names.honorific(span("المقدم رائد سالم الكندي"), WORDS)
    assert (before.text, name.text) == ("المقدم", "رائد سالم الكندي")


@pytest.mark.parametrize("country", ["CMR", "GAB"])
def test_where_the_family_name_may_come_first_or_be_two_words_the_order_is_not_sure(country):
    assert not names.split("Onana Belinga Parfait", WORDS, names.Custom(country, "fr", None)).sure


@pytest.mark.parametrize("country", ["TGO", "SEN", "DZA", "CIV"])
@pytest.mark.parametrize(("name", "sure"), [("Mensah Ablavi", False), ("Ablavi MENSAH", True), ("Jean Mensah", True)])
def test_where_lists_have_names_in_either_order_a_name_that_shows_none_is_asked_about(country, name, sure):
    assert names.split(name, WORDS, names.Custom(country, "fr")).sure is sure


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Ilmo. Sr. D. Luis Vega Pinto", "Ilmo. Sr. D."),
        ("Dª Ana Pinto Vega", "Dª"),
        ("Excma. Sra. D.ª Ana Pinto Vega", "Excma. Sra. D.ª"),
        ("Sr. D. M. Vega", "Sr."),
        ("Comisaría General de Fronteras", ""),
        ("Comisaria General Ana Pinto", "Comisaria General"),
        ("Da Silva Pinto", ""),
    ],
)
def test_don_and_dona_are_addresses_and_bodies_are_none(text, before):
    assert names.honorific(span(text), WORDS)[0].text == before


@pytest.mark.parametrize(
    ("name", "family", "sure"),
    [
        ("da Silva Ana", "da Silva", True),
        ("bint Saeed Mehmet", "bint Saeed", True),
        ("van der Berg Toro Ana", "van der Berg", False),
        ("Ana da Silva", "da Silva", True),
    ],
)
def test_a_small_particle_begins_the_family_name_that_comes_first(name, family, sure):
    found = names.split(name, WORDS)
    assert (found.family, found.sure) == (family, sure)


@pytest.mark.parametrize("text", ["Li Na", "Ms. Li Na", "Ms. Na Li", "Di Li Na"])
def test_a_small_word_of_one_language_may_be_a_name_of_another(text):
    assert names.likeness(span(text), WORDS) >= 0.35


def test_words_that_a_title_begins_with_are_no_name():
    assert names.likeness(span("Na Reunião"), WORDS) < 0.35


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("NG'ANDU", "Ng'andu"), ("NYONG’O", "Nyong’o"), ("AL-SA'ID", "Al-Sa'id"), ("O'BRIEN", "O'Brien"),
        ("D’ARCY", "D’Arcy"), ("DELL'ACQUA", "Dell'Acqua"), ("SANT'ANNA", "Sant'Anna"),
    ],
)  # fmt: skip
def test_behind_an_apostrophe_inside_a_name_small_letters_go_on(said, expected):
    assert names.normal(said, WORDS) == expected


@pytest.mark.parametrize("said", ["Адрес Анны Павловны", "Phone Ana Kovar", "Teléfono Ana Kovar"])
def test_a_label_begins_no_name(said):
    assert names.likeness(span(said), WORDS) == 0


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Jean BOUBÉ dit KALLA", "Jean", "Boubé dit Kalla"),
        ("Jean Boubé dit Legrand", "Jean", "Boubé dit Legrand"),
        ("Awa GUEYE épouse SARR", "Awa", "Gueye épouse Sarr"),
    ],
)
def test_a_name_by_which_somebody_is_known_besides_is_of_the_family(name: str, given: str, family: str) -> None:
    found = names.split(name, WORDS)
    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Cap. de Pol. Segundo Lema", "Cap. de Pol."),
        ("General de Brigada P.N. Luis Moe", "General de Brigada P.N."),
        ("Capitaine de gendarmerie Luc Moe", "Capitaine de gendarmerie"),
        ("советник юстиции 1 класса Орлов Олег", "советник юстиции 1 класса"),
        ("капитан 2 ранга Орлов Олег", "капитан 2 ранга"),
        ("Capitão de Mar e Guerra Luís Moe", "Capitão de Mar e Guerra"),
    ],
)
def test_the_service_or_grade_behind_a_rank_is_a_part_of_it(text: str, rank: str) -> None:
    assert names.honorific(span(text), WORDS)[0].text == rank


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Sub-Comisario Luis VEGA PINTO", "Sub-Comisario"), ("Sous-lieutenant Luc Moe", "Sous-lieutenant"),
        ("Colonel-Major Luc MOE", "Colonel-Major"), ("Rear-Admiral Ann Lee", "Rear-Admiral"),
        ("Segundo-Tenente Luís Moe", "Segundo-Tenente"), ("Major-Smith Ann Lee", ""), ("Marie-Justice Moe Lee", ""),
        ("Sub-Director General", ""), ("Mayor-Vega Ana", ""), ("Ann Rear-Major", ""),
    ],
)  # fmt: skip
def test_ranks_may_be_joined_by_a_hyphen(text: str, rank: str) -> None:
    assert names.honorific(span(text), WORDS)[0].text == rank


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Prefecto Luis VEGA", "Prefecto"), ("Ciudadana Ana Pinto", "Ciudadana"),
        ("Coronel de Policía Luis Vega", "Coronel de Policía"), ("Colonel des douanes Luc MOE", "Colonel des douanes"),
        ("الملازم ثاني سالم حسن الكندي", "الملازم ثاني"), ("وكيل أول النيابة سالم حسن الكندي", "وكيل أول النيابة"),
        ("وكيل أول النيابة الإدارية بالقاهرة", "وكيل أول"), ("Prince Adeyemi Okon", ""), ("Dean Smith Jones", ""),
        ("Segundo Lema Ruiz", ""), ("Sheriff Moe Lee", ""), ("Contreras Vega Ana", ""), ("Ana Caporal", ""),
        ("Subhash Moe Lee", ""),
    ],
)  # fmt: skip
def test_a_word_of_address_is_known_and_a_name_like_one_is_none(text: str, rank: str) -> None:
    assert names.honorific(span(text), WORDS)[0].text == rank


@pytest.mark.parametrize(
    "text", ["Chef de division Luc Moe", "Inspetor da Polícia Judiciária Militar", "Jefe de Policía Ana Vega"]
)
def test_a_post_with_a_service_is_no_rank(text: str) -> None:
    said = names.honorific(span(text), WORDS)[0].text
    assert ("division" in said, "olic" in said) == (False, False)


def test_a_word_of_address_may_stand_before_a_name_that_begins_with_an_okina() -> None:
    assert [part.text for part in names.honorific(span("Mrs. 'Ana Fifita"), WORDS)] == ["Mrs.", "'Ana Fifita"]


@pytest.mark.parametrize(
    ("name", "country", "given", "family"),
    [
        ("Ahmed Vall Ould Cheikh Moe", "MRT", "Ahmed Vall", "Ould Cheikh Moe"),
        ("Ada Mint Moe", "MRT", "Ada", "Mint Moe"), ("Luc Ag Moe", "MLI", "Luc", "Ag Moe"),
        ("Ali bin Hassan Moe", "MYS", "Ali", "bin Hassan Moe"), ("Per Mint Berg", "SWE", "Per Mint", "Berg"),
        ("Raj a/l Moe", "MYS", "Raj", "a/l Moe"), ("سالم محمد ولد الشيخ حسن", "MRT", "سالم محمد", "ولد الشيخ حسن"),
        ("Ali bin Said Al Kindi", "OMN", "Ali bin Said", "Al Kindi"), ("Ben Lee Carson", "USA", "Ben Lee", "Carson"),
        ("Ada Minta Moe", "GHA", "Ada Minta", "Moe"), ("Anak Agung Moe", "IDN", "Anak Agung", "Moe"),
        ("سالم بن ناصر الكندي", "OMN", "سالم بن ناصر", "الكندي"),
    ],
)  # fmt: skip
def test_a_word_for_child_of_begins_the_family_name(name: str, country: str, given: str, family: str) -> None:
    found = names.split(name, WORDS, names.Custom(country))
    assert (found.given, found.family) == (given, family)


def test_of_two_words_for_child_of_either_may_begin_the_family_name() -> None:
    assert not names.split("Luc Ould Vall Ould Moe", WORDS, names.Custom("MRT")).sure


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("سالم بنعبد الله", "سالم", "بنعبد الله"), ("سالم حسن سيف الدين", "سالم حسن", "سيف الدين"),
        ("عبد الله", "", "عبد الله"), ("سيف الدين", "", "سيف الدين"), ("سيف الدين الكندي", "سيف الدين", "الكندي"),
        ("عبد الله سالم", "عبد الله", "سالم"), ("سالم الكندي", "سالم", "الكندي"),
        ("Luc Salah Eddine", "Luc", "Salah Eddine"), ("Salah Eddine", "Salah", "Eddine"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_word_before_is_no_family_name_by_itself(name: str, given: str, family: str) -> None:
    found = names.split(name, WORDS)
    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize(
    ("name", "family", "sure"),
    [
        ("María del Carmen Vega", "Vega", True), ("María de los Ángeles Vega Pinto", "Vega Pinto", True),
        ("Mª del Pilar Vega", "Vega", True), ("María de la Cruz Vega", "de la Cruz Vega", False),
        ("Juan del Pilar Vega", "del Pilar Vega", False), ("María Carmen Vega", "Vega", True),
        ("José de la Torre Vega", "de la Torre Vega", False), ("María Vega del Carmen", "Vega del Carmen", False),
        ("Joan Puig i Moll", "Puig i Moll", True), ("Ana Ardoz Brunal", "Ardoz Brunal", False),
    ],
)  # fmt: skip
def test_what_mary_is_called_by_is_of_the_given_names_in_spanish(name: str, family: str, sure: bool) -> None:
    found = names.split(name, WORDS, names.Custom("ESP", "es"))
    assert (found.family, found.sure) == (family, sure)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sra. Ma. Luisa Vega", "Ma. Luisa Vega"), ("Fco. Javier Vega", "Fco. Javier Vega"),
        ("Mohd. Faizal Moe", "Mohd. Faizal Moe"), ("Gral. Luis Vega", "Luis Vega"), ("Tte. Luis Vega", "Luis Vega"),
        ("Maj. Luis Vega", "Luis Vega"), ("Mag. Luis Vega", "Luis Vega"),
    ],
)  # fmt: skip
def test_a_shortened_given_name_is_of_the_name(text: str, name: str) -> None:
    assert names.honorific(span(text), WORDS)[1].text == name


@pytest.mark.parametrize(
    ("name", "email", "family"),
    [
        ("Luc Moe Tabone", "luc.moe-tabone@ministry.example", "Moe Tabone"),
        ("Jean Marc Moe", "jean-marc.moe@ministry.example", "Moe"),
        ("Minh Ha Tran", "minh-ha.tran@ministry.example", "Tran"),
        ("Kim Seo Jin", "kim.seojin@ministry.example", "Kim"),
        ("Tran Minh Ha", "tran.minh-ha@ministry.example", "Tran"),
        ("Ana Moe", "ana.lee-moe@ministry.example", "Moe"),
    ],
)
def test_two_words_with_a_hyphen_behind_the_stop_of_an_address_are_the_family_name(name, email, family):
    assert names.split(name, WORDS, names.Custom("VNM"), (email,)).family == family


def test_one_letter_behind_a_particle_is_no_initial():
    found = names.split("Ana Vega de la O", WORDS, names.Custom("CRI", "es"))
    assert (found.given, found.family) == ("Ana", "Vega de la O")


@pytest.mark.parametrize("said", ["L’Ambassade de Tunis", "l'Agence Nationale", "L'Université de Dakar"])
def test_a_body_behind_an_elided_article_is_no_name(said):
    assert names.likeness(span(said), WORDS) == 0


@pytest.mark.parametrize("said", ["МВД России", "ВНИИ МВД России", "НЦБ МВД Казахстана"])
def test_letters_of_russian_bodies_before_their_state_are_no_name(said):
    assert names.likeness(span(said), WORDS) == 0


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Verónica Eugenia Tizal", "Tizal"), ("Gregorio Ernesto Ramírez", "Ramírez"),
        ("Beatriz Ramírez Tizal", "Ramírez Tizal"),
        ("Beatriz Ramírez Ortega de Tizal", "Ramírez Ortega de Tizal"),
    ],
)  # fmt: skip
def test_known_names_show_whether_a_spanish_name_has_one_family_name_or_two(name: str, family: str) -> None:
    found = names.split(name, WORDS, names.Custom("SLV", "es"))
    assert (found.family, found.sure) == (family, True)


def test_words_that_are_no_known_names_leave_it_open_how_many_are_the_family_s() -> None:
    for name in ("Beatriz Umbrel Tizal", "Beatriz Umbrel Ramírez"):
        assert not names.split(name, WORDS, names.Custom("SLV", "es")).sure


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Beatriz Tizal", False), ("Ramírez Beatriz", True), ("Ramírez Beatriz Eugenia", True),
        ("Lindqvist Sjöberg Ingrid", True), ("Tizal Beatriz", None), ("Thomas Tizal", None), ("Kim Tizal", None),
        ("Tizal Ingrid Umbrel", None),
    ],
)  # fmt: skip
def test_known_names_show_which_half_stands_first(name: str, first: bool | None) -> None:
    assert names.split(name, WORDS, names.Custom("CMR")).first is first


def test_a_name_in_another_order_than_its_list_shows_is_asked_about() -> None:
    found = names.split("Beatriz Tizal", WORDS, names.Custom("CMR", first=True))
    assert (found.family, found.sure) == ("Beatriz", False)


def test_a_middle_name_that_is_known_as_a_family_s_is_asked_about() -> None:
    found = names.split("Ingrid Lindqvist Tizal", WORDS, names.Custom("SWE"))
    assert (found.family, found.sure) == ("Tizal", False)


def test_an_initial_begins_no_family_name_that_an_address_shows() -> None:
    found = names.split("Kofi B. Tizal", WORDS, names.Custom("GHA"), ("kbtizal@ministry.example",))
    assert (found.given, found.family) == ("Kofi B.", "Tizal")


@pytest.mark.parametrize(
    ("name", "language", "sure"),
    [
        ("Mariam Umbrel Tizal", "fr", False), ("Mariam Umbrel Tizal", "en", True), ("Mariam Ingrid Tizal", "fr", True),
        ("Mariam K. Tizal", "fr", True), ("Mariam Tizal", "fr", True),
    ],
)  # fmt: skip
def test_where_many_have_two_family_names_an_unknown_second_name_is_asked_about(
    name: str, language: str, sure: bool
) -> None:
    assert names.split(name, WORDS, names.Custom("MLI", language)).sure is sure


@pytest.mark.parametrize("country", ["KOR", "RWA", "CMR", "HUN", "SGP"])
def test_a_given_name_at_the_end_is_asked_about_where_another_name_of_the_list_begins_with_one(country: str) -> None:
    custom = shown(["Tizal Ingrid", "Beatriz Norrod"], country=country)
    assert not names.split("Tizal Ingrid", WORDS, custom).sure


@pytest.mark.parametrize(
    ("name", "given", "family", "sure"),
    [
        ("Torres Vega María Inés", "María Inés", "Torres Vega", False),
        ("De la Cruz Pérez Juan", "Juan", "De la Cruz Pérez", True),
        ("García de la Torre María del Carmen", "María del Carmen", "García de la Torre", True),
        ("Rojas Pedro Luis", "Pedro Luis", "Rojas", True),
        ("Rojas Ana", "Ana", "Rojas", True),
        # Nothing shows whether the second word is a family name.
        ("Xilo Quisp Ana", "Ana", "Xilo Quisp", False),
    ],
)
def test_two_spanish_family_names_may_stand_first_in_a_list(name: str, given: str, family: str, sure: bool) -> None:
    found = names.split(name, WORDS, names.Custom("PER", "es", first=True))
    assert (found.given, found.family, found.sure) == (given, family, sure)


@pytest.mark.parametrize("name", ["Асланова Гюнай", "Гюнай Асланова", "Ваге Мартиросян", "Ольга Тарновская"])
def test_an_ending_of_family_names_tells_a_russian_name_of_two_words(name):
    assert names.likeness(span(name), WORDS) == 0.5


@pytest.mark.parametrize("text", ["Список Экспертов", "Чешская Республика", "Рабочей Группы", "Новая Тарновская"])
def test_an_ending_that_others_have_too_tells_none(text):
    assert names.likeness(span(text), WORDS) < 0.5


@pytest.mark.parametrize(
    ("text", "named"), [("В Вену", False), ("С Уважением", False), ("В. Ромов", True), ("Ромов В", True)]
)
def test_a_russian_preposition_is_no_initial(text, named):
    assert (names.likeness(span(text), WORDS) >= 0.5) is named


@pytest.mark.parametrize("text", ["судья Верховного Суда", "Следственного Комитета", "Генеральной Прокуратуры"])
def test_a_russian_body_in_the_genitive_is_no_name(text):
    assert names.likeness(span(text), WORDS) == 0


@pytest.mark.parametrize(("name", "sure"), [("Tran Thi Ngoc", True), ("Tran Thi Lindqvist", False)])
def test_no_vietnamese_name_has_two_syllables_and_another_behind_one_is_asked_about(name, sure):
    assert names.split(name, WORDS, names.Custom("SWE")).sure is sure
