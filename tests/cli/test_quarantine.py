"""What cannot be read is kept, listed and tried again; no input is lost, whatever stops the run.

`SELON_PAGES=500 SELON_POISONED=20` runs the tests over a folder of that size."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from selon import pipeline
from selon.cli import main
from selon.intake.guard import Guard
from selon.ledger import Ledger
from selon.ledger.schema import documents, log
from selon.ledger.schema_beside import quarantine
from tests.cli.poisoned import LIMITS, REASONS, folder, page, poisoned, started
from tests.intake.misbehaving import parse

PAGES = int(os.environ.get("SELON_PAGES", "30"))
POISONED = int(os.environ.get("SELON_POISONED", "5"))
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line over a ledger of its own and a parser that poison stops."""
    monkeypatch.setattr(pipeline, "GUARDED", Guard(parse, LIMITS))
    return lambda *words: CliRunner().invoke(main, ["--ledger", str(tmp_path / "l.db"), *map(str, words)])


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a good page, a poisoned one, a deep one, a picture, and one in no language."""
    place = tmp_path / "pages"
    place.mkdir()
    (place / "good.html").write_text(page(1), encoding="utf-8")
    for poison in ("hang", "deep", "picture"):
        (place / f"{poison}.html").write_bytes(poisoned(7, poison))
    (place / "noise.txt").write_text("Xqz vrtk plomf grst wnkl, zzp qurt blorf snikt dwelp vrax.", encoding="utf-8")
    return place


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    """The quarantine as JSON has it."""
    listed: list[dict[str, Any]] = json.loads(run("quarantine", *words, "--format", "json").stdout)["quarantine"]
    return listed


def test_what_fails_is_counted_by_reason_and_kept(run: Run, pages: Path) -> None:
    """The summary has the reasons, the exit status says that some were read, the ledger counts the rows."""
    result = run("add", pages, pages / "nowhere.html")
    assert result.exit_code == 3 and "1 read, 5 refused" in result.stdout and "1 new" in result.stdout
    assert "4 in quarantine: " in result.stdout
    for reason in ("1 timeout", "1 too_deep", "1 not_text", "1 wrong_language"):
        assert reason in result.stdout
    assert "4  quarantine" in run("ledger", "stats").stdout
    assert {row["name"]: row["reason"] for row in rows(run)} == {
        "hang": "timeout",
        "deep": "too_deep",
        "picture": "not_text",
        "noise": "wrong_language",
    }
    assert run("ledger", "verify").exit_code == 0


def test_adding_again_adds_no_row_and_waits_for_no_page_twice(run: Run, pages: Path) -> None:
    """What hung once is not tried again by the same Selon, and says how to."""
    run("add", pages)
    before = rows(run)
    begun = time.monotonic()
    result = run("add", pages / "hang.html")
    assert time.monotonic() - begun < LIMITS.seconds and result.exit_code == 1
    (hung,) = (row for row in before if row["reason"] == "timeout")
    assert f"`selon quarantine retry {hung['id']}`" in result.stderr
    assert "3 refused" not in run("add", pages).stdout and rows(run) == before


def test_the_same_bytes_in_another_place_are_another_row(run: Run, pages: Path) -> None:
    """Each input is counted; the bytes are kept once."""
    run("add", pages)
    (pages / "copy.html").write_bytes((pages / "deep.html").read_bytes())
    run("add", pages)
    assert Counter(row["reason"] for row in rows(run))["too_deep"] == 2
    assert all(row["bytes_kept"] for row in rows(run))


def test_what_can_be_read_by_now_goes_into_the_ledger(run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the outlet and the day that were given with it; what fails again has a line of the log."""
    run("add", pages, "--outlet", "La Vigie", "--published", "2031-03-04")
    (hung,) = (row for row in rows(run) if row["reason"] == "timeout")
    assert run("quarantine", "retry", hung["id"]).exit_code == 1
    assert (rows(run, "--reason", "timeout")[0]["tries"], rows(run, "--reason", "timeout")[0]["outcome"]) == (
        1,
        "timeout",
    )
    for file in pages.iterdir():
        file.unlink()  # the bytes are in the ledger
    monkeypatch.setattr(pipeline, "GUARDED", Guard(pipeline.documents.document))
    result = run("quarantine", "retry")
    assert result.exit_code == 3 and "1 read" in result.stdout and "1 too_deep" in result.stdout
    assert hung["id"] not in {row["id"] for row in rows(run)}
    (read,) = (row for row in rows(run, "--all") if row["id"] == hung["id"])
    assert read["document"] and read["outcome"] == "read" and read["tries"] == 2
    shown = run("quarantine", "show", hung["id"][:6]).stdout
    assert "La Vigie" in shown and "timeout" in shown
    with Ledger(pages.parent / "l.db") as ledger:
        found = ledger.rows(select(documents.c.outlet, documents.c.published).where(documents.c.name == "hang"))
    assert [tuple(row.values()) for row in found] == [("La Vigie", "2031-03-04")]


def test_a_wrong_id_is_named(run: Run, pages: Path) -> None:
    """With those that there are."""
    run("add", pages)
    result = run("quarantine", "show", "qx")
    assert result.exit_code == 1 and rows(run)[0]["id"] in result.stderr


def test_nothing_waits_in_an_empty_quarantine(run: Run, pages: Path) -> None:
    """Neither to be listed nor to be tried."""
    run("add", pages / "good.html")
    assert "nothing waits" in run("quarantine", "retry").stdout
    assert run("quarantine").stdout.startswith("0 in quarantine")


@pytest.mark.parametrize("form", ["csv", "markdown", "table"])
def test_the_quarantine_comes_in_every_format(run: Run, pages: Path, form: str) -> None:
    """The reasons stand in each."""
    run("add", pages)
    assert "too_deep" in run("quarantine", "--format", form).stdout


def test_erasing_an_article_erases_its_bytes_in_quarantine(run: Run, pages: Path, tmp_path: Path) -> None:
    """They came in twice: once in vain."""
    run("add", pages / "hang.html")
    pipeline.GUARDED = Guard(pipeline.documents.document)
    run("quarantine", "retry")
    run("ledger", "erase", "hang", "--why", "asked for")
    with Ledger(tmp_path / "l.db") as ledger:
        assert [row["data"] for row in ledger.rows(select(quarantine.c.data))] == [None]
        assert ledger.verify() == []


# ---------------------------------------------------------------- stopped runs


def whole(path: Path, made: dict[str, int], good: int) -> None:
    """Nothing: every input is there once, read or in quarantine with its reason; quotations are in their texts."""
    with Ledger(path) as ledger:
        assert ledger.verify() == []
        assert len(ledger.rows(select(documents.c.id))) == good
        reasons = Counter(row["reason"] for row in ledger.rows(select(quarantine.c.reason)))
        assert reasons == {REASONS[poison]: count for poison, count in made.items()}
        assert not ledger.rows(select(log.c.number))


def in_the_end(told: str) -> int:
    """How many articles a run says to be in the ledger, new or known."""
    return sum(map(int, re.findall(r"(\d+) (?:new|known)", told)))


@pytest.mark.parametrize("turn", range(2))
def test_a_killed_run_is_taken_up_again(turn: int, tmp_path: Path) -> None:
    """Inputs are those read and those in quarantine, after a kill at any moment and a second run."""
    made = folder(tmp_path / "pages", PAGES, POISONED)
    path = tmp_path / "l.db"
    process = started("--ledger", path, "add", tmp_path / "pages")
    time.sleep(random.Random(turn).uniform(2, 5))
    process.kill()
    process.communicate()
    told, errors = started("--ledger", path, "add", tmp_path / "pages").communicate(timeout=600)
    assert in_the_end(told) == PAGES and f"{POISONED} refused" in told, errors
    whole(path, made, PAGES)


def test_two_processes_on_one_ledger(tmp_path: Path) -> None:
    """Both go through all, and all is there once."""
    made = folder(tmp_path / "pages", PAGES, POISONED)
    both = [started("--ledger", tmp_path / "l.db", "add", tmp_path / "pages") for _ in range(2)]
    for process in both:
        told, errors = process.communicate(timeout=600)
        assert process.returncode == 3 and in_the_end(told) == PAGES, errors
    whole(tmp_path / "l.db", made, PAGES)


def test_an_interruption_during_a_hung_page_is_at_once(tmp_path: Path) -> None:
    """Ctrl-C ends the run with 130, the child with it, and what was read before stays."""
    place, hangs = tmp_path / "pages", tmp_path / "hangs"
    folder(place, 45, 0)
    (place / "zz.html").write_bytes(poisoned(1, "hang"))
    words = ("--ledger", tmp_path / "l.db", "add", place)
    process = started(*words, SELON_SECONDS="60", SELON_HANGS=str(hangs))
    while not hangs.exists() and process.poll() is None:
        time.sleep(0.05)
    (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, time.monotonic() - begun < 10) == (130, True), errors
    assert "Traceback" not in errors and not Path(f"/proc/{child}").exists()
    with Ledger(tmp_path / "l.db") as ledger:
        assert len(ledger.rows(select(documents.c.id))) == 20 and ledger.verify() == []
