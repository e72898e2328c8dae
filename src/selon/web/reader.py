"""The process that reads for the server: `python -m selon.web.reader LEDGER`, orders in, results out.

Only here the parser is loaded; nothing of the server imports this."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from msgspec.json import decode, encode

from selon.answers.revisions import difference, history
from selon.answers.versions import captured, versions_of
from selon.claims.stems import stems
from selon.errors import InputError, NotFound, SelonError
from selon.ledger import Added, Entry, Ledger, Refused
from selon.pipeline import Facts, Options, compare, grammar, read
from selon.records import Answer, Capture
from selon.web.reading import Compared, Done, History, Order, Pair

log = logging.getLogger("selon.web")


def main(ledger: str, orders: BinaryIO, results: BinaryIO) -> None:
    """Read every order and write what came of it, until there is none any more."""
    for line in orders:
        order: Order | Pair | History = decode(line, type=Order | Pair | History)
        result = done(Path(ledger), order) if isinstance(order, Order) else compared(Path(ledger), order)
        results.write(encode(result) + b"\n")
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


def compared(path: Path, order: Pair | History) -> Compared:
    """What changed between versions, or why that cannot be said."""
    try:
        with Ledger(path) as ledger:
            return Compared(answer=_difference(ledger, order) if isinstance(order, Pair) else _history(ledger, order))
    except InputError as error:
        return Compared(fact=f"{error.place}: {error.fact}", remedy=error.remedy)
    except NotFound as error:
        return Compared(fact=str(error), remedy="What was erased cannot be compared")
    except SelonError as error:
        log.error("%s", error)
        return Compared(failed=True)


def _difference(ledger: Ledger, order: Pair) -> Answer:
    return difference(compare(_of_ledger(ledger, order.before), _of_ledger(ledger, order.after)))


def _history(ledger: Ledger, order: History) -> Answer:
    listed = [one for one in versions_of(ledger, order.documents[0]) if one.document in order.documents]
    sides = [_of_ledger(ledger, one.document) for one in listed]
    return history(order.name, listed, [compare(one, other) for one, other in pairwise(sides)])


def _of_ledger(ledger: Ledger, document: str) -> tuple[Capture, Facts]:
    """A document of the ledger as it came in, with what was said of it."""
    capture, said = captured(ledger, document)
    return capture, Facts(outlet=said["outlet"], published=said["published"])


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
