"""Chains in whole texts with the shipped model: by whom a source was asked, cited, aired or seen."""

from __future__ import annotations

import pytest

from tests.attributions.test_texts import read

CASES = [
    (
        "« Le quai est vide. » (La Gazette d'Orvel). « Rien ne bouge », titre Le Phare de Morlac.",
        "quai est vide",
        "La Gazette d'Orvel",
    ),
    (
        "D'après un audit interne consulté par La Gazette d'Orvel, la digue fuit depuis deux ans.",
        "la digue fuit",
        "La Gazette d'Orvel > audit interne",
    ),
    (
        "La vente est close, rapporte l'agence Norva, reprise par Radio Lorne. Les travaux devaient "
        "débuter mardi, ajoute l'agence.",
        "travaux devaient",
        "Radio Lorne > Norva",
    ),
    (
        "« Le pont tient », a répondu la directrice du port à l'agence Norva, selon La Gazette d'Orvel.",
        "Le pont tient",
        "La Gazette d'Orvel > Norva > directrice du port",
    ),
    (
        "« Je partirai au printemps », aurait confié le ministre des Ports à ses amis, selon La Gazette d'Orvel.",
        "Je partirai",
        "La Gazette d'Orvel > ministre des Ports",
    ),
    (
        "Le ferry restera à quai, a-t-on indiqué de source portuaire.",
        "ferry",
        "source portuaire",
    ),
    (
        "Un docker a été arrêté lundi, a appris l'agence Norva auprès du parquet.",
        "docker",
        "Norva > parquet",
    ),
    (
        "Le quai prépare cent départs, rapporte La Gazette d'Orvel, citant Radio Lorne, qui tient "
        "l'information d'un élu.",
        "cent départs",
        "La Gazette d'Orvel > Radio Lorne > élu",
    ),
    (
        "Le ministre des Ports a annoncé la vente du quai, selon l'agence Norva citant un élu.",
        "la vente du quai",
        "Norva > élu > ministre des Ports",
    ),
    (
        "« Le bac part », a dit à Radio Lorne une source portuaire. Le quai ferme, selon La Gazette d'Orvel. Il est "
        "vieux, a ajouté cette source.",
        "est vieux",
        "Radio Lorne > source portuaire",
    ),
    (
        "Le groupe Ferval a revendiqué la panne du quai dans un message que La Gazette d'Orvel a pu consulter.",
        "la panne du quai",
        "La Gazette d'Orvel > Ferval",
    ),
    (
        "Le maire, Luc Monin, a présenté ses excuses dans une interview diffusée dimanche par Radio Lorne. « J'ai eu "
        "tort », a-t-il admis.",
        "J'ai eu tort",
        "Radio Lorne > Luc Monin",
    ),
    (
        "Le bac a coulé, a déclaré le chef du port, Luc Monin, à l'agence de presse morlacoise Norva.",
        "Le bac",
        "Norva > Luc Monin",
    ),
    (
        "Le musée fermera, indique La Gazette d'Orvel. Le maire, interrogé par la télévision italienne, a regretté ce "
        "choix.",
        "ce choix",
        "télévision italienne > maire",
    ),
    (
        "(Agence Norva) Le bac a coulé, ont indiqué les secours. « Il était vide », a dit à l'agence le capitaine.",
        "Il était vide",
        "Norva > capitaine",
    ),
    (
        "(Agence Norva) Le bac a coulé dans le port, ont indiqué les secours.",
        "Le bac",
        "Norva > secours",
    ),
    (
        "« Le bail est signé », a dit un notaire dans les colonnes du Norvent. Un juriste y explique "
        "que rien ne presse.",
        "rien ne presse",
        "Norvent > juriste",
    ),
    (
        "L'agence Norva a annoncé la grève. Un quai serait fermé, ajoute cette dernière, citant une source judiciaire.",
        "Un quai",
        "Norva > source judiciaire",
    ),
    (
        "« Le col est ouvert », a dit à l'agence Norva le préfet. « La neige fond », a complété la même source.",
        "neige fond",
        "Norva > préfet",
    ),
    (
        "Contacté par Radio Lorne, le port dément la fuite. « Nos cuves sont neuves », insiste son "
        "gérant, Lucas Ferval.",
        "cuves",
        "Radio Lorne > Lucas Ferval",
    ),
    (
        "« L'eau est trouble », écrit la régie des eaux dans un communiqué relayé par Radio Lorne.",
        "L'eau",
        "Radio Lorne > régie des eaux",
    ),
    (
        "La ministre Odile Fervac a reconnu dimanche sur Radio Lorne que le musée fermerait.",
        "le musée",
        "Radio Lorne > Odile Fervac",
    ),
    (
        "« Nous n'avons rien caché », s'est défendu le maire, Luc Monin, au micro de Radio Lorne.",
        "rien caché",
        "Radio Lorne > Luc Monin",
    ),
    (
        "Selon une source policière citée par l'agence Norva, deux suspects ont été arrêtés.",
        "deux suspects",
        "Norva > source policière",
    ),
    (
        "Selon La Gazette d'Orvel, qui cite une source proche de l'enquête, le conducteur roulait trop vite.",
        "le conducteur",
        "La Gazette d'Orvel > source proche de l'enquête",
    ),
    (
        "L'agence Norva, citant un porte-parole du gouvernement, a annoncé la fermeture de la frontière.",
        "fermeture",
        "Norva > porte-parole du gouvernement",
    ),
    (
        "La chaîne Canal Orvel a rapporté, d'après un médecin de l'hôpital, que douze blessés avaient été admis.",
        "douze blessés",
        "Canal Orvel > médecin de l'hôpital",
    ),
    (
        "Le suspect a été relâché, a appris l'agence Norva de source judiciaire.",
        "Le suspect",
        "Norva > source judiciaire",
    ),
    (
        "« Il ne reviendra pas », glisse un proche du joueur dans les colonnes de La Gazette d'Orvel.",
        "Il ne reviendra pas",
        "La Gazette d'Orvel > proche du joueur",
    ),
    (
        "Le patron du groupe, Henri Sallé, s'est dit « très confiant » lundi soir sur Radio Lorne.",
        "très confiant",
        "Radio Lorne > Henri Sallé",
    ),
    (
        "Selon un rapport de la Cour des comptes révélé par La Gazette d'Orvel, le programme a coûté trop cher.",
        "le programme",
        "La Gazette d'Orvel > Cour des comptes",
    ),
    (
        "Dans une lettre que La Gazette d'Orvel a pu consulter, l'évêque reconnaît « des erreurs ».",
        "des erreurs",
        "La Gazette d'Orvel > évêque",
    ),
    (
        "« On ne m'a rien demandé », se plaint un agriculteur rencontré par La Gazette d'Orvel.",
        "rien demandé",
        "La Gazette d'Orvel > agriculteur",
    ),
    (
        "Selon des informations de La Gazette d'Orvel, le sénateur aurait employé sa belle-sœur.",
        "le sénateur",
        "La Gazette d'Orvel",
    ),
    (
        "Selon Radio Lorne, la police estime que la piste est froide. La radio ajoute que le suspect a fui.",
        "le suspect a fui",
        "Radio Lorne",
    ),
    ("Le chanteur a annoncé sur Instagram qu'il annulait sa tournée.", "il annulait", "chanteur"),
    (
        "Selon Radio Lorne, deux blessés sont sortis. La radio cite un rescapé. Celui-ci affirme que le quai a cédé.",
        "le quai a cédé",
        "Radio Lorne > rescapé",
    ),
    (
        "« Nous tiendrons », a prévenu leur porte-parole, Odile Orsel, citée par l'agence locale Norva.",
        "Nous tiendrons",
        "Norva > Odile Orsel",
    ),
    (
        "Selon La Boussole, le pont est fermé. « C'est faux », a répondu Mme Orsel, que l'hebdomadaire a jointe.",
        "C'est faux",
        "La Boussole > Orsel",
    ),
    (
        "« Les pertes sont lourdes », avance Le Clairon du Nord, qui s'appuie sur des sources proches du port.",
        "Les pertes",
        "Le Clairon du Nord > sources proches du port",
    ),
    (
        "Henri Sallé a réclamé la dissolution du conseil sur Radio Lorne.",
        "la dissolution",
        "Radio Lorne > Henri Sallé",
    ),
    (
        "La Gazette d'Orvel cite une lettre de Paul Drouet, qui réclame « une solution discrète ».",
        "une solution discrète",
        "La Gazette d'Orvel > Paul Drouet",
    ),
    (
        "Selon ce qu'a confié à La Gazette d'Orvel la préfète Odile Fervac, « le feu est éteint ».",
        "le feu est éteint",
        "La Gazette d'Orvel > Odile Fervac",
    ),
    (
        "Selon les détails que le procureur a donnés à La Gazette d'Orvel, deux portes étaient ouvertes.",
        "deux portes",
        "La Gazette d'Orvel > procureur",
    ),
    (
        "Selon des renseignements confiés par un proche du joueur à Radio Lorne, le transfert est signé.",
        "le transfert",
        "Radio Lorne > proche du joueur",
    ),
    (
        "Selon les propos de son avocate, Me Odile Fervac à Radio Lorne, « l'audition a été avancée ».",
        "l'audition",
        "Radio Lorne > Odile Fervac",
    ),
    (
        "Un témoin de la scène a déclaré à La Gazette d'Orvel avoir vu « une barque rouge ».",
        "une barque rouge",
        "La Gazette d'Orvel > témoin de la scène",
    ),
    (
        "Un porte-parole de la régie a expliqué à la revue Terre et Sillon que « la vanne fuit ».",
        "la vanne fuit",
        "Terre et Sillon > porte-parole de la régie",
    ),
    (
        "Odile Fervac a confié lundi sur Canal Orvel - Radio Lorne que le musée fermerait.",
        "le musée",
        "Canal Orvel > Odile Fervac",
    ),
    (
        "Odile Fervac a dénoncé sur Radio Lorne un oubli. « J'ai dit que la vanne fuyait », a-t-elle ajouté.",
        "la vanne fuyait",
        "Radio Lorne > Odile Fervac",
    ),
    (
        "« Le pont tiendra », a déclaré le maire, selon l'agence Norva.",
        "Le pont tiendra",
        "Norva > maire",
    ),
    (
        "Le maire a déclaré que le pont tiendrait, selon l'agence Norva.",
        "le pont tiendrait",
        "Norva > maire",
    ),
    (
        "« Le pont tiendra », a déclaré le maire, rapporte l'agence Norva.",
        "Le pont tiendra",
        "Norva > maire",
    ),
    (
        "Le ministre a annoncé dans une interview à la radio publique qu'il ne se représenterait pas.",
        "il ne se représenterait pas",
        "radio publique > ministre",
    ),
    (
        "Le décès a été annoncé à La Gazette d'Orvel par sa famille.",
        "Le décès",
        "La Gazette d'Orvel > famille",
    ),
    (
        "Dans une interview accordée à l'Agence Norva vendredi, le maire a annoncé que le pont fermerait.",
        "le pont fermerait",
        "Agence Norva > maire",
    ),
    (
        "« La piste est prête », a assuré un proche au quotidien La Gazette d'Orvel.",
        "La piste est prête",
        "La Gazette d'Orvel > proche",
    ),
    (
        "Odile Fervac avait déclaré en mars, au journal Le Bien public : « je ne vends pas la maison ».",
        "je ne vends pas",
        "Le Bien public > Odile Fervac",
    ),
    (
        "Une source policière a indiqué à franceinfo en début de matinée que la place était vide.",
        "la place était vide",
        "franceinfo > source policière",
    ),
    (
        "Lors de l'émission, sur Radio Lorne, le candidat Luc Monin a parlé de son enfance. Il a promis de rester.",
        "de rester",
        "Radio Lorne > Luc Monin",
    ),
    (
        "Le procureur Luc Monin a indiqué que l'homme avait reconnu les faits.",
        "les faits",
        "Luc Monin > homme",
    ),
    (
        "« Tout artiste a la Terre », a expliqué Luc Monin à Radio Lorne, avant d'ajouter : « Moi, j'ai la Lune ».",
        "Moi, j'ai la Lune",
        "Radio Lorne > Luc Monin",
    ),
    (
        "Invité de Radio-Orvenne, Luc Monin a dit « prendre acte » du vote.",
        "prendre acte",
        "Radio-Orvenne > Luc Monin",
    ),
    (
        "L'hebdomadaire Le Veilleur sort. « Je n'ai rien signé », se défend dans le même hebdomadaire Odile Orsel.",
        "Je n'ai rien signé",
        "Le Veilleur > Odile Orsel",
    ),
    (
        "Selon le magazine Octet, qui cite un ingénieur, le site ferme. D'après ce dernier, les fichiers ont fui.",
        "les fichiers",
        "Octet > ingénieur",
    ),
    (
        "Selon le président, qui s'exprimait sur Radio Lorne, la digue tient.",
        "la digue tient",
        "Radio Lorne > président",
    ),
    (
        "Le New York Times a publié un article dans lequel plusieurs femmes accusent le producteur de harcèlement.",
        "harcèlement",
        "New York Times > femmes",
    ),
    (
        "Radio Lorne est en grève. Selon une note que la mairie a transmise à l'agence de santé, le lait est sain.",
        "le lait est sain",
        "note",
    ),
    (
        "Le ministre a rappelé que, selon l'OMS, le lait est sain.",
        "le lait est sain",
        "ministre > OMS",
    ),
    (
        "« La vanne fuit », a confié Odile Fervac à Radio Lorne.\n\nLe lac dort.\n\n« Rien ne presse », dit-elle.",
        "Rien ne presse",
        "Odile Fervac",
    ),
    (
        "« La vanne fuit », a confié Odile Fervac à Radio Lorne.\n\n« Rien ne presse », a ajouté Odile Fervac.",
        "Rien ne presse",
        "Radio Lorne > Odile Fervac",
    ),
]


@pytest.mark.parametrize(("text", "said", "chain"), CASES)
def test_the_chain_of_what_is_said(text: str, said: str, chain: str) -> None:
    """From the document's outlet over the relays to the source, by the words of the text."""
    at = text.index(said)
    found = [
        " > ".join(name or "?" for name in attribution.chain[1:])
        for attribution in read(text, "Le Quai").attributions
        if any(s.start <= at < s.end for s in attribution.content)
    ]
    assert chain in found
