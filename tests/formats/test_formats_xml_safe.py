"""XML of strangers: nothing is expanded, fetched or followed, and every fault has its line."""

import pytest
from standoff_help import BAD

from annotator.errors import UserError
from annotator.formats import xml_safe
from annotator.formats.files import Source
from annotator.formats.xml_safe import attribute, clean, content, first_tag, parts, tree


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xml.doctype"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "xml.doctype"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml.doctype"),
        (b"<a>&b;</a>", "xml.malformed"),
        (b"<a><b></a>", "xml.malformed"),
        (b"", "xml.malformed"),
        (b"<a>\x01</a>", "xml.malformed"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "encoding.unknown"),
        (b"<a>" * 1000 + b"</a>" * 1000, "xml.depth"),
    ],
)
def test_what_is_unsafe_or_broken_is_refused(data, key):
    with pytest.raises(UserError) as fault:
        tree(data, "x.xml")
    assert fault.value.key == key
    assert "x.xml" in fault.value.message


def test_a_fault_names_line_and_column():
    with pytest.raises(UserError, match="line 3, column 8"):
        tree(b"<a>\n<b/>\n  <c></d>\n</a>", "x.xml")


def test_a_head_that_lies_about_the_encoding_is_not_believed():
    data = (BAD / "xmi" / "encoding_lies.xmi").read_bytes()
    with pytest.raises(UserError) as fault:
        tree(data, "lies.xmi")
    assert fault.value.key == "encoding.declared_wrong"
    root = tree(data, "lies.xmi", "utf-8")
    assert any("قال محمد" in node.attributes.values() for node in root.children)


@pytest.mark.parametrize("encoding", ["iso-8859-6", "windows-1256", "utf-16", "utf-8-sig"])
def test_an_honest_head_is_followed(encoding):
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{name}"?><a b="قال">محمد</a>'.encode(encoding)
    root = tree(data, "x.xml")
    assert (root.attributes["b"], root.text) == ("قال", "محمد")


def test_text_and_tails_keep_their_places():
    root = tree(b"<a>1<b>2</b>3<!-- x -->4<c/>5</a>", "x.xml")
    assert root.text == "1"
    assert [child.tail for child in root.children] == ["34", "5"]


def test_what_is_written_reads_back_with_its_line_ends():
    said = 'a\tb\nc\rd<e>&"f"'
    root = tree(f'<a b="{attribute(said)}">{content(said)}</a>'.encode(), "x.xml")
    assert (root.attributes["b"], root.text) == (said, said)


def test_only_what_xml_cannot_hold_is_replaced():
    assert clean("a\x1bb\uffff\x00\t\n\r😀\x85") == "a\ufffdb\ufffd\ufffd\t\n\r😀\x85"


def test_many_documents_come_one_by_one(tmp_path, monkeypatch):
    monkeypatch.setattr(xml_safe, "_CHUNK", 64)
    path = tmp_path / "many.xml"
    path.write_text("<all><key>k</key>" + "<one>نص</one>" * 50 + "</all>", encoding="utf-8")
    found = [
        (node.text, root.tag, root.text_of("key")) for node, root in parts(Source(path), "one")
    ]
    assert found == [("نص", "all", "k")] * 50


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ('<?xml version="1.0"?>\n<!DOCTYPE all SYSTEM "BioC.dtd">', ""),
        ('<!DOCTYPE all PUBLIC "-//x//" "http://127.0.0.1:9/x.dtd">', ""),
        ('<!DOCTYPE all SYSTEM "x" [<!ENTITY b "c">]>', "xml.doctype"),
        ('<!DOCTYPE all [<!ENTITY b "c">]>', "xml.doctype"),
    ],
)
def test_a_document_type_that_only_names_a_file_is_passed_over_where_allowed(tmp_path, head, key):
    path = tmp_path / "a.xml"
    path.write_text(f"{head}\n<all><one/></all>", encoding="utf-8")
    if key:
        with pytest.raises(UserError) as fault:
            list(parts(Source(path), "one", doctype=True))
        assert fault.value.key == key
        return
    ((node, _),) = parts(Source(path), "one", doctype=True)
    assert node.line == head.count("\n") + 2
    with pytest.raises(UserError) as fault:
        list(parts(Source(path), "one"))
    assert fault.value.key == "xml.doctype"


def test_an_entity_of_a_document_type_that_was_passed_over_is_a_fault(tmp_path):
    path = tmp_path / "a.xml"
    text = '<!DOCTYPE all SYSTEM "a.dtd">\n<all><one k="&b;">&b;</one></all>'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as fault:
        list(parts(Source(path), "one", doctype=True))
    assert fault.value.key == "xml.malformed"


def test_a_document_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(xml_safe, "_CHUNK", 64)
    monkeypatch.setattr(xml_safe, "SIZE_LIMIT", 1000)
    path = tmp_path / "endless.xml"
    path.write_text("<all><one>" + "x" * 5000 + "</one></all>", encoding="utf-8")
    with pytest.raises(UserError) as fault:
        list(parts(Source(path), "one"))
    assert fault.value.key == "limit.file"


def test_the_first_tag_is_found_behind_what_may_stand_before():
    head = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <x> -->\n<collection a="1">'
    assert first_tag(head) == b'collection a="1"'
    assert first_tag(b"text <collection>") == b""
    assert first_tag(b"<!DOCTYPE l [<!ENTITY a 'x'>]><l>") == b"l"
