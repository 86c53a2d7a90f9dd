"""Paper and pictures: sheets end between lines, nothing is lost, the legend counts."""

import itertools
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest
from canvas_help import fonts, mark, sample
from PySide6.QtGui import QImage, QPageSize
from test_canvas_looks import TEXT, whole_scene

from annotator.errors import UserError
from annotator.gui.canvas.page import TOP
from annotator.gui.paper.layout import Look, ends_of_lines, laid_out, sheets
from annotator.gui.paper.legend import entries
from annotator.gui.paper.output import Article, on_white, pdf, png, save, svg
from annotator.gui.theme import DARK, LIGHT
from annotator.model.marks import Scene, Shape

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)


@pytest.fixture(autouse=True)
def ready(qapp):
    fonts()


def look(theme=LIGHT, size=20.0):
    return Look(family="Noto Naskh Arabic", size=size, column=640, spacing=1.0, theme=theme)


def article(text=None, scene=None, theme=LIGHT, **more):
    whole = f"{TEXT}\n{sample()}" if text is None else text
    scene = whole_scene() if scene is None else scene
    return Article(title="بغداد <b>&", text=whole, scene=scene, look=look(theme), **more)


# --- sheets --------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [90.0, 240.0, 700.0, 5000.0])
def test_sheets_follow_each_other_and_end_between_lines(room):
    page = laid_out(f"{TEXT}\n{sample()}", whole_scene(), look(), 500.0)
    found = sheets(page, room)
    ends = list(ends_of_lines(page))
    assert found[0][0] == TOP
    assert found[-1][1] == ends[-1]
    assert all(before[1] == after[0] for before, after in itertools.pairwise(found))
    tall = {b for a, b in itertools.pairwise(ends) if b - a > room}
    for start, end in found:
        assert 0 < end - start <= room
        assert end in ends or tall or ends[0] - TOP > room


def test_every_line_stands_on_exactly_one_sheet():
    page = laid_out(sample(), Scene(), look(), 500.0)
    found = sheets(page, 600.0)
    for number in range(len(page.pieces)):
        top = page.top(number)
        for line in page.block(number).paragraph.lines:
            low, high = top + line.top, top + line.bottom + line.lanes
            assert sum(start <= low and high <= end for start, end in found) == 1


def test_an_empty_article_is_one_sheet():
    page = laid_out("", Scene(), look(), 500.0)
    assert len(sheets(page, 600.0)) == 1


# --- PDF -----------------------------------------------------------------------------------------


def boxes_of(data):
    return {
        tuple(map(float, box))
        for box in re.findall(rb"/MediaBox \[(\S+) (\S+) (\S+) (\S+)\]", data)
    }


def pages_of(data):
    return len(re.findall(rb"/Type /Page\b(?!s)", data))


@pytest.mark.parametrize(("size", "points"), [(A4, (595, 842)), (LETTER, (612, 792))])
def test_a_pdf_has_sheets_of_the_size_and_fonts_inside(size, points):
    data = pdf(article(), size)
    assert data.startswith(b"%PDF")
    assert boxes_of(data) == {(0, 0, *points)}
    assert pages_of(data) > 2
    assert b"/FontFile2" in data


def test_a_stopped_pdf_is_none_and_writes_no_file(tmp_path):
    assert not save(article(), tmp_path / "a.pdf", A4, lambda done, _all: done < 1)
    assert list(tmp_path.iterdir()) == []


def test_the_letters_of_a_pdf_are_those_of_the_article(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here (Debian: poppler-utils)")
    words = "One two three COVID-19 (12%) four\nfive six"
    scene = Scene((mark("a", (0, 3)),))
    save(article(words, scene), tmp_path / "a.pdf", A4)
    done = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True
    )
    for word in words.split():
        assert word.strip("()") in done.stdout


# --- PNG and SVG ----------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_picture_has_the_colours_of_its_theme_at_any_scale(theme):
    sizes = []
    for scale in (1.0, 2.0):
        image = QImage.fromData(png(article(theme=theme), scale))
        sizes.append(image.size())
        assert image.pixelColor(2, 2).name() == theme.page
        colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3)
                   for y in range(0, min(400, image.height()), 3)}  # fmt: skip
        assert len(colours) > 30
    assert sizes[1] == sizes[0] * 2


def test_paper_is_white_whatever_the_screen_is():
    image = QImage.fromData(png(on_white(article(theme=DARK)), 1.0))
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_an_article_too_long_for_a_picture_is_refused_in_words():
    with pytest.raises(UserError, match="PDF"):
        png(article("كلمة\n" * 6000, Scene()), 2.0)


def test_an_svg_is_whole_xml_of_outlines_that_asks_for_nothing():
    data = svg(article())
    root = ET.fromstring(data)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "path" in tags
    assert "text" not in tags
    assert "image" not in tags
    assert b"href" not in data
    assert "بغداد <b>&" in root.findtext("{http://www.w3.org/2000/svg}title")


def test_a_badge_is_drawn_in_an_svg_as_a_path_too():
    bare, marked = (
        svg(article("بغداد", Scene())),
        svg(article("بغداد", Scene((mark("a", (0, 5)),)))),
    )
    assert len(marked) > len(bare)


# --- the legend ----------------------------------------------------------------------------------


def test_the_legend_counts_each_kind_and_leaves_proposals_out():
    scene = Scene(
        (
            mark("a", (0, 2), tip="Person (PER)"),
            mark("b", (3, 5), tip="Person (PER)"),
            mark("c", (3, 5), tip="Attack", shape=Shape.EVENT, badge="Attack"),
            mark("d", (6, 8), tip="Person (PER)", pending=True),
        )
    )
    assert [(e.name, e.count) for e in entries(scene)] == [("Person (PER)", 2), ("Attack", 1)]


def test_without_marks_there_is_no_legend():
    bare = QImage.fromData(png(article(sample(), Scene()), 1.0))
    one = QImage.fromData(png(article(sample(), Scene((mark("a", (0, 5)),))), 1.0))
    assert one.height() > bare.height()


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg"])
def test_a_file_appears_whole_in_the_place_of_the_old_one(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    assert save(article(), path, A4)
    assert len(path.read_bytes()) > 1000
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_another_suffix_and_a_place_that_cannot_be_written_are_told(tmp_path):
    with pytest.raises(UserError, match="pdf"):
        save(article(), tmp_path / "a.doc", A4)
    with pytest.raises(UserError, match="no folder"):
        save(article(), tmp_path / "none" / "a.pdf", A4)
    if os.path.exists("/dev/full"):
        with pytest.raises(UserError):
            save(article(), type(tmp_path)("/dev/full/a.pdf"), A4)
    assert list(tmp_path.iterdir()) == []


def test_what_the_window_shows_is_what_is_written(hand, tmp_path):
    from annotator.model import commands

    window = hand.window
    state = window.bridge.session.state
    window.bridge.act(commands.mark_span(state, [(0, 5)], "GPE"))
    hand.settle()
    for suffix in (".pdf", ".png", ".svg"):
        window.printing.write(window.printing.article(), tmp_path / f"a{suffix}")
        assert (tmp_path / f"a{suffix}").stat().st_size > 1000
    assert "a.svg" in window.status.said.text()
