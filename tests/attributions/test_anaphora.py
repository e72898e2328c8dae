"""Whom pronouns and descriptions take up, in whole texts with the shipped model."""

from __future__ import annotations

import pytest

from tests.attributions.test_texts import read

CASES = [
    ("L'association Un toit pour tous demande « des actes ».", "demande", "Un toit pour tous"),
    ("Le collectif Une chaise pour chacun affirme que le quai est sûr.", "affirme", "Une chaise pour chacun"),
    ("La boulangerie Fournil promet de ne rien vendre.", "promet", "Fournil"),
    ("Le bureau d'études Orfea affirme que le quai est sûr.", "affirme", "Orfea"),
    (
        "Le propriétaire jure que le quai est sûr. La vente est prévue lundi. Le propriétaire, Luc Monin, se tait.",
        "jure",
        "Luc Monin",
    ),
    (
        "Une étude sur les vers paraît lundi. Ses autrices jugent la tendance « réversible ».",
        "jugent",
        "autrices de l'étude",
    ),
    ("L'entreprise Sodal, propriétaire des lieux, affirme que le quai est sûr.", "affirme", "Sodal"),
    ("La société Valdor a fermé le quai. L'entreprise invoque une baisse des ventes.", "invoque", "Valdor"),
    ("L'association Terre Vive a saisi le juge. Selon elle, l'étude est « bâclée ».", "Selon", "Terre Vive"),
    ("L'association Terre Vive a saisi le juge. L'ONG demande l'arrêt du chantier.", "demande", "Terre Vive"),
    ("L'ONU a fermé le camp. L'organisation internationale redoute une famine.", "redoute", "ONU"),
    ("Le rapport de la Cour des comptes est sévère. Le document pointe « des dérives ».", "pointe", "Cour des comptes"),
    (
        "Le bac est fermé, a annoncé la préfecture dans un communiqué. Le texte invoque une panne.",
        "invoque",
        "préfecture",
    ),
    ("Les marins sont en colère. Leur syndicat affirme que le quai est vieux.", "affirme", "syndicat des marins"),
    ("Paul Sanz, maire de Lude et président du club, promet un stade.", "promet", "Paul Sanz"),
    ("« Le bruit est partout », raconte Josiane Ferrault. La retraitée demande un mur.", "demande", "Josiane Ferrault"),
    (
        "La société Orbis Marine a fermé le quai. L'entreprise affirme que le quai est trop vieux.",
        "affirme",
        "Orbis Marine",
    ),
    ("Le pont sera vendu, a annoncé Luc Monin. L'intéressé assure que le prix est juste.", "assure", "Luc Monin"),
    ("Luc Monin et Odile Fervac ont signé. « Le quai est sûr », a-t-elle assuré.", "assuré", "Odile Fervac"),
    (
        "Une agence étrangère promet une aide. L'Agence de sûreté des ponts a fermé le bac. L'agence affirme que le "
        "bac est vieux.",
        "affirme",
        "Agence de sûreté des ponts",
    ),
    (
        "La maire accuse le syndicat de Morlac. Celui-ci affirme que le quai est sûr.",
        "affirme",
        "syndicat de Morlac",
    ),
    (
        "Le préfet et l'évêque ont visité le quai. Ce dernier a rappelé que le quai est vieux.",
        "a rappelé",
        "évêque",
    ),
    (
        "Luc Monin attend l'ex-trésorière. Celle-ci, Odile Fervac, affirme que le quai est sûr.",
        "affirme",
        "Odile Fervac",
    ),
    (
        "Le préfet Luc Monin a lu le texte. Le texte prévoit la vente du bac. Le bac coulera, estime-t-il.",
        "estime",
        "Luc Monin",
    ),
    (
        "La ministre annonce une aide au bac\n\nLe bac est vieux. La ministre, Odile Fervac, était à Morlac.",
        "annonce",
        "Odile Fervac",
    ),
    (
        "Le maire, Luc Monin, a écouté. La réplique du maire : « Le quai est sûr. »",
        "réplique",
        "Luc Monin",
    ),
    (
        "Odile Fervac ferme l'atelier. Fille d'un marin et d'une lingère, elle n'avait jamais assisté à un concert "
        "quand un curé l'a embauchée. « C'est fini », dit-elle.",
        "dit",
        "Odile Fervac",
    ),
    ("La police de Morlac a fouillé le quai. La police affirme que le quai est sûr.", "affirme", "police de Morlac"),
    ("La porte-parole, Maude Orsel, a pris le micro. « Le quai est sûr », a-t-elle dit.", "dit", "Maude Orsel"),
    ("Le gérant accuse un ancien cadre. Celui-ci affirme que le quai est sûr.", "affirme", "ancien cadre"),
    ("Entrelac, l'association qui gère le bac, proteste. L'association demande un délai.", "demande", "Entrelac"),
    (
        "Titre du jour\n\nLe quai de Norvent, lundi. [Josiane Ferrault/Norvent Presse]\n\nLe bac est vieux. « Il est "
        "lourd aussi », résume-t-elle.",
        "résume",
        None,  # who took the picture
    ),
    ("« On manque de bras », a précisé la fédération Entrelac.", "a précisé", "Entrelac"),
    (
        "« Rien ne le prouve », a lancé Me Paul Goosse. L'avocat a rappelé que le quai est sûr.",
        "a rappelé",
        "Paul Goosse",
    ),
    (
        "« Rien n'est caché », a assuré Odile Fervac. La patronne du port a ajouté que le quai rouvrira.",
        "a ajouté",
        "Odile Fervac",
    ),
    (
        "« Rien n'est caché », a assuré Odile Fervac. La patronne du port affirme que le quai rouvrira.",
        "affirme",
        "patronne du port",  # nothing says that the same woman goes on
    ),
    ("Une étude publiée jeudi dans la revue Limnos montre que le brochet pond désormais en mai.", "montre", "étude"),
    ("Des élus de Morlac jugent le prix trop haut. L'un d'eux parle d'un caprice.", "parle", "élu de Morlac"),
    (
        "Des élus de Morlac jugent le prix haut. L'un d'eux parle d'un caprice. Un autre raconte que le bac a coulé.",
        "raconte",
        "élu de Morlac",
    ),
    (
        "Un responsable du port a dit que le quai est sûr. Ce même responsable a exclu tout délai.",
        "a exclu",
        "responsable du port",
    ),
    ("Son ami le poète Luc Monin a regretté la vente du quai.", "a regretté", "Luc Monin"),
    ("Le délégué CFTO Luc Monin affirme que la vente est close.", "affirme", "Luc Monin"),
    (
        "Des élues de Morlac protestent. L'une d'elles, la Pr Odile Fervac, affirme que le quai est vieux.",
        "affirme",
        "Odile Fervac",
    ),
    (
        "Un haut fonctionnaire a dit que le quai est sûr. Le même responsable a reconnu que le bac est vieux.",
        "a reconnu",
        "haut fonctionnaire",
    ),
    (
        "Selon l'enquête, le quai est sûr. Une passagère a raconté que le bac penchait. « J'ai peur », a-t-elle dit.",
        "dit",
        "passagère",
    ),
    (
        "Le gérant est mis en examen, a indiqué son avocat. « Il nie », a précisé Me Paul Goosse.",
        "a indiqué",
        "Paul Goosse",
    ),
    (
        "« Je pars », a dit Odile Fervac. Le maire affirme que le quai est sûr. L'intéressée assure qu'il est vieux.",
        "assure",
        "Odile Fervac",
    ),
    ("Son principal rival, Luc Monin, a rejeté ces chiffres.", "a rejeté", "Luc Monin"),
    (
        "Selon une étude parue lundi dans la revue Limnos, le lac tiédit. « Il souffre », note l'autrice principale, "
        "Odile Fervac. L'étude montre que la truite maigrit.",
        "montre",
        "Odile Fervac",
    ),
    (
        "Luc Monin affirme que le maire a promis un quai. Il raconte aussi que le bac a coulé.",
        "raconte",
        "Luc Monin",
    ),
    (
        "« C'est un abandon », tonne Odile Fervac, porte-parole d'Eaux vives. L'association affirme que le quai est "
        "vieux.",
        "affirme",
        "Eaux vives",
    ),
    (
        "« Non », balaie-t-on à la direction du port. Pour l'hydrologue Luc Monin, tout est dit : il estime que le "
        "quai est sûr.",
        "estime",
        "Luc Monin",
    ),
    (
        "« Le prix monte », note Luc Monin, analyste chez Norvent Titres, qui recommande toutefois la prudence.",
        "recommande",
        "Luc Monin",
    ),
    (
        "Pour le Collectif des riverains du port (CRP), le quai est vieux. L'association affirme que le bac coulera.",
        "affirme",
        "Collectif des riverains du port",
    ),
    ("Le club se sépare de son gardien, Luc Monin. L'Italien affirme que rien n'est signé.", "affirme", "Luc Monin"),
    ("Odile Fervac a perdu. « Je suis lasse », a reconnu l'Allemande.", "a reconnu", "Odile Fervac"),
    ("L'Américain Luc Monin affirme que le pont tiendra.", "affirme", "Luc Monin"),
    ("« Rien n'est vrai », a expliqué Me Luc Monin. Le chauffeur affirme que le pont tient.", "affirme", "chauffeur"),
    ("Deux élus ont parlé d'une faute. « Le pont tient », a prédit l'un.", "a prédit", "élu"),
    ("Deux élus ont parlé d'une faute. « Le pont tient », a prédit l'un. L'autre affirme que non.", "affirme", "élu"),
    ("La société s'explique par communiqué. Le quai fuit, selon un document interne.", "selon", "document interne"),
    ("Le bac restera à quai, selon trois de ses pilotes.", "selon", "pilotes"),
]


@pytest.mark.parametrize(("text", "cue", "name"), CASES)
def test_who_is_taken_up(text: str, cue: str, name: str | None) -> None:
    """The source of the last attribution with the cue has the name of whom the text means."""
    names = [
        found.source_name
        for found in read(text).attributions
        if found.cue and text[found.cue[0].start : found.cue[-1].end] == cue
    ]
    assert names[-1:] == [name]
