import pytest

from parsers.document import Message
from parsers.extract import authenticity, find
from parsers.record import Reason
from tests.fixtures.written import headers, mail, part


def _reasons(*fields: str) -> list[Reason]:
    named = tuple(("authentication-results", field) for field in fields)
    return [item.reason for item in authenticity.of(headers(fields=named))]


@pytest.mark.parametrize(
    "field",
    [
        "mx.office.example; dkim=fail (bad signature) header.d=a.example; spf=pass; dmarc=fail (p=none)",
        "mx.office.example; spf=fail smtp.mailfrom=a.example; dmarc=fail header.from=a.example",
        "mx.office.example; dkim=fail; spf=softfail",
    ],
)
def test_mail_that_fails_authentication_is_looked_at(field: str) -> None:
    assert _reasons(field) == [Reason.NOT_AUTHENTICATED]


@pytest.mark.parametrize(
    "field",
    [
        "mx.office.example; dkim=pass; spf=fail; dmarc=pass",
        "mx.office.example; dkim=fail; spf=pass",
        "mx.office.example; dkim=none; spf=none; dmarc=none",
        "mx.office.example; dkim=fail",
        "mx.office.example; none",
        "mx.office.example; spf=pass (was dmarc=fail before)",
    ],
)
def test_mail_that_passes_or_was_not_tested_is_not(field: str) -> None:
    assert _reasons(field) == []


def test_only_the_topmost_verdict_counts() -> None:
    assert _reasons("mx.office.example; dmarc=pass", "mx.other.example; dmarc=fail") == []


def test_the_doubt_stands_in_the_record() -> None:
    fields = (("authentication-results", "mx.office.example; dmarc=fail"),)
    body = part("The Embassy of Ghana will send Ms. Ama Moe to the meeting CU 2009/33.")
    assert Reason.NOT_AUTHENTICATED in [
        item.reason for item in find(Message(headers(fields=fields), (body,)), ()).review
    ]


def test_mail_without_a_verdict_is_not_doubted() -> None:
    assert Reason.NOT_AUTHENTICATED not in [item.reason for item in find(mail("Ghana will attend."), ()).review]
