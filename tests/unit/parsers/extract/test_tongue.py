"""The language of a text."""

import tempfile

import pytest

from parsers.extract import tongue


def test_a_language_is_told_by_its_sound_without_writing_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", refused)
    tongue._identifier.cache_clear()
    assert tongue.tell("Wij zullen met twee personen aan de vergadering deelnemen.")[0] == "nl"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("La Misión Permanente del Perú saluda a la Secretaría y comunica que ha designado a los siguientes", "es"),
        (
            "L'Ambassade présente ses compliments et a l'honneur de faire savoir que la délégation sera dirigée par",
            "fr",
        ),
        ("We are glad to tell you that two of our colleagues will come with the ambassador", "en"),
        ("Die Ständige Vertretung beehrt sich mitzuteilen, dass die Delegation aus zwei Beamten besteht und", "de"),
    ],
)
def test_words_that_one_language_has_alone_tell_it_without_the_model(
    text: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tongue, "_by_sound", lambda _sample: ("", 0.0))
    assert tongue.tell(text)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "La Rappresentanza Permanente presenta i suoi complimenti e comunica che la delegazione è composta da due",
            "it",
        ),
        ("De heer Jansen is hoofd van de delegatie. Mevrouw De Vries is in dienst van het ministerie", "nl"),
        ("Misiunea Permanentă are onoarea de a comunica că o delegație va participa la reuniune", "ro"),
        ("A Missão Permanente tem a honra de comunicar que a delegação será composta por duas pessoas", "pt"),
    ],
)
def test_a_language_that_shares_words_with_ours_does_not_pass_for_one_of_them(text: str, code: str) -> None:
    assert tongue.tell(text)[0] == code


def test_a_long_italian_note_is_no_spanish_one() -> None:
    text = (
        "La Rappresentanza si pregia di comunicare che al gruppo di lavoro parteciperanno, con il seguito del Capo, "
        "una esperta e un magistrato; lo studio del protocollo, con una nota del Consiglio, segue al più presto."
    )
    assert tongue.tell(text)[0] == "it"
