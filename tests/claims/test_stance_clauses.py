"""Positions told in clauses, beside quotations and with pronouns: what they are, whose, and since when."""

from __future__ import annotations

import pytest

from tests.claims.test_stance import positions, reading, states


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("La régie a annoncé que la gare fermerait en mars.", ["announce"]),
        ("La régie a annoncé que la gare était vide.", []),
        ("« Tout sera payé », a-t-il promis.", ["promise"]),
        ("« Le bac a coulé vite », a annoncé la mairie.", []),
        ("La maire assure qu'elle rouvrira la piscine.", ["promise"]),
        ("La maire assure que le pont tiendra.", []),
        ("La maire affirme soutenir le tramway.", ["support"]),
        ("Le club confirme avoir suspendu la vente du stade.", ["suspend"]),
        ("Les camions ne pourront plus traverser le bourg.", ["forbid"]),
        ("Les camions ne peuvent plus traverser le bourg.", []),
        ("La ville ne veut pas vendre le moulin.", ["refuse"]),
        ("La ville veut vendre le moulin.", []),
        ("« Je n'ai pas signé », a répliqué la maire.", ["deny"]),
        ("« Il n'a pas signé », a répliqué la maire.", []),
    ],
)
def test_clauses_and_quotations_can_be_issues(text: str, state: list[str]) -> None:
    """A plan in a clause, the quotation beside a verb, what one is said to do; facts and other people's are none."""
    assert states(text) == state


def test_a_step_before_a_court_that_is_still_to_come_is_announced() -> None:
    """Taken, it opposes."""
    assert states("Les riverains ont saisi le tribunal.") == ["oppose"]
    assert states("Les riverains saisiront le tribunal.") == ["announce"]


def test_a_pronoun_before_the_verb_stands_for_its_issue() -> None:
    """ "Y" is what stands behind "à"."""
    text = "La ministre a autorisé la fusion des deux clubs. Les joueurs s'y opposent."
    assert [(one.state.value, one.issue) for one in positions(text)] == [
        ("authorise", "fusion des deux clubs"),
        ("oppose", "fusion des deux clubs"),
    ]


def test_a_clause_behind_a_neuter_pronoun_is_the_issue() -> None:
    """ "À ce que" opens it."""
    (found,) = positions("Le comité s'oppose à ce que l'on vende la halle.")
    assert found.state.value == "oppose" and "halle" in found.issue


@pytest.mark.parametrize(
    "text",
    [
        "La régie s'est refusée à tout commentaire.",
        "La régie n'a pas voulu commenter l'affaire.",
        "Le témoin a demandé que son nom soit tu.",
        "La fête avait été interdite.",
        "Des panneaux, livrés en mars, attendent sous une bâche.",
    ],
)
def test_silence_and_what_had_been_are_no_states(text: str) -> None:
    """Nothing said to the press, no decision; a past before the past and a thing without an agent neither."""
    assert states(text) == []


def test_a_paper_does_what_its_clause_says() -> None:
    """One state for the paper and its clause, of who issued it."""
    (found,) = positions("La préfète de Norvent a pris un arrêté interdisant la pêche.")
    assert (found.state.value, found.actor, found.issue) == ("forbid", "préfète de Norvent", "pêche")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("La maire, Odile Brancourt, a visité le port. La maire a interdit la baignade.", "Odile Brancourt"),
        ("Odile Brancourt a visité le port. Mme Brancourt a interdit la baignade.", "Odile Brancourt"),
        ("Le gestionnaire du port, Lumen Quais, a interdit la baignade.", "Lumen Quais"),
    ],
)
def test_an_actor_has_the_fullest_name_of_the_article(text: str, actor: str) -> None:
    """A role is its holder, a short name the full one, and a description the name beside it."""
    assert [one.actor for one in positions(text)] == [actor]


def test_i_is_who_speaks() -> None:
    """The source of the attribution that holds the words."""
    text = "« Nous soutenons la fusion des deux clubs », a déclaré mardi Luc Orsel."
    (found,) = positions(text)
    assert (found.state.value, found.actor) == ("support", "Luc Orsel")
    assert reading(text).attributions[0].source_name == "Luc Orsel"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Par un arrêté pris mardi, la préfète a interdit la baignade.", "2031-09-16"),
        ("Jointe mardi, la maire a démenti.", "2031-09-16"),
        ("La ligue a suivi mardi en accordant la licence du stade.", "2031-09-16"),
        ("Le comité a saisi mardi le ministre et réclame un audit.", "2031-09-16"),
        ("La ministre a promis un pont pour le 9 octobre.", None),
        ("La préfète a interdit le concert mardi à 22 heures.", "2031-09-16"),
    ],
)
def test_the_clause_around_a_decision_dates_it(text: str, date: str | None) -> None:
    """The paper, the call, the verb that it goes with; what is promised for a day was not promised on it."""
    assert positions(text)[-1].valid_from == date


def test_what_an_attribution_holds_is_the_issue_where_the_tree_has_none() -> None:
    """The tags take "pas" for a negation, and the tree loses the object of the verb."""
    (found,) = positions("La fédération de pêche a salué « un premier pas ».")
    assert (found.state.value, found.actor) == ("support", "fédération de pêche")


def test_what_is_asked_in_a_clause_is_no_state() -> None:
    """Behind "si" nobody knows."""
    assert states("On ne sait pas encore si le préfet autorisera la fête.") == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Les riverains ont défilé pour réclamer une enquête.", ["request"]),
        ("Les riverains ont défilé pour fêter le pont.", []),
        ("Les riverains voudraient défiler pour réclamer une enquête.", []),
        ("La ville a acheté le moulin pour interdire la pêche.", []),
    ],
)
def test_what_is_done_to_take_a_stand_takes_it(text: str, state: list[str]) -> None:
    """Who marches to ask asks; what else is done for a purpose has not come about by it."""
    assert states(text) == state


def test_what_somebody_calls_it_is_whose_words_they_are() -> None:
    """Said of what the words point at, or all that is said; not of something else, nor by the outlet."""
    (found,) = positions("« Cette fusion est une honte », a dit Luc Orsel.")
    assert (found.state.value, found.actor) == ("condemn", "Luc Orsel")
    assert states("« Il a eu honte », a dit Luc Orsel.") == []
    assert states("La honte du village est connue.") == []


def test_who_will_not_do_it_refuses_and_who_will_pay_promises() -> None:
    """Only of what will be: what was not paid was not refused."""
    assert states("La région ne paiera pas les travaux.") == ["refuse"]
    assert states("La région paiera les travaux.") == ["promise"]
    assert states("La région n'a pas payé les travaux.") == []


def test_the_person_behind_a_noun_of_deciding_takes_the_decision() -> None:
    """ "Du maire" is no issue of a refusal."""
    (found,) = positions("Le refus du maire a surpris le comité.")
    assert (found.state.value, found.actor) == ("refuse", "maire")


def test_what_is_sworn_to_have_been_is_no_promise() -> None:
    """One promises what will be."""
    assert states("La régie jure avoir vidé la cuve.") == []
    assert states("La régie jure de vider la cuve.") == ["promise"]


def test_a_body_that_bears_another_s_name_is_not_the_one_known() -> None:
    """What the administration of Verbak did is not done by Mardel, although his alone is known by its noun."""
    text = "Paul Mardel a été élu. L'administration Verbak avait autorisé le bac. L'administration Mardel s'y oppose."
    assert [(one.state.value, one.actor) for one in positions(text)] == [
        ("authorise", "administration Verbak"),
        ("oppose", "administration Mardel"),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Les ventes ont été suspendues, a annoncé l'agence.", "agence"),
        ("Le bac était jusque-là interdit, selon la régie.", None),
    ],
)
def test_who_announces_a_decision_of_nobody_has_taken_it(text: str, actor: str | None) -> None:
    """Who only says how things stood has decided nothing."""
    assert [one.actor for one in positions(text)] == [actor]
