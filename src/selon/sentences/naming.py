"""Named entities told by their words, in languages whose table has words of institutions: "the Ports Agency" is an
organisation, "Anna Vale" somebody, whatever the recogniser saw in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.languages import grouped, has_table, table
from selon.records import Mention, SourceKind, Span
from selon.sentences.rows import Rows

LONGEST = 4
"""Words of somebody's name."""
AMPERSAND = "&"
APOSTROPHES = ("'", "’")
Run = tuple[int, int]
"""First and last word of a row of words with a capital."""
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Known:
    """What names tell by their words: `institutions` end or begin those of bodies, `things` those of nobody, `joints`
    and `particles` are small words inside those of bodies and people, `roles` and `titles` stand before people, `times`
    are no names."""

    institutions: frozenset[str]
    things: frozenset[str]
    joints: frozenset[str]
    particles: frozenset[str]
    times: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]


def name_by_words(rows: Rows, code: str) -> None:
    """Add the mentions that words tell, in place of those that lie within them or cross them."""
    known = _known(code)
    if not known.institutions:
        return
    rows.mentions = [mention for mention in rows.mentions if not _is_role(rows, mention, known)]
    runs = list(_runs(rows))
    for mention in (*_bodies(rows, runs, known), *_people(rows, runs, known)):
        if any(_holds(rows, other, mention, known) for other in rows.mentions):
            continue
        apart = [other for other in rows.mentions if not other.span.overlaps(mention.span)]
        rows.mentions = sorted([*apart, mention], key=lambda one: one.span)


@cache
def _known(code: str) -> Known:
    """The words of a language's tables; there are none of institutions in most languages."""
    kinds = grouped(code, "function") if has_table(code, "function") else {}
    nouns = table(code, "heads") if has_table(code, "heads") else []
    names = table(code, "first_names") if has_table(code, "first_names") else []
    return Known(
        institutions=kinds.get("institution", frozenset()) | kinds.get("body-name", frozenset()),
        things=kinds.get("thing-ending", frozenset()),
        joints=kinds.get("place-joint", frozenset()),
        particles=kinds.get("name-particle", frozenset()),
        times=kinds.get("time", frozenset()),
        roles=frozenset(row["noun"].casefold() for row in nouns if row["kind"] == SourceKind.PERSON),
        titles=kinds.get("courtesy", frozenset()),
        first_names=frozenset(row["name"] for row in names),
    )


def _is_role(rows: Rows, mention: Mention, known: Known) -> bool:
    """Whether what was taken for somebody's name is one word that says what people or bodies are: "Mayor", "Board"."""
    word = rows.texts[bisect_left(rows.starts, mention.span.start)].lower()
    alone = mention.span.end - mention.span.start == len(word)
    return mention.label == "PER" and alone and word in known.roles | known.institutions


def _runs(rows: Rows) -> Iterator[tuple[int, int]]:
    """First and last word of each run of words with a capital, the article that opens it left out."""
    place = 0
    while place < len(rows.texts):
        last = place
        while last < len(rows.texts) and _is_part(rows, last) and (last == place or last not in rows.openings):
            last += 1
        if last > place:
            yield place, last - 1
        place = max(last, place + 1)


def _is_part(rows: Rows, at: int) -> bool:
    """Whether a word is written like part of a name; the first of a sentence only where the tagger agrees."""
    return rows.texts[at][:1].isupper() and rows.upos[at] in (_NAMES if at not in rows.openings else ("PROPN",))


def _bodies(rows: Rows, runs: list[Run], known: Known) -> Iterator[Mention]:
    """Runs that end in a word of institutions, or begin with one that "of" and a name follow; two around "&"."""
    for number, (low, high) in enumerate(runs):
        behind = runs[number + 1] if number + 1 < len(runs) else None
        near = behind if behind is not None and behind[0] == high + 2 else None
        joint = rows.texts[high + 1].lower() if near is not None else ""
        owned = joint in APOSTROPHES and near is not None and rows.texts[near[1]].lower() in known.institutions
        if near is not None and (joint == AMPERSAND or owned):
            if joint == AMPERSAND:
                _hold_together(rows, low, near[1])
            yield _mention(rows, low, near[1], "ORG")
        elif rows.texts[high].lower().rstrip(".") not in known.institutions:
            continue
        elif near is not None and joint in known.joints:
            yield _mention(rows, low, near[1], "ORG")
        elif high > low:
            yield _mention(rows, low, high, "ORG")


def _hold_together(rows: Rows, low: int, high: int) -> None:
    """Make one name of two that "&" joins: what the parse coordinates is part of it."""
    top = next((at for at in range(low, high + 1) if not low <= rows.heads[at] <= high), low)
    above = set(_above(rows, top))
    for at in range(low, high + 1):
        outside = not low <= rows.heads[at] <= high
        if at != top and at not in above and (outside or rows.deprels[at] in ("conj", "cc")):
            rows.heads[at], rows.deprels[at] = top, "flat"


def _above(rows: Rows, at: int) -> Iterator[int]:
    """The governors of a word, nearest first."""
    seen = {at}
    while (at := rows.heads[at]) >= 0 and at not in seen:
        seen.add(at)
        yield at


def _people(rows: Rows, runs: list[Run], known: Known) -> Iterator[Mention]:
    """Runs from a first name on, behind what somebody is, or before an age, up to four words, that hold no word of
    institutions and end like no name of a place or thing."""
    for low, high in runs:
        words = [rows.texts[at].lower() for at in range(low, high + 1)]
        last = _with_particles(rows, high, known.particles)
        first = _first_name(rows, (low, high), known)
        first = _behind_role(rows, (low, last), known) if first is None else first
        if first is None and last > low and _has_age(rows, last):
            first = low
        if first is None or last - first >= LONGEST or words[-1] in known.things or known.institutions & set(words):
            continue
        yield _mention(rows, first, last, "PER")


def _first_name(rows: Rows, run: Run, known: Known) -> int | None:
    """First name of a run, or None."""
    low, high = run
    first = next((at for at in range(low, high + 1) if rows.texts[at] in known.first_names), None)
    return first if first is not None and rows.upos[first] == "PROPN" else None


def _behind_role(rows: Rows, run: Run, known: Known) -> int | None:
    """Where a name begins behind what somebody is: "manager Del Osei", "Chief Executive Ragna Thorvik", "the
    deputy, Del Osei"; a name of one word only behind a noun written small."""
    low, high = run
    inside = [at for at in range(low, high) if rows.texts[at].lower() in known.roles | known.titles]
    first = inside[-1] + 1 if inside else low
    if high > first or (inside and rows.texts[first - 1].lower() in known.titles):
        before = low - 2 if low > 1 and rows.texts[low - 1] == "," else low - 1
        return first if inside or (before >= 0 and rows.texts[before] in known.roles) else None
    small = low > 0 and rows.texts[low - 1] in known.roles and rows.upos[low - 1] == "NOUN"
    named = rows.upos[low] == "PROPN" and rows.texts[low].lower() not in known.times | known.roles
    return low if small and named and low == high else None


def _with_particles(rows: Rows, high: int, particles: frozenset[str]) -> int:
    """Last word of a name that goes on over particles: "Noor van der Aalst"."""
    at = high + 1
    while at < len(rows.texts) and rows.texts[at] in particles:
        at += 1
    goes_on = high + 1 < at < len(rows.texts) and rows.texts[at][:1].isupper() and rows.upos[at] in _NAMES
    return at if goes_on else high


def _has_age(rows: Rows, last: int) -> bool:
    """Whether a comma and an age stand behind a word: "Gianni Peluso, 58,"."""
    behind = rows.texts[last + 1 : last + 4]
    aged = len(behind) == 3 and behind[0] == "," and behind[1].isdigit() and len(behind[1]) == 2
    return aged and not behind[2][:1].isalnum()


def _mention(rows: Rows, low: int, high: int, label: str) -> Mention:
    """A mention of the words from one to another."""
    return Mention(span=Span(rows.starts[low], rows.ends[high]), label=label)


def _holds(rows: Rows, other: Mention, mention: Mention, known: Known) -> bool:
    """Whether a known mention of the same label holds another, or a longer one of more than somebody's title."""
    if not (other.span.start <= mention.span.start and mention.span.end <= other.span.end):
        return False
    if mention.label == "PER" != other.label:
        places = range(bisect_left(rows.starts, other.span.start), bisect_left(rows.starts, mention.span.start))
        titled = places and all(rows.texts[at].lower() in known.titles | known.roles for at in places)
        if titled and other.span.end == mention.span.end:
            return False
    return other.label == mention.label or other.span != mention.span
