"""Which language a text is in, by a vote of its function words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from selon import languages
from selon.errors import WrongLanguage

UNKNOWN = "und"
NAMES = {
    "fr": "French",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
# Three windows of 5,000 characters: more text does not change a vote, and a page may have 25 MB.
WINDOW = 5_000
WORD = re.compile(r"[^\W\d_]{1,40}['’]?")
# An address, a picture in letters, a run of one letter: no words of any language.
RUN = re.compile(r"\S{100,}+")
# In 28 French articles 42 to 56 words of 100 were in the list of French; Romanian and Turkish stay below 20.
PROSE = 15
PROSE_SHARE = 0.22
LETTER_VOTE = 0.4
# Votes by which a few words must belong to another language before they are refused.
DOUBT = 0.5


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of a text, `und` where no known language has enough of its words.

    Headlines are judged by the little they have; a text in another script is `und`."""
    words = [word.replace("’", "'") for word in WORD.findall(RUN.sub(" ", _sample(text)).lower())]
    if not words or _foreign_script(words):
        return UNKNOWN
    votes: dict[str, float] = defaultdict(float)
    known: Counter[str] = Counter()
    for word, count in Counter(words).items():
        speakers = _speakers().get(word, ())
        for code in speakers:
            known[code] += count
            votes[code] += count / len(speakers)
        if not speakers and len(words) < PROSE:
            for code in (writers := _by_letters(word)):
                votes[code] += LETTER_VOTE * count / len(writers)
    return _winner(votes, known, len(words))


def share_of(text: str, code: str) -> float:
    """The share of a text's words that are function words of a language."""
    words = [word.replace("’", "'") for word in WORD.findall(_sample(text).lower())]
    return sum(code in _speakers().get(word, ()) for word in words) / max(1, len(words))


def wrong_language(place: str, code: str) -> WrongLanguage:
    """The error for a text in a language that no folder reads; it names the language and those that are read."""
    read = ", ".join(NAMES.get(known, known) for known in languages.codes()) or "none"
    what = f"it is in {NAMES[code]}" if code in NAMES else "its language is not one that Selon knows"
    return WrongLanguage(place, what, f"Languages read: {read}.", language=code)


def _winner(votes: dict[str, float], known: Counter[str], words: int) -> str:
    """The language with most votes, when prose has enough of its words.

    Of several with as many votes, or nearly in a few words, the one that is read wins: a doubt is better read."""
    if not votes:
        return UNKNOWN
    most = max(votes.values())
    tied = [code for code, given in sorted(votes.items()) if given >= most - (DOUBT if words < PROSE else 0)]
    readable = tied if len(tied) == 1 else [code for code in tied if code in languages.codes()]
    if len(readable) != 1:
        return UNKNOWN
    first = readable[0]
    if words >= PROSE and known[first] < PROSE_SHARE * words:
        return UNKNOWN
    return first


def _by_letters(word: str) -> set[str]:
    """The languages that use a letter of the word which plain ASCII lacks; prose needs no such help."""
    return {code for letter in set(word) for code in _writers().get(letter, ())}


def _foreign_script(words: list[str]) -> bool:
    """Whether most words begin with a letter beyond Latin (from Greek on)."""
    return 2 * sum(1 for word in words if word[0] > "\u024f") > len(words)


def _sample(text: str) -> str:
    """The text, or three windows of it when it is long."""
    if len(text) <= 3 * WINDOW:
        return text
    middle = len(text) // 2
    return " ".join((text[:WINDOW], text[middle : middle + WINDOW], text[-WINDOW:]))


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """The languages that have a function word, by word."""
    return _by_item(letters=False)


@cache
def _writers() -> dict[str, tuple[str, ...]]:
    """The languages that use a letter above ASCII, by letter."""
    return _by_item(letters=True)


def _by_item(*, letters: bool) -> dict[str, tuple[str, ...]]:
    """Codes by word or by letter, from all tables of function words."""
    found: dict[str, list[str]] = {}
    for code, row in function_words():
        if (row["class"] == "letters") == letters:
            for item in row["words"].split():
                if code not in found.setdefault(item, []):
                    found[item].append(code)
    return {item: tuple(codes) for item, codes in found.items()}


def function_words() -> list[tuple[str, dict[str, str]]]:
    """Code and row of every line of function words: of the languages' folders, then of the common table."""
    folders = sorted(path.parent.name for path in languages.HERE.glob("*/function_words.tsv"))
    rows = [(code, row) for code in folders for row in languages.table(code, "function_words")]
    return rows + [(row["language"], row) for row in languages.table(".", "function_words")]
