"""`selon issues`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened


@click.command()
@answer_options
@click.pass_context
def issues(ctx: click.Context, /, **asked: Any) -> None:
    """List the issues of the ledger, those with most states first.

    An issue is what positions speak of together: they share names and words. Its id or its words go into
    `selon position`.
    """
    from selon.answers import finding, positions

    with opened(ctx) as ledger:
        Asked(**asked).show(positions.listed(finding.issues(ledger)))
