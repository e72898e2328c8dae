"""What the shape of a paragraph says about it: a sentence, a title, a question, a name."""

from __future__ import annotations

import re

# What stands around an article's lines without being part of them; NUL is read as a blank.
BLANKS = " \t\u00a0\u202f\u2009\u200b\ufeff\x00"
CLOSERS = "»”’\"')]›*"
OPENERS = "«“\"‘'‹"
BULLETS = ("-", "–", "—", "•", "*", "·", "▪", "►", "■")
FINAL_BRACKET = re.compile(r"[(\[][^()\[\]]{0,120}[)\]][\s.]{0,3}$")
SENTENCE_BREAK = re.compile(r"[.!?…][»”\"')\]]{0,2}[\s\u00a0]{1,3}[«“\"‘(\[—–-]{0,1}\s?[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ]")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PARTICLES = frozenset("de du des le la les d van von der den di da del al el ben bin et and".split())
# In characters: no headline is longer, and a paragraph beyond PROSE is running text even without a full stop.
TITLE = 200
PROSE = 220


def trimmed(text: str) -> str:
    """The text without blanks, closing marks and brackets at its end."""
    return text.rstrip(BLANKS).rstrip(CLOSERS + BLANKS)


def final_mark(text: str) -> str:
    """The sentence mark at the end of a text, inside closing marks or before a final bracket; empty if none."""
    for candidate in (text, FINAL_BRACKET.sub("", text[-300:])):
        end = trimmed(candidate)
        if end and end[-1] in ".!?…":
            return end[-1]
    return ""


def words(text: str) -> list[str]:
    """The words of a text, elided ones with what follows them."""
    return WORD.findall(text)


def has_letters(text: str) -> bool:
    """Whether a letter stands in it."""
    return any(char.isalpha() for char in text)


def is_prose(text: str) -> bool:
    """Whether it reads as running text: it ends as a sentence does, has several sentences, or is long."""
    mark = final_mark(text)
    return len(text) > PROSE or mark == "." or bool(mark) and has_sentence_break(text)


def has_sentence_break(text: str) -> bool:
    """Whether a sentence ends inside it."""
    return SENTENCE_BREAK.search(text) is not None


def is_open(text: str) -> bool:
    """Whether it ends in a mark that announces more."""
    return text.rstrip(BLANKS).endswith((",", ";", ":"))


def is_title(text: str) -> bool:
    """Whether it could be a headline: some words without a final full stop, not too long."""
    return has_letters(text) and len(text) <= TITLE and final_mark(text) != "." and not is_open(text)


def is_question(text: str) -> bool:
    """Whether it is one question and nothing else."""
    return final_mark(text) == "?" and not has_sentence_break(text)


def is_listed(text: str) -> bool:
    """Whether it begins with the dash or bullet of a list, a dialogue or a signature."""
    return text.startswith(BULLETS)


def is_quote(text: str) -> bool:
    """Whether it begins with an opening quotation mark."""
    return text.lstrip(BLANKS).startswith(tuple(OPENERS))


def is_name(text: str) -> bool:
    """Whether it is two to five capitalised words and nothing else, as a person's name is."""
    found = words(text)
    capitals = [word for word in found if word[0].isupper()]
    if not 2 <= len(capitals) <= 5 or re.search(r"[:;?!«»\"“”\d]", text):
        return False
    return all(word[0].isupper() or word.lower() in PARTICLES for word in found)


def names(name: str, text: str) -> bool:
    """Whether a text uses these words as a name: with the same capitals or in capitals only, case aside if several."""
    found, wanted = words(text.replace("’", " ").replace("'", " ")), words(name.replace("’", " ").replace("'", " "))
    size = len(wanted)
    runs = (found[at : at + size] for at in range(len(found) - size + 1))
    if size > 1:
        return any([word.casefold() for word in run] == [word.casefold() for word in wanted] for run in runs)
    after_small = (a[0].islower() and [b] == wanted for a, b in zip(found, found[1:], strict=False))
    return size == 1 and (wanted[0].upper() in found and len(wanted[0]) > 1 or any(after_small))
