"""Template sentences from the patterns of `training/<code>/kinds.tsv`.

A pattern is a row of items; `name=KIND>head/relation` puts a piece and hangs its root on the piece named `head` (no
`>`: it is the root of the sentence). Kinds: CLAUSE, REPORTED (without first and second person), SOURCE, ROLE, SETTING,
LISTENER, OBJECT, VERB:use and GERUND:use (`:simple` for a tense without auxiliary), and words as `form|form/UPOS`.
`^` before a kind gives it a capital. `,>v` is a mark. `[0.3 ...]` stands there three times in ten. `@c` cuts the
clause `c`, the first piece, where a phrase may stand; its rest follows at `)`."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.templates import Stock, verb_for
from training.trees import Token, Tree

_ITEM = re.compile(r"(?:(?P<name>\w)=)?(?P<what>\^?[^\s>=]+?)(?:>(?P<head>\w)(?:/(?P<relation>[\w:]+))?)?")
_MARKS = frozenset('",.:')


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a pattern; marks have no name."""

    name: str
    what: str
    head: str
    relation: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An item with its words."""

    item: Item
    tree: Tree


def sentence(stock: Stock, pattern: str) -> Tree:
    """A sentence of the pattern."""
    items = [_item(word) for word in chosen(pattern, stock.chance)]
    trees = {item.name: _tree(stock, item) for item in items if item.name and not _is_verb(item)}
    for item in items:
        if _is_verb(item):
            trees[item.name] = verb(stock, item.what, plural=_plural_subject(item, items, trees))
    pieces = [Piece(item, trees[item.name] if item.name else _mark(item)) for item in items if item.what[0] not in "@)"]
    inside = [item.what[0] if item.what[0] in "@)" else item.name for item in items]
    places = cuts(pieces[0].tree) if "@" in inside else []
    if not places:  # a clause that cannot be opened: what should stand in it follows it
        return printed(_joined(pieces))
    return printed(_opened(pieces, (inside.index("@"), inside.index(")") - 1), stock.chance.choice(places)))


def chosen(pattern: str, chance: random.Random) -> list[str]:
    """The items of the pattern, those in brackets by lot."""
    out: list[str] = []
    kept = True
    for word in pattern.split():
        if word.startswith("["):
            kept = chance.random() < float(word[1:])
            continue
        if kept:
            out.append(word.removesuffix("]"))
        kept = kept or word.endswith("]")
    return out


def _item(word: str) -> Item:
    match = _ITEM.fullmatch(word)
    if match is None:
        raise ValueError(f"no item of a pattern: {word}")
    groups = {name: value or "" for name, value in match.groupdict().items()}
    return Item(name=groups["name"], what=groups["what"], head=groups["head"], relation=groups["relation"])


def _is_verb(item: Item) -> bool:
    return item.what.startswith(("VERB:", "GERUND:"))


def _plural_subject(verb: Item, items: Sequence[Item], trees: dict[str, Tree]) -> bool:
    """Whether the subject of the verb is plural, or several."""
    for item in items:
        if item.head == verb.name and item.relation == "nsubj":
            tree = trees[item.name]
            root = next(at for at, token in enumerate(tree) if token.head < 0)
            joined = any(token.head == root and token.deprel == "conj" for token in tree)
            return joined or "Number=Plur" in tree[root].feats
    return False


def _tree(stock: Stock, item: Item) -> Tree:
    """The words of an item that is no verb."""
    kind = item.what.removeprefix("^")
    makers = {
        "CLAUSE": stock.clause,
        "REPORTED": lambda: stock.clause(reported=True),
        "SOURCE": lambda: stock.source().tokens,
        "ROLE": lambda: stock.role(feminine=False),
        "SETTING": stock.setting,
        "LISTENER": stock.listener,
        "OBJECT": lambda: stock.chance.choice(stock.objects),
    }
    if kind in makers:
        tree = makers[kind]()
    else:
        forms, upos = kind.rsplit("/", 1)
        tree = (stock.lexicon.word(stock.chance.choice(forms.split("|")), upos, -1, "root"),)
    return _capital(tree) if item.what.startswith("^") else tree


def _capital(tree: Tree) -> Tree:
    first = tree[0]
    return (replace(first, form=first.form[:1].upper() + first.form[1:]), *tree[1:])


def _mark(item: Item) -> Tree:
    return (Token(item.what, item.what, "PUNCT", "", -1, "punct", True),)


def verb(stock: Stock, what: str, *, plural: bool) -> Tree:
    """A verb of saying with its auxiliary: `VERB:use` or `GERUND:use`, `:simple` for no auxiliary."""
    kind, use, *simple = what.split(":")
    row = verb_for(stock, use)
    if kind == "GERUND":
        return (Token(row["gerund"], row["lemma"], "VERB", "Tense=Pres|VerbForm=Part", -1, "root", True),)
    number = "Plur" if plural else "Sing"
    tenses = [t for t in stock.tenses if t["number"] == number and (t["simple"] == "yes" or not simple)]
    tense = stock.chance.choices(tenses, [int(each["weight"]) for each in tenses])[0]
    said = Token(row[tense["form"]], row["lemma"], "VERB", tense["feats"], -1, "root", True)
    if tense["before"] == "-":
        return (said,)
    return (stock.lexicon.word(tense["before"], "AUX", 1, "aux"), said)


def _joined(pieces: Sequence[Piece]) -> list[Token]:
    """The pieces side by side, each hung on its head."""
    offsets = [sum(len(piece.tree) for piece in pieces[:number]) for number in range(len(pieces))]
    roots = {
        piece.item.name: offset + next(at for at, token in enumerate(piece.tree) if token.head < 0)
        for piece, offset in zip(pieces, offsets, strict=True)
        if piece.item.name
    }
    out: list[Token] = []
    for piece, offset in zip(pieces, offsets, strict=True):
        for token in piece.tree:
            if token.head >= 0:
                out.append(replace(token, head=token.head + offset))
            else:
                head = roots[piece.item.head] if piece.item.head else -1
                out.append(replace(token, head=head, deprel=_relation(piece, token) if piece.item.head else "root"))
        out[-1] = replace(out[-1], space=True)
    return out


def _relation(piece: Piece, root: Token) -> str:
    """The relation of a piece; a mark's is punct, that of a setting that is an adverb advmod."""
    relation = piece.item.relation or "punct"
    return "advmod" if relation == "obl" and root.upos == "ADV" else relation


def cuts(clause: Tree) -> list[int]:
    """Places of the clause where a phrase that its root governs may stand without crossing branches."""
    root = next(at for at, token in enumerate(clause) if token.head < 0)
    return [at for at in range(2, len(clause) - 1) if _may_open(clause, at, root)]


def _may_open(clause: Tree, at: int, root: int) -> bool:
    if clause[at].upos in ("PUNCT", "PART") or clause[at - 1].upos == "PUNCT" or not clause[at - 1].space:
        return False
    crossing = [(place, token.head) for place, token in enumerate(clause) if (place < at) != (token.head < at)]
    return all(head in (root, -1) or place == root for place, head in crossing)


def _opened(pieces: Sequence[Piece], inside: tuple[int, int], place: int) -> list[Token]:
    """The pieces joined, those from `inside` standing before the word `place` of the first one, the clause."""
    tokens = _joined(pieces)
    lengths = [len(piece.tree) for piece in pieces]
    clause, start, end = lengths[0], sum(lengths[: inside[0]]), sum(lengths[: inside[1]])
    order = [*range(place), *range(start, end), *range(place, clause), *range(end, len(tokens))]
    moved = {old: new for new, old in enumerate(order)}
    return [replace(tokens[old], head=moved.get(tokens[old].head, -1)) for old in order]


def printed(tokens: Sequence[Token]) -> Tree:
    """The tokens with a capital on the first word, and with the spaces of print around marks."""
    out = list(tokens)
    first = next(at for at, token in enumerate(out) if token.upos != "PUNCT")
    out[first] = _capital((out[first],))[0]
    opened = False
    for at, token in enumerate(out):
        if token.form == '"':
            opened = not opened
            out[at] = replace(token, space=not opened)
        following = out[at + 1].form if at + 1 < len(out) else ""
        if following in (",", ".", ":") or following == '"' and opened:
            out[at] = replace(out[at], space=False)
    return tuple(out)
