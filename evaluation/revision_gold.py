"""Pairs of versions of one article, and which claims changed between them: `python -m evaluation.revision_gold`.

The stories stand in `gold/LANG/revisions-HALF.txt`: a text, then edits by hand, each with what it does to the claims.
The generator applies the edits and strews over the newer version what changes no claim: typing errors, other quotation
marks, teasers, advertisements, captions, a date of update, paragraphs in another order. It writes one pair a line of
JSON; the same stories give the same bytes."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

import msgspec

from evaluation.corpora import GOLD, HALVES, GoldError
from selon.records import Span

LANGUAGES = ("fr", "en")
STORY = re.compile(r"^=== (\S+) \| ([^|\n]{1,100}) \| (\S+)\n", re.MULTILINE)
CASE = re.compile(r"^--- (\S+)\n", re.MULTILINE)
EDIT = re.compile(r"([a-z_]+): (.*?) => ?(.*)")
NO_EFFECT, NOTE = "none", "note"
FEW, MANY = 2, 4
"""How many changes without effect are strewn over a pair with changes of claims, and over one without."""
TYPO = 7
"""Letters of a word in which two are exchanged."""
MARKS = re.compile("[\ue000-\uf8ff]")
"""Private characters that stand around the words of an edit until all are made."""
FIRST = 0xE000


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldChange:
    """A change of a claim: its kind, and the words that show it in the older and the newer version."""

    kind: str
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two versions of an article; `announced` says that the newer one owns up to a correction.

    `strewn` names what was done to the newer version that changes no claim."""

    pair: str
    lang: str
    outlet: str
    published: str
    before: str
    after: str
    changes: tuple[GoldChange, ...] = ()
    announced: bool = False
    strewn: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A newer version in the making: its text with marks around edited words, and the changes with theirs."""

    old: str
    text: str
    changes: list[tuple[str, Span | None, int | None]] = field(default_factory=list)
    announced: bool = False
    marks: int = 0

    def mark(self, words: str) -> tuple[str, int]:
        """The words between two marks, and the number of these."""
        number, self.marks = self.marks, self.marks + 1
        return f"{chr(FIRST + 2 * number)}{words}{chr(FIRST + 2 * number + 1)}", number

    def place(self, number: int) -> Span:
        """Where the words between two marks stand once all marks are taken out."""
        start = len(MARKS.sub("", self.text[: self.text.index(chr(FIRST + 2 * number))]))
        return Span(start, len(MARKS.sub("", self.text[: self.text.index(chr(FIRST + 2 * number + 1))])))


def file_of(lang: str, half: str, root: Path = GOLD) -> Path:
    """The file of the pairs of a language and half."""
    return root / lang / f"revisions-{half}.jsonl"


def load(file: Path) -> tuple[Pair, ...]:
    """The pairs of a file; raises GoldError with file and line, and never a word of them."""
    found = []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=Pair))
        except msgspec.MsgspecError as fact:
            raise GoldError(f"{file.name}:{number}: {fact}") from fact
    return tuple(found)


def generated(lang: str, half: str, root: Path = GOLD) -> Iterator[Pair]:
    """The pairs that the stories of a half give."""
    furniture = _furniture(root / lang / "revisions-noise.tsv")
    whole = (root / lang / f"revisions-{half}.txt").read_text(encoding="utf-8")
    heads = list(STORY.finditer(whole))
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(whole)
        text, *cases = CASE.split(whole[head.end() : end])
        for name, edits in zip(cases[::2], cases[1::2], strict=True):
            id = f"{head[1]}-{name}"
            rng = Random(id)
            draft = _edited(id, text.strip(), edits.strip().splitlines())
            strewn = _strew(draft, furniture, rng, FEW if draft.changes else MANY)
            changes = tuple(
                GoldChange(kind=kind, before=before, after=None if number is None else draft.place(number))
                for kind, before, number in draft.changes
            )
            yield Pair(
                pair=id,
                lang=lang,
                outlet=head[2],
                published=head[3],
                before=draft.old,
                after=MARKS.sub("", draft.text),
                changes=changes,
                announced=draft.announced,
                strewn=tuple(strewn),
            )


def _furniture(file: Path) -> dict[str, list[str]]:
    """Lines of a page by what they are."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {kind: [row["text"] for row in rows if row["kind"] == kind] for kind in {row["kind"] for row in rows}}


def _edited(id: str, text: str, edits: Sequence[str]) -> _Draft:
    """A text with the edits made in it."""
    draft = _Draft(old=text, text=text)
    for number, line in enumerate(edits, 1):
        if line.startswith(f"{NOTE}: "):
            draft.text, draft.announced = f"{draft.text}\n\n{line.removeprefix(f'{NOTE}: ')}", True
            continue
        said = EDIT.fullmatch(line.rstrip())
        if said is None or draft.text.count(said[2]) != 1:
            raise GoldError(f"{id}: edit {number} is none, or its words do not stand once in the text")
        _edit(draft, said[1], said[2], said[3])
    draft.text = re.sub(r"\n{3,}", "\n\n", re.sub(r" {2,}|(?<=\n) ", " ", draft.text)).strip()
    return draft


def _edit(draft: _Draft, kind: str, old: str, new: str) -> None:
    """Make one edit."""
    if kind == NO_EFFECT:
        draft.text = draft.text.replace(old, new)
        return
    first, last = _common(old, new)
    cut, put = old[first : len(old) - last], new[first : len(new) - last]
    start = draft.old.index(old)
    before = Span(start + first, start + first + len(cut)) if cut.strip() else Span(start, start + len(old))
    if put.strip():
        marked, number = draft.mark(put)
        made = f"{new[:first]}{marked}{new[len(new) - last :]}"
    else:
        made, number = draft.mark(new)
    draft.text = draft.text.replace(old, made if new else "")
    draft.changes.append(
        (kind, None if kind == "added" else before, None if kind == "removed" else number),
    )


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginning and end, in whole words."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    while first and (old[first - 1].isalnum() or new[first - 1].isalnum()):
        first -= 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    while last and (old[len(old) - last].isalnum() or new[len(new) - last].isalnum()):
        last -= 1
    return first, last


def _strew(draft: _Draft, lines: Mapping[str, Sequence[str]], rng: Random, most: int) -> list[str]:
    """The names of the changes without effect that were made."""
    order = list(STREWN)
    rng.shuffle(order)
    done = []
    for name in order:
        if len(done) < most and (made := STREWN[name](draft.text, lines, rng)) != draft.text:
            draft.text = made
            done.append(name)
    return done


def _quotes(text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """Straight quotation marks for others, or the other way round."""
    if "«" in text:
        return re.sub(r"« ?([^«»]{1,2000}?) ?»", r'"\1"', text)
    return re.sub(r'"([^"\n]{1,2000})"', "“\\1”", text)


def _apostrophes(text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """The other sort of apostrophes."""
    return text.replace("’", "'") if "’" in text else text.replace("'", "’")


def _inserted(text: str, line: str, at: int) -> str:
    """The text with a paragraph before its paragraph of that number."""
    blocks = text.split("\n\n")
    return "\n\n".join([*blocks[:at], line, *blocks[at:]])


def _teaser(text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """Another teaser, or one more."""
    new = rng.choice(lines["teaser"])
    blocks = text.split("\n\n")
    openings = tuple(line.split()[0] for line in lines["teaser"])
    old = next((one for one in blocks if one.startswith(openings) and "\n" not in one and len(one) < 90), None)
    if old is not None:
        return text.replace(old, new)
    return _inserted(text, new, rng.randrange(len(blocks) - 3, len(blocks)))


def _one_of(kind: str, text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """One more line of the page."""
    count = text.count("\n\n") + 1
    at = {"caption": count - 4, "foot": count}.get(kind, rng.randrange(count - 3, count))
    return _inserted(text, rng.choice(lines[kind]), at)


def _stamp(text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """A date of update behind that of publication, later on the same day."""
    for words in lines["published"]:
        if found := re.search(rf"{words}([^\n|]+)$", text, re.MULTILINE):
            later = re.sub(r"\d+ h \d+", "23 h 05", found[1])
            if lines["updated"][0] in found[1]:
                later = later.rpartition(lines["updated"][0])[2]
                return text[: found.start(1)] + re.sub(r"\d+ h \d+$", "23 h 05", found[1]) + text[found.end() :]
            return f"{text[: found.end()]} - {lines['updated'][0]}{later}{text[found.end() :]}"
    return text


def _paragraphs(text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """The last but two paragraphs in the other order; a note that ends the text stays there."""
    blocks = text.split("\n\n")
    one, other = len(blocks) - 4, len(blocks) - 3
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return "\n\n".join(blocks)


def _typo(text: str, lines: Mapping[str, Sequence[str]], rng: Random) -> str:
    """Two letters of a long word exchanged, in the last paragraphs."""
    words = [one for one in re.finditer(rf"(?<!\w)[a-zà-ÿ]{{{TYPO},}}(?!\w)", text) if one.start() > len(text) // 3]
    if not words:
        return text
    word = rng.choice(words)
    at = word.start() + rng.randrange(2, len(word[0]) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


STREWN = {
    "quotation marks": _quotes,
    "apostrophes": _apostrophes,
    "teaser": _teaser,
    "date of update": _stamp,
    "order of paragraphs": _paragraphs,
    "typing error": _typo,
    "caption": lambda text, lines, rng: _one_of("caption", text, lines, rng),
    "advertisement": lambda text, lines, rng: _one_of("advert", text, lines, rng),
    "newsletter": lambda text, lines, rng: _one_of("letter", text, lines, rng),
    "foot of the page": lambda text, lines, rng: _one_of("foot", text, lines, rng),
}
"""What changes no claim, by name."""


def written(pairs: Sequence[Pair]) -> str:
    """The pairs, one a line."""
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in pairs)


def main() -> None:
    """Write the files of all pairs."""
    for lang in LANGUAGES:
        for half in HALVES:
            file_of(lang, half).write_text(written(list(generated(lang, half))), encoding="utf-8")


if __name__ == "__main__":
    main()
