"""`selon quarantine`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from selon.cli import NOTHING_READ, SOME_REFUSED, say
from selon.cli.ledgers import Asked, now, opened
from selon.errors import InputError

if TYPE_CHECKING:
    from selon.answers.quarantined import Row
    from selon.ledger import Ledger
    from selon.records import Capture, Reading

FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "markdown", "csv"]),
    default="table",
    show_default=True,
    help="json: one object, as described in the documentation.",
)
WIDTH = click.option("--width", type=click.IntRange(40), metavar="N", help="Columns of the table; else the screen's.")


@click.group(invoke_without_command=True)
@click.option("--all", "every", is_flag=True, help="List those too that have been read since.")
@click.option(
    "--reason", metavar="NAME", help="Only those that failed for this reason: timeout, too_deep, not_text ..."
)
@FORMAT
@WIDTH
@click.pass_context
def quarantine(ctx: click.Context, /, every: bool, reason: str | None, **asked: Any) -> None:
    """List the inputs that could not be read, with the reason, and what became of each.

    `selon add` keeps the bytes of what it cannot read. Nothing in quarantine counts in an answer.
    """
    if ctx.invoked_subcommand is None:
        from selon.answers.quarantined import list_of

        with opened(ctx) as ledger:
            Asked(**asked).show(list_of(ledger, every=every, reason=reason))


@quarantine.command()
@click.argument("id_", metavar="ID")
@FORMAT
@WIDTH
@click.pass_context
def show(ctx: click.Context, /, id_: str, **asked: Any) -> None:
    """Show all that is known of one input; ID may be the beginning of an id."""
    from selon.answers.quarantined import shown

    with opened(ctx) as ledger:
        Asked(**asked).show(shown(ledger, id_))


@quarantine.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.pass_context
def retry(ctx: click.Context, /, ids: tuple[str, ...]) -> None:
    """Try inputs again, all that wait or those named; what can be read now goes into the ledger.

    They are read with the outlet, date and language that were given with them. The log keeps what came of each.

    Exit status: 0 when every one was read, 1 when none was, 3 when some were.
    """
    from selon.answers.quarantined import waiting

    outcomes: Counter[str] = Counter()
    with opened(ctx) as ledger:
        rows = waiting(ledger, ids)
        for row in rows:
            outcomes[_tried(ledger, row)] += 1
    counts = ", ".join(f"{count} {reason}" for reason, count in outcomes.most_common())
    click.echo(f"{len(rows)} tried again: {counts}" if rows else "nothing waits in quarantine")
    read = outcomes["read"]
    ctx.exit(0 if read == len(rows) else SOME_REFUSED if read else NOTHING_READ)


def _tried(ledger: Ledger, row: Row) -> str:
    """Try one input again, and give what came of it: `read`, or the reason why it was not."""
    from selon.claims.stems import stems
    from selon.cli.add import Keeping
    from selon.ledger import Entry
    from selon.pipeline import Facts, grammar

    said, version = Facts(outlet=row["said"].get("outlet"), published=row["said"].get("published")), grammar()
    found = _read(ledger, row, said)
    if isinstance(found, InputError):
        say(found)
        if found.reason != row["reason"] and found.capture is not None:
            Keeping(ledger, version, row["said"].get("language"))(found, said)
        ledger.tried(row["id"], now(), other=version, outcome=found.reason)
        return found.reason
    capture, reading = found
    entry = Entry(capture=capture, reading=reading, grammar=version)
    ledger.add([entry], stems, now())
    ledger.tried(row["id"], now(), other=entry.document, outcome="read")
    return "read"


def _read(ledger: Ledger, row: Row, said: Any) -> tuple[Capture, Reading] | InputError:
    """The input with its reading, or the error that says why there is none."""
    from selon.pipeline import Options, read

    try:
        capture = _capture(ledger, row)
    except InputError as error:
        return error
    options = Options(language=row["said"].get("language"), statements=True)
    (found,) = read([capture], every=said, options=options)
    return found if isinstance(found, InputError) else (capture, found)


def _capture(ledger: Ledger, row: Row) -> Capture:
    """The capture of a row, made again from its bytes: what they are may be known by now.

    Raises InputError where there are no bytes, or where they are still not text."""
    from selon.intake.files import UNKNOWN, capture
    from selon.records import Told

    data = ledger.quarantined_bytes(row["digest"]) if row["digest"] else None
    if data is None:
        remedy = f"Add it again: `selon add {row['address']}`."
        raise InputError(row["address"], "its bytes are not kept", remedy)
    said, told = row["said"], row["said"].get("told") or {}
    try:
        made = capture(data, address=row["address"], name=row["name"])
    except InputError as error:
        error.capture = _as_it_was(data, row)
        raise
    return replace(
        made,
        media_type=made.media_type if row["media_type"] == UNKNOWN else row["media_type"],
        first_seen=said.get("first_seen"),
        last_checked=said.get("last_checked"),
        charset=said.get("charset"),
        told=Told(**{**told, "authors": tuple(told.get("authors") or ())}),
    )


def _as_it_was(data: bytes, row: Row) -> Capture:
    """The capture of bytes that are still no text."""
    from selon.records import Capture

    return Capture(
        data=data, media_type=row["media_type"], address=row["address"], name=row["name"], digest=row["digest"]
    )
