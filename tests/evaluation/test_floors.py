"""Floors: what is pinned, what falls, what may be lowered."""

from collections.abc import Sequence
from pathlib import Path

from evaluation import floors
from evaluation.floors import Floors
from evaluation.headline import Estimate, estimates
from tests.evaluation.invented import f1

DIGESTS = {"fr/read.jsonl": "a" * 64, "fr/check.jsonl": "b" * 64}


def measured(hits: Sequence[int]) -> dict[str, dict[str, Estimate]]:
    """One part of which only detection is measured."""
    return {"fr own read": {"detection": estimates(f1(hits))["detection"]}}


PINNED = floors.reset(Floors(digests={}, figures={}), DIGESTS, measured([2, 2, 2, 1]))


def test_a_floor_is_the_figure_with_one_hit_fewer() -> None:
    """Seven of eight found: the floor is six of eight."""
    assert PINNED.figures["fr own read"]["detection"] == 0.75


def test_a_figure_on_its_floor_passes() -> None:
    """One hit may turn on another machine."""
    assert floors.complaints(PINNED, DIGESTS, measured([2, 2, 2, 1])) == []
    assert floors.complaints(PINNED, DIGESTS, measured([2, 2, 2, 0])) == []


def test_a_figure_under_its_floor_is_said() -> None:
    """Part, measure, figure, count and floor."""
    (line,) = floors.complaints(PINNED, DIGESTS, measured([2, 2, 1, 0]))
    assert line == "fr own read: detection is 62.5 (n=8), under its floor 75.0"


def test_a_figure_that_is_not_measured_any_more_is_said() -> None:
    """A part that is gone holds nothing up."""
    assert floors.complaints(PINNED, DIGESTS, {}) == ["fr own read: detection has a floor and was not measured"]


def test_changed_gold_is_said() -> None:
    """Other bytes, a file that is gone, a file that was never pinned."""
    changed = {"fr/read.jsonl": "c" * 64, "en/read.jsonl": "d" * 64}
    lines = floors.complaints(PINNED, changed, measured([2, 2, 2, 1]))
    assert [line.split(":")[0] for line in lines] == [
        "gold/fr/check.jsonl is pinned and not there",
        "gold/fr/read.jsonl has changed",
        "gold/en/read.jsonl is not pinned",
    ]


def test_lowering_takes_the_gold_and_leaves_the_floors_that_are_met() -> None:
    """A figure under its floor sets it anew; one that stands on it keeps it."""
    gold = {"fr/read.jsonl": "c" * 64}
    fallen = floors.reset(PINNED, gold, measured([2, 2, 1, 0]))
    met = floors.reset(PINNED, gold, measured([2, 2, 2, 0]))
    assert (fallen.figures["fr own read"]["detection"], fallen.digests) == (0.5, gold)
    assert met.figures == PINNED.figures


def test_pinning_raises_and_never_lowers() -> None:
    """A better figure lifts its floor; a worse one leaves it."""
    better = floors.raised(PINNED, DIGESTS, measured([2, 2, 2, 2]))
    worse = floors.raised(PINNED, DIGESTS, measured([0, 0, 0, 0]))
    assert better.figures["fr own read"]["detection"] == 0.875
    assert worse == PINNED


def test_pinning_keeps_the_digests_that_are_pinned() -> None:
    """Only files without a digest get one."""
    new = floors.raised(PINNED, {**DIGESTS, "fr/read.jsonl": "c" * 64, "en/read.jsonl": "d" * 64}, {})
    assert new.digests == {**DIGESTS, "en/read.jsonl": "d" * 64}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    """And a file that does not exist holds none."""
    floors.save(PINNED, tmp_path / "floors.json")
    assert floors.load(tmp_path / "floors.json") == PINNED
    assert floors.load(tmp_path / "none.json") == Floors()


def test_the_reason_stands_in_the_first_section_of_the_changelog() -> None:
    """Under its own heading, once, above what older releases say."""
    before = "# Changelog\n\nIntro.\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0\n\n- Old.\n"
    once = floors.with_reason(before, "new gold")
    twice = floors.with_reason(once, "an older parser")
    assert once == before.replace(
        "- A thing.\n", "- A thing.\n\n### Quality floors\n\n- Floors lowered or gold changed: new gold\n"
    )
    assert twice.count(floors.SECTION) == 1
    assert twice.index("an older parser") < twice.index("new gold") < twice.index("## 0.1.0")
    assert floors.with_reason("# Changelog\n", "why").endswith(
        "## Unreleased\n\n### Quality floors\n\n" + ("- Floors lowered or gold changed: why\n")
    )
