"""Guidelines: a page of Markdown for the project and for each label, kept as entries of it.

A label without a page has that of the label above it, then the project's. Examples that were
pinned are lines of the page: a quote each, which says where it stands.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote as quoted
from urllib.parse import unquote

import msgspec

from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.model.commands import Act
from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.model.entry import Entry
from annotator.model.markdown import escaped, unescaped
from annotator.model.state import Annotations
from annotator.sentences import worded
from annotator.store.store import Store

PREFIX = "guide/"
PROJECT = ""
"""Stands for the project where a label's key is expected."""
MOST = 65_536
"""The longest page, in code points: some twenty printed pages."""
BACK = "guide-back"
"""The title of an act that takes another on pages back."""
_AROUND = 60

Pages = Mapping[str, str]
"""The pages of a project by the key of their label; that of the project under ""."""

_LETTER = r"(?:\\.|[^\\*`])"
_PIN = re.compile(
    rf"> ([✓✗]) ({_LETTER}*)\*\*({_LETTER}+)\*\*({_LETTER}*) — ({_LETTER}*) "
    r"`(\S+) (\d{1,9})-(\d{1,9})`"
)

_PLACES = re.compile(r"^(> [✓✗] .*) `\S+ \d{1,9}-\d{1,9}`$", re.MULTILINE)


class Pin(msgspec.Struct, frozen=True):
    """An example that somebody pinned on the page of `label`; `good` is False for what must not be
    marked so.

    `start` and `end` are half-open code points of the document's text as it was then.
    """

    label: str
    good: bool
    before: str
    text: str
    after: str
    name: str
    document: str
    start: int
    end: int


class Page(msgspec.Struct, frozen=True):
    """What is shown for a label. `owner` is the label whose words they are, or `PROJECT`.

    `pins` are those of the label, then those of the labels above it and of the project.
    """

    owner: str
    words: str
    pins: tuple[Pin, ...] = ()


def read_pages(store: Store) -> dict[str, str]:
    """All pages of a project, as they are stored."""
    return {entry.key.removeprefix(PREFIX): entry.body for entry in store.entries(PREFIX)}


def page_for(pages: Pages, label: str) -> Page | None:
    """The page of a label, or of the nearest one above it, or of the project; None for none.

    A page of pinned examples alone says nothing: the words are those of the next one then.
    """
    owner, words, pins = None, "", []
    for key in _upwards(label):
        body = pages.get(key)
        if body is None:
            continue
        found = {line: _pin_of(line, key) for line in body.split("\n")}
        pins += [pin for pin in found.values() if pin is not None]
        said = "\n".join(line for line in body.split("\n") if found[line] is None).strip("\n")
        if not words and said.strip():
            owner, words = key, said
    if owner is None and not pins:
        return None
    return Page(owner if owner is not None else pins[0].label, words, tuple(pins))


def _upwards(label: str) -> list[str]:
    """A label, those above it, and the project."""
    keys = [label]
    while keys[-1]:
        keys.append(keys[-1].rpartition(".")[0])
    return keys


def save_page(pages: Pages, label: str, body: str) -> Act | None:
    """The act that gives a label another page, or takes it away ("" or blanks).

    None when nothing would change; UserError ``guide.too_long``, or ``guide.letter`` for what
    no page can hold.
    """
    edits = page_edits(pages, {label: body})
    return Act(f"guide {label}".strip(), edits) if edits else None


def page_edits(pages: Pages, changed: Pages) -> tuple[Edit, ...]:
    """The edits that bring some pages; raises as `save_page`."""
    edits = []
    for label, body in changed.items():
        old, new = _entry(label, pages.get(label)), _entry(label, _kept(label, body))
        if old != new:
            edits.append(Edit(SCHEME_PLACE, old, new))
    return tuple(edits)


def _entry(label: str, body: str | None) -> Entry | None:
    return Entry(key=PREFIX + label, body=body) if body else None


def _kept(label: str, body: str) -> str:
    """A page as it is stored: LF, no blank lines around it."""
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
    name = label or worded("the project")
    if len(body) > MOST:
        words = worded(
            "The page of {name} has {size:,} characters; {most:,} are the most. Shorten it, "
            "or give a part of it to a subtype.",
            name=name,
            size=len(body),
            most=MOST,
        )
        raise UserError("guide.too_long", words)
    bad = next((sign for sign in body if sign == "\0" or "\ud800" <= sign <= "\udfff"), None)
    if bad is not None:
        words = worded(
            "The page of {name} holds U+{code:04X}, which is no letter. Take it out.",
            name=name,
            code=ord(bad),
        )
        raise UserError("guide.letter", words)
    return body


# --- examples ---------------------------------------------------------------------------------


def pin_example(pages: Pages, label: str, hit: Hit, *, good: bool) -> Act | None:
    """The act that pins a place as an example on the page of a label, at its end.

    None when it stands there already in the same sense; one of the other sense is replaced.
    """
    place = (hit.document, hit.start, hit.end)
    lines = []
    for line in pages.get(label, "").split("\n"):
        pin = _pin_of(line, label)
        if pin is not None and (pin.document, pin.start, pin.end) == place:
            if pin.good == good:
                return None
            continue
        lines.append(line)
    body = "\n".join(lines).rstrip()
    # Behind a blank line, so that other readers of Markdown take it for a quote of its own.
    edits = page_edits(pages, {label: f"{body}\n\n{_line_of(hit, good=good)}"})
    return Act(f"guide-pin {label}".strip(), edits) if edits else None


def unpin(pages: Pages, pin: Pin) -> Act | None:
    """The act that takes a pinned example off its page; None when it is not there any more."""
    lines = pages.get(pin.label, "").split("\n")
    left = [line for line in lines if _pin_of(line, pin.label) != pin]
    edits = page_edits(pages, {pin.label: "\n".join(left)}) if len(left) < len(lines) else ()
    return Act(f"guide-unpin {pin.label}".strip(), edits) if edits else None


def without_places(body: str) -> str:
    """A page for the eye: its pinned examples do not say by number where they stand."""
    return _PLACES.sub(r"\1", body)


def hit_of(pin: Pin) -> Hit:
    """The place of a pinned example."""
    return Hit(pin.document, pin.name, pin.start, pin.end, pin.before, pin.text, pin.after)


def hit_in(state: Annotations, start: int, end: int) -> Hit:
    """A place of the open document: half-open code points."""
    text = state.text
    return Hit(
        state.key.document,
        state.document.name,
        start,
        end,
        text[max(0, start - _AROUND) : start],
        text[start:end],
        text[end : end + _AROUND],
    )


def place_of(store: Store, pin: Pin) -> tuple[int, int] | None:
    """Where a pinned example stands now: in its place, else the nearest with the same words.

    None when the words are gone; UserError when the document is.
    """
    text = store.text(pin.document).text
    if text[pin.start : pin.end] == pin.text:
        return pin.start, pin.end
    behind, before = text.find(pin.text, pin.start), text.rfind(pin.text, 0, pin.end)
    found = [at for at in (behind, before) if at >= 0]
    at = min(found, key=lambda place: abs(place - pin.start), default=None)
    return (at, at + len(pin.text)) if at is not None else None


def _line_of(hit: Hit, *, good: bool) -> str:
    before, text, after = (
        escaped(words)
        for words in (hit.before[-_AROUND:].lstrip(), hit.text, hit.after[:_AROUND].rstrip())
    )
    where = f"{quoted(hit.document, safe='')} {hit.start}-{hit.end}"
    return f"> {'✓' if good else '✗'} {before}**{text}**{after} — {escaped(hit.name)} `{where}`"


def _pin_of(line: str, label: str) -> Pin | None:
    found = _PIN.fullmatch(line) if line.startswith(("> ✓", "> ✗")) else None
    if found is None:
        return None
    sign, *words, document, start, end = found.groups()
    before, text, after, name = map(unescaped, words)
    return Pin(
        label, sign == "✓", before, text, after, name, unquote(document), int(start), int(end)
    )
