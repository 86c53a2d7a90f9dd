"""Revision 1: the first tables of a project."""

import sqlalchemy as sa
from alembic import op

_NAME = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make all tables of revision 1."""
    _documents()
    _project()
    _scheme_labels()
    _transactions()
    _layers()
    _texts()
    _transaction_layers()
    _zones()
    _clusters()
    _document_labels()
    _mentions()
    _relations()
    _arguments()
    _fragments()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("id", _NAME, nullable=False, unique=True),
        sa.Column("external_id", _NAME),
        sa.Column("name", _NAME, nullable=False),
        sa.Column("title", _NAME, nullable=False),
        sa.Column("language", _NAME, nullable=False),
        sa.Column("direction", _NAME, nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
        sa.Column("text_version", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )


def _project() -> None:
    op.create_table(
        "project",
        sa.Column("key", _NAME, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _scheme_labels() -> None:
    op.create_table(
        "scheme_labels",
        sa.Column("key", _NAME, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _transactions() -> None:
    op.create_table(
        "transactions",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", _NAME, nullable=False, unique=True),
        sa.Column("title", _NAME, nullable=False),
        sa.Column("origin", _NAME, nullable=False),
        sa.Column("author", _NAME, nullable=False),
        sa.Column("time", _NAME, nullable=False),
        sa.Column("undoes", _NAME),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )


def _layers() -> None:
    op.create_table(
        "layers",
        sa.Column("pk", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.pk"), nullable=False),
        sa.Column("author", _NAME, nullable=False),
        sa.Column("status", _NAME, nullable=False),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.UniqueConstraint("document", "author"),
    )


def _texts() -> None:
    op.create_table(
        "texts",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.pk"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", _NAME, nullable=False),
        sa.Column("source_sha256", _NAME, nullable=False),
        sa.Column("newline", _NAME, nullable=False),
        sa.Column("bom", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("document", "number"),
    )


def _transaction_layers() -> None:
    op.create_table(
        "transaction_layers",
        sa.Column("seq", sa.Integer, sa.ForeignKey("transactions.seq"), nullable=False),
        sa.Column("document", _NAME, nullable=False),
        sa.Column("author", _NAME, nullable=False),
        sa.Column("hash", _NAME, nullable=False),
        sa.PrimaryKeyConstraint("seq", "document", "author"),
    )
    op.create_index(
        "transaction_layers_by_layer", "transaction_layers", ["document", "author", "seq"]
    )


def _zones() -> None:
    op.create_table(
        "zones",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.pk"), nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("kind", _NAME, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "id"),
    )


def _clusters() -> None:
    op.create_table(
        "clusters",
        sa.Column("layer", sa.Integer, sa.ForeignKey("layers.pk"), nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("label", _NAME, nullable=False),
        sa.Column("members", sa.Text, nullable=False),
        sa.Column("link", _NAME, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("layer", "id"),
    )


def _document_labels() -> None:
    op.create_table(
        "document_labels",
        sa.Column("layer", sa.Integer, sa.ForeignKey("layers.pk"), nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("label", _NAME, nullable=False),
        sa.Column("rest", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("layer", "id"),
    )


def _mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("layer", sa.Integer, sa.ForeignKey("layers.pk"), nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("kind", sa.String(1), nullable=False),
        sa.Column("label", _NAME, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("rest", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("layer", "id"),
    )
    op.create_index("mentions_by_label", "mentions", ["label"])
    op.create_index("mentions_by_start", "mentions", ["layer", "start"])


def _relations() -> None:
    op.create_table(
        "relations",
        sa.Column("layer", sa.Integer, sa.ForeignKey("layers.pk"), nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("label", _NAME, nullable=False),
        sa.Column("source", _NAME, nullable=False),
        sa.Column("target", _NAME, nullable=False),
        sa.Column("rest", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("layer", "id"),
    )


def _arguments() -> None:
    op.create_table(
        "arguments",
        sa.Column("layer", sa.Integer, nullable=False),
        sa.Column("event", _NAME, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("role", _NAME, nullable=False),
        sa.Column("target", _NAME, nullable=False),
        sa.PrimaryKeyConstraint("layer", "event", "ordinal"),
        sa.ForeignKeyConstraint(["layer", "event"], ["mentions.layer", "mentions.id"]),
    )
    op.create_index("arguments_by_target", "arguments", ["layer", "target"])


def _fragments() -> None:
    op.create_table(
        "fragments",
        sa.Column("layer", sa.Integer, nullable=False),
        sa.Column("mention", _NAME, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("layer", "mention", "ordinal"),
        sa.ForeignKeyConstraint(["layer", "mention"], ["mentions.layer", "mentions.id"]),
    )
