"""Texts out of other files: nothing of the text is lost, and what is no text does not get in."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from formats_help import read

from annotator.app.import_types import ImportOptions, parse_fields
from annotator.app.importing import import_paths
from annotator.app.projects import new_project, open_session
from annotator.errors import UserError
from annotator.formats import FORMATS, SNIFFED, format_by_name, guess_format
from annotator.formats.archives import zip_members
from annotator.formats.base import Level, Problem
from annotator.formats.decoding import likely_encoding, offers
from annotator.formats.files import Source
from annotator.model.record import Record

BAD = Path(__file__).parent / "badinputs"
ARTICLE = "قال الوزير محمد بن سلمان في الرياض إن المحكمة أصدرت حكمها."


def entries(name, path, **options):
    found = read(format_by_name(name), path, **options)
    return [e for e in found if isinstance(e, Record)], [e for e in found if isinstance(e, Problem)]


def one(name, path, **options):
    (record,), problems = entries(name, path, **options)
    return record, [problem.key for problem in problems]


def zoned(record):
    return [(zone.kind, record.text.text[zone.start : zone.end]) for zone in record.zones]


# --- HTML -------------------------------------------------------------------------------------

PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="windows-1256">
<title>بغداد تعلن تدمير المخابئ</title><meta property="article:published_time" content="2021-03-24">
<meta name="author" content="سلام زيدان"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/a">سياسة</a></li></ul></nav>
<article><h1>بغداد تعلن تدمير المخابئ</h1><time>24 مارس 2021</time>
<figure><img src="http://example.invalid/x.jpg"><figcaption>مروحية (فرانس برس)</figcaption></figure>
<div>+ الخط -</div>
<p>{ARTICLE} {ARTICLE} {ARTICLE}</p><p>وأضاف&nbsp;المتحدث أن <b>133</b> ضربة نفذت في 2021 قرب كركوك
وجبال قره جوخ ضد تنظيم "داعش" الإرهابي، بحسب البيان.</p>
<p>وكانت القوات قد أعلنت في وقت سابق عن بدء عملية واسعة في المنطقة نفسها بمشاركة قوات أخرى.</p>
</article><footer><p>جميع الحقوق محفوظة</p></footer><script>alert("x")</script></body></html>"""


def test_an_article_comes_out_of_its_page_with_zones_and_without_the_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.encode("windows-1256"))
    record, keys = one("html", path)
    text = record.text.text
    assert text.startswith("بغداد تعلن تدمير المخابئ\n24 مارس 2021\n")
    assert "وأضاف\u00a0المتحدث أن 133 ضربة نفذت في 2021 قرب كركوك وجبال" in text
    assert not {"الرئيسية", "alert", "الحقوق"} & set(text.split())
    kinds = {words: kind for kind, words in zoned(record)}
    assert kinds["بغداد تعلن تدمير المخابئ"] == "title"
    assert kinds["24 مارس 2021"] == "dateline"
    assert kinds["مروحية (فرانس برس)"] == "caption"
    assert kinds["+ الخط -"] == "boilerplate"
    assert record.document.title == "بغداد تعلن تدمير المخابئ"
    assert record.document.meta["author"] == "سلام زيدان"
    assert record.document.meta["date"] == "2021-03-24"
    assert keys == ["html.page"]


def test_active_content_is_no_text_and_does_nothing():
    record, _ = one("html", BAD / "html" / "active.html")
    assert record.text.text == ARTICLE


def test_a_page_without_text_is_refused_in_words(tmp_path):
    path = tmp_path / "cover.html"
    path.write_text('<html><body><p><img src="cover.jpg"/></p></body></html>', encoding="utf-8")
    records, (problem,) = entries("html", path)
    assert records == []
    assert (problem.key, problem.level) == ("html.empty", Level.SOURCE)


def test_a_page_nested_beyond_reading_is_refused_in_words():
    records, (problem,) = entries("html", BAD / "html" / "deep.html")
    assert records == []
    assert (problem.key, problem.level) == ("html.too_deep", Level.SOURCE)


def test_a_page_in_an_undeclared_encoding_is_asked_for(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace('<meta charset="windows-1256">', "").encode("windows-1256"))
    records, (problem,) = entries("html", path)
    assert records == []
    assert problem.key == "encoding.guess"
    assert "--encoding windows-1256" in problem.message
    assert one("html", path, encoding="windows-1256")[0].text.text.startswith("بغداد")


# --- Word -------------------------------------------------------------------------------------

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(path, body, **parts):
    head = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORDS}">'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"{head}<w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"{head}{content}</w:document>")
    return path


def run(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_what_libraries_lose_of_word_documents_is_there(tmp_path):
    box = f"<w:r><w:txbxContent><w:p>{run('في صندوق')}</w:p></w:txbxContent></w:r>"
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run("عنوان")}</w:p>'
        f"<w:p>{run('قبل ')}<w:ins>{run('مدرج')}</w:ins><w:del><w:r><w:delText>محذوف</w:delText>"
        f"</w:r></w:del><w:r><w:br/></w:r>{run('بعد')}{box}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('في حقل')}</w:p></w:sdtContent></w:sdt>"
    )
    path = docx(tmp_path / "a.docx", body, footnotes=f"<w:p>{run('حاشية')}</w:p>")
    record, keys = one("docx", path)
    assert record.text.text == "عنوان\nقبل مدرج\nبعد\nفي صندوق\nفي حقل\nحاشية"
    assert zoned(record) == [("title", "عنوان")]
    assert keys == ["docx.revisions"]


@pytest.mark.parametrize(("name", "key"), [("notzip", "docx.not_zip"), ("xxe", "xml.doctype")])
def test_a_bad_word_document_is_refused(name, key):
    records, (problem,) = entries("docx", BAD / "docx" / f"{name}.docx")
    assert records == []
    assert (problem.key, problem.level) == (key, Level.SOURCE)


def test_tracked_changes_are_told_and_the_accepted_text_is_read():
    record, keys = one("docx", BAD / "docx" / "tracked.docx")
    assert record.text.text == "قال الشاهد"
    assert keys == ["docx.revisions"]


@pytest.mark.shared
def test_real_word_documents(shared):
    found = shared / "corpora/peers"
    record, _ = one("docx", found / "qualcoder/ID1.docx")
    assert record.text.text.startswith("I really like learning new things.")
    assert "€200" in record.text.text
    inception = found / "inception-other/inception-io-docx/src/test/resources/docx/text.docx"
    assert one("docx", inception)[0].text.text == "This is a text."


# --- archives ---------------------------------------------------------------------------------


def packed(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_txt", ".txt"), data)
    return path


def summary_of(tmp_path, *paths, **options):
    new_project(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    done = import_paths(session.store, list(paths), ImportOptions(**options))
    records = list(session.store.records())
    session.close()
    return done, records


def test_a_zip_file_is_a_folder_and_what_is_of_no_kind_is_named(tmp_path):
    path = packed(tmp_path / "c.zip", a_txt="واحد", sub__b_txt="اثنان", picture="x")
    done, records = summary_of(tmp_path, path)
    assert sorted(r.text.text for r in records) == ["اثنان", "واحد"]
    assert done.files_ignored == 1
    assert done.problem_counts["file.ignored"] == 1


def test_an_archive_that_points_outside_is_refused_whole(tmp_path):
    with pytest.raises(UserError) as refused:
        zip_members(BAD / "docx" / "slip.zip")
    assert refused.value.key == "zip.unsafe_path"
    with pytest.raises(UserError):
        summary_of(tmp_path, BAD / "docx" / "slip.zip")
    assert sorted(p.name for p in tmp_path.iterdir() if "evil" in p.name) == []


def test_a_bomb_is_not_unpacked(tmp_path):
    path = packed(tmp_path / "bomb.zip", a_txt=b"0" * 300_000_000)
    assert path.stat().st_size < 400_000
    with pytest.raises(UserError) as refused:
        zip_members(path)
    assert refused.value.key == "limit.archive"


def test_a_member_that_lies_about_its_size_is_cut_off_with_a_word(tmp_path):
    path = packed(tmp_path / "c.zip", a_txt="كلمة " * 20, b_txt="سليم")
    data = path.read_bytes()
    damaged = data[:40] + bytes([data[40] ^ 0xFF, data[41] ^ 0xFF]) + data[42:]
    path.write_bytes(damaged)
    done, records = summary_of(tmp_path, path)
    assert [r.text.text for r in records] == ["سليم"]
    assert done.problem_counts["archive.damaged"] == 1


# --- books, feeds, TEI, FoLiA, REFI-QDA, PDF --------------------------------------------------


@pytest.mark.shared
def test_a_real_book_in_arabic(shared, tmp_path):
    root = shared / "corpora/html/wiki-epub-ar/regime-anticancer-arabic"
    book = tmp_path / "b.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.write(root / "mimetype", "mimetype")
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.name != "mimetype":
                archive.write(file, file.relative_to(root))
    assert guess_format("x.zip", Source(book).head(SNIFFED)).name == "epub"
    records, problems = entries("epub", book)
    assert len(records) == 1
    text = records[0].text.text
    assert text.startswith("الفصل الثاني\nما هو السرطان؟\n")
    assert "«يعمل» السرطان[1]." in text
    assert zoned(records[0])[0] == ("title", "الفصل الثاني")
    assert [p.key for p in problems] == ["epub.no_text"]


@pytest.mark.shared
def test_real_tei_has_the_articles_and_names_of_its_index(shared):
    found = [
        entries("tei", path)[0] for path in sorted((shared / "corpora/tei").rglob("*.TEIP5.xml"))
    ]
    records = [record for part in found for record in part]
    assert len(records) == 74
    labels = [item.label for record in records for item in record.items]
    counts = {label: labels.count(label) for label in set(labels)}
    assert counts == {"LOC": 177, "PER": 36, "DATE": 80, "ORG": 2}
    for record in records:
        for item in record.items:
            assert record.text.text[item.start : item.end] == item.quote
            assert item.quote == item.quote.strip() != ""


def test_tei_takes_the_better_reading_and_puts_notes_behind(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(
        '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>في '
        '<placeName ref="Q1">بغ<pb/>داد\n  الكبرى</placeName><note>حاشية</note> قال '
        "<choice><sic>خطا</sic><corr>خطأ</corr></choice><del>حذف</del>.</p></body></text></TEI>",
        "utf-8",
    )
    record, _ = one("tei", path)
    assert record.text.text == "في بغداد الكبرى قال خطأ.\nحاشية"
    (span,) = record.items
    assert (span.quote, span.label, span.attributes) == ("بغداد الكبرى", "LOC", {"ref": "Q1"})


def test_entities_of_folia(tmp_path):
    path = tmp_path / "a.folia.xml"
    words = [("w1", "زار", ""), ("w2", "محمد", ""), ("w3", "علي", ""), ("w4", ".", "")]
    lines = "".join(
        f'<w xml:id="{id}"{" space=" + chr(34) + "no" + chr(34) if id == "w3" else ""}>'
        f"<t>{text}</t></w>"
        for id, text, _ in words
    )
    path.write_text(
        '<FoLiA xmlns="http://ilk.uvt.nl/folia" xml:id="doc"><text><p><s>'
        f'{lines}<entities><entity xml:id="e1" class="per"><wref id="w2"/><wref id="w3"/></entity>'
        '<entity class="loc"><wref id="w9"/></entity></entities></s></p></text></FoLiA>',
        "utf-8",
    )
    record, keys = one("folia", path)
    assert record.text.text == "زار محمد علي."
    assert [(s.id, s.label, s.quote) for s in record.items] == [("e1", "per", "محمد علي")]
    assert keys == ["ref.missing"]


def test_a_saved_feed_is_a_document_an_entry(tmp_path):
    path = tmp_path / "f.rss"
    item = "<item><title>{0}</title><guid>{0}</guid><description>{1}</description></item>"
    path.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار</title>'
        + item.format("أول", "&lt;p&gt;فقرة&lt;/p&gt;&lt;p&gt;&lt;b&gt;ثانية&lt;/b&gt;.&lt;/p&gt;")
        + item.format("", "")
        + "</channel></rss>",
        "utf-8",
    )
    record, keys = one("feed", path)
    assert record.text.text == "أول\nفقرة\nثانية."
    assert record.document.external_id == "أول"
    assert record.document.meta["feed"] == "أخبار"
    assert keys == ["text.blank"]


def test_codes_of_a_qda_project_are_spans_in_code_points(tmp_path):
    path = tmp_path / "p.qdpx"
    text = "😀\r\nقال أحمد"
    start = text.index("أحمد")
    project = (
        '<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes><Code guid="g1" name="ناس">'
        '<Code guid="g2" name="رجل"/></Code></Codes></CodeBook><Sources><TextSource guid="t1" '
        f'name="مقابلة" plainTextPath="internal://t1.txt"><PlainTextSelection guid="s1" '
        f'startPosition="{start}" endPosition="{start + 4}"><Coding guid="c1"><CodeRef '
        'targetGUID="g2"/></Coding></PlainTextSelection><PlainTextSelection startPosition="5" '
        'endPosition="99"><Coding><CodeRef targetGUID="g1"/></Coding></PlainTextSelection>'
        '</TextSource><PictureSource guid="p"/></Sources></Project>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", project)
        archive.writestr("sources/t1.txt", text)
    record, keys = one("refi-qda", path)
    assert record.text.text == "😀\nقال أحمد"
    assert [(s.label, s.quote) for s in record.items] == [("ناس.رجل", "أحمد")]
    assert keys == ["offset.out_of_range", "refi.not_text"]


@pytest.mark.shared
def test_real_pdf_files_are_read_with_a_word_of_warning(shared):
    pytest.importorskip("pypdfium2")
    for path in sorted((shared / "corpora/pdf").rglob("*.pdf")):
        record, keys = one("pdf", path)
        assert "habibi" in record.text.text
        assert keys == ["pdf.check"]


def test_a_broken_pdf_is_refused(tmp_path):
    pytest.importorskip("pypdfium2")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    records, (problem,) = entries("pdf", tmp_path / "a.pdf")
    assert (records, problem.key) == ([], "pdf.damaged")


# --- tables -----------------------------------------------------------------------------------


def test_a_table_of_articles_with_the_usual_headings(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id;title;text;source\n7;عنوان;"سطر\nثان";وكالة\n8;;"";x\n', "utf-8")
    (record,), (problem,) = entries("csv", path)
    assert record.text.text == "سطر\nثان"
    assert (record.document.title, record.document.external_id) == ("عنوان", "7")
    assert record.document.meta == {"source": "وكالة"}
    assert (problem.key, problem.line, problem.level) == ("text.blank", 4, Level.RECORD)


def test_the_column_of_articles_is_named_or_asked_for(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,نص هنا\n", "utf-8")
    records, (problem,) = entries("csv", path)
    assert (records, problem.key) == ([], "csv.no_text")
    assert "--field text=" in problem.message
    for column in ("b", "2"):
        assert one("csv", path, fields={"text": column})[0].text.text == "نص هنا"
    assert entries("csv", path, fields={"text": "c"})[1][0].key == "csv.no_column"


def test_a_quote_that_is_never_closed_names_its_line():
    records, (problem,) = entries("csv", BAD / "csv" / "unclosed.csv")
    assert records == []
    assert (problem.key, problem.level) == ("csv.unclosed_quote", Level.SOURCE)
    rows = (BAD / "csv" / "unclosed.csv").read_text("utf-8").split("\n")
    opened = next(n for n, row in enumerate(rows, start=1) if row.count('"') % 2)
    assert f"line {opened} " in problem.message


def test_an_excel_csv_of_an_arabic_locale_is_asked_for_then_read():
    path = BAD / "csv" / "semicolon_1256.csv"
    records, (problem,) = entries("csv", path)
    assert (records, problem.key) == ([], "csv.dialect")
    assert "2 columns" in problem.message
    assert "--encoding windows-1256" in problem.message
    assert entries("csv", path, encoding="windows-1256")[0]


def test_a_cell_larger_than_the_limit_of_the_csv_module_is_read():
    csv.field_size_limit(131_072)  # the usual one, as in a program that has read no table yet
    records, _ = entries("csv", BAD / "csv" / "big_cell.csv")
    assert max(len(record.text.text) for record in records) >= 200_000


def test_no_cell_of_ours_is_a_formula(tmp_path):
    from formats_help import written

    source = tmp_path / "a.jsonl"
    source.write_text('{"id": "=1+1", "text": "@SUM(A1)", "author": "-x"}\n', "utf-8")
    (record,), _ = entries("jsonl", source)
    written(format_by_name("csv"), [record], tmp_path / "o.csv")
    for line in (tmp_path / "o.csv").read_text("utf-8-sig").splitlines():
        assert not any(cell.strip('"').startswith(("=", "@", "-", "+")) for cell in line.split(","))
    assert one("csv", tmp_path / "o.csv")[0].text.text == "@SUM(A1)"


def test_a_bad_row_of_our_layout_names_its_line(tmp_path):
    from formats_help import written

    source = tmp_path / "a.jsonl"
    source.write_text(
        '{"text": "بغداد", "entities": [{"start": 0, "end": 5, "label": "GPE"}]}\n', "utf-8"
    )
    (record,), _ = entries("jsonl", source)
    written(format_by_name("csv"), [record], tmp_path / "o.csv")
    text = (tmp_path / "o.csv").read_text("utf-8-sig")
    (tmp_path / "o.csv").write_text(text.replace(",0,5,", ",0,99,"), "utf-8")
    (back,), (problem,) = entries("csv", tmp_path / "o.csv")
    assert back.items == ()
    assert (problem.key, problem.line) == ("offset.out_of_range", 3)


def test_a_sheet_of_excel_holds_a_formula_as_words(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["text", "note"])
    book.active.append(["نص المقال", '=HYPERLINK("http://example.invalid")'])
    book.save(tmp_path / "a.xlsx")
    record, _ = one("xlsx", tmp_path / "a.xlsx")
    assert record.text.text == "نص المقال"


def test_a_cell_that_excel_cannot_hold_is_told(tmp_path):
    pytest.importorskip("openpyxl")
    from annotator.formats.base import WriteOptions

    source = tmp_path / "a.txt"
    source.write_text("نص " * 20_000, "utf-8")
    (record,), _ = entries("txt", source)
    (problem,) = format_by_name("xlsx").write([record], io.BytesIO(), WriteOptions())
    assert (problem.key, problem.level) == ("xlsx.cell", Level.RECORD)


def test_json_lines_of_another_shape_with_named_keys(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"data": {"body": "نص"}, "n": 3, "url": "u"}\n{"data": 1}\nnot\n', "utf-8")
    fields = dict(parse_fields(["text=data.body", "id=url"]))
    (record,), problems = entries("jsonl", path, fields=fields)
    assert (record.text.text, record.document.external_id) == ("نص", "u")
    assert record.document.meta["n"] == 3
    assert [(p.key, p.line) for p in problems] == [("json.no_text", 2), ("json.syntax", 3)]
    with pytest.raises(UserError):
        parse_fields(["texts=x"])


# --- encodings --------------------------------------------------------------------------------


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("charset-normalizer/sample-arabic-1.txt", "windows-1256"),
        ("charset-normalizer/sample-hebrew-2.txt", "windows-1255"),
        ("uchardet/ar/iso-8859-6.txt", "iso-8859-6"),
        ("uchardet/ar/windows-1256.txt", "windows-1256"),
    ],
)
def test_real_files_of_old_encodings_are_guessed(shared, name, encoding):
    data = (shared / "corpora/encodings" / name).read_bytes()
    assert likely_encoding(data) == encoding
    assert offers(data)[0].encoding == encoding


@pytest.mark.parametrize("length", [60, 600])
@pytest.mark.parametrize(
    "encoding", ["windows-1256", "iso-8859-6", "cp720", "utf-16-le", "utf-16-be", "utf-8"]
)
def test_the_first_offer_is_what_the_article_was_written_in(sample_text, encoding, length):
    words = sample_text[:length]
    offer = offers(words.encode(encoding, "ignore"))[0]
    assert offer.encoding == encoding
    assert offer.preview.startswith("بغداد")


# --- told apart by content --------------------------------------------------------------------


def test_files_are_told_apart_by_what_is_in_them(tmp_path):
    cases = {
        "html": b"<!DOCTYPE html><html><body><p>x</p></body></html>",
        "tei": b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"></TEI>',
        "folia": b'<?xml version="1.0"?><FoLiA xmlns="http://ilk.uvt.nl/folia"></FoLiA>',
        "feed": b'<?xml version="1.0"?><rss version="2.0"></rss>',
        "pdf": b"%PDF-1.4",
        "txt": "نص عادي".encode(),
    }
    for name, head in cases.items():
        assert guess_format("nameless", head).name == name
        assert guess_format("misnamed.txt", head).name == name
    assert len({known.name for known in FORMATS}) == len(FORMATS)
