"""The print form of a dossier: pages of A4 with all that a reader without a computer needs."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from selon.answers.dossier import dossier
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.cli import main
from selon.cli.demo import examples
from selon.exports.sheets import COLUMNS, LINES, render
from selon.ledger import Ledger
from tests.answers.harbour import ARTICLES, moored
from tests.ledger.articles import NOW, entry

EVER = Times()


def pages(ledger: Ledger, name: str, times: Times = EVER) -> list[str]:
    """The pages of a dossier."""
    return render(dossier(ledger, name, stems, times)).split("\f")


def test_it_has_the_size_of_a_page(tmp_path: Path) -> None:
    """Every page has the lines and columns of A4, and its number."""
    text = "\n\n".join(
        f"« Le bac numéro {n} est sûr et le quai est propre », a dit la CBA à Norvent." for n in range(40)
    )
    with moored(tmp_path) as ledger:
        ledger.add([entry("avril", text, "La Vigie", "2031-04-02")], stems, NOW)
        found = pages(ledger, "CBA")
        assert len(found) > 3
        for number, page in enumerate(found, 1):
            lines = page.rstrip("\n").split("\n")
            assert len(lines) == LINES and max(map(len, lines)) <= COLUMNS
            assert lines[-1].strip() == f"page {number} of {len(found)}" and "as of 2031-10-02" in lines[0]


def test_a_claim_is_numbered_with_words_chain_firmness_and_place(tmp_path: Path) -> None:
    """And the article with its address, when it was captured, and the digest of its bytes."""
    with moored(tmp_path) as ledger:
        text = "\n".join(pages(ledger, "Maëlle Tourneval"))
    plain = " ".join(text.split())
    assert [int(n) for n in re.findall(r"^ {0,2}(\d+)  [«A-ZÀ-Ý]", text, re.MULTILINE)] == list(range(1, 7))
    assert "La Gazette ← sources proches du port told in the conditional, as hearsay, by somebody" in plain
    assert "BLOCKED: Maëlle Tourneval, from 2031-09-03" in plain
    (digest,) = {sha256(ARTICLES["septembre"][0].encode()).hexdigest()} & set(re.findall(r"\b[0-9a-f]{64}\b", text))
    assert f"septembre · La Gazette · published 2031-09-10 septembre.txt captured {NOW}, sha256: {digest}" in plain


def test_a_place_leads_to_the_words(tmp_path: Path) -> None:
    """Whoever counts the characters finds the quotation."""
    with moored(tmp_path) as ledger:
        plain = " ".join(" ".join(pages(ledger, "Léon Ferrec")).split())
    article, start, end = re.findall(r"article (\d+) at (\d+)-(\d+)", plain)[0]
    name = re.findall(rf" {article} (\w+) · ", plain)[0]
    assert "450 passagers" in ARTICLES[name][0][int(start) : int(end)]


def test_amounts_that_disagree_name_each_other(tmp_path: Path) -> None:
    """By their numbers."""
    with moored(tmp_path) as ledger:
        plain = " ".join(" ".join(pages(ledger, "CBA")).split())
    (one, other) = re.findall(r" (\d+) 300 personne [^;]*; disagrees with number (\d+)", plain)[0]
    assert f" {other} 450 personne" in plain and f"disagrees with number {one}" in plain


def test_gaps_are_listed_or_there_are_none(tmp_path: Path) -> None:
    """An article without a day, and a quotation that nobody closes."""
    with moored(tmp_path) as ledger:
        assert "not there\n" + "-" * 51 in "".join(pages(ledger, "CBA")) and "\nnone\n" in "".join(pages(ledger, "CBA"))
        text = "La CBA a dit que le 31 février serait férié."
        ledger.add([entry("sans jour", text, "La Vigie", None)], stems, NOW)
        assert "the article gives no day" in " ".join("".join(pages(ledger, "CBA")).split())


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (Times(), "Reports up to 2031-10-02; the last one in this ledger is of 2031-10-02."),
        (Times(as_of="2031-09-30"), "as of 2031-09-30 Reports up to 2031-09-30; the last one"),
        (Times(known_by="2031-09-21"), "Recorded in this ledger up to 2031-09-21."),
        (Times(on="2031-09-05"), "Only what held on 2031-09-05."),
    ],
    ids=str,
)
def test_it_says_as_of_when(tmp_path: Path, times: Times, words: str) -> None:
    """All three times, where they were asked for."""
    with moored(tmp_path) as ledger:
        assert words in " ".join(" ".join(pages(ledger, "CBA", times)).split())


@pytest.mark.parametrize("name", ["Bertrand Quélennec", "Hélène Darrigand", "Irène Vaucastel"])
def test_a_normal_dossier_of_the_demo_is_two_sheets(tmp_path: Path, name: str) -> None:
    """From the command line, the same whenever it is asked for."""
    db, folder = str(tmp_path / "l.db"), examples()
    run = CliRunner()
    run.invoke(main, ["--ledger", db, "add", str(folder), "--sources", str(folder / "sources.tsv")])
    result = run.invoke(main, ["--ledger", db, "dossier", name, "--print"])
    assert result.exit_code == 0 and result.stdout.count("\f") <= 1
    assert result.stdout == run.invoke(main, ["--ledger", db, "dossier", name, "--print"]).stdout
