"""The pages in a real browser: nothing fails or asks outside, axe finds nothing serious, keys and paper work."""

from __future__ import annotations

import io
from typing import Any

import pytest

pytestmark = pytest.mark.needs("chromium")
ISSUE = "/issue/train%20de%20nuit"
PAGES = (
    *("/", "/issues", ISSUE, f"{ISSUE}?as-of=2031-04-30", "/conflicts", "/origins/train%20de%20nuit", "/dossiers"),
    *("/dossier/VFN", "/search?q=train", "/claims", "/article/04-gazette-doute-v1", "/article/06-mercury-sleeper"),
    *("/gaps", "/methods", "/marks"),
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(("light", "rules"), [("light", RULES), ("dark", {"runOnly": ["color-contrast"]})])
def test_axe_finds_nothing(watched: Any, served: str, light: str, rules: dict[str, Any]) -> None:
    """On every page; in the dark, where only colours differ, none that is too pale."""
    from axe_playwright_python.sync_playwright import Axe

    page = watched("/", color_scheme=light)
    for address in PAGES:
        page.goto(served + address)
        found = Axe().run(page, options=rules).response["violations"]
        assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == [], address


def test_a_small_screen_needs_no_scrolling_sideways(watched: Any, served: str) -> None:
    """At 360 px only tables and drawings scroll, in boxes of their own."""
    page = watched("/", width=360)
    for address in PAGES:
        page.goto(served + address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, address


def test_the_claims_of_an_article_by_keyboard(watched: Any) -> None:
    """j and k go through the claims, whose words light up; the number in the text opens a card, Escape leaves it."""
    page = watched("/article/04-gazette-doute-v1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".entry.chosen").get_attribute("data-entry") == "2"
    assert page.locator('[data-of="2"].lit').count() > 0
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.entry") == "1"
    page.locator('sup.n a[data-claim="3"]').focus()
    assert "Comptes de l'Ouest" in page.locator(".card").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0


def test_the_slider_shows_what_was_known(watched: Any) -> None:
    """One step back greys the last reports and changes the address; the list below follows."""
    page = watched(ISSUE)
    assert page.locator(".bar.later").count() == 0
    slider = page.locator('input[type="range"]')
    slider.focus()
    with page.expect_response(lambda answer: "as-of=2031-06-10" in answer.url):
        slider.press("ArrowLeft")
    page.wait_for_url("**as-of=2031-06-10**")
    assert page.locator(".bar.later").count() > 0
    assert page.locator("[data-live=states] section.later").count() == 1


def test_pages_are_read_without_a_script(watched: Any) -> None:
    """Text, claims, lanes and the choice of a day are there."""
    page = watched(ISSUE, java_script_enabled=False)
    page.locator("#slide").select_option("2031-04-30")
    page.locator("form.slider button").click()
    assert "as-of=2031-04-30" in page.url
    assert page.locator(".bar.later").count() > 0


def test_the_first_minute(watched: Any) -> None:
    """From the first page to an article with its chain and its conditional, and to a conflict, one click each."""
    page = watched("/")
    page.locator(".change a.art").first.click()
    assert page.locator(".claims .chain").count() > 3
    page.go_back()
    page.locator(".box a").first.click()
    assert page.locator(".conflict .side").count() == 2


@pytest.mark.parametrize("address", [ISSUE, "/conflicts", "/dossier/VFN", "/article/04-gazette-doute-v1"])
def test_on_paper(watched: Any, address: str) -> None:
    """Claims are numbered; address, digest, day and page numbers are there, and what is for screens is not."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(watched(address).pdf(prefer_css_page_size=True))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert f"1 / {len(pages)}" in text and f"{len(pages)} / {len(pages)}" in text
    assert "13 juin 2031" in text and "sha256" in text.lower().replace("-", "").replace(" ", "")
    assert "Français" not in text and "Chercher" not in text
    assert "1" in text and "VFN" in text


def test_a_choice_of_light_is_kept(watched: Any) -> None:
    """Dark, chosen at the foot of a page, is dark on the next one too."""
    page = watched("/marks", color_scheme="light")
    page.get_by_role("link", name="Sombre").click()
    assert page.locator("html").get_attribute("data-light") == "dark"
    page.get_by_role("link", name="Désaccords").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 19)"
