"""Keys: the list of commands with their keys, and which physical key an event came from.

One-stroke keys go by their place on the keyboard, so they work with an Arabic layout switched on.
"""

import sys

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

_US_ROWS = {
    # Linux evdev code of the first key of each row, and the US letters from there on
    # (input-event-codes.h of the Linux kernel).
    2: "1234567890-=",
    16: "QWERTYUIOP[]",
    30: "ASDFGHJKL;'`",
    # 42 is Shift.
    43: "\\ZXCVBNM,./",
}
_EVDEV = {first + at: name for first, row in _US_ROWS.items() for at, name in enumerate(row)}
# With Shift the space bar of the Persian layout types a joiner, and is the space bar all the same.
_SPACE = 57

_MAC = {
    # Virtual key codes of the ANSI keyboard (Carbon, Events.h).
    0: "A", 1: "S", 2: "D", 3: "F", 4: "H", 5: "G", 6: "Z", 7: "X", 8: "C", 9: "V", 11: "B",
    12: "Q", 13: "W", 14: "E", 15: "R", 16: "Y", 17: "T", 18: "1", 19: "2", 20: "3", 21: "4",
    22: "6", 23: "5", 24: "=", 25: "9", 26: "7", 27: "-", 28: "8", 29: "0", 30: "]", 31: "O",
    32: "U", 33: "[", 34: "I", 35: "P", 37: "L", 38: "J", 39: "'", 40: "K", 41: ";", 42: "\\",
    43: ",", 44: "/", 45: "N", 46: "M", 47: ".", 50: "`",
}  # fmt: skip

_ARABIC_101 = dict(
    zip(
        "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ٠١٢٣٤٥٦٧٨٩",
        "QWERTYUIOP[]ASDFGHJKL;'ZXCVNM,./`0123456789",
        strict=True,
    )
) | {"لا": "B", "؟": "/"}
_SHIFTED = dict(zip('!@#$%^&*()_+{}|:"<>?~', "1234567890-=[]\\;',./`", strict=True))

NAMED = {
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
}


def physical_key(event: QKeyEvent) -> str | None:
    """The US name of the key that was struck ("A", "1", "["), or None for another key.

    By scan code where the system gives one; otherwise (and for made-up events) by the letter,
    looked up in the US and the Arabic (101) layout.
    """
    if event.key() in NAMED:
        return NAMED[Qt.Key(event.key())]
    by_place = _by_scan_code(event)
    if by_place is not None:
        return by_place
    text = event.text()
    if text in _ARABIC_101:
        return _ARABIC_101[text]
    if text in _SHIFTED:
        return _SHIFTED[text]
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z or Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    return text if text and text in "-=[]\\;',./`" else None


def _by_scan_code(event: QKeyEvent) -> str | None:
    if sys.platform == "darwin":
        # 0 is the code of A there, and also what a made-up event has.
        code = event.nativeVirtualKey()
        return _MAC.get(code) if code or event.nativeScanCode() else None
    code = event.nativeScanCode()
    if not code:
        return None
    # X11 and Wayland under Qt count from 8; Windows has the evdev numbers for these keys.
    shift = 8 if QGuiApplication.platformName() in ("xcb", "wayland") else 0
    return "Space" if code - shift == _SPACE else _EVDEV.get(code - shift)


class Command(msgspec.Struct, frozen=True):
    """A thing to do: its name (also that of the method), menu, English title and usual key."""

    name: str
    menu: str
    title: str
    key: str


def _command(name: str, menu: str, title: object, key: str = "") -> Command:
    # Qt's stubs call a marked string an object.
    return Command(name, menu, str(title), key)


# Titles are collected for translation by QT_TRANSLATE_NOOP and translated when shown.
COMMANDS: tuple[Command, ...] = (
    _command("start_page", "file", QT_TRANSLATE_NOOP("Command", "Start pa&ge…")),
    _command("new_project", "file", QT_TRANSLATE_NOOP("Command", "&New project…"), "Ctrl+N"),
    _command("open_project", "file", QT_TRANSLATE_NOOP("Command", "&Open project…"), "Ctrl+O"),
    _command("open_sample", "file", QT_TRANSLATE_NOOP("Command", "Open the &sample")),
    _command("import_files", "file", QT_TRANSLATE_NOOP("Command", "&Import articles…"), "Ctrl+I"),
    _command(
        "import_clipboard",
        "file",
        QT_TRANSLATE_NOOP("Command", "Import what was cop&ied"),
        "Ctrl+Shift+V",
    ),
    _command("export_file", "file", QT_TRANSLATE_NOOP("Command", "&Export…"), "Ctrl+E"),
    _command("print", "file", QT_TRANSLATE_NOOP("Command", "&Print…"), "Ctrl+P"),
    _command(
        "save_picture",
        "file",
        QT_TRANSLATE_NOOP("Command", "Save as PDF or pi&cture…"),
        "Ctrl+Shift+S",
    ),
    _command("backups", "file", QT_TRANSLATE_NOOP("Command", "&Backups…"), "Ctrl+B"),
    _command("trash", "file", QT_TRANSLATE_NOOP("Command", "Tras&h…"), "Ctrl+Shift+T"),
    _command("show_settings", "file", QT_TRANSLATE_NOOP("Command", "Se&ttings…"), "Ctrl+,"),
    _command("quit", "file", QT_TRANSLATE_NOOP("Command", "&Quit"), "Ctrl+Q"),
    _command("undo", "edit", QT_TRANSLATE_NOOP("Command", "&Undo"), "Ctrl+Z"),
    _command("redo", "edit", QT_TRANSLATE_NOOP("Command", "&Redo"), "Ctrl+Shift+Z"),
    _command("copy", "edit", QT_TRANSLATE_NOOP("Command", "&Copy"), "Ctrl+C"),
    _command("delete", "edit", QT_TRANSLATE_NOOP("Command", "&Delete the item"), "Delete"),
    _command(
        "delete_documents",
        "edit",
        QT_TRANSLATE_NOOP("Command", "Delete the doc&ument"),
        "Ctrl+Shift+Delete",
    ),
    _command("history", "edit", QT_TRANSLATE_NOOP("Command", "&History…"), "Ctrl+H"),
    _command(
        "correct_text", "edit", QT_TRANSLATE_NOOP("Command", "Correct the te&xt…"), "Ctrl+Shift+X"
    ),
    _command("edit_note", "edit", QT_TRANSLATE_NOOP("Command", "Write a &note"), "N"),
    _command("event", "mark", QT_TRANSLATE_NOOP("Command", "&Event on the selection…"), "E"),
    _command("relation", "mark", QT_TRANSLATE_NOOP("Command", "&Relation from this item…"), "J"),
    _command("same_as", "mark", QT_TRANSLATE_NOOP("Command", "The &same as…"), "Shift+C"),
    _command("not_same", "mark", QT_TRANSLATE_NOOP("Command", "Not the same after all"), "Shift+X"),
    _command(
        "document_label",
        "mark",
        QT_TRANSLATE_NOOP("Command", "Label of the &whole document…"),
        "Shift+D",
    ),
    _command("edit_link", "mark", QT_TRANSLATE_NOOP("Command", "Lin&k it…"), "Shift+U"),
    _command("zone", "mark", QT_TRANSLATE_NOOP("Command", "&Zone…"), "Shift+Z"),
    _command("fill_slots", "mark", QT_TRANSLATE_NOOP("Command", "&Fill the roles"), "Return"),
    _command("drop_clitic", "mark", QT_TRANSLATE_NOOP("Command", "Drop a clitic in fr&ont"), "K"),
    _command("take_clitic", "mark", QT_TRANSLATE_NOOP("Command", "Take it back"), "Shift+K"),
    _command("drop_enclitic", "mark", QT_TRANSLATE_NOOP("Command", "Drop a clitic &behind"), "L"),
    _command("take_enclitic", "mark", QT_TRANSLATE_NOOP("Command", "Take it back"), "Shift+L"),
    _command("start_out", "mark", QT_TRANSLATE_NOOP("Command", "Start one letter earlier"), "["),
    _command("start_in", "mark", QT_TRANSLATE_NOOP("Command", "Start one letter later"), "Shift+["),
    _command("end_out", "mark", QT_TRANSLATE_NOOP("Command", "End one letter later"), "]"),
    _command("end_in", "mark", QT_TRANSLATE_NOOP("Command", "End one letter earlier"), "Shift+]"),
    _command("start_word_out", "mark", QT_TRANSLATE_NOOP("Command", "Start one word earlier"), ","),
    _command(
        "start_word_in", "mark", QT_TRANSLATE_NOOP("Command", "Start one word later"), "Shift+,"
    ),
    _command("end_word_out", "mark", QT_TRANSLATE_NOOP("Command", "End one word later"), "."),
    _command(
        "end_word_in", "mark", QT_TRANSLATE_NOOP("Command", "End one word earlier"), "Shift+."
    ),
    _command("merge", "mark", QT_TRANSLATE_NOOP("Command", "&Join with the next one"), "M"),
    _command("split", "mark", QT_TRANSLATE_NOOP("Command", "Cut at the &caret"), "Shift+M"),
    _command("move_argument", "mark", QT_TRANSLATE_NOOP("Command", "Move an &argument…"), "O"),
    _command("mark_all", "mark", QT_TRANSLATE_NOOP("Command", "Mark it e&verywhere…"), "Shift+A"),
    _command(
        "hold_fragment",
        "mark",
        QT_TRANSLATE_NOOP("Command", "Keep the selection, add another part"),
        "Ctrl+Shift+Space",
    ),
    _command(
        "add_part", "mark", QT_TRANSLATE_NOOP("Command", "Add the selection to the item"), "="
    ),
    _command("find", "go", QT_TRANSLATE_NOOP("Command", "Fi&nd in the article…"), "Ctrl+F"),
    _command("find_next", "go", QT_TRANSLATE_NOOP("Command", "Next hit"), "F3"),
    _command("find_previous", "go", QT_TRANSLATE_NOOP("Command", "Previous hit"), "Shift+F3"),
    _command("corpus_next", "go", QT_TRANSLATE_NOOP("Command", "Next hit of all articles"), "F4"),
    _command(
        "corpus_previous",
        "go",
        QT_TRANSLATE_NOOP("Command", "Previous hit of all articles"),
        "Shift+F4",
    ),
    _command("next_item", "go", QT_TRANSLATE_NOOP("Command", "Next &item"), "Tab"),
    _command("previous_item", "go", QT_TRANSLATE_NOOP("Command", "Previous item"), "Shift+Tab"),
    _command("next_here", "go", QT_TRANSLATE_NOOP("Command", "Next item at the &caret"), "Space"),
    _command(
        "previous_here",
        "go",
        QT_TRANSLATE_NOOP("Command", "Previous item at the caret"),
        "Shift+Space",
    ),
    _command("next_member", "go", QT_TRANSLATE_NOOP("Command", "Next of this thing"), "Shift+S"),
    _command("next_same", "go", QT_TRANSLATE_NOOP("Command", "Next of this &label"), "Ctrl+Down"),
    _command(
        "previous_same", "go", QT_TRANSLATE_NOOP("Command", "Previous of this label"), "Ctrl+Up"
    ),
    _command("next_problem", "go", QT_TRANSLATE_NOOP("Command", "Next p&roblem"), "F8"),
    _command(
        "previous_problem", "go", QT_TRANSLATE_NOOP("Command", "Previous problem"), "Shift+F8"
    ),
    _command(
        "done_and_next",
        "go",
        QT_TRANSLATE_NOOP("Command", "&Done, and the next one"),
        "Ctrl+Return",
    ),
    _command("toggle_flag", "go", QT_TRANSLATE_NOOP("Command", "&Flag this document"), "Ctrl+L"),
    _command("next_document", "go", QT_TRANSLATE_NOOP("Command", "Ne&xt document"), "Ctrl+PgDown"),
    _command(
        "previous_document", "go", QT_TRANSLATE_NOOP("Command", "&Previous document"), "Ctrl+PgUp"
    ),
    _command("find_document", "go", QT_TRANSLATE_NOOP("Command", "Find a docu&ment"), "Ctrl+G"),
    _command(
        "search_corpus",
        "corpus",
        QT_TRANSLATE_NOOP("Command", "Search &all articles…"),
        "Ctrl+Shift+F",
    ),
    _command(
        "mark_corpus",
        "corpus",
        QT_TRANSLATE_NOOP("Command", "Mark it in all articles…"),
        "Ctrl+Alt+A",
    ),
    _command("mark_names", "corpus", QT_TRANSLATE_NOOP("Command", "Mark a list of names…")),
    _command("rules", "corpus", QT_TRANSLATE_NOOP("Command", "&Rules…"), "Ctrl+Alt+R"),
    _command(
        "consistency", "corpus", QT_TRANSLATE_NOOP("Command", "C&onsistency…"), "Ctrl+Shift+K"
    ),
    _command("next_finding", "corpus", QT_TRANSLATE_NOOP("Command", "Next odd place"), "F7"),
    _command(
        "previous_finding",
        "corpus",
        QT_TRANSLATE_NOOP("Command", "Previous odd place"),
        "Shift+F7",
    ),
    _command("statistics", "corpus", QT_TRANSLATE_NOOP("Command", "&Statistics…"), "Ctrl+Shift+G"),
    _command("scheme", "corpus", QT_TRANSLATE_NOOP("Command", "S&cheme…"), "Ctrl+Shift+L"),
    _command("guide", "corpus", QT_TRANSLATE_NOOP("Command", "&Guidelines"), "F2"),
    _command(
        "edit_guide", "corpus", QT_TRANSLATE_NOOP("Command", "&Write a guideline…"), "Shift+F2"
    ),
    _command(
        "pin_example", "corpus", QT_TRANSLATE_NOOP("Command", "Pin as an &example"), "Ctrl+Alt+E"
    ),
    _command(
        "pin_counter",
        "corpus",
        QT_TRANSLATE_NOOP("Command", "Pin as a counter-exam&ple"),
        "Ctrl+Alt+X",
    ),
    _command("documents_new", "corpus", QT_TRANSLATE_NOOP("Command", "Status: new"), "Ctrl+1"),
    _command(
        "documents_in_progress",
        "corpus",
        QT_TRANSLATE_NOOP("Command", "Status: in progress"),
        "Ctrl+2",
    ),
    _command("documents_done", "corpus", QT_TRANSLATE_NOOP("Command", "Status: done"), "Ctrl+3"),
    _command(
        "documents_export", "corpus", QT_TRANSLATE_NOOP("Command", "Export the chosen documents…")
    ),
    _command("next_panel", "view", QT_TRANSLATE_NOOP("Command", "Next &panel"), "F6"),
    _command("previous_panel", "view", QT_TRANSLATE_NOOP("Command", "Previous panel"), "Shift+F6"),
    _command("zoom_in", "view", QT_TRANSLATE_NOOP("Command", "&Larger text"), "Ctrl++"),
    _command("zoom_out", "view", QT_TRANSLATE_NOOP("Command", "&Smaller text"), "Ctrl+-"),
    _command("zoom_reset", "view", QT_TRANSLATE_NOOP("Command", "&Usual size"), "Ctrl+0"),
    _command("narrower", "view", QT_TRANSLATE_NOOP("Command", "&Narrower column"), "Ctrl+Alt+-"),
    _command("wider", "view", QT_TRANSLATE_NOOP("Command", "&Wider column"), "Ctrl+Alt+="),
    _command(
        "toggle_invisibles",
        "view",
        QT_TRANSLATE_NOOP("Command", "&Invisible characters"),
        "Ctrl+Shift+I",
    ),
    _command(
        "toggle_theme", "view", QT_TRANSLATE_NOOP("Command", "Light or &dark"), "Ctrl+Shift+D"
    ),
    _command("other_language", "view", QT_TRANSLATE_NOOP("Command", "Arabic or Englis&h")),
    _command(
        "toggle_all_arcs",
        "view",
        QT_TRANSLATE_NOOP("Command", "Lines of &all events"),
        "Ctrl+Shift+A",
    ),
    _command("command_palette", "help", QT_TRANSLATE_NOOP("Command", "&Find a command…"), "Ctrl+K"),
    _command("moment_keys", "help", QT_TRANSLATE_NOOP("Command", "Keys of the &moment"), "Shift+/"),
    _command("tour", "help", QT_TRANSLATE_NOOP("Command", "&Tour in five hints")),
    _command("show_keys", "help", QT_TRANSLATE_NOOP("Command", "&Keys"), "F1"),
    _command("about", "help", QT_TRANSLATE_NOOP("Command", "&About")),
)

MENUS: tuple[tuple[str, str], ...] = (
    ("file", str(QT_TRANSLATE_NOOP("Command", "&Project"))),
    ("edit", str(QT_TRANSLATE_NOOP("Command", "&Edit"))),
    ("mark", str(QT_TRANSLATE_NOOP("Command", "&Mark"))),
    ("go", str(QT_TRANSLATE_NOOP("Command", "&Go"))),
    ("corpus", str(QT_TRANSLATE_NOOP("Command", "&Corpus"))),
    ("view", str(QT_TRANSLATE_NOOP("Command", "&View"))),
    ("help", str(QT_TRANSLATE_NOOP("Command", "&Help"))),
)


def translated(title: str) -> str:
    """The title of a command or a menu in the language of the interface."""
    return QCoreApplication.translate("Command", title)


def plain_title(command: Command) -> str:
    """The title of a command for a list: without the mark of its letter."""
    return translated(command.title).replace("&", "")


def key_words(key: str) -> str:
    """A key by its portable name, as people of this system write it."""
    # A question mark is what is printed on it, wherever it stands on a keyboard; and Enter on the
    # key that Qt calls Return.
    return "?" if key == "Shift+/" else _native(key).replace("Return", "Enter")


def _native(key: str) -> str:
    if key in ("Shift", "Alt+Shift"):
        # A modifier by itself is no sequence to Qt: it is written with a key and cut off again.
        whole = QKeySequence(f"{key}+A").toString(QKeySequence.SequenceFormat.NativeText)
        return whole.removesuffix("A").removesuffix("+")
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def is_stroke(key: str) -> bool:
    """True for a key of one stroke, which counts only while the text has the focus.

    Keys with Ctrl, Alt or Meta and function keys are ordinary shortcuts instead.
    """
    plain = key.removeprefix("Shift+")
    return bool(plain) and (len(plain) == 1 or plain in NAMED.values())


class Keymap:
    """Which command a key calls, with the person's own changes over the usual keys."""

    def __init__(self, changed: dict[str, str]) -> None:
        self._keys = {command.name: changed.get(command.name, command.key) for command in COMMANDS}
        self._strokes = {key: name for name, key in self._keys.items() if is_stroke(key)}

    def key_of(self, name: str) -> str:
        """The portable name of the key of a command; "" when it has none."""
        return self._keys[name]

    def shown_key(self, name: str) -> str:
        """The key of a command as people of this system write it."""
        return key_words(self._keys[name])

    def command_of(self, event: QKeyEvent) -> str | None:
        """The command of a one-stroke key, by its place on the keyboard."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return None
        key = physical_key(event)
        if key is None:
            return None
        shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        return self._strokes.get(f"Shift+{key}" if shifted else key)
