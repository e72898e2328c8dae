"""`selon position`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, one_of_several, opened


@click.command()
@click.argument("issue", metavar="ISSUE")
@click.option("--first", is_flag=True, help="Take the best of several issues that the words may mean.")
@click.option("--brief", is_flag=True, help="One line for each state and who takes it, with how many articles tell it.")
@answer_options
@click.pass_context
def position(ctx: click.Context, /, issue: str, first: bool, brief: bool, **asked: Any) -> None:
    """Show where an issue stands: its states in order, on whose word, how firmly, and what was not known yet.

    ISSUE is an id of `selon issues`, or words. Exit status 2 when the words mean several issues; they are listed.
    """
    from selon.answers.positions import brief as shortened
    from selon.answers.positions import position as answered
    from selon.claims.stems import stems

    wish = Asked(**asked)
    with opened(ctx) as ledger, one_of_several(ctx):
        answer = answered(ledger, issue, stems, wish.times(), first=first)
        wish.show(shortened(answer) if brief else answer)
