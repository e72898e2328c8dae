"""The gold, cut into parts that are read and parts that are not."""

import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from evaluation import corpora
from evaluation.corpora import GOLD, GoldError
from tests.evaluation.invented import GOLD as ITEMS
from tests.evaluation.invented import TEXT, annotated

PASSAGE = replace(annotated(*ITEMS), text=TEXT, phenomena=("nested",))


def lines(*docs: str) -> bytes:
    """Passages of these names, one a line."""
    return b"".join(msgspec.json.encode(replace(PASSAGE, doc=doc)) + b"\n" for doc in docs)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A gold folder with both halves of one language."""
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "read.jsonl").write_bytes(lines("r1", "r2"))
    (tmp_path / "fr" / "check.jsonl").write_bytes(lines("c1"))
    return tmp_path


def test_the_read_half_is_read_and_the_check_half_is_not(root: Path) -> None:
    """Each half is a part; only one may be read."""
    found = [(part.title, part.readable, [x.doc for x in part.passages]) for part in corpora.own("fr", root)]
    assert found == [("own read", True, ["r1", "r2"]), ("own check", False, ["c1"])]
    assert corpora.own("en", root) == ()


def test_passages_of_one_layer_are_parts_of_their_own(root: Path) -> None:
    """They are not scored on attributions, and their check half is closed too."""
    (root / "fr" / "times-read.jsonl").write_bytes(lines("t1"))
    (root / "fr" / "quantities-check.jsonl").write_bytes(lines("q1"))
    found = [(part.title, part.layer, part.readable) for part in corpora.layered("fr", root)]
    assert found == [("own times read", "times", True), ("own quantities check", "quantities", False)]
    assert [part.layer for part in corpora.own("fr", root)] == ["", ""]
    assert "fr/times-read.jsonl" in corpora.digests(root)


def test_a_wrong_line_is_named(root: Path) -> None:
    """File, line and field; a passage without its text is wrong too."""
    file = root / "fr" / "read.jsonl"
    file.write_bytes(lines("r1") + b'{"doc": "r2", "attributions": [{"hedged": "yes"}]}\n')
    with pytest.raises(GoldError, match=r"read\.jsonl:2: .*hedged"):
        corpora.own("fr", root)
    file.write_bytes(b'\n{"doc": "r2"}\n')
    with pytest.raises(GoldError, match=r"read\.jsonl:2: a passage without text"):
        corpora.own("fr", root)


def test_articles_come_with_outlet_and_date_and_in_two_parts(tmp_path: Path) -> None:
    """Outlet and date are those of sources.tsv; documents named wc are the check part; other languages are left out."""
    folder = tmp_path / "gold-dev"
    (folder / "text").mkdir(parents=True)
    for name, lang in (("wa1", "fr"), ("wc1", "fr"), ("en1", "en")):
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(replace(PASSAGE, doc=name, lang=lang, text="")))
        (folder / "text" / f"{name}.txt").write_bytes((TEXT + "\r\n").encode())
    (folder / "sources.tsv").write_text('id\toutlet\tpublished\nwa1\tLe "Fanal"\t2031-03-10\n', encoding="utf-8")
    read, check = corpora.press(tmp_path, "fr")
    assert [(x.doc, x.outlet, x.published, x.text) for x in read.passages] == [
        ("wa1", 'Le "Fanal"', "2031-03-10", TEXT + "\r\n")
    ]
    assert [x.doc for x in check.passages] == ["wc1"] and not check.readable


def test_a_data_folder_without_gold_is_said(tmp_path: Path) -> None:
    """The folder that was looked for, and what --data takes."""
    with pytest.raises(GoldError, match="gold-dev: no such folder. --data takes"):
        corpora.press(tmp_path, "fr")


def test_a_digest_follows_the_bytes(root: Path) -> None:
    """One changed byte is another digest; the file that did not change keeps its own."""
    before = corpora.digests(root)
    (root / "fr" / "check.jsonl").write_bytes(lines("c2"))
    after = corpora.digests(root)
    assert before["fr/read.jsonl"] == after["fr/read.jsonl"] == hashlib.sha256(lines("r1", "r2")).hexdigest()
    assert before["fr/check.jsonl"] != after["fr/check.jsonl"]


@pytest.mark.parametrize("lang", corpora.annotated())
def test_the_gold_is_the_one_of_its_digest_list(lang: str) -> None:
    """The list beside the gold, in the form of sha256sum, has every file with its digest, and no other."""
    rows = [line.split() for line in (GOLD / lang / "DIGESTS").read_text(encoding="utf-8").splitlines() if line.strip()]
    listed = {f"{lang}/{name}": digest for digest, name in rows if not digest.startswith("#")}
    assert listed == {name: digest for name, digest in corpora.digests().items() if name.startswith(f"{lang}/")}


def test_languages_with_gold_are_found(root: Path) -> None:
    """A folder without a gold file is no language."""
    (root / "en").mkdir()
    assert corpora.annotated(root) == ("fr",)
    (root / "en" / "times-check.jsonl").write_bytes(lines("t1"))
    assert corpora.annotated(root) == ("en", "fr")


def test_no_text_stands_in_two_files_of_the_gold() -> None:
    """What is read while developing is not what is checked afterwards."""
    parts = [part for lang in corpora.annotated() for part in (*corpora.own(lang), *corpora.layered(lang))]
    texts = [x.text for part in parts for x in part.passages]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("stem", ["read", "check", "times-read", "times-check", "quantities-read", "quantities-check"])
def test_each_english_file_has_its_passages(stem: str) -> None:
    """Eighty in each, with names of their own."""
    passages = corpora.jsonl(GOLD / "en" / f"{stem}.jsonl").passages
    assert len({x.doc for x in passages}) == len(passages) == 80
