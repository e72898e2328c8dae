"""What the description of the API says of each answer: the members of its object, and how it can fail."""

from __future__ import annotations

from typing import Any

from fastapi import Response

from selon.web.problems import documented

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
SPAN: Schema = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
ALWAYS = (401, 403, 421, 429, 503)
"""How every address can fail, whatever is asked."""
ASKED = (400, 422)
TIMES = {"as_of": MAYBE, "known_by": MAYBE}


def thing(**members: Schema) -> Schema:
    """An object that has these members, and may have more."""
    return {"type": "object", "required": sorted(members), "properties": members}


def many(item: Schema | None = None) -> Schema:
    """An array."""
    return {"type": "array", "items": item or {"type": "object"}}


CLAIM = thing(
    id=TEXT,
    document=TEXT,
    outlet=MAYBE,
    reported_at=TEXT,
    source_name=MAYBE,
    source_kind=TEXT,
    chain=many(MAYBE),
    commitment=many(thing(source=MAYBE, value=TEXT)),
    basis=TEXT,
    firmness={"enum": ["plain", "hedged", "conditional", "denied"]},
    anonymous=TRUTH,
    rule=TEXT,
    span=SPAN,
    quote=MAYBE,
)
STATE = thing(id=TEXT, state=TEXT, actor=MAYBE, chain=many(MAYBE), document=TEXT, span=SPAN, quote=MAYBE)
SIDE = thing(document=TEXT, span=SPAN, quote=MAYBE, chain=many(MAYBE), reported_at=TEXT)
CONFLICT = thing(id=TEXT, kind=TEXT, issue=MAYBE, a=SIDE, b=SIDE, reason=TEXT, dissolves_if=TEXT)
ARTICLE = thing(id=TEXT, document=TEXT, outlet=MAYBE, headline=MAYBE, reported_at=TEXT, address=TEXT, digest=TEXT)
CHANGE = thing(kind=TEXT, id=TEXT, issue=MAYBE, origin=TEXT, quote=MAYBE, document=TEXT, span=SPAN, reported_at=TEXT)
CLAIMED = {"type": ["object", "null"], "required": ["quote", "source", "span", "words"]}
REVISION = thing(
    before=thing(document=TEXT, outlet=MAYBE, digest=TEXT, published=MAYBE, updated=MAYBE),
    after=thing(document=TEXT, outlet=MAYBE, digest=TEXT, published=MAYBE, updated=MAYBE),
    announced=TRUTH,
    notes=many(thing(span=SPAN, quote=TEXT)),
    edits=thing(total=COUNT, without_effect=COUNT),
    changes=many(thing(kind=TEXT, effect=MAYBE, source_unchanged=TRUTH, before=CLAIMED, after=CLAIMED)),
    summary=TEXT,
)
SHAPES: dict[str, Schema] = {
    "today": thing(changes=many(CHANGE), articles=COUNT, more=TRUTH),
    "issues": thing(issues=many(thing(id=TEXT, name=TEXT, states=COUNT, documents=COUNT))),
    "position": thing(issue=TEXT, states=many(STATE), headlines=many(), not_yet_known=many(), **TIMES),
    "timeline": thing(issue=TEXT, lanes=many(thing(origin=TEXT, kind=TEXT, states=many())), **TIMES),
    "conflicts": thing(conflicts=many(CONFLICT), more=TRUTH),
    "origins": thing(about=TEXT, articles=COUNT, outlets=COUNT, origins=many(), sources=many(), edges=many()),
    "search": thing(
        words=TEXT, results=many(thing(id=TEXT, kind=TEXT)), ranked=COUNT, more_than_ranked=TRUTH, unread=many(ARTICLE)
    ),
    "claims": thing(claims=many(CLAIM), total=COUNT, offset=COUNT),
    "rejected": thing(rejected=many(thing(id=TEXT, kind=TEXT))),
    "claim": thing(claim=CLAIM, inside=many(CLAIM), positions=many(), conflicts=many(CONFLICT), article=ARTICLE),
    "dossier": thing(name=TEXT, aliases=many(), said_by=many(CLAIM), said_about=many(CLAIM), relayed=many(CLAIM)),
    "firmness": thing(by=many(TEXT), interval=TEXT, cells=many(), grammars=many(TEXT)),
    "documents": thing(documents=many(ARTICLE), total=COUNT),
    "document": thing(id=TEXT, text=MAYBE, claims=many(CLAIM), positions=many(), gaps=many(), grammar=TEXT),
    "revisions": thing(
        article=TEXT,
        versions=many(thing(number=COUNT, document=TEXT, name=TEXT, reported=TEXT, why=TEXT)),
        revisions=many(REVISION),
    ),
    "diff": REVISION,
    "quarantine": thing(quarantine=many(), reasons={"type": "object"}, read_since=COUNT),
    "input": thing(id=TEXT, reason=TEXT),
    "stats": {"type": "object", "additionalProperties": COUNT},
}
"""The objects of the answers."""


def described(name: str, *more: int, tables: bool = True) -> dict[str, Any]:
    """What the router is told of an address that answers a question; `more` are further ways to fail."""
    content: dict[str, Any] = {"application/json": {"schema": SHAPES[name]}}
    if tables:
        content |= {"text/csv": {"schema": TEXT}, "text/markdown": {"schema": TEXT}}
    headers = {"ETag": {"schema": TEXT}, "Link": {"schema": TEXT, "description": "The next page, where there is one."}}
    held = {"description": "What the client has still holds"}
    good = {200: {"description": "The answer", "content": content, "headers": headers}, 304: held}
    return {
        "operation_id": name,
        "response_class": Response,
        "responses": {**good, **documented(*sorted({*ALWAYS, *ASKED, *more}))},
    }
