"""Where accounts come from: each followed to its last source, named, anonymous, or an outlet's own reporting.

A named person or body is one origin, whoever relays it. Anonymous sources are one origin for each outlet that
reported them, told apart where they name different bodies. Who names an outlet alone has what that outlet has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from selon.answers.accounts import Account
from selon.answers.namesakes import long_words
from selon.answers.press import Press
from selon.answers.ties import Ties
from selon.records import Link

UNNAMED = frozenset({"anonymous", "unspecified"})
KIN = (frozenset({"forbid", "restrict", "refuse", "suspend"}), frozenset({"oppose", "condemn"}))
"""States that tell the same of an issue in other words."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Origin:
    """What makes an origin one: its kind (`named`, `anonymous`, `outlet`), the key of its name or of the outlet that
    reported it, and for anonymous ones the group among those of that outlet."""

    kind: str
    key: str
    group: str = ""


def kin(one: str | None, other: str | None) -> bool:
    """Whether two states tell the same."""
    return one == other or any(one in group and other in group for group in KIN)


def trace(accounts: Iterable[Account], ties: Ties, press: Press) -> dict[str, Origin]:
    """The origin of each account by its id; those whose article names nobody, and that nothing ties, are left out."""
    told = list(accounts)
    tracer = _Tracer(told, ties, press)
    found = {one.id: origin for one in told if (origin := tracer.direct(one))}
    for step in (tracer.groups, tracer.outlets, tracer.unsourced):
        found = step(found)
    return found


class _Tracer:
    """The steps of tracing, over the accounts of one question."""

    def __init__(self, told: list[Account], ties: Ties, press: Press) -> None:
        self.told, self.ties, self.names = told, ties, press.names
        self.publishes = press.publishes
        self.first = {one.document: self.names.key(one.publisher) for one in told}
        self._join([one for one in told if _said(one) and not self.publishes(one.links[-1])])

    def _join(self, told: list[Account]) -> None:
        """Hold names of last sources to be the same: those cut short, and persons described here and named there."""
        persons = [one for one in told if one.links[-1].kind == "person"]
        named = {(_said(one), one.source_words) for one in persons if not _described(_said(one))}
        self.names.join_described((_said(one) for one in persons if _described(_said(one))), named)
        self.names.join_shortened(_said(one) for one in told)

    def reporter(self, one: Account) -> str:
        """The key of the outlet nearest to the source: a relay, the agency credited, or the first of the copies."""
        relay = next((link for link in reversed(one.links[:-1]) if link.name and self.publishes(link)), None)
        if relay is not None:
            return self.names.key(str(relay.name))
        return self.publisher(one.document)

    def publisher(self, document: str) -> str:
        """The key of whom a text goes back to: the agency credited, else the outlet that had it first."""
        credit = self.ties.credit(document)
        if credit is not None:
            return self.names.key(credit.name)
        return self.first[self.ties.family(document)[0]]

    def direct(self, one: Account) -> Origin | None:
        """The origin that the chain itself gives; None where it names nobody."""
        if not one.links:
            return Origin(kind="outlet", key=self.publisher(one.document)) if one.own else None
        last = one.links[-1]
        if last.name is None or (_unnamed(last) and not self.publishes(last)):
            return Origin(kind="anonymous", key=self.reporter(one))
        if self.publishes(last):
            return Origin(kind="outlet", key=self.names.key(last.name))
        return Origin(kind="named", key=self.names.key(last.name))

    def groups(self, found: Mapping[str, Origin]) -> dict[str, Origin]:
        """The same with the anonymous sources of an outlet told apart by the bodies that they belong to.

        A description without a capital that another article calls anonymous ("responsables") is anonymous too."""
        unnamed: dict[str, list[Account]] = defaultdict(list)
        for one in self.told:
            if one.id in found and found[one.id].kind == "anonymous":
                unnamed[found[one.id].key].append(one)
        for one in self.told:
            words = long_words(_said(one))
            if one.id in found and found[one.id].kind == "named" and _described(_said(one)):
                near = unnamed.get(self.reporter(one), [])
                if any(words & long_words(_said(other)) for other in near):
                    unnamed[self.reporter(one)].append(one)
        out = dict(found)
        for key, members in unnamed.items():
            for one, group in zip(members, self._bodies(members), strict=True):
                out[one.id] = Origin(kind="anonymous", key=key, group=group)
        return out

    def _bodies(self, members: list[Account]) -> list[str]:
        """For each anonymous account the body it belongs to; who names none belongs where most do."""
        named = [min(self.names.inside(_said(one)), default="") for one in members]
        counted = Counter(body for body in named if body)
        most = counted.most_common(1)[0][0] if counted else ""
        return [body or most for body in named]

    def outlets(self, found: Mapping[str, Origin]) -> dict[str, Origin]:
        """The same with accounts that end at an outlet followed to what that outlet has it from."""
        through: dict[str, list[tuple[Account, Origin]]] = defaultdict(list)
        for one in self.told:
            if one.id in found and found[one.id].kind != "outlet":
                for relay in self._relays(one):
                    through[relay].append((one, found[one.id]))
        out = dict(found)
        for one in self.told:
            origin = found.get(one.id)
            if origin is not None and origin.kind == "outlet":
                out[one.id] = self._behind(one, through[origin.key]) or origin
        return out

    @staticmethod
    def _behind(one: Account, through: list[tuple[Account, Origin]]) -> Origin | None:
        """What an outlet has an account from: the one source from which it tells the same, or its anonymous ones."""
        tests: tuple[Callable[[Account, Origin], bool], ...] = (
            lambda other, _: other.state == one.state,
            lambda other, _: kin(other.state, one.state),
            lambda other, behind: behind.kind == "anonymous" and kin(other.state, one.state),
            lambda _, behind: behind.kind == "anonymous",
        )
        for test in tests:
            behind = {source for other, source in through if test(other, source)}
            if len(behind) == 1:
                return behind.pop()
        return None

    def _relays(self, one: Account) -> set[str]:
        """The keys of the outlets that an account came through, the article's own included."""
        between = {self.names.key(str(link.name)) for link in one.links[:-1] if link.name}
        return between | {self.publisher(one.document), self.names.key(one.publisher)}

    def unsourced(self, found: Mapping[str, Origin]) -> dict[str, Origin]:
        """The same with the accounts whose chain names nobody, where their article or a near-copy tells more."""
        out = dict(found)
        for one in self.told:
            if one.id not in out and (origin := self._tied(one, found)):
                out[one.id] = origin
        return out

    def _tied(self, one: Account, found: Mapping[str, Origin]) -> Origin | None:
        """The origin of an account whose article names nobody: what a near-copy names, or what the text goes back to.

        What an article says itself beside sources that it names stays without an origin."""
        family = self.ties.family(one.document)
        sourced = [other for other in self.told if other.document in family and other.id in found]
        if any(other.document == one.document for other in sourced):
            return None
        if sourced:
            same = [other for other in sourced if kin(other.state, one.state)]
            return found[(same or sourced)[0].id]
        return self._reported(one, family, found)

    def _reported(self, one: Account, family: tuple[str, ...], found: Mapping[str, Origin]) -> Origin | None:
        """The reporting of an agency or outlet on which an article without any source rests."""
        publishers = {self.names.key(other.publisher) for other in self.told if other.document in family}
        named = [origin for origin in found.values() if origin.kind == "outlet" and origin.key in publishers]
        if named:
            return named[0]
        if self.ties.credit(one.document) or len(family) > 1:
            return Origin(kind="outlet", key=self.publisher(one.document))
        return None


def _said(one: Account) -> str:
    """The words for the last source of an account."""
    return (one.links[-1].name or "") if one.links else ""


def _unnamed(link: Link) -> bool:
    """Whether a source is not named: anonymous, or a group that is only described ("responsables du port")."""
    return link.kind in UNNAMED or (link.kind == "group" and _described(link.name or ""))


def _described(name: str) -> bool:
    """Whether words describe a source and do not name it: they have no capital at their beginning."""
    return name[:1].islower()
