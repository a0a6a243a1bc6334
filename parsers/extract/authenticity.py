"""Whether our own mail server doubts that a message comes from where it says."""

import re

from parsers.document import Headers
from parsers.record import Reason, ReviewItem

_COMMENT = re.compile(r"\([^()]*\)")
_VERDICT = re.compile(r"(?:^|[;\s])(dmarc|dkim|spf)\s?=\s?([a-z]+)")


def of(headers: Headers) -> tuple[ReviewItem, ...]:
    """Return an item where DMARC failed, or without its verdict both SPF and DKIM did (RFC 8601).

    Only the topmost field counts: our server wrote it, what stands below came with the message.
    """
    verdicts = _verdicts(next(iter(headers.values("authentication-results")), ""))
    if not _failed(verdicts):
        return ()
    said = ", ".join(f"{method} {'/'.join(values)}" for method, values in sorted(verdicts.items()))
    address = headers.sender.address if headers.sender else "an unknown address"
    detail = f"The mail server could not confirm that {address} sent this ({said}): ask the sender by another way."
    return (ReviewItem("/sender", Reason.NOT_AUTHENTICATED, detail),)


def _verdicts(field: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for method, value in _VERDICT.findall(_COMMENT.sub(" ", field[:4000]).lower()):
        found[method] = (*found.get(method, ()), value)
    return found


def _failed(verdicts: dict[str, tuple[str, ...]]) -> bool:
    if "pass" in verdicts.get("dmarc", ()):
        return False
    if "fail" in verdicts.get("dmarc", ()):
        return True
    both = [verdicts.get(method, ()) for method in ("dkim", "spf")]
    return all(values and set(values) <= {"fail", "softfail"} for values in both)
