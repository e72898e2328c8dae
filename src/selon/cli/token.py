"""`selon token`."""

from __future__ import annotations

import click

from selon.cli.ledgers import now, opened


@click.group()
def token() -> None:
    """Make and revoke tokens: who may read or add over the API of `selon serve`."""


@token.command()
@click.option("--name", required=True, help="Whose it is, or what for; the list shows it.")
@click.option(
    "--may", type=click.Choice(["read", "add"]), default="add", show_default=True, help="add includes reading."
)
@click.pass_context
def new(ctx: click.Context, /, name: str, may: str) -> None:
    """Make a token and write it, this once: the ledger keeps only a digest of it."""
    from selon.ledger.tokens import May
    from selon.ledger.tokens import new as made

    with opened(ctx) as ledger:
        click.echo(made(ledger, name, May(may), now()))


@token.command("list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """List the tokens, without their secrets."""
    from selon.exports.visible import visible
    from selon.ledger.tokens import listed

    with opened(ctx) as ledger:
        for one in listed(ledger):
            state = f"revoked {one.revoked[:10]}" if one.revoked else "counts"
            click.echo(f"{one.id}  {one.may:4}  {one.recorded[:10]}  {state:18}  {visible(one.name)}")


@token.command()
@click.argument("id")
@click.pass_context
def revoke(ctx: click.Context, /, id: str) -> None:
    """Take a token back, by its id in the list: it counts no more."""
    from selon.ledger.tokens import revoke as taken_back

    with opened(ctx) as ledger:
        found = taken_back(ledger, id, now())
    click.echo(f"{found.id} is revoked")
