"""Where mail comes from, one file per kind of source.

A new kind is a module with a class that is a Source, a word in `settings.Kind` and a line in `open_source`.
"""

from intake.mailbox.errors import IncompleteError, LateError, MailboxError, UnfitError
from intake.mailbox.settings import MailboxSettings
from intake.mailbox.source import Fetched, Seen, Source
from store.origin import Origin

__all__ = [
    "Fetched", "IncompleteError", "LateError", "MailboxError", "MailboxSettings", "Origin", "Seen", "Source",
    "UnfitError", "open_source",
]  # fmt: skip


def open_source(settings: MailboxSettings) -> Source:
    """Return the source of a mailbox. Nothing is reached before it is asked something."""
    if settings.kind == "folder":
        from intake.mailbox.folder import FolderSource

        return FolderSource(settings)
    from intake.mailbox.imap import ImapSource

    return ImapSource(settings)
