"""Why an attribution was found: the rule in words and the lines of data behind it."""

from __future__ import annotations

from selon.attributions.conditional_uses import conditional_uses
from selon.attributions.lexicons import Lexicon, lexicon, plain
from selon.records import Attribution, Explanation, Reading, Span, Word

RULES = {
    "quote-cue-after": "A quotation opens its sentence and a saying verb follows it, subject inverted.",
    "quote-cue-before": "A saying verb stands right before the quotation, or before the colon that opens it.",
    "quote-cue-inside": "A saying verb with its subject behind it is inserted in the quotation between commas.",
    "quote-colon": "A colon opens the quotation; the name or noun before it speaks, if there is one.",
    "quote-noun": "A noun of saying stands before the colon that opens the quotation.",
    "quote-gesture": "Somebody does something, and a colon opens the quotation.",
    "quote-signed": "A quotation with its speaker behind a dash, or it or its outlet in brackets.",
    "quote-floating": "A quotation is a sentence of its own without a cue; the last speaker goes on.",
    "preposition": "A preposition names the source of the clause (selon, d'après, pour ...).",
    "preposition-told": "A preposition holds what somebody told (selon ce que X a confié à Y): X is the source.",
    "verb": "A saying verb has the content as its complement.",
    "verb-parenthetical": "A saying verb is inserted in the sentence that it reports, between commas.",
    "verb-ellipsis": "A quotation stands behind another's; its source shares the verb of the one before.",
    "passive": "A saying verb stands in the passive; the agent, if told, is the source.",
    "quoted-quality": "A participle with its agent gives a thing a quality in quotation marks.",
    "participle": "A participle of a saying verb modifies the noun that it reports on.",
    "adjective": "An adjective of belief has the content as its complement.",
    "noun": "A noun of saying has the content as its complement.",
    "answer": "A paragraph answers a question of an interview.",
    "label": "A paragraph opens with a speaker's name or role and a colon.",
    "relay-asking": "An outlet names whom it asked; the source has the outlet's content.",
    "relay-quoted": "An outlet quotes somebody as saying it; the words are under its report.",
    "relay-citing": "An outlet names whom it cites; the source has the outlet's content.",
    "relay-participle": "A participle names the outlet through which the source is cited.",
    "hearsay": "An adverb reports hearsay without naming any source (reportedly, allegedly).",
    "conditional": "A verb in the journalistic conditional reports hearsay without naming any source.",
}


def explanation(reading: Reading, attribution: Attribution) -> Explanation:
    """Explanation of one attribution of a reading."""
    anchor = (attribution.cue or attribution.content)[0]
    sentence = next(s for s in reading.sentences if s.span.start <= anchor.start < s.span.end)
    # A possessive within the wording ("à ses yeux") is the source: the words before the cue belong to its line too.
    words = [w for w in sentence.words if anchor.start - 12 <= w.start < anchor.end]
    words = [w for w in words if w.start >= anchor.start or w.upos in ("ADP", "PRON")]
    return Explanation(
        attribution=attribution,
        sentence=sentence,
        rule=attribution.rule,
        description=described(attribution.rule),
        evidence=_evidence(lexicon(reading.document.language, wide=True), words),
        conditionals=_conditionals(reading, attribution),
    )


def _conditionals(reading: Reading, attribution: Attribution) -> tuple[tuple[Span, str], ...]:
    """Conditionals of cue and content with their uses, in the order of the text."""
    told = (*attribution.cue, *attribution.content)
    ends = {word.start: word.end for sentence in reading.sentences for word in sentence.words}
    return tuple(
        (Span(start, ends[start]), use.value)
        for start, use in sorted(conditional_uses(reading).items())
        if any(span.start <= start < span.end for span in told)
    )


def described(rule: str) -> str:
    """What a rule says; a rule with a frame (`verb-que`) is described by its family, with the frame."""
    if rule in RULES:
        return RULES[rule]
    family, _, frame = rule.partition("-")
    return f"{RULES.get(family, rule)} Frame: {frame}."


def _evidence(words: Lexicon, cue: list[Word]) -> tuple[str, ...]:
    """Lines of the cue table that the words of the cue match."""
    out = []
    present = {word.lower for word in cue} | {word.lemma.casefold() for word in cue}
    for word in cue:
        lemma = word.lemma.casefold()
        for line in (
            *words.verbs.get(lemma, ()),
            *words.nouns.get(lemma, ()),
            *words.adjectives.get(plain(word.text), ()),
        ):
            fixed = {*line.words, line.clitic} - {""}
            if fixed <= present and (line.upos == word.upos or word.upos in ("AUX", "ADJ")):
                told = " ".join(part for part in (line.clitic, line.lemma, *line.words) if part)
                out.append(f"{words.code}/cues.tsv:{line.line} {told} {line.upos}")
        for wording, line in words.prepositions.get(word.lower, ()):
            out.append(f"{words.code}/cues.tsv:{line.line} {' '.join(wording)} {line.upos}")
    return tuple(dict.fromkeys(out))
