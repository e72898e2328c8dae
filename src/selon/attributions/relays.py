"""Relays told by a participle or a verb: "des élus, interrogés par le journal", "le journal, citant un cadre"."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.extents import preposition
from selon.attributions.lexicons import participle_of, plain
from selon.attributions.passives import is_medium
from selon.attributions.phrases import noun_phrase, source_spans
from selon.attributions.press import published_by
from selon.attributions.scene import Finding, Scene
from selon.attributions.subjects import antecedent
from selon.records import Span
from selon.trees import Tree


def relayed(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, with those that show through whom others came; a source ends before the words that name its relay.

    The paper by whom a source is cited or asked is the parent of what the source says; a source that an
    outlet cites has the outlet's content, and the outlet as parent."""
    findings = [_asked_not_asking(scene, finding) for finding in findings]
    out: list[Finding] = list(findings)
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.cue:
            by_sentence.setdefault(finding.sentence, []).append(finding)
    for number, here in sorted(by_sentence.items()):
        tree = scene.trees[number]
        for word in tree.words:
            if word.upos not in ("VERB", "ADJ", "PROPN", "NOUN") or any(_is_cue(f, word.start) for f in here):
                continue
            found = _by_participle(scene, tree, here, word.index)
            if found is not None:
                out = [_before_relay(scene, finding, found) for finding in out]
                out.append(found)
    return out


def _asked_not_asking(scene: Scene, finding: Finding) -> Finding:
    """The finding; where the parse took the outlet behind "par" for its source ("Un médecin joint par X évoque Y"),
    who was asked is the source."""
    if finding.source_at is None or finding.source_sentence is not None or not finding.rule.startswith("verb"):
        return finding
    tree = scene.trees[finding.sentence]
    printed = scene.outlet_at(tree, finding.source_at)
    first = printed.first if printed is not None else 0
    if first < 3 or tree.words[first - 1].lower not in scene.lexicon.function["by"]:
        return finding
    asked, noun = tree.words[first - 2], tree.words[tree.words[first - 2].head]
    if plain(asked.text) not in scene.lexicon.relays or noun.upos != "NOUN" or noun.index > asked.index:
        return finding
    low = min(i for i in (noun.index, *tree.children(noun.index, "det", "amod", "nummod")) if i <= noun.index)
    source = Span(tree.words[low].start, tree.words[asked.index - 1].end)
    return replace(finding, source=(source,), source_at=noun.index)


def _before_relay(scene: Scene, finding: Finding, relay: Finding) -> Finding:
    """The finding, its source ended before the words of its relay: "un rapport consulté par X", "X, repris par Y"."""
    tree = scene.trees[relay.sentence]
    start = relay.cue[0].start
    if finding.cue == relay.cue or finding.sentence != relay.sentence or not finding.source:
        return finding
    if not any(s.start < start < s.end for s in finding.source) or finding.source_at is None:
        return finding
    if tree.words[finding.source_at].start >= start:
        return finding
    opens = [
        w
        for w in tree.words
        if w.end <= start and w.lower in scene.lexicon.function["that"] and w.start > finding.source[0].start
    ]
    start = min([start, *(w.start for w in opens)]) if relay.source and relay.source[0].start < start else start
    end = max(w.end for w in tree.words if w.start < start and w.upos not in ("PUNCT", "ADV"))
    kept = tuple(Span(s.start, min(s.end, end)) for s in finding.source if s.start < end)
    return replace(finding, source=kept)


def learned_from(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those of a preposition inside an outlet's report put under it: "Le journal rapporte, d'après X,
    que Y", "a appris l'agence de source policière" are the outlet's word on that of X."""
    out: list[Finding] = []
    for finding in findings:
        host = _host(scene, finding, findings) if finding.rule.startswith("preposition") else None
        if host is not None:
            own = (*finding.cue, *finding.source)
            content = tuple(s for s in host.content if not any(s.start <= o.start < s.end for o in own))
            finding = replace(finding, content=content or host.content, outer=host.cue[0])
        out.append(finding)
    return out


def carried(scene: Scene, findings: list[Finding]) -> list[Finding]:
    """The findings, those whose relative source takes up what an outlet reports put under that report: "Le journal
    cite une lettre de X, qui réclame Y"."""
    return [replace(f, outer=outer) if (outer := _reported_by(scene, f, findings)) else f for f in findings]


def _reported_by(scene: Scene, finding: Finding, findings: list[Finding]) -> Span | None:
    """Cue of the outlet's report that holds the antecedent of the finding's source, or None."""
    tree = scene.trees[finding.sentence]
    if finding.outer is not None or finding.source_at is None or finding.source_sentence is not None:
        return None
    above = antecedent(tree, finding.source_at)
    place = tree.words[above].start
    for other in findings:
        if above == finding.source_at or other.sentence != finding.sentence or other.source_at is None or not other.cue:
            continue
        held = any(s.start <= place < s.end for s in other.content)
        if held and other is not finding and is_medium(scene, tree, antecedent(tree, other.source_at)):
            return other.cue[0]
    return None


def _host(scene: Scene, finding: Finding, findings: list[Finding]) -> Finding | None:
    """Report by an outlet, its verb in what the preposition covers, beside which the preposition stands."""
    tree = scene.trees[finding.sentence]
    for other in findings:
        if other.sentence != finding.sentence or not other.rule.startswith("verb") or other.source_at is None:
            continue
        covered = any(s.start <= other.cue[0].start < s.end for s in finding.content)
        after = other.source and other.source[-1].end <= finding.cue[0].start
        between = other.cue[0].end <= finding.cue[0].start and after
        leads = other.content[0].start >= finding.source[-1].end or other.content[-1].end <= other.cue[0].start
        if covered and between and leads and is_medium(scene, tree, antecedent(tree, other.source_at)):
            return other
    return None


def _is_cue(finding: Finding, start: int) -> bool:
    """Whether a word is part of the finding's cue."""
    return any(s.start <= start < s.end for s in finding.cue)


def _by_participle(scene: Scene, tree: Tree, here: list[Finding], participle: int) -> Finding | None:
    """Finding of the relay named by "cités par X", "interrogés par X" at a source of the sentence."""
    word = tree.words[participle]
    if plain(word.text) not in scene.lexicon.relays:
        return None
    agent = _agent(scene, tree, participle) or _asker(scene, tree, participle)
    if agent is None or not is_medium(scene, tree, agent):
        return None
    if _own(scene, tree, agent):
        return None
    verbs = scene.lexicon.function["passing-on"] | scene.lexicon.function["quoting"]
    passing = word.lemma.casefold() in verbs or plain(word.text) in {
        plain(participle_of(scene.lexicon, v)) for v in verbs
    }
    inner = tree.subtree(participle) if word.deprel != "root" else {participle, *tree.subtree(agent)}
    printed = scene.outlet_at(tree, agent)
    behind = tree.words[printed.last + 1 : printed.last + 2] if printed is not None else ()
    if printed is not None and behind and (behind[0].text == "," or any(_is_cue(f, behind[0].start) for f in here)):
        inner = {i for i in inner if i <= printed.last}
    low, high = tree.words[min(inner)].start, tree.words[max(inner)].end
    if any(low <= f.cue[0].start < word.start for f in here):
        low = word.start  # the parse hangs the report itself below the participle
    near = [
        f
        for f in here
        if f.source
        and (
            f.source[0].start >= high
            or f.source[-1].end <= low + 2
            or _holds(f, low)
            or (passing and f.cue_at == _told_in(tree, participle))
        )
    ]
    near = [f for f in near if not _of_content(tree, f, participle)]
    told = [f for f in near if scene.quotation_around(*f.cue[0]) == scene.quotation_around(low, low + 1)]
    near = told or near
    if published_by(scene, tree, participle) is not None and not passing:
        # "dans une enquête publiée par X" is a venue; "selon une enquête publiée par X" has the inquiry as its source.
        near = [f for f in near if f.source_at == word.head]
    if not near:
        return None
    finding = min(near, key=lambda f: abs(f.source[0].start - low))
    return Finding(
        rule="relay-participle",
        sentence=finding.sentence,
        cue=(Span(word.start, word.end),),
        cue_at=participle,
        content=_whole(finding, low, high),
        source=tuple(Span(s.start, min(s.end, high)) for s in source_spans(tree, agent) if s.start < high),
        source_at=agent,
        relay=True,
    )


def _told_in(tree: Tree, participle: int) -> int | None:
    """Verb beside which the document of a participle stands: "écrit la régie dans un message relayé par X"."""
    noun = tree.words[participle].head
    beside = noun >= 0 and tree.words[noun].deprel.startswith(("obl", "nmod")) and tree.child(noun, "case") is not None
    return tree.words[noun].head if beside else None


def _of_content(tree: Tree, finding: Finding, participle: int) -> bool:
    """Whether a participle says something of the content alone: "l'information, révélée par X, a été confirmée"."""
    head = tree.words[participle].head
    if head < 0 or tree.words[participle].deprel != "acl" or finding.rule != "passive-subject":
        return False
    place = tree.words[head].start
    return any(s.start <= place < s.end for s in finding.content)


def _asker(scene: Scene, tree: Tree, participle: int) -> int | None:
    """Outlet that asked or met the source in a relative clause: "Mme Orsel, que l'hebdomadaire a jointe"."""
    opening = tree.words[min(tree.subtree(participle))]
    relative = tree.words[participle].deprel.startswith(("acl", "advcl"))
    if not relative or not tree.auxiliaries(participle):
        return None
    if opening.text != "," and opening.lower not in scene.lexicon.function["that"]:
        return None
    subject = tree.child(participle, "nsubj")
    return subject if subject is not None and is_medium(scene, tree, subject) else None


def _agent(scene: Scene, tree: Tree, participle: int) -> int | None:
    """By whom, or whose guest ("invitée de X"), by the label or the preposition."""
    if (by := tree.child(participle, "obl:agent")) is not None and tree.words[by].upos != "VERB":
        return by
    behind = tree.words[participle + 1 : participle + 2]
    if by is not None and behind and behind[0].lower in scene.lexicon.function["by"]:
        printed = scene.outlet_at(tree, participle + 2) if participle + 2 < len(tree.words) else None
        return printed.last if printed is not None else None
    invited = plain(tree.words[participle].text) in scene.lexicon.guests
    wanted = scene.lexicon.function["by"] | (scene.lexicon.function["genitive"] if invited else frozenset())
    for kid in tree.children(participle, "obl", "nmod"):
        case = tree.child(kid, "case")
        if case is not None and preposition(tree, case, scene.lexicon) in wanted:
            return kid
    return None


def _own(scene: Scene, tree: Tree, agent: int) -> bool:
    """Whether the outlet is the document's own: "notre rédaction", its name, or a bare "le journal"."""
    words = [tree.words[i] for i in sorted(noun_phrase(tree, agent))]
    printed = next((o for w in words if (o := scene.outlet_at(tree, w.index)) is not None), None)
    if printed is not None:
        return printed.name == scene.document.outlet
    if any(w.lower in scene.lexicon.function["own"] for w in words):
        return True
    names = [w.text for w in words if w.text[:1].isupper()]
    outlet = scene.document.outlet or ""
    if names:
        return any(name in outlet for name in names)
    return False


def _holds(finding: Finding, place: int) -> bool:
    """Whether the place lies between the finding's source and its end."""
    return finding.source[0].start <= place < max(finding.end, finding.source[-1].end)


def _whole(finding: Finding, low: int, high: int) -> tuple[Span, ...]:
    """What the relay passes on: source, cue and content, without the participle's own phrase."""
    start = min(s.start for s in (*finding.source, *finding.cue, *finding.content))
    end = max(s.end for s in (*finding.source, *finding.cue, *finding.content))
    return tuple(s for s in (Span(start, min(low, end)), Span(max(high, start), end)) if s.end > s.start)
