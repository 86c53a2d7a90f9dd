"""Work off the window's thread: its answer comes by itself, never inside something else."""

import sys
import threading

from PySide6.QtWidgets import QApplication, QProgressBar, QProgressDialog, QWidget

from annotator.gui.jobs import run_job


def callers():
    """The names of the functions of the jobs that are under way."""
    frame, found = sys._getframe(), set()
    while frame is not None:
        if frame.f_code.co_filename.endswith("jobs.py"):
            found.add(frame.f_code.co_name)
        frame = frame.f_back
    return found


def test_the_answer_does_not_come_while_the_bar_is_brought_up_to_date(qapp, qtbot):
    owner = QWidget()
    owner.show()
    going, told, ended = threading.Event(), threading.Event(), []

    def work(progress, _stopped):
        progress(0, 2)
        going.wait(30)
        progress(1, 2)
        return "done"

    def answered(result):
        ended.append((result, callers()))
        # What the answer does in a new project: the dialog, its bar and its parent go.
        owner.deleteLater()
        told.set()

    job = run_job(owner, "t", work, (answered, ended.append))
    bar = owner.findChild(QProgressDialog)
    qtbot.waitUntil(bar.isVisible)
    going.set()
    # Progress and answer wait together for the window, as they do when it was busy.
    job.wait(30)
    qtbot.waitUntil(told.is_set)
    QApplication.processEvents()
    assert len(ended) == 1
    assert ended[0][0] == "done"
    assert "show" not in ended[0][1]


def test_the_bar_says_how_far_the_work_is(qapp, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    going, ended = threading.Event(), []

    def work(progress, _stopped):
        progress(1, 4)
        going.wait(30)

    run_job(owner, "t", work, (ended.append, ended.append))
    bar = owner.findChild(QProgressDialog)
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: bar.findChild(QProgressBar).value() == 250)
    going.set()
    qtbot.waitUntil(lambda: ended == [None])
