import io
import zipfile

import msgspec
import pytest

from parsers.document import Part, Problem
from parsers.errors import UnreadablePartError
from parsers.limits import Limits
from parsers.record import Intent, Reason
from parsers.steps import ExtractJob, Leaf, Run, Step, answer, carry_out, direct, walk
from tests.fixtures.written import headers, part, with_note

NOTE = (
    "The Embassy of Ghana presents its compliments and, with reference to CU 2009/33, will be represented by:\n\n"
    "1. Mr. Kofi ANNOR, Director, Ministry of Justice"
)


def _too_slow_for(word: str):
    """Return a run that gives up on every message with a word in it, as a child that is killed does."""

    def run(step: Step, data: bytes, *, seconds: float) -> bytes:
        message = msgspec.msgpack.decode(data, type=ExtractJob).message
        if any(word in each.document.text for each in message.parts if each.document):
            raise UnreadablePartError("timeout", "reading was given up after 30 seconds")
        return carry_out(step, data)

    return run


def test_a_part_that_takes_too_long_to_understand_costs_that_part_alone() -> None:
    endless = part("endless " * 500, "3", "attachment", "endless.txt")
    message = msgspec.structs.replace(with_note("Attached.", NOTE), headers=headers("CU 2009/33"))
    message = msgspec.structs.replace(message, parts=(*message.parts, endless))
    response = answer(message, run=_too_slow_for("endless"))
    assert response.intent is Intent.NOMINATE
    assert [each.name for each in response.delegates] == ["Kofi ANNOR"]
    assert [(each.reason, each.part) for each in response.review if each.part] == [(Reason.TIMEOUT, "3")]


def test_a_message_that_cannot_be_understood_at_all_is_not_answered() -> None:
    with pytest.raises(UnreadablePartError, match="given up"):
        answer(with_note("endless", "endless"), run=_too_slow_for("endless"))


def _walked(*leaves: Leaf, limits: Limits = Limits(), run: Run = direct) -> list[Part]:
    return [each for _, each in walk(leaves, limits=limits, run=run)]


def _text(number: str, words: str, problems: tuple[Problem, ...] = ()) -> Leaf:
    return Leaf(number, "text/plain", "attachment", words.encode(), f"{number}.txt", problems=problems)


def test_a_part_with_a_problem_is_read_all_the_same() -> None:
    problem = Problem("unreadable_part", "It breaks off.")
    (found,) = _walked(_text("1", "Ms. Anna BERG", (problem,)))
    assert found.document is not None
    assert (found.document.text, found.problems) == ("Ms. Anna BERG", (problem,))


def test_an_item_about_a_part_names_its_file() -> None:
    def slow(step: Step, data: bytes, *, seconds: float) -> bytes:
        raise UnreadablePartError("timeout", "reading was given up after 60 seconds: open it by hand.")

    (found,) = _walked(_text("2", "words"), run=slow)
    assert [each.detail for each in found.problems] == [
        "2.txt: reading was given up after 60 seconds: open it by hand."
    ]


def test_a_damaged_picture_is_named() -> None:
    (found,) = _walked(Leaf("2", "image/jpeg", "attachment", b"\xff\xd8\xff" + b"x" * 50, "scan.jpg"))
    assert [each.detail.partition(":")[0] for each in found.problems] == ["scan.jpg"]


@pytest.mark.parametrize(("limits", "why"), [(Limits(parts=2), "number of parts"), (Limits(unpacked_bytes=10), "hold")])
def test_the_first_part_beyond_the_limits_speaks_for_all_that_follow(limits: Limits, why: str) -> None:
    found = _walked(*(_text(str(number), "words") for number in range(1, 9)), limits=limits)
    assert [len(part.problems) for part in found] == [0, 0, 1]
    detail = found[-1].problems[0].detail
    assert detail.startswith("3.txt and what follows")
    assert why in detail


def test_of_an_archive_of_many_files_the_first_that_is_left_out_speaks_for_all() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(9):
            archive.writestr(f"{number}.txt", "words")
    found = _walked(Leaf("1", "application/zip", "attachment", target.getvalue(), "all.zip"), limits=Limits(parts=4))
    told = [(part.filename, each.detail) for part in found for each in part.problems]
    assert [name for name, _ in told] == ["3.txt"]
    assert "and what follows" in told[0][1]
