"""On whose word: the chain from the document's outlet over its relays to the ultimate source.

Relays are parents in the nesting, named venues ("dans un entretien au journal X", "à l'agence Y") and
relays that carry on in the sentences after them."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.citing import cited_words
from selon.attributions.descriptions import clean, describe
from selon.attributions.extents import preposition
from selon.attributions.lexicons import participle_of, plain
from selon.attributions.outlets import Outlet
from selon.attributions.phrases import noun_phrase, preposition_at
from selon.attributions.press import published_by
from selon.attributions.scene import Finding, Scene
from selon.attributions.sources import Sources
from selon.records import SourceKind, Span
from selon.trees import CLOSING, Tree

# So many words at most stand between a document and its relative, and between an outlet and the verb of seeing.
SEEN = 5
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """An outlet named as the place of a statement, with its words and where the statement stands."""

    name: str
    span: Span
    paragraph: int


def venue(scene: Scene, finding: Finding, sources: Sources) -> Venue | None:
    """Outlet to which or in which the source spoke: named behind a preposition in the sentence of the cue,
    outside the content and the source."""
    if finding.cue_at is None:
        return None
    tree = scene.trees[finding.sentence]
    paragraph = scene.sentences[finding.sentence].paragraph
    if finding.source_at is not None and finding.source_sentence is None:
        for index in sorted(tree.subtree(finding.source_at)):
            passed = _passed_on(scene, tree, index) or _spoken_to(scene, finding, index, sources)
            if passed is not None:
                return Venue(name=passed[0], span=passed[1], paragraph=paragraph)
    quoting = _quoted_by(scene, finding, sources)
    if quoting is not None:
        return Venue(name=quoting[0], span=quoting[1], paragraph=paragraph)
    host = _article_around(scene, tree, finding.cue_at)
    if host is not None:
        return Venue(name=host.name, span=host.span, paragraph=paragraph)
    if tree.words[finding.cue_at].upos not in ("VERB", "AUX", "ADJ") and finding.told_at is None:
        return _beside_source(scene, finding, sources) if finding.rule == "preposition" else None
    taken = (*finding.content, *finding.source)
    others = cited_words(scene, tree, finding.cue_at)
    outside = [w.index for w in tree.words if not any(s.start <= w.start < s.end for s in taken)]
    outside = [index for index in outside if index not in others]
    told = _told_to(scene, tree, finding.cue_at, set(outside), sources)
    if told is not None:
        return Venue(name=told[0], span=told[1], paragraph=paragraph)
    for index in outside:
        passed = _passed_on(scene, tree, index)
        if passed is not None and tree.words[index].head != finding.source_at:
            return Venue(name=passed[0], span=passed[1], paragraph=paragraph)
        if tree.words[index].upos != "ADP" or preposition_at(scene.lexicon, tree, index) is not None:
            continue
        if not _leads_to_venue(scene, tree, index) or _of_study(scene, tree, index):
            continue
        if finding.rule.startswith("preposition") and _another(tree, index):
            continue
        found = _medium(scene, tree, index, set(outside), sources)
        if found is not None and found[0].casefold() not in scene.lexicon.function["social"]:
            return Venue(name=found[0], span=found[1], paragraph=paragraph)
    return None


def _told_to(scene: Scene, tree: Tree, verb: int, outside: set[int], sources: Sources) -> tuple[str, Span] | None:
    """Outlet to which something is told as an object without a preposition: "Anna Vale told the Orvel Gazette"."""
    for kid in tree.children(verb, "iobj", "obj"):
        if kid < verb or kid not in outside or tree.child(kid, "case") is not None or tree.words[kid].upos == "PRON":
            continue
        own = sorted(i for i in noun_phrase(tree, kid) if i in outside)
        printed = next((o for o in (scene.outlet_at(tree, i) for i in own) if o is not None), None)
        if printed is not None:
            return printed.name, printed.span
        medium = next((i for i in own if _is_medium_noun(scene, tree, i)), None)
        if medium is not None:
            return _medium_told(scene, tree, (own[0], medium), sources)
        name, kind = sources.name_at(scene.trees.index(tree), kid)
        pressed = tree.words[kid].lemma.casefold() in scene.lexicon.function["press"]
        if name is not None and name[:1].isupper() and (kind is SourceKind.OUTLET or pressed):
            return name, Span(tree.words[own[0]].start, tree.words[own[-1]].end)
    return None


def _is_medium_noun(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word is a noun for an outlet, one of them."""
    word = tree.words[index]
    return word.text.islower() and scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.OUTLET


def _medium_told(scene: Scene, tree: Tree, at: tuple[int, int], sources: Sources) -> tuple[str, Span] | None:
    """Outlet that a noun for one names, takes up or tells apart: "told the podcast Second Tide", "told the paper",
    "told state television"; `at` are the first word of the phrase and the noun."""
    first, noun = at
    named = _named_after(scene, tree, noun, sources) or _bare(scene, tree, noun, sources)
    kept = tree.children(noun, "amod", "compound")
    if named is not None or not kept or min(kept) < first:
        return named
    return describe(scene, tree, noun), Span(tree.words[min(kept)].start, tree.words[noun].end)


def _spoken_to(scene: Scene, finding: Finding, index: int, sources: Sources) -> tuple[str, Span] | None:
    """Outlet to which a relative of the source says that it spoke: "a clerk who spoke to the Gazette said ..."."""
    tree, source = scene.trees[finding.sentence], finding.source_at or 0
    word = tree.words[index]
    if word.upos != "ADP" or preposition(tree, index, scene.lexicon) not in scene.lexicon.function["addressed"]:
        return None
    before = tree.words[index - 1]
    relative = tree.words[before.head if before.upos == "ADV" else before.index]
    held = any(s.start <= word.start < s.end for s in finding.source)
    if not held or relative.deprel != "acl:relcl" or relative.index <= source:
        return None
    return _medium(scene, tree, index, set(tree.subtree(source)), sources)


def _quoted_by(scene: Scene, finding: Finding, sources: Sources) -> tuple[str, Span] | None:
    """Outlet whose verb of citing is the cue of another's words: "Le journal cite un élu : « ... »"."""
    tree, verb = scene.trees[finding.sentence], finding.cue_at
    if verb is None or tree.words[verb].lemma.casefold() not in scene.lexicon.function["citing"]:
        return None
    subject = tree.subject(verb) if finding.rule.startswith("quote") else None
    if subject is None or subject == finding.source_at:
        return None
    name, kind = sources.name_at(finding.sentence, subject)
    word = tree.words[subject]
    return (name, Span(word.start, word.end)) if name is not None and kind is SourceKind.OUTLET else None


def _of_study(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a preposition leads to the journal in which a study stands: "une étude parue dans la revue X"."""
    place = tree.words[index].head
    for _ in range(3):
        place = tree.words[place].head if place >= 0 else -1
        if place >= 0 and tree.words[place].lemma.casefold() in scene.lexicon.function["study"]:
            return True
        if place < 0 or "VerbForm=Part" not in tree.words[place].feats:
            return False
    return False


def _article_around(scene: Scene, tree: Tree, cue: int) -> Outlet | None:
    """Outlet whose article holds what the cue tells: "X a publié un article dans lequel des élus accusent Y"."""
    words = tree.words
    noun = words[cue].head if words[cue].deprel.startswith("acl") else -1
    if noun < 0 or words[cue].upos != "VERB" or scene.lexicon.heads.get(words[noun].lemma.casefold()) is None:
        return None
    inside = [k for k in tree.subtree(cue) if k < cue and "PronType=Rel" in words[k].feats]
    if not any(tree.child(k, "case") is not None for k in inside) or words[noun].head < 0:
        return None
    publisher = tree.subject(words[noun].head) if words[noun].deprel == "obj" else None
    return None if publisher is None else scene.outlet_at(tree, publisher)


def _beside_source(scene: Scene, finding: Finding, sources: Sources) -> Venue | None:
    """Outlet that the source behind a preposition spoke to or on: "selon X, qui s'exprimait sur Radio Lorne"."""
    tree = scene.trees[finding.sentence]
    function = scene.lexicon.function
    if finding.source_at is None or finding.source_sentence is not None:
        return None
    stop = min((s.start for s in finding.content if s.start > finding.source[0].start), default=tree.words[-1].end)
    near = {w.index for w in tree.words if w.index > finding.source_at and w.start < stop}
    for index in sorted(near):
        word = tree.words[index]
        spoken_of = _spoken_of_by(scene, tree, index) or _reached_by(scene, tree, index, finding.source_at)
        if spoken_of is not None:
            return Venue(
                name=spoken_of.name, span=spoken_of.span, paragraph=scene.sentences[finding.sentence].paragraph
            )
        told = (
            word.upos == "ADP" and preposition(tree, index, scene.lexicon) in function["addressed"] | function["on-air"]
        )
        clause = any("VerbForm" in tree.words[i].feats for i in range(finding.source_at + 1, index))
        clause = clause or word.start <= finding.source[-1].end + 1 or index == max(near) - 1
        found = _medium(scene, tree, index, near, sources) if told and clause and not _another(tree, index) else None
        if found is not None and found[0].casefold() not in function["social"]:
            return Venue(name=found[0], span=found[1], paragraph=scene.sentences[finding.sentence].paragraph)
    return None


def _another(tree: Tree, index: int) -> bool:
    """Whether a preposition leads to an outlet that somebody else told: "confirmée à l'agence X par la mairie"."""
    head = tree.words[index].head
    above = tree.words[head].head if head >= 0 else -1
    return above >= 0 and tree.child(above, "obl:agent") is not None


def _passed_on(scene: Scene, tree: Tree, index: int) -> tuple[str, Span] | None:
    """Outlet that a word shows to have seen or published the document it belongs to."""
    seen = _seen_by(scene, tree, index) or _spoken_of_by(scene, tree, index)
    return (seen.name, seen.span) if seen is not None else published_by(scene, tree, index)


def _spoken_of_by(scene: Scene, tree: Tree, index: int) -> Outlet | None:
    """Outlet that a relative says to speak of a source: "une source portuaire, dont fait état Le Phare"."""
    outlet, function = scene.outlet_at(tree, index), scene.lexicon.function
    if outlet is None or outlet.first != index or outlet.name == scene.document.outlet:
        return None
    before = [w.lower for w in tree.words[max(index - SEEN, 0) : index]]
    opened = any(lower in function["whereof"] for lower in before)
    return outlet if opened and any(lower in function["account"] for lower in before) else None


def _reached_by(scene: Scene, tree: Tree, index: int, source: int) -> Outlet | None:
    """Outlet that a relative right behind a source says to have reached it: "son avocat, que Le Fil a pu joindre"."""
    outlet, words = scene.outlet_at(tree, index), tree.words
    if outlet is None or outlet.first != index or index < 2 or index - source > 2 * SEEN:
        return None
    if words[index - 1].lower not in scene.lexicon.function["that"] or words[index - 2].text != ",":
        return None
    told = [w for w in words[outlet.last + 1 : outlet.last + 1 + SEEN] if w.upos == "VERB"]
    asked = {plain(word) for word in scene.lexicon.function["asked"]}
    reached = any(w.lemma.casefold() in scene.lexicon.function["reaching"] or plain(w.text) in asked for w in told)
    return outlet if reached else None


def _seen_by(scene: Scene, tree: Tree, index: int) -> Outlet | None:
    """Outlet that a relative clause of a document names: "une lettre que Le Phare a pu consulter", "dont Norvent a vu
    une copie"; the words decide, as parsers hang such a clause anywhere."""
    outlet, words = scene.outlet_at(tree, index), tree.words
    if outlet is None or outlet.first != index:
        return None
    before = index - 1
    while before > 0 and (
        words[before].upos == "DET" or scene.lexicon.heads.get(words[before].lower) is SourceKind.OUTLET
    ):
        before -= 1
    if words[before].upos == "NOUN" and words[before].lower in scene.lexicon.function["press"]:
        before -= 1 + (words[before - 1].upos == "DET")
    opens = scene.lexicon.function["that"] | scene.lexicon.function["whereof"]
    told = words[outlet.last + 1 : outlet.last + 1 + SEEN]
    if before >= 1 and words[before].lower not in opens and words[before].upos == "VERB":
        # "une note que s'est procurée le site X"
        far = next((i for i in range(before - 1, max(before - SEEN, 0), -1) if words[i].lower in opens), None)
        told = words[far + 1 : before + 1] if far is not None else ()
        before = far or 0
    if before < 1 or words[before].lower not in opens:
        return None
    near = [w.lemma.casefold() for w in words[max(before - SEEN, 0) : before] if w.upos == "NOUN"]
    if not any(scene.lexicon.heads.get(lemma) is SourceKind.DOCUMENT for lemma in near):
        return None
    stop = next((k for k, w in enumerate(told) if w.upos == "PUNCT"), len(told))
    forms = {form for w in told[:stop] for form in (plain(w.text), plain(participle_of(scene.lexicon, w.lemma)))}
    sees = any(w.lemma.casefold() in scene.lexicon.function["seeing"] for w in told[:stop])
    if any(w.lower in scene.lexicon.function["negative-clitic"] for w in told[:stop]):
        return None
    held = any(w.lemma.casefold() in scene.lexicon.function["held"] for w in told[:stop])
    return outlet if sees or held or forms & (scene.lexicon.relays | scene.lexicon.published) else None


def _leads_to_venue(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a preposition can lead to a venue: any but the genitive, and that one behind a noun which such a
    preposition governs ("sur le plateau de X"), no place to work in ("dans les locaux de X") nor "agence de presse"."""
    words, function = tree.words, scene.lexicon.function
    led = words[words[index].head] if words[index].head >= 0 else words[index]
    if led.head >= 0 and words[led.head].lemma.casefold() in scene.lexicon.leaning:
        return False  # "qui se réfère à la chaîne X"
    if preposition(tree, index, scene.lexicon) not in function["genitive"]:
        return True
    step = index - 1
    while step >= 0 and (words[step].upos in PHRASE or words[step].text in CLOSING):
        if words[step].lower in function["premises"]:
            return False
        if words[step].text in CLOSING:
            opening = (i for i in range(step - 1, -1, -1) if words[i].text == CLOSING[words[step].text])
            step = next(opening, 0)
        step -= 1
    before = words[max(step, 0)]
    if before.upos == "ADV" or before.lower in function["addressed"] or plain(before.text) in scene.lexicon.guests:
        return True
    if step < 0 or before.upos != "ADP" or preposition_at(scene.lexicon, tree, step) is not None:
        return False
    return preposition(tree, step, scene.lexicon) not in function["not-told"] and _leads_to_venue(scene, tree, step)


def _medium(scene: Scene, tree: Tree, preposition: int, outside: set[int], sources: Sources) -> tuple[str, Span] | None:
    """Name of the outlet right behind a preposition: a gazetteer name, or the name after a noun for an outlet."""
    words = tree.words
    if words[preposition].deprel == "case" and words[words[preposition].head].deprel == "obl:agent":
        if words[preposition].lower in scene.lexicon.function["by"]:
            return None
    near = {i for i in range(preposition + 1, min(preposition + 8, len(words))) if i in outside}
    for index in sorted(near):
        word = words[index]
        if word.upos == "PUNCT" and word.text != "'":
            break
        if word.upos in ("VERB", "AUX", "SCONJ") or (word.upos == "ADP" and index > preposition + 1):
            break
        printed = scene.outlet_at(tree, index)
        if printed is not None and word.text[:1].isupper():
            return printed.name, printed.span
        if scene.lexicon.heads.get(word.lower) is SourceKind.OUTLET or word.lower in scene.lexicon.function["press"]:
            following = scene.outlet_at(tree, index + 1)
            if following is not None:
                return following.name, following.span
            agency = sources.press.agency(tree, index) if word.text in scene.lexicon.function["press"] else None
            if agency is not None:
                return agency, Span(word.start, word.end)
            noun = index if word.text[:1].islower() else index - 1
            named = _named_after(scene, tree, noun, sources) if _name_begins(tree, noun + 1, outside) else None
            return named or _bare(scene, tree, index, sources) or _described(scene, tree, preposition, index)
        if printed is not None:
            return printed.name, printed.span
        if word.text[:1].isupper():
            return _known_here(scene, tree, index, sources)
    return None


def _known_here(scene: Scene, tree: Tree, index: int, sources: Sources) -> tuple[str, Span] | None:
    """Outlet that the document has named as one before."""
    word = tree.words[index]
    mention = tree.mention_at(word.start)
    text = clean(scene.text(mention.span)) if mention is not None else word.text
    for known in sources.anaphora.known:
        if known.kind is SourceKind.OUTLET and known.name and text in known.name:
            return known.name, Span(word.start, word.end)
    printed = scene.document.text[word.start : word.start + 60].replace("’", "'")
    for name in sorted(sources.press.learnt, key=len, reverse=True):
        if printed.startswith(name):
            return name, Span(word.start, word.start + len(name))
    return None


def _bare(scene: Scene, tree: Tree, noun: int, sources: Sources) -> tuple[str, Span] | None:
    """Outlet named before that a noun takes up: "auprès de l'agence", "dans les colonnes du journal"."""
    word = tree.words[noun]
    kids = [tree.words[k] for k in tree.kids[noun] if k < noun]
    definite = any("Definite=Def" in k.feats or k.lower in scene.lexicon.contractions for k in kids)
    own = any(k.lower in scene.lexicon.function["own"] for k in kids)
    plural = "Number=Plur" in word.feats
    function = scene.lexicon.function
    others = [k for k in tree.children(noun, "nmod") if k > noun and tree.words[k].lower not in function["press-of"]]
    if others and word.lemma.casefold() in function["press"]:
        return None
    name = sources.press.before(word.start, word.lemma.casefold()) if definite and not own and not plural else None
    return (name, Span(word.start, word.end)) if name is not None else None


def _name_begins(tree: Tree, index: int, outside: set[int]) -> bool:
    """Whether the words behind a noun for an outlet, over adjectives, are none of the source's or content's."""
    while index < len(tree.words) and tree.words[index].upos == "ADJ" and tree.words[index].text[:1].islower():
        index += 1
    return index in outside


def _described(scene: Scene, tree: Tree, before: int, noun: int) -> tuple[str, Span] | None:
    """Outlet without a name that an adjective tells apart: "à la radio publique"; the press that somebody speaks
    before ("devant la presse locale") passes nothing on."""
    function = scene.lexicon.function
    told = preposition(tree, before, scene.lexicon) in function["addressed"] | function["in"] | function["on-air"]
    kept = [k for k in tree.children(noun, "amod") if k > noun]
    if not told or not kept or any(tree.words[k].lower in scene.lexicon.function["own"] for k in tree.kids[noun]):
        return None
    return describe(scene, tree, noun), Span(tree.words[noun].start, tree.words[max(kept)].end)


def _named_after(scene: Scene, tree: Tree, noun: int, sources: Sources) -> tuple[str, Span] | None:
    """Name that follows a noun for an outlet ("à la revue X"); the document then knows it as an outlet."""
    words = tree.words
    low = noun + 1
    while low < len(words) and words[low].upos == "ADJ" and words[low].text[:1].islower():
        low += 1
    if low >= len(words) or not words[low].text[:1].isupper():
        return None
    high = low
    joins = scene.lexicon.function["name-joint"]
    while high + 1 < len(words):
        following = words[high + 1]
        linked = following.lower in joins and high + 2 < len(words) and words[high + 2].text[:1].isupper()
        if not following.text[:1].isupper() and not linked:
            break
        high += 2 if linked else 1
    span = Span(words[low].start, words[high].end)
    sources.press.learnt.add(clean(scene.text(span)))
    return clean(scene.text(span)), span
