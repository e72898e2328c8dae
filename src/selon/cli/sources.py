"""The table in which a person states outlet and day of many articles (`--sources FILE.tsv`)."""

from __future__ import annotations

from pathlib import Path

from selon.cli.options import is_date
from selon.errors import InputError, UnknownEncoding
from selon.records import Facts

COLUMNS = ("id", "outlet", "published")


def facts_of(file: str, every: Facts) -> dict[str, Facts]:
    """What the table says of each article, by id; where a cell is empty, what was said of every article.

    Columns other than id, outlet and published are passed over. Raises InputError with file and line."""
    rows = [(number, line.split("\t")) for number, line in enumerate(_lines(file), 1) if line.strip()]
    if not rows:
        raise InputError(file, "the table is empty", f"Its first line names the columns: {', '.join(COLUMNS)}.")
    (first, header), *rest = rows
    if "id" not in header:
        raise InputError(f"{file}:{first}", "no column is called id", "Name the columns, separated by tabs.")
    facts: dict[str, Facts] = {}
    for number, cells in rest:
        row = _row(header, cells, f"{file}:{number}")
        if row["id"] in facts:
            raise InputError(f"{file}:{number}", f"{row['id']} is already described above", "Keep one line of the two.")
        facts[row["id"]] = Facts(outlet=row["outlet"] or every.outlet, published=row["published"] or every.published)
    return facts


def _lines(file: str) -> list[str]:
    try:
        text = Path(file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnknownEncoding(file, "the table is not UTF-8", "Save it as UTF-8 text.") from error
    except OSError as error:
        raise InputError(file, f"it cannot be read ({error.strerror})", "Give a table as a text file.") from error
    return [line.rstrip("\r") for line in text.split("\n")]


def _row(header: list[str], cells: list[str], place: str) -> dict[str, str]:
    """The three cells of a line, blank where the table has no such column."""
    if len(cells) > len(header):
        raise InputError(place, f"{len(cells)} cells under {len(header)} columns", "Separate cells by one tab.")
    found = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    row = {column: found.get(column, "") for column in COLUMNS}
    if not row["id"]:
        raise InputError(place, "the id is missing", "Give the name of the file without its ending.")
    if row["published"] and not is_date(row["published"]):
        raise InputError(place, f"{row['published']} is not a date of the calendar", "Write it as 2031-03-04.")
    return row
