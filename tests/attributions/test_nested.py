"""Reports inside reports with the shipped model: who stands in their chains, and what is no report at all."""

from __future__ import annotations

import pytest

from tests.attributions.test_texts import read

CHAINS = [
    (
        "« Le maire m'a répondu : “On verra bien.” Depuis, plus rien », raconte Odile Fervac.",
        "On verra bien",
        "Odile Fervac > maire",
    ),
    (
        "Le capitaine dormait sur le pont. Selon le préfet, il a reconnu que le bac était vieux.",
        "le bac était vieux",
        "préfet > capitaine",
    ),
    (
        "Le quai est fermé, selon l'agence Norva, qui le tient d'une source proche du chantier.",
        "Le quai",
        "Norva > source proche du chantier",
    ),
    (
        "« D'après nos données, le lac baisse », explique l'hydrologue Odile Fervac.",
        "le lac baisse",
        "Odile Fervac",
    ),
    (
        "« On a constaté une baisse des fraudes », a nuancé la porte-parole de Febra.",
        "une baisse",
        "porte-parole de Febra > Febra",
    ),
    (
        "D'après un pompier, « le toit a cédé », d'autres pompiers déclarent que la poutre « était pourrie ».",
        "la poutre",
        "autres pompiers",
    ),
    (
        "Luc Monin termine à plus de 10\". « Je suis déçu, mais fier », a-t-il confié. « J'ai mal couru. »",
        "Je suis déçu",
        "Luc Monin",
    ),
    (
        "Lors de la matinale de Radio Lorne, la maire, Odile Fervac, a promis un gymnase.",
        "un gymnase",
        "Radio Lorne > Odile Fervac",
    ),
    (
        "Dans les locaux de Radio Lorne, Luc Monin a dit avoir tout vu.",
        "avoir tout vu",
        "Luc Monin",
    ),
    (
        "La mairie n'a pas précisé la date, mais l'agence de presse Norva affirme que le quai fermera.",
        "la date",
        "mairie",
    ),
    (
        "Libération publie le témoignage d'un policier. Selon Luc Monin, la digue a cédé.",
        "la digue",
        "Libération > Luc Monin",
    ),
    (
        "Le but est de Luc Monin. L'attaquant a dit viser la finale.",
        "viser la finale",
        "Luc Monin",
    ),
    (
        "L'ex-Premier ministre Luc Monin a assuré être prêt.",
        "être prêt",
        "Luc Monin",
    ),
    (
        "La Vigie a joint Febra. « C'est une erreur, mais je suis certain que le pont tiendra », a dit Luc Monin.",
        "le pont tiendra",
        "Luc Monin",
    ),
    (
        "Les élus et la mairie ont condamné une loi destinée, selon eux, à vendre le port.",
        "vendre le port",
        "élus et mairie",
    ),
    (
        "« Je suis inquiet des informations selon lesquelles Odile Fervac a été blessée », a dit Luc Monin.",
        "Odile Fervac a été",
        "Luc Monin",
    ),
    (
        "La mairie a démenti cette information auprès du journal Le Phare.",
        "cette information",
        "Le Phare > mairie",
    ),
    (
        "À Radio Lorne, Luc Monin a promis un pont. Durant sa campagne, Luc Monin avait promis une digue.",
        "une digue",
        "Luc Monin",
    ),
    (
        "Le rapport de Febra est sorti. Febra dit avoir bien fait. Ses statuts interdisent la grève.",
        "la grève",
        "Febra",
    ),
    (
        "Les médias notent que la reprise suit la confirmation de la panne par la préfecture.",
        "la panne",
        "médias > préfecture",
    ),
    (
        "« On m'a demandé mon avis », raconte Luc Monin.",
        "mon avis",
        "Luc Monin",
    ),
    (
        "La gare dort, selon l'agence Norva, qui le tient de source policière.\n\nLe quai dort, selon cette source.",
        "Le quai dort",
        "Norva > source policière",
    ),
]
SILENT = [
    ("Luc Monin annonçait à l'agence Norva que la maire partirait et qu'elle confirmerait son départ.", "confirmerait"),
    ("La loi exige que le voisin rapporte la preuve que le mur penche.", "preuve"),
    ("Le maire a demandé que la régie annonce la fermeture du quai.", "annonce"),
    ("Une alerte à la bombe a vidé la gare, indique la préfecture.", "alerte"),
    ("La piste d'atterrissage est fermée, indique la préfecture.", "piste"),
]


@pytest.mark.parametrize(("text", "said", "chain"), CHAINS)
def test_the_chain_of_a_report(text: str, said: str, chain: str) -> None:
    """The innermost report that holds the words has the chain, the document's outlet left out."""
    at = text.index(said)
    holding = [a for a in read(text, "Le Quai").attributions if any(s.start <= at < s.end for s in a.content)]
    inner = min(holding, key=lambda a: (sum(s.end - s.start for s in a.content), -len(a.chain)))
    assert " > ".join(name or "?" for name in inner.chain[1:]) == chain


@pytest.mark.parametrize(("text", "word"), SILENT)
def test_what_reports_nothing(text: str, word: str) -> None:
    """Acts that have not happened, and nouns that only name a kind of thing, are no cues."""
    at = text.index(word)
    cues = [s for a in read(text, "Le Quai").attributions for s in a.cue]
    assert cues
    assert not any(s.start <= at < s.end for s in cues)
