"""The files of the pages: few bytes, nothing from outside, nothing else of the folder given out."""

from __future__ import annotations

import gzip
import re

import pytest
from fastapi.testclient import TestClient

from selon.web.pages.files import FILES
from selon.web.pages.sheet import STATIC

KILO = 1000


def test_style_script_and_letters_are_light() -> None:
    """What the first page loads beside itself stays under 150 kB compressed, letters included."""
    sizes = {name: len(gzip.compress((STATIC / name).read_bytes())) for name in FILES}
    assert sum(sizes.values()) <= 150 * KILO, sizes
    assert sizes["selon.css"] + sizes["selon.js"] <= 20 * KILO


@pytest.mark.parametrize("name", ["selon.css", "selon.js", "selon.svg"])
def test_no_file_asks_for_anything_outside(name: str) -> None:
    """No address with a host stands in style, script or drawing, but the name of SVG itself."""
    text = (STATIC / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.findall(r"(?:https?:)?//[a-z]", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_the_light_and_the_dark_have_the_same_colours() -> None:
    """The dark that the device asks for and the one that was chosen are one."""
    style = (STATIC / "selon.css").read_text(encoding="utf-8")
    dark = re.findall(r"color-scheme: dark;\s*(--paper[^}]*)}", style)
    assert len(dark) == 2 and len({" ".join(one.split()) for one in dark}) == 1


def test_only_listed_files_are_given_out(pages: TestClient) -> None:
    """A file of the folder that is not listed, or a way out of it, is not found."""
    assert pages.get("/static/selon.css").headers["content-type"].startswith("text/css")
    for name in ("fonts/LICENSE.md", "../pages/files.py", "..%2f..%2fapp.py", "nothing"):
        assert pages.get(f"/static/{name}").status_code == 404


def test_a_file_with_its_digest_is_kept(pages: TestClient) -> None:
    """The address in a page changes with the file, so that browsers keep it."""
    found = re.search(r'href="(/static/selon\.css\?[0-9a-f]{12})"', pages.get("/marks").text)
    assert found and "immutable" in pages.get(found[1]).headers["cache-control"]
