"""All hostile inputs, and what came of one: `outcome` reads it beside a good article, as a batch does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selon.errors import InputError
from selon.intake import captures
from selon.pipeline import read
from selon.records import Capture, Reading
from tests.hostile import archives, feeds, pages, pdfs
from tests.hostile.case import BEGIN, END, GAP, MIDDLE, QUARANTINE, READ, Case

CASES: dict[str, Case] = {
    case.name: case for cases in (pages.CASES, feeds.CASES, archives.CASES, pdfs.CASES) for case in cases
}
GOOD = f"{BEGIN}\n\n{MIDDLE}\n\n{END}\n"
Reader = Callable[[Iterable[Capture | InputError]], Iterator[Reading | InputError]]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of an input: a word with its reasons, and what is wrong about it, if anything."""

    word: str
    reasons: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def outcome(case: Case, folder: Path, size: int, reader: Reader = read) -> Outcome:
    """What comes of a case at a size, read between two good articles from a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    bad, before, after = folder / f"hostile{case.suffix}", folder / "avant.txt", folder / "fin.txt"
    bad.write_bytes(case.make(size))
    for good in (before, after):
        good.write_text(GOOD, encoding="utf-8")
    items = list(reader(captures([before, bad, after])))
    wrong = [] if len(items) >= 3 else [f"{len(items)} items of 3 inputs"]
    wrong += [f"a good article was not read: {one}" for one in (items[0], items[-1]) if isinstance(one, InputError)]
    return _judged(case, items[1:-1], wrong)


def _judged(case: Case, items: list[Reading | InputError], wrong: list[str]) -> Outcome:
    """The outcome of what one hostile file gave."""
    readings = [one for one in items if isinstance(one, Reading)]
    refused = [one for one in items if isinstance(one, InputError)]
    gaps = [gap.reason for one in readings for gap in one.gaps]
    word = QUARANTINE if refused else GAP if gaps else READ
    reasons = [one.reason for one in refused] or [gap.partition(":")[0] for gap in gaps]
    if word not in case.outcomes and (refused or not {READ, GAP} & case.outcomes):
        wrong.append(f"{word} is no right outcome")
    if refused and case.reasons and not set(reasons) <= case.reasons:
        wrong.append(f"the reason is {', '.join(reasons)}")
    for one in readings:
        wrong += [f"lost: {words[:30]}" for words in case.kept if words not in one.document.text]
        wrong += ["an empty article"] if not one.document.text.strip() else []
    said = " ".join([*gaps, *(str(one) for one in refused)])
    if case.then and case.then not in said and any(not one.document.text.startswith("WARC/") for one in readings):
        wrong.append(f"nothing says {case.then}")
    return Outcome(word=word, reasons=tuple(dict.fromkeys(reasons)), wrong=tuple(wrong))
