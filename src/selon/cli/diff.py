"""`selon diff`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from selon.cli.ledgers import Asked, now, opened, shown_options

if TYPE_CHECKING:
    from selon.ledger import Ledger
    from selon.pipeline import Facts
    from selon.records import Capture


@click.command()
@click.argument("before", metavar="V1")
@click.argument("after", metavar="V2")
@click.option("--language", metavar="CODE", help="Read both as this language (fr), whatever they seem to be in.")
@click.option("--same-article", is_flag=True, help="Say that both are versions of one article; the log keeps it.")
@click.option("--why", help="The reason for --same-article.")
@shown_options
@click.pass_context
def diff(ctx: click.Context, /, before: str, after: str, same_article: bool, **asked: Any) -> None:
    """Show which claims changed between two versions of an article, and how many edits change none.

    V1 and V2 are files, or documents of the ledger: an id, a name, NAME@1 for the first version of that name. Numbers,
    dates, sources, hedges, quotations, denials and states are compared, each shown with both quotations; typing errors,
    layout, teasers and advertisements are no changes.
    """
    from selon.answers.revisions import difference
    from selon.answers.versions import SAME_ARTICLE, version_of
    from selon.pipeline import Options, compare

    language, why = asked.pop("language"), asked.pop("why")
    sides = [_side(ctx, word) for word in (before, after)]
    found = compare(sides[0], sides[1], Options(language=language))
    if same_article:
        with opened(ctx) as ledger:
            one, other = (version_of(ledger, word) for word in (before, after))
            ledger.note(SAME_ARTICLE, one, now(), other=other, why=why)
    Asked(**asked).show(difference(found))


def _side(ctx: click.Context, word: str) -> tuple[Capture, Facts]:
    """A version: the file of that path, else the document of the ledger."""
    from selon.pipeline import Facts

    if os.path.isfile(word):
        from selon.errors import InputError
        from selon.intake import captures

        item = next(captures([word]))
        if isinstance(item, InputError):
            raise item
        return item, Facts()
    with opened(ctx) as ledger:
        return of_ledger(ledger, word)


def of_ledger(ledger: Ledger, word: str) -> tuple[Capture, Facts]:
    """A document of the ledger as it came in, with what was said of it."""
    from selon.answers.versions import captured, version_of
    from selon.pipeline import Facts

    capture, said = captured(ledger, version_of(ledger, word))
    return capture, Facts(outlet=said["outlet"], published=said["published"])
