"""Through whom each report came: its own venue and parents, or the relays that carry on from the reports before it."""

from __future__ import annotations

import re

from selon.attributions import chains
from selon.attributions.anaphora import Resolved
from selon.attributions.credits import credited
from selon.attributions.outlets import Outlet
from selon.attributions.scene import Finding, Scene
from selon.attributions.sources import Sources
from selon.attributions.stages import SPEAKING, passed_words, stages
from selon.records import SourceKind, Span

Relay = tuple[str, str, Span | None]
"""Name, kind and words of a relay."""


def relays_of(
    scene: Scene, findings: list[Finding], order: list[int | None], resolved: list[Resolved], sources: Sources
) -> list[tuple[Relay, ...]]:
    """Relays of every finding: its venue and its parents, or those that carry on from the report before it.

    They carry on in the paragraph for the same source, for its whole quotations up to the next paragraph, and for an
    unnamed source in the next report."""
    venues = [chains.venue(scene, finding, sources) for finding in findings]
    told = [_relays(place, (order, resolved, venues)) for place in range(len(findings))]
    out: list[tuple[Relay, ...]] = []
    last: dict[str, tuple[int, tuple[Relay, ...]]] = {}
    before: tuple[int, tuple[Relay, ...]] = (-1, ())
    shown = stages(scene, findings, sources)
    passing = passed_words(scene)
    for place, (finding, source) in enumerate(zip(findings, resolved, strict=True)):
        paragraph = scene.sentences[finding.sentence].paragraph
        while shown and shown[0].sentence <= finding.sentence:
            on = shown.pop(0)
            air = (on.outlet.name, SourceKind.OUTLET.value, on.outlet.span)
            last[on.speaker] = (scene.sentences[on.sentence].paragraph, (air,))
        found = told[place]
        outlets = tuple(r for r in found if r[1] == SourceKind.OUTLET.value)
        if not outlets and order[place] is None:
            earlier = last.get(source.name or "", (-1, ()))
            taken_up = _takes_up(scene, finding)
            if source.kind is SourceKind.ANONYMOUS and (before[0] == paragraph or taken_up) and not earlier[1]:
                earlier = before
            if before[0] == paragraph and _leans_on_before(scene, finding):
                earlier = before
            reach = 1 if finding.rule.startswith("quote") or taken_up else 0
            earlier = (-1, ()) if _is_older(scene, finding) else earlier
            if earlier[1] and finding.cue and scene.paragraphs_between(earlier[0], paragraph) <= reach:
                found = outlets = earlier[1]
            printed = passing.get(finding.sentence - 1)
            if (
                not outlets
                and printed is not None
                and source.kind in SPEAKING
                and paragraph == _paragraph_before(scene, finding)
            ):
                found = outlets = ((printed.name, SourceKind.OUTLET.value, printed.span),)
            if not outlets:
                found = outlets = _reported(scene, place, (findings, resolved, out))
        if source.name is not None:
            last[source.name] = (paragraph, outlets)
            own = ((source.name, SourceKind.OUTLET.value, finding.source[0] if finding.source else None),)
            before = (paragraph, outlets or (own if source.kind is SourceKind.OUTLET else ()))
        out.append(tuple(found))
    credit = credited(scene, sources)
    carried = [_carried_down(place, (order, out)) for place in range(len(findings))]
    return carried if credit is None else [_from_agency(credit, found) for found in carried]


def _from_agency(credit: Outlet, relays: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """Relays of a report in an article that an agency wrote: the agency first."""
    if any(name == credit.name for name, _, _ in relays):
        return relays
    return ((credit.name, SourceKind.OUTLET.value, credit.span), *relays)


def _paragraph_before(scene: Scene, finding: Finding) -> int:
    """Paragraph of the sentence before that of a finding."""
    return scene.sentences[max(finding.sentence - 1, 0)].paragraph


def _takes_up(scene: Scene, finding: Finding) -> bool:
    """Whether a source takes up one spoken of before: "cette source"."""
    if finding.source_at is None or finding.source_sentence is not None:
        return False
    tree = scene.trees[finding.sentence]
    return any("PronType=Dem" in tree.words[k].feats for k in tree.children(finding.source_at, "det"))


def _leans_on_before(scene: Scene, finding: Finding) -> bool:
    """Whether a report stands in the outlet named before ("Un diplomate y confie ...") or is that of somebody who
    belongs to who spoke before ("insiste son gérant")."""
    if finding.cue_at is None or finding.source_at is None or finding.source_sentence is not None:
        return False
    tree = scene.trees[finding.sentence]
    group = finding.entry.group if finding.entry is not None else ""
    there = any(tree.words[k].lower in scene.lexicon.function["clitic-à"] for k in tree.kids[finding.cue_at])
    owned = any("Poss=Yes" in tree.words[k].feats for k in tree.children(finding.source_at, "det"))
    lemma = tree.words[finding.cue_at].lemma.casefold()
    goes_on = finding.rule.startswith("quote") or lemma in scene.lexicon.function["goes-on"]
    return group == "speech" and (there or (owned and goes_on))


def _is_older(scene: Scene, finding: Finding) -> bool:
    """Whether a report in the pluperfect tells of what was said before ("Durant sa campagne, il avait promis ...")."""
    if finding.cue_at is None or not finding.rule.startswith("verb"):
        return False
    tree = scene.trees[finding.sentence]
    helping = [tree.words[k] for k in tree.auxiliaries(finding.cue_at)]
    return any("Tense=Imp" in w.feats and "VerbForm=Fin" in w.feats for w in helping)


def _carried_down(place: int, context: tuple[list[int | None], list[tuple[Relay, ...]]]) -> tuple[Relay, ...]:
    """Relays of a finding with those that its outermost parent carries on from the reports before it."""
    order, relays = context
    above = place
    while (parent := order[above]) is not None:
        above = parent
    carried = relays[above] if above != place else ()
    known = {name for name, _, _ in relays[place]}
    return (*(r for r in carried if r[0] not in known), *relays[place])


def _reported(
    scene: Scene, place: int, context: tuple[list[Finding], list[Resolved], list[tuple[Relay, ...]]]
) -> tuple[Relay, ...]:
    """Relays of somebody unnamed whom an outlet's report just spoke of: "La radio cite un rescapé. Celui-ci ..."."""
    findings, resolved, relays = context
    source, finding = resolved[place], findings[place]
    if not source.name or source.name[:1].isupper():
        return ()
    words = source.name.casefold().split()
    for earlier in range(place - 1, max(place - 6, -1), -1):
        other, told = findings[earlier], resolved[earlier]
        near = 0 < finding.sentence - other.sentence <= 2
        if told.kind is not SourceKind.OUTLET or not told.name or not near:
            continue
        said = " ".join(scene.text(span) for span in other.content).casefold()
        if (
            words[0] in re.findall(r"\w+", said)
            and scene.sentences[other.sentence].paragraph == scene.sentences[finding.sentence].paragraph
        ):
            return (*relays[earlier], (told.name, SourceKind.OUTLET.value, told.span))
    return ()


def _relays(
    place: int, context: tuple[list[int | None], list[Resolved], list[chains.Venue | None]]
) -> tuple[Relay, ...]:
    """Relays between the outlet and the source of a finding: those of its parent, the parent, its own venue."""
    order, resolved, venues = context
    parent, venue = order[place], venues[place]
    out: list[Relay] = []
    if parent is not None:
        out += _relays(parent, context)
        source = resolved[parent]
        if source.name is not None and source.name != resolved[place].name:
            out.append((source.name, source.kind.value, source.span))
    if venue is not None and venue.name not in [name for name, _, _ in out]:
        out.append((venue.name, SourceKind.OUTLET.value, venue.span))
    return tuple(out)
