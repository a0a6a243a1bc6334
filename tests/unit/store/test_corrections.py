"""What the staff corrects is entered of whom they see, and what they confirm is entered of the same person."""

import datetime as dt
from functools import partial

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, update

from parsers.record import Intent, Reason, Response, Role
from store import queries
from store.corrections import Wanted, begin, correct
from store.database import writing
from store.decisions import Closed, decide
from store.delegation import Attendance, By, Said, What
from store.errors import AlreadyCorrected, AlreadyDecided, NotOnList, Outdated
from store.tables import Review
from tests.fixtures.database import arrived
from tests.fixtures.records import ARCADIA, MEETING, amends, declines, joins, leaves, nominates, person, response

NOW = dt.datetime(2030, 4, 1, 6, 0, tzinfo=dt.UTC)


_filed = partial(arrived, at=NOW)


def _right(engine: Engine, what: What, who: str, author: str = "ana", over: int = 0, **said: object) -> None:
    wanted = Wanted(what, who, Said(**said), over)  # type: ignore[arg-type]
    correct(engine, {"iso3:XAR"}, MEETING, wanted, By(author, NOW))


def _listed(engine: Engine) -> list[tuple[str, Role, str]]:
    (roster,) = queries.rosters(engine, None)
    return [(one.name, one.role, one.position) for one in roster.delegates]


def _asked(engine: Engine) -> list[int]:
    return [row.id for row in queries.review_open(engine) if row.item.reason is Reason.CONTRADICTS_CORRECTION]


def test_who_is_added_beside_a_name_that_may_be_theirs_misspelt_is_said_to_be_another(engine: Engine) -> None:
    _filed(engine, 1, nominates("Bo Lindt"))
    with pytest.raises(AlreadyCorrected, match="--another"):
        _right(engine, What.ADDED, "Bo Lind")
    wanted = Wanted(What.ADDED, "Bo Lind", another=True)
    correct(engine, {"iso3:XAR"}, MEETING, wanted, By("ana", NOW))
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lindt", "Bo Lind"]
    assert _asked(engine) == []


def test_of_two_of_one_name_the_number_tells_who_is_taken_off_or_corrected(engine: Engine) -> None:
    _filed(engine, 1, response(Intent.NOMINATE, *(person("Ali Hassan", position=one) for one in ("Judge", "Clerk"))))
    _right(engine, What.CORRECTED, "2", position="Registrar")
    assert [position for _, _, position in _listed(engine)] == ["Judge", "Registrar"]
    _right(engine, What.REMOVED, "1")
    assert [position for _, _, position in _listed(engine)] == ["Registrar"]


def test_nobody_gets_the_name_of_another_person_on_the_list(engine: Engine) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    with pytest.raises(AlreadyCorrected, match="Bo Lind is on the list already"):
        _right(engine, What.CORRECTED, "1", name="LIND Bo", position="Judge")
    _right(engine, What.CORRECTED, "2", name="Bo LIND", position="Judge")
    assert _listed(engine) == [("Ana Kovar", Role.DELEGATE, ""), ("Bo LIND", Role.DELEGATE, "Judge")]


@pytest.mark.parametrize("name", ["Bo Lindt", "Bo Axel Lind", "Бо Линд"])
def test_who_is_given_a_name_like_that_of_another_on_the_list_is_said_to_be_another(engine: Engine, name: str) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    with pytest.raises(AlreadyCorrected, match=r"Bo Lind on the list may be the same person.*--remove.*--another"):
        _right(engine, What.CORRECTED, "1", name=name)
    assert [one for one, _, _ in _listed(engine)] == ["Ana Kovar", "Bo Lind"]
    wanted = Wanted(What.CORRECTED, "1", Said(name=name), another=True)
    correct(engine, {"iso3:XAR"}, MEETING, wanted, By("ana", NOW))
    assert [one for one, _, _ in _listed(engine)] == [name, "Bo Lind"]
    with pytest.raises(AlreadyCorrected, match="Bo Lind is on the list already"):
        correct(
            engine, {"iso3:XAR"}, MEETING, replace(wanted, said=Said(name="LIND Bo"), name="1", over=1), By("ana", NOW)
        )


@pytest.mark.parametrize("name", ["Bo Lindt", "Бо Линд"])
def test_the_honorific_of_who_is_renamed_tells_nothing_of_the_new_name(engine: Engine, name: str) -> None:
    _filed(
        engine, 1,
        response(Intent.NOMINATE, person("Ana Kovar", honorific="Ms."), person("Bo Lind", honorific="Mr.")),
    )  # fmt: skip
    with pytest.raises(AlreadyCorrected, match=r"Bo Lind on the list may be the same person"):
        _right(engine, What.CORRECTED, "1", name=name)
    _right(engine, What.CORRECTED, "1", name=name, honorific="Mrs.")
    assert [one for one, _, _ in _listed(engine)] == [name, "Bo Lind"]


def test_the_second_is_told_what_the_first_said_also_of_somebody_who_was_renamed(engine: Engine) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    _right(engine, What.CORRECTED, "1", role=Role.HEAD)
    _right(engine, What.CORRECTED, "1", name="Johanna Berg")
    with pytest.raises(AlreadyCorrected, match=r"Johanna Berg was corrected by ana .*role: head.*--over 1 "):
        _right(engine, What.CORRECTED, "1", "tom", role=Role.ADVISER)
    _right(engine, What.CORRECTED, "1", "tom", over=1, role=Role.ADVISER)
    assert _listed(engine)[0] == ("Johanna Berg", Role.ADVISER, "")


def test_what_a_message_says_is_confirmed_of_somebody_who_was_renamed_since(engine: Engine) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    _right(engine, What.CORRECTED, "Ana Kovar", role=Role.HEAD)
    _filed(engine, 2, amends(joins("Ana Kovar", role=Role.ADVISER)))
    _right(engine, What.CORRECTED, "Ana Kovar", name="Johanna Berg")
    decide(engine, _asked(engine), Closed.CONFIRMED, "bo", NOW)
    assert _listed(engine)[0] == ("Johanna Berg", Role.ADVISER, "")


def test_a_name_and_a_role_are_confirmed_together(engine: Engine) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    _right(engine, What.CORRECTED, "Ana Kovar", name="Oana Kovacheva", role=Role.HEAD)
    _filed(engine, 2, amends(joins("Ana Kovar", role=Role.ADVISER)))
    assert len(_asked(engine)) == 2
    decide(engine, _asked(engine), Closed.CONFIRMED, "bo", NOW)
    assert _listed(engine)[0] == ("Ana Kovar", Role.ADVISER, "")


def test_what_is_said_of_somebody_who_is_off_the_list_cannot_be_confirmed(engine: Engine) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    _right(engine, What.CORRECTED, "Ana Kovar", role=Role.HEAD)
    _filed(engine, 2, amends(joins("Ana Kovar", role=Role.ADVISER)))
    _filed(engine, 3, nominates("Bo Lind"))
    with pytest.raises(NotOnList, match="Ana Kovar is not on the list any more"):
        decide(engine, _asked(engine), Closed.CONFIRMED, "bo", NOW)
    assert len(_asked(engine)) == 1


def test_of_two_items_of_which_one_settles_the_other_nothing_is_entered_until_one_is_left_out(engine: Engine) -> None:
    _filed(engine, 1, nominates("Bo Lind"))
    _right(engine, What.ADDED, "Ana Kovar", position="Judge")
    _filed(engine, 2, amends(joins("Ana Kovar", position="Clerk")))
    _filed(engine, 3, amends(leaves("Ana Kovar")))
    clerk, gone = _asked(engine)
    with pytest.raises(AlreadyDecided, match=f"{clerk} is settled by what the others enter"):
        decide(engine, [gone, clerk], Closed.CONFIRMED, "bo", NOW)
    assert _asked(engine) == [clerk, gone]
    decide(engine, [gone], Closed.CONFIRMED, "bo", NOW)
    assert (_asked(engine), [name for name, _, _ in _listed(engine)]) == ([], ["Bo Lind"])


def test_an_item_that_an_earlier_version_made_is_made_anew_before_it_is_confirmed(engine: Engine) -> None:
    _filed(engine, 1, nominates("Ana Kovar", "Bo Lind"))
    _right(engine, What.CORRECTED, "Ana Kovar", role=Role.HEAD)
    _filed(engine, 2, amends(joins("Ana Kovar", role=Role.ADVISER)))
    with writing(engine) as connection:
        connection.execute(update(Review).values(detail="Ana Kovar: in older words."))
    before = _asked(engine)
    with pytest.raises(Outdated, match="look at `intake review`"):
        decide(engine, before, Closed.CONFIRMED, "bo", NOW)
    after = _asked(engine)
    assert (len(after), after == before) == (1, False)
    decide(engine, after, Closed.CONFIRMED, "bo", NOW)
    assert _listed(engine)[0][1] is Role.ADVISER


def test_characters_that_no_database_keeps_are_left_out_of_what_is_corrected(engine: Engine) -> None:
    _filed(engine, 1, nominates("Bo Lind"))
    _right(engine, What.ADDED, "Ana\x00 Kovar", position="Jud\x00ge")
    _right(engine, What.CORRECTED, "2", over=1, organization="Court\ud800 of Ports", emails=("a\x00@x.example",))
    _right(engine, What.CORRECTED, "1", position="Clerk")
    assert _listed(engine) == [("Bo Lind", Role.DELEGATE, "Clerk"), ("Ana Kovar", Role.DELEGATE, "Judge")]


HADDAD = ["Mohammad AL HADDAD", "Mohammed AL-HADAD", "M. AL-HADDAD", "Mohammed Ali AL-HADDAD", "HADDAD Mohammed",
          "محمد الحداد"]  # fmt: skip


@pytest.mark.parametrize("like", HADDAD)
def test_who_adds_somebody_of_a_like_name_is_told_that_a_colleague_took_them_off(engine: Engine, like: str) -> None:
    _filed(engine, 1, nominates("Bo Lind", "Mohammed AL-HADDAD"))
    _right(engine, What.REMOVED, "Mohammed AL-HADDAD", "eva")
    with pytest.raises(AlreadyCorrected, match=r"Mohammed AL-HADDAD\b.* was removed by eva on .*--over 1 "):
        _right(engine, What.ADDED, like, "bo")
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lind"]
    _right(engine, What.ADDED, like, "bo", over=1)
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lind", like]


def test_who_is_another_than_one_of_a_like_name_who_was_taken_off_is_said_to_be(engine: Engine) -> None:
    _filed(engine, 1, nominates("Bo Lind", "Mohammed AL-HADDAD"))
    _right(engine, What.REMOVED, "Mohammed AL-HADDAD", "eva")
    with pytest.raises(AlreadyCorrected, match=r"who may be the same person, .*--another that it is somebody else"):
        _right(engine, What.ADDED, "M. AL-HADDAD", "bo")
    correct(engine, {"iso3:XAR"}, MEETING, Wanted(What.ADDED, "M. AL-HADDAD", another=True), By("bo", NOW))
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lind", "M. AL-HADDAD"]
    _filed(engine, 2, nominates("Bo Lind", "Mohammed AL-HADDAD", "M. AL-HADDAD"))
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lind", "M. AL-HADDAD"]


def test_somebody_of_another_name_is_added_whoever_was_taken_off(engine: Engine) -> None:
    _filed(engine, 1, nominates("Bo Lind", "Mohammed AL-HADDAD"))
    _right(engine, What.REMOVED, "Mohammed AL-HADDAD", "eva")
    _right(engine, What.ADDED, "Karim AL-HADDAD", "bo")
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lind", "Karim AL-HADDAD"]


@pytest.mark.parametrize("name", ["Odd Lund", "LUND Odd", "Odd Lundh", "O. Lund"])
def test_who_renames_somebody_is_told_that_a_colleague_took_one_of_that_name_off(engine: Engine, name: str) -> None:
    _filed(engine, 1, nominates("Odd Lund", "Per Haugen"))
    _right(engine, What.REMOVED, "Odd Lund", "eva")
    with pytest.raises(AlreadyCorrected, match=r"Odd Lund, .* was removed by eva on .*--over 1 "):
        _right(engine, What.CORRECTED, "Per Haugen", "bo", name=name)
    assert [name for name, _, _ in _listed(engine)] == ["Per Haugen"]
    _right(engine, What.CORRECTED, "Per Haugen", "bo", over=1, name=name)
    assert [name for name, _, _ in _listed(engine)] == [name]


def test_other_details_are_corrected_and_a_name_is_mended_whoever_of_a_like_name_was_taken_off(engine: Engine) -> None:
    _filed(engine, 1, nominates("Odd Lund", "Odd Magnus Lund"))
    _right(engine, What.REMOVED, "1", "eva")
    _right(engine, What.CORRECTED, "Odd Magnus Lund", "bo", position="Judge")
    _right(engine, What.CORRECTED, "Odd Magnus Lund", "bo", name="Odd Magnus LUND")
    assert _listed(engine) == [("Odd Magnus LUND", Role.DELEGATE, "Judge")]


def test_who_was_taken_off_and_is_added_again_comes_back_as_they_were_but_for_what_is_said(engine: Engine) -> None:
    judge = person("Bo Lind", role=Role.HEAD, position="Judge", organization="Court", emails=("bo@x.example",))
    _filed(engine, 1, response(Intent.NOMINATE, person("Ana Kovar"), judge))
    _right(engine, What.REMOVED, "Bo Lind", "eva")
    _right(engine, What.ADDED, "LIND Bo", over=1, organization="High Court")
    (_, back) = queries.rosters(engine, None)[0].delegates
    assert (back.name, back.role, back.position, back.organization) == ("LIND Bo", Role.HEAD, "Judge", "High Court")
    assert back.emails == ("bo@x.example",)


def test_what_comes_back_with_somebody_is_nobodys_correction_and_a_message_changes_it(engine: Engine) -> None:
    _filed(engine, 1, response(Intent.NOMINATE, person("Ana Kovar"), person("Bo Lind", position="Judge")))
    _right(engine, What.REMOVED, "Bo Lind", "eva")
    _right(engine, What.ADDED, "Bo Lind", over=1)
    _filed(engine, 2, amends(joins("Bo Lind", position="Envoy")))
    assert (_listed(engine)[1], _asked(engine)) == (("Bo Lind", Role.DELEGATE, "Envoy"), [])


def _begun(engine: Engine, who: str, **said: object) -> None:
    wanted = Wanted(What.ADDED, who, Said(**said))  # type: ignore[arg-type]
    begin(engine, ("iso3:XAR", MEETING), ARCADIA, wanted, By("eva", NOW))


def test_somebody_is_on_the_list_of_a_sender_of_whom_nothing_is_filed_by_a_colleagues_word(engine: Engine) -> None:
    _begun(engine, "Ana Kovar", position="Judge")
    _right(engine, What.ADDED, "Bo Lind")
    _right(engine, What.CORRECTED, "2", over=2, position="Clerk")
    assert _listed(engine) == [("Ana Kovar", Role.DELEGATE, "Judge"), ("Bo Lind", Role.DELEGATE, "Clerk")]
    (roster,) = queries.rosters(engine, None)
    assert (roster.sender, roster.meeting.reference, roster.intent) == (ARCADIA, MEETING, Attendance.ATTENDING)
    _right(engine, What.REMOVED, "Ana Kovar", over=1)
    assert [name for name, _, _ in _listed(engine)] == ["Bo Lind"]


def test_a_list_that_was_begun_twice_is_one(engine: Engine) -> None:
    _begun(engine, "Ana Kovar")
    _begun(engine, "Bo Lind")
    assert [name for name, _, _ in _listed(engine)] == ["Ana Kovar", "Bo Lind"]


@pytest.mark.parametrize(
    ("note", "left", "asked"),
    [
        (nominates("Ana Kovar", "Bo Lind"), ["Ana Kovar", "Bo Lind"], 0),
        (nominates("Bo Lind"), ["Bo Lind", "Ana Kovar"], 1),
        (declines(), ["Ana Kovar"], 1),
        (response(Intent.NOMINATE, person("Ana Kovar", position="Envoy")), ["Ana Kovar"], 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sent", [dt.datetime(2030, 3, 1, tzinfo=dt.UTC), dt.datetime(2030, 4, 5, tzinfo=dt.UTC)])
def test_a_note_that_comes_later_meets_the_correction_whatever_its_date(
    engine: Engine, note: Response, left: list[str], asked: int, sent: dt.datetime
) -> None:
    _begun(engine, "Ana Kovar", position="Judge")
    arrived(engine, 1, note, NOW + dt.timedelta(days=5), sent)
    assert [name for name, _, _ in _listed(engine)] == left
    assert len(_asked(engine)) == asked
