"""Text that a reader sees and the parser did not find is told: as a gap, or by refusing the page."""

from __future__ import annotations

import pytest

from selon import documents
from selon.documents.losses import losses
from selon.errors import LostText, NoArticle
from selon.intake.files import capture

SENTENCES = [
    f"Le bac numéro {number} traverse l'estuaire chaque matin, et ses passagers, disent-ils, l'attendent depuis l'aube."
    for number in range(40)
]
PAGE = "<html><head><title>x</title></head><body>{}</body></html>"


def paragraphs(some: list[str]) -> str:
    """Sentences as paragraphs."""
    return "".join(f"<p>{one}</p>" for one in some)


def test_a_page_that_is_all_there_has_no_gap() -> None:
    """Blanks, entities and quotation marks may differ."""
    source = PAGE.format(paragraphs(SENTENCES)).replace("'", "&rsquo;").replace(" ", "\n ")
    assert losses(source, "\n\n".join(SENTENCES).replace("'", "’"), "page") == ()


def test_a_page_of_which_nothing_is_left_is_refused() -> None:
    """An empty article, or one of a line that stood at the foot of the page."""
    with pytest.raises(LostText, match="running text"):
        losses(PAGE.format(paragraphs(SENTENCES)), "Tous droits réservés.", "page")


def test_an_article_that_is_little_of_its_page_has_a_gap() -> None:
    """Two paragraphs of forty: the others may be comments, and may be the article."""
    (gap,) = losses(PAGE.format(paragraphs(SENTENCES)), "\n\n".join(SENTENCES[:2]), "page")
    assert gap.reason.startswith("little-of-page: 5 %")


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>{}</script>",
        "<STYLE>{}</STYLE>",
        "<!-- {} -->",
        "<template><div>{}</div></template>",
        "<textarea>{}</textarea>",
        "<script>{}",
    ],
)
def test_what_nobody_sees_is_not_missed(unseen: str) -> None:
    """Scripts, comments and the like, also those that never end."""
    source = PAGE.format(paragraphs(SENTENCES[:15]) + unseen.format(" ".join(SENTENCES[15:])))
    assert losses(source, "\n\n".join(SENTENCES[:15]), "page") == ()


def test_a_header_is_seen() -> None:
    """Its name begins like that of the head, which is not."""
    source = "<html><body><header>" + paragraphs(SENTENCES) + "</header></body></html>"
    with pytest.raises(LostText):
        losses(source, "rien", "page")


def test_a_short_page_is_not_judged() -> None:
    """A few lines say nothing about what was lost."""
    assert losses(PAGE.format(paragraphs(SENTENCES[:3])), "rien", "page") == ()


@pytest.mark.parametrize("depth", [*range(248, 262), 2_045, 2_055])
def test_text_below_many_levels_is_read_or_told(depth: int) -> None:
    """At 255 levels libxml2 loses the whole body without a word."""
    source = PAGE.format("<div>" * depth + paragraphs(SENTENCES[:20]) + "</div>" * depth + paragraphs(SENTENCES[20:]))
    try:
        made = documents.document(capture(source.encode(), address="page.html", name="page"))
    except NoArticle:
        return
    assert all(one in made.text for one in SENTENCES) or any("faulty" in gap.reason for gap in made.gaps)
