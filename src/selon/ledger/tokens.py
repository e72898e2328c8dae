"""Tokens: who may read or add over the network. The ledger keeps a digest of each; the secret is told once.

A token that was taken back stays in the table; the log has the line that took it back."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import select

from selon.errors import NotFound
from selon.ledger.schema import log
from selon.ledger.schema_beside import tokens
from selon.ledger.store import Ledger

REVOKE = "revoke-token"
SIGN = "selon"
"""What a token begins with, so that a scan for secrets that got out finds it."""


class May(StrEnum):
    """What a token lets its holder do."""

    READ = "read"
    ADD = "add"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as the ledger knows it: id, name, what it lets do, since when, the digest of its secret.

    `revoked` is the instant at which it was taken back, None while it counts."""

    id: str
    name: str
    may: May
    digest: str
    recorded: str
    revoked: str | None = None

    def lets(self, may: May) -> bool:
        """Whether its holder may do something: whoever may add may read."""
        return self.may is May.ADD or self.may is may


def new(ledger: Ledger, name: str, may: May, now: str) -> str:
    """The text of a new token, which is kept nowhere: only who has it knows it."""
    id, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    text = f"{SIGN}_{id}_{secret}"
    row = {"id": id, "name": name, "may": may.value, "digest": _digest(text), "recorded": now}
    ledger.put({tokens: [row]})
    return text


def listed(ledger: Ledger) -> list[Token]:
    """All tokens in the order in which they were made, those among them that were taken back."""
    gone = {
        row["target"]: row["recorded"]
        for row in ledger.rows(select(log.c.target, log.c.recorded).where(log.c.kind == REVOKE))
    }
    found = ledger.rows(select(tokens).order_by(tokens.c.recorded, tokens.c.id))
    return [Token(**{**row, "may": May(row["may"])}, revoked=gone.get(row["id"])) for row in found]


def revoke(ledger: Ledger, id: str, now: str) -> Token:
    """The token of an id, which counts no more from now on; raises NotFound for one that does not count."""
    standing = {one.id: one for one in listed(ledger) if one.revoked is None}
    if id not in standing:
        raise NotFound(f"{id}: no token that counts. Tokens: {', '.join(standing) or 'none'}")
    ledger.note(REVOKE, id, now)
    return standing[id]


def holder(known: Iterable[Token], text: str) -> Token | None:
    """Of some tokens the one whose text it is, None where none counts; takes as long whichever letter is wrong."""
    digest = _digest(text)
    return next((one for one in known if one.revoked is None and hmac.compare_digest(one.digest, digest)), None)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
