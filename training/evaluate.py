"""Scores of a model on the official tests, from raw text: `python -m training.evaluate CODE --data DIR`.

CoNLL 2018 style: F1 over the words that our tokeniser cuts as the gold does, punctuation included, labels
collapsed as in `trees.py`. The raw text is the sentences joined by spaces, in documents of as many sentences
as `treebanks.tsv` says. The saying-verb lexicon of the grammar is not used; the rule for the conditional is."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from selon.records import Document, Paragraph, Role, Sentence, Span
from selon.sentences import parser
from selon.sentences.parse import parse
from training import convert, names, phrases
from training.entity_files import LABELS
from training.trees import Token, Tree

MEASURES = ("words", "sentences", "UPOS", "UFeats", "lemma", "UAS", "LAS", "LAS with subtypes")


@dataclass(slots=True)
class Tally:
    """Counts over the documents of one test; `right` by measure."""

    gold: int = 0
    found: int = 0
    gold_sentences: int = 0
    found_sentences: int = 0
    right: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def f1(self, measure: str) -> float:
        """F1 of a measure, in per cent."""
        total = self.gold_sentences + self.found_sentences if measure == "sentences" else self.gold + self.found
        return 200 * self.right[measure] / total


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A gold token with its place in the text and the span of its governor."""

    token: Token
    span: Span
    head: Span | None


def article(text: str, name: str, code: str) -> Document:
    """A document of one paragraph."""
    paragraph = Paragraph(span=Span(0, len(text)), role=Role.BODY)
    return Document(name=name, address=name, digest="", language=code, text=text, paragraphs=(paragraph,))


def gold_words(trees: Sequence[Tree]) -> tuple[str, list[GoldWord], list[Span]]:
    """Text of the trees, their words, and the spans of their sentences."""
    text = ""
    words: list[GoldWord] = []
    sentences: list[Span] = []
    for tree in trees:
        spans = []
        for number, token in enumerate(tree):
            spans.append(Span(len(text), len(text) + len(token.form)))
            text += token.form + (" " if token.space or number == len(tree) - 1 else "")
        sentences.append(Span(spans[0].start, spans[-1].end))
        for token, span in zip(tree, spans, strict=True):
            words.append(GoldWord(token, span, spans[token.head] if token.head >= 0 else None))
    return text.rstrip(), words, sentences


def score(documents: Sequence[Sequence[Tree]], nlp: Language, code: str) -> Tally:
    """The tally of a test."""
    tally = Tally()
    gold = [gold_words(trees) for trees in documents]
    articles = [article(text, str(number), code) for number, (text, _, _) in enumerate(gold)]
    started = time.perf_counter()
    read = list(parse(articles, nlp))
    tally.seconds = time.perf_counter() - started
    for (_, words, bounds), (_, sentences) in zip(gold, read, strict=True):
        count(tally, words, bounds, sentences)
    return tally


def count(tally: Tally, gold: Sequence[GoldWord], bounds: Sequence[Span], sentences: Sequence[Sentence]) -> None:
    """Add one document to the tally."""
    found = {}
    for sentence in sentences:
        for word in sentence.words:
            head = sentence.words[word.head] if word.head >= 0 else None
            found[Span(word.start, word.end)] = (word, Span(head.start, head.end) if head else None)
    tally.gold += len(gold)
    tally.found += len(found)
    tally.gold_sentences += len(bounds)
    tally.found_sentences += len(sentences)
    tally.right["sentences"] += len(set(bounds) & {sentence.span for sentence in sentences})
    for each in gold:
        if each.span not in found:
            _conditional(tally, each.token.feats, "")
            continue
        word, head = found[each.span]
        token = each.token
        right_head = head == each.head
        tally.right["words"] += 1
        tally.right["UPOS"] += word.upos == token.upos
        tally.right["UFeats"] += word.feats == token.feats
        tally.right["lemma"] += word.lemma == token.lemma
        tally.right["UAS"] += right_head
        tally.right["LAS"] += right_head and word.deprel.partition(":")[0] == token.deprel.partition(":")[0]
        tally.right["LAS with subtypes"] += right_head and word.deprel == token.deprel
        _conditional(tally, token.feats, word.feats)


def _conditional(tally: Tally, gold: str, found: str) -> None:
    """Count a word for the conditional."""
    tally.right["Cnd gold"] += "Mood=Cnd" in gold
    tally.right["Cnd found"] += "Mood=Cnd" in found
    tally.right["Cnd right"] += "Mood=Cnd" in gold and "Mood=Cnd" in found


def inverted(
    documents: Sequence[Sequence[Tree]], nlp: Language, code: str, verbs: frozenset[str]
) -> Iterator[tuple[bool, bool]]:
    """For each noun that is the subject of a verb of saying before it: right head, right head and label."""
    gold = [gold_words(trees) for trees in documents]
    articles = [article(text, str(number), code) for number, (text, _, _) in enumerate(gold)]
    for (_, words, _), (_, sentences) in zip(gold, parse(articles, nlp), strict=True):
        found = {
            (w.start, w.end): (s.words[w.head] if w.head >= 0 else None, w.deprel) for s in sentences for w in s.words
        }
        lemmas = {each.span: each.token for each in words}
        for each in words:
            verb = lemmas.get(each.head) if each.head else None
            if verb and each.head and verb.lemma in verbs and verb.upos == "VERB" and each.token.deprel == "nsubj":
                if each.head.start < each.span.start and each.token.upos in ("NOUN", "PROPN"):
                    head, label = found.get(tuple(each.span), (None, ""))
                    right = head is not None and (head.start, head.end) == tuple(each.head)
                    yield right, right and label == "nsubj"


def entities(held_out: Sequence[names.Article], nlp: Language, code: str) -> dict[str, tuple[int, int, int]]:
    """Gold, found and right entities by label, and of all under `all`; spans must agree to the character."""
    counts: Counter[tuple[str, str]] = Counter()
    paragraphs = [each for art in held_out for each in names.paragraphs(names.respaced(art))]
    articles = [article(text, str(number), code) for number, (text, _) in enumerate(paragraphs)]
    for (_, wanted), (_, sentences) in zip(paragraphs, parse(articles, nlp), strict=True):
        gold = {(each.start, each.end, each.label) for each in wanted}
        found = {(m.span.start, m.span.end, m.label) for sentence in sentences for m in sentence.mentions}
        for kind, group in (("gold", gold), ("found", found), ("right", gold & found)):
            for _, _, label in group:
                counts[label, kind] += 1
                counts["all", kind] += 1
    known = [label for label in dict.fromkeys(LABELS.values()) if counts[label, "gold"] or counts[label, "found"]]
    labels = ("all", *known)
    return {label: (counts[label, "gold"], counts[label, "found"], counts[label, "right"]) for label in labels}


def report(data: Path, code: str, nlp: Language) -> Iterator[str]:
    """All scores, as lines of a Markdown table."""
    yield f"| test | tokens | {' | '.join(MEASURES)} | words/s |"
    yield "|---" * (len(MEASURES) + 3) + "|"
    conditional: Counter[str] = Counter()
    tests = list(convert.documents(data, code, "test"))
    for name, documents in tests:
        tally = score(documents, nlp, code)
        scores = " | ".join(f"{tally.f1(measure):.2f}" for measure in MEASURES)
        yield f"| {name.removeprefix('test/')} | {tally.gold} | {scores} | {tally.found / tally.seconds:.0f} |"
        conditional += tally.right
    gold, found, right = (conditional[f"Cnd {kind}"] for kind in ("gold", "found", "right"))
    if gold and found:
        recall, precision = 100 * right / gold, 100 * right / found
        yield f"\nconditional, all tests: R {recall:.1f} ({right}/{gold}), P {precision:.1f} ({right}/{found})"
    yield "\n" * (not gold) + _inversions(tests, code, nlp)
    if "ner" in nlp.pipe_names:
        yield from _entity_lines(data, code, nlp)


def _inversions(tests: Sequence[tuple[str, Sequence[Sequence[Tree]]]], code: str, nlp: Language) -> str:
    """The line on inverted subjects; where every sentence is a document of its own, nobody writes."""
    verbs = frozenset(row["lemma"] for row in phrases.rows(code, "verbs"))
    written = [(name, documents) for name, documents in tests if max(map(len, documents)) > 1]
    cases = [case for _, documents in written for case in inverted(documents, nlp, code, verbs)]
    heads, labels = sum(head for head, _ in cases), sum(label for _, label in cases)
    names_of = ", ".join(name.removeprefix("test/") for name, _ in written)
    return (
        f"subject after a verb of saying ({names_of}): right head {heads}/{len(cases)}, "
        f"right head and nsubj {labels}/{len(cases)} ({100 * labels / max(len(cases), 1):.1f} %)"
    )


def _entity_lines(data: Path, code: str, nlp: Language) -> Iterator[str]:
    """The table of named entities of every test."""
    parts = names.parts(data, code)
    for name, articles in parts.tests:
        counts = f"{len(parts.train)} / {len(parts.dev)} / {len(articles)}"
        yield f"\nnamed entities, {name}"
        yield f"(documents to train on / dev / test: {counts}, seed {names.SPLIT_SEED}):\n"
        yield "| label | gold | P | R | F1 |\n|---|---|---|---|---|"
        for label, (gold, found, right) in entities(articles, nlp, code).items():
            precision, recall = 100 * right / max(found, 1), 100 * right / max(gold, 1)
            yield f"| {label} | {gold} | {precision:.1f} | {recall:.1f} | {200 * right / max(gold + found, 1):.1f} |"


def main() -> None:
    """Print the scores of the shipped model, or of the one in the folder `--model`."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("code", choices=phrases.languages())
    arguments.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and gold-dev/")
    arguments.add_argument("--model", type=Path, help="folder of another model")
    given = arguments.parse_args()
    nlp = parser.load_folder(given.model) if given.model else parser.load(given.code)
    for line in report(given.data, given.code, nlp):
        print(line, flush=True)


if __name__ == "__main__":
    main()
