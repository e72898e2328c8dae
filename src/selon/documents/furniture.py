"""Page furniture of a language: the phrases of page.tsv as one expression for each kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from selon import languages

# Furniture is short; longer paragraphs are never asked, which keeps the expressions away from long texts.
LONGEST = 600
AROUND = r"[\W\d_]{0,24}"
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Expressions by kind: `whole` for complete lines, `opening` for their beginnings, `inside` for the rest."""

    whole: dict[str, re.Pattern[str]]
    opening: dict[str, re.Pattern[str]]
    inside: dict[str, re.Pattern[str]]

    def has(self, kind: str, text: str) -> bool:
        """Whether the paragraph is furniture of that kind."""
        if len(text) > LONGEST:
            return False
        return bool(self.is_whole(kind, text) or self.opens(kind, text) or self.within(kind, text))

    def is_whole(self, kind: str, text: str) -> bool:
        """Whether the paragraph is a phrase of that kind and nothing else."""
        return len(text) <= LONGEST and bool(self.whole.get(kind, NOTHING).fullmatch(text))

    def opens(self, kind: str, text: str) -> re.Match[str] | None:
        """The phrase of that kind with which the paragraph begins."""
        return self.opening.get(kind, NOTHING).match(text)

    def within(self, kind: str, text: str) -> re.Match[str] | None:
        """The first phrase or word of that kind in the paragraph."""
        return self.inside.get(kind, NOTHING).search(text[:LONGEST])


@cache
def furniture(code: str) -> Furniture:
    """The furniture of a language; that of French where the language has no table of its own.

    Raises LexiconError for a wrong line."""
    known = (languages.folder(code) / "page.tsv").exists()
    rows = languages.table(code if known else "fr", "page")
    groups: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        groups.setdefault((row["kind"], row["how"]), []).append(row["words"])
    return Furniture(
        whole={kind: _whole(phrases) for (kind, how), phrases in groups.items() if how == "line"},
        opening={kind: _opening(phrases) for (kind, how), phrases in groups.items() if how == "start"},
        inside={kind: _inside(phrases, how) for (kind, how), phrases in groups.items() if how in ("part", "word")},
    )


@cache
def anywhere(code: str, kind: str) -> re.Pattern[str]:
    """An expression that finds the opening phrases of a kind anywhere in a line, such as `mis à jour`."""
    known = (languages.folder(code) / "page.tsv").exists()
    rows = languages.table(code if known else "fr", "page")
    return re.compile(_either([row["words"] for row in rows if row["kind"] == kind]), re.IGNORECASE)


def _whole(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(f"{AROUND}(?:{_either(phrases)}){AROUND}", re.IGNORECASE)


def _opening(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,8}}(?:{_either(phrases)})", re.IGNORECASE)


def _inside(phrases: list[str], how: str) -> re.Pattern[str]:
    return re.compile(_either(phrases), re.IGNORECASE if how == "part" else 0)


def _either(phrases: list[str]) -> str:
    """Alternatives, the longest first, each from where a word begins to where one ends."""
    longest = sorted(phrases, key=len, reverse=True)
    worded = "|".join(_expression(phrase) for phrase in longest if phrase[0].isalnum())
    others = [_expression(phrase) for phrase in longest if not phrase[0].isalnum()]
    # Where a word begins is asked once for all phrases: asked in each, it makes the search ten times slower.
    return "|".join(([rf"(?<!\w)(?:{worded})"] if worded else []) + others)


def _expression(phrase: str) -> str:
    """A phrase with any blanks between its words and either apostrophe, up to where a word ends."""
    parts = [re.escape(part).replace("'", "['’]") for part in phrase.split()]
    edge = r"(?!\w)" if phrase[-1].isalnum() else ""
    return r"[\s\u00a0\u202f]{1,3}".join(parts) + edge
