"""Small words and endings of verbs by which the steps of a parse tell words apart, from the table of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from selon.languages import grouped, has_table

Endings = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Words in lower case, with either apostrophe, and endings; empty where a language has none.

    `that` opens what is said, `clitics` stand before a verb and look like articles, `having` are lemmas of the
    auxiliary of tense, `by` leads to an agent, `nor` joins what is denied, `stressed` are pronouns that double a
    subject. `participle` are endings of participles, `regular` those of verbs whose infinitive ends in `infinitive`,
    `irregular` more of them, `present` that of a present participle, `plural` that of a finite verb; `finite` are an
    ending of an infinitive and one of a form of it that is no participle."""

    that: frozenset[str]
    clitics: frozenset[str]
    having: frozenset[str]
    by: frozenset[str]
    nor: frozenset[str]
    stressed: frozenset[str]
    infinitive: Endings
    participle: Endings
    regular: Endings
    irregular: Endings
    present: Endings
    plural: Endings
    finite: tuple[Endings, ...]

    def endings(self, lemma: str) -> Endings:
        """Endings of the participles of a verb."""
        return self.regular if lemma.endswith(self.infinitive) else self.participle


@cache
def forms(code: str) -> Forms:
    """The forms of a language."""
    found = grouped(code, "function") if has_table(code, "function") else {}

    def printed(kind: str) -> frozenset[str]:
        return frozenset(w for word in found.get(kind, ()) for w in (word, word.replace("'", "’")))

    def endings(kind: str) -> Endings:
        return tuple(sorted(found.get(kind, ())))

    return Forms(
        that=printed("that"),
        clitics=printed("verb-clitic"),
        having=printed("tense-auxiliary"),
        by=printed("by"),
        nor=printed("nor"),
        stressed=printed("stressed"),
        infinitive=endings("regular-infinitive"),
        participle=endings("participle-ending"),
        regular=endings("regular-participle") + endings("present-participle"),
        irregular=endings("irregular-participle"),
        present=endings("present-participle"),
        plural=endings("plural-verb"),
        finite=tuple(tuple(word.split()) for word in endings("finite-form")),
    )
