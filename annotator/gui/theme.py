"""Theme: the colours of page and window in light and dark, and the bundled fonts."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from annotator.errors import UserError
from annotator.settings import resources

LATIN = "Noto Sans"
_USUAL_TEXT = 15.0
"""Pixels of the interface's text on the desktops where it is largest by itself: 11 pt at 96 dpi."""


@dataclass(frozen=True, slots=True)
class CanvasTheme:
    """All colours, as ``#rrggbb``; `selection` is drawn with `selection_alpha` (0-255).

    `tint` is how much of a label's colour lies on the page behind its text (0 to 1).
    """

    dark: bool
    page: str
    ink: str
    dim: str
    rule: str
    selection: str
    selection_alpha: int
    tint: float
    window: str
    base: str
    button: str
    accent: str
    warning: str

    def label(self, light: str, dark: str) -> QColor:
        """The colour of a label in this theme."""
        return QColor(dark if self.dark else light)


LIGHT = CanvasTheme(
    dark=False,
    page="#fbfaf7",
    ink="#1d1f23",
    dim="#6b6860",
    rule="#e3dfd5",
    selection="#5082e6",
    selection_alpha=80,
    tint=0.16,
    window="#f1eee7",
    base="#fbfaf7",
    button="#f7f5ef",
    accent="#2f5fc4",
    warning="#a33b00",
)

DARK = CanvasTheme(
    dark=True,
    page="#16181d",
    ink="#e6e4df",
    dim="#9a9ea7",
    rule="#2c3038",
    selection="#5882dc",
    selection_alpha=80,
    tint=0.20,
    window="#1c1f25",
    base="#16181d",
    button="#262a31",
    accent="#8fb0ff",
    warning="#ffb27a",
)


def load_fonts() -> None:
    """Load the bundled fonts; UserError ``install.fonts`` when they are not there."""
    folder = resources() / "fonts"
    files = sorted(folder.glob("*.ttf"))
    for file in files:
        QFontDatabase.addApplicationFont(str(file))
    if not files:
        raise UserError(
            "install.fonts", f"The fonts are missing from {folder}. Install the program again."
        )
    font = QFont()
    font.setFamilies([LATIN, "Noto Naskh Arabic"])
    font.setPointSizeF(max(9.5, QApplication.font().pointSizeF()))
    QApplication.setFont(font)


def family_or_bundled(family: str) -> tuple[str, bool]:
    """A family that is on this computer, and whether it is the one asked for."""
    if QFontDatabase.hasFamily(family):
        return family, True
    return "Noto Naskh Arabic", False


def text_scale() -> float:
    """How much larger the system wants its text than most do; at least 1.

    What Qt scales by itself, the resolution of the screen, is not in it.
    """
    return max(1.0, QFontInfo(QApplication.font()).pixelSize() / _USUAL_TEXT)


def scaled(pixels: float) -> int:
    """A size of the window, in pixels, grown with the system's text."""
    return round(pixels * text_scale())


def reading_font(family: str, pixels: float) -> QFont:
    """The font of the article: `family` with a Latin face beside it, `pixels` high.

    Latin ligatures are off: ``fi`` would give the caret a wrong place (text-view.md, 7.1).
    Lam-alef is a required ligature and stays.
    """
    font = QFont()
    font.setFamilies([family, LATIN])
    font.setPixelSize(max(6, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def badge_font(pixels: float = 10.5, *, bold: bool = True) -> QFont:
    """The font of badges and pills."""
    font = QFont()
    font.setFamilies([LATIN, "Noto Naskh Arabic"])
    font.setPixelSize(max(7, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def application_palette(theme: CanvasTheme) -> QPalette:
    """The palette of the whole window. Fusion with an own palette works on every desktop."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.ink,
        role.Base: theme.base,
        role.AlternateBase: theme.button,
        role.Text: theme.ink,
        role.PlaceholderText: theme.dim,
        role.Button: theme.button,
        role.ButtonText: theme.ink,
        role.ToolTipBase: theme.button,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.page,
        role.Link: theme.accent,
        role.Mid: theme.rule,
        role.Midlight: theme.rule,
        role.Dark: theme.dim,
        role.BrightText: theme.warning,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.dim))
    return palette


def dress(app: QApplication, theme: CanvasTheme) -> None:
    """Give the application the colours of a theme; nothing is done where it has them.

    Qt polishes every widget there is anew for a style sheet, also for the one that it has.
    """
    app.setPalette(application_palette(theme))
    sheet = stylesheet(theme)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def _buttons(theme: CanvasTheme) -> str:
    """Buttons, of which the one that Enter presses is filled, and the small frames of guidance."""
    return f"""
    QPushButton {{ background: {theme.button}; border: 1px solid {theme.rule};
        border-radius: 6px; padding: 5px 13px; }}
    QPushButton:hover {{ border-color: {theme.dim}; }}
    QPushButton:focus {{ border-color: {theme.accent}; }}
    QPushButton:disabled {{ color: {theme.dim}; }}
    QPushButton:default:enabled {{ background: {theme.accent}; border-color: {theme.accent};
        color: {theme.page}; }}
    QPushButton:default:enabled:focus, QPushButton:default:enabled:hover {{
        border-color: {theme.ink}; }}
    QTabWidget::pane {{ border: 1px solid {theme.rule}; border-radius: 6px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }}
    QLabel#keyCap {{ background: {theme.button}; border: 1px solid {theme.dim};
        border-radius: 4px; padding: 0 5px; }}
    QFrame#momentPanel {{ background: {theme.base}; border: 1px solid {theme.dim};
        border-radius: 9px; }}
    QFrame#dropField {{ border: 1px dashed {theme.dim}; border-radius: 8px; }}
    """


def stylesheet(theme: CanvasTheme) -> str:
    """What a palette cannot say: quiet borders, room around things, a visible focus."""
    kind = "dark" if theme.dark else "light"
    icons = resources() / "icons"
    chevron, check = (icons / f"{name}-{kind}.svg" for name in ("chevron", "check"))
    return f"""
    QMainWindow, QDialog {{ background: {theme.window}; }}
    QMenuBar {{ background: {theme.window}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.rule}; }}
    QMenu {{ background: {theme.base}; border: 1px solid {theme.rule}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.accent}; color: {theme.page}; }}
    QMenu::item:disabled {{ color: {theme.dim}; }}
    QMenu::separator {{ height: 1px; background: {theme.rule}; margin: 4px 8px; }}
    QSplitter::handle {{ background: {theme.rule}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QStatusBar {{ background: {theme.window}; border-top: 1px solid {theme.rule}; }}
    QStatusBar::item {{ border: 0; }}
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QKeySequenceEdit {{
        background: {theme.base}; border: 1px solid {theme.rule}; border-radius: 6px;
        padding: 4px 7px; selection-background-color: {theme.accent};
        selection-color: {theme.page}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
    QListView:focus, QTreeView:focus, QTableView:focus,
    QTextEdit:focus {{ border: 1px solid {theme.accent}; }}
    QComboBox::drop-down {{ border: 0; width: 20px; }}
    QComboBox::down-arrow {{ image: url("{chevron.as_posix()}"); width: 12px; height: 12px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 7px; height: 0; border: 0; }}
    QSpinBox::up-button {{ subcontrol-position: center left; }}
    QSpinBox::down-button {{ subcontrol-position: center right; }}
    QCheckBox {{ spacing: 7px; }}
    QCheckBox::indicator, QTreeView::indicator {{
        width: 14px; height: 14px; border: 1px solid {theme.dim};
        border-radius: 4px; background: {theme.base}; }}
    QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {theme.accent}; }}
    QCheckBox::indicator:checked, QTreeView::indicator:checked {{
        background: {theme.accent}; border-color: {theme.accent};
        image: url("{check.as_posix()}"); }}
    QListView, QTreeView, QTableView, QTextEdit {{
        background: {theme.base}; border: 1px solid {theme.rule}; border-radius: 6px; }}
    {_buttons(theme)}
    QToolTip {{ background: {theme.button}; color: {theme.ink};
        border: 1px solid {theme.rule}; padding: 4px; }}
    QProgressBar#corpusProgress {{ background: {theme.rule}; border: 0; border-radius: 2px; }}
    QProgressBar#corpusProgress::chunk {{ background: {theme.accent}; border-radius: 2px; }}
    QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.rule}; border-radius: 5px; min-height: 30px; }}
    QScrollBar::handle:hover {{ background: {theme.dim}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
