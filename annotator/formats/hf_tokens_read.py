"""Reading rows of tokens and tags: ours, and those that others keep for token classification."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.composing import source_refused
from annotator.formats.files import Source
from annotator.formats.json_objects import (
    json_objects,
    json_problem,
    offsets_of,
    refused,
    strings_of,
    text_of,
)
from annotator.formats.tags import OUTSIDE, Found, Tag, decoded, manner, parsed
from annotator.formats.token_records import Marked, span_record
from annotator.formats.tokens import joined
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import normalise_newlines

_INFO = "dataset_info.json"
_Row = Mapping[str, object]


def read_hf_tokens(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each row with ``tokens`` (or ``words``) and ``ner_tags`` (``tags``, ``ner``).

    Tags are names, or numbers whose names stand in ``labels`` of the row or in the
    ``dataset_info.json`` that `datasets` saves beside; ``fields`` may name other keys
    (``{"tokens": "words", "tags": "pos"}``). With ``text`` and ``offsets`` spans come back to
    their places; else the tokens are joined with blanks.
    """
    try:
        names = _names_beside(source)
        for entry in json_objects(source, options):
            if isinstance(entry, Problem):
                yield entry
            else:
                yield from _RowReader(source, options, *entry, names).read()
    except UserError as fault:
        yield source_refused(source, fault)


class _Refused(Exception):
    """The row cannot be read at all."""

    def __init__(self, key: str, words: str, where: str) -> None:
        super().__init__(words)
        self.key, self.words, self.where = key, words, where


class _RowReader:
    """One row on its way to a record."""

    def __init__(
        self,
        source: Source,
        options: ReadOptions,
        line: int,
        row: _Row,
        names: Mapping[str, list[str]],
    ) -> None:
        self._source = source
        self._options = options
        self._line = line
        self._row = row
        self._names = names
        self._problems: list[Problem] = []

    def read(self) -> Iterator[Record | Problem]:
        try:
            record = self._record()
        except _Refused as fault:
            yield json_problem(self._source, self._line, fault.key, fault.words, fault.where)
        except UserError as fault:
            yield from self._problems
            yield refused(self._source, self._line, fault)
        else:
            yield from self._problems
            yield record

    def _record(self) -> Record:
        tokens = self._tokens()
        tags = self._tags(len(tokens))
        text, places, unsure = self._text(tokens)
        how = manner([tags])
        found, repairs = decoded(tags)
        headless = [repair for repair in repairs if repair.headless]
        if headless and how.begins:
            for repair in headless:
                words = worded(
                    "I- or E-{label} goes on with a span that never began.", label=repair.label
                )
                self._tell("bio.repaired", words, f"{self._key('tags')}[{repair.token}]")
        marked = [
            Marked(label, ((places[first][0], places[last - 1][1]),))
            for label, first, last in self._sure(found, unsure)
        ]
        id = text_of(self._row.get("id"))
        has_text = isinstance(self._row.get("text"), str)
        return span_record(
            id or f"{self._source.path.stem}:{self._line}",
            text,
            marked,
            self._options,
            # A row without a text comes from elsewhere, where ids count the rows of each file.
            id=id if has_text else "",
            author=text_of(self._row.get("author")),
        )

    def _key(self, what: str) -> str:
        """The key under which a row has its ``tokens`` or ``tags``."""
        usual = {"tokens": ("tokens", "words"), "tags": ("ner_tags", "tags", "ner")}[what]
        asked = self._options.fields.get(what)
        return asked or next((key for key in usual if key in self._row), usual[0])

    def _tokens(self) -> list[str]:
        key = self._key("tokens")
        tokens = strings_of(self._row.get(key))
        if not tokens or not all(tokens):
            raise _Refused("record.shape", worded("there is no list of tokens, each a text."), key)
        return tokens

    # --- tags ----------------------------------------------------------------------------------

    def _tags(self, count: int) -> list[tuple[Tag]]:
        key = self._key("tags")
        values = self._row.get(key)
        if not isinstance(values, list):
            raise _Refused("record.shape", worded("there is no list of tags."), key)
        if len(values) != count:
            words = worded(
                "there are {tags} tags for {tokens} tokens.", tags=len(values), tokens=count
            )
            raise _Refused("tags.length", words, key)
        names = self._tag_names(key, values)
        return [(self._tag(value, names, f"{key}[{at}]"),) for at, value in enumerate(values)]

    def _tag_names(self, key: str, values: Sequence[object]) -> list[str]:
        if all(isinstance(value, str) for value in values):
            return []
        names = strings_of(self._row.get("labels")) or self._names.get(key)
        if names is None:
            words = worded(
                "the tags are numbers without names. Put the names in the order of their "
                'numbers into "labels", or {file} of the data set beside the file.',
                file=_INFO,
            )
            raise _Refused("tags.unnamed", words, key)
        return names

    def _tag(self, value: object, names: list[str], where: str) -> Tag:
        name = value
        if type(value) is int and 0 <= value < len(names):
            name = names[value]
        tag = parsed(name) if isinstance(name, str) else None
        if tag is None:
            words = worded(
                "{text!r} is no tag such as B-PER or O. The token was kept without it.", text=name
            )
            self._tell("tag.unknown", words, where, Level.ITEM)
        return tag or OUTSIDE

    # --- the text ------------------------------------------------------------------------------

    def _text(self, tokens: list[str]) -> tuple[str, list[Fragment], set[int]]:
        """The text, the place of each token, and the tokens of which it is not sure."""
        raw, offsets = self._row.get("text"), self._row.get("offsets")
        if not isinstance(raw, str):
            return (*joined(tokens), set())
        text, newlines = normalise_newlines(raw)
        if not isinstance(offsets, list) or len(offsets) != len(tokens):
            return (*_aligned(text, tokens), set())
        places: list[Fragment] = []
        unsure: set[int] = set()
        for at, (word, value) in enumerate(zip(tokens, offsets, strict=True)):
            place = offsets_of(value)
            if place is None or not (0 <= place[0] < place[1] <= len(raw)):
                self._wrong_place(
                    at,
                    worded(
                        "{value!r} is no place in a text of {length} characters",
                        value=value,
                        length=len(raw),
                    ),
                )
                unsure.add(at)
                places.append((0, 0))
                continue
            place = newlines.to_stored(place[0]), newlines.to_stored(place[1])
            if text[slice(*place)] != word:
                self._wrong_place(
                    at,
                    worded(
                        "the text has {found!r} there, not {word!r}",
                        found=text[slice(*place)],
                        word=word,
                    ),
                )
                unsure.add(at)
            places.append(place)
        return text, places, unsure

    def _wrong_place(self, at: int, words: str) -> None:
        self._tell(
            "offset.text_mismatch",
            worded("{what}.", what=words),
            f"offsets[{at}]",
            Level.NOTE,
        )

    def _sure(self, found: list[Found], unsure: set[int]) -> Iterator[Found]:
        for span in found:
            if unsure.isdisjoint(range(span.first, span.last)):
                yield span
            else:
                words = worded(
                    "a span of {label} was left out: its tokens are not in the text.",
                    label=span.label,
                )
                self._tell("offset.text_mismatch", words, f"offsets[{span.first}]", Level.ITEM)

    def _tell(self, key: str, words: str, where: str, level: Level = Level.CHANGED) -> None:
        self._problems.append(json_problem(self._source, self._line, key, words, where, level))


def _aligned(text: str, tokens: list[str]) -> tuple[str, list[Fragment]]:
    """The places of tokens in a text that has them in this order, else the tokens joined."""
    places: list[Fragment] = []
    at = 0
    for word in tokens:
        start = text.find(word, at)
        if start < 0 or not (start == at or text[at:start].isspace()):
            return joined(tokens)
        at = start + len(word)
        places.append((start, at))
    return text, places


def _names_beside(source: Source) -> dict[str, list[str]]:
    """The names of each column of tags in the ``dataset_info.json`` beside a file."""
    beside = source.beside(_INFO)
    if beside is None:
        return {}
    found: dict[str, list[str]] = {}
    for entry in json_objects(beside, ReadOptions()):
        features = entry[1].get("features") if not isinstance(entry, Problem) else None
        for key, feature in features.items() if isinstance(features, dict) else ():
            inner = feature.get("feature") if isinstance(feature, dict) else None
            names = strings_of(inner.get("names")) if isinstance(inner, dict) else None
            if names is not None:
                found[key] = names
    return found
