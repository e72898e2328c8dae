"""What the benchmarks make of their measurements; the measurements themselves no test holds."""

import os

import pytest

from benchmarks import memory, speed, startup
from benchmarks.machine import described, resident


def test_memory_is_flat_when_it_grows_only_while_loading() -> None:
    """Growth is counted from the first fifth on."""
    assert memory.growth([(100, 300.0), (200, 400.0), (1000, 400.0)]) == 0
    assert memory.growth([(100, 300.0), (200, 400.0), (1000, 500.0)]) == 0.25


def test_the_ratio_is_of_words_a_second() -> None:
    """Twice the seconds are half the speed; the median is taken."""
    lines = speed.table({"alone": [1.0, 1.0, 9.0], "whole": [2.0, 2.0, 9.0]}, 10_000, 7).splitlines()
    assert lines[2].split()[1] == "10,000" and lines[3].split()[1] == "5,000" and lines[4].split() == ["ratio", "0.50"]


def test_a_round_that_lost_an_article_is_no_measurement() -> None:
    """What was refused costs nothing and would flatter."""
    with pytest.raises(SystemExit, match="could not be read"):
        speed.timed(lambda written: len(written) - 1, ["a", "b"])


def test_a_command_that_fails_is_no_measurement() -> None:
    """Its status and what it said are shown."""
    assert startup.cost(["-c", "pass"])[1] > 0
    with pytest.raises(SystemExit, match="status 3"):
        startup.cost(["-c", "raise SystemExit(3)"])


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="for want of /proc (Linux)")
def test_the_machine_is_named() -> None:
    """Memory in MB, versions in words."""
    assert 1 < resident() < 100_000
    assert "spaCy 3." in described()
