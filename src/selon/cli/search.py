"""`selon search`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--any", "some", is_flag=True, help="Find also what has only one of the words.")
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="How many are shown; 0 for all."
)
@answer_options
@click.pass_context
def search(ctx: click.Context, /, words: tuple[str, ...], some: bool, limit: int, **asked: Any) -> None:
    """Find claims and positions by their words, in any form: "autorisé" finds "autorisée".

    The words of a claim are those of its sentence and its source. At most 10,000 are ranked, the newest; a note says
    when there were more. Exit status 1 when nothing has the words; those that are near are named.
    """
    from selon.answers.search import search as answered
    from selon.claims.stems import stems

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        wish.show(answered(ledger, " ".join(words), stems, wish.times(), (limit, not some)))
