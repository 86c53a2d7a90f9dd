"""Schema: the tables of a project. Portable types only; JSON stands in text columns."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAME = String().with_variant(String(collation="C"), "postgresql")
"""A short text that is compared and ordered by code points, as SQLite does of itself."""

REVISION = 1
"""The revision of the tables below; it is what a project's `user_version` says."""

metadata = MetaData()


def _layer() -> Column[int]:
    return Column("layer", Integer, ForeignKey("layers.pk"), nullable=False)


project = Table(
    "project",
    metadata,
    Column("key", NAME, primary_key=True),
    Column("value", Text, nullable=False),
)

scheme_labels = Table(
    "scheme_labels",
    metadata,
    Column("key", NAME, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", NAME, nullable=False, unique=True),
    Column("external_id", NAME),
    Column("name", NAME, nullable=False),
    Column("title", NAME, nullable=False),
    Column("language", NAME, nullable=False),
    Column("direction", NAME, nullable=False),
    Column("meta", Text, nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

texts = Table(
    "texts",
    metadata,
    Column("document", Integer, ForeignKey("documents.pk"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sha256", NAME, nullable=False),
    Column("source_sha256", NAME, nullable=False),
    Column("newline", NAME, nullable=False),
    Column("bom", Boolean, nullable=False),
    PrimaryKeyConstraint("document", "number"),
)

zones = Table(
    "zones",
    metadata,
    Column("document", Integer, ForeignKey("documents.pk"), nullable=False),
    Column("id", NAME, nullable=False),
    Column("kind", NAME, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("document", "id"),
)

layers = Table(
    "layers",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.pk"), nullable=False),
    Column("author", NAME, nullable=False),
    Column("status", NAME, nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("document", "author"),
)

# One row per mention. `kind` is "s" or "e"; `rest` is the JSON of what nobody searches by.
mentions = Table(
    "mentions",
    metadata,
    _layer(),
    Column("id", NAME, nullable=False),
    Column("kind", String(1), nullable=False),
    Column("label", NAME, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("rest", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("layer", "id"),
)
Index("mentions_by_start", mentions.c.layer, mentions.c.start)
Index("mentions_by_label", mentions.c.label)

# All fragments of a discontinuous mention; a mention in one piece has none here.
fragments = Table(
    "fragments",
    metadata,
    Column("layer", Integer, nullable=False),
    Column("mention", NAME, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    PrimaryKeyConstraint("layer", "mention", "ordinal"),
    ForeignKeyConstraint(["layer", "mention"], ["mentions.layer", "mentions.id"]),
)

arguments = Table(
    "arguments",
    metadata,
    Column("layer", Integer, nullable=False),
    Column("event", NAME, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("role", NAME, nullable=False),
    Column("target", NAME, nullable=False),
    PrimaryKeyConstraint("layer", "event", "ordinal"),
    ForeignKeyConstraint(["layer", "event"], ["mentions.layer", "mentions.id"]),
)
Index("arguments_by_target", arguments.c.layer, arguments.c.target)

relations = Table(
    "relations",
    metadata,
    _layer(),
    Column("id", NAME, nullable=False),
    Column("label", NAME, nullable=False),
    Column("source", NAME, nullable=False),
    Column("target", NAME, nullable=False),
    Column("rest", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("layer", "id"),
)

clusters = Table(
    "clusters",
    metadata,
    _layer(),
    Column("id", NAME, nullable=False),
    Column("label", NAME, nullable=False),
    Column("members", Text, nullable=False),
    Column("link", NAME, nullable=False),
    Column("note", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("layer", "id"),
)

document_labels = Table(
    "document_labels",
    metadata,
    _layer(),
    Column("id", NAME, nullable=False),
    Column("label", NAME, nullable=False),
    Column("rest", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("layer", "id"),
)

# The log. It only grows; `body` is the JSON of the edits, without texts (they never change).
transactions = Table(
    "transactions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", NAME, nullable=False, unique=True),
    Column("title", NAME, nullable=False),
    Column("origin", NAME, nullable=False),
    Column("author", NAME, nullable=False),
    Column("time", NAME, nullable=False),
    Column("undoes", NAME),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
)

# Which layers a transaction touched, each with the next link of that layer's chain of hashes.
transaction_layers = Table(
    "transaction_layers",
    metadata,
    Column("seq", Integer, ForeignKey("transactions.seq"), nullable=False),
    Column("document", NAME, nullable=False),
    Column("author", NAME, nullable=False),
    Column("hash", NAME, nullable=False),
    PrimaryKeyConstraint("seq", "document", "author"),
)
Index(
    "transaction_layers_by_layer",
    transaction_layers.c.document,
    transaction_layers.c.author,
    transaction_layers.c.seq,
)
