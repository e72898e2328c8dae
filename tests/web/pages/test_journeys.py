"""The five questions of a reader clicked through on the demo: by mouse and by keyboard alone, in French and English.

Each begins on the first page and follows only what a reader sees; no address is typed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.needs("chromium")
TABS = 250
"""How often a reader presses Tab at most to come to what is wanted."""
TOLD = {
    "fr": {
        "issues": "Questions",
        "conflicts": "Désaccords",
        "origins": "Origines",
        "not yet known": "Pas encore connu le 2 mai 2031",
        "why": "Pourquoi",
        "inside": "dans un même article",
        "dissolve": "Il se dissiperait si",
        "independent": "origines indépendantes",
        "side edges": "liens secondaires",
        "before": "avant",
        "now": "maintenant",
        "conditional": "dit au conditionnel, par ouï-dire",
        "plain": "dit sans réserve",
        "said by": "Ce qu’il dit",
        "said about": "Ce qu’on en dit",
        "cited": "Articles cités",
        "printed": "Imprimé de",
    },
    "en": {
        "issues": "Issues",
        "conflicts": "Conflicts",
        "origins": "Origins",
        "not yet known": "Not yet known on 2 May 2031",
        "why": "Why",
        "inside": "inside one article",
        "dissolve": "It would dissolve if",
        "independent": "independent origins",
        "side edges": "side edges",
        "before": "before",
        "now": "now",
        "conditional": "told in the conditional, as hearsay",
        "plain": "told plainly",
        "said by": "Said by it",
        "said about": "Said about it",
        "cited": "Articles cited",
        "printed": "Printed from",
    },
}
"""What a reader looks for on the pages, in both languages."""


SEEN = """node => getComputedStyle(node).outlineStyle !== "none"
  || getComputedStyle(node.querySelector(".hit, rect") ?? node).stroke !== "none" """
"""Whether the focus shows on a node: by a line around it, or, in a drawing, around its box."""


class Mouse:
    """A reader who points and clicks."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def take(self, what: Any) -> None:
        """Follow a link, or open what can be opened."""
        what.click()

    def back(self, slider: Any, steps: int) -> None:
        """Move a slider so many of its days back, from the last one."""
        box, most = slider.bounding_box(), int(slider.get_attribute("max"))
        reach = box["width"] - 16  # the middle of the handle stays this far from both ends
        self.page.mouse.click(box["x"] + 8 + reach * (most - steps) / most, box["y"] + box["height"] / 2)


class Keys:
    """A reader who has no mouse: Tab until it has the focus, then Enter."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def take(self, what: Any) -> None:
        """Follow a link, or open what can be opened."""
        self._reach(what)
        self.page.keyboard.press("Enter")

    def back(self, slider: Any, steps: int) -> None:
        """Move a slider so many of its days back."""
        self._reach(slider)
        for _ in range(steps):
            self.page.keyboard.press("ArrowLeft")

    def _reach(self, what: Any) -> None:
        """Press Tab until something has the focus, and see that the focus shows."""
        node = what.element_handle()
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if node.evaluate("node => node === document.activeElement"):
                assert node.evaluate(SEEN), "the focus is not seen"
                return
        raise AssertionError(f"{TABS} times Tab do not lead to {what}")


def words(part: Any) -> str:
    """The words of a part of a page, with plain spaces."""
    return re.sub(r"[^\S\n]", " ", part.inner_text())


def to(page: Any, hand: Any, name: str, *, inside: str = "nav.nav") -> None:
    """Follow the link with that name in a part of the page."""
    before = page.url
    hand.take(page.locator(inside).get_by_role("link", name=name, exact=True).first)
    page.wait_for_url(lambda url: url != before)


def stands(page: Any, hand: Any, say: dict[str, str]) -> None:
    """Where does it stand, on whose word, as of a date? What was not yet known then is grey and said to be."""
    to(page, hand, say["issues"])
    to(page, hand, "train de nuit", inside="main")
    assert page.locator(".bar.later").count() == 0
    hand.back(page.locator("input[type=range]"), 3)
    page.wait_for_url("**as-of=2031-05-02**")
    late = words(page.locator("section.later"))
    assert say["not yet known"] in late and "08-courrier-visa-leve" in late
    assert page.locator(".bar.later").count() > 0
    hand.take(page.locator(".bar.f-conditional[data-reported='2031-05-02']").first)
    told = words(page.locator(".entry:target"))
    assert say["conditional"] in told and "La Gazette de Port-Héron" in told and "Les Comptes de l'Ouest" in told
    assert "serait empêchée de rouler" in told


def disagree(page: Any, hand: Any, say: dict[str, str]) -> None:
    """Which accounts disagree? Two quotations in their sentences with their chains, also inside one article."""
    to(page, hand, say["conflicts"])
    one = page.locator(".conflict").first
    assert say["inside"] in words(one) and say["dissolve"] in words(one)
    quotations = [words(side.locator("blockquote mark")) for side in one.locator(".side").all()]
    assert "90 000" in quotations[0] and "60 000 à 70 000" in quotations[1]
    assert ["Malo Ferrandier" in chain for chain in one.locator(".chain").all_inner_texts()] == [True, False]
    hand.take(one.locator("summary"))
    assert one.locator("details[open]").count() == 1 and say["why"] in one.locator("summary").inner_text()
    hand.take(one.locator("a[href^='/conflict/']"))
    page.wait_for_url("**/conflict/**")
    assert page.locator(".conflict .side").count() == 2


def come_from(page: Any, hand: Any, say: dict[str, str]) -> None:
    """How many independent origins? Their number, the drawing, the table with a reason for each way, the hardening."""
    to(page, hand, say["issues"])
    to(page, hand, "train de nuit", inside="main")
    to(page, hand, say["origins"], inside="main header")
    page.wait_for_url("**/origins/**")
    assert say["independent"] in page.locator("h1").inner_text()
    drawn = page.locator("svg.relays")
    assert drawn.locator(".n-origin").count() == int(re.findall(r"\d+", page.locator("h1").inner_text())[2])
    assert page.locator("table tbody tr").count() >= drawn.locator(".n-article").count() > 5
    assert page.locator(".e-hardened").count() > 0
    hand.take(page.locator("details summary").last)
    assert say["side edges"] in page.locator("details[open] summary").inner_text()
    hand.take(drawn.locator("a[aria-label^='La Gazette de Port-Héron']").nth(1))


def changed(page: Any, hand: Any, say: dict[str, str]) -> None:
    """What changed between two versions? The number and the firmness, each beside what stood there before."""
    to(page, hand, "04-gazette-doute-v1", inside="#versions")
    page.locator("#versions b", has_text="04-gazette-doute-v1").wait_for()
    assert page.locator("#versions .sides").count() == 0, "the first version has none before it"
    to(page, hand, "05-gazette-doute-v2", inside="#versions")
    page.locator("#versions b", has_text="05-gazette-doute-v2").wait_for()
    pair = page.locator("#versions .sides").first
    was, now = (words(side) for side in pair.locator(".side").all())
    assert "Quatre trains" in was and say["conditional"] in was and was.lower().startswith(say["before"])
    assert "Six trains" in now and say["plain"] in now and now.lower().startswith(say["now"])


def gathered(page: Any, hand: Any, say: dict[str, str]) -> None:
    """Everything said by and about somebody, and its print form: numbered, with chains, digests and days."""
    from pypdf import PdfReader

    to(page, hand, "Dossiers")
    to(page, hand, "Voies ferrées nationales", inside="main")
    titles = page.locator("main h2").all_inner_texts()
    assert say["said by"] in titles and say["said about"] in titles
    page.emulate_media(media="print")
    assert not page.locator("nav.nav").is_visible() and not page.locator(".choices").is_visible()
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    assert say["printed"] in text and say["cited"] in text and "sha256:" in text
    assert all(f"{number} «" in text.replace("\xa0", " ") or f"{number} “" in text for number in (1, 2, 3))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", [Mouse, Keys])
def test_the_five_journeys(watched: Any, kind: Callable[[Any], Any], language: str) -> None:
    """One after the other in one browser, from the first page; nothing fails on the way or is asked elsewhere."""
    page = watched("/", locale={"fr": "fr-FR", "en": "en-GB"}[language])
    page.set_default_timeout(5000)
    assert page.locator("html").get_attribute("lang") == language
    hand, say = kind(page), TOLD[language]
    stands(page, hand, say)
    disagree(page, hand, say)
    come_from(page, hand, say)
    changed(page, hand, say)
    gathered(page, hand, say)
