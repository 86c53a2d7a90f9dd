"""`check` of a file: each kind of damage planted once; a thousand sound ones give no alarm."""

import contextlib
import random
import sqlite3

import msgspec
import pytest

from annotator.errors import UserError
from annotator.model.document import Layer, LayerKey, Zone, text_sha256
from annotator.model.edits import Edit, Origin, document_place
from annotator.store.chain import body_link
from annotator.store.store import Store

FAULTS = {
    "a lost end of the log": ("DELETE FROM transactions WHERE seq = 2", "log.cut"),
    "links of an act lost": ("DELETE FROM transaction_layers WHERE seq = 2", "log.unlinked"),
    "a log line that is no JSON": (
        "UPDATE transactions SET body = substr(body, 1, 50) WHERE seq = 2",
        "log.json",
    ),
    "an unknown origin": ("UPDATE transactions SET origin = 'locat' WHERE seq = 2", "log.origin"),
    "a changed title of an act": ("UPDATE transactions SET title = 'akt'", "log.chain"),
    "a changed time of an act": ("UPDATE transactions SET time = replace(time, '1', '2')", "chain"),
    "a changed author of an act": ("UPDATE transactions SET author = 'mf'", "log.chain"),
    "a reversed offset": ('UPDATE mentions SET "end" = start', "offset.reversed"),
    "a negative offset": ("UPDATE mentions SET start = -1 WHERE id = 's1'", "out_of_range"),
    "an empty label": ("UPDATE mentions SET label = '' WHERE id = 's1'", "label.empty"),
    "overlapping fragments": (
        "UPDATE fragments SET start = 26 WHERE ordinal = 1",
        "offset.overlap",
    ),
    "fragments beside their mention": (
        'UPDATE fragments SET "end" = 45 WHERE ordinal = 1',
        "fragment.ends",
    ),
    "a hole in the arguments": ("DELETE FROM arguments WHERE ordinal = 0", "part.missing"),
    "arguments of a span": ("UPDATE mentions SET kind = 's' WHERE id = 'e1'", "argument.stray"),
    "an unknown kind": ("UPDATE mentions SET kind = 'q' WHERE id = 's1'", "kind.unknown"),
    "an unknown status": ("UPDATE layers SET status = 'dome'", "status.unknown"),
    "an unknown direction": ("UPDATE documents SET direction = 'rtm'", "direction.unknown"),
    "an unknown newline": ("UPDATE texts SET newline = 'lg'", "newline.unknown"),
    "broken JSON of an item": ("UPDATE mentions SET rest = '{' WHERE id = 's1'", "json.broken"),
    "broken JSON of a cluster": ("UPDATE clusters SET members = '[s2'", "json.broken"),
    "broken JSON of a document": ("UPDATE documents SET meta = '{\"z\":'", "json.broken"),
    "a word where a number belongs": ("UPDATE mentions SET start = 'x'", "row.type"),
    "a number in place of a text": ("UPDATE mentions SET quote = x'00ff'", "row.type"),
    "text that is no UTF-8": (
        "UPDATE texts SET text = CAST(x'd8ffd9' AS TEXT)",
        "row.unreadable",
    ),
    "a version below one": ("UPDATE mentions SET version = 0", "row.version"),
    "two items of one id": ("UPDATE relations SET id = 's1'", "id.duplicate"),
    "an event that is its own argument": ("UPDATE arguments SET target = event", "ref.self"),
    "events in a circle": (
        "UPDATE arguments SET target = 'e2' WHERE event = 'e1' AND ordinal = 0",
        "ref.cycle",
    ),
    "a cluster of nothing": ("UPDATE clusters SET members = '[]'", "cluster.empty"),
    "a head outside of its span": (
        'UPDATE mentions SET rest = \'{"head":[0,3],"norm":"التحالف"}\' WHERE id = \'s2\'',
        "head.outside",
    ),
    "a text and its hash changed together": (
        f"UPDATE texts SET text = 'بغداد', sha256 = '{text_sha256('بغداد')}'",
        "text.differs",
    ),
    "an older text lost": ("UPDATE texts SET number = 2", "text.missing"),
    "a changed title of a document": ("UPDATE documents SET title = 'بغدان'", "log.differs"),
    "a document renamed": ("UPDATE documents SET id = 'd9'", "document.lost"),
    "an item of no layer": ("UPDATE relations SET layer = 77", "database.orphan"),
    "a zone of no document": ("UPDATE zones SET document = 77", "database.orphan"),
    "a layer of nobody": ("UPDATE layers SET author = 'mf'", "layer.lost"),
    "a label that is no JSON": ("UPDATE scheme_labels SET body = '{'", "scheme.broken"),
    "a label under another name": ("UPDATE scheme_labels SET key = 'PEQ'", "scheme.key"),
    "a wrong count of acts": ("UPDATE sqlite_sequence SET seq = 1", "log.count"),
}

REFUSED = {
    "a foreign trigger": (
        "CREATE TRIGGER t AFTER INSERT ON mentions BEGIN DELETE FROM texts; END",
        "project.foreign_schema",
    ),
    "a foreign view": ("CREATE VIEW v AS SELECT 1", "project.foreign_schema"),
    "a foreign table": ("CREATE TABLE x (y)", "project.foreign_schema"),
    "a lost index": ("DROP INDEX mentions_by_start", "project.damaged"),
    "a newer revision": ("PRAGMA user_version=99", "project.newer"),
    "an unknown revision": ("PRAGMA user_version=0", "project.older"),
    "another program's number": ("PRAGMA application_id=7", "project.foreign"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_comes_with_a_remedy(store, path, damage, kit, name):
    statement, key = FAULTS[name]
    store.commit(kit.tx(Edit(LayerKey("d1", "me"), None, kit.span("s9", 0, 5))))
    store.close()
    assert damage(statement) > 0
    with Store.open(path, read_only=True) as opened:
        found = opened.check()
    assert any(key in fault.key for fault in found), found
    assert all(str(path) in fault.repair or "window" in fault.repair for fault in found)


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_as_we_made_it_is_refused_by_name_and_not_touched(
    store, path, damage, name
):
    statement, key = REFUSED[name]
    store.close()
    damage(statement)
    before = path.read_bytes()
    with pytest.raises(UserError) as refused:
        Store.open(path, read_only=True)
    assert refused.value.key == key
    assert path.read_bytes() == before


def grown(path, kit, seed):
    """A small sound project out of random work: marks, changes, deletions, undo, trash, authors."""
    chance = random.Random(seed)
    with Store.create(path, kit.scheme) as store:
        for number in range(chance.randint(1, 3)):
            id = f"d{number}"
            content = kit.items() if chance.random() < 0.7 else ()
            zones = [Zone(id="z", kind="title", start=0, end=5)] if chance.random() < 0.5 else []
            store.commit(
                kit.imported(id, content, author=chance.choice(["me", "you"]), zones=zones)
            )
            for step in range(chance.randint(0, 6)):
                work(store, kit, chance, id, f"n{step}")
        return store.check()


def work(store, kit, chance, id, name):
    key = LayerKey(id, chance.choice(["me", "you"]))
    layer, items = store.layer(key)
    spans = [item for item in items if item.id.startswith("n")]
    begun = [] if store.layer_exists(key) else [Edit(key, None, Layer())]
    start = chance.randrange(0, 40)
    new = kit.span(name, start, start + chance.randint(1, 10), chance.choice(["PER", "ORG"]))
    match chance.randrange(6):
        case 0 if spans:
            act = kit.tx(Edit(key, spans[0], None))
        case 1 if spans:
            changed = msgspec.structs.replace(spans[-1], label="LOC", note="«ملاحظة»")
            act = kit.tx(Edit(key, spans[-1], changed))
        case 2 if not begun:
            act = kit.tx(Edit(key, layer, msgspec.structs.replace(layer, flagged=True, note="n")))
        case 3:
            here = store.document(id)
            title = msgspec.structs.replace(here, title=f"{here.title} {name}")
            act = kit.tx(Edit(document_place(id), here, title))
        case _:
            act = kit.tx(*begun, Edit(key, None, new))
    store.commit(act)
    if chance.random() < 0.3:
        back = kit.tx(*act.inverse_edits(), origin=Origin.UNDO, undoes=act.id)
        store.commit(back)
        if chance.random() < 0.5:
            store.commit(kit.tx(*act.edits, origin=Origin.REDO, undoes=act.id))


def test_fifty_sound_projects_of_random_work_give_no_alarm(tmp_path, kit):
    for seed in range(50):
        assert grown(tmp_path / f"p{seed}.annot", kit, seed) == [], f"seed {seed}"


@pytest.mark.slow
def test_a_thousand_sound_projects_of_random_work_give_no_alarm(tmp_path, kit):
    for seed in range(1000, 2000):
        path = tmp_path / f"p{seed}.annot"
        assert grown(path, kit, seed) == [], f"seed {seed}"
        path.unlink()


def test_a_log_linked_the_older_way_is_sound_as_well(store, path, damage):
    store.close()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        body = connection.execute("SELECT body FROM transactions").fetchone()[0]
        previous = body_link("", body)
        connection.execute("UPDATE transaction_layers SET hash = ?", (previous,))
    with Store.open(path) as opened:
        assert opened.check() == []
