"""`selon conflicts`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, one_of_several, opened


@click.command()
@click.option("--issue", metavar="ISSUE", help="Only those of an issue: an id of `selon issues`, or words.")
@click.option("--first", is_flag=True, help="Take the best of several issues that the words may mean.")
@click.option("--most", type=click.IntRange(0), default=100, show_default=True, help="List so many at most; 0: all.")
@answer_options
@click.pass_context
def conflicts(ctx: click.Context, /, issue: str | None, first: bool, most: int, **asked: Any) -> None:
    """Show which accounts disagree: both quotations with their chains, why, and what would dissolve it.

    What one article says against itself comes first. Exit status 2 when the words mean several issues.
    """
    from selon.answers.conflicts import conflicts as answered
    from selon.claims.stems import stems

    wish = Asked(**asked)
    with opened(ctx) as ledger, one_of_several(ctx):
        wish.show(answered(ledger, issue, stems, wish.times(), (most, first)))
