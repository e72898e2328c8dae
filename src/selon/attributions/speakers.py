"""The speaker of a quotation: its place beside the cue decides, not the label that the parser gave it."""

from __future__ import annotations

from selon.attributions.asides import behind_asides
from selon.attributions.extents import preposition
from selon.attributions.lexicons import Cue
from selon.attributions.phrases import group_start, preposition_at, source_spans, verb_group
from selon.attributions.scene import Finding, Scene
from selon.attributions.sentence_cues import is_passive
from selon.records import SourceKind, Span, SpeechType, Word
from selon.trees import Tree

PEOPLE = frozenset({SourceKind.PERSON, SourceKind.GROUP, SourceKind.ANONYMOUS})
FARTHEST = 16
"""Words of the phrases between a verb of saying and the name of its speaker."""
LONGEST_TURN = 4
"""Words of the longest wording for whose turn it is."""


def _subject_above(scene: Scene, number: int, verb: int, content: tuple[Span, ...]) -> int | None:
    """Subject of a verb that the cue hangs on ("avant de se reprendre : ..."), outside the content."""
    tree = scene.trees[number]
    for above in tree.ancestors(verb):
        subject = tree.subject(above) if tree.words[above].upos in ("VERB", "AUX") else None
        if subject is not None and subject < verb:
            start = tree.words[subject].start
            return None if any(s.start <= start < s.end for s in content) else subject
    return None


def pronoun_or_phrase(scene: Scene, number: int, head: int, verb: int) -> tuple[Span, ...]:
    """Source spans of a head: the pronoun without its hyphens, or the noun phrase."""
    tree = scene.trees[number]
    word = tree.words[head]
    if word.text.startswith("-"):
        stripped = word.text.rsplit("-", 1)[-1]
        return (Span(word.end - len(stripped), word.end),)
    if word.upos == "PRON" and not tree.children(head, "det", "nmod"):
        return (Span(word.start, word.end),)
    behind = [k for k in tree.subtree(head) if k > head > verb and _ends_source(scene, tree, k)]
    stop = [k for k in tree.kids[head] if k == verb or _is_venue(scene, tree, k)] + behind
    found = source_spans(tree, head, stop=stop)
    following = tree.words[head + 1] if head + 1 < len(tree.words) else None
    if word.lower in scene.lexicon.function["courtesy"] and following is not None and following.text[:1].isupper():
        mention = tree.mention_at(following.start)
        found = (Span(word.start, max(found[-1].end, mention.span.end if mention is not None else following.end)),)
    return found


def personal_subjects(scene: Scene, tree: Tree, verb: int) -> list[int]:
    """A pronoun that the parser took for an impersonal subject, before an active cue ("Il a conclu")."""
    lines = scene.lexicon.verbs.get(tree.words[verb].lemma.casefold(), ())
    if not any(line.group != "document" for line in lines) or is_passive(scene, tree, verb):
        return []
    return [
        k
        for k in tree.children(verb, "expl:subj")
        if k < verb and tree.words[k].lower in scene.lexicon.function["pronoun"]
    ]


def _ends_source(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a phrase behind an inverted speaker is to whom it was said or by whom it is known, however deep the parse
    hangs it: "le ministre des Transports à ses proches", "à l'agence Norva", ", selon Le Phare"."""
    case = tree.child(index, "case")
    if case is None:
        return False
    if tree.words[max(case - 1, 0)].text == "," and preposition_at(scene.lexicon, tree, case) is not None:
        return True
    told = case < index and preposition(tree, case, scene.lexicon) in scene.lexicon.function["dative"]
    lemma = tree.words[index].lemma.casefold()
    owned = any("Poss=Yes" in tree.words[k].feats for k in tree.children(index, "det"))
    pressed = lemma in scene.lexicon.works | scene.lexicon.function["press"]
    outlet = scene.lexicon.heads.get(lemma) is SourceKind.OUTLET or scene.outlet_at(tree, index) is not None
    return told and (owned or pressed or outlet)


def _is_venue(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a phrase behind a source is the outlet it spoke to ("a assuré un proche au quotidien"), where the source
    is nobody of that outlet ("un journaliste au quotidien")."""
    word = tree.words[index]
    case = tree.child(index, "case")
    if case is None or word.head < 0 or tree.words[word.head].lemma.casefold() in scene.lexicon.works:
        return False
    addressed = preposition(tree, case, scene.lexicon) in scene.lexicon.function["addressed"]
    outlet = scene.lexicon.heads.get(word.lemma.casefold()) is SourceKind.OUTLET
    return addressed and case > word.head and (outlet or scene.outlet_at(tree, index) is not None)


def speaker(scene: Scene, number: int, verb: int, content: tuple[Span, ...]) -> int | None:
    """Head of the speaker of a cue verb: its subject, else the first noun phrase to the right of it.

    The label that the parser gave to an inverted subject is not trusted; its place is."""
    tree = scene.trees[number]
    words = tree.words

    def outside(index: int) -> bool:
        outlet = scene.outlet_at(tree, index)
        venue = outlet is not None and outlet.first and words[outlet.first - 1].upos == "ADP"
        return not venue and not any(span.start <= words[index].start < span.end for span in content)

    for step in range(verb + 1, min(verb + 4, len(words))):
        if words[step].text.startswith("-") and words[step].upos in ("PRON", "NOUN", "PROPN", "X"):
            return step
        if words[step].upos not in ("ADV", "PUNCT", "AUX"):
            break
    for step in range(group_start(tree, verb, scene.lexicon), verb):
        if words[step].text.startswith("-") and words[step].upos == "PRON":
            return step
    subjects = [k for k in tree.children(verb, "nsubj") if outside(k) and words[k].upos != "DET"]
    subjects = subjects or [k for k in personal_subjects(scene, tree, verb) if outside(k)]
    subjects = [k for k in subjects if k > verb or not _is_object(scene, tree, k, verb)]
    if subjects:
        named = _named_before(tree, verb, subjects[0])
        if named is not None and outside(named):
            return named
        subjects = [k for k in subjects if words[k].upos != "ADJ"] or subjects
        titles = scene.lexicon.function["courtesy"]
        told = (k for k in subjects if words[k].upos != "NOUN" or tree.children(k, "det") or words[k].lower in titles)
        return next(told, subjects[0])
    if "VerbForm=Inf" in words[verb].feats and all(span.start > words[verb].end for span in content):
        return None  # "Et d'ajouter, fataliste : « ... »"
    behind = verb + 1
    while behind < len(words) and "VerbForm=Inf" in words[behind].feats:
        behind += 1
    behind = _behind_second_verb(scene, tree, _behind_turn(scene, tree, behind))
    time = scene.lexicon.function["time"]
    while behind + 1 < len(words) and (words[behind].lemma.casefold() in time or _is_date(scene, tree, behind)):
        behind += 1
    for step in range(behind_insertion(scene, tree, behind), len(words)):
        word = words[step]
        if _is_article(scene, tree, step) or (step == behind and _is_manner(scene, word)):
            continue
        if step and _is_article(scene, tree, step - 1):
            return step
        if word.upos == "PRON" and word.text[-1:] in ("'", "’"):
            continue
        if word.upos in ("VERB", "X") and step > behind and words[step - 1].upos == "DET" and outside(step):
            return step
        if word.upos in ("NOUN", "PROPN", "PRON", "NUM") and outside(step):
            return head_of_run(scene, number, step, verb)
        if step < len(words) - 1 and scene.outlet_at(tree, step) is not None and not outside(step):
            continue  # a venue between the verb and who speaks
        if word.upos not in ("DET", "ADJ", "ADV", "PUNCT") or (word.upos == "PUNCT" and word.text != ","):
            break
    return None


def _named_before(tree: Tree, verb: int, subject: int) -> int | None:
    """The person named between a verb and what the parse takes for its subject, where that only says who it is:
    "raconte à l'agence Maud Ferrec, une voisine"."""
    first = subject - len(tree.children(subject, "det", "amod"))
    if first - 1 <= verb or tree.words[first - 1].text != ",":
        return None
    end = tree.words[first - 1].start
    mention = next((m for m in tree.sentence.mentions if m.label == "PER" and end - 1 <= m.span.end <= end), None)
    place = next((w.index for w in tree.words if mention is not None and w.start == mention.span.start), None)
    return place if place is not None and place > verb else None


def _is_article(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a pronoun by its tag has the form of an article and stands where a noun follows ("veut croire le X")."""
    words = tree.words
    if index + 1 >= len(words) or words[index].upos != "PRON" or words[index].text[-1:] in ("'", "’"):
        return False
    return words[index].lower in scene.lexicon.function["article"] and words[index + 1].text[:1].isalpha()


def _behind_second_verb(scene: Scene, tree: Tree, place: int) -> int:
    """The place, or that behind a second verb or what completes the first: "a dit et redit X", "a coupé court X"."""
    words = tree.words
    if place + 2 < len(words) and words[place].upos == "CCONJ" and words[place + 1].upos in ("VERB", "AUX"):
        return place + 2
    bare = place + 1 < len(words) and words[place].upos in ("VERB", "NOUN") and words[place].text.islower()
    follows = bare and words[place + 1].upos == "DET" and scene.lexicon.heads.get(words[place].lower) is None
    return place + 1 if follows else place


def _left_of(scene: Scene, number: int, verb: int) -> int | None:
    """Head of the noun phrase that ends right before the verb, where the parser took the verb for something else.

    Auxiliaries, adverbs, object pronouns and an emphatic pronoun between commas may stand in between."""
    tree = scene.trees[number]
    words = tree.words
    here = verb - 1
    while here >= 0 and words[here].upos == "PRON" and "VerbForm=Inf" in words[verb].feats:
        here -= 1
    if here >= 0 and words[here].upos == "ADP" and "VerbForm=Inf" in words[verb].feats:
        here -= 1
    while here >= 0 and (words[here].upos in ("AUX", "ADV", "PRON") or words[here].text == ","):
        here -= 1
    here = _before_phrases(tree, here)
    if here < 0 or words[here].upos not in ("NOUN", "PROPN"):
        return None
    while 0 <= words[here].head < here and words[words[here].head].upos in ("NOUN", "PROPN"):
        if any(words[i].text == "," for i in range(words[here].head, here)):
            break
        here = words[here].head
    return None if tree.children(here, "case") else here


def _before_phrases(tree: Tree, index: int) -> int:
    """The noun before the prepositional phrases that end at a word: "le chef" in "le chef en visite à Morlac"."""
    words = tree.words
    here = index
    while here > 0 and words[here].upos in ("NOUN", "PROPN"):
        low = here - 1
        while low > 0 and words[low].upos in ("DET", "ADJ", "NUM", "PROPN") and words[low].text != ",":
            low -= 1
        if words[low].upos != "ADP" or low == 0:
            return here
        here = low - 1
    return here


def person_behind(scene: Scene, number: int, verb: int) -> bool:
    """Whether a clitic or a noun phrase for people stands right behind a verb, as its subject."""
    tree = scene.trees[number]
    words = tree.words
    first = behind_insertion(scene, tree, _behind_turn(scene, tree, verb + 1))
    for step in range(first, min(first + 5, len(words))):
        word = words[step]
        if word.upos == "PRON" and word.text.startswith("-"):
            return True
        if scene.outlet_at(tree, step) is not None:
            return True
        if word.upos in ("NOUN", "PROPN"):
            kind = scene.lexicon.heads.get(word.lemma.casefold())
            people = kind in (SourceKind.PERSON, SourceKind.GROUP, SourceKind.ANONYMOUS)
            near = [w for w in words[step : step + 3] if w.upos in ("NOUN", "PROPN")]
            named = any(tree.label_at(w.start) == "PER" for w in near)
            return people or named or scene.lexicon.names_people(word.lemma)
        if word.upos not in ("DET", "ADJ", "ADV", "NUM") and not _is_manner(scene, word):
            return False
    return False


def _behind_turn(scene: Scene, tree: Tree, place: int) -> int:
    """The place, or that behind words that say whose turn it is ("fulmine de son côté la présidente")."""
    near = " ".join(w.lower for w in tree.words[place : place + LONGEST_TURN])
    turn = next((one for one in scene.lexicon.function["turn"] if f"{near} ".startswith(f"{one} ")), None)
    return place if turn is None else place + len(turn.split())


def _is_date(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a word is the number of a day or year beside a word of time ("a promis vendredi 8 mars 2030 X")."""
    time = scene.lexicon.function["time"]
    beside = tree.words[index - 1 : index] + tree.words[index + 1 : index + 2]
    return tree.words[index].text.isdigit() and any(w.lemma.casefold() in time for w in beside)


def _is_manner(scene: Scene, word: Word) -> bool:
    """Whether a word says in what manner, by its ending, whatever its tag ("rétorque sèchement l'avocat")."""
    return word.lower.endswith(tuple(scene.lexicon.function["manner-ending"]))


def _is_object(scene: Scene, tree: Tree, index: int, verb: int) -> bool:
    """Whether a pronoun before a verb is its object: by its form, or by a person that the verb does not have."""
    word = tree.words[index]
    if word.lower in scene.lexicon.function["object-clitic"]:
        return True
    feats = tree.words[verb].feats + "|".join(tree.words[k].feats for k in tree.auxiliaries(verb))
    return word.lower in scene.lexicon.function["first-plural"] and "Person=3" in feats


def behind_insertion(scene: Scene, tree: Tree, place: int) -> int:
    """The place, or that behind a phrase between two commas ("affirment, en privé, trois ...", "lance, agacée, X"),
    or behind a prepositional phrase that a noun phrase follows ("insiste auprès de X la maire")."""
    words = tree.words
    far = behind_asides(scene, tree, place)
    if far is not None:
        return far
    if place < len(words) and words[place].deprel == "case" and words[place].upos == "ADV":
        named = _named_behind(scene, tree, place)  # "auprès de X" is an adverb to the tagger
        return place if named is None else named
    if place < len(words) and words[place].upos == "ADP":
        named = _named_behind(scene, tree, place)
        if named is not None:
            return named
        above = words[place].head
        end = max(tree.subtree(above), default=place) if above > place else place
        outlet = scene.outlet_at(tree, above) if above > place else None
        end = max(end, outlet.last) if outlet is not None else end
        if outlet is not None and outlet.last < end and _person_begins(tree, outlet.last + 1):
            return outlet.last + 1
        while end > place and words[end].upos == "PUNCT":
            end -= 1
        for person in range(place + 2, end + 1):
            before = words[person - 1]
            kind = scene.lexicon.heads.get(before.lemma.casefold())
            beside = kind is SourceKind.OUTLET or (before.upos == "NOUN" and kind is None)
            if beside and _person_begins(tree, person):
                return person
            if beside and person == end and words[person].upos == "PROPN" and _ends(tree, end):
                return person
        opened = (i for i in range(place + 2, end + 1) if words[i].upos == "DET" or _is_article(scene, tree, i))
        cut = next((i for i in opened if words[i - 1].upos != "ADP"), None)
        return cut if cut is not None else end + 1
    if (
        place + 1 < len(words)
        and words[place].text == ","
        and (
            words[place + 1].upos in ("ADP", "ADJ", "ADV")
            or "VerbForm=Part" in words[place + 1].feats
            or _is_aside(scene, tree, place + 1)
        )
    ):
        closing = next((i for i in range(place + 2, min(place + 10, len(words))) if words[i].text == ","), None)
        if closing is not None and not any("VerbForm=Fin" in words[i].feats for i in range(place, closing)):
            further = closing + 1 < len(words) and words[closing + 1].upos == "ADP"
            return behind_insertion(scene, tree, closing + 1) if further else closing + 1
    if place + 1 < len(words) and words[place].text == "," and words[place + 1].upos == "DET":
        # "Confie, la voix tremblante, la jeune femme": what is no person, between commas, says in what manner.
        closing = next((i for i in range(place + 2, min(place + 8, len(words))) if words[i].text == ","), None)
        noun = next((w for w in words[place + 1 : closing] if w.upos == "NOUN"), None) if closing else None
        unnamed = noun is not None and scene.lexicon.heads.get(noun.lemma.casefold()) is None
        if closing and unnamed and closing + 1 < len(words) and words[closing + 1].upos in ("DET", "PROPN"):
            return closing + 1
    return place


def _named_behind(scene: Scene, tree: Tree, place: int) -> int | None:
    """First word of the person whose name follows the phrases of place, time or venue that begin at a preposition
    ("a salué dans un message à la presse Luc Orsel, ..."), or None; nobody whose title stands before the name."""
    words = tree.words
    for index in range(place + 1, min(place + FARTHEST, len(words))):
        word, before = words[index], words[index - 1]
        if word.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or (word.upos == "PUNCT" and word.text != "-"):
            return None
        if word.upos == "NOUN" and scene.lexicon.heads.get(word.lemma.casefold()) in PEOPLE:
            return None
        if before.upos in ("NOUN", "ADJ", "PROPN", "NUM", "ADV") and _person_begins(tree, index):
            return index
    return None


def _is_aside(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether one word between two commas is no person, whatever its tag ("tranche, laconique, la présidente")."""
    word = tree.words[index]
    alone = index + 1 < len(tree.words) and tree.words[index + 1].text == ","
    return alone and word.upos == "NOUN" and word.text.islower() and scene.lexicon.heads.get(word.lower) is None


def _ends(tree: Tree, index: int) -> bool:
    """Whether nothing but a mark stands behind a word in its sentence."""
    return all(w.upos == "PUNCT" for w in tree.words[index + 1 :])


def _person_begins(tree: Tree, index: int) -> bool:
    """Whether the name of a person begins at a word."""
    start = tree.words[index].start
    return any(m.label == "PER" and m.span.start == start for m in tree.sentence.mentions)


def head_of_run(scene: Scene, number: int, index: int, verb: int) -> int:
    """Topmost noun of the phrase that the word opens, below the verb."""
    tree = scene.trees[number]
    here = index
    while tree.words[here].head > verb and tree.words[here].deprel not in ("conj", "parataxis", "nmod", "appos"):
        above = tree.words[here].head
        if tree.words[above].upos not in ("NOUN", "PROPN", "PRON") or _person_begins(tree, index):
            break
        if scene.outlet_at(tree, above) is not None and scene.outlet_at(tree, index) is None:
            break
        here = above
    return here


def quoted_by(
    scene: Scene, rule: str, verb: tuple[int, int, Cue], content: tuple[Span, ...], kind: SpeechType = SpeechType.DIRECT
) -> Finding:
    """Finding of a verbal cue with the given content; its subject is looked up around the verb."""
    number, index, entry = verb
    tree = scene.trees[number]
    first, last = verb_group(tree, index, entry, scene.lexicon)
    scene.used.add((number, index))
    source_at = speaker(scene, number, index, content)
    if source_at is None or (source_at > index and tree.is_gerund(index)):
        # "..., telling the Gazette, “...”": behind a gerund stands who is told.
        source_at = _subject_above(scene, number, index, content)
    if source_at is None and not any(span.start < tree.words[index].start for span in content):
        source_at = _left_of(scene, number, index)
    cue = Span(tree.words[first].start, tree.words[last].end)
    if source_at is not None and first <= source_at <= index:
        cue = Span(tree.words[index].start, tree.words[last].end)
    source: tuple[Span, ...] = ()
    if source_at is not None:
        source = pronoun_or_phrase(scene, number, source_at, index)
    return Finding(
        rule=rule,
        sentence=number,
        cue=(cue,),
        cue_at=index,
        content=content,
        source=source,
        source_at=source_at,
        entry=entry,
        type=kind,
    )
