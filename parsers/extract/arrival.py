"""By which way a letter came where no organ of a State writes: from a machine, or from somebody who forwards."""

from parsers.document import Headers
from parsers.extract import phrases
from parsers.extract.span import fold
from parsers.record import Channel


def find(headers: Headers, *, forwarded: bool) -> Channel | None:
    """Return the way, by the headers of the message that carries the letter; None for a mail that somebody wrote.

    A machine gives its name as that of the writer, in the address, in X-Mailer, or begins the subject with it.
    """
    if _begins_with_gateway(headers.subject) or _names(headers, Channel.FAX_GATEWAY):
        return Channel.FAX_GATEWAY
    if _names(headers, Channel.COPIER):
        return Channel.COPIER
    return Channel.FORWARDED if forwarded else None


def _begins_with_gateway(subject: str) -> bool:
    return phrases.of(lambda words: words.arrival.gateways, whole=True).match(fold(subject).strip()) is not None


def _names(headers: Headers, channel: Channel) -> bool:
    gateways = phrases.of(lambda words: words.arrival.gateways, whole=True)
    copiers = phrases.of(lambda words: words.arrival.copiers)
    finder = gateways if channel is Channel.FAX_GATEWAY else copiers
    return any(finder.search(fold(said)) is not None for said in _of_writer(headers))


def _of_writer(headers: Headers) -> tuple[str, ...]:
    sender = headers.sender
    own = (sender.name, sender.address.partition("@")[0]) if sender else ()
    return (*own, *headers.values("x-mailer"))
