"""The pieces of a page while their roles are being decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.documents import shapes
from selon.documents.furniture import Furniture
from selon.documents.text import Piece
from selon.records import Role


@dataclass(slots=True, kw_only=True)
class Draft:
    """Pieces of a page and the roles given so far; a role once given stays."""

    pieces: tuple[Piece, ...]
    furniture: Furniture
    code: str
    given: dict[int, tuple[Role, str]] = field(default_factory=dict)
    ranks: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nothing; counts how many pieces stand before each, menus aside."""
        rank = 0
        for piece in self.pieces:
            self.ranks.append(rank)
            rank += piece.hint != "links"

    def give(self, at: int, role: Role, reason: str) -> None:
        """Nothing; the piece has this role unless it had one."""
        self.given.setdefault(at, (role, reason))

    def free(self, start: int = 0) -> list[int]:
        """Places of the pieces without a role, from one place on."""
        return [at for at in range(start, len(self.pieces)) if at not in self.given]

    def with_role(self, role: Role) -> list[int]:
        """Places of the pieces with a role."""
        return sorted(at for at, (given, _) in self.given.items() if given is role)

    def complete(self) -> list[tuple[Role, str]]:
        """Role and reason of every piece; what nobody claimed is body."""
        return [self.given.get(at, (Role.BODY, "page:default")) for at in range(len(self.pieces))]

    def first_prose(self) -> int:
        """Place of the first free piece of running text; the count of pieces when there is none."""
        return next((at for at in self.free() if shapes.is_prose(self.pieces[at].text)), len(self.pieces))

    def is_body(self, at: int) -> bool:
        """Whether the piece is running text that is free or in the body."""
        role = self.given.get(at, (Role.BODY, ""))[0]
        return role in (Role.BODY, Role.STANDFIRST) and shapes.is_prose(self.pieces[at].text)

    def inside_body(self, at: int) -> bool:
        """Whether running text stands somewhere before the piece and right after it."""
        return any(self.is_body(before) for before in range(max(0, at - 8), at)) and self.before_prose(at)

    def before_prose(self, at: int) -> bool:
        """Whether running text comes next, furniture aside, or after one more title line."""
        after = [n for n in range(at + 1, min(at + 8, len(self.pieces))) if self._counts(n)][:2]
        return any(self.is_body(n) or shapes.is_listed(self.pieces[n].text) for n in after)

    def stands_alone(self, at: int) -> bool:
        """Whether the piece is set apart from the next, as titles are in texts with empty lines."""
        spaced = any(piece.blank for piece in self.pieces[1:])
        return not spaced or at + 1 >= len(self.pieces) or self.pieces[at].blank > 0

    def _counts(self, at: int) -> bool:
        """Whether a piece is part of the article and not furniture or a picture between its parts."""
        role = self.given.get(at, (Role.BODY, ""))[0]
        return role not in (Role.BOILERPLATE, Role.CAPTION, Role.TEASER)
