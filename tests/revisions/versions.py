"""Two versions of an invented article that differ in one stretch, and what changed between them."""

from __future__ import annotations

from functools import cache

from selon.intake.files import capture
from selon.pipeline import Facts, Options, read
from selon.records import Change, Reading, Revision
from selon.revisions import compare

FRAME = {
    "fr": (
        "Le pont de la Vire fermé\n\nLe pont de la Vire relie les deux quartiers de Lormes depuis 1954. La circulation "
        "y est dense le matin.\n\n{}\n\nLes commerçants du quai attendent une réponse. Une réunion aura lieu à l'hôtel "
        "de ville."
    ),
    "en": (
        "Vire bridge shut\n\nVire bridge has linked both halves of Lormes since 1954. Traffic is heavy in the morning."
        "\n\n{}\n\nShopkeepers on the quay are waiting for an answer. A meeting will take place at the town hall."
    ),
}
FACTS = Facts(outlet="La Gazette de Lormes", published="2031-03-10")


@cache
def reading(text: str, language: str = "fr") -> Reading:
    """A text, read."""
    raw = capture(text.encode(), address="pont.txt", name="pont", now=None)
    (found,) = read([raw], every=FACTS, options=Options(language=language))
    assert isinstance(found, Reading)
    return found


def revision(before: str, after: str, language: str = "fr") -> Revision:
    """What changed where one stretch of the article is another."""
    old, new = (reading(FRAME[language].format(one), language) for one in (before, after))
    return compare(old, new)


def told(before: str, after: str, language: str = "fr") -> list[str]:
    """The kinds of the changes, in order."""
    return [one.kind.value for one in revision(before, after, language).changes]


def words(found: Revision, one: Change) -> tuple[str, str]:
    """The words that differ, in both versions."""
    sides = ((found.before, one.old or one.before), (found.after, one.new or one.after))
    old, new = (text.text[slice(*span)] if span else "" for text, span in sides)
    return old, new
