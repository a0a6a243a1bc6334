"""Who stands behind what is entered by hand."""

import getpass

import click


def named(author: str | None) -> str:
    """Return the author that was named, else the user of this system. Raises click.UsageError for no name."""
    if author is None:
        return getpass.getuser()
    if not author.strip():
        raise click.UsageError("--author is empty: say who it is.")
    if not author.isprintable():
        raise click.UsageError("--author holds characters that cannot be shown: write a name.")
    return author.strip()
