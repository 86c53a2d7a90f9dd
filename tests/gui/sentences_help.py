"""A translator that says every sentence of the rooms below the window in letters of Arabic."""

import re
import string

from PySide6.QtCore import QTranslator
from words_help import LATIN

ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")


def in_letters(template):
    """The template with its places, each Latin letter of its words an Arabic one."""
    found = []
    for words, name, spec, conversion in string.Formatter().parse(template):
        found.append(LATIN.sub("ع", words).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            how = (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            found.append(f"{{{name}{how}}}")
    return "".join(found)


class Sentences(QTranslator):
    """Answers for sentences, and for what `own` gives of other contexts."""

    def __init__(self, own=()):
        super().__init__()
        self.own = dict(own)

    def translate(self, context, source, _disambiguation=None, _n=-1):
        if (context, source) in self.own:
            return self.own[context, source]
        return in_letters(source) if context == "Sentences" else None


def left_in_english(text, *values):
    """Latin words of a text but for the given values and what was put apart as a value."""
    text = ISOLATED.sub("", text)
    for value in values:
        text = text.replace(value, "")
    return [line for line in text.splitlines() if LATIN.search(line)]
