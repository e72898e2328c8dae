"""The lexicons of a language, indexed for the grammar: cues, heads of sources, outlets, hedges.

All words stand in `languages/<code>/*.tsv`; nothing here names one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from selon.languages import conjugated, grouped, table
from selon.records import SourceKind, SpeechAct

WIDE = frozenset({"stance", "volition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A line of cues.tsv: a word or fixed expression by which a text attributes.

    `words` are the fixed words after the head (`savoir` in `faire savoir`), `clitic` one before it (`en` in
    `en appeler`); `frames` say where the
    content stands: `que`, `inf`, `de-inf`, `à-inf`, `obj`, `de`, `à`, `sur`, `contre`, `attr`, `comme`,
    `self`, `quote`, `selon`, `np`."""

    lemma: str
    upos: str
    act: SpeechAct
    group: str
    frames: frozenset[str]
    line: int
    words: tuple[str, ...] = ()
    reflexive: bool = False
    clitic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of a gazetteer: canonical form, kind (`agency`, `outlet`, `organisation`, ...) and line of data."""

    name: str
    kind: str
    origin: str


class Kinds(dict[str, frozenset[str]]):
    """Words by kind; a kind that a language has no words of (clitics, a reflexive) is empty."""

    def __missing__(self, kind: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What the grammar knows of the words of one language.

    `verbs` and `nouns` are by lemma of the head, `adjectives` by their `plain` form; `prepositions` by first
    word, in lower case, longest first; `heads` gives the kind and `genders` the genders of head nouns of
    sources; `names` are gazetteer names by form, with their capitals; `hedges` are by kind; `anonymity` are
    wordings that hide a name, and `relays` participles that name one with "par", both as `plain` gives them
    (`guests` also with "de", "invitée de X"; `published` are participles of documents that name their outlet);
    `venues` are the words of prepositions that name an outlet as the place of a statement, contractions taken apart,
    and `works` nouns for what an outlet makes and who makes it; `leaning` are reflexive verbs by which an outlet
    names its own source, with their preposition; `first_names` have the gender of most who bear them; `demonyms` are
    the words for people of a country; `quoted_only`
    and `quoted_nouns` are verbs and nouns of stance and volition, cues only of what stands in quotation marks;
    `function` are grammatical words by kind; `contractions` take apart prepositions that hold an article; `forms`
    gives the lemma of every form of a
    saying verb."""

    code: str
    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    prepositions: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    heads: dict[str, SourceKind]
    genders: dict[str, frozenset[str]]
    names: dict[str, Name]
    metonyms: dict[str, Name]
    hedges: dict[str, frozenset[str]]
    anonymity: tuple[str, ...]
    relays: frozenset[str]
    guests: frozenset[str]
    published: frozenset[str]
    venues: frozenset[tuple[str, ...]]
    works: frozenset[str]
    leaning: dict[str, str]
    first_names: dict[str, str]
    demonyms: frozenset[str]
    quoted_only: dict[str, tuple[Cue, ...]]
    quoted_nouns: dict[str, tuple[Cue, ...]]
    function: dict[str, frozenset[str]]
    contractions: dict[str, str]
    forms: dict[str, str]

    def names_people(self, lemma: str) -> bool:
        """Whether a noun that no table has ends like one for people ("brocanteuse", "paludier", "riverain")."""
        lower = lemma.casefold()
        return lower not in self.heads and lower.endswith(tuple(self.function["person-ending"]))

    def kind_of(self, lemma: str) -> SourceKind:
        """Kind of a noun by the table of heads, of "ex-maire" as of "maire"."""
        prefix, _, rest = lemma.partition("-")
        bare = rest if prefix in self.function["former"] else lemma
        people = SourceKind.PERSON if self.names_people(lemma) else SourceKind.UNSPECIFIED
        return self.heads.get(lemma) or self.heads.get(bare, people)


@cache
def lexicon(code: str, *, wide: bool = False) -> Lexicon:
    """The lexicons of a language; cue classes `stance` and `volition` only in the wide scope.

    Raises LexiconError for a wrong line."""
    cues = tuple(_cue(row) for row in table(code, "cues") if wide or row["class"] not in WIDE)
    heads, genders = _heads(code)
    return Lexicon(
        code=code,
        verbs=_by_head(cue for cue in cues if cue.upos == "VERB"),
        nouns=_by_head(cue for cue in cues if cue.upos == "NOUN"),
        adjectives={plain(lemma): found for lemma, found in _by_head(c for c in cues if c.upos == "ADJ").items()},
        prepositions=_prepositions(code, cues),
        heads=heads,
        genders=genders,
        names=_names(code),
        metonyms=_metonyms(code),
        hedges=grouped(code, "hedges"),
        anonymity=tuple(plain(row["words"]) for row in table(code, "anonymity") if row["kind"] == "phrase"),
        relays=frozenset(
            plain(row["lemma"])
            for row in table(code, "relays")
            if grouped(code, "function").get("by", frozenset()) & set(row["frame"].split(","))
        ),
        guests=frozenset(plain(row["lemma"]) for row in table(code, "relays") if "par,de" in row["frame"]),
        function=Kinds(grouped(code, "function")),
        published=frozenset(plain(row["words"]) for row in table(code, "function") if row["kind"] == "published"),
        venues=_venues(code),
        works=frozenset(
            row["lemma"] for row in table(code, "relays") if row["upos"] == "NOUN" and row["work"] == "yes"
        ),
        first_names={row["name"]: row["gender"] for row in table(code, "first_names")},
        demonyms=frozenset(form for row in table(code, "demonyms") for form in row["forms"].split()),
        leaning={
            row["lemma"].removeprefix("se "): row["frame"]
            for row in table(code, "relays")
            if row["upos"] == "VERB" and row["lemma"].startswith("se ")
        },
        quoted_only=_by_head(
            c for c in map(_cue, table(code, "cues")) if c.upos == "VERB" and c.group in WIDE and not wide
        ),
        quoted_nouns=_by_head(
            c for c in map(_cue, table(code, "cues")) if c.upos == "NOUN" and c.group in WIDE and not wide
        ),
        contractions={row["form"]: row["lemma"] for row in table(code, "contractions")},
        forms=carrier_forms(code) | verb_forms(code),
    )


def _cue(row: dict[str, str]) -> Cue:
    """A cue of a row; the reflexive `se` and the fixed words are told apart from the head."""
    words = row["lemma"].replace("’", "'").replace("s'", "se ").replace("'", "' ").split()
    reflexive = row["upos"] == "VERB" and words[0] == "se"
    head = words[1:] if reflexive else words
    clitic = head.pop(0) if row["upos"] == "VERB" and len(head) > 1 and head[0] in ("en", "y") else ""
    single = row["upos"] == "ADP"
    return Cue(
        lemma=row["lemma"] if single else head[0],
        upos=row["upos"],
        act=SpeechAct(row["act"]),
        group=row["class"],
        frames=frozenset(frame.strip() for frame in row["frames"].split(",")),
        line=int(row["line"]),
        words=() if single else tuple(head[1:]),
        reflexive=reflexive,
        clitic=clitic,
    )


def _by_head(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Cues by lemma of their head; those with more fixed words come first."""
    out: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        out[cue.lemma].append(cue)
    return {lemma: tuple(sorted(found, key=lambda c: (-len(c.words), -c.reflexive))) for lemma, found in out.items()}


def _prepositions(code: str, cues: tuple[Cue, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Prepositional cues by their first word; longest first. A word that the tokeniser keeps whole is one ("l'on")."""
    whole = grouped(code, "tokeniser", value="form").get("whole", frozenset())
    out: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
    for cue in cues:
        if cue.upos == "ADP":
            parts = cue.lemma.casefold().replace("’", "'").split()
            words = tuple(w for part in parts for w in ([part] if part in whole else part.replace("'", "' ").split()))
            out[words[0]].append((words, cue))
    return {first: tuple(sorted(found, key=lambda x: -len(x[0]))) for first, found in out.items()}


def _heads(code: str) -> tuple[dict[str, SourceKind], dict[str, frozenset[str]]]:
    """Kinds and genders of head nouns, by lemma."""
    rows = table(code, "heads")
    kinds = {row["noun"].casefold(): SourceKind(row["kind"]) for row in reversed(rows)}
    genders = {row["noun"].casefold(): frozenset(row["gender"].replace(" ", "").split(",")) for row in rows}
    return kinds, genders


def _names(code: str) -> dict[str, Name]:
    """Gazetteer of outlets and organisations by name and alias in lower case."""
    out: dict[str, Name] = {}
    for file, kind in (("organisations", "organisation"), ("outlets", "outlet")):
        for row in table(code, file):
            name = Name(name=row["name"], kind=row.get("kind", kind), origin=f"{code}/{file}.tsv:{row['line']}")
            aliases = [a for a in row["aliases"].split("|") if a.strip() not in ("", "-")]
            for form in (row["name"], *aliases):
                out[form.strip().replace("’", "'")] = name
    return out


def _venues(code: str) -> frozenset[tuple[str, ...]]:
    """Words of the prepositions of venue, contractions taken apart."""
    apart = {row["form"]: row["lemma"] for row in table(code, "contractions")}
    rows = (row["lemma"].replace("'", "' ").split() for row in table(code, "relays") if row["upos"] == "ADP")
    return frozenset(tuple(apart.get(word, word) for word in words) for words in rows)


def _metonyms(code: str) -> dict[str, Name]:
    """What seats, capitals and countries stand for, by word in lower case."""
    return {
        row["word"].casefold(): Name(name=row["means"], kind=row["why"], origin=f"{code}/metonyms.tsv:{row['line']}")
        for row in table(code, "metonyms")
    }


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The text in lower case, its words without final marks of gender and number, so that inflected forms meet."""
    words = text.casefold().replace("’", "'").split()
    return " ".join(w.rstrip("s").removesuffix("e").rstrip("s") if len(w) > 3 else w for w in words)


def participle_of(words: Lexicon, lemma: str) -> str:
    """The past participle that a regular verb has, by the first and only endings of its language; else the lemma."""
    for ending in words.function["regular-infinitive"]:
        for letter in reversed(ending):
            lemma = lemma.removesuffix(letter)
    return lemma + min(words.function["regular-participle"], key=len, default="")


@cache
def verb_forms(code: str) -> dict[str, str]:
    """Every form of the saying verbs in lower case, with its lemma: the closed lexicon over the tagger."""
    return _forms(code, fixed=False)


@cache
def carrier_forms(code: str) -> dict[str, str]:
    """Every form of the verbs that need fixed words to be cues ("laissent entendre"), with its lemma."""
    return _forms(code, fixed=True)


def _forms(code: str, *, fixed: bool) -> dict[str, str]:
    """Forms of the verbs of the cue table, of those with or without fixed words."""
    auxiliaries = grouped(code, "function").get("auxiliary-form", frozenset())
    forms: dict[str, str] = {}
    for cue in map(_cue, table(code, "cues")):
        if cue.upos != "VERB" or bool(cue.words or cue.clitic) != fixed or cue.group in WIDE:
            continue
        for form in conjugated(code, cue.lemma)[1:]:
            if form not in auxiliaries:
                forms.setdefault(form, cue.lemma)
        forms[cue.lemma] = cue.lemma
    return forms
