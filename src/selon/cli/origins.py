"""`selon origins`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, one_of_several, opened


@click.command()
@click.argument("about", metavar="ISSUE|CLAIM")
@click.option("--first", is_flag=True, help="Take the best of several issues or claims that the words may mean.")
@answer_options
@click.pass_context
def origins(ctx: click.Context, /, about: str, first: bool, **asked: Any) -> None:
    """Count the independent origins of an issue or a claim, with the reason for every edge between them.

    ISSUE is an id of `selon issues`, CLAIM the id of a claim or a state; both may be words. Every article of an issue
    has one origin: its own outlet, or the outlet or agency from which it has its main information by relay, credit or
    near-copy; whose word it is stands below. Of a claim the origins are whose word it is: named persons and bodies, or
    the anonymous sources of one outlet. What hardened on the way and what names nobody is told below the table. Exit
    status 2 when the words mean several things; they are listed.
    """
    from selon.answers.asking import subject_of
    from selon.answers.origins import origins as answered
    from selon.claims.stems import stems

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        with one_of_several(ctx):
            subject = subject_of(ledger, about, stems, wish.times(), first=first)
        wish.show(answered(ledger, subject, wish.times()))
