"""Articles in a language that is not read: kept, named, found by their words; read once the language is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon import languages, version
from selon.cli import main

GERMAN = """Die Brücke von Talheim bleibt geschlossen

Die Bürgermeisterin Odile Ferrand hat am Montag erklärt, dass die Brücke bis zum Herbst geschlossen bleibt. „Die
Arbeiten sind nicht fertig“, sagte sie vor dem Rat der Stadt, der seit dem Winter auf einen Bericht wartet.
"""
FRENCH = "Le pont de Valbrune rouvrira lundi, a annoncé la maire Odile Ferrand. Elle a promis une fête.\n"
POLISH = "Most w Talheim pozostanie zamknięty do jesieni, powiedziała burmistrz na posiedzeniu rady miejskiej. " * 3
NOISE = "Xqz vrtk plomf grst wnkl zzp qurt blorf snikt dwelp. " * 8
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line over a ledger of its own, in a folder with an article in German and one in French."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "presse").mkdir()
    (tmp_path / "presse/bruecke.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "presse/pont.txt").write_text(FRENCH, encoding="utf-8")
    return lambda *words: CliRunner().invoke(main, ["--ledger", "l.db", *map(str, words)])


def hits(run: Run, words: str) -> dict[str, list[dict[str, str]]]:
    """What a search finds."""
    found: dict[str, list[dict[str, str]]] = json.loads(run("search", words, "--format", "json").stdout)
    return found


def test_it_is_kept_named_and_found(run: Run) -> None:
    """No refusal; the text is in the ledger, with a gap and nothing else."""
    told = run("add", "presse")
    assert told.exit_code == 0 and "1 read, 0 refused" in told.stdout and "2 new" in told.stdout
    assert "1 kept unread, for their language: 1 de" in told.stdout
    assert "presse/bruecke.txt: all of it is in German" in told.stderr
    found = hits(run, "brücke geschlossen")
    assert not found["results"] and [(one["document"], one["language"]) for one in found["unread"]] == [
        ("bruecke", "de")
    ]
    assert [one["quote"] for one in hits(run, "pont")["results"]] and not hits(run, "pont")["unread"]
    assert "not read: its language is de" in run("search", "Rat").stdout
    assert run("ledger", "verify").exit_code == 0 and "1 known" in run("add", "presse/bruecke.txt").stdout


def test_it_counts_as_taken_in(run: Run) -> None:
    """Alone it is a success; beside a refusal it is some."""
    assert run("add", "presse/bruecke.txt").exit_code == 0
    Path("presse/vide.txt").write_bytes(b"")
    assert run("add", "presse").exit_code == 3


@pytest.mark.parametrize("how", ["withdraw", "erase"])
def test_taken_back_it_is_found_no_more(run: Run, how: str) -> None:
    """By no word."""
    run("add", "presse")
    assert run("ledger", how, "bruecke", "--why", "a mistake").exit_code == 0
    assert run("search", "Brücke").exit_code == 1


def test_once_its_language_is_there_it_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added again, by the Selon that has it: claims, and no longer a text of which nothing was read."""
    with monkeypatch.context() as before:
        before.setattr(languages, "codes", lambda: ("en",))
        before.setattr(version, "grammar", lambda: "older")
        told = run("add", "presse/pont.txt")
        assert "1 kept unread" in told.stdout and "all of it is in French" in told.stderr
        assert hits(run, "rouvrira")["unread"]
    assert "1 read again" in run("add", "presse/pont.txt").stdout
    found = hits(run, "rouvrira")
    assert found["results"] and not found["unread"]


def test_the_ledger_reads_it_anew_from_its_bytes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is gone; what a person said of it still holds, and what has no language yet waits on."""
    with monkeypatch.context() as before:
        before.setattr(languages, "codes", lambda: ("en",))
        before.setattr(version, "grammar", lambda: "older")
        run("add", "presse", "--outlet", "La Vigie", "--published", "2031-03-04")
    for file in Path("presse").iterdir():
        file.unlink()
    assert "1 read, 1 kept unread" in run("ledger", "reread").stdout
    (hit, *_) = hits(run, "rouvrira")["results"]
    assert (hit["document"], hit["outlet"], hit["reported_at"]) == ("pont", "La Vigie", "2031-03-04")
    assert hits(run, "Herbst")["unread"] and run("ledger", "verify").exit_code == 0
    assert "0 read, 1 kept unread" in run("ledger", "reread").stdout


def test_the_declared_language_counts_where_the_words_say_nothing(run: Run) -> None:
    """A page in Polish says so; noise that says nothing is refused, and so is noise that says it is French."""
    page = "<html lang='{}'><h1>{}</h1><article><p>{}</p><p>{}</p></article></html>"
    Path("most.html").write_text(page.format("pl-PL", "Most zamknięty", POLISH, POLISH), encoding="utf-8")
    Path("bruit.html").write_text(page.format("fr", "Xqz vrtk", NOISE, NOISE), encoding="utf-8")
    Path("bruit.txt").write_text(NOISE, encoding="utf-8")
    assert "1 kept unread, for their language: 1 pl" in run("add", "most.html").stdout
    for name in ("bruit.html", "bruit.txt"):
        assert "1 wrong_language" in run("add", name).stdout


def test_a_language_that_a_person_names_and_nobody_reads_is_a_slip(run: Run) -> None:
    """Nothing is kept under it."""
    told = run("add", "presse/pont.txt", "--language", "frr")
    assert told.exit_code == 1 and "1 wrong_language" in told.stdout


def test_without_a_ledger_it_is_refused(run: Run) -> None:
    """`selon read` has nothing to show."""
    told = run("read", "presse/bruecke.txt")
    assert told.exit_code == 1 and "it is in German" in told.stderr


def test_a_passage_in_a_language_that_is_read_is_read(run: Run) -> None:
    """Inside an article that is not."""
    french = "« Le pont restera fermé jusqu'à l'automne parce que les travaux ne sont pas finis », a déclaré la maire. "
    Path("mixte.txt").write_text("\n\n".join([GERMAN * 2, french * 4, french * 4, GERMAN * 2]), encoding="utf-8")
    assert "1 kept unread" in run("add", "mixte.txt").stdout
    assert hits(run, "automne")["results"] and hits(run, "Herbst")["unread"]


def test_a_watch_tells_nothing_of_it(run: Run) -> None:
    """And does not stop at a new version of it."""
    run("watch", "presse", "--once")
    Path("presse/bruecke.txt").write_text(GERMAN + "\nDie Polizei hat das bestätigt.\n", encoding="utf-8")
    told = run("watch", "presse", "--once")
    assert told.exit_code == 0 and not told.stdout
    assert "Polizei" in Path("presse/bruecke.txt").read_text("utf-8") and hits(run, "Polizei")["unread"]
