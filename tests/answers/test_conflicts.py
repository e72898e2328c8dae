"""Which accounts disagree, and which only seem to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from selon.answers.conflicts import conflicts
from selon.answers.finding import issues
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.exports import Look
from selon.exports.answers import as_table
from selon.ledger import Ledger
from selon.ledger.schema import conflicts as table
from tests.ledger.articles import NOW, entry

Article = tuple[str, str, str]
MAY = "2031-05-03"
DISAGREE: dict[str, tuple[str, list[Article]]] = {
    "two tolls": (
        "numeric",
        [
            ("La Vigie", MAY, "Selon la préfecture de Norvent, l'incendie du port a fait douze morts."),
            ("La Gazette", MAY, "L'incendie du port de Norvent a fait dix-huit morts, selon les pompiers de Norvent."),
        ],
    ),
    "a denial": (
        "polarity",
        [
            ("La Vigie", MAY, "Selon Le Phare d'Armance, la régie de Norvent a vendu le bac à un armateur."),
            ("La Gazette", MAY, "La régie de Norvent n'a pas vendu le bac à un armateur, assure sa directrice."),
        ],
    ),
    "shot down or hit": (
        "outcome",
        [
            ("La Vigie", MAY, "La marine de Norvent assure que les drones ont été interceptés au-dessus du port."),
            ("La Gazette", MAY, "Selon des témoins, plusieurs drones ont touché le port de Norvent."),
        ],
    ),
    "two beginnings": (
        "date",
        [
            ("La Vigie", MAY, "La préfète de Norvent a interdit le bac de nuit depuis le 3 avril, selon la régie."),
            ("La Gazette", MAY, "La préfète de Norvent a interdit le bac de nuit depuis le 20 avril."),
        ],
    ),
    "hearsay and fact": (
        "firmness",
        [
            ("La Vigie", MAY, "Selon Le Phare d'Armance, la préfète de Norvent aurait interdit le bac de nuit."),
            ("La Gazette", MAY, "La préfète de Norvent a interdit le bac de nuit, selon Le Phare d'Armance."),
        ],
    ),
    "closed or open": (
        "outcome",
        [
            ("La Vigie", MAY, "Le pont de Norvent est fermé, indique la mairie."),
            ("La Gazette", MAY, "Le pont de Norvent est ouvert, indique la régie."),
        ],
    ),
    "two judgements": (
        "characterisation",
        [
            ("La Vigie", MAY, "Pour la maire de Norvent, le pont est dangereux."),
            ("La Gazette", MAY, "Selon la régie de Norvent, le pont est sûr."),
        ],
    ),
    "two speakers": (
        "origin",
        [
            ("La Vigie", MAY, "« Le bac de nuit partira sans moi dès lundi », a déclaré Odile Marchand, la maire."),
            ("La Gazette", MAY, "« Le bac de nuit partira sans moi dès lundi », a déclaré Paul Verrier, le préfet."),
        ],
    ),
    "more than, in another's range": (
        "numeric",
        [
            ("La Vigie", MAY, "Les drones Kestrel peuvent atteindre des cibles à plus de 300 kilomètres."),
            ("La Gazette", MAY, "La portée des drones Kestrel est de 270 à 300 kilomètres, selon la marine."),
        ],
    ),
    "inside one article": (
        "polarity",
        [
            (
                "La Vigie",
                MAY,
                "Le bac de nuit de Norvent était jusque-là interdit, selon la régie.\n\nLa décision de la préfète de "
                "lever, en novembre 2030, l'interdiction du bac de nuit de Norvent a surpris, souligne Le Phare.",
            )
        ],
    ),
}
AGREE: dict[str, list[Article]] = {
    "different times": [
        ("La Vigie", MAY, "En mars 2030, la crue de Norvent a fait douze morts, selon la préfecture."),
        ("La Gazette", MAY, "En avril 2031, la crue de Norvent a fait dix-huit morts, selon la préfecture."),
    ],
    "different objects": [
        ("La Vigie", MAY, "Le pont de Norvent coûtera 30 millions d'euros, selon la régie."),
        ("La Gazette", MAY, "Le stade de Norvent coûtera 12 millions d'euros, selon la mairie."),
    ],
    "before and after": [
        ("La Vigie", MAY, "La préfète de Norvent a interdit le bac de nuit depuis le 3 avril."),
        ("La Gazette", "2031-07-03", "La préfète de Norvent a autorisé le bac de nuit depuis le 2 juillet."),
    ],
    "allowed again": [
        ("La Vigie", MAY, "La préfète de Norvent a interdit le bac de nuit."),
        ("La Gazette", "2031-07-03", "La préfète de Norvent autorise de nouveau le bac de nuit."),
    ],
    "a rough number": [
        ("La Vigie", MAY, "Le bac de Norvent transporte 312 passagers, selon la régie."),
        ("La Gazette", MAY, "Le bac de Norvent transporte environ 300 passagers, selon la capitainerie."),
    ],
    "a rounded number": [
        ("La Vigie", MAY, "Le pont de Norvent coûtera 48,7 millions d'euros, selon la régie."),
        ("La Gazette", MAY, "Le pont de Norvent coûtera 49 millions d'euros, selon la mairie."),
    ],
    "ranges that overlap": [
        ("La Vigie", MAY, "La portée du drone Kestrel est de 270 à 300 kilomètres, selon la marine."),
        ("La Gazette", MAY, "La portée du drone Kestrel est d'environ 280 à 320 kilomètres, selon le fabricant."),
    ],
    "at least": [
        ("La Vigie", MAY, "La crue de Norvent a fait au moins douze morts, selon la préfecture."),
        ("La Gazette", MAY, "La crue de Norvent a fait dix-huit morts, selon les pompiers."),
    ],
    "a denial of something else": [
        ("La Vigie", MAY, "Selon Le Phare d'Armance, la régie de Norvent a vendu le bac à un armateur."),
        ("La Gazette", MAY, "« Nous n'avons pas vendu le phare », assure la régie de Norvent."),
    ],
    "two authorities": [
        ("La Vigie", MAY, "L'agence de sûreté de Norvent a autorisé le bac de nuit le 12 mars."),
        ("La Gazette", MAY, "La préfète de Norvent bloque le bac de nuit depuis avril."),
    ],
    "works included": [
        ("La Vigie", MAY, "Le pont de Norvent coûtera 61 millions d'euros, travaux de voie compris."),
        ("La Gazette", MAY, "Le pont de Norvent coûtera 40 millions d'euros pour les seules piles, selon la régie."),
    ],
    "a later figure of one source": [
        ("La Vigie", MAY, "La crue de Norvent a fait douze morts, selon la préfecture."),
        ("La Gazette", "2031-05-08", "La crue de Norvent a fait dix-huit morts, selon la préfecture."),
    ],
    "a toll that rose": [
        ("La Vigie", MAY, "La crue de Norvent a fait douze morts, selon les pompiers."),
        ("La Gazette", "2031-05-20", "La crue de Norvent a fait dix-huit morts, selon la préfecture."),
    ],
    "closed, then open": [
        ("La Vigie", MAY, "Le pont de Norvent est fermé, indique la mairie."),
        ("La Gazette", "2031-06-20", "Le pont de Norvent est ouvert, indique la régie."),
    ],
    "a condition": [
        ("La Vigie", MAY, "Si la digue cède, le port de Norvent sera fermé, prévient la régie."),
        ("La Gazette", MAY, "Le port de Norvent n'est pas fermé, assure la régie."),
    ],
    "two markets": [
        ("La Vigie", MAY, "Le marché d'Armance est fermé, indique la mairie d'Armance."),
        ("La Gazette", MAY, "Le marché de Norvent est ouvert, indique la mairie de Norvent."),
    ],
}


def ledger_of(path: Path, articles: list[Article]) -> Ledger:
    """A ledger with the articles."""
    ledger = Ledger(path / "l.db", create=True)
    ledger.add([entry(f"a{n}", text, outlet, day) for n, (outlet, day, text) in enumerate(articles)], stems, NOW)
    return ledger


def found(ledger: Ledger, times: Times | None = None) -> list[dict[str, Any]]:
    """The conflicts of a ledger."""
    listed = conflicts(ledger, None, stems, times or Times()).data["conflicts"]
    assert isinstance(listed, list)
    return listed


@pytest.mark.parametrize("name", DISAGREE)
def test_accounts_that_disagree_are_found(tmp_path: Path, name: str) -> None:
    """Once, with both quotations, their chains, the reason and what would dissolve it."""
    kind, articles = DISAGREE[name]
    with ledger_of(tmp_path, articles) as ledger:
        (one,) = found(ledger)
        assert one["kind"] == kind and one["reason"] and one["dissolves_if"]
        for side in (one["a"], one["b"]):
            text = next(text for n, (_, _, text) in enumerate(articles) if side["document"] == f"a{n}")
            assert text[slice(*side["span"])] == side["quote"] and side["chain"][0].startswith("La ")
        assert (one["a"]["document"] == one["b"]["document"]) == (len(articles) == 1)


@pytest.mark.parametrize("name", AGREE)
def test_accounts_that_only_seem_to_disagree_are_none(tmp_path: Path, name: str) -> None:
    """Another time, another thing, a number rounded, ranges that meet, a denial of something else."""
    with ledger_of(tmp_path, AGREE[name]) as ledger:
        assert found(ledger) == []


def test_the_order_in_which_articles_come_in_does_not_matter(tmp_path: Path) -> None:
    """The same two articles give the same conflict, the other way round."""
    articles = DISAGREE["two tolls"][1]
    entries = [entry(f"a{n}", text, outlet, day) for n, (outlet, day, text) in enumerate(articles)]
    told = []
    for place, order in enumerate((entries, entries[::-1])):
        with Ledger(tmp_path / f"{place}.db", create=True) as ledger:
            ledger.add(order, stems, NOW)
            told.append(found(ledger))
    assert told[0] == told[1]


def test_what_one_article_says_against_itself_comes_first(tmp_path: Path) -> None:
    """Before what two articles say."""
    articles = [*DISAGREE["two tolls"][1], *DISAGREE["inside one article"][1]]
    with ledger_of(tmp_path, articles) as ledger:
        told = found(ledger)
        assert [one["a"]["document"] == one["b"]["document"] for one in told] == [True, False]


def test_conflicts_of_articles_taken_back_and_of_rejected_claims_are_left_out(tmp_path: Path) -> None:
    """A line of the log is enough; nothing is computed again."""
    with ledger_of(tmp_path, DISAGREE["two tolls"][1]) as ledger:
        (one,) = found(ledger)
        ledger.note("reject", one["id"], NOW, why="two fires")
        assert found(ledger) == []
    other = tmp_path / "other"
    other.mkdir()
    with ledger_of(other, DISAGREE["two tolls"][1]) as ledger:
        document = next(row["id"] for row in ledger.rows(_documents()) if row["name"] == "a1")
        ledger.note("withdraw", document, NOW, why="wrong file")
        assert found(ledger) == []


def _documents() -> Any:
    from sqlalchemy import select

    from selon.ledger.schema import documents

    return select(documents.c.id, documents.c.name)


def test_a_rejected_claim_takes_its_conflicts_along(tmp_path: Path) -> None:
    """The claim in which the number stands is named by its id."""
    from sqlalchemy import select

    from selon.ledger.schema import claims

    with ledger_of(tmp_path, DISAGREE["two tolls"][1]) as ledger:
        for row in ledger.rows(select(claims.c.id)):
            ledger.note("reject", row["id"], NOW, why="misread")
        assert found(ledger) == []


def test_a_conflict_is_known_when_both_accounts_are_reported(tmp_path: Path) -> None:
    """As of the day before the second there is none; nor before this ledger had it."""
    vigie, gazette = DISAGREE["two tolls"][1]
    with ledger_of(tmp_path, [vigie, ("La Gazette", "2031-05-04", gazette[2])]) as ledger:
        assert found(ledger, Times(as_of=MAY)) == []
        assert len(found(ledger, Times(as_of="2031-05-04"))) == 1
        assert found(ledger, Times(known_by="2031-09-19")) == []


def test_so_many_are_listed_and_a_note_says_that_there_are_more(tmp_path: Path) -> None:
    """The first of the same list, however many are looked at together."""
    with ledger_of(tmp_path, [one for _, articles in DISAGREE.values() for one in articles]) as ledger:
        every = conflicts(ledger, None, stems, Times(), (0, False))
        (first,) = conflicts(ledger, None, stems, Times(), (1, False)).data["conflicts"]  # type: ignore[misc]
        cut = conflicts(ledger, None, stems, Times(), (2, False))
    listed = every.data["conflicts"]
    assert isinstance(listed, list) and len(listed) > 3 and not every.notes and every.data["more"] is False
    assert first["id"] == listed[0]["id"]
    assert [one["id"] for one in cut.data["conflicts"]] == [one["id"] for one in listed[:2]]  # type: ignore[attr-defined]
    assert cut.title == "more than 2 conflicts" and "--most" in cut.notes[0] and cut.data["more"] is True


@pytest.mark.parametrize("some", [1, 3])
def test_the_surest_come_first_however_many_are_looked_at_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, some: int
) -> None:
    """Those inside an article before them; of equally sure ones the first reported among those looked at."""
    with ledger_of(tmp_path, [one for _, articles in DISAGREE.values() for one in articles]) as ledger:
        whole = conflicts(ledger, None, stems, Times(), (0, False)).data["conflicts"]
        assert found(ledger) == whole and len(whole) > 3  # type: ignore[arg-type]
        monkeypatch.setattr("selon.answers.conflicts.AT_ONCE", some)
        sure = {row["id"]: (row["a_document"] != row["b_document"], -row["sure"]) for row in ledger.rows(select(table))}
        shown = [one["id"] for one in found(ledger)]
    assert sorted(shown) == sorted(one["id"] for one in whole)  # type: ignore[union-attr]
    assert [sure[id] for id in shown] == sorted(sure[id] for id in shown)


def test_a_conflict_belongs_to_an_issue_that_a_person_joined(tmp_path: Path) -> None:
    """It is found under the other one, and has its name."""
    articles = [*DISAGREE["two beginnings"][1], ("La Vigie", MAY, "Le maire de Corlay soutient la digue de pierre.")]
    with ledger_of(tmp_path, articles) as ledger:
        ferry, dyke = (one.id for one in issues(ledger))
        ledger.note("same-issue", ferry, NOW, other=dyke)
        (joined,) = issues(ledger)
        (one,) = conflicts(ledger, "digue", stems, Times()).data["conflicts"]  # type: ignore[misc]
        assert one["issue"] == joined.name and found(ledger)[0]["issue"] == joined.name


@pytest.mark.parametrize(
    ("day", "count"), [("2031-04-01", 0), ("2031-04-10", 0), ("2031-05-02", 1), ("2031-05", 1), ("2032", 1)]
)
def test_a_conflict_is_one_of_the_days_of_which_both_accounts_speak(tmp_path: Path, day: str, count: int) -> None:
    """One says that it holds since the third, the other since the twentieth: before that they do not meet."""
    with ledger_of(tmp_path, DISAGREE["two beginnings"][1]) as ledger:
        assert len(found(ledger, Times(on=day))) == count


@pytest.mark.parametrize(("day", "count"), [("2031-05-02", 0), ("2031-05-03", 1), ("2031-06", 1)])
def test_accounts_without_a_date_speak_of_their_day_and_after(tmp_path: Path, day: str, count: int) -> None:
    """As states do that have no beginning."""
    with ledger_of(tmp_path, DISAGREE["closed or open"][1]) as ledger:
        assert len(found(ledger, Times(on=day))) == count


def test_what_was_so_until_then_speaks_of_the_days_before(tmp_path: Path) -> None:
    """ "Jusque-là interdit" is said of what was, up to the report."""
    with ledger_of(tmp_path, DISAGREE["inside one article"][1]) as ledger:
        assert [len(found(ledger, Times(on=day))) for day in ("2030-10", "2030-12-01", "2031-06-01")] == [0, 1, 0]


def test_what_two_accounts_have_in_common_is_told_by_the_names_in_them(tmp_path: Path) -> None:
    """Not by those of the sentences around, and each name once as a whole."""
    text = "La mairie de Corlay attend. Le pont de la Compagnie de Norvent est {}, indique la mairie d'Armance."
    pair = [("La Vigie", MAY, text.format("fermé")), ("La Gazette", MAY, text.format("ouvert"))]
    with ledger_of(tmp_path, pair) as ledger:
        (one,) = found(ledger)
        assert "Norvent" in one["reason"] and "corlay" not in one["reason"].casefold()


def test_a_conflict_is_shown_with_each_quotation_above_its_chain(tmp_path: Path) -> None:
    """On lines of their own, on any screen; with its id, by which it can be rejected."""
    with ledger_of(tmp_path, DISAGREE["two tolls"][1]) as ledger:
        answer = conflicts(ledger, None, stems, Times())
        for width in (80, 200):
            lines = [line.strip() for line in as_table(answer, Look(width=width)).splitlines()]
            assert any(line.startswith(("« Selon la préfecture", "numeric")) for line in lines)
            assert width > 100 or any(line.startswith("La Vigie ← préfecture de Norvent (a0,") for line in lines)
        assert found(ledger)[0]["id"] in as_table(answer, Look(width=80))
