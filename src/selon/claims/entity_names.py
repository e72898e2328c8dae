"""Names that the gazetteers of a language know, where a sentence prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.languages import grouped, has_table, table
from selon.records import Document, EntityKind, Sentence, Span

LONGEST = 10
"""Words of the longest name of a gazetteer."""
OPENING = 2
"""Letters by which most words are told to open no name; no name is shorter."""
FILES = (("outlets", EntityKind.OUTLET), ("organisations", EntityKind.ORGANISATION))


@dataclass(frozen=True, slots=True)
class Known:
    """A name of a gazetteer: its main form, what it names and its line of data."""

    name: str
    kind: EntityKind
    line: str


def known_names(document: Document, sentence: Sentence) -> Iterator[tuple[Span, str, Known]]:
    """Places of the gazetteer names in a sentence, the longest first, with the name as printed and its line.

    Names are matched with their capitals. An article written small belongs to no name ("le Monde" prints Monde, of Le
    Monde); a name of one common word is not taken at the start of a sentence."""
    names, bare = _names(document.language)
    opening = _openings(document.language)
    place = 0
    words = sentence.words
    shift = sentence.span.start
    text = document.text[shift : sentence.span.end + OPENING].replace("’", "'")
    while place < len(words):
        found = None
        start = words[place].start
        longest = opening.get(text[start - shift : start - shift + OPENING], 0)
        if not longest:
            place += 1
            continue
        articled = place > 0 and words[place - 1].lower in _articles(document.language)
        for length in range(1, min(LONGEST, len(words) - place) + 1):
            span = Span(start, words[place + length - 1].end)
            printed = " ".join(text[start - shift : span.end - shift].split())
            if len(printed) > longest:
                break
            known = names.get(printed) or (bare.get(printed) if articled else None)
            if known is not None and not (length == 1 and words[place].upos not in ("PROPN", "NOUN", "X")):
                found = (span, printed, known, length)
        if found is None:
            place += 1
            continue
        yield found[:3]
        place += found[3]


def bracketed(document: Document, sentence: Sentence) -> Iterator[tuple[tuple[Span, str], tuple[Span, str]]]:
    """Names with an acronym in brackets behind them: the name and the acronym, each with its place.

    The name begins at the nearest capital, going back, that is the acronym's first letter."""
    words = sentence.words
    for place in range(2, len(words) - 1):
        short = words[place].text
        if (
            words[place - 1].text != "("
            or words[place + 1].text != ")"
            or not (short.isupper() and 2 <= len(short) <= 9)
        ):
            continue
        near = range(max(0, place - 1 - LONGEST), place - 1)
        first = next((at for at in near if words[at].text[:1] == short[0] and words[at].upos != "PUNCT"), None)
        if first is not None and first < place - 2:
            span = Span(words[first].start, words[place - 2].end)
            name = " ".join(document.text[span.start : span.end].replace("’", "'").split())
            yield (span, name), (Span(words[place].start, words[place].end), short)


def is_courtesy(code: str, word: str) -> bool:
    """Whether a word is a courtesy title ("M.", "Mme", "Me")."""
    return word.casefold() in _courtesies(code)


@cache
def _courtesies(code: str) -> frozenset[str]:
    """Courtesy titles."""
    return grouped(code, "function").get("courtesy", frozenset())


def spoken_for(code: str, name: str) -> str | None:
    """Whom a place name means where it speaks, with the line of data; None where it means nobody else."""
    found = _metonyms(code).get(name.casefold())
    return f"{found[0]} ({found[1]})" if found else None


def surname(code: str, name: str) -> str:
    """The last part of a person's name, with the particle before it ("de Brisse")."""
    words = name.split()
    if len(words) > 2 and words[-2] in _particles(code):
        return " ".join(words[-2:])
    return words[-1] if words else ""


@cache
def _names(code: str) -> tuple[dict[str, Known], dict[str, Known]]:
    """Names of the gazetteers by form, and those that begin with an article, without it."""
    names: dict[str, Known] = {}
    bare: dict[str, Known] = {}
    for file, kind in FILES:
        if not has_table(code, file):
            continue
        for row in table(code, file):
            known = Known(row["name"].replace("’", "'"), kind, f"{code}/{file}.tsv:{row['line']}")
            aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip() not in ("", "-")]
            for form in (row["name"], *aliases):
                plain = form.replace("’", "'")
                names.setdefault(plain, known)
                first, _, rest = plain.partition(" ")
                if first.casefold() in _articles(code) and rest:
                    bare.setdefault(rest, known)
                elif plain[:2].casefold() in _articles(code):
                    bare.setdefault(plain[2:], known)
    return names, bare


@cache
def _openings(code: str) -> dict[str, int]:
    """First letters of the names of the gazetteers, with the length of the longest name that begins so."""
    out: dict[str, int] = {}
    for form in (form for forms in _names(code) for form in forms):
        out[form[:OPENING]] = max(out.get(form[:OPENING], 0), len(form))
    return out


@cache
def _articles(code: str) -> frozenset[str]:
    """Articles, and prepositions that hold one."""
    return grouped(code, "function").get("article", frozenset()) | {row["form"] for row in table(code, "contractions")}


@cache
def _particles(code: str) -> frozenset[str]:
    """Small words inside names of people."""
    return grouped(code, "function").get("name-joint", frozenset())


@cache
def _metonyms(code: str) -> dict[str, tuple[str, str]]:
    """Whom places stand for, by name, with the line of data."""
    if not has_table(code, "metonyms"):
        return {}
    return {
        row["word"].casefold(): (row["means"], f"{code}/metonyms.tsv:{row['line']}") for row in table(code, "metonyms")
    }
