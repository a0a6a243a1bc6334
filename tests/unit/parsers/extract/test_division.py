import pytest

from parsers.extract import find
from parsers.record import Intent, Meeting, Reason, Response
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


_MEETINGS = (
    Meeting("CU 2009/33", ("First session of the Working Group on Ports", "Working Group on Ports")),
    Meeting("CU 2009/41", ("Working Group on Rivers",)),
    Meeting("CU 2009/50", ("Working Group on Lakes",)),
)
_NOTE = "The Embassy of Ghana presents its compliments to the Secretariat and has the honour to"


@pytest.mark.parametrize(
    "said",
    [
        "at the Working Group on Ports (14 to 15 April 2009) and at the Working Group on Rivers (20 to 21 April 2009)",
        "at the first session of the Working Group on Ports and the Working Group on Rivers",
        "at the Working Group on Ports (CU 2009/33) and the Working Group on Rivers (CU 2009/41)",
    ],
)
def test_invitations_may_be_named_by_their_titles(said: str) -> None:
    text = f"{_NOTE} inform that Ghana will be represented {said} by Ms. Ama MOE, Director, Ministry of Justice."
    response = find(with_note("Attached.", text), _MEETINGS)
    assert _people(response) == {"CU 2009/33": ["Ama MOE"], "CU 2009/41": ["Ama MOE"]}
    assert Reason.MEETING_ASSUMED in _reasons(response)


@pytest.mark.parametrize("end", [":", ", 14-15 April 2009:", " (CU 2009/33):", " (CU 2009/33), 14-15 April 2009:", ""])
def test_people_below_the_title_of_a_meeting_are_for_it(end: str) -> None:
    text = (
        f"{_NOTE} inform of the following delegations.\n\n"
        f"Working Group on Ports{end}\n1. Ms. Ama MOE, Director, Ministry of Justice\n2. Ms. Esi POE, Clerk\n\n"
        f"Working Group on Rivers{':' if end else ''}\n1. Mr. Kofi ROE, Counsellor, Embassy of Ghana"
    )
    response = find(with_note("Attached.", text), _MEETINGS)
    assert _people(response) == {"CU 2009/33": ["Ama MOE", "Esi POE"], "CU 2009/41": ["Kofi ROE"]}
    assert [d.organization for d in response.delegates] == ["Ministry of Justice", ""]


def test_more_than_two_invitations_may_be_answered() -> None:
    text = f"{_OPENING} CU 2009/33, CU 2009/41 and CU 2009/50, will be represented by Ms. Ama MOE, Director."
    found = _people(find(with_note("Attached.", text), _MEETINGS))
    assert found == {reference: ["Ama MOE"] for reference in ("CU 2009/33", "CU 2009/41", "CU 2009/50")}


def test_a_meeting_that_is_named_beside_the_one_that_is_answered_is_looked_at() -> None:
    text = (
        f"{_NOTE} inform, with reference to CU 2009/33, that Ghana will be represented by Ms. Ama MOE, Director. "
        "Its statement at the Working Group on Lakes was sent earlier."
    )
    response = find(with_note("Attached.", text), _MEETINGS)
    assert _people(response) == {"CU 2009/33": ["Ama MOE"]}
    assert any("CU 2009/50" in item.detail for item in response.review)


def test_who_is_of_a_conference_heads_no_list_of_it() -> None:
    text = (
        f"{_NOTE} inform, with reference to CU 2009/33, of the following delegation:\n\nMs. Ama MOE, Director\n\n"
        "Focal point for the Working Group on Lakes\n\nMr. Kofi ROE, Counsellor"
    )
    assert _people(find(with_note("Attached.", text), _MEETINGS)) == {"CU 2009/33": ["Ama MOE", "Kofi ROE"]}


def test_both_is_said_of_meetings_and_not_of_people() -> None:
    text = f"{_OPENING} CU 2009/33 and CU 2009/41, nominates Ms. Ama MOE and Mr. Kofi ROE, both of the Ministry."
    assert Reason.MEETING_ASSUMED in _reasons(find(with_note("Attached.", text), _MEETINGS))


def test_the_conference_that_a_group_is_of_is_not_answered() -> None:
    meetings = (*_MEETINGS, Meeting("CU 2009/60", ("Conference of the Parties",)))
    text = f"{_NOTE} inform that Ms. Ama MOE will attend the Working Group on Ports of the Conference of the Parties."
    response = find(with_note("Attached.", text), meetings)
    assert _people(response) == {"CU 2009/33": ["Ama MOE"]}
    assert not any("CU 2009/60" in item.detail for item in response.review)


def test_a_title_that_two_meetings_have_names_neither() -> None:
    meetings = (*_MEETINGS, Meeting("CU 2009/60", ("Working Group on Ports",)))
    text = f"{_NOTE} inform, with reference to CU 2009/60, that Ms. Ama MOE will attend the Working Group on Ports."
    assert _people(find(with_note("Attached.", text), meetings)) == {"CU 2009/60": ["Ama MOE"]}


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
