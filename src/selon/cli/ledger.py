"""`selon ledger`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli import say
from selon.cli.ledgers import now, opened
from selon.errors import InputError

if TYPE_CHECKING:
    from selon.ledger import Entry, Ledger


@click.group()
def ledger() -> None:
    """Look after the ledger: count it, check it, copy it, take something out."""


@ledger.command()
@click.pass_context
def stats(ctx: click.Context) -> None:
    """Count what the ledger holds."""
    with opened(ctx) as found:
        for name, count in found.stats().items():
            click.echo(f"{count:10,}  {name}")


@ledger.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check that every quotation stands in its text and all bytes are those that came in. Exit status 1 when not."""
    with opened(ctx) as found:
        wrong = found.verify()
    for line in wrong:
        click.echo(line)
    click.echo(f"{len(wrong)} wrong" if wrong else "every quotation is in its text, every capture is whole")
    ctx.exit(bool(wrong))


@ledger.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(ctx: click.Context, file: Path) -> None:
    """Copy the ledger to FILE, also while it is in use."""
    with opened(ctx) as found:
        found.backup(file)
    click.echo(f"copied to {file}")


@ledger.command()
@click.argument("document")
@click.option("--why", required=True, help="The reason, which the log keeps.")
@click.pass_context
def withdraw(ctx: click.Context, document: str, why: str) -> None:
    """Take a wrongly added document back: it stays in the file and counts in no answer."""
    from selon.answers.finding import document_of

    with opened(ctx) as found:
        found.note("withdraw", document_of(found, document), now(), why=why)
    click.echo(f"{document} was withdrawn")


@ledger.command()
@click.argument("document")
@click.option("--why", required=True, help="The reason, which the log keeps.")
@click.pass_context
def erase(ctx: click.Context, document: str, why: str) -> None:
    """Erase the text of a document and every quotation of it, as the law may ask; the log says that it was done."""
    from selon.answers.finding import document_of

    with opened(ctx) as found:
        found.erase(document_of(found, document), now(), why)
    click.echo(f"{document} was erased")


@ledger.command()
@click.pass_context
def reread(ctx: click.Context) -> None:
    """Read the articles that were kept unread, in a language that Selon reads by now; their bytes are in the ledger."""
    from selon.answers.unread import unread
    from selon.cli.add import stems
    from selon.languages import codes

    with opened(ctx) as found:
        waiting = unread(found)
        ready = [document for document, language in waiting.items() if language in codes()]
        added = found.add(_read_anew(found, ready), stems, now())
    click.echo(f"{added.again} read, {len(waiting) - added.again} kept unread, for their language")


def _read_anew(found: Ledger, documents: list[str]) -> Iterator[Entry]:
    """The readings of documents from their bytes, told of them what was told before."""
    from selon.answers.versions import captured
    from selon.ledger import Entry
    from selon.pipeline import read
    from selon.records import Facts, Options
    from selon.version import grammar

    for document in documents:
        capture, said = captured(found, document)
        facts = Facts(outlet=said["outlet"], published=said["published"])
        (reading,) = read([capture], every=facts, options=Options(statements=True))
        if isinstance(reading, InputError):
            say(reading)
        else:
            yield Entry(capture=capture, reading=reading, grammar=grammar())
