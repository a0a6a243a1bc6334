"""The digest goes to a real mail server over TLS, once, or says what to do."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from intake import digest
from intake.digest.errors import NotSentAtAllError, NotSentNowError
from tests.fixtures.smtp import smtp_server
from tests.unit.intake.digest.invented import NOW, busy_day

pytestmark = pytest.mark.system
STAFF = ("Staff <staff@office.example>", "desk@office.example")


@pytest.fixture
def message():
    return digest.build(busy_day(), sender="Delegation Intake <intake@office.example>", to=STAFF, now=NOW)


@pytest.fixture
def word(tmp_path, smtp):
    path = tmp_path / "word"
    path.write_text(f"{smtp.password}\nnever read\n")
    return path


@pytest.fixture
def settings(smtp, certificates, word):
    return digest.SmtpSettings(
        host="localhost", port=smtp.port, sender="Delegation Intake <intake@office.example>", to=STAFF,
        user=smtp.user, password_file=word, ca_file=certificates.ca, timeout=5, deadline=20,
    )  # fmt: skip


def test_the_digest_arrives_whole_over_starttls(smtp, settings, message):
    assert digest.send(message, settings) == ()
    (delivery,) = smtp.deliveries
    assert delivery.sender == "intake@office.example"
    assert delivery.recipients == ("staff@office.example", "desk@office.example")
    assert delivery.message["Message-ID"] == message["Message-ID"]
    assert delivery.message["Auto-Submitted"] == "auto-generated"
    assert delivery.message.get_body(("plain",)).get_content().replace("\r\n", "\n") == digest.text(busy_day(), NOW)
    assert delivery.message.get_body(("html",)).get_content().replace("\r\n", "\n") == digest.html(busy_day(), NOW)


def test_the_digest_arrives_over_implicit_tls(smtps, settings, message):
    digest.send(message, replace(settings, port=smtps.port, tls="implicit"))
    assert len(smtps.deliveries) == 1


def test_the_password_may_come_from_the_environment(smtp, settings, message, monkeypatch):
    monkeypatch.setenv("DIGEST_WORD", smtp.password)
    digest.send(message, replace(settings, password_file=None, password_env="DIGEST_WORD"))
    assert smtp.logins == 1


def test_a_check_logs_in_and_sends_nothing(smtp, settings):
    assert digest.check(settings) == f"localhost:{smtp.port} takes mail over TLS, logged in as {smtp.user}"
    assert smtp.deliveries == []


def test_a_server_without_starttls_gets_neither_password_nor_digest(certificates, settings, message):
    with smtp_server(certificates.good, "none") as bare:
        with pytest.raises(NotSentAtAllError, match="offers no STARTTLS, and the digest is not sent in the open"):
            digest.send(message, replace(settings, port=bare.port))
        assert (bare.logins, bare.deliveries) == (0, [])


@pytest.mark.parametrize("kind", ["expired", "wrong_name", "self_signed"])
@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_certificate_that_proves_nothing_is_refused(certificates, settings, message, kind, tls):
    with smtp_server(getattr(certificates, kind), tls) as server:
        with pytest.raises(NotSentAtAllError, match=r"is not trusted .*correct host, or set ca_file"):
            digest.send(message, replace(settings, port=server.port, tls=tls))
        assert (server.logins, server.deliveries) == (0, [])


def test_tls_that_does_not_fit_the_port_says_so(smtp, settings, message):
    with pytest.raises(NotSentAtAllError, match="check that port and tls fit together"):
        digest.send(message, replace(settings, tls="implicit"))


def test_a_wrong_password_needs_a_person(smtp, settings, message, word):
    word.write_text("wrong")
    with pytest.raises(NotSentAtAllError, match=r"does not accept the user intake .*correct user or password"):
        digest.send(message, settings)
    assert smtp.deliveries == []


@pytest.mark.parametrize("mode", ["tempfail", "drop"])
def test_a_server_in_trouble_is_tried_again_later(smtp, settings, message, mode):
    smtp.mode = mode
    with pytest.raises(NotSentNowError, match="Try again later"):
        digest.send(message, settings)
    smtp.mode = "ok"
    digest.send(message, settings)
    assert len(smtp.deliveries) == 1


def test_a_digest_whose_answer_was_lost_comes_again_under_the_same_message_id(smtp, settings, message):
    smtp.mode = "lostreply"
    with pytest.raises(NotSentNowError):
        digest.send(message, settings)
    smtp.mode = "ok"
    digest.send(message, settings)
    assert {delivery.message["Message-ID"] for delivery in smtp.deliveries} == {message["Message-ID"]}


def test_a_server_that_refuses_for_good_needs_a_person(smtp, settings, message):
    smtp.mode = "permfail"
    with pytest.raises(NotSentAtAllError, match=r"refuses the digest .550 5.7.1 not taken."):
        digest.send(message, settings)


def test_one_refused_address_keeps_the_digest_from_nobody_else(smtp, settings, message):
    smtp.refused = {"desk@office.example"}
    assert digest.send(message, settings) == (digest.Refused("desk@office.example", "550 5.1.1 no such user here"),)
    assert smtp.deliveries[0].recipients == ("staff@office.example",)


def test_no_address_taken_needs_a_person(smtp, settings, message):
    smtp.refused = {"staff@office.example", "desk@office.example"}
    with pytest.raises(NotSentAtAllError, match=r"refuses every address .*desk@office.example: 550"):
        digest.send(message, settings)


def test_nobody_listening_is_tried_again_later(settings, message):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotSentNowError, match=f"localhost:{port} cannot be reached .*check host, port and firewall"):
        digest.send(message, replace(settings, port=port))


@contextmanager
def trickle(greeting):
    """Run a server that sends its greeting a byte at a time and then no more."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def serve():
            line, _ = server.accept()
            with line:
                for byte in greeting:
                    if stop.wait(0.2):
                        return
                    try:
                        line.sendall(bytes([byte]))
                    except OSError:
                        return
                stop.wait(30)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        stop.set()
        thread.join()


def test_a_server_that_says_nothing_is_left_at_the_time_out(settings, message):
    with trickle(b"") as port:
        start = time.monotonic()
        with pytest.raises(NotSentNowError, match="cannot"):
            digest.send(message, replace(settings, host="127.0.0.1", port=port, timeout=0.5))
        assert time.monotonic() - start < 5


def test_a_server_that_drips_is_left_at_the_deadline(settings, message):
    with trickle(b"220 " + b"x" * 400) as port:
        start = time.monotonic()
        with pytest.raises(NotSentNowError, match="cannot"):
            digest.send(message, replace(settings, host="127.0.0.1", port=port, timeout=5, deadline=1))
        assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password_file": None}, "set password_env or password_file"),
        ({"password_file": None, "password_env": "NOT_SET_ANYWHERE"}, "set the environment variable NOT_SET_ANYWHERE"),
        ({"to": ()}, "write at least one address into to"),
    ],
)
def test_settings_that_cannot_work_are_told_before_anybody_is_asked(smtp, settings, message, change, said):
    with pytest.raises(NotSentAtAllError, match=said):
        digest.send(message, replace(settings, **change))
    assert smtp.logins == 0


def test_missing_files_are_named(settings, message, tmp_path):
    with pytest.raises(NotSentAtAllError, match="nowhere cannot be read"):
        digest.send(message, replace(settings, password_file=tmp_path / "nowhere"))
    with pytest.raises(NotSentAtAllError, match="correct ca_file"):
        digest.send(message, replace(settings, ca_file=tmp_path / "nowhere"))
    (tmp_path / "empty").touch()
    with pytest.raises(NotSentAtAllError, match="is empty: write the password in it"):
        digest.send(message, replace(settings, password_file=tmp_path / "empty"))
