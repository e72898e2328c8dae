"""`selon timeline`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, opened


def _picture(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """The file as given; raises BadParameter for a form that cannot be drawn."""
    from selon.exports.timeline_plot import FORMS

    if value is not None and value.suffix not in FORMS:
        raise click.BadParameter(f"{value}: a picture is .svg or .png. Give such a name.")
    return value


@click.command()
@click.argument("issue", metavar="ISSUE")
@click.option("--first", is_flag=True, help="Take the best of several issues that the words may mean.")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_picture,
    metavar="FILE",
    help="Draw it: FILE.svg or FILE.png (needs selon[plot]).",
)
@answer_options
@click.pass_context
def timeline(ctx: click.Context, /, issue: str, first: bool, plot: Path | None, **asked: Any) -> None:
    """Show the states of an issue over the time in which they hold, one lane for each origin.

    ISSUE is an id of `selon issues`, or words. Exit status 2 when the words mean several issues; they are listed.
    """
    from selon.answers.finding import Several, issue_of
    from selon.answers.timelines import timeline as answered
    from selon.claims.stems import stems
    from selon.cli import say
    from selon.exports.timeline_plot import draw

    wish = Asked(**asked)
    with opened(ctx) as ledger:
        try:
            found = issue_of(ledger, issue, stems, first=first)
        except Several as error:
            say(error)
            ctx.exit(2)
        answer = answered(ledger, found, wish.times())
    if plot is None:
        wish.show(answer)
        return
    draw(answer, plot)
    click.echo(f"drawn to {plot}")
