"""Uses of conditionals against gold that is kept as places."""

from __future__ import annotations

import io
import tarfile
from collections import Counter
from pathlib import Path

import pytest

from evaluation import conditionals
from evaluation.corpora import GoldError
from selon.attributions import Use

TEXT = "Le directeur aurait démissionné. La ligne devrait rouvrir lundi, selon la mairie de Valmer.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder whose archive holds one invented article."""
    archive = tmp_path / conditionals.ARCHIVE
    archive.parent.mkdir(parents=True)
    with tarfile.open(archive, "w:xz") as tar:
        entry = tarfile.TarInfo("./2031/a.txt")
        entry.size = len(TEXT.encode())
        tar.addfile(entry, io.BytesIO(TEXT.encode()))
    return tmp_path


def test_every_annotated_form_is_counted(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form right, a form wrong, and a place at which the system sees no conditional."""
    places = {TEXT.index("aurait"): Use.REPORTATIVE, TEXT.index("devrait"): Use.HYPOTHETICAL, 0: Use.OTHER}
    monkeypatch.setattr(conditionals, "gold", lambda half: {"2031/a.txt": places})
    counts = conditionals.measured(data, "read")
    assert counts == Counter(
        {
            (Use.REPORTATIVE, Use.REPORTATIVE): 1,
            (Use.HYPOTHETICAL, Use.ATTENUATION): 1,
            (Use.OTHER, None): 1,
        }
    )
    assert conditionals.tally(counts, Use.REPORTATIVE).f1 == 1
    assert "right: 1 of 3" in conditionals.table(counts)


def test_what_is_missing_is_named(data: Path, tmp_path: Path) -> None:
    """The archive, or a document in it."""
    with pytest.raises(GoldError, match="no document 2031/b.txt"):
        list(conditionals.captures(data / conditionals.ARCHIVE, ("2031/b.txt",)))
    with pytest.raises(GoldError, match="no such file"):
        list(conditionals.captures(tmp_path / "none.tar.xz", ()))


def test_the_halves_share_no_document() -> None:
    """What is checked is never from an article that was read; two hundred forms and more in each."""
    read, check = conditionals.gold("read"), conditionals.gold("check")
    assert not set(read) & set(check)
    assert all(sum(map(len, half.values())) >= 200 for half in (read, check))


def test_the_reportative_conditional_is_found(prepared_data: Path) -> None:
    """On the half that nobody read while writing the rules: at least 88 %."""
    counts = conditionals.measured(prepared_data, "check")
    assert conditionals.tally(counts, Use.REPORTATIVE).f1 >= 0.88
