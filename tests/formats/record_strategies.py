"""Hypothesis strategies for whole records: any item, any character, any fragment."""

from hypothesis import strategies as st

from annotator.model.document import Document, Layer, Status, TextVersion, Zone, text_sha256
from annotator.model.items import (
    Argument,
    Cluster,
    DocumentLabel,
    Event,
    Relation,
    Span,
    quote_of,
)
from annotator.model.record import Record, SchemeName

# Arabic, marks, joiners, bidi controls, astral letters, and what JSON or a terminal trips over.
LETTERS = (
    'اببيكلمنوة ً\u0651\u0640\u200c\u200d\u200f\u202b\n\t "\\/\u2028\u0085\u00a0'
    "\x7f\u009b\x1bپی😀𞤀a1éא"
)

texts = st.text(LETTERS, min_size=1, max_size=60).map(lambda t: "م" + t)
words = st.text(LETTERS, max_size=8)
labels = st.text("ABCab.-شخص<=", min_size=1, max_size=8)
scalars = st.one_of(
    words,
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
)
attributes = st.dictionaries(words, scalars, max_size=3)
json_values = st.recursive(
    st.one_of(st.none(), scalars),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def fragments(draw, length):
    """One to three ranges in order that do not touch."""
    cuts = draw(st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True).map(sorted))
    return tuple(zip(cuts[0::2], cuts[1::2], strict=False))


@st.composite
def spans(draw, text, id):
    ranges = draw(fragments(len(text)))
    start, end = draw(st.sampled_from(ranges))
    head = draw(st.none() | st.just((start, end)) | st.just((end - 1, end)))
    return Span(
        id=id,
        fragments=ranges,
        quote=quote_of(text, ranges),
        label=draw(labels),
        attributes=draw(attributes),
        note=draw(words),
        head=head,
        norm=draw(words),
    )


@st.composite
def events(draw, text, id, targets):
    ranges = draw(fragments(len(text)))
    others = [target for target in targets if target != id]
    arguments = st.builds(Argument, role=words, target=st.sampled_from(others))
    return Event(
        id=id,
        fragments=ranges,
        quote=quote_of(text, ranges),
        label=draw(labels),
        attributes=draw(attributes),
        note=draw(words),
        arguments=tuple(draw(st.lists(arguments, max_size=4))) if others else (),
    )


@st.composite
def layer_items(draw, text):
    span_ids = [f"s{n}" for n in range(draw(st.integers(0, 4)))]
    event_ids = [f"e{n}" for n in range(draw(st.integers(0, 3)))]
    mentions = span_ids + event_ids
    items = [draw(spans(text, id)) for id in span_ids]
    items += [draw(events(text, id, mentions)) for id in event_ids]
    if mentions:
        some = st.sampled_from(mentions)
        relation = st.builds(
            Relation, id=st.just("r0"), label=labels, source=some, target=some,
            attributes=attributes, note=words,
        )  # fmt: skip
        cluster = st.builds(
            Cluster, id=st.just("c0"), label=words, link=words, note=words,
            members=st.lists(some, min_size=1, max_size=3).map(tuple),
        )  # fmt: skip
        items += draw(st.lists(st.one_of(relation, cluster), max_size=2, unique_by=lambda i: i.id))
    label = st.builds(
        DocumentLabel, id=st.just("l0"), label=labels, attributes=attributes, note=words
    )
    items += draw(st.lists(label, max_size=1))
    return tuple(draw(st.permutations(items)))


@st.composite
def zones(draw, length):
    made = []
    for number in range(draw(st.integers(0, 2))):
        start, end = draw(fragments(length))[0]
        made.append(Zone(id=f"z{number}", kind=draw(words), start=start, end=end))
    return tuple(made)


@st.composite
def records(draw):
    text = draw(texts)
    document = Document(
        id=draw(labels),
        name=draw(labels),
        title=draw(words),
        language=draw(st.sampled_from(["ar", "fa", "he", "ckb"])),
        direction=draw(st.sampled_from(["rtl", "ltr"])),
        external_id=draw(st.none() | words),
        meta=draw(st.dictionaries(words, json_values, max_size=3)),
    )
    version = TextVersion(
        document=document.id,
        text=text,
        sha256=text_sha256(text),
        source_sha256=text_sha256(text + "x"),
        newline=draw(st.sampled_from(["lf", "crlf", "cr", "mixed", "none"])),
        bom=draw(st.booleans()),
    )
    layer = Layer(
        status=draw(st.sampled_from(list(Status))),
        flagged=draw(st.booleans()),
        note=draw(words),
        seconds=draw(st.integers(0, 10**6)),
    )
    return Record(
        document=document,
        text=version,
        author=draw(words),
        layer=layer,
        scheme=SchemeName(draw(words), draw(st.integers(0, 9))),
        zones=draw(zones(len(text))),
        items=draw(layer_items(text)),
    )
