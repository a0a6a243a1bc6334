"""What a mail says against the note that it brings."""

import pytest

from parsers.extract import find
from tests.fixtures.written import with_note

NOTE = (
    "The Embassy of Ghana presents its compliments and, with reference to CU 2009/33, nominates:\n\n"
    "1. Mr. Kofi ANNOR, Director, Ministry of Trade\n2. Ms. Adwoa BADU, Registrar, High Court"
)
SIGNED = "\n\nBest regards,\nYaw Mensah\nThird Secretary"


def _asked(text: str) -> bool:
    return any("that it brings" in item.detail for item in find(with_note(text + SIGNED, NOTE), ()).review)


@pytest.mark.parametrize(
    "text",
    [
        "Our note is attached. Ms. BADU is sick and cannot come.",
        "Our note is attached. Mr. Esi OTOO, Clerk, will also attend.",
        "Our note is attached. Mr. OTOO is to be registered as well.",
        "Kindly replace Ms. BADU with Mr. OTOO.",
        "The attached note is withdrawn.",
        "Only Mr. Annor will attend in the end.",
        "Please read BADU-KING instead of BADU.",
        "The attached list is provisional.",
        "La note ci-jointe est provisoire.",
        "La lista adjunta aún no es definitiva; la Sra. Badu no podrá viajar.",
        "Прилагаемый список является предварительным.",
        "القائمة المرفقة مؤقتة وقابلة للتغيير.",
        "所附名单为暂定名单。",
        "Die beigefügte Liste ist vorläufig.",
        "A lista em anexo é provisória.",
    ],
)
def test_a_mail_that_speaks_against_its_note_is_looked_at(text: str) -> None:
    assert _asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please find attached our note verbale. Grateful for a receipt.",
        "Dear Ms. Roe,\n\nPlease find attached the composition of our delegation, Mr. Annor and Ms. Badu.",
        "Respected Sir/Madam,\n\nPlease see the note attached. For changes we will write again.",
        "Veuillez trouver ci-joint la note verbale relative à la participation de notre délégation.",
        "Se adjunta la nota verbal. Mucho agradeceré acusar recibo.",
    ],
)
def test_a_mail_that_only_brings_its_note_is_not(text: str) -> None:
    assert not _asked(text)
