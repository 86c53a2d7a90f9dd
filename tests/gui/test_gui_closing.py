"""A window that closes while something is at work: it ends, saved whole, and tells nobody."""

import threading

import pytest
from PySide6.QtCore import QTimer

from annotator.errors import UserError
from annotator.gui.jobs import run_job, wait_for
from annotator.model import commands
from annotator.store.store import Store


def works_until_stopped(began):
    def work(told, stopped):
        while not stopped():
            told(1, 2)
            began.set()
        return "done"

    return work


@pytest.mark.parametrize("ending", ["done", "refused"])
def test_work_is_stopped_and_what_it_answers_is_told_to_nobody(hand, ending):
    window, heard, began = hand.window, [], threading.Event()

    def work(told, stopped):
        works_until_stopped(began)(told, stopped)
        if ending == "refused":
            raise UserError("scheme.stopped", "Stopped.")

    job = run_job(window, "Working", work, (heard.append, heard.append))
    assert began.wait(10)
    window.close()
    job.wait()
    hand.settle()
    assert heard == []


def test_an_act_that_a_worker_saves_is_saved_before_the_project_closes(hand, project):
    window = hand.window
    session, go = window.bridge.session, threading.Event()
    act = session.transaction(commands.mark_span(session.state, [(0, 5)], "GPE"))

    def work():
        assert go.wait(10)
        return session.save_large(act)

    QTimer.singleShot(0, lambda: (threading.Timer(0.2, go.set).start(), window.close()))
    assert wait_for(window, "Saving…", work) == act
    with Store.open(project) as store:
        assert store.transaction(act.id) == act
