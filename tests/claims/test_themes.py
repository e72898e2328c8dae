"""What an article tells of: its names and words."""

from __future__ import annotations

from selon.intake.files import capture
from selon.ledger.meeting import Match
from selon.ledger.parts import Key
from selon.pipeline import Options, read
from selon.records import Reading


def named(text: str) -> set[str]:
    """The forms of the names of a text."""
    raw = capture(text.encode(), address="a", name="a", now=None)
    found = next(iter(read([raw], options=Options(language="fr", statements=True))))
    assert isinstance(found, Reading)
    return {form for theme in found.themes if theme.named for form in theme.forms}


def test_the_name_at_the_end_of_a_longer_one_is_told_of_too() -> None:
    """So that "université de Norvent" and "Norvent" meet; a great institution has none."""
    assert "norvent" in named("Le recteur de l'Université de Norvent a fermé la bibliothèque.")
    assert "état" not in named("Le Conseil d'État a fermé la bibliothèque.")


def test_a_name_says_nothing_beside_a_longer_one_that_has_it() -> None:
    """Two names that are one do not make a story of two articles."""
    match = Match(days=1)
    for form in ("e:université de norvent", "e:norvent", "w:rentrée"):
        match.note(Key(forms=(form,), named=form.startswith("e:"), telling=1.0, weight=1.0), form, 1.0, 0.9)
    assert not match.same()
    match.note(Key(forms=("e:orsel",), named=True, telling=1.0, weight=1.0), "e:orsel", 1.0, 0.9)
    match.note(Key(forms=("w:tarif",), named=False, telling=1.0, weight=1.0), "w:tarif", 1.0, 0.9)
    assert match.same()
