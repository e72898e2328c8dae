"""What an issue is called: as a desk slugs a story, by the words that most of its headlines have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

LONGEST_NAME, LONGEST_TITLE = 60, 80
MOST_WORDS = 7
"""Words of a stretch of a headline that may be a name."""
ALONE = 2
"""Long words of a headline, cut, that are enough to be the name of a story of one article."""
TITLED = 1.25
"""How much more the words of a headline count."""
SMALL = 0.6
"""How much a small word of a name counts against it, of a long one; the first is free."""
FEW, MOST_SMALL = 3, 2
"""Long words of a name in which a single word is looked for, and small ones between them."""
MOSTLY = 2
"""Articles that use a word which is put beside another."""
PIECE = re.compile(r"[^\s:;,.!?«»“”\"()\[\]…]+|[:;,.!?«»“”\"()\[\]…]")
MARK = re.compile(r"[:;,.!?«»“”\"()\[\]…]")
SHORT = 4
"""Letters of a word in lower case that may be grammatical ("pour", "dans")."""
CUT = re.compile(r"\s{0,3}(?::|,|;|\s[–—-])\s")


def name_of(told: Sequence[Mapping[str, Any]], headlines: Mapping[str, str]) -> str:
    """The words by which an issue is listed; `told` are its positions.

    Of the issues of its positions, and of the stretches of its headlines, those that most of its articles use."""
    heads = {row["document"]: headlines[row["document"]] for row in told if headlines.get(row["document"])}
    return _name(tuple((row["document"], str(row["issue"])) for row in told), tuple(heads.items()))


@lru_cache(maxsize=256)
def _name(told: tuple[tuple[str, str], ...], heads: tuple[tuple[str, str], ...]) -> str:
    """The name for positions as documents with their phrases; a page asks for that of one issue again and again."""
    used: dict[str, set[str]] = defaultdict(set)
    for document, words in (*told, *heads):
        for word in _long(words):
            used[word].add(document)
    phrases, headlines = [words for _, words in told], [headline for _, headline in heads]
    if len({document for document, _ in told}) == 1:
        return _alone(phrases, next(iter(headlines), ""))
    titles = " : ".join(headlines).casefold()
    common = {
        words: _common(words, used) * (TITLED if words.casefold() in titles else 1)
        for words in (*phrases, *_stretches(headlines, phrases))
    }
    own = frozenset(phrases)
    best = max(common, key=lambda one: (*_is_plain(one), common[one], len(one), one in own, one))
    return best if " " in best else _with_another(best, common, used)


def _is_plain(words: str) -> tuple[bool, bool]:
    """Whether words can be a name by their length, and have no number: "arrêté du 24 février" is what is argued about
    in any story."""
    return len(words) <= LONGEST_NAME, not any(sign.isdigit() for sign in words)


def _common(words: str, used: Mapping[str, set[str]]) -> float:
    """How many articles use the words of a name, with no other words if may be, and with one small one at most."""
    long = list(dict.fromkeys(_long(words)))
    small = sum(len(word) < SHORT for word in _words(words))
    return sum(len(used[word]) for word in long) / (1 + len(long) + max(small - 1, 0) * SMALL)


def _with_another(word: str, common: Mapping[str, float], used: Mapping[str, set[str]]) -> str:
    """A single word as a desk titles by it: in a name of few words that several articles have ("digue de Corlay"), else
    with what its articles tell of, or whose it is ("Corlay : digue")."""
    pairs = [one for one in common if _is_pair(one, word) and all(len(used[w]) >= MOSTLY for w in _long(one))]
    if pairs:
        return max(pairs, key=lambda one: (*_is_plain(one), common[one], one))
    named = not word.islower()
    single = [one for one in common if " " not in one and one.islower() is named and len(_long(one)) == 1]
    other = max(single, key=lambda one: (common[one], len(one), one), default="")
    if not other or len(used[other.casefold()]) < MOSTLY:
        return word
    return f"{word} : {other}" if named else f"{other} : {word}"


def _is_pair(words: str, word: str) -> bool:
    """Whether words are a single word and another or two, with no more than small ones between."""
    long = set(_long(words))
    return 1 < len(long) <= FEW and word.casefold() in long and len(_words(words)) <= len(long) + MOST_SMALL


def _alone(phrases: Sequence[str], headline: str) -> str:
    """The name of a story of one article: its headline, cut where it is long, unless that tells of something else."""
    best = max(phrases, key=lambda words: (len(words) <= LONGEST_NAME, len(_long(words)), len(words), words))
    title = {*_long(headline)}
    if not headline or (len(phrases) == 1 and title.isdisjoint(_long(best))):
        return best
    cuts = [place for place in (found.start() for found in CUT.finditer(headline)) if place <= LONGEST_NAME]
    out = headline if len(headline) <= LONGEST_TITLE else headline[: max(cuts, default=0)]
    return out if len(_long(out)) >= ALONE else f"{headline[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _stretches(headlines: Iterable[str], phrases: Iterable[str]) -> Iterator[str]:
    """Stretches of headlines between signs, from one long word to another, names written as they are."""
    plain = {word for words in (*headlines, *phrases) for word in _words(words) if word.islower()}
    for headline in headlines:
        pieces = PIECE.findall(headline)
        for first in range(len(pieces)):
            for last in range(first, min(first + MOST_WORDS, len(pieces))):
                words = pieces[first : last + 1]
                if MARK.fullmatch(words[-1]):
                    break
                begin, end = _bare(words[0]), words[-1]
                if _long(begin) and _long(end):
                    start = begin.lower() if first == 0 and begin.lower() in plain else begin
                    yield " ".join([start, *words[1:]])


def _bare(word: str) -> str:
    """A word without the article or preposition that is elided before it."""
    return re.split(r"[’']", word, maxsplit=1)[-1] if re.match(r"(?i)(?:[ldnsmtcj]|qu)[’']", word) else word


def _words(text: str) -> list[str]:
    return text.replace("’", " ").replace("'", " ").split()


@lru_cache(maxsize=8192)
def _long(words: str) -> tuple[str, ...]:
    """The words that are mostly not grammatical: by their length, less where they have a capital."""
    return tuple(
        word.casefold()
        for word in (one.strip(':;,.!?«»“”"()[]…') for one in _words(words))
        if len(word) > SHORT or (len(word) > 1 and word.isupper()) or (len(word) == SHORT and not word.islower())
    )
