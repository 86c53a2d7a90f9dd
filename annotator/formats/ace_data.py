"""What APF has no place for, in processing instructions that the DTD admits anywhere.

``<?annotator {"label":"ORG","note":"…"}?>``: what is said there holds instead of what the elements
say. Other readers pass over it.
"""

import msgspec

from annotator.model.items import Scalar


class Data(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is meant, where that is not what the elements say; None where they say it.

    `whole_head`: the head is the whole extent. `arguments` are pairs of a role and the id of a
    mention. `cluster`: label and note of a cluster; `link` its link, where no element can say it.
    """

    label: str | None = None
    attributes: dict[str, Scalar] | None = None
    note: str = ""
    norm: str = ""
    whole_head: bool = False
    arguments: list[tuple[str, str]] | None = None
    cluster: tuple[str, str] | None = None
    link: str = ""


_DECODER = msgspec.json.Decoder(Data)


def data_of(written: str) -> Data:
    """The data of an instruction; nothing when it is not ours or damaged."""
    if not written:
        return Data()
    try:
        return _DECODER.decode(written.encode("utf-8", "replace"))
    except msgspec.DecodeError:
        return Data()


def instruction(data: Data) -> str:
    """The instruction, "" when there is nothing to say; ``?>`` never stands inside of it."""
    if data == Data():
        return ""
    text = msgspec.json.encode(data).decode("utf-8")
    safe = "".join(_safe(character) for character in text)
    return f"<?annotator {safe}?>"


def _safe(character: str) -> str:
    odd = character in ">\x7f\ufffe\uffff" or "\x80" <= character <= "\x9f"
    return f"\\u{ord(character):04x}" if odd else character
