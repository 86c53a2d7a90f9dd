"""The list of formats. Importing it imports them all, which the first window need not wait for."""

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
