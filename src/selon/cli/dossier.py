"""`selon dossier`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, one_of_several, opened


@click.command()
@click.argument("name", metavar="NAME")
@click.option("--first", is_flag=True, help="Take the best of several that the name may mean, or the nearest name.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    metavar="N",
    help="How many claims of a kind are shown, from the newest 50 documents that name it; 0 for all.",
)
@click.option(
    "--print",
    "print_",
    is_flag=True,
    help="Write pages of A4 for `lp` or a file: claims numbered, articles with digests.",
)
@answer_options
@click.pass_context
def dossier(ctx: click.Context, /, name: str, first: bool, limit: int, **asked: Any) -> None:
    """Show all about a person, an organisation, a place or a thing, under all its names.

    What it says, what others say of it and by way of it, where it stands, amounts side by side with those that cannot
    both be, its other names with the outlets that use them and the reason, and what was not understood.

    Exit status 1 for a name that the ledger does not have (those near it are named), 2 when it may mean several.
    """
    from selon.answers.dossier import dossier as answered
    from selon.claims.stems import stems
    from selon.exports.sheets import render

    printed = asked.pop("print_")
    wish = Asked(**asked)
    with opened(ctx) as ledger, one_of_several(ctx):
        answer = answered(ledger, name, stems, wish.times(), (limit, first))
    if printed:
        click.echo(render(answer).encode("utf-8"), nl=False)
    else:
        wish.show(answer)
