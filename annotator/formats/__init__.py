"""Formats: readers and writers over records. A border room: it knows no window and no database."""

from pathlib import PurePath

from annotator.errors import UserError
from annotator.formats.ace_apf import ACE_APF
from annotator.formats.base import Format
from annotator.formats.bdoc import BDOC
from annotator.formats.bioc_json import BIOC_JSON
from annotator.formats.bioc_xml import BIOC_XML
from annotator.formats.brat import BRAT
from annotator.formats.chat import CHAT
from annotator.formats.conll import CONLL
from annotator.formats.conllu import CONLLU
from annotator.formats.csv import CSV
from annotator.formats.doccano import DOCCANO
from annotator.formats.docx import DOCX
from annotator.formats.dygie import DYGIE
from annotator.formats.epub import EPUB
from annotator.formats.feeds import FEED
from annotator.formats.folia import FOLIA
from annotator.formats.gate_xml import GATE_XML
from annotator.formats.gliner import GLINER
from annotator.formats.hf_tokens import HF_TOKENS
from annotator.formats.html import HTML
from annotator.formats.jsonl import JSONL
from annotator.formats.label_studio import LABEL_STUDIO
from annotator.formats.labelbuddy import LABELBUDDY
from annotator.formats.oneie import ONEIE
from annotator.formats.pdf import PDF
from annotator.formats.plugins import plugin_formats
from annotator.formats.prodigy import PRODIGY
from annotator.formats.pubannotation import PUBANNOTATION
from annotator.formats.refi_qda import REFI_QDA
from annotator.formats.spacy_bin import SPACY
from annotator.formats.spacy_json import SPACY_JSON
from annotator.formats.tei import TEI
from annotator.formats.txt import TXT
from annotator.formats.uima_json import UIMA_JSON
from annotator.formats.uima_xmi import UIMA_XMI
from annotator.formats.w3c import W3C
from annotator.formats.webanno_tsv import WEBANNO_TSV
from annotator.formats.wojood import WOJOOD
from annotator.formats.xlsx import XLSX

FORMATS: tuple[Format, ...] = (
    JSONL,
    CSV,
    XLSX,
    TXT,
    HTML,
    DOCX,
    EPUB,
    PDF,
    TEI,
    FOLIA,
    FEED,
    REFI_QDA,
    DOCCANO,
    LABEL_STUDIO,
    LABELBUDDY,
    PRODIGY,
    PUBANNOTATION,
    W3C,
    CONLL,
    WOJOOD,
    CONLLU,
    HF_TOKENS,
    SPACY,
    SPACY_JSON,
    GLINER,
    DYGIE,
    ONEIE,
    CHAT,
    BRAT,
    WEBANNO_TSV,
    ACE_APF,
    UIMA_XMI,
    UIMA_JSON,
    GATE_XML,
    BDOC,
    BIOC_XML,
    BIOC_JSON,
)
"""Every format of the program; adding one is adding it here."""


def known_formats() -> tuple[Format, ...]:
    """The formats of the program, then those of plugins whose names are still free."""
    names = {known.name for known in FORMATS}
    others, _ = plugin_formats()
    return (*FORMATS, *(other for other in others if other.name not in names))


SNIFFED = 64 * 1024
"""How many bytes of a file the sniffers see."""

SURE = 50
"""A sniffer that says so much or more has recognised a file."""

_FOREIGN = {
    b"SQLite format 3\0": "a project or another database",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PK\x03\x04": "an archive or an office document",
}


def format_by_name(name: str) -> Format:
    """The format of a name such as ``jsonl``; UserError ``format.unknown`` when there is none."""
    for known in known_formats():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in known_formats())
    raise UserError("format.unknown", f"There is no format {name!r}. There are: {names}.")


def guess_format(name: str, head: bytes) -> Format:
    """The format of a file from its first `SNIFFED` bytes and its name; the bytes weigh more.

    The surest sniffer has it; where none is sure, the suffix; else it is plain text. Raises
    UserError ``format.unknown`` for what is no text at all.
    """
    readable = [known for known in known_formats() if known.read is not None]
    best = max(readable, key=lambda known: known.sniff(head, name))
    if best.sniff(head, name) >= SURE:
        return best
    for magic, words in _FOREIGN.items():
        if head.startswith(magic):
            raise UserError("format.unknown", f"{name} is {words}, which cannot be imported here.")
    suffix = PurePath(name).suffix.lower()
    for known in readable:
        if suffix in known.suffixes:
            return known
    return TXT


def known_suffix(name: str) -> bool:
    """Whether the name of a file is that of a format, for files met in a folder."""
    suffix = PurePath(name).suffix.lower()
    return any(suffix in known.suffixes for known in known_formats() if known.read)
