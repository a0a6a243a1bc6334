"""Whether our own mail server doubts that a message comes from where it says."""

import re
from collections.abc import Iterable, Sequence

from parsers.document import Headers
from parsers.record import Reason, ReviewItem

_COMMENT = re.compile(r"\([^()]*\)")
_VERDICT = re.compile(r"(?:^|[;\s])(dmarc|dkim|spf)\s?=\s?([a-z]+)")
# Characters of a field that are read.
_READ = 4000


def of(headers: Headers, authserv_ids: Sequence[str] = ()) -> tuple[ReviewItem, ...]:
    """Return an item where DMARC failed, or without its verdict SPF or DKIM did and none passed (RFC 8601).

    Only fields of the servers named count, and one is asked for where others wrote some; of no names the topmost
    counts: our server wrote it, what stands below came with the message.
    """
    written = headers.values("authentication-results")
    ours = [field for field in written if _server(field) in {each.lower() for each in authserv_ids}]
    address = headers.sender.address if headers.sender else "an unknown address"
    if authserv_ids and written and not ours:
        detail = f"Only {_server(written[0])} vouches for {address}, none of our mail servers: it may be forged."
        return (ReviewItem("/sender", Reason.NOT_AUTHENTICATED, detail),)
    verdicts = _verdicts(ours if authserv_ids else written[:1])
    if not _failed(verdicts):
        return ()
    said = ", ".join(f"{method} {'/'.join(values)}" for method, values in sorted(verdicts.items()))
    detail = f"The mail server could not confirm that {address} sent this ({said}): ask the sender by another way."
    return (ReviewItem("/sender", Reason.NOT_AUTHENTICATED, detail),)


def _server(field: str) -> str:
    """Return the name of the server that wrote a field, in lower case; what may follow is a version."""
    return (_COMMENT.sub(" ", field[:_READ]).partition(";")[0].split() or ["an unnamed server"])[0].lower()


def _verdicts(fields: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        for method, value in _VERDICT.findall(_COMMENT.sub(" ", field[:_READ]).lower()):
            found[method] = (*found.get(method, ()), value)
    return found


def _failed(verdicts: dict[str, tuple[str, ...]]) -> bool:
    if said := set(verdicts.get("dmarc", ())) & {"pass", "fail"}:
        return "fail" in said
    both = {*verdicts.get("dkim", ()), *verdicts.get("spf", ())}
    return "fail" in both and "pass" not in both
