"""Labels of any spaCy pipeline -> the collapsed Universal Dependencies that the grammar reads.

Two schemes are known: Universal Dependencies, whose subtypes are dropped but for the kept ones, and the
ClearNLP labels of spaCy's English pipelines, whose prepositions and copulas govern and are turned round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language

from selon.errors import PipelineError
from selon.records import Mention
from selon.sentences.rows import Rows

KEPT_SUBTYPES = frozenset(
    "nsubj:pass aux:pass aux:tense aux:caus obl:agent acl:relcl expl:subj flat:name csubj:pass".split()
)
"""The subtypes that the grammar reads; all others are dropped."""

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """What a pipeline calls things; `turned` when prepositions and copulas govern in it."""

    name: str
    language: str
    relations: Mapping[str, str]
    entities: Mapping[str, str]
    turned: bool


def scheme_of(nlp: Language) -> Scheme:
    """The scheme of a pipeline, told by the labels of its parser.

    Raises PipelineError when it has none."""
    if "parser" not in nlp.pipe_names:
        name = f"{nlp.lang}_{nlp.meta.get('name', '')}"
        raise PipelineError(f"{name}: the pipeline has no parser, and the grammar reads trees. Name one that has.")
    labels = set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    name = "clear" if "pobj" in labels else "ud"
    return named(name, str(getattr(nlp.tokenizer, "code", nlp.lang)))


def named(name: str, language: str) -> Scheme:
    """The scheme `ud` or `clear` for a language."""
    return Scheme(
        name=name,
        language=language,
        relations=_names(name, "relation"),
        entities=_names("any", "entity"),
        turned=name == "clear",
    )


@cache
def _names(scheme: str, kind: str) -> Mapping[str, str]:
    """Rows of schemes.tsv of one scheme and kind: their name -> ours."""
    lines = (Path(__file__).parent / "schemes.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {theirs: ours for of, what, theirs, ours in cells[1:] if (of, what) == (scheme, kind)}


def adapt(rows: Rows, scheme: Scheme) -> None:
    """Give relations, governors and entities the names and directions that the grammar reads."""
    if scheme.turned:
        _turn_prepositions(rows)
        _turn_copulas(rows)
    label = scheme.relations.get
    rows.deprels = [collapse(label(relation, relation)) for relation in rows.deprels]
    kinds = [(mention, scheme.entities.get(mention.label, "-")) for mention in rows.mentions]
    rows.mentions = [Mention(span=mention.span, label=kind) for mention, kind in kinds if kind != "-"]


def collapse(relation: str) -> str:
    """The relation without its subtype, unless that is a kept one."""
    return relation if ":" not in relation or relation in KEPT_SUBTYPES else relation.partition(":")[0]


def _turn_prepositions(rows: Rows) -> None:
    """Make the object of each preposition govern it; inner ones first ("according to the mayor")."""
    governors = [at for at, label in enumerate(rows.deprels) if label in ("prep", "agent") or _dative(rows, at)]
    for at in sorted(governors, key=lambda place: -_depth(rows, place)):
        inner = [place for place, head in enumerate(rows.heads) if head == at]
        objects = [place for place in inner if rows.deprels[place] in ("pobj", "pcomp", "obl", "nmod")]
        if objects:
            _turn(rows, at, objects[0], inner)


def _dative(rows: Rows, at: int) -> bool:
    """Whether the word is the preposition of a recipient ("to" in "gave it to her")."""
    return rows.deprels[at] == "dative" and rows.upos[at] == "ADP"


def _turn(rows: Rows, preposition: int, noun: int, inner: list[int]) -> None:
    """Exchange the preposition and its object."""
    head = rows.heads[preposition]
    nominal = head >= 0 and rows.upos[head] in _NOMINAL
    clause = rows.deprels[noun] == "pcomp"
    agent = rows.deprels[preposition] == "agent"
    rows.heads[noun] = head
    if clause:
        rows.deprels[noun] = "acl" if nominal else "advcl"
    else:
        rows.deprels[noun] = "nmod" if nominal else "obl:agent" if agent else "obl"
    rows.deprels[preposition] = "mark" if clause else "case"
    for place in (preposition, *inner):
        if place != noun:
            rows.heads[place] = noun


def _turn_copulas(rows: Rows) -> None:
    """Make what is said of the subject govern "be"."""
    for at, label in enumerate(rows.deprels):
        copula = rows.heads[at]
        if label not in ("attr", "acomp") or copula < 0 or rows.lemmas[copula] not in ("be", "’s", "'s"):
            continue
        rows.heads[at], rows.deprels[at] = rows.heads[copula], rows.deprels[copula]
        rows.heads = [at if head == copula and place != at else head for place, head in enumerate(rows.heads)]
        rows.heads[copula], rows.deprels[copula] = at, "cop"


def _depth(rows: Rows, at: int) -> int:
    """Number of governors above the word."""
    depth = 0
    while rows.heads[at] >= 0 and depth < len(rows.heads):
        at = rows.heads[at]
        depth += 1
    return depth
