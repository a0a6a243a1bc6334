"""What a heading says of those below it: that they go, that they come, or more than one of these."""

# ruff: noqa: E501 a heading stands on one line as it was typed
import pytest

from parsers.extract.people import change
from parsers.extract.people.vocabulary import vocabulary
from parsers.extract.span import fold
from parsers.record import Change
from tests.fixtures.drafts import named

WORDS = vocabulary()


@pytest.mark.parametrize(
    "heading",
    [
        "Withdrawn:", "Those who have withdrawn:", "Please delete the following members", "In place of:", "Goes:",
        "Retraits", "Exclure de la délégation :", "Bajas", "Исключаются:", "Исключить из списка:", "حذف:", "取消：",
        # What stands behind is a reason, or says that nobody else comes.
        "Withdrawn because of illness:", "Withdrawn without replacement", "Retirés en raison de leur état de santé",
        # A clause of its own ends before.
        "Because of the same engagement, the following are also withdrawn:",
        "Following our restructuring, please withdraw:", "Suite au remaniement, veuillez retirer :",
    ],
)  # fmt: skip
def test_a_heading_says_that_those_below_go(heading):
    said = fold(heading)
    assert (change.of_heading(said, WORDS), change.is_mixed(said, WORDS)) == (Change.REMOVE, False)


@pytest.mark.parametrize(
    "heading",
    [
        "Delegation after the withdrawals", "Seats of the delegates who have withdrawn:", "Additions and withdrawals:",
        "To take the seat of the delegate who has withdrawn:", "Replacements for the delegates withdrawn:",
        "As our expert is ill, the following person will attend:", "Please withdraw the nomination and register:",
        "Liste après annulation :", "Delegación tras la baja comunicada:", "Остаются после того, как выведен эксперт:",
        "Unchanged after the withdrawal:", "Delegation nach den Absagen",
        "الوفد بعد حذف رئيسه السابق:", "退出后的代表团：",
    ],
)  # fmt: skip
def test_those_below_a_heading_that_says_more_than_that_people_go_come_and_it_is_mixed(heading):
    said = fold(heading)
    assert change.is_mixed(said, WORDS)
    assert change.of_heading(said, WORDS) is not Change.REMOVE


@pytest.mark.parametrize(
    "heading",
    [
        "We send the following names, those of 2007 being cancelled:", "Voici les noms suivants, ceux de mars étant annulés :",
        "The persons below will come (the ones named in May are withdrawn):",
        "Wir melden nachstehende Personen, wobei jene vom Mai gestrichen werden:", "现报下列人员，2007年的名单予以取消：",
        "Indicamos las siguientes personas, siendo retiradas las anteriores:",
        # What is true of nobody.
        "No delegate has been withdrawn:", "None of our people was removed:", "Aucun membre n'a été retiré :",
        "Ningún delegado se retira:", "Keiner wurde gestrichen:", "无人退出：",
    ],
)  # fmt: skip
def test_whose_going_is_told_of_nobody_or_of_those_named_before_is_none_of_those_below(heading):
    said = fold(heading)
    assert change.of_heading(said, WORDS) is not Change.REMOVE
    found = named(heading, "1. Ms. Ada REED, Clerk\n2. Mr. Luis MOE, Judge", amends=True)
    assert not any(one.change is Change.REMOVE for one in found.delegates)
    assert any("somebody goes" in item.detail for item in found.review)


@pytest.mark.parametrize(
    "heading",
    [
        "The following, being on duty travel, are withdrawn:", "Les personnes suivantes, malades, ne viendront pas :",
        "The delegates below, named in our note of 3 May, will not attend because of those dates:",
        "Aucun des agents ci-après ne pourra venir :",
    ],
)  # fmt: skip
def test_an_aside_in_a_sentence_on_those_who_go_leaves_them_going(heading):
    said = fold(heading)
    assert (change.of_heading(said, WORDS), change.is_mixed(said, WORDS)) == (Change.REMOVE, False)


@pytest.mark.parametrize(
    ("goes", "comes"),
    [
        ("Person leaving the delegation", "Person joining the delegation"), ("Outgoing member", "Incoming member"),
        ("Delegate who leaves", "Delegate who joins"), ("Personne quittant la délégation", "Personne rejoignant la délégation"),
        ("Sale de la delegación", "Entra en la delegación"), ("Выбывает из состава делегации", "Входит в состав делегации"),
        ("Aus der Delegation scheidet aus", "Neues Mitglied"), ("Pessoa que sai da delegação", "Pessoa que entra na delegação"),
        ("الخارج من الوفد", "المنضم إلى الوفد"), ("退出代表团人员", "新增代表团人员"),
    ],
)  # fmt: skip
def test_a_label_may_say_who_goes_and_who_comes_in_more_words(goes, comes):
    found = named(f"{goes}: Mr. Owen PRICE, Director\n{comes}: Ms. Ada REED, Clerk", amends=True)
    assert [(one.name, one.change) for one in found.delegates] == [
        ("Owen PRICE", Change.REMOVE), ("Ada REED", Change.ADD),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label",
    [
        "Goes to the meeting",
        "Departing delegation",
        "Leaving for the session",
        "Person in charge",
        "The member",
        "Va a la reunión",
    ],
)
def test_no_label_of_who_goes_to_a_meeting_says_that_they_leave(label):
    assert change.of_label(fold(label), WORDS) is None


@pytest.mark.parametrize("label", ["Addition of", "se excluye a", "Retrait de", "exclui-se a"])
def test_a_label_may_end_in_the_word_that_leads_to_whom_it_is_about(label):
    assert change.of_label(fold(label), WORDS) is not None


@pytest.mark.parametrize("label", ["Out of", "In the", "Withdrawn the"])
def test_no_other_small_word_ends_a_label(label):
    assert change.of_label(fold(label), WORDS) is None


ROWS = [["Name", "Position"], ["Ms. Ada REED", "Clerk"], ["Mr. Luis MOE", "Judge"]]


@pytest.mark.parametrize("heading", ["Delegation after the withdrawals", "Replacements for the delegates withdrawn:"])
@pytest.mark.parametrize("drafts", [ROWS, "Ms. Ada REED, Clerk\nMr. Luis MOE, Judge"])
def test_whoever_comes_below_a_mixed_heading_is_added_and_asked_about(heading, drafts):
    found = named("Withdrawn:", "Mr. Owen PRICE, Director", heading, drafts, amends=True)
    turns = {one.name: one.change for one in found.delegates}
    assert turns == {"Owen PRICE": Change.REMOVE, "Ada REED": Change.ADD, "Luis MOE": Change.ADD}
    assert any(heading.strip(":") in item.detail for item in found.review)


def test_a_row_over_the_headings_of_a_table_may_say_both():
    rows = [["Delegation after the withdrawals"] * 2, *ROWS]
    found = named("Please withdraw Mr. Owen PRICE.", rows, amends=True)
    assert {one.name: one.change for one in found.delegates if one.change is Change.REMOVE} == {
        "Owen PRICE": Change.REMOVE
    }


@pytest.mark.parametrize("heading", ["Delegation:", "Состав делегации:", "Members:", "New list"])
def test_a_heading_of_a_delegation_among_those_who_go_is_asked_about(heading):
    found = named("Withdrawn:", "Mr. Owen PRICE, Director", heading, "Ms. Ada REED, Clerk", amends=True)
    assert any(heading in item.detail for item in found.review)


@pytest.mark.parametrize("heading", ["Ministry of Justice:", "Head of delegation:"])
def test_a_body_or_place_among_those_who_go_is_not_asked_about(heading):
    found = named("Withdrawn:", "Mr. Owen PRICE, Director", heading, "Ms. Ada REED, Clerk", amends=True)
    assert not any("those below come" in item.detail for item in found.review)


@pytest.mark.parametrize("amends", [True, False])
def test_those_read_as_coming_below_a_sentence_that_ends_in_a_removal_are_asked_about(amends):
    head = (
        "Note that Mr. Owen PRICE has withdrawn and that, for the same reason, the following were taken off the list:"
    )
    found = named(head, "1. Ms. Ada REED, Clerk\n2. Mr. Luis MOE, Judge", amends=amends)
    told = {one.name: one.change for one in found.delegates}
    asked = any("was read as coming" in item.detail for item in found.review)
    assert asked is (told.get("Ada REED") is not Change.REMOVE)


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("We wish to let you know that the persons listed below are not going to make it to Vienna:", True),
        ("Nous vous informons que les agents ci-dessous ne sont pas du voyage à Vienne :", True),
        ("Сообщаем, что поездка указанных ниже лиц в Вену так и не состоялась:", True),
        ("With reference to your note No. 5 we are pleased to name the following delegates:", False),
        ("Norway's delegation to the meeting of the working group:", False),
        ("The delegation, which does not need any visas, will be composed of the following:", False),
    ],
)
def test_a_sentence_above_a_list_that_denies_and_names_nobody_is_asked_about(head, asked):
    found = named(head, "1. Ms. Ada REED, Clerk\n2. Mr. Luis MOE, Judge", amends=False)
    assert any("was read as coming" in item.detail for item in found.review) is asked


def test_a_word_that_says_who_goes_below_a_heading_that_nobody_knows_is_asked_about():
    rows = [["", "Name", "Position"], ["Leaves", "Ms. Ada REED", "Clerk"], ["Joins", "Mr. Luis MOE", "Judge"]]
    assert "/delegates/0" in [item.path for item in named(rows, amends=True).review]


@pytest.mark.parametrize(
    "line", ["New York Police", "Inclusion Agency", "Additional Secretary", "Head of Removal Unit"]
)
def test_a_post_or_body_with_a_word_of_change_is_no_heading_of_those_who_come_or_go(line):
    found = named(f"Mr. Owen PRICE\n{line}\n\nMs. Ada REED\nHigh Court", amends=True)
    turns = [(one.name, one.change) for one in found.delegates]
    assert turns == [("Owen PRICE", Change.ADD), ("Ada REED", Change.ADD)]
    assert line in (found.delegates[0].position, found.delegates[0].organization) or found.review
