"""Marks on a text, lanes, ranges and the graph of origins: what is drawn says what the answer says."""

from __future__ import annotations

from typing import Any

import pytest

from selon.web.pages.graph import drawn as graph
from selon.web.pages.lanes import WIDTH
from selon.web.pages.lanes import drawn as lanes
from selon.web.pages.marking import Mark, pieces
from selon.web.pages.ranges import drawn as ranges
from selon.web.pages.sentences import sentence
from selon.web.pages.versions import paired


def shown(text: str, *marks: Mark) -> str:
    """A text with its marks as brackets: `[` opens, `]` closes, the number of a claim behind its end."""
    out = ""
    for piece in pieces(text, (0, len(text)), marks):
        out += "]" * piece.closes + "".join(str(mark.number) for mark in piece.ends)
        out += "[" * len(piece.opens) + piece.text
    return out


def test_marks_inside_marks() -> None:
    """A content inside another one closes before it."""
    outer, inner = Mark(0, 9, "content", 1, "plain"), Mark(3, 6, "content", 2, "plain", True)
    assert shown("abcdefghij", outer, inner) == "[abc[def]2ghi]j"


def test_marks_that_cross() -> None:
    """The one that goes on is opened anew, so that elements hold one another."""
    first, second = Mark(0, 5, "content", 1, "plain", True), Mark(3, 8, "source", 2)
    assert shown("abcdefghij", first, second) == "[abc[de]]1[fgh]ij"


def test_a_mark_over_two_paragraphs_is_cut_and_numbered_once() -> None:
    """Its number stands where it ends, not where a paragraph does."""
    mark = Mark(2, 8, "content", 1, "plain", True)
    first, second = (list(pieces("abcdefghij", span, [mark])) for span in ((0, 5), (5, 10)))
    assert not any(piece.ends for piece in first)
    assert [piece.ends for piece in second if piece.ends] == [[mark]]


def state(**told: Any) -> dict[str, Any]:
    """A state of a lane."""
    usual = {"state": "forbid", "actor": "préfète", "valid_from": None, "valid_to": None, "valid_to_inferred": False}
    dates = {"first_day": None, "last_day": None, "reported_at": "2031-03-10", "hedged": False, "later": False}
    return {**usual, **dates, "articles": ["a"], "ids": ["p1"], **told}


def bars(*states: dict[str, Any]) -> list[dict[str, Any]]:
    """The bars of one lane with those states."""
    lane = {"origin": "Le Phare", "kind": "outlet", "states": list(states)}
    return list(lanes([lane], "2031-04-01", {"p1": "BLOCKED"})["lanes"][0]["bars"])


def test_a_vague_beginning_is_a_wedge() -> None:
    """From the first day that a month may mean to the last."""
    (bar,) = bars(state(valid_from="2031-02", first_day="2031-02-01"))
    assert bar["x"] < bar["core"] < bar["told"]


def test_a_state_without_an_end_goes_on_to_the_edge() -> None:
    """Thick up to its report, open from then on."""
    (bar,) = bars(state(valid_from="2031-02-01", first_day="2031-02-01"))
    assert bar["open"] and bar["end"] > bar["ends"] == bar["told"]
    (bar,) = bars(state(valid_from="2031-02-01", first_day="2031-02-01", valid_to="2031-02-20", last_day="2031-02-20"))
    assert not bar["open"] and bar["end"] < bar["told"]


def test_what_is_told_at_once_stands_in_rows() -> None:
    """No two bars lie over each other, and all stay in the drawing."""
    found = bars(*(state(first_day="2031-03-01", valid_from="2031-03-01") for _ in range(4)))
    assert len({bar["row"] for bar in found}) == 4
    assert all(0 <= bar["x"] <= bar["end"] <= WIDTH for bar in found)


def test_a_date_far_away_does_not_crush_the_rest() -> None:
    """What began long before all reports is cut off at the edge."""
    old, new = bars(state(valid_from="0850", first_day="0850-01-01"), state(reported_at="2031-03-20"))
    assert old["x"] >= 0 and new["told"] - old["told"] > WIDTH / 20
    assert old["cut"] and not new["cut"]


def test_ranges_on_one_axis() -> None:
    """What has no upper bound goes to the edge; no bounds, no drawing."""
    drawing = ranges([(38.0, 42.0), (50.0, None)])
    assert drawing is not None
    one, other = drawing["bars"]
    assert one["x"] < one["end"] < other["x"] < other["end"] and other["above"]
    assert ranges([(None, None), (1.0, 1.0)]) is None
    assert ranges([(0.0, 0.0), (0.0, 0.0)]) is not None


def test_articles_stand_behind_their_origins() -> None:
    """Each has one line to where it has it from; one relayed by a relay stands one column on."""
    edges = [
        {
            "from": "Norva",
            "to": "Le Phare",
            "document": "b",
            "reason": "agency credit",
            "hardened": False,
            "main": True,
        },
        {"from": "Le Phare", "to": "La Vigie", "document": "c", "reason": "named relay: Le Phare", "hardened": True}
        | {"main": True},
    ]
    data = {"origins": [{"name": "Norva", "articles": ["b", "c"], "sources": ["x", "y"]}], "edges": edges}
    rows = [("b", "Le Phare", "2031-03-01"), ("c", "La Vigie", "2031-03-02")]
    articles = {name: {"id": name * 64, "outlet": outlet, "reported": day} for name, outlet, day in rows}
    drawing = graph(data, articles)
    boxes = {node["whole"]: node for node in drawing["nodes"]}
    assert boxes["Norva"]["x"] < boxes["Le Phare"]["x"] < boxes["La Vigie"]["x"]
    assert [line["kind"] for line in drawing["lines"]] == ["credit", "hardened"]
    assert boxes["La Vigie"]["hardened"] and not boxes["Le Phare"]["hardened"]


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        ("Le bac est à quai. Le préfet a dit non hier. La suite.", "a dit non", "Le préfet ", " hier."),
        ("Il ferme", "Il ferme", "", ""),
        ("Titre\nLe port ferme demain, dit-elle.\nFin", "ferme", "Le port ", " demain, dit-elle."),
        ("« Il ferme. » Elle part.", "Il ferme", "« ", ". »"),
    ],
)
def test_a_quotation_in_its_sentence(text: str, quote: str, before: str, after: str) -> None:
    """The words around it, up to where the sentence begins and ends."""
    start = text.index(quote)
    found = sentence({"text": text, "language": "fr"}, (start, start + len(quote)), quote)
    assert (found.before, found.quote, found.after) == (before, quote, after)


def test_a_claim_that_was_changed_stands_beside_what_it_was() -> None:
    """Another number is one claim on both sides; what is only in one version has nothing beside it."""

    def told(quote: str, firmness: str = "plain") -> dict[str, str]:
        return {"quote": quote, "source_name": "maire", "firmness": firmness}

    four, six = told("Quatre trains ont été refusés en avril"), told("Six trains ont été refusés en avril")
    kept, new, gone = told("Le pont ferme"), told("La gare rouvre lundi"), told("Rien ne presse", "hedged")
    assert paired([four, kept, gone], [kept, six, new]) == [(four, six), (None, new), (gone, None)]
