"""The SMTP server of the tests does what its modes say; smtplib is the judge."""

import smtplib
import ssl
from email.message import EmailMessage

import pytest

from tests.fixtures.certificates import Certificates
from tests.fixtures.smtp import SmtpSink


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "intake@staff.example", "desk@staff.example", "Digest"
    message.set_content("Nothing new.\n")
    return message


def trusted(certificates: Certificates) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificates.ca))


def send(server: SmtpSink, certificates: Certificates, password: str = SmtpSink.password) -> None:
    with smtplib.SMTP(server.host, server.port, timeout=10) as client:
        client.starttls(context=trusted(certificates))
        client.login(server.user, password)
        client.send_message(letter())


def test_what_is_sent_is_kept(smtp: SmtpSink, certificates: Certificates) -> None:
    send(smtp, certificates)
    (kept,) = smtp.deliveries
    assert kept.recipients == ("desk@staff.example",)
    assert kept.message["Subject"] == "Digest"


def test_tls_from_the_first_byte(smtps: SmtpSink, certificates: Certificates) -> None:
    with smtplib.SMTP_SSL(smtps.host, smtps.port, timeout=10, context=trusted(certificates)) as client:
        client.login(smtps.user, smtps.password)
        client.send_message(letter())
    assert len(smtps.deliveries) == 1


def test_a_wrong_password_is_refused(smtp: SmtpSink, certificates: Certificates) -> None:
    with pytest.raises(smtplib.SMTPAuthenticationError):
        send(smtp, certificates, password="another")


def test_nothing_is_taken_in_the_open(smtp: SmtpSink) -> None:
    with smtplib.SMTP(smtp.host, smtp.port, timeout=10) as client, pytest.raises(smtplib.SMTPResponseException):
        client.send_message(letter())
    assert smtp.deliveries == []


@pytest.mark.parametrize(("mode", "kept"), [("tempfail", 0), ("permfail", 0), ("drop", 0), ("lostreply", 1)])
def test_a_fault_is_an_error_to_the_sender(smtp: SmtpSink, certificates: Certificates, mode: str, kept: int) -> None:
    smtp.mode = mode  # type: ignore[assignment]
    with pytest.raises((smtplib.SMTPException, OSError)):
        send(smtp, certificates)
    assert len(smtp.deliveries) == kept


def test_one_address_is_refused_and_the_other_taken(smtp: SmtpSink, certificates: Certificates) -> None:
    smtp.refused.add("desk@staff.example")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(smtp, certificates)
