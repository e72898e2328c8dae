"""`selon same-issue`."""

from __future__ import annotations

import click

from selon.cli.ledgers import now, one_of_several, opened


@click.command("same-issue")
@click.argument("issue", metavar="ISSUE")
@click.argument("other", metavar="ISSUE")
@click.option("--why", help="The reason, which the log keeps.")
@click.option("--undo", is_flag=True, help="Take it back, with the ids that were given; both stay in the log.")
@click.pass_context
def same_issue(ctx: click.Context, issue: str, other: str, why: str | None, undo: bool) -> None:
    """Say that two issues are one: answers about either are then about both.

    ISSUE is an id of `selon issues`, or words. Exit status 1 when there is no such issue, 2 when the words mean
    several; they are listed.
    """
    from selon.answers.correcting import standing_pair
    from selon.answers.corrections import SAME_ISSUE, UNDO
    from selon.answers.finding import issue_of
    from selon.claims.stems import stems
    from selon.errors import NotFound

    with opened(ctx) as ledger, one_of_several(ctx):
        if undo:
            one, two = standing_pair(ledger, SAME_ISSUE, (issue, other))
        else:
            one, two = (issue_of(ledger, words, stems).id for words in (issue, other))
            if one == two:
                raise NotFound(f"{issue} and {other} are one issue already: {one}")
        ledger.note(f"{UNDO if undo else ''}{SAME_ISSUE}", one, now(), other=two, why=why)
    click.echo(f"{one} and {two} are {'two issues again' if undo else 'one issue'}")
