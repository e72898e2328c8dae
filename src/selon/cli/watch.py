"""`selon watch`."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli import say
from selon.cli.ledgers import opened
from selon.cli.network import access_of, allow, feed_pages

if TYPE_CHECKING:
    from selon.cli.watching import Wanted

KINDS = ("position", "number", "source", "firmness")
EVERY = re.compile(r"(\d{1,6})([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _kinds(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str]:
    """The kinds in the list; raises BadParameter for one that is not watched for."""
    kinds = [kind.strip() for kind in value.split(",")]
    for kind in kinds:
        if kind not in KINDS:
            raise click.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}.", ctx, param)
    return frozenset(kinds)


def _seconds(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """The seconds of a time such as 15m; raises BadParameter for what is none."""
    found = EVERY.fullmatch(value)
    if found is None or int(found[1]) == 0:
        raise click.BadParameter(f"{value!r} is no time. Write it as 90s, 15m, 2h or 1d.", ctx, param)
    return int(found[1]) * SECONDS[found[2]]


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--when",
    callback=_kinds,
    default=",".join(KINDS),
    show_default=True,
    metavar="KINDS",
    help="What to tell of, separated by commas.",
)
@click.option("--every", callback=_seconds, default="15m", show_default=True, metavar="TIME", help="How often to look.")
@click.option("--once", is_flag=True, help="Look once and end: for cron.")
@click.option("--all", "all_", is_flag=True, help="Tell of what is there at the first look too.")
@click.option(
    "--output",
    type=click.Choice(["lines", "atom", "jsonfeed"]),
    default="lines",
    show_default=True,
    help="Lines as they come, or a feed of the newest 100.",
)
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write there.")
@click.option("--run", metavar="COMMAND", help="Give each change to this command, as JSON on its standard input.")
@click.option("--outlet", metavar="NAME", help="The outlet that published the articles.")
@click.option(
    "--sources",
    type=click.Path(dir_okay=False),
    metavar="FILE.tsv",
    help="Outlet and day of many articles, as for selon add.",
)
@allow
@feed_pages
@click.pass_context
def watch(ctx: click.Context, /, **asked: Any) -> None:
    """Tell only what matters: one line, or none, for each change at some sources.

    SOURCE is what selon add takes. What is there at the first look is taken as known. From then on an article that is
    new, or was changed, is read into the ledger, and a line tells of a state that nobody took before, another number
    for the same thing, a new origin or another firmness; layout, teasers and copies of the same text tell nothing.

    The state is in the ledger: whoever is stopped goes on where it was. Exit status 1 when the command of --run fails;
    what it was given comes again.
    """
    from selon.cli.watching import feed, look

    wanted, every, once = _wanted(ctx, asked), asked["every"], asked["once"]
    while True:
        with opened(ctx, create=True) as ledger:
            new = look(ledger, wanted)
            if wanted.output != "lines" and wanted.to is None:
                click.echo(feed(ledger, wanted).encode("utf-8"), nl=False)
        if once:
            return
        say(f"{new} new; looking again in {every} s")
        time.sleep(every)


def _wanted(ctx: click.Context, asked: dict[str, Any]) -> Wanted:
    """What the options ask for; raises UsageError for some that do not go together."""
    from selon.cli.sources import facts_of
    from selon.cli.watching import Wanted
    from selon.records import Facts

    if asked["output"] != "lines" and asked["run"]:
        raise click.UsageError("--run takes changes one by one: leave --output out.", ctx)
    if asked["output"] != "lines" and not asked["to"] and not asked["once"]:
        raise click.UsageError("A feed is written whole: give --to FILE, or --once.", ctx)
    every = Facts(outlet=asked["outlet"])
    names = ("output", "to", "run", "all_")
    more = {name: asked[name] for name in names}
    facts = facts_of(asked["sources"], every) if asked["sources"] else None
    more["access"] = access_of(ctx, asked["allow"], asked["feed_pages"])
    return Wanted(sources=asked["places"], kinds=asked["when"], facts=facts, every=every, **more)
