"""The program's own window on the sample with two marks, as anybody would start it.

atspi_child_x11.py PROJECT
"""

import sys
from pathlib import Path

from annotator.app.projects import open_session
from annotator.gui.app import make_application
from annotator.gui.demo import open_window
from annotator.gui.theme import LIGHT

app = make_application()
window = open_window(open_session(Path(sys.argv[1]), "me"), LIGHT)
window.setWindowTitle("annotator for assistive tools")
window.canvas.setFocus()
window.canvas.set_caret(0)
print("ready", flush=True)
app.exec()
