"""What readers of the JSON formats of tokens share: texts put together, and what we had added.

`token_json` says what stands under our own key; here it is read, and left aside where it no longer
fits what the file says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from annotator.formats.base import Level, ReadOptions
from annotator.formats.jsonl_build import Unsound, build
from annotator.formats.jsonl_findings import Findings, Json, forbidden_in, shown
from annotator.formats.jsonl_shape import ITEM_LIMIT, RecordShape
from annotator.formats.token_json import OURS, SHAPE
from annotator.formats.tokens import joined
from annotator.model.document import Status
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded

_HEADER = (
    "id", "external_id", "name", "title", "source_sha256", "newline", "bom", "language",
    "direction", "scheme", "author", "status", "flagged", "note", "seconds", "meta", "zones",
    "labels",
)  # fmt: skip


def words_of(value: object, where: str, found: Findings) -> list[str] | None:
    """The tokens of a sentence; None, with the record refused, when they are no such."""
    if not isinstance(value, list):
        found.refuse(
            "tokens.missing",
            worded("expected a list of tokens, got {value}.", value=shown(value)),
            where,
        )
        return None
    for number, word in enumerate(value):
        if not isinstance(word, str):
            words = worded("a token must be text, not {value}; record left out.", value=shown(word))
            found.refuse("field.type", words, f"{where}[{number}]")
            return None
    bad = forbidden_in("".join(value))
    if bad is not None:
        found.refuse(bad[0], worded("a token holds {what}; record left out.", what=bad[2]), where)
        return None
    return value


class Laying:
    """A text put together from sentences of tokens. `ranges` are those of all tokens in turn."""

    def __init__(self) -> None:
        self.text = ""
        self.ranges: list[Fragment] = []
        self.starts: list[int] = []
        """The index of the first token of each sentence."""
        self._parts: list[str] = []
        self._length = 0
        self._open = False

    def add(self, words: list[str], text: object, *, ours: bool) -> bool:
        """Add a sentence, from the text that the file gives where the tokens stand in it in turn.

        A text of `ours` has nothing else than tokens and white space, the white space before the
        next sentence included. False when the text was of no use: then the tokens are joined by
        blanks, and sentences by line ends.
        """
        self.starts.append(len(self.ranges))
        ranges = _located(words, text, whole=ours)
        if ranges is not None and isinstance(text, str):
            self._put(text, ranges, closed=ours)
            return True
        self._put(*joined(words), closed=False)
        return text is None

    def _put(self, text: str, ranges: Iterable[Fragment], *, closed: bool) -> None:
        if self._open:
            self._parts.append("\n")
            self._length += 1
        at = self._length
        self.ranges.extend([(start + at, end + at) for start, end in ranges])
        self._parts.append(text)
        self._length += len(text)
        self._open = not closed

    def finish(self) -> None:
        """No sentence follows: `text` is whole."""
        self.text = "".join(self._parts).replace("\r\n", " \n").replace("\r", "\n")

    def place(self, tokens: Fragment) -> Fragment:
        """The code points from the first to the last of the tokens [first, last)."""
        return self.ranges[tokens[0]][0], self.ranges[tokens[1] - 1][1]


def _located(words: list[str], text: object, *, whole: bool) -> list[Fragment] | None:
    """The places of words that follow each other in a text; if `whole`, with blanks between."""
    if not isinstance(text, str) or forbidden_in(text) is not None:
        return None
    ranges, at = [], 0
    for word in words:
        start = text.find(word, at)
        if start < 0 or (whole and start > at and not text[at:start].isspace()):
            return None
        at = start + len(word)
        ranges.append((start, at))
    return None if whole and text[at:].strip() else ranges


def token_range(
    first: object, last: object, number: int, where: str, found: Findings, *, inclusive: bool
) -> Fragment | None:
    """Tokens [first, last) from two indices of a file of `number` tokens; None with a finding."""
    for value in (first, last):
        if type(value) is not int:
            words = worded(
                "a token index must be a whole number, not {value}; left out.", value=shown(value)
            )
            found.item("offset.not_integer", words, where)
            return None
    assert isinstance(first, int) and isinstance(last, int)  # noqa: PT018 - told to mypy
    end = last + 1 if inclusive else last
    if not (0 <= first < number and end <= number):
        words = worded(
            "tokens {first} to {last} lie outside of the {number} there are.",
            first=shown(first),
            last=shown(last),
            number=number,
        )
        found.item("offset.out_of_range", words, where)
        return None
    if first >= end:
        words = worded(
            "the range {first}-{last} marks no token or is reversed; left out.",
            first=first,
            last=last,
        )
        found.item("offset.reversed", words, where)
        return None
    return first, end


def label_of(value: object, where: str, found: Findings) -> str:
    """A label; "" with a finding when it is none."""
    if isinstance(value, str) and value and forbidden_in(value) is None:
        return value
    found.item(
        "label.empty",
        worded("{value} is no label; the item is left out.", value=shown(value)),
        where,
    )
    return ""


def text_ignored(found: Findings) -> None:
    """Note that tokens were changed, so that the text beside them is no longer theirs."""
    words = worded(
        "its tokens are no longer those of its text, which was put together from them anew."
    )
    found.add(Level.NOTE, "tokens.text_ignored", words)


def role_of(value: object, where: str, found: Findings) -> str | None:
    """A role, which may be empty; None with a finding when it is none."""
    if isinstance(value, str) and forbidden_in(value) is None:
        return value
    found.item(
        "field.type",
        worded("{value} is no role; the argument is left out.", value=shown(value)),
        where,
    )
    return None


class Memory:
    """What an export of ours said of its items, found again by what the format says of them."""

    def __init__(self, entries: object = None) -> None:
        self._by_key: dict[bytes, list[Json]] = defaultdict(list)
        self.ids: set[str] = set()
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, list) and len(entry) == 2 and isinstance(entry[1], dict):
                self._by_key[SHAPE.encode(entry[0])].append(entry[1])
                self.ids.add(str(entry[1].get("id", "")))

    def take(self, key: object) -> Json:
        """What was said of the next item of that key; an empty object when nothing was."""
        waiting = self._by_key.get(SHAPE.encode(key))
        return waiting.pop(0) if waiting else {}

    def forget_places(self) -> None:
        """The text is another one now: heads stood in that which was written."""
        for waiting in self._by_key.values():
            for said in waiting:
                said.pop("head", None)


class Plain:
    """A record in the words of our JSONL, as it is put together from a file of tokens."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.entities: list[Json] = []
        self.events: list[Json] = []
        self.relations: list[Json] = []
        self.clusters: list[Json] = []
        self._taken = set(taken)
        self._used: set[str] = set()
        self._made = 0

    def id(self, wanted: object, prefix: str) -> str:
        """The wanted id unless an item has it, else a new one: the same on every reading."""
        id = wanted if isinstance(wanted, str) and wanted and forbidden_in(wanted) is None else ""
        while not id or id in self._used:
            self._made += 1
            id = f"{prefix}-{self._made}"
            id = "" if id in self._taken else id
        self._used.add(id)
        return id

    def entity(self, place: Fragment, label: str, said: Json) -> str:
        """Add a span at code points; its id."""
        id = self.id(said.get("id"), "s")
        self.entities.append({**said, "id": id, "label": label, "start": place[0], "end": place[1]})
        return id

    def event(self, place: Fragment, label: str, said: Json) -> Json:
        """Add an event at code points; the object, for its arguments."""
        id = self.id(said.get("id"), "e")
        trigger = {"start": place[0], "end": place[1]}
        arguments: list[Json] = []
        made = {**said, "id": id, "type": label, "trigger": trigger, "arguments": arguments}
        self.events.append(made)
        return made

    def relation(self, label: str, source: str, target: str, said: Json) -> None:
        """Add a relation between two ids."""
        id = self.id(said.get("id"), "r")
        made = {**said, "id": id, "type": label, "source": source, "target": target}
        self.relations.append(made)

    def cluster(self, members: Sequence[str], said: Json) -> None:
        """Add a cluster of ids."""
        id = self.id(said.get("id"), "c")
        self.clusters.append({**said, "id": id, "members": list(dict.fromkeys(members))})

    def record(self, text: str, header: Json) -> Json:
        """The whole."""
        return {
            **{key: header[key] for key in _HEADER if key in header},
            "text": text,
            "entities": self.entities,
            "events": self.events,
            "relations": self.relations,
            "clusters": self.clusters,
        }


def record_from(
    make: Callable[[bool], Json | None], name: str, options: ReadOptions, found: Findings
) -> Iterable[Record]:
    """The record that `make` puts together, at most one.

    `make` is called with True to use what our exports add; when that makes no sound record (it was
    changed by somebody), it is passed over with a note and `make` is called with False.
    """
    before = len(found.problems)
    plain = make(True)
    if plain is None:
        return ()
    record = _built(plain, name, options)
    if record is not None:
        return (record,)
    del found.problems[before:]
    words = worded(
        "what stands under {key!r} is not as it was written, and was passed over.", key=OURS
    )
    found.add(Level.NOTE, "said.ignored", words)
    plain = make(False)
    record = _built(plain, name, options) if plain is not None else None
    if record is None and plain is not None:
        number = sum(len(plain[key]) for key in ("entities", "events", "relations", "clusters"))  # type: ignore[misc,arg-type] # lists, by Plain.record
        words = worded("there is nothing to read in it; left out.")
        if number > ITEM_LIMIT:
            words = worded(
                "{number} items are more than the {limit} of one record; left out.",
                number=number,
                limit=ITEM_LIMIT,
            )
        found.refuse("record.unsound", words)
    return () if record is None else (record,)


def _built(plain: Json, name: str, options: ReadOptions) -> Record | None:
    try:
        shape = msgspec.convert(plain, RecordShape)
        if shape.status is None and shape.entities:
            shape.status = Status.IN_PROGRESS
        return build(shape, name, options.scheme, options.language)
    except (msgspec.ValidationError, Unsound):
        return None
