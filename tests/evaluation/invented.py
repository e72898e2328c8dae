"""An invented passage with its attributions, and the means to change one thing in it."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.annotation import Annotation, Item
from evaluation.tally import Figures, Share, Tally
from selon.records import Span, Word

TEXT = (
    "« Le pont rouvrira lundi », a annoncé la maire de Valbrune, Odile Ferrand. "
    "Selon la préfecture, le chantier serait terminé. "
    "La Gazette du Val rapporte que deux ouvriers affirment que les câbles ne tiennent pas."
)


def place(words: str, text: str = TEXT) -> tuple[Span, ...]:
    """The span of the words in the text; none for no words."""
    start = text.index(words)
    return (Span(start, start + len(words)),) if words else ()


ANNOUNCED = Item(
    id="a1",
    source=place("la maire de Valbrune, Odile Ferrand"),
    cue=place("a annoncé"),
    content=place("« Le pont rouvrira lundi »"),
    type="direct",
    source_name="Odile Ferrand",
    source_kind="person",
    chain=("L'Écho", "Odile Ferrand"),
    speech_act="assert",
)
FINISHED = Item(
    id="a2",
    source=place("la préfecture"),
    cue=place("Selon"),
    content=place("le chantier serait terminé"),
    type="indirect",
    source_name="préfecture",
    source_kind="organisation",
    chain=("L'Écho", "préfecture"),
    hedged=True,
    speech_act="assert",
)
REPORTED = Item(
    id="a3",
    source=place("La Gazette du Val"),
    cue=place("rapporte"),
    content=place("que deux ouvriers affirment que les câbles ne tiennent pas"),
    type="indirect",
    source_name="La Gazette du Val",
    source_kind="outlet",
    chain=("L'Écho", "La Gazette du Val"),
    speech_act="assert",
)
NESTED = Item(
    id="a4",
    source=place("deux ouvriers"),
    cue=place("affirment"),
    content=place("que les câbles ne tiennent pas"),
    type="indirect",
    source_name="deux ouvriers",
    source_kind="group",
    parent="a3",
    chain=("L'Écho", "La Gazette du Val", "deux ouvriers"),
    negated=True,
    speech_act="assert",
)
GOLD = (ANNOUNCED, FINISHED, REPORTED, NESTED)


def annotated(*items: Item, doc: str = "p1", outlet: str = "L'Écho") -> Annotation:
    """The passage with these attributions."""
    return Annotation(doc=doc, lang="fr", outlet=outlet, attributions=items, text=TEXT)


def word(text: str, upos: str, head: int, *, within: str = TEXT, feats: str = "") -> Word:
    """A parsed word at its first place in the text, of which it is the only one that matters."""
    start = within.index(text)
    return Word(start, text, text.casefold(), upos, feats, head, "dep", start, start + len(text))


def counted(hit: int, gold: int, system: int) -> Figures:
    """One passage with these counts of detection and nothing else."""
    return Figures(
        tallies={"attribution detection": Tally(hit, gold, system)},
        recalls={"direct detection": Share(hit, gold)},
        documents=1,
    )


def f1(hits: Sequence[int]) -> list[Figures]:
    """Passages of two gold and two system items each, with these hits."""
    return [counted(hit, 2, 2) for hit in hits]
