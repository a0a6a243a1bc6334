"""Commands with which the staff puts right what was read: correct, assign."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from intake.authors import named
from intake.cli.border import NUMBER, Situation
from intake.cli.rosters import keys_of, meeting_of, newcomer, reference_of, unheard

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from intake.config import Config
    from store.corrections import Made, Wanted
    from store.delegation import By

_author = click.option("--author", help="Who says so; default: the user of this system.")
_over = click.option("--over", type=NUMBER, default=0, metavar="N", help="You have seen correction N of a colleague.")
_KINDS = ("igo", "ngo", "un_entity", "unknown")
_INTENTS = ("nominate", "amend", "decline", "acknowledge", "inquire", "unrelated")


@click.command()
@click.argument("sender")
@click.option("--meeting", metavar="REF", help="The meeting; needed where SENDER has answered several.")
@click.option("--person", metavar="NAME", help="Whom to correct: the name on the list, or the number in it.")
@click.option("--add", "added", metavar="NAME", help="Put somebody on the list.")
@click.option(
    "--another", is_flag=True, help="Whoever is added, or renamed, is not the one of a like name on the list."
)
@click.option("--remove", "removed", metavar="NAME", help="Take somebody off the list.")
@click.option("--set", "typed", multiple=True, metavar="FIELD=VALUE", help="What is right; as often as needed.")
@_over
@_author
@click.pass_obj
def correct(situation: Situation, /, sender: str, meeting: str | None, author: str | None, **said: object) -> None:
    """Put right who is on SENDER's list and what is said of them; it holds until somebody says otherwise.

    \b
    intake correct Norway --person 'Anna BERG' --set role=head --set email=a.berg@justice.example
    intake correct NOR --meeting 'CU 2030/7' --add 'Odd LUND' --set position=Judge
    intake correct NOR --remove 'Odd LUND'

    --add begins the list of a sender of whom nothing is filed yet. A number counts unless somebody else has just moved
    it to another person.

    FIELD is name, honorific, given_names, family_name, role, position, organization, emails, phones or faxes; several
    addresses are separated by commas, nothing behind = takes a value away.
    """
    from intake import corrections, histories
    from store.delegation import By, What

    wanted = _wanted(**said)  # type: ignore[arg-type]
    config = situation.config()
    by = By(named(author), dt.datetime.now(config.digest.tz))
    with situation.database(config) as engine:
        reference = reference_of(engine, config, meeting)
        made = _entered(engine, config, sender, reference, wanted=wanted, by=by)
    click.echo(histories.correction(made))
    kept = corrections.kept(made.change.after, wanted.said) if wanted.what is What.ADDED else ()
    if kept:
        click.echo(f"As before they were taken off: {', '.join(kept)}.")


def _entered(engine: Engine, config: Config, sender: str, meeting: str | None, *, wanted: Wanted, by: By) -> Made:
    """Enter a correction; who is added to the list of a sender of whom nothing is filed begins it."""
    from store.corrections import begin, correct
    from store.delegation import What
    from store.errors import Unheard

    try:
        return correct(engine, keys_of(engine, sender), meeting, wanted, by)
    except Unheard as error:
        if wanted.what is not What.ADDED or meeting == "":
            raise unheard(engine, sender, meeting) from error
        place, who = newcomer(engine, config, sender, meeting)
        made = begin(engine, place, who, wanted, by)
    click.echo(f"Nothing is filed from {who.name} about {place[1]}: its list begins with this.")
    return made


@click.command()
@click.argument("id", type=NUMBER)
@click.option("--sender", help="Who answers: a State in any language, its ISO code, or another's name.")
@click.option("--kind", type=click.Choice(_KINDS), help="What a sender is that is no State.")
@click.option("--meeting", metavar="REF", help="The meeting that is answered; of several lists, that of the first.")
@click.option("--intent", type=click.Choice(_INTENTS), help="What the message does.")
@_over
@_author
@click.pass_obj
def assign(
    situation: Situation, /, id: int, sender: str | None, meeting: str | None, intent: str | None, **said: object
) -> None:
    """Say who sends message ID, which meeting it answers or what it does; it is filed so, whatever is read in it."""
    from intake import corrections
    from parsers.record import Intent
    from store import filing
    from store.assignments import Assignment
    from store.delegation import By

    if said["kind"] and not sender:
        raise click.UsageError("--kind goes with --sender: say who it is that is of this kind.")
    if not (sender or meeting or intent):
        raise click.UsageError("Say what the message is: --sender, --meeting or --intent.")
    try:
        who = corrections.sender(sender, said["kind"]) if sender else None  # type: ignore[arg-type]
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    config = situation.config()
    by = By(named(said["author"]), dt.datetime.now(config.digest.tz))  # type: ignore[arg-type]
    with situation.database(config) as engine:
        reference = meeting_of(engine, config, meeting).meeting.reference if meeting else None
        looked_up = who is not None and said["kind"] is None
        what = Assignment(who, reference, Intent(intent) if intent else None, looked_up)
        made, state, left = filing.assign(engine, id, what, by, said["over"])  # type: ignore[arg-type]
    if made is None:
        click.echo(f"Message {id} is {state} so already: nothing was changed.")
        return
    click.echo(f"Message {id} is {state} as {by.author} says (correction {made.id}).")
    if left:
        click.echo(f"What was corrected of {', '.join(left)} stays on the list that it has left: see `intake review`.")


def _wanted(
    person: str | None, added: str | None, removed: str | None, typed: tuple[str, ...], over: int, *, another: bool
) -> Wanted:
    """Return what is to be corrected; exactly one person is named, and what is right about them."""
    from intake import corrections
    from store.corrections import Wanted
    from store.delegation import What

    named = [(what, name) for what, name in ((What.CORRECTED, person), (What.ADDED, added), (What.REMOVED, removed))
             if name is not None and name.strip()]  # fmt: skip
    if len(named) != 1:
        raise click.UsageError("Say whom it is about with one of --person, --add and --remove.")
    ((what, name),) = named
    if bool(typed) is (what is What.REMOVED) and what is not What.ADDED:
        raise click.UsageError("Say what is right with --set FIELD=VALUE; who is removed takes none.")
    try:
        said = corrections.said(typed)
        if another and what is not What.ADDED and said.name is None:
            raise click.UsageError("--another goes with --add, or with --set name=VALUE.")
        name = corrections.text(name) if what is What.ADDED else " ".join(name.split())
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if what is What.ADDED or said.name is not None:
        said = corrections.named(said, said.name or name)
    return Wanted(what, name, said, over, another)
