"""Bad input, given to the command line: each is named in one line or left as a gap, and the others are still read.

The stages that need a model are left out: what cannot be read is refused before them."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner

from selon import pipeline
from selon.cli import main
from selon.records import Reading

PROSE = (
    "Le conseil municipal de Port-Armel a voté mardi la réouverture du bac, fermé depuis le mois de mars. "
    "Selon la mairie, les travaux ont coûté moins cher que prévu et la première traversée aura lieu samedi. "
    "Les habitants de l'île attendaient cette décision depuis longtemps, car le pont le plus proche est loin."
)
GERMAN = (
    "Der Gemeinderat von Harwick hat am Dienstag beschlossen, die Fähre wieder zu öffnen, die seit März nicht fuhr. "
    "Die Bürgermeisterin sagte, dass die Arbeiten weniger gekostet haben und dass die erste Fahrt am Samstag ist."
)


@pytest.fixture
def run(monkeypatch):
    """The command line over the real documents, with attributions left out."""
    monkeypatch.setattr(pipeline, "_nlp", lambda *_: None)
    monkeypatch.setattr(pipeline.sentences, "parse", lambda documents, *_: ((each, ()) for each in documents))
    monkeypatch.setattr(pipeline.attributions, "lexicon", lambda *_, **__: None)
    monkeypatch.setattr(pipeline.attributions, "verb_forms", lambda *_: {})
    monkeypatch.setattr(
        pipeline.attributions,
        "attribute",
        lambda document, *_: Reading(document=document, sentences=(), attributions=(), gaps=document.gaps),
    )
    monkeypatch.setattr(pipeline.languages, "codes", lambda: ("fr",))
    return lambda *words: CliRunner().invoke(main, ["read", "--format", "json", *map(str, words)])


@pytest.fixture
def good(tmp_path):
    """An article that can be read."""
    path = tmp_path / "bon.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


REFUSED = {
    "empty": ("vide.txt", b"", "it is empty"),
    "blank": ("blanc.txt", b" \n\t\r\n", "only blanks"),
    "without letters": ("chiffres.txt", b"12 + 30 = 42\n", "no letters"),
    "picture": ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture"),
    "archive": ("archive.txt", b"PK\x03\x04" + bytes(range(256)) * 8, ""),
    "program": ("programme.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, ""),
    "German": ("german.txt", GERMAN.encode(), "in German"),
    "page without an article": (
        "menu.html",
        "<html><body><nav><a href='/'>Accueil</a> <a href='/meteo'>Météo</a></nav></body></html>".encode(),
        "article",
    ),
    "too large": ("grand.txt", b"a" * 26_000_000, "MB"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(run, good, tmp_path, kind):
    """One line with place, fact and remedy; the good article comes out; the exit status tells."""
    name, data, fact = REFUSED[kind]
    bad = tmp_path / name
    bad.write_bytes(data)
    both, alone = run(bad, good), run(bad)
    assert (both.exit_code, alone.exit_code) == (3, 1)
    assert alone.stdout == "" and json.loads(both.stdout)["doc"] == "bon"
    for stderr in (both.stderr, alone.stderr):
        assert stderr.startswith(f"selon: {bad}: ") and fact in stderr
        assert stderr.count("\n") == 1 and stderr.count(". ") >= 1
        assert "Traceback" not in stderr


def test_a_folder_without_articles_is_named(run, good, tmp_path):
    """A folder stands for its articles; one without any is refused."""
    (tmp_path / "dossier").mkdir()
    result = run(tmp_path / "dossier", good)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"selon: {tmp_path / 'dossier'}: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(run, good, tmp_path):
    """Permission denied is one line like the others."""
    closed = tmp_path / "secret.txt"
    closed.write_text(PROSE, encoding="utf-8")
    closed.chmod(0)
    assert "permission" in run(closed, good).stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-15", "utf-16"])
def test_an_encoding_that_is_not_declared_is_found(run, tmp_path, encoding):
    """French in the encodings of its newsrooms is read, or refused in one line, but never as wrong letters."""
    path = tmp_path / "encode.txt"
    path.write_bytes(PROSE.encode(encoding))
    result = run(path)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["lang"] == "fr"


@pytest.mark.parametrize(
    "text",
    [PROSE + "\0\0" + PROSE, PROSE + " « " * 8000, (PROSE + " ") * 3000, PROSE + " « Jamais, a dit le maire."],
    ids=["NUL bytes", "8,000 guillemets", "one long line", "a mark left open"],
)
def test_what_is_odd_is_read(run, tmp_path, text):
    """Odd, and still an article: it is read, with a gap where something could not be."""
    path = tmp_path / "bizarre.txt"
    path.write_text(text, encoding="utf-8")
    result = run(path)
    assert result.exit_code == 0, result.stderr


def test_prose_without_end_is_read_up_to_a_bound(run, tmp_path):
    """Twenty megabytes of sentences on one line: the first part is read, a gap names the rest, and nothing hangs."""
    path = tmp_path / "long.txt"
    path.write_text((PROSE + " ") * (20_000_000 // len(PROSE)), encoding="utf-8")
    result = run(path)
    gaps = json.loads(result.stdout)["gaps"]
    assert result.exit_code == 0 and len(gaps) == 1
    start, end = gaps[0]["span"]
    assert gaps[0]["reason"].startswith("too-long: ") and 250_000 < start <= 500_000 and end > 19_000_000
