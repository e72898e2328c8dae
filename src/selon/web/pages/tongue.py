"""The language of the interface: its catalogue, and how it writes dates, numbers, names of states and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations
from markupsafe import Markup, escape

from selon.exports.visible import visible

LOCALES = Path(__file__).parents[1] / "locales"
LANGUAGES = ("fr", "en")
"""Languages of the interface; the first is that of browsers that ask for none of them."""
THIN, NO_BREAK = "\u202f", "\u00a0"
SPACED = ((re.compile(r" (?=[?!;])"), THIN), (re.compile(r" (?=[:»%])|(?<=«) "), NO_BREAK))
"""Where French typography wants a space at which no line breaks, and which."""
VAGUE = {"~": "about {}", "?": "{}, uncertain", "%": "about {}, uncertain"}
"""What the last sign of an EDTF date says of it."""
SEASONS = {"21": "spring {}", "22": "summer {}", "23": "autumn {}", "24": "winter {}"}
EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
WITH_ARTICLE = re.compile(r"\d{4}-(?:\d\d-\d\d|2[1-4])")
ELIDED = (
    (re.compile(r"\b([ld])e (?=[aàâeéèêiîoôuûh])"), "\\1’"),
    (re.compile(r"\bde le "), "du "),
    (re.compile(r"(?<!\w)à le "), "au "),
)
"""What becomes of French articles and prepositions before a vowel, and of two of them in a row."""
OPENED, CLOSED = '«“"', '»”"'


@dataclass(frozen=True, eq=False)
class Tongue:
    """A language of the interface by its code."""

    code: str

    @cached_property
    def catalogue(self) -> Translations:
        """Its catalogue, read from the text that translators write; French spaces are put in here."""
        with (LOCALES / self.code / "messages.po").open("rb") as file:
            found = read_po(file, locale=self.code)
        for message in found:
            if self.code == "fr" and message.id:
                told = message.string
                message.string = spaced(told) if isinstance(told, str) else tuple(map(spaced, told or ()))
        out = BytesIO()
        write_mo(out, found)
        out.seek(0)
        return Translations(out)

    def say(self, message: str) -> str:
        """A message of the interface."""
        return self.catalogue.gettext(message) if message else ""

    def day(self, value: str | None) -> str:
        """An ISO date or instant as a day in words; what is none stays as it is."""
        return _day(str(value or "")[:10], "d MMMM y", self.code) or str(value or "")

    def short(self, value: str | None) -> str:
        """A day in few letters."""
        return _day(str(value or "")[:10], "d MMM y", self.code) or str(value or "")

    def instant(self, value: str | None) -> str:
        """An instant with its minutes; a day where it has none."""
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            return self.day(value)
        if "T" not in str(value):
            return self.day(value)
        zone = " UTC" if str(value).endswith("Z") else ""
        return f"{self.day(value)}, {format_datetime(found, 'HH:mm', locale=self.code)}{zone}"

    def edtf(self, value: str | None) -> str:
        """An EDTF date in words: a day, a month, a season, a year, vague or not; an interval as its two ends."""
        if not value:
            return ""
        if "/" in value:
            first, last = value.split("/", 1)
            return f"{self.edtf(first) or '…'} – {self.edtf(last) or '…'}" if (first, last) != ("..", "..") else "…"
        sign = VAGUE.get(value[-1], "{}")
        found = EDTF.fullmatch(value.rstrip("~?%"))
        if found is None:
            return "…" if value == ".." else value
        return self.say(sign).format(self._date(*found.groups())) if sign != "{}" else self._date(*found.groups())

    def _date(self, year: str, month: str | None, day: str | None) -> str:
        """A year with what is known of month and day."""
        if month in SEASONS:
            return self.say(SEASONS[month]).format(year)
        if day:
            return self.day(f"{year}-{month}-{day}")
        return format_date(date(int(year), int(month), 1), "LLLL y", locale=self.code) if month else year

    def held(self, one: Mapping[str, Any]) -> str:
        """The time in which a state holds, in words."""
        first, last = (self._the(one.get(end)) for end in ("valid_from", "valid_to"))
        if first and last:
            told = self.say("from {first} until {last}").format(first=first, last=last)
        elif first or last:
            told = self.say("from {first}" if first else "until {last}").format(first=first, last=last)
        else:
            told = self.say("no date given")
        return elided(told) if self.code == "fr" else told

    def _the(self, value: str | None) -> str:
        """A date as it stands in a sentence: French days and seasons have an article."""
        with_article = self.code == "fr" and value is not None and WITH_ARTICLE.fullmatch(value)
        return f"le {self.edtf(value)}" if with_article else self.edtf(value)

    def number(self, value: float | int) -> str:
        """A number as the language writes it."""
        return str(format_decimal(round(value, 6), locale=self.code))

    def percent(self, value: float) -> str:
        """A share in per cent."""
        return str(format_percent(value, locale=self.code))

    def tenths(self, value: float) -> str:
        """A share in hundredths, with one decimal."""
        return str(format_decimal(100 * value, "0.0", locale=self.code))

    def amount(self, one: Mapping[str, Any]) -> str:
        """The bounds of a quantity with its unit."""
        low, high = (None if one.get(name) is None else self.number(one[name]) for name in ("low", "high"))
        bounds = low if low == high else f"{low}–{high}"
        if low is None or high is None:
            bounds = self.say("at least {}").format(low) if low else self.say("at most {}").format(high)
        unit = {"EUR": "€", "USD": "$", "fraction": ""}.get(one.get("unit") or "", one.get("unit") or "")
        rough = self.say("roughly {}").format(bounds) if one.get("approx") else bounds
        return f"{rough}{NO_BREAK}{unit}".rstrip(NO_BREAK) if rough else ""


@lru_cache(maxsize=4096)
def _day(value: str, form: str, code: str) -> str:
    """An ISO date in some form, the first of a month as French writes it; empty for what is none."""
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return ""
    written = str(format_date(found, form, locale=code))
    return written.replace("1 ", f"1er{NO_BREAK}", 1) if code == "fr" and found.day == 1 else written


@cache
def tongue(code: str) -> Tongue:
    """The language of the interface with that code."""
    return Tongue(code)


def spaced(text: str) -> str:
    """A French text with no line break where French wants none."""
    for place, space in SPACED:
        text = place.sub(space, text)
    return text


def elided(text: str) -> str:
    """A French text as it is said: "de avril" is "d’avril", "à le 2 mai" is "au 2 mai"."""
    for written, said in ELIDED:
        text = written.sub(said, text)
    return text


def chosen(asked: Iterable[str | None], header: str) -> str:
    """The first language asked for that there is, else the one that a browser likes best, else the first."""
    liked = (part.split(";")[0].strip()[:2].lower() for part in header.split(",")[:20])
    return next((code for code in (*asked, *liked) if code in LANGUAGES), LANGUAGES[0])


def quoted(text: str | None, language: str = "fr") -> Markup:
    """The words of an article in the marks of its language, as text and nothing else; marks that it has are enough."""
    words = " ".join(visible(text or "").split(" ")).strip()
    opened, closed = ("“", "”") if language == "en" else (f"«{NO_BREAK}", f"{NO_BREAK}»")
    if words[:1] in OPENED and words[-1:] in CLOSED and words[:1]:
        opened = closed = ""
    elif "«" in words:
        opened, closed = "“", "”"  # the marks of the article stay as they are: those around them are others
    return Markup('<q lang="{}">{}{}{}</q>').format(language, opened, words, closed)


def plain(text: str | None) -> Markup:
    """Words of an article with nothing hidden in them."""
    return escape(visible(text or ""))
