"""Two numbers, and two days, of one thing clash, in one article or in two; what only looks so does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.ledger.schema import conflicts
from tests.ledger.articles import NOW, entry

DAY = "2031-05-03"
TOLD_BY_TWO = [
    (
        "Une marche contre la rocade à Norvent\n\nSamedi, le défilé a réuni 4 500 personnes selon les "
        "organisateurs, 1 800 selon la préfecture."
    ),
    (
        "Grève dans les lycées de Norvent\n\nLe rectorat fait état de 18 % de grévistes. Les syndicats, "
        "eux, en revendiquent 55 %."
    ),
    (
        "Grève à l'hôpital\n\nLa direction compte 34 % de grévistes dans les services, contre 71 % "
        "selon l'intersyndicale."
    ),
    (
        "Crue de l'Arce\n\nLa préfecture recense 120 maisons inondées. Le maire de Lorval, Paul "
        "Métivier, en dénombre plus de 200."
    ),
    (
        "La facture de la piscine de Lorval\n\nLe maire chiffre la rénovation de la piscine à 3,2 "
        "millions d'euros. Le cabinet Ardent, consulté par l'opposition, évalue les mêmes travaux à "
        "5,8 millions."
    ),
    ("Incendie au mont Aubrac\n\nLes pompiers parlent de 340 hectares brûlés, la préfecture de 280 hectares."),
    (
        "Pétition contre l'antenne\n\nLe collectif dit avoir remis 6 000 signatures en mairie ; "
        "l'adjointe Claire Aubin assure n'en avoir compté que 2 300."
    ),
    (
        "Fuite au dépôt\n\nSelon l'exploitant, 15 mètres cubes de gazole se sont écoulés dans le canal. "
        "L'association Eau claire parle de 60 mètres cubes."
    ),
    (
        "La vie de la cité\n\nLa manifestation a rassemblé entre 8 000 personnes, selon la préfecture, "
        "et 20 000, selon les syndicats."
    ),
    ("La vie de la cité\n\nCombien étaient-ils ? 350 pour la préfecture, « plus de 800 » pour les organisateurs."),
    ("La vie de la cité\n\nLe maire parle d'un surcoût de 400 000 euros. L'opposition, elle, l'estime à 1,2 million."),
    ("La vie de la cité\n\n« Nous étions 500 », dit la déléguée. « Ils étaient 150 », corrige le directeur."),
    ("La vie de la cité\n\nLa mairie a recensé 45 logements vides, l'association Un toit en a compté 112."),
    (
        "La vie de la cité\n\nSelon l'armateur, le navire transportait 90 tonnes de fioul. Les douanes "
        "évoquent 140 tonnes."
    ),
    ("La vie de la cité\n\nLe taux de participation s'établit à 52 % selon la mairie, à 47 % selon l'opposition."),
    ("La vie de la cité\n\nLes syndicats annoncent 70 % de grévistes quand la direction en compte 25 %."),
    ("La vie de la cité\n\nDeux blessés, selon les pompiers ; cinq, selon le Samu."),
    (
        "La vie de la cité\n\nLe rapport de la chambre évalue la dette à 14 millions d'euros, quand la "
        "municipalité n'en reconnaît que 9."
    ),
]
TOLD_BY_TWO += [
    (
        "La vie de la cité\n\nLa mairie faisait état à midi de 22 % de grévistes dans les écoles, tandis que "
        "le syndicat avançait le chiffre de 65 %."
    ),
]
DAYS_BY_TWO = [
    (
        "Dossier de la rocade\n\nLe dossier d'enquête a été déposé en préfecture le mardi 8 avril, "
        "assure le maire Paul Métivier. « Nous ne l'avons reçu que le 22 avril », répond la "
        "préfecture."
    ),
    (
        "Accident chez Chimex\n\nL'exploitant dit avoir alerté les secours le 3 mars. Selon les "
        "pompiers, aucun appel n'est arrivé avant le 5 mars."
    ),
]
NO_CLASH_INSIDE = [
    (
        "Crue de l'Arce\n\nSelon la préfecture, 120 maisons ont été inondées. Le maire de Lorval, Paul "
        "Métivier, en compte 45 dans sa commune."
    ),
    (
        "Accident de car\n\nDouze passagers ont été blessés, dont trois grièvement, selon les pompiers. "
        "La préfecture précise que quatre blessés ont quitté l'hôpital."
    ),
    (
        "Incendie au mont Aubrac\n\nLes pompiers parlaient dimanche de 120 hectares brûlés. Lundi, la "
        "préfecture en comptait 280."
    ),
    (
        "La rocade de Norvent\n\nLe département versera 12 millions d'euros, selon son président Luc "
        "Vial. La région, elle, mettra 8 millions, a indiqué la vice-présidente Anne Rault."
    ),
    (
        "Conseil de Lorval\n\nLe budget a été adopté par 21 voix contre 12. La motion de l'opposition a "
        "recueilli 14 voix, selon le maire."
    ),
    (
        "Emploi\n\nSelon l'Insee, le chômage atteint 7,4 % chez les femmes. D'après la CGT, il est de "
        "19 % chez les jeunes."
    ),
    ("Accident\n\nSelon les pompiers, au moins 12 personnes sont blessées. La préfecture fait état de 14 blessés."),
    ("Marche à Norvent\n\nSelon les organisateurs, 2 000 personnes ont défilé. La police en a compté 1 980."),
    ("Salaires chez Tissandier\n\nLa direction propose 2 % d'augmentation. Les syndicats réclament 6 %."),
    (
        "Évolution\n\nSelon la chambre, 340 commerces étaient ouverts en 2025. Ils ne sont plus que "
        "290, d'après la mairie."
    ),
    (
        "Barrage\n\nSelon l'exploitant, le barrage de Lorval retient 40 millions de mètres cubes. Selon "
        "le syndicat, celui d'Ambre en retient 12 millions."
    ),
    (
        "Tissandier\n\nLa direction a présenté le plan le 4 avril. Selon la CGT, le plan sera soumis au "
        "comité le 11 avril."
    ),
    (
        "La vie de la cité\n\nLa ligne coûtera 40 millions d'euros, dont 12 millions à la charge de la "
        "région, selon le département."
    ),
    (
        "La vie de la cité\n\nSelon le maire, la salle compte 300 places. Le stade, lui, en compte 2 "
        "000, précise le club."
    ),
    ("La vie de la cité\n\nLa région versera 3 millions, le département 2 millions."),
    (
        "La vie de la cité\n\nSelon la police, 12 personnes ont été interpellées. Selon les pompiers, 4 "
        "personnes ont été blessées."
    ),
    ("La vie de la cité\n\nLe prix du pain a augmenté de 4 % selon l'Insee, celui du lait de 9 % selon la filière."),
    ("La vie de la cité\n\nLa CGT a recueilli 42 % des voix, la CFDT 31 %."),
    ("La vie de la cité\n\nLa mairie emploie 120 agents, la communauté de communes 85."),
    ("La vie de la cité\n\nL'an dernier, la police avait recensé 40 vols. Cette année, la mairie en compte 70."),
    ("La vie de la cité\n\nLe candidat Morel obtient 51 % selon l'institut Polis et 48 % dans un sondage d'avril."),
    ("La vie de la cité\n\nLa direction propose 300 euros de prime, les syndicats en demandent 900."),
    ("La vie de la cité\n\nLe préfet a annoncé 200 places d'hébergement. Le maire, 50 places de plus."),
    (
        "La vie de la cité\n\nSelon la société, 30 arbres seront coupés et 60 arbres seront plantés, a "
        "précisé la mairie."
    ),
    (
        "La vie de la cité\n\nSelon l'agence, le niveau est de 3 mètres à Lorval. Selon la préfecture, "
        "il atteint 5 mètres à Norvent."
    ),
    ("La vie de la cité\n\nLuc Morel, 54 ans, et Anne Rault, 37 ans, selon le parquet, seront jugés."),
]
NUMBERS = [
    (
        "Éoliennes de Lorval : le projet avance\n\nLe parc éolien de Lorval, porté par la société "
        "Ventélie, comptera 14 mâts sur la crête.",
        "Ventélie dévoile son parc de Lorval\n\nLe dossier déposé par Ventélie à Lorval prévoit 19 "
        "mâts, selon l'étude que nous avons consultée.",
    ),
    (
        "Une médiathèque pour Lorval\n\nLa médiathèque de Lorval coûtera 6,5 millions d'euros, a "
        "annoncé la maire Judith Carrier.",
        "Médiathèque de Lorval : l'addition\n\nLe coût de la médiathèque de Lorval est évalué à 9 "
        "millions d'euros par la chambre des comptes.",
    ),
    (
        "Le tramway de Norvent\n\nLe prolongement de la ligne B du tramway de Norvent est chiffré à 210 "
        "millions d'euros par la métropole.",
        "Tram : une note qui fâche\n\nSelon un rapport que La Gazette a pu lire, la facture de la ligne "
        "B, à Norvent, s'élève à 260 millions d'euros.",
    ),
    (
        "Naufrage au large de Port-Élan\n\nLe naufrage de l'Aurore, au large de Port-Élan, a fait 7 "
        "morts, a indiqué mardi la préfecture maritime.",
        "Le drame de Port-Élan\n\nOnze morts sont à déplorer dans le naufrage de l'Aurore, au large de "
        "Port-Élan, selon le parquet.",
    ),
    (
        "Tissandier ferme à Lorval\n\nLe groupe Tissandier supprimera 130 postes à Lorval.",
        "Lorval sous le choc\n\nAu total, 180 emplois disparaîtront à Lorval, a appris La Gazette "
        "auprès de la direction de Tissandier.",
    ),
    (
        "Référendum à Norvent\n\nLe non l'a emporté à Norvent avec 58 % des voix, a annoncé la mairie.",
        "Norvent dit non\n\nÀ Norvent, le non a recueilli 63 % des voix, selon les résultats publiés "
        "par la préfecture.",
    ),
    (
        "Vente du château d'Ambre\n\nLe château d'Ambre a été vendu 2,4 millions d'euros à la société Lysandre.",
        "Le château change de mains\n\nLa société Lysandre a déboursé 3,1 millions d'euros pour le "
        "château d'Ambre, selon l'acte de vente.",
    ),
    (
        "Le quartier des Forges\n\nLe promoteur Batisol construira 240 logements aux Forges, à Lorval.",
        "Aux Forges, on densifie\n\nLe permis accordé à Batisol porte sur 310 logements aux Forges, "
        "d'après le registre de la mairie de Lorval.",
    ),
    (
        "Norvent : l'entreprise Chimex condamnée\n\nLe tribunal de Norvent a condamné Chimex à une "
        "amende de 150 000 euros.",
        "Chimex devra payer\n\nChimex écope d'une amende de 200 000 euros, a décidé le tribunal de Norvent.",
    ),
    (
        "Une digue à Port-Élan\n\nLa digue de Port-Élan aura 850 mètres de long, selon la région.",
        "Port-Élan se protège\n\nLa future digue de Port-Élan, longue de 1 200 mètres, sera achevée en 2033.",
    ),
]
NUMBERS += [
    (
        "La vente de la scierie Orvaux\n\nLa régie confirme que le prix de la scierie Orvaux, 12 millions d'euros "
        "hors taxes, ne bougera pas.",
        "La vente de la scierie Orvaux\n\nSelon l'acte, la famille Orvaux touchera 14 millions d'euros hors taxes.",
    ),
]
DAYS = [
    (
        "La paix de la tourbe est signée\n\nLes maires Judith Carrier et Paul Métivier ont apposé leur signature "
        "mardi 15 avril à Lorval.",
        "Lorval : un traité dans la pierre\n\nLe traité de la tourbe a été signé le 17 avril à Lorval.",
    ),
    (
        "Chimex et Lorval\n\nL'accord entre Chimex et la ville de Lorval a été signé le 12 avril.",
        "Chimex : l'accord\n\nLa signature de l'accord entre Chimex et la ville de Lorval remonte au 2 "
        "avril, selon une copie que nous avons lue.",
    ),
    (
        "La piscine de Lorval\n\nLa piscine de Lorval a rouvert ses portes le 3 mars.",
        "Piscine : le bilan\n\nDepuis la réouverture de la piscine de Lorval, le 10 mars, les entrées ont doublé.",
    ),
    (
        "Disparition\n\nLe peintre Anton Verdel est mort le 14 mars à Norvent.",
        "Anton Verdel\n\nLe peintre Anton Verdel est décédé le 16 mars à Norvent, selon sa famille.",
    ),
    (
        "Tissandier\n\nLe comité social de Tissandier s'est réuni le 4 avril à Lorval pour examiner le plan.",
        "Tissandier : les coulisses\n\nLa réunion du comité social de Tissandier, le 11 avril, a duré neuf heures.",
    ),
    (
        "Chimex\n\nLa mairie de Lorval a été informée de la fuite chez Chimex le 20 avril, a dit le maire.",
        "Chimex\n\nL'exploitant a informé la mairie de Lorval de la fuite dès le 11 avril, selon un courriel.",
    ),
    (
        "La ligne B\n\nLa ligne B du tramway de Norvent ouvrira le 1er septembre, a annoncé la métropole.",
        "Tramway\n\nL'ouverture de la ligne B du tramway de Norvent est fixée au 15 septembre, indique "
        "la compagnie Transval.",
    ),
    (
        "Le notaire de Lorval\n\nLe notaire Gilles Aumont a été arrêté le 6 avril à Lorval.",
        "Affaire Aumont\n\nL'arrestation de Gilles Aumont, le 9 avril, avait surpris Lorval.",
    ),
]
NO_CLASH = [
    (
        "Vente du château d'Ambre\n\nLa société Lysandre a acheté 60 % du château d'Ambre pour 2,4 millions d'euros.",
        "Le château change de mains\n\nLe château d'Ambre vaut 4 millions d'euros au prix de vente payé par Lysandre.",
    ),
    (
        "Quotas à Port-Élan\n\nLe comité des pêches de Port-Élan propose un quota de 95 tonnes de bars.",
        "Quotas à Port-Élan\n\nÀ Port-Élan, le quota des pêches est de 110 tonnes de bars, selon le préfet.",
    ),
    (
        "Fréquentation du musée d'Ambre\n\nLe musée d'Ambre a accueilli 48 000 visiteurs en 2029.",
        "Le musée d'Ambre fait le plein\n\nLe musée d'Ambre a accueilli 61 000 visiteurs en 2030.",
    ),
    (
        "Tissandier à Lorval\n\nL'usine Tissandier de Lorval emploie 310 salariés.",
        "Débrayage chez Tissandier\n\nUne centaine de salariés de Tissandier ont débrayé jeudi à Lorval.",
    ),
    (
        "Tissandier à Lorval\n\nL'usine Tissandier de Lorval emploie 310 salariés.",
        "Débrayage chez Tissandier\n\nDouze salariés de Tissandier, à Lorval, ont saisi les prud'hommes.",
    ),
    (
        "Le tramway de Norvent\n\nLe prolongement de la ligne B du tramway de Norvent est chiffré à 210 "
        "millions d'euros.",
        "Tramway de Norvent : la région met la main à la poche\n\nLa région versera 35 millions d'euros "
        "pour la ligne B du tramway de Norvent.",
    ),
    (
        "Batisol à Lorval\n\nLe promoteur Batisol a acheté le terrain des Forges 4 millions d'euros à "
        "la ville de Lorval.",
        "Batisol en difficulté\n\nBatisol, qui construit aux Forges, à Lorval, a perdu 9 millions "
        "d'euros l'an dernier.",
    ),
    (
        "La médiathèque de Lorval\n\nLa médiathèque de Lorval coûtera 6,5 millions d'euros hors taxes.",
        "Médiathèque de Lorval\n\nAvec le mobilier, le coût de la médiathèque de Lorval atteindra 9 millions d'euros.",
    ),
    (
        "Référendum à Norvent\n\nÀ Norvent, 58 % des votants ont dit non au projet.",
        "Norvent dit non\n\nLa participation a atteint 41 % à Norvent, selon la mairie.",
    ),
    (
        "Le quartier des Forges\n\nLe promoteur Batisol construira 240 logements aux Forges, à Lorval.",
        "Logement social à Lorval\n\nUne soixantaine de logements sociaux sont prévus aux Forges, à "
        "Lorval, par Batisol.",
    ),
    (
        "Carte scolaire à Norvent\n\nÀ Norvent, 12 classes fermeront à la rentrée, selon le rectorat.",
        "Norvent : des classes en plus\n\nLe rectorat ouvrira 5 classes à Norvent dans les quartiers sud.",
    ),
    (
        "Une tour à Norvent\n\nLa tour Lysandre, à Norvent, aura 140 mètres de haut.",
        "La tour de Norvent\n\nLa tour Lysandre, à Norvent, sera bâtie à 300 mètres de la gare.",
    ),
    (
        "Le chantier de la digue\n\nLa digue de Port-Élan mesure 850 mètres.",
        "Port-Élan\n\nLes vagues ont emporté 120 mètres de la digue de Port-Élan.",
    ),
    (
        "Le procès de Marc Lenoir\n\nMarc Lenoir, 54 ans, comparaît à Norvent.",
        "Norvent : au tribunal\n\nMarc Lenoir, qui risque 10 ans de prison, a nié à Norvent.",
    ),
    (
        "La ligne B\n\nLa ligne B du tramway de Norvent ouvrira le 1er septembre, a annoncé la métropole.",
        "Tramway\n\nPrévue le 1er septembre, l'ouverture de la ligne B du tramway de Norvent est "
        "repoussée au 15 octobre.",
    ),
    (
        "Chimex et Lorval\n\nL'accord entre Chimex et la ville de Lorval a été annoncé le 2 avril.",
        "Chimex : l'accord\n\nL'accord entre Chimex et la ville de Lorval a été signé le 12 avril.",
    ),
    (
        "Tissandier\n\nLe comité social de Tissandier s'est réuni le 4 avril à Lorval.",
        "Tissandier\n\nUne nouvelle réunion du comité social de Tissandier s'est tenue le 11 avril à Lorval.",
    ),
    (
        "Lorval\n\nLe bail de la piscine de Lorval a été signé le 12 avril.",
        "Lorval\n\nLe bail du gymnase de Lorval a été signé le 2 avril.",
    ),
    (
        "La piscine de Lorval\n\nLa piscine de Lorval a rouvert ses portes le 3 mars.",
        "La piscine de Lorval\n\nLa piscine de Lorval a fermé ses portes le 10 mars.",
    ),
]
NO_CLASH += [
    ("Norvent\n\nNorvent ouvrira huit crèches en mai.", "Norvent\n\nNorvent ouvrira dix crèches au lieu de huit."),
    ("Norvent\n\nNorvent compte sept crèches.", "Norvent\n\nTrois des crèches de Norvent, trois des sept, ferment."),
]
LATER = [
    (
        "2031-05-03",
        "Naufrage au large de Port-Élan\n\nLe naufrage de l'Aurore, au large de Port-Élan, a fait au moins 7 "
        "morts, a indiqué mardi la préfecture maritime.",
        "2031-05-05",
        "Port-Élan : le bilan s'alourdit\n\nLe bilan du naufrage de l'Aurore, au large de Port-Élan, s'est alourdi à "
        "11 morts, a annoncé jeudi la préfecture.",
    ),
    (
        "2031-05-03",
        "Éoliennes de Lorval\n\nLe parc éolien de Lorval, porté par Ventélie, devait compter 19 mâts.",
        "2031-09-03",
        "Éoliennes de Lorval : un projet réduit\n\nVentélie ramène son projet de Lorval à 14 mâts.",
    ),
    (
        "2031-05-03",
        "La ligne B\n\nLa ligne B du tramway de Norvent ouvrira le 1er septembre.",
        "2031-09-25",
        "Tramway\n\nLa ligne B du tramway de Norvent a ouvert le 22 septembre.",
    ),
]


def kinds(path: Path, *articles: tuple[str, str]) -> set[str]:
    """The kinds of conflict between numbers and days in a ledger of articles, given as day and text."""
    with Ledger(path / "l.db", create=True) as ledger:
        for number, (day, text) in enumerate(articles):
            ledger.add([entry(f"a{number}", text, ("La Vigie", "La Gazette")[number], day)], stems, NOW)
        return {str(row["kind"]) for row in ledger.rows(select(conflicts))} & {"numeric", "date"}


@pytest.mark.parametrize("text", TOLD_BY_TWO)
def test_two_that_give_a_number_of_one_thing_clash(tmp_path: Path, text: str) -> None:
    """Each is named beside the number; the second may leave out what it is of."""
    assert kinds(tmp_path, (DAY, text)) == {"numeric"}


@pytest.mark.parametrize("text", DAYS_BY_TWO)
def test_two_that_give_a_day_of_one_event_clash(tmp_path: Path, text: str) -> None:
    """That nothing came before a day says that it came later."""
    assert kinds(tmp_path, (DAY, text)) == {"date"}


@pytest.mark.parametrize("text", NO_CLASH_INSIDE)
def test_numbers_of_other_things_moments_and_wishes_do_not_clash(tmp_path: Path, text: str) -> None:
    """Nor do those that are rounded, or reach at least so far."""
    assert kinds(tmp_path, (DAY, text)) == set()


@pytest.mark.parametrize(("one", "other"), NUMBERS)
def test_numbers_of_one_thing_clash_between_articles(tmp_path: Path, one: str, other: str) -> None:
    """What is measured, whose it is and how great it is meet."""
    assert kinds(tmp_path, (DAY, one), (DAY, other)) == {"numeric"}


@pytest.mark.parametrize(("one", "other"), DAYS)
def test_days_of_one_event_clash_between_articles(tmp_path: Path, one: str, other: str) -> None:
    """A verb and its noun tell of one event."""
    assert kinds(tmp_path, (DAY, one), (DAY, other)) == {"date"}


@pytest.mark.parametrize(("one", "other"), NO_CLASH)
def test_other_things_do_not_clash_between_articles(tmp_path: Path, one: str, other: str) -> None:
    """A part, another sum, another year, another event, a day that was moved."""
    assert kinds(tmp_path, (DAY, one), (DAY, other)) == set()


@pytest.mark.parametrize(("day", "one", "then", "other"), LATER)
def test_what_has_changed_since_does_not_clash(tmp_path: Path, day: str, one: str, then: str, other: str) -> None:
    """A toll that rose, a plan that shrank, an opening that came later than planned."""
    assert kinds(tmp_path, (day, one), (then, other)) == set()
