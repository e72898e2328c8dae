"""The tables beside the readings: how often was written, what was kept back, how far archives are in, which inputs were
read, what was asked for where, who may come in, what is watched."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from selon.ledger.schema import metadata

writes = Table(
    "writes",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),  # the table has one row
    Column("number", BigInteger, nullable=False),
)
"""How often something was written: every process sees the same number, and a new start does not change it."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("digest", String(64)),  # empty where no bytes came in
    Column("address", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(64), nullable=False),
    Column("size", Integer),
    Column("data", LargeBinary),  # compressed; empty where another row has the same bytes, or they were erased
    Column("said", JSON, nullable=False),
    Column("reason", String(32), nullable=False),
    Column("fact", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("grammar", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
    Index("quarantine_digest", "digest"),
    Index("quarantine_recorded", "recorded"),
)

progress = Table(
    "progress",
    metadata,
    Column("archive", Text, primary_key=True),  # the path of the file
    Column("part", Text, primary_key=True),  # of an archive in an archive
    Column("size", BigInteger, primary_key=True),
    Column("grammar", Text, primary_key=True),
    Column("member", BigInteger, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("recorded", String(32), nullable=False),
    sqlite_with_rowid=False,
)
"""Up to which record archives are in the ledger; the one table besides the indexes whose rows change."""

inputs = Table(
    "inputs",
    metadata,
    Column("id", String(64), primary_key=True),  # of bytes, of what was said of them, and of how they were read
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("recorded", String(32), nullable=False),
    Index("inputs_document", "document"),
    sqlite_with_rowid=False,
)

visits = Table(
    "visits",
    metadata,
    Column("url", Text, primary_key=True),  # as a person or a feed gave it
    Column("address", Text, nullable=False),  # that answered
    Column("moved", Text),  # where it is for good
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", String(64)),
    Column("checked", String(32), nullable=False),
    Column("not_before", String(32)),
    sqlite_with_rowid=False,
)

seen = Table(
    "seen",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("mark", String(16), nullable=False),  # another one when the entry has changed
    Column("recorded", String(32), nullable=False),
    sqlite_with_rowid=False,
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("may", String(8), nullable=False),
    Column("digest", String(64), nullable=False),  # of the secret, which is told once and kept nowhere
    Column("recorded", String(32), nullable=False),
)

watches = Table(
    "watches",
    metadata,
    Column("watch", String(64), primary_key=True),
    Column("begun", String(32), nullable=False),  # from when on changes are told; what was there before is known
)

looked = Table(
    "looked",
    metadata,
    Column("watch", String(64), primary_key=True),
    Column("capture", String(64), primary_key=True),
    Column("recorded", String(32), nullable=False),
    sqlite_with_rowid=False,
)

notices = Table(
    "notices",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("watch", String(64), nullable=False),
    Column("id", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("other", String(64)),
    Column("data", JSON, nullable=False),
    Column("recorded", String(32), nullable=False),
    Index("notices_id", "watch", "id", unique=True),
    Index("notices_document", "document"),
    Index("notices_other", "other"),
)

told = Table(
    "told",
    metadata,
    Column("notice", ForeignKey("notices.number"), primary_key=True, autoincrement=False),
    Column("recorded", String(32), nullable=False),
)
