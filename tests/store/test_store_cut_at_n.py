"""The connection to a server is cut before its N-th statement, N = 1, 2, 3 … until it passes.

Whatever N is: the project is as before or as after, and the act sent again is there once.
"""

import pytest
from sqlalchemy import event

from annotator.errors import UserError
from annotator.model.document import LayerKey
from annotator.model.edits import Edit, Origin
from annotator.store.store import Store

GROUNDS = ("server",)
KEY = LayerKey("d1", "me")
MOST = 60


class Cut:
    """Ends the connections to a database before the N-th statement from now on."""

    def __init__(self, store, team_server, number):
        self.left, self.done = number, False
        self._store, self._server = store, team_server
        event.listen(store._engine, "before_cursor_execute", self._before)

    def _before(self, *_):
        self.left -= 1
        if self.left == 0:
            self.done = True
            name = self._store.place.rpartition("/")[2]
            self._server.ask(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            )

    def end(self):
        event.remove(self._store._engine, "before_cursor_execute", self._before)


def acts_of(kit, name):
    """An edit, its undo, and an import of two documents, each as what is sent at once."""
    edit = kit.tx(Edit(KEY, None, kit.span("n", 0, 5)), Edit(KEY, None, kit.span("m", 0, 5)))
    undo = kit.tx(*edit.inverse_edits(), origin=Origin.UNDO, undoes=edit.id)
    return {
        "edit": ([], [edit]),
        "undo": ([edit], [undo]),
        "import": ([], [kit.imported(id, kit.items()) for id in ("d2", "d3")]),
    }[name]


@pytest.mark.parametrize(
    "name", ["edit", *(pytest.param(name, marks=pytest.mark.slow) for name in ("undo", "import"))]
)
def test_cut_at_any_statement_it_is_as_before_or_as_after(new_place, team_server, kit, name):
    for number in range(1, MOST):
        with Store.create(new_place(), kit.scheme) as store:
            store.commit(kit.imported("d1", kit.items()))
            before, batch = acts_of(kit, name)
            store.commit_many(before)
            was = list(store.records())
            cut, refused = Cut(store, team_server, number), None
            try:
                store.commit_many(batch)
            except UserError as error:
                refused = error
            cut.end()
            now = list(store.records())
            assert refused is None or refused.key == "team.connection"
            assert (now == was) is (refused is not None), f"statement {number}"
            store.commit_many(batch)
            assert store.info().transactions == 1 + len(before) + len(batch)
            assert store.check() == []
        if not cut.done:
            print(f"{name}: {number - 1} statements, cut at each")
            return
    pytest.fail(f"{MOST} statements are not the end of it")
