"""How a source is named by its words: cleaned, described, by a name behind a noun, by a line of the gazetteer."""

from __future__ import annotations

from selon.attributions.lexicons import Lexicon
from selon.attributions.phrases import noun_phrase
from selon.attributions.scene import Scene
from selon.records import SourceKind, Span
from selon.trees import Tree


def clean(text: str) -> str:
    """The text with single spaces and without stray marks at its ends."""
    return " ".join(text.replace("\u00a0", " ").replace("’", "'").split()).strip(' ,;:«»“”"')


def describe(scene: Scene, tree: Tree, head: int, *, short: bool = True, within: tuple[Span, ...] = ()) -> str:
    """Description of a source without a name: its noun phrase without determiner, quotes and apposition.

    `within` are the spans of the source, where they are known to be shorter than the phrase."""
    stop = tree.children(head, "appos", "acl", "conj") if short else tree.children(head, "acl", "conj")
    telling = _telling(scene, tree, head)
    phrase = noun_phrase(tree, head, stop=[k for k in stop if k != telling])
    drop = {k for k in tree.children(head, "det") if k < head}
    drop |= {k for k in tree.children(head, "amod") if tree.words[k].lower in scene.lexicon.function["withheld"]}
    drop |= {k for k in tree.children(head, "nummod") if k < head}
    if any(span.start <= tree.words[head].start < span.end for span in within):
        drop |= {i for i in phrase if not any(s.start <= tree.words[i].start < s.end for s in within)}
    kept = [i for i in sorted(phrase - drop) if i >= min(phrase - drop, default=head)]
    if not kept:
        kept = [head]
    return clean(scene.text(Span(tree.words[kept[0]].start, tree.words[kept[-1]].end)))


def _telling(scene: Scene, tree: Tree, head: int) -> int | None:
    """Clause that alone says who somebody is: "a person briefed on the talks"; none that names an outlet, withholds the
    name, or stands behind a comma."""
    words = tree.words
    clauses = tree.children(head, "acl")
    if words[head].lower not in scene.lexicon.function["anybody"] or not clauses:
        return None
    inside = [index for clause in clauses for index in tree.subtree(clause)]
    unsaid = tuple(word[:5] for word in scene.lexicon.function["nameless"] | scene.lexicon.function["allowed"])
    withheld = any(words[i].lower.startswith(unsaid) for i in inside)
    apart = words[min(inside) - 1].text == "," or min(inside) <= head
    named = any(scene.outlet_at(tree, i) for i in inside)
    return None if apart or withheld or named else clauses[0]


def trailing_name(scene: Scene, tree: Tree, indices: list[int], head: int) -> str | None:
    """Name that follows a common noun in its phrase: "la présidente de l'union, Nadège Biron", "le bureau Orfea".

    A name behind a preposition belongs to another noun and is left out."""
    words = tree.words
    small = scene.lexicon.function["genitive"] | scene.lexicon.function["name-inside"]
    for place, index in enumerate(indices):
        before = words[indices[place - 1]] if place else None
        if (
            index <= head
            or not words[index].text[:1].isupper()
            or before is None
            or before.upos in ("ADP", "DET", "CCONJ")
        ):
            continue
        if words[index].lower in scene.lexicon.function["courtesy"]:
            continue
        end = place
        while end + 1 < len(indices):
            following = words[indices[end + 1]]
            joins = following.lower in small and end + 2 < len(indices) and words[indices[end + 2]].text[:1].isupper()
            if not following.text[:1].isupper() and not joins and not following.text.isdigit():
                break
            end += 1
        return clean(scene.text(Span(words[index].start, words[indices[end]].end)))
    return None


def listed_inside(scene: Scene, tree: Tree, indices: set[int], kinds: tuple[str, ...]) -> tuple[str, Span] | None:
    """First gazetteer name of one of the kinds among the words, longest first, with its span."""
    words = tree.words
    ordered = sorted(indices)
    for place, index in enumerate(ordered):
        if words[index].upos not in ("PROPN", "NOUN", "DET", "X", "ADJ", "NUM"):
            continue
        for length in range(min(5, len(ordered) - place), 0, -1):
            last = ordered[place + length - 1]
            span = Span(words[index].start, words[last].end)
            if last - index != length - 1 or not words[index].text[:1].isupper():
                continue
            name = scene.lexicon.names.get(clean(scene.text(span)))
            if name is not None and name.kind in kinds:
                return clean(scene.text(span)), span
    return None


def entry(lexicon: Lexicon, text: str) -> tuple[str, str] | None:
    """Name as the text has it and kind of a gazetteer name, with or without its article; capitals must agree."""
    exact = clean(text)
    forms = [exact, exact[:1].upper() + exact[1:]]
    if " " in exact:
        forms.append(exact.split(" ", 1)[-1])
    forms.append(exact.split("'", 1)[-1])
    for form in forms:
        name = lexicon.names.get(form)
        if name is not None and form[:1].isupper():
            return exact if form == exact else form, name.kind
    return None


def own_name(lexicon: Lexicon, tree: Tree, span: Span, text: str) -> str:
    """The name without the noun of its kind ("agence Altiplan") and with an article of its own ("La Vigie")."""
    parts = text.split()
    first = next((k for k, part in enumerate(parts) if part[:1].isupper()), 0) or _behind_kind(lexicon, parts)
    if first:
        return " ".join(parts[first:])
    before = [w for w in tree.words if w.end <= span.start]
    article = before[-1] if before else None
    capital = article is not None and article.upos == "DET" and article.text[:1].isupper() and len(before) > 1
    return f"{article.text} {text}" if capital and article is not None and article.text[-1:].isalpha() else text


def without_kind(lexicon: Lexicon, text: str) -> str:
    """A description that ends in a name, without the noun of its kind and what stands before that."""
    parts = text.split()
    return " ".join(parts[_behind_kind(lexicon, parts) :])


def _behind_kind(lexicon: Lexicon, parts: list[str]) -> int:
    """Where a name begins behind a noun of its kind written small ("State news agency MNA"), or nought."""
    kinds = [k for k in range(1, len(parts)) if parts[k - 1].islower() and parts[k - 1] in lexicon.heads]
    return kinds[-1] if kinds and all(part[:1].isupper() for part in parts[kinds[-1] :]) else 0


def is_acronym(text: str) -> bool:
    """Whether a word is written in capitals alone, as no common noun is ("l'OMS")."""
    return text.isupper() and len(text) > 1


def outlet_or_organisation(kind: str) -> SourceKind:
    """Source kind of a gazetteer kind."""
    return SourceKind.OUTLET if kind in ("outlet", "agency") else SourceKind.ORGANISATION


def with_capitals(tree: Tree, index: int) -> list[int]:
    """Words of the noun phrase and the capitalised ones right behind it, which parsers hang elsewhere."""
    indices = sorted(noun_phrase(tree, index))
    while indices[-1] + 1 < len(tree.words):
        here, following = tree.words[indices[-1]], tree.words[indices[-1] + 1]
        if not following.text[:1].isupper() and not (here.text[:1].isupper() and following.text.isdigit()):
            break
        indices.append(following.index)
    return indices


def title_from(scene: Scene, tree: Tree, index: int) -> str | None:
    """Name that a capitalised article opens behind a noun ("le collectif Une chaise pour chacun"), up to the verb, or
    None."""
    words, function = tree.words, scene.lexicon.function
    if index >= len(words):
        return None
    articles = function["article"] | function["masculine-article"] | function["feminine-article"]
    if words[index].lower not in articles or words[index].text.islower():
        return None
    stops = (w.index for w in words[index + 1 :] if w.upos in ("PUNCT", "AUX") or "VerbForm=Fin" in w.feats)
    end = next(stops, len(words))
    return clean(scene.text(Span(words[index].start, words[end - 1].end))) if end > index + 1 else None


def name_behind(scene: Scene, tree: Tree, index: int) -> str | None:
    """Name right behind a noun that no table has, over what modifies it: "la boulangerie Fournil", "le bureau d'études
    Orfea"; or None."""
    words = tree.words
    first = next((w.index for w in words[index + 1 : index + 5] if w.text[:1].isupper()), None)
    if first is None or words[first].upos not in ("PROPN", "NOUN") or words[first - 1].upos not in ("NOUN", "ADJ"):
        return None
    plain = all(w.upos in ("ADP", "NOUN", "ADJ") for w in words[index + 1 : first])
    return trailing_name(scene, tree, with_capitals(tree, index), index) if plain else None
