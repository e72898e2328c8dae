"""`selon firmness`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened

KEYS = ("outlet", "month", "year", "source", "kind", "act", "role")


def _keys(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """The names in the list; raises BadParameter for one that claims are not sorted by."""
    keys = tuple(dict.fromkeys(key.strip() for key in value.split(",")))
    for key in keys:
        if key not in KEYS:
            raise click.BadParameter(f"{key!r} is none of {', '.join(KEYS)}.", ctx, param)
    return keys


@click.command()
@click.option(
    "--by",
    callback=_keys,
    default="outlet,month",
    show_default=True,
    metavar="KEYS",
    help=f"What makes a line, separated by commas: {', '.join(KEYS)}.",
)
@answer_options
@click.pass_context
def firmness(ctx: click.Context, /, by: tuple[str, ...], **asked: Any) -> None:
    """Count how firmly claims are told: plainly, hedged, in the conditional, denied, anonymously, without a source.

    Shares come with the interval of Wilson (95 %); the JSON has the ids of the claims behind every share.
    """
    from selon.answers.firmness import firmness as answered

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        wish.show(answered(ledger, by, wish.times()))
