"""Names in no list that a document shows to be outlets: by an article of their own, by whose word they pass on, by an
interview that somebody granted to them."""

from __future__ import annotations

from collections.abc import Iterable

from selon.attributions.lexicons import Lexicon, plain
from selon.attributions.outlets import OPENS, end_with_place, is_name, name_end, printed_name
from selon.attributions.phrases import preposition_at
from selon.records import SourceKind
from selon.trees import Tree

# So many words at most lead from an interview to its participle, and from there to the outlet to which it was granted.
NEAR = 4
# So many lead from a verb of telling to whom it was told ("a confié M. Orsel en mai au Norvent").
FAR = 7


def learnt_outlets(lexicon: Lexicon, trees: Iterable[Tree], text: str) -> frozenset[str]:
    """Names in no list that the text shows to be outlets: those with an article of their own inside a sentence, as
    only papers and stations have it, that speak or pass on ("selon La Tercera", "rapporte Le Clairon d'Orvel"), those
    that pass on another's word ("Selon X, ..., rapporte Norvent") and those to which an interview was granted."""
    found, bare = set(), set()
    trees = tuple(trees)
    for tree in trees:
        for word in tree.words:
            if word.text[:1].isupper():
                found.add(_with_article(lexicon, tree, word.index, text))
            elif (named := _behind_noun(lexicon, tree, word.index, text)) is not None:
                found.add(named)
            elif word.lemma.casefold() in lexicon.function["passing-on"]:
                bare.add(_passing_on(lexicon, tree, word.index, text))
            elif word.lower in lexicon.function["place-in-outlet"]:
                bare.add(_holding(lexicon, tree, word.index, text))
            elif word.lemma.casefold() in lexicon.function["interview"]:
                bare.add(_interviewing(lexicon, tree, word.index, text))
            elif word.upos == "VERB" and word.lemma.casefold() in lexicon.function["told-directly"]:
                bare.add(_told(lexicon, trees, tree, word.index, text))
            elif (asks := _asks(lexicon, tree, word.index)) or _hears(lexicon, tree, word.index):
                bare.add(_behind(lexicon, tree, word.index, text, asks))
    found |= {name for name in bare if name and not any(_belongs(lexicon, tree, name, text) for tree in trees)}
    return frozenset(name for name in found if name)


def _with_article(lexicon: Lexicon, tree: Tree, first: int, text: str) -> str | None:
    """Name with an article of its own that begins at a word, inside a sentence for a French article, and speaks."""
    word = tree.words[first]
    foreign = word.lower in lexicon.function["foreign-article"]
    if not foreign and word.lower not in lexicon.function["article"]:
        return None
    opens = not first or (tree.words[first - 1].text in OPENS and not foreign)
    bears = bool(lexicon.function["feminine-article"])  # "The" that opens a sentence is seldom the paper's own
    if opens and (foreign or not bears or not _passes_on(lexicon, tree, first)):
        return None
    name = _named_with_article(lexicon, tree, first, text)
    # English names of associations and companies have an article too, but seldom before a single word.
    if name is None or (foreign and len(name.split()) > 2):
        return None
    return name if _speaks(lexicon, tree, first) else None


def _passes_on(lexicon: Lexicon, tree: Tree, article: int) -> bool:
    """Whether a name whose article opens the sentence does what only outlets do: it passes on or cites others, and no
    table has a noun or name of it ("Le Norvent rapporte que", not "La Ligue rapporte que")."""
    words = tree.words
    if article + 1 >= len(words) or not is_name(words[article + 1]) or words[article].head <= article:
        return False
    name = words[words[article].head]
    lower = words[article + 1].lower
    if lexicon.heads.get(lower) is not None or lower in lexicon.metonyms or lower in lexicon.function["body"]:
        return False
    passing = lexicon.function["passing-on"] | lexicon.function["revealing"]
    tells = name.deprel.startswith("nsubj") and words[name.head].lemma.casefold() in passing
    return tells or _cites(lexicon, tree, name.index)


def _named_with_article(lexicon: Lexicon, tree: Tree, first: int, text: str) -> str | None:
    """Name of capitalised words behind a capital article, with a place joined to it; no label of a person or place."""
    words = tree.words
    last = first
    while last + 1 < len(words) and is_name(words[last + 1]):
        last += 1
    if last == first:
        return None
    label = tree.label_at(words[first + 1].start)
    known = lexicon.names.get(printed_name(words, first, last, text))
    goes_on = known is None or (last + 1 < len(words) and words[last + 1].upos == "ADJ")
    end = (name_end if goes_on else end_with_place)(lexicon, words, last)
    place = label == "LOC" and end == first + 1 and not _cites(lexicon, tree, first + 1)
    return None if label == "PER" or place else printed_name(words, first, end, text)


def _behind_noun(lexicon: Lexicon, tree: Tree, noun: int, text: str) -> str | None:
    """Name in no table right behind a noun for an outlet: "le site Planète Ballon", "la radio tarvienne Vox 1"; no
    person's and no network where people post."""
    words = tree.words
    lemma = words[noun].lemma.casefold()
    medium = lexicon.heads.get(lemma) is SourceKind.OUTLET or lemma in lexicon.function["press"]
    if words[noun].upos != "NOUN" or not medium:
        return None
    first = noun + 1
    if first < len(words) and words[first].upos == "ADJ" and words[first].text.islower():
        first += 1
    if first >= len(words) or not words[first].text[:1].isupper() or words[first].upos in ("PRON", "PUNCT"):
        return None
    last = first
    while last + 1 < len(words) and is_name(words[last + 1]) and not _person_opens(tree, last + 1):
        last += 1
    end = name_end(lexicon, words, last)
    name = printed_name(words, first, end, text)
    listed = name in lexicon.names or name.casefold() in lexicon.function["social"]
    return None if listed or tree.label_at(words[first].start) == "PER" else name


def _speaks(lexicon: Lexicon, tree: Tree, article: int) -> bool:
    """Whether a name is the subject of a verb of saying, or stands behind a preposition of sources or agents."""
    words = tree.words
    name = words[words[article].head] if words[article].head > article else words[article]
    if _cites(lexicon, tree, name.index):
        return True
    above = words[name.head] if name.head >= 0 else name
    if name.deprel.startswith("nsubj") and above.lemma.casefold() in lexicon.verbs:
        return True
    if name.deprel in ("iobj", "obj") and above.lemma.casefold() in lexicon.function["told-directly"]:
        return True
    before = words[article - 1].lower
    if before in lexicon.function["that"]:
        seen = lexicon.function["seeing"] | lexicon.function["reaching"]
        return any(w.lemma.casefold() in seen for w in words[article + 1 : article + FAR + 1])
    held = before in lexicon.function["in"] and tree.label_at(words[article + 1].start) != "LOC"
    longer = (preposition_at(lexicon, tree, place) for place in range(max(article - 3, 0), article - 1))
    led = any(at is not None and at[0] == article - 1 for at in longer)
    return held or led or before in lexicon.prepositions or before in lexicon.function["by"]


def _cites(lexicon: Lexicon, tree: Tree, name: int) -> bool:
    """Whether a relative says that the name cites somebody ("La Tercera, qui cite la fédération")."""
    told = (tree.words[k].lemma.casefold() for k in tree.children(name, "acl"))
    return any(lemma in lexicon.function["citing"] or lemma in lexicon.leaning for lemma in told)


def _passing_on(lexicon: Lexicon, tree: Tree, verb: int, text: str) -> str | None:
    """Name behind a verb of passing on at the end of another's word: "Selon la mairie, ..., rapporte Norvent"."""
    subject = tree.child(verb, "nsubj")
    if subject is None or subject < verb or not _is_of_another(lexicon, tree, verb):
        return None
    return _unknown(lexicon, tree, subject, text)


def _holding(lexicon: Lexicon, tree: Tree, noun: int, text: str) -> str | None:
    """Name behind a place where words are printed or aired: "dans les colonnes du Norvent", "au micro de Norvent"."""
    words = tree.words
    joint = words[noun + 1] if noun + 2 < len(words) else None
    opened = noun > 1 and words[noun - 1].upos in ("DET", "ADP")
    if joint is None or not opened or joint.lower not in lexicon.function["genitive"] | lexicon.contractions.keys():
        return None
    place = noun + 2 + (words[noun + 2].lower in lexicon.function["article"] and words[noun + 2].text.islower())
    named = place < len(words) and tree.label_at(words[place].start) != "PER"
    return _unknown(lexicon, tree, place, text) if named else None


def _is_of_another(lexicon: Lexicon, tree: Tree, verb: int) -> bool:
    """Whether a source is told before a verb: behind a preposition or as the subject of a verb of saying."""
    for word in tree.words[:verb]:
        at = preposition_at(lexicon, tree, word.index)
        if at is not None and at[1].group == "speech":
            return True
        speaks = any(cue.group == "speech" for cue in lexicon.verbs.get(word.lemma.casefold(), ()))
        if speaks and word.upos == "VERB" and tree.child(word.index, "nsubj") is not None:
            return True
    return False


def _interviewing(lexicon: Lexicon, tree: Tree, noun: int, text: str) -> str | None:
    """Name to which an interview was granted: "dans un entretien accordé mardi au Norvent"."""
    words = tree.words
    direct = noun + 1
    if noun > 1 and words[noun - 2].lower in lexicon.function["in"] and direct < len(words):
        joint = words[direct].lower
        if lexicon.contractions.get(joint, joint) in lexicon.function["addressed"] | lexicon.function["with"]:
            found = _behind(lexicon, tree, direct, text)
            if found is not None:
                return found
    granted = {plain(word) for word in lexicon.function["granted"]}
    given = next((w.index for w in words[noun + 1 : noun + 1 + NEAR] if plain(w.text) in granted), None)
    wanted = lexicon.function["addressed"]
    if given is None:
        shown = {plain(word) for word in lexicon.function["published"] | lexicon.function["appearing"]}
        given = next((w.index for w in words[noun + 1 : noun + 1 + NEAR] if plain(w.text) in shown), None)
        wanted = lexicon.function["in"] | lexicon.function["on-air"] | lexicon.function["by"]
    if given is None:
        return None
    for word in words[given + 1 : given + 1 + NEAR]:
        if word.upos in ("PUNCT", "VERB", "AUX"):
            break
        if lexicon.contractions.get(word.lower, word.lower) in wanted and word.index + 1 < len(words):
            return _behind(lexicon, tree, word.index, text, word.lower in lexicon.function["in"])
    return None


def _asks(lexicon: Lexicon, tree: Tree, index: int) -> bool:
    """Whether a preposition leads to who asked or quoted somebody: "interrogé par Norvent", "jointe hier par X"."""
    if tree.words[index].lower not in lexicon.function["by"]:
        return False
    asked = {plain(word) for word in lexicon.function["asked"]}
    return any(plain(w.text) in asked for w in tree.words[max(index - 2, 0) : index])


def _hears(lexicon: Lexicon, tree: Tree, index: int) -> bool:
    """Whether a preposition leads to whom a verb of telling tells something: "a confié en mai à Norvent que"."""
    word = tree.words[index]
    beside = index > 0 and tree.words[index - 1].lower in lexicon.function["addressed"]
    wanted = lexicon.function["genitive" if beside else "dative"]
    if word.upos != "ADP" or lexicon.contractions.get(word.lower, word.lower) not in wanted:
        return False
    before = [w for w in tree.words[max(index - FAR, 0) : index] if w.upos in ("VERB", "PUNCT")]
    verb = before[-1] if before else None
    told = lexicon.function["told-to"] | (lexicon.function["told-beside"] if beside else frozenset())
    return verb is not None and verb.lemma.casefold() in told


def _told(lexicon: Lexicon, trees: Iterable[Tree], tree: Tree, verb: int, text: str) -> str | None:
    """Name to which a verb tells something as its object: "a clerk told Streetwise that ..."; nobody who is told to do
    something, no place, no body by a word of its name, and none that does in the document what outlets do not."""
    words = tree.words
    if verb + 1 >= len(words) or tree.label_at(words[verb + 1].start) in ("PER", "LOC"):
        return None
    name = _unknown(lexicon, tree, verb + 1, text)
    if name is None:
        return None
    last = verb + len(name.split())
    ordered = last + 1 < len(words) and words[last + 1].lower in lexicon.function["infinitive-word"]
    bodily = {part.casefold() for part in name.split()} & (lexicon.function["institution"] | lexicon.function["body"])
    acts = any(_acts(lexicon, other, name.split()) for other in trees)
    return None if ordered or bodily or acts else name


def _acts(lexicon: Lexicon, tree: Tree, name: list[str]) -> bool:
    """Whether a name does, denies or owns something in a sentence, and does not only pass on."""
    passing = lexicon.function["passing-on"] | lexicon.function["citing"] | lexicon.function["revealing"]
    for word in tree.words:
        if word.text != name[0] or [w.text for w in tree.words[word.index : word.index + len(name)]] != name:
            continue
        head = next(
            (i for i in range(word.index, word.index + len(name)) if tree.words[i].head < word.index), word.index
        )
        above = tree.words[tree.words[head].head] if tree.words[head].head >= 0 else tree.words[head]
        does = tree.words[head].deprel.startswith("nsubj") and above.lemma.casefold() not in passing
        if does or tree.words[head].deprel == "nmod:poss":
            return True
    return False


def _behind(lexicon: Lexicon, tree: Tree, preposition: int, text: str, places: bool = False) -> str | None:
    """Name in no table behind a preposition, which no label gives to a person, nor to a place without an article,
    unless `places` says that no place can stand there."""
    words, place = tree.words, preposition + 1
    if place >= len(words):
        return None
    article = words[place].lower in lexicon.function["article"] and words[place].text.islower()
    # Behind an article of the sentence no person stands, and seldom a place.
    held = article or words[preposition].lower in lexicon.contractions
    place += article
    named = place < len(words) and (
        held or tree.label_at(words[place].start) not in ("PER", *(() if places else ("LOC",)))
    )
    common = place < len(words) and lexicon.heads.get(words[place].lower) is not None
    return _unknown(lexicon, tree, place, text) if named and not common else None


def _unknown(lexicon: Lexicon, tree: Tree, index: int, text: str) -> str | None:
    """Name in no table that holds a word; no person of two names, with a title or with a first name alone."""
    words = tree.words
    if not is_name(words[index]):
        return None
    first = last = index
    while first and is_name(words[first - 1]) and words[first - 1].text not in OPENS:
        first -= 1
    while last + 1 < len(words) and is_name(words[last + 1]) and not _person_opens(tree, last + 1):
        last += 1
    last = end_with_place(lexicon, words, last)
    name = printed_name(words, first, last, text)
    mention = tree.mention_at(words[index].start)
    if mention is not None and (mention.span.start < words[first].start or mention.span.end > words[last].end):
        return None
    person = mention is not None and mention.label == "PER" and last > first
    articled = any(f"{a.capitalize()} {name}" in lexicon.names for a in lexicon.function["article"])
    listed = articled or name in lexicon.names or name.casefold() in lexicon.metonyms or name in lexicon.first_names
    return None if person or listed or name.casefold() in lexicon.function["social"] else name


def _person_opens(tree: Tree, index: int) -> bool:
    """Whether the name of a person begins at a word."""
    start = tree.words[index].start
    return any(m.label == "PER" and m.span.start == start for m in tree.sentence.mentions)


def _belongs(lexicon: Lexicon, tree: Tree, name: str, text: str) -> bool:
    """Whether a sentence shows that a name is part of a longer one or somebody with a title or an apposition."""
    words = tree.words
    size = len(name.split())
    for word in words:
        last = word.index + size - 1
        if last >= len(words) or word.text != name.split()[0] or printed_name(words, word.index, last, text) != name:
            continue
        before = words[word.index - 1] if word.index else None
        after = words[last + 1] if last + 1 < len(words) else None
        longer = (before is not None and before.upos == "PROPN") or (after is not None and after.upos == "PROPN")
        titled = before is not None and (
            before.lower in lexicon.function["courtesy"] or _is_somebody(lexicon, tree, before.index)
        )
        beside = any(_is_somebody(lexicon, tree, k) for k in tree.children(word.index, "appos"))
        if longer or titled or beside:
            return True
    return False


def _is_somebody(lexicon: Lexicon, tree: Tree, index: int) -> bool:
    """Whether a word is a noun for a person or an organisation."""
    kind = lexicon.heads.get(tree.words[index].lemma.casefold())
    return tree.words[index].upos == "NOUN" and kind in (SourceKind.PERSON, SourceKind.ORGANISATION)
