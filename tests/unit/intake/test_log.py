"""An event is one line that a machine can take apart, whatever a letter put into it."""

from intake.log import line


def test_names_and_values() -> None:
    assert (
        line("filed", {"id": 7, "seconds": 2.44, "outcome": "review"}) == "action=filed id=7 seconds=2.4 outcome=review"
    )


def test_what_is_unknown_is_left_out() -> None:
    assert line("filed", {"language": None}) == "action=filed"


def test_a_value_with_spaces_is_quoted() -> None:
    assert line("taken", {"folder": 'Sent "mail"'}) == r'action=taken folder="Sent \"mail\""'


def test_a_value_cannot_begin_a_second_line() -> None:
    assert "\n" not in line("filed", {"message_id": "<a>\naction=forged \x1b[31m\u202e"})
