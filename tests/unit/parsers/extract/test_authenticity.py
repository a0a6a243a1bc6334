import pytest

import parsers
from parsers.document import Message
from parsers.extract import authenticity, find
from parsers.record import Reason, Secretariat
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
        "mx.office.example; dkim=fail",
        "mx.office.example; spf=fail smtp.mailfrom=a.example; dkim=none",
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
        "mx.office.example; spf=softfail; dkim=none",
        "mx.office.example; dkim=fail header.d=list.example; dkim=pass header.d=a.example",
        "mx.office.example; none",
        "mx.office.example; spf=pass (was dmarc=fail before)",
    ],
)
def test_mail_that_passes_or_was_not_tested_is_not(field: str) -> None:
    assert _reasons(field) == []


def test_only_the_topmost_verdict_counts() -> None:
    assert _reasons("mx.office.example; dmarc=pass", "mx.other.example; dmarc=fail") == []


def _of(*fields: str, ours: tuple[str, ...]) -> list[str]:
    named = tuple(("authentication-results", field) for field in fields)
    return [item.detail for item in authenticity.of(headers(fields=named), ours)]


@pytest.mark.parametrize(
    "id_", ["mx.office.example", "MX.office.example", "mx.office.example 1", "mx.office.example (Postfix)"]
)
def test_of_a_named_server_the_verdict_counts_wherever_it_stands(id_: str) -> None:
    found = _of("mx.other.example; dmarc=pass", f"{id_}; dmarc=fail", ours=("mx.office.example",))
    assert "dmarc fail" in found[0]


def test_the_programs_of_one_server_may_write_a_field_each() -> None:
    fields = ("mx.office.example; dkim=pass", "mx.office.example; spf=pass", "mx.office.example; dmarc=fail")
    assert len(_of(*fields, ours=("mx.office.example",))) == 1


def test_a_pass_of_our_own_servers_is_no_doubt_whatever_others_say() -> None:
    fields = ("mx.other.example; dmarc=fail", "mx2.office.example; dmarc=pass")
    assert _of(*fields, ours=("mx.office.example", "mx2.office.example")) == []


def test_a_verdict_that_only_others_wrote_may_be_forged() -> None:
    assert "evil.example" in _of("evil.example; dmarc=pass", ours=("mx.office.example",))[0]


def test_a_message_without_any_verdict_may_be_older_than_the_server() -> None:
    assert _of(ours=("mx.office.example",)) == []


def test_who_our_servers_are_reaches_the_record() -> None:
    message = Message(
        headers(fields=(("authentication-results", "evil.example; dmarc=pass"),)),
        (part("The Embassy of Ghana will send Ms. Ama Moe to the meeting CU 2009/33."),),
    )
    found = find(message, (), Secretariat(authserv_ids=("mx.office.example",)))
    assert Reason.NOT_AUTHENTICATED in [item.reason for item in found.review]


def test_the_doubt_stands_in_the_record() -> None:
    fields = (("authentication-results", "mx.office.example; dmarc=fail"),)
    body = part("The Embassy of Ghana will send Ms. Ama Moe to the meeting CU 2009/33.")
    assert Reason.NOT_AUTHENTICATED in [
        item.reason for item in find(Message(headers(fields=fields), (body,)), ()).review
    ]


def test_mail_without_a_verdict_is_not_doubted() -> None:
    assert Reason.NOT_AUTHENTICATED not in [item.reason for item in find(mail("Ghana will attend."), ()).review]


def test_who_our_servers_are_travels_with_the_message_to_where_it_is_read() -> None:
    raw = (
        b"From: m@office.example\r\nAuthentication-Results: evil.example; dmarc=pass\r\n\r\n"
        b"The Embassy of Ghana will send Ms. Ama Moe to the meeting CU 2009/33."
    )
    found = parsers.parse(raw, secretariat=Secretariat(authserv_ids=("mx.office.example",)))
    assert Reason.NOT_AUTHENTICATED in [item.reason for item in found.review]
