"""Commands about one sender's or one meeting's roster: history."""

import click

from intake.cli.border import Situation


@click.command()
@click.argument("sender")
@click.option("--meeting", metavar="REF", help="Only this meeting, such as 'CU 2009/33'.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def history(situation: Situation, sender: str, meeting: str | None, form: str) -> None:
    """Show what SENDER's messages did to its roster. SENDER is a State in any language, its ISO code, or a name."""
    from intake import histories as shown
    from intake import senders
    from store import histories

    with situation.database(situation.config()) as engine:
        found = histories.of_sender(engine, senders.keys(sender), meeting)
        if not found:
            raise senders.unheard(sender, histories.senders(engine))
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
        return
    click.echo(shown.text(found), nl=False)
