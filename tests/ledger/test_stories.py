"""Which articles tell one story: invented ones that do, and others that only have a person, a town or a country."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from selon.claims.stems import stems
from selon.ledger.schema import documents, joined, positions
from tests.ledger.articles import NOW, entry
from tests.ledger.conftest import Store

ARTICLES = {
    "cantine": (
        "2031-03-12",
        "Corvanne : la cantine de l'école Jules-Ferry rouvrira lundi\n\n"
        "Le conseil municipal a validé mardi le nouveau contrat de restauration. La maire promet des repas bio.\n\n"
        "Les 240 élèves de l'école Jules-Ferry retrouveront leur cantine. La maire de Corvanne, Odile Marcassin, a "
        "annoncé mardi soir devant le conseil municipal la signature d'un contrat avec la société Papilles.\n\n"
        "L'opposition a dénoncé un prix trop élevé. « Les familles paieront 40 centimes de plus par repas », "
        "a regretté "
        "le conseiller Bruno Lescault. La ville a promis une aide aux foyers modestes.",
    ),
    "budget": (
        "2031-03-20",
        "Corvanne : le budget 2031 adopté dans la douleur\n\n"
        "Le conseil municipal a adopté mercredi soir le budget primitif. L'opposition a voté contre.\n\n"
        "La maire de Corvanne, Odile Marcassin, a défendu une hausse de la taxe foncière de 4 %. « La ville doit "
        "investir dans ses écoles et ses routes », a-t-elle plaidé. Le conseiller d'opposition Bruno "
        "Lescault a dénoncé "
        "un matraquage fiscal. Les élus ont refusé l'amendement sur la piscine.",
    ),
    "retraites": (
        "2031-05-02",
        "Retraites : Tourvieille confirme la réforme pour l'automne\n\n"
        "Le Premier ministre Anselme Tourvieille a confirmé jeudi à Paris que la réforme des retraites "
        "serait présentée "
        "en octobre au Parlement.\n\n"
        "Le chef du gouvernement a promis que l'âge légal ne bougerait pas. Les syndicats, reçus à Matignon, "
        "ont dénoncé "
        "une concertation de façade. L'opposition demande un référendum.",
    ),
    "loup": (
        "2031-05-06",
        "Loup : Tourvieille autorise des tirs dans les Alpes\n\n"
        "Le Premier ministre Anselme Tourvieille a annoncé lundi à Gap que les éleveurs pourraient tirer sur "
        "les loups.\n\n"
        "Le chef du gouvernement a promis un décret. Les associations ont dénoncé un cadeau. La ministre de "
        "l'Agriculture, Céline Orval, a confirmé que le quota serait relevé à 25 %. L'opposition demande une étude.",
    ),
    "bergers": (
        "2031-05-10",
        "Tirs de loups : les éleveurs de Gap restent prudents\n\n"
        "Quatre jours après l'annonce du Premier ministre, les bergers attendent le décret.\n\n"
        "À Gap, on se souvient des promesses. « Anselme Tourvieille a autorisé les tirs, mais rien n'est "
        "signé », soupire "
        "un éleveur. Ils condamnent cette stratégie. La ministre de l'Agriculture, Céline Orval, a promis un quota.",
    ),
    "engrais": (
        "2031-06-01",
        "Suède : la taxe sur les engrais suspendue\n\n"
        "Le gouvernement suédois a suspendu lundi la taxe sur les engrais azotés, après six mois de manifestations à "
        "Stockholm. L'Union européenne a demandé des explications à la Suède.",
    ),
    "réacteurs": (
        "2031-06-02",
        "Suède : feu vert à deux réacteurs nucléaires\n\n"
        "Le gouvernement suédois a autorisé mardi la construction de deux réacteurs à Ringhals. Les Verts dénoncent un "
        "projet ruineux. L'Union européenne doit donner son accord à Stockholm.",
    ),
}
STORIES = [{"cantine"}, {"budget"}, {"retraites"}, {"loup", "bergers"}, {"engrais"}, {"réacteurs"}]


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "the last first"])
def test_one_story_is_one_issue_and_two_are_two(store: Store, turned: bool) -> None:
    """Whichever comes in first; what a passage takes up without a name belongs to the story."""
    names = list(ARTICLES)[:: -1 if turned else 1]
    with store.open() as ledger:
        for name in names:
            published, text = ARTICLES[name]
            ledger.add([entry(name, text, "La Vigie", published)], stems, NOW)
        query = select(documents.c.name, positions.c.topic).join(positions, positions.c.document == documents.c.id)
        found = [(row["name"], row["topic"]) for row in ledger.rows(query)]
        ends = ledger.ends(topic for _, topic in found)
    issues = {end: {name for name, topic in found if ends[topic] == end} for end in ends.values()}
    assert sorted(map(sorted, issues.values())) == sorted(map(sorted, STORIES))


def test_a_passage_about_another_story_goes_there(store: Store) -> None:
    """It shares nothing with its own article, and has names and words of the other; else it stays."""
    passage = "\n\nÀ Gap, la ministre Céline Orval a suspendu les tirs de loups."
    with store.open() as ledger:
        published, text = ARTICLES["loup"]
        ledger.add([entry("loup", text, "La Vigie", published)], stems, NOW)
        published, text = ARTICLES["réacteurs"]
        ledger.add([entry("réacteurs", text + passage, "La Vigie", published)], stems, NOW)
        query = select(documents.c.name, positions.c.topic, positions.c.state)
        rows = ledger.rows(query.join(positions, positions.c.document == documents.c.id))
        ends = ledger.ends(row["topic"] for row in rows)
    of = {(row["name"], row["state"]): ends[row["topic"]] for row in rows}
    assert of["réacteurs", "suspend"] == of["loup", "promise"] != of["réacteurs", "authorise"]


def test_what_two_articles_were_joined_by_is_kept(store: Store) -> None:
    """An article that brings two stories together says why."""
    loup, bergers = ARTICLES["loup"], ARTICLES["bergers"]
    early = (
        "Gap : un berger face aux loups\n\n"
        "Le troupeau de Gap a perdu dix brebis. Le maire, Ugo Sarrel, refuse les tirs."
    )
    with store.open() as ledger:
        for name, (published, text) in {"un": ("2031-04-01", early), "loup": loup, "deux": bergers}.items():
            ledger.add([entry(name, text, "La Vigie", published)], stems, NOW)
        reasons = [row["reason"] for row in ledger.rows(select(joined))]
        topics = [row["topic"] for row in ledger.rows(select(positions.c.topic))]
        assert len(set(ledger.ends(topics).values())) == 1
        assert all("gap" in reason for reason in reasons)
