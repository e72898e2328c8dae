"""`selon annotate`."""

from __future__ import annotations

from pathlib import Path

import click

from selon.cli.options import Tally, Wish, reading_options, readings


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder for the JSON files; made when it is not there.",
)
@reading_options
@click.pass_context
def annotate(ctx: click.Context, /, paths: tuple[str, ...], out: Path, **wish: str | None) -> None:
    """Write the attributions of articles as JSON files, DIR/<file stem>.json.

    PATH is a text or HTML file, a folder of them, or - for standard input. A file is written whole or not at
    all, and the same article gives the same bytes. Articles of the same stem in different folders are
    told apart by their folder.

    An input that cannot be read is named on standard error and the others are still read. Exit status: 0 when
    every input was read, 1 when none was, 3 when some were.
    """
    from selon.cli.screen import progress
    from selon.exports.annotation import dumps
    from selon.exports.files import file_name, write_whole

    out.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with progress(paths, tally):
        for reading in readings(paths, Wish(**wish), tally):
            write_whole(out / file_name(reading.document.name, ".json"), dumps(reading))
    click.echo(f"{tally.words()} -> {out}")
    ctx.exit(tally.status())
