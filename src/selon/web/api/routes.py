"""The addresses of the API, each a question that `selon` answers too; a new one is a function here and a shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from selon.answers import claim_list, documents
from selon.answers.asking import subject_of
from selon.answers.changes import changes
from selon.answers.conflicts import conflicts as conflicts_of
from selon.answers.dossier import dossier as dossier_of
from selon.answers.finding import issue_of
from selon.answers.firmness import KEYS
from selon.answers.firmness import firmness as firmness_of
from selon.answers.issues import listed
from selon.answers.one_claim import one_claim
from selon.answers.origins import origins as origins_of
from selon.answers.positions import brief
from selon.answers.positions import position as position_of
from selon.answers.quarantined import list_of
from selon.answers.quarantined import shown as refused
from selon.answers.search import search as found
from selon.answers.timelines import timeline as timeline_of
from selon.claims.stems import stems
from selon.ledger.reader import Reader
from selon.records import Answer
from selon.web.answered import Sent, answered
from selon.web.api import asked as ask
from selon.web.api.lists import page_of, pinned, shown
from selon.web.api.shapes import described
from selon.web.api.tables import MEDIA, rendered
from selon.web.problems import Problem

router = APIRouter(prefix="/api")
Id = Annotated[str, Path(min_length=1, max_length=ask.LONGEST)]


async def _answer(request: Request, asked: ask.Form, work: Callable[[Reader], Answer]) -> Response:
    """The answer to a question that has no pages."""
    return await answered(request, lambda ledger: sent(work(ledger), asked.format))


def sent(answer: Answer, form: str) -> Sent:
    """An answer in a format."""
    return Sent(body=rendered(answer, form), media_type=MEDIA[form])


@router.get("/today", summary="What is new", **described("today"))
async def today(request: Request, asked: Annotated[ask.Asked, Query()]) -> Response:
    """What the newest articles brought: a position, another number, a source, another firmness; and nothing else."""
    times = asked.times()
    return await answered(request, lambda ledger: sent(changes(ledger, stems, times), asked.format), page=True)


@router.get("/issues", summary="The issues", **described("issues", 410))
async def issues(request: Request, asked: Annotated[ask.Issues, Query()]) -> Response:
    """What positions speak of together, those with most states first; with words only those that have them all."""
    times, page = asked.times(), page_of(request, asked)
    words = (asked.words, stems) if asked.words else None

    def work(ledger: Reader) -> Answer:
        return listed(ledger, times, asked=words, most=page.last + 1)

    return await answered(request, shown(request, page, asked.format, ("issues", work)))


@router.get("/position", summary="Where an issue stands", **described("position", 404, 409))
async def position(request: Request, asked: Annotated[ask.Brief, Query()]) -> Response:
    """The states in order, on whose word, how firmly, and what was not known yet."""
    times = asked.times()

    def work(ledger: Reader) -> Answer:
        answer = position_of(ledger, asked.issue, stems, times, first=asked.first)
        return brief(answer) if asked.brief else answer

    return await _answer(request, asked, work)


@router.get("/timeline", summary="The states of an issue over time", **described("timeline", 404, 409))
async def timeline(request: Request, asked: Annotated[ask.AboutIssue, Query()]) -> Response:
    """The states over the time in which they hold, one lane for each origin."""
    times = asked.times()

    def work(ledger: Reader) -> Answer:
        return timeline_of(ledger, issue_of(ledger, asked.issue, stems, times, first=asked.first), times)

    return await _answer(request, asked, work)


@router.get("/conflicts", summary="Which accounts disagree", **described("conflicts", 404, 409, 410))
async def conflicts(request: Request, asked: Annotated[ask.Conflicts, Query()]) -> Response:
    """Both quotations with their chains, why, and what would dissolve it; those inside one article come first."""
    times, page = asked.times(), page_of(request, asked)

    def work(ledger: Reader) -> Answer:
        return conflicts_of(ledger, asked.issue, stems, times, (page.last + 1, asked.first))

    return await answered(request, shown(request, page, asked.format, ("conflicts", work)))


@router.get("/origins", summary="How many independent origins", **described("origins", 404, 409))
async def origins(request: Request, asked: Annotated[ask.About, Query()]) -> Response:
    """The origins of an issue or a claim, with the reason for every edge between them, and what hardened."""
    times = asked.times()

    def work(ledger: Reader) -> Answer:
        return origins_of(ledger, subject_of(ledger, asked.about, stems, times, first=asked.first), times)

    return await _answer(request, asked, work)


@router.get("/search", summary="What has some words", **described("search", 404, 410))
async def search(request: Request, asked: Annotated[ask.Search, Query()]) -> Response:
    """Claims and positions by their words, the best first."""
    times, page = asked.times(), page_of(request, asked)

    def work(ledger: Reader) -> Answer:
        return found(ledger, asked.words, stems, times, (page.last + 1, not asked.any))

    return await answered(request, shown(request, page, asked.format, ("results", work)))


@router.get("/claims", summary="Claims", **described("claims", 404, 409))
async def claims(request: Request, asked: Annotated[ask.Claims, Query()]) -> Response:
    """Claims by outlet, source, name, day, firmness, state or issue, the newest report first.

    Later pages are of the ledger as it was at the first one, whatever came in since."""
    page = page_of(request, asked, instant=True)
    times = asked.times()
    if page.at.offset:
        times = pinned(times, page.at)
    wanted = asked.wanted(page.limit + 1, page.at.offset)

    def work(ledger: Reader) -> Answer:
        return claim_list.listed(ledger, wanted, stems, times)

    return await answered(request, shown(request, page, asked.format, ("claims", work), cut=True))


@router.get("/rejected", summary="What was rejected", **described("rejected"))
async def rejected(request: Request, asked: Annotated[ask.Asked, Query()]) -> Response:
    """Claims, positions and conflicts that people rejected, with the reasons."""
    times = asked.times()
    return await _answer(request, asked, lambda ledger: claim_list.rejected(ledger, times))


@router.get("/claims/{id}", summary="One claim", **described("claim", 404))
async def claim(request: Request, id: Id, asked: Annotated[ask.Asked, Query()]) -> Response:
    """A claim with all that hangs on it: what it holds, what stands in it, its article, what disagrees with it."""
    times = asked.times()
    return await _answer(request, asked, lambda ledger: one_claim(ledger, id, times))


@router.get("/dossier", summary="All about a name", **described("dossier", 404, 409))
async def dossier(request: Request, asked: Annotated[ask.Name, Query()]) -> Response:
    """What it says, what others say of it, where it stands, amounts side by side, its other names, what is missing."""
    times = asked.times()
    part = asked.limit, asked.first
    return await _answer(request, asked, lambda ledger: dossier_of(ledger, asked.name, stems, times, part))


@router.get("/firmness", summary="How firmly outlets tell", **described("firmness"))
async def firmness(request: Request, asked: Annotated[ask.Firmness, Query()]) -> Response:
    """Shares with the interval of Wilson (95 %), and the ids of the claims behind every share."""
    times = asked.times()
    by = tuple(dict.fromkeys(key.strip() for key in asked.by.split(",")))
    if not set(by) <= KEYS.keys():
        raise Problem(400, "by", f"by: a list of {', '.join(KEYS)}, separated by commas.")
    return await _answer(request, asked, lambda ledger: firmness_of(ledger, by, times))


@router.get("/documents", summary="The documents", **described("documents"))
async def documents_(request: Request, asked: Annotated[ask.Listed, Query()]) -> Response:
    """The documents that count, the last report first."""
    times, page = asked.times(), page_of(request, asked)

    def work(ledger: Reader) -> Answer:
        return documents.listed(ledger, times, page.limit + 1, page.at.row)

    return await answered(request, shown(request, page, asked.format, ("documents", work), cut=True))


@router.get("/documents/{id}", summary="One document", **described("document", 404))
async def document(request: Request, id: Id, asked: Annotated[ask.Asked, Query()]) -> Response:
    """A document by its id, the beginning of it or its name: its text as printed, its claims, positions and gaps."""
    times = asked.times()
    return await _answer(request, asked, lambda ledger: documents.document(ledger, id, times))


@router.get("/quarantine", summary="What could not be read", **described("quarantine"))
async def quarantine(request: Request, asked: Annotated[ask.Quarantine, Query()]) -> Response:
    """The inputs that could not be read, with the reason, the newest first."""
    return await _answer(request, asked, lambda ledger: list_of(ledger, every=asked.all, reason=asked.reason))


@router.get("/quarantine/{id}", summary="One input that could not be read", **described("input", 404))
async def kept_back(request: Request, id: Id, asked: Annotated[ask.Form, Query()]) -> Response:
    """All that is known of it."""
    return await _answer(request, asked, lambda ledger: refused(ledger, id))


@router.get("/stats", summary="How much there is", **described("stats", tables=False))
async def stats(request: Request) -> Response:
    """How many rows of each kind the ledger has."""

    def work(ledger: Reader) -> Sent:
        counts: dict[str, Any] = ledger.stats()
        return sent(Answer(title="", data=counts, columns=(), rows=()), "json")

    return await answered(request, work)
