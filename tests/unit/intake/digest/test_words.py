"""Every reason, role, intent and section has words."""

import pytest

from intake.digest.content import OLDER, PURPOSES, PUT_RIGHT
from intake.digest.words import words
from parsers.record import Intent, Modality, Reason, Role, Wish


def test_every_reason_of_the_record_has_its_words_and_no_other():
    assert set(words().reasons) == set(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_says_what_why_and_what_to_do_in_whole_sentences(reason):
    said = words().reasons[reason]
    assert said.says
    assert not said.says.endswith(".")
    assert said.why.endswith(".")
    assert said.todo.endswith(".")


def test_every_role_has_its_words_and_a_plain_delegate_is_not_called_one():
    assert set(words().roles) == set(Role)
    assert [role for role, said in words().roles.items() if not said] == [Role.DELEGATE]


def test_every_way_of_taking_part_and_everything_asked_besides_has_its_words():
    assert set(words().modalities) == set(Modality)
    assert set(words().wishes) == set(Wish)


def test_every_intent_has_its_words():
    assert set(words().deeds) == set(Intent)


def test_every_section_has_its_words_in_the_order_in_which_they_are_told():
    assert list(words().sections) == [*(purpose.name for purpose in PURPOSES), PUT_RIGHT, OLDER.name]


def test_the_calendar_is_whole():
    assert (len(words().calendar.months), len(words().calendar.days)) == (12, 7)
