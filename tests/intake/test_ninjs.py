"""News items in JSON: one, a list, one a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selon.errors import InputError
from selon.intake import Progress, captures
from selon.records import Capture

ONE = {
    "uri": "https://agence.example/t/17",
    "type": "text",
    "versionCreated": "2031-05-20T10:00:00+02:00",
    "headlines": [{"role": "main", "value": "Le bac reprendra"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": "Il reprendra mardi, selon la mairie."}],
}
OLD = {"uri": "urn:agence:18", "versioncreated": "2031-05-20", "headline": "Grève", "body_text": "Elle durera."}
PICTURE = {"uri": "urn:agence:19", "type": "picture", "versionCreated": "2031-05-20T10:00:00Z"}


def taken(path: Path, text: str) -> tuple[list[Capture], list[InputError], Progress]:
    """What comes of a file with this text."""
    path.write_text(text, encoding="utf-8")
    progress = Progress()
    items = list(captures([path], progress=progress))
    assert progress.records == progress.captures + sum(progress.skipped.values()) + progress.damaged
    good = [item for item in items if isinstance(item, Capture)]
    return good, [item for item in items if isinstance(item, InputError)], progress


@pytest.mark.parametrize("name", ["a.json", "a.txt"])
def test_an_item_is_a_capture(tmp_path: Path, name: str) -> None:
    """Known by its bytes; its address is the file's."""
    text = json.dumps(ONE)
    (capture,), bad, _ = taken(tmp_path / name, text)
    assert capture.data == text.encode() and capture.name == "a" and not bad
    assert capture.media_type == "application/vnd.iptc.ninjs+json"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([ONE, PICTURE, OLD], indent=1),
        "\n".join(json.dumps(one) for one in (ONE, PICTURE, OLD)),
        "\ufeff" + json.dumps({"_items": [ONE, PICTURE, OLD], "_meta": {"page": 1}}),
    ],
    ids=["list", "lines", "answer of a server"],
)
def test_several_items_are_several_captures(tmp_path: Path, text: str) -> None:
    """Each with its own bytes, name and address; a picture is counted."""
    good, bad, progress = taken(tmp_path / "fil.json", text)
    assert [capture.name for capture in good] == ["fil-17", "fil-18"] and not bad
    assert [json.loads(capture.data) for capture in good] == [ONE, OLD]
    assert good[0].address == "https://agence.example/t/17" and progress.skipped == {"ninjs picture": 1}


@pytest.mark.parametrize("broken", ["{broken", '{"uri": ', "nul", '{"a": 1}', "17", '"text"'])
def test_a_line_that_is_none_does_not_stop_the_others(tmp_path: Path, broken: str) -> None:
    """It is told with its number."""
    lines = [json.dumps(ONE), broken, json.dumps(OLD)]
    good, (bad,), _ = taken(tmp_path / "a.jsonl", "\n".join(lines))
    assert len(good) == 2 and "item 2" in bad.place


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[1, 2", "{}", "[]", ""])
def test_json_that_is_no_news_is_refused(tmp_path: Path, text: str) -> None:
    """Nested without end, broken off, empty."""
    good, bad, _ = taken(tmp_path / "a.json", text)
    assert good == [] and bad
