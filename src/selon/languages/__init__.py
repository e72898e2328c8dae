"""The languages: one folder of data each, with the same file names in every folder.

`table(code, name)` gives the rows of `languages/<code>/<name>.tsv`. The first line of a table that is
not a comment names its columns; a line that begins with `#` is a comment; cells are separated by tabs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from selon.errors import LexiconError

HERE = Path(__file__).parent


def codes() -> tuple[str, ...]:
    """Codes of the languages that can be read, sorted: ISO 639-1, such as `fr`. Their folder has cues and a model."""
    return tuple(sorted(p.name for p in HERE.iterdir() if (p / "cues.tsv").exists() and (p / "model").is_dir()))


@cache
def table(code: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of one table of a language, by column name, with the line number under `line`.

    Raises LexiconError for a line with too few or too many cells."""
    file = f"{code}/{name}.tsv"
    rows: list[dict[str, str]] = []
    columns: list[str] = []
    for number, line in enumerate((HERE / file).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise LexiconError(file, number, f"{len(cells)} columns, expected {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True), line=str(number)))
    return tuple(rows)


@cache
def conjugated(code: str, lemma: str) -> tuple[str, ...]:
    """Every form of a verb by the endings of `conjugation.tsv`, the lemma among them."""
    for row in _endings(code):
        if lemma.endswith(row["ending"]):
            stem = lemma[: len(lemma) - len(row["ending"])]
            return (lemma, *(stem + ending.replace("-", "") for ending in row["forms"].split()))
    return (lemma,)


@cache
def _endings(code: str) -> tuple[dict[str, str], ...]:
    """The rows of `conjugation.tsv`, the longest ending first."""
    return tuple(sorted(table(code, "conjugation"), key=lambda row: -len(row["ending"])))


@cache
def grouped(code: str, name: str, key: str = "kind", value: str = "words") -> dict[str, frozenset[str]]:
    """Values of one column of a table by another column, in lower case with plain apostrophes."""
    out: dict[str, set[str]] = defaultdict(set)
    for row in table(code, name):
        out[row[key]].add(row[value].casefold().replace("’", "'"))
    return {k: frozenset(v) for k, v in out.items()}


def has_table(code: str, name: str) -> bool:
    """Whether a language has a table of that name; not every language needs every one."""
    return (folder(code) / f"{name}.tsv").exists()


def folder(code: str) -> Path:
    """Folder of a language; its data files and its `model/` stand in it."""
    return HERE / code
