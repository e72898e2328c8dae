"""What an article tells of: the names and words by which it meets others on the same story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A name or a word that an article uses, with the places where it stands.

    `forms` are what it is compared by, the fullest first; `named` says that it is a name; `telling`, from 0 to 1, how
    much it says of what the article is about: a word that the tables of the language have tells how something is said,
    decided, counted or by whom, and stands in articles on anything. `places` are offsets into the text."""

    forms: tuple[str, ...]
    named: bool
    telling: float
    places: tuple[int, ...]
