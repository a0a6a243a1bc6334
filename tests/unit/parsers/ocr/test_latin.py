import pytest

from parsers.ocr.latin import mended


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("lntérieur", "Intérieur"),
        ("l'lntérieur,", "l'Intérieur,"),
        ("I'Intérieur", "l'Intérieur"),
        ("I'ambassade", "l'ambassade"),
        ("1.duquesne@justice.example", "l.duquesne@justice.example"),
        ("I.duquesne@justice.example", "l.duquesne@justice.example"),
        ("0.duquesne@justice.example", "o.duquesne@justice.example"),
        ("haIder@justice.example", "halder@justice.example"),
        ("r,duquesne@interior-ministry,example", "r.duquesne@interior-ministry.example"),
        ("duquesne@justice,gov.example;", "duquesne@justice.gov.example;"),
    ],
)
def test_letters_that_look_alike_are_put_right(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "I'm",
        "I'll",
        "I",
        "la",
        "lui",
        "llegada",
        "1st",
        "Ian.Moore@justice.example",
        "1990@justice.example",
        "0ffice@justice.example",
        "II",
        "a@justice.example,b@interior.example",
        "a@justice,b@interior",
        "a@justice.example,Vienna",
        "Moore,a@justice.example",
    ],
)
def test_letters_that_may_be_meant_stay(text: str) -> None:
    assert mended(text) == text
