"""Picturing: one document of a project as PDF, PNG or SVG, without a window."""

from collections.abc import Sequence
from pathlib import Path

from annotator.app.projects import open_session
from annotator.app.scene import Look as SceneLook
from annotator.app.scene import SceneBuilder
from annotator.errors import UserError
from annotator.gui.app import make_application
from annotator.gui.document_view import zone_name
from annotator.gui.languages import translators
from annotator.gui.paper.layout import Look
from annotator.gui.paper.output import Article, on_white, save
from annotator.gui.printing import usual_paper
from annotator.gui.theme import DARK, LIGHT, family_or_bundled
from annotator.model.commands_groups import ZONE_KINDS
from annotator.model.place import Place
from annotator.model.record import DocumentRow
from annotator.settings import load_settings

THEMES = {"light": LIGHT, "dark": DARK}


def picture(project: Place, document: str, out: Path, author: str, looks: tuple[str, str]) -> int:
    """Write a document (its id, or its name) to `out`; `looks` are theme and language.

    The exit status. UserError when there is no such document, theme or language, or the file
    cannot be written.
    """
    theme_name, language = looks
    if theme_name not in THEMES or language not in ("ar", "en"):
        words = "The theme is light or dark, and the language ar or en."
        raise UserError("paper.look", words)
    app = make_application()
    for translator in translators(language):
        app.installTranslator(translator)
    settings = load_settings()
    session = open_session(project, author or None, read_only=True)
    try:
        id = _id_of(session.documents(), document)
        authors = session.store.authors_of(id)
        if not author and authors and session.author not in authors:
            session.author = authors[0]
        state = session.open_document(id)
        zones = {kind: zone_name(kind) for kind in ZONE_KINDS}
        look = SceneLook(language=language, all_events=True, all_relations=True, zone_names=zones)
        scene = SceneBuilder(session.scheme).scene(state, look)
        article = Article(
            title=state.document.title,
            text=state.text,
            scene=scene,
            look=Look(
                family=family_or_bundled(settings.reading_font)[0],
                size=float(settings.reading_size),
                column=settings.column_width,
                spacing=settings.line_spacing / 100,
                theme=THEMES[theme_name],
                default="ltr" if state.document.direction == "ltr" else "rtl",
            ),
            rtl=language == "ar",
        )
        pdf = out.suffix.lower() == ".pdf" and theme_name == "light"
        save(on_white(article) if pdf else article, out, usual_paper())
    finally:
        session.close()
    return 0


def _id_of(rows: Sequence[DocumentRow], wanted: str) -> str:
    for row in rows:
        if wanted in (row.id, row.name):
            return row.id
    raise UserError("document.missing", f"There is no document {wanted} in this project.")
