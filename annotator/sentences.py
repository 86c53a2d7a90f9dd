"""Sentences for people: English text that remembers what it was made of, so that it can be said
in the language of the window.

Rooms below the window know no translator. They make a sentence from a template with `worded`; the
command line prints it as it is, the window translates template and values apart (`gui/telling.py`).
"""


class Sentence(str):
    """A text that was filled in. `template` has places such as ``{path}``; `values` fill them.

    A value that is a `Sentence` itself is translated too. Anything done to it makes a plain string.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]


def worded(template: str, /, **values: object) -> Sentence:
    """The sentence of a template, its places filled by `values` as `str.format` does it.

    The template is a literal, so that the translations can be collected from the source
    (resources/i18n/README.md); braces that are meant are doubled, as for `str.format`.
    """
    found = Sentence(template.format(**values))
    found.template = template
    found.values = values
    return found


def plain(value: object) -> str:
    """A sentence as bare text, for an encoder that knows `str` alone (msgspec's `enc_hook`)."""
    if isinstance(value, Sentence):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no sentence and cannot be encoded")


def together(*sentences: str) -> Sentence:
    """Sentences one after the other, parted by blanks; empty ones are passed over."""
    parts = {f"part{n}": one for n, one in enumerate(one for one in sentences if one)}
    return worded(" ".join(f"{{{name}}}" for name in parts), **parts)
