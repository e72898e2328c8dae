"""On whose word: the chain from the document's outlet over its relays to the ultimate source.

Relays are parents in the nesting, named venues ("dans un entretien au journal X", "à l'agence Y") and
relays that carry on in the sentences after them."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.names import entry
from selon.attributions.scene import Finding, Scene
from selon.attributions.sources import Resolved, Sources
from selon.attributions.tree import Tree
from selon.records import Link, SourceKind, Span

MEDIA = ("outlet", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """An outlet named as the place of a statement, with its words and where the statement stands."""

    name: str
    span: Span
    paragraph: int


def venue(scene: Scene, finding: Finding, sources: Sources) -> Venue | None:
    """Outlet to which or in which the source spoke, as the phrases at the cue show it."""
    if finding.cue_at is None:
        return None
    tree = scene.trees[finding.sentence]
    verb = finding.cue_at
    if tree.words[verb].upos not in ("VERB", "AUX", "ADJ"):
        return None
    paragraph = scene.sentences[finding.sentence].paragraph
    inside = {w.index for w in tree.words if any(s.start <= w.start < s.end for s in finding.content)}
    for root in (verb, *(k for k in tree.children(verb, "xcomp"))):
        for kid in tree.children(root, "obl", "obj", "iobj", "nmod"):
            if kid in inside or kid == finding.source_at or tree.words[kid].deprel == "obl:agent":
                continue
            for index in sorted(tree.subtree(kid) - inside):
                found = _medium(scene, tree, index, sources)
                if found is not None:
                    return Venue(name=found[0], span=found[1], paragraph=paragraph)
    return None


def _medium(scene: Scene, tree: Tree, index: int, sources: Sources) -> tuple[str, Span] | None:
    """Name of the outlet that a word names, by the gazetteer or by the noun before it."""
    word = tree.words[index]
    if word.upos == "PROPN":
        mention = next((m for m in tree.sentence.mentions if m.span.start <= word.start < m.span.end), None)
        span = mention.span if mention is not None else Span(word.start, word.end)
        for candidate in (scene.text(span), _with_article(scene, tree, index, span), word.text):
            listed = entry(scene.lexicon, candidate)
            if listed is not None and listed[1] in MEDIA:
                return listed[0], span
        return None
    if word.upos == "NOUN" and scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.OUTLET:
        for kid in tree.children(index, "appos", "nmod", "flat", "flat:name"):
            if tree.words[kid].upos == "PROPN" and kid > index and tree.child(kid, "case") is None:
                name, _ = sources._proper(tree, kid, "ORG")
                if name:
                    return name, Span(tree.words[kid].start, tree.words[max(tree.subtree(kid))].end)
    return None


def _with_article(scene: Scene, tree: Tree, index: int, span: Span) -> str:
    """The name with the article before it ("Le Monde" from "au Monde" needs the gazetteer's alias)."""
    before = tree.words[index - 1] if index else None
    if before is None or before.upos not in ("DET", "ADP"):
        return scene.text(span)
    return scene.document.text[before.start : span.end]


def chain_of(
    outlet: str | None, relays: list[tuple[str, str, Span | None]], source: Resolved, span: Span | None
) -> tuple[tuple[str | None, ...], tuple[Link, ...]]:
    """Names of the chain and their links, from the document's outlet to the ultimate source.

    A name that repeats the one before it is left out."""
    names: list[str | None] = [outlet]
    links = [Link(name=outlet, kind="outlet")]
    for name, kind, place in relays:
        if name != names[-1] and name != source.name:
            names.append(name)
            links.append(Link(name=name, kind=kind, span=place))
    if source.name is not None and source.name != outlet:
        names.append(source.name)
        links.append(Link(name=source.name, kind=source.kind.value, span=span))
    return tuple(names), tuple(links)
