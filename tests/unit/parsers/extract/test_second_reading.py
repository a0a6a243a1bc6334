"""The second reading: what it learns, and what it says against the rules."""

from pathlib import Path

import msgspec
import pytest

from parsers.extract import find
from parsers.extract.letter import Letter
from parsers.extract.second import consent, differences, labelling, placing
from parsers.extract.second.consent import Opinion
from parsers.extract.second.labelling import Labelled
from parsers.extract.second.tokens import MOST, Row, tokens
from parsers.record import Delegate, Intent, Reason, Response, Role
from tests.fixtures.written import mail
from tests.letters.grammar import drawing, exam, scoring, training


def labelled(*lines: tuple[str, dict[str, str]], sure: float = 1.0) -> Labelled:
    """Return rows whose words are labelled as the stretches say."""
    rows = tuple(Row(text, group=at) for at, (text, _) in enumerate(lines))
    words = tokens(rows)
    tags = []
    for word in words:
        text, spans = lines[word.row]
        said = next(
            ((text.index(s), s, label) for s, label in spans.items() if 0 <= word.start - text.index(s) < len(s)), None
        )
        tags.append("O" if said is None else ("B-" if said[0] == word.start else "I-") + said[2])
    chances = tuple({tag: sure, **({} if tag == "O" else {"O": 1 - sure})} for tag in tags)
    return Labelled(rows, words, tuple(tags), (sure,) * len(words), chances)


ANNA = Delegate("Anna Osei", position="Director", organization="Ministry of Justice")
LINE = ("Ms. Anna Osei, Director, Ministry of Justice", {
    "Ms.": "honorific", "Anna Osei": "name", "Director": "position", "Ministry of Justice": "organization",
})  # fmt: skip


def record(*delegates: Delegate, intent: Intent = Intent.NOMINATE) -> Response:
    return Response("<1@x.example>", intent=intent, delegates=delegates)


def paths(*delegates: Delegate, seen: Labelled, intent: Intent = Intent.NOMINATE) -> list[str]:
    items = differences.between(record(*delegates, intent=intent), seen)
    assert {item.reason for item in items} <= {Reason.READINGS_DIFFER}
    return [item.path for item in items]


def test_what_the_second_reading_only_divides_otherwise_is_no_difference() -> None:
    person = Delegate("Anna Osei", honorific="Captain", position="Director", organization="Ministry of Justice")
    line = ("Captain Anna Osei, Director, Ministry of Justice", {
        "Captain Anna Osei": "name", "Director, Ministry of Justice": "position",
    })  # fmt: skip
    assert paths(person, seen=labelled(line)) == []


def test_two_readings_that_agree_say_nothing() -> None:
    assert paths(ANNA, seen=labelled(LINE)) == []


def test_somebody_whom_only_the_labeller_sees_is_told_with_their_line() -> None:
    (item,) = differences.between(record(), labelled(LINE))
    assert item.path == "/delegates"
    assert "Anna Osei" in item.detail
    assert LINE[0] in item.detail


def test_what_is_told_of_one_letter_ends_with_how_much_more_there_is() -> None:
    names = [f"Nomen Nescio{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(50)]
    lines = [(name, {name: "other"}) for name in names]
    items = differences.between(record(*(Delegate(name) for name in names)), labelled(*lines))
    assert (len(items), items[-1].path, "30 more places" in items[-1].detail) == (21, "/delegates", True)


def test_a_signatory_in_the_list_is_told() -> None:
    assert paths(ANNA, seen=labelled(("Anna Osei", {"Anna Osei": "other"}))) == ["/delegates/0"]


def test_a_name_that_runs_on_into_the_post_is_told() -> None:
    long = Delegate("Anna Osei Director", organization="Ministry of Justice")
    assert paths(long, seen=labelled(LINE)) == ["/delegates/0/name", "/delegates/0/position"]


def test_a_body_that_swallowed_more_is_told() -> None:
    long = Delegate("Anna Osei", position="Director", organization="Ministry of Justice and Ms. Vera Pop attends too")
    assert paths(long, seen=labelled(LINE)) == ["/delegates/0/organization"]


def test_who_is_to_lead_in_a_sentence_is_head() -> None:
    seen = labelled(("Headed by Anna Osei.", {"Anna Osei": "leader"}))
    assert paths(Delegate("Anna Osei"), seen=seen) == ["/delegates/0/role"]
    assert paths(Delegate("Anna Osei", role=Role.HEAD), seen=seen) == []


def test_a_heading_gives_its_role_to_the_names_under_it() -> None:
    seen = labelled(("Advisers:", {"Advisers": "role"}), ("Anna Osei", {"Anna Osei": "name"}))
    assert paths(Delegate("Anna Osei"), seen=seen) == ["/delegates/0/role"]


@pytest.mark.parametrize("heading", ["Advisers:", "- Adviser -", "Adviser"])
def test_a_heading_between_people_gives_its_role_to_the_one_below(heading: str) -> None:
    role = heading.strip(":- ")
    above, below = ((name, {name: "name"}) for name in ("Anna Osei", "Peter Pop"))
    seen = labelled(above, (heading, {role: "role"}), below)
    assert paths(Delegate("Anna Osei"), Delegate("Peter Pop", role=Role.ADVISER), seen=seen) == []
    assert paths(Delegate("Anna Osei"), Delegate("Peter Pop"), seen=seen) == ["/delegates/1/role"]


def test_a_role_below_a_name_in_its_block_is_of_that_name() -> None:
    name, role = ("Anna Osei", {"Anna Osei": "name"}), ("Adviser", {"Adviser": "role"})
    seen = labelled(name, role)
    seen = msgspec.structs.replace(seen, rows=(seen.rows[0], msgspec.structs.replace(seen.rows[1], group=0, number=1)))
    assert paths(Delegate("Anna Osei"), seen=seen) == ["/delegates/0/role"]


def test_an_address_of_somebody_else_is_told() -> None:
    seen = labelled(
        ("Anna Osei", {"Anna Osei": "name"}), ("a.osei@x.example", {"a.osei@x.example": "email"}),
        ("Peter Pop", {"Peter Pop": "name"}),
    )  # fmt: skip
    delegates = (Delegate("Anna Osei"), Delegate("Peter Pop", emails=("a.osei@x.example",)))
    assert paths(*delegates, seen=seen) == ["/delegates/0/emails"]


MS_ANNA = msgspec.structs.replace(ANNA, honorific="Ms.")


def weights(*delegates: Delegate, seen: Labelled) -> list[tuple[str, str, str]]:
    places, whole = placing.place(delegates, seen.rows, seen.words)
    assert whole
    found = consent.dissents(delegates, places, seen)
    return [(one.text, one.mine, one.theirs) for one in found if one.weight > 1]


def test_a_labeller_that_reads_a_list_alike_consents() -> None:
    assert weights(MS_ANNA, seen=labelled(LINE)) == []
    assert consent.between(record(MS_ANNA), labelled(LINE)) == Opinion(consents=True)


def test_what_the_labeller_takes_otherwise_is_dissent_and_told_with_its_line() -> None:
    line = (LINE[0], LINE[1] | {"Ministry of Justice": "position"})
    assert weights(MS_ANNA, seen=labelled(line)) == [("Ministry of Justice", "organization", "position")]
    (item,) = consent.between(record(MS_ANNA), labelled(line)).review
    assert (item.path, item.reason) == ("/delegates", Reason.READINGS_DIFFER)
    assert "Ministry of Justice was read as an organization" in item.detail
    assert LINE[0] in item.detail


def test_a_labeller_that_hardly_prefers_its_own_reading_consents() -> None:
    line = (LINE[0], {key: label for key, label in LINE[1].items() if key != "Director"})
    unsure = labelled(line)
    chances = tuple({"O": 0.6, "B-position": 0.4} if tag == "O" else chance
        for tag, chance in zip(unsure.tags, unsure.chances, strict=True))  # fmt: skip
    assert consent.between(record(MS_ANNA), msgspec.structs.replace(unsure, chances=chances)).consents
    assert not consent.between(record(MS_ANNA), unsure).consents


def test_a_value_that_stands_twice_is_no_dissent() -> None:
    other = Delegate("Ben Tizal", honorific="Mr.", position="Judge", organization="Ministry of Justice")
    more = ("Mr. Ben Tizal, Judge, Ministry of Justice", {
        "Mr.": "honorific", "Ben Tizal": "name", "Judge": "position", "Ministry of Justice": "organization",
    })  # fmt: skip
    shared = ("Ministry of Justice", {"Ministry of Justice": "organization"})
    assert weights(MS_ANNA, other, seen=labelled(shared, LINE, more)) == []


def test_a_name_in_two_cells_of_a_row_is_placed() -> None:
    person = Delegate("OSEI Anna", given_names="Anna", family_name="Osei")
    rows = (Row("OSEI", 1, column=0), Row("Director", 1, column=1), Row("Anna", 1, column=2))
    places, whole = placing.place([person], rows, tokens(rows))
    assert (places.tags, whole) == (["B-name", "O", "B-name"], True)


def test_of_two_places_of_a_name_the_one_beside_the_post_is_taken() -> None:
    rows = (Row("For questions: Anna Osei", 0), Row("", 1), Row("Anna Osei, Director, Ministry of Justice", 2))
    places, whole = placing.place([MS_ANNA], rows, tokens(rows))
    assert whole
    assert [word.row for word, tag in zip(places.words, places.tags, strict=True) if tag == "B-name"] == [2]


@pytest.mark.parametrize("delegates", [(), (Delegate("Nobody Here"),), (MS_ANNA,) * 61])
def test_a_list_that_cannot_be_placed_has_no_consent(delegates: tuple[Delegate, ...]) -> None:
    assert consent.between(record(*delegates), labelled(LINE)) == Opinion()


def test_changes_are_not_compared() -> None:
    assert consent.between(record(MS_ANNA, intent=Intent.AMEND), labelled(LINE)) == Opinion()


def test_an_unsure_labeller_says_nothing() -> None:
    assert paths(seen=labelled(LINE, sure=0.6)) == []


@pytest.mark.parametrize("intent", [Intent.AMEND, Intent.DECLINE, Intent.UNRELATED])
def test_only_nominations_are_compared(intent: Intent) -> None:
    assert paths(seen=labelled(LINE), intent=intent) == []


def test_a_letter_without_words_is_nothing_to_compare() -> None:
    assert labelling.label(Letter(())) == Labelled((), (), (), ())


def test_a_letter_without_end_is_read_up_to_a_bound() -> None:
    assert len(tokens([Row("word " * 900, 0)] * 100)) == MOST


def test_a_small_model_trained_anew_labels_letters_of_words_it_never_saw(tmp_path: Path) -> None:
    training.train(tmp_path / "small.crfsuite", 60, ("exam/newer",))
    assert training.measure(tmp_path / "small.crfsuite", range(1, 21), "held") > 0.5


def test_the_committed_model_labels_letters_of_words_it_never_saw() -> None:
    assert training.measure(labelling.MODEL, range(1, 41), "held") > 0.7


@pytest.mark.parametrize("kind", ["posts", "bodies", "openings", "closings", "others", "prose", "fields"])
def test_the_held_out_part_is_made_of_other_words_and_sentences(kind: str) -> None:
    ours, theirs = drawing.words("train"), drawing.words("held")
    for language in drawing.LANGUAGES:
        assert not set(ours[language][kind]) & set(theirs[language][kind])


@pytest.mark.parametrize("kind", ["names", "forms"])
def test_the_held_out_part_is_made_of_other_names_and_forms_of_a_line(kind: str) -> None:
    ours, theirs = drawing.words("train")[kind], drawing.words("held")[kind]
    assert ours.keys() == theirs.keys()
    assert not any(set(ours[key]) & set(theirs[key]) for key in ours)


def test_the_same_seed_draws_the_same_letter() -> None:
    assert drawing.draw(3, "held") == drawing.draw(3, "held")


def test_a_record_equal_to_the_letter_has_no_fault() -> None:
    gold = exam.case(1, "held").record()
    gold["delegates"] = [{**person, "confidence": 1.0} for person in gold["delegates"]]
    assert not scoring.score(gold, gold | {"review": []}).wrong
    assert scoring.score(gold, {**gold, "review": [], "delegates": []}).harmful


LISTED = (
    "The Embassy of Ghana will be represented at the meeting of CU 2009/33 by the following persons:\n\n"
    "- Anna Berg, Senior Adviser – anna.berg@labour.example"
)


@pytest.mark.parametrize("consents", [True, False])
def test_a_list_is_looked_at_for_its_layout_unless_the_second_reading_consents(
    consents: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not consents:
        monkeypatch.setattr(consent, "between", lambda record, labelled: Opinion())
    assert [item.path for item in find(mail(LISTED), ()).review] == ([] if consents else ["/delegates"])


@pytest.mark.parametrize(
    ("more", "language"),
    [
        ("or Mr. Luis Moe", "en"), ("to be confirmed", "en"),
        ("who will only observe, as observer", "en"), ("ou M. Luis Moe", "fr"),
        ("ainsi que l'experte", "fr"), ("interpreter", "en"),
        ("with her husband", "en"), ("уточняется", "ru"),
    ],
)  # fmt: skip
def test_a_labeller_does_not_consent_beside_words_that_leave_open_who_comes_or_as_what(
    more: str, language: str
) -> None:
    line = (f"{LINE[0]}, {more}", LINE[1])
    said = msgspec.structs.replace(record(MS_ANNA), language=language)
    assert consent.between(said, labelled(LINE)).consents
    assert not consent.between(said, labelled(line)).consents


def test_a_role_that_somebody_has_leaves_nothing_open() -> None:
    interpreter = msgspec.structs.replace(MS_ANNA, role=Role.INTERPRETER)
    assert consent.between(record(interpreter), labelled((f"{LINE[0]}, interpreter", LINE[1]))).consents


def test_a_labeller_does_not_consent_where_another_word_may_be_a_name() -> None:
    seen = labelled(LINE, ("With Luis Moe", {}))
    chances = tuple({"O": 0.9, "B-name": 0.1} if word.text == "Luis" else chance
        for word, chance in zip(seen.words, seen.chances, strict=True))  # fmt: skip
    assert consent.between(record(MS_ANNA), seen).consents
    assert not consent.between(record(MS_ANNA), msgspec.structs.replace(seen, chances=chances)).consents


@pytest.mark.parametrize("consents", [True, False])
def test_whom_a_sentence_names_is_looked_at_unless_the_second_reading_consents(
    consents: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consent, "between", lambda record, labelled: Opinion(consents=consents))
    text = "Ghana will be represented at the meeting of CU 2009/33 by Ms. Anna Berg, Director, Ministry of Justice."
    assert ("/delegates" in [item.path for item in find(mail(text), ()).review]) is not consents


def test_whom_a_sentence_names_besides_a_list_is_looked_at_whatever_the_second_reading_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(consent, "between", lambda record, labelled: Opinion(consents=True))
    text = f"{LISTED}\n\nMr. Lars Moe, Second Secretary, Embassy of Ghana, will assist the delegation."
    assert "/delegates" in [item.path.rstrip("/0123456789") for item in find(mail(text), ()).review]
