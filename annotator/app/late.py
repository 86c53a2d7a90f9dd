"""A project that is made, or opened for writing, only when there is something to write.

So an import that is refused leaves no trace: no changed byte, and no empty project.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.edits import Transaction
from annotator.model.items import LayerItem
from annotator.model.place import Place, shown
from annotator.model.scheme import AttributeDef, Scheme
from annotator.sentences import worded
from annotator.store.durable import remove_with_companions
from annotator.store.store import Store
from annotator.store.trash import Trashed


class LateProject:
    """What an import needs of a store, over a path where there may be no project yet.

    `scheme` is that of the project if it has to be made. Until the first commit an existing
    project is open for reading only. UserError as from `Store.open` and `Store.create`.
    """

    def __init__(self, place: Place, scheme: Scheme) -> None:
        self._place = place
        self._new_scheme = scheme
        self._store: Store | None = None
        self._writes = False
        self._made = False
        if isinstance(place, Path) and not place.exists():
            return
        try:
            self._store = Store.open(place, read_only=True)
        except UserError as fault:
            if fault.key == "project.older":
                # A project of an older version is renewed by opening it for writing.
                self._made = True
                self._for_writing()
            elif fault.key != "project.missing":
                raise
        else:
            self._made = True

    def scheme(self) -> Scheme:
        """The scheme of the project, or the one that it will be made with."""
        return self._store.scheme() if self._store is not None else self._new_scheme

    def begin_with(self, attributes: Sequence[AttributeDef]) -> None:
        """Let a project that is still to be made know further attributes; no other is changed."""
        known = {attribute.key for attribute in self._new_scheme.attributes}
        more = [attribute for attribute in attributes if attribute.key not in known]
        self._new_scheme = msgspec.structs.replace(
            self._new_scheme, attributes=(*self._new_scheme.attributes, *more)
        )

    def document_ids(self) -> list[str]:
        """The ids of all documents."""
        return self._store.document_ids() if self._store is not None else []

    def trash(self) -> list[Trashed]:
        """The documents that were deleted and can come back."""
        return self._store.trash() if self._store is not None else []

    def document(self, id: str) -> Document:
        """A document; UserError when there is none such."""
        return self._there(id).document(id)

    def text(self, id: str) -> TextVersion:
        """The text of a document that is in force."""
        return self._there(id).text(id)

    def last_text(self, id: str) -> int:
        """The highest number of a document's texts."""
        return self._there(id).last_text(id)

    def authors_of(self, id: str) -> list[str]:
        """The authors who have a layer on a document."""
        return self._there(id).authors_of(id)

    def sees_all(self) -> bool:
        """Whether what is read here is all there is."""
        return self._store is None or self._store.sees_all()

    def zones(self, id: str) -> Sequence[Zone]:
        """The zones of a document."""
        return self._there(id).zones(id)

    def layer(self, key: LayerKey) -> tuple[Layer, tuple[LayerItem, ...]]:
        """A layer and its items."""
        return self._there(key.document).layer(key)

    def layer_exists(self, key: LayerKey) -> bool:
        """Whether this author has ever touched this document."""
        return self._there(key.document).layer_exists(key)

    def commit_many(self, batch: Sequence[Transaction]) -> None:
        """Save a batch in one database transaction, opening or making the project first.

        A project that was made for a batch which cannot be saved is taken away again.
        """
        fresh = not self._made
        store = self._for_writing()
        try:
            store.commit_many(batch)
        except UserError:
            if fresh and isinstance(self._place, Path):
                self.close()
                remove_with_companions(self._place)
                self._made = self._writes = False
            raise

    def close(self) -> None:
        """Let go of the project. Closing twice does nothing."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _there(self, id: str) -> Store:
        if self._store is None:
            words = worded(
                "There is no document {id} in {project}.", id=id, project=shown(self._place)
            )
            raise UserError("document.missing", words)
        return self._store

    def _for_writing(self) -> Store:
        if self._store is not None and self._writes:
            return self._store
        self.close()
        if self._made:
            self._store = Store.open(self._place)
        else:
            self._store = Store.create(self._place, self._new_scheme)
            self._made = True
        self._writes = True
        return self._store
