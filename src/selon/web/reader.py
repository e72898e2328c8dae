"""The process that reads articles for the server: `python -m selon.web.reader LEDGER`, orders in, results out.

Only here the parser is loaded; nothing of the server imports this."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import BinaryIO

from msgspec.json import decode, encode

from selon.claims.stems import stems
from selon.errors import InputError, SelonError
from selon.ledger import Added, Entry, Ledger, Refused
from selon.pipeline import Facts, Options, grammar, read
from selon.records import Capture
from selon.web.reading import Done, Order

log = logging.getLogger("selon.web")


def main(ledger: str, orders: BinaryIO, results: BinaryIO) -> None:
    """Read every order and write what came of it, until there is none any more."""
    for line in orders:
        results.write(encode(done(Path(ledger), decode(line, type=Order))) + b"\n")
        results.flush()


def done(path: Path, order: Order) -> Done:
    """What came of one order: its article is in the ledger, or it is said why not."""
    try:
        found = next(iter(read([_capture(order)], every=_facts(order), options=_options(order))))
        with Ledger(path) as ledger:
            if isinstance(found, InputError):
                ledger.quarantine([_refused(found, order)], order.now)
                return Done(fact=found.fact, remedy=found.remedy, reason=found.reason)
            entry = Entry(capture=_capture(order), reading=found, grammar=grammar())
            added = ledger.add([entry], stems, order.now)
    except SelonError as error:
        log.error("%s", error)
        return Done(failed=True)
    counts = len(found.attributions), len(found.gaps)
    return Done(document=entry.document, added=_what(added), attributions=counts[0], gaps=counts[1])


def _capture(order: Order) -> Capture:
    return Capture(
        data=order.data,
        media_type=order.media_type,
        address=order.address,
        name=order.name,
        digest=hashlib.sha256(order.data).hexdigest(),
        first_seen=order.now,
        last_checked=order.now,
        charset="utf-8",
    )


def _refused(error: InputError, order: Order) -> Refused:
    """What could not be read, as quarantine keeps it."""
    said = {"outlet": order.outlet, "published": order.published, "language": order.language}
    return Refused(error=error, grammar=grammar(), said=said)


def _facts(order: Order) -> Facts:
    return Facts(outlet=order.outlet, published=order.published)


def _options(order: Order) -> Options:
    return Options(language=order.language, statements=True)


def _what(added: Added) -> str:
    """What became of the one article that was added."""
    counts = {"new": added.new, "again": added.again, "known": added.known}
    return next((name for name, count in counts.items() if count), "withdrawn")


if __name__ == "__main__":
    with os.fdopen(0, "rb") as orders, os.fdopen(1, "wb") as results:
        main(sys.argv[1], orders, results)
