"""The picture of a timeline: nothing overlaps, whatever its length, and nothing in it varies."""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from selon.errors import NotInstalled
from selon.exports import timeline_plot as plot
from selon.records import Answer

LONG = "commission intercommunale des transports maritimes et fluviaux de la côte de Norvent et de l'île d'Armance"


def state(**given: Any) -> dict[str, Any]:
    """A state as the timeline gives it."""
    usual = {
        "state": "forbid",
        "actor": "préfète de Norvent",
        "valid_from": "2031-09-03",
        "valid_to": None,
        "valid_to_inferred": False,
        "first_day": "2031-09-03",
        "last_day": None,
        "reported_at": "2031-09-10",
        "hedged": False,
        "articles": ["a"],
    }
    return usual | given


def answer(*lanes: dict[str, Any], title: str = "i0  bac de nuit") -> Answer:
    """A timeline with these lanes."""
    return Answer(title=title, data={"lanes": list(lanes)}, columns=(), rows=())


def lane(origin: str, *states: dict[str, Any]) -> dict[str, Any]:
    """A lane."""
    return {"origin": origin, "kind": "outlet", "states": list(states)}


MANY = answer(
    lane(LONG, *(state(actor=LONG * (1 + at % 3)) for at in range(6))),
    lane(LONG.upper(), state(actor=LONG.upper())),
    lane("x" * 300, state(valid_from=None, first_day=None, hedged=True)),
    lane("coût $40 et $50", state(state="authorise", last_day="2031-09-30", valid_to="2031-09-30")),
    title=LONG * 3,
)


def test_labels_fit_their_room_in_any_length() -> None:
    """Measured on the drawn picture: no text leaves it, no label meets another."""
    pytest.importorskip("matplotlib")
    figure = plot.figure_of(MANY)
    figure.canvas.draw()
    texts = [one for axes in figure.axes for one in axes.texts] + list(figure.texts)
    boxes = [one.get_window_extent() for one in texts]
    width, height = figure.get_size_inches() * figure.dpi
    assert all(0 <= box.x0 and box.x1 <= width and 0 <= box.y0 and box.y1 <= height for box in boxes)
    for at, box in enumerate(boxes):
        met = [texts[n].get_text()[:30] for n, other in enumerate(boxes) if n != at and box.overlaps(other)]
        assert not met, (texts[at].get_text()[:30], met)


def test_rows_of_a_lane_follow_each_other() -> None:
    """Each bar begins below the lines of the one before it."""
    lanes = MANY.data["lanes"]
    strips = [plot.strip(one, *plot.extent(lanes)) for one in lanes]  # type: ignore[attr-defined, arg-type]
    for strip in strips:
        for one, other in pairwise(strip.bars):
            assert other.top >= one.top + len(one.lines) * plot.LINE + plot.BAR
        assert strip.height >= len(strip.name) * plot.LINE


@pytest.mark.parametrize("form", [".svg", ".png"])
def test_the_same_timeline_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    """Neither clock nor chance is in the picture."""
    pytest.importorskip("matplotlib")
    made = []
    for name in ("a", "b"):
        plot.draw(MANY, tmp_path / f"{name}{form}")
        made.append((tmp_path / f"{name}{form}").read_bytes())
    assert made[0] == made[1] and len(made[0]) > 1000


def test_words_of_the_picture_stand_in_the_svg(tmp_path: Path) -> None:
    """Origin, state, actor and days; a dollar sign begins no formula, an end of time is drawn."""
    pytest.importorskip("matplotlib")
    path = tmp_path / "a.svg"
    plot.draw(answer(lane("coût $40 et $50", state(hedged=True))), path)
    drawn = " ".join(path.read_text(encoding="utf-8").split())
    for words in ("coût $40 et $50", "FORBID: préfète de Norvent", "2031-09-03"):
        assert words in drawn


def test_a_timeline_without_states_says_so(tmp_path: Path) -> None:
    """As of a day before every report."""
    pytest.importorskip("matplotlib")
    plot.draw(answer(), tmp_path / "a.svg")
    assert "nothing was known" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_without_matplotlib_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is an optional extra."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(NotInstalled, match=r"pip install 'selon\[plot\]'"):
        plot.draw(answer(), tmp_path / "a.svg")
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({}, (date(2031, 9, 3), None, True)),
        ({"first_day": None}, (date(2031, 9, 10), None, False)),
        ({"first_day": None, "last_day": "2031-09-05"}, (date(2031, 9, 5), date(2031, 9, 5), False)),
        ({"first_day": "-044-03-15"}, (date(2031, 9, 10), None, False)),
        ({"last_day": "2031-08-01"}, (date(2031, 9, 3), date(2031, 9, 3), True)),
    ],
)
def test_a_state_without_a_beginning_starts_with_its_report(given: dict[str, Any], days: tuple[Any, ...]) -> None:
    """Or at its end, where that is earlier; days that the calendar has not are none."""
    assert plot.days(state(**given)) == days


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("2031-09-03", "2031-09-03"), ("2031-23", "autumn 2031"), ("2031-05~", "about 2031-05"), ("2031", "2031")],
)
def test_dates_are_plain(edtf: str, words: str) -> None:
    """Signs of EDTF are put in words."""
    assert plot.plain(edtf) == words


def test_the_ends_of_the_calendar_are_no_error() -> None:
    """Room is left only as far as there are days."""
    lanes = [lane("x", state(first_day="0001-01-01", last_day="9999-12-31"))]
    assert plot.extent(lanes) == (date.min, date.max)
