"""Who signed an article: the names of its authors, agencies among them, by the page's records and its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.documents import shapes
from selon.documents.byline import until_date
from selon.documents.furniture import Furniture, anywhere

APART = re.compile(r"[,;/|&•·()\[\]\n]|\s[–—-]\s")
LONGEST = 300
MOST = 20


def authors(told: tuple[str, ...], byline: str | None, page: Furniture, code: str) -> tuple[str, ...]:
    """The names that the records tell, and of the printed byline the agencies, or all where it names a person and
    the records name none."""
    listed = [name for line in told for name in _names(line, page, code)]
    printed = list(_names(byline or "", page, code))
    persons = any(shapes.is_name(name) and not is_agency(name, page) for name in listed)
    extra = [name for name in printed if is_agency(name, page)] if persons else printed
    order = [*listed, *extra] if persons or not extra else [*extra, *listed]
    once: dict[str, str] = {}
    for name in order:
        once.setdefault(name.casefold().replace("’", "'"), name)
    return tuple(once.values())[:MOST]


def is_agency(name: str, page: Furniture) -> bool:
    """Whether a name is that of a press agency."""
    found = page.inside["agency"].search(name)
    return found is not None and len(found[0]) + 4 >= len(name)


def _names(line: str, page: Furniture, code: str) -> Iterator[str]:
    """The names in a line of authors: without "par", dates, jobs and what stands between the names."""
    for part in APART.split(until_date(_without_opening(line[:LONGEST].strip(), page), code)):
        for name in _joined(part.strip(shapes.BLANKS + ":,"), page):
            name = _without_opening(_undated(name, code), page).strip(shapes.BLANKS + ":,.–—-")
            if name and _fits(name, page):
                yield name


def _undated(name: str, code: str) -> str:
    """The name up to a word such as "publié" behind it."""
    found = [one.start() for kind in ("published", "updated") if (one := anywhere(code, kind).search(name))]
    return name[: min(found)] if found and min(found) > 0 else name


def _joined(part: str, page: Furniture) -> Iterator[str]:
    """The stretches between words such as "et" and "avec"."""
    rest = part
    for _ in range(MOST):
        found = [one for one in (page.within("with", rest), page.within("join", rest)) if one]
        if not found:
            break
        first = min(found, key=lambda one: one.start())
        yield rest[: first.start()].strip()
        rest = rest[first.end() :].strip()
    yield rest


def _without_opening(name: str, page: Furniture) -> str:
    """The name without the words that announce it, such as "Propos recueillis par"."""
    for _ in range(3):
        opening = page.opens("byline", name)
        rest = name[opening.end() :].strip(shapes.BLANKS + ":,") if opening else ""
        if not rest or not (rest[0].isupper() or is_agency(rest, page) or page.opens("byline", rest)):
            return name
        name = rest
    return name


def _fits(name: str, page: Furniture) -> bool:
    """Whether a stretch is a name: of a person, an agency, a newsroom or an outlet, and not a job."""
    if len(shapes.words(name)) > 7 or any(char.isdigit() for char in name) and not is_agency(name, page):
        return False
    if page.within("job", name) or not any(char.isalpha() for char in name):
        return False
    capital = name[0].isupper() or any(word[0].isupper() for word in shapes.words(name)[:3])
    return capital or is_agency(name, page)
