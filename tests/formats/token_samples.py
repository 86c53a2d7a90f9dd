"""One article with all that token formats trip over: astral letters, clitics, nesting, events."""

from annotator.formats.documents import text_version
from annotator.model.document import Document, Layer
from annotator.model.items import Argument, Cluster, Event, Relation, Span, quote_of
from annotator.model.record import Record, SchemeName

TEXT = "😀 قصف الجيش مدينة حلب لبغداد.\nوقال وزير الدفاع إن حلب صامدة"
"""Two sentences; the second one ends with its last token and without a full stop."""


def place(words: str, nth: int = 1) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def mention(kind, id, label, words, nth=1, **more):
    where = (place(words, nth),)
    return kind(id=id, label=label, fragments=where, quote=quote_of(TEXT, where), **more)


ITEMS = (
    mention(Span, "s-emoji", "FAC", "😀"),
    mention(Span, "s-city", "GPE.City", "مدينة حلب", attributes={"mention": "NAM", "sure": True}),
    mention(Span, "s-name", "GPE", "حلب", note="ملاحظة"),
    mention(Span, "s-clitic", "GPE", "بغداد", head=place("بغداد"), norm="بغداد"),
    mention(Span, "s-army", "ORG", "الجيش"),
    mention(Span, "s-again", "GPE", "حلب", 2),
    mention(Span, "s-last", "VAL", "صامدة"),
    mention(
        Event,
        "e-attack",
        "Conflict.Attack",
        "قصف",
        arguments=(
            Argument("Attacker", "s-army"),
            Argument("Target", "s-city"),
            Argument("Place", "s-again"),
        ),
    ),
    mention(Event, "e-say", "Contact.Say", "وقال وزير"),
    Relation(id="r-in", label="PART-WHOLE.Geo", source="s-name", target="s-city"),
    Relation(id="r-far", label="PHYS", source="s-army", target="s-last"),
    Cluster(id="c-aleppo", members=("s-name", "s-again"), label="GPE"),
)


def sample() -> Record:
    document = Document(id="doc-1", name="مقال", title="قصف", meta={"url": "x"})
    return Record(
        document=document,
        text=text_version("doc-1", TEXT, "", "lf", False),
        author="ليلى",
        layer=Layer(),
        scheme=SchemeName("ace2005", 1),
        items=ITEMS,
    )
