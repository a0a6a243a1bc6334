import pytest

from parsers.extract import find
from parsers.record import Intent, Reason, Response
from tests.fixtures.written import mail, with_note

_OPENING = "The Embassy of Ghana presents its compliments to the Secretariat and, with reference to its notes"


def _people(response: Response) -> dict[str | None, list[str]]:
    found = {response.meeting.reference: [person.name for person in response.delegates]}
    return found | {one.meeting.reference: [person.name for person in one.delegates] for one in response.also}


def _reasons(response: Response) -> list[Reason]:
    return [item.reason for item in response.review]


def test_people_below_the_heading_of_an_invitation_are_for_it() -> None:
    text = (
        f"{_OPENING} CU 2009/33 and CU 2009/41, has the honour to nominate the following delegations.\n\n"
        "Meeting under CU 2009/33:\n\n1. Ms. Ama MOE, Director, Ministry of Justice\n\n"
        "Meeting under CU 2009/41:\n\n1. Mr. Kofi ROE, Counsellor, Embassy of Ghana"
    )
    response = find(with_note("Attached.", text), ())
    assert _people(response) == {"CU 2009/33": ["Ama MOE"], "CU 2009/41": ["Kofi ROE"]}
    assert Reason.MEETING_ASSUMED not in _reasons(response)


def test_a_mail_without_paragraphs_is_divided_at_its_announcements() -> None:
    text = (
        "Dear all,\n\nOur delegation in reply to CU 2009/33 will be:\nMs. Ama MOE, Director, Ministry of Justice\n"
        "Our delegation in reply to CU 2009/41 will be:\nMr. Kofi ROE, Counsellor, Embassy of Ghana"
    )
    assert _people(find(mail(text), ())) == {"CU 2009/33": ["Ama MOE"], "CU 2009/41": ["Kofi ROE"]}


@pytest.mark.parametrize(("said", "doubted"), [("at both meetings", False), ("", True)])
def test_two_invitations_answered_at_once_have_the_same_people(said: str, doubted: bool) -> None:
    text = (
        f"{_OPENING} CU 2009/33 (A) of 4 March 2009 and CU 2009/41 (A), has the honour to inform that Ghana will be "
        f"represented {said} by Ms. Ama MOE, Director, Ministry of Justice."
    )
    response = find(with_note("Attached.", text), ())
    assert _people(response) == {"CU 2009/33": ["Ama MOE"], "CU 2009/41": ["Ama MOE"]}
    assert (Reason.MEETING_ASSUMED in _reasons(response)) is doubted


def test_two_invitations_may_be_declined_at_once() -> None:
    text = f"{_OPENING} CU 2009/33 and CU 2009/41, regrets that it will not be able to attend both meetings."
    response = find(with_note("Attached.", text), ())
    assert response.intent is Intent.DECLINE
    assert _people(response) == {"CU 2009/33": [], "CU 2009/41": []}


def test_an_invitation_that_is_only_mentioned_is_looked_at_and_has_nobody() -> None:
    text = (
        f"{_OPENING} CU 2009/33, has the honour to inform that Ghana will be represented by Ms. Ama MOE, Director. "
        "The form that came with CU 2009/12 was sent earlier."
    )
    response = find(with_note("Attached.", text), ())
    assert _people(response) == {"CU 2009/33": ["Ama MOE"]}
    assert Reason.MEETING_ASSUMED in _reasons(response)
