"""Commands about what a person has to look at: review, confirm, dismiss."""

import datetime as dt

import click

from intake.authors import named
from intake.cli.border import NUMBER, Situation

_author = click.option("--author", help="Who decides; default: the user of this system.")


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def review(situation: Situation, form: str) -> None:
    """List what a person still has to look at, the oldest first, with its number and age."""
    from store import queries

    with situation.database(situation.config()) as engine:
        rows = queries.review_open(engine)
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))
        return
    from rich.console import Console

    from intake import tables

    Console().print(tables.review(rows, dt.datetime.now(dt.UTC)))


@click.command()
@click.argument("items", nargs=-1, type=NUMBER, required=True, metavar="ITEM...")
@_author
@click.pass_obj
def confirm(situation: Situation, items: tuple[int, ...], author: str | None) -> None:
    """Say that what was read is right in review ITEM (numbers of `intake review`)."""
    _decide(situation, items, "confirmed", author)


@click.command()
@click.argument("items", nargs=-1, type=NUMBER, required=True, metavar="ITEM...")
@_author
@click.pass_obj
def dismiss(situation: Situation, items: tuple[int, ...], author: str | None) -> None:
    """Close review ITEM (numbers of `intake review`) without saying that what was read is right."""
    _decide(situation, items, "dismissed", author)


def _decide(situation: Situation, items: tuple[int, ...], how: str, author: str | None) -> None:
    from store.decisions import Closed, decide

    by = named(author)
    config = situation.config()
    with situation.database(config) as engine:
        now = dt.datetime.now(config.digest.tz)
        done = decide(engine, tuple(dict.fromkeys(items)), Closed(how), by, now)
    for each in done:
        click.echo(f"Item {each.id} ({each.item.reason} of message {each.message}) is {how} by {by.removesuffix('.')}.")
