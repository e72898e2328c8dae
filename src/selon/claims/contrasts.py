"""The tables by which statements are compared: scales with two ends, and senses that words share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from selon.claims.decision_lines import lines
from selon.claims.stems import stem
from selon.languages import conjugated, has_table, table
from selon.records import ConflictKind, Word

VALUE = "value"
"""The scale of good and bad, on which the ends of many others stand too."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a scale: a lemma, the words its clause must have, where it stands and what it opposes."""

    lemma: str
    upos: str
    words: tuple[str, ...]
    axis: str
    sign: str
    kind: ConflictKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrasts:
    """The tables of one language; `marks` are the words of senses.tsv by kind."""

    code: str
    ends: dict[str, tuple[End, ...]]
    senses: dict[str, str]
    counted: dict[str, str]
    roles: dict[str, str]
    events: dict[str, str]
    marks: defaultdict[str, frozenset[str]]
    grammar: defaultdict[str, frozenset[str]]
    powers: dict[str, str]
    times: frozenset[str]
    forms: dict[str, str]
    sayings: frozenset[str]
    asks: frozenset[str]
    verbs: frozenset[str]
    conditional: tuple[str, ...] = ()

    @property
    def negators(self) -> frozenset[str]:
        """The words that every negation has: the clitic where there is one ("ne"), else those that negate alone."""
        return self.grammar["negative-clitic"] or self.grammar["negation"]

    def negates(self, forms: frozenset[str]) -> bool:
        """Whether the words of a clause negate it: a clitic with its partner, or one word that needs none ("not")."""
        clitics = self.grammar["negative-clitic"]
        return bool(forms & self.negators) and bool(forms & (self.grammar["negation"] - clitics))

    def sense(self, word: Word) -> str:
        """What a word is compared under: its sense, the country of an adjective, a figure, else its stem."""
        if word.upos == "ADJ" and (power := self.powers.get(word.lower)):
            return power.casefold()
        if word.upos == "PROPN" or (word.text[:1].isupper() and word.index > 0 and word.upos != "VERB"):
            return word.lower
        lemma = self.lemma(word)
        known = self.senses.get(lemma) or self.senses.get(word.lower)
        if known is None and word.upos in ("ADJ", "NOUN") and (verb := self.forms.get(word.lower)):
            known = self.senses.get(verb)  # "engagée", taken for an adjective
        return known or stem(self.code, lemma)

    def lemma(self, word: Word) -> str:
        """The lemma of a word; forms of verbs of the tables that the model does not know are known."""
        lemma = word.lemma.casefold()
        if word.upos != "VERB" or lemma in self.senses:
            return lemma
        if "Mood=Cnd" in word.feats:
            ending = next((end for end in self.conditional if word.lower.endswith(end)), "")
            bare = word.lower.removesuffix(ending)
            # Small models guess its lemma wrong; a regular conditional adds its ending to the infinitive.
            regular = bare.endswith(tuple(self.grammar["infinitive-ending"]))
            return bare if regular and len(bare) > len(ending) else lemma
        return self.forms.get(word.lower, lemma)

    def ends_of(self, word: Word) -> tuple[End, ...]:
        """The ends of scales that a word may be: by its lemma and, as an adjective, by its form ("valide")."""
        lemma = self.lemma(word)
        forms = self.ends.get(word.lower, ()) if word.lower != lemma else ()
        known = self.ends.get(lemma, ())
        return known + tuple(end for end in forms if not known or end.upos == "ADJ")

    def counts(self, word: Word) -> bool:
        """Whether a word is compared at all."""
        lemma = word.lemma.casefold()
        plain = word.upos in CONTENT and not any(c.isdigit() for c in word.text) and len(word.text) > 1
        return plain and lemma not in self.marks["empty"] and lemma not in self.times

    def light(self, word: Word) -> bool:
        """Whether two accounts may have a word in common without speaking of one thing."""
        return self.lemma(word) in self.marks["light"]


@cache
def contrasts(code: str) -> Contrasts | None:
    """The tables of a language, None for one that has none."""
    if not (has_table(code, "opposites") and has_table(code, "senses") and has_table(code, "decisions")):
        return None
    agree = [(row["word"].strip("-"), row["sense"]) for row in table(code, "senses") if row["kind"] == "agree"]
    values = {row["word"]: row["sense"] for row in table(code, "senses") if row["kind"] == "value"}
    ends = _ends(code, agree, values)
    marks: dict[str, set[str]] = defaultdict(set)
    for row in table(code, "senses"):
        marks[row["kind"]].add(row["word"])
    verbs = [lemma for lemma, found in ends.items() if any(end.upos == "VERB" for end in found)]
    return Contrasts(
        code=code,
        ends=ends,
        senses=_senses(code, "sense"),
        counted=_senses(code, "counted"),
        roles=_senses(code, "role"),
        events=_senses(code, "event"),
        marks=defaultdict(frozenset, {kind: frozenset(found) for kind, found in marks.items()}),
        grammar=lines(code).grammar,
        powers=lines(code).demonyms,
        times=lines(code).times,
        sayings=frozenset(row["lemma"] for row in table(code, "cues") if row["upos"] == "VERB"),
        asks=frozenset(row["lemma"] for row in table(code, "cues") if row["upos"] == "VERB" and row["act"] == "ask"),
        verbs=frozenset(verbs),
        conditional=_endings(code),
        forms=_forms(code, [*verbs, *sorted(marks["sense"]), *_owing(code)], marks),
    )


def _endings(code: str) -> tuple[str, ...]:
    """The endings of the conditional, the longest first."""
    rows = table(code, "conditional") if has_table(code, "conditional") else ()
    return tuple(sorted((row["form"] for row in rows if row["kind"] == "ending"), key=lambda form: -len(form)))


def _owing(code: str) -> list[str]:
    """The verbs by which something is owed to somebody."""
    owed = table(code, "credits") if has_table(code, "credits") else ()
    return [row["lemma"].split()[0] for row in owed if row["upos"] == "VERB"]


def _ends(code: str, agree: list[tuple[str, str]], values: dict[str, str]) -> dict[str, tuple[End, ...]]:
    """The ends of scales by lemma; an adjective by its forms too, since the model takes many for participles."""
    ends: dict[str, list[End]] = defaultdict(list)
    for row in table(code, "opposites"):
        first, *others = row["lemma"].split()
        end = End(
            lemma=first,
            upos=row["upos"],
            words=tuple(others),
            axis=row["axis"],
            sign=row["sign"],
            kind=ConflictKind(row["kind"]),
        )
        good = values.get(end.axis)
        both = (
            [end, replace(end, axis=VALUE, sign="+" if good == end.sign else "-")]
            if good and end.upos == "ADJ"
            else [end]
        )
        for form in {first, *(_agreeing(first, agree) if end.upos == "ADJ" else ())}:
            ends[form] += both
    return {lemma: tuple(sorted(found, key=lambda end: -len(end.words))) for lemma, found in ends.items()}


def _agreeing(lemma: str, agree: list[tuple[str, str]]) -> Iterator[str]:
    """The forms of an adjective, by the endings that agree."""
    for ending, other in agree:
        if lemma.endswith(ending):
            yield lemma[: len(lemma) - len(ending)] + other


def _senses(code: str, kind: str) -> dict[str, str]:
    """The lines of one kind of senses.tsv: word and what it is compared under."""
    return {row["word"]: row["sense"] for row in table(code, "senses") if row["kind"] == kind}


def _forms(code: str, verbs: list[str], marks: dict[str, set[str]]) -> dict[str, str]:
    """Forms of the verbs of the tables, by which those are found whose lemma the model does not give."""
    known = [*verbs, *marks["denial"], *marks["count"]]
    return {form: lemma for lemma in known for form in conjugated(code, lemma)}
