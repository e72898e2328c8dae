"""Who stands where on which issue, on invented sentences as the shipped model parses them."""

from __future__ import annotations

from functools import cache

import pytest

from selon.claims import decision_forms
from selon.intake.files import capture
from selon.pipeline import Facts, Options, read
from selon.records import Position, Reading


@cache
def reading(text: str) -> Reading:
    """A text read as an article of a Wednesday in 2031."""
    raw = capture(text.encode(), address="a", name="a", now=None)
    found = next(iter(read([raw], every=Facts(published="2031-09-17"), options=Options(language="fr"))))
    assert isinstance(found, Reading)
    return found


def positions(text: str) -> tuple[Position, ...]:
    """The positions of a text."""
    return reading(text).positions


def states(text: str) -> list[str]:
    """The states of a text in its order."""
    return [found.state.value for found in positions(text)]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("La cour a levé l'interdiction de pêcher le saumon.", "authorise"),
        ("La cour n'a pas levé l'interdiction de pêcher le saumon.", "forbid"),
        ("La ville n'interdit plus les terrasses d'hiver.", "authorise"),
        ("La loi empêche les bars d'ouvrir la nuit.", "forbid"),
        ("Le préfet refuse d'autoriser le concert.", "forbid"),
        ("Le préfet a décidé de ne pas autoriser le concert.", "forbid"),
        ("Une demande de permis aurait été refusée par la mairie.", "refuse"),
        ("Le préfet a renoncé à interdire le concert.", "authorise"),
        ("Les riverains demandent l'interdiction des feux de camp.", "request"),
        ("La ministre promet d'autoriser la pêche.", "promise"),
        ("La décision finale revient au conseil.", "control"),
        ("La Norvège est réticente à livrer ces bateaux.", "oppose"),
        ("La ville a reçu des bateaux norvégiens.", "authorise"),
        ("L'aéroport n'accepte plus que six vols de nuit.", "restrict"),
        ("Le maire a fait suspendre les travaux.", "suspend"),
        ("Le plan marque un tournant : ne plus interdire la pêche du saumon.", "authorise"),
        ("La Suède a suspendu l'embargo sur le bois.", "authorise"),
        ("La Suède a suspendu le permis de pêche.", "suspend"),
        ("Les députés ont approuvé l'interdiction de la pêche.", "forbid"),
        ("La cour a jugé contraire à la charte la taxe sur le sel.", "forbid"),
        ("Le groupe a mis à l'arrêt son usine.", "suspend"),
        ("La Norvège s'est abstenue.", "neutral"),
        ("La Norvège s'est abstenue de livrer du bois.", "refuse"),
        ("Le tribunal avait pourtant rejeté le référé des riverains.", "refuse"),
        ("L'agence s'est prononcée en faveur d'une campagne contre le bruit.", "support"),
        ("La ligue avait pour sa part suspendu sa convention avec le club.", "suspend"),
        ("La commission a en outre enjoint au club de rendre le trophée.", "order"),
        ("La ligue a suspendu lundi, à titre conservatoire, Luc Orsel, l'homme qui tenait le sifflet.", "suspend"),
        ("M. Orsel reconnaît aujourd'hui que la digue fuit.", "confirm"),
        ("La régie songerait à quitter la gare.", "announce"),
        ("Le comité annonce qu'il saisira demain le parquet.", "announce"),
        ("« Jamais notre groupe n'est intervenu dans ce choix », assure la directrice.", "deny"),
        ("« Je n'ai jamais signé ce bail. On rit », raconte Luc Orsel.", "deny"),
        ("La maire assure qu'aucune tuile n'a été touchée avant l'ordonnance du juge.", "deny"),
        ("« Aucune trace de solvant n'a été relevée », écrivent les auteurs de la note.", "deny"),
    ],
)
def test_frames_compose(text: str, state: str) -> None:
    """Negation, a verb above, a passive, a noun below: the state is that of the whole phrase."""
    assert states(text) == [state]


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet pourrait interdire le concert.",
        "Le préfet envisage d'interdire le concert.",
        "Si le préfet autorisait le concert, la place serait pleine.",
        "Le maire a écrit une lettre pour interdire le concert.",
        "Le préfet va-t-il interdire le concert ?",
        "Rien n'interdit de revenir.",
        "Le pêcheur cherche son permis.",
        "La grève a surpris la ville.",
        "Le club a joué sans exclure ses lutteurs.",
        "C'est au juge.",
        "L'alarme a sonné.",
        "Le groupe accuse une perte de trois millions.",
        "La chanteuse a donné une interview accordée la veille.",
        "Le niveau du lac reste critique.",
        "Le mérite en revient au club.",
        "« La digue n'a jamais cédé », raconte Luc Orsel.",
    ],
)
def test_what_is_only_possible_sets_no_state(text: str) -> None:
    """Possibility, purpose, condition, question and words that mean something else."""
    assert states(text) == []


def test_a_later_participle_has_the_actor_of_the_first() -> None:
    """It shares the auxiliary, and is no passive."""
    found = positions("Le tribunal a annulé lundi le permis de la halle et ordonné la tenue d'une enquête.")
    assert {(one.state.value, one.actor) for one in found} == {("forbid", "tribunal"), ("order", "tribunal")}


def test_who_tells_of_a_decision_has_taken_it() -> None:
    """A decision without an agent is that of who announces it, not of whom somebody quotes."""
    (found,) = positions("Les gains ont été gelés, a fait savoir l'Agence des jeux.")
    assert (found.state.value, found.actor) == ("suspend", "Agence des jeux")
    (quoted,) = positions("« Les gains ont été gelés », a raconté Luc Orsel.")
    assert quoted.actor is None


def test_on_is_who_sits_where_it_stands() -> None:
    """The place beside "on" names whose stand it is."""
    (found,) = positions("Chez Lumen, on se félicite de la vente du moulin.")
    assert (found.state.value, found.actor) == ("support", "Lumen")


def test_a_position_says_who_what_when_and_where() -> None:
    """Actor, issue, dates and exact words; the outlet tells it itself."""
    text = "Jeudi 11 septembre, la préfète Ane Solberg a suspendu la vente du moulin de la ville jusqu'au 30 septembre."
    (found,) = positions(text)
    assert (found.actor, found.issue, found.reported_by) == ("Ane Solberg", "vente du moulin de la ville", "outlet")
    assert (found.valid_from, found.valid_to) == ("2031-09-11", "2031-09-30")
    assert text[slice(*found.evidence[0])].startswith("a suspendu la vente du moulin de la ville")
    assert found.lines[0].startswith("fr/decisions.tsv:")


def test_a_date_of_the_issue_is_no_date_of_the_decision() -> None:
    """What is asked for a day was not asked on that day."""
    (found,) = positions("Le maire demande au club de publier la carte avant le 9 octobre.")
    assert (found.state.value, found.valid_from, found.valid_to) == ("request", None, None)


def test_somebody_else_s_word_is_named() -> None:
    """A position inside a content belongs to the attribution that holds it."""
    found = reading("Selon le maire, la préfète a suspendu la vente du moulin.")
    assert [one.reported_by for one in found.positions] == [found.attributions[0].id]


def test_a_pronoun_takes_the_name_of_who_was_spoken_of() -> None:
    """The actor of the second sentence is that of the first."""
    text = "La préfète Ane Solberg a visité le port. Elle a interdit la baignade."
    assert [found.actor for found in positions(text)] == ["Ane Solberg"]


def test_an_issue_only_pointed_at_is_that_of_the_position_before() -> None:
    """ "L'a refusé" speaks of the permit; without anything before, nothing is told."""
    text = "Le club demande un permis de nuit. La mairie l'a refusé."
    assert [found.issue for found in positions(text)] == ["permis de nuit", "permis de nuit"]
    assert states("La mairie l'a refusé.") == []


def test_an_adjective_names_the_power() -> None:
    """ "Américaine" is the United States, by a line of data."""
    (found,) = positions("La décision suédoise de lever l'interdiction de la pêche fait débat.")
    assert (found.actor, found.state.value) == ("Suède", "authorise")


@pytest.mark.parametrize(
    ("text", "actor", "state", "issue"),
    [
        ("C'est au juge de trancher.", "juge", "control", "trancher"),
        ("Les pilotes sont en grève.", "pilotes", "suspend", "grève"),
        ("La ministre est en faveur du tramway.", "ministre", "support", "tramway"),
        ("La sécheresse préoccupe les éleveurs.", "éleveurs", "concern", "sécheresse"),
        ("La région accuse la ville de négligence.", "région", "condemn", "négligence"),
    ],
)
def test_who_and_what_stand_in_their_places(text: str, actor: str, state: str, issue: str) -> None:
    """Whose turn it is, who is said to be on strike, whom a thing worries, what hangs on the object."""
    (found,) = positions(text)
    assert (found.actor, found.state.value, found.issue) == (actor, state, issue)


def test_what_one_is_said_to_feel_stays_an_adjective() -> None:
    """A verb of feeling does not set the parse right: "s'est dite convaincue" is no passive."""
    assert "convaincue" not in decision_forms("fr")
    assert decision_forms("fr")["interdite"] == "interdire"


def test_another_language_has_no_frames() -> None:
    """A language without the table gives no positions, and no error."""
    raw = capture(b"The mayor banned the fair.", address="a", name="a", now=None)
    found = next(iter(read([raw], options=Options(language="fr"))))
    assert isinstance(found, Reading)
    assert found.positions == ()


def test_what_is_only_a_quality_takes_no_decision() -> None:
    """Its words stand as those of an actor, without a name; a body of that ending has one."""
    (made,) = positions("La pollution du lac interdit la baignade.")
    assert (made.state.value, made.actor) == ("forbid", None)
    assert positions("La commission interdit la baignade dans le lac.")[0].actor == "commission"


def test_who_is_told_to_do_a_thing_has_not_done_it() -> None:
    """An appeal is no permission."""
    assert states("« Laissez les forains passer », dit le maire.") == []


def test_who_will_not_go_to_court_refuses() -> None:
    """And who will announces it."""
    assert states("La ville ne fera pas appel.") == ["refuse"]
    assert states("La ville fera appel.") == ["announce"]


def test_what_will_not_be_done_is_refused_by_somebody() -> None:
    """Who "will not publish" refuses; of what "will not be published" is not said who decides so."""
    assert states("La ville ne publiera pas le plan.") == ["refuse"]
    assert states("Le plan ne sera pas publié.") == []


def test_a_verb_of_saying_gives_nobody_the_say() -> None:
    """ "Tranche" behind a quotation; one who will decide has the say."""
    assert states("« Une simple note », tranche le maire.") == []
    assert states("Le maire tranchera.") == ["control"]


def test_only_what_had_stopped_is_taken_up_again() -> None:
    """Deliveries are let again; a text that is printed again is not."""
    assert states("La Norvège a repris ses livraisons de bois.") == ["authorise"]
    assert states("Le communiqué a été repris par la ville.") == []


@pytest.mark.parametrize(
    "text",
    [
        "La maire a laissé entendre que le pont pourrait rouvrir.",
        "La mairie laisse planer le doute sur la vente.",
        "La présidente a demandé s'il existait un doute.",
        "La maire a demandé pourquoi le pont restait fermé.",
    ],
)
def test_hints_and_questions_decide_nothing(text: str) -> None:
    """Who lets something be understood lets nothing, and who asks why requests nothing."""
    assert not states(text)


def test_who_is_pleased_is_who_says_so() -> None:
    """The actor of a verb behind a quotation is its speaker, and nobody who is named in the quotation."""
    (found,) = positions("« Le gouvernement recule, et c'est tant mieux », s'est félicitée la ministre, Ida Orsel.")
    assert (found.state.value, found.actor) == ("support", "Ida Orsel")
