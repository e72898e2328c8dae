"""The tables of a ledger: what came in, what was read in it, and what people said of it. Rows are only ever added,
save those of `visits` and `seen`, which say what was last found at an address.

Three times: `reported` is when an article appeared, `valid_from` and `valid_to` when a state holds in the world,
`recorded` when this ledger learned of it. Ids are digests of content, so that the same bytes give the same ids."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

VERSION = "0001"
"""The migration at which a ledger of this version stands."""

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("address", Text, nullable=False),
    Column("media_type", String(64), nullable=False),
    Column("charset", Text),  # as the server or archive names it
    Column("data", LargeBinary),  # compressed; empty once it was erased
    Column("recorded", String(32), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("capture", ForeignKey("captures.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("outlet", Text),
    Column("published", String(32)),
    Column("updated", String(32)),
    Column("reported", String(32), nullable=False),
    Column("reported_origin", Text, nullable=False),
    Column("headline", Text),
    Column("text", Text),  # empty once it was erased
    Column("credits", JSON, nullable=False),
    Column("byline", Text),
    Column("paragraphs", JSON, nullable=False),  # start, end and role of each
    Column("stamps", JSON, nullable=False),  # name, value and origin of the four dates
    Column("recorded", String(32), nullable=False),
    Index("documents_recorded", "recorded"),
    Index("documents_name", "name"),
    Index("documents_language", "language"),
    Index("documents_outlet", "outlet"),
    Index("documents_capture", "capture"),  # whether bytes that could not be read have been read since
)
Index("documents_reported", documents.c.reported.desc(), documents.c.id)  # the order of their list

readings = Table(
    "readings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("grammar", Text, nullable=False),
    Column("gaps", JSON, nullable=False),
    Column("recorded", String(32), nullable=False),
    Index("readings_document", "document"),
)


def _of_a_reading(*, keyed: bool = True) -> list[Column]:  # type: ignore[type-arg]
    """The columns that every row found in a reading has: its id, where it was found, and the words that show it.

    Reading and id are its key, unless it is not `keyed` so, but counted."""
    return [
        Column("reading", ForeignKey("readings.id"), primary_key=keyed, nullable=False),
        Column("id", String(16), primary_key=keyed, nullable=False),
        Column("document", ForeignKey("documents.id"), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", Text),
    ]


claims = Table(
    "claims",
    metadata,
    *_of_a_reading(),
    Column("reported", String(32), nullable=False),  # as of its document: the newest of a name are found at once
    Column("local", String(16), nullable=False),
    Column("parent", String(16)),
    Column("source", Text),
    Column("source_kind", String(16), nullable=False),
    Column("type", String(16), nullable=False),
    Column("act", String(16), nullable=False),
    Column("basis", String(16), nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("role", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("chain", JSON, nullable=False),
    Column("links", JSON, nullable=False),
    Column("commitment", JSON, nullable=False),
    Column("spans", JSON, nullable=False),
    Index("claims_id", "id"),
    Index("claims_document", "document"),
    Index("claims_source", "source", "reported"),
)
Index("claims_order", claims.c.reported.desc(), claims.c.document, claims.c.start, claims.c.id)  # that of their list


positions = Table(
    "positions",
    metadata,
    *_of_a_reading(),
    Column("reported", String(32), nullable=False),  # as of its document: the newest of a name are found at once
    Column("claim", String(16)),
    Column("actor", Text),
    Column("issue", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("valid_from", String(32)),
    Column("valid_to", String(32)),
    Column("lines", JSON, nullable=False),
    Column("prominence", Float, nullable=False),
    Column("topic", String(16), nullable=False),
    Index("positions_topic", "topic"),
    Index("positions_id", "id"),
    Index("positions_document", "document"),
    Index("positions_actor", "actor", "reported"),
)

parts = Table(
    "parts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # in the order they came
    Column("part", String(16), nullable=False),
    Column("topic", String(16), nullable=False),
    Column("document", String(64), nullable=False),
    Column("day", Integer),  # of its publication, counted as Python's date does; empty where the page gives none
    Index("parts_document", "document", "topic"),
)

keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the part that has it
    Column("weight", Float, nullable=False),
    Index("keys_number", "number"),
    sqlite_with_rowid=False,
)
"""By what parts are met: rows are narrow, for every article reads hundreds and writes dozens, each in another place."""

joined = Table(
    "joined",
    metadata,
    Column("topic", String(16), primary_key=True),
    Column("into", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Index("joined_into", "into"),
)

quantities = Table(
    "quantities",
    metadata,
    *_of_a_reading(),
    Column("claim", String(16)),
    Column("low", Float),
    Column("high", Float),
    Column("approx", Boolean, nullable=False),
    Column("unit", Text),
    Column("of", Text),
    Index("quantities_document", "document"),
)

names = Table(
    "names",
    metadata,
    *_of_a_reading(),
    Column("reported", String(32), nullable=False),  # as of its document: the newest of a name are found at once
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("stands_for", Text),
    Column("aliases", JSON, nullable=False),
    Column("mentions", JSON, nullable=False),
    Index("names_name", "name", "reported"),
    Index("names_document", "document"),
)

words = Table(
    "words",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("id", String(16), nullable=False),
    Column("reading", String(64), nullable=False),
    Column("document", String(64), nullable=False),
    Column("topic", String(16)),  # of a position
    Column("claim", String(16)),  # the one that holds a position: what was found twice is told without a look at either
    Column("stems", Text, nullable=False),  # stemmed, then folded: every store finds the same
    Index("words_document", "document"),
)

sketches = Table(
    "sketches",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.id"), nullable=False, unique=True),
    Column("sketch", LargeBinary, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("number", ForeignKey("sketches.number"), primary_key=True),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("other", ForeignKey("documents.id"), primary_key=True),
    Column("likeness", Float, nullable=False),
    Index("copies_other", "other"),
)

places = Table(
    "places",
    metadata,
    Column("key", Text, primary_key=True),  # an address, or a digest of outlet, hour of publication and headline
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Index("places_document", "document"),
    sqlite_with_rowid=False,
)

versions = Table(
    "versions",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("article", String(64), nullable=False),  # the document of it that came first
    Column("arrived", Integer, nullable=False),  # counted from 1
    Column("why", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
    Index("versions_article", "article"),
)

credited = Table(
    "credited",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

called = Table(
    "called",
    metadata,
    Column("folded", Text, primary_key=True),  # `other` without accents, capitals and signs
    Column("name", Text, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("other", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("called_name", "name"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),  # in the order they came
    *_of_a_reading(keyed=False),
    Column("claim", String(16)),
    Column("reported", String(32), nullable=False),  # as of its document: one look tells all
    Column("chain", JSON, nullable=False),  # as of its claim, else the outlet
    Column("data", JSON, nullable=False),
    Index("statements_id", "reading", "id", unique=True),
    Index("statements_document", "document"),  # none by the id: ids come in no order, and who asks has the reading
)

sides = Table(
    "sides",
    metadata,
    Column("key", BigInteger, primary_key=True),  # a digest of the words that statements meet by
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the statement
    Index("sides_number", "number"),
    sqlite_with_rowid=False,
)

SHOWN_FIRST = (text("(a_document <> b_document)"), text("sure DESC"))
"""The order of conflicts: those inside one article, then the surest, then those that were found first."""

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("topic", String(16)),
    Column("a", String(16), nullable=False),
    Column("a_reading", String(64), primary_key=True),
    Column("a_document", String(64), nullable=False),
    Column("b", String(16), nullable=False),
    Column("b_reading", String(64), primary_key=True),
    Column("b_document", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("dissolves_if", Text, nullable=False),
    Column("sure", Float, nullable=False),
    Column("recorded", String(32), nullable=False),
    Index("conflicts_topic", "topic"),
    Index("conflicts_order", *SHOWN_FIRST),
    Index("conflicts_a", "a_document"),
    Index("conflicts_b", "b_document"),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("recorded", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("target", Text, nullable=False),
    Column("other", Text),
    Column("why", Text),
    Index("log_target", "kind", "target"),
)

GONE = ("withdraw", "erase")
"""What the log calls it when a person takes a document back."""
