"""Who really came, and what the final list says of them: pure."""

import datetime as dt
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from parsers.record import Kind, Role, Sender
from store.comers import Memory, elsewhere, final, taken, unexpected, unsure
from store.lists import Comer, Content, Delegation, Issue, IssueKind
from store.roster import Change, Person, What

ARCADIA = Sender("Arcadia", Kind.STATE, "XAR")
KEY = "iso3:XAR"
AT = dt.datetime(2030, 4, 1, 9, tzinfo=dt.UTC)


def sends(sender: Sender, *people: str | Person, section: str = "States") -> Delegation:
    key = f"iso3:{sender.iso3}" if sender.iso3 else f"name:{sender.name}"
    return Delegation(key, section, sender, tuple(one if isinstance(one, Person) else Person(one) for one in people))


def test_who_came_without_having_written_stands_in_its_section_of_the_ledger() -> None:
    sections = {
        "iso3:BRA": ("States parties", Kind.STATE), "iso3:VAT": ("observer States", Kind.OBSERVER_STATE),
        "name:council of lanterns": ("intergovernmental", Kind.IGO), "iso3:NOR": ("", Kind.STATE),
        "name:league": ("not invited", Kind.UNKNOWN),
    }  # fmt: skip
    comers = [Comer(key, key, "Ana Kovar", section=section) for key, (section, _) in sections.items()]
    assert {one.key: (one.section, one.sender.kind) for one in final(comers, Memory())} == sections | {
        "iso3:NOR": ("States", Kind.STATE),
        "name:league": ("others", Kind.UNKNOWN),
    }


def test_who_came_has_the_rosters_details_and_place_and_others_follow() -> None:
    known = {"iso3:XAR": sends(ARCADIA, Person("Ana KOVAR", role=Role.HEAD, position="Judge"), "Bo Lind", "Cy Moor")}
    comers = [
        Comer("iso3:XAR", "Arcadia", "Eva Strand", position="Clerk"),
        Comer("iso3:XAR", "Arcadia", "Cy Moor", position="Attaché"),
        Comer("iso3:XAR", "Arcadia", "Kovar Ana"),
    ]
    (one,) = final(comers, Memory(known))
    assert one.people == (
        Person("Ana KOVAR", role=Role.HEAD, position="Judge"),
        Person("Cy Moor", position="Attaché"),
        Person("Eva Strand", position="Clerk"),
    )
    assert unexpected(comers, Memory(known)) == (comers[0],)


def test_who_came_for_a_sender_that_never_wrote_is_not_lost() -> None:
    comers = [Comer("name:shores", "League of Shores", "Eva Strand"), Comer("iso3:NOR", "Norway", "Bo Lind")]
    norway, league = final(comers, Memory())
    assert (norway.section, norway.sender) == ("States", Sender("Norway", Kind.STATE, "NOR"))
    assert (league.section, league.people) == ("others", (Person("Eva Strand"),))
    assert unexpected(comers, Memory()) == tuple(comers)


# What is known of those who came

BERG = Person("Ana BERG", "Ms.", "Ana", "Berg", position="Director", organization="Court of Ports")
HANSEN = replace(BERG, name="Ana HANSEN", family_name="Hansen")
RENAMED = {KEY: [Change(What.CORRECTED, BERG, HANSEN)]}
PRINTED = Comer(KEY, "Arcadia", "Ana BERG", "Ms.", "Ana", "Berg", Role.DELEGATE, "Director", "Court of Ports")


def now(*people: Person) -> dict[str, Delegation]:
    return {KEY: sends(ARCADIA, *people)}


def issued(*lists: Sequence[Person]) -> list[Issue]:
    """Return what was released of Arcadia alone, one issue after the other."""
    contents = [Content("", None, None, "", (sends(ARCADIA, *people),)) for people in lists]
    return [Issue("CU 2030/7", n, IssueKind.LIST, AT, "Kim", content) for n, content in enumerate(contents, 1)]


def told(comers: Sequence[Comer], memory: Memory) -> tuple[Person, ...]:
    return final(comers, memory)[0].people


@pytest.mark.parametrize("comer", [Comer(KEY, "Arcadia", "Ana BERG"), PRINTED])
@pytest.mark.parametrize(
    ("becomes", "renamed"),
    [
        (replace(BERG, position="Minister"), {}), (replace(BERG, honorific="", position=""), {}), (HANSEN, RENAMED),
        (replace(HANSEN, role=Role.HEAD, position="Minister"), RENAMED),
    ],
)  # fmt: skip
def test_what_is_corrected_of_who_came_is_followed_whatever_the_file_repeats(
    comer: Comer, becomes: Person, renamed: dict[str, list[Change]]
) -> None:
    came = taken([comer], Memory(now(BERG), issued([BERG])))
    assert told(came, Memory(now(becomes), issued([BERG], [BERG]), renamed)) == (becomes,)
    assert told(came, Memory(now(becomes), issued([BERG]), renamed)) == (becomes,)


@pytest.mark.parametrize("known", [now(), {}])
def test_what_the_last_issue_said_of_who_came_stays_when_they_are_on_no_roster_any_more(
    known: dict[str, Delegation],
) -> None:
    came = taken([PRINTED], Memory(now(BERG), issued([BERG])))
    minister = replace(HANSEN, position="Minister")
    assert told(came, Memory(known, issued([BERG], [minister]), RENAMED)) == (minister,)


def test_so_does_what_was_known_when_the_file_was_taken_where_nothing_was_released_since() -> None:
    minister = replace(BERG, position="Minister")
    came = taken([Comer(KEY, "Arcadia", "Ana BERG")], Memory(now(minister), issued([BERG])))
    assert told(came, Memory(now(), issued([BERG]))) == (minister,)
    assert told(came, Memory(now(), issued([BERG], [Person("Bo Lind")]))) == (minister,)
    again = taken([Comer(KEY, "Arcadia", "Ana BERG")], Memory(now(), issued([BERG])), came)
    assert told(again, Memory(now(), issued([BERG]))) == (minister,)


def test_who_was_on_an_issue_and_on_no_roster_when_the_file_was_taken_is_known_by_that() -> None:
    memory = Memory(now(Person("Bo Lind")), issued([BERG], [Person("Bo Lind")]))
    came = taken([Comer(KEY, "Arcadia", "Ana BERG")], memory)
    assert told(came, memory) == (BERG,)
    assert [one.name for one in unexpected(came, memory)] == ["Ana BERG"]


def test_a_name_that_only_the_file_has_holds_for_who_is_on_no_roster() -> None:
    memory = Memory(now(), issued([BERG], [HANSEN]), RENAMED)
    for name, given, shown in (("Ana Maria HANSEN", "", ""), ("Ana Maria HANSEN", "Ana Maria", "Ana Maria")):
        (one,) = told(taken([Comer(KEY, "Arcadia", name, given_names=given)], memory), memory)
        assert (one.name, one.given_names, one.position) == ("Ana Maria HANSEN", shown, "Director")
    for name in ("Ana BERG", "Ana HANSEN"):
        assert told(taken([Comer(KEY, "Arcadia", name)], memory), memory) == (HANSEN,)


def test_what_a_file_says_otherwise_holds_until_that_is_corrected() -> None:
    said = replace(PRINTED, position="Minister")
    came = taken([said], Memory(now(BERG), issued([BERG])))
    minister = replace(BERG, position="Minister")
    assert told(came, Memory(now(BERG), issued([BERG]))) == (minister,)
    assert told(came, Memory(now(BERG), issued([BERG], [minister]))) == (minister,)
    assert told(came, Memory(now(), issued([BERG], [minister]))) == (minister,)
    judge = replace(BERG, position="Judge")
    assert told(came, Memory(now(judge), issued([BERG], [minister]))) == (judge,)
    assert told(came, Memory(now(), issued([BERG], [minister], [judge]))) == (judge,)


def test_a_file_printed_from_an_issue_takes_back_nothing_that_was_corrected_since() -> None:
    minister = replace(BERG, position="Minister")
    for issues in ([BERG],), ([BERG], [minister]):
        memory = Memory(now(minister), issued(*issues))
        assert told(taken([PRINTED], memory), memory) == (minister,)


@pytest.mark.parametrize("name", ["Ana BERG", "Ana Berg"])
def test_what_an_issue_said_of_somebody_under_another_sender_a_file_only_repeats(name: str) -> None:
    minister = replace(BERG, position="Minister")
    brabant = (sends(Sender("Brabant", Kind.STATE, "XBR"), BERG),)
    issue = Issue("CU 2030/7", 1, IssueKind.LIST, AT, "Kim", Content("", None, None, "", brabant))
    memory = Memory(now(minister), [issue])
    assert told(taken([replace(PRINTED, name=name)], memory), memory) == (minister,)
    envoy = replace(PRINTED, position="Envoy")
    assert told(taken([envoy], memory), memory) == (replace(BERG, position="Envoy"),)
    unlisted = Memory(now(Person("Bo Lind")), [issue])
    assert told(taken([PRINTED], unlisted), unlisted) == (BERG,), "nothing else is known of her there"


def test_what_a_file_said_is_not_lost_when_the_next_repeats_it_from_the_final_list() -> None:
    minister = replace(BERG, position="Minister")
    came = taken([replace(PRINTED, position="Minister")], Memory(now(BERG), issued([BERG])))
    memory = Memory(now(BERG), issued([BERG], [minister]))
    for repeated in (replace(PRINTED, position="Minister"), came[0]):
        assert told(taken([repeated], memory, came), memory) == (minister,)


def test_what_an_older_version_took_of_who_came_is_read_as_it_was() -> None:
    assert told([PRINTED], Memory(now(replace(BERG, position="Judge")))) == (BERG,)
    assert told([Comer(KEY, "Arcadia", "Ana BERG")], Memory(now(), issued([BERG]))) == (BERG,)


def test_nobody_who_came_is_taken_for_another_who_has_the_name_now() -> None:
    other = Person("Ana BERG", position="Clerk")
    came = taken([Comer(KEY, "Arcadia", "Ana HANSEN")], Memory(now(HANSEN, other), (), RENAMED))
    assert told(came, Memory(now(other, HANSEN), (), RENAMED)) == (HANSEN,)
    both = taken([PRINTED, Comer(KEY, "Arcadia", "Ana HANSEN")], Memory(now(HANSEN, other), (), RENAMED))
    assert [one.name for one in told(both, Memory(now(HANSEN, other), (), RENAMED))] == ["Ana HANSEN", "Ana BERG"]


def test_of_two_of_one_name_the_words_before_it_tell_who_came() -> None:
    him, her = Person("Alex Berg", "Mr.", position="Judge"), Person("Alex Berg", "Ms.", position="Clerk")
    memory = Memory(now(him, her))
    assert told(taken([Comer(KEY, "Arcadia", "Alex Berg", "Ms.")], memory), memory) == (her,)


BRABANT = Sender("Brabant", Kind.STATE, "XBR")
NAMESAKE = replace(BERG, position="Minister", organization="Navy")
MRS_HANSEN = replace(NAMESAKE, name="Ana HANSEN")


def both_issued(*lists: tuple[Sequence[Person], Sequence[Person]]) -> list[Issue]:
    """Return what was released of Arcadia and of Brabant, one issue after the other."""
    issues = issued(*(arcadia for arcadia, _ in lists))
    beside = [(one, sends(BRABANT, *brabant)) for one, (_, brabant) in zip(issues, lists, strict=True)]
    return [
        replace(one, content=replace(one.content, delegations=(*one.content.delegations, other)))
        for one, other in beside
    ]


@pytest.mark.parametrize("alone", [True, False], ids=["the only word", "beside others"])
@pytest.mark.parametrize(
    ("called", "renamed"),
    [("Ana BERG", []), ("Berg, Ana", []), ("Ana HANSEN", [Change(What.CORRECTED, NAMESAKE, MRS_HANSEN)])],
)
def test_a_namesake_who_still_stands_in_another_delegation_takes_nothing_from_what_a_file_says(
    alone: bool, called: str, renamed: list[Change]
) -> None:
    brabant = sends(BRABANT, replace(NAMESAKE, name=called))
    memory = Memory(now(BERG) | {brabant.key: brabant}, both_issued(([], [NAMESAKE])), {brabant.key: renamed})
    said = Comer(KEY, "Arcadia", "Ana BERG", position="Minister") if alone else replace(PRINTED, position="Minister")
    assert told(taken([said], memory), memory) == (replace(BERG, position="Minister"),)


def test_who_came_for_another_delegation_by_the_same_file_is_a_namesake_though_they_are_on_no_roster() -> None:
    memory = Memory(now(BERG), both_issued(([], [NAMESAKE])))
    comers = [Comer(KEY, "Arcadia", "Ana BERG", position="Minister"), Comer("iso3:XBR", "Brabant", "Ana BERG")]
    assert told(taken(comers, memory), memory) == (replace(BERG, position="Minister"),)


def test_who_once_stood_on_an_issue_beside_a_namesake_is_not_the_one_who_left_the_other_delegation() -> None:
    memory = Memory(now(BERG), both_issued(([], [NAMESAKE]), ([BERG], [NAMESAKE])))
    came = taken([Comer(KEY, "Arcadia", "Ana BERG", position="Minister")], memory)
    assert told(came, memory) == (replace(BERG, position="Minister"),)


def test_of_who_went_to_another_delegation_with_a_message_a_file_repeats_field_by_field() -> None:
    judge = replace(BERG, position="Judge", organization="Court")
    memory = Memory(now(judge), both_issued(([], [replace(BERG, position="Clerk", organization="Navy")])))
    for position, organization, shown in (("Clerk", "Fleet", "Fleet"), ("Clerk", "", "Court"), ("", "Navy", "Court")):
        said = replace(PRINTED, position=position, organization=organization)
        assert told(taken([said], memory), memory) == (replace(judge, organization=shown),)


def doubted(comers: Sequence[Comer], memory: Memory) -> list[tuple[str, str, str]]:
    """Return (field, what the file says, what was taken of it) of what may be of somebody else."""
    found = unsure(comers, taken(comers, memory), memory)
    return [(one.field, one.said, getattr(one.comer, one.field)) for one in found]


def test_what_a_file_says_as_only_another_delegations_issue_does_is_told_where_the_roster_says_otherwise() -> None:
    brabant = sends(BRABANT, NAMESAKE)
    issues, comers = both_issued(([], [NAMESAKE])), [replace(PRINTED, position="Minister", organization="Fleet")]
    comers += [Comer(KEY, "Arcadia", "Bo Lind", position="Minister"), replace(PRINTED, name="Cy Moor")]
    roster = now(Person("Bo Lind"), BERG)
    assert doubted(comers, Memory(roster | {brabant.key: brabant}, issues)) == [("position", "Minister", "Minister")]
    assert doubted(comers, Memory(roster, issues)) == [("position", "Minister", "")]
    assert doubted(comers, Memory(now(NAMESAKE), issues)) == []
    assert doubted(comers, Memory(roster, [*issues, *issued([NAMESAKE])])) == []
    assert doubted(comers, Memory({brabant.key: brabant}, issues)) == [], "that they are on no roster is told already"


def test_a_namesake_in_another_delegation_takes_nothing_from_what_a_file_says() -> None:
    namesake = sends(Sender("Brabant", Kind.STATE, "XBR"), replace(BERG, position="Minister", organization="Navy"))
    memory = Memory(now(BERG) | {namesake.key: namesake}, issued([BERG], [BERG]))
    issue = memory.issues[-1]
    beside = replace(issue, content=replace(issue.content, delegations=(*issue.content.delegations, namesake)))
    known = replace(memory, issues=[*memory.issues, beside])
    came = taken([replace(PRINTED, position="Minister")], known)
    assert told(came, known)[0].position == "Minister"


def test_who_came_under_a_sender_that_no_longer_names_them_is_told_with_the_one_that_does() -> None:
    brabant = sends(Sender("Brabant", Kind.STATE, "XBR"), "BERG Ana")
    moved = Memory(now(Person("Bo Lind")) | {brabant.key: brabant})
    assert elsewhere([PRINTED, Comer(KEY, "Arcadia", "Eva Strand")], moved) == ((PRINTED, brabant),)
    assert elsewhere([replace(PRINTED, key=brabant.key)], moved) == ()
    assert elsewhere([PRINTED], Memory(now(BERG) | {brabant.key: brabant})) == ()
