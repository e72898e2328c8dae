"""`selon origins`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened


@click.command()
@click.argument("about", metavar="ISSUE|CLAIM")
@click.option("--first", is_flag=True, help="Take the best of several issues or claims that the words may mean.")
@answer_options
@click.pass_context
def origins(ctx: click.Context, /, about: str, first: bool, **asked: Any) -> None:
    """Count the independent origins of an issue or a claim, with the reason for every edge between them.

    ISSUE is an id of `selon issues`, CLAIM the id of a claim or a state; both may be words. An origin is a named
    person or body, the anonymous sources of one outlet, or an outlet's own reporting. Articles are joined by the
    relays they name, the agency they credit, and near-copies; what hardened on the way and what names nobody is told
    below the table. Exit status 2 when the words mean several things; they are listed.
    """
    from selon.answers.asking import subject_of
    from selon.answers.finding import Several
    from selon.answers.origins import origins as answered
    from selon.claims.stems import stems
    from selon.cli import say

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        try:
            subject = subject_of(ledger, about, stems, first=first)
        except Several as error:
            say(error)
            ctx.exit(2)
        wish.show(answered(ledger, subject, wish.times()))
