"""`selon revisions`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import click

from selon.cli.diff import of_ledger
from selon.cli.ledgers import Asked, opened, shown_options


@click.command()
@click.argument("article", metavar="ARTICLE")
@shown_options
@click.pass_context
def revisions(ctx: click.Context, /, article: str, **asked: Any) -> None:
    """List the versions of an article, and which claims each changed.

    ARTICLE is the name, id or address of any of its versions. What was taken from the same address, or has the outlet,
    the hour of publication and the headline of another document, is a version of it.
    """
    from selon.answers.revisions import history
    from selon.answers.versions import any_of, versions_of
    from selon.pipeline import compare

    with opened(ctx) as ledger:
        listed = versions_of(ledger, any_of(ledger, article))
        sides = [of_ledger(ledger, one.document) for one in listed]
    found = [compare(one, other) for one, other in pairwise(sides)]
    Asked(**asked).show(history(article, listed, found))
