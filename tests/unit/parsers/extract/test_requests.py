import pytest

from parsers.extract import find
from parsers.record import Intent, Request, Wish
from tests.fixtures.written import mail, with_note

_OPENS = "The Embassy of Ghana presents its compliments to UNODC and, with reference to CU 2009/33, has the honour "
_NOMINATES = _OPENS + "to inform that the delegation will be:\n\nMs. Ama MOE, Director, Ministry of Justice"


def _requests(text: str) -> list[tuple[Wish, str]]:
    return [(one.kind, one.words) for one in find(mail(text, "CU 2009/33"), ()).requests]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Wish.VISA, "The Embassy would be grateful for the issuance of a visa support letter."),
        (Wish.VISA, "L'Ambassade sollicite une lettre d'appui pour l'obtention des visas."),
        (Wish.VISA, "La Embajada agradecería su apoyo para el trámite del visado."),
        (Wish.VISA, "Просим оказать содействие в получении визы."),
        (Wish.VISA, "وترجو السفارة تسهيل منح التأشيرة لعضو الوفد."),
        (Wish.VISA, "请贵办协助办理签证。"),
        (Wish.VISA, "Die Botschaft ersucht um Unterstützung beim Visum."),
        (Wish.FUNDING, "We should be grateful if UNODC could cover the travel costs of one participant."),
        (Wish.FUNDING, "Le Ministère serait reconnaissant de prendre en charge les frais de voyage."),
        (Wish.FUNDING, "Se solicita el pago de los pasajes aéreos."),
        (Wish.FUNDING, "Просим рассмотреть возможность финансирования участия эксперта."),
        (Wish.FUNDING, "وترجو تغطية تكاليف السفر."),
        (Wish.FUNDING, "请贵办考虑资助一名代表的旅费。"),
        (Wish.INTERPRETATION, "The delegation will need interpretation into Arabic."),
        (Wish.INTERPRETATION, "La delegación necesita interpretación al español."),
        (Wish.INTERPRETATION, "Просим обеспечить синхронный перевод."),
        (Wish.OBSERVER_STATUS, "The Alliance wishes to apply for observer status."),
        (Wish.OBSERVER_STATUS, "La delegación participará en calidad de observador."),
        (Wish.DOCUMENTS, "Please send the meeting documents to this address."),
        (Wish.SIDE_EVENT, "The Mission requests to hold a side event on 14 April."),
        (Wish.SIDE_EVENT, "La Mission souhaite organiser une manifestation parallèle."),
        (Wish.ACCOMMODATION, "Kindly advise on hotels near the Vienna International Centre."),
        (Wish.OTHER, "Ms. Moe uses a wheelchair."),
        (Wish.OTHER, "يرجى التفضل بتسهيل حصول الوفد على بطاقات الدخول."),
    ],
)
def test_what_a_nomination_asks_besides_is_kept_in_its_own_sentence(kind: Wish, sentence: str) -> None:
    assert _requests(f"{_NOMINATES}\n\n{sentence}") == [(kind, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Embassy would be grateful for confirmation of receipt.",
        "No visa is required for the members of the delegation.",
        "Les membres de la délégation n'ont pas besoin de visa et ne demandent pas de financement.",
        "Para los miembros no se requiere visado, no necesitan visado.",
        "Please find attached the requested documents.",
        "The Embassy avails itself of this opportunity to renew the assurances of its highest consideration.",
        "敬请贵办查收附件中的有关文件。",
    ],
)
def test_courtesies_and_what_is_not_wanted_are_no_requests(sentence: str) -> None:
    assert _requests(f"{_NOMINATES}\n\n{sentence}") == []


def test_the_words_of_the_quoted_invitation_are_no_requests() -> None:
    quoted = "On 1 March 2009 UNODC wrote:\n> Participants who require visas are requested to apply for funding."
    assert _requests(f"Dear all,\n\nGhana will be represented by Ms. Ama MOE, Director.\n\n{quoted}") == []


def test_the_covering_mail_may_ask_too() -> None:
    cover = "Please find attached our note. Could you send an invitation letter for visa purposes?"
    response = find(with_note(cover, _NOMINATES, "CU 2009/33"), ())
    assert response.requests == (Request(Wish.VISA, "Could you send an invitation letter for visa purposes?"),)


def test_a_question_of_an_unknown_kind_is_something_else() -> None:
    response = find(mail(f"{_OPENS}to ask:\n\nWhat is the closing date for names?", "CU 2009/33"), ())
    assert response.intent is Intent.INQUIRE
    assert (Wish.OTHER, "What is the closing date for names?") in [(one.kind, one.words) for one in response.requests]


def test_a_remark_behind_a_person_is_kept_with_its_line() -> None:
    assert _requests(f"{_NOMINATES} (requires a visa)") == [
        (Wish.VISA, "Ms. Ama MOE, Director, Ministry of Justice (requires a visa)")
    ]
    assert _requests(f"{_NOMINATES}, arriving on 14 April") == [
        (Wish.OTHER, "Ms. Ama MOE, Director, Ministry of Justice, arriving on 14 April")
    ]


def test_a_long_sentence_is_cut_around_what_it_asks() -> None:
    long = "The Embassy " + "recalls many years of good cooperation and " * 12 + "requests visas for the delegation."
    ((kind, words),) = _requests(f"{_NOMINATES}\n\n{long}")
    assert kind is Wish.VISA
    assert len(words) <= 300
    assert "requests visas" in words


def test_where_a_request_was_read_is_kept() -> None:
    response = find(mail(f"{_NOMINATES}\n\nThe Embassy requests visas.", "CU 2009/33"), ())
    assert [one.text for one in response.evidence if one.field == "requests"] == ["The Embassy requests visas."]
