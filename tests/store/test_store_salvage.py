"""Salvage never crashes, never gives wrong data in silence, and saves nearly all there is."""

import random
import sqlite3

import msgspec
import pytest
from store_help import SCHEME, TEXT, imported, items, span, tx

from annotator.errors import UserError
from annotator.model.document import Layer, LayerKey, TextVersion, text_sha256
from annotator.model.edits import Edit, Origin
from annotator.store.salvage import salvage
from annotator.store.store import Store

NOW = "2026-11-24T12:00:00Z"
PAGE = 4096


def content(path):
    """All records of a project by document and author, without what a mark of salvage changes."""
    with Store.open(path, read_only=True) as store:
        found = {(r.document.id, r.author): r for r in store.records()}
        return found, store.scheme()


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    return project_of(30, tmp_path_factory.mktemp("big") / "p.annot")


def project_of(number_of_documents, path):
    """A project with texts of all lengths, later work, undo, and two authors."""
    chance = random.Random(7)
    words = TEXT.split()
    with Store.create(path, SCHEME) as store:
        acts = []
        for number in range(number_of_documents):
            id = f"d{number}"
            more = " ".join(chance.choice(words) for _ in range(chance.randint(0, 900)))
            text = f"{TEXT} {number} {more}"
            version = TextVersion(
                document=id, text=text, sha256=text_sha256(text), source_sha256=text_sha256(text)
            )
            marks = list(items())
            for at in range(chance.randint(0, 20)):
                start = chance.randrange(0, len(text) - 5)
                marks.append(span(f"m{at}", start, start + 5, text=text))
            act = imported(id, marks)
            edits = tuple(
                Edit(e.place, None, version) if isinstance(e.after, TextVersion) else e
                for e in act.edits
            )
            acts.append(msgspec.structs.replace(act, edits=edits))
            key = LayerKey(id, chance.choice(["me", "you"]))
            begun = [Edit(key, None, Layer(note="ملاحظة"))] if key.author == "you" else []
            later = tx(*begun, Edit(key, None, span("late", 0, 5, "PER")), author=key.author)
            acts.append(later)
            if number % 5 == 0:
                back = tx(*later.inverse_edits(), author=key.author, origin=Origin.UNDO)
                acts.append(msgspec.structs.replace(back, undoes=later.id))
        store.commit_many(acts)
    return path


def harmed(whole, kind, chance):
    """The bytes of a project with one kind of damage."""
    harm = bytearray(whole)
    pages = len(harm) // PAGE
    if kind in {"1 bit", "20 bits"}:
        for _ in range(int(kind.split()[0])):
            harm[chance.randrange(len(harm))] ^= 1 << chance.randrange(8)
    elif kind.startswith("page"):
        at = chance.randrange(1, pages) * PAGE
        filler = bytes(PAGE) if kind.endswith("zeroed") else chance.randbytes(PAGE)
        harm[at : at + PAGE] = filler
    elif kind == "cut":
        del harm[chance.randrange(len(harm) // 2, len(harm)) :]
    else:
        size = chance.choice([100, PAGE])
        harm[:size] = chance.randbytes(size)
    return bytes(harm)


KINDS = ("1 bit", "20 bits", "page zeroed", "page garbage", "cut", "header")


def silent(before, after, losses, scheme_before, scheme_after):
    """What is other than before, or gone, without a word about it."""
    said = {(loss.document, loss.author, loss.item) for loss in losses}
    general = [loss.reason for loss in losses if not loss.document]
    acts_lost = any("cannot even be named" in reason for reason in general)
    told = {loss[:2] for loss in said}
    wrong = [(*key, "new") for key in after.keys() - before.keys() - told]
    if scheme_before != scheme_after and not any("scheme" in r or "label" in r for r in general):
        wrong.append("scheme")
    for key, old in before.items():
        if (key[0], "", "") in said:
            continue
        new = after.get(key)
        if new is not None:
            wrong.extend((*key, what) for what in changed(old, new) if (*key, what) not in said)
        elif not acts_lost and key not in told:
            wrong.append((*key, "gone"))
    return wrong


def changed(old, new):
    """The names of what differs between two records; the layer itself is called ""."""
    if (old.document, old.text, old.zones) != (new.document, new.text, new.zones):
        yield "document"
    if old.layer != new.layer:
        yield ""
    here, there = ({item.id: item for item in record.items} for record in (old, new))
    yield from (id for id in here.keys() | there.keys() if here.get(id) != there.get(id))


def trial(big, whole, tmp_path, seed):
    """One damage and its salvage: (kind, share of the rows that came back, silent wrongs)."""
    chance = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    damaged, new = tmp_path / "damaged.annot", tmp_path / f"new{seed}.annot"
    damaged.write_bytes(harmed(big.read_bytes(), kind, chance))
    before = damaged.read_bytes()
    done = salvage(damaged, new, NOW)
    assert damaged.read_bytes() == before
    old, scheme = whole
    saved, scheme_now = content(new)
    wrong = silent(old, saved, done.losses, scheme, scheme_now)
    kept = sum(
        1 + sum(item in saved[key].items for item in record.items)
        for key, record in old.items()
        if key in saved
    )
    share = kept / sum(1 + len(record.items) for record in old.values())
    for path in (new, damaged):
        path.unlink()
    return kind, share, wrong


@pytest.fixture
def closed(store, path):
    store.close()
    return path


def test_a_sound_project_is_salvaged_whole_with_its_history_and_without_a_word(big, tmp_path):
    done = salvage(big, tmp_path / "new.annot", NOW)
    assert done.losses == ()
    assert content(tmp_path / "new.annot") == content(big)
    with Store.open(big, read_only=True) as old, Store.open(tmp_path / "new.annot") as new:
        assert [new.history("d0", "me"), new.history("d5", "you")] == [
            old.history("d0", "me"),
            old.history("d5", "you"),
        ]
        assert new.check() == []


def test_what_a_killed_program_left_in_its_log_is_saved_as_well(store, path, kit, tmp_path):
    store.commit(kit.imported("d2", kit.items()))
    for end in ("", "-wal"):
        copied = tmp_path / f"killed.annot{end}"
        copied.write_bytes(path.with_name(path.name + end).read_bytes())
    done = salvage(tmp_path / "killed.annot", tmp_path / "new.annot", NOW)
    assert (done.documents, done.losses) == (2, ())


def test_a_damaged_write_ahead_log_costs_its_end_and_is_told(store, path, kit, tmp_path):
    store.commit(kit.imported("d2", kit.items()))
    end = bytearray(path.with_name("p.annot-wal").read_bytes())
    end[-100] ^= 1
    (tmp_path / "killed.annot").write_bytes(path.read_bytes())
    (tmp_path / "killed.annot-wal").write_bytes(bytes(end))
    done = salvage(tmp_path / "killed.annot", tmp_path / "new.annot", NOW)
    assert done.documents == 1
    assert any("-wal is damaged" in loss.reason for loss in done.losses)


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_log_of_another_project_beside_it_is_not_laid_over_it(closed, end, tmp_path):
    closed.with_name(closed.name + end).write_bytes(random.Random(1).randbytes(20_000))
    done = salvage(closed, tmp_path / "new.annot", NOW)
    assert done.documents == 1
    assert [loss.reason for loss in done.losses if end not in loss.reason] == []


def test_an_unfinished_transaction_is_taken_back(closed, kit, tmp_path):
    before = content(closed)
    connection = sqlite3.connect(closed, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE mentions SET label = 'XXX'")
    connection.execute("UPDATE transactions SET body = body || hex(zeroblob(60000))")
    copied = tmp_path / "killed.annot"
    for end in ("", "-journal"):
        copied.with_name(copied.name + end).write_bytes(
            closed.with_name(closed.name + end).read_bytes()
        )
    connection.execute("ROLLBACK")
    connection.close()
    assert copied.read_bytes() != closed.read_bytes()
    done = salvage(copied, tmp_path / "new.annot", NOW)
    assert done.losses == ()
    assert content(tmp_path / "new.annot") == before


def test_one_turned_bit_in_a_text_is_turned_back(closed, tmp_path):
    harm = bytearray(closed.read_bytes())
    harm[harm.index("المخابئ".encode()) + 3] ^= 8
    before = content(closed)
    closed.write_bytes(bytes(harm))
    assert salvage(closed, tmp_path / "new.annot", NOW).losses == ()
    assert content(tmp_path / "new.annot") == before


def test_a_text_that_cannot_be_proven_is_left_out_and_named(closed, damage, tmp_path):
    damage("UPDATE texts SET text = replace(text, 'بغداد', 'بصرة')")
    done = salvage(closed, tmp_path / "new.annot", NOW)
    assert done.documents == 0
    (loss,) = done.losses
    assert (loss.kind, loss.document) == ("lost", "d1")
    assert "8 items" in loss.reason


def test_where_the_log_is_lost_the_rows_are_taken_marked_and_named(closed, damage, tmp_path):
    damage("UPDATE transactions SET body = '[]'")
    done = salvage(closed, tmp_path / "new.annot", NOW)
    records, _ = content(tmp_path / "new.annot")
    assert len(records["d1", "me"].items) == 8
    assert records["d1", "me"].layer.flagged
    assert {loss.item for loss in done.losses} >= {"s1", "e1", "c1", "l1", "r1", "z1"}
    assert done.lost == 0


@pytest.mark.parametrize("harm", ["UPDATE texts SET source_sha256 = 'x'", "SELECT 1"])
def test_where_the_log_is_lost_the_origin_of_a_text_is_not_taken_in_silence(
    closed, damage, tmp_path, harm
):
    damage("UPDATE transactions SET body = '[]'")
    damage(harm)
    done = salvage(closed, tmp_path / "new.annot", NOW)
    assert any(
        (loss.kind, loss.document, loss.author, loss.item) == ("unproven", "d1", "", "")
        and "came from" in loss.reason
        for loss in done.losses
    )


def test_a_label_that_nobody_can_prove_is_told(closed, damage, tmp_path):
    damage("UPDATE scheme_labels SET body = replace(body, 'Person', 'Persom')")
    done = salvage(closed, tmp_path / "new.annot", NOW)
    assert ["the scheme cannot be proven" in loss.reason for loss in done.losses] == [True]


def test_nothing_is_written_over_and_nothing_half_is_left(closed, tmp_path, monkeypatch):
    with pytest.raises(UserError) as refused:
        salvage(closed, closed, NOW)
    assert refused.value.key == "project.exists"
    monkeypatch.setattr(Store, "check", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        salvage(closed, tmp_path / "new.annot", NOW)
    assert not list(tmp_path.glob("new.annot*"))


def test_a_project_that_is_open_is_not_salvaged_under_its_program(store, path, tmp_path):
    with pytest.raises(UserError) as refused:
        salvage(path, tmp_path / "new.annot", NOW)
    assert refused.value.key == "project.locked"


def test_after_any_of_fifty_damages_nothing_is_wrong_in_silence_and_most_is_there(big, tmp_path):
    whole = content(big)
    for seed in range(54):
        kind, share, wrong = trial(big, whole, tmp_path, seed)
        assert wrong == [], f"{kind}, seed {seed}"
        # A page may hold the texts of several of so few documents.
        assert share >= (0.3 if kind == "cut" else 0.75), f"{kind}, seed {seed}: {share}"


@pytest.mark.slow
def test_of_five_hundred_damages_of_a_larger_project_one_page_costs_at_most_a_twentieth(tmp_path):
    big = project_of(300, tmp_path / "p.annot")
    whole = content(big)
    for seed in range(1000, 1500):
        kind, share, wrong = trial(big, whole, tmp_path, seed)
        assert wrong == [], f"{kind}, seed {seed}"
        assert share >= (0.3 if kind == "cut" else 0.95), f"{kind}, seed {seed}: {share}"
