"""A claim as a citation to copy: text, Markdown, BibTeX, CSL-JSON, and a letter with it filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote as escaped

from selon.exports.visible import visible
from selon.web.pages.tongue import Tongue

Claim = Mapping[str, Any]
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!<>|~-])")
TEX = {
    **{sign: rf"\{sign}" for sign in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


def citations(claim: Claim, article: Claim, tongue: Tongue, place: str) -> dict[str, str]:
    """The citation in every form; `place` is the permalink of the claim."""
    told = _told(claim, article, tongue)
    return {
        "text": f"{told['quote']} {told['chain']} ({told['firm']}). {told['article']}. {told['seen']} {place}",
        "markdown": _markdown(told, place),
        "bibtex": _bibtex(claim, article, told, place),
        "csl-json": _csl(claim, article, told, place),
    }


def letter(claim: Claim, article: Claim, tongue: Tongue, place: str) -> str:
    """A `mailto:` address with the claim in it; nothing is sent from here."""
    told = _told(claim, article, tongue)
    subject = tongue.say("A claim: {}").format(claim["source_name"] or article["outlet"] or article["document"])
    body = f"{told['quote']}\n\n{told['chain']} ({told['firm']})\n{told['article']}\n{told['seen']}\n\n{place}\n"
    return f"mailto:?subject={escaped(subject)}&body={escaped(body)}"


def _told(claim: Claim, article: Claim, tongue: Tongue) -> dict[str, str]:
    """The parts of a citation in words."""
    say, names = tongue.say, claim["chain"]
    empty = say("outlet not known"), say("not named")
    firm = {
        "plain": "told plainly",
        "hedged": "told with reserve",
        "conditional": "told in the conditional, as hearsay",
        "denied": "denied",
    }[claim["firmness"]]
    title = article["headline"] or article["document"]
    return {
        "quote": _quoted(" ".join((claim["quote"] or "").split())),
        "chain": visible(" ← ".join(name or empty[at > 0] for at, name in enumerate(names))),
        "firm": say(firm),
        "article": visible(", ".join(filter(None, (article["outlet"], title, tongue.day(article["reported_at"]))))),
        "seen": say("Captured {day}, sha256:{digest}.").format(
            day=tongue.instant(article["captured_at"]), digest=article["digest"]
        ),
    }


def _quoted(words: str) -> str:
    """Words in quotation marks that are not those inside."""
    return visible(f"“{words}”" if "«" in words else f"« {words} »")


def _markdown(told: Mapping[str, str], place: str) -> str:
    """The citation in Markdown."""
    quote, chain, article = (SPECIAL.sub(r"\\\1", told[name]) for name in ("quote", "chain", "article"))
    return f"> {quote}\n>\n> {chain} ({told['firm']}). {article}. [Selon]({place})\n"


def _bibtex(claim: Claim, article: Claim, told: Mapping[str, str], place: str) -> str:
    """The citation for BibTeX."""
    fields = {
        "author": _tex("{" + (article["outlet"] or article["document"]) + "}", kept="{}"),
        "title": _tex(article["headline"] or article["document"]),
        "date": str(article["reported_at"])[:10],
        "url": place,
        "note": _tex(f"{told['quote']} {told['chain']} ({told['firm']})"),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@online{{selon-{claim['id']},\n{lines}\n}}\n"


def _tex(text: str, kept: str = "") -> str:
    """A text in which no sign means anything to TeX, but for those that are kept."""
    return "".join(sign if sign in kept else TEX.get(sign, sign) for sign in visible(text))


def _csl(claim: Claim, article: Claim, told: Mapping[str, str], place: str) -> str:
    """The citation as an item of CSL-JSON."""
    day = str(article["reported_at"])[:10].split("-")
    item = {
        "id": f"selon-{claim['id']}",
        "type": "article-newspaper",
        "title": article["headline"] or article["document"],
        "container-title": article["outlet"],
        "issued": {"date-parts": [[int(part) for part in day if part.isdigit()]]},
        "URL": place,
        "archive_location": f"sha256:{article['digest']}",
        "note": f"{told['quote']} {told['chain']} ({told['firm']})",
    }
    return json.dumps({name: value for name, value in item.items() if value}, ensure_ascii=False, indent=1) + "\n"
