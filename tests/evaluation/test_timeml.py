"""A corpus in TimeML: its text, its dates and its time expressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import timeml
from evaluation.annotation import Annotation
from evaluation.corpora import GoldError

HEAD = '<TimeML><DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t0" type="DATE" value="2031-05-15T08:00" /></DCT>'
BODY = (
    "<TEXT>\nLe bac &amp; la barque <EVENT eid='e1'>coulent</EVENT> dans la "
    "<TIMEX3 tid='t1' type='TIME' value='2031-05-13TNI'>nuit <SIGNAL>de</SIGNAL> "
    "<TIMEX3 tid='t2' type='DATE' value='2031-05-13'>mardi</TIMEX3></TIMEX3>."
    "<TIMEX3 tid='t3' type='DATE' value='2031' /></TEXT></TimeML>"
)


def document(folder: Path, content: str) -> Annotation:
    """A folder of one document, read."""
    (folder / "a.tml").write_text(content, encoding="utf-8")
    return timeml.documents(folder, lang="fr", outlet="La Gazette du Val")[0]


def test_the_text_is_what_stands_between_the_tags(tmp_path: Path) -> None:
    """Tags go, entities are resolved, blanks and breaks stay."""
    found = document(tmp_path, HEAD + BODY)
    assert found.text == "\nLe bac & la barque coulent dans la nuit de mardi."
    assert (found.doc, found.published, found.outlet) == ("a", "2031-05-15", "La Gazette du Val")


def test_expressions_have_their_places(tmp_path: Path) -> None:
    """One inside another too; the creation time and what has no words are none."""
    found = document(tmp_path, HEAD + BODY)
    words = [(found.text[slice(*timex.span)], timex.type, timex.value) for timex in found.timexes]
    assert words == [("nuit de mardi", "TIME", "2031-05-13TNI"), ("mardi", "DATE", "2031-05-13")]


def test_a_document_without_a_day_has_none(tmp_path: Path) -> None:
    """Its expressions stay relative."""
    assert document(tmp_path, "<TimeML>" + BODY).published is None


@pytest.mark.parametrize(("content", "fact"), [("<TimeML><TEXT>", "a.tml: "), ("<TimeML/>", "a.tml: no TEXT")])
def test_what_is_no_timeml_is_refused(tmp_path: Path, content: str, fact: str) -> None:
    """The error names the file."""
    with pytest.raises(GoldError, match=fact):
        document(tmp_path, content)


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    """The error says which folder was meant."""
    with pytest.raises(GoldError, match="--data"):
        timeml.documents(tmp_path, lang="fr", outlet="La Gazette du Val")
