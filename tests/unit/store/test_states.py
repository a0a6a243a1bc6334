"""The ways between the states of a message."""

import pytest

from store.errors import WrongState
from store.states import SETTLED, TRANSITIONS, State, check


def test_every_state_says_where_it_can_go() -> None:
    assert set(TRANSITIONS) == set(State)


def test_every_state_can_be_left_for_a_settled_one_in_the_end() -> None:
    for state in {*State} - {State.FORGOTTEN}:
        reached = {state}
        for _ in State:
            reached |= {new for old in reached for new in TRANSITIONS[old]}
        assert reached & SETTLED, state


def test_a_settled_message_is_never_read_as_if_it_were_new() -> None:
    for state in SETTLED:
        assert TRANSITIONS[state] == SETTLED | {State.FORGOTTEN}


def test_what_is_forgotten_stays_so() -> None:
    assert not TRANSITIONS[State.FORGOTTEN]


@pytest.mark.parametrize("old", list(State))
@pytest.mark.parametrize("new", list(State))
def test_only_the_ways_that_are_written_down_are_open(old: State, new: State) -> None:
    if new in TRANSITIONS[old]:
        check(4711, old, new)
    else:
        with pytest.raises(WrongState, match=rf"message 4711 is {old} and cannot become {new}: .*`intake \w+"):
            check(4711, old, new)
