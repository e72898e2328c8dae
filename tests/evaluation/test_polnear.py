"""Attributions under PolNeAR's convention, on an invented article and counts."""

from __future__ import annotations

from evaluation import polnear

ARTICLE = {"id": "a", "text": "“I think the roof leaks,” Anna Vale said. The mayor wants to mend the bells of Orvel."}


def test_their_convention_has_nothing_inside_a_content() -> None:
    """The thought in the quotation is ours alone; the wide scope has the want."""
    (reading,) = polnear.readings_of([ARTICLE], wide=True)
    contents = {
        name: [[ARTICLE["text"][slice(*span)] for span in one["content"]] for one in found["a"]]
        for name in ("house", "theirs")
        if (found := polnear.predictions([reading], polnear.CONVENTIONS[name]))
    }
    assert ["the roof leaks"] in contents["house"]
    assert contents["theirs"] == [["“I think the roof leaks,”"], ["to mend the bells of Orvel"]]


def test_a_line_tells_f1_and_the_recall_of_speech() -> None:
    """Half of what there is, and all of what was given: two thirds; a type that nobody gave is nought."""
    counts = dict.fromkeys(((key, kind, n) for key in "PE" for kind in polnear.KINDS for n in ("p", "g")), 0)
    counts |= {("P", kind, n): 0 for kind in polnear.KINDS[1:] for n in ("tpp", "tpg")}
    counts |= {("P", "all", "tp"): 5, ("P", "all", "p"): 5, ("P", "all", "g"): 10, ("E", "all", "tp"): 0}
    counts |= {("P", "speech", "tph"): 3, ("P", "speech", "gh"): 4}
    assert polnear.line("wide", counts).split() == ["wide", "66.7", "0.0", "0.0", "0.0", "0.0", "75.0"]
