"""A page as bytes: its template filled in the language asked for, every word of an article escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from selon.answers.finding import Several
from selon.attributions.explanations import described
from selon.errors import NotFound
from selon.ledger import Ledger
from selon.web.pages import names
from selon.web.pages.asked import Asked, version
from selon.web.pages.compiled import Compiled
from selon.web.pages.kept import Kept
from selon.web.pages.tongue import LANGUAGES, Tongue, plain, quoted, tongue

FOLDER = Path(__file__).parents[1]
STATIC = FOLDER / "static"
HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}
Found = Callable[[Ledger, Asked], Mapping[str, Any]]
"""What a page shows: the words of its template, from a ledger and what is asked of it."""
REASONS, HEADLINES = (
    tuple((message, re.compile(pattern)) for message, pattern in table) for table in (names.REASONS, names.HEADLINES)
)
SIGNS = {"fr": {"colon": "\u00a0: ", "semi": "\u202f; "}, "en": {"colon": ": ", "semi": "; "}}
"""Signs between two values, with the space that a language puts before them."""
COMPILED = Compiled()
NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?|\d{1,15}\.\d{1,9}")


def page(template: str, found: Found) -> Callable[[Request], Response]:
    """The answer to requests for a page; an address that does not say as of when leads to the one that does."""

    def endpoint(request: Request) -> Response:
        with request.app.state.open() as ledger:
            asked = Asked(request, version(ledger))
            if not asked.pinned:
                return RedirectResponse(asked.here(), status_code=302, headers={"Cache-Control": "no-store"})
            known: Kept = request.app.state.__dict__.setdefault("pages", Kept())
            made = known.get(asked.key) or _made(template, found, ledger, asked)
        known.put(asked.key, *made)
        status, text = made
        return HTMLResponse(text, status_code=status, headers=HEADERS)

    return endpoint


def _made(template: str, found: Found, ledger: Ledger, asked: Asked) -> tuple[int, str]:
    """The status and the text of a page."""
    try:
        return 200, render(template, asked, found(ledger, asked))
    except Several as error:
        return 300, render("missing.html", asked, {"fact": str(error), "several": True})
    except NotFound as error:
        return 404, render("missing.html", asked, {"fact": str(error), "several": False})


def render(template: str, asked: Asked, told: Mapping[str, Any]) -> str:
    """A template filled for what is asked."""
    return environment(asked.tongue.code).get_template(template).render(asked=asked, link=asked.link, **told)


def compile_all(first: Iterable[str]) -> None:
    """Have all templates ready, some of them first, in every language: whoever asks then waits for none."""
    for code in LANGUAGES:
        made = environment(code)
        for name in dict.fromkeys((*first, *made.list_templates())):
            made.get_template(name)


@cache
def environment(code: str) -> Environment:
    """The templates in one language."""
    spoken = tongue(code)
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    made.install_gettext_translations(spoken.catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= _filters(spoken)
    made.globals |= {"names": names, "tone": names.tone, "file": address, "code": code, **SIGNS[code]}
    return made


def _filters(spoken: Tongue) -> dict[str, Callable[..., Any]]:
    """What templates do with values."""

    def call(value: str | None, table: str) -> str:
        """The name of a value in one of the tables of names."""
        known: Mapping[str, str] = getattr(names, table)
        return spoken.say(known.get(str(value), str(value)))

    def reason(value: str) -> Markup:
        """A reason in the language of the page; one that no message has stays English, and says so."""
        told = _reason(value, spoken)
        return escape(told) if told is not None else Markup('<span lang="en">{}</span>').format(value)

    def headline(value: str) -> str:
        """A reason in few words."""
        for message, pattern in HEADLINES:
            if found := pattern.fullmatch(value):
                return spoken.say(message).format(*(_written(part, spoken) for part in found.groups()))
        return value

    def rule(name: str) -> str:
        """What a rule of the grammar says."""
        family, _, frame = described(name).partition(" Frame: ")
        told = spoken.say(family)
        return f"{told} {spoken.say('Frame')}{SIGNS[spoken.code]['colon']}{frame}" if frame else told

    return {
        "headline": headline,
        "rule": rule,
        "day": spoken.day,
        "short": spoken.short,
        "instant": spoken.instant,
        "edtf": spoken.edtf,
        "held": spoken.held,
        "number": spoken.number,
        "percent": spoken.percent,
        "tenths": spoken.tenths,
        "follow": next,
        "amount": spoken.amount,
        "call": call,
        "reason": reason,
        "say": spoken.say,
        "quoted": quoted,
        "plain": plain,
    }


def _written(part: str, spoken: Tongue) -> str:
    """A part of a reason as the language writes numbers, days and quotations."""
    if part[:4].isdigit() and part[4:5] == "-":
        return spoken.edtf(part)
    told = NUMBER.sub(lambda found: spoken.number(float(found[0].replace(",", ""))), part)
    if spoken.code == "fr":
        told = told.replace("“", "«\u00a0").replace("”", "\u00a0»")
    return told.replace(" EUR", "\u00a0€")


def _reason(value: str, spoken: Tongue) -> str | None:
    """A reason by the message that has its form."""
    if value in names.DISSOLVES or spoken.code == "en":
        return spoken.say(value)
    for message, pattern in REASONS:
        if found := pattern.fullmatch(value):
            return spoken.say(message).format(*(_written(part, spoken) for part in found.groups()))
    name = value.partition(":")[0]
    return spoken.say(names.GAPS[name]) if name in names.GAPS else None


@cache
def address(name: str) -> str:
    """The address of a file of the app, which changes when the file does."""
    return f"/static/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
