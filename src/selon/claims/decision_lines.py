"""The decision frames of a language as its table gives them: what a word does to the state of an issue.

A *decision frame* is a verb, noun, adjective or fixed phrase that sets the state of an issue. A frame that takes
another one as its issue has an implicative signature (Nairn, Condoravdi and Karttunen 2006): what becomes of the
state below it, once where the frame is affirmed and once where it is negated."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from selon.errors import LexiconError
from selon.languages import conjugated, grouped, has_table, table
from selon.records import State

FILE = "decisions"
AHEAD = "ahead+"
"""Before a place of an issue: only of a verb that tells what will be."""
SPEAKER = "speaker"
"""The place of an actor who is whoever says the words."""
SIGNS = frozenset("+-!o=")
CLASSES = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
CLASSES |= {one: one for one in ("ADV", "PRON", "DET")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of decisions.tsv.

    `lemma` is the head word of class `upos`, `words` the fixed words that follow it; `reflexive` verbs stand with "se".
    `state` is what the frame sets, `negated` what it sets under negation, None for nothing. `affirmed` and `denied` are
    the signature: `+` the state below, `-` the state below negated, `!` the same where it lets something and else the
    frame's own, `o` nothing, `=` the frame's own. `issues` say where the issue stands, the best first: `obj`, `subj`,
    `inf`, `que`, `none` or a preposition; `actor` where the actor stands: `subj`, `agent` (a subject that can decide),
    `obj` (an object that can), `power` (an adjective of the issue), `speaker` (who says the words), `none` or a
    preposition. `origin`: which line."""

    lemma: str
    upos: str
    words: tuple[str, ...]
    reflexive: bool
    state: State | None
    negated: State | None
    affirmed: str
    denied: str
    issues: tuple[str, ...]
    actor: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a language.

    `heads` are by class and lemma, those with more fixed words first; `forms` give the lemma of every form of a verb,
    `grammar` the words of function.tsv by kind (none for a kind that the language lacks), `deciders` the nouns for
    those who can decide, `people` those of them for persons, `documents` those for papers, `demonyms` the power that
    a form of an adjective means, `times` the days, months and stretches of time."""

    code: str
    heads: dict[tuple[str, str], tuple[Line, ...]]
    forms: dict[str, str]
    grammar: defaultdict[str, frozenset[str]]
    deciders: frozenset[str]
    people: frozenset[str]
    documents: frozenset[str]
    demonyms: dict[str, str]
    times: frozenset[str]

    def _is_participle(self, form: str) -> bool:
        """Whether a form can be a past participle: its masculine is a form too ("interdite", but not "critique")."""
        *_, shortest = self.stems(form)
        return shortest in self.forms

    def stems(self, form: str) -> list[str]:
        """A form, then itself without the endings of plural and feminine: "opposées", "opposée", "opposé"."""
        out = [form]
        for kind in ("plural-ending", "feminine-ending"):
            ending = next((e for e in self.grammar[kind] if out[-1].endswith(e)), "")
            out += [out[-1].removesuffix(ending)] if ending else []
        return out

    def of(self, upos: str, lemma: str, form: str) -> tuple[Line, ...]:
        """The lines of a word by its class, lemma and form in lower case."""
        group = CLASSES.get(upos)
        return () if group is None else _of(self.code, group, lemma, form)

    def looked_up(self, group: str, lemma: str, form: str) -> tuple[Line, ...]:
        """The same, looked up."""
        # Tags take infinitives for nouns ("la décision d'interdire"), participles for adjectives ("interdite"), and
        # adjectives for participles ("opposés").
        verb = self.forms.get(form)
        if verb == form and not self.grammar["infinitive-word"]:
            return self.heads["VERB", form]
        stems = self.stems(form)
        adjective = next((a for a in (*stems, lemma.casefold()) if ("ADJ", a) in self.heads), "")
        noun = next((n for n in (lemma.casefold(), *stems) if ("NOUN", n) in self.heads), "")
        keys = {
            "VERB": (("VERB", verb or lemma.casefold()), ("ADJ", adjective)),
            "ADJ": (("ADJ", adjective), ("VERB", (verb or "") if self._is_participle(form) else "")),
            "NOUN": (("NOUN", noun),),
        }
        small = ((group, form), (group, lemma.casefold()))
        return tuple(line for key in keys.get(group, small) for line in self.heads.get(key, ()))


@lru_cache(maxsize=1 << 15)
def _of(code: str, group: str, lemma: str, form: str) -> tuple[Line, ...]:
    """The lines of a word, kept for the words of a language that come again and again."""
    return lines(code).looked_up(group, lemma, form)


@cache
def lines(code: str) -> Lines:
    """The decision frames of a language; raises LexiconError for a wrong line."""
    heads: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for row in table(code, FILE):
        heads[row["upos"], row["lemma"].removeprefix("se ").split()[0]].append(_line(code, row))
    forms: dict[str, str] = {}
    for upos, lemma in heads:
        if upos == "VERB":
            for form in conjugated(code, lemma):
                forms.setdefault(form, lemma)
    grammar = defaultdict(frozenset, grouped(code, "function"))
    return Lines(
        code=code,
        heads={key: tuple(sorted(found, key=_rank)) for key, found in heads.items()},
        forms=forms,
        grammar=grammar,
        deciders=frozenset(row["noun"].casefold() for row in table(code, "heads")),
        people=frozenset(row["noun"].casefold() for row in table(code, "heads") if row["kind"] == "person"),
        documents=frozenset(row["noun"].casefold() for row in table(code, "heads") if row["kind"] == "document"),
        times=frozenset(w for row in table(code, "calendar") if row["kind"] != "ordinal" for w in row["words"].split())
        | grammar["time"],
        demonyms={form: row["means"] for row in table(code, "demonyms") for form in row["forms"].split()},
    )


def _rank(one: Line) -> tuple[int, bool]:
    """The place of a line among those of its word: more fixed words first, then what holds only of what will be."""
    return -len(one.words), not all(place.startswith(AHEAD) for place in one.issues)


@cache
def decision_forms(code: str) -> dict[str, str]:
    """Every form of the verbs that are decision frames by themselves, with its lemma; empty without a table."""
    if not has_table(code, FILE):
        return {}
    verbs = [one for found in lines(code).heads.values() for one in found if one.upos == "VERB" and not one.words]
    # What verbs of feeling leave behind are adjectives: "s'est dite convaincue".
    alone = {one.lemma for one in verbs if one.actor != "obj"}
    return {form: lemma for form, lemma in lines(code).forms.items() if lemma in alone}


def _line(code: str, row: dict[str, str]) -> Line:
    """A line of a row."""
    words = row["lemma"].removeprefix("se ").split()
    signature = row["signature"].split("|")
    if len(signature) != 2 or not set(signature) <= SIGNS:
        raise LexiconError(f"{code}/{FILE}.tsv", int(row["line"]), f"signature {row['signature']!r}, expected as +|-")
    return Line(
        lemma=words[0],
        upos=row["upos"],
        words=tuple(words[1:]),
        reflexive=row["upos"] == "VERB" and row["lemma"].startswith("se "),
        state=_state(code, row, "state"),
        negated=_state(code, row, "negated"),
        affirmed=signature[0],
        denied=signature[1],
        issues=tuple(row["issue"].split(",")),
        actor=row["actor"],
        origin=f"{code}/{FILE}.tsv:{row['line']} {row['lemma']}",
    )


def _state(code: str, row: dict[str, str], column: str) -> State | None:
    """A state of a row, None for a dash."""
    if row[column] == "-":
        return None
    try:
        return State(row[column])
    except ValueError:
        raise LexiconError(f"{code}/{FILE}.tsv", int(row["line"]), f"{column} {row[column]!r} is no state") from None
