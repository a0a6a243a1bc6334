"""How messages become a roster."""

import datetime as dt
import random
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from parsers.record import Change, Delegate, Intent, Modality, Reason, Role
from store.roster import Attendance, Dated, Person, Roster, What, apply, compare, counted_from, lead_back
from tests.fixtures.records import joins, leaves, person

MARCH = dt.date(2030, 3, 1)


def _at(number: int, intent: Intent, *delegates: Delegate, note: str | None = None, day: int | None = None) -> Dated:
    """Return a message of a day in March, the number's where no other is said."""
    moment = dt.datetime(2030, 3, 1 + number, 9, tzinfo=dt.UTC)
    counts = MARCH + dt.timedelta(days=number if day is None else day)
    return Dated(number, counts, moment, moment, f"{number:064x}", intent, delegates, note)


def _list(number: int, *names: str, **fields: object) -> Dated:
    return _at(number, Intent.NOMINATE, *(person(name) for name in names), **fields)  # type: ignore[arg-type]


def _amend(number: int, *delegates: Delegate, **fields: object) -> Dated:
    return _at(number, Intent.AMEND, *delegates, **fields)  # type: ignore[arg-type]


def _names(roster: Roster) -> list[str]:
    return [person.name for person in roster.people]


def _reasons(roster: Roster) -> list[tuple[int, Reason, str]]:
    return [(doubt.message, doubt.item.reason, doubt.item.path) for doubt in roster.doubts]


def test_how_somebody_takes_part_is_kept_until_something_else_is_said() -> None:
    online = _at(1, Intent.NOMINATE, replace(person("Ama MOE"), modality=Modality.ONLINE))
    corrected = _amend(2, replace(joins("Ama MOE"), position="Judge"))
    in_person = _amend(3, replace(joins("Ama MOE"), modality=Modality.IN_PERSON))
    assert [one.modality for one in apply([online, corrected]).people] == [Modality.ONLINE]
    assert [one.modality for one in apply([online, corrected, in_person]).people] == [Modality.IN_PERSON]


def test_how_somebody_takes_part_is_told_where_it_changes() -> None:
    online = _at(1, Intent.NOMINATE, replace(person("Ama MOE"), modality=Modality.ONLINE))
    in_person = _at(2, Intent.NOMINATE, replace(person("Ama MOE"), modality=Modality.IN_PERSON))
    (change,) = apply([online, in_person]).steps[-1].changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.modality, change.after.modality) == (Modality.ONLINE, Modality.IN_PERSON)


@pytest.mark.parametrize(
    ("then", "now", "asked"),
    [
        ("Karim SALEM", "Salem KARIM", True),
        ("Zorana PELIVAN", "Zorana PELIVEN", True),
        ("Zorana PELIVAN", "PELIVAN Zorana", False),
        ("Zorana PELIVAN", "Ms. PELIVAN", False),
        ("Иван СИДОРОВ", "Ivan SIDOROV", False),
    ],
)
def test_whom_a_new_list_names_otherwise_is_looked_at_where_it_may_be_somebody_else(
    then: str, now: str, asked: bool
) -> None:
    roster = apply([_at(1, Intent.NOMINATE, person(then)), _at(2, Intent.NOMINATE, person(now))])
    assert (_reasons(roster) == [(2, Reason.FUZZY_MATCH, "/delegates")]) is asked
    assert _names(roster) == [now]


def test_changes_lead_back_where_each_person_is_in_the_end_as_before_whatever_message_names_them() -> None:
    ana, other, judge = (Person("Ana", messages=(1,)), Person("ANA", messages=(2,)), Person("Ana", position="Judge"))
    assert lead_back(compare((), (ana,)) + compare((other,), ()))
    assert lead_back(compare((), (ana,)) + compare((ana,), (judge,)) + compare((judge,), ()))
    assert not lead_back(compare((), (ana,)) + compare((judge,), ()))
    assert not lead_back(compare((), (ana,)) + compare((), (other,)))


def test_another_spelling_in_the_same_post_is_the_same_person() -> None:
    then, now = (replace(person(name), position="Judge") for name in ("Zorana PELIVAN", "Zorana PELIVEN"))
    assert apply([_at(1, Intent.NOMINATE, then), _at(2, Intent.NOMINATE, now)]).doubts == ()


# The day from which a message counts


def test_a_note_counts_from_its_own_date() -> None:
    sent = dt.datetime(2030, 3, 9, 12, tzinfo=dt.UTC)
    assert counted_from(dt.date(2030, 3, 4), sent, sent) == dt.date(2030, 3, 4)


def test_a_note_dated_after_its_arrival_counts_from_the_day_it_was_sent() -> None:
    sent = dt.datetime(2030, 3, 9, 12, tzinfo=dt.UTC)
    assert counted_from(dt.date(2031, 3, 4), sent, sent) == dt.date(2030, 3, 9)


def test_the_day_it_was_sent_is_the_senders() -> None:
    samoa = dt.timezone(dt.timedelta(hours=13))
    sent = dt.datetime(2030, 3, 10, 1, tzinfo=samoa)
    assert counted_from(None, sent, sent.astimezone(dt.UTC)) == dt.date(2030, 3, 10)


def test_without_a_date_the_arrival_counts() -> None:
    assert counted_from(None, None, dt.datetime(2030, 3, 9, tzinfo=dt.UTC)) == dt.date(2030, 3, 9)


def test_messages_of_one_day_apply_by_time_then_by_arrival_then_by_bytes() -> None:
    noon = dt.datetime(2030, 3, 1, 12, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    places = [(noon, noon, "b"), (noon, noon, "c"), (noon, noon + hour, "a"), (noon + hour, noon, "0")]
    messages = [
        Dated(i, MARCH, moment, received, sha256, Intent.NOMINATE, (person(f"Guest {i}"),))
        for i, (moment, received, sha256) in enumerate(places)
    ]
    for arrival in permutations(messages):
        assert [step.message for step in apply(arrival).steps] == [0, 1, 2, 3]


# What a message does


def test_nobody_has_answered_before_the_first_message() -> None:
    assert apply(()) == Roster()


@pytest.mark.parametrize("intent", [Intent.ACKNOWLEDGE, Intent.INQUIRE])
def test_who_only_acknowledges_or_asks_is_pending_and_changes_nothing(intent: Intent) -> None:
    assert apply([_at(1, intent)]).attendance is Attendance.PENDING
    assert _names(apply([_list(1, "Ana Kovar"), _at(2, intent)])) == ["Ana Kovar"]


def test_a_new_list_replaces_the_old_one() -> None:
    roster = apply([_list(1, "Ana Kovar", "Bo Lind"), _list(2, "Bo Lind", "Cy Moor")])
    assert _names(roster) == ["Bo Lind", "Cy Moor"]
    assert [(c.what, (c.before or c.after).name) for c in roster.steps[1].changes] == [  # type: ignore[union-attr]
        (What.REMOVED, "Ana Kovar"), (What.ADDED, "Cy Moor"),
    ]  # fmt: skip


def test_a_list_that_names_nobody_takes_nobodys_place() -> None:
    assert _names(apply([_list(1, "Ana Kovar"), _list(2)])) == ["Ana Kovar"]
    assert apply([_list(1)]).attendance is Attendance.ATTENDING


def test_a_decline_empties_the_roster_and_an_acceptance_fills_it_again() -> None:
    declined = [_list(1, "Ana Kovar"), _at(2, Intent.DECLINE)]
    assert apply(declined).attendance is Attendance.DECLINED
    assert [change.what for change in apply(declined).steps[1].changes] == [What.REMOVED]
    again = apply([*declined, _list(3, "Bo Lind")])
    assert (again.attendance, _names(again)) == (Attendance.ATTENDING, ["Bo Lind"])


def test_an_amendment_after_a_decline_brings_whom_it_adds_and_a_removal_brings_nobody() -> None:
    declined = _at(2, Intent.DECLINE)
    assert apply([declined, _amend(3, joins("Cy Moor"))]).attendance is Attendance.ATTENDING
    assert apply([declined, _amend(3, leaves("Cy Moor"))]).attendance is Attendance.DECLINED


def test_a_replacement_is_one_removal_and_one_addition_at_the_end() -> None:
    roster = apply([_list(1, "Ana Kovar", "Bo Lind"), _amend(2, leaves("Ana Kovar"), joins("Cy Moor"))])
    assert _names(roster) == ["Bo Lind", "Cy Moor"]


def test_an_amendment_that_arrives_before_its_list_waits_for_it() -> None:
    change = _amend(2, leaves("Bo Lind"), joins("Cy Moor"))
    early = apply([change])
    assert (_names(early), _reasons(early)) == (["Cy Moor"], [(2, Reason.OTHER, "/delegates/0")])
    whole = apply([change, _list(1, "Ana Kovar", "Bo Lind")])
    assert (_names(whole), _reasons(whole)) == (["Ana Kovar", "Cy Moor"], [])


def test_an_amendment_before_the_last_list_is_overtaken_by_it() -> None:
    assert _names(apply([_amend(1, joins("Cy Moor")), _list(2, "Ana Kovar")])) == ["Ana Kovar"]


# One person in two scripts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Karimova", "Анна Каримова"),
        ("محمد الحداد", "Mohammed Al-Haddad"),
        ("王小明", "Wang Xiaoming"),
        ("Sergei Yusupov", "Sergey Yusupov"),
    ],
)
def test_somebody_in_another_script_or_spelling_is_one_person_who_is_looked_at(one: str, other: str) -> None:
    joined = apply([_list(1, one, "Bo Lind"), _amend(2, joins(other, position="Judge"))])
    assert [(each.name, each.position) for each in joined.people] == [(other, "Judge"), ("Bo Lind", "")]
    assert _reasons(joined) == [(2, Reason.FUZZY_MATCH, "/delegates/0")]
    gone = apply([_list(1, one, "Bo Lind"), _amend(2, leaves(other))])
    assert (_names(gone), _reasons(gone)) == (["Bo Lind"], [(2, Reason.FUZZY_MATCH, "/delegates/0")])
    copied = apply([_list(1, one, note="7/30"), _list(2, other, note="7/30")])
    assert (_names(copied), _reasons(copied)) == ([one], [(2, Reason.SAME_NOTE_DIFFERS, "/delegates/0")])


# Father and son


def test_a_son_with_his_fathers_name_reversed_joins_his_father() -> None:
    father, son = "Saleh bin Ahmed Al Nuaimi", "Ahmed bin Saleh Al Nuaimi"
    roster = apply([_list(1, father), _amend(2, joins(son, position="Adviser"))])
    assert (_names(roster), _reasons(roster)) == ([father, son], [])


def test_whoever_may_be_the_father_or_the_son_is_taken_for_nobody_without_a_look() -> None:
    joined = apply([_list(1, "Ali Hassan"), _amend(2, joins("Hassan Ali"))])
    assert _reasons(joined) == [(2, Reason.FUZZY_MATCH, "/delegates/0")]
    gone = apply([_list(1, "Mohamed Ali Hassan", "Bo Lind"), _amend(2, leaves("Ali Hassan"))])
    assert (_names(gone), _reasons(gone)) == (["Bo Lind"], [(2, Reason.FUZZY_MATCH, "/delegates/0")])
    copied = apply([_list(1, "Ali Hassan", note="7/30"), _list(2, "Hassan Ali", note="7/30")])
    assert _reasons(copied) == [(2, Reason.SAME_NOTE_DIFFERS, "/delegates/0")]


def test_a_withdrawal_of_the_son_leaves_the_father_on_the_list_and_is_looked_at() -> None:
    roster = apply([_list(1, "Paul Teste"), _amend(2, leaves("Paul Teste Jr."))])
    assert (_names(roster), _reasons(roster)) == (["Paul Teste"], [(2, Reason.OTHER, "/delegates/0")])


# Corrections


def test_a_corrected_person_keeps_the_place_and_what_the_correction_leaves_unsaid() -> None:
    first = person("Ana Kovar", role=Role.HEAD, position="Judge", emails=("a@x.example",), phones=("+431",))
    roster = apply(
        [_at(1, Intent.NOMINATE, first, person("Bo Lind")), _amend(2, joins("KOVAR Ana", emails=("b@x.example",)))]
    )
    corrected = roster.people[0]
    assert (corrected.role, corrected.position, corrected.phones) == (Role.HEAD, "Judge", ("+431",))
    assert corrected.emails == ("b@x.example",)
    assert corrected.messages == (1, 2)
    (change,) = roster.steps[1].changes
    assert change.what is What.CORRECTED
    assert change.before is not None
    assert change.before.emails == ("a@x.example",)


def test_so_does_somebody_who_is_named_once_more_by_a_part_of_the_name() -> None:
    first = person("Ana KOVAR", honorific="Ms.", position="Judge", organization="Court of Ports")
    amended = apply([_at(1, Intent.NOMINATE, first, person("Bo Lind")), _amend(2, joins("KOVAR", honorific="Ms."))])
    assert amended.people[0].name == "Ana KOVAR"
    assert (amended.people[0].position, amended.people[0].organization) == ("Judge", "Court of Ports")


def test_a_name_in_fewer_words_is_one_all_the_same() -> None:
    amended = apply([_list(1, "Min Jun KIM"), _amend(2, joins("KIM Minjun"))])
    assert (_names(amended), _reasons(amended)) == (["KIM Minjun"], [])


def test_a_list_says_all_that_holds_of_its_people() -> None:
    first = person("Ana Kovar", position="Judge", organization="Court of Ports")
    roster = apply([_at(1, Intent.NOMINATE, first), _list(2, "Ana Kovar", "Bo Lind")])
    assert (roster.people[0].position, roster.people[0].organization) == ("", "")


def test_a_role_without_evidence_was_not_said_and_one_with_evidence_was() -> None:
    first = _at(1, Intent.NOMINATE, person("Ana Kovar", role=Role.HEAD))
    unsaid = apply([first, _amend(2, joins("Ana Kovar"))])
    said = apply([first, _amend(2, joins("Ana Kovar", role=Role.DELEGATE))])
    assert (unsaid.people[0].role, said.people[0].role) == (Role.HEAD, Role.DELEGATE)


def test_the_evidence_follows_the_value() -> None:
    roster = apply([_at(1, Intent.NOMINATE, person("Ana Kovar", role=Role.HEAD)), _amend(2, joins("ANA KOVAR"))])
    found = {(source.message, source.evidence.field) for source in roster.people[0].sources}
    assert found == {(2, "name"), (1, "role")}


def test_a_part_of_a_name_corrects_details_but_not_the_name_and_is_looked_at() -> None:
    roster = apply([_list(1, "Ana Kovar"), _amend(2, joins("Kovar", phones=("+431",)))])
    assert [(p.name, p.given_names, p.phones) for p in roster.people] == [("Ana Kovar", "Ana", ("+431",))]
    assert _reasons(roster) == [(2, Reason.FUZZY_MATCH, "/delegates/0")]


def test_who_is_added_twice_is_one_and_nothing_is_remembered_the_second_time() -> None:
    roster = apply([_list(1, "Ana Kovar"), _amend(2, joins("Ana KOVAR"))])
    assert len(roster.people) == 1
    assert roster.steps[1].changes == ()


def test_father_and_son_are_two() -> None:
    assert len(apply([_list(1, "Juan Salas"), _amend(2, joins("Juan Salas hijo"))]).people) == 2


# Removals


def test_a_person_removed_in_another_case_goes() -> None:
    named = [person("Тимур Каримов", honorific="г-н"), person("Анна Каримова", honorific="г-жа")]
    roster = apply([_at(1, Intent.NOMINATE, *named), _amend(2, leaves("Каримова", honorific="г-на"))])
    assert _names(roster) == ["Анна Каримова"]


def test_a_removal_that_could_mean_two_people_removes_nobody_and_is_looked_at() -> None:
    roster = apply([_list(1, "Ana Kovar", "Jan Kovar"), _amend(2, leaves("Kovar"))])
    assert len(roster.people) == 2
    assert _reasons(roster) == [(2, Reason.FUZZY_MATCH, "/delegates/0")]


def test_a_removal_with_a_misread_name_removes_and_is_looked_at() -> None:
    roster = apply([_list(1, "Tomas Shikongwa", "Bo Lind"), _amend(2, leaves("Tomas Shekongwa"))])
    assert _names(roster) == ["Bo Lind"]
    assert _reasons(roster) == [(2, Reason.FUZZY_MATCH, "/delegates/0")]


# The same note


def test_the_same_note_again_changes_nothing_even_after_an_amendment() -> None:
    messages = [
        _list(1, "Ana Kovar", "Bo Lind", note="12/30"),
        _amend(2, leaves("Bo Lind"), note="13/30"),
        _list(3, "LIND Bo", "KOVAR Ana", note="12 / 30"),
    ]
    roster = apply(messages)
    assert _names(roster) == ["Ana Kovar"]
    assert roster.duplicates == ((3, 1),)


def test_the_digits_of_a_note_number_count_in_any_script() -> None:
    assert apply([_list(1, "Ana Kovar", note="٢٣٤/٥"), _list(2, "Ana Kovar", note="234/5")]).duplicates == ((2, 1),)


def test_copies_of_one_mail_are_one_without_a_note_number() -> None:
    one, two = _list(1, "Ana Kovar"), _list(2, "Ana Kovar")
    copies = [replace(message, message_id="<a@x.example>") for message in (one, two)]
    assert apply(copies).duplicates == ((2, 1),)
    assert apply([one, two]).duplicates == ()


def test_the_same_note_with_other_people_applies_and_is_looked_at() -> None:
    roster = apply([_list(1, "Ana Kovar", note="12/30"), _list(2, "Bo Lind", note="12/30")])
    assert _names(roster) == ["Bo Lind"]
    assert _reasons(roster) == [(2, Reason.SAME_NOTE_DIFFERS, "/note/number")]


def test_the_same_note_with_a_name_spelled_otherwise_is_the_same_and_is_looked_at() -> None:
    roster = apply([_list(1, "Tomas Shikongwa", note="1"), _list(2, "Tomas Shekongwa", note="1")])
    assert (_names(roster), roster.duplicates) == (["Tomas Shikongwa"], ((2, 1),))
    assert _reasons(roster) == [(2, Reason.SAME_NOTE_DIFFERS, "/delegates/0")]


def test_the_same_note_with_other_details_is_the_same_and_says_what_differs() -> None:
    then = person("Ana Kovar", position="Judge", organization="Ministry of Ports", phones=("+431",))
    now = person(
        "Ana Kovar", role=Role.HEAD, position="Minister", organization="Ministy of Ports", emails=("a@x.example",)
    )
    roster = apply([_at(1, Intent.NOMINATE, then, note="1"), _at(2, Intent.NOMINATE, now, note="1")])
    assert (roster.people[0].position, roster.duplicates) == ("Judge", ((2, 1),))
    (doubt,) = roster.doubts
    assert (doubt.message, doubt.item.reason, doubt.item.path) == (2, Reason.SAME_NOTE_DIFFERS, "/delegates/0")
    said = "role delegate then, head now; position Judge then, Minister now; emails nothing then, a@x.example now"
    assert f"of Ana Kovar: {said}." in doubt.item.detail


def test_the_same_note_that_says_less_or_is_misread_is_not_looked_at() -> None:
    then = person(
        "Ana Kovar", role=Role.HEAD, position="Judge", organization="Ministry of Ports", phones=("+431", "+432")
    )
    less, misread = person("Ana Kovar", phones=("+432",)), replace(then, organization="Ministry 0f Ports")
    for now in (less, misread, then):
        assert apply([_at(1, Intent.NOMINATE, then, note="1"), _at(2, Intent.NOMINATE, now, note="1")]).doubts == ()


def test_an_acknowledgement_under_the_notes_number_is_no_other_answer() -> None:
    assert apply([_list(1, "Ana Kovar", note="1"), _at(2, Intent.ACKNOWLEDGE, note="1")]).doubts == ()


# Nobody left


def test_a_list_that_its_last_withdrawal_emptied_is_looked_at_until_somebody_comes_or_nobody_does() -> None:
    emptied = [_list(1, "Ana Kovar"), _amend(2, leaves("Ana Kovar"))]
    assert apply(emptied).attendance is Attendance.ATTENDING
    assert _reasons(apply(emptied)) == [(2, Reason.OTHER, "/delegates")]
    assert _reasons(apply([*emptied, _at(3, Intent.INQUIRE)])) == [(2, Reason.OTHER, "/delegates")]
    assert _reasons(apply([*emptied, _at(3, Intent.DECLINE)])) == []
    assert _reasons(apply([*emptied, _amend(3, joins("Bo Lind"))])) == []
    assert _reasons(apply([_list(1), _at(2, Intent.INQUIRE)])) == []


# A later list without most of the people of the earlier one

FOUR = _list(1, "Ana Kovar", "Bo Lind", "Cy Moor", "Di Nagy")
DROPPED = [(2, Reason.OTHER, "/intent")]


@pytest.mark.parametrize(
    "names",
    [
        ("Ed Olin",), ("Ana Kovar",), ("Di Nagy", "Ana Kovar"), ("Ed Olin", "Fay Pope"),
        ("Di Nagy", "Ed Olin", "Fay Pope", "Gil Quist"),
    ],
)  # fmt: skip
def test_a_list_without_most_of_the_earlier_ones_people_replaces_it_and_is_looked_at(names: tuple[str, ...]) -> None:
    roster = apply([FOUR, _list(2, *names)])
    assert (_names(roster), _reasons(roster)) == ([*names], DROPPED)
    left_out = [name for name in ("Ana Kovar", "Bo Lind", "Cy Moor", "Di Nagy") if name not in names]
    assert all(name in roster.doubts[0].item.detail for name in left_out)


@pytest.mark.parametrize("names", [("Di Nagy", "Ana Kovar", "Ed Olin"), ("Ana Kovar", "Bo Lind", "Cy Moor")])
def test_a_list_with_half_of_them_and_others_or_with_more_is_a_whole_one(names: tuple[str, ...]) -> None:
    assert apply([FOUR, _list(2, *names)]).doubts == ()


def test_whom_a_long_list_lost_is_told_in_few_words() -> None:
    roster = apply([_list(1, *(f"Guest {word}" for word in "abcdefghijkl")), _list(2, "Ana Kovar")])
    assert "Guest a, Guest b, Guest c, Guest d, Guest e and 7 more" in roster.doubts[0].item.detail


def test_that_is_settled_when_they_come_again_or_nobody_does() -> None:
    doubtful = [FOUR, _list(2, "Ed Olin")]
    assert _reasons(apply([*doubtful, _list(3, "Ed Olin", "Fay Pope")])) == DROPPED
    assert _reasons(apply([*doubtful, _amend(3, joins("Fay Pope"))])) == DROPPED
    assert _reasons(apply([*doubtful, _list(3, "Ana Kovar", "Bo Lind", "Ed Olin")])) == []
    back = [joins("Ana Kovar"), joins("Bo Lind"), joins("Cy Moor"), joins("Di Nagy")]
    assert _reasons(apply([*doubtful, _amend(3, *back)])) == []
    assert _reasons(apply([*doubtful, _amend(3, *back), _amend(4, leaves("Ana Kovar"))])) == []
    assert _reasons(apply([*doubtful, _at(3, Intent.DECLINE)])) == []
    assert _reasons(apply([*doubtful, _at(3, Intent.DECLINE), _list(4, "Gil Quist")])) == []


def test_a_change_that_names_some_of_those_left_out_does_not_settle_it() -> None:
    doubtful = [_list(1, "Ana Kovar", "Bo Lind"), _list(2, "Ed Olin")]
    roster = apply([*doubtful, _amend(3, joins("Ana Kovar", phones=("+4312345",)))])
    assert (_names(roster), _reasons(roster)) == (["Ed Olin", "Ana Kovar"], DROPPED)
    assert _reasons(apply([*doubtful, _list(3, "Ed Olin", "Ana Kovar")])) == []


@pytest.mark.parametrize(
    "names", [("Ahmed SALEM", "Ahmed SALIM"), ("Anna Berg", "Anna Maria Berg"), ("Ali Hassan", "Hassan Ali")]
)
def test_nobody_is_back_because_somebody_with_a_like_name_was_there_all_the_time(names: tuple[str, str]) -> None:
    roster = apply([_list(1, *names), _list(2, names[1])])
    assert (_names(roster), _reasons(roster)) == ([names[1]], DROPPED)
    assert names[0] in roster.doubts[0].item.detail


def test_a_list_after_a_decline_leaves_nobody_out() -> None:
    assert apply([FOUR, _at(2, Intent.DECLINE), _list(3, "Ed Olin")]).doubts == ()


# Heads of a delegation


def _heads(*messages: Dated) -> list[tuple[int, Reason, str]]:
    return _reasons(apply(messages))


def test_two_heads_on_a_list_are_looked_at_in_the_message_that_named_the_second() -> None:
    first = _at(1, Intent.NOMINATE, person("Ana Kovar", role=Role.HEAD), person("Bo Lind"))
    second = _amend(2, joins("Cy Moor", role=Role.HEAD))
    assert _heads(first, second) == [(2, Reason.OTHER, "/delegates")]
    assert "Ana Kovar and Cy Moor" in apply([first, second]).doubts[0].item.detail
    later = _amend(3, joins("Di Nagy"), joins("Ana Kovar", phones=("+4312345",)))
    assert _heads(first, second, later) == [(2, Reason.OTHER, "/delegates")]


def test_it_is_gone_with_one_of_the_two() -> None:
    first = _at(1, Intent.NOMINATE, person("Ana Kovar", role=Role.HEAD), person("Bo Lind"))
    second = _amend(2, joins("Cy Moor", role=Role.HEAD))
    assert _heads(first, second, _amend(3, leaves("Ana Kovar"))) == []
    assert _heads(first, second, _amend(3, joins("Ana Kovar", role=Role.DELEGATE))) == []
    assert _heads(first, _amend(2, leaves("Ana Kovar"), joins("Cy Moor", role=Role.HEAD))) == []


# Two organs of one State

MINISTRY = "Ministry of Justice of Arcadia"


def _of(organ: str, message: Dated) -> Dated:
    return replace(message, organ=organ)


def test_a_list_that_takes_off_whom_another_organ_named_holds_and_is_looked_at_with_both() -> None:
    roster = apply([_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _list(2, "Bo Lind", "Cy Moor"))])
    assert _names(roster) == ["Bo Lind", "Cy Moor"]
    assert _reasons(roster) == [(2, Reason.SENDER_CONFLICT, "/sender")]
    detail = roster.doubts[0].item.detail
    assert "its mission names 1 person (2030-03-02, message 1)" in detail
    assert f"{MINISTRY} names 2 people (2030-03-03, message 2)" in detail


def test_a_decline_by_another_organ_than_the_one_that_named_people_holds_and_is_looked_at() -> None:
    roster = apply([_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _at(2, Intent.DECLINE))])
    assert roster.attendance is Attendance.DECLINED
    assert _reasons(roster) == [(2, Reason.SENDER_CONFLICT, "/sender")]


def test_so_does_a_decline_after_a_nomination_whose_names_are_to_follow() -> None:
    roster = apply([_of("mission", _list(1)), _of(MINISTRY, _at(2, Intent.DECLINE))])
    assert _reasons(roster) == [(2, Reason.SENDER_CONFLICT, "/sender")]


@pytest.mark.parametrize("names", [_list(2, "Ana Kovar"), _amend(2, joins("Ana Kovar"))])
def test_people_whom_one_organ_names_after_another_declined_come_and_are_looked_at(names: Dated) -> None:
    roster = apply([_of(MINISTRY, _at(1, Intent.DECLINE)), _of("mission", names)])
    assert (roster.attendance, _names(roster)) == (Attendance.ATTENDING, ["Ana Kovar"])
    assert _reasons(roster) == [(2, Reason.SENDER_CONFLICT, "/sender")]


def test_it_stays_a_disagreement_when_one_of_the_two_writes_once_more() -> None:
    messages = [_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _list(2, "Bo Lind"))]
    again = [_of(MINISTRY, _list(3, "Bo Lind", "Cy Moor"))]
    assert _reasons(apply([*messages, *again])) == [(2, Reason.SENDER_CONFLICT, "/sender")]


def test_a_disagreement_is_settled_when_the_second_organ_comes_round() -> None:
    apart = [_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _list(2, "Bo Lind"))]
    agreed = [_list(3, "Ana Kovar", "Bo Lind"), _amend(3, joins("Ana Kovar"))]
    assert [_reasons(apply([*apart, _of(MINISTRY, message)])) for message in agreed] == [[], []]
    declined = [_of("mission", _at(1, Intent.DECLINE)), _of(MINISTRY, _list(2, "Bo Lind"))]
    assert _reasons(apply(declined)) == [(2, Reason.SENDER_CONFLICT, "/sender")]
    assert _reasons(apply([*declined, _of(MINISTRY, _at(3, Intent.DECLINE))])) == []


def test_so_it_is_when_the_first_organ_says_the_same_or_everything_anew() -> None:
    apart = [_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _list(2, "Bo Lind"))]
    assert _reasons(apply([*apart, _of("mission", _list(3, "Bo Lind"))])) == []
    assert _reasons(apply([*apart, _of("mission", _list(3, "Ana Kovar"))])) == [(3, Reason.SENDER_CONFLICT, "/sender")]
    assert _reasons(apply([*apart, _of("mission", _amend(3, joins("Cy Moor")))])) == [
        (2, Reason.SENDER_CONFLICT, "/sender")
    ]


def test_a_decline_of_the_second_organ_disagrees_in_the_place_of_its_list() -> None:
    apart = [_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _list(2, "Bo Lind"))]
    roster = apply([*apart, _of(MINISTRY, _at(3, Intent.DECLINE))])
    assert _reasons(roster) == [(3, Reason.SENDER_CONFLICT, "/sender")]
    assert f"{MINISTRY} declines (2030-03-04, message 3)" in roster.doubts[0].item.detail
    assert "its mission names 1 person (2030-03-02, message 1)" in roster.doubts[0].item.detail


@pytest.mark.parametrize(
    "organs", [("mission", "mission"), ("", MINISTRY), ("mission", ""), (MINISTRY, MINISTRY.upper())]
)
def test_one_organ_that_thinks_again_is_no_disagreement_nor_is_one_that_is_not_known(organs: tuple[str, str]) -> None:
    roster = apply([_of(organs[0], _list(1, "Ana Kovar")), _of(organs[1], _list(2, "Bo Lind"))])
    assert _reasons(roster) == DROPPED


@pytest.mark.parametrize(
    "organs",
    [
        ("mission", "National Maritime Commission"), ("National Police Commission", "mission"),
        ("Ministerio del Interior", "Ministerio del Exterior"), ("Ministry of Ports", "Ministry of Sport"),
    ],
)  # fmt: skip
def test_offices_whose_names_are_only_alike_are_two(organs: tuple[str, str]) -> None:
    roster = apply([_of(organs[0], _list(1, "Ana Kovar")), _of(organs[1], _at(2, Intent.DECLINE))])
    assert _reasons(roster) == [(2, Reason.SENDER_CONFLICT, "/sender")]


@pytest.mark.parametrize(
    "organs",
    [
        ("Ministry of Ports", "Federal Ministry of Ports and Canals"), ("Ministry of Justice", "Ministry of Justlce"),
        ("Министерство юстиции", "Министерства юстиции Аркадии"), ("司法部", "中华人民共和国司法部"),
    ],
)  # fmt: skip
def test_an_office_that_is_written_in_more_words_or_with_a_misread_letter_is_one(organs: tuple[str, str]) -> None:
    assert apply([_of(organs[0], _list(1, "Ana Kovar")), _of(organs[1], _at(2, Intent.DECLINE))]).doubts == ()


def test_an_amendment_of_another_organs_list_is_no_disagreement() -> None:
    amended = _amend(2, leaves("Ana Kovar"), joins("Cy Moor"))
    assert apply([_of("mission", _list(1, "Ana Kovar", "Bo Lind")), _of(MINISTRY, amended)]).doubts == ()


def test_a_list_of_another_organ_that_keeps_everybody_is_no_disagreement() -> None:
    messages = [_of("mission", _list(1, "Ana Kovar")), _of(MINISTRY, _list(2, "Ana Kovar", "Bo Lind"))]
    assert apply(messages).doubts == ()


# Comparing


def test_what_only_typing_differs_in_is_no_correction() -> None:
    before, after = apply([_list(1, "Ana Kovar")]).people, apply([_list(2, "ANA  KOVAR")]).people
    assert compare(before, after) == ()


# Against a second, simple implementation

_PEOPLE = ["Ana Kovar", "Bo Lind", "Cy Moor", "Di Nagy", "Ed Olin", "Fay Pope", "Gil Quist", "Hui Rao"]


def _simple(messages: Sequence[Dated]) -> tuple[str, list[tuple[str, str]]]:
    """Return (attendance, [(name in capitals, position)]) from the contract's words, for names written alike."""
    attendance, people, seen = "pending", {}, set()
    for message in sorted(messages, key=lambda m: (m.day, m.moment, m.received, m.sha256)):
        said = frozenset((d.name.upper(), d.change is Change.REMOVE) for d in message.delegates)
        twin = (message.note, message.intent, said)
        if message.note and twin in seen:
            continue
        seen.add(twin)
        if message.intent is Intent.DECLINE:
            attendance, people = "declined", {}
        if message.intent is Intent.NOMINATE:
            attendance, people = "attending", {d.name.upper(): d.position for d in message.delegates}
        if message.intent is Intent.AMEND:
            for delegate in message.delegates:
                if delegate.change is Change.REMOVE:
                    people.pop(delegate.name.upper(), None)
            for delegate in message.delegates:
                if delegate.change is Change.ADD:
                    name = delegate.name.upper()
                    people[name] = delegate.position or people.get(name, "")
                    attendance = "attending"
            attendance = "declined" if attendance == "declined" else "attending"
    return attendance, list(people.items())


def _disagree(messages: Sequence[Dated]) -> list[int]:
    """Return the messages that take back what another organ said and still holds, for names written alike."""
    found, seen, told = list[tuple[Dated, Dated, set[str]]](), set(), list[Dated]()
    named, said, last = dict[str, list[Dated]](), "pending", dict[bool, Dated | None]({True: None, False: None})
    for message in sorted(messages, key=lambda m: (m.day, m.moment, m.received, m.sha256)):
        names = {d.name.upper(): d.change is Change.REMOVE for d in message.delegates}
        twin = (message.note, message.intent, frozenset(names.items()))
        if message.intent in {Intent.ACKNOWLEDGE, Intent.INQUIRE} or (message.note and twin in seen):
            continue
        seen.add(twin)
        organ, amends, declines = message.organ, message.intent is Intent.AMEND, message.intent is Intent.DECLINE
        by = {} if amends else {name: [m for m in by if m.organ] for name, by in named.items() if name not in names}
        lost = {name: by for name, by in by.items() if by and organ not in {m.organ for m in by}}
        comes = not declines and (not amends or not all(names.values()) or said != "declined")
        opposite, other = said == ("attending" if declines else "declined") and comes != declines, last[not declines]
        if organ and lost:
            found.append((max((by[-1] for by in lost.values()), key=told.index), message, set(lost)))
        elif organ and opposite and other and other.organ not in {"", organ}:
            found.append((other, message, set()))
        named = {name: by for name, by in (named if amends else {}).items() if not names.get(name)}
        for name in (name for name, gone in names.items() if not gone):
            named[name] = [*named.get(name, []), message]
        said, last[declines] = ("attending" if comes else "declined"), message
        told.append(message)
    return [id for one in found for id in _apart(*one, told, set(named), said)]


def _apart(other: Dated, one: Dated, lost: set[str], told: list[Dated], named: set[str], said: str) -> list[int]:
    """Return the message, if any, with which an organ still contradicts another."""
    wanted = "declined" if other.intent is Intent.DECLINE else "attending"
    after = [m for m in told[told.index(one) + 1 :] if m.intent is not Intent.AMEND]
    if (said == wanted and lost <= named) or other.organ in {m.organ for m in after}:
        return []
    last = [one, *(m for m in after if m.organ == one.organ)][-1]
    turned = (last.intent is Intent.DECLINE) is not (one.intent is Intent.DECLINE)
    return [last.id if turned else one.id]


@st.composite
def _threads(draw: st.DrawFn) -> list[Dated]:
    """Draw messages of one sender in order of arrival: lists, amendments, declines, questions, notes seen twice."""
    messages = []
    for number in range(draw(st.integers(1, 8))):
        intent = draw(st.sampled_from([*Intent][:5]))
        names = draw(st.lists(st.sampled_from(_PEOPLE), unique=True, min_size=1, max_size=4))
        people = []
        for name in names if intent in {Intent.NOMINATE, Intent.AMEND} else ():
            change = Change.LIST if intent is Intent.NOMINATE else draw(st.sampled_from([Change.ADD, Change.REMOVE]))
            spelled = draw(st.sampled_from([name, name.upper(), name.replace("a", "á")]))
            people.append(person(spelled, change, position=draw(st.sampled_from(["", "Judge", "Envoy"]))))
        note = draw(st.sampled_from([None, None, f"{number}/30"]))
        said = _at(number, intent, *people, note=note, day=draw(st.integers(0, 5)))
        messages.append(replace(said, organ=draw(st.sampled_from(["", "mission", MINISTRY, "Supreme Court"]))))
        if note and draw(st.booleans()):
            later = dt.timedelta(days=draw(st.integers(0, 3)))
            copy = messages[-1]
            assert copy.moment is not None
            messages.append(replace(copy, id=100 + number, moment=copy.moment + later, sha256=f"{100 + number:064x}"))
    return draw(st.permutations(messages))


def _plainly(roster: Roster) -> tuple[str, list[tuple[str, str]]]:
    return str(roster.attendance), [(p.name.upper().replace("Á", "A"), p.position) for p in roster.people]


def _unaccented(messages: Sequence[Dated]) -> list[Dated]:
    return [
        replace(m, delegates=tuple(replace(d, name=d.name.replace("á", "a")) for d in m.delegates)) for m in messages
    ]


@settings(max_examples=300, deadline=None)
@given(_threads())
def test_it_agrees_with_a_second_simple_implementation(messages: list[Dated]) -> None:
    roster, plain = apply(messages), _unaccented(messages)
    assert _plainly(roster) == _simple(plain)
    doubted = [doubt.message for doubt in roster.doubts if doubt.item.reason is Reason.SENDER_CONFLICT]
    assert doubted == _disagree(plain)


@settings(max_examples=150, deadline=None)
@given(_threads(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_roster(messages: list[Dated], chance: random.Random) -> None:
    other = list(messages)
    chance.shuffle(other)
    assert apply(other) == apply(messages)


@settings(max_examples=150, deadline=None)
@given(_threads())
def test_applying_twice_changes_nothing(messages: list[Dated]) -> None:
    once, twice = apply(messages), apply([*messages, *(replace(m, id=m.id + 1000) for m in messages)])
    assert (twice.attendance, twice.people, twice.steps) == (once.attendance, once.people, once.steps)


@settings(max_examples=150, deadline=None)
@given(_threads())
def test_the_steps_lead_to_the_roster(messages: list[Dated]) -> None:
    roster = apply(messages)
    present: list[str] = []
    for step in roster.steps:
        for change in step.changes:
            if change.before is not None:
                present.remove(_key(change.before.name))
            if change.after is not None:
                present.append(_key(change.after.name))
    assert sorted(present) == sorted(_key(person.name) for person in roster.people)


def _key(name: str) -> str:
    return name.upper().replace("Á", "A")
