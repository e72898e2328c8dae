"""Articles to measure on: the demo bundle, or a folder of one's own, repeated with other names each time.

A text that is repeated word for word would be read from the caches that spaCy keeps of word forms.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from selon.records import Capture

EXAMPLES = Path(__file__).parent.parent / "examples"
FRENCH = ("01*.txt", "03*.txt", "04*.txt", "05*.txt", "08*.txt")  # the others are HTML or English
NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÉÈ][a-zà-ÿ]{3,}\b")
CAPITALISED = re.compile(r"\b[A-ZÉÈ][a-zà-ÿ]{3,}\b")
SYLLABLES = "ba bel cor dan dor fer gal jo lan lor mar mel nor par quin ri ros sal tor val ver vil".split()


def texts(folder: Path | None) -> tuple[str, ...]:
    """The texts of a folder, or those of the demo bundle."""
    patterns = ("*.txt",) if folder else FRENCH
    files = sorted(file for pattern in patterns for file in (folder or EXAMPLES).glob(pattern))
    found = tuple(file.read_bytes().decode("utf-8") for file in files)
    if not found:
        raise SystemExit(f"{folder or EXAMPLES}: no .txt files. Give a folder that has some.")
    return found


def articles(count: int, folder: Path | None = None) -> Iterator[str]:
    """So many articles; after the first round every round has other names."""
    bundle = texts(folder)
    for i in range(count):
        text = bundle[i % len(bundle)]
        yield renamed(text, i) if i >= len(bundle) else text


def renamed(text: str, seed: int) -> str:
    """The text with every name replaced by an invented one, the same at all its places."""
    chance = random.Random(seed)
    names = {name: invented(chance) for name in sorted(set(NAME.findall(text)))}
    return CAPITALISED.sub(lambda match: names.get(match[0], match[0]), text)


def invented(chance: random.Random) -> str:
    """A name of two to four syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 4)))).capitalize()


def captures(written: Iterable[str]) -> Iterator[Capture]:
    """The texts as files that were read from a disk."""
    for i, text in enumerate(written):
        data, name = text.encode("utf-8"), f"article-{i:04d}"
        digest = hashlib.sha256(data).hexdigest()
        yield Capture(data=data, media_type="text/plain", address=f"{name}.txt", name=name, digest=digest)


def words(text: str) -> int:
    """Number of words: runs of letters and digits."""
    return len(re.findall(r"\w+", text))
