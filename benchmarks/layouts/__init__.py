"""Two hundred pages in the shapes of twenty outlets' layouts, with their main text known: `made()`.

Each layout is a template in this folder; it says itself what is main text (`main`), what a reader may take or
leave (`aside`: headline, byline, captions, stamps) and what is neither. Around it stands what real pages carry:
menus of hundreds of links, scripts, styles and drawings. Everything is invented, and frozen: `DIGEST` is that of all
pages and their main texts, and a test compares it."""

from __future__ import annotations

import hashlib
import html
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from markupsafe import Markup

from benchmarks.layouts.filler import Filler
from benchmarks.layouts.stories import Story, story

HERE = Path(__file__).parent
EACH = 10
ENGLISH = frozenset({"tabloid", "broadsheet", "bulletin"})
CHARSETS = {"tables": "windows-1252", "wire": "iso-8859-15"}
DIGEST = "2b0f01464fa1a68748869a2c6a0d5ea984b4ae7a8055e5b416b4316b8eaac440"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page with what its main text is: `main` and `aside` are plain paragraphs."""

    name: str
    layout: str
    story: Story
    data: bytes
    main: tuple[str, ...]
    aside: tuple[str, ...]


@dataclass(slots=True)
class _Marks:
    """What a template calls: it hands out markup and remembers what was main text."""

    chance: random.Random
    main_text: list[str] = field(default_factory=list)
    aside_text: list[str] = field(default_factory=list)

    def main(self, text: str) -> str:
        """The markup of a stretch of main text, with links and emphasis here and there."""
        self.main_text.append(text)
        return self._inline(text)

    def aside(self, text: str) -> str:
        """The markup of a stretch that a reader may take or leave."""
        self.aside_text.append(text)
        return html.escape(text, quote=False)

    def _inline(self, text: str) -> str:
        words = [html.escape(word, quote=False) for word in text.split(" ")]
        if len(words) > 12 and self.chance.random() < 0.5:
            at = self.chance.randrange(2, len(words) - 4)
            tag, close = self.chance.choice(
                [('<a href="/tag/1">', "</a>"), ("<em>", "</em>"), ("<strong>", "</strong>"), ("<span>", "</span>")]
            )
            words[at], words[at + 2] = tag + words[at], words[at + 2] + close
        return " ".join(words)


def layouts() -> tuple[str, ...]:
    """Names of the layouts, sorted."""
    return tuple(sorted(path.stem for path in HERE.glob("*.html") if not path.stem.startswith("_")))


def made(each: int = EACH) -> Iterator[Made]:
    """So many pages of every layout, by layout."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True, trim_blocks=True)
    environment.filters["ld"] = lambda value: json.dumps(value, ensure_ascii=False, indent=1).replace("</", "<\\/")
    for place, layout in enumerate(layouts()):
        for number in range(each):
            yield _made(environment, layout, place * EACH + number)


def _made(environment: jinja2.Environment, layout: str, number: int) -> Made:
    """One page."""
    told = story(number, "en" if layout in ENGLISH else "fr")
    marks = _Marks(random.Random(number))
    page = environment.get_template(f"{layout}.html").render(
        s=told,
        main=lambda text: Markup(marks.main(text)),
        aside=lambda text: Markup(marks.aside(text)),
        fill=Filler(number, told.language),
        url=f"https://www.{layout}.example/{told.published:%Y/%m/%d}/article-{number}",
    )
    return Made(
        name=f"{layout}-{number:03d}",
        layout=layout,
        story=told,
        data=page.encode(CHARSETS.get(layout, "utf-8"), errors="xmlcharrefreplace"),
        main=tuple(marks.main_text),
        aside=tuple(marks.aside_text),
    )


def digest() -> str:
    """SHA-256 over all pages and their main texts."""
    whole = hashlib.sha256()
    for page in made():
        whole.update(page.data + "\n".join((*page.main, "", *page.aside)).encode())
    return whole.hexdigest()
