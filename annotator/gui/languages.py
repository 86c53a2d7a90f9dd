"""Languages: which one the interface speaks, and the translations that make it do so."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.settings import Settings, resources

_COUNTS = "countsInEnglish"


def language_of(settings: Settings) -> str:
    """The language of the interface: "ar" or "en"."""
    if settings.language in ("ar", "en"):
        return settings.language
    return "ar" if QLocale.system().language() is QLocale.Language.Arabic else "en"


def translators(language: str) -> list[QTranslator]:
    """Our own strings, what other rooms say, and Qt's; none for English, the one of the sources."""
    if language == "en":
        return []
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resources() / "i18n")
    wanted = {"qtbase": qt, "annotator": ours, "sentences": ours}
    found = [_translator(f"{name}_{language}", folder) for name, folder in wanted.items()]
    return [translator for translator in found if translator is not None]


def _translator(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None


def count_in_english(app: QApplication) -> None:
    """Give counted words their English forms, below whatever language comes on top."""
    if app.property(_COUNTS) is None:
        plurals = _translator("annotator_en", str(resources() / "i18n"))
        app.setProperty(_COUNTS, plurals is not None)
        if plurals is not None:
            plurals.setParent(app)
            app.installTranslator(plurals)
