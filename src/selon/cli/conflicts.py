"""`selon conflicts`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened


@click.command()
@click.option("--issue", metavar="ISSUE", help="Only those of an issue: an id of `selon issues`, or words.")
@click.option("--first", is_flag=True, help="Take the best of several issues that the words may mean.")
@answer_options
@click.pass_context
def conflicts(ctx: click.Context, /, issue: str | None, first: bool, **asked: Any) -> None:
    """Show which accounts disagree: both quotations with their chains, why, and what would dissolve it.

    What one article says against itself comes first. Exit status 2 when the words mean several issues.
    """
    from selon.answers.conflicts import conflicts as answered
    from selon.answers.finding import Several
    from selon.claims.stems import stems
    from selon.cli import say

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        try:
            answer = answered(ledger, issue, stems, wish.times(), first=first)
        except Several as error:
            say(error)
            ctx.exit(2)
        wish.show(answer)
