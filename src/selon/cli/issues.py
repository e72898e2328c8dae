"""`selon issues`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened


@click.command()
@click.argument("words", nargs=-1)
@click.option("--most", type=click.IntRange(1), default=100, show_default=True, help="List so many at most.")
@answer_options
@click.pass_context
def issues(ctx: click.Context, /, words: tuple[str, ...], most: int, **asked: Any) -> None:
    """List the issues of the ledger, those with most states first; with WORDS only those that have all of them.

    An issue is what positions speak of together: they share names and words. Its id or its words go into
    `selon position`.
    """
    from selon.answers.issues import listed
    from selon.claims.stems import stems

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        wish.show(listed(ledger, wish.times(), asked=(" ".join(words), stems) if words else None, most=most))
