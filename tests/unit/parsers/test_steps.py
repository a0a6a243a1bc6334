import msgspec
import pytest

from parsers.errors import UnreadablePartError
from parsers.record import Intent, Reason
from parsers.steps import ExtractJob, Step, answer, carry_out
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
