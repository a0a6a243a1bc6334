"""A number on a list means whom its author can have seen there, or is refused; a name always counts."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from parsers.record import Intent, Kind, Sender
from store import filing, queries
from store.assignments import Assignment
from store.corrections import Wanted, correct
from store.delegation import By, Said, What
from store.errors import AlreadyCorrected
from tests.fixtures.database import arrived
from tests.fixtures.records import ARCADIA, MEETING, amends, joins, leaves, nominates, person, response

NOON = dt.datetime(2030, 4, 1, 12, 0, tzinfo=dt.UTC)
TWINS = response(Intent.NOMINATE, *(person("Ali Hassan", position=one) for one in ("Judge", "Clerk", "Envoy")))


@pytest.fixture
def desk(engine: Engine) -> Engine:
    """File a list of three in the morning."""
    arrived(engine, 1, nominates("Ana Kovar", "Bo Lind", "Cy Moor"), _at(-180))
    return engine


def _at(minutes: int) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def _right(engine: Engine, author: str, minutes: int, what: What, who: str, over: int = 0, **said: object) -> None:
    wanted = Wanted(what, who, Said(**said), over)  # type: ignore[arg-type]
    correct(engine, {"iso3:XAR"}, MEETING, wanted, By(author, _at(minutes)))


def _names(engine: Engine) -> list[str]:
    (roster,) = queries.rosters(engine, None)
    return [one.name for one in roster.delegates]


@pytest.mark.parametrize(("what", "said"), [(What.REMOVED, {}), (What.CORRECTED, {"position": "Judge"})])
def test_a_number_that_means_another_person_by_a_colleagues_word_is_refused_and_tells_it(
    desk: Engine, what: What, said: dict[str, str]
) -> None:
    _right(desk, "eva", 0, What.REMOVED, "1")
    with pytest.raises(
        AlreadyCorrected, match=r"number 2 was Bo Lind, and is Cy Moor since eva removed Ana Kovar on .* 12:00 UTC: .*"
        r"the name.* --over 1 ",
    ):  # fmt: skip
        _right(desk, "bo", 5, what, "2", **said)
    assert _names(desk) == ["Bo Lind", "Cy Moor"]
    _right(desk, "bo", 6, What.REMOVED, "2", over=1)
    assert _names(desk) == ["Bo Lind"]


def test_the_name_counts_where_the_number_does_not(desk: Engine) -> None:
    _right(desk, "eva", 0, What.REMOVED, "1")
    _right(desk, "bo", 5, What.REMOVED, "Bo Lind")
    assert _names(desk) == ["Cy Moor"]


def test_a_number_that_still_means_the_same_person_counts_whatever_else_was_done(desk: Engine) -> None:
    _right(desk, "eva", 0, What.REMOVED, "3")
    _right(desk, "eva", 1, What.ADDED, "Di Nagy")
    _right(desk, "eva", 2, What.CORRECTED, "2", name="Xavier Ytre")
    _right(desk, "bo", 5, What.REMOVED, "1")
    assert _names(desk) == ["Xavier Ytre", "Di Nagy"]


def test_who_came_to_a_new_place_on_the_list_is_meant_by_its_number(desk: Engine) -> None:
    _right(desk, "eva", 0, What.ADDED, "Di Nagy")
    _right(desk, "bo", 1, What.REMOVED, "4", over=1)
    assert _names(desk) == ["Ana Kovar", "Bo Lind", "Cy Moor"]


def test_ones_own_corrections_and_those_of_more_than_a_quarter_of_an_hour_ago_were_seen(desk: Engine) -> None:
    _right(desk, "eva", 0, What.REMOVED, "1")
    _right(desk, "eva", 1, What.REMOVED, "1")
    _right(desk, "bo", 17, What.REMOVED, "1")
    assert queries.rosters(desk, None)[0].delegates == ()


def test_a_number_that_means_another_person_by_a_message_is_refused_for_a_while(desk: Engine) -> None:
    arrived(desk, 2, amends(leaves("Ana Kovar"), joins("Di Nagy")), _at(0))
    with pytest.raises(
        AlreadyCorrected, match=r"number 2 was Bo Lind, and is Cy Moor since message 2 was filed on .* 12:00 UTC"
        r".* from 2030-04-01 12:15 UTC on",
    ):  # fmt: skip
        _right(desk, "bo", 5, What.REMOVED, "2")
    _right(desk, "bo", 15, What.REMOVED, "2")
    assert _names(desk) == ["Bo Lind", "Di Nagy"]


def test_a_first_list_is_corrected_by_number_as_soon_as_it_is_filed(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar", "Bo Lind"), _at(0))
    _right(engine, "bo", 0, What.REMOVED, "1")
    assert _names(engine) == ["Bo Lind"]
    _right(engine, "bo", 1, What.ADDED, "Cy Moor")
    _right(engine, "bo", 2, What.REMOVED, "1")
    assert _names(engine) == ["Cy Moor"]


def test_a_first_list_is_what_a_colleague_was_faster_on(engine: Engine) -> None:
    arrived(engine, 1, nominates("Ana Kovar", "Bo Lind", "Cy Moor"), _at(0))
    _right(engine, "eva", 5, What.REMOVED, "1")
    with pytest.raises(AlreadyCorrected, match="number 2 was Bo Lind, and is Cy Moor since eva removed Ana Kovar"):
        _right(engine, "bo", 8, What.REMOVED, "2")
    _right(engine, "bo", 9, What.REMOVED, "2", over=1)
    assert _names(engine) == ["Bo Lind"]


def test_of_a_list_that_was_read_again_just_now_no_number_counts(desk: Engine) -> None:
    filing.refile(desk, 1, nominates("Bo Lind", "Cy Moor", "Di Nagy"), "2", _at(0))
    with pytest.raises(AlreadyCorrected, match=r"message 1 was read again"):
        _right(desk, "bo", 5, What.REMOVED, "2")
    assert _names(desk) == ["Bo Lind", "Cy Moor", "Di Nagy"]


def test_of_people_of_one_name_the_one_with_the_same_details_is_the_same(engine: Engine) -> None:
    arrived(engine, 1, TWINS, _at(-60))
    _right(engine, "eva", 0, What.REMOVED, "1")
    with pytest.raises(AlreadyCorrected, match="since eva removed Ali Hassan"):
        _right(engine, "bo", 5, What.REMOVED, "1")


def test_a_number_is_refused_where_a_message_put_the_same_people_in_another_order(desk: Engine) -> None:
    arrived(desk, 2, nominates("Cy Moor", "Ana Kovar", "Bo Lind"), _at(0))
    with pytest.raises(AlreadyCorrected, match="number 2 was Bo Lind, and is Ana Kovar since message 2"):
        _right(desk, "bo", 5, What.REMOVED, "2")


def test_a_number_counts_where_a_message_that_was_filed_just_now_leaves_it_to_the_same_person(desk: Engine) -> None:
    arrived(desk, 2, amends(joins("Di Nagy"), joins("Ana Kovar", position="Judge"), leaves("Cy Moor")), _at(0))
    _right(desk, "bo", 5, What.REMOVED, "2")
    assert _names(desk) == ["Ana Kovar", "Di Nagy"]


def test_what_ones_own_assignment_moved_was_seen_and_what_a_colleagues_did_was_not(desk: Engine) -> None:
    amending = amends(leaves("Ana Kovar"), joins("Di Nagy"), sender=Sender("Brabant", Kind.STATE, "XBR"))
    arrived(desk, 2, amending, _at(-120))
    filing.assign(desk, 2, Assignment(sender=ARCADIA), By("eva", _at(0)))
    assert _names(desk) == ["Bo Lind", "Cy Moor", "Di Nagy"]
    with pytest.raises(AlreadyCorrected, match=r"number 2 .* is Cy Moor since message 2 was filed"):
        _right(desk, "bo", 1, What.REMOVED, "2")
    _right(desk, "eva", 1, What.REMOVED, "2")
    assert _names(desk) == ["Bo Lind", "Di Nagy"]
    filing.refile(desk, 2, amends(leaves("Bo Lind"), joins("Di Nagy"), joins("Ed Olin")), "2", _at(2))
    with pytest.raises(AlreadyCorrected, match="since message 2 was"):
        _right(desk, "eva", 3, What.REMOVED, "1")
