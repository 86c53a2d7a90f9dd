"""`check` of a project on a server: what is planted in a file is planted there as well."""

import psycopg
import pytest
from test_store_check_kinds import FAULTS, grown

from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.store.store import Store

GROUNDS = ("server",)


# A server refuses what does not fit its types and has no such counter.
IMPOSSIBLE = {"a word where a number belongs", "a wrong count of acts"}
# The same damage shows from another side.
SEEN_AS = {
    "a lost end of the log": "log.differs",
    "a number in place of a text": "offset.text_mismatch",
    "text that is no UTF-8": "text.hash",
    "an item of no layer": "log.differs",
    "a zone of no document": "log.differs",
}


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - IMPOSSIBLE))
def test_a_fault_planted_on_a_server_is_found(store, place, damage, kit, name):
    statement, key = FAULTS[name]
    store.commit(kit.tx(Edit(LayerKey("d1", "me"), None, kit.span("s9", 0, 5))))
    store.close()
    assert damage(statement) > 0
    with Store.open(place, read_only=True) as opened:
        found = opened.check()
    assert any(SEEN_AS.get(name, key) in fault.key for fault in found), found
    # What mends a file does not mend a server.
    assert not any("annotator restore" in fault.repair for fault in found)
    assert not any("annotator salvage" in fault.repair for fault in found)


@pytest.mark.parametrize("name", sorted(IMPOSSIBLE))
def test_what_cannot_be_planted_is_refused_by_the_server(store, damage, name):
    with pytest.raises(psycopg.Error):
        damage(FAULTS[name][0])


def test_sound_projects_of_random_work_on_a_server_give_no_alarm(new_place, kit):
    for seed in range(8):
        assert grown(new_place(), kit, seed) == [], f"seed {seed}"
