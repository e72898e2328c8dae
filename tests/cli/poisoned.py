"""A folder of pages with poisoned ones among them, and `selon` in a process of its own over a parser that they stop.

`python -m tests.cli.poisoned WORDS...` is `selon WORDS...`, with SELON_SECONDS for each page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from selon import pipeline
from selon.cli import main
from selon.intake.guard import Guard, Limits
from tests.intake.misbehaving import parse

ROOT = Path(__file__).parent.parent.parent
LIMITS = Limits(seconds=float(os.environ.get("SELON_SECONDS", "1.5")), memory=400_000_000)
POISONS = ("hang", "memory", "die", "deep", "picture")
REASONS = {"hang": "timeout", "memory": "memory", "die": "crash", "deep": "too_deep", "picture": "not_text"}


def page(number: int, comment: str = "") -> str:
    """An article of which there is one for each number."""
    return (
        f"<html><body>{comment}<article><h1>Le bac numéro {number} rouvre samedi à Port-Armel</h1>"
        f"<p>La maire, Anne Vasseur, affirme que le bac numéro {number} rouvrira samedi après les travaux.</p>"
        f"<p>Les {number + 2} habitants de l'île attendaient cette décision depuis longtemps.</p>"
        "</article></body></html>"
    )


def folder(place: Path, good: int, bad: int) -> dict[str, int]:
    """Fill a folder with good and poisoned pages in turn, and give how many there are of each poison."""
    place.mkdir()
    every = max(1, good // max(1, bad))
    made: dict[str, int] = {}
    for number in range(good):
        (place / f"page-{number:04}.html").write_text(page(number), encoding="utf-8")
        if number % every == 0 and sum(made.values()) < bad:
            poison = POISONS[sum(made.values()) % len(POISONS)]
            made[poison] = made.get(poison, 0) + 1
            (place / f"page-{number:04}-poisoned.html").write_bytes(poisoned(number, poison))
    return made


def poisoned(number: int, poison: str) -> bytes:
    """A page that cannot be read."""
    if poison == "picture":
        return b"\x89PNG\r\n\x1a\n" + bytes([number % 256]) * 400
    if poison == "deep":
        return page(number, "<div>" * 300).encode()
    return page(number, f"<!-- POISON-{poison} -->").encode()


def started(*words: object, **environment: str) -> subprocess.Popen[str]:
    """`selon` with these words, begun."""
    environment = {**os.environ, **environment, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    command = [sys.executable, "-m", "tests.cli.poisoned", *map(str, words)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


if __name__ == "__main__":
    pipeline.GUARDED = Guard(parse, LIMITS)
    main(prog_name="selon")
