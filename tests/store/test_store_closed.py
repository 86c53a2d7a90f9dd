"""A project that was closed stays closed: a worker that comes late finds the door shut."""

import pytest

from annotator.errors import UserError
from annotator.store.store import Store
from tests.store.store_help import SCHEME, imported


def test_nothing_is_read_or_written_once_a_project_was_closed(tmp_path):
    path = tmp_path / "p.annot"
    store = Store.create(path, SCHEME)
    store.commit(imported("d1"))
    store.close()
    before = path.read_bytes()
    for late in (lambda: store.commit(imported("d2")), lambda: store.document("d1"), store.scheme):
        with pytest.raises(UserError, match="was closed meanwhile") as refused:
            late()
        assert refused.value.key == "project.closed"
    assert [path.name for path in tmp_path.iterdir()] == ["p.annot"]
    assert path.read_bytes() == before
