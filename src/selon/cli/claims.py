"""`selon claims`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.ledgers import Asked, answer_options, one_of_several, opened
from selon.records import Basis, CommitmentValue, SpeechAct, State


def _among(values: Any) -> click.Choice[str]:
    """A choice of the values of an enumeration."""
    return click.Choice([one.value for one in values], case_sensitive=False)


@click.command()
@click.option("--outlet", metavar="NAME", help="Told by this outlet.")
@click.option("--source", metavar="NAME", help="Said by this source, under any of its names.")
@click.option("--entity", metavar="NAME", help="About this person, place or thing, under any of its names.")
@click.option("--after", metavar="DATE", help="Reported on that day or later.")
@click.option("--before", metavar="DATE", help="Reported on that day or earlier.")
@click.option("--commitment", type=_among(CommitmentValue), help="How far the last source goes.")
@click.option("--basis", type=_among(Basis), help="What the content rests on; reportative is the conditional.")
@click.option("--act", type=_among(SpeechAct), help="What the source does in saying it.")
@click.option("--state", type=_among(State), help="Holding a position of this state.")
@click.option("--issue", metavar="ISSUE", help="Holding a position on this issue: an id of `selon issues`, or words.")
@click.option("--rejected", is_flag=True, help="List what was rejected, with the reasons, in place of the claims.")
@click.option("--first", is_flag=True, help="Take the best of several names or issues that the words may mean.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    metavar="N",
    help="How many are shown; 0 for all.",
)
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="How many are passed over.")
@answer_options
@click.pass_context
def claims(ctx: click.Context, /, rejected: bool, **asked: Any) -> None:
    """List claims, the newest report first; several filters must all fit.

    Exit status 1 for an outlet, a name or an issue that the ledger does not have (those near it are named), 2 when
    words mean several of them.
    """
    from selon.answers import claim_list
    from selon.claims.stems import stems

    fields = claim_list.Wanted.__dataclass_fields__
    wanted = claim_list.Wanted(**{name: asked.pop(name) for name in fields})
    wish = Asked(**asked)
    with opened(ctx) as ledger, one_of_several(ctx):
        if rejected:
            wish.show(claim_list.rejected(ledger, wish.times()))
        else:
            wish.show(claim_list.listed(ledger, wanted, stems, wish.times()))
