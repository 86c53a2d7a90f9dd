"""Entries: texts that a project keeps beside its scheme, by key: guidelines, rules. Frozen."""

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, tag="entry"):
    """One such text. `key` is dotted by a slash: ``guide/PER``; `body` is Markdown or JSON.

    Changed by edits at ``SCHEME_PLACE`` like a label, so that it is logged and can be undone.
    """

    key: str
    body: str
