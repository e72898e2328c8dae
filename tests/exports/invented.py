"""A reading made by hand: an invented article of an invented outlet, and the pieces to alter it."""

from __future__ import annotations

from selon.records import (
    Alias,
    Attribution,
    Basis,
    Commitment,
    CommitmentValue,
    Document,
    Entity,
    EntityKind,
    Explanation,
    Gap,
    Link,
    Paragraph,
    Quantity,
    Reading,
    Role,
    Sentence,
    SourceKind,
    Span,
    SpeechAct,
    SpeechType,
    Stamp,
    Timex,
    TimexType,
    Word,
)

LINES = (
    (Role.HEADLINE, "Le bac de Tréguennec serait vendu"),
    (Role.BYLINE, "Par Maëlle Corvellec"),
    (
        Role.BODY,
        "Selon Le Phare d'Armance, deux responsables du port affirment que le bac pourrait être vendu avant l'été.",
    ),
    (Role.BODY, "« Rien n'est signé », a démenti la présidente du port, Yvonne Kerbastard. La « vente attendra."),
    (Role.TEASER, "Lire aussi : le phare rouvre, annonce la mairie"),
)
TEXT = "\n\n".join(line for _, line in LINES)
OUTLET = "La Vigie"
PAPER = "Le Phare d'Armance"
OFFICIALS = "deux responsables du port"
PRESIDENT = "Yvonne Kerbastard"


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand in the text, the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(id: str, source: str, cue: str, content: str, **changes: object) -> Attribution:
    """An attribution of the invented article, plain unless changed; words left empty have no span."""
    fields: dict[str, object] = {
        "id": id,
        "source": (span(source),) if source else (),
        "cue": (span(cue),) if cue else (),
        "content": (span(content),),
        "type": SpeechType.INDIRECT,
        "source_name": source or None,
        "source_kind": SourceKind.PERSON,
        "parent": None,
        "chain": (OUTLET, source or None),
        "chain_links": (),
        "hedged": False,
        "negated": False,
        "speech_act": SpeechAct.ASSERT,
        "commitment": (Commitment(source=source or None, value=CommitmentValue.CERTAIN),),
        "basis": Basis.REPORTED,
        "role": Role.BODY,
        "rule": "verb-que",
    }
    return Attribution(**(fields | changes))  # type: ignore[arg-type]


def paragraphs() -> tuple[Paragraph, ...]:
    """The paragraphs of the invented article."""
    return tuple(Paragraph(span=span(line), role=role) for role, line in LINES)


def document(**changes: object) -> Document:
    """The invented article."""
    fields: dict[str, object] = {
        "name": "bac",
        "address": "bac.txt",
        "digest": "0" * 64,
        "language": "fr",
        "text": TEXT,
        "paragraphs": paragraphs(),
        "stated_published": Stamp(value="2031-03-04", origin="option --published"),
        "outlet": OUTLET,
        "outlet_origin": "option --outlet",
        "byline": "Par Maëlle Corvellec",
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def attributions() -> tuple[Attribution, ...]:
    """A conditional without a source, a report inside a report, a denial, and a teaser's announcement."""
    said = "que le bac pourrait être vendu avant l'été"
    return (
        attribution(
            "a1",
            "",
            "serait",
            "Le bac de Tréguennec serait vendu",
            source_kind=SourceKind.UNSPECIFIED,
            hedged=True,
            basis=Basis.REPORTATIVE,
            role=Role.HEADLINE,
            rule="conditional",
            commitment=(Commitment(source=None, value=CommitmentValue.UNKNOWN),),
        ),
        attribution("a2", PAPER, "Selon", f"{OFFICIALS} affirment {said}", source_kind=SourceKind.OUTLET),
        attribution(
            "a3",
            OFFICIALS,
            "affirment",
            said,
            source_kind=SourceKind.ANONYMOUS,
            parent="a2",
            chain=(OUTLET, PAPER, OFFICIALS),
            chain_links=(
                Link(name=OUTLET, kind="outlet"),
                Link(name=PAPER, kind="outlet", span=span(PAPER)),
                Link(name=OFFICIALS, kind="anonymous", span=span(OFFICIALS)),
            ),
            hedged=True,
            commitment=(Commitment(source=OFFICIALS, value=CommitmentValue.POSSIBLE),),
        ),
        attribution(
            "a4",
            f"la présidente du port, {PRESIDENT}",
            "a démenti",
            "« Rien n'est signé »",
            type=SpeechType.DIRECT,
            source_name=PRESIDENT,
            chain=(OUTLET, PRESIDENT),
            negated=True,
            speech_act=SpeechAct.DENY,
            basis=Basis.QUOTED,
        ),
        attribution(
            "a5", "la mairie", "annonce", "le phare rouvre", source_kind=SourceKind.ORGANISATION, role=Role.TEASER
        ),
    )


def reading(**changes: object) -> Reading:
    """The reading of the invented article, with one gap."""
    fields: dict[str, object] = {
        "document": document(),
        "sentences": (),
        "attributions": attributions(),
        "gaps": (Gap(span=span("La « vente attendra."), reason="quotation mark left open"),),
    }
    return Reading(**(fields | changes))  # type: ignore[arg-type]


def layers() -> dict[str, object]:
    """A time, a number and a name of the invented article."""
    timex = Timex(span=span("l'été"), type=TimexType.DATE, value="2031-SU", edtf="2031-22", line="fr/times.tsv:3")
    amount = Quantity(span=span("deux responsables"), low=2.0, high=None, unit="responsable", line="fr/numerals.tsv:4")
    mentions = (span(PRESIDENT),)
    aliases = (Alias(name="Kerbastard", why="last name"),)
    name = Entity(name=PRESIDENT, kind=EntityKind.PERSON, mentions=mentions, aliases=aliases)
    return {"timexes": (timex,), "quantities": (amount,), "entities": (name,)}


def sentence() -> Sentence:
    """The report of the officials, parsed by hand."""
    rows = (
        ("deux", "deux", "NUM", "Number=Plur", 1, "nummod"),
        ("responsables", "responsable", "NOUN", "Number=Plur", 2, "nsubj"),
        ("affirment", "affirmer", "VERB", "Mood=Ind|Number=Plur", -1, "root"),
        ("que", "que", "SCONJ", "", 6, "mark"),
        ("le", "le", "DET", "Definite=Def", 5, "det"),
        ("bac", "bac", "NOUN", "Gender=Masc", 6, "nsubj"),
        ("pourrait", "pouvoir", "VERB", "Mood=Cnd", 2, "ccomp"),
    )
    base, words = span("deux responsables").start, []
    for index, (text, lemma, upos, feats, head, deprel) in enumerate(rows):
        start = TEXT.index(text, base)
        base = start + len(text)
        words.append(Word(index, text, lemma, upos, feats, head, deprel, start, base))
    return Sentence(span=Span(words[0].start, words[-1].end), paragraph=2, words=tuple(words))


def explanation() -> Explanation:
    """Why the report of the officials was found."""
    return Explanation(
        attribution=attributions()[2],
        sentence=sentence(),
        rule="verb-que",
        description="A verb of saying governs a clause with que; its subject is the source.",
        evidence=("fr/cues.tsv:12 affirmer VERB",),
    )
