"""From bytes to text: UTF-8 unless another encoding was named; a guess is told, never used."""

import codecs

import msgspec

from annotator.errors import UserError
from annotator.sentences import worded

_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LEGACY = ("windows-1256", "iso-8859-6", "windows-1255", "iso-8859-8", "windows-1252")
_CANDIDATES = ("cp1256", "iso8859_6", "cp1255", "iso8859_8", "cp1252", "cp720", "cp864", "cp424")
_NAMES = {
    "cp1256": "windows-1256",
    "iso8859_6": "iso-8859-6",
    "cp1255": "windows-1255",
    "iso8859_8": "iso-8859-8",
    "cp1252": "windows-1252",
}
_PREVIEWED, _SHOWN, _GUESSED_FROM = 4096, 200, 65536


_NO_FILES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
"""Codecs of Python for names and literals; no file is written in one, and they err in odd ways."""


def check_encoding(encoding: str) -> str:
    """The encoding as given; UserError ``encoding.unknown`` when Python has no such text codec."""
    try:
        if codecs.lookup(encoding).name in _NO_FILES:
            raise LookupError(encoding)
        "".encode(encoding)  # refuses codecs that are not of text, such as base64
    except (LookupError, UnicodeError, ValueError) as fault:
        raise UserError(
            "encoding.unknown",
            worded(
                "There is no text encoding {encoding!r}. Well known are utf-8, utf-16, "
                "windows-1256, iso-8859-6.",
                encoding=encoding,
            ),
        ) from fault
    return encoding


def decode(data: bytes, encoding: str, name: str) -> tuple[str, bool]:
    """The text of `data` and whether a byte order mark was taken off its front.

    Without `encoding` the bytes must be UTF-8, or UTF-16 with its mark. `name` is the file's name
    for messages. Raises UserError ``encoding.invalid_utf8`` (damaged UTF-8, with the byte offset),
    ``encoding.guess`` (something else, with the likely encoding) or ``encoding.invalid`` (not what
    was named).
    """
    if encoding:
        return _decode_named(data, encoding, name)
    if data[:2] in _WIDE_MARKS:
        return _decode_named(data, _WIDE_MARKS[data[:2]], name)
    wide = wide_without_mark(data)
    if wide:
        raise _guessed(data, wide, name)
    mark = data.startswith(_UTF8_MARK)
    try:
        return (data[len(_UTF8_MARK) :] if mark else data).decode("utf-8"), mark
    except UnicodeDecodeError as fault:
        if _mostly_utf8(data):
            at = fault.start + (len(_UTF8_MARK) if mark else 0)
            raise UserError(
                "encoding.invalid_utf8",
                worded(
                    "{name} is damaged UTF-8: byte {place} (0x{value:02X}) does not belong "
                    "there. Nothing was read. Mend the file, or name another encoding with "
                    "--encoding.",
                    name=name,
                    place=at,
                    value=data[at],
                ),
            ) from fault
        raise _guessed(data, likely_encoding(data), name) from fault


def _decode_named(data: bytes, encoding: str, name: str) -> tuple[str, bool]:
    mark = data.startswith((_UTF8_MARK, *_WIDE_MARKS))
    try:
        text = data.decode(check_encoding(encoding))
    except UnicodeError as fault:
        at = (
            worded("byte {byte}", byte=fault.start)
            if isinstance(fault, UnicodeDecodeError)
            else worded("its first byte")
        )
        raise UserError(
            "encoding.invalid",
            worded(
                "{name} is not {encoding}: {place} does not fit. Name another encoding with "
                "--encoding.",
                name=name,
                encoding=encoding,
                place=at,
            ),
        ) from fault
    if text.startswith("\ufeff"):
        return text[1:], True
    return text, mark and encoding.lower().replace("_", "-").startswith(("utf-16", "utf-8-sig"))


def wide_without_mark(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` when `data` looks like it, else "".

    In right-to-left news nearly every code unit has a high byte below 8 (Latin, Hebrew, Arabic,
    Syriac), and no other text holds such control bytes: in UTF-8 they pass as valid letters.
    """
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 4:
        return ""
    low, high = sample[0::2], sample[1::2]
    small_low, small_high = (sum(byte < 8 for byte in half) for half in (low, high))
    most = 0.8 * len(low)
    if small_high >= most > small_low:
        return "utf-16-le"
    return "utf-16-be" if small_low >= most > small_high else ""


def _mostly_utf8(data: bytes) -> bool:
    beyond = sum(byte > 0x7F for byte in data)
    kept = data.decode("utf-8", errors="ignore")
    return sum(len(char.encode()) for char in kept if char > "\x7f") >= beyond / 2


class Offer(msgspec.Struct, frozen=True):
    """An encoding that a file may have, and how it begins in it."""

    encoding: str
    preview: str


def offers(data: bytes) -> list[Offer]:
    """The encodings that `data` may have, the likeliest first, each with a look at the text.

    The first is the guess of charset-normalizer (21 of 21 in libraries.md, 3.1), then the usual
    ones of right-to-left scripts in which the bytes can be read at all. For a person to choose
    from; nothing is ever read by a guess alone.
    """
    wide = [wide_without_mark(data)] if wide_without_mark(data) else []
    plain = ["utf-8"] if _is_utf8(data) else []
    found = []
    for name in dict.fromkeys([*wide, *plain, likely_encoding(data), *_LEGACY]):
        try:
            text = data[:_PREVIEWED].decode(name, errors="strict")
        except UnicodeDecodeError as fault:
            if fault.end < min(len(data), _PREVIEWED) - 4:
                continue
            text = data[:_PREVIEWED].decode(name, errors="ignore")
        found.append(Offer(name, _beginning(text)))
    return found


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _beginning(text: str) -> str:
    return " ".join(text.lstrip("\ufeff").split())[:_SHOWN]


def likely_encoding(data: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8; for a message, never for reading.

    Of code pages that give the same letters the better known one is named.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED_FROM], cp_isolation=list(_CANDIDATES)).best()
    by_letters = max(_LEGACY, key=lambda name: _score(data[:65536], name))
    if best is None:
        return by_letters
    name = _NAMES.get(best.encoding, best.encoding)
    # The two know different things: its statistics of letters, ours of the Arabic article.
    return by_letters if _score(data, by_letters) > _score(data, name) + 0.05 else name


def _score(data: bytes, encoding: str) -> float:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    words = text.split()
    letters = sum("\u0590" <= char <= "\u06ff" for char in text)
    # The Arabic article is by far the commonest beginning of a word: it tells code pages apart.
    articles = sum(word.startswith("ال") for word in words)
    return letters / max(1, len(text)) + articles / max(1, len(words))


def _guessed(data: bytes, encoding: str, name: str) -> UserError:
    preview = " ".join(data[:120].decode(encoding, errors="replace").lstrip("\ufeff").split())
    return UserError(
        "encoding.guess",
        worded(
            "{name} is not UTF-8. It may be {encoding}, in which it begins «{words}». "
            "If that reads well, import it again with --encoding {encoding}.",
            name=name,
            encoding=encoding,
            words=preview[:40],
        ),
    )
