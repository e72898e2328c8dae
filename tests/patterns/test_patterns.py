"""Every regular expression is linear: twice the text takes twice the time, also on a text that is made against it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patterns.doubling import Attack, attacks, faults

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def collected() -> list[dict[str, object]]:
    """All expressions, as a fresh process compiles them."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    words = [sys.executable, "-m", "tests.patterns.collecting"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_no_expression_hides(collected: list[dict[str, object]]) -> None:
    """Each call of `re` in the sources was reached, or has its expression written beside it."""
    assert [one["missed"] for one in collected if "missed" in one] == []
    assert len(collected) > 100


def test_every_expression_is_linear(collected: list[dict[str, object]]) -> None:
    """Up to 64 kB of each attack."""
    wrong = []
    for one in collected:
        if "pattern" in one:
            text, flags = str(one["pattern"]), int(str(one["flags"]))
            pattern = re.compile(text.encode("latin-1"), flags) if one["bytes"] else re.compile(text, flags)
            fault = next(faults(pattern), None)
            wrong += [f"{one['where']}: {text[:80]!r}: {fault}"] if fault else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("slow", [r"«(\s*\w+\s*)+»", r"\s+$", r"selon (.*?), (.*?) a dit"])
def test_a_slow_expression_is_found(slow: str) -> None:
    """Quadratic, cubic and exponential ones."""
    assert next(faults(re.compile(slow)), None)


@pytest.mark.parametrize("fast", [r"«([^«»]{0,2000})»", r"\w+", r"[«»]", r"(?<!\S)\s{1,9}x"])
def test_a_linear_expression_is_left_alone(fast: str) -> None:
    """Negated classes and bounds."""
    assert not list(faults(re.compile(fast)))


def test_attacks_are_made_of_the_expression() -> None:
    """Its own characters, what it matches, and the bodies of its repetitions behind what leads to them."""
    made = list(attacks(re.compile(r"ab(?:cd)+[^x]e")))
    assert {Attack("cd", "ab"), Attack("abcdae"), Attack("abcda")} <= set(made)
