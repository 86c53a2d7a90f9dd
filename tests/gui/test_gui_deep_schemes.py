"""Schemes whose types lie three deep: all of them can be seen and chosen."""

import json

import pytest
from PySide6.QtCore import Qt

from annotator.app.projects import new_project, open_session
from annotator.app.scheme_files import read_scheme_file
from annotator.app.session import Session
from annotator.gui.asking import event_codes
from annotator.gui.labels import LabelPalette
from annotator.model.document import Document, TextVersion, text_sha256
from annotator.model.edits import Edit, Origin, Transaction, document_place


@pytest.fixture
def scheme(tmp_path):
    path = tmp_path / "ontology"
    events = {
        f"Conflict.{middle}.{last}": {"roles": {"Who": ["per"]}}
        for middle in ("Attack", "Defeat")
        for last in ("Bomb", "Unspecified")
    }
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    return read_scheme_file(path).scheme


def test_types_of_all_levels_stand_in_the_list(qtbot, scheme):
    palette = LabelPalette()
    qtbot.addWidget(palette)
    palette.set_scheme(scheme, "en", {})
    tops = [palette.tree.topLevelItem(at) for at in range(palette.tree.topLevelItemCount())]
    conflict = next(row for row in tops if row.toolTip(0).find("(Conflict)") > 0)
    attack = conflict.child(0)
    tips = [attack.child(at).toolTip(0) for at in range(attack.childCount())]
    assert "(Conflict.Attack.Bomb)" in tips[0]
    assert "(Conflict.Attack.Unspecified)" in tips[1]


def test_every_type_has_a_code_of_its_own_that_begins_with_a_digit(scheme):
    codes = [code for code, _ in event_codes(scheme)]
    assert len(set(codes)) == len(codes) == 4
    assert all(len(code) == 3 and code[0].isdigit() for code in codes)


def test_three_strokes_choose_a_type(qapp, tmp_path, scheme):
    from annotator.gui.app import make_application
    from annotator.gui.demo import open_window
    from annotator.gui.hand import Hand
    from annotator.gui.theme import LIGHT

    new_project(tmp_path / "p.annot", scheme)
    session = open_session(tmp_path / "p.annot", "me")
    add_article(session)
    make_application()
    hand = Hand(open_window(session, LIGHT))
    hand.settle()
    hand.canvas.setFocus()
    hand.canvas.select(0, 4)
    hand.key(Qt.Key.Key_E)
    code = next(code for code, label in event_codes(scheme) if label.key == "Conflict.Defeat.Bomb")
    hand.type(code)
    assert [item.label for item in session.state.mentions()] == ["Conflict.Defeat.Bomb"]
    hand.window.close()
    hand.settle()


def add_article(session: Session) -> None:
    text, place = "هزيمة كبيرة", document_place("d")
    sha = text_sha256(text)
    version = TextVersion(document="d", text=text, sha256=sha, source_sha256=sha)
    edits = (Edit(place, None, Document(id="d", name="d", title="d")), Edit(place, None, version))
    session.store.commit(
        Transaction(id="t", edits=edits, title="import", author="me", time="", origin=Origin.IMPORT)
    )
