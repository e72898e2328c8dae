"""Other tools' quantities on the same text: Recognizers-Text, and quantulum3 for English.

Read in their favour: a unit counts where its name is that of the gold's unit in any common form, and a bare number
takes the unit of the gold below it where that is what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec

from evaluation.annotation import Annotation, Quantity
from selon.records import Span

Found = tuple[Span, float | None, str]
"""A span with its number and the name of its unit, empty for a bare number."""
Finder = Callable[[str, str], list[Found]]
NAMES = {
    "EUR": "euro", "USD": "dollar", "GBP": "pound", "%": "percent", "km": "kilomet", "m": "met", "cm": "centimet",
    "mm": "millimet", "kg": "kilogram", "g": "gram", "t": "ton", "h": "hour", "min": "minute", "s": "second",
    "L": "lit", "ha": "hectare", "°C": "celsius", "km/h": "kilomet", "MW": "megawatt", "year": "year", "d": "day",
}  # fmt: skip
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")


def finders(lang: str) -> dict[str, Finder]:
    """The tools that are installed and know the language, by name."""
    found: dict[str, Finder] = {}
    if find_spec("recognizers_number_with_unit"):
        found["Recognizers-Text"] = _recognizers
    if lang == "en" and find_spec("quantulum3"):
        found["quantulum3"] = _quantulum
    return found


def annotated(gold: Annotation, finder: Finder, lang: str) -> Annotation:
    """What a tool finds in a passage, as an annotation."""
    return Annotation(quantities=tuple(fitted(gold.quantities, finder(gold.text, lang))))


def fitted(gold: Sequence[Quantity], found: Iterable[Found]) -> list[Quantity]:
    """The findings with their units in the words of the gold below them."""
    out = []
    for span, value, name in found:
        near = next((g for g in gold if g.span.start < span.end and span.start < g.span.end), None)
        unit = name
        if (
            near is not None
            and near.unit
            and (not name or NAMES.get(near.unit, near.unit).casefold() in name.casefold())
        ):
            unit = near.unit
        out.append(Quantity(span=span, min=value, max=value, unit=unit or None))
    return out


def _recognizers(text: str, lang: str) -> list[Found]:
    """Amounts with units first, then the bare numbers beside them."""
    from recognizers_number import recognize_number, recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import (  # type: ignore[import-not-found]
        Culture,
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    culture = {"fr": Culture.French, "en": Culture.English}[lang]
    models = (recognize_percentage, recognize_currency, recognize_dimension, recognize_temperature, recognize_age)
    out: list[Found] = []
    for model in (*models, recognize_number):
        for one in model(text, culture):
            span = Span(one.start, one.end + 1)
            if any(span.start < other.end and other.start < span.end for other, _, _ in out):
                continue
            told = one.resolution or {}
            number = NUMBER.match(str(told.get("value") or ""))
            name = "percent" if model is recognize_percentage else str(told.get("unit") or "")
            out.append((span, float(number[0]) if number else None, name))
    return out


def _quantulum(text: str, lang: str) -> list[Found]:
    """What quantulum3 finds; it knows English alone."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    bare = ("dimensionless",)
    return [(Span(*q.span), float(q.value), "" if q.unit.name in bare else q.unit.name) for q in parser.parse(text)]
