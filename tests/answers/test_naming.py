"""What an issue is called, and which words find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.answers.finding import Several, issue_of
from selon.answers.naming import name_of
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger import Ledger
from tests.ledger.articles import NOW, entry

NAMES = {
    "what most headlines have": (
        ["la décision", "deux essais", "une escalade"],
        ["Brumelle : la digue de Corlay fermée", "La digue de Corlay fait débat", "Digue de Corlay : le refus"],
        "digue de Corlay",
    ),
    "words that headlines have, of those that positions have": (
        ["la navette de nuit", "navette de nuit"],
        ["Navette de nuit : feu vert", "Navette de nuit : le refus"],
        "navette de nuit",
    ),
    "no word of grammar, however many headlines have it": (
        ["le viaduc de Lorval", "cette demande", "le viaduc"],
        ["Un vote pour", "Tous pour le viaduc", "Cent voix pour le viaduc de Lorval"],
        "viaduc de Lorval",
    ),
    "a single name, with what most articles tell of": (
        ["la digue", "Corlay", "Corlay"],
        ["Corlay : la digue", "Corlay en colère", "Une digue à Corlay"],
        "digue à Corlay",
    ),
    "a single name and a noun that nowhere stand side by side": (
        ["digue", "Corlay", "Corlay"],
        ["Corlay : une digue", "Corlay en colère", "La digue cède"],
        "Corlay : digue",
    ),
    "no number, and no tail of a phrase": (
        ["arrêté du 24 mars", "arrêté du 24 mars", "navette Brumelle"],
        ["La navette Brumelle fermée par Corlay", "Navette Brumelle : l'arrêté du 24 mars", "Corlay et la navette"],
        "navette Brumelle",
    ),
    "the headline of one article": (
        ["cette stratégie", "la digue de Corlay"],
        ["La digue de Corlay sera rasée"],
        "La digue de Corlay sera rasée",
    ),
    "not the headline above a teaser": (["le marché aux fleurs"], ["La digue sera rasée"], "le marché aux fleurs"),
    "a long headline, cut": (
        ["la digue", "les travaux"],
        ["Digue de Corlay : le tribunal ordonne la reprise immédiate, sous astreinte, des travaux suspendus en mai"],
        "Digue de Corlay : le tribunal ordonne la reprise immédiate",
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_an_issue_is_called_as_a_desk_would(name: str) -> None:
    """By a stretch of headlines; `told` has a position an article."""
    issues, titles, expected = NAMES[name]
    told = [{"issue": one, "document": f"d{number % len(titles)}"} for number, one in enumerate(issues)]
    assert name_of(told, {f"d{number}": one for number, one in enumerate(titles)}) == expected


TOLD = {
    "usine": (
        "Corvanne : l'usine de papier fermera\n\nLa direction de Papyrac a annoncé la fermeture de l'usine de "
        "Corvanne. La maire, Odile Marcassin, demande un sursis."
    ),
    "peche": (
        "Brumelle : la pêche au lieu suspendue\n\nLe préfet Ugo Sarrel a suspendu la pêche à Brumelle. L'armateur "
        "Léon Ferrec dénonce une faute.\n\nIl a promis que son usine tiendrait. Le port de Brumelle soutient Léon "
        "Ferrec. Le comité de Brumelle refuse le plan. Le syndicat de Brumelle condamne la décision."
    ),
}
WORDS = {
    "usine": "usine",
    "fermeture usine Corvanne": "usine",
    "fermetures d'usines": "usine",
    "papyr": "usine",
    "peche brumelle": "peche",
    "PÊCHE": "peche",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with both stories."""
    made = Ledger(tmp_path / "l.db", create=True)
    made.add([entry(name, text, "La Vigie", "2031-05-02") for name, text in TOLD.items()], stems, NOW)
    return made


@pytest.mark.parametrize("words", WORDS)
def test_words_find_the_story_that_is_about_them(ledger: Ledger, words: str) -> None:
    """In another number, without accents, in part; not the larger one that has a word in passing."""
    other = {name: issue_of(ledger, TOLD[name].split(" : ")[0], stems).id for name in TOLD}
    assert issue_of(ledger, words, stems).id == other[WORDS[words]]


def test_words_that_two_stories_have_alike_name_both(tmp_path: Path) -> None:
    """Unless the best is asked for; words that none has name none."""
    with Ledger(tmp_path / "l.db", create=True) as ledger:
        two = {
            "un": "La digue de Corlay rasée\n\nLe maire de Corlay a interdit la digue.",
            "deux": "La digue de Tréguennec refaite\n\nLa maire de Tréguennec soutient la digue.",
        }
        ledger.add([entry(name, text, "La Vigie", "2031-05-02") for name, text in two.items()], stems, NOW)
        with pytest.raises(Several, match="several issues"):
            issue_of(ledger, "digue", stems)
        assert issue_of(ledger, "digue", stems, first=True)
        with pytest.raises(NotFound, match="no issue has these words"):
            issue_of(ledger, "girafe", stems)
