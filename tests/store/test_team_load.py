"""Twenty people at one server, fifty edits a second, connections cut now and then.

Nothing that was answered is lost, nothing is there twice, log and rows agree. Some seconds of it in
every run, ten minutes of it among the slow tests.
"""

import random
import threading
import time

import msgspec
import pytest

from annotator.errors import Conflict, UserError
from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Edit
from annotator.store.store import Store

GROUNDS = ("server",)
CLIENTS = 20
RATE = 50
SHORT_S, LONG_S = 8.0, 600.0
CUT_EVERY_S = 2.0
SHARED = LayerKey("d1", "everybody")


class Client(threading.Thread):
    """One person: marks in an own layer, deletes now and then, and counts in a shared one."""

    def __init__(self, place, number, kit, span):
        super().__init__()
        self.author, self.kit, (self.start_at, self.until) = f"a{number}", kit, span
        self.random = random.Random(number)
        self.store = Store.open(place)
        self.items, self.counted, self.resent, self.times, self.fault = {}, 0, 0, [], None

    def run(self):
        try:
            for step in range(1_000_000):
                pause = self.start_at + (step + self.random.random()) * CLIENTS / RATE
                time.sleep(max(0.0, pause - time.monotonic()))
                if time.monotonic() >= self.until:
                    return
                self._step(step)
        except UserError as fault:
            self.fault = fault
        finally:
            self.store.close()

    def _step(self, step):
        key = LayerKey(f"d{self.random.randint(1, 5)}", self.author)
        mine = [place for place in self.items if place[0] == key]
        if step % 10 == 5:
            self._count()
        elif mine and step % 4 == 3:
            place = self.random.choice(mine)
            self._save(Edit(key, self.items[place], None))
            del self.items[place]
        else:
            item = self.kit.span(f"{self.author}-{step}", 0, 5)
            self._save(Edit(key, None, item))
            self.items[key, item.id] = item

    def _count(self):
        """Add one second to a layer that all share, starting anew where another was first."""
        while True:
            try:
                layer = self.store.layer(SHARED)[0]
                more = msgspec.structs.replace(layer, seconds=layer.seconds + 1)
                self._save(Edit(SHARED, layer, more))
            except Conflict:
                continue
            except UserError as fault:
                if fault.key != "team.connection":
                    raise
                continue
            self.counted += 1
            return

    def _save(self, edit):
        """Save an act as a queue does: the same one again for as long as nobody answers."""
        act = self.kit.tx(edit, author=self.author)
        act = msgspec.structs.replace(act, id=f"{self.author}-{act.id}")
        start = time.perf_counter()
        while True:
            try:
                self.store.commit(act)
            except UserError as fault:
                if fault.key != "team.connection":
                    raise
                self.resent += 1
            else:
                self.times.append(time.perf_counter() - start)
                return


@pytest.mark.parametrize("seconds", [SHORT_S, pytest.param(LONG_S, marks=pytest.mark.slow)])
def test_under_load_nothing_is_lost_and_nothing_is_there_twice(
    store, place, team_server, kit, seconds
):
    store.commit_many([kit.imported(f"d{n}") for n in range(2, 6)])
    store.commit(kit.tx(Edit(SHARED, None, Layer())))
    before = store.info().transactions
    now = time.monotonic() + 1.0
    until = now + seconds
    clients = [Client(place, number, kit, (now, until)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    cuts = 0
    while time.monotonic() < until - CUT_EVERY_S:
        time.sleep(CUT_EVERY_S)
        cuts += cut_one(team_server, place)
    for client in clients:
        client.join()
    assert [client.fault for client in clients] == [None] * CLIENTS
    saved = sum(len(client.times) for client in clients)
    assert saved >= 0.9 * RATE * seconds
    assert cuts > 0
    assert store.info().transactions - before == saved
    expected = {(key, id) for client in clients for key, id in client.items}
    stored = {
        (LayerKey(record.document.id, record.author), item.id)
        for record in store.records()
        for item in record.items
        if record.author != "me"
    }
    assert stored == expected
    assert store.layer(SHARED)[0].seconds == sum(client.counted for client in clients)
    assert store.check() == []
    times = sorted(second for client in clients for second in client.times)
    print(
        f"\n{saved} acts in {seconds:.0f} s by {CLIENTS} clients, {cuts} connections cut, "
        f"{sum(client.resent for client in clients)} acts sent again; "
        f"median {times[len(times) // 2] * 1000:.1f} ms, "
        f"p95 {times[len(times) * 95 // 100] * 1000:.1f} ms, longest {times[-1] * 1000:.0f} ms"
    )


def cut_one(team_server, place):
    """End a connection that is at work, or any; 1 when there was one."""
    name = place.rpartition("/")[2]
    found = team_server.ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{name}' ORDER BY state = 'idle', random() LIMIT 1"
    )
    return len(found)
