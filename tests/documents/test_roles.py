"""Paragraphs of plain text get the roles that a reader would give them."""

from __future__ import annotations

import pytest

from tests.documents.pages import BLOG, PORTAL, WIRE, outline, read, roles

LEAD = "La mairie a fermé le pont de Valmont lundi, ont annoncé les élus. Il rouvrira en mai."
MORE = "Les riverains attendent une date depuis l’hiver, selon le collectif. La préfecture se tait."


def article(*paragraphs: str) -> str:
    """A page with a headline and these paragraphs between two of running text."""
    return "\n\n".join(["Le pont de Valmont reste fermé", LEAD, *paragraphs, MORE])


def role_of(*paragraphs: str) -> str:
    """The role of the first of some paragraphs in the middle of an article."""
    return roles(article(*paragraphs))[2]


def test_a_portal_page_is_taken_apart() -> None:
    """Header, headline, caption, byline, empty stamps, standfirst, sub-headings and teasers each have their role."""
    assert outline(read(PORTAL)) == [
        ("boilerplate", "date 2031-09-12 Toutes les"),
        ("headline", "Halle de Valmont :"),
        ("caption", "La halle, construite en"),
        ("byline", "Par VALNEWS"),
        ("boilerplate", "Publié le - Mis"),
        ("standfirst", "Au printemps 2031, le"),
        ("body", "Le revirement surprend. Au"),
        ("body", "D’après les pages locales"),
        ("subheading", "Un contrôle qui tombe"),
        ("body", "Plusieurs techniciens, qui ne"),
        ("teaser", "«Les clés sont prêtes»"),
        ("body", "La halle compte deux"),
        ("subheading", "Des commerçants dans l’attente"),
        ("body", "Le choix appartiendrait maintenant"),
        ("teaser", "Halle de Valmont :"),
        ("body", "Le bail devait courir"),
    ]


def test_a_blog_page_is_taken_apart() -> None:
    """Site line and menu go before the headline; from the comments on nothing is the article's."""
    assert outline(read(BLOG)) == [
        ("boilerplate", "Valderi"),
        ("boilerplate", "Accueil"),
        ("boilerplate", "Envoyer à un ami"),
        ("boilerplate", "Version imprimable"),
        ("headline", "Navettes sur le lac"),
        ("byline", "Publié par Lise Verdan"),
        ("standfirst", "La commune de Valmont"),
        ("body", "Lundi, vingt passagers ont"),
        ("subheading", "Comment la commune a-t-elle"),
        ("body", "Les bateaux dormaient au"),
        ("body", "Une traversée coûte deux"),
        ("subheading", "Qui paiera la réparation"),
        ("body", "L’assureur a relevé trois"),
        ("body", "La prochaine réunion se"),
        ("boilerplate", "Nouveau commentaire :"),
        ("boilerplate", "Sur VALDERI, chacun écrit"),
        ("boilerplate", "Dans la même rubrique"),
        ("boilerplate", "< >"),
    ]


def test_a_wire_keeps_its_dateline_in_the_body() -> None:
    """A date alone on its line belongs to the paragraph after it; the lead before it is the standfirst."""
    assert outline(read(WIRE)) == [
        ("headline", "Valmont : le pont"),
        ("boilerplate", "Page actualisée : 23"),
        ("standfirst", "Le pont de Valmont"),
        ("body", "22 mars 2031 ."),
        ("body", "Marc Ostin, arrivé de"),
        ("body", "— Anne Lorme ,"),
        ("boilerplate", "Vous pouvez également consulter"),
        ("boilerplate", "Images du pont ."),
        ("boilerplate", "Article sur la crue"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Un chantier contesté",
        "Qui paiera les travaux ?",
        "Le maire, seul contre tous",
        "Le niveau monte encore en amont",
        "« Une nuit de trop »",
        "Justice : un procès attendu",
    ],
)
def test_a_short_line_before_prose_is_a_subheading(line: str) -> None:
    """No final full stop, few commas, prose after it; a topic without a verb is no other article's headline."""
    assert role_of(line) == "subheading"


@pytest.mark.parametrize(
    "line",
    [
        "Mais les essais sont encourageants.",
        "À quel coût ? Et qui tiendra les comptes ?",
        "« Nous ne céderons pas », a-t-elle dit.",
        "Anne Lorme : « Nous ne céderons pas »",
        "Le 6 août, le maire, élu depuis six ans, écrit",
        "D’après les élus du val, réunis jeudi, le pont resterait fermé, faute de crédits, tout l’hiver",
        "— Anne Lorme, préfète du Val",
        "- trois arches en pierre",
        "La préfète a posé trois conditions :",
        "suite de la page précédente",
        "La préfecture s’est refusée à tout commentaire.",
        "Par ailleurs, la mairie a écrit au ministre.",
        "Selon le rapport, le site utilise des cookies sans le dire.",
        "Il vous reste trois jours pour donner votre avis, rappelle la mairie.",
        "Publié en mars, le rapport de la chambre donne tort à la commune, selon le maire.",
        "Relire ce dossier a pris deux ans à la chambre, dit le maire.",
        "Une version précédente de cet article donnait deux arches au pont.",
    ],
)
def test_what_may_be_the_articles_own_words_stays_in_the_body(line: str) -> None:
    """Where a rule is not sure, a line is read: nothing of the article is lost."""
    assert role_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Valmont cherche un boulanger",
        "À lire aussi > La halle de Valmont va rouvrir",
        "« On ne dort plus » : à Valmont, les riverains de la gare dénoncent le bruit",
        "Écoles du Val : la rectrice annonce deux fermetures",
        "Écoles du Val : « On ferme trop vite », souligne la rectrice",
    ],
)
def test_the_headline_of_another_article_is_a_teaser(line: str) -> None:
    """A mark such as "lire aussi", or a whole headline around a colon, alone in the middle of the body."""
    assert role_of(line) == "teaser"


def test_titles_after_a_mark_are_teasers_up_to_the_subheading() -> None:
    """The last title before prose may be the article's own."""
    page = article("À lire aussi :", "La halle de Valmont cherche un repreneur", "Un chantier contesté")
    assert roles(page)[2:5] == ["boilerplate", "teaser", "subheading"]


@pytest.mark.parametrize(
    "line", ["Publicité", "La suite après la publicité", "Partager sur les réseaux", "* * *", "© Lise Verdan", "[3]"]
)
def test_furniture_between_paragraphs_is_no_body(line: str) -> None:
    """Notices, buttons, rules and credits stand apart from the text."""
    assert role_of(line) in ("boilerplate", "caption")


@pytest.mark.parametrize(
    "line",
    [
        "Par Lise Verdan",
        "Lise Verdan",
        "Lise Verdan avec AFP",
        "Par la rédaction, avec Reuters",
        "De notre correspondant à Valmont, Marc Ostin",
        "Lise Verdan | 20 mai 2031",
    ],
)
def test_a_line_of_names_under_the_headline_is_the_byline(line: str) -> None:
    """With a word such as "par", with an agency, or a name alone."""
    assert roles(f"Le pont de Valmont reste fermé\n{line}\n\n{LEAD}\n\n{MORE}")[1] == "byline"


@pytest.mark.parametrize("line", ["Lise Verdan", "(AFP)", "Lise Verdan avec AFP"])
def test_a_name_at_the_end_signs_the_article(line: str) -> None:
    """The authors may stand below the text."""
    assert roles(f"{article()}\n\n{line}")[-1] == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Le pont de Valmont en mars. [Marc Ostin/AFP]",
        "Le pont de Valmont (Photo Marc Ostin)",
        "Crédit photo : Marc Ostin",
        "Le pont de Valmont © Marc Ostin",
    ],
)
def test_a_line_with_a_photographers_credit_is_a_caption(line: str) -> None:
    """Brackets with a slash, a sign, or the word itself."""
    assert roles(f"Le pont de Valmont reste fermé\n\n{line}\n\n{LEAD}\n\n{MORE}")[1] == "caption"


def test_brackets_of_the_editor_make_no_caption() -> None:
    """Words added inside a quotation are no credit."""
    assert role_of("« Le pont [et la route] sont clos », dit-elle, avant de citer la loi [texte/avis].") == "body"


def test_comments_need_an_article_before_them() -> None:
    """A count of comments under the headline does not end the page."""
    assert roles(f"Le pont de Valmont reste fermé\n\n12 commentaires\n\n{LEAD}\n\n{MORE}")[2:] == ["body", "body"]


def test_the_words_of_readers_are_not_the_article() -> None:
    """Long comments after the head of the comments stay outside."""
    page = f"{article(MORE, MORE)}\n\nVos réactions\n\n{LEAD} {LEAD}"
    assert roles(page)[-2:] == ["boilerplate", "boilerplate"]


def test_prose_alone_is_all_body() -> None:
    """A passage without headline or furniture is read whole."""
    assert roles(f"{LEAD}\n\n{MORE}") == ["body", "body"]
    assert roles(LEAD) == ["body"]


def test_a_title_alone_is_a_headline() -> None:
    """A headline is read too."""
    assert roles("Le pont de Valmont reste fermé, selon la mairie") == ["headline"]


def test_every_paragraph_says_which_rule_gave_its_role() -> None:
    """No reason is empty."""
    assert all(paragraph.reason for page in (PORTAL, BLOG, WIRE) for paragraph in read(page).paragraphs)
