"""One line an event: `action=filed id=7 outcome=review`. Names for machines, no personal data but the Message-ID."""

import logging
import sys

_log = logging.getLogger("intake")


def start(*, debug: bool = False) -> None:
    """Write events to standard error from now on; with `debug` those of interest to developers too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _log.setLevel(logging.DEBUG if debug else logging.INFO)
    # A pool writes a traceback of every connection that it cannot close; that the database is away we say ourselves.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.WARNING if debug else logging.CRITICAL)


def event(action: str, **fields: object) -> None:
    """Tell that something was done."""
    _log.info("%s", line(action, fields))


def detail(action: str, **fields: object) -> None:
    """Tell what only a developer asks for."""
    _log.debug("%s", line(action, fields))


def trouble(action: str, **fields: object) -> None:
    """Tell that something went wrong which a person may have to mend."""
    _log.warning("%s", line(action, fields))


def line(action: str, fields: dict[str, object]) -> str:
    """Return an event as one line; fields that are None are left out."""
    said = {"action": action, **{name: value for name, value in fields.items() if value is not None}}
    return " ".join(f"{name}={_value(value)}" for name, value in said.items())


def _value(value: object) -> str:
    """Write a value so that it stays one word and one line, whatever a letter put into it."""
    text = f"{value:.1f}" if isinstance(value, float) else str(value)
    if text and text.isprintable() and not set(text) & set(' "='):
        return text
    inner = "".join(c if c.isprintable() and c not in '"\\' else c.encode("unicode_escape").decode() for c in text)
    return '"' + inner.replace('"', '\\"') + '"'
