import datetime as dt

import pytest
from msgspec.structs import replace

from parsers.document import Block, Line, Word
from parsers.extract import choice, meeting
from parsers.extract.letter import Letter, Passage, Zone
from parsers.record import Meeting, Reason
from tests.fixtures.written import mail

_OURS = Meeting("CU 2009/33", ("working group on the sample protocol",), dt.date(2009, 4, 14), dt.date(2009, 4, 15))


def _found(text: str, subject: str = "") -> meeting.Answer:
    return meeting.find(choice.choose(mail(text, subject), (_OURS,)), (_OURS,))


@pytest.mark.parametrize(
    "written",
    [
        "CU 2009/33 (A)",
        "CU/2009/33 A",
        "CU 2009/33(A)",
        "cu 2009-33",
        "CU\n2009/33",
        "GU 2OO9/33",
        "关于贵处CU 2009/33号照会",
    ],
)
def test_a_reference_is_read_in_any_writing(written: str) -> None:
    assert _found(f"In reply to your note {written} we have the honour to answer.").meeting.reference == "CU 2009/33"


def test_the_reference_may_stand_in_the_subject_only() -> None:
    assert _found("Norway will attend.", "RE: CU 2009/33").meeting.reference == "CU 2009/33"


def test_the_letters_reference_wins_over_the_subjects() -> None:
    assert _found("In reply to CU 2009/45, Norway will attend.", "CU 2009/33").meeting.reference == "CU 2009/45"


def test_of_several_the_answered_one_counts_and_the_choice_is_looked_at() -> None:
    found = _found("Apart from CU 2009/12, we write with reference to CU 2009/33.")
    assert found.meeting.reference == "CU 2009/33"
    assert [item.reason for item in found.review] == [Reason.MEETING_ASSUMED]


@pytest.mark.parametrize(
    "days", ["14 to 15 April 2009", "14 et 15 avril 2009", "14 и 15 апреля", "4月14日至15日", "April 14-15"]
)
def test_title_and_days_tell_the_meeting(days: str) -> None:
    found = _found(f"The working group on the sample protocol will meet, {days}.")
    assert (found.meeting.reference, found.review) == ("CU 2009/33", ())


def test_the_days_alone_are_looked_at() -> None:
    found = _found("Norway will come to Vienna on 14-15 April.")
    assert (found.meeting.reference, [item.reason for item in found.review]) == ("CU 2009/33", [Reason.MEETING_ASSUMED])


def test_your_invitation_tells_nothing() -> None:
    found = _found("We received your invitation to the forthcoming meeting.")
    assert (found.meeting.reference, [item.reason for item in found.review]) == (None, [Reason.MEETING_UNKNOWN])


@pytest.mark.parametrize("written", ["C.U. 2009/33", "C. U. 2009/33", "CU 33/2009", "C.U. 33/2009", "cu 033-2009"])
def test_full_stops_in_a_reference_and_the_year_behind_the_number_are_read(written: str) -> None:
    assert _found(f"With reference to your note {written} the Embassy answers.").meeting.reference == "CU 2009/33"


@pytest.mark.parametrize("written", ["CU 34/2009", "CU 33/2010", "CU 133/2009"])
def test_only_an_invitation_that_is_out_is_read_with_its_year_behind_its_number(written: str) -> None:
    assert _found(f"With reference to your note {written} the Embassy answers.").meeting.reference is None


@pytest.mark.parametrize("days", ["١٤ و١٥ نيسان/أبريل ٢٠٠٩", "14 و15 نيسان/أبريل 2009"])
def test_the_days_of_the_meeting_are_known_under_both_names_of_an_arabic_month(days: str) -> None:
    text = f"تتشرف سفارة جمهورية جيبوتي بأن تفيد بأن السيد حسن علمي فارح، مستشار، سيشارك في الاجتماع يومي {days}."
    assert _found(text).meeting.reference == "CU 2009/33"


@pytest.mark.parametrize(
    ("written", "confidence", "reasons"),
    [
        ("CU 2009/3", 0.9, [Reason.FUZZY_MATCH]), ("CU 2009/38", 0.9, [Reason.FUZZY_MATCH]), ("CU 2009/33", 0.9, []),
        ("CU 2009/45", 0.9, []), ("CU 2009/3", None, []),
    ],
)  # fmt: skip
def test_an_unknown_reference_on_a_scan_that_is_one_sign_from_a_known_one_is_looked_at(
    written: str, confidence: float | None, reasons: list[Reason]
) -> None:
    text = f"In reply to your note {written} we have the honour to answer."
    line = Line(tuple(Word(word, confidence=confidence) for word in text.split()))
    letter = Letter((Passage("1", None, 1, Block((line,)), Zone.BODY),), language="en")
    found = meeting.find(letter, (_OURS,))
    assert (found.meeting.reference, [item.reason for item in found.review]) == (written, reasons)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("на первом заседании рабочей группы по Протоколу о торговле людьми (14-15 апреля 2009 г.)", True),
        ("во встрече Рабочей группы по вопросам торговли людьми 14-15 апреля 2009 года", True),
        ("на заседании рабочей группы по вопросам международного сотрудничества 14-15 апреля 2009 года", False),
        ("на заседании рабочей группы по торговле оружием 14-15 апреля 2009 года", False),
    ],
)
def test_a_russian_title_is_known_in_any_case(said: str, known: bool) -> None:
    out = (replace(_OURS, titles=("Рабочая группа по вопросам торговли людьми",)),)
    found = meeting.find(choice.choose(mail(f"Делегация примет участие {said}."), out), out)
    assert found.meeting.reference == "CU 2009/33"
    assert (found.review == ()) is known
