"""Questions about several ids at once, with few different numbers of them: a store understands each question once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.sql.elements import KeyedColumnElement

SIZES = (1, 4, 16, 64, 256)
"""How many ids a question is about."""
AT_ONCE = SIZES[-1]
IDS = "ids"
"""The parameter that has them."""


def given(column: KeyedColumnElement[str]) -> ColumnElement[bool]:
    """Whether a column is one of the ids that a question is given."""
    return column.in_(bindparam(IDS, expanding=True))


def in_turns(ids: Iterable[str]) -> Iterator[dict[str, object]]:
    """The parameters for some ids, at most AT_ONCE at a time; the last id stands there as often as it takes."""
    listed = sorted(set(ids))
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        size = next(size for size in SIZES if size >= len(some))
        yield {IDS: some + some[-1:] * (size - len(some))}
