"""`selon reject`."""

from __future__ import annotations

import click

from selon.cli.ledgers import now, one_of_several, opened


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.option("--why", required=True, help="The reason, which the log keeps.")
@click.option("--undo", is_flag=True, help="Take an earlier rejection back; both stay in the log.")
@click.pass_context
def reject(ctx: click.Context, claim: str, why: str, undo: bool) -> None:
    """Say that a claim, a position or a conflict is wrong: it counts in no answer, and neither does what it holds.

    CLAIM is an id of `selon claims`, `selon search`, `selon position` (in its JSON) or `selon conflicts`, the beginning
    of one, or words that only one claim has. Nothing is
    deleted: `selon claims --rejected` lists it with the reason, and it stays rejected when its document is read again.

    Exit status 1 when there is no such claim, 2 when the words mean several; they are listed.
    """
    from selon.answers.correcting import rejectable, standing_rejection
    from selon.answers.corrections import REJECT, UNDO
    from selon.claims.stems import stems

    with opened(ctx) as ledger, one_of_several(ctx):
        found = standing_rejection(ledger, claim) if undo else rejectable(ledger, claim, stems)
        ledger.note(f"{UNDO if undo else ''}{REJECT}", found.id, now(), why=why)
    click.echo(f"{found.id} {'counts again' if undo else 'is rejected'}: {found.quote}")
