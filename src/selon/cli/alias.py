"""`selon alias`."""

from __future__ import annotations

import click

from selon.cli.ledgers import now, one_of_several, opened


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("other", metavar="NAME")
@click.option("--why", help="The reason, which the log keeps and answers show.")
@click.option("--undo", is_flag=True, help="Take it back; both stay in the log.")
@click.pass_context
def alias(ctx: click.Context, name: str, other: str, why: str | None, undo: bool) -> None:
    """Say that two names mean one person, organisation, place or thing.

    Answers about either name are then about both. Exit status 1 for a name that the ledger does not have (those near
    it are named).
    """
    from selon.answers.correcting import known_name, standing_pair
    from selon.answers.corrections import ALIAS, UNDO

    with opened(ctx) as ledger, one_of_several(ctx):
        if undo:
            one, two = standing_pair(ledger, ALIAS, (name, other))
        else:
            one, two = known_name(ledger, name), known_name(ledger, other)
        ledger.note(f"{UNDO if undo else ''}{ALIAS}", one, now(), other=two, why=why)
    click.echo(f"{one} and {two} are {'two again' if undo else 'one'}")
