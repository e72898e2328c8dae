"""An invented bundle of two articles about a ferry, with what a reader draws from them."""

from __future__ import annotations

from evaluation.bundle_gold import Article, Bundle, GoldState, OriginGroup, Pair, Quote

FORBIDDEN = "La préfète Maëlle Tourneval a interdit le bac de nuit de Norvent le 3 septembre 2031"
CONDEMNED = "La compagnie des bacs d'Armance a condamné cette décision"
SOLD = "La régie de Norvent a vendu le bac de nuit à un armateur"
ALLOWED = "la préfète Maëlle Tourneval a autorisé le bac de nuit de Norvent"
KEPT = "La régie de Norvent n'a pas vendu le bac de nuit"
CREW = "Le bac de jour de Norvent compte douze marins"

VIGIE = Article(
    document="bac-1",
    outlet="La Vigie",
    published="2031-09-10",
    text=f"Le bac de nuit de Norvent arrêté\n\n{FORBIDDEN}. {CONDEMNED} mercredi. {SOLD}.\n",
)
GAZETTE = Article(
    document="bac-2",
    outlet="La Gazette",
    published="2031-10-02",
    text=f"Le bac de nuit de Norvent repart\n\nSelon La Vigie, {ALLOWED} le 1er octobre. {KEPT}. {CREW}.\n",
)
BUNDLE = Bundle(
    bundle="bac",
    issue="bac de nuit Norvent",
    articles=(VIGIE, GAZETTE),
    states=(
        GoldState(
            state="forbid",
            actor="Maëlle Tourneval",
            valid_from="2031-09-03",
            document="bac-1",
            evidence=FORBIDDEN,
            chain=("La Vigie", "Maëlle Tourneval"),
        ),
        GoldState(state="condemn", actor="compagnie des bacs d'Armance", document="bac-1", evidence=CONDEMNED),
        GoldState(state="authorise", actor="Maëlle Tourneval", document="bac-2", evidence=ALLOWED),
    ),
    conflicts=(Pair(kind="outcome", a=Quote(document="bac-2", quote=KEPT), b=Quote(document="bac-1", quote=SOLD)),),
    non_conflicts=(Pair(a=Quote(document="bac-1", quote=SOLD), b=Quote(document="bac-2", quote=CREW)),),
    origins=(OriginGroup(name="La Vigie", articles=("bac-1", "bac-2")),),
)
