"""Articles are many, origins are few: whom they have it from, why, and what hardened on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from selon.answers.asking import subject_of
from selon.answers.finding import Several, issues
from selon.answers.namesakes import Names
from selon.answers.origins import origins
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.errors import NotFound
from selon.ledger.schema import claims, documents, positions
from tests.answers.relayed import DISPATCH, EDITED, HEDGED, NINE, TWO, asked, filled
from tests.ledger.articles import ALLOWED, BLOCKED, NOW

BRIDGE = (
    ("a", "La Vigie", "2031-09-04", "Le maire de Norvent affirme que le pont d'Orvel coûtera 40 millions d'euros."),
    ("b", "Radio Lorne", "2031-09-05", "Le pont d'Orvel coûtera 40 millions, selon le maire de Norvent."),
    ("c", "L'Écho", "2031-09-05", "Selon le maire de Norvent, le marché d'Orvel ouvrira samedi."),
)


def reasons(found: dict[str, Any]) -> set[str]:
    """The kinds of reasons of all edges."""
    return {edge["reason"].split(":")[0].split(" of ")[0] for edge in found["edges"]}


def test_nine_articles_of_six_outlets_have_one_origin(tmp_path: Path) -> None:
    """All go back to one paper to which officials spoke, whether they name these or only the paper."""
    found = asked(tmp_path, NINE)
    assert (found["articles"], found["outlets"], len(found["origins"])) == (9, 6, 1)
    (origin,), (source,) = found["origins"], found["sources"]
    assert (origin["name"], origin["sources"]) == ("Le Phare d'Armance", ["responsables du port"])
    assert (source["name"], source["reported_by"]) == ("responsables du port", "Le Phare d'Armance")
    assert len(origin["articles"]) == len(source["articles"]) == 9 and found["not_covered"] == []


def test_every_edge_has_its_reason_and_its_words(tmp_path: Path) -> None:
    """An edge that the text names quotes it; the spelling without an article is the same outlet."""
    found = asked(tmp_path, NINE)
    texts = {name: text for name, _, _, text in NINE}
    assert reasons(found) == {"named relay", "named source"}
    assert {edge["from"] for edge in found["edges"]} == {"Le Phare d'Armance", "responsables du port"}
    for edge in found["edges"]:
        start, end = edge["span"]
        assert "Phare" in texts[edge["document"]][start:end] or "responsables" in texts[edge["document"]][start:end]


def test_a_conditional_that_became_a_fact_on_the_way_is_hardened(tmp_path: Path) -> None:
    """Two relays tell plainly what the first paper told with reserve; those that keep the reserve are not named."""
    found = asked(tmp_path, NINE)
    assert {one["below"]["document"] for one in found["hardened"]} == {"gazette-2", "echo-1"}
    assert {one["above"]["quote"] for one in found["hardened"]} == {"aurait interdit le bac de nuit"}
    assert {edge["document"] for edge in found["edges"] if edge["hardened"]} == {"gazette-2", "echo-1"}


def test_every_article_has_one_origin(tmp_path: Path) -> None:
    """Who heard it itself is an origin, who relays is none; the word of one prefect to two outlets stays hers alone."""
    found = asked(tmp_path, TWO)
    told = {one["name"]: one["articles"] for one in found["origins"]}
    assert told.pop("La Vigie") == ["vigie", "echo"]
    assert sorted(told.values()) == [["courrier"], ["gazette"], ["radio"]]
    words = {one["name"]: one["articles"] for one in found["sources"]}
    assert words == {"responsables du port": ["vigie", "echo"], "Odile Ferrand": ["gazette", "radio"]}


def test_officials_of_two_outlets_are_two_origins(tmp_path: Path) -> None:
    """Nobody knows whether they are the same."""
    found = asked(tmp_path, (TWO[0], ("gazette", "La Gazette d'Orvel", "2031-09-05", TWO[0][3])))
    assert [one["name"] for one in found["origins"]] == ["La Vigie", "La Gazette d'Orvel"]
    assert [one["reported_by"] for one in found["sources"]] == ["La Vigie", "La Gazette d'Orvel"]


def test_near_copies_have_the_origin_of_the_first(tmp_path: Path) -> None:
    """Small edits do not make a new origin: the outlet that had the text first is the origin."""
    found = asked(
        tmp_path,
        (("a", "La Vigie", "2031-09-04", DISPATCH), ("b", "La Gazette d'Orvel", "2031-09-05", EDITED)),
    )
    assert [(one["name"], one["kind"], one["articles"]) for one in found["origins"]] == [
        ("La Vigie", "outlet", ["a", "b"])
    ]
    (edge,) = found["edges"]
    assert (edge["from"], edge["to"]) == ("a", "b") and edge["reason"].startswith("near-copy of a: ")


def test_a_copy_that_drops_source_and_conditional_is_hardened(tmp_path: Path) -> None:
    """The near-copy names nobody, and still has the origin of the text that it copies."""
    found = asked(
        tmp_path,
        (("a", "La Vigie", "2031-09-04", HEDGED), ("b", "La Gazette d'Orvel", "2031-09-05", EDITED)),
    )
    assert [(one["name"], one["articles"]) for one in found["origins"]] == [("La Vigie", ["a", "b"])]
    assert [(one["name"], one["articles"]) for one in found["sources"]] == [("responsables du port", ["a", "b"])]
    assert [(one["way"], one["from"], one["to"]) for one in found["hardened"]] == [
        ("near-copy", "a", "La Gazette d'Orvel")
    ]


def test_the_conditional_of_a_paper_that_names_its_sources_elsewhere_hardens_too(tmp_path: Path) -> None:
    """Its own sentence names nobody, the next one does; who relays it has the same officials."""
    first = (
        "La préfète de Norvent aurait interdit le bac de nuit. Selon trois responsables du port, la préfète de Norvent "
        "refuse le bac de nuit depuis mardi."
    )
    then = (
        "Selon des responsables du port, cités par Le Phare d'Armance, la préfète de Norvent a interdit le bac de nuit."
    )
    found = asked(
        tmp_path, (("a", "Le Phare d'Armance", "2031-09-04", first), ("b", "Radio Lorne", "2031-09-05", then))
    )
    assert [(one["name"], one["articles"]) for one in found["origins"]] == [("Le Phare d'Armance", ["a", "b"])]
    assert [(one["name"], one["articles"]) for one in found["sources"]] == [("responsables du port", ["a", "b"])]
    assert [(one["above"]["document"], one["below"]["document"]) for one in found["hardened"]] == [("a", "b")]


def test_a_headline_firmer_than_its_article_is_hardened(tmp_path: Path) -> None:
    """The same article tells it with reserve below."""
    text = (
        "La préfète de Norvent a interdit le bac de nuit, selon Le Phare d'Armance\n\n"
        "Publié le 4 septembre 2031\n\n"
        "Selon Le Phare d'Armance, la préfète de Norvent aurait interdit le bac de nuit depuis mardi."
    )
    found = asked(tmp_path, (("a", "La Vigie", "2031-09-04", text),))
    assert [one["way"] for one in found["hardened"]] == ["heading"]


def test_a_copy_of_what_was_taken_back_stands_alone(tmp_path: Path) -> None:
    """Neither the withdrawn article nor its near-copy edge counts."""
    articles = (("a", "La Vigie", "2031-09-04", DISPATCH), ("b", "La Gazette d'Orvel", "2031-09-05", EDITED))
    with filled(tmp_path, articles) as ledger:
        first = ledger.rows(documents.select().where(documents.c.name == "a"))[0]["id"]
        ledger.note("withdraw", first, NOW, why="twice")
        found = origins(ledger, subject_of(ledger, issues(ledger)[0].id, stems), Times()).data
    assert (found["articles"], found["edges"], found["sources"]) == (1, [], [])
    assert [one["name"] for one in found["origins"]] == ["La Gazette d'Orvel"]


def test_an_agency_that_both_credit_is_one_origin(tmp_path: Path) -> None:
    """The edges name the credit with its place."""
    text = "La préfète de Norvent a interdit le bac de nuit. (AFP)"
    found = asked(
        tmp_path, (("a", "La Vigie", "2031-09-04", text), ("b", "Radio Lorne", "2031-09-05", "(AFP) " + text[:-6]))
    )
    assert [(one["name"], one["articles"]) for one in found["origins"]] == [("AFP", ["a", "b"])]
    assert reasons(found) == {"agency credit", "named relay"} and found["not_in_ledger"] == ["AFP"]


def test_a_lone_article_that_names_nobody_is_told(tmp_path: Path) -> None:
    """It counts for its outlet's own, and the answer says that nothing in it shows so."""
    found = asked(tmp_path, (TWO[-1],))
    assert [(one["name"], one["articles"]) for one in found["origins"]] == [("Le Courrier de Brive", ["courrier"])]
    assert [(one["document"], one["outlet"]) for one in found["not_covered"]] == [("courrier", "Le Courrier de Brive")]
    assert "names nobody" in found["not_covered"][0]["reason"] and found["sources"] == []


def test_what_an_outlet_says_that_it_learned_is_its_own_reporting(tmp_path: Path) -> None:
    """It names itself as the source; whoever names the outlet has the same origin."""
    works = "le groupe Tarvel va suspendre la production de son usine de Brenne"
    articles = (
        ("a", "Le Quotidien de Brenne", "2031-09-04", f"Selon nos informations, {works}."),
        ("b", "Radio Lorne", "2031-09-05", f"L{works[1:]}, d'après Le Quotidien de Brenne."),
    )
    for count in (1, 2):
        folder = tmp_path / str(count)
        folder.mkdir()
        (origin,) = asked(folder, articles[:count])["origins"]
        assert (origin["name"], origin["kind"]) == ("Le Quotidien de Brenne", "outlet")
        assert origin["articles"] == ["a", "b"][:count]


def test_what_was_reported_later_does_not_count(tmp_path: Path) -> None:
    """As of the first day there is one article."""
    found = asked(tmp_path, NINE, Times(as_of="2031-09-04"))
    assert (found["articles"], len(found["origins"]), found["hardened"]) == (1, 1, [])


def test_a_claim_is_followed_without_the_other_states(tmp_path: Path) -> None:
    """Asked of one state, only accounts that tell the same are counted; a permission is no ban."""
    articles = (("mars", "La Vigie", "2031-03-12", ALLOWED), ("septembre", "La Gazette", "2031-09-10", BLOCKED))
    with filled(tmp_path, articles) as ledger:
        ban = ledger.rows(positions.select().where(positions.c.state == "forbid"))[0]["id"]
        (issue,) = issues(ledger)
        told = {id: origins(ledger, subject_of(ledger, id, stems), Times()).data for id in (ban, issue.id)}
    assert [told[id]["articles"] for id in (ban, issue.id)] == [1, 2]
    assert [one["name"] for one in told[ban]["origins"]] == ["responsables du port"]  # type: ignore[attr-defined]


def test_claims_without_a_state_are_held_to_be_the_same_by_names_and_words(tmp_path: Path) -> None:
    """The reason is told; a claim about something else is left alone."""
    with filled(tmp_path, BRIDGE) as ledger:
        answer = origins(ledger, subject_of(ledger, "pont coûtera", stems, first=True), Times())
    assert answer.data["articles"] == 2 and len(answer.data["origins"]) == 1  # type: ignore[arg-type]
    assert "both have" in answer.data["same"][0]["why"]  # type: ignore[index]
    assert any(note.startswith("held to be the same") for note in answer.notes)


def test_what_people_said_counts(tmp_path: Path) -> None:
    """Two names that a person held to be one are one origin; a claim that was rejected tells nothing."""
    with filled(tmp_path, TWO) as ledger:
        issue = issues(ledger)[0].id
        rejected = ledger.rows(
            claims.select()
            .join(documents, documents.c.id == claims.c.document)
            .where(documents.c.name == "radio")
            .order_by(claims.c.start)
        )
        for row in rejected:
            ledger.note("reject", row["id"], NOW, why="misread")
        told = origins(ledger, subject_of(ledger, issue, stems), Times()).data
        assert told["articles"] == 4
        ledger.note("undo-reject", rejected[0]["id"], NOW)
        assert origins(ledger, subject_of(ledger, issue, stems), Times()).data["articles"] == 5


def test_words_that_mean_nothing_and_several_things_are_errors(tmp_path: Path) -> None:
    """Unknown words name what is near; words of several claims list them."""
    with filled(tmp_path, BRIDGE) as ledger:
        with pytest.raises(NotFound, match="no issue and no claim has these words"):
            subject_of(ledger, "girafe", stems)
        with pytest.raises(Several, match="several claims: c[0-9a-f]{12} .*--first"):
            subject_of(ledger, "pont", stems)


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (("Hélène Darrigand", "Darrigand"), True),
        (("coopérative Nuits d'Ouest", "Nuits d'Ouest"), True),
        (("conseil régional de Norvent", "conseil régional"), True),
        (("ambassade de Lorne", "Lorne"), False),
        (("maire d'Orvel", "préfète d'Orvel"), False),
    ],
)
def test_a_shortened_name_is_the_longer_one(names: tuple[str, str], same: bool) -> None:
    """The beginning of a name, or what stands behind its first word; not what stands behind a preposition."""
    known = Names()
    known.join_shortened(names)
    assert (known.key(names[0]) == known.key(names[1])) is same


@pytest.mark.parametrize(
    ("second", "same"), [("préfet de la Vire, Loïc Desmarais", True), ("préfet de Lorne, Odile Ferrand", False)]
)
def test_a_person_described_is_the_one_named_so(second: str, same: bool) -> None:
    """Where one alone is described with these words; of two prefects none is meant."""
    known = Names()
    named = [("Loïc Desmarais", "le préfet de la Vire, Loïc Desmarais"), (second.split(", ")[1], f"le {second}")]
    known.join_described(["préfet"], named)
    assert (known.key("préfet") == known.key("Loïc Desmarais")) is same


def test_a_name_that_may_be_short_for_two_stays_by_itself() -> None:
    """Two ministries share their first word."""
    known = Names()
    known.join_shortened(("ministère", "ministère des Ports", "ministère de la Mer"))
    assert len({known.key(name) for name in ("ministère", "ministère des Ports", "ministère de la Mer")}) == 3
