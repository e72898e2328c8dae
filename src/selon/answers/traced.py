"""Accounts of a question with all that was found of them: origins, ties, names, and what hardened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from selon.answers import accounts
from selon.answers.accounts import Account
from selon.answers.finding import within
from selon.answers.hardening import Hardened, hardened
from selon.answers.namesakes import Names, names_of
from selon.answers.press import OUTLETS, Press, described
from selon.answers.relaying import Relaying, article
from selon.answers.ties import Ties, ties_of
from selon.answers.times import Times
from selon.answers.tracing import Origin, trace
from selon.ledger import Ledger
from selon.ledger.schema import documents

NOT_NAMED = "not named"
_TEXTS = select(documents.c.id, documents.c.text, documents.c.headline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """The accounts of a question with what was found of them: the source of each by its id, ties, what hardened.

    `relaying` has the origin of each article, `told` every claim of the articles."""

    accounts: tuple[Account, ...]
    origins: Mapping[str, Origin]
    ties: Ties
    names: Names
    hardened: tuple[Hardened, ...]
    outlets: Mapping[str, str]
    relaying: Relaying
    told: tuple[Account, ...]

    def labels(self) -> dict[Origin, str]:
        """The name of every origin, the first told first: a name before a description, the one that is told most."""
        told: dict[Origin, Counter[str]] = {}
        for one in self.accounts:
            if (origin := self.origins.get(one.id)) is not None:
                names = told.setdefault(origin, Counter())
                names.update([str(one.links[-1].name)] if self.ends(one, origin) else [])
        return {origin: self._label(origin, names) for origin, names in told.items()}

    def _label(self, origin: Origin, told: Counter[str]) -> str:
        """The name of one origin, told so often under those names."""
        if origin.kind == "outlet":
            return self.outlets.get(origin.key, origin.key)
        return max(told, key=lambda name: (not name[0].islower(), told[name], len(name), name), default=NOT_NAMED)

    def ends(self, one: Account, origin: Origin) -> bool:
        """Whether the chain of an account goes to its origin itself, not only to an outlet that has it from there."""
        if not one.links or not one.links[-1].name:
            return False
        key = self.names.key(one.links[-1].name)
        return key == origin.key if origin.kind == "named" else key not in self.outlets

    def outlet_of(self, name: str) -> str | None:
        """The name of the outlet that a name is; None for what is none."""
        return self.outlets.get(self.names.key(name))

    def kind(self, origin: Origin) -> str:
        """Whether the origin of articles is an outlet or an agency."""
        agencies = {one.name for one in self.ties.credits}
        agencies |= {str(link.name) for one in self.told for link in one.links if link.kind == "agency"}
        return "agency" if origin.key in map(self.names.key, agencies) else "outlet"

    def by_article(self) -> dict[Origin, list[Account]]:
        """The accounts of each origin of articles, the first reported first."""
        out: dict[Origin, list[Account]] = {}
        for one in self.accounts:
            out.setdefault(self.relaying.origins[one.document], []).append(one)
        return out

    def node(self, name: str | None) -> str:
        """The name under which a place of a chain stands among the edges: one for all spellings of an outlet."""
        return self.outlets.get(self.names.key(name), name) if name else NOT_NAMED


def traced(ledger: Ledger, told: Iterable[Account], times: Times) -> Traced:
    """The accounts with their origins."""
    given = tuple(sorted(told, key=lambda one: (one.reported, one.article, one.span)))
    where = {one.document for one in given}
    every = tuple(accounts.of_articles(ledger, where, times))
    texts = {row["id"]: row for row in within(ledger, _TEXTS, documents.c.id, where)}
    names = names_of(ledger, where, times)
    press = Press((*given, *every), names)
    ties = ties_of(ledger, given, press)
    press.know(one.name for one in ties.credits)
    found = trace(given, ties, press)
    return Traced(
        accounts=given,
        origins=found,
        ties=ties,
        names=names,
        hardened=hardened(given, found, ties, names),
        outlets=_outlets((*given, *every), ties, names),
        relaying=_relaying((*given, *every), texts, ties, press),
        told=every,
    )


def _relaying(told: Iterable[Account], texts: Mapping[str, Mapping[str, Any]], ties: Ties, press: Press) -> Relaying:
    """The articles of some accounts, read as wholes."""
    by: dict[str, dict[str, Account]] = defaultdict(dict)
    for one in told:
        by[one.document].setdefault(one.id, one)
    made = (
        article(claims.values(), texts[document]["text"] or "", texts[document]["headline"])
        for document, claims in by.items()
    )
    return Relaying(made, ties, press)


def _outlets(told: tuple[Account, ...], ties: Ties, names: Names) -> dict[str, str]:
    """The names of all outlets by their key; an article whose outlet is not known stands for it."""
    given = [one.outlet for one in told if one.outlet]
    links = (link for one in told for link in one.links if not described(link) and link.kind in OUTLETS)
    given += [str(link.name) for link in links]
    given += [one.name for one in ties.credits]
    given += [one.article for one in told if not one.outlet]
    return {names.key(name): name for name in reversed(given)}
