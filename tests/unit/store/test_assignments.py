"""What the staff says a message is turns all that it says."""

from parsers.record import Also, Change, Intent, MeetingRef, Response
from store.assignments import Assignment, assigned
from tests.fixtures.records import OTHER_MEETING, amends, joins, leaves, nominates, person


def changes(record: Response) -> list[list[tuple[str, Change]]]:
    return [[(d.name, d.change) for d in some] for some in (record.delegates, *(one.delegates for one in record.also))]


def test_who_is_withdrawn_is_on_no_list_about_any_of_the_meetings() -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (joins("Cy Moor"), leaves("Di Nagy"))),)
    record = assigned(amends(joins("Ana Kovar"), leaves("Bo Lind"), also=also), [Assignment(intent=Intent.NOMINATE)])
    assert changes(record) == [[("Ana Kovar", Change.LIST)], [("Cy Moor", Change.LIST)]]


def test_who_is_listed_joins_the_lists_of_all_meetings_where_it_is_an_amendment() -> None:
    also = (Also(MeetingRef(OTHER_MEETING), (person("Cy Moor"),)),)
    record = assigned(nominates("Ana Kovar", also=also), [Assignment(intent=Intent.AMEND)])
    assert changes(record) == [[("Ana Kovar", Change.ADD)], [("Cy Moor", Change.ADD)]]
