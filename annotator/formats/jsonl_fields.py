"""JSON lines of anybody's shape: the article stands under a key that the user names."""

from collections.abc import Iterator, Mapping

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.composing import composed
from annotator.formats.files import Source
from annotator.model.record import Record
from annotator.sentences import worded

_UTF8 = {"", "utf-8", "utf8", "utf-8-sig"}


def read_fields(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each line: ``fields["text"]`` names the key of the article, with dots for keys
    inside (``data.body``); ``title`` and ``id`` likewise. What else a line says stands in `meta`.

    A line that is no JSON object, or has no text there, is told and left out (``json.syntax``,
    ``json.no_text``).
    """
    encoding = options.encoding.lower()
    for number, line in source.lines("" if encoding in _UTF8 else encoding):
        if not line.strip():
            continue
        try:
            yield _record(source, options, line, number)
        except UserError as fault:
            yield Problem(
                key=fault.key,
                message=worded(
                    "{file}, line {line}: {message}",
                    file=source.name,
                    line=number,
                    message=fault.message,
                ),
                level=Level.RECORD,
                source=str(source.path),
                line=number,
            )


def _record(source: Source, options: ReadOptions, line: bytes, number: int) -> Record:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as fault:
        raise UserError(
            "json.syntax", worded("this is no JSON ({fault}).", fault=str(fault))
        ) from fault
    if not isinstance(value, dict):
        raise UserError("json.syntax", worded("this is no JSON object."))
    fields = options.fields
    text = _at(value, fields["text"])
    if not isinstance(text, str):
        known = ", ".join(list(value)[:20])
        words = worded(
            "there is no text under {field!r}; it has: {known}.", field=fields["text"], known=known
        )
        raise UserError("json.no_text", words)
    title, id = (_at(value, fields[key]) if key in fields else None for key in ("title", "id"))
    top = {fields[key] for key in ("text", "title", "id") if key in fields}
    return composed(
        source,
        options,
        text.replace("\r\n", "\n").replace("\r", "\n"),
        part=str(number),
        title=title if isinstance(title, str) else "",
        external_id=str(id) if isinstance(id, (str, int)) else None,
        meta={key: one for key, one in value.items() if key not in top},
    )


def _at(value: Mapping[str, object], path: str) -> object:
    found: object = value
    if path in value:
        return value[path]
    for key in path.split("."):
        if not isinstance(found, dict):
            return None
        found = found.get(key)
    return found
