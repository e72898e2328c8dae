"""Every kind of change is told where words of a claim differ, by the smallest invented pair that shows it."""

from __future__ import annotations

import pytest

from tests.revisions.versions import revision, told, words

CHANGED = [
    ("number", "Quatre personnes ont été blessées.", "Six personnes ont été blessées."),
    ("number", "Quatre personnes ont été blessées.", "Au moins quatre personnes ont été blessées."),
    ("number", "Le pont mesure 320 mètres.", "Le pont mesure 230 mètres."),
    ("number", "Le pont est fermé depuis trois nuits.", "Le pont est fermé depuis cinq nuits."),
    ("number", "La moitié des salariés font grève.", "Un tiers des salariés font grève."),
    ("date", "Le pont a fermé le 3 mars.", "Le pont a fermé le 4 mars."),
    ("date", "Le pont rouvrira en 2032.", "Le pont rouvrira en 2033."),
    ("hedge_dropped", "Le pont serait fragile.", "Le pont est fragile."),
    ("hedge_dropped", "Le maire pourrait démissionner.", "Le maire va démissionner."),
    ("hedge_dropped", "Le voleur présumé a été arrêté.", "Le voleur a été arrêté."),
    ("hedge_dropped", "Le feu est sans doute parti du grenier.", "Le feu est parti du grenier."),
    ("hedge_added", "Le feu est parti du grenier.", "Le feu serait parti du grenier."),
    ("source_anonymised", "Selon la banque Ronceray, la ville est ruinée.", "Selon une banque, la ville est ruinée."),
    (
        "source_anonymised",
        "« Le pont est mort », a déclaré Rémi Castaing.",
        "« Le pont est mort », a déclaré un responsable.",
    ),
    (
        "source_named",
        "Un agent, qui souhaite rester anonyme, affirme que le pont est vieux.",
        "Joël Cabrillat, un agent, affirme que le pont est vieux.",
    ),
    ("source_removed", "Le pont est fermé, selon la préfecture.", "Le pont est fermé."),
    ("source_removed", "Le pont serait fermé, d'après un élu.", "Le pont serait fermé."),
    ("source_added", "Le pont est fermé depuis lundi.", "Le pont est fermé depuis lundi, selon la préfecture."),
    ("source_changed", "Selon la préfecture, le pont est fermé.", "Selon la gendarmerie, le pont est fermé."),
    ("polarity", "Le maire était présent.", "Le maire n'était pas présent."),
    ("polarity", "La préfecture confirme la fermeture.", "La préfecture dément la fermeture."),
    ("position", "La ville a refusé le permis.", "La ville a accordé le permis."),
    ("position", "Le maire soutient le projet de tunnel.", "Le maire s'oppose au projet de tunnel."),
    (
        "quotation",
        "« Le pont tiendra encore dix ans », promet le maire.",
        "« Le pont tiendra encore », promet le maire.",
    ),
    (
        "quotation",
        "« Le pont tiendra encore dix ans », promet le maire.",
        "Le maire promet que l'ouvrage sera surveillé.",
    ),
    (
        "added",
        "Le pont est dangereux, affirme un riverain.",
        "Le pont est dangereux, affirme un riverain, ce que dément la mairie.",
    ),
    ("added", "Le maire se dit confiant.", "Le maire se dit confiant. Aucun calendrier n'a été fixé."),
    ("removed", "Le maire se dit confiant. La préfète juge ce délai insuffisant.", "Le maire se dit confiant."),
]
SAME = [
    ("La fermeture a été annoncée mardi par le préfet.", "Le préfet a annoncé mardi la fermeture."),
    ("Le pont fermera deux mois, a indiqué le maire.", "Le pont fermera deux mois, a fait savoir le maire."),
    ("Les trains ne rouleront pas, selon l'Autorité de sûreté du rail.", "Les trains ne rouleront pas, selon l'ASR."),
    ("Près de 1 200 personnes ont défilé.", "Quelque 1200 personnes ont défilé."),
    ("Le chantier a coûté deux millions d'euros.", "Le chantier a coûté 2 millions d'euros."),
    (
        "Le maire affirme que le pont est sûr et que les travaux avancent.",
        "Le maire affirme que le pont est sûr. Il ajoute que les travaux avancent.",
    ),
    ("« Le pont tiendra », a-t-il dit.", "« Le pont tiendra », a déclaré le maire, Rémi Castaing."),
    ("« Le pont tiendra », dit l’élue.", '"Le pont tiendra", dit l\'élue.'),
    ("Le pont serait fragile, d'après un rapport.", "D'après un rapport, le pont serait fragile."),
    ("Il a promis que le pont rouvrirait en mai.", "Il promet que le pont rouvrira en mai."),
    ("Les gendarmes ont interpellé trois hommes.", "Les gendarmes ont interpelé trois hommes."),
    ("Deux hommes seraient blessés, selon les pompiers.", "Deux hommes searient blessés, selon les pompiers."),
    ("Le maire, Rémi Castaing (sans étiquette), refuse de répondre.", "Le maire, Rémi Castaing, refuse de répondre."),
    ("Des experts ont visité le pont la semaine dernière.", "Des experts ont visité le pont, la semaine dernière."),
]
ENGLISH = [
    ("number", "Four people were hurt.", "Six people were hurt."),
    ("hedge_dropped", "The bridge may stay shut.", "The bridge will stay shut."),
    ("hedge_dropped", "Officials reportedly refused four tests.", "Officials refused four tests."),
    ("polarity", "The council has not confirmed the figure.", "The council has confirmed the figure."),
    ("source_removed", "According to the union, three jobs were lost.", "Three jobs were lost."),
    ("date", "The bridge will open in June, he said.", "The bridge will open in July, he said."),
]


@pytest.mark.parametrize(("kind", "before", "after"), CHANGED, ids=lambda given: str(given)[:40])
def test_a_change_is_told_by_its_kind(kind: str, before: str, after: str) -> None:
    """One change, and no other beside it."""
    assert told(before, after) == [kind]


@pytest.mark.parametrize(("before", "after"), SAME, ids=lambda given: str(given)[:40])
def test_an_edit_that_changes_no_claim_tells_nothing(before: str, after: str) -> None:
    """Other words for saying it, another order, signs, spelling."""
    assert told(before, after) == []


@pytest.mark.parametrize(("kind", "before", "after"), ENGLISH, ids=lambda given: str(given)[:40])
def test_english_versions_are_compared_too(kind: str, before: str, after: str) -> None:
    """By the same rules, with the words of that language."""
    assert told(before, after, "en") == [kind]


def test_the_words_that_differ_stand_in_both_quotations() -> None:
    """Their places are those of the two texts."""
    found = revision("Quatre trains auraient été refusés.", "Six trains ont été refusés.")
    assert [words(found, one) for one in found.changes] == [("Quatre trains", "Six trains"), ("auraient", "ont")]
    for one in found.changes:
        assert one.before is not None and one.after is not None
        assert found.before.text[slice(*one.before)] == "Quatre trains auraient été refusés."
        assert found.after.text[slice(*one.after)] == "Six trains ont été refusés."


def test_whose_word_it_is_is_told_of_both_sides() -> None:
    """The innermost source around the words, none for the outlet itself."""
    found = revision("Selon la mairie, deux ponts ferment.", "Selon la mairie, trois ponts ferment.")
    assert [(one.source_before, one.source_after) for one in found.changes] == [("mairie", "mairie")]
    found = revision("Deux ponts ferment.", "Trois ponts ferment.")
    assert [(one.source_before, one.source_after) for one in found.changes] == [(None, None)]


def test_a_claim_that_was_moved_has_not_changed() -> None:
    """It is an edit, and no change."""
    one, other = "La mairie dément tout retard.", "Le préfet promet une enquête avant l'été."
    found = revision(f"{one}\n\n{other}", f"{other}\n\n{one}")
    assert found.changes == ()
    assert found.edits.sentences_moved == 1 and found.edits.without_effect == found.edits.total == 1


def test_a_moved_claim_whose_number_changed_is_one_change() -> None:
    """The pair is found wherever it stands."""
    one, other = "La mairie compte 40 places.", "Le préfet promet une enquête avant l'été."
    assert told(f"{one}\n\n{other}", f"{other}\n\nLa mairie compte 60 places.") == ["number"]
