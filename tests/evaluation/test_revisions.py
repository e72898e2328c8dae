"""Changes between versions against gold: the pairs are those of the stories, and a change counts once."""

from __future__ import annotations

import pytest

from evaluation import revision_gold, revisions
from evaluation.corpora import HALVES
from evaluation.revision_gold import GoldChange, Pair, file_of, generated, load, written
from selon.records import ChangeKind, Span

OLD = "Le pont fermé\n\nQuatre personnes ont été blessées à Lormes lundi. La mairie dément tout retard des travaux.\n"
NEW = "Le pont fermé\n\nSix personnes ont été blessées à Lormes lundi. La mairie dément tout retard des travaux.\n"


def pair(*changes: GoldChange, after: str = NEW) -> Pair:
    """Two versions with the changes that they should have."""
    return Pair(
        pair="pont-a", lang="fr", outlet="La Gazette", published="2031-03-10", before=OLD, after=after, changes=changes
    )


@pytest.mark.parametrize("lang", revision_gold.LANGUAGES)
@pytest.mark.parametrize("half", HALVES)
def test_the_stories_give_the_pairs(lang: str, half: str) -> None:
    """The same bytes every time."""
    assert file_of(lang, half).read_text(encoding="utf-8") == written(list(generated(lang, half)))


@pytest.mark.parametrize("half", HALVES)
def test_a_half_has_thirty_pairs_with_changes_and_ten_without(half: str) -> None:
    """Of every kind that can be told, quotations among them standing in the text."""
    pairs = [one for lang in revision_gold.LANGUAGES for one in load(file_of(lang, half))]
    assert (sum(bool(one.changes) for one in pairs), sum(not one.changes for one in pairs)) == (30, 10)
    assert {change.kind for one in pairs for change in one.changes} <= {kind.value for kind in ChangeKind}
    assert all(len(one.strewn) >= 2 for one in pairs)


def test_the_halves_share_no_story() -> None:
    """What is checked was never read."""
    names = [
        {one.pair.rpartition("-")[0] for lang in revision_gold.LANGUAGES for one in load(file_of(lang, half))}
        for half in HALVES
    ]
    assert not names[0] & names[1]


def test_a_change_is_right_where_kind_and_words_are() -> None:
    """Another kind is none, and an alarm is told of a pair without changes."""
    right = revisions.outcome(pair(GoldChange(kind="number", before=Span(15, 21), after=Span(15, 18))))
    assert (right.tally.hit, right.tally.gold, right.tally.system) == (1, 1, 1)
    wrong = revisions.outcome(pair(GoldChange(kind="date", before=Span(15, 21), after=Span(15, 18))))
    assert (wrong.tally.hit, wrong.of_kind("number").system) == (0, 1)
    alarm, quiet = revisions.outcome(pair()), revisions.outcome(pair(after=OLD))
    assert revisions.silent([alarm, quiet]).right == 1
    assert "alarms on pairs without effect on claims: 1 of 2" in revisions.report("own", [alarm, quiet])
    assert "wrong  number" in revisions.errors([alarm]) and "missed date" in revisions.errors([wrong])


def test_the_check_half_is_never_listed() -> None:
    """It is scored only."""
    with pytest.raises(SystemExit):
        revisions.main(["--half", "check", "--errors"])
